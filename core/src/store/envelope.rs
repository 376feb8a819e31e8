//! A stored record: who wrote it and when, a checksum, and the map file's content exactly as it was made.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;

use super::crc::crc;
use super::kv::KvError;
use crate::format::limits::kept_revision;
use crate::format::{Problem, SCHEMA};

/// The version of the envelope itself.
const VERSION: u32 = 1;
/// How many of the versions it was made from a record names at most.
const PAST: usize = 20;

/// Why a record cannot be opened. It is left as it is; its bytes can be downloaded.
#[derive(Clone, Debug, PartialEq)]
pub enum Unreadable {
    /// The text is cut, changed, or not ours: the checksum says so, or it is not JSON.
    Damaged,
    /// A later version of the page wrote it.
    Newer,
    /// The envelope holds, the map file inside does not.
    Content(Problem),
}

/// What is written around a map.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Envelope<'a> {
    /// The version of the envelope.
    pub e: u32,
    /// The revision of the content.
    pub rev: u64,
    /// The revision it was made from.
    pub par: u64,
    /// The tab that wrote it.
    #[serde(borrow)]
    pub by: Cow<'a, str>,
    /// When the content changed; empty for a record that came without an envelope.
    #[serde(borrow)]
    pub at: Cow<'a, str>,
    /// The version of the map file inside.
    pub schema: u64,
    /// When it was last saved to a file.
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub file: Option<Cow<'a, str>>,
    /// When it was put into the bin.
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub deleted: Option<Cow<'a, str>>,
    /// What it was made from.
    #[serde(default, skip_serializing_if = "Past::is_empty")]
    pub past: Past,
    /// The length of `doc` in bytes.
    pub len: usize,
    /// The checksum of `doc`: CRC-32, eight hexadecimal digits.
    #[serde(borrow)]
    pub crc: Cow<'a, str>,
    /// The map file's content, compact.
    #[serde(borrow)]
    pub doc: &'a RawValue,
}

/// The versions that a record was made from, by their checksums, the last first. A revision is only a number: a browser that was killed, or that
/// could not read one of the two places, counts the same numbers again for other work. What is named here is an older version; what is
/// not may be work that nobody else has.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Past(String);

impl Past {
    /// Whether the version of this checksum is among them.
    pub fn has(&self, crc: &str) -> bool {
        self.0.split(' ').any(|one| one == crc)
    }

    /// These, and before them the version of this checksum.
    #[must_use]
    pub fn after(&self, crc: &str) -> Self {
        let named = std::iter::once(crc).chain(self.0.split(' ')).filter(|one| !one.is_empty());
        Self(named.take(PAST).collect::<Vec<_>>().join(" "))
    }

    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Tells an envelope that cannot be read from a text that never was one.
#[derive(Deserialize)]
struct Probe {
    e: Option<u64>,
    #[serde(default)]
    rev: Value,
}

impl<'a> Envelope<'a> {
    /// An envelope for `doc`, which is JSON and comes into it as it is when it is [wrapped](Self::wrap).
    pub fn for_text(doc: &str, rev: u64, by: &'a str, at: &'a str) -> Self {
        Self { len: doc.len(), crc: checksum(doc).into(), ..Self::new(RawValue::NULL, rev, by, at) }
    }

    /// An envelope around `doc`, whatever it tells of.
    pub fn new(doc: &'a RawValue, rev: u64, by: &'a str, at: &'a str) -> Self {
        Self {
            e: VERSION,
            rev,
            par: rev.saturating_sub(1),
            by: by.into(),
            at: at.into(),
            schema: SCHEMA,
            file: None,
            deleted: None,
            past: Past::default(),
            len: doc.get().len(),
            crc: checksum(doc.get()).into(),
            doc,
        }
    }

