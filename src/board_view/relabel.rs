//! Changing the language while a map is open: the page speaks it, and what a template wrote follows.

use leptos::prelude::*;

use crate::board_view::editor_context::EditorContext;
use crate::board_view::keeping;
use parcours_core::model::{Act, Label, Language};
use parcours_core::templates::relabel;

/// Speaks `language`, and puts into it the texts of the open map that a template wrote and nobody touched.
pub fn speak(editor: EditorContext, language: Language) {
    // First what it takes: a page that cannot speak the language changes nothing.
    editor
        .app
        .once_spoken(language.clone(), move || editor.with_more(move |more, editor| (more.speak)(editor, language)));
}

/// Puts the map's texts into `language`, and speaks it.
pub fn change(editor: EditorContext, language: Language) {
    editor.keep_writing();
    let board = editor.board();
    let edit = board.read(|map| relabel(map, &language));
    let is_ours = editor.reading.with_untracked(Option::is_none);
    if is_ours && let Err(rejected) = board.edit(edit, Label::many(Act::ChangeLanguage, 1)) {
        leptos::logging::warn!("rejected: {rejected}");
    }
    // The tree is drawn anew from what is kept.
    keeping::write_now();
    editor.app.set_language(language);
}
