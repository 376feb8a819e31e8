//! What the menu of a thing offers, in groups, and where it stands: beside what it was opened from, never over it.

use super::commands::{Command, WAYS_OUT};
use super::focus::Focus;
use super::geometry::{Point, Rect};
use super::situation::Situation;
use crate::command;

/// Commands that belong together; a line stands between one group and the next.
pub type Groups = &'static [&'static [&'static Command]];

/// What can be done with cards, and in a cell of cards.
pub const CARD: Groups = &[
    &[command!("edit"), command!("details"), command!("add-card")],
    &[command!("move"), command!("move-up"), command!("move-down"), command!("move-left"), command!("move-right")],
    &[command!("duplicate"), command!("cut"), command!("copy"), command!("paste")],
    &[command!("select-all")],
    &[command!("link-cards"), command!("link-mutual"), command!("unlink"), command!("mark-failure")],
    &[command!("delete")],
];
/// What can be done with a feeling.
pub const EMOTION: Groups =
    &[&[command!("set-emotion"), command!("details")], &[command!("emotion-unknown")], &[command!("add-wished-lane")]];
/// What can be done with a stage.
pub const STAGE: Groups = &[
    &[command!("rename-stage")],
    &[command!("add-stage-before"), command!("add-stage"), command!("add-step")],
    &[command!("move"), command!("move-left"), command!("move-right")],
    &[command!("wider"), command!("narrower")],
    &[command!("merge-stage")],
    &[command!("focus-stage"), command!("copy-stage-to")],
    &[command!("delete-stage")],
];
/// What can be done with a step.
pub const STEP: Groups = &[
    &[command!("rename-step"), command!("step-details"), command!("mark-passive")],
    &[command!("add-step-before"), command!("add-step")],
    &[command!("move"), command!("move-left"), command!("move-right")],
    &[command!("wider"), command!("narrower")],
    &[command!("split-stage")],
    &[command!("delete-step")],
];
/// What can be done with a lane.
pub const LANE: Groups = &[
    &[command!("rename-lane")],
    &[command!("add-lane")],
    &[command!("move"), command!("move-up"), command!("move-down")],
    &[command!("hide-lane"), command!("lanes"), command!("order-blueprint-lanes"), command!("add-wished-lane")],
    &[command!("focus-lane"), command!("copy-lane-to")],
    &[command!("delete-lane")],
];
/// The ways out of the page.
pub const EXPORT: Groups = &[&WAYS_OUT];
/// What can be done with the map.
pub const MAP: Groups = &[
    &[command!("rename-map"), command!("header"), command!("persona")],
    &[command!("make-future-state"), command!("refresh-today")],
    &[command!("copy-as-prompt"), command!("merge-copy"), command!("bring-in")],
    &[command!("find"), command!("filter"), command!("clear-filter"), command!("focus-all")],
    &[
        command!("details"),
        command!("guide"),
        command!("checks"),
        command!("moments"),
        command!("touchpoints"),
        command!("versions"),
    ],
    &[
        command!("cards-all"),
        command!("cards-moment"),
        command!("cards-text"),
        command!("compact-lanes"),
        command!("zoom-fit"),
        command!("zoom-map"),
    ],
    &[command!("lanes"), command!("add-stage"), command!("add-step"), command!("add-lane")],
    &WAYS_OUT,
    &[command!("present-beside"), command!("print-persona"), command!("set-spaces")],
    &[command!("palette"), command!("help")],
    &[command!("home")],
];

/// What the menu of what is in focus offers.
pub fn of(at: &Situation<'_>) -> Groups {
    match at.focus {
        Some(Focus::Stage(_)) => STAGE,
        Some(Focus::Step(_)) => STEP,
        Some(Focus::Lane(_)) => LANE,
        Some(Focus::Cell(_)) if at.curve_cell().is_some() => EMOTION,
        _ => CARD,
    }
}

/// Where a menu of this `size` stands that was opened from `anchor`, in a `window`: below it, above it, or beside it where it is too high for
/// either; whole in the window in any case.
pub fn place(anchor: Rect, size: (f64, f64), window: (f64, f64)) -> Point {
    /// Between the menu and what is around it, in pixels.
    const GAP: f64 = 4.0;
    let within = |at: f64, size: f64, room: f64| at.min(room - size - 2.0 * GAP).max(2.0 * GAP);
    let (left, top) = (within(anchor.left, size.0, window.0), within(anchor.top, size.1, window.1));
    if anchor.bottom + GAP + size.1 <= window.1 - GAP {
        Point::new(left, anchor.bottom + GAP)
    } else if anchor.top - GAP - size.1 >= GAP {
        Point::new(left, anchor.top - GAP - size.1)
    } else if anchor.right + GAP + size.0 <= window.0 - GAP {
        Point::new(anchor.right + GAP, top)
    } else {
        Point::new(within(anchor.left - GAP - size.0, size.0, window.0), top)
    }
}
