//! Everything that listens to a person at work on the open map.

use web_sys::HtmlElement;

use crate::app::presence::hold;
use crate::board_view::drag::{board, matrix};
use crate::board_view::editing::{clipboard, early, keyboard, pointer, stretching, zoom};
use crate::board_view::editor_context::EditorContext;

/// Listens to the page, for as long as what is being drawn is there.
pub fn on_page(editor: EditorContext) {
    keyboard::listen(editor);
    clipboard::listen(editor);
    matrix::listen(editor);
}

/// Listens to the board's root, and raises again what was pressed before.
pub fn on_board(editor: EditorContext, root: &HtmlElement) {
    pointer::listen(editor, root);
    hold(zoom::listen(editor, root));
    hold(stretching::listen(editor, root));
    board::listen(editor, root);
    early::raise_again(editor.here);
}
