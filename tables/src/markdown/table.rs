//! A table in Markdown, read as any other table: what people and programs write between bars, and the board in a report of ours.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::read::{add, check_depth};
use crate::columns::CardColumn;
use crate::problem::Problem;
use crate::table::{Room, Table};

/// A table, with the heading of the first level above it.
#[derive(Debug, Default)]
pub(crate) struct Titled {
    /// The heading; empty where there is none.
    pub title: String,
    /// The table.
    pub table: Table,
}

/// The first table of a text, if the text begins with one or the table is one of stages; `None` for a text that is an outline.
///
/// # Errors
/// When there is too much in it.
pub(crate) fn read(text: &str) -> Result<Option<Titled>, Problem> {
    let has_bars = text.lines().any(|line| line.trim_start().starts_with('|'));
    if !has_bars {
        return Ok(None);
    }
    check_depth(text)?;
    let begins = text.trim_start().starts_with('|');
    let mut found = Titled::default();
    let mut room = Room::for_table();
    let mut in_table = false;
    let mut in_title = false;
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => in_title = level as usize == 1 && found.title.is_empty(),
            Event::End(TagEnd::Heading(_)) => in_title = false,
            Event::Start(Tag::Table(_)) => in_table = true,
            Event::End(TagEnd::Table) => break,
            Event::Start(Tag::TableHead | Tag::TableRow) => found.table.rows.push(Vec::new()),
            Event::Start(Tag::TableCell) => {
                let row = found.table.rows.len().saturating_sub(1);
                let column = found.table.rows.last().map_or(0, Vec::len);
                room.reach(row, column)?;
                room.take(row, column, "")?;
                if let Some(row) = found.table.rows.last_mut() {
                    row.push(String::new());
                }
            }
            event if in_title => add(&mut found.title, &event),
            event if in_table => {
                if let Some(cell) = found.table.rows.last_mut().and_then(|row| row.last_mut()) {
                    add(cell, &event);
                }
            }
            _ => {}
        }
    }
    let is_board = CardColumn::of_heading(found.table.cell(0, 0)) == Some(CardColumn::Stage);
    Ok(Some(found).filter(|found| found.table.width() > 1 && (begins || is_board)))
}
