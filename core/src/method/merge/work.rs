//! The merge while it is made: first what there is, from the cards up to the stages, then what each says, then in which order.

use serde::Serialize;
use serde_json::Value;

use super::conflict::{Aspect, Choice, Choices, Conflict, ConflictKey, Said, Side, Subject};
use super::order::merge_order;
use super::values::value_of;
use crate::model::id::LONGEST_ID;
use crate::model::record::take;
use crate::model::{
    Card, CardId, CellKey, Emotion, Extra, Field, JourneyMap, Lane, LaneId, Link, Path, SortedMap, SortedSet, Stage,
    StageId, Step, StepId,
};

/// A tie by its ends.
type Ends = (CardId, CardId);

/// The merge of two maps while it is made.
pub(super) struct Work<'a> {
    base: Option<&'a JourneyMap>,
    mine: &'a JourneyMap,
    theirs: &'a JourneyMap,
    pub(super) choices: &'a Choices,
    pub(super) conflicts: Vec<Conflict>,
    /// Whether the thing whose fields are compared was there before.
    pub(super) knows_before: bool,
    /// Cards of which both texts are kept, with the other one.
    pub(super) second_texts: Vec<(CardId, String)>,
}

/// What is in the merged map, before it has an order.
#[derive(Default)]
struct Held {
    cards: SortedMap<CardId, Card>,
    emotions: SortedMap<CellKey, Emotion>,
    /// The stage of each step.
    steps: SortedMap<StepId, StageId>,
    stages: SortedSet<StageId>,
    lanes: SortedSet<LaneId>,
}

impl Held {
    fn uses_lane(&self, lane: &LaneId) -> bool {
        self.cards.values().any(|card| card.lane == *lane) || self.emotions.keys().any(|cell| cell.lane == *lane)
    }

    fn uses_step(&self, step: &StepId) -> bool {
        self.cards.values().any(|card| card.step == *step) || self.emotions.keys().any(|cell| cell.step == *step)
    }

    /// Takes out what stands in the cells chosen by `of`.
    fn empty(&mut self, of: impl Fn(&CellKey) -> bool) {
        self.cards.retain(|_, card| !of(&card.cell()));
        self.emotions.retain(|cell, _| !of(cell));
    }
}

impl<'a> Work<'a> {
    pub(super) fn new(
        base: Option<&'a JourneyMap>,
        mine: &'a JourneyMap,
        theirs: &'a JourneyMap,
        choices: &'a Choices,
    ) -> Self {
        let (conflicts, second_texts) = (Vec::new(), Vec::new());
        Self { base, mine, theirs, choices, conflicts, knows_before: false, second_texts }
    }

    /// The merged map, and for each card of which both texts are kept the card that has the other.
    pub(super) fn merged(&mut self) -> (JourneyMap, Vec<(CardId, CardId)>) {
        let (mine, theirs) = (self.mine, self.theirs);
        let mut map = self.about();
        let context = self.base.map(|base| &base.context);
        map.context = self.record(&Subject::Context, context, &mine.context, &theirs.context);
        let persona = self.base.map(|base| &base.persona);
        map.persona = self.record(&Subject::Persona, persona, &mine.persona, &theirs.persona);
        let mut held = Held { cards: self.cards(), emotions: self.emotions(), ..Held::default() };
        self.settle_lanes(&mut held);
        self.settle_steps(&mut held);
        self.settle_stages(&mut held);
        let links = self.links(&held);
        map.lanes = self.lanes(&held);
        map.stages = self.stages(&held);
        map.cells = self.cells(&held);
        map.cards = held.cards;
        map.emotions = held.emotions;
        map.links = links;
        let copies = self.put_second_texts(&mut map);
        (map, copies)
    }

