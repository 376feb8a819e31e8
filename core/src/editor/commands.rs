//! Everything a person can do to a map, as one table: keys, toolbar, menus and palette all read it.
//!
//! What needs the page itself (undo, clipboard, dialogs, files) is asked for; what needs only the map is worked out here.

use super::announcement::Announcement;
use super::blueprint_commands as blueprint;
use super::card_commands as cards;
use super::focus::Focus;
use super::header_commands as headers;
use super::keys::{Chord, Press, key};
use super::links;
use super::movement::Way;
use super::moves::{Toward, by_one};
use super::outcome::{Dialog, Effect, Export, Fresh, Outcome, Printed, TakenIn, Zoom};
use super::situation::Situation;
use super::view_state::{CardsShow, SidePanel, View};
use super::visibility::Part;
use super::visibility_commands as visibility;
use super::widths;
use crate::method::future;
use crate::model::{Language, Persona};
use crate::words::Words;
use crate::words::commands::CommandWords;

/// Where a command is offered besides the palette.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// The map as a whole: top bar and map menu.
    Map,
    /// How the map is looked at.
    View,
    /// The cards in focus.
    Card,
    /// The emotion cell in focus.
    Emotion,
    /// The stage in focus.
    Stage,
    /// The step in focus.
    Step,
    /// The lane in focus.
    Lane,
}

/// A row of the table: how a command is named and offered. What it does stands beside it ([`Command::run`]), so that a button carries no more
/// than it shows.
pub struct Command {
    /// Its stable name, the page's `data-command`.
    pub name: &'static str,
    /// Where it is offered.
    pub group: Group,
    /// The presses that run it.
    pub keys: &'static [Chord],
    /// Whether its keys count only while the board has the focus.
    pub on_board: bool,
    /// What it is called, with other words people look for.
    pub words: fn(&CommandWords) -> &crate::words::commands::Named,
}

/// What a row of the table does.
struct Body {
    applies: fn(&Situation<'_>) -> bool,
    run: fn(&Situation<'_>, Fresh<'_>) -> Outcome,
}

/// Its name tells a command from every other.
impl PartialEq for Command {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Command {}

impl Command {
    /// What it is called in the language of `words`.
    pub fn title(&self, words: &'static Words) -> &'static str {
        (self.words)(&words.commands).title
    }

    /// Whether it can do anything now.
    pub fn applies(&self, at: &Situation<'_>) -> bool {
        self.body().is_some_and(|body| (body.applies)(at))
    }

    /// What it comes to, where it applies.
    pub fn run(&self, at: &Situation<'_>, fresh: Fresh<'_>) -> Outcome {
        self.body().map(|body| (body.run)(at, fresh)).unwrap_or_default()
    }

    fn body(&self) -> Option<&'static Body> {
        BODIES.get(COMMANDS.iter().position(|command| command == self)?)
    }
}

/// The command called `name`, for a name that is only known while the page runs. Where it is written down, [`command!`](crate::command) has
/// the compiler look it up.
pub fn find(name: &str) -> Option<&'static Command> {
    COMMANDS.iter().find(|command| command.name == name)
}

/// The handle of a command: `command!("add-card")`. A name that no command has does not compile.
#[macro_export]
macro_rules! command {
    ($name:literal) => {
        const { $crate::editor::commands::named($name) }
    };
}

/// The command called `name`; for [`command!`](crate::command), which has the compiler call it.
pub const fn named(name: &str) -> &'static Command {
    let mut at = 0;
    while at < COMMANDS.len() && !is_same(COMMANDS[at].name, name) {
        at += 1;
    }
    assert!(at < COMMANDS.len(), "no command has this name");
    &COMMANDS[at]
}

/// Whether two texts are the same, where the compiler asks.
const fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let mut at = 0;
    while at < one.len() && at < other.len() && one[at] == other[at] {
        at += 1;
    }
    at == one.len() && at == other.len()
}

