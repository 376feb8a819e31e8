//! Carries out what brings the safety copies and the list in line, whenever the list changes.

use leptos::prelude::*;

use super::actions::Shelf;
use crate::browser::{clock, safety, tabs};
use crate::model::MapId;
use crate::presence::Presence;
use crate::store::alignment::{BroughtBack, Step, next_step, still_missing};
use crate::store::session::LATE;
use crate::store::{Entry, Summary};
use crate::ui::presence::all_the_same;

/// Brings both places in line, whenever the list changes.
pub fn follow(shelf: Shelf) {
    let screen = Presence::here();
    Effect::new(move |_| {
        let listed: Vec<Summary> = shelf.entries.with(|entries| {
            let maps = entries.iter().filter_map(|entry| match entry {
                Entry::Map(summary) => Some(summary.clone()),
                Entry::Unreadable { .. } => None,
            });
            maps.collect()
        });
        if !shelf.shell.storage_blocked() {
            let here = shelf.here();
            all_the_same(async move {
                let mut has_caught_up = false;
                while let Some(heads) = safety::all_heads().await {
                    match next_step(&heads, &listed, &here, &clock::now_text(), has_caught_up) {
                        Step::CatchUp(late) => safety::catch_up(&late).await,
                        Step::Settle { forget, missing } => {
                            for id in &forget {
                                safety::forget_map(id).await;
                            }
                            screen.only(|| shelf.copies.set(heads.clone()))();
                            return bring_back(shelf, screen, missing).await;
                        }
                    }
                    has_caught_up = true;
                }
            });
        }
    });
}

async fn bring_back(shelf: Shelf, screen: Presence, missing: Vec<MapId>) {
    if missing.is_empty() {
        return;
    }
    clock::pause(LATE).await;
    if !screen.lasts() {
        return;
    }
    let (library, mut outcome) = (shelf.shell.library(), BroughtBack::default());
    for id in still_missing(missing, &untrack(|| shelf.here())) {
        let is_edited = !tabs::is_free(&id).await;
        let Some(text) = safety::text_of(&id).await else { continue };
        outcome.bring_back(&library, &id, &text, is_edited, &clock::now_text());
    }
    outcome.notices().into_iter().for_each(|notice| shelf.shell.tell(notice));
    if outcome.changed_the_list() {
        shelf.shell.library_changed.update(|count| *count += 1);
    }
}
