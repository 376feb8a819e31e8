//! What is shown of a proposal before it is accepted, and how a person has a table read otherwise.

use parcours_core::model::JourneyMap;

use crate::cards_table;
use crate::columns::CardColumn;
use crate::proposal::{Content, Layout, Proposal, Proposed};

/// A map in short.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// Its title.
    pub title: String,
    /// The names of its stages, first to last.
    pub stages: Vec<String>,
    /// The names of its lanes, top to bottom.
    pub lanes: Vec<String>,
    /// How many cards it has.
    pub cards: usize,
    /// How many feelings it has.
    pub feelings: usize,
}

impl Proposed {
    /// The map in short.
    pub fn preview(&self) -> Preview {
        let JourneyMap { title, stages, lanes, cards, emotions, .. } = &self.map;
        Preview {
            title: title.clone(),
            stages: stages.iter().map(|stage| stage.name.clone()).collect(),
            lanes: lanes.iter().map(|lane| lane.label.clone()).collect(),
            cards: cards.len(),
            feelings: emotions.len(),
        }
    }
}

impl Proposal {
    /// Each column of a table that is read row by row: its heading, and what it is taken for. Nothing for anything else.
    pub fn columns(&self) -> Vec<(&str, Option<CardColumn>)> {
        match &self.content {
            Content::Table { table, layout: Layout::Cards(columns) } => {
                let column = |at: usize| (table.cell(0, at), columns.get(at).copied().flatten());
                (0..table.width()).map(column).collect()
            }
            Content::Map(_) | Content::Table { .. } | Content::Lines(_) => Vec::new(),
        }
    }

    /// Has a table read with a row for each card, under the headings that are known.
    pub fn read_as_cards(&mut self) {
        if let Content::Table { table, layout: layout @ Layout::Board } = &mut self.content {
            *layout = Layout::Cards(cards_table::matched(table));
        }
    }

    /// Has a table read with stages across and lanes down.
    pub fn read_as_board(&mut self) {
        if let Content::Table { layout, .. } = &mut self.content {
            *layout = Layout::Board;
        }
    }

    /// Takes the column at `at`, from 0, for `column`, or leaves it out. The column that was taken for the same before is left out: one
    /// text cannot come from two places.
    pub fn read_column(&mut self, at: usize, column: Option<CardColumn>) {
        let Content::Table { table, layout: Layout::Cards(columns) } = &mut self.content else { return };
        if at >= table.width() {
            return;
        }
        columns.resize(table.width().max(columns.len()), None);
        for (other, taken) in columns.iter_mut().enumerate() {
            if other == at {
                *taken = column;
            } else if *taken == column {
                *taken = None;
            }
        }
    }
}
