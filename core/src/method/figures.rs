//! The figures of a map that the page shows in more than one place, all counted here.

use super::checks::open_checks;
use super::summary::EvidenceCount;
use super::survey::Survey;
use crate::model::JourneyMap;

/// What there is on a map, and what is still open. Cards of locked lanes came from another map and are counted there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Stages.
    pub stages: usize,
    /// Steps.
    pub steps: usize,
    /// Cards, by how they are known.
    pub evidence: EvidenceCount,
    /// Moments of truth that were decided.
    pub moments: usize,
    /// Lanes that are hidden.
    pub hidden_lanes: usize,
    /// Frictions nobody has an idea for, nor said to live with.
    pub unanswered: usize,
    /// Ideas nobody answers for.
    pub unowned: usize,
    /// Steps nobody knows the feeling of.
    pub unfelt: usize,
    /// Hints that nobody set aside.
    pub to_check: usize,
}

impl Figures {
    /// Those of `map` on the day `today` (`YYYY-MM-DD`, empty when nobody knows).
    pub fn of(map: &JourneyMap, today: &str) -> Self {
        let survey = Survey::of(map);
        Self {
            stages: map.stages.len(),
            steps: map.steps().count(),
            evidence: survey.evidence(),
            moments: survey.moments().count(),
            hidden_lanes: map.lanes.iter().filter(|lane| lane.hidden).count(),
            unanswered: survey.frictions().filter(|seen| !survey.is_answered(seen)).count(),
            unowned: survey.ideas().filter(|seen| !survey.is_owned(seen)).count(),
            unfelt: survey.unfelt().count(),
            to_check: open_checks(map, today).len(),
        }
    }
}
