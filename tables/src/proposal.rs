//! What a file comes to, before anybody has accepted it: recognised by its content, and shown with what was read otherwise than it stood.

use parcours_core::format::{self, MapFile};
use parcours_core::model::{Card, CellKey, JourneyMap, LaneRole, Language};

use crate::build::Builder;
use crate::columns::CardColumn;
use crate::problem::{Notice, Problem};
use crate::table::Table;
use crate::{board_table, cards_table, delimited, encoding, foreign, lanescape, markdown, mermaid, workbook};

/// What a file was recognised as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Source {
    /// A map file of ours.
    MapFile,
    /// A PDF, SVG, PNG or PowerPoint of ours, with the map inside.
    Carried,
    /// A workbook of ours.
    OwnWorkbook,
    /// A workbook of somebody else.
    Workbook,
    /// A table of texts: CSV and the like.
    Csv,
    /// Cells from the clipboard.
    PastedTable,
    /// Lines from the clipboard.
    PastedLines,
    /// Mermaid's journey.
    Mermaid,
    /// An outline in Markdown.
    Markdown,
    /// A file of Lanescape.
    Lanescape,
}

impl Source {
    /// Whether the map is one of ours, with its own title and language.
    fn is_ours(self) -> bool {
        matches!(self, Self::MapFile | Self::Carried | Self::OwnWorkbook)
    }
}

/// How the cells of a table become a map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Layout {
    /// A row for each card, under headings in the first row: what each column holds, in the table's order.
    Cards(Vec<Option<CardColumn>>),
    /// Stages across, lanes down.
    Board,
}

/// What a file holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// A map.
    Map(Box<MapFile>),
    /// A table, with how it would be read; whoever shows it may have it read otherwise.
    Table {
        /// The table.
        table: Table,
        /// How it would be read.
        layout: Layout,
    },
    /// Lines, each of which would be a card.
    Lines(Vec<String>),
}

/// What a file comes to, before anybody has accepted it.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// What it was recognised as.
    pub source: Source,
    /// What it is called: the file's name without its ending, for a map that brings no title.
    pub name: String,
    /// What it holds.
    pub content: Content,
    /// What was read otherwise than it stood; more may come when it becomes a map.
    pub notices: Vec<Notice>,
}

/// A map that was made of a proposal.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposed {
    /// The map. It is sound, and small enough to be opened again.
    pub map: JourneyMap,
    /// What was read otherwise than it stood.
    pub notices: Vec<Notice>,
}

impl Proposal {
    /// The map it comes to. What brings no language of its own is taken to be in `language`.
    ///
    /// # Errors
    /// When there is more than a map holds, or a table without cards.
    pub fn map(&self, language: &Language) -> Result<Proposed, Problem> {
        let (mut map, more) = match &self.content {
            Content::Map(file) => {
                let mut map = file.map.clone();
                if !self.source.is_ours() {
                    map.language = language.clone();
                }
                (map, Vec::new())
            }
            Content::Table { table, layout: Layout::Cards(columns) } => cards_table::read(table, columns, language)?,
            Content::Table { table, layout: Layout::Board } => board_table::read(table, language)?,
            Content::Lines(lines) => of_lines(lines, language)?,
        };
        if map.title.is_empty() && !self.source.is_ours() {
            map.title = self.name.chars().take(format::limits::NAME).collect();
        }
        let notices = self.notices.iter().cloned().chain(more).collect();
        Ok(Proposed { map, notices })
    }
}

/// Lines as the cards of a board that has one crossing.
fn of_lines(lines: &[String], language: &Language) -> Result<(JourneyMap, Vec<Notice>), Problem> {
    let mut builder = Builder::new(language);
    let stage = builder.stage("");
    let step = builder.step(stage, "")?;
    let lane = builder.lane(LaneRole::Note, "")?;
    for line in lines {
        builder.card(None, Card::new(CellKey { step: step.clone(), lane: lane.clone() }, line))?;
    }
    builder.finish()
}

/// What the file `name` comes to; recognised by its content, whatever it is called.
///
/// # Errors
/// [`Problem`] when it is nothing that is read here, broken, hostile, or holds more than a map may.
pub fn import(bytes: &[u8], name: &str) -> Result<Proposal, Problem> {
    Problem::check_bytes(bytes.len())?;
    let stem = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem).to_owned();
    if let Some(text) = parcours_carried::carried(bytes) {
        return Ok(of_opened(Source::Carried, stem, format::read(text.as_bytes())?, Vec::new()));
    }
    if bytes.starts_with(b"%PDF") || bytes.starts_with(b"\x89PNG") {
        return Err(Problem::NoMapInside);
    }
    if workbook::package::is_old(bytes) {
        return Err(Problem::OldOrLocked);
    }
    if workbook::package::is_package(bytes) {
        return of_workbook(bytes, stem);
    }
    let text = encoding::text(bytes)?;
    let start = text.trim_start_matches('\u{feff}').trim_start();
    if start.starts_with('{') || start.starts_with('[') {
        return of_json(start, stem);
    }
    if start.starts_with('<') {
        return Err(Problem::NoMapInside);
    }
    of_text(&text, stem, name)
}

