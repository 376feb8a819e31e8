//! Putting a file right: what can be kept is kept, what cannot is told, and the map that comes out is sound.

use super::draft::Draft;
use super::ids::Ids;
use super::limits;
use super::problem::Repair;
use super::text::{clean, each_text};
use crate::model::stage::{WIDEST, WIDTH};
use crate::model::{
    Card, CardId, CellKey, Emotion, FreeField, JourneyMap, Lane, LaneId, LaneRole, Link, Persona, SortedMap, SortedSet,
    Stage, Step, StepId,
};

/// The map of `draft`, put right; what was done is added to `repairs`.
pub fn repair(mut draft: Draft, repairs: &mut Vec<Repair>) -> JourneyMap {
    repairs.append(&mut draft.repairs);
    clean_texts(&mut draft, repairs);
    let Draft { mut map, mut cards, mut emotions, .. } = draft;

    put_persona_in_range(&mut map.persona, "map.persona", repairs);
    leave_out_empty_fields(&mut map.persona);
    let steps = settle_stages(&mut map.stages, repairs);
    let mut lanes = settle_lanes(&mut map.lanes, repairs);
    let card_ids = settle_cards(&mut cards, repairs);
    for (_, _, card) in &mut cards {
        follow(&steps, &lanes, &mut card.step, &mut card.lane);
    }
    for (_, cell, _) in &mut emotions {
        follow(&steps, &lanes, &mut cell.step, &mut cell.lane);
    }
    for link in &mut map.links {
        link.from = card_ids.now(link.from.as_str()).into();
        link.to = card_ids.now(link.to.as_str()).into();
    }

    let board = Board::of(&map);
    place_cards(&mut map, cards, &board, &mut lanes, repairs);
    place_emotions(&mut map, emotions, &board, repairs);
    tie_links(&mut map, repairs);
    map
}

/// Which columns and rows there are.
struct Board {
    steps: SortedSet<StepId>,
    /// Whether a lane holds feelings.
    lanes: SortedMap<LaneId, bool>,
}

impl Board {
    fn of(map: &JourneyMap) -> Self {
        Self {
            steps: map.steps().map(|step| step.id.clone()).collect(),
            lanes: map.lanes.iter().map(|lane| (lane.id.clone(), lane.is_emotion())).collect(),
        }
    }

    /// Has `card`, whose cell there is, hold its names in common with the map, in the place of a text of its own for each.
    fn share(&self, card: &mut Card) {
        if let (Some(step), Some((lane, _))) = (self.steps.get(&card.step), self.lanes.get_key_value(&card.lane)) {
            (card.step, card.lane) = (step.clone(), lane.clone());
        }
    }

    /// What is told of an item at `path` that stands in `cell`, if there is no such crossing.
    fn dangling(&self, cell: &CellKey, path: &str, said: &str) -> Option<Repair> {
        let (field, id) = if !self.steps.contains(&cell.step) {
            ("step", cell.step.as_str())
        } else if !self.lanes.contains_key(&cell.lane) {
            ("lane", cell.lane.as_str())
        } else {
            return None;
        };
        Some(Repair::Dangling { path: format!("{path}.{field}"), id: id.to_owned(), said: said.to_owned() })
    }
}

/// Brings the age of a persona into its range and leaves out a colour that is none.
pub(super) fn put_persona_in_range(persona: &mut Persona, path: &str, repairs: &mut Vec<Repair>) {
    clamp(&mut persona.age, 0..=limits::AGE, || format!("{path}.age"), repairs);
    if let Some(was) = persona.colour.take_if(|colour| !is_colour(colour)) {
        repairs.push(Repair::NoColour { path: format!("{path}.colour"), was });
    }
}

/// Leaves out the free fields that say nothing at all.
pub(super) fn leave_out_empty_fields(persona: &mut Persona) {
    persona.fields.retain(|field| *field != FreeField::default());
}

/// Brings a number that is set into its range.
fn clamp(
    number: &mut Option<i64>,
    range: std::ops::RangeInclusive<i64>,
    path: impl FnOnce() -> String,
    repairs: &mut Vec<Repair>,
) {
    let Some(was) = *number else { return };
    let now = was.clamp(*range.start(), *range.end());
    if now != was {
        repairs.push(Repair::OutOfRange { path: path(), was: was.to_string(), now });
        *number = Some(now);
    }
}

fn clean_texts(draft: &mut Draft, repairs: &mut Vec<Repair>) {
    each_text(draft, &mut |path, kind, text| {
        if let Some(cleaned) = clean(text, kind) {
            let count = text.chars().count() - cleaned.chars().count();
            repairs.push(Repair::HiddenCharacters { path: path.to_string(), count: count.max(1) });
            *text = cleaned;
        }
    });
}

fn settle_stages(stages: &mut [Stage], repairs: &mut Vec<Repair>) -> Ids {
    let mut stage_ids = Ids::new("stage", stages.iter().map(|stage| stage.id.as_str()));
    let steps = stages.iter().flat_map(|stage| &stage.steps);
    let mut step_ids = Ids::new("step", steps.map(|step| step.id.as_str()));
    for (at, stage) in stages.iter_mut().enumerate() {
        let path = format!("map.stages[{at}]");
        stage.id = stage_ids.settle(stage.id.as_str(), || format!("{path}.id"), repairs).into();
        for (index, step) in stage.steps.iter_mut().enumerate() {
            step.id = step_ids.settle(step.id.as_str(), || format!("{path}.steps[{index}].id"), repairs).into();
            let widths = i64::from(WIDTH)..=i64::from(WIDEST);
            clamp(&mut step.width, widths, || format!("{path}.steps[{index}].width"), repairs);
        }
        if stage.steps.is_empty() {
            let id = step_ids.fresh(&format!("{}-step", stage.id)).into();
            stage.steps.push(Step { id, ..Step::default() });
            repairs.push(Repair::NoStep { path });
        }
    }
    step_ids
}

