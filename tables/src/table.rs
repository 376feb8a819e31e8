//! A table of texts: what every kind of table is on the way in and out.

use parcours_core::format::{self, ListKind, limits};

use crate::problem::Problem;

/// How figures are written in a table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Decimals {
    /// `1.5`; a comma groups three digits.
    #[default]
    Point,
    /// `1,5`; a point groups three digits.
    Comma,
}

/// Rows of cells. Rows need not be equally long.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The rows, top to bottom.
    pub rows: Vec<Vec<String>>,
    /// How its figures are written.
    pub decimals: Decimals,
}

impl Table {
    /// The cell at `row` and `column`, from 0; nothing beyond the table.
    pub fn cell(&self, row: usize, column: usize) -> &str {
        self.rows.get(row).and_then(|row| row.get(column)).map_or("", String::as_str)
    }

    /// How many columns the longest row has.
    pub fn width(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or(0)
    }

    /// The table without rows and columns at its ends that hold nothing.
    pub(crate) fn trimmed(mut self) -> Self {
        for row in &mut self.rows {
            let used = row.iter().rposition(|cell| !cell.trim().is_empty()).map_or(0, |last| last + 1);
            row.truncate(used);
        }
        while self.rows.last().is_some_and(Vec::is_empty) {
            self.rows.pop();
        }
        let above = self.rows.iter().take_while(|row| row.is_empty()).count();
        self.rows.drain(..above);
        let blank = |row: &&Vec<String>| row.iter().take_while(|cell| cell.trim().is_empty()).count();
        let left = self.rows.iter().filter(|row| !row.is_empty()).map(|row| blank(&row)).min().unwrap_or(0);
        for row in &mut self.rows {
            row.drain(..left.min(row.len()));
        }
        self
    }
}

/// Counts what comes into a table, so that a hostile one ends early.
#[derive(Debug)]
pub(crate) struct Room {
    cells: usize,
    characters: usize,
    most: usize,
    longest: usize,
}

impl Room {
    /// Room for one table.
    pub fn for_table() -> Self {
        Self { cells: 0, characters: 0, most: limits::VALUES, longest: limits::FILE }
    }

    /// Room for all sheets of a workbook: our own tell the largest map several times.
    pub fn for_workbook() -> Self {
        Self { most: limits::VALUES * 3, longest: limits::FILE * 2, ..Self::for_table() }
    }

    /// Makes room for `count` cells that hold nothing.
    ///
    /// # Errors
    /// When there are too many.
    pub fn fill(&mut self, count: usize) -> Result<(), Problem> {
        self.cells += count;
        if self.cells > self.most {
            return Err(Problem::too_many(ListKind::Values, self.cells, self.most));
        }
        Ok(())
    }

    /// Makes room for a cell with `text`, at `row` and `column` from 0.
    ///
    /// # Errors
    /// When the table, or the cell, would hold more than a map may.
    pub fn take(&mut self, row: usize, column: usize, text: &str) -> Result<(), Problem> {
        // A cell of a board holds several cards, so it may be longer than one text; a card is checked by itself later.
        const LONGEST: usize = limits::TEXT * 16;
        let length = if text.len() <= LONGEST { text.len() } else { limits::length(text) };
        if length > LONGEST {
            return Err(Problem::LongCell { row: row + 1, column: column + 1, length });
        }
        self.fill(1)?;
        self.characters += length;
        if self.characters > self.longest {
            return Err(format::Problem::MapTooLong { length: self.characters, most: self.longest }.into());
        }
        Ok(())
    }

    /// Makes room for rows and columns up to these, from 0, whether anything stands in them or not.
    ///
    /// # Errors
    /// When the table would hold more than a map may.
    pub fn reach(&self, row: usize, column: usize) -> Result<(), Problem> {
        let (rows, columns) = (row + 1, column + 1);
        let most = limits::CARDS + limits::CELLS + limits::STEPS + limits::LANES;
        if rows > most * 4 {
            return Err(Problem::too_many(ListKind::Cards, rows, limits::CARDS));
        }
        if columns > limits::STEPS * 4 {
            return Err(Problem::too_many(ListKind::Steps, columns, limits::STEPS));
        }
        Ok(())
    }
}
