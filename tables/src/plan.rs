//! The action plan as a table: our own, and as other tools import it.

use parcours_core::method::priorities::{Column, Quadrant, Rating, answered_by, by_worth};
use parcours_core::model::{Card, CardId, JourneyMap, WorkStatus};
use parcours_core::words::Words;

use crate::delimited::Cell;

/// The headings and the rows of the plan, in this order or the worthiest first.
pub(crate) fn rows(map: &JourneyMap, words: &Words, order: Option<&[CardId]>) -> Vec<Vec<Cell>> {
    let names = Column::ALL.map(|column| Cell::text((words.priorities().column)(column)));
    let mut rows =
        vec![names.into_iter().chain([Cell::text(words.priorities().advice), Cell::text(words.tables.id)]).collect()];
    for id in order.map_or_else(|| by_worth(map), <[CardId]>::to_vec) {
        let Some(card) = map.card(&id) else { continue };
        let advice = Rating::of(card).map_or("", |rating| (words.priorities().quadrant)(rating.quadrant()));
        let cells = Column::ALL.map(|column| cell(map, &id, card, column, words));
        rows.push(cells.into_iter().chain([Cell::text(advice), Cell::text(id.as_str())]).collect());
    }
    rows
}

fn cell(map: &JourneyMap, id: &CardId, card: &Card, column: Column, words: &Words) -> Cell {
    match column {
        Column::Idea => Cell::text(card.text.trim()),
        Column::Step => Cell::text(map.column_name(&card.step)),
        Column::Pain => Cell::text(answered(map, id).join("\n")),
        Column::Owner => Cell::text(card.owner.trim()),
        // Spreadsheets of every language read this form as a day.
        Column::Due => Cell::text(card.due.clone().unwrap_or_default()),
        Column::Status => Cell::text(card.status.as_ref().map_or("", |status| (words.details.status)(status))),
        Column::Impact => Cell::maybe(card.impact),
        Column::Effort => Cell::maybe(card.effort),
    }
}

fn answered<'a>(map: &'a JourneyMap, id: &CardId) -> Vec<&'a str> {
    let pains = answered_by(map, id).into_iter().filter_map(|pain| map.card(pain));
    pains.map(|pain| pain.text.trim()).collect()
}

/// A tool that takes a list of work. Its headings are its own and in English, whatever the language of the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tool {
    /// Jira: the names of its fields; a row without a summary is refused.
    Jira,
    /// Trello, by the importers that go with it.
    Trello,
    /// Planner.
    Planner,
}

/// The headings and the rows of the plan as `tool` imports it.
pub(crate) fn work_rows(map: &JourneyMap, tool: Tool, words: &Words) -> Vec<Vec<Cell>> {
    let headings: &[&str] = match tool {
        Tool::Jira => {
            &["Summary", "Issue Type", "Description", "Priority", "Assignee", "Due Date", "Status", "Labels", "Labels"]
        }
        Tool::Trello => &["List Name", "Card Name", "Card Description", "Labels", "Due Date", "Members"],
        Tool::Planner => {
            &["Task Name", "Bucket Name", "Progress", "Priority", "Assigned To", "Due Date", "Labels", "Description"]
        }
    };
    let mut rows = vec![headings.iter().map(|heading| Cell::text(*heading)).collect()];
    rows.extend(by_worth(map).iter().filter_map(|id| Some(work_row(map, id, map.card(id)?, tool, words))));
    rows
}

fn work_row(map: &JourneyMap, id: &CardId, card: &Card, tool: Tool, words: &Words) -> Vec<Cell> {
    let quadrant = Rating::of(card).map(Rating::quadrant);
    let advice = quadrant.map_or("", |quadrant| (words.priorities().quadrant)(quadrant));
    let name = summary(card, words);
    let about = description(map, id, card, words);
    let due = card.due.clone().unwrap_or_default();
    let owner = card.owner.trim();
    let labels = labels(card);
    let texts: Vec<String> = match tool {
        Tool::Jira => {
            let status = match card.status {
                Some(WorkStatus::Doing) => "In Progress",
                Some(WorkStatus::Done) => "Done",
                _ => "To Do",
            };
            let priority = priority(quadrant, ["High", "Medium", "Low"]);
            // A label of Jira has no spaces.
            let labels = labels.iter().map(|label| label.split_whitespace().collect::<Vec<_>>().join("-"));
            let labels = labels.collect::<Vec<_>>();
            let first = labels.first().cloned().unwrap_or_default();
            let rest = labels.get(1).cloned().unwrap_or_default();
            let texts = [name.as_str(), "Task", &about, priority, owner, &due, status, &first, &rest];
            texts.map(str::to_owned).to_vec()
        }
        Tool::Trello => {
            let list = card.status.as_ref().unwrap_or(&WorkStatus::Todo);
            let texts = [(words.details.status)(list), &name, &about, &labels.join(","), &due, owner];
            texts.map(str::to_owned).to_vec()
        }
        Tool::Planner => {
            let progress = match card.status {
                Some(WorkStatus::Doing) => "In progress",
                Some(WorkStatus::Done) => "Completed",
                _ => "Not started",
            };
            let bucket = if advice.is_empty() { words.priorities().unrated } else { advice };
            let priority = priority(quadrant, ["Important", "Medium", "Low"]);
            let texts = [name.as_str(), bucket, progress, priority, owner, &due, &labels.join(";"), &about];
            texts.map(str::to_owned).to_vec()
        }
    };
    texts.into_iter().map(Cell::Text).collect()
}

/// A name on one line, and never empty: the tools refuse that.
fn summary(card: &Card, words: &Words) -> String {
    /// The longest name that Jira and Planner take.
    const LONGEST: usize = 255;
    let line = card.text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.chars().count() {
        0 => words.priorities().no_text.to_owned(),
        length if length > LONGEST => line.chars().take(LONGEST - 1).chain(['…']).collect(),
        _ => line,
    }
}

/// The whole text where it is more than the name, what is known, and what names the card, so that it is known again.
fn description(map: &JourneyMap, id: &CardId, card: &Card, words: &Words) -> String {
    let own = &words.tables;
    let colon = own.colon;
    let mut parts = Vec::new();
    if summary(card, words) != card.text.trim() {
        parts.push(card.text.trim().to_owned());
    }
    parts.push(card.note.trim().to_owned());
    parts.push(format!("{}{colon}{}", own.stands_at, map.column_name(&card.step)));
    for pain in answered(map, id) {
        parts.push(format!("{}{colon}{pain}", (words.priorities().column)(Column::Pain)));
    }
    for (column, number) in [(Column::Impact, card.impact), (Column::Effort, card.effort)] {
        parts.extend(number.map(|number| format!("{}{colon}{number}/5", (words.priorities().column)(column))));
    }
    parts.push(format!("{}{colon}{id}", own.known_as));
    parts.retain(|part| !part.is_empty());
    parts.join("\n")
}

fn labels(card: &Card) -> Vec<String> {
    card.tags.iter().map(|tag| tag.replace([',', ';'], " ").trim().to_owned()).filter(|tag| !tag.is_empty()).collect()
}

fn priority(quadrant: Option<Quadrant>, names: [&'static str; 3]) -> &'static str {
    match quadrant {
        Some(Quadrant::QuickWin) => names[0],
        Some(Quadrant::BigProject) | None => names[1],
        Some(Quadrant::FillIn | Quadrant::Avoid) => names[2],
    }
}
