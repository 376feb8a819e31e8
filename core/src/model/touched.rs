//! What an edit changed, so that only those who show it look again.

use super::card::{Card, Channel, MomentOfTruth};
use super::emotion::Emotion;
use super::header::{Context, Language, MapKind, Persona};
use super::id::{CardId, CellKey, LaneId, StageId, StepId};
use super::lane::Lane;
use super::map::{JourneyMap, Link};
use super::sorted::SortedMap;
use super::sorted_set::SortedSet;
use super::stage::Stage;

/// Everything an edit changed, and nothing else: what was changed and changed back within one edit is not in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Touched {
    /// Cards added, removed, moved to another cell or reworded.
    pub cards: SortedSet<CardId>,
    /// Cells whose list of cards differs.
    pub cells: SortedSet<CellKey>,
    /// Crossings whose feeling differs.
    pub emotions: SortedSet<CellKey>,
    /// Stages whose own fields differ, those added and removed among them.
    pub stages: SortedSet<StageId>,
    /// Steps whose own fields differ, those added and removed among them.
    pub steps: SortedSet<StepId>,
    /// Lanes whose own fields differ, those added and removed among them.
    pub lanes: SortedSet<LaneId>,
    /// Which steps there are, their order or their stages.
    pub columns: bool,
    /// Which lanes there are, their order, their roles or whether they are hidden.
    pub rows: bool,
    /// Cards at either end of a link that came or went; of every link when only their order differs.
    pub links: SortedSet<CardId>,
    /// The type, the title, the language, the context or the persona.
    pub about: bool,
    /// Steps where a card came to be a moment of truth, or no longer is, or is another one.
    pub moments: SortedSet<StepId>,
    /// Cells where a channel came or went with a card, or is another one.
    pub channels: SortedSet<CellKey>,
}

impl Touched {
    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Adds where the change of one card shows apart from the card itself.
    fn add_marks(&mut self, before: Option<&Card>, after: Option<&Card>) {
        fn moment(card: &Card) -> Option<(&StepId, &MomentOfTruth)> {
            Some((&card.step, card.moment.as_ref()?))
        }
        fn channel(card: &Card) -> Option<(CellKey, &Channel)> {
            Some((card.cell(), card.channel.as_ref()?))
        }
        let (then, now) = (before.and_then(moment), after.and_then(moment));
        if then != now {
            self.moments.extend([then, now].into_iter().flatten().map(|(step, _)| step.clone()));
        }
        let (then, now) = (before.and_then(channel), after.and_then(channel));
        if then != now {
            self.channels.extend([then, now].into_iter().flatten().map(|(cell, _)| cell));
        }
    }
}

type About = (MapKind, String, Language, Context, Persona);

/// The parts of a map as they were before an edit, each kept when it is first about to change.
#[derive(Debug, Default)]
pub(super) struct Before {
    cards: SortedMap<CardId, Option<Card>>,
    cells: SortedMap<CellKey, Vec<CardId>>,
    emotions: SortedMap<CellKey, Option<Emotion>>,
    stages: Option<Vec<Stage>>,
    lanes: Option<Vec<Lane>>,
    links: Option<Vec<Link>>,
    about: Option<About>,
}

impl Before {
    pub(super) fn keep_card(&mut self, map: &JourneyMap, id: &CardId) {
        if !self.cards.contains_key(id) {
            self.cards.insert(id.clone(), map.card(id).cloned());
        }
    }

    pub(super) fn keep_cell(&mut self, map: &JourneyMap, cell: &CellKey) {
        if !self.cells.contains_key(cell) {
            self.cells.insert(cell.clone(), map.cards_in(cell).to_vec());
        }
    }

    pub(super) fn keep_emotion(&mut self, map: &JourneyMap, cell: &CellKey) {
        if !self.emotions.contains_key(cell) {
            self.emotions.insert(cell.clone(), map.emotion(cell).cloned());
        }
    }

    pub(super) fn keep_stages(&mut self, map: &JourneyMap) {
        self.stages.get_or_insert_with(|| map.stages.clone());
    }

    pub(super) fn keep_lanes(&mut self, map: &JourneyMap) {
        self.lanes.get_or_insert_with(|| map.lanes.clone());
    }

    pub(super) fn keep_links(&mut self, map: &JourneyMap) {
        self.links.get_or_insert_with(|| map.links.clone());
    }

    pub(super) fn keep_about(&mut self, map: &JourneyMap) {
        self.about.get_or_insert_with(|| about(map));
    }

