//! Which cards are selected, and how clicks and keys change that (interaction.md sections 6 and 9).

use std::collections::BTreeSet;

use super::sight::Sight;
use crate::model::{CardId, JourneyMap};

/// The selected cards.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    cards: BTreeSet<CardId>,
    /// Where a range begins: the card last selected on its own.
    anchor: Option<CardId>,
}

impl Selection {
    /// Only these cards; ranges begin at the first.
    pub fn only(cards: impl IntoIterator<Item = CardId>) -> Self {
        let cards: Vec<CardId> = cards.into_iter().collect();
        Self { anchor: cards.first().cloned(), cards: set_of(cards) }
    }

    /// Whether `id` is selected.
    pub fn contains(&self, id: &CardId) -> bool {
        self.cards.contains(id)
    }

    /// How many cards are selected.
    pub fn len(&self) -> usize {
        self.cards.len()
    }

    /// Whether nothing is selected.
    pub fn is_empty(&self) -> bool {
        self.cards.is_empty()
    }

    /// The selected cards, in no order that means anything.
    pub fn cards(&self) -> &BTreeSet<CardId> {
        &self.cards
    }

    /// The selected cards in document order; those of hidden lanes are left out, since nobody sees what would happen to them.
    pub fn in_order(&self, map: &JourneyMap, sight: &Sight) -> Vec<CardId> {
        let is_in_sight = |id: &CardId| sight.shows_card(map, id);
        match self.cards.len() {
            0 => Vec::new(),
            1 => self.cards.iter().filter(|id| is_in_sight(id)).cloned().collect(),
            _ => map.cards_in_order().filter(|id| self.contains(id) && is_in_sight(id)).cloned().collect(),
        }
    }

    /// The same cards, the one where the range begins first: the order in which [`Selection::only`] takes them back.
    pub fn in_range_order(&self, map: &JourneyMap, sight: &Sight) -> Vec<CardId> {
        let mut cards = self.in_order(map, sight);
        if let Some(at) = cards.iter().position(|id| Some(id) == self.anchor.as_ref()) {
            cards[..=at].rotate_right(1);
        }
        cards
    }

    /// Selects `id` beside the others, or no longer.
    pub fn toggle(&mut self, id: &CardId) {
        if !self.cards.remove(id) {
            self.cards.insert(id.clone());
        }
        self.anchor = Some(id.clone());
    }

    /// Selects everything between where the range began and `to`, when both are in one cell; else only `to`.
    pub fn extend_to(&mut self, map: &JourneyMap, sight: &Sight, to: &CardId) {
        let range = self.anchor.as_ref().and_then(|anchor| {
            let (cell, from) = map.place(anchor)?;
            let (other, to) = map.place(to)?;
            (cell == other).then(|| map.cards_in(&cell)[from.min(to)..=from.max(to)].to_vec())
        });
        match range {
            Some(range) => self.cards = set_of(range.into_iter().filter(|id| !sight.hides(id))),
            None => *self = Self::only([to.clone()]),
        }
    }

    /// All cards of the cell `id` is in, or all in sight when those are selected already.
    pub fn widen(&mut self, map: &JourneyMap, sight: &Sight, id: &CardId) {
        let cell: BTreeSet<CardId> = match map.place(id) {
            Some((cell, _)) => set_of(sight.cards_in(map, &cell).cloned()),
            None => BTreeSet::new(),
        };
        let all = self.cards.is_superset(&cell);
        self.cards = if all { set_of(map.cards.keys().filter(|id| sight.shows_card(map, id)).cloned()) } else { cell };
        self.anchor = Some(id.clone());
    }

    /// Forgets cards that are out of sight.
    pub fn keep_in_sight(&mut self, map: &JourneyMap, sight: &Sight) {
        self.cards.retain(|id| sight.shows_card(map, id));
    }

    /// Forgets cards that are no longer on the map.
    pub fn keep_existing(&mut self, map: &JourneyMap) {
        self.cards.retain(|id| map.card(id).is_some());
    }
}

/// A set of `cards`, one after the other: collecting them would bring a sort into the page.
fn set_of(cards: impl IntoIterator<Item = CardId>) -> BTreeSet<CardId> {
    let mut set = BTreeSet::new();
    set.extend(cards);
    set
}
