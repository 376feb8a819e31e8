//! What the commands are called.

/// A command's name, and other words people look for it by.
pub struct Named {
    /// What stands on buttons and in menus.
    pub title: &'static str,
    /// More words that find it in the palette.
    pub also: &'static str,
}

/// What each command is called.
#[expect(missing_docs, reason = "each field names the command of that name")]
pub struct CommandWords {
    pub undo: Named,
    pub redo: Named,
    pub palette: Named,
    pub header: Named,
    pub rename_map: Named,
    pub export_json: Named,
    pub home: Named,
    pub help: Named,
    pub add_card: Named,
    pub edit: Named,
    pub move_cards: Named,
    pub duplicate: Named,
    pub cut: Named,
    pub copy: Named,
    pub paste: Named,
    pub delete: Named,
    pub select: Named,
    pub select_up: Named,
    pub select_down: Named,
    pub select_all: Named,
    pub clear_selection: Named,
    pub move_up: Named,
    pub move_down: Named,
    pub move_back: Named,
    pub move_on: Named,
    pub set_emotion: Named,
    pub emotion_higher: Named,
    pub emotion_lower: Named,
    pub emotion_unknown: Named,
    pub add_stage: Named,
    pub add_stage_before: Named,
    pub merge_stage: Named,
    pub delete_stage: Named,
    pub add_step: Named,
    pub add_step_before: Named,
    pub split_stage: Named,
    pub delete_step: Named,
    pub rename: Named,
    pub add_lane: Named,
    pub hide_lane: Named,
    pub lanes: Named,
    pub delete_lane: Named,
    pub zoom_in: Named,
    pub zoom_out: Named,
    pub zoom_whole: Named,
    pub zoom_fit: Named,
    pub menu: Named,
}
