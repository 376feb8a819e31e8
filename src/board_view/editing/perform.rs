//! Carrying out what commands, drops and texts come to: the one place where an outcome becomes an edit, a focus, words said and what is asked of
//! the page.

use leptos::prelude::*;

use crate::app::app_context::Route;
use crate::app::spaces;
use crate::board_view::editing::{clipboard, menus, version_effects, visibility_changes, writing, zoom};
use crate::board_view::editor_context::EditorContext;
use crate::board_view::{exporting, personas, presenting, printing};
use crate::browser::{page, random};
use parcours_core::editor::announcement::Announcement;
use parcours_core::editor::commands::Command;
use parcours_core::editor::focus::Focus;
use parcours_core::editor::focus_after::first_touched;
use parcours_core::editor::locked;
use parcours_core::editor::outcome::{Draft, Effect, Export, Outcome};
use parcours_core::editor::view_state::ViewState;
use parcours_core::editor::visibility::Visibility;

/// Runs a command, if it can do anything now.
pub fn run(editor: EditorContext, command: &'static Command) {
    editor.keep_writing();
    let outcome = editor.look(|at| command.applies(at).then(|| command.run(at, &mut random::id)));
    match (outcome, command.name) {
        (Some(outcome), _) => editor.carry_out(outcome),
        (None, "undo") => editor.say(&Announcement::NothingToUndo),
        (None, "redo") => editor.say(&Announcement::NothingToRedo),
        (None, _) => {}
    }
}

/// Carries out `outcome`; whether what it brings was taken, or refused in words for want of room.
pub fn carry_out(editor: EditorContext, outcome: Outcome) -> bool {
    editor.draw_whole();
    if let Some(Effect::Copy(cards)) = &outcome.effect {
        // Before the edit: what is cut is gone afterwards.
        clipboard::copy(editor, cards);
    }
    if let Some((mut edit, label)) = outcome.edit {
        if editor.refuses() {
            editor.settle(outcome.focus.is_some());
            return true;
        }
        let board = editor.board();
        let Some(size) = editor.admits(&board, &mut edit) else { return false };
        if let Some(lane) = board.read(|map| locked::refuses(map, &edit)) {
            editor.say_locked(&lane);
            editor.settle(outcome.focus.is_some());
            return true;
        }
        if let Err(rejected) = board.edit(edit, label) {
            editor.explain(&rejected);
            return true;
        }
        // The page does not show the edit yet.
        if let Some(focus) = &outcome.focus {
            focus_ahead(editor, focus);
        }
        editor.size.set_value((board.revision(), size));
    }
    if let Some(selection) = outcome.select {
        editor.selection.set(selection);
    }
    let focus = outcome.focus.is_some();
    if let Some(focus) = &outcome.focus {
        let is_beside = |visibility: &Visibility| {
            let of_part = Visibility { part: visibility.part.clone(), ..Visibility::WHOLE };
            editor.board().read(|map| focus.exists(map) && !of_part.shows(map, focus))
        };
        editor.look_further(|visibility| {
            if is_beside(visibility) {
                visibility.part = None;
            }
        });
    }
    if focus {
        editor.focus.set(outcome.focus);
    }
    if let Some(said) = outcome.say {
        editor.say(&said);
    }
    editor.settle(focus);
    if let Some(effect) = outcome.effect {
        answer(editor, effect);
    }
    true
}

/// Gives the focus to where it goes, if that is on the page already, before what has it now is taken away: taken away with the focus in it, an
/// element has the browser style the page once more.
fn focus_ahead(editor: EditorContext, focus: &Focus) {
    let is_on_board = |element: &web_sys::HtmlElement| page::closest(element, "[data-board]").is_some();
    let goes_to = page::element(&focus.element_id()).filter(is_on_board);
    if let (Some(now), Some(goes_to)) = (page::focused().filter(is_on_board), goes_to)
        && now != goes_to
        && editor.dialog.with_untracked(Option::is_none)
    {
        // First the tab stop: set on what has the focus, it has the page styled once more.
        editor.focus.set(Some(focus.clone()));
        editor.mark_stop();
        page::focus_still(&goes_to);
    }
}

