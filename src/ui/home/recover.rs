//! Keeping the safety copies in line with the list: what is behind is copied anew, what outlived its map is forgotten, and maps that the
//! list has lost, and nobody deleted, come back by themselves.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::actions::Shelf;
use crate::browser::{clock, safety, tabs};
use crate::store::recovery::{Head, behind, missing, outlived};
use crate::store::session::{LATE, Notice};
use crate::store::{Entry, Summary};

/// Brings both places in line, whenever the list changes.
pub fn follow(shelf: Shelf) {
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
            spawn_local(async move {
                let Some(mut heads) = safety::all_heads().await else { return };
                let late = behind(&heads, listed.iter());
                if !late.is_empty() {
                    safety::catch_up(&late).await;
                    heads = safety::all_heads().await.unwrap_or_default();
                }
                for head in outlived(&heads, &here, &clock::now_text()) {
                    safety::forget_map(&head.id).await;
                }
                if shelf.copies.try_set(heads.clone()).is_none() && !missing(&heads, &here).is_empty() {
                    bring_back(shelf, &heads).await;
                }
            });
        }
    });
}

async fn bring_back(shelf: Shelf, heads: &[Head]) {
    // What another tab has just made may arrive here a moment after its copy.
    clock::pause(LATE).await;
    if shelf.copies.is_disposed() {
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
