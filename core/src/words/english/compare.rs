//! See `words/compare.rs`.
use super::DAYS;
use crate::method::comparison::Fate;
use crate::model::Score;
use crate::words::compare::{CompareWords, Counts};

pub(in crate::words) static WORDS: CompareWords = CompareWords {
    with: "Compare with",
    none: "no map",
    missing_option: "not in this browser",
    missing: "The map this one is compared with is not in this browser. Open its file, or choose another map.",
    no_maps: "There is no other map in this browser to compare with.",
    open_file: "Open a file",
    curves: "Curves",
    scores: "Scores by step",
    curves_of,
    solid,
    dashed,
    headline,
    gaps: "Gaps and solutions",
    gap,
    no_solution: "No solution yet",
    owned_by,
    no_owner: "no owner",
    due,
    no_date: "no date",
    go_to,
    moments: "Step by step",
    only_differences: "Only what differs",
    column_moment: "Step",
    column_feeling: "Emotion",
    column_cards: "Cards",
    new_moment: "new step",
    gone_moment: "step removed",
    renamed,
    feeling_of: "emotion",
    feeling,
    score,
    counts,
    kept,
    fate,
    before: "before: ",
    after: "after: ",
    several: "Curves of several maps",
    which_curves: "Up to four maps beside this one, for instance one a persona",
    nothing_in_common: "no step in common",
};

fn curves_of(names: &str) -> String {
    format!("Emotion curves: {names}. The values are in the table below.")
}

fn solid(title: &str) -> String {
    format!("Solid line: {title}")
}

fn dashed(title: &str) -> String {
    format!("Dashed line: {title}")
}

fn headline(differing: usize, solutions: usize, alone: usize) -> String {
    let steps = match differing {
        0 => return "Nothing differs.".to_owned(),
        1 => "1 step changes".to_owned(),
        _ => format!("{differing} steps change"),
    };
    let solutions = match solutions {
        0 => return format!("{steps}, no solution yet"),
        1 => "1 solution".to_owned(),
        _ => format!("{solutions} solutions"),
    };
    match alone {
        0 => format!("{steps}, {solutions}, each with an owner"),
        _ => format!("{steps}, {solutions}, {alone} without an owner"),
    }
}

fn gap(text: &str) -> String {
    format!("Gap: {text}")
}

fn owned_by(name: &str) -> String {
    format!("owner: {name}")
}

fn due(day: &str) -> String {
    format!("by {}", DAYS.long(day))
}

fn go_to(name: &str) -> String {
    format!("Go to {name} on the board")
}

fn renamed(before: &str) -> String {
    format!("was “{before}”")
}

fn score(score: Option<Score>) -> String {
    match score.map(Score::value) {
        None => "unknown".to_owned(),
        Some(value) => crate::words::signed(value),
    }
}

fn feeling(felt: Option<Score>, feels: Option<Score>) -> String {
    let (before, after) = match (felt, feels) {
        (Some(before), Some(after)) => (before, after),
        (None, None) => return score(None),
        // A target nobody has set is no difference.
        (Some(_), None) => return format!("{}, not set yet afterwards", score(felt)),
        (None, Some(_)) => return format!("{} → {}", score(felt), score(feels)),
    };
    let way = score(Some(after));
    match after.value() - before.value() {
        0 => format!("{way}, unchanged"),
        rise @ 1.. => format!("{} → {way}, {rise} better", score(felt)),
        fall => format!("{} → {way}, {} worse", score(felt), -fall),
    }
}

fn counts(counts: &Counts) -> Vec<String> {
    let all = [(counts.changed, "changed"), (counts.removed, "removed"), (counts.new, "new"), (counts.moved, "moved")];
    let some = all.into_iter().filter(|(count, _)| *count > 0);
    some.map(|(count, what)| if count == 1 { format!("1 card {what}") } else { format!("{count} cards {what}") })
        .collect()
}

fn kept(count: usize) -> String {
    if count == 1 { "1 card kept".to_owned() } else { format!("{count} cards kept") }
}

fn fate(fate: &Fate, other: &str) -> String {
    match fate {
        Fate::Kept => "kept".to_owned(),
        Fate::Changed => "changed".to_owned(),
        Fate::Removed => "removed".to_owned(),
        Fate::New => "new".to_owned(),
        Fate::From(_) => format!("moved from {other}"),
        Fate::To(_) => format!("moved to {other}"),
    }
}
