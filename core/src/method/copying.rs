//! A lane or a stage of one map, put into another: what goes where, as one edit of the other map.

use crate::model::{
    Card, CardId, CellKey, Edit, JourneyMap, Lane, LaneId, Link, SortedMap, SortedSet, Stage, StageId, Step, StepId,
};

/// Makes ids; those that the other map has already are passed over.
pub type Fresh<'a> = &'a mut dyn FnMut() -> String;

/// What a copy comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Copying {
    /// The change to the other map, as one step.
    pub edit: Edit,
    /// How many cards go along.
    pub cards: usize,
    /// How many feelings go along.
    pub feelings: usize,
    /// How many ties between those cards go along.
    pub links: usize,
    /// Steps without a counterpart: what they hold goes to the nearest step that has one.
    pub gathered: Vec<StepId>,
    /// Cards and feelings that have no place in the other map.
    pub skipped: usize,
    /// Lanes that had to be added beside the copied thing.
    pub lanes_added: usize,
}

/// The copy while it is put together.
pub(super) struct Draft<'a> {
    from: &'a JourneyMap,
    into: &'a JourneyMap,
    fresh: Fresh<'a>,
    used: SortedSet<String>,
    pub(super) edits: Vec<Edit>,
    /// Cards of the first map, and what they are called in the other.
    cards: SortedMap<CardId, CardId>,
    /// How many cards stand in a cell of the other map by now.
    held: SortedMap<CellKey, usize>,
    felt: SortedSet<CellKey>,
    skipped: usize,
}

impl<'a> Draft<'a> {
    pub(super) fn new(from: &'a JourneyMap, into: &'a JourneyMap, fresh: Fresh<'a>) -> Self {
        let mut used = SortedSet::new();
        used.extend(into.stages.iter().map(|stage| stage.id.to_string()));
        used.extend(into.steps().map(|step| step.id.to_string()));
        used.extend(into.lanes.iter().map(|lane| lane.id.to_string()));
        used.extend(into.cards.keys().map(ToString::to_string));
        Self {
            from,
            into,
            fresh,
            used,
            edits: Vec::new(),
            cards: SortedMap::new(),
            held: SortedMap::new(),
            felt: SortedSet::new(),
            skipped: 0,
        }
    }

    pub(super) fn id(&mut self) -> String {
        loop {
            let id = (self.fresh)();
            if self.used.insert(id.clone()) {
                return id;
            }
        }
    }

    /// Copies what stands at `from` to the end of `to`.
    pub(super) fn copy_cell(&mut self, from: &CellKey, to: Option<&CellKey>) {
        let cards = self.from.cards_in(from).to_vec();
        self.copy_cards(&cards, to);
        let emotion = self.from.emotion(from).cloned();
        let Some(to) = to else {
            self.skipped += usize::from(emotion.is_some());
            return;
        };
        if emotion.is_some() {
            // A step feels one way: what is known there already stays.
            if self.into.emotion(to).is_none() && self.felt.insert(to.clone()) {
                self.edits.push(Edit::SetEmotion { cell: to.clone(), emotion });
            } else {
                self.skipped += 1;
            }
        }
    }

    /// Copies the cards `ids` to the end of `to`.
    pub(super) fn copy_cards(&mut self, ids: &[CardId], to: Option<&CellKey>) {
        let Some(to) = to else {
            self.skipped += ids.len();
            return;
        };
        for id in ids {
            let Some(card) = self.from.card(id) else { continue };
            let copy = CardId::from(self.id());
            let count = self.held.entry(to.clone()).or_insert_with(|| self.into.cards_in(to).len());
            let card = Box::new(Card { step: to.step.clone(), lane: to.lane.clone(), ..card.clone() });
            self.edits.push(Edit::AddCard { id: copy.clone(), card, index: *count });
            *count += 1;
            self.cards.insert(id.clone(), copy);
        }
    }

    /// Ties the copies as the cards they were made from are tied.
    pub(super) fn finish(mut self, gathered: Vec<StepId>, lanes_added: usize) -> Copying {
        let inside = self.from.links.iter().filter_map(|link| {
            let (from, to) = (self.cards.get(&link.from)?.clone(), self.cards.get(&link.to)?.clone());
            Some(Edit::AddLink { link: Link { from, to, ..link.clone() }, index: usize::MAX })
        });
        let links: Vec<Edit> = inside.collect();
        let (cards, feelings, tied) = (self.cards.len(), self.felt.len(), links.len());
        self.edits.extend(links);
        Copying {
            edit: Edit::Batch(self.edits),
            cards,
            feelings,
            links: tied,
            gathered,
            skipped: self.skipped,
            lanes_added,
        }
    }
}

/// A copy of the lane `id` of `from` as a new lane of `into`; none when there is no such lane.
///
/// What a step holds goes to the step of the same id, else of the same name, else at the same place from the left, else to where the
/// nearest step goes.
pub fn lane_to(from: &JourneyMap, id: &LaneId, into: &JourneyMap, fresh: Fresh<'_>) -> Option<Copying> {
    let lane = from.lane(id)?;
    let mut draft = Draft::new(from, into, fresh);
    let copy = LaneId::from(draft.id());
    let beside = into.lanes.iter().rposition(|other| other.role == lane.role);
    let index = beside.map_or(into.lanes.len(), |at| at + 1);
    let added = Lane { id: copy.clone(), hidden: false, locked: false, ..lane.clone() };
    draft.edits.push(Edit::AddLane { lane: Box::new(added), index });
    let places = places(from, into);
    let mut gathered = Vec::new();
    for (at, step) in from.steps().enumerate() {
        let cell = CellKey { step: step.id.clone(), lane: id.clone() };
        let holds = !from.cards_in(&cell).is_empty() || from.emotion(&cell).is_some();
        let own = places.get(at).cloned().flatten();
        if holds && own.is_none() {
            gathered.push(step.id.clone());
        }
        let to = own.or_else(|| nearest(&places, at)).map(|step| CellKey { step, lane: copy.clone() });
        draft.copy_cell(&cell, to.as_ref());
    }
    Some(draft.finish(gathered, 0))
}

