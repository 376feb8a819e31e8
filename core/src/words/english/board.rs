//! See `words/board.rs`.
use crate::model::{BlueprintLine, Evidence, LaneRole, Language, MapKind, Score};
use crate::store::{KvError, SaveError, SaveState};
use crate::words::board::BoardWords;
use crate::words::in_map;

pub(super) const WORDS: BoardWords = BoardWords {
    file_refused: "Nothing was downloaded: the browser did not make the file.",
    untitled: in_map::ENGLISH.untitled,
    stages: "Stages",
    steps: "Steps",
    board: "Journey map",
    hint: "Arrow keys move between cards. Typing begins a card. Enter edits. Shift+F10 lists the actions. Alt+Shift+arrows move the card.",
    empty_cell: "Empty. Type to add a card.",
    write_here: "Write…",
    skip: "Go to the board",
    export: "Export",
    feelings: &[
        "satisfied",
        "disappointed",
        "frustrated",
        "engaged",
        "indifferent",
        "confident",
        "wary",
        "pleasantly surprised",
        "worried",
        "relieved",
        "lost",
        "proud",
    ],
    map_tools: "Map tools",
    context_tools: "Actions",
    download: "Download a copy",
    opening: "Opening…",
    missing_map: "This map is not in this browser. It may have been deleted, or saved in another one.",
    broken_map: "This map cannot be opened: its record is damaged. You can download it as it is.",
    all_maps: "All maps",
    title_field: "Map title",
    rename_title: "Rename the map",
    goal: "Goal",
    scenario: "Scenario",
    expectations: "Expectations",
    participants: "Participants and their roles",
    begins: "Begins when",
    ends: "Ends when",
    from_to: "From / to",
    owner: "Owner",
    review: "Review on",
    sources: "Sources",
    status: "Status",
    draft_status: "draft",
    validated_status: "validated",
    vision: "Vision",
    horizon: "Horizon",
    persona: "Persona",
    context: "The journey",
    name: "Name",
    role: "What they do",
    age: "Age",
    quote: "In their words",
    evidence: "Evidence",
    no_persona: "Who is travelling?",
    add_goal: "Say what the map is for",
    edit_header: "Edit",
    hide_header: "Hide goal and persona",
    show_header: "Show goal and persona",
    card_text: "Card text",
    new_name: |name| if name.is_empty() { "Name".to_owned() } else { format!("New name of “{name}”") },
    step_without_name: "Step without a name",
    feeling: "Feeling",
    feeling_word: "In a word",
    unknown: "unknown",
    online: "online",
    offline: "offline",
    moment: "truth",
    cards_show: "What cards show",
    whole_context: "The whole context",
    moment_high: "moment of truth, moment of grace",
    moment_low: "moment of truth, black spot",
    assumed: "assumed",
    observed: "observed",
    reported: "reported",
    proposed: "proposed",
    move_title: "Move",
    to_stage: "Stage",
    to_step: "Step",
    to_lane: "Lane",
    to_position: "Position",
    last: "last",
    apply_move: "Move",
    cancel: "Cancel",
    close: "Close",
    keep: "Keep",
    undo_brings_back: |keys| format!("{keys} brings it all back."),
    keep_stage: "Keep the stage",
    keep_step: "Keep the step",
    keep_lane: "Keep the lane",
    reported_mark: "“ ”",
    add_lane_title: "Add a lane",
    lanes_title: "Lanes in sight",
    palette_title: "Commands",
    palette_field: "Find a command",
    no_command: "No command by that name.",
    help_title: "Keys and help",
    help_where: "Your maps are kept in this browser, on this machine. Nothing is sent anywhere. Save a file to keep a copy or to hand it on.",
    help_pointer: "Drag a card, a header or a point of the curve. On a touch screen, hold a card for a moment, then drag. Double-click to write.",
    help_arrows: "Move around the board",
    help_ends: "First or last step; first or last cell with Ctrl",
    help_write: "Type in a cell to begin a card. While writing: Enter keeps, Tab keeps and goes on in the next cell, Ctrl+Enter begins another card below, Escape leaves as it was",
    help_groups: ["Cards", "Feelings", "Stages, steps and lanes", "Looking", "The map"],
    help_rescue: "If Parcours ever fails to open: everything this browser keeps, to download",
    paste_many_title: "Paste as cards",
    paste_yes: "Paste",
    previous_stage: "Previous stage",
    next_stage: "Next stage",
    stage_choice: "Stage shown",
    zoom: "Zoom",
    percent: |percent| format!("{percent}%"),
    hidden: |count| format!("{} hidden by the filter", cards(count)),
    to_check,
    locked: "Read-only",
    behind,
    behind_score,
    blank_title: "An empty map",
    blank_stages: "Begin with stages from a preset, or name your own: the + beside the last one adds another.",
    blank_lanes: "Lanes of the worksheet",
    blank_list: "Paste a list of stages…",
    list_about: "One stage a line",
    list_yes: "Paste the stages",
    view_board: "Map",
    views: "Views",
    language: "Language",
    menu_of: "Actions",
    where_saved: "in this browser",
    kind,
    role_name,
    line,
    evidence_name,
    new_stage,
    new_step,
    undo_named,
    redo_named,
    save,
    not_saved,
    cards,
    stage_count,
    moments,
    evidence_share,
    age_years,
    add_to,
    delete_title,
    delete_text,
    hidden_lanes,
    results,
    paste_many,
    characters,
    moving_apart: "Choose where the first card goes. The others keep their places to it.",
    moving,
    language_name,
};

