//! Everything a person can do to a map, as one table: keys, toolbar, menus and palette all read it.
//!
//! What needs the page itself (undo, clipboard, dialogs, files) is asked for; what needs only the map is worked out here.

use super::blueprint_commands as blueprint;
use super::card_commands as cards;
use super::header_commands as headers;
use super::keys::{Chord, Press, key};
use super::links;
use super::looks::{Side, View};
use super::moves::{Toward, by_one};
use super::outcome::{Ask, Outcome, Panel, Zoom};
use super::sight::Part;
use super::sight_commands as sight;
use super::situation::Situation;
use super::stop::Stop;
use crate::method::future;
use crate::words::Words;
use crate::words::commands::CommandWords;

pub use super::card_commands::delete_cards;

/// Makes ids that no map has yet.
pub type Fresh<'a> = &'a mut dyn FnMut() -> String;

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

/// A row of the table.
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
    /// Whether it can do anything now.
    pub applies: fn(&Situation<'_>) -> bool,
    /// What it comes to.
    pub run: fn(&Situation<'_>, Fresh<'_>) -> Outcome,
}

impl Command {
    /// What it is called in the language of `words`.
    pub fn title(&self, words: &'static Words) -> &'static str {
        (self.words)(&words.commands).title
    }
}

/// The command called `name`.
pub fn find(name: &str) -> Option<&'static Command> {
    COMMANDS.iter().find(|command| command.name == name)
}

/// The command a press runs. Commands of the board come first, so that a key may mean more there than elsewhere.
pub fn by_press(press: &Press, on_board: bool, at: &Situation<'_>) -> Option<&'static Command> {
    let means = |command: &&Command| {
        (on_board || !command.on_board) && command.keys.iter().any(|chord| chord.is(press)) && (command.applies)(at)
    };
    COMMANDS.iter().filter(|command| command.on_board).find(means).or_else(|| COMMANDS.iter().find(means))
}

/// Every command of a group, in the table's order.
pub fn in_group(group: Group) -> impl Iterator<Item = &'static Command> {
    COMMANDS.iter().filter(move |command| command.group == group)
}

