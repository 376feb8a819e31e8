//! A field for a day: the one that every panel uses.
//!
//! It counts when it is left or finished (`editor/typed.rs`), so that a day typed digit by digit is one change. A day half typed never
//! comes here: `board_view/panels_view/panel_view.rs` knows it from one that was emptied, which the value alone does not tell.

use super::node::{Node, On, el};
use crate::editor::outcome::{Fresh, Outcome};
use crate::editor::situation::Situation;
use crate::method::context::meant_day;

/// The last day there is: a year has four figures, in the field as in the file.
const LAST: &str = "9999-12-31";

/// A field that says `day`, which may be empty. `set` is told the day that is meant, or `None` where the field was emptied; what is
/// no day that anybody may mean comes to nothing, and the field says again what it said.
pub fn day_field(day: &str, set: impl Fn(&Situation<'_>, Option<&str>, Fresh<'_>) -> Outcome + 'static) -> Node {
    let field = el("input").with("type", "date").with("max", LAST).with("data-late", "").with("value", day);
    field.on(On::Change, move |at, typed, fresh| match meant_day(typed) {
        None if !typed.is_empty() => Outcome::default(),
        day => set(at, day, fresh),
    })
}
