//! Deleted maps, and the two ways out of the bin.

use leptos::prelude::*;

use super::actions::{Doomed, MapList};
use super::thumbnail::Thumbnail;
use parcours_core::store::{Binned, DAYS_IN_BIN};

/// The bin; not there while it is empty.
#[component]
pub fn Bin() -> impl IntoView {
    let map_list = expect_context::<MapList>();
    let words = map_list.words();
    let bin = Memo::new(move |_| map_list.listed.with(|listed| listed.bin.clone()));
    let any = Memo::new(move |_| bin.with(|bin| !bin.is_empty()));
    view! {
        {move || any.get().then(|| view! {
            <details class="home-bin">
                <summary><h2>{move || (words.bin)(bin.with(Vec::len))}</h2></summary>
                <p class="home-aside">{(words.bin_about)(DAYS_IN_BIN)}</p>
                <ul class="home-list">
                    {move || bin.get().into_iter().map(|binned| view! { <BinnedRow binned=binned/> }).collect_view()}
                </ul>
            </details>
        })}
    }
}

/// A deleted map.
#[component]
fn BinnedRow(binned: Binned) -> impl IntoView {
    let map_list = expect_context::<MapList>();
    let words = map_list.words();
    let name = map_list.name(&binned.summary.title);
    let deleted = (words.deleted_on)(&map_list.time(&binned.deleted));
    let id = binned.summary.id.to_string();
    let restored = binned.clone();
    view! {
        <li class="home-map" data-binned=id>
            <Thumbnail of=Some(binned.summary.clone())/>
            <div class="home-map-about">
                <h3><bdi>{name.clone()}</bdi></h3>
                <p class="home-map-kind"><span class="home-aside">{deleted}</span></p>
            </div>
            <div class="home-map-actions" role="group" aria-label=(words.actions)(&name)>
                <button
                    type="button"
                    data-command="restore-map"
                    aria-label=(words.on_map)(words.restore, &name)
                    on:click=move |_| {
                        let restored = restored.clone();
                        map_list.with_commands(move |commands| {
                            (commands.restore)(map_list, &restored.key, &restored.summary.title);
                        });
                    }
                >
                    {words.restore}
                </button>
                <button
                    type="button"
                    data-command="forget-map"
                    aria-label=(words.on_map)(words.delete_for_good, &name)
                    on:click=move |_| map_list.doomed.set(Some(Doomed::Binned(binned.clone())))
                >
                    {words.delete_for_good}
                </button>
            </div>
        </li>
    }
}
