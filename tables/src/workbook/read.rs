//! The sheets of a workbook, as tables of texts.

use std::io::Cursor;

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx};

use super::package;
use crate::problem::Problem;
use crate::table::{Room, Table};

/// A sheet of a workbook.
#[derive(Clone, Debug)]
pub(crate) struct Sheet {
    /// What it is called.
    pub name: String,
    /// Whether a person sees it.
    pub visible: bool,
    /// What stands in it. Figures have a point before their decimals, days are `YYYY-MM-DD`.
    pub table: Table,
}

/// Every sheet of a workbook, in its order.
///
/// # Errors
/// When it is broken or hostile, or holds more than a map may.
pub(crate) fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, Problem> {
    package::check(bytes)?;
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| Problem::Package)?;
    let known = workbook.sheets_metadata().to_vec();
    let mut room = Room::for_workbook();
    let mut sheets = Vec::new();
    for sheet in known.into_iter().filter(|sheet| sheet.typ == SheetType::WorkSheet) {
        let visible = sheet.visible == SheetVisible::Visible;
        let table = read(&mut workbook, &sheet.name, &mut room)?;
        sheets.push(Sheet { name: sheet.name, visible, table });
    }
    Ok(sheets)
}

/// The cells of a sheet one by one: what a sheet says of its own size does not count, and only cells that hold something take room.
fn read(workbook: &mut Xlsx<Cursor<&[u8]>>, name: &str, room: &mut Room) -> Result<Table, Problem> {
    let broken = |row: usize| Problem::Sheet { sheet: name.to_owned(), row };
    let mut cells = workbook.worksheet_cells_reader(name).map_err(|_| broken(0))?;
    let mut rows: Vec<Vec<String>> = Vec::new();
    while let Some(cell) = cells.next_cell().map_err(|_| broken(rows.len()))? {
        let text = text(cell.get_value());
        if text.is_empty() {
            continue;
        }
        let (row, column) = cell.get_position();
        let (Ok(row), Ok(column)) = (usize::try_from(row), usize::try_from(column)) else {
            return Err(broken(rows.len()));
        };
        room.reach(row, column)?;
        room.take(row, column, &text)?;
        if rows.len() <= row {
            rows.resize(row + 1, Vec::new());
        }
        let cells = &mut rows[row];
        if cells.len() <= column {
            room.fill(column - cells.len())?;
            cells.resize(column + 1, String::new());
        }
        cells[column] = text;
    }
    Ok(Table { rows, ..Table::default() })
}

fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => figure(*number),
        DataRef::String(text) => text.replace("\r\n", "\n"),
        DataRef::SharedString(text) => text.replace("\r\n", "\n"),
        DataRef::Bool(so) => so.to_string(),
        DataRef::DateTime(day) if day.is_datetime() => {
            let (year, month, date, hour, minute, ..) = day.to_ymd_hms_milli();
            let day = format!("{year:04}-{month:02}-{date:02}");
            if (hour, minute) == (0, 0) { day } else { format!("{day} {hour:02}:{minute:02}") }
        }
        DataRef::DateTime(duration) => figure(duration.as_f64()),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

/// A figure in its shortest form, without an exponent.
fn figure(number: f64) -> String {
    format!("{number}")
}
