//! A map that cannot be opened: why, and a way to take it out all the same.

use leptos::prelude::*;

use crate::app::app_context::{AppContext, Route};
use crate::browser::files;
use parcours_core::format::name::stem;
use parcours_core::model::MapId;
use parcours_core::store::{OpenError, Unreadable};

/// Says why the map called `id` is not opened, and hands out what is stored of it.
#[component]
pub fn NotOpened(app: AppContext, id: MapId, error: OpenError) -> impl IntoView {
    let words = app.words();
    let raw = app.library().raw(&id);
    let text = match &error {
        OpenError::Unreadable(_) => words.board.broken_map,
        _ => words.board.missing_map,
    };
    let details = match error {
        OpenError::Unreadable(Unreadable::Content(problem)) => (words.file.problem)(&problem),
        _ => String::new(),
    };
    view! {
        <main class="not-opened">
            <h1>"Parcours"</h1>
            <p>{text}</p>
            <p class="quiet">{details}</p>
            {raw
                .map(|raw| {
                    view! {
                        <button type="button" class="button" on:click=move |_| {
                            files::download(&format!("{}.json", stem(id.as_str())), "application/json", &raw);
                        }>{words.board.download}</button>
                    }
                })}
            <a class="button primary" href=Route::Home.hash()>{words.board.all_maps}</a>
        </main>
    }
}
