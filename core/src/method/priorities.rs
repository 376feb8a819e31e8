//! Which ideas to act on first: each weighed by what it would change and what it would cost, and what became of them.

pub use super::context::meant_day;
use crate::model::order::InOrder;
use std::cmp::Ordering;

use crate::format::letters::plain_letters;
use crate::model::{Card, CardId, Edit, JourneyMap, Lane, LaneRole, Link, LinkKind, SortedMap, WordOrder, WorkStatus};

/// The least and the most an idea can be given for impact and for effort.
pub const SCALE: std::ops::RangeInclusive<i64> = 1..=5;

/// Where the arrow keys put an idea that has not been weighed yet.
pub const MIDDLE: Rating = Rating { impact: 3, effort: 3 };

/// What an idea would change and what it would cost, 1 to 5 each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rating {
    /// What it would change, 1 to 5.
    pub impact: i64,
    /// What it would cost, 1 to 5.
    pub effort: i64,
}

/// A way over the matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// More impact.
    Up,
    /// Less impact.
    Down,
    /// Less effort.
    Left,
    /// More effort.
    Right,
}

/// What a place in the matrix advises.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Quadrant {
    /// Impact 4 or 5 for effort 1 or 2: these first.
    QuickWin,
    /// Impact 4 or 5 for effort 3 or more: worth a project.
    BigProject,
    /// Impact up to 3 for effort up to 3: when there is time.
    FillIn,
    /// Impact up to 3 for effort 4 or 5: better not.
    Avoid,
}

impl Quadrant {
    /// Every quadrant, the best first.
    pub const ALL: [Self; 4] = [Self::QuickWin, Self::BigProject, Self::FillIn, Self::Avoid];

    /// The value of the page's `data-quadrant`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::QuickWin => "quick-win",
            Self::BigProject => "big-project",
            Self::FillIn => "fill-in",
            Self::Avoid => "avoid",
        }
    }
}

impl Rating {
    /// How `card` is weighed; nothing while either side is missing. A file may say more than 5 or less than 1: the nearest counts.
    pub fn of(card: &Card) -> Option<Self> {
        Some(Self { impact: on_scale(card.impact?), effort: on_scale(card.effort?) })
    }

    /// What it advises. The border between little and much effort lies lower for what changes much: an idea of middling impact and
    /// effort is something to do when there is time, not something to avoid.
    pub fn quadrant(self) -> Quadrant {
        match (self.impact >= 4, self.effort) {
            (true, ..=2) => Quadrant::QuickWin,
            (true, _) => Quadrant::BigProject,
            (false, ..=3) => Quadrant::FillIn,
            (false, _) => Quadrant::Avoid,
        }
    }

    /// One cell further; nothing at the edge.
    pub fn toward(self, way: Way) -> Option<Self> {
        let next = match way {
            Way::Up => Self { impact: self.impact + 1, ..self },
            Way::Down => Self { impact: self.impact - 1, ..self },
            Way::Left => Self { effort: self.effort - 1, ..self },
            Way::Right => Self { effort: self.effort + 1, ..self },
        };
        (SCALE.contains(&next.impact) && SCALE.contains(&next.effort)).then_some(next)
    }
}

fn on_scale(value: i64) -> i64 {
    value.clamp(*SCALE.start(), *SCALE.end())
}

fn holds_ideas(lane: &Lane) -> bool {
    // What was brought from another map is not this map's to plan.
    matches!(lane.role, LaneRole::Opportunity | LaneRole::Solution) && !lane.locked
}

fn holds_pains(lane: &Lane) -> bool {
    matches!(lane.role, LaneRole::Pain | LaneRole::Gap)
}

/// Whether the map has a lane for ideas.
pub fn has_room(map: &JourneyMap) -> bool {
    map.lanes.iter().any(holds_ideas)
}

fn cards_of(map: &JourneyMap, wanted: fn(&Lane) -> bool) -> Vec<CardId> {
    let ids = map.cards_in_order();
    ids.filter(|id| map.card(id).and_then(|card| map.lane(&card.lane)).is_some_and(wanted)).cloned().collect()
}

