//! Rows: a lane has a role (what it means) apart from its label (what it is called).

use super::id::LaneId;
use super::order::InOrder;
use crate::{open_word, record};

open_word! {
    /// What a lane means, whatever it is called.
    pub enum LaneRole {
        /// What the person does.
        Action = "action",
        /// Where contact happens, on a channel.
        Touchpoint = "touchpoint",
        /// What goes through their mind.
        Thought = "thought",
        /// How it feels, as a score for each step: drawn as a curve, holds no cards.
        Emotion = "emotion",
        /// What slows, worries or stops them.
        Pain = "pain",
        /// What works and must be kept.
        Gain = "gain",
        /// Words people really said.
        Quote = "quote",
        /// An idea to act on.
        Opportunity = "opportunity",
        /// What will be built, changed or stopped.
        Solution = "solution",
        /// A figure.
        Metric = "metric",
        /// Who answers for it.
        Owner = "owner",
        /// Place, people, circumstances.
        Context = "context",
        /// What they try to get done.
        Need = "need",
        /// What separates today from the target.
        Gap = "gap",
        /// What the customer sees, holds or receives.
        Evidence = "evidence",
        /// What happens in view of the customer.
        Frontstage = "frontstage",
        /// What happens out of view so that the front can act.
        Backstage = "backstage",
        /// Other teams, systems and suppliers.
        Support = "support",
        /// Rules, laws, contracts.
        Policy = "policy",
        /// Anything else worth keeping.
        Note = "note",
        /// A lane with no meaning of its own.
        Custom = "custom",
    }
}

record! {
    /// A row of the board.
    pub struct Lane {
        always {
            /// Names the lane.
            id: LaneId,
            /// What it means.
            role: LaneRole,
            /// What it is called.
            label: String,
        }
        when_set {
            /// The phrase of a template the label and the question came from; those still equal to it follow the language.
            template: Option<String>,
            /// The question that helps to fill it.
            question: String,
            /// Out of sight on the board; what it holds is kept.
            hidden: bool,
            /// Of an emotion lane: how it is wished to feel, not how it does.
            wished: bool,
            /// What it holds came from another map and is only looked at here.
            locked: bool,
        }
    }
}

impl Lane {
    /// Whether this lane holds scores, drawn as a curve, instead of cards.
    pub fn is_emotion(&self) -> bool {
        self.role == LaneRole::Emotion
    }
}

/// A line of a service blueprint (NN/g, after Bitner, Ostrom and Morgan 2008). It follows from the roles around it and is never stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BlueprintLine {
    /// Between the customer's actions and what is done in their view.
    Interaction,
    /// Between what the customer sees and what is done out of view.
    Visibility,
    /// Between those who serve and those who support them.
    InternalInteraction,
}

impl BlueprintLine {
    /// The three lines, top to bottom.
    pub const ALL: [Self; 3] = [Self::Interaction, Self::Visibility, Self::InternalInteraction];

    /// The value of the page's `data-line`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Interaction => "interaction",
            Self::Visibility => "visibility",
            Self::InternalInteraction => "internal-interaction",
        }
    }
}

/// The layer of a blueprint a role belongs to, top to bottom: what the customer sees and holds, what they do, then what is done for
/// them, ever further from their eyes. `None` for roles that may stand anywhere.
pub fn layer(role: &LaneRole) -> Option<usize> {
    match role {
        LaneRole::Evidence => Some(0),
        role => depth(role).map(|depth| depth + 1),
    }
}

/// Where a new lane of `role` belongs among the lanes of a blueprint: as near to `wanted` as its layer allows.
pub fn place_in_blueprint(lanes: &[Lane], role: &LaneRole, wanted: usize) -> usize {
    let Some(own) = layer(role) else { return wanted.min(lanes.len()) };
    let of = |lane: &Lane| layer(&lane.role);
    let first = lanes.iter().rposition(|lane| of(lane).is_some_and(|layer| layer < own)).map_or(0, |last| last + 1);
    let beyond = lanes.iter().position(|lane| of(lane).is_some_and(|layer| layer > own)).unwrap_or(lanes.len());
    // Lanes that are out of order already have no place that is right on both sides: below what comes before it, then.
    wanted.min(beyond).max(first)
}

/// The lanes of a blueprint in its order: lanes of a layer stay as they are among themselves, and lanes of no layer stay below the
/// lane they stand below now, or on top. `None` while they are in order.
pub fn blueprint_order(lanes: &[Lane]) -> Option<Vec<LaneId>> {
    let mut groups: Vec<(usize, Vec<&Lane>)> = Vec::new();
    let mut top = Vec::new();
    for lane in lanes {
        match (layer(&lane.role), groups.last_mut()) {
            (Some(layer), _) => groups.push((layer, vec![lane])),
            (None, Some((_, group))) => group.push(lane),
            (None, None) => top.push(lane),
        }
    }
    if groups.is_sorted_by_key(|(layer, _)| *layer) {
        return None;
    }
    groups.put_in_order(|one, other| one.0.cmp(&other.0));
    let ordered = top.into_iter().chain(groups.into_iter().flat_map(|(_, group)| group));
    Some(ordered.map(|lane| lane.id.clone()).collect())
}

/// How far a role stands from the customer: 0 for the customer's own side, 3 for support; `None` for roles outside the blueprint's order.
fn depth(role: &LaneRole) -> Option<usize> {
    match role {
        LaneRole::Action => Some(0),
        LaneRole::Frontstage => Some(1),
        LaneRole::Backstage => Some(2),
        LaneRole::Support => Some(3),
        _ => None,
    }
}

/// The lines of a blueprint with these lanes, each with the lane it stands above, top to bottom.
///
/// A line stands above the first lane that lies beyond it, below the last lane that lies before it. Lanes out of the blueprint's order
/// (a support lane moved above the customer's actions) have no line that could separate them, so that line is left out.
/// The scan is at most `3 * lanes`.
pub fn lines(lanes: &[Lane]) -> Vec<(BlueprintLine, LaneId)> {
    BlueprintLine::ALL
        .into_iter()
        .enumerate()
        .filter_map(|(line_depth, line)| {
            let before = lanes.iter().rposition(|lane| depth(&lane.role).is_some_and(|depth| depth <= line_depth))?;
            let beyond = lanes.iter().position(|lane| depth(&lane.role).is_some_and(|depth| depth > line_depth))?;
            (before < beyond).then(|| (line, lanes[beyond].id.clone()))
        })
        .collect()
}
