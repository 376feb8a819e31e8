//! What can be done on the first screen, and what its parts share.

use leptos::prelude::*;

use crate::browser::element::focus_soon;
use crate::browser::{clock, files, random, safety, tabs};
use crate::format::{self, text};
use crate::model::MapId;
use crate::presence::Presence;
use crate::store::alerts::Source;
use crate::store::alignment::{copy_goes_too, may_delete_for_good};
use crate::store::envelope::file_inside;
use crate::store::library::MAPS;
use crate::store::recovery::Head;
use crate::store::{Binned, Entry, Glance, KvError, Listed, SaveError, Summary};
use crate::templates::Template;
use crate::ui::presence::all_the_same;
use crate::ui::shell::Shell;
use crate::ui::unsaved;
use crate::ui::{future, opening};
use crate::words::home::HomeWords;

/// A map that may be deleted for good.
#[derive(Clone)]
pub enum Doomed {
    /// One that lies in the bin.
    Binned(Binned),
    /// One for which the bin has no room.
    Map(Summary),
}

impl Doomed {
    fn summary(&self) -> &Summary {
        match self {
            Self::Binned(binned) => &binned.summary,
            Self::Map(summary) => summary,
        }
    }
}

/// What has just been done.
#[derive(Clone)]
pub struct Done {
    /// In the person's language.
    pub said: String,
    /// Where the map lies in the bin, if it was deleted and can come back.
    pub place: Option<String>,
}

/// What the parts of the first screen share.
#[derive(Clone, Copy)]
pub struct Shelf {
    /// What every screen shares.
    pub shell: Shell,
    /// For what may end after this screen was left.
    pub open: Presence,
    /// Everything that is kept, listed again after every change.
    pub listed: Memo<Listed>,
    /// The maps of it, whole or not.
    pub entries: Memo<Vec<Entry>>,
    /// What was read of them last.
    glance: StoredValue<Glance>,
    /// Whether there is no room for another map, however small.
    pub full: Memo<bool>,
    /// The template for which a new map is being set up.
    pub starting: RwSignal<Option<Template>>,
    /// The map about which a person is asked.
    pub doomed: RwSignal<Option<Doomed>>,
    /// What is shown about the last thing that was done.
    pub done: RwSignal<Option<Done>>,
    /// What the safety copy holds, once it was asked.
    pub copies: RwSignal<Vec<Head>>,
}

impl Shelf {
    pub fn new(shell: Shell) -> Self {
        let glance = StoredValue::new(Glance::default());
        let listed = Memo::new(move |_| {
            shell.library_changed.track();
            let listed = glance.try_update_value(|glance| shell.library().list_again(glance));
            listed.and_then(Result::ok).unwrap_or_default()
        });
        Self {
            shell,
            open: Presence::here(),
            listed,
            entries: Memo::new(move |_| listed.with(|listed| listed.maps.clone())),
            glance,
            full: Memo::new(move |_| !shell.room.with(|room| room.takes_more())),
            starting: RwSignal::new(None),
            doomed: RwSignal::new(None),
            done: RwSignal::new(None),
            copies: RwSignal::new(Vec::new()),
        }
    }

    /// Every map that local storage knows of, in the list or in the bin, whole or not.
    pub fn here(self) -> Vec<MapId> {
        self.listed.with(|listed| {
            let maps = listed.maps.iter().map(|entry| match entry {
                Entry::Map(summary) => summary.id.clone(),
                Entry::Unreadable { key, .. } => MapId::from(key.strip_prefix(MAPS).unwrap_or_default()),
            });
            maps.chain(listed.bin.iter().map(|binned| binned.summary.id.clone())).collect()
        })
    }

    /// Does `act` unless another tab edits the map `id`, which is said.
    fn when_free(self, id: &MapId, act: Box<dyn FnOnce()>) {
        let id = id.clone();
        all_the_same(async move {
            match opening::may_change(&self.shell.library(), self.shell.words(), &id).await {
                Ok(()) => act(),
                Err(why) => self.say(why, None),
            }
        });
    }

