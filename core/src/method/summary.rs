//! What a map says in short: its highs and lows, what hurts most, what is planned, what the figures say, and how much of it is known.

use std::cmp::Ordering;

use super::priorities::{answers_to, sorted};
use super::survey::{Seen, Survey};
use crate::model::{Amount, Card, CardId, CellKey, Emotion, JourneyMap, Lane, Metric, Reading, Score, SortedMap};

/// The lane whose curve the map is about: the person's own as it is, else the one that is wished for. Of several, the first: the
/// others are somebody else's, staff for instance.
pub fn curve_lane(map: &JourneyMap) -> Option<&Lane> {
    let mut own = map.lanes.iter().filter(|lane| lane.is_emotion() && !lane.locked);
    own.clone().find(|lane| !lane.wished).or_else(|| own.next())
}

/// The feeling of every column of `lane`, left to right; unknown where nobody said.
pub fn feelings<'a>(map: &'a JourneyMap, lane: &Lane) -> Vec<Option<&'a Emotion>> {
    map.steps().map(|step| map.emotion(&CellKey { step: step.id.clone(), lane: lane.id.clone() })).collect()
}

/// An end of the curve's range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Peak {
    /// Nowhere does it feel better.
    Highest,
    /// Nowhere does it feel worse.
    Lowest,
}

/// Which columns are the highest and which the lowest; none on a level line.
pub fn peaks(scores: &[Option<Score>]) -> Vec<Option<Peak>> {
    let known = || scores.iter().flatten();
    let (Some(most), Some(least)) = (known().max(), known().min()) else { return vec![None; scores.len()] };
    let of = |score: &Option<Score>| match score {
        Some(score) if score == most && most > least => Some(Peak::Highest),
        Some(score) if score == least && most > least => Some(Peak::Lowest),
        _ => None,
    };
    scores.iter().map(of).collect()
}

/// A friction point with what makes it heavy.
#[derive(Clone, Debug, PartialEq)]
pub struct Friction {
    /// The card.
    pub id: CardId,
    /// How its step feels.
    pub score: Option<Score>,
    /// The ideas that answer it: those linked to it, else those of its step.
    pub answers: Vec<CardId>,
}

/// The frictions nobody has decided to live with, the heaviest first: where it feels lowest (an unknown feeling comes last), then what
/// matters most, then what is done worst, then in document order.
pub fn frictions(map: &JourneyMap) -> Vec<Friction> {
    let lane = curve_lane(map);
    let feeling = |card: &Card| {
        let cell = CellKey { step: card.step.clone(), lane: lane?.id.clone() };
        map.emotion(&cell).map(|emotion| emotion.score)
    };
    let weight = |id: &CardId| {
        let card = map.card(id)?;
        let score = feeling(card);
        let importance = std::cmp::Reverse(card.importance.unwrap_or(0));
        Some((score.is_none(), score, importance, card.performance.unwrap_or(i64::MAX)))
    };
    let survey = Survey::of(map);
    let open: SortedMap<CardId, Seen<'_>> =
        survey.frictions().filter(|seen| !seen.card.accepted).map(|seen| (seen.id.clone(), seen)).collect();
    let in_order = survey.frictions().map(|seen| seen.id.clone()).filter(|id| open.contains_key(id)).collect();
    let heaviest_first = sorted(in_order, &|a, b| weight(a).cmp(&weight(b)));
    let told = heaviest_first.into_iter().filter_map(|id| {
        let seen = open.get(&id)?;
        let mut answers: Vec<CardId> = answers_to(map, &id).into_iter().cloned().collect();
        if answers.is_empty() {
            answers = survey.ideas_beside(seen).map(|idea| idea.id.clone()).collect();
        }
        Some(Friction { score: feeling(seen.card), id, answers })
    });
    told.collect()
}

/// What became of a figure since it was first known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trend {
    /// It is where it should go, or beyond.
    Reached,
    /// It moved toward the target.
    Closer,
    /// It is where it was.
    Same,
    /// It moved away from the target.
    Further,
    /// There is no target, or nothing to compare.
    Unknown,
}

/// A figure before, now, and where it should go.
#[derive(Clone, Debug, PartialEq)]
pub struct Measure<'a> {
    /// The card it stands on.
    pub id: &'a CardId,
    /// The figure.
    pub metric: &'a Metric,
    /// Where it started: the baseline, else the first of several readings.
    pub before: Option<&'a Amount>,
    /// The latest reading.
    pub now: Option<&'a Reading>,
    /// Whether it should fall or rise.
    pub goal: Option<Ordering>,
    /// What became of it.
    pub trend: Trend,
}

