//! Maps that this list has lost and the safety copy has not: told, and brought back when a person says so.

use leptos::prelude::*;

use super::actions::Shelf;
use crate::browser::{clock, safety};
use crate::model::MapId;
use crate::presence::Presence;
use crate::store::Entry;
use crate::store::recovery::{missing, outlived};
use crate::ui::presence::all_the_same;

/// Brings the safety copies in line with the list, whenever that changes, and looks what they hold.
pub fn follow(shelf: Shelf) {
    let screen = Presence::here();
    Effect::new(move |before: Option<Vec<Entry>>| {
        let entries = shelf.entries.get();
        // The records of those that stand as they did are not read again.
        let before = before.unwrap_or_default();
        let changed = entries.iter().filter(|entry| !before.contains(entry)).filter_map(|entry| match entry {
            Entry::Map(summary) => Some(summary.id.clone()),
            Entry::Unreadable { .. } => None,
        });
        let whole: Vec<MapId> = changed.collect();
        let here = shelf.here();
        if shelf.shell.storage_blocked() {
            return entries;
        }
        all_the_same(async move {
            safety::catch_up(&whole).await;
            let heads = safety::all_heads().await.unwrap_or_default();
            for head in outlived(&heads, &here, &clock::now_text()) {
                safety::forget_map(&head.id).await;
            }
            screen.only(|| shelf.copies.set(heads))();
        });
        entries
    });
}

/// How many maps are missing, and a way to have them back; not there while none is.
#[component]
pub fn Recover() -> impl IntoView {
    let shelf = expect_context::<Shelf>();
    let words = &shelf.shell.words().safety;
    let gone = Memo::new(move |_| {
        let here = shelf.here();
        shelf.copies.with(|heads| missing(heads, &here).into_iter().map(|head| head.id.clone()).collect::<Vec<_>>())
    });
    view! {
        {move || Some(gone.get()).filter(|gone| !gone.is_empty()).map(|gone| view! {
            <section class="home-recover" data-recover aria-label=words.recover>
                <p>{(words.missing)(gone.len())}</p>
                <button type="button" class="button primary" on:click=move |_| bring_back(shelf, gone.clone())>
                    {words.recover}
                </button>
            </section>
        })}
    }
}

fn bring_back(shelf: Shelf, gone: Vec<MapId>) {
    all_the_same(async move {
        let mut count = 0;
        for id in gone {
            let Some(text) = safety::text_of(&id).await else { continue };
            let library = shelf.shell.library();
            // What came back by another way meanwhile stays as it is.
            if library.raw(&id).is_none() && shelf.went_well(library.recover(&id, &text, &clock::now_text())).is_some()
            {
                count += 1;
            }
        }
        shelf.list_again();
        shelf.say((shelf.shell.words().safety.brought_back)(count), None);
        crate::browser::element::focus_soon(".home-maps h2".to_owned());
    });
}
