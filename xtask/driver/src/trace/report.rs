//! What is printed of an act that was recorded.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::reading::{Kind, Place, Reading, Single};

/// How many single events are printed.
const LONGEST: usize = 10;
/// How many callers are printed of one.
const CALLERS: usize = 3;
/// How many of the events around one, the nearest.
const AROUND: usize = 3;
/// Events that only wrap others: nobody asks where they are.
const WRAPS: [&str; 3] = ["RunTask", "ThreadControllerImpl::RunTask", "v8.callFunction"];

/// What stands at a place of the built page, as far as it can be told.
type Source<'a> = dyn Fn(&Place) -> Option<String> + 'a;

/// Tells `reading`, in which an act was done so many `times` on a board of so many `cards`. The innermost caller is told by its `source`.
///
/// # Errors
/// When the text cannot be written, which does not happen.
pub(crate) fn report(
    reading: &Reading,
    times: u32,
    cards: usize,
    source: &Source<'_>,
) -> Result<String, std::fmt::Error> {
    let mut text = String::new();
    let each = f64::from(times.max(1));
    write_sums(&mut text, reading, each, cards as f64)?;
    write_counts(&mut text, reading, each, cards as f64)?;
    write_forced(&mut text, reading, source)?;
    write_longest(&mut text, reading, source)?;
    Ok(text)
}

fn write_sums(text: &mut String, reading: &Reading, each: f64, cards: f64) -> std::fmt::Result {
    writeln!(text, "{:<28}{:>10}{:>16}{:>8}", "main thread", "CPU ms", "us per card", "part")?;
    let mut line = |name: &str, time: f64| {
        let part = if reading.total > 0.0 { time / reading.total * 100.0 } else { 0.0 };
        writeln!(text, "{name:<28}{:>10.2}{:>16.2}{part:>7.0}%", time / each, time / each / cards * 1e3)
    };
    for (kind, name) in Kind::ALL {
        line(name, reading.times[kind as usize])?;
    }
    line("all", reading.total)
}

fn write_counts(text: &mut String, reading: &Reading, each: f64, cards: f64) -> std::fmt::Result {
    let counts = &reading.counts;
    writeln!(text, "\n{:<28}{:>10}{:>16}", "how often", "times", "per card")?;
    for (name, count) in [
        ("forced styles", counts.forced_styles as f64),
        ("forced layouts", counts.forced_layouts as f64),
        ("styles", counts.styles as f64),
        ("layouts", counts.layouts as f64),
        ("elements restyled", counts.elements as f64),
        ("boxes laid out", counts.boxes as f64),
        ("tasks", counts.tasks as f64),
        ("script entries", counts.entries as f64),
        ("timers", counts.timers as f64),
        ("animation frames", counts.animation_frames as f64),
        ("idle callbacks", counts.idle_callbacks as f64),
        ("microtask checkpoints", counts.microtasks as f64),
        ("frames committed", counts.commits as f64),
    ] {
        writeln!(text, "{name:<28}{:>10}{:>16.3}", plain(count / each), count / each / cards)?;
    }
    Ok(())
}

/// What forced style and layout, by the functions that were running: how often, and how long that took in milliseconds. One call may have
/// the browser do it several times over, which is the browser's own affair.
pub(crate) fn forced(reading: &Reading, source: &Source<'_>) -> BTreeMap<String, (usize, f64)> {
    let mut places: BTreeMap<String, (usize, f64)> = BTreeMap::new();
    for event in &reading.events {
        let is_forced = match event.name.as_str() {
            "UpdateLayoutTree" => event.kind == Kind::ForcedStyle,
            "Layout" => event.kind == Kind::ForcedLayout,
            _ => false,
        };
        if is_forced {
            let place = by(event, source);
            let (count, time) = places.entry(place).or_default();
            *count += 1;
            *time += event.whole;
        }
    }
    places
}

fn write_forced(text: &mut String, reading: &Reading, source: &Source<'_>) -> std::fmt::Result {
    let places = forced(reading, source);
    if places.is_empty() {
        return Ok(());
    }
    let mut places: Vec<(String, (usize, f64))> = places.into_iter().collect();
    places.sort_by(|(_, (_, one)), (_, (_, other))| other.total_cmp(one));
    writeln!(text, "\nforced, by what was running\n{:>6}{:>10}", "times", "CPU ms")?;
    for (place, (count, time)) in places {
        writeln!(text, "{count:>6}{time:>10.2}  {place}")?;
    }
    Ok(())
}

