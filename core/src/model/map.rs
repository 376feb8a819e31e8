//! The document: stages of steps by lanes, with cards in the cells and scores in the emotion lanes.

use super::order::InOrder;
use super::sorted::SortedMap;

use super::card::{Card, Channel};
use super::emotion::Emotion;
use super::header::{Context, Language, MapKind, Persona};
use super::id::{CardId, CellKey, LaneId, StageId, StepId};
use super::lane::Lane;
use super::record::Extra;
use super::stage::{Stage, Step};
use crate::{open_word, record};

open_word! {
    /// What a link says.
    pub enum LinkKind {
        /// An opportunity or a solution answers a pain point or a gap.
        Answers = "answers",
        /// The first needs the second.
        Depends = "depends",
        /// Each needs the other.
        Mutual = "mutual",
    }
}

record! {
    /// A tie between two cards.
    pub struct Link {
        always {
            /// The card it starts from.
            from: CardId,
            /// The card it points to.
            to: CardId,
            /// What it says.
            kind: LinkKind,
        }
        when_set {}
    }
}

/// A customer-journey map.
///
/// Stages, lanes and links are in the order a person gave them. Cards live by id and stand in cells in order; a cell without cards has
/// no entry, a step without a known feeling has none either. [`JourneyMap::violations`] says when that does not hold.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct JourneyMap {
    /// Its type.
    pub kind: MapKind,
    /// The language its template texts are in.
    pub language: Language,
    /// What it is called.
    pub title: String,
    /// What it is about.
    pub context: Context,
    /// Who travels.
    pub persona: Persona,
    /// Groups of columns, left to right.
    pub stages: Vec<Stage>,
    /// Rows, top to bottom.
    pub lanes: Vec<Lane>,
    /// Every card, by id.
    pub cards: SortedMap<CardId, Card>,
    /// The cards of each cell, top to bottom.
    pub cells: SortedMap<CellKey, Vec<CardId>>,
    /// The known feelings.
    pub emotions: SortedMap<CellKey, Emotion>,
    /// Ties between cards.
    pub links: Vec<Link>,
    /// Fields this version does not know, kept as they came.
    pub extra: Extra,
}

impl JourneyMap {
    /// The steps of all stages, left to right: the columns of the board.
    ///
    /// A list that is made once and not a chain of iterators: every chain is a copy of its own wherever it is used, and the page has
    /// hundreds of such places.
    #[inline(never)]
    pub fn steps(&self) -> std::vec::IntoIter<&Step> {
        let steps: Vec<&Step> = self.stages.iter().flat_map(|stage| &stage.steps).collect();
        steps.into_iter()
    }

    /// The stage named `id`.
    pub fn stage(&self, id: &StageId) -> Option<&Stage> {
        self.stages.iter().find(|stage| stage.id == *id)
    }

    /// The stage that holds the step `id`, and the step.
    pub fn step(&self, id: &StepId) -> Option<(&Stage, &Step)> {
        self.stages.iter().find_map(|stage| {
            let step = stage.steps.iter().find(|step| step.id == *id)?;
            Some((stage, step))
        })
    }

    /// The lane named `id`.
    pub fn lane(&self, id: &LaneId) -> Option<&Lane> {
        self.lanes.iter().find(|lane| lane.id == *id)
    }

    /// The card named `id`.
    pub fn card(&self, id: &CardId) -> Option<&Card> {
        self.cards.get(id)
    }

    /// The cards of `cell`, top to bottom; none for a cell that is empty or does not exist.
    pub fn cards_in(&self, cell: &CellKey) -> &[CardId] {
        self.cells.get(cell).map_or(&[], Vec::as_slice)
    }

    /// The channels of the cards of `cell`, each once, by name: which there are, not which card has which.
    pub fn channels_in(&self, cell: &CellKey) -> Vec<Channel> {
        let named = |channel: &Channel| Channel { extra: Extra::new(), ..channel.clone() };
        let of_cards = self.cards_in(cell).iter().filter_map(|id| self.card(id)?.channel.as_ref());
        let mut channels: Vec<Channel> = of_cards.map(named).collect();
        channels.put_in_order(|one, other| (&one.name, &one.kind).cmp(&(&other.name, &other.kind)));
        channels.dedup();
        channels
    }

    /// The place of a card in its cell, counted from 0.
    pub fn place(&self, id: &CardId) -> Option<(CellKey, usize)> {
        let cell = self.card(id)?.cell();
        let index = self.cards_in(&cell).iter().position(|other| other == id)?;
        Some((cell, index))
    }

    /// The feeling at `cell`, unless it is unknown.
    pub fn emotion(&self, cell: &CellKey) -> Option<&Emotion> {
        self.emotions.get(cell)
    }

    /// The cells of the board in document order: lane by lane, and left to right in each.
    #[inline(never)]
    pub fn cells_in_order(&self) -> std::vec::IntoIter<CellKey> {
        let mut cells = Vec::new();
        for lane in &self.lanes {
            cells.extend(self.steps().map(|step| CellKey { step: step.id.clone(), lane: lane.id.clone() }));
        }
        cells.into_iter()
    }

    /// Every card in document order: by lane, then step, then place in the cell.
    pub fn cards_in_order(&self) -> std::vec::IntoIter<&CardId> {
        self.cards_of(&self.lanes)
    }

    /// Those of `lanes`, likewise.
    #[inline(never)]
    pub fn cards_of(&self, lanes: &[Lane]) -> std::vec::IntoIter<&CardId> {
        let mut cards = Vec::new();
        for lane in lanes {
            for step in self.steps() {
                cards.extend(self.cards_in(&CellKey { step: step.id.clone(), lane: lane.id.clone() }));
            }
        }
        cards.into_iter()
    }

    /// The name a column goes by: its own, or its stage's while it has none.
    pub fn column_name(&self, id: &StepId) -> &str {
        match self.step(id) {
            Some((stage, step)) if step.name.is_empty() => &stage.name,
            Some((_, step)) => &step.name,
            None => "",
        }
    }
}