    /// The map with what it says of itself.
    fn about(&mut self) -> JourneyMap {
        let told = |map: &JourneyMap| {
            let mut fields = map.extra.clone();
            fields.insert("kind".to_owned(), Value::from(map.kind.as_str()));
            fields.insert("language".to_owned(), Value::from(map.language.as_str()));
            fields.insert("title".to_owned(), Value::from(map.title.as_str()));
            Value::Object(fields)
        };
        let (base, own, other) = (self.base.map(told), told(self.mine), told(self.theirs));
        let merged = self.value(&Subject::Map, "", base.as_ref(), Some(&own), Some(&other));
        let mut fields: Extra = merged.as_ref().and_then(Value::as_object).cloned().unwrap_or_default();
        let (kind, language, title) = (&self.mine.kind, &self.mine.language, &self.mine.title);
        JourneyMap {
            kind: take(&mut fields, "kind", &Path::Root).unwrap_or_else(|_| kind.clone()),
            language: take(&mut fields, "language", &Path::Root).unwrap_or_else(|_| language.clone()),
            title: take(&mut fields, "title", &Path::Root).unwrap_or_else(|_| title.clone()),
            extra: fields,
            ..JourneyMap::default()
        }
    }

    /// Whether something is in the merged map, by who has it and who touched it since. What one deleted and the other changed stays,
    /// unless somebody decides otherwise.
    fn stays<T: Serialize>(
        &mut self,
        subject: &Subject,
        [base, mine, theirs]: [Option<&T>; 3],
        touched: impl Fn(Side) -> bool,
    ) -> bool {
        let keeper = match (mine, theirs) {
            (Some(_), Some(_)) => return true,
            (None, None) => return false,
            (Some(_), None) => Side::Mine,
            (None, Some(_)) => Side::Theirs,
        };
        if base.is_none() {
            return true;
        }
        if !touched(keeper) {
            return false;
        }
        let said = |thing: Option<&T>| thing.map_or(Said::Nothing, |thing| Said::Value(value_of(thing)));
        self.keeps(subject, Aspect::Presence, [said(base), said(mine), said(theirs)], keeper)
    }

    /// Names the conflict of a deletion with what `keeper` did; whether it stays.
    fn keeps(&mut self, subject: &Subject, aspect: Aspect, [base, mine, theirs]: [Said; 3], keeper: Side) -> bool {
        let key = ConflictKey { subject: subject.clone(), aspect };
        let chosen = self.chosen(&key, keeper.into(), false);
        self.conflicts.push(Conflict { key, base, mine, theirs, takes_both: false, chosen });
        chosen == keeper.into()
    }

    /// Where something stands that both sides have. `base` is `None` where it was not there before.
    fn stands<T: Clone + PartialEq>(
        &mut self,
        subject: &Subject,
        [base, mine, theirs]: [Option<&T>; 3],
        said: fn(&T) -> Said,
    ) -> Option<T> {
        let (Some(own), Some(other)) = (mine, theirs) else { return mine.or(theirs).cloned() };
        if own == other || base == Some(other) {
            return Some(own.clone());
        }
        if base == Some(own) {
            return Some(other.clone());
        }
        let key = ConflictKey { subject: subject.clone(), aspect: Aspect::Place };
        let chosen = self.chosen(&key, Choice::Mine, false);
        let base = base.map_or(Said::Nothing, said);
        self.conflicts.push(Conflict { key, base, mine: said(own), theirs: said(other), takes_both: false, chosen });
        Some(if chosen == Choice::Theirs { other.clone() } else { own.clone() })
    }

