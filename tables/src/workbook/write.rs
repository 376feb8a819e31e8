//! A map as a workbook.

use parcours_core::format::{MapFile, write_compact};
use parcours_core::method::summary::measures;
use parcours_core::model::{BlueprintLine, JourneyMap, LaneRole, MapId, lane};
use parcours_core::words::Words;
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use super::{OWN_MARK, OWN_SHEET};
use crate::board_table::Board;
use crate::cards_table;
use crate::delimited::Cell;
use crate::loss::EXCEL_CELL;
use crate::options::Options;
use crate::plan;

/// The paper that the sheets are laid out for: A3, as Excel numbers it.
const A3: u8 = 8;

/// How many letters stand beside each other in the labels of lanes, about.
const LABEL_WIDTH: f64 = 22.0;
/// The same of cards.
const CARD_WIDTH: f64 = 26.0;

/// The map as a workbook: as it is seen, its cards, its plan, its figures, and, hidden, the map file itself.
///
/// # Errors
/// When the library refuses what it is given, which no map leads to.
pub(crate) fn write(map: &JourneyMap, words: &Words, options: &Options) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // A file of the same map is always the same.
    let day = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let day = options.today.as_deref().and_then(|today| ExcelDateTime::parse_from_str(today).ok()).unwrap_or(day);
    let title: String = map.title.chars().take(255).collect();
    workbook.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&day));
    let style = Style::new();
    board(workbook.add_worksheet(), map, words, &style)?;
    let cards = workbook.add_worksheet();
    cards.set_name(words.tables.cards_sheet)?;
    list(
        cards,
        &cards_table::rows(map, words),
        &style,
        &[(0, 20.0), (1, 18.0), (2, 18.0), (3, 18.0), (4, 16.0), (5, 48.0), (7, 30.0), (22, 26.0)],
    )?;
    let plan = workbook.add_worksheet();
    plan.set_name(words.tables.plan_sheet)?;
    list(plan, &plan::rows(map, words, None), &style, &[(0, 48.0), (1, 20.0), (2, 36.0), (3, 18.0), (4, 12.0)])?;
    let figures = workbook.add_worksheet();
    figures.set_name(words.tables.measures_sheet)?;
    list(figures, &measure_rows(map, words), &style, &[(0, 30.0), (1, 20.0), (7, 24.0)])?;
    own(workbook.add_worksheet(), map, options)?;
    workbook.save_to_buffer()
}

/// How cells look.
struct Style {
    stage: Format,
    step: Format,
    label: Format,
    heading: Format,
    text: Format,
    /// In a list most cells hold nothing: borders around the others would be a patchwork.
    listed: Format,
}

impl Style {
    fn new() -> Self {
        let cell = || {
            Format::new()
                .set_text_wrap()
                .set_align(FormatAlign::Top)
                .set_border(FormatBorder::Thin)
                .set_border_color(Color::RGB(0x00C9_CED6))
        };
        let bold = || cell().set_bold();
        Self {
            stage: bold()
                .set_background_color(Color::RGB(0x0024_3B53))
                .set_font_color(Color::White)
                .set_align(FormatAlign::Center),
            step: bold().set_background_color(Color::RGB(0x00D9_E2EC)),
            label: bold().set_background_color(Color::RGB(0x00F0_F4F8)),
            heading: bold().set_background_color(Color::RGB(0x00D9_E2EC)),
            text: cell(),
            listed: Format::new().set_text_wrap().set_align(FormatAlign::Top),
        }
    }

    /// How the cells of a lane look: in the colour that goes with what it means.
    fn of_lane(&self, role: &LaneRole) -> Format {
        let colour = match role {
            LaneRole::Pain | LaneRole::Gap => 0x00FD_ECEA,
            LaneRole::Gain | LaneRole::Need => 0x00E8_F5E9,
            LaneRole::Opportunity | LaneRole::Solution => 0x00FF_F8E1,
            LaneRole::Emotion => 0x00F3_E8FD,
            LaneRole::Touchpoint | LaneRole::Frontstage => 0x00E3_F2FD,
            LaneRole::Backstage | LaneRole::Support | LaneRole::Policy => 0x00EC_EFF1,
            _ => return self.text.clone(),
        };
        self.text.clone().set_background_color(Color::RGB(colour))
    }
}

