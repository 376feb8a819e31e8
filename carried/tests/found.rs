//! Where a map is found in a file, and that nothing else is taken for one. What our own writers put there is tested with them (`poster/tests`).

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use parcours_carried::{KEYWORD, NAMESPACE, carried};
use parcours_core::format::limits;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const MAP: &str = "{\"title\":\"a < b & c\"}";

fn packed(text: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(text).expect("memory takes it");
    encoder.finish().expect("memory takes it")
}

/// A piece of a PNG; nobody looks at its checksum.
fn piece(kind: &str, data: &[u8]) -> Vec<u8> {
    let length = u32::try_from(data.len()).expect("it is short").to_be_bytes();
    [&length, kind.as_bytes(), data, &[0; 4]].concat()
}

fn png(pieces: &[Vec<u8>]) -> Vec<u8> {
    [b"\x89PNG\r\n\x1A\n".as_slice(), &pieces.concat()].concat()
}

fn text_of(name: &str, packed: u8, text: &[u8]) -> Vec<u8> {
    piece("iTXt", &[name.as_bytes(), &[0, packed, 0], b"en\0Map\0", text].concat())
}

/// A package of parts that each hold `text`.
fn package(count: usize, text: &str) -> Vec<u8> {
    let mut writer = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for at in 0..count {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        writer.start_file(format!("customXml/item{at}.xml"), options).expect("it is begun");
        writer.write_all(text.as_bytes()).expect("memory takes it");
    }
    writer.finish().expect("it is whole").into_inner()
}

fn element() -> String {
    format!("<map xmlns=\"{NAMESPACE}\">{}</map>", MAP.replace('&', "&amp;").replace('<', "&lt;"))
}

#[test]
fn a_map_is_found_in_a_picture_packed_or_not_behind_other_texts() {
    for (flag, text) in [(0, MAP.as_bytes().to_vec()), (1, packed(MAP.as_bytes()))] {
        let file = png(&[
            piece("IHDR", &[0; 13]),
            text_of("Title", 0, b"A map"),
            text_of(KEYWORD, flag, &text),
            piece("IEND", &[]),
        ]);
        assert_eq!(carried(&file).as_deref(), Some(MAP));
        // Cut anywhere before its end there is none.
        let end = file.len() - piece("IEND", &[]).len() - 4;
        assert!((0..end).all(|end| carried(&file[..end]).is_none()));
    }
    let longer = text_of(&format!("{KEYWORD}s"), 0, MAP.as_bytes());
    assert_eq!(carried(&png(&[longer, piece("IEND", &[])])), None);
}

#[test]
fn a_map_is_found_in_a_drawing_and_in_slides() {
    let drawing = format!("\u{FEFF}<?xml version=\"1.0\"?>\n<svg><metadata>{}</metadata></svg>", element());
    assert_eq!(carried(drawing.as_bytes()).as_deref(), Some(MAP));
    assert_eq!(carried(&package(2, &element())).as_deref(), Some(MAP));
    // A text that only speaks of one.
    assert_eq!(carried(format!("See {}", element()).as_bytes()), None);
}

#[test]
fn what_unpacks_to_too_much_is_not_unpacked() {
    let large = vec![b'x'; limits::FILE + 1];
    assert_eq!(carried(&png(&[text_of(KEYWORD, 1, &packed(&large)), piece("IEND", &[])])), None);
    let bomb = format!("<map xmlns=\"{NAMESPACE}\">{}</map>", " ".repeat(limits::FILE));
    assert_eq!(carried(&package(1, &bomb)), None);
    // Many parts that hold nothing are not all looked into: the map behind them is not found.
    let mut writer = ZipWriter::new_append(std::io::Cursor::new(package(40, "<a/>"))).expect("it is a package");
    writer.start_file("customXml/item99.xml", SimpleFileOptions::default()).expect("it is begun");
    writer.write_all(element().as_bytes()).expect("memory takes it");
    assert_eq!(carried(&writer.finish().expect("it is whole").into_inner()), None);
}
