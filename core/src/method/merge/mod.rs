//! Two copies of a map made one, by id: what each changed since the map they grew from, or all that either has where that map is not known.
//!
//! Nothing of either side is lost silently. A field that only one changed is as that side has it, and a move is a change like another: a
//! card moved here and reworded there is both. What was deleted on one side goes, unless the other changed it. Where both changed the same
//! thing, the [`Conflict`] says what each has; it is decided already, and a person may decide otherwise and have the copies merged again.
//! Without a map that both grew from nothing is deleted, and every difference is a conflict.

mod changes;
mod conflict;
mod order;
mod values;
mod work;

pub use changes::{Change, ChangeKind, changes};
pub use conflict::{Aspect, Choice, Choices, Conflict, ConflictKey, Said, Side, Subject};

use crate::model::{Card, CardId, Edit, JourneyMap, Lane, LaneId, SortedSet};
use work::{Work, fresh_id};

/// What is known of the map that two copies grew from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grown {
    /// It is the map that is open, as it is now.
    Mine,
    /// It is the copy, as it is now.
    Theirs,
    /// An earlier version that is kept here, or that one of the files carries.
    Both,
    /// Nobody has it.
    Unknown,
    /// A person wants the copies compared without it.
    SetAside,
}

/// How many cards of the open map a merge changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CardCounts {
    /// Cards it did not have.
    pub added: usize,
    /// Cards that say something else.
    pub changed: usize,
    /// Cards that stand in another cell; those that also say something else are counted there too.
    pub moved: usize,
    /// Cards it has no longer.
    pub removed: usize,
}

/// What two copies come to.
#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    /// The map that is both.
    pub map: JourneyMap,
    /// What both changed, each with what was chosen of it.
    pub conflicts: Vec<Conflict>,
    /// Cards of which both texts were kept, each with the card that has the other text and stands below it.
    pub copies: Vec<(CardId, CardId)>,
    /// What it does to the cards of the open map.
    pub cards: CardCounts,
}

impl Merged {
    /// The merge as one step of the open map, which undo takes back.
    pub fn into_edit(self) -> Edit {
        Edit::Replace(Box::new(self.map))
    }
}

/// Merges `theirs` into `mine`. `base` is the map both grew from, where somebody has it; `choices` is what was decided of the conflicts of
/// an earlier merge of the same maps.
pub fn merge(base: Option<&JourneyMap>, mine: &JourneyMap, theirs: &JourneyMap, choices: &Choices) -> Merged {
    let parted = part_lanes(base, mine, theirs);
    let (base, own, other) = match &parted {
        Some(Parted { base, mine, theirs }) => (base.as_ref(), mine, theirs),
        None => (base, mine, theirs),
    };
    let mut work = Work::new(base, own, other, choices);
    let (map, copies) = work.merged();
    let cards = count(own, &map);
    Merged { cards, conflicts: work.conflicts, copies, map }
}

fn count(before: &JourneyMap, after: &JourneyMap) -> CardCounts {
    let mut counts = CardCounts::default();
    for (id, card) in &after.cards {
        match before.card(id) {
            None => counts.added += 1,
            Some(was) => {
                let there = Card { step: was.step.clone(), lane: was.lane.clone(), ..card.clone() };
                counts.moved += usize::from(was.cell() != card.cell());
                counts.changed += usize::from(*was != there);
            }
        }
    }
    counts.removed = before.cards.keys().filter(|id| after.card(id).is_none()).count();
    counts
}

/// The three maps, in which no lane holds cards on one side and feelings on the other.
struct Parted {
    base: Option<JourneyMap>,
    mine: JourneyMap,
    theirs: JourneyMap,
}

/// A lane that one side turned into a curve, or a curve into a lane of cards, is two lanes: one id cannot hold both. The one that stayed as
/// it was gets a new id. `None` where there is no such lane.
fn part_lanes(base: Option<&JourneyMap>, mine: &JourneyMap, theirs: &JourneyMap) -> Option<Parted> {
    let turned = |lane: &&Lane| theirs.lane(&lane.id).is_some_and(|other| other.is_emotion() != lane.is_emotion());
    let lanes: Vec<&Lane> = mine.lanes.iter().filter(turned).collect();
    if lanes.is_empty() {
        return None;
    }
    let mut parted = Parted { base: base.cloned(), mine: mine.clone(), theirs: theirs.clone() };
    let mut taken: SortedSet<LaneId> = [Some(mine), Some(theirs), base]
        .into_iter()
        .flatten()
        .flat_map(|map| &map.lanes)
        .map(|lane| lane.id.clone())
        .collect();
    for lane in lanes {
        let now = LaneId::from(fresh_id(lane.id.as_str(), |id| taken.contains(&LaneId::from(id))));
        taken.insert(now.clone());
        let before = base.and_then(|base| base.lane(&lane.id));
        let stayed_here = before.is_some_and(|before| before.is_emotion() == lane.is_emotion());
        rename_lane(if stayed_here { &mut parted.mine } else { &mut parted.theirs }, &lane.id, &now);
        if let Some(base) = parted.base.as_mut().filter(|_| before.is_some()) {
            rename_lane(base, &lane.id, &now);
        }
    }
    Some(parted)
}

/// Gives a lane another id, with all that stands in it.
fn rename_lane(map: &mut JourneyMap, id: &LaneId, now: &LaneId) {
    for lane in map.lanes.iter_mut().filter(|lane| lane.id == *id) {
        lane.id = now.clone();
    }
    for card in map.cards.values_mut().filter(|card| card.lane == *id) {
        card.lane = now.clone();
    }
    let put = |cell: &mut crate::model::CellKey| {
        if cell.lane == *id {
            cell.lane = now.clone();
        }
    };
    let cells = std::mem::take(&mut map.cells).into_iter().map(|(mut cell, cards)| {
        put(&mut cell);
        (cell, cards)
    });
    map.cells = cells.collect();
    let emotions = std::mem::take(&mut map.emotions).into_iter().map(|(mut cell, emotion)| {
        put(&mut cell);
        (cell, emotion)
    });
    map.emotions = emotions.collect();
}
