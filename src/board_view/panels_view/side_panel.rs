//! The panel beside the board: one at a time, opened and closed by commands.

use leptos::prelude::*;

use crate::app::focusing;
use crate::app::icons::{self, icon};
use crate::app::presence::hold;
use crate::board_view::editor_context::EditorContext;
use crate::board_view::panels_view::panel_view::PanelView;
use crate::board_view::personas::look_aside;
use crate::board_view::versions;
use crate::browser::element::focus_soon;
use crate::browser::page;
use crate::browser::page_events::Listening;
use parcours_core::command;
use parcours_core::editor::view_state::SidePanel;
use parcours_core::panels;

/// The panel, while one is open.
#[component]
pub fn SidePanelView(editor: EditorContext) -> impl IntoView {
    let words = editor.app.words();
    let side = Memo::new(move |_| editor.view_state.with(|view_state| view_state.side_panel));
    let board = StoredValue::new(editor.board());
    // What is kept for every map is kept in other windows too.
    hold(Listening::to(&page::window(), "storage", move |_| look_aside(editor)));
    Effect::new(move |before: Option<Option<SidePanel>>| {
        let side = side.get();
        if side.is_none() && before.is_some_and(|before| before.is_some()) {
            focusing::give_back(editor.here, move || editor.settle_now(true));
        }
        if side == Some(SidePanel::Versions) {
            versions::look_again(editor);
        }
        if matches!(side, Some(SidePanel::Header | SidePanel::Persona)) {
            look_aside(editor);
            // These are forms: they are opened to be filled in.
            focus_soon(".side-panel .sheet :is(button, input, textarea)".to_owned());
        }
        side
    });
    let panel = NodeRef::<leptos::html::Aside>::new();
    Effect::new(move |_| {
        // Opened by a key, from a menu or from the palette, the panel is where to go on. A button of its own says whether it is open, and whoever
        // pressed it stays there.
        let stays = page::focused()
            .is_some_and(|focused| page::closest(&focused, "[data-command]:not([data-menu]), .side-panel").is_some());
        if let Some(panel) = panel.get().filter(|_| !stays) {
            page::focus(&panel);
        }
    });
    Effect::new(move |before: Option<Option<SidePanel>>| {
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
                SidePanel::Guide => Signal::derive(move || {
                    editor.agenda.track();
                    editor.tick.track();
                    editor.settled.get()
                }),
                SidePanel::Details | SidePanel::Header => Signal::derive(move || board.get_value().revision()),
                _ => editor.settled.into(),
            };
            let title = side.command().title(words);
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
                            editor.run(command!("close-side"));
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
                            on:click=move |_| editor.run(command!("close-side"))
                        >
                            {icon(icons::CLOSE)}
                        </button>
                    </div>
                    <PanelView editor draw=panels::of_side(side) revision />
                </aside>
            }
        })
    }
}
