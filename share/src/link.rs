//! From a map file to a text for an address, and back.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use parcours_core::format::{self, MapFile, Opened, Problem, limits};
use parcours_core::store::crc::crc;

use crate::deflate::{Failure, packed, unpacked};
use crate::dictionary;
use crate::sealed::{self, Sealed};

/// The longest text that is made and read, in characters: what all browsers take as an address, with room to spare. Mail programs and chats
/// cut far shorter ones.
pub const LONGEST: usize = 60_000;

/// Why there is no text for a map, or no map in a text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LinkProblem {
    /// The map makes a text that is too long to be an address, or the text is.
    #[error("the text has more than {most} characters")]
    TooLong {
        /// The longest there may be.
        most: usize,
    },
    /// There is nothing in it.
    #[error("there is no text")]
    Empty,
    /// It has characters that no such text has.
    #[error("the text has characters that do not belong to it")]
    Characters,
    /// A later page made it.
    #[error("the text is of the later version {version}")]
    Newer {
        /// Which.
        version: u8,
    },
    /// It is cut or changed.
    #[error("the text is cut or changed")]
    Damaged,
    /// It unpacks to more than a file may hold.
    #[error("the text holds more than a file may")]
    TooLarge,
    /// What is in it cannot be opened as a map.
    #[error("what the text holds is no map that can be opened")]
    File(Problem),
}

/// What stands in a text.
#[derive(Clone, Debug, PartialEq)]
pub enum Shared {
    /// A map, with what was put right in it.
    Map(Box<Opened>),
    /// A map that takes a passphrase.
    Sealed(Sealed),
}

/// Whether that many bytes are at most `most` characters of base64.
pub(crate) fn fits(bytes: usize, most: usize) -> bool {
    bytes * 4 <= most * 3
}

/// The text for `file`. The map goes along with its id, and nothing of what it grew from.
///
/// # Errors
/// [`LinkProblem::TooLong`] when it would be longer than [`LONGEST`].
pub fn write(file: &MapFile) -> Result<String, LinkProblem> {
    write_bytes(file).map(|bytes| encoded(&bytes))
}

/// The same in bytes, to be encrypted.
///
/// # Errors
/// As [`write`].
pub fn write_bytes(file: &MapFile) -> Result<Vec<u8>, LinkProblem> {
    let bare = MapFile { rev: 0, lineage: Vec::new(), base: None, ..file.clone() };
    pack(&bare, LONGEST).ok_or(LinkProblem::TooLong { most: LONGEST })
}

/// What is in `text`, which somebody else may have made: read as carefully as a file. White space is passed over, and so is what a sentence
/// leaves behind an address.
///
/// # Errors
/// [`LinkProblem`] when there is no map in it.
pub fn read(text: &str) -> Result<Shared, LinkProblem> {
    let too_long = LinkProblem::TooLong { most: LONGEST };
    // Before anything is copied. A character has at most four bytes, and a mail may part the text into lines.
    if text.len() > LONGEST * 2 {
        return Err(too_long);
    }
    let text: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    let text = text.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '>', '"', '\'', '»', '”', '’']);
    if text.len() > LONGEST {
        return Err(too_long);
    }
    let bytes = decoded(text)?;
    match bytes.split_first() {
        Some((&sealed::VERSION, rest)) => Sealed::read(rest).map(Shared::Sealed),
        _ => read_bytes(&bytes).map(|opened| Shared::Map(Box::new(opened))),
    }
}

/// The map that [`write_bytes`] put into `bytes`, read as carefully as a text: whoever knows the passphrase is a stranger all the same.
///
/// # Errors
/// [`LinkProblem`] when there is none.
pub fn read_bytes(bytes: &[u8]) -> Result<Opened, LinkProblem> {
    let (version, rest) = bytes.split_first().ok_or(LinkProblem::Empty)?;
    let dictionary = match version {
        0 => return Err(LinkProblem::Damaged),
        version => dictionary::of(*version).ok_or(LinkProblem::Newer { version: *version })?,
    };
    let (sum, rest) = rest.split_first_chunk::<4>().ok_or(LinkProblem::Damaged)?;
    let content = unpacked(rest, dictionary, limits::FILE)?;
    if crc(&content).to_le_bytes() != *sum {
        return Err(LinkProblem::Damaged);
    }
    format::read(&content).map_err(LinkProblem::File)
}

impl From<Failure> for LinkProblem {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Damaged => Self::Damaged,
            Failure::TooLarge => Self::TooLarge,
        }
    }
}

/// `file` on one line, packed: the version, the checksum of what is packed, and that itself. `None` where it would make more than `most`
/// characters of base64url.
pub(crate) fn pack(file: &MapFile, most: usize) -> Option<Vec<u8>> {
    let content = format::write_compact(file);
    let version = dictionary::version_for(&file.map.language);
    let mut bytes = vec![version];
    bytes.extend(crc(content.as_bytes()).to_le_bytes());
    bytes.extend(packed(content.as_bytes(), dictionary::of(version)?, most)?);
    fits(bytes.len(), most).then_some(bytes)
}

/// The text of what was packed, in base64url (RFC 4648) without padding.
pub(crate) fn encoded(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// What [`encoded`] made a text of.
pub(crate) fn decoded(text: &str) -> Result<Vec<u8>, LinkProblem> {
    if text.is_empty() {
        return Err(LinkProblem::Empty);
    }
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    if !text.bytes().all(is_letter) {
        return Err(LinkProblem::Characters);
    }
    URL_SAFE_NO_PAD.decode(text).map_err(|_| LinkProblem::Damaged)
}