fn answer(editor: EditorContext, effect: Effect) {
    match effect {
        Effect::Undo => step_back(editor, true),
        Effect::Redo => step_back(editor, false),
        Effect::Write(draft) => editor.write(draft),
        Effect::Open(dialog) => editor.dialog.set(Some(dialog)),
        Effect::Copy(_) => {}
        Effect::Paste => clipboard::paste_own(editor),
        Effect::Zoom(change) => zoom::change(editor, change),
        Effect::Export(way) => export(editor, way),
        Effect::Present => presenting::begin(editor),
        Effect::PresentBeside => presenting::begin_beside(editor),
        Effect::LeavePresent => presenting::leave(editor),
        Effect::SetSpaces => editor.say(&spaces::change(editor.app)),
        Effect::Home => editor.app.go(Route::Home),
        Effect::Menu => menus::open_at_focus(editor),
        Effect::Look(view_state) => editor.look_with(*view_state),
        Effect::Find(view_state) => editor.with_more(|_, editor| {
            editor.look_with(*view_state);
            visibility_changes::focus_on_search(editor);
        }),
        Effect::GoTo(focus) => editor.go_to(focus),
        Effect::MakeFuture => editor.with_more(|more, editor| (more.make_future)(editor)),
        Effect::RefreshToday => editor.with_more(|more, editor| (more.refresh_today)(editor)),
        Effect::Agenda(agenda) => editor.keep_agenda(*agenda),
        Effect::KeepPersona(persona) => personas::keep(editor, &persona),
        Effect::EditHere => editor.app.open_anew(true),
        Effect::EditCopy => version_effects::edit_copy(editor),
        Effect::Version(effect) => version_effects::answer(editor, effect),
        Effect::ForgetPersona(persona) => personas::forget(editor, &persona),
    }
}

/// Takes the last step back, or makes it again, and goes to what it changed.
fn step_back(editor: EditorContext, back: bool) {
    if editor.refuses() {
        return;
    }
    let board = editor.board();
    let Some((label, touched)) = (if back { board.undo() } else { board.redo() }) else { return };
    let focus = board.read(|map| first_touched(map, &touched));
    editor.look_further(|visibility| {
        touched.cards.iter().for_each(|id| visibility.uncover_card(id));
        if let Some(focus) = &focus {
            board.read(|map| visibility.uncover(map, focus));
        }
    });
    if focus.is_some() {
        editor.focus.set(focus);
    }
    editor.say(&if back { Announcement::Undone(label) } else { Announcement::Redone(label) });
    editor.settle(true);
}

/// Opens the text editor for `draft`.
pub fn write(editor: EditorContext, draft: Draft) {
    editor.draw_whole();
    if editor.refuses() {
        return;
    }
    editor.keep_writing();
    if editor.writing.with_value(Option::is_some) {
        return;
    }
    if let Some(lane) = editor.board().read(|map| locked::refuses_draft(map, &draft)) {
        return editor.say_locked(&lane);
    }
    if let Draft::NewCard { id, cell, index } = &draft {
        editor.board().begin_card(id.clone(), cell.clone(), *index);
    }
    editor.here.once_shown(move || writing::begin(editor, draft));
}

/// Looks at the map that way from now on. The view is part of the address, so that Back leads out of it.
pub fn look_with(editor: EditorContext, view_state: ViewState) {
    if view_state.view != editor.view_state.with_untracked(|view_state| view_state.view) {
        editor.app.go(Route::Map(editor.id.get_value(), view_state.view));
    }
    editor.draw_whole();
    let before = editor.view_state.with_untracked(|view_state| view_state.visibility.clone());
    let is_other = before != view_state.visibility;
    editor.view_state.set(view_state);
    if is_other {
        visibility_changes::changed(editor, &before);
    }
}

/// Takes a way out of the page.
fn export(editor: EditorContext, way: Export) {
    match way {
        Export::Menu => menus::open_export_menu(editor),
        Export::Json => exporting::json(editor),
        Export::Plan => exporting::plan(editor),
        Export::Table => exporting::table(editor),
        Export::Print(what) => printing::print(editor, what),
    }
}