    /// Reads a record and checks that nothing is missing. A plain map file, stored without an envelope, gets one
    /// without times.
    ///
    /// # Errors
    /// [`Unreadable`] when the text is damaged or of a later version.
    pub fn read(text: &'a str) -> Result<Self, Unreadable> {
        if let Ok(mut envelope) = serde_json::from_str::<Self>(text) {
            envelope.rev = kept_revision(envelope.rev);
            let whole = envelope.len == envelope.doc.get().len() && envelope.crc == checksum(envelope.doc.get());
            return match envelope.e {
                VERSION if whole => Ok(envelope),
                VERSION => Err(Unreadable::Damaged),
                _ => Err(Unreadable::Newer),
            };
        }
        match serde_json::from_str::<Probe>(text) {
            Ok(Probe { e: None, rev }) => Self::plain(text, kept_revision(rev.as_u64().unwrap_or_default())),
            Ok(Probe { e: Some(version), .. }) if version > u64::from(VERSION) => Err(Unreadable::Newer),
            _ => Err(Unreadable::Damaged),
        }
    }

    /// The record as it is stored.
    ///
    /// # Errors
    /// [`KvError::Other`]; a map has only text keys, so there is none.
    pub fn text(&self) -> Result<String, KvError> {
        serde_json::to_string(self).map_err(|error| KvError::Other(error.to_string()))
    }

    /// The record of this envelope, made for it, around `doc`. That is not told anew, and not copied where it has room around it.
    ///
    /// # Errors
    /// As [`Envelope::text`].
    pub fn wrap(&self, mut doc: String) -> Result<String, KvError> {
        let around = self.text()?;
        let (before, after) = around.split_at(around.len() - 1);
        doc.insert_str(0, before.trim_end_matches(RawValue::NULL.get()));
        doc.push_str(after);
        Ok(doc)
    }

    fn plain(text: &'a str, rev: u64) -> Result<Self, Unreadable> {
        let doc: &RawValue = serde_json::from_str(text).map_err(|_| Unreadable::Damaged)?;
        Ok(Self {
            e: VERSION,
            rev,
            par: rev.saturating_sub(1),
            by: "".into(),
            at: "".into(),
            schema: SCHEMA,
            file: None,
            deleted: None,
            past: Past::default(),
            len: doc.get().len(),
            crc: checksum(doc.get()).into(),
            doc,
        })
    }
}

/// The map file inside a record, exactly as it was written; `None` when the record is damaged.
pub fn file_inside(record: &str) -> Option<String> {
    Some(Envelope::read(record).ok()?.doc.get().to_owned())
}

fn checksum(text: &str) -> String {
    format!("{:08x}", crc(text.as_bytes()))
}

/// What tells one text from another without keeping it. Never stored: it may be quick rather than standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    hash: u64,
    len: usize,
}

impl Stamp {
    /// The stamp of a whole text.
    pub fn of(text: &str) -> Self {
        /// Spreads each bit over the upper half (the golden ratio's fraction, as in Knuth's multiplicative hash).
        const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;
        let mix = |hash: u64, word: u64| (hash.rotate_left(26) ^ word).wrapping_mul(SPREAD);
        let (words, rest) = text.as_bytes().as_chunks::<8>();
        let hash = words.iter().fold(0, |hash, word| mix(hash, u64::from_le_bytes(*word)));
        let hash = rest.iter().fold(hash, |hash, byte| mix(hash, u64::from(*byte)));
        Self { hash, len: text.len() }
    }

    /// The stamp of what a person made: of a map file's compact content, all that follows its revision. Id, revision
    /// and the version of the page stand before it and say nothing about the map. The first `"rev":` is the file's own,
    /// because the fields before it are texts, where its quotes would be escaped, and numbers. So a save serialises
    /// once and still knows whether it is needed.
    pub fn of_content(doc: &str) -> Self {
        let after = doc.split_once("\"rev\":").map_or(doc, |(_, after)| after);
        Self::of(after.trim_start_matches(|letter: char| letter.is_ascii_digit()))
    }
}
