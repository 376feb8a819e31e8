//! What a file is, told by how it begins: whatever it is called, and before anything reads it.

/// What a file is, as far as its first bytes tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FileKind {
    /// Nothing, or nothing but blanks.
    Empty,
    /// JSON: a map file, or a file of another tool.
    Json,
    /// A package (zip): a workbook, slides.
    Package,
    /// A workbook of Excel before 2007, or one with a password: both begin alike.
    OldWorkbook,
    /// A PDF.
    Pdf,
    /// A PNG, the one picture of dots that carries a map.
    Png,
    /// Another picture.
    Picture,
    /// A packed file that is no package of an office program.
    Archive,
    /// SVG, HTML, XML: posters and pages of ours among them, which carry their map ([`super::page_file`]).
    Markup,
    /// Any other text.
    Text,
    /// Bytes that no text has: a program, a film.
    Bytes,
}

/// Who reads a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// The page itself, as a map file. JSON that turns out to be no map goes on to the worker.
    Page,
    /// The worker that knows other formats.
    Worker,
    /// Nobody.
    Nobody,
}

impl FileKind {
    /// Who reads it.
    pub fn reader(self) -> Reader {
        match self {
            // The words for an empty file are those of map files.
            Self::Empty | Self::Json => Reader::Page,
            Self::Package | Self::Pdf | Self::Png | Self::Markup | Self::Text => Reader::Worker,
            Self::OldWorkbook | Self::Picture | Self::Archive | Self::Bytes => Reader::Nobody,
        }
    }
}

/// How files begin that are no text: <https://en.wikipedia.org/wiki/List_of_file_signatures>.
const SIGNATURES: [(&[u8], FileKind); 16] = [
    (b"PK\x03\x04", FileKind::Package),
    // A package with nothing in it.
    (b"PK\x05\x06", FileKind::Package),
    (b"\xD0\xCF\x11\xE0", FileKind::OldWorkbook),
    (b"%PDF", FileKind::Pdf),
    (b"\x89PNG", FileKind::Png),
    (b"\xFF\xD8\xFF", FileKind::Picture),
    (b"GIF87a", FileKind::Picture),
    (b"GIF89a", FileKind::Picture),
    (b"II*\0", FileKind::Picture),
    (b"MM\0*", FileKind::Picture),
    (b"\0\0\x01\0", FileKind::Picture),
    (b"\x1F\x8B", FileKind::Archive),
    (b"7z\xBC\xAF\x27\x1C", FileKind::Archive),
    (b"Rar!\x1A\x07", FileKind::Archive),
    (b"BZh91AY&SY", FileKind::Archive),
    (b"\xFD7zXZ\0", FileKind::Archive),
];

/// What the file with these bytes is. The beginning of a long file is enough, unless it begins with blanks.
pub fn kind(bytes: &[u8]) -> FileKind {
    if let Some((_, kind)) = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature)) {
        return *kind;
    }
    // A container of many kinds, which tells its own after its length.
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return FileKind::Picture;
    }
    match first_sign(bytes) {
        Sign::None => FileKind::Empty,
        Sign::Zero => FileKind::Bytes,
        Sign::Of(b'{' | b'[') => FileKind::Json,
        Sign::Of(b'<') => FileKind::Markup,
        Sign::Of(_) => FileKind::Text,
    }
}

/// What a text begins with.
enum Sign {
    /// Nothing but blanks.
    None,
    /// A zero, which only UTF-16 has.
    Zero,
    /// The byte that holds the letter, or its first.
    Of(u8),
}

/// The first sign that is no blank, in UTF-8 or UTF-16.
fn first_sign(bytes: &[u8]) -> Sign {
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => first(rest.iter().copied()),
        [0xFF, 0xFE, rest @ ..] | [0xFE, 0xFF, rest @ ..] => first(halves(rest)),
        // Tables of some programs are UTF-16 without a mark; two letters tell.
        [one, 0, two, 0, ..] | [0, one, 0, two, ..] if *one != 0 && *two != 0 => first(halves(bytes)),
        _ => first(bytes.iter().copied()),
    }
}

fn first(mut bytes: impl Iterator<Item = u8>) -> Sign {
    match bytes.find(|byte| !byte.is_ascii_whitespace()) {
        None => Sign::None,
        Some(0) => Sign::Zero,
        Some(byte) => Sign::Of(byte),
    }
}

/// Each letter of UTF-16 as its byte where it is of ASCII, as brackets and blanks are; any other as a byte that no bracket has.
fn halves(pairs: &[u8]) -> impl Iterator<Item = u8> {
    pairs.chunks(2).map(|pair| match pair {
        [0, byte] | [byte, 0] | [byte] => *byte,
        _ => u8::MAX,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::{self, MapFile};

    #[test]
    fn each_kind_is_told_by_its_first_bytes() {
        let cases: [(&[u8], FileKind); 21] = [
            (b"", FileKind::Empty),
            (b" \r\n\t", FileKind::Empty),
            (b"\xEF\xBB\xBF", FileKind::Empty),
            (b"\xFF\xFE \0\n\0", FileKind::Empty),
            (b" \n{\"a\":1}", FileKind::Json),
            (b"\xFE\xFF\0{", FileKind::Json),
            (b"[1]", FileKind::Json),
            (b"PK\x03\x04..", FileKind::Package),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", FileKind::OldWorkbook),
            (b"%PDF-1.7", FileKind::Pdf),
            (b"\x89PNG\r\n\x1A\n", FileKind::Png),
            (b"\xFF\xD8\xFF\xE0\0\x10JFIF", FileKind::Picture),
            (b"RIFF\x10\0\0\0WEBPVP8 ", FileKind::Picture),
            (b"\x1F\x8B\x08", FileKind::Archive),
            (b"\xEF\xBB\xBF <svg/>", FileKind::Markup),
            (b"Stage,Card\nA,b\n", FileKind::Text),
            (b"S\0t\0a\0", FileKind::Text),
            // Half of this letter, U+017B, is a bracket.
            (b"\xFF\xFE\x7B\x01a\0", FileKind::Text),
            (b"\xC9tape;Fiche", FileKind::Text),
            ("日,月".as_bytes(), FileKind::Text),
            (b"\0\x01\x02\x03", FileKind::Bytes),
        ];
        for (bytes, wanted) in cases {
            assert_eq!(kind(bytes), wanted, "{bytes:?}");
        }
    }

    #[test]
    fn the_page_reads_every_file_that_it_opens() {
        let text = format::write(&MapFile::default());
        let little: Vec<u8> =
            "\u{FEFF} \n".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = "\u{FEFF} \n".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect();
        for bytes in [text.clone().into_bytes(), format!("\u{FEFF}\n\n {text}").into_bytes(), little, big] {
            assert!(format::read(&bytes).is_ok());
            assert_eq!(kind(&bytes).reader(), Reader::Page);
        }
    }

    #[test]
    fn what_nobody_reads_is_no_map_file() {
        for bytes in [&b"\xFF\xD8\xFF\xE0"[..], b"\x1F\x8B\x08", b"\xD0\xCF\x11\xE0", b"\0\x01\x02"] {
            assert_eq!(kind(bytes).reader(), Reader::Nobody);
            assert!(format::read(bytes).is_err());
        }
    }
}