    fn cards(&mut self) -> SortedMap<CardId, Card> {
        let (base, mine, theirs) = (self.base, self.mine, self.theirs);
        // A card that a side tied to another anew was touched there.
        let [tied_here, tied_there] = [mine, theirs].map(|side| newly_tied(base, side));
        let ids: SortedSet<&CardId> = mine.cards.keys().chain(theirs.cards.keys()).collect();
        let mut found = Vec::with_capacity(ids.len());
        for id in ids {
            let (before, own, other) = (base.and_then(|base| base.card(id)), mine.card(id), theirs.card(id));
            let subject = Subject::Card(id.clone());
            let touched = |side: Side| {
                let (now, tied) = match side {
                    Side::Mine => (own, &tied_here),
                    Side::Theirs => (other, &tied_there),
                };
                now != before || tied.contains(id)
            };
            if !self.stays(&subject, [before, own, other], touched) {
                continue;
            }
            let card = match (own, other) {
                (Some(own), Some(other)) if own != other => {
                    let cells = [before, Some(own), Some(other)].map(|card| card.map(Card::cell));
                    let [was, here, there] = &cells;
                    let told = |cell: &CellKey| Said::Cell(cell.clone());
                    let cell = self.stands(&subject, [was.as_ref(), here.as_ref(), there.as_ref()], told);
                    let bare = before.map(unplaced);
                    let said = self.record(&subject, bare.as_ref(), &unplaced(own), &unplaced(other));
                    let CellKey { step, lane } = cell.unwrap_or_else(|| own.cell());
                    Card { step, lane, ..said }
                }
                (Some(card), _) | (None, Some(card)) => card.clone(),
                (None, None) => continue,
            };
            found.push((id.clone(), card));
        }
        found.into_iter().collect()
    }

    fn emotions(&mut self) -> SortedMap<CellKey, Emotion> {
        let (base, mine, theirs) = (self.base, self.mine, self.theirs);
        let cells: SortedSet<&CellKey> = mine.emotions.keys().chain(theirs.emotions.keys()).collect();
        let mut found = Vec::new();
        for cell in cells {
            let before = base.and_then(|base| base.emotion(cell));
            let (own, other) = (mine.emotion(cell), theirs.emotion(cell));
            let subject = Subject::Feeling(cell.clone());
            let touched = |side| if side == Side::Mine { own != before } else { other != before };
            if self.stays(&subject, [before, own, other], touched)
                && let Some(emotion) = self.said(&subject, before, own, other)
            {
                found.push((cell.clone(), emotion));
            }
        }
        found.into_iter().collect()
    }

    /// What is said of something that at least one side has.
    fn said<T: Field + Serialize + Clone + PartialEq>(
        &mut self,
        subject: &Subject,
        base: Option<&T>,
        mine: Option<&T>,
        theirs: Option<&T>,
    ) -> Option<T> {
        match (mine, theirs) {
            (Some(own), Some(other)) => Some(self.record(subject, base, own, other)),
            (one, other) => one.or(other).cloned(),
        }
    }

    /// Whether something deleted comes back because it holds what the other side has put there or changed.
    fn still_used<T: Serialize>(&mut self, subject: &Subject, things: [Option<&T>; 3]) -> bool {
        let keeper = if things[1].is_some() { Side::Mine } else { Side::Theirs };
        let said = things.map(|thing| thing.map_or(Said::Nothing, |thing| Said::Value(value_of(thing))));
        self.keeps(subject, Aspect::Contents, said, keeper)
    }

    fn settle_lanes(&mut self, held: &mut Held) {
        let (base, mine, theirs) = (self.base, self.mine, self.theirs);
        let ids: SortedSet<&LaneId> = mine.lanes.iter().chain(&theirs.lanes).map(|lane| &lane.id).collect();
        for id in ids {
            let things = [base.and_then(|base| base.lane(id)), mine.lane(id), theirs.lane(id)];
            let subject = Subject::Lane(id.clone());
            let touched = |side| things[if side == Side::Mine { 1 } else { 2 }] != things[0];
            let stays =
                self.stays(&subject, things, touched) || (held.uses_lane(id) && self.still_used(&subject, things));
            if stays {
                held.lanes.insert(id.clone());
            } else {
                held.empty(|cell| cell.lane == *id);
            }
        }
    }