/// The sheet of the map as it is seen: stages over their steps, a row for each lane, the lines of a blueprint as thick borders.
fn board(sheet: &mut Worksheet, map: &JourneyMap, words: &Words, style: &Style) -> Result<(), XlsxError> {
    sheet.set_name(words.tables.board_sheet)?;
    sheet.set_landscape().set_paper_size(A3).set_print_fit_to_pages(1, 0);
    let board = Board::new(map, None);
    let headings = 1 + u32::from(board.has_step_names());
    sheet.set_freeze_panes(headings, 1)?;
    sheet.set_column_width(0, LABEL_WIDTH)?;
    let mut column: u16 = 1;
    sheet.write_string_with_format(0, 0, words.tables.stage, &style.stage)?;
    for stage in &map.stages {
        let last = column + u16::try_from(stage.steps.len().saturating_sub(1)).unwrap_or_default();
        let name = fitted(&stage.name);
        if last > column {
            sheet.merge_range(0, column, 0, last, &name, &style.stage)?;
        } else {
            sheet.write_string_with_format(0, column, &name, &style.stage)?;
        }
        column = last + 1;
    }
    if board.has_step_names() {
        sheet.write_string_with_format(1, 0, words.tables.step, &style.step)?;
    }
    for ((_, step), column) in board.steps.iter().zip(1_u16..) {
        sheet.set_column_width(column, CARD_WIDTH)?;
        if board.has_step_names() {
            sheet.write_string_with_format(1, column, fitted(&step.name), &style.step)?;
        }
    }
    let lines = lane::lines(&map.lanes);
    for (lane, row) in board.lanes.iter().zip(headings..) {
        let above = lines.iter().find(|(_, below)| *below == lane.id).map(|(line, _)| *line);
        let border = |format: Format| match above {
            Some(BlueprintLine::Visibility) => format.set_border_top(FormatBorder::MediumDashed),
            Some(_) => format.set_border_top(FormatBorder::Medium),
            None => format,
        };
        sheet.write_string_with_format(row, 0, fitted(board.label(lane, words)), &border(style.label.clone()))?;
        let format = border(style.of_lane(&lane.role));
        let mut height = lines_of(board.label(lane, words), LABEL_WIDTH);
        for ((_, step), column) in board.steps.iter().zip(1_u16..) {
            let text = board.lines(step, lane).join("\n");
            height = height.max(lines_of(&text, CARD_WIDTH));
            if text.is_empty() {
                sheet.write_blank(row, column, &format)?;
            } else {
                sheet.write_string_with_format(row, column, fitted(&text), &format)?;
            }
        }
        set_lines(sheet, row, height)?;
    }
    Ok(())
}

/// How many lines `text` takes in a column of `width` letters, at least one.
fn lines_of(text: &str, width: f64) -> usize {
    // Words end early, so fewer letters stand on a line than would have room.
    let letters = (width * 0.9) as usize;
    text.split('\n').map(|line| line.chars().count().div_ceil(letters.max(1)).max(1)).sum()
}

/// Makes a row as high as its lines: not every program does by itself.
fn set_lines(sheet: &mut Worksheet, row: u32, lines: usize) -> Result<(), XlsxError> {
    /// In points.
    const LINE: f64 = 15.0;
    /// The highest row there is, in points.
    const HIGHEST: f64 = 409.0;
    if lines > 1 {
        sheet.set_row_height(row, (lines as f64 * LINE).min(HIGHEST))?;
    }
    Ok(())
}

/// What a cell of Excel holds of `text`.
fn fitted(text: &str) -> String {
    if text.len() <= EXCEL_CELL {
        return text.to_owned();
    }
    let mut length = 0;
    let fits = |letter: &char| {
        length += letter.len_utf16();
        length < EXCEL_CELL
    };
    let kept: String = text.chars().take_while(fits).collect();
    if kept.len() < text.len() { format!("{kept}…") } else { kept }
}

