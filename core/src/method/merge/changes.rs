//! What one map has that another of the same ids does not have so: told thing by thing, for a person to look at before it is done.

use super::conflict::Subject;
use crate::model::{Card, CardId, CellKey, JourneyMap, LaneId, SortedMap, SortedSet, Stage, StageId, StepId};

/// What became of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    /// It was not there before.
    Added,
    /// It says something else.
    Changed,
    /// It stands elsewhere, or the things it holds are in another order.
    Moved,
    /// It is gone.
    Removed,
}

/// Something that differs.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    /// What became of it.
    pub kind: ChangeKind,
    /// What it is.
    pub subject: Subject,
}

/// What differs from `before` to `after`, in the order of what a person looks at first: cards, feelings, stages, steps, lanes, ties, and what the
/// map says of itself. A card that was moved and says something else is told twice.
pub fn changes(before: &JourneyMap, after: &JourneyMap) -> Vec<Change> {
    let mut found = Vec::new();
    cards(before, after, &mut found);
    compare(&before.emotions, &after.emotions, Subject::Feeling, &mut found);
    columns(before, after, &mut found);
    lanes(before, after, &mut found);
    links(before, after, &mut found);
    let about = |map: &JourneyMap| (map.kind.clone(), map.language.clone(), map.title.clone(), map.extra.clone());
    let facts = [
        (about(before) != about(after), Subject::Map),
        (before.context != after.context, Subject::Context),
        (before.persona != after.persona, Subject::Persona),
    ];
    for (_, subject) in facts.into_iter().filter(|(differs, _)| *differs) {
        found.push(Change { kind: ChangeKind::Changed, subject });
    }
    found
}

/// Things by their names.
fn compare<K: Ord + Clone, T: PartialEq>(
    before: &SortedMap<K, T>,
    after: &SortedMap<K, T>,
    subject: impl Fn(K) -> Subject,
    found: &mut Vec<Change>,
) {
    let mut say = |kind: ChangeKind, key: &K| found.push(Change { kind, subject: subject(key.clone()) });
    for (key, thing) in after.iter() {
        match before.get(key) {
            None => say(ChangeKind::Added, key),
            Some(was) if was != thing => say(ChangeKind::Changed, key),
            Some(_) => {}
        }
    }
    before.keys().filter(|key| !after.contains_key(*key)).for_each(|key| say(ChangeKind::Removed, key));
}

/// Whether what both lists have stands in another order.
fn is_reordered<T: Ord>(before: &[T], after: &[T]) -> bool {
    let (had, has): (SortedSet<&T>, SortedSet<&T>) = (before.iter().collect(), after.iter().collect());
    !before.iter().filter(|item| has.contains(item)).eq(after.iter().filter(|item| had.contains(item)))
}

fn cards(before: &JourneyMap, after: &JourneyMap, found: &mut Vec<Change>) {
    let mut say = |kind: ChangeKind, id: &CardId| found.push(Change { kind, subject: Subject::Card(id.clone()) });
    for id in after.cards_in_order() {
        let Some(card) = after.card(id) else { continue };
        match before.card(id) {
            None => say(ChangeKind::Added, id),
            Some(was) => {
                let there = Card { step: was.step.clone(), lane: was.lane.clone(), ..card.clone() };
                if *was != there {
                    say(ChangeKind::Changed, id);
                }
                if was.cell() != card.cell() {
                    say(ChangeKind::Moved, id);
                }
            }
        }
    }
    before.cards_in_order().filter(|id| after.card(id).is_none()).for_each(|id| say(ChangeKind::Removed, id));
    let cells: SortedSet<&CellKey> = before.cells.keys().filter(|cell| after.cells.contains_key(*cell)).collect();
    for cell in cells {
        if is_reordered(before.cards_in(cell), after.cards_in(cell)) {
            found.push(Change { kind: ChangeKind::Moved, subject: Subject::Cell(cell.clone()) });
        }
    }
}

fn columns(before: &JourneyMap, after: &JourneyMap, found: &mut Vec<Change>) {
    let stages = |map: &JourneyMap| -> SortedMap<StageId, Stage> {
        let bare = |stage: &Stage| Stage { steps: Vec::new(), ..stage.clone() };
        map.stages.iter().map(|stage| (stage.id.clone(), bare(stage))).collect()
    };
    compare(&stages(before), &stages(after), Subject::Stage, found);
    let order = |map: &JourneyMap| -> Vec<StageId> { map.stages.iter().map(|stage| stage.id.clone()).collect() };
    if is_reordered(&order(before), &order(after)) {
        found.push(Change { kind: ChangeKind::Moved, subject: Subject::Stages });
    }
    let steps = |map: &JourneyMap| -> SortedMap<StepId, _> {
        map.steps().map(|step| (step.id.clone(), step.clone())).collect()
    };
    compare(&steps(before), &steps(after), Subject::Step, found);
    for stage in &after.stages {
        let order = |stage: &Stage| -> Vec<StepId> { stage.steps.iter().map(|step| step.id.clone()).collect() };
        let was = before.stage(&stage.id).map(order).unwrap_or_default();
        if is_reordered(&was, &order(stage)) {
            found.push(Change { kind: ChangeKind::Moved, subject: Subject::Stage(stage.id.clone()) });
        }
        for step in &stage.steps {
            if before.step(&step.id).is_some_and(|(there, _)| there.id != stage.id) {
                found.push(Change { kind: ChangeKind::Moved, subject: Subject::Step(step.id.clone()) });
            }
        }
    }
}

fn lanes(before: &JourneyMap, after: &JourneyMap, found: &mut Vec<Change>) {
    let by_id = |map: &JourneyMap| -> SortedMap<LaneId, _> {
        map.lanes.iter().map(|lane| (lane.id.clone(), lane.clone())).collect()
    };
    compare(&by_id(before), &by_id(after), Subject::Lane, found);
    let order = |map: &JourneyMap| -> Vec<LaneId> { map.lanes.iter().map(|lane| lane.id.clone()).collect() };
    if is_reordered(&order(before), &order(after)) {
        found.push(Change { kind: ChangeKind::Moved, subject: Subject::Lanes });
    }
}

fn links(before: &JourneyMap, after: &JourneyMap, found: &mut Vec<Change>) {
    let by_ends = |map: &JourneyMap| -> SortedMap<(CardId, CardId), _> {
        map.links.iter().map(|link| ((link.from.clone(), link.to.clone()), link.clone())).collect()
    };
    compare(&by_ends(before), &by_ends(after), |(from, to)| Subject::Link(from, to), found);
    let order = |map: &JourneyMap| -> Vec<(CardId, CardId)> {
        map.links.iter().map(|link| (link.from.clone(), link.to.clone())).collect()
    };
    if is_reordered(&order(before), &order(after)) {
        found.push(Change { kind: ChangeKind::Moved, subject: Subject::Links });
    }
}