/// The command a press runs. Commands of the board come first, so that a key may mean more there than elsewhere.
pub fn by_press(press: &Press, on_board: bool, at: &Situation<'_>) -> Option<&'static Command> {
    let means = |command: &&Command| {
        (on_board || !command.on_board) && command.keys.iter().any(|chord| chord.is(press)) && command.applies(at)
    };
    COMMANDS.iter().filter(|command| command.on_board).find(means).or_else(|| COMMANDS.iter().find(means))
}

impl View {
    /// The command that shows it.
    pub fn command(self) -> &'static Command {
        match self {
            Self::Board => command!("board"),
            Self::Priorities => command!("priorities"),
            Self::Compare => command!("compare"),
            Self::Summary => command!("summary"),
        }
    }
}

impl SidePanel {
    /// The command that opens it.
    pub fn command(self) -> &'static Command {
        match self {
            Self::Details => command!("details"),
            Self::Guide => command!("guide"),
            Self::Checks => command!("checks"),
            Self::Moments => command!("moments"),
            Self::Touchpoints => command!("touchpoints"),
            Self::Header => command!("header"),
            Self::Persona => command!("persona"),
            Self::Versions => command!("versions"),
        }
    }
}

/// The keys that save the map to a file. Known beside the table, because the whole page keeps the browser from saving itself at them.
pub const SAVE_KEYS: [Chord; 1] = [key("s").primary()];

/// The ways out of the page: what the menu of the Export button offers.
pub const WAYS_OUT: [&Command; 7] = [
    command!("export-json"),
    command!("export-as"),
    command!("copy-link"),
    command!("copy-as-table"),
    command!("print"),
    command!("present"),
    command!("export-csv"),
];

/// Every command of a group, in the table's order.
pub fn in_group(group: Group) -> impl Iterator<Item = &'static Command> {
    COMMANDS.iter().filter(move |command| command.group == group)
}

