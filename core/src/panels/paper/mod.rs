//! What is put on paper: sheets of their own, drawn when printing begins. They have no controls, know neither the window nor the zoom, and
//! hold for every size of sheet.

mod board;
mod columns;
mod persona;
mod plain;
mod priorities;

pub use columns::{Run, Width, parted};
pub use plain::plain;

use super::{Node, compare, el, summary, text};
use crate::editor::outcome::Printed;
use crate::editor::situation::Situation;
use crate::editor::view_state::View;

/// What is printed of `what`.
pub fn draw(at: &Situation<'_>, what: Printed) -> Node {
    let (name, sheet) = match (what, at.view_state.view) {
        (Printed::Persona, _) => ("persona", persona::draw(at)),
        (_, View::Priorities) => ("priorities", priorities::draw(at)),
        (_, View::Board) => ("board", board::draw(at)),
        (_, View::Compare) => ("compare", el("div").child(compared(at)).children(plain(compare::draw(at)))),
        (_, View::Summary) => ("summary", plain(summary::draw(at)).unwrap_or_default()),
    };
    el("div").class("paper sheet").with("data-paper", name).with("lang", at.map.language.as_str()).child(sheet)
}

/// Which map it is that is compared.
fn compared(at: &Situation<'_>) -> Node {
    el("header")
        .child(text("h1", compare::title(at, at.map.title.trim())))
        .child(text("span", (at.words.board.kind)(&at.map.kind)).class("kind"))
}
