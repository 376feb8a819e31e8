//! A map as a report in Markdown, for a wiki or a mail.

use parcours_core::method::moments::decided;
use parcours_core::method::priorities::{answers_to, ideas, pains};
use parcours_core::model::{Card, CardId, JourneyMap, MomentOfTruth};
use parcours_core::words::{Words, in_a_line};

use super::escaped;
use crate::board_table::{Board, on_one_line};
use crate::delimited::Cell;
use crate::options::Options;
use crate::plan;
use crate::workbook::write::measure_rows;

/// The map as a report: what it is about, the map as a table, what hurts, what can be done, the plan and the figures.
pub(crate) fn write(map: &JourneyMap, words: &Words, options: &Options) -> String {
    let mut text = String::new();
    let title = if map.title.trim().is_empty() { words.board.untitled } else { &map.title };
    text.push_str(&format!("# {}\n\n", escaped(&on_one_line(title))));
    about(&mut text, map, words, options);
    board(&mut text, map, words);
    moments(&mut text, map, words);
    let pain_lines = pains(map).into_iter().filter_map(|id| Some(pain(map, &id, map.card(&id)?, words)));
    list(&mut text, words.tables.pains, pain_lines.collect());
    let idea_lines = ideas(map).into_iter().filter_map(|id| Some(placed(map, map.card(&id)?)));
    list(&mut text, words.tables.ideas, idea_lines.collect());
    table(&mut text, words.summary().plan, &without_ids(plan::rows(map, words, None)));
    table(&mut text, words.summary().measures, &without_ids(measure_rows(map, words)));
    while text.ends_with("\n\n") {
        text.pop();
    }
    text
}

/// Rows without their last column, which names the cards for programs.
fn without_ids(mut rows: Vec<Vec<Cell>>) -> Vec<Vec<Cell>> {
    for row in &mut rows {
        row.pop();
    }
    rows
}

fn about(text: &mut String, map: &JourneyMap, words: &Words, options: &Options) {
    let board = &words.board;
    let day = options.today.as_deref().map(|today| format!("{} {}", words.tables.as_of, (words.summary().day)(today)));
    let role = in_a_line(&[&map.persona.name, &map.persona.role]);
    let persona = in_a_line(&[&role, map.persona.quote.trim()]);
    text.push_str(&format!("*{}*\n\n", escaped(&in_a_line(&[(board.kind)(&map.kind), day.as_deref().unwrap_or("")]))));
    let context = &map.context;
    let facts = [
        (board.persona, persona.as_str()),
        (board.goal, &context.goal),
        (board.scenario, &context.scenario),
        (board.expectations, &context.expectations),
        (board.begins, &context.begins),
        (board.ends, &context.ends),
        (board.vision, &context.vision),
        (board.participants, &context.participants),
        (board.owner, &context.owner),
        (board.sources, &context.sources),
    ];
    let facts = facts.into_iter().filter(|(_, fact)| !fact.trim().is_empty());
    let before = text.len();
    for (name, fact) in facts {
        text.push_str(&format!("- **{}**{}{}\n", escaped(name), words.tables.colon, escaped(fact.trim())));
    }
    if text.len() > before {
        text.push('\n');
    }
}

fn board(text: &mut String, map: &JourneyMap, words: &Words) {
    let board = Board::new(map, None);
    if board.steps.is_empty() || board.lanes.is_empty() {
        return;
    }
    let rows: Vec<Vec<Cell>> =
        board.rows(words).into_iter().map(|row| row.into_iter().map(Cell::Text).collect()).collect();
    table(text, words.tables.overview, &rows);
}

/// A table under a heading; nothing where there are no rows but the headings.
fn table(text: &mut String, name: &str, rows: &[Vec<Cell>]) {
    let [headings, rest @ ..] = rows else { return };
    if rest.is_empty() {
        return;
    }
    text.push_str(&format!("## {}\n\n", escaped(name)));
    let mut line = |cells: Vec<String>| text.push_str(&format!("| {} |\n", cells.join(" | ")));
    let told = |cells: &Vec<Cell>| cells.iter().map(|cell| escaped(cell.as_text().trim())).collect();
    line(told(headings));
    line(vec!["---".to_owned(); headings.len()]);
    rest.iter().for_each(|row| line(told(row)));
    text.push('\n');
}

fn list(text: &mut String, name: &str, lines: Vec<String>) {
    if lines.is_empty() {
        return;
    }
    text.push_str(&format!("## {}\n\n", escaped(name)));
    lines.iter().for_each(|line| text.push_str(&format!("- {line}\n")));
    text.push('\n');
}

fn moments(text: &mut String, map: &JourneyMap, words: &Words) {
    let told = decided(map).into_iter().filter_map(|moment| {
        let mark = match moment.moment {
            MomentOfTruth::High => words.summary().high,
            MomentOfTruth::Low => words.summary().low,
            MomentOfTruth::Other(word) => {
                return Some(format!("{} ({})", placed(map, map.card(&moment.card)?), escaped(&word)));
            }
        };
        Some(format!("{} ({})", placed(map, map.card(&moment.card)?), escaped(mark)))
    });
    list(text, words.summary().moments, told.collect());
}

/// What a card says, and at which step.
fn placed(map: &JourneyMap, card: &Card) -> String {
    let step = on_one_line(map.column_name(&card.step));
    let said = escaped(&on_one_line(&card.text));
    if step.is_empty() { said } else { format!("{said} · *{}*", escaped(&step)) }
}

fn pain(map: &JourneyMap, id: &CardId, card: &Card, words: &Words) -> String {
    let ideas: Vec<&str> =
        answers_to(map, id).into_iter().filter_map(|idea| Some(map.card(idea)?.text.as_str())).collect();
    let answered = ideas.iter().map(|idea| escaped(&(words.summary().answered)(&on_one_line(idea))));
    let lines: Vec<String> = std::iter::once(placed(map, card)).chain(answered).collect();
    lines.join("<br>")
}