    fn settle_steps(&mut self, held: &mut Held) {
        let (base, mine, theirs) = (self.base, self.mine, self.theirs);
        let ids: SortedSet<&StepId> = mine.steps().chain(theirs.steps()).map(|step| &step.id).collect();
        for id in ids {
            let things = [base.and_then(|base| base.step(id)), mine.step(id), theirs.step(id)];
            let steps = things.map(|thing| thing.map(|(_, step)| step));
            let stages = things.map(|thing| thing.map(|(stage, _)| &stage.id));
            let subject = Subject::Step(id.clone());
            let touched = |side| {
                let at = if side == Side::Mine { 1 } else { 2 };
                steps[at] != steps[0] || stages[at] != stages[0]
            };
            let stays =
                self.stays(&subject, steps, touched) || (held.uses_step(id) && self.still_used(&subject, steps));
            if !stays {
                held.empty(|cell| cell.step == *id);
            } else if let Some(stage) = self.stands(&subject, stages, |stage| Said::Stage(stage.clone())) {
                held.steps.insert(id.clone(), stage);
            }
        }
    }

    fn settle_stages(&mut self, held: &mut Held) {
        let (base, mine, theirs) = (self.base, self.mine, self.theirs);
        let ids: SortedSet<&StageId> = mine.stages.iter().chain(&theirs.stages).map(|stage| &stage.id).collect();
        for id in ids {
            let stages = [base.and_then(|base| base.stage(id)), mine.stage(id), theirs.stage(id)];
            let bare = stages.map(|stage| stage.map(without_steps));
            let things = [bare[0].as_ref(), bare[1].as_ref(), bare[2].as_ref()];
            let subject = Subject::Stage(id.clone());
            let touched = |side| things[if side == Side::Mine { 1 } else { 2 }] != things[0];
            let holds_steps = |held: &Held| held.steps.values().any(|stage| stage == id);
            let stays =
                self.stays(&subject, things, touched) || (holds_steps(held) && self.still_used(&subject, things));
            if !stays {
                let gone: SortedSet<StepId> =
                    held.steps.iter().filter(|(_, stage)| *stage == id).map(|(step, _)| step.clone()).collect();
                held.empty(|cell| gone.contains(&cell.step));
                held.steps.retain(|step, _| !gone.contains(step));
                continue;
            }
            held.stages.insert(id.clone());
            if !holds_steps(held) {
                // Between them both sides took its steps away; a stage has at least one.
                let had = stages[1..].iter().flatten().flat_map(|stage| &stage.steps).map(|step| &step.id);
                let step = had.filter(|step| !held.steps.contains_key(*step)).min().cloned();
                let step = step.unwrap_or_else(|| self.fresh_step(id, held));
                held.steps.insert(step, id.clone());
            }
        }
    }

    /// An id for a step that no map has.
    fn fresh_step(&self, stage: &StageId, held: &Held) -> StepId {
        let is_taken = |id: &str| {
            let id = StepId::from(id);
            held.steps.contains_key(&id)
                || [Some(self.mine), Some(self.theirs), self.base]
                    .into_iter()
                    .flatten()
                    .any(|map| map.step(&id).is_some())
        };
        fresh_id(stage.as_str(), is_taken).into()
    }

    fn links(&mut self, held: &Held) -> Vec<Link> {
        let (base, mine, theirs) = (self.base, self.mine, self.theirs);
        let by_ends = |map: &'a JourneyMap| -> SortedMap<Ends, &'a Link> {
            map.links.iter().map(|link| (ends(link), link)).collect()
        };
        let (before, own, other) = (base.map(by_ends), by_ends(mine), by_ends(theirs));
        let all: SortedSet<&Ends> = own.keys().chain(other.keys()).collect();
        let mut found: SortedMap<Ends, Link> = SortedMap::new();
        for key in all {
            if !held.cards.contains_key(&key.0) || !held.cards.contains_key(&key.1) {
                continue;
            }
            let was = before.as_ref().and_then(|links| links.get(key).copied());
            let (here, there) = (own.get(key).copied(), other.get(key).copied());
            let subject = Subject::Link(key.0.clone(), key.1.clone());
            let touched = |side| if side == Side::Mine { here != was } else { there != was };
            if self.stays(&subject, [was, here, there], touched)
                && let Some(link) = self.said(&subject, was, here, there)
            {
                found.insert(key.clone(), link);
            }
        }
        let members = found.keys().cloned().collect();
        let list = |map: &JourneyMap| -> Vec<Ends> { map.links.iter().map(ends).collect() };
        let told = |ends: &Ends| format!("{} {}", ends.0, ends.1);
        let order = self.ordered(&Subject::Links, base.map(list), list(mine), list(theirs), &members, told);
        order.iter().filter_map(|ends| found.get(ends).cloned()).collect()
    }

