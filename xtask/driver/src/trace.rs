//! `cargo xtask trace`: what one act costs the page's main thread in Chromium, told by what the browser records.
//!
//! The acts and boards are those of `cargo xtask bench`, which says how long an act takes; this says what it takes it for.

mod check;
mod reading;
mod report;

use std::path::{Path, PathBuf};

use serde_json::json;

use self::reading::{Place, Reading, read};
use self::report::report;
use crate::bench::Ground;
use crate::bench::acts::Act;
use crate::bench::boards::{Board, Size};
use crate::bench::journey::{self, BEGINS, ENDS};
use xtask::Result;

/// Records the act that `arguments` name and prints what it cost. With `--check` alone, every act is held to how often it may force style and
/// layout; `Ok(false)` where one does so more often.
///
/// # Errors
/// When an argument is unknown, Chromium is missing, or the page does not do what is asked of it.
pub fn run(arguments: &[String]) -> Result<bool> {
    if arguments == ["--check"] {
        return check::check();
    }
    let options = Options::read(arguments)?;
    let Ground { driver, server, runtime } = Ground::prepare()?;
    let dist = xtask::root().join("dist");
    let board = Board { size: options.size, emotions: false };
    let recordings = runtime.block_on(journey::record(&driver, &server.url(), &board, options.act))?;
    let mut readings: Vec<(Reading, usize)> = Vec::new();
    for (at, recording) in recordings.iter().enumerate() {
        readings.push((read(&recording.events, BEGINS, ENDS)?, at));
    }
    readings.sort_by(|(one, _), (other, _)| one.total.total_cmp(&other.total));
    let totals: Vec<String> = readings.iter().map(|(reading, _)| format!("{:.1}", reading.total)).collect();
    let (reading, at) = readings.swap_remove((readings.len() - 1) / 2);
    let (name, cards, times) = (options.act.row().name, options.size.cards(), recordings[at].times);
    println!("{name} on {cards} cards, the middle of {} ms; figures are of one act", totals.join(", "));
    if times > 1 {
        println!("recorded: {times} in a row, as a person does them; events below are of all of them");
    }
    print!("\n{}", report(&reading, times, cards, &|place| source(&dist, place))?);
    if let Some(path) = options.file {
        let trace = json!({ "traceEvents": recordings[at].events });
        std::fs::write(&path, trace.to_string()).map_err(|error| format!("{}: {error}", path.display()))?;
        println!("\n{} holds the recording; the Performance panel of Chromium opens it", path.display());
    }
    Ok(true)
}

/// The body of the function at `place` as it stands in the built page, whose names are short: what the browser was asked for there.
fn source(dist: &Path, place: &Place) -> Option<String> {
    let text = std::fs::read_to_string(dist.join(&place.file)).ok()?;
    body(text.lines().nth(place.line.checked_sub(1)?)?, place.column.checked_sub(1)?)
}

/// What stands between the braces around the byte `at` of `line`, unless it is more than can be read at a glance.
fn body(line: &str, at: usize) -> Option<String> {
    let (before, after) = line.split_at_checked(at)?;
    let begin = before.rfind('{').map_or(0, |brace| brace + 1);
    let end = at + after.find('}').unwrap_or(after.len());
    let body = line[begin..end].trim();
    (body.len() <= SOURCE).then(|| body.to_owned())
}

/// How many bytes of a function can be read at a glance.
const SOURCE: usize = 80;

/// The options of `trace`.
#[derive(Debug, PartialEq, Eq)]
struct Options {
    act: Act,
    size: Size,
    /// Where the recording goes.
    file: Option<PathBuf>,
}

impl Options {
    fn read(arguments: &[String]) -> Result<Self> {
        let mut words = Vec::new();
        let mut file = None;
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            match argument.as_str() {
                "--file" => file = Some(rest.next().ok_or("--file needs a value")?.into()),
                option if option.starts_with('-') => return Err(unknown(option)),
                word => words.push(word),
            }
        }
        let [act, size] = words[..] else { return Err(usage().into()) };
        let act = Act::named(act).ok_or_else(|| unknown(act))?;
        let size = Size::of_cards(size).or_else(|| Size::named(size)).ok_or_else(|| unknown(size))?;
        Ok(Self { act, size, file })
    }
}

fn unknown(word: &str) -> xtask::Problem {
    format!("`trace` does not know `{word}`\n\n{}", usage()).into()
}

fn usage() -> String {
    let acts: Vec<&str> = Act::ALL.iter().map(|row| row.name).collect();
    let sizes: Vec<String> = Size::ALL.iter().map(|size| format!("{} ({})", size.called(), size.name())).collect();
    let (acts, sizes) = (acts.join(", "), sizes.join(", "));
    format!(
        "cargo xtask trace ACT SIZE [--file PATH]\ncargo xtask trace --check\n\nACT: {acts}\nSIZE, in cards: {sizes}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(arguments: &[&str]) -> Result<Options> {
        let arguments: Vec<String> = arguments.iter().map(|word| (*word).to_owned()).collect();
        Options::read(&arguments)
    }

    #[test]
    fn an_act_and_a_size_are_read() -> Result<()> {
        let commit = |file: Option<&str>| Options { act: Act::Commit, size: Size::Small, file: file.map(Into::into) };
        assert_eq!(options(&["commit", "50"])?, commit(None));
        assert_eq!(options(&["commit", "48"])?, commit(None));
        assert_eq!(options(&["--file", "a.json", "commit", "small"])?, commit(Some("a.json")));
        Ok(())
    }

    #[test]
    fn the_function_at_a_place_is_shown() {
        let line = "a:function(t){return r(t).offsetWidth},b:function(t){r(t).focus()}";
        assert_eq!(body(line, 26).as_deref(), Some("return r(t).offsetWidth"));
        assert_eq!(body(line, 54).as_deref(), Some("r(t).focus()"));
        assert_eq!((body(line, 1000), body(&"x".repeat(1000), 5)), (None, None));
    }

    #[test]
    fn what_is_unknown_is_answered_with_the_list() {
        let wrong = [&[][..], &["commit"], &["dance", "50"], &["commit", "51"], &["commit", "50", "1"], &["--x"]];
        for arguments in wrong {
            let said = options(arguments).map_err(|problem| problem.to_string()).expect_err("it is refused");
            assert!(Act::ALL.iter().all(|row| said.contains(row.name)), "{said}");
            assert!(said.contains("50 (small), 480 (medium), 5000 (large), 10000 (huge)"), "{said}");
        }
    }
}
