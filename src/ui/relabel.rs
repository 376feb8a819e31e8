//! Changing the language while a map is open: the page speaks it, and what a template wrote follows.

use leptos::prelude::*;

use super::desk::Desk;
use super::keeping;
use crate::model::{Act, Label, Language};
use crate::templates;

/// Speaks `language`, and puts into it the texts of the open map that a template wrote and nobody touched.
pub fn speak(desk: Desk, language: Language) {
    desk.keep_writing();
    let board = desk.board();
    let edit = board.read(|map| templates::relabel(map, &language));
    let is_ours = desk.reading.with_untracked(Option::is_none);
    if is_ours && let Err(rejected) = board.edit(edit, Label::many(Act::ChangeLanguage, 1)) {
        leptos::logging::warn!("rejected: {rejected}");
    }
    // The tree is drawn anew from what is kept.
    keeping::write_now();
    desk.shell.set_language(language);
}