/// The opportunities and solutions of the map, in document order; hidden lanes count.
pub fn ideas(map: &JourneyMap) -> Vec<CardId> {
    cards_of(map, holds_ideas)
}

/// Whether `id` is one of the map's ideas.
pub fn is_idea(map: &JourneyMap, id: &CardId) -> bool {
    map.card(id).and_then(|card| map.lane(&card.lane)).is_some_and(holds_ideas)
}

/// What an idea may answer: pain points and gaps, in document order.
pub fn pains(map: &JourneyMap) -> Vec<CardId> {
    cards_of(map, holds_pains)
}

/// The ideas that are quick wins, best first, whether done or not.
pub fn quick_wins(map: &JourneyMap) -> Vec<CardId> {
    let is_quick = |card: &Card| Rating::of(card).is_some_and(|rating| rating.quadrant() == Quadrant::QuickWin);
    by_worth(map).into_iter().filter(|id| map.card(id).is_some_and(is_quick)).collect()
}

/// Whether `card` should have been done before `today`, both `YYYY-MM-DD`. Nothing is overdue on a day that is not known.
pub fn is_overdue(card: &Card, today: &str) -> bool {
    let late = card.due.as_deref().is_some_and(|due| due < today);
    late && card.status != Some(WorkStatus::Done)
}

/// The names of everybody who answers for something on the map, in the order of the language, each once: letters great and small are the
/// same name.
pub fn owners(map: &JourneyMap, word_order: WordOrder) -> Vec<String> {
    let of_stages = map.stages.iter().map(|stage| stage.owner.trim());
    let owners = map.cards.values().map(|card| card.owner.trim()).chain(of_stages).filter(|owner| !owner.is_empty());
    let mut once: SortedMap<String, String> = SortedMap::new();
    once.extend(owners.map(|owner| (plain_letters(owner), owner.to_owned())));
    let mut owners: Vec<String> = once.into_values().collect();
    owners.put_in_order(|one, other| word_order(one, other));
    owners
}

/// What `idea` answers, in the order the links were made.
pub fn answered_by<'a>(map: &'a JourneyMap, idea: &CardId) -> Vec<&'a CardId> {
    let of_idea = map.links.iter().filter(|link| link.from == *idea && link.kind == LinkKind::Answers);
    of_idea.map(|link| &link.to).collect()
}

/// The ideas that answer `pain`.
pub fn answers_to<'a>(map: &'a JourneyMap, pain: &CardId) -> Vec<&'a CardId> {
    let to_pain = map.links.iter().filter(|link| link.to == *pain && link.kind == LinkKind::Answers);
    to_pain.map(|link| &link.from).filter(|idea| is_idea(map, idea)).collect()
}

/// Has `idea` answer `pain` instead of what it answered first, or nothing instead. Nothing when that is so already.
pub fn answer(map: &JourneyMap, idea: &CardId, pain: Option<&CardId>) -> Option<Edit> {
    let before = answered_by(map, idea).first().copied().cloned();
    if before.as_ref() == pain {
        return None;
    }
    // Two cards are tied once: another tie between these two gives way.
    let goes = |link: &Link| link.from == *idea && (Some(&link.to) == pain || Some(&link.to) == before.as_ref());
    let mut places: Vec<usize> = (0..map.links.len()).filter(|index| goes(&map.links[*index])).collect();
    let index = places.first().copied().unwrap_or(map.links.len());
    places.reverse();
    let mut edits: Vec<Edit> = places.into_iter().map(|index| Edit::RemoveLink { index }).collect();
    if let Some(pain) = pain {
        let link = Link { from: idea.clone(), to: pain.clone(), kind: LinkKind::Answers, ..Link::default() };
        edits.push(Edit::AddLink { link, index });
    }
    Some(Edit::Batch(edits))
}

/// A column of the action plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Column {
    /// What the idea says.
    Idea,
    /// The step it stands at.
    Step,
    /// What it answers.
    Pain,
    /// Who answers for it.
    Owner,
    /// By when.
    Due,
    /// How far it has come.
    Status,
    /// What it would change.
    Impact,
    /// What it would cost.
    Effort,
}