fn write_longest(text: &mut String, reading: &Reading, source: &Source<'_>) -> std::fmt::Result {
    let mut longest: Vec<&Single> = reading.events.iter().collect();
    longest.sort_by(|one, other| other.own.total_cmp(&one.own));
    writeln!(text, "\nthe longest events, by their own time\n{:>10}{:>10}{:>10}", "own ms", "whole ms", "at ms")?;
    for event in longest.into_iter().take(LONGEST) {
        let title = format!("{} {}", event.name, event.what);
        writeln!(
            text,
            "{:>10.2}{:>10.2}{:>10.0}  {}, by {}",
            event.own,
            event.whole,
            event.begin,
            title.trim_end(),
            by(event, source)
        )?;
    }
    Ok(())
}

/// The callers of an event where the trace has them, and the events around it.
fn by(event: &Single, source: &Source<'_>) -> String {
    let callers: Vec<String> = event
        .callers
        .iter()
        .take(CALLERS)
        .enumerate()
        .map(|(at, place)| match source(place).filter(|_| at == 0) {
            Some(source) => format!("`{source}` of {place}"),
            None => place.to_string(),
        })
        .collect();
    let is_told = |name: &&str| match name.split(' ').next().unwrap_or_default() {
        // Every listener of the program is called through the same function.
        "FunctionCall" => callers.is_empty(),
        kind => !WRAPS.contains(&kind),
    };
    let around: Vec<&str> = event.within.iter().map(String::as_str).filter(is_told).collect();
    let around = around[around.len().saturating_sub(AROUND)..].join(" > ");
    match (callers.is_empty(), around.is_empty()) {
        (true, true) => "the browser".to_owned(),
        (true, false) => around,
        (false, true) => callers.join(" < "),
        (false, false) => format!("{}, in {around}", callers.join(" < ")),
    }
}

/// Whole numbers as such.
fn plain(value: f64) -> String {
    if value.fract() == 0.0 { format!("{value:.0}") } else { format!("{value:.1}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout(whole: f64, within: &[&str], callers: &[&str]) -> Single {
        let place =
            |function: &&str| Place { function: (*function).to_owned(), file: "a.js".to_owned(), line: 1, column: 2 };
        Single {
            name: "Layout".to_owned(),
            kind: Kind::ForcedLayout,
            begin: 0.0,
            own: whole,
            whole,
            what: "3 of 9 boxes".to_owned(),
            within: within.iter().map(|name| (*name).to_owned()).collect(),
            callers: callers.iter().map(place).collect(),
        }
    }

    fn told(reading: &Reading, times: u32, cards: usize) -> String {
        let source = |place: &Place| (place.function == "w1").then(|| "offsetWidth".to_owned());
        report(reading, times, cards, &source).expect("a text takes everything")
    }

    /// The line that begins with `name`, its figures parted by single spaces.
    fn line(text: &str, name: &str) -> String {
        let found = text.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
        found.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn figures_are_of_one_act_and_of_one_card() {
        let mut reading = Reading { total: 20.0, ..Reading::default() };
        reading.times[Kind::Paint as usize] = 5.0;
        reading.counts.tasks = 8;
        let text = told(&reading, 2, 50);
        assert_eq!((line(&text, "paint"), line(&text, "all")), ("2.50 50.00 25%".into(), "10.00 200.00 100%".into()));
        assert_eq!(line(&text, "tasks"), "4 0.080");
        assert!(Kind::ALL.iter().all(|(_, name)| text.contains(name)));
        assert!(!text.contains("forced, by"), "nothing was");
    }

    #[test]
    fn what_forces_is_told_once_by_the_source_of_the_innermost_function() {
        let within = ["RunTask", "EventDispatch keydown", "FunctionCall o"];
        let twice = layout(1.5, &within, &["w1", "$func7"]);
        let events = vec![twice.clone(), twice, layout(0.5, &within, &[])];
        let text = told(&Reading { events, ..Reading::default() }, 1, 50);
        assert!(text.contains(
            "     2      3.00  `offsetWidth` of w1 (a.js:1:2) < $func7 (a.js:1:2), in EventDispatch keydown\n"
        ));
        assert!(text.contains("     1      0.50  EventDispatch keydown > FunctionCall o\n"), "{text}");
    }

    #[test]
    fn the_ten_longest_are_told_the_longest_first() {
        let events = (0..30).map(|own| layout(f64::from(own), &[], &[])).collect();
        let text = told(&Reading { events, ..Reading::default() }, 1, 50);
        let (_, longest) = text.split_once("the longest events").expect("they are told");
        let own: Vec<&str> = longest.lines().skip(2).filter_map(|line| line.split_whitespace().next()).collect();
        assert_eq!(own.len(), LONGEST);
        assert_eq!((own[0], own[9]), ("29.00", "20.00"));
        assert!(longest.contains("Layout 3 of 9 boxes, by the browser"));
    }
}
