//! Readers of a board, as its views are: each shows one thing and writes down when it wakes.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex};

use parcours::board::Board;
use parcours_core::model::{CardId, CellKey, LaneId, StageId, StepId, Touched};
use reactive_graph::effect::ImmediateEffect;

/// Something that is shown, and so has a reader.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shown {
    Card(CardId),
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
}

impl Shown {
    /// What the board says of it, read as a view reads it.
    pub fn read(&self, board: &Board) -> String {
        match self {
            Self::Card(id) => board.read_card(id, |card, links| format!("{card:?} {links}")),
            Self::Cell(cell) => format!("{:?}", board.cards_in(cell)),
            Self::Emotion(cell) => format!("{:?}", board.emotion(cell)),
            Self::Stage(id) => board.stage_name(id),
            Self::Step(id) => board.step_name(id),
            Self::Lane(id) => format!("{:?}", board.lane(id)),
            Self::Columns => format!("{:?}", board.columns()),
            Self::Rows => format!("{:?}", board.rows()),
            Self::About => board.about(|map| format!("{} {:?} {:?}", map.title, map.context, map.persona)),
            Self::Moments(step) => format!("{:?}", board.moments(step)),
            Self::Channels(cell) => format!("{:?}", board.channels(cell)),
        }
    }
}

impl fmt::Display for Shown {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Card(id) => write!(out, "card {id}"),
            Self::Cell(cell) => write!(out, "cell {cell}"),
            Self::Emotion(cell) => write!(out, "emotion {cell}"),
            Self::Stage(id) => write!(out, "stage {id}"),
            Self::Step(id) => write!(out, "step {id}"),
            Self::Lane(id) => write!(out, "lane {id}"),
            Self::Columns => out.write_str("columns"),
            Self::Rows => out.write_str("rows"),
            Self::About => out.write_str("about"),
            Self::Moments(step) => write!(out, "moments {step}"),
            Self::Channels(cell) => write!(out, "channels {cell}"),
        }
    }
}

/// Everything `touched` names that somebody may show.
pub fn named_by(touched: &Touched) -> Vec<Shown> {
    let tied = touched.links.iter().filter(|id| !touched.cards.contains(*id));
    let mut all: Vec<Shown> = touched.cards.iter().chain(tied).cloned().map(Shown::Card).collect();
    all.extend(touched.cells.iter().cloned().map(Shown::Cell));
    all.extend(touched.emotions.iter().cloned().map(Shown::Emotion));
    all.extend(touched.stages.iter().cloned().map(Shown::Stage));
    all.extend(touched.steps.iter().cloned().map(Shown::Step));
    all.extend(touched.lanes.iter().cloned().map(Shown::Lane));
    all.extend(touched.columns.then_some(Shown::Columns));
    all.extend(touched.rows.then_some(Shown::Rows));
    all.extend(touched.about.then_some(Shown::About));
    all.extend(touched.moments.iter().cloned().map(Shown::Moments));
    all.extend(touched.channels.iter().cloned().map(Shown::Channels));
    all
}

/// A reader for each thing that is shown: who woke, and what each last read.
pub struct Readers {
    woken: Arc<Mutex<Vec<Shown>>>,
    read: Arc<Mutex<BTreeMap<Shown, String>>>,
    _effects: Vec<ImmediateEffect>,
}

impl Readers {
    /// A reader for each of `all`. They have read once.
    pub fn of(board: &Board, all: impl IntoIterator<Item = Shown>) -> Self {
        let woken: Arc<Mutex<Vec<Shown>>> = Arc::default();
        let read: Arc<Mutex<BTreeMap<Shown, String>>> = Arc::default();
        let effect = |shown: Shown| {
            let (board, woken, read) = (board.clone(), woken.clone(), read.clone());
            ImmediateEffect::new(move || {
                let says = shown.read(&board);
                woken.lock().expect("no reader panics").push(shown.clone());
                read.lock().expect("no reader panics").insert(shown.clone(), says);
            })
        };
        // The cards have one reader between them, which asks the board what changed.
        let (cards, others): (Vec<Shown>, Vec<Shown>) =
            all.into_iter().partition(|shown| matches!(shown, Shown::Card(_)));
        let mut effects: Vec<ImmediateEffect> = others.into_iter().map(effect).collect();
        for card in &cards {
            read.lock().expect("no reader panics").insert(card.clone(), card.read(board));
        }
        effects.push({
            let (board, woken, read) = (board.clone(), woken.clone(), read.clone());
            ImmediateEffect::new(move || {
                for id in board.changed_cards().iter() {
                    let card = Shown::Card(id.clone());
                    let says = card.read(&board);
                    woken.lock().expect("no reader panics").push(card.clone());
                    read.lock().expect("no reader panics").insert(card, says);
                }
            })
        });
        let readers = Self { woken, read, _effects: effects };
        readers.woken();
        readers
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.read.lock().expect("no reader panics").len()
    }

    /// Who woke since this was last asked, in order; one who woke twice stands there twice.
    pub fn woken(&self) -> Vec<Shown> {
        let mut woken = std::mem::take(&mut *self.woken.lock().expect("no reader panics"));
        woken.sort();
        woken
    }

    /// Those who show something else than the board says.
    pub fn stale(&self, board: &Board) -> Vec<Shown> {
        let read = self.read.lock().expect("no reader panics");
        read.iter().filter(|(shown, says)| shown.read(board) != **says).map(|(shown, _)| shown.clone()).collect()
    }
}
