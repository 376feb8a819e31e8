//! The sheets of an OpenDocument workbook, which LibreOffice writes.
//!
//! Not by calamine: there a cell that says it is repeated a million times is a million cells before anybody counts them.

use std::io::{Cursor, Read};

use parcours_core::format::ListKind;
use parcours_core::format::limits;
use quick_xml::Reader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::package;
use super::read::Sheet;
use crate::problem::Problem;
use crate::table::{Room, Table};

/// The part with the cells.
const CONTENT: &str = "content.xml";

/// What such a package says it is.
const KIND: &str = "application/vnd.oasis.opendocument.spreadsheet";

/// Every sheet of an OpenDocument workbook; `None` for another package.
///
/// # Errors
/// When it is broken or hostile, or holds more than a map may.
pub(crate) fn sheets(bytes: &[u8]) -> Result<Option<Vec<Sheet>>, Problem> {
    package::check(bytes)?;
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Problem::Package)?;
    let mut part = |name: &str| {
        let mut text = String::new();
        let mut part = archive.by_name(name).ok()?;
        part.read_to_string(&mut text).ok()?;
        Some(text)
    };
    if part("mimetype").is_none_or(|kind| kind.trim() != KIND) {
        return Ok(None);
    }
    let content = part(CONTENT).ok_or(Problem::Package)?;
    Cells::default_of_workbook().read(&content).map(Some)
}

/// The cells of a document on their way into sheets.
struct Cells {
    sheets: Vec<Sheet>,
    room: Room,
    /// How often the row that is open stands there.
    row_times: usize,
    /// The cells of that row that hold something, each with its column.
    row: Vec<(usize, String)>,
    column: usize,
    cell: Option<Cell>,
    /// Rows without anything, which count once something follows.
    blank_rows: usize,
}

/// A cell that is open.
struct Cell {
    times: usize,
    /// What it comes to, if it is more than a text.
    value: Option<String>,
    text: String,
    /// Whether a paragraph of it has ended.
    ended: bool,
    /// In how many paragraphs one is: what stands between them is no text.
    paragraphs: usize,
}

impl Cells {
    fn default_of_workbook() -> Self {
        Self {
            sheets: Vec::new(),
            room: Room::for_workbook(),
            row_times: 1,
            row: Vec::new(),
            column: 0,
            cell: None,
            blank_rows: 0,
        }
    }

    fn read(mut self, content: &str) -> Result<Vec<Sheet>, Problem> {
        let mut reader = Reader::from_str(content);
        // Notes at the edge of a cell have paragraphs too.
        let mut in_note = 0_usize;
        loop {
            match reader.read_event().map_err(|_| self.broken())? {
                Event::Start(element) => {
                    in_note += usize::from(element.name().as_ref() == "office:annotation");
                    if in_note == 0 {
                        self.begin(&element)?;
                    }
                }
                Event::Empty(element) if in_note == 0 => {
                    self.begin(&element)?;
                    self.end(element.name().as_ref())?;
                }
                Event::End(element) => {
                    if in_note == 0 {
                        self.end(element.name().as_ref())?;
                    }
                    in_note = in_note.saturating_sub(usize::from(element.name().as_ref() == "office:annotation"));
                }
                Event::Text(text) if in_note == 0 => self.say(&text.xml10_content()),
                Event::GeneralRef(entity) if in_note == 0 => {
                    let letter = entity.resolve_char_ref().ok().flatten().map(String::from);
                    let known = resolve_xml_entity(entity.as_ref()).map(str::to_owned);
                    self.say(&letter.or(known).ok_or_else(|| self.broken())?);
                }
                Event::Eof => return Ok(self.sheets),
                _ => {}
            }
        }
    }

    fn broken(&self) -> Problem {
        let sheet = self.sheets.last();
        Problem::Sheet {
            sheet: sheet.map_or_else(String::new, |sheet| sheet.name.clone()),
            row: sheet.map_or(0, |sheet| sheet.table.rows.len()),
        }
    }

