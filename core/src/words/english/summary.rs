//! See `words/summary.rs`.
use super::DAYS;
use std::cmp::Ordering;

use crate::method::summary::{EvidenceCount, Peak, Trend};
use crate::words::summary::SummaryWords;

pub(in crate::words) static WORDS: SummaryWords = SummaryWords {
    nothing: "There is nothing to sum up yet. Fill the board: what you write there is gathered here.",
    no_header: "Neither the goal nor the persona is set.",
    curve: "How it feels",
    no_feelings: "No feeling is known yet.",
    curve_read,
    unknown: "unknown",
    peak,
    moments: "Moments of truth",
    no_moments: "None decided yet.",
    high: "moment of grace",
    low: "black spot",
    frictions: "What hurts most",
    more,
    answered,
    unanswered: "No idea for it yet",
    importance,
    plan: "Action plan",
    plan_then: "Then",
    no_plan: "Nothing planned yet.",
    no_owner: "no owner",
    measures: "Measures",
    measure: "Measure",
    before: "Before",
    now: "Now",
    target: "Target",
    trend_name: "So far",
    trend,
    goal,
    day,
    evidence: "How we know",
    evidence_read,
    open: "Still open",
    nothing_open: "Nothing stands out.",
    open_frictions,
    open_owners,
    open_overdue,
    open_feelings,
    open_checks,
};

fn curve_read(columns: &[String]) -> String {
    format!("Feelings, step by step: {}.", columns.join("; "))
}

fn peak(peak: Peak) -> &'static str {
    match peak {
        Peak::Highest => "highest point",
        Peak::Lowest => "lowest point",
    }
}

fn more(count: usize) -> String {
    format!("and {count} more on the board")
}

fn answered(idea: &str) -> String {
    format!("Answered by: {idea}")
}

fn importance(value: i64) -> String {
    format!("importance {value} of 5")
}

fn trend(trend: Trend) -> &'static str {
    match trend {
        Trend::Reached => "target reached",
        Trend::Closer => "closer to the target",
        Trend::Same => "no change yet",
        Trend::Further => "further from the target",
        Trend::Unknown => "",
    }
}

fn goal(way: Ordering, amount: &str) -> String {
    match way {
        Ordering::Less => format!("down to {amount}"),
        Ordering::Equal => format!("stay at {amount}"),
        Ordering::Greater => format!("up to {amount}"),
    }
}

fn day(day: &str) -> String {
    DAYS.short(day)
}

fn evidence_read(count: EvidenceCount) -> String {
    let parts = [
        (count.observed, "observed"),
        (count.reported, "reported"),
        (count.assumed, "assumed"),
        (count.proposed, "proposed"),
    ];
    let there = parts.into_iter().filter(|(count, _)| *count > 0);
    let said: Vec<String> = there.map(|(count, said)| format!("{count} {said}")).collect();
    format!("{}: {}", super::announcements::cards(count.all()), said.join(", "))
}

fn open_frictions(count: usize) -> String {
    if count == 1 {
        "1 friction has no idea for it.".to_owned()
    } else {
        format!("{count} frictions have no idea for them.")
    }
}

fn open_owners(count: usize) -> String {
    if count == 1 { "1 idea has no owner.".to_owned() } else { format!("{count} ideas have no owner.") }
}

fn open_overdue(count: usize) -> String {
    if count == 1 { "1 planned idea is overdue.".to_owned() } else { format!("{count} planned ideas are overdue.") }
}

fn open_feelings(count: usize) -> String {
    if count == 1 { "1 step has no known feeling.".to_owned() } else { format!("{count} steps have no known feeling.") }
}

fn open_checks(count: usize) -> String {
    if count == 1 { "1 point to check".to_owned() } else { format!("{count} points to check") }
}
