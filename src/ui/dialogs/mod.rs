//! The dialogs of an open map: one at a time, each a way to do without a pointer what a drag does with one, or a question.

mod add_lane;
mod delete;
mod help;
mod lanes;
mod link;
mod move_to;
mod palette;
mod paste;

use leptos::prelude::*;

use super::desk::Desk;
use crate::editor::outcome::Panel;

/// The open dialog, if any.
#[component]
pub fn Dialogs(desk: Desk) -> impl IntoView {
    move || {
        desk.panel.get().map(|panel| match panel {
            Panel::Move => view! { <move_to::MoveTo desk /> }.into_any(),
            Panel::AddLane => view! { <add_lane::AddLane desk /> }.into_any(),
            Panel::Lanes => view! { <lanes::Lanes desk /> }.into_any(),
            Panel::Delete(stop) => view! { <delete::Delete desk stop /> }.into_any(),
            Panel::Palette => view! { <palette::Palette desk /> }.into_any(),
            Panel::Help => view! { <help::Help desk /> }.into_any(),
            Panel::Link { mutual } => view! { <link::LinkTo desk mutual /> }.into_any(),
            Panel::Paste => view! { <paste::Paste desk /> }.into_any(),
        })
    }
}

/// Closes the dialog and goes back to the board.
fn close(desk: Desk) {
    desk.panel.set(None);
    desk.settle(true);
}

/// The two buttons below a dialog: leave, and do it.
#[component]
fn Buttons(desk: Desk, yes: &'static str, #[prop(optional)] dangerous: bool) -> impl IntoView {
    let words = desk.shell.words();
    view! {
        <div class="dialog-buttons">
            <button type="button" class="button" autofocus=dangerous on:click=move |_| close(desk)>
                {words.board.cancel}
            </button>
            <button type="submit" class="button primary" class:danger=dangerous>
                {yes}
            </button>
        </div>
    }
}