impl Column {
    /// Every column, left to right.
    pub const ALL: [Self; 8] =
        [Self::Idea, Self::Step, Self::Pain, Self::Owner, Self::Due, Self::Status, Self::Impact, Self::Effort];

    /// The value of the page's `data-column`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Idea => "idea",
            Self::Step => "step",
            Self::Pain => "pain",
            Self::Owner => "owner",
            Self::Due => "due",
            Self::Status => "status",
            Self::Impact => "impact",
            Self::Effort => "effort",
        }
    }
}

/// How the action plan is sorted: by a column, or by worth while there is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Order {
    /// The column.
    pub by: Option<Column>,
    /// From the last to the first.
    pub descending: bool,
}

impl Order {
    /// What choosing `column` makes of it: up, then down, then by worth again.
    pub fn chosen(self, column: Column) -> Self {
        match self {
            Self { by: Some(by), descending: false } if by == column => Self { by: Some(column), descending: true },
            Self { by: Some(by), descending: true } if by == column => Self::default(),
            _ => Self { by: Some(column), descending: false },
        }
    }
}

/// What a row is sorted by in a column; `None` where the column is empty, which comes last either way.
fn key<'a>(map: &'a JourneyMap, id: &CardId, column: Column) -> Option<(i64, &'a str)> {
    let card = map.card(id)?;
    let words = |text: &'a str| Some((0, text.trim())).filter(|(_, text)| !text.is_empty());
    match column {
        Column::Idea => words(&card.text),
        Column::Step => map.steps().position(|step| step.id == card.step).map(|at| (at as i64, "")),
        Column::Pain => words(&map.card(answered_by(map, id).first()?)?.text),
        Column::Owner => words(&card.owner),
        Column::Due => words(card.due.as_deref()?),
        Column::Status => match card.status.as_ref()? {
            WorkStatus::Todo => Some((0, "")),
            WorkStatus::Doing => Some((1, "")),
            WorkStatus::Done => Some((2, "")),
            WorkStatus::Other(_) => Some((3, card.status.as_ref()?.as_str())),
        },
        Column::Impact => card.impact.map(|value| (value, "")),
        Column::Effort => card.effort.map(|value| (value, "")),
    }
}

/// The rows of the action plan: every idea that is weighed or has a status. By worth: quick wins first, then by quadrant, most impact
/// and least effort first. What is equal stays in document order.
pub fn plan(map: &JourneyMap, order: Order, word_order: WordOrder) -> Vec<CardId> {
    let Some(column) = order.by else { return by_worth(map) };
    // Days are written so that their figures are in order, whatever a language makes of figures.
    let texts = if column == Column::Due { str::cmp } else { word_order };
    let compare = |a: (i64, &str), b: (i64, &str)| a.0.cmp(&b.0).then_with(|| texts(a.1, b.1));
    sorted(planned(map), &|a, b| match (key(map, a, column), key(map, b, column)) {
        (Some(a), Some(b)) if order.descending => compare(b, a),
        (Some(a), Some(b)) => compare(a, b),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    })
}

/// The rows of the action plan by worth.
pub fn by_worth(map: &JourneyMap) -> Vec<CardId> {
    sorted(planned(map), &|a, b| worth(map, a).cmp(&worth(map, b)))
}

fn planned(map: &JourneyMap) -> Vec<CardId> {
    let is_planned = |id: &CardId| map.card(id).is_some_and(|card| Rating::of(card).is_some() || card.status.is_some());
    ideas(map).into_iter().filter(is_planned).collect()
}

/// `ids` in the order that `compare` says; equal ones stay as they are. One sort for all: each of its own weighs kilobytes in the page.
pub(super) fn sorted(mut ids: Vec<CardId>, compare: &dyn Fn(&CardId, &CardId) -> Ordering) -> Vec<CardId> {
    ids.put_in_order(compare);
    ids
}

fn worth(map: &JourneyMap, id: &CardId) -> (bool, Option<(Quadrant, i64, i64)>) {
    let rating = map.card(id).and_then(Rating::of);
    (rating.is_none(), rating.map(|rating| (rating.quadrant(), -rating.impact, rating.effort)))
}
