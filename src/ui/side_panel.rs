//! The panel beside the board: one at a time, opened and closed by commands.

use leptos::prelude::*;

use super::desk::Desk;
use super::footer::settled_revision;
use super::icons::{self, icon};
use super::sheet_view::SheetView;
use crate::editor::looks::Side;
use crate::sheet;

/// The panel, while one is open.
#[component]
pub fn SidePanel(desk: Desk) -> impl IntoView {
    let words = desk.shell.words();
    let side = Memo::new(move |_| desk.looks.with(|looks| looks.side));
    let board = StoredValue::new(desk.board());
    move || {
        side.get().map(|side| {
            // What reads the whole map waits for a pause in the edits; what is known of one card does not.
            let revision = match side {
                Side::Details => Signal::derive(move || board.get_value().revision()),
                Side::Guide => {
                    let settled = settled_revision(board.get_value());
                    Signal::derive(move || {
                        desk.agenda.track();
                        desk.tick.track();
                        settled.get()
                    })
                }
                _ => settled_revision(board.get_value()).into(),
            };
            let title = crate::editor::commands::find(side.as_str()).map(|command| command.title(words));
            view! {
                <aside class="side-panel" data-side=side.as_str() aria-label=title>
                    <div class="side-head">
                        <h2>{title}</h2>
                        <button
                            type="button"
                            class="tool"
                            data-command="close-side"
                            aria-label=words.commands.close_side.title
                            title=words.commands.close_side.title
                            on:click=move |_| {
                                desk.run("close-side");
                                desk.settle(true);
                            }
                        >
                            {icon(icons::CLOSE)}
                        </button>
                    </div>
                    <SheetView desk draw=sheet::of_side(side) revision />
                </aside>
            }
        })
    }
}
