//! What a file or a text from the clipboard comes to, as a map that is shown before anybody accepts it.

use parcours_core::format::{self, MapFile};
use parcours_core::model::{Language, MapId};
use parcours_messages as messages;
use parcours_messages::{Proposed, Shown};
use parcours_tables::{CardColumn, Content, Layout, Problem, Proposal, Source, import, import_pasted};

use crate::words_of;

/// How many rows of a table are shown before it is taken.
const ROWS_SHOWN: usize = 20;

/// How many columns.
const COLUMNS_SHOWN: usize = 50;

/// How many characters of a cell.
const CHARACTERS_SHOWN: usize = 200;

/// What the file `name` comes to: what is told of it, and the text of the map's file. A map that brings no id has none.
///
/// # Errors
/// When it is nothing that is read here; a sentence says why.
pub fn file(
    bytes: &[u8],
    name: &str,
    language: &Language,
    layout: Option<messages::Layout>,
) -> Result<(Proposed, Vec<u8>), String> {
    taken(import(bytes, name), language, layout)
}

/// The same for a text from the clipboard.
///
/// # Errors
/// When it holds nothing, or too much; a sentence says why.
pub fn pasted(
    text: &str,
    language: &Language,
    layout: Option<messages::Layout>,
) -> Result<(Proposed, Vec<u8>), String> {
    taken(import_pasted(text), language, layout)
}

fn taken(
    proposal: Result<Proposal, Problem>,
    language: &Language,
    chosen: Option<messages::Layout>,
) -> Result<(Proposed, Vec<u8>), String> {
    let words = words_of(language);
    let mut proposal = proposal.map_err(|problem| problem.told(words))?;
    if let (Content::Table { layout, .. }, Some(chosen)) = (&mut proposal.content, &chosen) {
        *layout = read_layout(chosen);
    }
    if chosen == Some(messages::Layout::Cards(Vec::new())) {
        proposal.read_as_board();
        proposal.read_as_cards();
    }
    let proposed = proposal.map(language);
    let table = match &proposal.content {
        Content::Table { table, layout } => Some(Shown {
            rows: table.rows.iter().take(ROWS_SHOWN).map(|row| shown(row)).collect(),
            count: table.rows.len(),
            width: table.width(),
            layout: told_layout(layout),
        }),
        Content::Map(_) | Content::Lines(_) => None,
    };
    let mut told = Proposed {
        source: source(proposal.source),
        name: proposal.name,
        notices: Vec::new(),
        problem: None,
        columns: match &table {
            Some(_) => CardColumn::ALL.map(|column| (name(column), column.heading(words).to_owned())).to_vec(),
            None => Vec::new(),
        },
        table,
    };
    let proposed = match proposed {
        Ok(proposed) => proposed,
        // Read otherwise it may come to one.
        Err(problem) if told.table.is_some() => {
            told.problem = Some(problem.told(words));
            return Ok((told, Vec::new()));
        }
        Err(problem) => return Err(problem.told(words)),
    };
    told.notices = proposed.notices.iter().map(|notice| notice.told(words)).collect();
    let file = match proposal.content {
        // Under its own name, with what it grew from.
        Content::Map(file) => MapFile { map: proposed.map, ..*file },
        Content::Table { .. } | Content::Lines(_) => MapFile::new(MapId::from(""), proposed.map),
    };
    Ok((told, format::write(&file).into_bytes()))
}

/// The beginning of a row, and of each of its cells.
fn shown(row: &[String]) -> Vec<String> {
    let beginning = |cell: &String| match cell.char_indices().nth(CHARACTERS_SHOWN) {
        Some((end, _)) => format!("{}…", &cell[..end]),
        None => cell.clone(),
    };
    row.iter().take(COLUMNS_SHOWN).map(beginning).collect()
}

/// What a column goes by in messages.
fn name(column: CardColumn) -> String {
    format!("{column:?}")
}

fn read_layout(layout: &messages::Layout) -> Layout {
    let column = |told: &Option<String>| CardColumn::ALL.into_iter().find(|column| Some(name(*column)) == *told);
    match layout {
        messages::Layout::Cards(columns) => Layout::Cards(columns.iter().map(column).collect()),
        messages::Layout::Board => Layout::Board,
    }
}

fn told_layout(layout: &Layout) -> messages::Layout {
    match layout {
        Layout::Cards(columns) => messages::Layout::Cards(columns.iter().map(|column| column.map(name)).collect()),
        Layout::Board => messages::Layout::Board,
    }
}

fn source(source: Source) -> messages::Source {
    match source {
        Source::MapFile => messages::Source::MapFile,
        Source::Carried => messages::Source::Carried,
        Source::OwnWorkbook => messages::Source::OwnWorkbook,
        Source::Workbook => messages::Source::Workbook,
        Source::Csv => messages::Source::Csv,
        Source::PastedTable => messages::Source::PastedTable,
        Source::PastedLines => messages::Source::PastedLines,
        Source::Mermaid => messages::Source::Mermaid,
        Source::Markdown => messages::Source::Markdown,
        Source::Lanescape => messages::Source::Lanescape,
    }
}
