//! Sticky notes: what stands in a cell.

use serde_json::{Number, Value};

use super::id::{CellKey, LaneId, StepId};
use super::record::{Field, Misread, Path, Shape, is_finite};
use crate::{open_word, record};

open_word! {
    /// How we know what a card says. A new card is assumed.
    pub enum Evidence {
        /// Nobody has checked it.
        Assumed = "assumed",
        /// Seen with our own eyes, or measured.
        Observed = "observed",
        /// Told to us by the people concerned.
        Reported = "reported",
        /// Does not exist yet.
        Proposed = "proposed",
    }
}

open_word! {
    /// Whether contact needs a network.
    pub enum ChannelKind {
        /// On a screen, by mail, by phone app.
        Online = "online",
        /// In a place, on paper, by voice.
        Offline = "offline",
    }
}

open_word! {
    /// A moment that weighs more than the others on the whole judgement; decided by a person.
    pub enum MomentOfTruth {
        /// It wins the customer.
        High = "high",
        /// It loses the customer.
        Low = "low",
    }
}

open_word! {
    /// How far an action has come.
    pub enum WorkStatus {
        /// Not begun.
        Todo = "todo",
        /// Under way.
        Doing = "doing",
        /// Finished.
        Done = "done",
    }
}

record! {
    /// Where contact happens.
    pub struct Channel {
        always {
            /// What it is called: website, branch, telephone.
            name: String,
            /// Online or offline.
            kind: ChannelKind,
        }
        when_set {}
    }
}

/// A figure, as its digits. It is never rounded on the way through a file, and equal figures are written alike, so that the same map
/// always gives the same bytes; arithmetic that floats would need costs the page more than any figure is worth.
#[derive(Clone, Debug, PartialEq)]
pub struct Amount(Number);

impl Amount {
    /// The figure `number`, in its shortest form: no zeros after the last digit that counts.
    pub fn new(number: &Number) -> Self {
        let text = number.as_str();
        let shorter = match text.contains(['e', 'E']) {
            false if text.contains('.') => text.trim_end_matches('0').trim_end_matches('.'),
            _ => text,
        };
        let shorter = if shorter == "-0" { "0" } else { shorter };
        Self(Number::from_string_unchecked(shorter.to_owned()))
    }

    /// Its digits, as files have them.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

impl Default for Amount {
    fn default() -> Self {
        Self(0.into())
    }
}

impl From<i64> for Amount {
    fn from(whole: i64) -> Self {
        Self(whole.into())
    }
}

impl serde::Serialize for Amount {
    fn serialize<S: serde::Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(out)
    }
}

impl Field for Amount {
    fn read(value: Value, path: &Path<'_>) -> Result<Self, Misread> {
        match &value {
            Value::Number(number) if is_finite(number.as_str()) => Ok(Self::new(number)),
            _ => Err(path.misread(Shape::Number, &value)),
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl schemars::JsonSchema for Amount {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Amount".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "number" })
    }
}

record! {
    /// A value read on a day.
    pub struct Reading {
        always {
            /// The day, `YYYY-MM-DD`.
            on: String,
            /// The value, in the metric's unit.
            value: Amount,
        }
        when_set {}
    }
}

record! {
    /// A figure that is followed.
    pub struct Metric {
        always {
            /// What is measured.
            name: String,
            /// In what: %, min, €.
            unit: String,
        }
        when_set {
            /// Where it started.
            baseline: Option<Amount>,
            /// Where it should go.
            target: Option<Amount>,
            /// What was read, oldest first.
            readings: Vec<Reading>,
        }
    }
}

record! {
    /// A sticky note in a cell.
    pub struct Card {
        always {
            /// The column it stands in.
            step: StepId,
            /// The row it stands in.
            lane: LaneId,
            /// What it says.
            text: String,
        }
        when_set {
            /// More about it.
            note: String,
            /// A colour of its own, `#rrggbb`.
            colour: Option<String>,
            /// Words to find it by.
            tags: Vec<String>,
            /// Who answers for it.
            owner: String,
            /// Where contact happens.
            channel: Option<Channel>,
            /// One of the few touchpoints the map is about, chosen from the whole inventory.
            key: bool,
            /// A moment of truth, high or low.
            moment: Option<MomentOfTruth>,
            /// How much it matters to the customer, 1 to 5.
            importance: Option<i64>,
            /// How well we do it, 1 to 5.
            performance: Option<i64>,
            /// What it would change, 1 to 5.
            impact: Option<i64>,
            /// What it would cost, 1 to 5.
            effort: Option<i64>,
            /// How far it has come.
            status: Option<WorkStatus>,
            /// By when, `YYYY-MM-DD`.
            due: Option<String>,
            /// The figure it follows.
            metric: Option<Metric>,
            /// How we know; a file that does not say means assumed.
            evidence: Option<Evidence>,
            /// Where we know it from.
            source: String,
            /// The day we learnt it, `YYYY-MM-DD`.
            learnt: Option<String>,
            /// How long it takes, in whole minutes. Never summed: cards of one step may run side by side.
            minutes: Option<i64>,
            /// A place where the service can fail (the "F" of a blueprint, Shostack 1984).
            failure: bool,
            /// A friction we know of and live with: it needs no opportunity.
            accepted: bool,
        }
    }
}

impl Card {
    /// A new card in `cell`, assumed until somebody checks it.
    pub fn new(cell: CellKey, text: impl Into<String>) -> Self {
        Self {
            step: cell.step,
            lane: cell.lane,
            text: text.into(),
            evidence: Some(Evidence::Assumed),
            ..Self::default()
        }
    }

    /// The cell it stands in.
    pub fn cell(&self) -> CellKey {
        CellKey { step: self.step.clone(), lane: self.lane.clone() }
    }
}
