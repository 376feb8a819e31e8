//! Which lanes are in sight. Hidden ones keep what they hold.

use leptos::prelude::*;

use super::close;
use crate::app::modal::Modal;
use crate::board_view::editor_context::EditorContext;
use parcours_core::editor::header_commands::show_lane;
use parcours_core::editor::outcome::Outcome;

/// A tick for each lane.
#[component]
pub fn Lanes(editor: EditorContext) -> impl IntoView {
    let words = editor.app.words();
    let lanes = editor.board().read(|map| map.lanes.clone());
    let rows = lanes.into_iter().map(move |lane| {
        let id = lane.id.clone();
        let toggle = move |event: web_sys::Event| {
            let in_sight = event_target_checked(&event);
            let lane = editor.board().read(|map| map.lane(&id).cloned());
            if let Some(lane) = lane {
                editor.carry_out(Outcome { focus: None, ..show_lane(&lane, in_sight) });
            }
        };
        view! {
            <li>
                <label class="tick">
                    <input type="checkbox" prop:checked=!lane.hidden on:change=toggle />
                    <span>{lane.label}</span>
                </label>
            </li>
        }
    });
    view! {
        <Modal title=words.board.lanes_title closed=move || close(editor)>
            <ul class="ticks">{rows.collect_view()}</ul>
            <div class="dialog-buttons">
                <button type="button" class="button primary" on:click=move |_| close(editor)>{words.board.close}</button>
            </div>
        </Modal>
    }
}
