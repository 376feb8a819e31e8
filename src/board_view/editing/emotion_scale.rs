//! The scale a feeling is set by with keys.

use leptos::prelude::*;
use web_sys::{HtmlInputElement, KeyboardEvent};

use crate::board_view::editing::writing::{Ending, finish};
use crate::board_view::editor_context::EditorContext;
use parcours_core::editor::announcement::Place;
use parcours_core::model::{CellKey, Score};

/// The scale of a feeling: a range, which assistive technology knows how to read and to change.
#[component]
pub fn EmotionScale(editor: EditorContext, cell: CellKey) -> impl IntoView {
    let words = editor.app.words();
    let (present, name) = editor.board().read(|map| {
        let present = map.emotion(&cell).map(|emotion| emotion.score);
        let place = Place::of(map, &cell);
        (present, format!("{}, {}, {}", words.board.feeling, place.lane, place.column))
    });
    let score = RwSignal::new(present.unwrap_or(Score::NEUTRAL));
    let on_key = move |event: KeyboardEvent| {
        event.stop_propagation();
        let now = score.get_untracked();
        let next = match event.key().as_str() {
            "Escape" => Err(Ending::Discard),
            "Enter" | "F2" => Err(Ending::KeepAndReturn),
            // Each engine has its own idea of which arrow leads up on a scale that stands upright.
            "ArrowUp" | "ArrowRight" => Ok(now.higher()),
            "ArrowDown" | "ArrowLeft" => Ok(now.lower()),
            "Home" => Ok(Score::LOWEST),
            "End" => Ok(Score::HIGHEST),
            _ => return,
        };
        event.prevent_default();
        match next {
            Ok(next) => {
                event_target::<HtmlInputElement>(&event).set_value(&next.value().to_string());
                score.set(next);
            }
            Err(ending) => finish(editor, ending),
        }
    };
    view! {
        <input
            type="range"
            class="emotion-field"
            data-field
            data-no-drag
            min="-2"
            max="2"
            step="1"
            aria-label=name
            aria-orientation="vertical"
            aria-valuetext=move || (words.announcements.score_on_scale)(score.get())
            prop:value=present.unwrap_or(Score::NEUTRAL).value().to_string()
            on:input=move |event| score.set(event_target_value(&event).parse().map(Score::nearest).unwrap_or_default())
            on:keydown=on_key
            on:focusout=move |_| finish(editor, Ending::Keep)
        />
        <output class="emotion-now" aria-hidden="true">{move || parcours_core::words::signed(score.get().value())}</output>
    }
}
