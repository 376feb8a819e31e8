//! What can be done with the maps of the list: loaded once the first screen is drawn, since nobody presses before there is something to press.
//! What takes a map out of the page is not among it (`MapList::export`): it must work while nothing more can be loaded.

use leptos::prelude::*;

use super::actions::{Doomed, MapList};
use super::more::{MORE, MapCommands};
use crate::app::opening;
use crate::app::presence::all_the_same;
use crate::browser::element::focus_soon;
use crate::browser::{clock, random, safety};
use parcours_core::format::text;
use parcours_core::model::MapId;
use parcours_core::store::alignment::{copy_goes_too, may_delete_for_good};
use parcours_core::store::{Kept, KvError, SaveError, Summary};

/// What can be done with the maps of the list.
pub const COMMANDS: MapCommands =
    MapCommands { rename, duplicate, make_future, delete, restore, take_back, delete_for_good, keep_handed_out };

/// Keeps what a map notes of having been handed out. It is as old as it was: nobody has worked on it.
fn keep_handed_out(list: MapList, kept: &mut Kept) {
    let at = kept.changed.clone().unwrap_or_else(clock::now_text);
    // The file is there; a storage that takes nothing more is told of elsewhere.
    drop(list.app.library().save(kept, &at));
}

/// Does `act` unless another tab edits the map `id`, which is said.
fn when_free(list: MapList, id: &MapId, act: Box<dyn FnOnce()>) {
    let id = id.clone();
    all_the_same(async move {
        match opening::may_change(&list.app.library(), list.app.words(), &id).await {
            Ok(()) => act(),
            Err(why) => list.say(why, None),
        }
    });
}

/// Calls a map something else.
fn rename(list: MapList, summary: &Summary, title: &str) {
    let (id, title) = (summary.id.clone(), text::name(title));
    let rename = move || {
        let outcome = list.app.library().rename(&id, &title, &clock::now_text());
        if list.went_well(outcome).is_some() {
            listed_again(list, (list.words().renamed)(&list.name(&title)), &id);
        }
    };
    when_free(list, &summary.id, Box::new(rename));
}

/// Keeps a copy of a map.
fn duplicate(list: MapList, summary: &Summary) {
    let title = (list.words().copy_of)(&list.name(&summary.title));
    let outcome = list.app.library().duplicate(&summary.id, &title, &clock::now_text(), random::map_id);
    if let Some(copy) = list.went_well(outcome) {
        listed_again(list, (list.words().duplicated)(&title), &copy.file.id);
    }
}

/// Makes the future state of a map and opens it.
fn make_future(list: MapList, summary: &Summary) {
    let opened = list.app.library().open(&summary.id).map_err(SaveError::from);
    if let Some(kept) = list.went_well(opened) {
        let (app, id) = (list.app, summary.id.clone());
        MORE.with(app, move |more| (more.make_future)(app, &kept.file.map, &id));
    }
}

/// Puts a map into the bin, or asks first when there is no room there.
fn delete(list: MapList, summary: &Summary) {
    let doomed = summary.clone();
    when_free(list, &summary.id, Box::new(move || delete_now(list, doomed)));
}

fn delete_now(list: MapList, summary: Summary) {
    let now = clock::now_text();
    match list.app.library().delete(&summary.id, &now) {
        Err(SaveError::Kv(KvError::Full)) => list.doomed.set(Some(Doomed::Map(summary))),
        outcome => {
            let Some(place) = list.went_well(outcome) else { return };
            let said = (list.words().deleted)(&list.name(&summary.title));
            // It lies in the bin all the same, and the bin is looked at before anything comes back.
            all_the_same(async move { _ = safety::note_deleted(&summary.id, &now).await });
            list.list_again();
            list.say(said, Some(place));
            focus_soon("[data-command='undo-delete']".to_owned());
        }
    }
}

/// Takes a map out of the bin.
fn restore(list: MapList, place: &str, title: &str) {
    if let Some(id) = list.went_well(list.app.library().restore(place, random::map_id)) {
        listed_again(list, (list.words().restored)(&list.name(title)), &id);
    }
}

/// Takes the last deletion back.
fn take_back(list: MapList) {
    let Some(place) = list.done.get_untracked().and_then(|done| done.place) else { return };
    let bin = list.app.library().bin().unwrap_or_default();
    let title = bin.into_iter().find(|binned| binned.key == place).map(|binned| binned.summary.title);
    restore(list, &place, &title.unwrap_or_default());
}

/// Deletes what a person was asked about.
fn delete_for_good(list: MapList, doomed: &Doomed) {
    let doomed = doomed.clone();
    all_the_same(async move {
        let id = doomed.summary().id.clone();
        let is_noted = safety::note_deleted(&id, &clock::now_text()).await;
        if !may_delete_for_good(is_noted, safety::all_heads().await.as_deref()) {
            let said = (list.words().not_gone)(&list.name(&doomed.summary().title));
            return list.open.only(|| list.say(said, None))();
        }
        let library = list.app.library();
        let outcome = match &doomed {
            Doomed::Binned(binned) => library.forget(&binned.key),
            Doomed::Map(summary) => library.delete_for_good(&summary.id),
        };
        if list.went_well(outcome.map_err(SaveError::from)).is_none() {
            return;
        }
        list.list_again();
        if copy_goes_too(&id, &untrack(|| list.here())) {
            safety::forget_map(&id).await;
        }
        list.say((list.words().gone)(&list.name(&doomed.summary().title)), None);
        focus_soon(".home-maps h2".to_owned());
    });
}

fn listed_again(list: MapList, said: String, id: &MapId) {
    list.list_again();
    list.say(said, None);
    focus_soon(format!("[data-map='{id}'] a"));
}
