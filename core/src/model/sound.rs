//! What always holds in a map, checked after every edit in tests and before every save.

use super::id::{CardId, CellKey};
use super::map::{JourneyMap, Link};
use super::sorted::SortedMap;
use super::sorted_set::SortedSet;
use super::written::Written;

/// A law of the map that does not hold, for a developer to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation(pub String);

/// Up to this many cards of a cell are compared each with each, which is quicker than a set.
const FEW: usize = 16;

impl JourneyMap {
    /// Whether all laws hold: what [`violations`](Self::violations) says in words, quick enough to ask before every save. Every card of
    /// every cell is one of the map's and stands there and nowhere else, and there are as many as the map has; so none stands nowhere.
    pub fn is_sound(&self) -> bool {
        self.is_sound_since(&Written::default())
    }

    /// The same for a map of which the rows of `written` were found sound when they were written: their cards are not looked at again.
    pub fn is_sound_since(&self, written: &Written) -> bool {
        let named_once = |count: usize, names: SortedSet<&str>| names.len() == count;
        let stages = named_once(self.stages.len(), self.stages.iter().map(|stage| stage.id.as_str()).collect());
        let steps: SortedSet<&str> = self.steps().map(|step| step.id.as_str()).collect();
        let columns =
            named_once(self.steps().len(), steps.clone()) && self.stages.iter().all(|stage| !stage.steps.is_empty());
        let lanes: SortedMap<&str, bool> =
            self.lanes.iter().map(|lane| (lane.id.as_str(), lane.is_emotion())).collect();
        let crossing = |cell: &CellKey, curve: bool| {
            steps.contains(cell.step.as_str()) && lanes.get(cell.lane.as_str()) == Some(&curve)
        };
        let stands = |cell: &CellKey, id: &CardId| {
            self.card(id).is_some_and(|card| card.step == cell.step && card.lane == cell.lane)
        };
        let each_once = |cards: &[CardId]| match cards.len() {
            0 => false,
            1..=FEW => (1..cards.len()).all(|at| !cards[..at].contains(&cards[at])),
            count => cards.iter().collect::<SortedSet<_>>().len() == count,
        };
        let placed: usize = self.cells.values().map(Vec::len).sum();
        let ends =
            |link: &Link| link.from != link.to && self.card(&link.from).is_some() && self.card(&link.to).is_some();
        stages
            && columns
            && lanes.len() == self.lanes.len()
            && placed == self.cards.len()
            && self.cells.iter().all(|(cell, cards)| {
                crossing(cell, false)
                    && (written.has(&cell.lane) || each_once(cards) && cards.iter().all(|id| stands(cell, id)))
            })
            && self.emotions.keys().all(|cell| crossing(cell, true))
            && self.links.iter().all(ends)
            && self.links.iter().map(|link| (&link.from, &link.to)).collect::<SortedSet<_>>().len() == self.links.len()
    }

    /// The laws that do not hold. Empty for every map the page can reach.
    pub fn violations(&self) -> Vec<Violation> {
        let mut found = Vec::new();
        let mut say = |what: String| found.push(Violation(what));

        let mut seen = SortedSet::new();
        for stage in &self.stages {
            if !seen.insert(stage.id.as_str()) {
                say(format!("two stages are named {}", stage.id));
            }
            if stage.steps.is_empty() {
                say(format!("stage {} has no step", stage.id));
            }
        }
        let mut steps = SortedSet::new();
        for step in self.steps() {
            if !steps.insert(&step.id) {
                say(format!("two steps are named {}", step.id));
            }
        }
        let mut lanes = SortedSet::new();
        for lane in &self.lanes {
            if !lanes.insert(&lane.id) {
                say(format!("two lanes are named {}", lane.id));
            }
        }
        let curve: SortedSet<_> = self.lanes.iter().filter(|lane| lane.is_emotion()).map(|lane| &lane.id).collect();
        let exists = |cell: &CellKey| steps.contains(&cell.step) && lanes.contains(&cell.lane);

        let mut placed: SortedSet<&CardId> = SortedSet::new();
        for (cell, cards) in &self.cells {
            if cards.is_empty() {
                say(format!("cell {cell} is kept though it is empty"));
            }
            if !exists(cell) || curve.contains(&cell.lane) {
                say(format!("cell {cell} holds cards where none can stand"));
            }
            for id in cards {
                if !placed.insert(id) {
                    say(format!("card {id} stands twice"));
                }
                match self.card(id) {
                    None => say(format!("cell {cell} holds the unknown card {id}")),
                    Some(card) if card.cell() != *cell => say(format!("card {id} thinks it is in {}", card.cell())),
                    Some(_) => {}
                }
            }
        }
        for id in self.cards.keys().filter(|id| !placed.contains(id)) {
            say(format!("card {id} stands nowhere"));
        }
        for cell in self.emotions.keys() {
            if !exists(cell) || !curve.contains(&cell.lane) {
                say(format!("{cell} has a feeling where none can be"));
            }
        }
        let mut tied = SortedSet::new();
        for link in &self.links {
            if link.from == link.to || !tied.insert((&link.from, &link.to)) {
                say(format!("{} is tied to {} in vain", link.from, link.to));
            }
            for end in [&link.from, &link.to] {
                if self.card(end).is_none() {
                    say(format!("a link ends at the unknown card {end}"));
                }
            }
        }
        found
    }
}
