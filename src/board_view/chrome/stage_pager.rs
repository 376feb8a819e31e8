//! On a narrow screen one step fills it: buttons and a list lead from stage to stage.

use leptos::prelude::*;

use crate::app::icons::{self, icon};
use crate::board_view::editor_context::EditorContext;
use crate::browser::page;
use parcours_core::model::StageId;

/// The pager; style sheets show it on narrow screens only.
#[component]
pub fn StagePager(editor: EditorContext) -> impl IntoView {
    let words = editor.app.words();
    let board = StoredValue::new(editor.board());
    let shown = RwSignal::new(0_usize);
    let stages = move || editor.stages();
    let go = move |to: usize| {
        let stages = editor.stages();
        if let Some((id, _)) = stages.get(to) {
            shown.set(to);
            show(id);
        }
    };
    view! {
        <nav class="pager" aria-label=words.board.stage_choice>
            <button type="button" class="tool" aria-label=words.board.previous_stage on:click=move |_| go(shown.get_untracked().saturating_sub(1))>
                {icon(icons::LEFT)}
            </button>
            <select
                aria-label=words.board.stage_choice
                prop:value=move || shown.get().to_string()
                on:change=move |event| go(event_target_value(&event).parse().unwrap_or_default())
            >
                {move || {
                    stages()
                        .into_iter()
                        .enumerate()
                        .map(|(at, (id, _))| {
                            view! {
                                <option value=at.to_string()>
                                    {format!("{}. {}", at + 1, board.get_value().stage_name(&id))}
                                </option>
                            }
                        })
                        .collect_view()
                }}
            </select>
            <button type="button" class="tool" aria-label=words.board.next_stage on:click=move |_| go(shown.get_untracked() + 1)>
                {icon(icons::RIGHT)}
            </button>
        </nav>
    }
}

/// Scrolls the board so that the stage begins at its edge.
fn show(id: &StageId) {
    let (Some(scroller), Some(stage)) = (page::element("board-scroller"), page::element(&format!("stage-{id}"))) else {
        return;
    };
    scroller.set_scroll_left(stage.offset_left());
}
