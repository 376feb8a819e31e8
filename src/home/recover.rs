//! Carries out what brings the safety copies and the list in line, whenever the list changes.

use leptos::prelude::*;

use super::actions::MapList;
use crate::app::presence::all_the_same;
use crate::browser::{clock, safety, tabs};
use crate::presence::Presence;
use parcours_core::model::MapId;
use parcours_core::store::alignment::{BroughtBack, Step, next_step, still_missing};
use parcours_core::store::session::LATE;
use parcours_core::store::{Entry, Summary};

/// Brings both places in line, whenever the list changes.
pub fn follow(map_list: MapList) {
    let screen = Presence::here();
    Effect::new(move |_| {
        let listed: Vec<Summary> = map_list.entries.with(|entries| {
            let maps = entries.iter().filter_map(|entry| match entry {
                Entry::Map(summary) => Some(summary.clone()),
                Entry::Unreadable { .. } => None,
            });
            maps.collect()
        });
        if !map_list.app.storage_blocked() {
            let here = map_list.here();
            all_the_same(async move {
                let mut has_caught_up = false;
                while let Some(heads) = safety::all_heads().await {
                    match next_step(&heads, &listed, &here, &clock::now_text(), has_caught_up) {
                        Step::CatchUp(late) => safety::catch_up(&late).await,
                        Step::Settle { forget, missing } => {
                            for id in &forget {
                                safety::forget_map(id).await;
                            }
                            screen.only(|| map_list.copies.set(heads.clone()))();
                            return bring_back(map_list, screen, missing).await;
                        }
                    }
                    has_caught_up = true;
                }
            });
        }
    });
}

async fn bring_back(map_list: MapList, screen: Presence, missing: Vec<MapId>) {
    if missing.is_empty() {
        return;
    }
    clock::pause(LATE).await;
    if !screen.lasts() {
        return;
    }
    let (library, mut outcome) = (map_list.app.library(), BroughtBack::default());
    for id in still_missing(missing, &untrack(|| map_list.here())) {
        let is_edited = !tabs::is_free(&id).await;
        let Some(text) = safety::text_of(&id).await else { continue };
        outcome.bring_back(&library, &id, &text, is_edited, &clock::now_text());
    }
    outcome.notices().into_iter().for_each(|notice| map_list.app.tell(notice));
    if outcome.changed_the_list() {
        map_list.app.library_changed.update(|count| *count += 1);
    }
}
