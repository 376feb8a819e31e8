//! Frictions and gaps without an answer, and ideas without what makes them happen.

use super::{Check, Rule};
use crate::method::place::Place;
use crate::method::survey::{Seen, Survey};
use crate::model::{LaneRole, MapKind};

pub(super) fn find(survey: &Survey<'_>, found: &mut Vec<Check>) {
    for seen in &survey.cards {
        if let Some(rule) = unanswered(survey, seen) {
            found.push(on(seen, rule));
        }
        match seen.role {
            LaneRole::Opportunity if !survey.is_owned(seen) => found.push(on(seen, Rule::OpportunityWithoutOwner)),
            LaneRole::Solution => {
                if !survey.is_owned(seen) {
                    found.push(on(seen, Rule::SolutionWithoutOwner));
                }
                if seen.card.due.is_none() && !is_measured(survey, seen) {
                    found.push(on(seen, Rule::SolutionWithoutDate));
                }
            }
            _ => {}
        }
    }
}

fn on(seen: &Seen<'_>, rule: Rule) -> Check {
    Check::new(rule, Place::Card(seen.id.clone()))
}

/// Which rule finds an answer missing. The frictions of a blueprint are its points of failure, and so is any card marked as one.
fn unanswered(survey: &Survey<'_>, seen: &Seen<'_>) -> Option<Rule> {
    let is_blueprint = survey.map.kind == MapKind::ServiceBlueprint;
    let rule = match seen.role {
        LaneRole::Pain if !is_blueprint && !seen.card.failure => Rule::PainWithoutOpportunity,
        LaneRole::Pain => Rule::FailureWithoutImprovement,
        LaneRole::Gap => Rule::GapWithoutSolution,
        _ if seen.card.failure => Rule::FailureWithoutImprovement,
        _ => return None,
    };
    (!survey.is_answered(seen)).then_some(rule)
}

/// Whether a figure tells that it worked: the card's own, or one in its step.
fn is_measured(survey: &Survey<'_>, seen: &Seen<'_>) -> bool {
    seen.card.metric.is_some() || survey.has(&seen.card.step, &[LaneRole::Metric])
}
