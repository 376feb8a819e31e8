//! What was measured, and the table of it.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::boards::Size;

/// What is measured, in the order it is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Measure {
    /// From the address to every card painted.
    LoadPainted,
    /// The same in processor time.
    Load,
    /// A key that does nothing: the browser's own part of every figure below.
    Floor,
    /// A double click that opens a card's text.
    OpenCard,
    /// A letter in the text.
    Keystroke,
    /// Enter, which keeps the text.
    Commit,
    /// From that key to the paint.
    CommitPainted,
    /// A click that begins a card.
    Add,
    /// Enter, which keeps the new card.
    KeepAdded,
    /// The Delete key on a card.
    Delete,
    /// Taking a deletion back.
    UndoDelete,
    /// Lifting a card: the press and the first moves.
    Lift,
    /// One move of a carried card, one a frame.
    Carry,
    /// Frames that came too late in a whole drag.
    MissedFrames,
    /// Dropping it in another cell.
    Drop,
    /// From the release to the paint.
    DropPainted,
    /// Taking a drop back.
    UndoDrop,
    /// A stage with all its cards to the other end.
    MoveStage,
    /// Taking that back.
    UndoMoveStage,
    /// The save that follows an edit.
    Save,
    /// Memory of scripts after loading.
    Heap,
    /// Memory of the program after loading.
    Wasm,
    /// Private memory of the process after loading.
    Memory,
    /// Listeners after loading.
    Listeners,
}

impl Measure {
    const ALL: [(Self, &str); 24] = [
        (Self::LoadPainted, "load to all cards painted, ms"),
        (Self::Load, "load, CPU ms"),
        (Self::Floor, "a key that does nothing, CPU ms"),
        (Self::OpenCard, "open a card's text, CPU ms"),
        (Self::Keystroke, "keystroke, CPU ms"),
        (Self::Commit, "commit, CPU ms"),
        (Self::CommitPainted, "commit to painted, ms"),
        (Self::Add, "add a card, CPU ms"),
        (Self::KeepAdded, "keep the added card, CPU ms"),
        (Self::Delete, "delete a card, CPU ms"),
        (Self::UndoDelete, "undo of that, CPU ms"),
        (Self::Lift, "lift a card, CPU ms"),
        (Self::Carry, "carry it, CPU ms per move"),
        (Self::MissedFrames, "frames missed in a drag"),
        (Self::Drop, "drop it, CPU ms"),
        (Self::DropPainted, "drop to painted, ms"),
        (Self::UndoDrop, "undo of that, CPU ms"),
        (Self::MoveStage, "stage to the end, CPU ms"),
        (Self::UndoMoveStage, "undo of that, CPU ms"),
        (Self::Save, "save, CPU ms"),
        (Self::Heap, "memory of scripts, MB"),
        (Self::Wasm, "memory of wasm, MB"),
        (Self::Memory, "private memory, MB"),
        (Self::Listeners, "listeners"),
    ];

    /// What may at most grow so much from 480 cards to 10,000: an edit costs what it changes, not what the board holds.
    const FLAT: [Self; 2] = [Self::Keystroke, Self::Commit];
}

/// How many times more an edit may cost at 10,000 cards than at 480.
const GROWTH: f64 = 1.3;

/// Values of one session.
#[derive(Clone, Debug, Default)]
pub(crate) struct Samples(BTreeMap<Measure, Vec<f64>>);

impl Samples {
    /// Notes a value.
    pub fn add(&mut self, measure: Measure, value: f64) {
        self.0.entry(measure).or_default().push(value);
    }
}

/// Figures by size: for each session the median of its values.
#[derive(Clone, Debug, Default)]
pub(crate) struct Figures(BTreeMap<Size, BTreeMap<Measure, Vec<f64>>>);

impl Figures {
    /// Adds a session.
    pub fn add(&mut self, size: Size, samples: &Samples) {
        let figures = self.0.entry(size).or_default();
        for (measure, values) in &samples.0 {
            figures.entry(*measure).or_default().extend(median(values));
        }
    }

    /// The medians over all sessions, a column for each size, and how an edit grows with the board.
    pub fn table(&self) -> String {
        let mut text = format!("{:<34}", "");
        for size in self.0.keys() {
            text.push_str(&format!("{:>10}", size.name()));
        }
        text.push_str(&format!("\n{:<34}", "cards"));
        for size in self.0.keys() {
            text.push_str(&format!("{:>10}", size.cards()));
        }
        text.push('\n');
        for (measure, title) in Measure::ALL {
            text.push_str(&format!("{title:<34}"));
            for size in self.0.keys() {
                let figure = self.figure(*size, measure).map_or_else(|| "-".to_owned(), written);
                text.push_str(&format!("{figure:>10}"));
            }
            text.push('\n');
        }
        for measure in Measure::FLAT {
            text.push_str(&self.growth(measure).unwrap_or_default());
        }
        text
    }