    fn lanes(&mut self, held: &Held) -> Vec<Lane> {
        let (base, mine, theirs) = (self.base, self.mine, self.theirs);
        let list = |map: &JourneyMap| -> Vec<LaneId> { map.lanes.iter().map(|lane| lane.id.clone()).collect() };
        let order =
            self.ordered(&Subject::Lanes, base.map(list), list(mine), list(theirs), &held.lanes, ToString::to_string);
        let lanes = order.into_iter().filter_map(|id| {
            let before = base.and_then(|base| base.lane(&id));
            self.said(&Subject::Lane(id.clone()), before, mine.lane(&id), theirs.lane(&id))
        });
        lanes.collect()
    }

    fn stages(&mut self, held: &Held) -> Vec<Stage> {
        let (base, mine, theirs) = (self.base, self.mine, self.theirs);
        let list = |map: &JourneyMap| -> Vec<StageId> { map.stages.iter().map(|stage| stage.id.clone()).collect() };
        let order =
            self.ordered(&Subject::Stages, base.map(list), list(mine), list(theirs), &held.stages, ToString::to_string);
        let mut stages = Vec::with_capacity(order.len());
        for id in order {
            let of = |map: &'a JourneyMap| map.stage(&id);
            let (before, own, other) = (base.and_then(of), of(mine), of(theirs));
            let subject = Subject::Stage(id.clone());
            let bare = [before, own, other].map(|stage| stage.map(without_steps));
            let said = self.said(&subject, bare[0].as_ref(), bare[1].as_ref(), bare[2].as_ref());
            let steps = self.steps(&id, before, own, other, held);
            stages.extend(said.map(|stage| Stage { steps, ..stage }));
        }
        stages
    }

    fn steps(
        &mut self,
        stage: &StageId,
        base: Option<&Stage>,
        mine: Option<&Stage>,
        theirs: Option<&Stage>,
        held: &Held,
    ) -> Vec<Step> {
        let (before, own, other) = (self.base, self.mine, self.theirs);
        let members: SortedSet<StepId> =
            held.steps.iter().filter(|(_, of)| *of == stage).map(|(step, _)| step.clone()).collect();
        let list = |stage: &Stage| -> Vec<StepId> { stage.steps.iter().map(|step| step.id.clone()).collect() };
        let base = before.map(|_| base.map(list).unwrap_or_default());
        let [here, there] = [mine, theirs].map(|stage| stage.map(list).unwrap_or_default());
        let subject = Subject::Stage(stage.clone());
        let mut order = self.ordered(&subject, base, here, there, &members, ToString::to_string);
        // A step that was made because none was left stands in neither.
        let made: Vec<StepId> = members.iter().filter(|step| !order.contains(*step)).cloned().collect();
        order.extend(made);
        let steps = order.into_iter().map(|id| {
            let of = |map: &'a JourneyMap| map.step(&id).map(|(_, step)| step);
            let said = self.said(&Subject::Step(id.clone()), before.and_then(of), of(own), of(other));
            said.unwrap_or_else(|| Step { id: id.clone(), ..Step::default() })
        });
        steps.collect()
    }

