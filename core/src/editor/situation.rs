//! What a command looks at: the map, where the focus is, what is selected.

use super::focus::Focus;
use super::selection::Selection;
use super::view_state::ViewState;
use crate::method::agenda::Agenda;
use crate::model::{CardId, CellKey, JourneyMap, Label, LaneId, MapId, MapKind, Persona, StageId, StepId, WordOrder};
use crate::store::versions::Version;
use crate::words::Words;

/// What a command looks at.
#[derive(Clone, Copy)]
pub struct Situation<'a> {
    /// The open map.
    pub map: &'a JourneyMap,
    /// Where the board's tab stop is.
    pub focus: Option<&'a Focus>,
    /// What is selected.
    pub selection: &'a Selection,
    /// The step undo would take back.
    pub to_undo: Option<&'a Label>,
    /// The step redo would make again.
    pub to_redo: Option<&'a Label>,
    /// The language of names a command gives.
    pub words: &'static Words,
    /// The order of words in that language.
    pub word_order: WordOrder,
    /// What of the map is looked at, and how.
    pub view_state: &'a ViewState,
    /// The day it is, `YYYY-MM-DD`.
    pub today: &'a str,
    /// The time it is, in seconds since 1970.
    pub now: u64,
    /// The agenda of the workshop about this map, or about another.
    pub agenda: Option<&'a Agenda>,
    /// Other maps that were asked for, to look at beside this one.
    pub compared_maps: &'a [ComparedMap],
    /// The id the map is kept under; empty where nobody keeps it.
    pub id: &'a str,
    /// The other maps of this browser, the last changed first; `None` until somebody needed them.
    pub other_maps: Option<&'a [OtherMap]>,
    /// The personas this browser keeps for every map; known while a panel shows them.
    pub personas: &'a [Persona],
    /// Whether the map is only shown: another tab edits it, or a later version of the page saved it.
    pub reading: bool,
    /// The earlier versions of the map, the newest first; `None` where there can be none, or until somebody looked.
    pub versions: Option<&'a [Told]>,
    /// What the map this one is compared with is called; empty when there is none, or while no panel shows it.
    pub compared: &'a str,
}

/// Another map, to look at beside the open one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ComparedMap {
    /// Its id.
    pub id: MapId,
    /// What it says.
    pub map: JourneyMap,
}

/// An earlier version of the map, as a list tells of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The version.
    pub version: Version,
    /// When it was kept, as a person reads it where they are.
    pub time: String,
}

/// Another map of this browser, by what a list says of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OtherMap {
    /// Its id.
    pub id: MapId,
    /// What it is called; may be empty.
    pub title: String,
    /// Its type.
    pub kind: MapKind,
    /// Who travels; may be empty.
    pub persona: String,
    /// The id of the map it is compared with.
    pub compared: Option<String>,
}

static PLAIN: ViewState = ViewState::PLAIN;

impl<'a> Situation<'a> {
    /// `map` with nothing in focus, nothing done yet and nothing beside it, on a day that is not known; words go by the numbers of their
    /// letters until somebody who knows better is asked.
    pub fn of(map: &'a JourneyMap, selection: &'a Selection, words: &'static Words) -> Self {
        Self {
            map,
            focus: None,
            selection,
            to_undo: None,
            to_redo: None,
            words,
            word_order: str::cmp,
            view_state: &PLAIN,
            today: "",
            compared_maps: &[],
            id: "",
            other_maps: None,
            now: 0,
            agenda: None,
            personas: &[],
            reading: false,
            versions: None,
            compared: "",
        }
    }
}

impl Situation<'_> {
    /// The cards a command is about: the selected ones in document order, else the one in focus. None while a header or a feeling
    /// is in focus, so that Delete there never means cards somewhere else.
    pub fn cards(&self) -> Vec<CardId> {
        match self.focus {
            Some(Focus::Card(id)) if !self.selection.contains(id) => vec![id.clone()],
            Some(Focus::Stage(_) | Focus::Step(_) | Focus::Lane(_)) => Vec::new(),
            Some(Focus::Cell(cell)) if self.is_curve(cell) => Vec::new(),
            _ => self.selection.in_order(self.map, &self.view_state.visibility),
        }
    }

    /// Whether there are any such cards.
    pub fn has_cards(&self) -> bool {
        matches!(self.focus, Some(Focus::Card(_))) || !self.cards().is_empty()
    }

    /// The cell the focus is in.
    pub fn cell(&self) -> Option<CellKey> {
        self.focus?.cell(self.map)
    }

    /// The cell in focus, when cards can stand in it.
    pub fn card_cell(&self) -> Option<CellKey> {
        self.cell().filter(|cell| !self.is_curve(cell))
    }

    /// The cell in focus, when it is one of an emotion lane.
    pub fn curve_cell(&self) -> Option<CellKey> {
        self.cell().filter(|cell| self.is_curve(cell))
    }

    fn is_curve(&self, cell: &CellKey) -> bool {
        self.map.lane(&cell.lane).is_some_and(|lane| lane.is_emotion())
    }

    /// The stage in focus: its header, or the one over the column in focus; else the last.
    pub fn stage(&self) -> Option<StageId> {
        let here = self.focus.and_then(|focus| focus.stage(self.map));
        here.or_else(|| self.map.stages.last().map(|stage| stage.id.clone()))
    }

    /// The step in focus: its header, or the column in focus; else the last.
    pub fn step(&self) -> Option<StepId> {
        let here = self.focus.and_then(|focus| focus.step(self.map));
        here.or_else(|| self.map.steps().next_back().map(|step| step.id.clone()))
    }

    /// The lane in focus: its header, or the row in focus; else the last.
    pub fn lane(&self) -> Option<LaneId> {
        let here = self.focus.and_then(|focus| focus.lane(self.map));
        here.or_else(|| self.map.lanes.last().map(|lane| lane.id.clone()))
    }
}
