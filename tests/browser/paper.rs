//! What is printed, read from the PDF: every card once, under its step and its lane, whole and inside the sheet.

use std::collections::BTreeMap;

use page_driver::browsers::{Engine, send};
use serde_json::{Value, json};
use xtask::Result;
use xtask::processes::output;

use crate::board::Board;
use crate::page::{Page, failure, same};
use crate::{scenarios, seeds};

scenarios![
    Paper "paper: the board has every card once, under its step and lane, on every sheet" board,
    Chromium "paper: filter, panel, zoom and a small screen change nothing but what is filtered out, which is said" states,
    Chromium "paper: no name of a stage is broken, however narrow its column" names,
    Chromium "paper: priorities on one page, summary, comparison and persona on two" views,
];

/// Sheets in centimetres: A4 and A3, upright and on their side.
pub const SHEETS: [(f64, f64); 4] = [(21.0, 29.7), (29.7, 21.0), (29.7, 42.0), (42.0, 29.7)];

/// Space around what is printed, in points: a little less than the margin.
const MARGIN: f64 = 20.0;

/// How many words each card has.
const WORDS: usize = 9;

/// A word on a sheet, in points.
#[derive(Clone, Debug)]
struct Word {
    text: String,
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

/// A page of what was printed.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    width: f64,
    height: f64,
    words: Vec<Word>,
}

impl Sheet {
    /// Its words, in the order they are read.
    pub fn said(&self) -> String {
        self.words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")
    }
}

/// A map whose every word tells what it is: `k7w0` the first word of the card `k7`, `t3` a step, `s1` a stage, `l2` a lane.
fn seed() -> Value {
    let sizes = [3, 1, 4, 14, 1, 2];
    let mut steps = Vec::new();
    let stages = sizes.iter().enumerate().map(|(stage, size)| {
        let own: Vec<Value> = (0..*size)
            .map(|step| json!({ "id": format!("t{}", steps.len() + step), "name": format!("t{}", steps.len() + step) }))
            .collect();
        steps.extend(own.clone());
        json!({ "id": format!("s{stage}"), "name": format!("s{stage}"), "steps": own })
    });
    let stages: Vec<Value> = stages.collect();
    let roles = ["action", "touchpoint", "emotion", "thought", "pain", "opportunity"];
    let lanes: Vec<Value> = roles
        .iter()
        .enumerate()
        .map(|(lane, role)| json!({ "id": format!("l{lane}"), "role": role, "label": format!("l{lane}") }))
        .collect();
    let mut cards = Vec::new();
    for lane in [0, 1, 3, 4, 5] {
        for step in 0..steps.len() {
            // One cell holds more than a sheet does, some nothing.
            let count = if (lane, step) == (3, 5) { 30 } else { (step + lane) % 3 };
            for _ in 0..count {
                let id = format!("k{}", cards.len());
                let words: Vec<String> = (0..WORDS).map(|word| format!("{id}w{word}")).collect();
                let mut card = json!({ "id": id, "step": format!("t{step}"), "lane": format!("l{lane}"), "text": words.join(" ") });
                if step % 2 == 0 {
                    card["owner"] = json!("Zoe");
                }
                cards.push(card);
            }
        }
    }
    let emotions: Vec<Value> = (0..steps.len())
        .step_by(2)
        .map(|step| json!({ "lane": "l2", "step": format!("t{step}"), "score": (step % 5) as i64 - 2, "feeling": "" }))
        .collect();
    seeds::map_file(
        "m1",
        json!({ "title": "Printed", "stages": stages, "lanes": lanes, "cards": cards, "emotions": emotions }),
    )
}

