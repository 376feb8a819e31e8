//! A large board is drawn in slices: first the rows that fill the window, then the others in tasks between which the browser paints and answers.
//! Whatever needs a row that is not there yet has all of them drawn at once ([`EditorContext::draw_whole`]).

use leptos::prelude::*;
use leptos::task::tick;

use crate::board_view::editor_context::EditorContext;
use crate::board_view::grid::Row;
use crate::browser::{clock, page};
use parcours_core::model::{CellKey, LaneId};

/// How long a slice may take, in milliseconds: a frame has room for it.
const SLICE: f64 = 6.0;

/// How many of `rows` fill the window: as many as are drawn first.
pub(super) fn first(editor: EditorContext, rows: &[Row]) -> usize {
    let mut room = page::inner_height();
    let filling = rows.iter().take_while(|row| {
        let is_room = room > 0.0;
        room -= height(editor, row);
        is_room
    });
    filling.count()
}

/// The least height of a row, in pixels of the window.
fn height(editor: EditorContext, row: &Row) -> f64 {
    /// Of a row with nothing in it, of a card with a line of text and of the rest of its cell, in pixels of the board.
    const EMPTY: f64 = 62.0;
    const CARD: f64 = 39.0;
    const AROUND: f64 = 23.0;
    let pixels = match row {
        Row::Lane { id, .. } => (most_cards(editor, id) as f64 * CARD + AROUND).max(EMPTY),
        Row::Line(_) => AROUND,
    };
    pixels * editor.zoom.get_untracked().factor()
}

fn most_cards(editor: EditorContext, lane: &LaneId) -> usize {
    editor.board().read(|map| {
        let cells = map.steps().map(|step| CellKey { step: step.id.clone(), lane: lane.clone() });
        cells.map(|cell| map.cards_in(&cell).len()).max().unwrap_or_default()
    })
}

/// Draws the rows that are not there yet, once the first are painted. Until then the page is not ready for who drives it from outside.
pub fn draw_rest(editor: EditorContext, all: usize) {
    if editor.rows_drawn.get_untracked() >= all {
        return;
    }
    let app = editor.app;
    app.rows_to_come.set_value(true);
    let rest = async move {
        let mut until = clock::monotonic() + SLICE;
        while editor.rows_drawn.get_untracked() < all {
            editor.rows_drawn.update(|drawn| *drawn += 1);
            tick().await;
            if clock::monotonic() > until {
                clock::give_way().await;
                until = clock::monotonic() + SLICE;
            }
        }
        editor.draw_whole();
        app.rows_to_come.set_value(false);
        app.ready(editor.here);
    };
    editor.here.after_picture(move || editor.here.spawn(rest));
    on_cleanup(move || app.rows_to_come.set_value(false));
}

impl EditorContext {
    /// Draws the rows of the board that are not there yet.
    pub fn draw_whole(self) {
        self.rows_drawn.maybe_update(|drawn| std::mem::replace(drawn, usize::MAX) != usize::MAX);
    }
}