const ANYWHERE: fn(&Situation<'_>) -> bool = |_| true;
const ON_CARDS: fn(&Situation<'_>) -> bool = |at| at.has_cards();
const ON_STAGE: fn(&Situation<'_>) -> bool = |at| matches!(at.stop, Some(Stop::Stage(_)));
const ON_STEP: fn(&Situation<'_>) -> bool = |at| matches!(at.stop, Some(Stop::Step(_)));
const ON_LANE: fn(&Situation<'_>) -> bool = |at| matches!(at.stop, Some(Stop::Lane(_)));
const ON_CURVE: fn(&Situation<'_>) -> bool = |at| at.curve_cell().is_some();
const IN_STAGE: fn(&Situation<'_>) -> bool = |at| at.stop.is_some_and(|stop| stop.stage(at.map).is_some());
const IN_LANE: fn(&Situation<'_>) -> bool = |at| at.stop.is_some_and(|stop| stop.lane(at.map).is_some());
const ON_HEADER: fn(&Situation<'_>) -> bool =
    |at| matches!(at.stop, Some(Stop::Stage(_) | Stop::Step(_) | Stop::Lane(_)));

fn look_at(at: &Situation<'_>, view: View) -> Outcome {
    Outcome::look(at.looks, |looks| looks.view = view)
}

/// Opens a panel; the one that is open already is closed.
fn open_side(at: &Situation<'_>, side: Side) -> Outcome {
    Outcome::look(at.looks, |looks| looks.side = (looks.side != Some(side)).then_some(side))
}

macro_rules! command {
    ($name:literal, $group:ident, $words:ident, [$($chord:expr),*], $board:literal, $applies:expr, $run:expr) => {
        Command {
            name: $name,
            group: Group::$group,
            keys: &[$($chord),*],
            on_board: $board,
            words: |words| &words.$words,
            applies: $applies,
            run: $run,
        }
    };
}

/// The table.
#[rustfmt::skip]
pub static COMMANDS: &[Command] = &[
    command!("undo", Map, undo, [key("z").primary()], false, |at| at.to_undo.is_some(), |_, _| Outcome::ask(Ask::Undo)),
    command!("redo", Map, redo, [key("z").primary().shift(), key("y").primary()], false, |at| at.to_redo.is_some(), |_, _| Outcome::ask(Ask::Redo)),
    command!("palette", Map, palette, [key("k").primary()], false, ANYWHERE, |_, _| Outcome::ask(Ask::Open(Panel::Palette))),
    command!("header", Map, header, [], false, ANYWHERE, |at, _| open_side(at, Side::Header)),
    command!("persona", Map, persona, [], false, ANYWHERE, |at, _| open_side(at, Side::Persona)),
    command!("rename-map", Map, rename_map, [], false, ANYWHERE, |_, _| Outcome::ask(Ask::Write(super::outcome::Draft::Title))),
    command!("export-json", Map, export_json, [key("s").primary()], false, ANYWHERE, |_, _| Outcome::ask(Ask::ExportJson)),
    command!("print", Map, print, [], false, ANYWHERE, |_, _| Outcome::ask(Ask::Print)),
    command!("home", Map, home, [], false, ANYWHERE, |_, _| Outcome::ask(Ask::Home)),
    command!("help", Map, help, [key("/").primary()], false, ANYWHERE, |_, _| Outcome::ask(Ask::Open(Panel::Help))),
    command!("make-future-state", Map, make_future_state, [], false, |at| future::has_future(at.map), |_, _| Outcome::ask(Ask::MakeFuture)),
    command!("refresh-today", Map, refresh_today, [], false, |at| at.map.context.compared.is_some() && future::today_lane(at.map).is_some(), |_, _| Outcome::ask(Ask::RefreshToday)),

    command!("add-card", Card, add_card, [], false, |at| at.card_cell().is_some(), cards::add),
    command!("edit", Card, edit, [key("Enter"), key("F2")], true, |at| matches!(at.stop, Some(Stop::Card(_))), cards::edit),
    command!("fill", Card, add_card, [key("Enter"), key("F2")], true, |at| matches!(at.stop, Some(Stop::Cell(_))) && at.card_cell().is_some(), cards::add),
    command!("move", Card, move_cards, [], false, |at| at.has_cards() || ON_HEADER(at), |_, _| Outcome::ask(Ask::Open(Panel::Move))),
    command!("duplicate", Card, duplicate, [key("d").primary()], true, ON_CARDS, cards::duplicate),
    command!("cut", Card, cut, [], false, ON_CARDS, cards::cut),
    command!("copy", Card, copy, [], false, ON_CARDS, cards::copy),
    command!("paste", Card, paste, [], false, |at| at.card_cell().is_some(), |_, _| Outcome::ask(Ask::Paste)),
    command!("delete", Card, delete, [key("Delete"), key("Backspace")], true, ON_CARDS, cards::delete),
    command!("select", Card, select, [key(" ")], true, |at| matches!(at.stop, Some(Stop::Card(_))), cards::toggle),
    command!("select-up", Card, select_up, [key("ArrowUp").shift()], true, |at| matches!(at.stop, Some(Stop::Card(_))), |at, _| cards::extend(at, Toward::Up)),
    command!("select-down", Card, select_down, [key("ArrowDown").shift()], true, |at| matches!(at.stop, Some(Stop::Card(_))), |at, _| cards::extend(at, Toward::Down)),
    command!("select-all", Card, select_all, [key("a").primary()], true, |at| matches!(at.stop, Some(Stop::Card(_))), cards::select_all),
    command!("clear-selection", Card, clear_selection, [key("Escape")], true, |at| !at.selection.is_empty(), cards::clear_selection),
    command!("move-up", Card, move_up, [key("ArrowUp").alt().shift(), key("ArrowUp").alt()], true, |at| at.has_cards() || ON_LANE(at), |at, _| by_one(at, Toward::Up)),
    command!("move-down", Card, move_down, [key("ArrowDown").alt().shift(), key("ArrowDown").alt()], true, |at| at.has_cards() || ON_LANE(at), |at, _| by_one(at, Toward::Down)),
    command!("move-left", Card, move_back, [key("ArrowLeft").alt().shift()], true, |at| at.has_cards() || ON_STAGE(at) || ON_STEP(at), |at, _| by_one(at, Toward::Back)),
    command!("move-right", Card, move_on, [key("ArrowRight").alt().shift()], true, |at| at.has_cards() || ON_STAGE(at) || ON_STEP(at), |at, _| by_one(at, Toward::On)),
    command!("link-cards", Card, link_cards, [], false, ON_CARDS, |at, _| links::link_selected(at, false)),
    command!("link-mutual", Card, link_mutual, [], false, ON_CARDS, |at, _| links::link_selected(at, true)),
    command!("unlink", Card, unlink, [], false, links::can_unlink, links::unlink_selected),
    command!("mark-failure", Card, mark_failure, [], false, |at| blueprint::is_blueprint(at) && at.has_cards(), blueprint::mark_failure),

    command!("set-emotion", Emotion, set_emotion, [key("Enter"), key("F2")], true, ON_CURVE, headers::write_emotion),
    command!("emotion-higher", Emotion, emotion_higher, [key("+")], true, ON_CURVE, |at, _| headers::change_emotion(at, |score| score.higher())),
    command!("emotion-lower", Emotion, emotion_lower, [key("-")], true, ON_CURVE, |at, _| headers::change_emotion(at, |score| score.lower())),
    command!("emotion-unknown", Emotion, emotion_unknown, [key("Delete"), key("Backspace")], true, ON_CURVE, |at, _| headers::forget_emotion(at)),
    command!("add-wished-lane", Emotion, add_wished_lane, [], false, blueprint::can_wish, blueprint::add_wished_lane),

    command!("add-stage", Stage, add_stage, [], false, ANYWHERE, |at, fresh| headers::add_stage(at, fresh, 1)),
    command!("add-stage-before", Stage, add_stage_before, [], false, |at| at.stop.is_some_and(|stop| stop.stage(at.map).is_some()), |at, fresh| headers::add_stage(at, fresh, 0)),
    command!("rename-stage", Stage, rename, [key("Enter"), key("F2")], true, ON_STAGE, headers::rename),
    command!("merge-stage", Stage, merge_stage, [], false, |at| at.stop.and_then(|stop| stop.stage(at.map)).is_some_and(|id| at.map.stages.first().is_some_and(|first| first.id != id)), headers::merge_stage),
    command!("focus-stage", Stage, focus_stage, [], false, |at| IN_STAGE(at) && !matches!(at.looks.sight.part, Some(Part::Stage(_))), |at, _| sight::focus_on(at, at.stage().map(Part::Stage))),
    command!("copy-stage-to", Stage, copy_stage_to, [], false, IN_STAGE, |at, _| sight::copy_to(at.stage().map(Stop::Stage))),
    command!("delete-stage", Stage, delete_stage, [key("Delete"), key("Backspace")], true, ON_STAGE, headers::delete),

    command!("add-step", Step, add_step, [], false, |at| !at.map.stages.is_empty(), |at, fresh| headers::add_step(at, fresh, 1)),
    command!("add-step-before", Step, add_step_before, [], false, |at| at.stop.is_some_and(|stop| stop.step(at.map).is_some()), |at, fresh| headers::add_step(at, fresh, 0)),
    command!("rename-step", Step, rename, [key("Enter"), key("F2")], true, ON_STEP, headers::rename),
    command!("split-stage", Step, split_stage, [], false, headers::can_split, headers::split_stage),
    command!("mark-passive", Step, mark_passive, [], false, blueprint::can_mark_passive, blueprint::mark_passive),
    command!("step-details", Step, step_details, [], false, ON_STEP, |at, _| Outcome::look(at.looks, |looks| looks.side = Some(Side::Details))),
    command!("delete-step", Step, delete_step, [key("Delete"), key("Backspace")], true, ON_STEP, headers::delete),

    command!("add-lane", Lane, add_lane, [], false, ANYWHERE, |_, _| Outcome::ask(Ask::Open(Panel::AddLane))),
    command!("rename-lane", Lane, rename, [key("Enter"), key("F2")], true, ON_LANE, headers::rename),
    command!("hide-lane", Lane, hide_lane, [], false, ON_LANE, headers::hide_lane),
    command!("lanes", Lane, lanes, [], false, |at| !at.map.lanes.is_empty(), |_, _| Outcome::ask(Ask::Open(Panel::Lanes))),
    command!("order-blueprint-lanes", Lane, order_blueprint_lanes, [], false, blueprint::can_order_lanes, blueprint::order_lanes),
    command!("focus-lane", Lane, focus_lane, [], false, |at| IN_LANE(at) && !matches!(at.looks.sight.part, Some(Part::Lane(_))), |at, _| sight::focus_on(at, at.lane().map(Part::Lane))),
    command!("copy-lane-to", Lane, copy_lane_to, [], false, IN_LANE, |at, _| sight::copy_to(at.lane().map(Stop::Lane))),
    command!("delete-lane", Lane, delete_lane, [key("Delete"), key("Backspace")], true, ON_LANE, headers::delete),

    command!("zoom-in", View, zoom_in, [], false, ANYWHERE, |_, _| Outcome::ask(Ask::Zoom(Zoom::In))),
    command!("zoom-out", View, zoom_out, [], false, ANYWHERE, |_, _| Outcome::ask(Ask::Zoom(Zoom::Out))),
    command!("zoom-whole", View, zoom_whole, [], false, ANYWHERE, |_, _| Outcome::ask(Ask::Zoom(Zoom::Whole))),
    command!("zoom-fit", View, zoom_fit, [], false, ANYWHERE, |_, _| Outcome::ask(Ask::Zoom(Zoom::FitWidth))),
    command!("board", View, view_board, [], false, ANYWHERE, |at, _| look_at(at, View::Board)),
    command!("priorities", View, view_priorities, [], false, ANYWHERE, |at, _| look_at(at, View::Priorities)),
    command!("compare", View, view_compare, [], false, ANYWHERE, |at, _| look_at(at, View::Compare)),
    command!("summary", View, view_summary, [], false, ANYWHERE, |at, _| look_at(at, View::Summary)),
    command!("details", View, side_details, [key("i").primary()], false, ANYWHERE, |at, _| open_side(at, Side::Details)),
    command!("guide", View, side_guide, [], false, ANYWHERE, |at, _| open_side(at, Side::Guide)),
    command!("checks", View, side_checks, [], false, ANYWHERE, |at, _| open_side(at, Side::Checks)),
    command!("moments", View, side_moments, [], false, ANYWHERE, |at, _| open_side(at, Side::Moments)),
    command!("touchpoints", View, side_touchpoints, [], false, ANYWHERE, |at, _| open_side(at, Side::Touchpoints)),
    command!("versions", View, side_versions, [], false, ANYWHERE, |at, _| open_side(at, Side::Versions)),
    command!("edit-here", View, edit_here, [], false, |at| at.reading, |_, _| Outcome::ask(Ask::EditHere)),
    command!("edit-copy", View, edit_copy, [], false, |at| at.reading, |_, _| Outcome::ask(Ask::EditCopy)),
    command!("switches", View, switches, [], false, ANYWHERE, |at, _| Outcome::look(at.looks, |looks| looks.without_switches = !looks.without_switches)),
    command!("find", View, find, [key("f").primary()], false, ANYWHERE, sight::open),
    command!("find-next", View, find_next, [key("F3")], false, sight::is_searching, |at, _| sight::step(at, true)),
    command!("find-previous", View, find_previous, [key("F3").shift()], false, sight::is_searching, |at, _| sight::step(at, false)),
    command!("close-find", View, close_find, [], false, |at| at.looks.sight.finding.is_some() || at.looks.sight.choosing, sight::close),
    command!("filter", View, filter, [], false, ANYWHERE, sight::choose),
    command!("clear-filter", View, clear_filter, [], false, |at| !at.looks.sight.filter.is_empty(), |at, _| sight::filter_by(at, Vec::new())),
    command!("focus-all", View, focus_all, [], false, |at| at.looks.sight.part.is_some(), sight::focus_all),
    command!("close-side", View, close_side, [], false, |at| at.looks.side.is_some(), |at, _| Outcome::look(at.looks, |looks| looks.side = None)),
    command!("menu", View, menu, [key("F10").shift(), key("ContextMenu")], true, |at| at.stop.is_some(), |_, _| Outcome::ask(Ask::Menu)),
];
