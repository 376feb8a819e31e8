//! The priorities on paper: the matrix, what has no place in it yet, and the plan as a plain table.

use super::plain;
use crate::editor::situation::Situation;
use crate::method::priorities::{self, Column, Rating};
use crate::model::{Card, CardId};
use crate::panels::priorities::{matrix, with_cards};
use crate::panels::{Node, el, text};

/// Draws it.
pub(super) fn draw(at: &Situation<'_>) -> Node {
    let words = at.words.priorities();
    let title = at.map.title.trim();
    let title = if title.is_empty() { at.words.board.untitled } else { title };
    let head = el("header").child(text("h1", title)).child(text("span", words.matrix).class("kind"));
    let page = el("div").class("printed-priorities").child(head);
    let ideas = priorities::ideas(at.map);
    if ideas.is_empty() {
        return page.children(plain(crate::panels::priorities::draw(at)));
    }
    let unrated = with_cards(at, &ideas, |card| Rating::of(card).is_none());
    let items = unrated.iter().map(|(_, card)| text("li", said(at, card))).collect::<Vec<_>>();
    let unrated = (!items.is_empty())
        .then(|| el("div").class("unrated").child(text("h3", words.unrated)).child(el("ul").children(items)));
    let weighed = el("section").children(plain(matrix(at, &ideas))).children(unrated);
    page.child(el("div").class("weighed").child(weighed).children(plan(at)))
}

fn said<'a>(at: &Situation<'_>, card: &'a Card) -> &'a str {
    if card.text.trim().is_empty() { at.words.priorities().no_text } else { card.text.trim() }
}

fn plan(at: &Situation<'_>) -> Option<Node> {
    let words = at.words.priorities();
    let rows = priorities::plan(at.map, at.view_state.plan, at.word_order);
    let rows: Vec<Node> = rows.iter().filter_map(|id| Some(row(at, id, at.map.card(id)?))).collect();
    let head = el("tr").children(Column::ALL.map(|column| text("th", (words.column)(column)).with("scope", "col")));
    let table = || el("table").child(el("thead").child(head)).child(el("tbody").children(rows.clone()));
    (!rows.is_empty()).then(|| el("section").child(text("h2", words.plan)).child(table()))
}

fn row(at: &Situation<'_>, id: &CardId, card: &Card) -> Node {
    let words = at.words.priorities();
    let due = card.due.as_deref().map(at.words.summary().day).unwrap_or_default();
    let late = priorities::is_overdue(card, at.today).then(|| text("span", words.overdue).class("overdue"));
    let pains = priorities::answered_by(at.map, id).into_iter().filter_map(|pain| Some(said(at, at.map.card(pain)?)));
    let number = |value: Option<i64>| value.map(|value| value.to_string()).unwrap_or_default();
    el("tr").with("data-row", id.as_str()).children(Column::ALL.map(|column| {
        let cell = match column {
            Column::Idea => text("td", said(at, card)),
            Column::Step => text("td", at.map.column_name(&card.step)),
            Column::Pain => text("td", pains.clone().collect::<Vec<_>>().join(" · ")),
            Column::Owner => text("td", card.owner.trim()),
            Column::Due => el("td").child(text("span", due.as_str())).children(late.clone()),
            Column::Status => text("td", card.status.as_ref().map_or("", |status| (at.words.details.status)(status))),
            Column::Impact => text("td", number(card.impact)),
            Column::Effort => text("td", number(card.effort)),
        };
        cell.with("data-field-of", column.as_str())
    }))
}