/// What a text from the clipboard comes to: cells, an outline, a diagram, or lines.
///
/// # Errors
/// As [`import`].
pub fn import_pasted(text: &str) -> Result<Proposal, Problem> {
    Problem::check_bytes(text.len())?;
    if text.trim().is_empty() {
        return Err(format::Problem::Empty.into());
    }
    let start = text.trim_start();
    if start.starts_with('{') {
        return of_json(start, String::new());
    }
    let is_markdown = start.starts_with('|') || (start.starts_with("# ") && markdown::read::is_outline(text));
    if mermaid::journey::is_journey(text) || is_markdown {
        return of_text(text, String::new(), "");
    }
    if text.contains('\t') {
        let table = board_table::read_tsv(text)?.trimmed();
        if table.width() > 1 {
            return of_table(table, Source::PastedTable, String::new());
        }
    }
    let table = board_table::read_tsv(text)?;
    let cells = table.rows.iter().flatten();
    let lines: Vec<String> =
        cells.map(|line| board_table::without_bullet(line).to_owned()).filter(|line| !line.is_empty()).collect();
    Ok(Proposal {
        source: Source::PastedLines,
        name: String::new(),
        content: Content::Lines(lines),
        notices: Vec::new(),
    })
}

/// A table, read as a row for each card where its headings say so, else as a board.
fn of_table(table: Table, source: Source, name: String) -> Result<Proposal, Problem> {
    if let Some((table, notices)) = foreign::cardboard(&table)? {
        return Ok(Proposal { source, name, content: Content::Table { table, layout: Layout::Board }, notices });
    }
    let columns = cards_table::matched(&table);
    let layout = if cards_table::is_cards(&columns) { Layout::Cards(columns) } else { Layout::Board };
    Ok(Proposal { source, name, content: Content::Table { table, layout }, notices: Vec::new() })
}

fn of_map(source: Source, name: String, map: JourneyMap, notices: Vec<Notice>) -> Proposal {
    let file = MapFile { map, ..MapFile::default() };
    Proposal { source, name, content: Content::Map(Box::new(file)), notices }
}

fn of_opened(source: Source, name: String, opened: format::Opened, notices: Vec<Notice>) -> Proposal {
    let repaired = opened.repairs.into_iter().map(Notice::Repaired);
    let notices = repaired.chain(notices).collect();
    Proposal { source, name, content: Content::Map(Box::new(opened.file)), notices }
}

fn of_workbook(bytes: &[u8], name: String) -> Result<Proposal, Problem> {
    let sheets = match workbook::open_document::sheets(bytes)? {
        Some(sheets) => sheets,
        None => workbook::read::sheets(bytes)?,
    };
    if let Some((opened, notices)) = workbook::own::read(&sheets)? {
        return Ok(of_opened(Source::OwnWorkbook, name, opened, notices));
    }
    // What a person sees first, unless nothing stands there.
    let tables = sheets.into_iter().filter(|sheet| sheet.visible).map(|sheet| sheet.table.trimmed());
    let mut tables = tables.filter(|table| !table.rows.is_empty());
    let table = tables.next().ok_or(Problem::NoRows)?;
    let others = tables.count();
    let mut proposal = of_table(table, Source::Workbook, name)?;
    proposal.notices.extend((others > 0).then_some(Notice::OtherSheets { count: others }));
    Ok(proposal)
}

fn of_json(text: &str, name: String) -> Result<Proposal, Problem> {
    let value = format::decode::strange_json(text)?;
    if value.get("format").and_then(|value| value.as_str()) == Some(format::FORMAT) {
        let opened = format::read(text.as_bytes())?;
        return Ok(of_opened(Source::MapFile, name, opened, Vec::new()));
    }
    if lanescape::is_lanescape(&value) {
        let (map, notices) = lanescape::read(&value, &Language::default())?;
        return Ok(of_map(Source::Lanescape, name, map, notices));
    }
    Err(format::Problem::OtherFormat.into())
}

fn of_text(text: &str, name: String, file_name: &str) -> Result<Proposal, Problem> {
    // The language is settled when the proposal becomes a map.
    let language = Language::default();
    if mermaid::journey::is_journey(text) {
        let (map, notices) = mermaid::journey::read(text, &language)?;
        return Ok(of_map(Source::Mermaid, name, map, notices));
    }
    if let Some(line) = mermaid::journey::other_diagram(text) {
        return Err(Problem::NoJourney { line });
    }
    if let Some(found) = markdown::table::read(text)? {
        let name = if found.title.is_empty() { name } else { found.title };
        return of_table(found.table.trimmed(), Source::Markdown, name);
    }
    let is_named = [".md", ".markdown"].iter().any(|end| file_name.to_ascii_lowercase().ends_with(end));
    if is_named || markdown::read::is_outline(text) {
        let (map, notices) = markdown::read::read(text, &language)?;
        return Ok(of_map(Source::Markdown, name, map, notices));
    }
    let table = delimited::read(text)?.trimmed();
    if table.width() < 2 {
        return Err(Problem::Unknown);
    }
    of_table(table, Source::Csv, name)
}
