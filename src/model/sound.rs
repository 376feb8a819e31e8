//! What always holds in a map, checked after every edit in tests and before every save.

use std::collections::BTreeSet;

use super::id::{CardId, CellKey};
use super::map::JourneyMap;

/// A law of the map that does not hold, for a developer to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation(pub String);

impl JourneyMap {
    /// The laws that do not hold. Empty for every map the page can reach.
    pub fn violations(&self) -> Vec<Violation> {
        let mut found = Vec::new();
        let mut say = |what: String| found.push(Violation(what));

        let mut seen = BTreeSet::new();
        for stage in &self.stages {
            if !seen.insert(stage.id.as_str()) {
                say(format!("two stages are named {}", stage.id));
            }
            if stage.steps.is_empty() {
                say(format!("stage {} has no step", stage.id));
            }
        }
        let mut steps = BTreeSet::new();
        for step in self.steps() {
            if !steps.insert(&step.id) {
                say(format!("two steps are named {}", step.id));
            }
        }
        let mut lanes = BTreeSet::new();
        for lane in &self.lanes {
            if !lanes.insert(&lane.id) {
                say(format!("two lanes are named {}", lane.id));
            }
        }
        let curve: BTreeSet<_> = self.lanes.iter().filter(|lane| lane.is_emotion()).map(|lane| &lane.id).collect();
        let exists = |cell: &CellKey| steps.contains(&cell.step) && lanes.contains(&cell.lane);

        let mut placed: BTreeSet<&CardId> = BTreeSet::new();
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
        let mut tied = BTreeSet::new();
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
