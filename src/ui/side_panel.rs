//! The panel beside the board: one at a time, opened and closed by commands.

use leptos::prelude::*;

use super::desk::Desk;
use super::footer::settled_revision;
use super::icons::{self, icon};
use super::personas::look_aside;
use super::presence::hold;
use super::sheet_view::SheetView;
use crate::browser::element::focus_soon;
use crate::browser::page;
use crate::browser::page_events::Listening;
use crate::editor::looks::Side;
use crate::sheet;

/// The panel, while one is open.
#[component]
pub fn SidePanel(desk: Desk) -> impl IntoView {
    let words = desk.shell.words();
    let side = Memo::new(move |_| desk.looks.with(|looks| looks.side));
    let board = StoredValue::new(desk.board());
    // What is kept for every map is kept in other windows too.
    hold(Listening::to(&page::window(), "storage", move |_| look_aside(desk)));
    Effect::new(move |before: Option<Option<Side>>| {
        let side = side.get();
        if side == Some(Side::Versions) {
            super::versions::look_again(desk);
        }
        if matches!(side, Some(Side::Header | Side::Persona)) {
            look_aside(desk);
            if before.is_some() {
                // These are forms: they are opened to be filled in.
                focus_soon(".side-panel .sheet :is(button, input, textarea)".to_owned());
            }
        }
        side
    });
    let panel = NodeRef::<leptos::html::Aside>::new();
    Effect::new(move |_| {
        // Opened by its key while a card is in focus, the panel is where to go on; a pointer stays where it is.
        let from_board = page::focused().is_some_and(|focused| page::closest(&focused, "[data-board]").is_some());
        if let Some(panel) = panel.get().filter(|_| from_board && side.get_untracked() == Some(Side::Details)) {
            page::focus(&panel);
        }
    });
    Effect::new(move |before: Option<Option<Side>>| {
        let now = side.get();
        // Another panel is another text: it begins at its beginning.
        if before.is_some_and(|before| before != now)
            && let Some(panel) = panel.get_untracked()
        {
            panel.set_scroll_top(0);
        }
        now
    });
    move || {
        side.get().map(|side| {
            // What reads the whole map waits for a pause in the edits; what is known of one card does not.
            let revision = match side {
                Side::Guide => {
                    let settled = settled_revision(board.get_value());
                    Signal::derive(move || {
                        desk.agenda.track();
                        desk.tick.track();
                        settled.get()
                    })
                }
                Side::Details | Side::Header => Signal::derive(move || board.get_value().revision()),
                _ => settled_revision(board.get_value()).into(),
            };
            let title = crate::editor::commands::find(side.as_str()).map(|command| command.title(words));
            view! {
                <aside
                    class="side-panel"
                    data-side=side.as_str()
                    aria-label=title
                    tabindex="-1"
                    node_ref=panel
                    on:keydown=move |event| {
                        if event.key() == "Escape" && !event.default_prevented() {
                            event.prevent_default();
                            desk.run("close-side");
                            desk.settle(true);
                        }
                    }
                >
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
