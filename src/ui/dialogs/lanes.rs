//! Which lanes are in sight. Hidden ones keep what they hold.

use leptos::prelude::*;

use super::close;
use crate::editor::header_commands::show_lane;
use crate::editor::outcome::Outcome;
use crate::ui::desk::Desk;
use crate::ui::modal::Modal;

/// A tick for each lane.
#[component]
pub fn Lanes(desk: Desk) -> impl IntoView {
    let words = desk.shell.words();
    let lanes = desk.board().read(|map| map.lanes.clone());
    let rows = lanes.into_iter().map(move |lane| {
        let id = lane.id.clone();
        let toggle = move |event: web_sys::Event| {
            let in_sight = event_target_checked(&event);
            let lane = desk.board().read(|map| map.lane(&id).cloned());
            if let Some(lane) = lane {
                desk.carry_out(Outcome { focus: None, ..show_lane(&lane, in_sight) });
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
        <Modal title=words.board.lanes_title closed=move || close(desk)>
            <ul class="ticks">{rows.collect_view()}</ul>
            <div class="dialog-buttons">
                <button type="button" class="button primary" on:click=move |_| close(desk)>{words.board.close}</button>
            </div>
        </Modal>
    }
}