/// A sheet of rows under headings, with a filter.
fn list(sheet: &mut Worksheet, rows: &[Vec<Cell>], style: &Style, widths: &[(u16, f64)]) -> Result<(), XlsxError> {
    sheet.set_landscape().set_paper_size(A3).set_print_fit_to_pages(1, 0);
    sheet.set_freeze_panes(1, 0)?;
    for (cells, row) in rows.iter().zip(0_u32..) {
        for (cell, column) in cells.iter().zip(0_u16..) {
            match cell {
                Cell::Text(text) if row == 0 => sheet.write_string_with_format(row, column, text, &style.heading)?,
                Cell::Text(text) if text.is_empty() => sheet,
                Cell::Text(text) => sheet.write_string_with_format(row, column, fitted(text), &style.listed)?,
                Cell::Figure { value, .. } => sheet.write_number_with_format(row, column, *value, &style.listed)?,
            };
        }
        let cells = cells.iter().zip(0_u16..).map(|(cell, column)| lines_of(cell.as_text(), width_of(widths, column)));
        set_lines(sheet, row, cells.max().unwrap_or(1))?;
    }
    let last_row = u32::try_from(rows.len().saturating_sub(1)).unwrap_or_default();
    let last_column = u16::try_from(rows.first().map_or(1, Vec::len).saturating_sub(1)).unwrap_or_default();
    sheet.autofilter(0, 0, last_row, last_column)?;
    for column in 0..=last_column {
        sheet.set_column_width(column, width_of(widths, column))?;
    }
    Ok(())
}

/// How wide a column of a sheet is: as it is set, or as sheets have it.
fn width_of(widths: &[(u16, f64)], column: u16) -> f64 {
    /// In letters.
    const USUAL: f64 = 12.0;
    widths.iter().find(|(other, _)| *other == column).map_or(USUAL, |(_, width)| *width)
}

/// The figures of the map: before, now, and where they should go.
pub(crate) fn measure_rows(map: &JourneyMap, words: &Words) -> Vec<Vec<Cell>> {
    use crate::columns::CardColumn;
    let said = words.summary();
    let headings = [
        said.measure,
        words.tables.step,
        CardColumn::Unit.heading(words),
        said.before,
        said.now,
        words.tables.read_on,
        said.target,
        said.trend_name,
        words.tables.id,
    ];
    let mut rows = vec![headings.map(Cell::text).to_vec()];
    for measure in measures(map) {
        let Some(card) = map.card(measure.id) else { continue };
        let name = if measure.metric.name.is_empty() { &card.text } else { &measure.metric.name };
        let figure = |amount| crate::columns::figure(amount, words);
        rows.push(vec![
            Cell::text(name),
            Cell::text(map.column_name(&card.step)),
            Cell::text(&measure.metric.unit),
            figure(measure.before),
            figure(measure.now.map(|reading| &reading.value)),
            Cell::text(measure.now.map_or("", |reading| reading.on.as_str())),
            figure(measure.metric.target.as_ref()),
            Cell::text((said.trend)(measure.trend)),
            Cell::text(measure.id.as_str()),
        ]);
    }
    rows
}

/// The hidden sheet with the map file.
fn own(sheet: &mut Worksheet, map: &JourneyMap, options: &Options) -> Result<(), XlsxError> {
    sheet.set_name(OWN_SHEET)?;
    sheet.set_hidden(true);
    sheet.write_string(0, 0, OWN_MARK)?;
    let id = if options.id.is_empty() { "map" } else { &options.id };
    let file =
        MapFile { rev: options.rev, lineage: options.lineage.clone(), ..MapFile::new(MapId::from(id), map.clone()) };
    for (piece, row) in pieces(&safe(&write_compact(&file))).zip(1_u32..) {
        sheet.write_string(row, 0, piece)?;
    }
    Ok(())
}

/// JSON in which nothing stands that a workbook would write otherwise: `_x0041_` is an escape of Excel's, and some signs are not in XML.
fn safe(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    let mut letters = json.chars().peekable();
    while let Some(letter) = letters.next() {
        let is_escape = letter == '_' && letters.peek() == Some(&'x');
        // Outside of texts JSON has neither.
        if is_escape || letter.is_control() || matches!(letter, '\u{FFFE}' | '\u{FFFF}') {
            text.push_str(&format!("\\u{:04x}", u32::from(letter)));
        } else {
            text.push(letter);
        }
    }
    text
}

/// `text` in pieces that a cell holds, parted where no program that opens and saves the sheet would take anything off.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    /// How many characters a piece has at most: half of what a cell holds, for signs that count twice.
    const LONGEST: usize = 16_000;
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let end = rest.char_indices().nth(LONGEST).map_or(rest.len(), |(at, _)| at);
        let plain = |letter: char| letter.is_ascii_alphanumeric();
        let is_good =
            |at: &usize| rest.is_char_boundary(*at) && rest[..*at].ends_with(plain) && rest[*at..].starts_with(plain);
        let least = end.saturating_sub(4_000).max(1);
        let at = if end == rest.len() { end } else { (least..=end).rev().find(is_good).unwrap_or(end) };
        let (piece, after) = rest.split_at(at);
        rest = after;
        Some(piece)
    })
}
