//! The map inside a file that we wrote, found again. A crate of its own: `poster/` puts it there, and `tables/`, which reads files, carries nothing
//! that draws.

use std::io::{Cursor, Read};

use flate2::read::ZlibDecoder;
use parcours_core::format::{limits, page_file};
use zip::ZipArchive;

/// What the text of a PNG that holds the map is called.
pub const KEYWORD: &str = "parcours";

/// Names the element of an SVG, and the part of a PowerPoint, that holds the map.
pub use page_file::NAMESPACE;

/// The most that is unpacked: no map file is larger.
const MOST: u64 = limits::FILE as u64;

/// How many parts of a package are looked into. PowerPoint writes a handful; each may unpack to the most there is.
const PARTS: usize = 16;

/// What a PNG begins with.
const PNG: &[u8] = b"\x89PNG\r\n\x1A\n";

/// The text of the map's file that `file` carries: a PDF, SVG, PNG or PowerPoint of ours, recognised by what is in it. Nothing for any
/// other, and for what would unpack to more than a map file may be. What is found is held to the rules of every map file when it is read.
pub fn carried(file: &[u8]) -> Option<String> {
    if file.starts_with(b"%PDF") {
        in_pdf(file)
    } else if file.starts_with(PNG) {
        in_png(file)
    } else if file.starts_with(b"PK") {
        in_package(file)
    } else {
        let text = std::str::from_utf8(file).ok()?;
        let start = text.trim_start_matches('\u{FEFF}').trim_start();
        if start.starts_with('<') { in_xml(start) } else { None }
    }
}

fn place(file: &[u8], wanted: &[u8]) -> Option<usize> {
    file.windows(wanted.len()).position(|window| window == wanted)
}

/// The attachment: its dictionary stands right before its stream, as our writer puts it.
fn in_pdf(file: &[u8]) -> Option<String> {
    const REACH: usize = 512;
    const KIND: &[u8] = b"/EmbeddedFile";
    // The list of attachments has a name that begins the same way.
    let is_kind = |at: &usize| file.get(at + KIND.len()).is_none_or(|next| !next.is_ascii_alphabetic());
    let all = file.windows(KIND.len()).enumerate().filter(|(_, window)| *window == KIND);
    let kind = all.map(|(at, _)| at).find(is_kind)?;
    let from = kind.saturating_sub(REACH);
    let begin = file[from..kind].windows(4).rposition(|window| window == b" obj").map_or(from, |at| from + at);
    let head = &file[begin..file.len().min(kind + REACH)];
    let stream = place(head, b"stream")?;
    let told = String::from_utf8_lossy(&head[..stream]);
    let length = told.split("/Length ").nth(1)?.split(|letter: char| !letter.is_ascii_digit()).next()?;
    let mut start = begin + stream + b"stream".len();
    if file.get(start) == Some(&b'\r') {
        start += 1;
    }
    if file.get(start) == Some(&b'\n') {
        start += 1;
    }
    let bytes = file.get(start..start.checked_add(length.parse().ok()?)?)?;
    if told.contains("/FlateDecode") { limited(ZlibDecoder::new(bytes)) } else { limited(bytes) }
}

/// All that `reader` gives, unless it is too much.
fn limited(reader: impl Read) -> Option<String> {
    let mut bytes = Vec::new();
    reader.take(MOST + 1).read_to_end(&mut bytes).ok()?;
    if bytes.len() as u64 > MOST { None } else { String::from_utf8(bytes).ok() }
}

/// The text of our name among the pieces of a PNG: <https://www.w3.org/TR/png-3/#11iTXt>. What is drawn is not looked at.
fn in_png(file: &[u8]) -> Option<String> {
    let mut rest = file.get(PNG.len()..)?;
    loop {
        let (length, after) = rest.split_first_chunk::<4>()?;
        let (kind, after) = after.split_first_chunk::<4>()?;
        let length = u32::from_be_bytes(*length) as usize;
        let piece = after.get(..length)?;
        if kind == b"iTXt"
            && let Some(text) = international_text(piece)
        {
            return Some(text);
        }
        // Past the checksum.
        rest = after.get(length..)?.get(4..)?;
    }
}

/// What a piece of text called by our name says: its name, whether it is packed and how, two names for other languages, and the text.
fn international_text(piece: &[u8]) -> Option<String> {
    let rest = piece.strip_prefix(KEYWORD.as_bytes())?.strip_prefix(&[0])?;
    let ([packed, _], rest) = rest.split_first_chunk::<2>()?;
    let text = rest.splitn(3, |byte| *byte == 0).nth(2)?;
    if *packed == 1 { limited(ZlibDecoder::new(text)) } else { limited(text) }
}

fn in_package(file: &[u8]) -> Option<String> {
    let mut archive = ZipArchive::new(Cursor::new(file)).ok()?;
    // PowerPoint numbers the parts anew.
    let is_part = |name: &String| name.starts_with("customXml/item") && !name.contains("Props");
    let names = archive.file_names().filter_map(|name| Some(name.ok()?.into_owned()));
    let names: Vec<String> = names.filter(is_part).take(PARTS).collect();
    names.iter().find_map(|name| in_xml(&limited(archive.by_name(name).ok()?)?))
}

/// What stands in our element.
fn in_xml(text: &str) -> Option<String> {
    page_file::carried(text).filter(|text| text.len() as u64 <= MOST)
}
