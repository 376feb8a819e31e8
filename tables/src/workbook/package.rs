//! A workbook is a package of compressed parts. It is looked through before anything is made of it: how much it unpacks to, and
//! whether a part declares entities.

use std::io::{Cursor, Read};

use parcours_core::format::limits;
use zip::ZipArchive;

use crate::problem::Problem;

/// The most bytes that all parts come to together: markup around every cell of the largest map, twice over.
const UNPACKED: usize = limits::FILE * 8;

/// The most parts.
const PARTS: usize = 2_000;

/// What a package begins with.
const ZIP: &[u8] = b"PK\x03\x04";

/// What old workbooks, and those with a password, begin with.
const OLD: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0];

/// Whether these bytes are a package.
pub(crate) fn is_package(bytes: &[u8]) -> bool {
    bytes.starts_with(ZIP)
}

/// Whether these bytes are a workbook that is not read: of the old kind, or locked.
pub(crate) fn is_old(bytes: &[u8]) -> bool {
    bytes.starts_with(OLD)
}

/// Looks through a package.
///
/// # Errors
/// When it is broken, unpacks to too much, or declares entities.
pub(crate) fn check(bytes: &[u8]) -> Result<(), Problem> {
    Problem::check_bytes(bytes.len())?;
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Problem::Package)?;
    if archive.len() > PARTS {
        return Err(Problem::Package);
    }
    let mut left = UNPACKED;
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(|_| Problem::Package)?;
        let name = part.name().map_err(|_| Problem::Package)?.into_owned();
        left = look_through(part, &name, left)?;
    }
    Ok(())
}

/// Reads a part to its end without keeping it; how many bytes are left for the others. What the package says of its size does not count.
fn look_through(mut part: impl Read, name: &str, mut left: usize) -> Result<usize, Problem> {
    const DECLARATION: &[u8] = b"<!DOCTYPE";
    let is_markup = [".xml", ".rels", ".vml"].iter().any(|end| name.ends_with(end));
    let mut piece = vec![0; 64 * 1024];
    // The end of the piece before, in which a declaration may have begun.
    let mut kept = 0;
    loop {
        let read = part.read(&mut piece[kept..]).map_err(|_| Problem::Package)?;
        if read == 0 {
            return Ok(left);
        }
        left = left.checked_sub(read).ok_or(Problem::Unpacked { most: UNPACKED })?;
        let filled = kept + read;
        if is_markup && holds(&piece[..filled], DECLARATION) {
            return Err(Problem::Entities { part: name.to_owned() });
        }
        let end = filled.min(DECLARATION.len() - 1);
        piece.copy_within(filled - end..filled, 0);
        kept = end;
    }
}

/// Whether `bytes` hold `wanted`, in any case, whose second byte is an exclamation mark: rare in a sheet, so most bytes are seen once.
fn holds(bytes: &[u8], wanted: &[u8]) -> bool {
    let marks = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'!');
    let start = |at: usize| at.checked_sub(1);
    marks
        .filter_map(|(at, _)| bytes.get(start(at)?..))
        .any(|rest| rest.get(..wanted.len()).is_some_and(|start| start.eq_ignore_ascii_case(wanted)))
}