const ANYWHERE: fn(&Situation<'_>) -> bool = |_| true;
const MAY_EDIT: fn(&Situation<'_>) -> bool = |at| !at.reading;
const ON_CARDS: fn(&Situation<'_>) -> bool = |at| at.has_cards();
const ON_STAGE: fn(&Situation<'_>) -> bool = |at| matches!(at.focus, Some(Focus::Stage(_)));
const ON_STEP: fn(&Situation<'_>) -> bool = |at| matches!(at.focus, Some(Focus::Step(_)));
const ON_LANE: fn(&Situation<'_>) -> bool = |at| matches!(at.focus, Some(Focus::Lane(_)));
const ON_CURVE: fn(&Situation<'_>) -> bool = |at| at.curve_cell().is_some();
const IN_CELL: fn(&Situation<'_>) -> bool = |at| at.card_cell().is_some();
const IN_STAGE: fn(&Situation<'_>) -> bool = |at| at.focus.is_some_and(|focus| focus.stage(at.map).is_some());
const IN_LANE: fn(&Situation<'_>) -> bool = |at| at.focus.is_some_and(|focus| focus.lane(at.map).is_some());
const ON_HEADER: fn(&Situation<'_>) -> bool =
    |at| matches!(at.focus, Some(Focus::Stage(_) | Focus::Step(_) | Focus::Lane(_)));

fn take_in(what: TakenIn) -> Outcome {
    Outcome::effect(Effect::Open(Dialog::TakeIn(what)))
}

fn look_at(at: &Situation<'_>, view: View) -> Outcome {
    Outcome::look(at.view_state, |view_state| view_state.view = view)
}

/// Opens a panel; the one that is open already is closed.
fn open_side(at: &Situation<'_>, side: SidePanel) -> Outcome {
    Outcome::look(at.view_state, |view_state| {
        view_state.side_panel = (view_state.side_panel != Some(side)).then_some(side)
    })
}

/// Writes both tables, in the same order: what a button shows, and what a press does.
macro_rules! table {
    ($(row!($name:literal, $group:ident, $words:ident, [$($chord:expr),*], $board:literal, $applies:expr, $run:expr),)*) => {
        /// The table.
        pub static COMMANDS: &[Command] = &[$(Command {
            name: $name,
            group: Group::$group,
            keys: &[$($chord),*],
            on_board: $board,
            words: |words| &words.$words,
        }),*];

        static BODIES: &[Body] = &[$(Body { applies: $applies, run: $run }),*];
    };
}

#[rustfmt::skip]
table! {
    row!("undo", Map, undo, [key("z").primary()], false, |at| at.to_undo.is_some(), |_, _| Outcome::effect(Effect::Undo)),
    row!("redo", Map, redo, [key("z").primary().shift(), key("y").primary()], false, |at| at.to_redo.is_some(), |_, _| Outcome::effect(Effect::Redo)),
    row!("palette", Map, palette, [key("k").primary()], false, ANYWHERE, |_, _| Outcome::effect(Effect::Open(Dialog::Palette))),
    row!("header", Map, header, [], false, ANYWHERE, |at, _| open_side(at, SidePanel::Header)),
    row!("persona", Map, persona, [], false, ANYWHERE, |at, _| open_side(at, SidePanel::Persona)),
    row!("rename-map", Map, rename_map, [], false, ANYWHERE, |_, _| Outcome::effect(Effect::Write(super::outcome::Draft::Title))),
    row!("export-json", Map, export_json, [SAVE_KEYS[0]], false, ANYWHERE, |_, _| Outcome::effect(Effect::Export(Export::Json))),
    row!("export", Map, export, [], false, ANYWHERE, |_, _| Outcome::effect(Effect::Export(Export::Menu))),
    row!("print", Map, print, [key("p").primary()], false, ANYWHERE, |_, _| Outcome::effect(Effect::Export(Export::Print(Printed::View))).and_say(Announcement::PrintAsked)),
    row!("print-persona", Map, print_persona, [], false, |at| at.map.persona != Persona::default(), |_, _| Outcome::effect(Effect::Export(Export::Print(Printed::Persona))).and_say(Announcement::PrintAsked)),
    row!("export-csv", Map, export_csv, [], false, ANYWHERE, |_, _| Outcome::effect(Effect::Export(Export::Plan))),
    row!("export-as", Map, export_as, [], false, ANYWHERE, |_, _| Outcome::effect(Effect::Open(Dialog::HandOut))),
    row!("copy-link", Map, copy_link, [], false, ANYWHERE, |_, _| Outcome::effect(Effect::Open(Dialog::Share))),
    row!("copy-as-table", Map, copy_as_table, [], false, ANYWHERE, |_, _| Outcome::effect(Effect::Export(Export::Table))),
    row!("present", Map, present, [key("F8")], false, |at| at.view_state.telling.is_none(), |_, _| Outcome::effect(Effect::Present)),
    row!("present-beside", Map, present_beside, [], false, |at| at.view_state.telling.is_none(), |_, _| Outcome::effect(Effect::PresentBeside)),
    row!("home", Map, home, [], false, ANYWHERE, |_, _| Outcome::effect(Effect::Home)),
    row!("help", Map, help, [key("/").primary()], false, ANYWHERE, |_, _| Outcome::effect(Effect::Open(Dialog::Help))),
    row!("make-future-state", Map, make_future_state, [], false, |at| future::has_future(at.map), |_, _| Outcome::effect(Effect::MakeFuture)),
    row!("refresh-today", Map, refresh_today, [], false, |at| at.map.context.compared.is_some() && future::today_lane(at.map).is_some(), |_, _| Outcome::effect(Effect::RefreshToday)),
    row!("copy-as-prompt", Map, copy_as_prompt, [], false, MAY_EDIT, |_, _| take_in(TakenIn::Notes)),
    row!("merge-copy", Map, merge_copy, [], false, MAY_EDIT, |_, _| take_in(TakenIn::Copy)),
    row!("bring-in", Map, bring_in, [], false, MAY_EDIT, |_, _| take_in(TakenIn::OtherMap)),

    row!("add-card", Card, add_card, [], false, |at| at.card_cell().is_some(), cards::add),
    row!("edit", Card, edit, [key("Enter"), key("F2")], true, |at| matches!(at.focus, Some(Focus::Card(_))), cards::edit),
    row!("fill", Card, add_card, [key("Enter"), key("F2")], true, |at| matches!(at.focus, Some(Focus::Cell(_))) && at.card_cell().is_some(), cards::add),
    row!("move", Card, move_cards, [], false, |at| at.has_cards() || ON_HEADER(at), |_, _| Outcome::effect(Effect::Open(Dialog::Move))),
    row!("duplicate", Card, duplicate, [key("d").primary()], true, ON_CARDS, cards::duplicate),
    row!("cut", Card, cut, [], false, ON_CARDS, cards::cut),
    row!("copy", Card, copy, [], false, ON_CARDS, cards::copy),
    row!("paste", Card, paste, [], false, |at| at.card_cell().is_some(), |_, _| Outcome::effect(Effect::Paste)),
    row!("delete", Card, delete, [key("Delete"), key("Backspace")], true, ON_CARDS, cards::delete),
    row!("select", Card, select, [key(" ")], true, |at| matches!(at.focus, Some(Focus::Card(_))), cards::toggle),
    row!("select-up", Card, select_up, [key("ArrowUp").shift()], true, IN_CELL, |at, _| cards::extend(at, Way::Up)),
    row!("select-down", Card, select_down, [key("ArrowDown").shift()], true, IN_CELL, |at, _| cards::extend(at, Way::Down)),
    row!("select-left", Card, select_back, [key("ArrowLeft").shift()], true, IN_CELL, |at, _| cards::extend(at, Way::Back)),
    row!("select-right", Card, select_on, [key("ArrowRight").shift()], true, IN_CELL, |at, _| cards::extend(at, Way::On)),
    row!("select-all", Card, select_all, [key("a").primary()], true, IN_CELL, cards::select_all),
    row!("clear-selection", Card, clear_selection, [key("Escape")], true, |at| !at.selection.is_empty(), cards::clear_selection),
    row!("move-up", Card, move_up, [key("ArrowUp").alt().shift(), key("ArrowUp").alt()], true, |at| at.has_cards() || ON_LANE(at), |at, _| by_one(at, Toward::Up)),
    row!("move-down", Card, move_down, [key("ArrowDown").alt().shift(), key("ArrowDown").alt()], true, |at| at.has_cards() || ON_LANE(at), |at, _| by_one(at, Toward::Down)),
    row!("move-left", Card, move_back, [key("ArrowLeft").alt().shift()], true, |at| at.has_cards() || ON_STAGE(at) || ON_STEP(at), |at, _| by_one(at, Toward::Back)),
    row!("move-right", Card, move_on, [key("ArrowRight").alt().shift()], true, |at| at.has_cards() || ON_STAGE(at) || ON_STEP(at), |at, _| by_one(at, Toward::On)),
    row!("link-cards", Card, link_cards, [], false, ON_CARDS, |at, _| links::link_selected(at, false)),
    row!("link-mutual", Card, link_mutual, [], false, ON_CARDS, |at, _| links::link_selected(at, true)),
    row!("unlink", Card, unlink, [], false, links::can_unlink, links::unlink_selected),
    row!("mark-failure", Card, mark_failure, [], false, |at| blueprint::is_blueprint(at) && at.has_cards(), blueprint::mark_failure),

    row!("set-emotion", Emotion, set_emotion, [key("Enter"), key("F2")], true, ON_CURVE, headers::write_emotion),
    row!("emotion-higher", Emotion, emotion_higher, [key("+")], true, ON_CURVE, |at, _| headers::change_emotion(at, |score| score.higher())),
    row!("emotion-lower", Emotion, emotion_lower, [key("-")], true, ON_CURVE, |at, _| headers::change_emotion(at, |score| score.lower())),
    row!("emotion-unknown", Emotion, emotion_unknown, [key("Delete"), key("Backspace")], true, ON_CURVE, |at, _| headers::forget_emotion(at)),
    row!("add-wished-lane", Emotion, add_wished_lane, [], false, blueprint::can_wish, blueprint::add_wished_lane),

    row!("add-stage", Stage, add_stage, [], false, ANYWHERE, |at, fresh| headers::add_stage(at, fresh, 1)),
    row!("add-stage-before", Stage, add_stage_before, [], false, |at| at.focus.is_some_and(|focus| focus.stage(at.map).is_some()), |at, fresh| headers::add_stage(at, fresh, 0)),
    row!("rename-stage", Stage, rename, [key("Enter"), key("F2")], true, ON_STAGE, headers::rename),
    row!("merge-stage", Stage, merge_stage, [], false, |at| at.focus.and_then(|focus| focus.stage(at.map)).is_some_and(|id| at.map.stages.first().is_some_and(|first| first.id != id)), headers::merge_stage),
    row!("focus-stage", Stage, focus_stage, [], false, |at| IN_STAGE(at) && !matches!(at.view_state.visibility.part, Some(Part::Stage(_))), |at, _| visibility::focus_on(at, at.stage().map(Part::Stage))),
    row!("copy-stage-to", Stage, copy_stage_to, [], false, IN_STAGE, |at, _| visibility::copy_to(at.stage().map(Focus::Stage))),
    row!("delete-stage", Stage, delete_stage, [key("Delete"), key("Backspace")], true, ON_STAGE, headers::delete),

    row!("add-step", Step, add_step, [], false, |at| !at.map.stages.is_empty(), |at, fresh| headers::add_step(at, fresh, 1)),
    row!("add-step-before", Step, add_step_before, [], false, |at| at.focus.is_some_and(|focus| focus.step(at.map).is_some()), |at, fresh| headers::add_step(at, fresh, 0)),
    row!("rename-step", Step, rename, [key("Enter"), key("F2")], true, ON_STEP, headers::rename),
    row!("split-stage", Step, split_stage, [], false, headers::can_split, headers::split_stage),
    row!("mark-passive", Step, mark_passive, [], false, blueprint::can_mark_passive, blueprint::mark_passive),
    row!("step-details", Step, step_details, [], false, ON_STEP, |at, _| Outcome::look(at.view_state, |view_state| view_state.side_panel = Some(SidePanel::Details))),
    row!("wider", Step, wider, [key("ArrowRight").shift()], true, |at| widths::can_change(at, true), |at, _| widths::change(at, true)),
    row!("narrower", Step, narrower, [key("ArrowLeft").shift()], true, |at| widths::can_change(at, false), |at, _| widths::change(at, false)),
    row!("delete-step", Step, delete_step, [key("Delete"), key("Backspace")], true, ON_STEP, headers::delete),

    row!("add-lane", Lane, add_lane, [], false, ANYWHERE, |_, _| Outcome::effect(Effect::Open(Dialog::AddLane))),
    row!("rename-lane", Lane, rename, [key("Enter"), key("F2")], true, ON_LANE, headers::rename),
    row!("hide-lane", Lane, hide_lane, [], false, ON_LANE, headers::hide_lane),
    row!("lanes", Lane, lanes, [], false, |at| !at.map.lanes.is_empty(), |_, _| Outcome::effect(Effect::Open(Dialog::Lanes))),
    row!("order-blueprint-lanes", Lane, order_blueprint_lanes, [], false, blueprint::can_order_lanes, blueprint::order_lanes),
    row!("focus-lane", Lane, focus_lane, [], false, |at| IN_LANE(at) && !matches!(at.view_state.visibility.part, Some(Part::Lane(_))), |at, _| visibility::focus_on(at, at.lane().map(Part::Lane))),
    row!("copy-lane-to", Lane, copy_lane_to, [], false, IN_LANE, |at, _| visibility::copy_to(at.lane().map(Focus::Lane))),
    row!("delete-lane", Lane, delete_lane, [key("Delete"), key("Backspace")], true, ON_LANE, headers::delete),

    row!("zoom-in", View, zoom_in, [], false, ANYWHERE, |_, _| Outcome::effect(Effect::Zoom(Zoom::In))),
    row!("zoom-out", View, zoom_out, [], false, ANYWHERE, |_, _| Outcome::effect(Effect::Zoom(Zoom::Out))),
    row!("zoom-whole", View, zoom_whole, [], false, ANYWHERE, |_, _| Outcome::effect(Effect::Zoom(Zoom::Whole))),
    row!("zoom-fit", View, zoom_fit, [], false, ANYWHERE, |_, _| Outcome::effect(Effect::Zoom(Zoom::FitWidth))),
    row!("zoom-map", View, zoom_map, [], false, ANYWHERE, |_, _| Outcome::effect(Effect::Zoom(Zoom::FitMap))),
    row!("board", View, view_board, [], false, ANYWHERE, |at, _| look_at(at, View::Board)),
    row!("priorities", View, view_priorities, [], false, ANYWHERE, |at, _| look_at(at, View::Priorities)),
    row!("compare", View, view_compare, [], false, ANYWHERE, |at, _| look_at(at, View::Compare)),
    row!("summary", View, view_summary, [], false, ANYWHERE, |at, _| look_at(at, View::Summary)),
    row!("details", View, side_details, [key("i").primary()], false, ANYWHERE, |at, _| open_side(at, SidePanel::Details)),
    row!("guide", View, side_guide, [], false, ANYWHERE, |at, _| open_side(at, SidePanel::Guide)),
    row!("checks", View, side_checks, [], false, ANYWHERE, |at, _| open_side(at, SidePanel::Checks)),
    row!("moments", View, side_moments, [], false, ANYWHERE, |at, _| open_side(at, SidePanel::Moments)),
    row!("touchpoints", View, side_touchpoints, [], false, ANYWHERE, |at, _| open_side(at, SidePanel::Touchpoints)),
    row!("versions", View, side_versions, [], false, ANYWHERE, |at, _| open_side(at, SidePanel::Versions)),
    row!("edit-here", View, edit_here, [], false, |at| at.reading, |_, _| Outcome::effect(Effect::EditHere)),
    row!("edit-copy", View, edit_copy, [], false, |at| at.reading, |_, _| Outcome::effect(Effect::EditCopy)),
    row!("cards-all", View, cards_all, [], false, |at| at.view_state.cards != CardsShow::All, |at, _| Outcome::look(at.view_state, |view_state| view_state.cards = CardsShow::All)),
    row!("cards-moment", View, cards_moment, [], false, |at| at.view_state.cards != CardsShow::Moment, |at, _| Outcome::look(at.view_state, |view_state| view_state.cards = CardsShow::Moment)),
    row!("cards-text", View, cards_text, [], false, |at| at.view_state.cards != CardsShow::Text, |at, _| Outcome::look(at.view_state, |view_state| view_state.cards = CardsShow::Text)),
    row!("compact-lanes", View, compact_lanes, [], false, ANYWHERE, |at, _| Outcome::look(at.view_state, |view_state| view_state.compact = !view_state.compact)),
    row!("switches", View, switches, [], false, ANYWHERE, |at, _| Outcome::look(at.view_state, |view_state| view_state.without_switches = !view_state.without_switches)),
    row!("set-spaces", View, set_spaces, [], false, |at| at.words.language == Language::French, |_, _| Outcome::effect(Effect::SetSpaces)),
    row!("find", View, find, [key("f").primary()], false, ANYWHERE, visibility::open),
    row!("find-next", View, find_next, [key("F3")], false, visibility::is_searching, |at, _| visibility::step(at, true)),
    row!("find-previous", View, find_previous, [key("F3").shift()], false, visibility::is_searching, |at, _| visibility::step(at, false)),
    row!("close-find", View, close_find, [], false, |at| at.view_state.visibility.finding.is_some() || at.view_state.visibility.choosing, visibility::close),
    row!("filter", View, filter, [], false, ANYWHERE, visibility::choose),
    row!("clear-filter", View, clear_filter, [], false, |at| !at.view_state.visibility.filter.is_empty(), |at, _| visibility::filter_by(at, Vec::new())),
    row!("focus-all", View, focus_all, [], false, |at| at.view_state.visibility.part.is_some(), visibility::focus_all),
    row!("close-side", View, close_side, [], false, |at| at.view_state.side_panel.is_some(), |at, _| Outcome::look(at.view_state, |view_state| view_state.side_panel = None)),
    row!("menu", View, menu, [key("F10").shift(), key("ContextMenu")], true, |at| at.focus.is_some(), |_, _| Outcome::effect(Effect::Menu)),
}
