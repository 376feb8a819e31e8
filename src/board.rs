//! The open map and who subscribes to it: whoever shows a card, a cell or a header is notified when that very thing changes, and never otherwise
//! (fine-grained reactivity, with one trigger a topic).
//!
//! Plain data beside one trigger for each thing that was ever read, and one for all cards, whose one reader asks which changed. A signal holding
//! the map, or one that every card reads, would make each edit cost the square of the number of cards.

use parcours_core::model::order::InOrder;
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use reactive_graph::signal::ArcTrigger;
use reactive_graph::traits::{Notify, Track};

use parcours_core::model::{
    Card, CardId, CellKey, Channel, Edit, Emotion, History, JourneyMap, Label, Lane, LaneId, MomentOfTruth, Rejected,
    SortedMap, SortedSet, StageId, Step, StepId, Touched, Written,
};

/// A thing of the map that is shown somewhere and can be subscribed to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Topic {
    Cards,
    Cell(CellKey),
    Emotion(CellKey),
    Stage(StageId),
    Step(StepId),
    Lane(LaneId),
    Columns,
    Rows,
    About,
    Moments(StepId),
    Channels(CellKey),
    Revision,
}

#[derive(Default)]
struct Open {
    history: History,
    revision: u64,
    /// How often each step was moved: part of its column's key, so that a moved column is rebuilt and its neighbours stay put.
    moves: SortedMap<StepId, u32>,
    /// A card that is being written and is not on the map yet.
    draft: Option<DraftCard>,
    /// How many links each tied card has.
    ties: SortedMap<CardId, usize>,
    /// The cards that changed since whoever draws them last asked.
    changed_cards: SortedSet<CardId>,
}

#[derive(Clone, PartialEq, Eq)]
struct DraftCard {
    id: CardId,
    cell: CellKey,
    index: usize,
}

/// A column as the board shows it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Column {
    /// Its step.
    pub step: StepId,
    /// The stage the step belongs to.
    pub stage: StageId,
    /// How often the step was moved since the map was opened.
    pub moves: u32,
}

/// The open map. A cheap handle: clones share the map.
#[derive(Clone, Default)]
pub struct Board {
    open: Arc<RwLock<Open>>,
    subscriptions: Arc<RwLock<SortedMap<Topic, ArcTrigger>>>,
}

impl Board {
    /// Opens `map`, with nothing to undo.
    pub fn new(map: JourneyMap) -> Self {
        // All cells are about to be read, in another order than that of the list.
        let subscriptions = map.cells_in_order().map(|cell| (Topic::Cell(cell), ArcTrigger::new())).collect();
        let open = Open { ties: count_ties(&map), history: History::new(map), ..Open::default() };
        Self { open: Arc::new(RwLock::new(open)), subscriptions: Arc::new(RwLock::new(subscriptions)) }
    }

    /// Makes an edit and notifies of what it changed.
    ///
    /// # Errors
    /// [`Rejected`] when the edit does not fit; nothing changes and nobody is notified.
    pub fn edit(&self, edit: Edit, label: Label) -> Result<Touched, Rejected> {
        let before = self.step_order();
        let touched = self.write().history.make(edit, label)?;
        self.notify(&touched, before);
        Ok(touched)
    }

    /// Takes the last step back.
    pub fn undo(&self) -> Option<(Label, Touched)> {
        let before = self.step_order();
        let (label, touched) = self.write().history.undo()?;
        self.notify(&touched, before);
        Some((label, touched))
    }

    /// Makes the step that was taken back again.
    pub fn redo(&self) -> Option<(Label, Touched)> {
        let before = self.step_order();
        let (label, touched) = self.write().history.redo()?;
        self.notify(&touched, before);
        Some((label, touched))
    }

    /// Shows `map` in the place of this one, with nothing to undo, and notifies of what differs. For a map that another tab edits.
    ///
    /// # Errors
    /// [`Rejected`] when `map` does not hold together; nothing changes.
    pub fn show(&self, map: JourneyMap) -> Result<(), Rejected> {
        let before = self.step_order();
        let touched = self.write().history.show(map)?;
        self.notify(&touched, before);
        Ok(())
    }

    /// Reads the map without listening to it.
    pub fn read<T>(&self, read: impl FnOnce(&JourneyMap) -> T) -> T {
        read(self.open().history.map())
    }

    /// Reads the past and future of the map without listening to them.
    pub fn read_history<T>(&self, read: impl FnOnce(&History) -> T) -> T {
        read(&self.open().history)
    }

    /// How many times the map has changed since it was opened, undo and redo included. Listens to every change.
    pub fn revision(&self) -> u64 {
        self.listen(Topic::Revision);
        self.open().revision
    }

    /// The cards that changed, or whose links did, since this was last asked. Listens to every card, for the one who draws them all: ten
    /// thousand subscriptions would be most of the memory of a map.
    pub fn changed_cards(&self) -> SortedSet<CardId> {
        self.listen(Topic::Cards);
        std::mem::take(&mut self.write().changed_cards)
    }

