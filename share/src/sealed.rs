//! A text that takes a passphrase to be read. The encryption is the browser's own (AES-GCM with 256 bits, its key made of the passphrase by PBKDF2
//! with SHA-256); here is only the form it has in an address: one byte of version, a checksum, and then salt, nonce and what is encrypted.
//!
//! The checksum is of what everybody sees. It tells a text that was cut from a passphrase that is not the right one.

use parcours_core::store::crc::crc;

use crate::LinkProblem;
use crate::link::{LONGEST, encoded, fits};

/// The first byte of such a text. Ways of encrypting count down from here, as dictionaries count up from 1.
pub(crate) const VERSION: u8 = 255;

/// How often PBKDF2 goes round with this version: what OWASP asks for since 2023 with SHA-256 (Password Storage Cheat Sheet). It is never read from
/// a text: a stranger's could keep the page busy for hours.
pub const ROUNDS: u32 = 600_000;

/// The bytes of salt, which makes the same passphrase another key in every text.
pub const SALT: usize = 16;

/// The bytes of nonce, as AES-GCM takes them.
pub const NONCE: usize = 12;

/// A map that is encrypted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// What the key is made of beside the passphrase.
    pub salt: [u8; SALT],
    /// What each encryption has only once.
    pub nonce: [u8; NONCE],
    /// What is encrypted, with its tag.
    pub content: Vec<u8>,
}

impl Sealed {
    /// What is not encrypted and may not be changed either: additional data to AES-GCM.
    pub fn bound() -> [u8; 1] {
        [VERSION]
    }

    /// The text of it.
    ///
    /// # Errors
    /// [`LinkProblem::TooLong`] when it would be longer than [`LONGEST`].
    pub fn write(&self) -> Result<String, LinkProblem> {
        let rest: Vec<u8> = self.salt.iter().chain(&self.nonce).chain(&self.content).copied().collect();
        let mut bytes = vec![VERSION];
        bytes.extend(crc(&rest).to_le_bytes());
        bytes.extend(rest);
        if fits(bytes.len(), LONGEST) { Ok(encoded(&bytes)) } else { Err(LinkProblem::TooLong { most: LONGEST }) }
    }

    /// What stands behind the version.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, LinkProblem> {
        let (sum, rest) = bytes.split_first_chunk::<4>().ok_or(LinkProblem::Damaged)?;
        if crc(rest).to_le_bytes() != *sum {
            return Err(LinkProblem::Damaged);
        }
        let (salt, rest) = rest.split_first_chunk::<SALT>().ok_or(LinkProblem::Damaged)?;
        let (nonce, content) = rest.split_first_chunk::<NONCE>().ok_or(LinkProblem::Damaged)?;
        Ok(Self { salt: *salt, nonce: *nonce, content: content.to_vec() })
    }
}