/// Whether a step of one map, at a place from the left, is another of the other map.
type Alike<'a> = &'a dyn Fn(usize, &StepId, usize, &StepId) -> bool;

/// For each step of `from`, its counterpart in `into`. No step is the counterpart of two.
pub fn places(from: &JourneyMap, into: &JourneyMap) -> Vec<Option<StepId>> {
    let there: Vec<&StepId> = into.steps().map(|step| &step.id).collect();
    let mut taken: SortedSet<&StepId> = SortedSet::new();
    let mut found: Vec<Option<StepId>> = vec![None; from.steps().count()];
    let alike: [Alike<'_>; 3] = [
        &|_, one, _, other| one == other,
        &|_, one, _, other| {
            let name = from.column_name(one);
            !name.is_empty() && name == into.column_name(other)
        },
        &|at, _, there, _| at == there,
    ];
    for is_alike in alike {
        for (at, step) in from.steps().enumerate() {
            if found[at].is_some() {
                continue;
            }
            let mut free = there.iter().enumerate().filter(|(_, other)| !taken.contains(*other));
            let counterpart = free.find(|(place, other)| is_alike(at, &step.id, *place, other));
            if let Some((_, other)) = counterpart {
                taken.insert(other);
                found[at] = Some((*other).clone());
            }
        }
    }
    found
}

/// The counterpart of the step nearest to place `at` that has one, the earlier of two as near.
pub(super) fn nearest(places: &[Option<StepId>], at: usize) -> Option<StepId> {
    let known = places.iter().enumerate().filter_map(|(place, step)| Some((place, step.as_ref()?)));
    known.min_by_key(|(place, _)| (place.abs_diff(at), *place)).map(|(_, step)| step.clone())
}

/// A copy of the stage `id` of `from`, with its steps, as the stage number `index` of `into`; none when there is no such stage.
///
/// What a lane holds goes to the lane of the same id, else of the same role and label, else of the same role; else the lane is added.
pub fn stage_to(from: &JourneyMap, id: &StageId, into: &JourneyMap, index: usize, fresh: Fresh<'_>) -> Option<Copying> {
    let stage = from.stage(id)?;
    let mut draft = Draft::new(from, into, fresh);
    let mut steps: Vec<(StepId, StepId)> = Vec::new();
    let mut copies = Vec::new();
    for step in &stage.steps {
        let copy = StepId::from(draft.id());
        steps.push((step.id.clone(), copy.clone()));
        copies.push(Step { id: copy, ..step.clone() });
    }
    let copy = Stage { id: draft.id().into(), steps: copies, ..stage.clone() };
    draft.edits.push(Edit::AddStage { stage: Box::new(copy), index });
    let used = from.lanes.iter().filter(|lane| steps.iter().any(|(step, _)| holds(from, step, lane)));
    let used: Vec<&Lane> = used.collect();
    let matched = match_lanes(&used, into);
    let mut lanes_added = 0;
    for lane in used {
        let target = match matched.get(&lane.id) {
            Some(target) => target.clone(),
            None => {
                lanes_added += 1;
                let copy = LaneId::from(draft.id());
                let added = Lane { id: copy.clone(), hidden: false, locked: false, ..lane.clone() };
                draft.edits.push(Edit::AddLane { lane: Box::new(added), index: usize::MAX });
                copy
            }
        };
        for (step, copy) in &steps {
            let cell = CellKey { step: step.clone(), lane: lane.id.clone() };
            let to = CellKey { step: copy.clone(), lane: target.clone() };
            draft.copy_cell(&cell, Some(&to));
        }
    }
    Some(draft.finish(Vec::new(), lanes_added))
}

fn holds(map: &JourneyMap, step: &StepId, lane: &Lane) -> bool {
    let cell = CellKey { step: step.clone(), lane: lane.id.clone() };
    !map.cards_in(&cell).is_empty() || map.emotion(&cell).is_some()
}

/// For each of `lanes` that has one, its counterpart in `into`: the lane of the same id, else of the same role and label, else of the same
/// role. No lane is the counterpart of two.
pub(super) fn match_lanes(lanes: &[&Lane], into: &JourneyMap) -> SortedMap<LaneId, LaneId> {
    let mut taken: SortedSet<LaneId> = SortedSet::new();
    // The surest matches first, so that a lane is not given away to one that is only like it.
    let mut matched: SortedMap<LaneId, LaneId> = SortedMap::new();
    let alike: [fn(&Lane, &Lane) -> bool; 3] = [
        |one, other| one.id == other.id && one.is_emotion() == other.is_emotion(),
        |one, other| one.role == other.role && one.label == other.label,
        |one, other| one.role == other.role,
    ];
    for is_alike in alike {
        for lane in lanes {
            let free = |other: &&Lane| !taken.contains(&other.id) && is_alike(lane, other);
            if !matched.contains_key(&lane.id)
                && let Some(other) = into.lanes.iter().find(free)
            {
                taken.insert(other.id.clone());
                matched.insert(lane.id.clone(), other.id.clone());
            }
        }
    }
    matched
}