    fn say(&mut self, text: &str) {
        if let Some(cell) = self.cell.as_mut().filter(|cell| cell.paragraphs > 0) {
            cell.text.push_str(text);
        }
    }

    fn begin(&mut self, element: &BytesStart<'_>) -> Result<(), Problem> {
        match element.name().as_ref() {
            "table:table" => {
                let name = attribute(element, "table:name").unwrap_or_default();
                self.blank_rows = 0;
                self.sheets.push(Sheet { name, visible: true, table: Table::default() });
                if self.sheets.len() > limits::FILES {
                    return Err(Problem::too_many(ListKind::Files, self.sheets.len(), limits::FILES));
                }
            }
            "table:table-row" => {
                self.row_times = times(element, "table:number-rows-repeated");
                self.column = 0;
                self.row.clear();
            }
            "table:table-cell" | "table:covered-table-cell" => {
                let value = match attribute(element, "office:value-type").as_deref() {
                    Some("float" | "percentage" | "currency") => attribute(element, "office:value"),
                    Some("boolean") => attribute(element, "office:boolean-value"),
                    Some("date") => attribute(element, "office:date-value").map(|day| day.replace("T00:00:00", "")),
                    _ => None,
                };
                let times = times(element, "table:number-columns-repeated");
                self.cell = Some(Cell { times, value, text: String::new(), ended: false, paragraphs: 0 });
            }
            "text:p" => {
                if let Some(cell) = &mut self.cell {
                    if cell.ended {
                        cell.text.push('\n');
                    }
                    cell.paragraphs += 1;
                }
            }
            "text:line-break" => self.say("\n"),
            "text:tab" => self.say("\t"),
            "text:s" => self.say(&" ".repeat(times(element, "text:c").min(limits::NAME))),
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), Problem> {
        match name {
            "text:p" => {
                if let Some(cell) = &mut self.cell {
                    cell.paragraphs = cell.paragraphs.saturating_sub(1);
                    cell.ended = true;
                }
            }
            "table:table-cell" | "table:covered-table-cell" => {
                let Some(cell) = self.cell.take() else { return Ok(()) };
                let text = cell.value.unwrap_or(cell.text);
                if !text.is_empty() {
                    let row = self.next_row();
                    self.room.reach(row, self.column.saturating_add(cell.times - 1))?;
                    for time in 0..cell.times {
                        self.row.push((self.column + time, text.clone()));
                    }
                }
                self.column = self.column.saturating_add(cell.times);
            }
            "table:table-row" => self.end_row()?,
            _ => {}
        }
        Ok(())
    }

    /// Where the row that is open stands, from 0.
    fn next_row(&self) -> usize {
        self.sheets.last().map_or(0, |sheet| sheet.table.rows.len()).saturating_add(self.blank_rows)
    }

    fn end_row(&mut self) -> Result<(), Problem> {
        if self.row.is_empty() {
            self.blank_rows = self.blank_rows.saturating_add(self.row_times);
            return Ok(());
        }
        let first = self.next_row();
        self.room.reach(first.saturating_add(self.row_times - 1), 0)?;
        let width = self.row.last().map_or(0, |(column, _)| column + 1);
        let Some(sheet) = self.sheets.last_mut() else { return Ok(()) };
        sheet.table.rows.resize(first, Vec::new());
        for time in 0..self.row_times {
            self.room.fill(width - self.row.len())?;
            let mut row = vec![String::new(); width];
            for (column, text) in &self.row {
                self.room.take(first + time, *column, text)?;
                row[*column].clone_from(text);
            }
            sheet.table.rows.push(row);
        }
        self.blank_rows = 0;
        self.row.clear();
        Ok(())
    }
}

/// The value of an attribute.
fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.try_get_attribute(name).ok().flatten()?;
    found.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok().map(|value| value.into_owned())
}

/// How often something stands there: once, unless it says otherwise.
fn times(element: &BytesStart<'_>, name: &str) -> usize {
    attribute(element, name).and_then(|times| times.parse().ok()).unwrap_or(1).max(1)
}