/// Every figure of the map, in document order.
pub fn measures(map: &JourneyMap) -> Vec<Measure<'_>> {
    let metrics = map.cards_in_order().filter_map(|id| Some((id, map.card(id)?.metric.as_ref()?)));
    metrics.map(|(id, metric)| measure(id, metric)).collect()
}

fn measure<'a>(id: &'a CardId, metric: &'a Metric) -> Measure<'a> {
    let first = metric.readings.iter().min_by_key(|reading| &reading.on);
    let now = metric.readings.iter().max_by_key(|reading| &reading.on);
    let several = metric.readings.len() > 1;
    let before = metric.baseline.as_ref().or(first.filter(|_| several).map(|reading| &reading.value));
    let compared = |a: Option<&Amount>, b: Option<&Amount>| compare(a?.as_str(), b?.as_str());
    let value = now.map(|reading| &reading.value);
    let goal = compared(metric.target.as_ref(), before);
    let to_target = compared(metric.target.as_ref(), value);
    let moved = compared(value, before);
    let trend = match (goal, to_target, moved) {
        (_, Some(Ordering::Equal), _) => Trend::Reached,
        (Some(goal), Some(left), Some(_)) if goal != Ordering::Equal && left != goal => Trend::Reached,
        (Some(_), _, Some(Ordering::Equal)) => Trend::Same,
        (Some(goal), _, Some(moved)) if goal == moved => Trend::Closer,
        (Some(_), _, Some(_)) => Trend::Further,
        _ => Trend::Unknown,
    };
    Measure { id, metric, before, now, goal, trend }
}

/// Compares two figures by their digits. Nothing for one in powers of ten, which nobody writes by hand.
pub fn compare(a: &str, b: &str) -> Option<Ordering> {
    let (a, b) = (Decimal::read(a)?, Decimal::read(b)?);
    Some(match (a.below_zero, b.below_zero) {
        (false, true) => Ordering::Greater,
        (true, false) => Ordering::Less,
        (false, false) => a.size().cmp(&b.size()),
        (true, true) => b.size().cmp(&a.size()),
    })
}

/// A figure as its digits, without zeros that say nothing.
struct Decimal<'a> {
    below_zero: bool,
    whole: &'a str,
    part: &'a str,
}

impl<'a> Decimal<'a> {
    fn read(text: &'a str) -> Option<Self> {
        let (below_zero, digits) = text.strip_prefix('-').map_or((false, text), |digits| (true, digits));
        let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
        let is_number = !digits.is_empty() && (whole.bytes().chain(part.bytes())).all(|byte| byte.is_ascii_digit());
        let (whole, part) = (whole.trim_start_matches('0'), part.trim_end_matches('0'));
        let is_zero = whole.is_empty() && part.is_empty();
        is_number.then_some(Self { below_zero: below_zero && !is_zero, whole, part })
    }

    /// Sorts as the number without its sign does.
    fn size(&self) -> (usize, &str, &str) {
        (self.whole.len(), self.whole, self.part)
    }
}

/// How many cards are known in which way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct EvidenceCount {
    /// Seen or measured.
    pub observed: usize,
    /// Told by the people concerned.
    pub reported: usize,
    /// Not checked by anybody; a card that does not say counts here.
    pub assumed: usize,
    /// Not there yet.
    pub proposed: usize,
}

impl EvidenceCount {
    /// All cards.
    pub fn all(&self) -> usize {
        self.observed + self.reported + self.assumed + self.proposed
    }

    /// Those about what is: what is only proposed exists nowhere yet, and cannot have been seen.
    pub fn about_now(&self) -> usize {
        self.all() - self.proposed
    }

    /// Those that rest on what was seen or told.
    pub fn founded(&self) -> usize {
        self.observed + self.reported
    }

    /// How many in a hundred of those about what is rest on what was seen or told, and how many are assumed: together 100. Nothing
    /// where no card is about what is.
    pub fn shares(&self) -> Option<(usize, usize)> {
        let all = self.about_now();
        let founded = (self.founded() * 100 + all / 2).checked_div(all)?;
        Some((founded, 100 - founded))
    }
}
