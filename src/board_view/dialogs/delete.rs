//! Asks before a stage, a step or a lane that holds something is deleted.

use leptos::prelude::*;

use super::{Buttons, close};
use crate::app::modal::Modal;
use crate::board_view::chrome::command_button::keys_of;
use crate::board_view::editor_context::EditorContext;
use parcours_core::command;
use parcours_core::editor::drafts;
use parcours_core::editor::focus::Focus;
use parcours_core::editor::header_commands::{cards_under, delete_now};
use parcours_core::editor::outcome::Draft;

/// The question. The focus is on leaving.
#[component]
pub fn Delete(editor: EditorContext, focus: Focus) -> impl IntoView {
    let words = editor.app.words();
    let (name, cards) = editor.board().read(|map| {
        let name = match &focus {
            Focus::Stage(id) => drafts::text_of(map, &Draft::Stage(id.clone())),
            Focus::Step(id) => map.column_name(id).to_owned(),
            Focus::Lane(id) => drafts::text_of(map, &Draft::Lane(id.clone())),
            Focus::Cell(_) | Focus::Card(_) => String::new(),
        };
        (name, cards_under(map, &focus))
    });
    let (action, no) = match &focus {
        Focus::Stage(_) => (words.commands.delete_stage.title, words.board.keep_stage),
        Focus::Step(_) => (words.commands.delete_step.title, words.board.keep_step),
        _ => (words.commands.delete_lane.title, words.board.keep_lane),
    };
    let undo = keys_of(command!("undo"), editor).unwrap_or_default();
    let yes = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        editor.dialog.set(None);
        let outcome = editor.board().read(|map| delete_now(map, &focus));
        editor.carry_out(outcome);
    };
    view! {
        <Modal title=(words.board.delete_title)(action, &name) closed=move || close(editor)>
            <form on:submit=yes>
                <p>{(words.board.delete_text)(cards)} " " {(words.board.undo_brings_back)(&undo)}</p>
                <Buttons editor yes=action no dangerous=true />
            </form>
        </Modal>
    }
}