    /// Reads the card `id` and how many links it has, without listening to them; `None` for one that is not on the map.
    pub fn read_card<T>(&self, id: &CardId, read: impl FnOnce(Option<&Card>, usize) -> T) -> T {
        let open = self.open();
        read(open.history.map().card(id), open.ties.get(id).copied().unwrap_or_default())
    }

    /// The cards of `cell`, top to bottom, with the one being written. Listens to that list, not to what the cards say.
    pub fn cards_in(&self, cell: &CellKey) -> Vec<CardId> {
        self.listen(Topic::Cell(cell.clone()));
        let open = self.open();
        let mut cards = open.history.map().cards_in(cell).to_vec();
        if let Some(draft) = open.draft.as_ref().filter(|draft| draft.cell == *cell && !cards.contains(&draft.id)) {
            cards.insert(draft.index.min(cards.len()), draft.id.clone());
        }
        cards
    }

    /// Makes room for a card that is being written, so that it can be seen before it is on the map.
    pub fn begin_card(&self, id: CardId, cell: CellKey, index: usize) {
        self.end_card();
        self.write().draft = Some(DraftCard { id, cell: cell.clone(), index });
        self.notify_one(&Topic::Cell(cell));
    }

    /// Gives up the room of a card that was being written. A card that was added meanwhile stays where it is.
    pub fn end_card(&self) {
        let draft = self.write().draft.take();
        if let Some(draft) = draft.filter(|draft| self.read(|map| map.card(&draft.id).is_none())) {
            self.notify_one(&Topic::Cell(draft.cell));
        }
    }

    /// Hands the map to `user`, who gives it back as it was, with what was written of it. For saving, which keeps the map beside its names,
    /// without a copy.
    pub fn lend<T>(&self, user: impl FnOnce(&mut JourneyMap, &mut Written) -> T) -> T {
        let open = &mut *self.write();
        let (map, written) = open.history.to_write();
        user(map, written)
    }

    /// The feeling at `cell`. Listens to it.
    pub fn emotion(&self, cell: &CellKey) -> Option<Emotion> {
        self.listen(Topic::Emotion(cell.clone()));
        self.read(|map| map.emotion(cell).cloned())
    }

    /// The moments of truth decided at a step, highs first. Listens to them, not to the cards.
    pub fn moments(&self, step: &StepId) -> Vec<MomentOfTruth> {
        self.listen(Topic::Moments(step.clone()));
        self.read(|map| {
            let cells = map.lanes.iter().map(|lane| CellKey { step: step.clone(), lane: lane.id.clone() });
            let cards = cells.flat_map(|cell| map.cards_in(&cell));
            let mut moments: Vec<MomentOfTruth> = cards.filter_map(|id| map.card(id)?.moment.clone()).collect();
            moments.put_in_order(Ord::cmp);
            moments
        })
    }

    /// The channels of the cards of `cell`, each once, by name. Listens to them, not to the cards.
    pub fn channels(&self, cell: &CellKey) -> Vec<Channel> {
        self.listen(Topic::Channels(cell.clone()));
        self.read(|map| map.channels_in(cell))
    }

    /// The name of a stage. Listens to it.
    pub fn stage_name(&self, id: &StageId) -> String {
        self.listen(Topic::Stage(id.clone()));
        self.read(|map| map.stage(id).map(|stage| stage.name.clone()).unwrap_or_default())
    }

    /// The own name of a step. Listens to it.
    pub fn step_name(&self, id: &StepId) -> String {
        self.listen(Topic::Step(id.clone()));
        self.read(|map| map.step(id).map(|(_, step)| step.name.clone()).unwrap_or_default())
    }

    /// The step `id`. Listens to its own fields.
    pub fn step(&self, id: &StepId) -> Option<Step> {
        self.listen(Topic::Step(id.clone()));
        self.read(|map| map.step(id).map(|(_, step)| step.clone()))
    }

    /// The lane `id`. Listens to its own fields.
    pub fn lane(&self, id: &LaneId) -> Option<Lane> {
        self.listen(Topic::Lane(id.clone()));
        self.read(|map| map.lane(id).cloned())
    }

    /// The columns, left to right. Listens to which there are and their order.
    pub fn columns(&self) -> Vec<Column> {
        self.listen(Topic::Columns);
        let open = self.open();
        let stages = &open.history.map().stages;
        let columns = stages.iter().flat_map(|stage| {
            stage.steps.iter().map(|step| Column {
                step: step.id.clone(),
                stage: stage.id.clone(),
                moves: open.moves.get(&step.id).copied().unwrap_or_default(),
            })
        });
        columns.collect()
    }

    /// The stages, left to right, each with the number of its columns. Listens to which there are and their order.
    pub fn stages(&self) -> Vec<(StageId, usize)> {
        self.listen(Topic::Columns);
        self.read(|map| map.stages.iter().map(|stage| (stage.id.clone(), stage.steps.len())).collect())
    }

