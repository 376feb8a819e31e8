//! The maps that are kept here, and how to find one.

use leptos::prelude::*;

use super::actions::MapList;
use super::map_row::MapRow;
use crate::browser::element::focus_soon;
use parcours_core::model::MapId;
use parcours_core::store::{Entry, Summary};

/// The maps that are kept here.
#[component]
pub fn Maps() -> impl IntoView {
    let map_list = expect_context::<MapList>();
    let words = map_list.words();
    let search = RwSignal::new(String::new());
    let all = Memo::new(move |_| {
        let entries = map_list.entries.get().into_iter();
        entries
            .filter_map(|entry| if let Entry::Map(summary) = entry { Some(summary) } else { None })
            .collect::<Vec<_>>()
    });
    let found = Memo::new(move |_| {
        let search = search.get();
        all.get().into_iter().filter(|summary: &Summary| summary.matches(&search)).collect::<Vec<_>>()
    });
    let any = map_list.any;
    let count = move || found.with(Vec::len);
    view! {
        <section class="home-maps" aria-labelledby="home-maps">
            <div class="home-head">
                <h2 id="home-maps" tabindex="-1">{words.maps}</h2>
                {move || any.get().then(|| view! {
                    <p class="home-aside">{move || (words.map_count)(all.with(Vec::len))}</p>
                    <input
                        type="search"
                        class="home-search"
                        aria-label=words.search
                        placeholder=words.search
                        prop:value=search
                        on:input=move |event| search.set(event_target_value(&event))
                    />
                    <button type="button" class="button" data-start on:click=move |_| {
                        map_list.unfolded.set(true);
                        focus_soon("[data-template]".to_owned());
                    }>{words.new_map}</button>
                })}
            </div>
            <p class="unseen" role="status">
                {move || (!search.with(String::is_empty)).then(|| (words.found)(count()))}
            </p>
            {move || {
                let text = if any.get() { (words.found)(0) } else { words.no_maps.to_owned() };
                (count() == 0).then(|| view! { <p class="home-empty">{text}</p> })
            }}
            <ul class="home-list">
                // A row is drawn again when its map changes, not when another one does: a name may just be typed into
                // it.
                <For each=move || found.get() key=version let:summary>
                    <MapRow summary=summary/>
                </For>
            </ul>
        </section>
    }
}

/// What tells a map, as it is now, from all others and from how it was.
fn version(summary: &Summary) -> (MapId, String, Option<String>, Option<String>) {
    (summary.id.clone(), summary.title.clone(), summary.changed.clone(), summary.saved_to_file.clone())
}
