//! Records that cannot be opened: told, offered for download, left as they are.

use leptos::prelude::*;

use super::actions::MapList;
use super::thumbnail::Thumbnail;
use crate::app::app_context::Route;
use crate::browser::files;
use parcours_core::editor::view_state::View;
use parcours_core::format::name::stem;
use parcours_core::model::MapId;
use parcours_core::store::keys::MAPS;
use parcours_core::store::{Entry, Unreadable};

/// The records that cannot be opened; not there while all can.
#[component]
pub fn UnreadableRecords() -> impl IntoView {
    let map_list = expect_context::<MapList>();
    let words = map_list.words();
    let records = Memo::new(move |_| {
        let entries = map_list.entries.get().into_iter();
        entries.filter(|entry| matches!(entry, Entry::Unreadable { .. })).collect::<Vec<_>>()
    });
    let row = move |entry: Entry| match entry {
        Entry::Unreadable { key, raw, why } => Some(view! { <Record name=key raw=raw why=why/> }),
        Entry::Map(_) => None,
    };
    view! {
        {move || Some(records.get()).filter(|records| !records.is_empty()).map(|records| view! {
            <section class="home-unreadable" aria-labelledby="home-unreadable">
                <h2 id="home-unreadable">{(words.unreadable)(records.len())}</h2>
                <p class="home-aside">{words.unreadable_about}</p>
                <ul class="home-list">{records.into_iter().filter_map(row).collect_view()}</ul>
            </section>
        })}
    }
}

/// A record that cannot be opened.
#[component]
fn Record(name: String, raw: String, why: Unreadable) -> impl IntoView {
    let map_list = expect_context::<MapList>();
    let words = map_list.words();
    let reason = match &why {
        Unreadable::Content(problem) => (map_list.app.words().file.problem)(problem),
        other => (words.why_unreadable)(other).to_owned(),
    };
    let file = format!("{}.json", stem(&name));
    let id = MapId::from(name.strip_prefix(MAPS).unwrap_or_default());
    let address = Route::Map(id.clone(), View::Board).hash();
    // Opening it takes the safety copy, and keeps what stands there as an earlier version.
    let is_copied = move || {
        why == Unreadable::Damaged
            && map_list.copies.with(|heads| heads.iter().any(|head| head.deleted.is_none() && head.id == id))
    };
    let repair = (words.on_map)(map_list.app.words().safety.recover, &name);
    view! {
        <li class="home-map" data-unreadable=name.clone()>
            <Thumbnail/>
            <div class="home-map-about">
                <h3><bdi>{name.clone()}</bdi></h3>
                <p class="home-map-kind"><span class="home-aside">{reason}</span></p>
            </div>
            <div class="home-map-actions">
                {move || is_copied().then(|| view! {
                    <a class="button small" data-repair href=address.clone() aria-label=repair.clone()>
                        {map_list.app.words().safety.recover}
                    </a>
                })}
                <button
                    type="button"
                    data-command="download-record"
                    aria-label=(words.on_map)(words.download_record, &name)
                    on:click=move |_| _ = files::download(&file, "application/json", &raw)
                >
                    {words.download_record}
                </button>
            </div>
        </li>
    }
}
