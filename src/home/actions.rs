//! What can be done on the first screen, and what its parts share.

use leptos::prelude::*;

use super::more::{MORE, MapCommands};
use crate::app::app_context::AppContext;
use crate::app::presence::all_the_same;
use crate::app::unsaved;
use crate::browser::element::focus_soon;
use crate::browser::{clock, files, tabs};
use crate::presence::Presence;
use parcours_core::format;
use parcours_core::model::MapId;
use parcours_core::store::envelope::file_inside;
use parcours_core::store::keys::MAPS;
use parcours_core::store::recovery::Head;
use parcours_core::store::{Binned, Entry, Glance, Listed, SaveError, Summary};
use parcours_core::templates::Template;
use parcours_core::words::home::HomeWords;

/// A map that may be deleted for good.
#[derive(Clone)]
pub enum Doomed {
    /// One that lies in the bin.
    Binned(Binned),
    /// One for which the bin has no room.
    Map(Summary),
}

impl Doomed {
    /// What the list says of it.
    pub fn summary(&self) -> &Summary {
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
pub struct MapList {
    /// What every screen shares.
    pub app: AppContext,
    /// For what may end after this screen was left.
    pub open: Presence,
    /// Everything that is kept, listed again after every change.
    pub listed: Memo<Listed>,
    /// The maps of it, whole or not.
    pub entries: Memo<Vec<Entry>>,
    /// Whether a map is among them that opens.
    pub any: Memo<bool>,
    /// Whether the templates are shown whole to somebody who has maps.
    pub unfolded: RwSignal<bool>,
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

impl MapList {
    /// The list of the maps that this browser keeps, read when it is first shown.
    pub fn new(app: AppContext) -> Self {
        let glance = StoredValue::new(Glance::default());
        let listed = Memo::new(move |_| {
            app.library_changed.track();
            let listed = glance.try_update_value(|glance| app.library().list_again(glance));
            listed.and_then(Result::ok).unwrap_or_default()
        });
        Self {
            app,
            open: Presence::here(),
            listed,
            entries: Memo::new(move |_| listed.with(|listed| listed.maps.clone())),
            any: Memo::new(move |_| {
                listed.with(|listed| listed.maps.iter().any(|entry| matches!(entry, Entry::Map(_))))
            }),
            unfolded: RwSignal::new(false),
            glance,
            full: Memo::new(move |_| !app.room.with(|room| room.takes_more())),
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

    /// The words of this screen.
    pub fn words(self) -> &'static HomeWords {
        &self.app.words().home
    }

    /// The name a map goes by.
    pub fn name(self, title: &str) -> String {
        self.app.name(title)
    }

    /// A time as a person reads it.
    pub fn time(self, text: &str) -> String {
        clock::read_aloud(text, &self.app.language())
    }

    /// Saves a map to a file.
    pub fn export(self, summary: &Summary) {
        let library = self.app.library();
        let opened = library.open(&summary.id).map_err(SaveError::from);
        let Some(mut kept) = self.went_well(opened) else { return };
        let name = format::file_name(&self.name(&summary.title));
        // What a later page wrote leaves as it stands: written by this one it would be neither theirs nor ours.
        let as_it_stands = || library.raw(&summary.id).as_deref().and_then(file_inside);
        let before = kept.file.lineage.clone();
        let text = if kept.newer() { as_it_stands() } else { Some(kept.file.hand_out()) };
        let is_noted = kept.file.lineage != before;
        if text.and_then(|text| files::download(&name, "application/json", &text)).is_none() {
            return self.say(self.app.words().board.file_refused.to_owned(), None);
        }
        // The file is made; that it was made may be forgotten in a full storage, or while another tab edits the map.
        let id = kept.file.id.clone();
        all_the_same(async move {
            if tabs::is_free(&id).await {
                // That this content left is kept with the map, so that a copy of it can be merged again.
                if is_noted && let Ok(more) = MORE.load().await {
                    (more.map_commands.keep_handed_out)(self, &mut kept);
                }
                drop(library.note_saved_to_file(&mut kept, &clock::now_text()));
                self.list_again();
            }
        });
        self.say((self.words().exported)(&self.name(&summary.title)), None);
        focus_soon(format!("[data-map='{}'] [data-command='export-json']", summary.id));
    }

    /// Does one of the `COMMANDS`, which come with the part that is loaded after the first screen is drawn.
    pub fn with_commands(self, act: impl FnOnce(&'static MapCommands) + 'static) {
        MORE.with(self.app, move |more| act(&more.map_commands));
    }

    /// Another tab wrote or removed what stands under `key`; anything at all where none is told.
    pub fn changed_elsewhere(self, key: Option<&str>) {
        self.glance.update_value(|glance| glance.changed(key));
        self.list_again();
    }

    /// Lists everything again; only what changed is read.
    pub fn list_again(self) {
        self.app.library_changed.update(|count| *count += 1);
        // What was deleted may have made room for what waits for some.
        unsaved::try_again();
    }

    /// Shows and says what was done.
    pub fn say(self, said: String, place: Option<String>) {
        self.app.say(said.clone());
        // The screen may have been left meanwhile; what is said is heard all the same.
        self.open.only(|| self.done.set(Some(Done { said, place })))();
    }

    /// What came out of it, unless storage refused, which is said.
    pub fn went_well<T>(self, outcome: Result<T, SaveError>) -> Option<T> {
        self.app.went_well(outcome)
    }
}
