//! From a map file to a text for an address, and back.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use parcours_core::format::{self, MapFile, Opened, Problem, limits};
use parcours_core::store::crc::crc;

use crate::deflate::{Failure, packed, unpacked};
use crate::dictionary;

/// The longest text that is made and read, in characters: what all browsers take as an address, with room to spare. Mail programs and chats
/// cut far shorter ones.
pub const LONGEST: usize = 60_000;

/// Why there is no text for a map, or no map in a text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LinkProblem {
    /// The map makes a text that is too long to be an address.
    #[error("the text would have {length} characters, and the most is {most}")]
    TooLong {
        /// Its length in characters.
        length: usize,
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

impl From<Failure> for LinkProblem {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Damaged => Self::Damaged,
            Failure::TooLarge => Self::TooLarge,
        }
    }
}

/// The text for `file`. The map goes along with its id, and nothing of what it grew from.
///
/// # Errors
/// [`LinkProblem::TooLong`] when it would be longer than [`LONGEST`].
pub fn write(file: &MapFile) -> Result<String, LinkProblem> {
    let bare = MapFile { rev: 0, lineage: Vec::new(), base: None, ..file.clone() };
    let text = pack(&bare).ok_or(LinkProblem::Damaged)?;
    let length = text.len();
    if length > LONGEST { Err(LinkProblem::TooLong { length, most: LONGEST }) } else { Ok(text) }
}

/// The map in `text`, which somebody else may have made: read as carefully as a file. White space is passed over, and so is what a sentence
/// leaves behind an address.
///
/// # Errors
/// [`LinkProblem`] when there is none.
pub fn read(text: &str) -> Result<Opened, LinkProblem> {
    // Before anything is copied. A character has at most four bytes, and a mail may part the text into lines.
    if text.len() > LONGEST * 2 {
        return Err(LinkProblem::TooLong { length: text.len(), most: LONGEST });
    }
    let text: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    let text = text.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '>', '"', '\'', '»', '”', '’']);
    if text.len() > LONGEST {
        return Err(LinkProblem::TooLong { length: text.len(), most: LONGEST });
    }
    unpack(text)
}

/// `file` on one line, packed: the version, the checksum of what is packed, and that itself, in base64url (RFC 4648) without padding.
pub(crate) fn pack(file: &MapFile) -> Option<String> {
    let content = format::write_compact(file);
    let version = dictionary::version_for(&file.map.language);
    let mut bytes = vec![version];
    bytes.extend(crc(content.as_bytes()).to_le_bytes());
    bytes.extend(packed(content.as_bytes(), dictionary::of(version)?)?);
    Some(URL_SAFE_NO_PAD.encode(bytes))
}

/// What [`pack`] made.
pub(crate) fn unpack(text: &str) -> Result<Opened, LinkProblem> {
    if text.is_empty() {
        return Err(LinkProblem::Empty);
    }
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    if !text.bytes().all(is_letter) {
        return Err(LinkProblem::Characters);
    }
    let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| LinkProblem::Damaged)?;
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