    /// The words of this screen.
    pub fn words(self) -> &'static HomeWords {
        &self.shell.words().home
    }

    /// The name a map goes by.
    pub fn name(self, title: &str) -> String {
        self.shell.name(title)
    }

    /// A time as a person reads it.
    pub fn time(self, text: &str) -> String {
        clock::read_aloud(text, &self.shell.language())
    }

    /// Calls a map something else.
    pub fn rename(self, summary: &Summary, title: &str) {
        let (id, title) = (summary.id.clone(), text::name(title));
        let rename = move || {
            let outcome = self.shell.library().rename(&id, &title, &clock::now_text());
            if self.went_well(outcome).is_some() {
                self.listed_again((self.words().renamed)(&self.name(&title)), &id);
            }
        };
        self.when_free(&summary.id, Box::new(rename));
    }

    /// Keeps a copy of a map.
    pub fn duplicate(self, summary: &Summary) {
        let title = (self.words().copy_of)(&self.name(&summary.title));
        let outcome = self.shell.library().duplicate(&summary.id, &title, &clock::now_text(), fresh_map_id);
        if let Some(copy) = self.went_well(outcome) {
            self.listed_again((self.words().duplicated)(&title), &copy.file.id);
        }
    }

    /// Makes the future state of a map and opens it.
    pub fn make_future(self, summary: &Summary) {
        let opened = self.shell.library().open(&summary.id).map_err(SaveError::from);
        if let Some(kept) = self.went_well(opened) {
            future::make(self.shell, &kept.file.map, &summary.id);
        }
    }

    /// Saves a map to a file.
    pub fn export(self, summary: &Summary) {
        let library = self.shell.library();
        let opened = library.open(&summary.id).map_err(SaveError::from);
        let Some(mut kept) = self.went_well(opened) else { return };
        let name = format::file_name(&self.name(&summary.title));
        // What a later page wrote leaves as it stands: written by this one it would be neither theirs nor ours.
        let as_it_stands = || library.raw(&summary.id).as_deref().and_then(file_inside);
        let text = if kept.newer() { as_it_stands() } else { Some(format::write(&kept.file)) };
        if text.and_then(|text| files::download(&name, "application/json", &text)).is_none() {
            return self.say(self.shell.words().board.file_refused.to_owned(), None);
        }
        // The file is made; that it was made may be forgotten in a full storage, or while another tab edits the map.
        let id = kept.file.id.clone();
        all_the_same(async move {
            if tabs::is_free(&id).await {
                drop(library.note_saved_to_file(&mut kept, &clock::now_text()));
                self.list_again();
            }
        });
        self.say((self.words().exported)(&self.name(&summary.title)), None);
        focus_soon(format!("[data-map='{}'] [data-command='export-json']", summary.id));
    }

    /// Puts a map into the bin, or asks first when there is no room there.
    pub fn delete(self, summary: &Summary) {
        let doomed = summary.clone();
        self.when_free(&summary.id, Box::new(move || self.delete_now(doomed)));
    }

    fn delete_now(self, summary: Summary) {
        let now = clock::now_text();
        match self.shell.library().delete(&summary.id, &now) {
            Err(SaveError::Kv(KvError::Full)) => self.doomed.set(Some(Doomed::Map(summary))),
            outcome => {
                let Some(place) = self.went_well(outcome) else { return };
                let said = (self.words().deleted)(&self.name(&summary.title));
                // It lies in the bin all the same, and the bin is looked at before anything comes back.
                all_the_same(async move { _ = safety::note_deleted(&summary.id, &now).await });
                self.list_again();
                self.say(said, Some(place));
                focus_soon("[data-command='undo-delete']".to_owned());
            }
        }
    }

    /// Takes a map out of the bin.
    pub fn restore(self, place: &str, title: &str) {
        if let Some(id) = self.went_well(self.shell.library().restore(place, fresh_map_id)) {
            self.listed_again((self.words().restored)(&self.name(title)), &id);
        }
    }

    /// Takes the last deletion back.
    pub fn take_back(self) {
        let Some(place) = self.done.get_untracked().and_then(|done| done.place) else { return };
        let bin = self.shell.library().bin().unwrap_or_default();
        let title = bin.into_iter().find(|binned| binned.key == place).map(|binned| binned.summary.title);
        self.restore(&place, &title.unwrap_or_default());
    }

    /// Deletes what a person was asked about.
    pub fn delete_for_good(self, doomed: &Doomed) {
        let doomed = doomed.clone();
        all_the_same(async move {
            let id = doomed.summary().id.clone();
            let is_noted = safety::note_deleted(&id, &clock::now_text()).await;
            if !may_delete_for_good(is_noted, safety::all_heads().await.as_deref()) {
                let said = (self.words().not_gone)(&self.name(&doomed.summary().title));
                return self.open.only(|| self.say(said, None))();
            }
            let library = self.shell.library();
            let outcome = match &doomed {
                Doomed::Binned(binned) => library.forget(&binned.key),
                Doomed::Map(summary) => library.delete_for_good(&summary.id),
            };
            if self.went_well(outcome.map_err(SaveError::from)).is_none() {
                return;
            }
            self.list_again();
            if copy_goes_too(&id, &untrack(|| self.here())) {
                safety::forget_map(&id).await;
            }
            self.say((self.words().gone)(&self.name(&doomed.summary().title)), None);
            focus_soon(".home-maps h2".to_owned());
        });
    }

    /// Another tab wrote or removed what stands under `key`; anything at all where none is told.
    pub fn changed_elsewhere(self, key: Option<&str>) {
        self.glance.update_value(|glance| glance.changed(key));
        self.list_again();
    }

    /// Lists everything again; only what changed is read.
    pub fn list_again(self) {
        self.shell.library_changed.update(|count| *count += 1);
        // What was deleted may have made room for what waits for some.
        unsaved::try_again();
    }

    fn listed_again(self, said: String, id: &MapId) {
        self.list_again();
        self.say(said, None);
        focus_soon(format!("[data-map='{id}'] a"));
    }

    /// Shows and says what was done.
    pub fn say(self, said: String, place: Option<String>) {
        self.shell.say(said.clone());
        // The screen may have been left meanwhile; what is said is heard all the same.
        self.open.only(|| self.done.set(Some(Done { said, place })))();
    }

    /// What came out of it, unless storage refused, which is said.
    pub fn went_well<T>(self, outcome: Result<T, SaveError>) -> Option<T> {
        match outcome {
            Ok(value) => {
                self.shell.calm(Source::Deed);
                Some(value)
            }
            Err(error) => {
                self.shell.alarm(Source::Deed, self.shell.why_not_saved(&error));
                None
            }
        }
    }
}

/// An id no map has.
pub fn fresh_map_id() -> MapId {
    MapId::from(random::id())
}
