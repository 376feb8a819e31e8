//! Files that a person chose or dropped and texts that were pasted, on whatever screen: our own open at once, everything else is looked at first.

pub(crate) mod dialog;
pub(crate) mod drop;
pub(crate) mod foreign;
pub(crate) mod foreign_part;
pub(crate) mod incoming;
pub(crate) mod reading;
mod table;

use std::sync::Arc;

use leptos::prelude::*;
use leptos::web_sys::File;

use self::incoming::{Found, Incoming, Instead};
use crate::app::app_context::{AppContext, Route};
use crate::app::part::Part;
use crate::app::unsaved;
use parcours_core::model::MapId;
use parcours_core::store::SaveError;
use parcours_core::store::session::Notice;
use parcours_core::words::home::HomeWords;

/// What reads files.
pub static READING: Part<ReadingPart> = Part::new();

/// What reads files, and asks about what is in them.
pub struct ReadingPart {
    /// Reads files, chosen or dropped on a screen.
    pub read_files: fn(Importing, Vec<File>, Route),
    /// Reads a text that was pasted; the last is what else may be done with it.
    pub read_pasted: fn(Importing, String, Option<Instead>),
    /// Adds the maps of files that were read; a single one is opened.
    pub add: fn(Importing, Vec<Incoming>),
    /// The dialog about files that need a word before they are opened.
    pub dialog: fn(Vec<Incoming>) -> AnyView,
}

/// Says what was done, in its own place.
type Say = Arc<dyn Fn(String) + Send + Sync>;

/// Opening files, on whatever screen a person is.
#[derive(Clone, Copy)]
pub struct Importing {
    /// What every screen shares.
    pub app: AppContext,
    /// Files that were read and wait for a decision.
    pub incoming: RwSignal<Vec<Incoming>>,
    /// The copy that is to be merged into its map, until that takes it; at most one.
    pub to_merge: RwSignal<Vec<Incoming>>,
    /// The first screen, while it is there: it shows what was done in its own places.
    told_on: StoredValue<Option<Say>>,
}

impl Importing {
    /// Nothing is being opened yet.
    pub fn new(app: AppContext) -> Self {
        let [incoming, to_merge] = [(); 2].map(|()| RwSignal::new(Vec::new()));
        Self { app, incoming, to_merge, told_on: StoredValue::new(None) }
    }

    /// The first screen is there from now on, for as long as it is drawn.
    pub fn is_told_on(self, say: impl Fn(String) + Send + Sync + 'static) {
        self.told_on.set_value(Some(Arc::new(say)));
        on_cleanup(move || self.told_on.set_value(None));
    }

    /// Opens files a person chose or dropped: at once if all are clean, else after a look at what is not.
    pub fn open(self, chosen: Vec<File>) {
        if chosen.is_empty() {
            return;
        }
        let asked_at = self.app.route.get_untracked();
        READING.with(self.app, move |reading| (reading.read_files)(self, chosen, asked_at));
    }

    /// Shows what a text that was pasted comes to as a map; `instead` is what else may be done with it.
    pub fn paste(self, text: String, instead: Option<Instead>) {
        READING.with(self.app, move |reading| (reading.read_pasted)(self, text, instead));
    }

    /// Adds the maps of `incoming`; a single one is opened.
    pub fn add(self, incoming: Vec<Incoming>) {
        READING.with(self.app, move |reading| (reading.add)(self, incoming));
    }

    /// Whether there is a record of a map of this id already.
    pub fn is_here(self, id: &MapId) -> bool {
        self.app.library().raw(id).is_some()
    }

    fn words(self) -> &'static HomeWords {
        &self.app.words().home
    }

    fn list_again(self) {
        self.app.library_changed.update(|count| *count += 1);
        unsaved::try_again();
    }

    /// Says what was done, where the person sees it.
    fn tell(self, said: String) {
        match self.told_on.get_value() {
            Some(say) => say(said),
            None => {
                self.app.say(said.clone());
                self.app.tell(Notice::Imported(said));
            }
        }
    }

    /// What came out of it, unless storage refused the file called `name`, which is said.
    fn went_well<T>(self, name: &str, outcome: Result<T, SaveError>) -> Option<T> {
        match (outcome, self.told_on.get_value()) {
            (outcome, Some(_)) => self.app.went_well(outcome),
            (Ok(value), None) => Some(value),
            // The alert over a board tells of that board's map.
            (Err(error), None) => {
                let found = Found::NotKept(self.app.why_not_saved(&error));
                self.incoming.set(vec![Incoming::new(name.to_owned(), found)]);
                None
            }
        }
    }
}
