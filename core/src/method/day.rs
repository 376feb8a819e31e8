//! A day by the clock: the times of its steps run forward, and no step begins before the one before it is over.

use crate::model::{JourneyMap, Step, StepId};

/// Minutes in a day.
const DAY: u16 = 24 * 60;

/// From this minute on it is evening: what comes after may be after midnight.
const EVENING: u16 = 18 * 60;

/// The minutes from midnight to `time`, `HH:MM`; `None` for anything else.
pub fn minutes(time: &str) -> Option<u16> {
    let (hours, minutes) = time.split_once(':')?;
    let digits = |text: &str| text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(hours) || !digits(minutes) {
        return None;
    }
    let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.parse().ok()?);
    (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
}

/// Why two times that follow each other cannot both be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Clash {
    /// A step ends before it begins, or at once.
    EndsFirst {
        /// The step.
        step: StepId,
    },
    /// A step begins, or is said to end, before a step to its left has begun or ended.
    Overlap {
        /// The step to the left.
        earlier: StepId,
        /// The step to the right.
        later: StepId,
    },
}

impl Clash {
    /// The step other than `step` that it is about; none when it is about `step` alone.
    pub fn other(&self, step: &StepId) -> Option<&StepId> {
        match self {
            Self::EndsFirst { .. } => None,
            Self::Overlap { earlier, later } => Some(if earlier == step { later } else { earlier }),
        }
    }
}

/// Every clash between times that follow each other, left to right. Steps without times are passed over.
///
/// A day may run past midnight: a time no later than the day's first counts as the next day's when what comes before it is in the
/// evening.
pub fn clashes(map: &JourneyMap) -> Vec<Clash> {
    clashes_of(map.steps())
}

/// What clashes once `changed` is as it says, and did not before; the one about `changed` first.
pub fn new_clash(map: &JourneyMap, changed: &Step) -> Option<Clash> {
    let before = clashes(map);
    let after = clashes_of(map.steps().map(|step| if step.id == changed.id { changed } else { step }));
    let is_own = |clash: &Clash| match clash {
        Clash::EndsFirst { step } => *step == changed.id,
        Clash::Overlap { earlier, later } => *earlier == changed.id || *later == changed.id,
    };
    let own = after.iter().find(|clash| is_own(clash));
    own.or_else(|| after.iter().find(|clash| !before.contains(clash))).cloned()
}

fn clashes_of<'a>(steps: impl Iterator<Item = &'a Step>) -> Vec<Clash> {
    let mut found = Vec::new();
    let mut first = None;
    let mut last: Option<(u16, &StepId)> = None;
    for step in steps {
        for (time, is_end) in [(&step.begins, false), (&step.ends, true)] {
            let Some(on_clock) = time.as_deref().and_then(minutes) else { continue };
            let first = *first.get_or_insert(on_clock);
            let Some((before, of)) = last else {
                last = Some((on_clock, &step.id));
                continue;
            };
            let past_midnight = before >= DAY || (before >= EVENING && on_clock <= first && on_clock < before);
            let time = if past_midnight && on_clock <= first { on_clock + DAY } else { on_clock };
            let own = *of == step.id;
            if time < before || (own && is_end && time == before) {
                found.push(match own {
                    true => Clash::EndsFirst { step: step.id.clone() },
                    false => Clash::Overlap { earlier: of.clone(), later: step.id.clone() },
                });
            }
            // What clashed is passed over, so that one wrong time is said once.
            if time >= before {
                last = Some((time, &step.id));
            }
        }
    }
    found
}