/// The bytes of `text`, base 64.
fn decoded(text: &str) -> Vec<u8> {
    let value = |letter: u8| match letter {
        b'A'..=b'Z' => Some(letter - b'A'),
        b'a'..=b'z' => Some(letter - b'a' + 26),
        b'0'..=b'9' => Some(letter - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let digits: Vec<u32> = text.bytes().filter_map(value).map(u32::from).collect();
    let group = |four: &[u32]| {
        let bits = (0..4).fold(0, |bits, at| bits << 6 | four.get(at).copied().unwrap_or_default());
        bits.to_be_bytes()[1..four.len()].to_vec()
    };
    digits.chunks(4).flat_map(group).collect()
}

/// Prints on sheets of so many centimetres, and reads what is on them.
pub async fn print(page: &Page, (width, height): (f64, f64)) -> Result<Vec<Sheet>> {
    // The driver prints as the browser's own menu does, which waits for nothing.
    page.appears("html[data-parts=all]").await?;
    let margin = json!({ "top": 0.9, "bottom": 0.9, "left": 0.9, "right": 0.9 });
    let wanted = json!({ "page": { "width": width, "height": height }, "margin": margin, "background": true });
    let printed = send(&page.client, "print", Some(wanted)).await?;
    let file = page.aside("printed.pdf");
    std::fs::write(&file, decoded(printed.as_str().unwrap_or_default()))?;
    let name = file.display().to_string();
    let read = output("pdftotext", &["-bbox", &name, "-"]).ok_or("pdftotext does not read what was printed")?;
    Ok(sheets(&read))
}

/// What `pdftotext -bbox` says.
fn sheets(read: &str) -> Vec<Sheet> {
    let number = |line: &str, name: &str| -> f64 {
        let after = line.split(&format!(" {name}=\"")).nth(1).unwrap_or_default();
        after.split('"').next().and_then(|digits| digits.parse().ok()).unwrap_or_default()
    };
    let mut sheets: Vec<Sheet> = Vec::new();
    for line in read.lines().map(str::trim) {
        if line.starts_with("<page ") {
            sheets.push(Sheet { width: number(line, "width"), height: number(line, "height"), words: Vec::new() });
        } else if line.starts_with("<word ")
            && let Some(sheet) = sheets.last_mut()
        {
            let text = line.split('>').nth(1).and_then(|rest| rest.split('<').next()).unwrap_or_default();
            let [left, top, right, bottom] = ["xMin", "yMin", "xMax", "yMax"].map(|name| number(line, name));
            sheet.words.push(Word { text: text.to_owned(), left, top, right, bottom });
        }
    }
    sheets
}

/// Whether `text` is `letter` and a number.
fn is_named(text: &str, letter: char) -> bool {
    text.strip_prefix(letter)
        .is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

impl Sheet {
    /// The headers of steps over `word`: those of the lowest row above it.
    fn headers(&self, word: &Word) -> Vec<&Word> {
        let above: Vec<&Word> =
            self.words.iter().filter(|other| is_named(&other.text, 't') && other.bottom <= word.top).collect();
        let row = above.iter().map(|header| header.top).fold(f64::MIN, f64::max);
        let mut headers: Vec<&Word> = above.into_iter().filter(|header| header.top > row - 2.0).collect();
        headers.sort_by(|one, other| one.left.total_cmp(&other.left));
        headers
    }

    /// The name of the lane that `word` stands in.
    fn lane(&self, word: &Word) -> Option<&str> {
        let above = self.words.iter().filter(|other| is_named(&other.text, 'l') && other.top <= word.bottom);
        above.max_by(|one, other| one.top.total_cmp(&other.top)).map(|lane| lane.text.as_str())
    }

    /// What is wrong with the place of a word of a card of `step` and `lane`.
    fn fault(&self, word: &Word, step: &str, stage: &str, lane: &str) -> Option<&'static str> {
        let inside = word.left >= MARGIN
            && word.right <= self.width - MARGIN
            && word.top >= MARGIN
            && word.bottom <= self.height - MARGIN;
        let headers = self.headers(word);
        let at = headers.iter().position(|header| header.text == step);
        let begin = at.map(|at| headers[at].left - 6.0);
        let end = at.and_then(|at| headers.get(at + 1)).map_or(self.width, |next| next.left - 4.0);
        match begin {
            _ if !inside => Some("is outside the sheet"),
            None => Some("has no header of its step over it"),
            Some(begin) if word.left < begin || word.right > end => Some("is outside its column"),
            _ if !self.words.iter().any(|other| other.text == stage) => Some("has no header of its stage"),
            _ if self.lane(word) != Some(lane) => Some("has no name of its lane beside it"),
            _ => None,
        }
    }
}

/// What is wrong with the cards of `map` on `sheets`; those that `printed` refuses must not be there.
fn faults(map: &Value, sheets: &[Sheet], printed: impl Fn(&Value) -> bool) -> Vec<String> {
    let mut places: BTreeMap<&str, Vec<(usize, &Word)>> = BTreeMap::new();
    for (at, sheet) in sheets.iter().enumerate() {
        for word in &sheet.words {
            places.entry(&word.text).or_default().push((at, word));
        }
    }
    let mut stages = BTreeMap::new();
    for stage in map["map"]["stages"].as_array().into_iter().flatten() {
        for step in stage["steps"].as_array().into_iter().flatten() {
            stages.insert(step["id"].as_str().unwrap_or_default(), stage["id"].as_str().unwrap_or_default());
        }
    }
    let mut faults = Vec::new();
    for card in map["map"]["cards"].as_array().into_iter().flatten() {
        let [id, step, lane] = ["id", "step", "lane"].map(|name| card[name].as_str().unwrap_or_default());
        let mut of_sheets = Vec::new();
        for word in (0..WORDS).map(|word| format!("{id}w{word}")) {
            let found = places.get(word.as_str()).map(Vec::as_slice).unwrap_or_default();
            if found.len() != usize::from(printed(card)) {
                faults.push(format!("{word} is printed {} times", found.len()));
            }
            for (at, place) in found {
                of_sheets.push(*at);
                faults.extend(
                    sheets[*at]
                        .fault(place, step, stages[step], lane)
                        .map(|fault| format!("{word} on sheet {at} {fault}: {place:?}")),
                );
            }
        }
        of_sheets.dedup();
        if of_sheets.len() > 1 {
            faults.push(format!("{id} is cut between sheets {of_sheets:?}"));
        }
    }
    faults.truncate(12);
    faults
}

async fn board(page: &Page) -> Result<()> {
    let map = seed();
    Board::open(page, &map).await?;
    // Firefox prints slowly: the smallest and the widest there.
    let every = if page.engine == Engine::Firefox { 3 } else { 1 };
    for sheet in SHEETS.into_iter().step_by(every) {
        let sheets = print(page, sheet).await?;
        same(&format!("the faults on {sheet:?}"), faults(&map, &sheets, |_| true), Vec::new())?;
        let points = (sheet.0 / 2.54 * 72.0, sheet.1 / 2.54 * 72.0);
        if sheets.iter().any(|sheet| (sheet.width - points.0).abs() > 3.0 || (sheet.height - points.1).abs() > 3.0) {
            return failure(format!(
                "the sheets are not {points:?}: {:?}",
                sheets.first().map(|sheet| (sheet.width, sheet.height))
            ));
        }
    }
    page.goes("body > .paper").await
}

async fn states(page: &Page) -> Result<()> {
    let map = seed();
    Board::open(page, &map).await?;
    page.click("[data-command=zoom-in]").await?;
    page.click("[data-command=guide]").await?;
    page.appears("[data-side=guide]").await?;
    page.narrow(390, 844).await?;
    let sheets = print(page, SHEETS[1]).await?;
    same("the faults from a small screen", faults(&map, &sheets, |_| true), Vec::new())?;
    page.emulate("Emulation.clearDeviceMetricsOverride", json!({})).await?;
    page.keys(&["Ctrl+f"]).await?;
    page.click(".find [data-command=filter]").await?;
    page.choose("[data-aspect=owner]", "owner:Zoe").await?;
    page.appears("[data-filtered]").await?;
    let sheets = print(page, SHEETS[3]).await?;
    same("the faults with a filter", faults(&map, &sheets, |card| card["owner"] == "Zoe"), Vec::new())?;
    let hidden = map["map"]["cards"].as_array().into_iter().flatten().filter(|card| card["owner"] != "Zoe").count();
    let first: Vec<&str> = sheets[0].words.iter().map(|word| word.text.as_str()).collect();
    let said = format!(
        "Filter: Owner: Zoe. {hidden} cards of {} left out.",
        map["map"]["cards"].as_array().map_or(0, Vec::len)
    );
    if first.join(" ").contains(&said) {
        Ok(())
    } else {
        failure(format!("the sheet does not say “{said}”: {}", first.join(" ")))
    }
}

/// Words that lie over each other, or that end in the middle at the edge of the sheet.
pub fn overlaps(sheets: &[Sheet]) -> Vec<String> {
    let mut faults = Vec::new();
    for sheet in sheets {
        for (at, word) in sheet.words.iter().enumerate() {
            if word.left < MARGIN || word.right > sheet.width - MARGIN + 1.0 {
                faults.push(format!("“{}” leaves the sheet", word.text));
            }
            for other in &sheet.words[at + 1..] {
                let across = word.right.min(other.right) - word.left.max(other.left);
                // A word's box is its line's: lines that are set close touch.
                let down = word.bottom.min(other.bottom) - word.top.max(other.top);
                if across > 1.0 && down > 3.0 {
                    faults.push(format!("“{}” lies over “{}”", word.text, other.text));
                }
            }
        }
    }
    faults
}

async fn names(page: &Page) -> Result<()> {
    for example in ["current-state", "service-blueprint", "day-in-the-life", "future-state"] {
        page.empty().await?;
        page.home("fr").await?;
        page.click(&format!("[data-example={example}]")).await?;
        page.appears("[data-card]").await?;
        let names = page.run("return [...document.querySelectorAll('.stage .name')].flatMap((name) => name.textContent.split(/[\\s-]+/))").await?;
        for sheet in SHEETS {
            let sheets = print(page, sheet).await?;
            let printed: Vec<&str> =
                sheets.iter().flat_map(|sheet| &sheet.words).map(|word| word.text.as_str()).collect();
            let is_broken = |name: &&str| !printed.iter().any(|word| word.contains(*name));
            let broken: Vec<&str> =
                names.as_array().into_iter().flatten().filter_map(Value::as_str).filter(is_broken).collect();
            same(&format!("names of stages that are broken on {sheet:?}, {example}"), broken, Vec::new())?;
        }
    }
    Ok(())
}

async fn views(page: &Page) -> Result<()> {
    page.home("fr").await?;
    page.click("[data-example=current-state]").await?;
    page.appears("[data-card]").await?;
    page.go("").await?;
    page.click("[data-example=future-state]").await?;
    page.appears("[data-card]").await?;
    for (view, most) in [("priorities", 1), ("summary", 2), ("compare", 2)] {
        page.click(&format!("[data-view={view}]")).await?;
        page.appears(&format!("[data-sheet={view}] .sheet > *")).await?;
        if view == "compare" {
            page.appears("[data-headline]").await?;
        }
        for sheet in SHEETS {
            let sheets = print(page, sheet).await?;
            if sheets.is_empty() || sheets.len() > most {
                return failure(format!("{view} takes {} sheets of {sheet:?}", sheets.len()));
            }
            same(&format!("{view} on {sheet:?}"), overlaps(&sheets), Vec::new())?;
        }
    }
    // The command asks the browser, which a driver answers for; then what is laid out is looked at.
    page.click("[data-view=board]").await?;
    page.run("window.print = () => dispatchEvent(new Event('beforeprint'))").await?;
    page.keys(&["Ctrl+k"]).await?;
    page.type_text("Imprimer le persona").await?;
    page.keys(&["Enter"]).await?;
    page.appears("body > [data-paper=persona] [data-quarter=feels]").await?;
    page.run("dispatchEvent(new Event('afterprint'))").await?;
    page.goes("body > .paper").await
}
