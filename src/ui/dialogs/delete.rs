//! Asks before a stage, a step or a lane that holds something is deleted.

use leptos::prelude::*;

use super::{Buttons, close};
use crate::editor::drafts;
use crate::editor::header_commands::{cards_under, delete_now};
use crate::editor::outcome::Draft;
use crate::editor::stop::Stop;
use crate::ui::desk::Desk;
use crate::ui::modal::Modal;

/// The question. The focus is on leaving.
#[component]
pub fn Delete(desk: Desk, stop: Stop) -> impl IntoView {
    let words = desk.shell.words();
    let (name, cards) = desk.board().read(|map| {
        let name = match &stop {
            Stop::Stage(id) => drafts::text_of(map, &Draft::Stage(id.clone())),
            Stop::Step(id) => map.column_name(id).to_owned(),
            Stop::Lane(id) => drafts::text_of(map, &Draft::Lane(id.clone())),
            Stop::Cell(_) | Stop::Card(_) => String::new(),
        };
        (name, cards_under(map, &stop))
    });
    let yes = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        desk.panel.set(None);
        let outcome = desk.board().read(|map| delete_now(map, &stop));
        desk.carry_out(outcome);
    };
    view! {
        <Modal title=(words.board.delete_title)(&name) closed=move || close(desk)>
            <form on:submit=yes>
                <p>{(words.board.delete_text)(cards)} " " {words.board.undo_brings_back}</p>
                <Buttons desk yes=words.board.delete_yes dangerous=true />
            </form>
        </Modal>
    }
}
