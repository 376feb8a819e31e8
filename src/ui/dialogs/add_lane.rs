//! Which lane to add: every role, with the question it asks.

use leptos::prelude::*;

use super::close;
use crate::browser::random;
use crate::editor::header_commands::add_lane;
use crate::model::LaneRole;
use crate::templates;
use crate::ui::desk::Desk;
use crate::ui::icons::{icon, role_path};
use crate::ui::modal::Modal;

/// The roles, as a list of buttons.
#[component]
pub fn AddLane(desk: Desk) -> impl IntoView {
    let words = desk.shell.words();
    let choose = move |role: &LaneRole| {
        let language = desk.shell.language();
        let lane = templates::lane_for(role, &language);
        desk.panel.set(None);
        let outcome = desk.look(|at| add_lane(at, lane, &mut random::id));
        desk.carry_out(outcome);
    };
    let rows = LaneRole::ALL.iter().map(move |role| {
        let lane = templates::lane_for(role, &desk.shell.language());
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
        <Modal title=words.board.add_lane_title class="wide" closed=move || close(desk)>
            <ul class="choices">{rows.collect_view()}</ul>
            <div class="dialog-buttons">
                <button type="button" class="button" on:click=move |_| close(desk)>{words.board.cancel}</button>
            </div>
        </Modal>
    }
}
