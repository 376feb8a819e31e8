//! Keeping the safety copies in line with the list: what is behind is copied anew, what outlived its map is forgotten, and maps that the
//! list has lost, and nobody deleted, come back by themselves.

use leptos::prelude::*;

use super::actions::Shelf;
use crate::browser::{clock, safety, tabs};
use crate::presence::Presence;
use crate::store::recovery::{Head, behind, missing, outlived};
use crate::store::session::{LATE, Notice};
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
                let Some(mut heads) = safety::all_heads().await else { return };
                let late = behind(&heads, listed.iter());
                if !late.is_empty() {
                    safety::catch_up(&late).await;
                    heads = safety::all_heads().await.unwrap_or_default();
                }
                for head in outlived(&heads, &here, &clock::now_text()) {
                    safety::forget_map(&head.id).await;
                }
                screen.only(|| shelf.copies.set(heads.clone()))();
                if !missing(&heads, &here).is_empty() {
                    bring_back(shelf, screen, &heads).await;
                }
            });
        }
    });
}

async fn bring_back(shelf: Shelf, screen: Presence, heads: &[Head]) {
    // What another tab has just made may arrive here a moment after its copy.
    clock::pause(LATE).await;
    if !screen.lasts() {
        return;
    }
    let library = shelf.shell.library();
    let (mut back, mut refused) = (0, 0);
    for head in missing(heads, &untrack(|| shelf.here())) {
        if !tabs::is_free(&head.id).await {
            continue;
        }
        let Some(text) = safety::text_of(&head.id).await else { continue };
        match library.bring_back(&head.id, &text, &clock::now_text()) {
            Ok(is_back) => back += usize::from(is_back),
            Err(_) => refused += 1,
        }
    }
    let told = [(back, Notice::BroughtBack(back)), (refused, Notice::NotBroughtBack(refused))];
    told.into_iter().filter(|(count, _)| *count > 0).for_each(|(_, notice)| shelf.shell.tell(notice));
    if back > 0 {
        shelf.shell.library_changed.update(|count| *count += 1);
    }
}