    /// The lanes in sight, top to bottom. Listens to which there are, their order and their roles.
    pub fn rows(&self) -> Vec<LaneId> {
        self.listen(Topic::Rows);
        self.read(|map| {
            let in_sight = map.lanes.iter().filter(|lane| !lane.hidden);
            in_sight.map(|lane| lane.id.clone()).collect()
        })
    }

    /// Reads the title, the language, the context and the persona. Listens to them.
    pub fn about<T>(&self, read: impl FnOnce(&JourneyMap) -> T) -> T {
        self.listen(Topic::About);
        self.read(read)
    }

    fn listen(&self, topic: Topic) {
        let known = self.subscriptions.read().unwrap_or_else(PoisonError::into_inner).get(&topic).cloned();
        let trigger = known.unwrap_or_else(|| {
            let mut subscriptions = self.subscriptions.write().unwrap_or_else(PoisonError::into_inner);
            subscriptions.entry(topic).or_default().clone()
        });
        trigger.track();
    }

    /// Notifies whoever subscribes to what is in `touched`. No guard is held meanwhile: those who wake read the map.
    fn notify(&self, touched: &Touched, order_before: Vec<StepId>) {
        if touched.is_empty() {
            return;
        }
        let mut changed: Vec<Topic> = Vec::new();
        {
            let mut open = self.write();
            open.revision += 1;
            if !touched.links.is_empty() {
                open.ties = count_ties(open.history.map());
            }
            // A card shows how many links it has.
            open.changed_cards.extend(touched.cards.iter().chain(touched.links.iter()).cloned());
            if !(touched.cards.is_empty() && touched.links.is_empty()) {
                changed.push(Topic::Cards);
            }
        }
        changed.extend(touched.cells.iter().cloned().map(Topic::Cell));
        changed.extend(touched.emotions.iter().cloned().map(Topic::Emotion));
        changed.extend(touched.stages.iter().cloned().map(Topic::Stage));
        changed.extend(touched.steps.iter().cloned().map(Topic::Step));
        changed.extend(touched.lanes.iter().cloned().map(Topic::Lane));
        if touched.columns {
            self.count_moves(&order_before);
            changed.push(Topic::Columns);
        }
        if touched.rows {
            changed.push(Topic::Rows);
        }
        if touched.about {
            changed.push(Topic::About);
        }
        changed.extend(touched.moments.iter().cloned().map(Topic::Moments));
        changed.extend(touched.channels.iter().cloned().map(Topic::Channels));
        changed.push(Topic::Revision);
        let triggers: Vec<ArcTrigger> = {
            let subscriptions = self.subscriptions.read().unwrap_or_else(PoisonError::into_inner);
            changed.iter().filter_map(|topic| subscriptions.get(topic).cloned()).collect()
        };
        for trigger in triggers {
            trigger.notify();
        }
    }

    fn notify_one(&self, topic: &Topic) {
        let trigger = self.subscriptions.read().unwrap_or_else(PoisonError::into_inner).get(topic).cloned();
        if let Some(trigger) = trigger {
            trigger.notify();
        }
    }

    /// Counts a move for as few steps as explain the new order: those outside a longest run that kept its order.
    fn count_moves(&self, before: &[StepId]) {
        let after = self.step_order();
        let mut rank: SortedMap<&StepId, usize> = SortedMap::new();
        rank.extend(before.iter().enumerate().map(|(rank, step)| (step, rank)));
        let kept: Vec<(usize, &StepId)> = after.iter().filter_map(|step| Some((*rank.get(step)?, step))).collect();
        let still = longest_increasing(&kept.iter().map(|(rank, _)| *rank).collect::<Vec<_>>());
        let mut open = self.write();
        for (rank, step) in kept {
            if still.binary_search(&rank).is_err() {
                *open.moves.entry(step.clone()).or_default() += 1;
            }
        }
    }

    fn step_order(&self) -> Vec<StepId> {
        self.read(|map| map.steps().map(|step| step.id.clone()).collect())
    }

    fn open(&self) -> RwLockReadGuard<'_, Open> {
        self.open.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, Open> {
        self.open.write().unwrap_or_else(PoisonError::into_inner)
    }
}

fn count_ties(map: &JourneyMap) -> SortedMap<CardId, usize> {
    let mut ties = SortedMap::new();
    for end in map.links.iter().flat_map(|link| [&link.from, &link.to]) {
        *ties.entry(end.clone()).or_default() += 1;
    }
    ties
}

/// A longest rising run of `ranks` (not necessarily side by side), in order. Square in the number of columns, which is at most 300.
fn longest_increasing(ranks: &[usize]) -> Vec<usize> {
    let mut best: Vec<(usize, Option<usize>)> = Vec::with_capacity(ranks.len());
    for (at, rank) in ranks.iter().enumerate() {
        let before = (0..at).filter(|other| ranks[*other] < *rank).max_by_key(|other| best[*other].0);
        best.push((before.map_or(1, |other| best[other].0 + 1), before));
    }
    let mut at = (0..ranks.len()).max_by_key(|at| best[*at].0);
    let mut run = Vec::new();
    while let Some(here) = at {
        run.push(ranks[here]);
        at = best[here].1;
    }
    run.reverse();
    run
}
