//! A map as this tab has it: what was read or written of it last, and what it needs to be written again.

use std::borrow::Cow;

use super::envelope::{Envelope, Past, Stamp, Unreadable};
use super::errors::OpenError;
use crate::format::{self, APP, MapFile, Repair};
use crate::model::{MapId, Written};

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
    /// What was written of the map and still holds, while a board lends both; `None` for a map that anybody may have changed.
    pub written: Option<Written>,
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

    /// The text that is stored and that its checksum covers, and whether the map is sound. What was written before and still holds is neither
    /// told nor looked at again; what is told of a map that is not sound does not count.
    pub(super) fn content(&mut self) -> (String, bool) {
        let Self { file, written, .. } = self;
        let Some(written) = written else { return (format::write_compact(file), file.map.is_sound()) };
        let is_sound = file.map.is_sound_since(written);
        let doc = format::write_since(file, written);
        if !is_sound {
            *written = Written::default();
        }
        (doc, is_sound)
    }

    /// What tells its record, as it was read or written last, from any other; `None` where there is none.
    pub fn stamp(&self) -> Option<Stamp> {
        self.mark.map(|mark| mark.record)
    }

    pub(super) fn may_be_written(&self) -> Result<(), OpenError> {
        if self.newer() { Err(OpenError::Unreadable(Unreadable::Newer)) } else { Ok(()) }
    }

    /// An envelope around `doc`, the content of the map as it is now, which was made from what was last read or written.
    pub(super) fn around<'a>(&self, doc: &str, tab: &'a str, now: &'a str) -> Envelope<'a> {
        let mut envelope = Envelope::for_text(doc, self.file.rev, tab, now);
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
        let content = if is_as_written(&envelope, &file, &opened.repairs) {
            Stamp::of_content(envelope.doc.get())
        } else {
            Stamp::of_content(&format::write_compact(&file))
        };
        let mark = Mark { record: Stamp::of(text), content, tried: None };
        Ok(Self {
            file,
            repairs: opened.repairs,
            changed: Some(envelope.at.into_owned()).filter(|at| !at.is_empty()),
            saved_to_file: envelope.file.map(Cow::into_owned),
            crc: envelope.crc.into_owned(),
            past: envelope.past,
            written: None,
            mark: Some(mark),
            begun: false,
        })
    }
}

/// Whether a record tells `file` as this version of the page would tell it again: it was written by it, and nothing had to be put right.
fn is_as_written(envelope: &Envelope<'_>, file: &MapFile, repairs: &[Repair]) -> bool {
    !envelope.at.is_empty() && file.app == APP && file.newer.is_none() && repairs.is_empty()
}