    /// A line on how `measure` grows, when both ends were measured.
    fn growth(&self, measure: Measure) -> Option<String> {
        let ratio = self.figure(Size::Huge, measure)? / self.figure(Size::Medium, measure)?;
        let title = Measure::ALL.iter().find(|(known, _)| *known == measure)?.1;
        let verdict = if ratio <= GROWTH { "within" } else { "OVER" };
        Some(format!("{title}: {ratio:.2} times as much at 10000 cards as at 480, {verdict} {GROWTH}\n"))
    }

    /// Every session's figure, for a file.
    pub fn json(&self) -> Value {
        let of_size = |figures: &BTreeMap<Measure, Vec<f64>>| -> Value {
            figures.iter().map(|(measure, values)| (format!("{measure:?}"), json!(values))).collect()
        };
        self.0.iter().map(|(size, figures)| (size.name().to_owned(), of_size(figures))).collect()
    }

    fn figure(&self, size: Size, measure: Measure) -> Option<f64> {
        median(self.0.get(&size)?.get(&measure)?)
    }
}

fn median(values: &[f64]) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let above = *sorted.get(sorted.len() / 2)?;
    let below = sorted[(sorted.len() - 1) / 2];
    Some((above + below) / 2.0)
}

/// Three figures or so: more would be noise.
fn written(value: f64) -> String {
    match value.abs() {
        ..10.0 => format!("{value:.2}"),
        ..100.0 => format!("{value:.1}"),
        _ => format!("{value:.0}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures(values: &[(Size, Measure, f64)]) -> Figures {
        let mut figures = Figures::default();
        for (size, measure, value) in values {
            let mut samples = Samples::default();
            samples.add(*measure, *value);
            figures.add(*size, &samples);
        }
        figures
    }

    #[test]
    fn medians_stand_between() {
        assert_eq!(median(&[]), None);
        assert_eq!(median(&[3.0, 1.0, 9.0]), Some(3.0));
        assert_eq!(median(&[4.0, 1.0]), Some(2.5));
    }

    #[test]
    fn every_measure_is_printed_once() {
        let printed: std::collections::BTreeSet<Measure> = Measure::ALL.iter().map(|(measure, _)| *measure).collect();
        assert_eq!(printed.len(), Measure::ALL.len());
        let text = figures(&[(Size::Small, Measure::Load, 120.0)]).table();
        assert!(Measure::ALL.iter().all(|(_, title)| text.contains(title)));
    }

    #[test]
    fn a_column_stands_for_a_size_and_a_dash_for_nothing() {
        let text = figures(&[
            (Size::Small, Measure::Load, 120.4),
            (Size::Small, Measure::Save, 1.0),
            (Size::Huge, Measure::Load, 950.0),
        ])
        .table();
        let words = |title: &str| -> Vec<String> {
            let line = text.lines().find_map(|line| line.strip_prefix(title)).unwrap_or_default();
            line.split_whitespace().map(str::to_owned).collect()
        };
        assert_eq!(words("cards"), ["48", "10000"]);
        assert_eq!(words("load, CPU ms"), ["120", "950"]);
        assert_eq!(words("save, CPU ms"), ["1.00", "-"]);
    }

    #[test]
    fn growth_is_judged_where_both_ends_are_known() {
        let key = Measure::Keystroke;
        let judged = |huge: f64| figures(&[(Size::Medium, key, 2.0), (Size::Huge, key, huge)]).table();
        assert!(judged(2.4).contains("1.20 times as much at 10000 cards as at 480, within 1.3"));
        assert!(judged(5.0).contains("2.50 times as much at 10000 cards as at 480, OVER 1.3"));
        assert!(!figures(&[(Size::Huge, key, 5.0)]).table().contains("times as much"));
    }

    #[test]
    fn a_file_holds_every_session() {
        let figures = figures(&[(Size::Small, Measure::Drop, 2.0), (Size::Small, Measure::Drop, 4.0)]);
        assert_eq!(figures.json(), json!({ "small": { "Drop": [2.0, 4.0] } }));
    }
}
