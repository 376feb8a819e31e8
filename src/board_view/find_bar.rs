//! The bar that finds and filters.

use leptos::prelude::*;

use crate::board_view::editor_context::EditorContext;
use crate::board_view::panels_view::panel_view::PanelView;
use crate::browser::clock::Later;
use parcours_core::editor::visibility_commands::{search_again, search_now};
use parcours_core::panels;

/// The bar above the board that finds, filters, and says what is out of sight.
#[component]
pub fn FindBar(editor: EditorContext) -> impl IntoView {
    /// How long after the last letter a search is made, in milliseconds: it reads every card.
    const PAUSE: f64 = 100.0;
    let settled = editor.settled;
    let wanted = Memo::new(move |_| {
        editor.view_state.with(|view_state| {
            let finding = view_state.visibility.finding.as_ref()?;
            (finding.text != finding.searched).then(|| finding.text.clone())
        })
    });
    let timer = StoredValue::new_local(None::<Later>);
    Effect::new(move |_| {
        let later = wanted.get().map(|_| {
            editor.here.after(PAUSE, move || {
                let outcome = editor.look(search_now);
                editor.carry_out(outcome);
            })
        });
        timer.set_value(later);
    });
    Effect::new(move |before: Option<u64>| {
        let revision = settled.get();
        if before.is_some_and(|before| before != revision)
            && let Some(outcome) = editor.look(search_again)
        {
            editor.carry_out(outcome);
        }
        revision
    });
    view! {
        <div class="find-bar" data-find-bar>
            <PanelView editor draw=panels::find::draw revision=settled searches=true />
        </div>
    }
}
