//! Words for the page a manager reads in two minutes.

use std::cmp::Ordering;

use crate::method::summary::{EvidenceCount, Peak, Trend};

/// Words for the page a manager reads in two minutes.
pub struct SummaryWords {
    /// The map says nothing yet.
    pub nothing: &'static str,
    /// Neither goal nor persona is set.
    pub no_header: &'static str,
    /// Heads the curve.
    pub curve: &'static str,
    /// No feeling is known.
    pub no_feelings: &'static str,
    /// The curve in words, for who does not see it.
    pub curve_read: fn(&[String]) -> String,
    /// A column whose feeling nobody knows.
    pub unknown: &'static str,
    /// The ends of the curve's range.
    pub peak: fn(Peak) -> &'static str,
    /// Heads the moments of truth.
    pub moments: &'static str,
    /// None was decided.
    pub no_moments: &'static str,
    /// Marks a moment that wins the customer.
    pub high: &'static str,
    /// Marks one that loses them.
    pub low: &'static str,
    /// Heads the frictions.
    pub frictions: &'static str,
    /// How many more there are.
    pub more: fn(usize) -> String,
    /// A friction with an idea for it, which follows.
    pub answered: fn(&str) -> String,
    /// A friction nobody has an idea for.
    pub unanswered: &'static str,
    /// How much it matters, 1 to 5.
    pub importance: fn(i64) -> String,
    /// Heads the plan.
    pub plan: &'static str,
    /// Heads what comes after the quick wins.
    pub plan_then: &'static str,
    /// Nothing is planned.
    pub no_plan: &'static str,
    /// A plan without a name behind it.
    pub no_owner: &'static str,
    /// Heads the figures.
    pub measures: &'static str,
    /// A column: what is measured.
    pub measure: &'static str,
    /// A column: where it started.
    pub before: &'static str,
    /// A column: the latest reading.
    pub now: &'static str,
    /// A column: where it should go.
    pub target: &'static str,
    /// A column: what became of it.
    pub trend_name: &'static str,
    /// What became of a figure.
    pub trend: fn(Trend) -> &'static str,
    /// A target, with the way to it.
    pub goal: fn(Ordering, &str) -> String,
    /// A day, `YYYY-MM-DD`, as it is read.
    pub day: fn(&str) -> String,
    /// Heads the shares of evidence.
    pub evidence: &'static str,
    /// How much is known.
    pub evidence_read: fn(EvidenceCount) -> String,
    /// Heads what is still open.
    pub open: &'static str,
    /// Nothing is open.
    pub nothing_open: &'static str,
    /// Frictions without an idea.
    pub open_frictions: fn(usize) -> String,
    /// Plans without an owner.
    pub open_owners: fn(usize) -> String,
    /// Plans past their date.
    pub open_overdue: fn(usize) -> String,
    /// Steps without a feeling.
    pub open_feelings: fn(usize) -> String,
    /// What the checks found.
    pub open_checks: fn(usize) -> String,
}
