//! Which cards are selected, and how clicks and keys change that (interaction.md sections 6 and 9).

use super::block::Cells;
use super::focus::Focus;
use super::visibility::Visibility;
use crate::model::{Card, CardId, JourneyMap, SortedSet};

/// The selected cards.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    cards: SortedSet<CardId>,
    /// Where a range begins, a card or an empty cell: what was last selected on its own.
    anchor: Option<Focus>,
    /// Where it ends.
    reach: Option<Focus>,
}

impl From<Vec<CardId>> for Selection {
    fn from(cards: Vec<CardId>) -> Self {
        Self::only(cards)
    }
}

impl Selection {
    /// Only these cards; ranges begin at the first.
    pub fn only(cards: impl IntoIterator<Item = CardId>) -> Self {
        let cards: Vec<CardId> = cards.into_iter().collect();
        let anchor = cards.first().cloned().map(Focus::Card);
        Self { reach: anchor.clone(), anchor, cards: cards.into_iter().collect() }
    }

    /// Only what stands at `focus`, if anything does; ranges begin there.
    pub fn at(focus: Focus) -> Self {
        let card = if let Focus::Card(id) = &focus { Some(id.clone()) } else { None };
        Self { anchor: Some(focus.clone()), reach: Some(focus), cards: card.into_iter().collect() }
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
    pub fn cards(&self) -> &SortedSet<CardId> {
        &self.cards
    }

    /// The selected cards in document order; those of hidden lanes are left out, since nobody sees what would happen to them.
    pub fn in_order(&self, map: &JourneyMap, visibility: &Visibility) -> Vec<CardId> {
        let is_in_sight = |id: &CardId| visibility.shows_card(map, id);
        match self.cards.len() {
            0 => Vec::new(),
            1 => self.cards.iter().filter(|id| is_in_sight(id)).cloned().collect(),
            _ => map.cards_in_order().filter(|id| self.contains(id) && is_in_sight(id)).cloned().collect(),
        }
    }

    /// Selects `id` beside the others, or no longer.
    pub fn toggle(&mut self, id: &CardId) {
        if !self.cards.remove(id) {
            self.cards.insert(id.clone());
        }
        self.anchor = Some(Focus::Card(id.clone()));
        self.reach.clone_from(&self.anchor);
    }

    /// Selects these cards beside the others.
    pub fn add(&mut self, cards: impl IntoIterator<Item = CardId>) {
        self.cards.extend(cards);
    }

    /// Whether a range has begun anywhere.
    pub fn has_begun(&self) -> bool {
        self.anchor.is_some()
    }

    /// Whether a range ends at `focus`, so that it can go on from there.
    pub fn reaches(&self, focus: &Focus) -> bool {
        self.reach.as_ref() == Some(focus)
    }

    /// Selects everything between where the range began and `to`: within a cell the cards between, else every card of the cells between. Where
    /// none began, only `to`.
    pub fn extend_to(&mut self, map: &JourneyMap, visibility: &Visibility, to: &Focus) {
        let range = self.anchor.as_ref().and_then(|anchor| {
            let (from, cell) = (anchor.cell(map)?, to.cell(map)?);
            let cards: Vec<CardId> = match (anchor, to) {
                (Focus::Card(anchor), Focus::Card(to)) if from == cell => {
                    let ((_, from), (_, to)) = (map.place(anchor)?, map.place(to)?);
                    map.cards_in(&cell)[from.min(to)..=from.max(to)].to_vec()
                }
                _ => {
                    let cells = Cells::of(map, visibility).between(&from, &cell);
                    cells.iter().flat_map(|cell| map.cards_in(cell)).cloned().collect()
                }
            };
            Some(cards.into_iter().filter(|id| !visibility.hides(id)).collect())
        });
        match range {
            Some(cards) => self.cards = cards,
            None => *self = Self::at(to.clone()),
        }
        self.reach = Some(to.clone());
    }

    /// All cards of the cell `focus` is in; of its lane when those are selected already, and then all in sight.
    pub fn widen(&mut self, map: &JourneyMap, visibility: &Visibility, focus: &Focus) {
        let Some(cell) = focus.cell(map) else { return };
        let wider: [&dyn Fn(&Card) -> bool; 3] =
            [&|card| card.cell() == cell, &|card| card.lane == cell.lane, &|_| true];
        for takes in wider {
            let shown = map.cards.iter().filter(|(id, card)| takes(card) && visibility.shows_card(map, id));
            let cards = shown.map(|(id, _)| id.clone()).collect();
            if !self.cards.is_superset(&cards) {
                self.cards = cards;
                break;
            }
        }
        self.anchor = Some(focus.clone());
        self.reach = Some(focus.clone());
    }

    /// Forgets cards that are out of sight.
    pub fn keep_in_sight(&mut self, map: &JourneyMap, visibility: &Visibility) {
        self.cards.retain(|id| visibility.shows_card(map, id));
    }

    /// Forgets cards that are no longer on the map.
    pub fn keep_existing(&mut self, map: &JourneyMap) {
        self.cards.retain(|id| map.card(id).is_some());
    }
}