    /// Keeps everything of `map`, and what `other` will add to it.
    pub(super) fn keep_both(&mut self, map: &JourneyMap, other: &JourneyMap) {
        map.cards.keys().chain(other.cards.keys()).for_each(|id| self.keep_card(map, id));
        map.cells.keys().chain(other.cells.keys()).for_each(|cell| self.keep_cell(map, cell));
        map.emotions.keys().chain(other.emotions.keys()).for_each(|cell| self.keep_emotion(map, cell));
        self.keep_stages(map);
        self.keep_lanes(map);
        self.keep_links(map);
        self.keep_about(map);
    }

    /// What differs between then and `map`.
    pub(super) fn compare(self, map: &JourneyMap) -> Touched {
        let mut touched = Touched::default();
        for (id, card) in self.cards {
            if map.card(&id) != card.as_ref() {
                touched.add_marks(card.as_ref(), map.card(&id));
                touched.cards.insert(id);
            }
        }
        for (cell, cards) in self.cells {
            if map.cards_in(&cell) != cards {
                touched.cells.insert(cell);
            }
        }
        for (cell, emotion) in self.emotions {
            if map.emotion(&cell) != emotion.as_ref() {
                touched.emotions.insert(cell);
            }
        }
        if let Some(stages) = self.stages {
            touched.columns = outline(&stages) != outline(&map.stages);
            touched.stages = differing(&stages, &map.stages, |stage| &stage.id, same_stage);
            touched.steps = differing(
                stages.iter().flat_map(|stage| &stage.steps),
                map.steps(),
                |step| &step.id,
                |one, other| one == other,
            );
        }
        if let Some(lanes) = self.lanes {
            touched.rows = rows(&lanes) != rows(&map.lanes);
            touched.lanes = differing(&lanes, &map.lanes, |lane| &lane.id, |one, other| one == other);
        }
        if let Some(links) = self.links {
            touched.links = ends_that_differ(&links, &map.links);
        }
        touched.about = self.about.is_some_and(|then| then != about(map));
        touched
    }
}

fn about(map: &JourneyMap) -> About {
    (map.kind.clone(), map.title.clone(), map.language.clone(), map.context.clone(), map.persona.clone())
}

/// The ends of links that stand on one side only; of all of them when only their order differs.
fn ends_that_differ(before: &[Link], after: &[Link]) -> SortedSet<CardId> {
    let ends = |link: &Link| [link.from.clone(), link.to.clone()];
    if before == after {
        return SortedSet::new();
    }
    // An edit changes few links: what is the same at both ends of the list need not be looked for.
    let same_start = before.iter().zip(after).take_while(|(one, other)| one == other).count();
    let (before, after) = (&before[same_start..], &after[same_start..]);
    let same_end = before.iter().rev().zip(after.iter().rev()).take_while(|(one, other)| one == other).count();
    let (before, after) = (&before[..before.len() - same_end], &after[..after.len() - same_end]);
    let gone = before.iter().filter(|link| !after.contains(link));
    let come = after.iter().filter(|link| !before.contains(link));
    let mut differ = SortedSet::new();
    differ.extend(gone.chain(come).flat_map(ends));
    if differ.is_empty() {
        differ.extend(after.iter().flat_map(ends));
    }
    differ
}

fn outline(stages: &[Stage]) -> impl PartialEq {
    stages
        .iter()
        .map(|stage| {
            let steps: Vec<_> = stage.steps.iter().map(|step| step.id.clone()).collect();
            (stage.id.clone(), steps)
        })
        .collect::<Vec<_>>()
}

fn rows(lanes: &[Lane]) -> impl PartialEq {
    lanes.iter().map(|lane| (lane.id.clone(), lane.role.clone(), lane.hidden)).collect::<Vec<_>>()
}

fn same_stage(one: &Stage, other: &Stage) -> bool {
    one.name == other.name && one.template == other.template && one.owner == other.owner && one.extra == other.extra
}

/// The ids of items that stand on one side only, or on both and are not the `same`.
fn differing<'a, T: 'a, Id: Ord + Clone + 'a>(
    before: impl IntoIterator<Item = &'a T>,
    after: impl IntoIterator<Item = &'a T>,
    id: impl Fn(&T) -> &Id,
    same: impl Fn(&T, &T) -> bool,
) -> SortedSet<Id> {
    let mut unseen: SortedMap<Id, &T> = SortedMap::new();
    unseen.extend(before.into_iter().map(|item| (id(item).clone(), item)));
    let mut ids = SortedSet::new();
    for item in after {
        match unseen.remove(id(item)) {
            Some(then) if same(then, item) => {}
            _ => {
                ids.insert(id(item).clone());
            }
        }
    }
    ids.extend(unseen.into_keys());
    ids
}
