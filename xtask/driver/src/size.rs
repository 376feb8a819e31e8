//! What loads of the page weigh, each against its budget: a cold load of the first screen and of a map, the first export, and all that is
//! kept for use without a network.

use std::collections::BTreeSet;
use std::fs;
use std::io::Read;
use std::path::Path;

use parcours_messages::{POSTER_KILOBYTES, TABLES_KILOBYTES};
use xtask::{Result, seal};

/// A cold load: what is asked for before a person can act, and what it may weigh in brotli.
struct Load {
    name: &'static str,
    /// The parts that are loaded beside what the page names itself. One language stands for the other, whichever weighs more.
    parts: &'static [&'static str],
    /// What we want it to weigh, in bytes. Excalidraw, an editor people open instead, weighs 519 kB.
    budget: usize,
    /// What it may weigh, in bytes: 1 % above what it does weigh, so that nothing is added unseen. Lower it with each step down.
    ceiling: usize,
}

const LOADS: &[Load] = &[
    Load { name: "home", parts: &[LANGUAGE], budget: 250_000, ceiling: 273_300 },
    Load { name: "board", parts: &["board", LANGUAGE], budget: 380_000, ceiling: 440_000 },
];

/// What the first export of a kind loads beside the page: a worker, and the part of the page that asks it, once for all kinds.
const EXPORTS: &[Load] = &[
    Load { name: "poster", parts: &["poster"], budget: 650_000, ceiling: 791_000 },
    Load { name: "tables", parts: &["tables"], budget: 560_000, ceiling: 646_000 },
];

/// The parts with the words of a language; a load asks for one of them.
const LANGUAGES: [&str; 2] = ["english", "french"];
/// Stands for the heavier one.
const LANGUAGE: &str = "language";

/// The most files a cold load may ask for: each waits for a place on the line.
const REQUESTS: usize = 14;

/// The page that needs no program. Whoever needs it has loaded nothing of it, and nobody else loads it: it is weighed on its own.
const RESCUE: &str = "rescue.html";

/// One file of a load.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Weight {
    name: String,
    /// Bytes as they lie in `dist/`.
    raw: usize,
    /// Bytes as a server sends them, each file on its own: brotli, quality 11, window 22.
    compressed: usize,
}

/// Weighs `dist/` and prints what each load weighs; `Ok(false)` when one is over its ceiling, or asks for too many files.
///
/// # Errors
/// When `dist/` is missing or cannot be read.
pub fn run() -> Result<bool> {
    let folder = xtask::root().join("dist");
    let page = Page::read(&folder, "index.html")?;
    let mut weights = Weights { folder: &folder, known: Vec::new() };
    let mut held = true;
    for load in LOADS {
        let names = page.load(load.parts, &mut weights)?;
        let files = weights.of(&names)?;
        print!("{}", table(load, &files));
        held &= is_within(load, &files);
    }
    let board = page.load(&["board", LANGUAGE], &mut weights)?;
    println!();
    for (part, when) in [("editing", "while the map is read"), ("more", "when nothing else is to be done")] {
        let files: BTreeSet<String> = page.load(&[part], &mut weights)?.difference(&board).cloned().collect();
        println!("after a map, loaded {when}: {part}, {}", line(&weights.of(&files)?));
    }
    for export in EXPORTS {
        let names = page.load(export.parts, &mut weights)?;
        let files = weights.of(&names.difference(&page.named).cloned().collect())?;
        println!("first export: {}", told(export, &files)?);
        held &= compressed(&files) <= export.ceiling && is_told_truly(export, compressed(&files));
    }
    match seal::read(&folder)? {
        Some(seal) => {
            println!("kept for use without a network: {}", line(&weights.of(&seal.files.keys().cloned().collect())?))
        }
        None => println!("kept for use without a network: nothing, the page is not sealed"),
    }
    println!("{RESCUE}: {}", line(&weights.of(&Page::read(&folder, RESCUE)?.named)?));
    Ok(held)
}

/// What a page names, and the parts it knows of.
struct Page {
    /// The page itself, what it names, and what those name in turn; no parts.
    named: BTreeSet<String>,
    /// The files of parts, each with the parts that need it.
    parts: Vec<(String, Vec<String>)>,
}

impl Page {
    fn read(folder: &Path, page: &str) -> Result<Self> {
        let html = fs::read_to_string(folder.join(page))
            .map_err(|error| format!("dist/{page}: {error}; `cargo xtask build` makes it"))?;
        let parts: Vec<(String, Vec<String>)> = html.split("<link ").filter_map(part).collect();
        let mut names = BTreeSet::from([page.to_owned()]);
        let mut texts = vec![html];
        while let Some(text) = texts.pop() {
            for name in named(&text) {
                let path = folder.join(&name);
                let is_part = parts.iter().any(|(part, _)| *part == name);
                // A script may name a file that is not there in a comment or a message.
                if !is_part && path.is_file() && names.insert(name.clone()) && name.ends_with(".js") {
                    texts.push(fs::read_to_string(&path)?);
                }
            }
        }
        Ok(Self { named: names, parts })
    }

