//! Tables of other tools that are neither a row for each card nor a board, put into a form that is read.

use parcours_core::format::letters::plain_letters;
use parcours_core::format::{ListKind, limits};

use crate::problem::{Notice, Problem};
use crate::table::Table;

/// A CardBoard table as a board: its cards stand where they were placed, so those at one height make a lane, and those below each
/// other a column. `None` for any other table.
///
/// # Errors
/// When they stand at more places than a map has.
pub(crate) fn cardboard(table: &Table) -> Result<Option<(Table, Vec<Notice>)>, Problem> {
    let headings = table.rows.first().map_or(&[][..], Vec::as_slice);
    let headings: Vec<String> = headings.iter().map(|heading| plain_letters(heading.trim())).collect();
    let column = |name: &str| headings.iter().position(|heading| heading == name);
    let [Some(kind), Some(name), Some(x), Some(y)] = ["kind", "name", "x", "y"].map(column) else { return Ok(None) };
    let mut cards = Vec::new();
    let mut left_out = false;
    for row in 1..table.rows.len() {
        let is_card = matches!(plain_letters(table.cell(row, kind).trim()).as_str(), "card" | "blank" | "");
        let place = |at: usize| {
            table.cell(row, at).trim().replace(',', ".").parse::<f64>().ok().filter(|place| place.is_finite())
        };
        match (is_card, place(x), place(y)) {
            (true, Some(x), Some(y)) if !table.cell(row, name).trim().is_empty() => {
                cards.push((x, y, table.cell(row, name)))
            }
            (true, _, _) if table.cell(row, name).trim().is_empty() => {}
            _ => left_out = true,
        }
    }
    let columns = lines(cards.iter().map(|(x, _, _)| *x));
    let rows = lines(cards.iter().map(|(_, y, _)| *y));
    if columns.len() > limits::STEPS {
        return Err(Problem::too_many(ListKind::Steps, columns.len(), limits::STEPS));
    }
    if rows.len() > limits::LANES {
        return Err(Problem::too_many(ListKind::Lanes, rows.len(), limits::LANES));
    }
    // The uppermost cards are the headings of their columns.
    let mut board = vec![vec![String::new(); columns.len() + 1]; rows.len()];
    for (x, y, text) in cards {
        let cell = &mut board[nearest(&rows, y)][nearest(&columns, x) + 1];
        if !cell.is_empty() {
            cell.push('\n');
        }
        cell.push_str(&text.lines().collect::<Vec<_>>().join(" "));
    }
    // Columns without a heading would go on with the stage before them.
    if let Some(first) = board.first_mut() {
        for (at, cell) in first.iter_mut().enumerate().skip(1).filter(|(_, cell)| cell.is_empty()) {
            *cell = at.to_string();
        }
    }
    let notices = left_out.then_some(Notice::ShapeLeftOut).into_iter().collect();
    Ok(Some((Table { rows: board, decimals: table.decimals }, notices)))
}

/// The places at which things are lined up: those less than a card apart count as one.
fn lines(places: impl Iterator<Item = f64>) -> Vec<f64> {
    /// Less than half the height of the smallest card.
    const NEAR: f64 = 20.0;
    let mut places: Vec<f64> = places.collect();
    places.sort_by(f64::total_cmp);
    places.dedup_by(|next, kept| *next - *kept < NEAR);
    places
}

/// Which of `lines` a place belongs to: the last that is not beyond it.
fn nearest(lines: &[f64], place: f64) -> usize {
    lines.partition_point(|line| *line <= place).saturating_sub(1)
}
