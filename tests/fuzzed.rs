//! The fuzz targets without a fuzzer: every file of their corpora and of the golden and hostile files, and thousands of mutations.
//!
//! `cargo xtask fuzz` lets a real fuzzer look for more, where a nightly toolchain is installed; what it finds is kept in `fuzz/corpus`.

#[path = "../fuzz/src/lib.rs"]
mod targets;

use std::fs;
use std::path::Path;

/// How many mutations are made of a file; fewer of a large one.
const MUTATIONS: usize = 24;

/// From here on a file is large, in bytes.
const LARGE: usize = 20_000;

/// Every file below `folder`, smallest name first.
fn files(folder: &Path, found: &mut Vec<(String, Vec<u8>)>) {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("it can be listed").path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            files(&path, found);
        } else {
            let bytes = fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            found.push((path.display().to_string(), bytes));
        }
    }
}

/// A row of numbers that looks like chance and is the same every time (xorshift64*).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    fn below(&mut self, most: usize) -> usize {
        usize::try_from(self.next() % most.max(1) as u64).unwrap_or_default()
    }
}

/// Nodes that mean something to what reads files.
const PIECES: &[&str] = &[
    "[",
    "{",
    "}",
    "]",
    "\"",
    "\\",
    ",",
    ":",
    "null",
    "-1",
    "1e999",
    "0.1",
    "\\u0000",
    "\\ud800",
    "\u{202E}",
    "\u{FEFF}",
    "{}",
    "[]",
    "\"\"",
    "\"id\":\"\",",
    "\"schema\":2,",
    "\"minReader\":0,",
    "\"format\":\"parcours\",",
    "\"e\":1,",
    "\"$serde_json::private::RawValue\":",
    "\"$serde_json::private::Number\":",
    "99999999999999999999",
    "\"__proto__\":",
];

/// `bytes` with one to four blows at chance places.
fn mutated(bytes: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=chance.below(3) {
        let at = chance.below(bytes.len() + 1);
        let to = (at + 1 + chance.below(40)).min(bytes.len());
        match chance.below(7) {
            0 => bytes.truncate(at),
            1 => drop(bytes.drain(at..to)),
            2 => {
                let part = bytes[at..to].to_vec();
                bytes.splice(at..at, part);
            }
            3 if at < bytes.len() => bytes[at] ^= 1 << chance.below(8),
            4 if at < bytes.len() => bytes[at] = b"0123456789-.eE\"{}[],:"[chance.below(21)],
            5 => {
                let other = chance.below(bytes.len() + 1);
                let part = bytes[other..(other + 60).min(bytes.len())].to_vec();
                bytes.splice(at..to, part);
            }
            _ => drop(bytes.splice(at..at, PIECES[chance.below(PIECES.len())].bytes())),
        }
    }
    bytes
}

#[test]
fn everything_in_the_corpora_and_near_it_holds() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut seeds = Vec::new();
    files(&root.join("tests/files"), &mut seeds);
    let mut tried = 0;
    for (name, target) in targets::TARGETS {
        let mut corpus = seeds.clone();
        files(&root.join("fuzz/corpus").join(name), &mut corpus);
        let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
        for (file, bytes) in &corpus {
            let mutations = if bytes.len() > LARGE { 2 } else { MUTATIONS };
            let all = std::iter::once(bytes.clone()).chain((0..mutations).map(|_| mutated(bytes, &mut chance)));
            for (number, bytes) in all.enumerate() {
                let held = std::panic::catch_unwind(|| target(&bytes));
                assert!(
                    held.is_ok(),
                    "{name} does not hold for mutation {number} of {file}: {}",
                    String::from_utf8_lossy(&bytes)
                );
                tried += 1;
            }
        }
    }
    assert!(tried > 3_000, "only {tried} inputs: are the corpora gone?");
}