    /// The files of a load with `parts`.
    fn load(&self, parts: &[&str], weights: &mut Weights<'_>) -> Result<BTreeSet<String>> {
        let mut names = self.named.clone();
        for part in parts {
            let mut choices = Vec::new();
            let one = [*part];
            for part in if *part == LANGUAGE { &LANGUAGES[..] } else { &one[..] } {
                let files = self.parts.iter().filter(|(_, needed_by)| needed_by.iter().any(|name| name == part));
                choices.push(files.map(|(file, _)| file.clone()).collect::<BTreeSet<String>>());
            }
            let mut heaviest = BTreeSet::new();
            for choice in choices {
                if compressed(&weights.of(&choice)?) >= compressed(&weights.of(&heaviest)?) {
                    heaviest = choice;
                }
            }
            names.extend(heaviest);
        }
        Ok(names)
    }
}

/// The part that a link names, from behind `<link `: its file, and what needs it.
fn part(link: &str) -> Option<(String, Vec<String>)> {
    let tag = link.split('>').next()?;
    let attribute = |name: &str| tag.split_once(&format!("{name}=\""))?.1.split('"').next();
    let needed_by = attribute("data-part")?.split(' ').map(str::to_owned).collect();
    Some((attribute("href")?.trim_start_matches("./").to_owned(), needed_by))
}

/// The addresses beginning with `./` that stand between quotes in `text`.
fn named(text: &str) -> Vec<String> {
    text.split(['"', '\'', '`'])
        .filter_map(|part| part.strip_prefix("./"))
        .filter(|name| !name.is_empty() && !name.contains(['\n', ' ']))
        .map(str::to_owned)
        .collect()
}

/// Weighs files, each once: brotli takes its time.
struct Weights<'a> {
    folder: &'a Path,
    known: Vec<Weight>,
}

impl Weights<'_> {
    fn of(&mut self, names: &BTreeSet<String>) -> Result<Vec<Weight>> {
        for name in names {
            if self.known.iter().all(|weight| weight.name != *name) {
                let content = fs::read(self.folder.join(name)).map_err(|error| format!("{name}: {error}"))?;
                let compressed = compressed_length(&content)?;
                self.known.push(Weight { name: name.clone(), raw: content.len(), compressed });
            }
        }
        Ok(self.known.iter().filter(|weight| names.contains(&weight.name)).cloned().collect())
    }
}

/// The length of `content` as brotli makes it at its strongest.
fn compressed_length(content: &[u8]) -> Result<usize> {
    let mut compressed = Vec::new();
    brotli::CompressorReader::new(content, 1 << 16, 11, 22).read_to_end(&mut compressed)?;
    Ok(compressed.len())
}

fn compressed(files: &[Weight]) -> usize {
    files.iter().map(|file| file.compressed).sum()
}

fn is_within(load: &Load, files: &[Weight]) -> bool {
    compressed(files) <= load.ceiling && files.len() <= REQUESTS
}

/// Bytes as kilobytes, to a tenth.
fn kilobytes(bytes: usize) -> String {
    format!("{}.{} kB", bytes / 1000, bytes % 1000 / 100)
}

fn line(files: &[Weight]) -> String {
    let raw = files.iter().map(|file| file.raw).sum();
    format!("{} files, {}, {} in brotli", files.len(), kilobytes(raw), kilobytes(compressed(files)))
}

/// What is printed of a first export.
///
/// # Errors
/// When the page names no file for it.
fn told(export: &Load, files: &[Weight]) -> Result<String> {
    if files.is_empty() {
        return Err(format!("the page names no file of the worker {}", export.name).into());
    }
    let total = compressed(files);
    let verdict = if total > export.ceiling { ", OVER its ceiling" } else { "" };
    let [ceiling, budget] = [export.ceiling, export.budget].map(kilobytes);
    Ok(format!("{}, {} (ceiling {ceiling}, budget {budget}{verdict})", export.name, line(files)))
}

/// Whether the page tells a person truly what a first export loads.
fn is_told_truly(export: &Load, weight: usize) -> bool {
    let told = 1000 * if export.name == "poster" { POSTER_KILOBYTES } else { TABLES_KILOBYTES };
    let is_true = weight.abs_diff(told) * 100 <= 3 * weight;
    if !is_true {
        println!("  the page tells of {}: change that in workers/messages", kilobytes(told));
    }
    is_true
}

