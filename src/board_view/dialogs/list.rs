//! Stages out of a list that is pasted or typed: one a line.

use leptos::prelude::*;

use super::{Buttons, close};
use crate::app::modal::Modal;
use crate::board_view::editor_context::EditorContext;
use crate::browser::random;
use parcours_core::editor::blank::{begin_with_stages, stages_of};

/// The field for the list.
#[component]
pub fn List(editor: EditorContext) -> impl IntoView {
    let words = editor.app.words();
    let text = RwSignal::new(String::new());
    let yes = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        editor.dialog.set(None);
        let stages = text.with_untracked(|text| stages_of(text));
        let outcome = editor.board().read(|map| begin_with_stages(map, stages, &mut random::id));
        let focus = outcome.focus.clone().or_else(|| editor.focus.get_untracked());
        editor.carry_out(outcome.and_focus(focus));
    };
    view! {
        <Modal title=words.board.blank_list closed=move || close(editor)>
            <form on:submit=yes>
                <label class="field">
                    <span>{words.board.list_about}</span>
                    <textarea rows="8" autofocus data-list on:input=move |event| text.set(event_target_value(&event))></textarea>
                </label>
                <Buttons editor yes=words.board.list_yes />
            </form>
        </Modal>
    }
}