fn kind(kind: &MapKind) -> &str {
    match kind {
        MapKind::CurrentState => "Current state",
        MapKind::DayInTheLife => "Day in the life",
        MapKind::FutureState => "Future state",
        MapKind::ServiceBlueprint => "Service blueprint",
        MapKind::Other(word) => word,
    }
}

fn role_name(role: &LaneRole) -> &str {
    match role {
        LaneRole::Action => "Actions",
        LaneRole::Touchpoint => "Touchpoints",
        LaneRole::Thought => "Thoughts",
        LaneRole::Emotion => "Feeling curve",
        LaneRole::Pain => "Pain points",
        LaneRole::Gain => "High points",
        LaneRole::Quote => "Quotes",
        LaneRole::Opportunity => "Opportunities",
        LaneRole::Solution => "Solutions",
        LaneRole::Metric => "Measures",
        LaneRole::Owner => "Owners",
        LaneRole::Context => "Context",
        LaneRole::Need => "Needs",
        LaneRole::Gap => "Gaps",
        LaneRole::Evidence => "Evidence",
        LaneRole::Frontstage => "Frontstage",
        LaneRole::Backstage => "Backstage",
        LaneRole::Support => "Support",
        LaneRole::Policy => "Rules",
        LaneRole::Note => "Notes",
        LaneRole::Custom => "Free lane",
        LaneRole::Other(word) => word,
    }
}

fn line(line: BlueprintLine) -> &'static str {
    match line {
        BlueprintLine::Interaction => "Line of interaction",
        BlueprintLine::Visibility => "Line of visibility",
        BlueprintLine::InternalInteraction => "Line of internal interaction",
    }
}

fn evidence_name(evidence: &Evidence) -> &str {
    match evidence {
        Evidence::Assumed => WORDS.assumed,
        Evidence::Observed => WORDS.observed,
        Evidence::Reported => WORDS.reported,
        Evidence::Proposed => WORDS.proposed,
        Evidence::Other(word) => word,
    }
}

fn new_stage(number: usize) -> String {
    format!("Stage {number}")
}

fn new_step(number: usize) -> String {
    format!("Step {number}")
}

fn undo_named(step: &str) -> String {
    format!("Undo: {step}")
}

fn redo_named(step: &str) -> String {
    format!("Redo: {step}")
}

fn save(state: &SaveState, time: Option<&str>) -> String {
    match (state, time) {
        (SaveState::Saving, _) => "Saving…".to_owned(),
        (SaveState::Saved, Some(time)) => format!("Saved in this browser · {time}"),
        (SaveState::Saved, None) => "Saved in this browser".to_owned(),
        (SaveState::Safe, Some(time)) => format!("Saved and copied · {time}"),
        (SaveState::Safe, None) => "Saved and copied".to_owned(),
        (SaveState::Failed(_), _) => "Not saved".to_owned(),
        (SaveState::Memory, _) => "Not kept by this browser".to_owned(),
    }
}

fn not_saved(error: &SaveError) -> String {
    match error {
        SaveError::Kv(KvError::Full) => super::file::WORDS.storage_full.to_owned(),
        SaveError::NoRoom { need, free } => (super::file::WORDS.no_room)(*need, *free),
        SaveError::Unsound => super::room::WORDS.unsound.to_owned(),
        SaveError::Kv(KvError::Blocked) => super::file::WORDS.storage_blocked.to_owned(),
        SaveError::ChangedElsewhere => {
            "Not saved: this map was changed in another tab. Download a copy of this version now.".to_owned()
        }
        _ => "Not saved: the browser did not keep what was written. Download a copy now.".to_owned(),
    }
}

fn cards(count: usize) -> String {
    super::announcements::cards(count)
}

fn stage_count(count: usize) -> String {
    if count == 1 { "1 stage".to_owned() } else { format!("{count} stages") }
}

fn moments(count: usize) -> String {
    if count == 1 { "1 moment of truth".to_owned() } else { format!("{count} moments of truth") }
}

fn evidence_share(observed: usize, assumed: usize) -> String {
    format!("{observed}% observed or reported · {assumed}% assumed")
}

fn age_years(age: i64) -> String {
    format!("{age}")
}

fn add_to(lane: &str, column: &str) -> String {
    format!("Add a card to {lane}, {column}")
}

fn delete_title(action: &str, name: &str) -> String {
    format!("{action} “{name}”?")
}

fn delete_text(count: usize) -> String {
    match count {
        0 => "Its feelings go with it.".to_owned(),
        1 => "It holds 1 card, which goes with it.".to_owned(),
        _ => format!("It holds {count} cards, which go with it."),
    }
}

fn hidden_lanes(count: usize) -> String {
    if count == 1 { "1 hidden lane".to_owned() } else { format!("{count} hidden lanes") }
}

fn results(count: usize) -> String {
    if count == 1 { "1 result.".to_owned() } else { format!("{count} results.") }
}

fn paste_many(count: usize) -> String {
    format!("This makes {}, one for each line or cell.", cards(count))
}

fn characters(count: usize, limit: usize) -> String {
    format!("{count} of {limit}")
}

fn moving(count: usize) -> String {
    format!("Move {}", cards(count))
}

fn language_name(language: &Language) -> &'static str {
    match language {
        Language::French => "Français",
        _ => "English",
    }
}

fn to_check(count: usize) -> String {
    match count {
        0 => "Nothing to check".to_owned(),
        1 => "1 point to check".to_owned(),
        _ => format!("{count} points to check"),
    }
}

fn behind(title: &str) -> String {
    format!("Dashed: {title}")
}

fn behind_score(score: Score) -> String {
    format!("dashed line: {}", crate::words::signed(score.value()))
}
