//! Which lane to add: every role, with the question it asks.

use leptos::prelude::*;

use super::close;
use crate::app::icons::{icon, role_path};
use crate::app::modal::Modal;
use crate::board_view::editor_context::EditorContext;
use crate::browser::random;
use parcours_core::editor::header_commands::add_lane;
use parcours_core::model::LaneRole;
use parcours_core::templates;

/// The roles, as a list of buttons.
#[component]
pub fn AddLane(editor: EditorContext) -> impl IntoView {
    let words = editor.app.words();
    let choose = move |role: &LaneRole| {
        let language = editor.app.language();
        let lane = templates::lane_for(role, &language);
        editor.dialog.set(None);
        let outcome = editor.look(|at| add_lane(at, lane, &mut random::id));
        editor.carry_out(outcome);
    };
    let rows = LaneRole::ALL.iter().map(move |role| {
        let lane = templates::lane_for(role, &editor.app.language());
        view! {
            <li>
                <button type="button" class="choice" data-choose-role=role.as_str() on:click=move |_| choose(role)>
                    <span class="role-mark" data-role=role.as_str()>{icon(role_path(role))}</span>
                    <span class="lane-words">
                        <span class="name">{lane.label}</span>
                        <span class="question">{lane.question}</span>
                    </span>
                </button>
            </li>
        }
    });
    view! {
        <Modal title=words.board.add_lane_title class="wide" closed=move || close(editor)>
            <ul class="choices">{rows.collect_view()}</ul>
            <div class="dialog-buttons">
                <button type="button" class="button" on:click=move |_| close(editor)>{words.board.cancel}</button>
            </div>
        </Modal>
    }
}
