//! A map as this tab has it: what was read or written of it last, and what it needs to be written again.

use std::borrow::Cow;

use serde_json::value::{RawValue, to_raw_value};

use super::envelope::{Envelope, Past, Stamp, Unreadable};
use super::errors::OpenError;
use super::kv::KvError;
use crate::format::{self, FileContent, MapFile, Repair};
use crate::model::MapId;

/// A map as it was opened, with what is needed to save it again.
#[derive(Clone, Debug)]
pub struct Kept {
    /// The map and its names.
    pub file: MapFile,
    /// What had to be repaired to open it; nothing for a record the page wrote.
    pub repairs: Vec<Repair>,
    /// When it last changed, if the record says.
    pub changed: Option<String>,
    /// When it was last saved to a file, if ever.
    pub saved_to_file: Option<String>,
    /// The checksum of what was last read or written; empty for what never was.
    pub crc: String,
    /// What that was made from.
    pub past: Past,
    pub(super) mark: Option<Mark>,
    /// Whether this session has written over the record it began with.
    pub(super) begun: bool,
}

/// What stood in storage when this tab last looked.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    pub(super) record: Stamp,
    pub(super) content: Stamp,
    /// A write whose end is unknown: it may stand there too, and is ours.
    pub(super) tried: Option<Stamp>,
}

impl Kept {
    /// Whether a later version of the page wrote it: it can be looked at, and is never written.
    pub fn newer(&self) -> bool {
        self.file.newer.is_some()
    }

    pub(super) fn may_be_written(&self) -> Result<(), OpenError> {
        if self.newer() { Err(OpenError::Unreadable(Unreadable::Newer)) } else { Ok(()) }
    }

    /// An envelope around `doc`, the content of the map as it is now, which was made from what was last read or written.
    pub(super) fn around<'a>(&self, doc: &'a RawValue, tab: &'a str, now: &'a str) -> Envelope<'a> {
        let mut envelope = Envelope::around(doc, &self.file, tab, now);
        envelope.file = self.saved_to_file.clone().map(Cow::Owned);
        envelope.past = self.past.after(&self.crc);
        envelope
    }

    /// The same map, to be saved in the place of the record `there`, of which it is a later version.
    pub(super) fn instead_of(mut self, there: Option<&str>) -> Self {
        let content = Stamp::of_content("");
        self.mark = there.map(|text| Mark { record: Stamp::of(text), content, tried: None });
        self
    }

    pub(super) fn read(id: &MapId, text: &str) -> Result<Self, Unreadable> {
        let envelope = Envelope::read(text)?;
        let opened = format::restore(envelope.doc.get()).map_err(Unreadable::Content)?;
        let mut file = opened.file;
        // The key is what the page's address names; a record seeded under another key is still that map.
        file.id = id.clone();
        let doc = content(&file).map_err(|_| Unreadable::Damaged)?;
        let mark = Mark { record: Stamp::of(text), content: Stamp::of_content(doc.get()), tried: None };
        Ok(Self {
            file,
            repairs: opened.repairs,
            changed: Some(envelope.at.into_owned()).filter(|at| !at.is_empty()),
            saved_to_file: envelope.file.map(Cow::into_owned),
            crc: envelope.crc.into_owned(),
            past: envelope.past,
            mark: Some(mark),
            begun: false,
        })
    }
}

/// The text that is stored and that its checksum covers: made once, never read again to be written.
pub(super) fn content(file: &MapFile) -> Result<Box<RawValue>, KvError> {
    to_raw_value(&FileContent(file)).map_err(|error| KvError::Other(error.to_string()))
}
