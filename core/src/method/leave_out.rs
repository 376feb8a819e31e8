//! What a person leaves out of a map before it is handed on.

use crate::model::{CellKey, JourneyMap, Lane, LaneId, LaneRole, Persona, SortedMap, SortedSet};

/// What stays behind. Nothing by default.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeaveOut {
    /// Who answers for stages, cards and the map, who took part in the workshop, and the lanes that name who answers.
    pub owners: bool,
    /// How we know what the cards say and where from, and the sources of the map and of the persona.
    pub evidence: bool,
    /// What stands behind the text of a card.
    pub notes: bool,
    /// Who travels: the whole sheet. What names and cards say of them stays.
    pub persona: bool,
    /// Lanes that are out of sight, with all they hold.
    pub hidden_lanes: bool,
    /// The ids that the map gave its cards, steps, stages and lanes: short ones make the text shorter, but a copy made of it can no longer be
    /// merged with this map.
    pub ids: bool,
}

impl LeaveOut {
    /// `map` without it.
    pub fn of(self, map: &JourneyMap) -> JourneyMap {
        let mut map = map.clone();
        if self.owners {
            map.context.owner.clear();
            map.context.participants.clear();
            map.stages.iter_mut().for_each(|stage| stage.owner.clear());
            map.cards.values_mut().for_each(|card| card.owner.clear());
            leave_out_lanes(&mut map, |lane| lane.role == LaneRole::Owner);
        }
        if self.evidence {
            map.context.sources.clear();
            map.persona.sources.clear();
            for card in map.cards.values_mut() {
                card.evidence = None;
                card.source.clear();
                card.learnt = None;
            }
        }
        if self.notes {
            map.cards.values_mut().for_each(|card| card.note.clear());
        }
        if self.persona {
            map.persona = Persona::default();
        }
        if self.hidden_lanes {
            leave_out_lanes(&mut map, |lane| lane.hidden);
        }
        if self.ids { with_short_ids(map) } else { map }
    }
}

/// Takes the lanes out that `goes` says, with all they hold and the links of their cards.
fn leave_out_lanes(map: &mut JourneyMap, goes: fn(&Lane) -> bool) {
    let gone: SortedSet<LaneId> = map.lanes.iter().filter(|lane| goes(lane)).map(|lane| lane.id.clone()).collect();
    map.lanes.retain(|lane| !goes(lane));
    map.cards.retain(|_, card| !gone.contains(&card.lane));
    map.cells.retain(|cell, _| !gone.contains(&cell.lane));
    map.emotions.retain(|cell, _| !gone.contains(&cell.lane));
    let cards = &map.cards;
    map.links.retain(|link| cards.contains_key(&link.from) && cards.contains_key(&link.to));
}

/// `map` with its ids counted: what has a place in a list is named by it.
fn with_short_ids(mut map: JourneyMap) -> JourneyMap {
    let numbered = |letter: char, number: usize| format!("{letter}{number}");
    let (mut steps, mut lanes) = (SortedMap::new(), SortedMap::new());
    for (number, stage) in map.stages.iter_mut().enumerate() {
        stage.id = numbered('s', number).into();
        for step in &mut stage.steps {
            let id = numbered('t', steps.len()).into();
            steps.insert(std::mem::replace(&mut step.id, id), steps.len());
        }
    }
    for (number, lane) in map.lanes.iter_mut().enumerate() {
        lanes.insert(std::mem::replace(&mut lane.id, numbered('l', number).into()), number);
    }
    let moved = |cell: CellKey| -> CellKey {
        let step = steps.get(&cell.step).map_or(cell.step, |number| numbered('t', *number).into());
        let lane = lanes.get(&cell.lane).map_or(cell.lane, |number| numbered('l', *number).into());
        CellKey { step, lane }
    };
    let cells: SortedMap<_, _> =
        std::mem::take(&mut map.cells).into_iter().map(|(cell, cards)| (moved(cell), cards)).collect();
    let emotions = std::mem::take(&mut map.emotions).into_iter().map(|(cell, emotion)| (moved(cell), emotion));
    map.emotions = emotions.collect();
    map.cells = cells;
    let cards: SortedMap<_, _> = std::mem::take(&mut map.cards)
        .into_iter()
        .map(|(id, mut card)| {
            CellKey { step: card.step, lane: card.lane } = moved(card.cell());
            (id, card)
        })
        .collect();
    map.cards = cards;
    let order: SortedMap<_, _> =
        map.cards_in_order().cloned().enumerate().map(|(number, id)| (id, numbered('c', number))).collect();
    let name = |id: &_| order.get(id).cloned().unwrap_or_default();
    map.cards = std::mem::take(&mut map.cards).into_iter().map(|(id, card)| (name(&id).into(), card)).collect();
    for cards in map.cells.values_mut() {
        cards.iter_mut().for_each(|id| *id = name(id).into());
    }
    for link in &mut map.links {
        (link.from, link.to) = (name(&link.from).into(), name(&link.to).into());
    }
    map
}
