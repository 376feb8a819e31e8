//! What a cold load of the page weighs, against its budget.

use std::collections::BTreeSet;
use std::fs;
use std::io::Read;
use std::path::Path;

use xtask::{Result, seal};

/// The most a cold load may weigh, compressed. Editors that people open instead weigh two to nine
/// times as much; above this a first visit on a slow line is felt.
pub const BUDGET: usize = 220_000;
/// What the page may weigh until it is within [`BUDGET`]: just above what it weighs, so that nothing is added unseen. It was raised
/// three times: from 410 kB for the whole method (three views, seven panels, arrows, search), from 630 kB for keeping it safe (safety copy,
/// versions, several tabs, room, text rules, crash screen, worker), and from 685 kB for being true to its word (the save session, limits
/// said beside fields, input methods, keyboards, days, files dropped anywhere). Lower it with each step down; it goes when the budget is met.
pub const CEILING: usize = 721_000;
/// What we would like: about the size of Mermaid, which only draws.
pub const STRETCH: usize = 160_000;

/// The page that needs no program. Whoever needs it has loaded nothing of it, and nobody else loads it: it is weighed on its own.
const RESCUE: &str = "rescue.html";

/// One kind of file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// `html`, `js`, `css`, `wasm`, ...
    pub kind: String,
    /// How many files of it a cold load asks for.
    pub files: usize,
    /// Bytes as they lie in `dist/`.
    pub raw: usize,
    /// Bytes as a server sends them, each file on its own: brotli, quality 11, window 22.
    pub compressed: usize,
}

/// Weighs `dist/` and prints the table; `Ok(false)` when it is over the ceiling.
///
/// # Errors
/// When `dist/` is missing or cannot be read.
pub fn run() -> Result<bool> {
    let folder = xtask::root().join("dist");
    let cold = weigh_files(&folder, cold_load(&folder, "index.html")?)?;
    let rows = rows(&cold);
    print!("{}", table(&rows));
    match seal::read(&folder)? {
        Some(seal) => {
            let is_new = |name: &String| cold.iter().all(|file| file.name != *name);
            let mut kept = weigh_files(&folder, seal.files.keys().filter(|name| is_new(name)).cloned())?;
            kept.extend(cold.into_iter().filter(|file| seal.files.contains_key(&file.name)));
            println!("{}", kept_line(&self::rows(&kept)));
        }
        None => println!("kept     nothing: the page is not sealed"),
    }
    let rescue = total(&weigh(&folder, RESCUE)?);
    println!("beside it: {RESCUE}, {} files, {} bytes, {} in brotli", rescue.files, rescue.raw, rescue.compressed);
    Ok(total(&rows).compressed <= CEILING)
}

/// Weighs what a cold load of `page`, a file of `folder`, asks for.
///
/// # Errors
/// When a file is missing or cannot be read.
pub fn weigh(folder: &Path, page: &str) -> Result<Vec<Row>> {
    Ok(rows(&weigh_files(folder, cold_load(folder, page)?)?))
}

/// What one file weighs.
struct Weight {
    name: String,
    raw: usize,
    compressed: usize,
}

fn weigh_files(folder: &Path, names: impl IntoIterator<Item = String>) -> Result<Vec<Weight>> {
    let weigh = |name: String| -> Result<Weight> {
        let content = fs::read(folder.join(&name)).map_err(|error| format!("{name}: {error}"))?;
        Ok(Weight { raw: content.len(), compressed: compressed_length(&content)?, name })
    };
    names.into_iter().map(weigh).collect()
}

/// The files by their kinds, the heaviest kind first.
fn rows(files: &[Weight]) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for file in files {
        let kind = file.name.rsplit('.').next().unwrap_or_default();
        let place = rows.iter().position(|row| row.kind == kind);
        let place = place.unwrap_or_else(|| {
            rows.push(Row { kind: kind.to_owned(), ..Row::default() });
            rows.len() - 1
        });
        rows[place].files += 1;
        rows[place].raw += file.raw;
        rows[place].compressed += file.compressed;
    }
    rows.sort_by_key(|row| std::cmp::Reverse(row.compressed));
    rows
}

/// What the browser keeps to work without a network. Loaded when nobody waits, so no part of the cold load; somebody pays for it
/// all the same.
fn kept_line(rows: &[Row]) -> String {
    let kept = total(rows);
    let (files, raw, compressed) = (kept.files, kept.raw as f64 / 1000.0, kept.compressed as f64 / 1000.0);
    format!("kept     {files} files for use without a network: {raw:.1} kB, {compressed:.1} kB compressed")
}