/// What is printed of a load: its files, the heaviest first, and how it stands.
fn table(load: &Load, files: &[Weight]) -> String {
    let mut files = files.to_vec();
    files.sort_by_key(|file| std::cmp::Reverse(file.compressed));
    let mut text = format!("{:<44}{:>12}{:>12}\n", load.name, "raw", "brotli");
    for Weight { name, raw, compressed } in &files {
        text.push_str(&format!("  {name:<42}{raw:>12}{compressed:>12}\n"));
    }
    let total = compressed(&files);
    let verdict = |limit: usize| match limit.checked_sub(total) {
        Some(left) => format!("{}, {} left", kilobytes(limit), kilobytes(left)),
        None => format!("{}, OVER by {}", kilobytes(limit), kilobytes(total - limit)),
    };
    let too_many = if files.len() > REQUESTS { ", TOO MANY" } else { "" };
    text.push_str(&format!("  total    {}\n", line(&files)));
    text.push_str(&format!("  ceiling  {}\n  budget   {}\n", verdict(load.ceiling), verdict(load.budget)));
    text.push_str(&format!("  requests {} of {REQUESTS}{too_many}\n", files.len()));
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOAD: Load = Load { name: "home", parts: &[], budget: 100_000, ceiling: 200_000 };

    fn file(name: &str, raw: usize, compressed: usize) -> Weight {
        Weight { name: name.to_owned(), raw, compressed }
    }

    #[test]
    fn the_table_adds_up_and_says_what_is_left() {
        let files = [file("a.js", 20_000, 4_500), file("core.wasm", 300_000, 150_000)];
        let text = table(&LOAD, &files);
        assert!(text.contains("total    2 files, 320.0 kB, 154.5 kB in brotli"), "{text}");
        assert!(text.contains("ceiling  200.0 kB, 45.5 kB left"), "{text}");
        assert!(text.contains("budget   100.0 kB, OVER by 54.5 kB"), "{text}");
        assert!(text.find("core.wasm") < text.find("a.js"), "the heaviest first");
        assert!(is_within(&LOAD, &files));
    }

    #[test]
    fn too_much_and_too_many_are_told_and_refused() {
        let heavy = [file("core.wasm", 900_000, 200_001)];
        assert!(table(&LOAD, &heavy).contains("ceiling  200.0 kB, OVER by 0.0 kB") && !is_within(&LOAD, &heavy));
        let many: Vec<Weight> = (0..15).map(|number| file(&number.to_string(), 1, 1)).collect();
        assert!(table(&LOAD, &many).contains("requests 15 of 14, TOO MANY") && !is_within(&LOAD, &many));
        assert!(is_within(&LOAD, &many[..14]));
    }

    #[test]
    fn a_first_export_is_told_and_one_without_files_is_a_mistake() -> Result<()> {
        let export = Load { name: "poster", parts: &["poster"], budget: 1_000, ceiling: 2_000 };
        assert!(told(&export, &[]).is_err());
        let within = told(&export, &[file("poster.wasm", 9_000, 2_000)])?;
        assert_eq!(within, "poster, 1 files, 9.0 kB, 2.0 kB in brotli (ceiling 2.0 kB, budget 1.0 kB)");
        assert!(told(&export, &[file("poster.wasm", 9_000, 2_001)])?.contains("OVER its ceiling"));
        Ok(())
    }

    #[test]
    fn addresses_are_found_between_quotes() {
        let text = r#"<link href="./a.css"><script src='./b.js' data-wasm="./c.wasm">"./" "d.js""#;
        assert_eq!(named(text), ["a.css", "b.js", "c.wasm"]);
    }

    #[test]
    fn parts_are_known_by_what_needs_them() {
        let link = r#"rel="part" data-part="board more" href="./x-1.wasm" integrity="sha384-a">"#;
        assert_eq!(part(link), Some(("x-1.wasm".to_owned(), vec!["board".to_owned(), "more".to_owned()])));
        assert_eq!(part(r#"rel="stylesheet" href="./a.css">"#), None);
    }

    #[test]
    fn a_load_is_what_the_page_names_and_its_parts_and_the_heavier_language() -> Result<()> {
        let folder = std::env::temp_dir().join(format!("parcours-size-{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        let link = |part: &str| format!(r#"<link rel="part" data-part="{part}" href="./{part}.wasm">"#);
        let parts: String = ["home", "board", "english", "french"].map(link).concat();
        fs::write(folder.join("index.html"), format!(r#"<script src="./boot.js"></script>{parts}"#))?;
        fs::write(folder.join("boot.js"), r#"import("./crash.js"); fetch("./home.wasm")"#)?;
        for (name, content) in [("crash.js", "1"), ("home.wasm", "2"), ("board.wasm", "3"), ("english.wasm", "4")] {
            fs::write(folder.join(name), content)?;
        }
        fs::write(folder.join("french.wasm"), "something that weighs more")?;
        let page = Page::read(&folder, "index.html")?;
        let mut weights = Weights { folder: &folder, known: Vec::new() };
        let load: Vec<String> = page.load(&["home", LANGUAGE], &mut weights)?.into_iter().collect();
        assert_eq!(load, ["boot.js", "crash.js", "french.wasm", "home.wasm", "index.html"]);
        fs::remove_dir_all(&folder)?;
        Ok(())
    }

    #[test]
    fn repetition_compresses() -> Result<()> {
        let length = compressed_length(&b"parcours ".repeat(1000))?;
        assert!(length < 100, "{length}");
        Ok(())
    }
}
