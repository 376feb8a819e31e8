//! The action plan as a file that spreadsheets open: comma- or semicolon-separated, as the language has it.

use crate::editor::situation::Situation;
use crate::method::priorities::{self, Column, Rating};
use crate::model::{Card, CardId};

/// Begins the file, so that spreadsheets take it for UTF-8.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// The rows of the action plan as it is sorted, under the names of its columns; nothing while there are none.
pub fn plan_file(at: &Situation<'_>) -> Option<String> {
    let words = at.words.priorities();
    let rows = priorities::plan(at.map, at.view_state.plan, at.word_order);
    let names = Column::ALL.map(|column| (words.column)(column).to_owned()).into_iter();
    let mut file = String::from(BYTE_ORDER_MARK);
    put(&mut file, names.chain([words.advice.to_owned()]), at.words.cell_separator);
    for id in &rows {
        let card = at.map.card(id)?;
        let advice = Rating::of(card).map_or("", |rating| (words.quadrant)(rating.quadrant()));
        let told = Column::ALL.map(|column| told(at, id, card, column)).into_iter();
        put(&mut file, told.chain([advice.to_owned()]), at.words.cell_separator);
    }
    (!rows.is_empty()).then_some(file)
}

fn told(at: &Situation<'_>, id: &CardId, card: &Card, column: Column) -> String {
    let number = |value: Option<i64>| value.map(|value| value.to_string()).unwrap_or_default();
    match column {
        Column::Idea => card.text.trim().to_owned(),
        Column::Step => at.map.column_name(&card.step).to_owned(),
        Column::Pain => {
            let pains = priorities::answered_by(at.map, id).into_iter().filter_map(|pain| at.map.card(pain));
            pains.map(|pain| pain.text.trim()).collect::<Vec<_>>().join("\n")
        }
        Column::Owner => card.owner.trim().to_owned(),
        // A spreadsheet reads this form as a day in every language.
        Column::Due => card.due.clone().unwrap_or_default(),
        Column::Status => card.status.as_ref().map_or("", |status| (at.words.details.status)(status)).to_owned(),
        Column::Impact => number(card.impact),
        Column::Effort => number(card.effort),
    }
}

/// Adds a row, ended as RFC 4180 has it.
fn put(file: &mut String, cells: impl Iterator<Item = String>, separator: char) {
    for (at, text) in cells.enumerate() {
        if at > 0 {
            file.push(separator);
        }
        file.push_str(&cell(&text));
    }
    file.push_str("\r\n");
}

/// `text` as a cell: read back as it is, and never as a formula.
///
/// A spreadsheet works out what begins with one of these signs, whoever wrote it; an apostrophe before it makes it a text. A number
/// is none of our texts: those of the scale have no sign.
pub fn cell(text: &str) -> String {
    const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
    let begins = text.trim_start().starts_with(FORMULA) || text.starts_with(['\t', '\r', '\n']);
    let text = if begins { format!("'{text}") } else { text.to_owned() };
    let is_plain = !text.contains(['"', ',', ';', '\t', '\r', '\n']) && text.trim() == text;
    if is_plain { text } else { format!("\"{}\"", text.replace('"', "\"\"")) }
}
