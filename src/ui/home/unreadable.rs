//! Records that cannot be opened: told, offered for download, left as they are.

use leptos::prelude::*;

use super::actions::Shelf;
use crate::browser::files;
use crate::editor::looks::View;
use crate::format::name::stem;
use crate::model::MapId;
use crate::store::library::MAPS;
use crate::store::{Entry, Unreadable};
use crate::ui::shell::Route;

/// The records that cannot be opened; not there while all can.
#[component]
pub fn UnreadableRecords() -> impl IntoView {
    let shelf = expect_context::<Shelf>();
    let words = shelf.words();
    let records = Memo::new(move |_| {
        let entries = shelf.entries.get().into_iter();
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
    let shelf = expect_context::<Shelf>();
    let words = shelf.words();
    let reason = match &why {
        Unreadable::Content(problem) => (shelf.shell.words().file.problem)(problem),
        other => (words.why_unreadable)(other).to_owned(),
    };
    let file = format!("{}.json", stem(&name));
    let id = MapId::from(name.strip_prefix(MAPS).unwrap_or_default());
    let address = Route::Map(id.clone(), View::Board).hash();
    // Opening it takes the safety copy, and keeps what stands there as an earlier version.
    let is_copied = move || {
        why == Unreadable::Damaged
            && shelf.copies.with(|heads| heads.iter().any(|head| head.deleted.is_none() && head.id == id))
    };
    let repair = (words.on_map)(shelf.shell.words().safety.recover, &name);
    view! {
        <li class="home-map" data-unreadable=name.clone()>
            <div class="home-map-about">
                <h3><bdi>{name.clone()}</bdi></h3>
                <p class="home-map-kind"><span class="home-aside">{reason}</span></p>
            </div>
            <div class="home-map-actions">
                {move || is_copied().then(|| view! {
                    <a class="button small" data-repair href=address.clone() aria-label=repair.clone()>
                        {shelf.shell.words().safety.recover}
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
