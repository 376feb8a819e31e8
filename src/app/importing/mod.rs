//! Opening files, chosen or dropped, on whatever screen: read, parted into what is clean and what needs a word, added.

pub(crate) mod dialog;
pub(crate) mod drop;
pub(crate) mod packing;

use std::sync::Arc;

use leptos::prelude::*;
use leptos::web_sys::File;

use crate::app::app_context::{AppContext, Route};
use crate::app::part::Part;
use crate::app::presence::all_the_same;
use crate::app::{open_map, unsaved};
use crate::browser::files::{self, Chosen, Unread};
use crate::browser::{clock, random};
use parcours_core::format::{ListKind, MapFile, Opened, Problem, limits, page_file};
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
    /// The dialog about files that need a word before they are opened.
    pub dialog: fn(Vec<Incoming>) -> AnyView,
}

/// A file that was read and waits for a decision.
#[derive(Clone)]
pub struct Incoming {
    /// Its name, as the system has it.
    pub name: String,
    /// What was found in it.
    pub found: Found,
}

/// What was found in a file.
#[derive(Clone)]
pub enum Found {
    /// A map, with what would be repaired.
    Map(Box<Opened>),
    /// Nothing that can be opened.
    Problem(Problem),
    /// Nothing: the browser could not read it.
    Refused,
    /// Maps for which there was no place, and why.
    NotKept(String),
}

impl Incoming {
    fn of(chosen: Chosen) -> Self {
        let found = match chosen.bytes {
            Ok(bytes) => {
                page_file::read_carried(&bytes).map_or_else(Found::Problem, |opened| Found::Map(Box::new(opened)))
            }
            Err(Unread::TooBig(problem)) => Found::Problem(problem),
            Err(Unread::Refused) => Found::Refused,
        };
        Self { name: chosen.name, found }
    }

    /// The map in it, if there is one.
    pub fn opened(&self) -> Option<&Opened> {
        match &self.found {
            Found::Map(opened) => Some(opened),
            Found::Problem(_) | Found::Refused | Found::NotKept(_) => None,
        }
    }

    fn is_clean(&self) -> bool {
        self.opened().is_some_and(|opened| opened.repairs.is_empty())
    }
}

/// Says what was done, in its own place.
type Say = Arc<dyn Fn(String) + Send + Sync>;

/// Opening files, on whatever screen a person is.
#[derive(Clone, Copy)]
pub struct Importing {
    app: AppContext,
    /// Files that were read and wait for a decision.
    pub incoming: RwSignal<Vec<Incoming>>,
    /// The first screen, while it is there: it shows what was done in its own places.
    told_on: StoredValue<Option<Say>>,
}

impl Importing {
    /// Nothing is being opened yet.
    pub fn new(app: AppContext) -> Self {
        Self { app, incoming: RwSignal::new(Vec::new()), told_on: StoredValue::new(None) }
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

    /// Adds the maps of `incoming`; a single one is opened.
    pub fn add(self, incoming: Vec<Incoming>) {
        let named: Vec<(String, MapFile)> = incoming
            .into_iter()
            .filter_map(|incoming| match incoming.found {
                Found::Map(opened) => Some((incoming.name, opened.file)),
                Found::Problem(_) | Found::Refused | Found::NotKept(_) => None,
            })
            .collect();
        let library = self.app.library();
        let first = named.first().map(|(name, _)| name.clone()).unwrap_or_default();
        // Together, so that nothing of what cannot come in full comes in part.
        if self.went_well(&first, library.room_for_all(named.iter().map(|(_, file)| file))).is_none() {
            return;
        }
        let single = named.len() == 1;
        let (mut count, mut said) = (0, Vec::new());
        for (name, file) in named {
            let title = self.app.name(&file.map.title);
            let outcome: Result<_, SaveError> = library.add_opened(file, &clock::now_text(), random::map_id);
            let Some(added) = self.went_well(&name, outcome) else { break };
            count += 1;
            if added.instead_of.is_some() {
                said.push((self.words().added_as_new)(&title));
            }
            if single {
                // What is being written on the map that is left goes with it.
                open_map::keep_all();
                self.list_again();
                if let Some(said) = said.pop() {
                    self.app.say(said);
                }
                self.app.open_map(&added.kept.file.id);
                return;
            }
        }
        self.list_again();
        if count > 0 {
            said.insert(0, (self.words().added)(count));
            self.tell(said.join(" "));
        }
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
                self.incoming.set(vec![Incoming { name: name.to_owned(), found }]);
                None
            }
        }
    }
}

/// Reads the files that were `chosen` on the screen `asked_at`, and adds what is clean.
pub fn read_files(importing: Importing, chosen: Vec<File>, asked_at: Route) {
    all_the_same(async move {
        let mut incoming = Vec::new();
        if chosen.len() > limits::FILES {
            let problem = Problem::TooMany { kind: ListKind::Files, count: chosen.len(), most: limits::FILES };
            incoming.push(Incoming { name: String::new(), found: Found::Problem(problem) });
        } else {
            // One after the other: of a hundred large files only one is in memory as bytes.
            for file in &chosen {
                let mut read = Incoming::of(files::read(file).await);
                if let Found::Map(opened) = &mut read.found {
                    packing::begin_copy(&mut opened.file).await;
                }
                incoming.push(read);
            }
        }
        // The person may have gone on to another screen meanwhile, and is not led away from there: nothing is added unasked.
        let is_here = importing.app.route.with_untracked(|route| *route == asked_at);
        if is_here && incoming.iter().all(Incoming::is_clean) {
            importing.add(incoming);
        } else {
            importing.incoming.set(incoming);
        }
    });
}
