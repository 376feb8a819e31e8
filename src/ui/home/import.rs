//! Opening files: read, sorted into what is clean and what needs a word, added.

use leptos::prelude::*;
use leptos::web_sys::File;

use super::actions::{Shelf, fresh_map_id};
use crate::browser::clock;
use crate::browser::files::{self, Chosen, Unread};
use crate::format::{self, ListKind, MapFile, Opened, Problem, limits};
use crate::model::MapId;
use crate::store::{Entry, SaveError};

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
}

impl Incoming {
    fn of(chosen: Chosen) -> Self {
        let found = match chosen.bytes {
            Ok(bytes) => format::read(&bytes).map_or_else(Found::Problem, |opened| Found::Map(Box::new(opened))),
            Err(Unread::TooBig(problem)) => Found::Problem(problem),
            Err(Unread::Refused) => Found::Refused,
        };
        Self { name: chosen.name, found }
    }

    /// The map in it, if there is one.
    pub fn opened(&self) -> Option<&Opened> {
        match &self.found {
            Found::Map(opened) => Some(opened),
            Found::Problem(_) | Found::Refused => None,
        }
    }

    fn is_clean(&self) -> bool {
        self.opened().is_some_and(|opened| opened.repairs.is_empty())
    }
}

/// Opens files a person chose or dropped: at once if all are clean, else after a look at what is not.
pub fn open(shelf: Shelf, chosen: Vec<File>) {
    if chosen.is_empty() {
        return;
    }
    // The person may leave this screen meanwhile; then nobody is asked and nothing is added.
    shelf.open.spawn(async move {
        let mut incoming = Vec::new();
        if chosen.len() > limits::FILES {
            let problem = Problem::TooMany { kind: ListKind::Files, count: chosen.len(), most: limits::FILES };
            incoming.push(Incoming { name: String::new(), found: Found::Problem(problem) });
        } else {
            // One after the other: of a hundred large files only one is in memory as bytes.
            for file in &chosen {
                incoming.push(Incoming::of(files::read(file).await));
            }
        }
        if incoming.iter().all(Incoming::is_clean) {
            add(shelf, incoming);
        } else {
            shelf.incoming.set(incoming);
        }
    });
}

/// Adds the maps of `incoming`; a single one is opened.
pub fn add(shelf: Shelf, incoming: Vec<Incoming>) {
    let files: Vec<MapFile> = incoming
        .into_iter()
        .filter_map(|incoming| match incoming.found {
            Found::Map(opened) => Some(opened.file),
            Found::Problem(_) | Found::Refused => None,
        })
        .collect();
    // Together, so that nothing of what cannot come in full comes in part.
    if shelf.went_well(shelf.shell.library().room_for_all(files.iter())).is_none() {
        return;
    }
    let single = files.len() == 1;
    let (mut count, mut said) = (0, Vec::new());
    for file in files {
        let title = shelf.name(&file.map.title);
        let outcome: Result<_, SaveError> = shelf.shell.library().add(file, &clock::now_text(), fresh_map_id);
        let Some(added) = shelf.went_well(outcome) else { break };
        count += 1;
        if added.instead_of.is_some() {
            said.push((shelf.words().added_as_new)(&title));
        }
        if single {
            shelf.list_again();
            if let Some(said) = said.pop() {
                shelf.shell.say(said);
            }
            shelf.shell.open_map(&added.kept.file.id);
            return;
        }
    }
    shelf.list_again();
    if count > 0 {
        said.insert(0, (shelf.words().added)(count));
        shelf.say(said.join(" "), None);
    }
}

/// Whether a map of this id is already here.
pub fn is_here(shelf: Shelf, id: &MapId) -> bool {
    let is_it = |entry: &Entry| matches!(entry, Entry::Map(summary) if summary.id == *id);
    shelf.entries.with_untracked(|entries| entries.iter().any(is_it))
}