fn settle_lanes(lanes: &mut [Lane], repairs: &mut Vec<Repair>) -> Ids {
    let mut ids = Ids::new("lane", lanes.iter().map(|lane| lane.id.as_str()));
    for (index, lane) in lanes.iter_mut().enumerate() {
        lane.id = ids.settle(lane.id.as_str(), || format!("map.lanes[{index}].id"), repairs).into();
    }
    ids
}

fn settle_cards(cards: &mut [(usize, CardId, Box<Card>)], repairs: &mut Vec<Repair>) -> Ids {
    let mut ids = Ids::new("card", cards.iter().map(|(_, id, _)| id.as_str()));
    for (index, id, _) in cards {
        *id = ids.settle(id.as_str(), || format!("map.cards[{index}].id"), repairs).into();
    }
    ids
}

fn follow(steps: &Ids, lanes: &Ids, step: &mut StepId, lane: &mut LaneId) {
    if let Some(now) = steps.renamed(step.as_str()) {
        *step = now.into();
    }
    if let Some(now) = lanes.renamed(lane.as_str()) {
        *lane = now.into();
    }
}

fn place_cards(
    map: &mut JourneyMap,
    cards: Vec<(usize, CardId, Box<Card>)>,
    board: &Board,
    lane_ids: &mut Ids,
    repairs: &mut Vec<Repair>,
) {
    let mut among_feelings: SortedMap<LaneId, (LaneId, usize)> = SortedMap::new();
    let mut placed = Vec::with_capacity(cards.len());
    for (index, id, mut card) in cards {
        let path = format!("map.cards[{index}]");
        if let Some(dangling) = board.dangling(&card.cell(), &path, &card.text) {
            repairs.push(dangling);
            continue;
        }
        put_in_range(&mut card, &path, repairs);
        board.share(&mut card);
        if board.lanes[&card.lane] {
            let fresh = || (lane_ids.fresh(&format!("{}-notes", card.lane)).into(), 0);
            let (notes, count) = among_feelings.entry(card.lane.clone()).or_insert_with(fresh);
            card.lane = notes.clone();
            *count += 1;
        }
        map.cells.entry(card.cell()).or_default().push(id.clone());
        placed.push((id, card));
    }
    map.cards = SortedMap::of_boxed(placed);
    for (lane, (id, count)) in among_feelings {
        let at = map.lanes.iter().position(|other| other.id == lane).expect("the board's lanes are the map's");
        let label = map.lanes[at].label.clone();
        repairs.push(Repair::CardsAmongFeelings { lane: label.clone(), count });
        map.lanes.insert(at + 1, Lane { id, role: LaneRole::Note, label, ..Lane::default() });
    }
}

/// Brings the figures of a card onto their scales and leaves out a colour that is none.
pub(super) fn put_in_range(card: &mut Card, path: &str, repairs: &mut Vec<Repair>) {
    let numbers = [
        ("importance", &mut card.importance),
        ("performance", &mut card.performance),
        ("impact", &mut card.impact),
        ("effort", &mut card.effort),
    ];
    for (name, number) in numbers {
        clamp(number, 1..=limits::SCALE, || format!("{path}.{name}"), repairs);
    }
    clamp(&mut card.minutes, 0..=limits::MINUTES, || format!("{path}.minutes"), repairs);
    if let Some(was) = card.colour.take_if(|colour| !is_colour(colour)) {
        repairs.push(Repair::NoColour { path: format!("{path}.colour"), was });
    }
}

fn is_colour(text: &str) -> bool {
    let digits = text.strip_prefix('#').unwrap_or_default();
    digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn place_emotions(
    map: &mut JourneyMap,
    emotions: Vec<(usize, CellKey, Emotion)>,
    board: &Board,
    repairs: &mut Vec<Repair>,
) {
    for (index, cell, emotion) in emotions {
        let path = format!("map.emotions[{index}]");
        if let Some(dangling) = board.dangling(&cell, &path, &emotion.feeling) {
            repairs.push(dangling);
            continue;
        }
        if !board.lanes[&cell.lane] {
            repairs.push(Repair::FeelingAmongCards { path, cell });
            continue;
        }
        if map.emotions.contains_key(&cell) {
            repairs.push(Repair::SecondFeeling { path, cell });
        } else {
            map.emotions.insert(cell, emotion);
        }
    }
}

fn tie_links(map: &mut JourneyMap, repairs: &mut Vec<Repair>) {
    let ends = |link: &Link| (link.from.clone(), link.to.clone());
    // From the last to the first, so that of links between the same cards the first counts.
    let all = map.links.iter().enumerate().rev();
    let firsts: SortedMap<_, usize> = all.map(|(index, link)| (ends(link), index)).collect();
    let cards = &map.cards;
    let mut indices = 0..;
    map.links.retain(|link| {
        let index = indices.next();
        let path = format!("map.links[{}]", index.unwrap_or_default());
        for (field, end) in [("from", &link.from), ("to", &link.to)] {
            if !cards.contains_key(end) {
                repairs.push(Repair::Dangling {
                    path: format!("{path}.{field}"),
                    id: end.to_string(),
                    said: String::new(),
                });
                return false;
            }
        }
        let new = link.from != link.to && firsts.get(&ends(link)).copied() == index;
        if !new {
            repairs.push(Repair::IdleLink { path });
        }
        new
    });
}
