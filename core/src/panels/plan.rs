//! The action plan: a table of the ideas that are weighed or under way, changed in place.

use super::day_field::day_field;
use super::node::{Node, On, el, select, text};
use super::priorities::{link_to, name_of, number};
use crate::editor::announcement::short;
use crate::editor::details::change_cards;
use crate::editor::outcome::Outcome;
use crate::editor::rating::Axis;
use crate::editor::situation::Situation;
use crate::format::limits::TEXT;
use crate::method::priorities::{self, Column};
use crate::model::{Act, Card, CardId, Label, WorkStatus};

/// The id of the list of owners to choose from.
const OWNERS: &str = "plan-owners";

/// Draws it.
pub(super) fn draw(at: &Situation<'_>) -> Node {
    let words = at.words.priorities();
    let rows = priorities::plan(at.map, at.view_state.plan, at.word_order);
    let section = el("section").class("plan").with("aria-label", words.plan).child(text("h2", words.plan));
    if rows.is_empty() {
        return section.child(text("p", words.no_plan).class("quiet").with("data-empty", "plan"));
    }
    let owners = priorities::owners(at.map, at.word_order).into_iter().map(|owner| el("option").with("value", owner));
    let rows = rows.iter().filter_map(|id| Some(row(at, id, at.map.card(id)?)));
    section
        .child(text("p", words.plan_hint).class("quiet"))
        .child(
            el("table")
                .with("data-plan", "")
                .child(el("thead").child(el("tr").children(Column::ALL.map(|column| heading(at, column)))))
                .child(el("tbody").children(rows)),
        )
        .child(el("datalist").with("id", OWNERS).children(owners))
}

fn heading(at: &Situation<'_>, column: Column) -> Node {
    let order = at.view_state.plan;
    let (sorted, mark) = match (order.by == Some(column), order.descending) {
        (false, _) => ("none", "↕"),
        (true, false) => ("ascending", "↑"),
        (true, true) => ("descending", "↓"),
    };
    let name = el("button")
        .class("link sort")
        .with("type", "button")
        .with("data-column", column.as_str())
        .child(text("span", (at.words.priorities().column)(column)))
        .child(text("span", mark).class("mark").with("aria-hidden", "true"))
        .on(On::Click, move |at, _, _| {
            Outcome::look(at.view_state, |view_state| view_state.plan = view_state.plan.chosen(column))
        });
    el("th").with("scope", "col").with("aria-sort", sorted).child(name)
}

fn row(at: &Situation<'_>, id: &CardId, card: &Card) -> Node {
    // On a small screen a row is a stack, and each cell says what it is.
    let of = |column: Column| {
        el("td").with("data-field-of", column.as_str()).with("data-name", (at.words.priorities().column)(column))
    };
    el("tr").key(id.as_str()).with("data-row", id.as_str()).children([
        of(Column::Idea).child(link_to(at, id, card)),
        of(Column::Step).child(text("span", at.map.column_name(&card.step))),
        of(Column::Pain).children(pain(at, id, card)),
        of(Column::Owner).child(owner(at, id, card)),
        of(Column::Due).children(due(at, id, card)),
        of(Column::Status).child(status(at, id, card)),
        of(Column::Impact).child(number(at, id, card, Axis::Impact, Column::Impact)),
        of(Column::Effort).child(number(at, id, card, Axis::Effort, Column::Effort)),
    ])
}

/// A control of the idea in `column`.
fn control(at: &Situation<'_>, node: Node, id: &CardId, card: &Card, column: Column) -> Node {
    node.with("data-edits", column.as_str())
        .with("data-of", id.as_str())
        .with("aria-label", (at.words.priorities().control)(column, &name_of(at, card)))
}

fn change(at: &Situation<'_>, id: &CardId, change: impl Fn(&mut Card)) -> Outcome {
    change_cards(at.map, std::slice::from_ref(id), change)
}

fn pain(at: &Situation<'_>, id: &CardId, card: &Card) -> Vec<Node> {
    let words = at.words.priorities();
    let answered = priorities::answered_by(at.map, id);
    let chosen = answered.first().map(|pain| pain.as_str()).unwrap_or_default();
    let mut choices = priorities::pains(at.map);
    // A link may lead to a card of another kind; it is shown all the same.
    choices.extend(answered.first().filter(|pain| !choices.contains(pain)).map(|pain| (*pain).clone()));
    let options = std::iter::once((String::new(), words.none.to_owned())).chain(choices.iter().filter_map(|pain| {
        let card = at.map.card(pain)?;
        Some((pain.to_string(), name_of(at, card)))
    }));
    let own = id.clone();
    let field = select(chosen, options).on(On::Change, move |at, value, _| {
        let pain = CardId::from(value);
        let pain = at.map.card(&pain).map(|_| &pain);
        let act = if pain.is_some() { Act::AddLink } else { Act::RemoveLink };
        let name = at.map.card(&own).map(|card| short(&card.text)).unwrap_or_default();
        match priorities::answer(at.map, &own, pain) {
            Some(edit) => Outcome::edit(edit, Label::one(act, name)),
            None => Outcome::default(),
        }
    });
    let more = answered.len().saturating_sub(1);
    let more = (more > 0).then(|| text("span", (words.more_pains)(more)).class("quiet"));
    std::iter::once(control(at, field, id, card, Column::Pain)).chain(more).collect()
}

fn owner(at: &Situation<'_>, id: &CardId, card: &Card) -> Node {
    let own = id.clone();
    let field =
        el("input").takes(TEXT).with("value", card.owner.clone()).with("list", OWNERS).with("autocomplete", "off");
    let field =
        field.on(On::Change, move |at, value, _| change(at, &own, |card| value.trim().clone_into(&mut card.owner)));
    control(at, field, id, card, Column::Owner)
}

fn due(at: &Situation<'_>, id: &CardId, card: &Card) -> Vec<Node> {
    let own = id.clone();
    let field = day_field(card.due.as_deref().unwrap_or_default(), move |at, day, _| {
        change(at, &own, |card| card.due = day.map(str::to_owned))
    });
    let late = priorities::is_overdue(card, at.today);
    let late = late.then(|| text("span", at.words.priorities().overdue).class("overdue").with("data-overdue", ""));
    std::iter::once(control(at, field, id, card, Column::Due)).chain(late).collect()
}

fn status(at: &Situation<'_>, id: &CardId, card: &Card) -> Node {
    let words = at.words.priorities();
    let mut known: Vec<WorkStatus> = WorkStatus::ALL.to_vec();
    known.extend(card.status.clone().filter(|status| !WorkStatus::ALL.contains(status)));
    let options = std::iter::once((String::new(), words.none.to_owned()))
        .chain(known.iter().map(|status| (status.as_str().to_owned(), (at.words.details.status)(status).to_owned())));
    let own = id.clone();
    let chosen = card.status.as_ref().map(|status| status.as_str().to_owned()).unwrap_or_default();
    let field = select(&chosen, options).on(On::Change, move |at, value, _| {
        let status = known.iter().find(|status| status.as_str() == value).cloned();
        change(at, &own, |card| card.status = status.clone())
    });
    control(at, field, id, card, Column::Status)
}
