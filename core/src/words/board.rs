//! Words of the board and of what stands around it.

use crate::model::{BlueprintLine, Evidence, LaneRole, Language, MapKind, Score};
use crate::store::{SaveError, SaveState};

/// Words of the board and of what stands around it.
pub struct BoardWords {
    /// The browser made no file of a map.
    pub file_refused: &'static str,
    /// What a map without a title is called.
    pub untitled: &'static str,
    /// Over the stage headers.
    pub stages: &'static str,
    /// Over the step headers.
    pub steps: &'static str,
    /// Names the board.
    pub board: &'static str,
    /// How the board is used, read once by assistive technology.
    pub hint: &'static str,
    /// Describes an empty cell.
    pub empty_cell: &'static str,
    /// Stands in the empty cell in focus; without quotation marks, since a style sheet writes it.
    pub write_here: &'static str,
    /// Jumps over the bar.
    pub skip: &'static str,
    /// On the button that saves the map as a file.
    pub export: &'static str,
    /// Feelings to choose a word from: satisfaction, frustration, engagement, trust and surprise, each with its opposite.
    pub feelings: &'static [&'static str],
    /// Names the bar.
    pub map_tools: &'static str,
    /// Names the bar of actions on what is in focus.
    pub context_tools: &'static str,
    /// Saves a copy when storage fails.
    pub download: &'static str,
    /// While a map takes long to open.
    pub opening: &'static str,
    /// There is no map under this address.
    pub missing_map: &'static str,
    /// The record of a map cannot be read.
    pub broken_map: &'static str,
    /// Leads back to the first screen.
    pub all_maps: &'static str,
    /// Labels the title field.
    pub title_field: &'static str,
    /// Names the button that edits the title.
    pub rename_title: &'static str,
    /// A field.
    pub goal: &'static str,
    /// A field.
    pub scenario: &'static str,
    /// A field.
    pub expectations: &'static str,
    /// Who takes part in the workshop, and in which role.
    pub participants: &'static str,
    /// A field.
    pub begins: &'static str,
    /// A field.
    pub ends: &'static str,
    /// A field of the header strip.
    pub from_to: &'static str,
    /// A field.
    pub owner: &'static str,
    /// A field.
    pub review: &'static str,
    /// A field.
    pub sources: &'static str,
    /// A field.
    pub status: &'static str,
    /// A value of it.
    pub draft_status: &'static str,
    /// A value of it.
    pub validated_status: &'static str,
    /// A field of a future state.
    pub vision: &'static str,
    /// A field of a future state.
    pub horizon: &'static str,
    /// A group of fields.
    pub persona: &'static str,
    /// A group of fields.
    pub context: &'static str,
    /// A field.
    pub name: &'static str,
    /// A field.
    pub role: &'static str,
    /// A field.
    pub age: &'static str,
    /// A field.
    pub quote: &'static str,
    /// A field of the header strip.
    pub evidence: &'static str,
    /// Invites to say who travels.
    pub no_persona: &'static str,
    /// Invites to say what for.
    pub add_goal: &'static str,
    /// Opens the header dialog.
    pub edit_header: &'static str,
    /// Folds the header strip.
    pub hide_header: &'static str,
    /// Unfolds the header strip.
    pub show_header: &'static str,
    /// Labels the editor of a card.
    pub card_text: &'static str,
    /// Labels the editor of a name, which may be empty.
    pub new_name: fn(&str) -> String,
    /// What the header of a step is called while it has no name of its own.
    pub step_without_name: &'static str,
    /// Labels the scale of a feeling.
    pub feeling: &'static str,
    /// Labels the word for a feeling.
    pub feeling_word: &'static str,
    /// A feeling nobody knows.
    pub unknown: &'static str,
    /// A kind of channel.
    pub online: &'static str,
    /// A kind of channel.
    pub offline: &'static str,
    /// A mark on a card, high or low.
    pub moment: &'static str,
    /// Names the choice of what cards show.
    pub cards_show: &'static str,
    /// Shows the facts above the board whole, and again in short.
    pub whole_context: &'static str,
    /// The mark in full.
    pub moment_high: &'static str,
    /// A mark on a card.
    pub moment_low: &'static str,
    /// A status of evidence.
    pub assumed: &'static str,
    /// A status of evidence.
    pub observed: &'static str,
    /// A status of evidence.
    pub reported: &'static str,
    /// A status of evidence.
    pub proposed: &'static str,
    /// Heads the Move dialog.
    pub move_title: &'static str,
    /// Labels a choice.
    pub to_stage: &'static str,
    /// Labels a choice.
    pub to_step: &'static str,
    /// Labels a choice.
    pub to_lane: &'static str,
    /// Labels a choice.
    pub to_position: &'static str,
    /// The last position.
    pub last: &'static str,
    /// Does it.
    pub apply_move: &'static str,
    /// Leaves a dialog.
    pub cancel: &'static str,
    /// Leaves a dialog.
    pub close: &'static str,
    /// Keeps what was written in a dialog.
    pub keep: &'static str,
    /// What those keys bring back.
    pub undo_brings_back: fn(&str) -> String,
    /// Leaves a stage that was about to be deleted.
    pub keep_stage: &'static str,
    /// Leaves a step.
    pub keep_step: &'static str,
    /// Leaves a lane.
    pub keep_lane: &'static str,
    /// Marks what was told by somebody.
    pub reported_mark: &'static str,
    /// Heads the dialog.
    pub add_lane_title: &'static str,
    /// Heads the dialog.
    pub lanes_title: &'static str,
    /// Heads the palette.
    pub palette_title: &'static str,
    /// Labels the palette’s field.
    pub palette_field: &'static str,
    /// The palette finds nothing.
    pub no_command: &'static str,
    /// Heads the dialog.
    pub help_title: &'static str,
    /// Says where maps are kept.
    pub help_where: &'static str,
    /// Says how the pointer works.
    pub help_pointer: &'static str,
    /// Explains keys.
    pub help_arrows: &'static str,
    /// Explains keys.
    pub help_ends: &'static str,
    /// Explains keys.
    pub help_write: &'static str,
    /// Heads the keys of the help: of cards, of feelings, of headers, of views, of the map.
    pub help_groups: [&'static str; 5],
    /// The link to the page that shows everything the browser keeps, in the help.
    pub help_rescue: &'static str,
    /// Asks before many cards are made.
    pub paste_many_title: &'static str,
    /// Confirms.
    pub paste_yes: &'static str,
    /// Below 640 pixels one stage is shown at a time.
    pub previous_stage: &'static str,
    /// See previous_stage.
    pub next_stage: &'static str,
    /// See previous_stage.
    pub stage_choice: &'static str,
    /// Names the zoom.
    pub zoom: &'static str,
    /// A share, as it is written: the zoom, what is done of a step.
    pub percent: fn(usize) -> String,
    /// So many cards are hidden by the filter.
    pub hidden: fn(usize) -> String,
    /// Names the button that opens the panel: so many hints.
    pub to_check: fn(usize) -> String,
    /// A lane that shows another map.
    pub locked: &'static str,
    /// The legend of a second, dashed line on the board, of that map.
    pub behind: fn(&str) -> String,
    /// Heard after a feeling: what it is on the second line.
    pub behind_score: fn(Score) -> String,
    /// An empty board.
    pub blank_title: &'static str,
    /// Above the presets of stages that a blank map offers.
    pub blank_stages: &'static str,
    /// Offers the lanes of the worksheet.
    pub blank_lanes: &'static str,
    /// Offers to make stages of a list; heads the dialog too.
    pub blank_list: &'static str,
    /// Labels the field for the list.
    pub list_about: &'static str,
    /// Makes stages of it.
    pub list_yes: &'static str,
    /// A view of the map.
    pub view_board: &'static str,
    /// Names the tabs.
    pub views: &'static str,
    /// Names the language buttons.
    pub language: &'static str,
    /// Names a menu.
    pub menu_of: &'static str,
    /// Says where, beside the state.
    pub where_saved: &'static str,
    /// The name of a type of map.
    pub kind: fn(&MapKind) -> &str,
    /// The name of a lane’s role.
    pub role_name: fn(&LaneRole) -> &str,
    /// The name of a blueprint line.
    pub line: fn(BlueprintLine) -> &'static str,
    /// The name of a status of evidence.
    pub evidence_name: fn(&Evidence) -> &str,
    /// What the stage number `n` is called at first.
    pub new_stage: fn(usize) -> String,
    /// What the step number `n` is called at first.
    pub new_step: fn(usize) -> String,
    /// Names the undo button after the step it takes back.
    pub undo_named: fn(&str) -> String,
    /// Names the redo button after the step it makes again.
    pub redo_named: fn(&str) -> String,
    /// Where the work stands, with the time it was last written.
    pub save: fn(&SaveState, Option<&str>) -> String,
    /// Why a map is not saved.
    pub not_saved: fn(&SaveError) -> String,
    /// So many cards.
    pub cards: fn(usize) -> String,
    /// So many steps.
    pub stage_count: fn(usize) -> String,
    /// So many moments of truth.
    pub moments: fn(usize) -> String,
    /// The shares of evidence, in percent.
    pub evidence_share: fn(usize, usize) -> String,
    /// An age.
    pub age_years: fn(i64) -> String,
    /// Names the button that adds a card to a cell.
    pub add_to: fn(&str, &str) -> String,
    /// Asks before a header is deleted.
    pub delete_title: fn(&str, &str) -> String,
    /// Says what goes with it.
    pub delete_text: fn(usize) -> String,
    /// So many lanes are hidden.
    pub hidden_lanes: fn(usize) -> String,
    /// So many commands were found.
    pub results: fn(usize) -> String,
    /// Asks before so many cards are made.
    pub paste_many: fn(usize) -> String,
    /// A counter: so many of so many.
    pub characters: fn(usize, usize) -> String,
    /// Above the choices, when the cards stand in several cells.
    pub moving_apart: &'static str,
    /// What the Move dialog moves.
    pub moving: fn(usize) -> String,
    /// A language in its own words.
    pub language_name: fn(&Language) -> &'static str,
}