/// The files of `folder` that opening `page` asks for: what it names, and what those name in turn.
fn cold_load(folder: &Path, page: &str) -> Result<BTreeSet<String>> {
    let html = fs::read_to_string(folder.join(page))
        .map_err(|error| format!("dist/{page}: {error}; `cargo xtask build` makes it"))?;
    let mut names = BTreeSet::from([page.to_owned()]);
    let mut texts = vec![html];
    while let Some(text) = texts.pop() {
        for name in named(&text) {
            let path = folder.join(&name);
            // A script may name a file that is not there in a comment or a message.
            if path.is_file() && names.insert(name.clone()) && name.ends_with(".js") {
                texts.push(fs::read_to_string(&path)?);
            }
        }
    }
    Ok(names)
}

/// The addresses beginning with `./` that stand between quotes in `text`.
fn named(text: &str) -> Vec<String> {
    text.split(['"', '\'', '`'])
        .filter_map(|part| part.strip_prefix("./"))
        .filter(|name| !name.is_empty() && !name.contains(['\n', ' ']))
        .map(str::to_owned)
        .collect()
}

/// The length of `content` as brotli makes it at its strongest.
fn compressed_length(content: &[u8]) -> Result<usize> {
    let mut compressed = Vec::new();
    brotli::CompressorReader::new(content, 1 << 16, 11, 22).read_to_end(&mut compressed)?;
    Ok(compressed.len())
}

fn total(rows: &[Row]) -> Row {
    let mut total = Row { kind: "total".to_owned(), ..Row::default() };
    for row in rows {
        total.files += row.files;
        total.raw += row.raw;
        total.compressed += row.compressed;
    }
    total
}

/// The table that `cargo xtask size` prints.
pub fn table(rows: &[Row]) -> String {
    let mut text = format!("{:<8}{:>6}{:>12}{:>12}\n", "kind", "files", "raw", "brotli");
    let total = total(rows);
    for row in rows.iter().chain([&total]) {
        let (raw, compressed) = (row.raw, row.compressed);
        text.push_str(&format!("{:<8}{:>6}{raw:>12}{compressed:>12}\n", row.kind, row.files));
    }
    let verdict = |limit: usize| match limit.checked_sub(total.compressed) {
        Some(left) => format!("{} kB, {:.1} kB left", limit / 1000, left as f64 / 1000.0),
        None => {
            let over = total.compressed - limit;
            format!("{} kB, OVER by {:.1} kB", limit / 1000, over as f64 / 1000.0)
        }
    };
    text.push_str(&format!(
        "ceiling  {}\nbudget   {}\nstretch  {}\n",
        verdict(CEILING),
        verdict(BUDGET),
        verdict(STRETCH)
    ));
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(kind: &str, raw: usize, compressed: usize) -> Row {
        Row { kind: kind.to_owned(), files: 1, raw, compressed }
    }

    #[test]
    fn the_table_adds_up_and_says_what_is_left() {
        let text = table(&[row("wasm", 300_000, 150_000), row("js", 20_000, 4_500)]);
        let total: Vec<&str> = text
            .lines()
            .find(|line| line.starts_with("total"))
            .map(|line| line.split_whitespace().collect())
            .unwrap_or_default();
        assert_eq!(total, ["total", "2", "320000", "154500"]);
        assert!(text.contains("budget   220 kB, 65.5 kB left"));
        assert!(text.contains("stretch  160 kB, 5.5 kB left"));
    }

    #[test]
    fn what_is_kept_is_told_apart_from_the_cold_load() {
        let line = kept_line(&[row("wasm", 300_000, 150_000), row("json", 50_000, 9_900)]);
        assert_eq!(line, "kept     2 files for use without a network: 350.0 kB, 159.9 kB compressed");
    }

    #[test]
    fn too_much_is_called_over() {
        let text = table(&[row("wasm", 900_000, 230_500)]);
        assert!(text.contains("budget   220 kB, OVER by 10.5 kB"));
    }

    #[test]
    fn addresses_are_found_between_quotes() {
        let text = r#"<link href="./a.css"><script src='./b.js' data-wasm="./c.wasm">"./" "d.js""#;
        assert_eq!(named(text), ["a.css", "b.js", "c.wasm"]);
    }

    #[test]
    fn repetition_compresses() -> Result<()> {
        let length = compressed_length(&b"parcours ".repeat(1000))?;
        assert!(length < 100, "{length}");
        Ok(())
    }
}
