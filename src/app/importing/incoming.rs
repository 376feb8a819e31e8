//! A file that was read, or a text that was pasted, and waits for a decision.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::web_sys::File;
use send_wrapper::SendWrapper;

use parcours_core::format::{MapFile, Opened, Problem};
use parcours_core::model::MapId;
use parcours_core::words::importing::ImportingWords;

/// What a person chose, dropped or pasted that is no map file of ours.
pub enum Brought {
    /// A file. Its bytes are read whenever they are asked about, so that of many files only one is in memory.
    File(SendWrapper<File>),
    /// A text from the clipboard, and what else may be done with it.
    Pasted(String, Option<Instead>),
}

/// Something else that may be done with what was pasted.
pub type Instead = Arc<dyn Fn() + Send + Sync>;

/// A file or a text of another program. What is behind this comes with a part of the program that is loaded when there is one.
pub trait Foreign: Send + Sync {
    /// Asks what it comes to; done once there is an answer, or it was given up.
    fn read(self: Arc<Self>) -> Pin<Box<dyn Future<Output = ()>>>;
    /// Whether an answer is still to come; listens to that.
    fn is_busy(&self) -> bool;
    /// Whether it comes to a map, or may yet; listens to that.
    fn may_come(&self) -> bool;
    /// The id of the map it comes to, if there is one; listens to that.
    fn id(&self) -> Option<MapId>;
    /// Whether that is a map of ours, just as it left.
    fn is_clean(&self) -> bool;
    /// The map, to be added.
    fn file(&self) -> Option<MapFile>;
    /// The map of ours as it came, to be merged; none of another program.
    fn as_it_came(&self) -> Option<Opened>;
    /// What is told of it, and how it is read; goes with what is being drawn, and what is asked with it.
    fn content(self: Arc<Self>) -> AnyView;
    /// The words for this.
    fn words(&self) -> &'static ImportingWords;
}

/// A file that was read and waits for a decision.
#[derive(Clone)]
pub struct Incoming {
    /// Its name, as the system has it.
    pub name: String,
    /// What was found in it.
    pub found: Found,
    /// The map as it came, where it may be merged into one that is here: with what it grew from, not where this copy begins.
    pub as_it_came: Option<Box<Opened>>,
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
    /// Maps for which there was no place, or what cannot be read now, and why.
    NotKept(String),
    /// Something of another program.
    Foreign(Arc<dyn Foreign>),
}

impl Incoming {
    /// `found` in the file `name`.
    pub fn new(name: String, found: Found) -> Self {
        Self { name, found, as_it_came: None }
    }

    /// The map file of ours in it, if it is one.
    pub fn opened(&self) -> Option<&Opened> {
        match &self.found {
            Found::Map(opened) => Some(opened),
            _ => None,
        }
    }

    /// What it is of another program, if it is.
    pub fn foreign(&self) -> Option<&Arc<dyn Foreign>> {
        match &self.found {
            Found::Foreign(foreign) => Some(foreign),
            _ => None,
        }
    }

    /// The id of the map in it, if there is one; listens to that.
    pub fn id(&self) -> Option<MapId> {
        match &self.found {
            Found::Map(opened) => Some(opened.file.id.clone()),
            Found::Foreign(foreign) => foreign.id(),
            _ => None,
        }
    }

    /// Whether it can be added without a look.
    pub fn is_clean(&self) -> bool {
        match &self.found {
            Found::Map(opened) => opened.repairs.is_empty(),
            Found::Foreign(foreign) => foreign.is_clean(),
            _ => false,
        }
    }

    /// The map in it, to be added.
    pub fn into_file(self) -> Option<MapFile> {
        match self.found {
            Found::Map(opened) => Some(opened.file),
            Found::Foreign(foreign) => foreign.file(),
            _ => None,
        }
    }

    /// The map in it as it came, to be merged.
    pub fn to_merge(&self) -> Option<Opened> {
        self.as_it_came.as_deref().cloned().or_else(|| self.foreign()?.as_it_came())
    }
}