    fn cells(&mut self, held: &Held) -> SortedMap<CellKey, Vec<CardId>> {
        let (base, mine, theirs) = (self.base, self.mine, self.theirs);
        let mut members: SortedMap<CellKey, Vec<CardId>> = SortedMap::new();
        for (id, card) in &held.cards {
            members.entry(card.cell()).or_default().push(id.clone());
        }
        let cells = members.into_iter().map(|(cell, cards)| {
            let cards: SortedSet<CardId> = cards.into_iter().collect();
            let list = |map: &JourneyMap| map.cards_in(&cell).to_vec();
            let subject = Subject::Cell(cell.clone());
            let order = self.ordered(&subject, base.map(list), list(mine), list(theirs), &cards, ToString::to_string);
            (cell, order)
        });
        cells.collect()
    }

    /// The members of a list in their order; a conflict where both sides moved the same things elsewhere.
    fn ordered<T: Ord + Clone>(
        &mut self,
        subject: &Subject,
        base: Option<Vec<T>>,
        mine: Vec<T>,
        theirs: Vec<T>,
        members: &SortedSet<T>,
        told: impl Fn(&T) -> String,
    ) -> Vec<T> {
        let key = ConflictKey { subject: subject.clone(), aspect: Aspect::Order };
        let chosen = self.chosen(&key, Choice::Mine, false);
        let owner = if chosen == Choice::Theirs { Side::Theirs } else { Side::Mine };
        let ordered = merge_order(base.as_deref(), &mine, &theirs, members, owner);
        if ordered.differs {
            let said =
                |list: &[T]| Said::Order(list.iter().filter(|item| members.contains(*item)).map(&told).collect());
            let base = base.as_deref().map_or(Said::Nothing, said);
            let (mine, theirs) = (said(&mine), said(&theirs));
            self.conflicts.push(Conflict { key, base, mine, theirs, takes_both: false, chosen });
        }
        ordered.items
    }

    /// Puts the other text of a card on a card of its own below it.
    fn put_second_texts(&mut self, map: &mut JourneyMap) -> Vec<(CardId, CardId)> {
        let mut copies = Vec::new();
        for (id, text) in std::mem::take(&mut self.second_texts) {
            let Some(card) = map.cards.get(&id) else { continue };
            let second = Card { text, ..card.clone() };
            let is_taken = |id: &str| {
                let id = CardId::from(id);
                let maps = [Some(&*map), Some(self.mine), Some(self.theirs), self.base];
                maps.into_iter().flatten().any(|map| map.card(&id).is_some())
            };
            let copy = CardId::from(fresh_id(id.as_str(), is_taken));
            if let Some(cards) = map.cells.get_mut(&card.cell()) {
                let below = cards.iter().position(|other| *other == id).map_or(cards.len(), |at| at + 1);
                cards.insert(below, copy.clone());
                map.cards.insert(copy.clone(), second);
                copies.push((id, copy));
            }
        }
        copies
    }
}

/// An id like `like` that is not taken.
pub(super) fn fresh_id(like: &str, is_taken: impl Fn(&str) -> bool) -> String {
    /// Room for a dash and a number.
    const STEM: usize = LONGEST_ID - 8;
    let stem: String = like.chars().take(STEM).collect();
    let mut number = 2_u32;
    loop {
        let id = format!("{stem}-{number}");
        if !is_taken(&id) {
            return id;
        }
        number += 1;
    }
}

fn ends(link: &Link) -> Ends {
    (link.from.clone(), link.to.clone())
}

fn unplaced(card: &Card) -> Card {
    Card { step: StepId::default(), lane: LaneId::default(), ..card.clone() }
}

fn without_steps(stage: &Stage) -> Stage {
    let Stage { id, name, template, owner, extra, .. } = stage.clone();
    Stage { id, name, template, owner, steps: Vec::new(), extra }
}

/// The cards at the ends of ties that are new in `side`, or say something else there.
fn newly_tied(base: Option<&JourneyMap>, side: &JourneyMap) -> SortedSet<CardId> {
    let before: SortedMap<Ends, &Link> =
        base.iter().flat_map(|base| &base.links).map(|link| (ends(link), link)).collect();
    let new = side.links.iter().filter(|link| before.get(&ends(link)).copied() != Some(*link));
    new.flat_map(|link| [link.from.clone(), link.to.clone()]).collect()
}
