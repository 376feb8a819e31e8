//! Files of ours with a few bytes changed: each is read or refused, and what is read is sound. Always the same changes.

use std::io::{Cursor, Read, Write};

use parcours_core::model::Language;
use parcours_core::templates::Example;
use parcours_core::words;
use parcours_tables::{Format, Options, export, import, import_pasted};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// Numbers that look like chance and are always the same.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % most.max(1)
    }

    /// `bytes` with up to three pieces taken out, doubled or written over.
    fn change(&mut self, bytes: &[u8]) -> Vec<u8> {
        const SIGNS: &[u8] = b"\"';,\t\r\n<>&/=-#*[]{}|:0123456789r\0\xFF\xC3";
        let mut changed = bytes.to_vec();
        for _ in 0..=self.below(3) {
            let at = self.below(changed.len());
            let end = (at + 1 + self.below(40)).min(changed.len());
            match self.below(4) {
                0 => drop(changed.drain(at..end)),
                1 => {
                    let again = changed[at..end].to_vec();
                    changed.splice(at..at, again);
                }
                2 => changed.truncate(end),
                _ => {
                    let sign = SIGNS[self.below(SIGNS.len())];
                    if let Some(byte) = changed.get_mut(at) {
                        *byte = sign;
                    }
                }
            }
        }
        changed
    }
}

fn check(bytes: &[u8]) {
    let Ok(proposal) = import(bytes, "changed") else { return };
    let Ok(proposed) = proposal.map(&Language::English) else { return };
    assert_eq!(proposed.map.violations(), []);
}

fn written(format: Format) -> Vec<u8> {
    let map = Example::ServiceBlueprint.map(&Language::French);
    export(format, &map, words::of(&Language::French), &Options::default()).expect("it is written")
}

#[test]
fn texts_with_changes_are_read_or_refused() {
    let mut chance = Chance(1);
    for format in
        [Format::CardsCsv, Format::MermaidJourney, Format::MarkdownOutline, Format::MarkdownReport, Format::Tsv]
    {
        let bytes = written(format);
        for _ in 0..150 {
            let changed = chance.change(&bytes);
            check(&changed);
            if let Ok(proposal) = import_pasted(&String::from_utf8_lossy(&changed)) {
                let _ = proposal.map(&Language::French);
            }
        }
    }
}

#[test]
fn workbooks_with_changes_are_read_or_refused() {
    let mut chance = Chance(2);
    let bytes = written(Format::Workbook);
    let mut archive = ZipArchive::new(Cursor::new(&bytes)).expect("a package");
    let mut parts = Vec::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).expect("a part");
        let name = part.name().expect("a name").into_owned();
        let mut content = Vec::new();
        part.read_to_end(&mut content).expect("a part");
        parts.push((name, content));
    }
    for at in 0..parts.len() * 12 {
        let mut out = ZipWriter::new(Cursor::new(Vec::new()));
        for (number, (name, content)) in parts.iter().enumerate() {
            out.start_file(name.as_str(), SimpleFileOptions::default()).expect("a part");
            let content = if number == at % parts.len() { chance.change(content) } else { content.clone() };
            out.write_all(&content).expect("room");
        }
        check(&out.finish().expect("a package").into_inner());
    }
    for _ in 0..100 {
        check(&chance.change(&bytes));
    }
}
