//! The view of matrix and action plan.

use super::node::{Node, button, command, el, labelled, select, text};
use super::plan;
use crate::command;
use crate::editor::announcement::short;
use crate::editor::focus::Focus;
use crate::editor::outcome::{Effect, Outcome};
use crate::editor::rating::{self, Axis};
use crate::editor::situation::Situation;
use crate::method::priorities::{self, Column, Quadrant, Rating, SCALE};
use crate::model::{Card, CardId};
use crate::panels::On;

/// The id of the hint that tells how ideas are moved.
const HINT: &str = "matrix-hint";

/// Draws it.
pub fn draw(at: &Situation<'_>) -> Node {
    let words = at.words.priorities();
    let ideas = priorities::ideas(at.map);
    let page = el("div").class("priorities");
    if ideas.is_empty() {
        let (why, way_out) = if priorities::has_room(at.map) {
            (words.no_ideas, command("button primary", command!("board"), at.words.commands.view_board.title))
        } else {
            (words.no_room, command("button primary", command!("add-lane"), at.words.commands.add_lane.title))
        };
        return page
            .child(text("h2", words.matrix))
            .child(text("p", why).class("lead").with("data-empty", "ideas"))
            .child(way_out);
    }
    page.child(
        el("section")
            .class("weighing")
            .with("aria-label", words.matrix)
            .child(text("h2", words.matrix))
            .child(text("p", words.hint).class("quiet").with("id", HINT))
            .child(el("div").class("matrix-and-tray").child(matrix(at, &ideas)).child(beside(at, &ideas))),
    )
    .child(plan::draw(at))
}

/// What a card is called in a list.
pub(super) fn name_of(at: &Situation<'_>, card: &Card) -> String {
    if card.text.trim().is_empty() { at.words.priorities().no_text.to_owned() } else { short(&card.text) }
}

/// A button with the card's text that goes to the card.
pub(super) fn link_to(at: &Situation<'_>, id: &CardId, card: &Card) -> Node {
    let said = if card.text.trim().is_empty() { at.words.priorities().no_text } else { card.text.trim() };
    let focus = Focus::Card(id.clone());
    button("link to-card", said, move |_, _, _| Outcome::effect(Effect::GoTo(focus.clone())))
        .with("data-to", id.as_str())
}

pub(super) fn matrix(at: &Situation<'_>, ideas: &[CardId]) -> Node {
    let words = at.words.priorities();
    let axis = |class: &'static str, name: &'static str| text("p", name).class(class);
    let number =
        |class: &'static str, value: i64| text("span", value.to_string()).class(class).with("aria-hidden", "true");
    let mut cells = el("div").class("matrix-cells");
    for impact in SCALE.rev() {
        cells = cells.child(number("tick", impact));
        for effort in SCALE {
            cells = cells.child(cell(at, ideas, Rating { impact, effort }));
        }
    }
    cells = cells.child(el("span").class("tick")).children(SCALE.map(|effort| number("tick", effort)));
    el("div")
        .class("matrix")
        .with("role", "group")
        .with("aria-label", words.matrix)
        .with("data-matrix", "")
        .child(axis("axis-impact", words.impact_axis))
        .child(cells)
        .child(axis("axis-effort", words.effort_axis))
}

/// Where the name of a quadrant stands: the cell in its outermost corner.
fn names(quadrant: Quadrant) -> Rating {
    match quadrant {
        Quadrant::QuickWin => Rating { impact: 5, effort: 1 },
        Quadrant::BigProject => Rating { impact: 5, effort: 5 },
        Quadrant::FillIn => Rating { impact: 1, effort: 1 },
        Quadrant::Avoid => Rating { impact: 1, effort: 5 },
    }
}

fn cell(at: &Situation<'_>, ideas: &[CardId], rating: Rating) -> Node {
    let words = at.words.priorities();
    let quadrant = rating.quadrant();
    let here: Vec<(&CardId, &Card)> = with_cards(at, ideas, |card| Rating::of(card) == Some(rating));
    let mut cell = el("div")
        .class("matrix-cell")
        .with("role", "group")
        .with("aria-label", (words.cell)(rating))
        .with("data-impact", rating.impact.to_string())
        .with("data-effort", rating.effort.to_string())
        .with("data-quadrant", quadrant.as_str());
    if names(quadrant) == rating {
        cell = cell.child(
            text("span", (words.quadrants)(quadrant)).class("quadrant-name").with("aria-hidden", "true").key("name"),
        );
    }
    if !here.is_empty() {
        let items = here.into_iter().map(|(id, card)| el("li").key(id.as_str()).child(weighed(at, id, card)));
        cell = cell.child(el("ul").key("ideas").children(items));
    }
    cell
}

pub(super) fn with_cards<'a>(
    at: &Situation<'a>,
    ids: &'a [CardId],
    wanted: impl Fn(&Card) -> bool,
) -> Vec<(&'a CardId, &'a Card)> {
    ids.iter().filter_map(|id| Some((id, at.map.card(id)?))).filter(|(_, card)| wanted(card)).collect()
}

/// An idea that can be carried.
fn chip(at: &Situation<'_>, id: &CardId, card: &Card) -> Node {
    let role = at.map.lane(&card.lane).map(|lane| lane.role.as_str().to_owned()).unwrap_or_default();
    let said = if card.text.trim().is_empty() { at.words.priorities().no_text } else { card.text.trim() };
    text("button", said)
        .class("idea")
        .with("type", "button")
        .with("id", format!("idea-{id}"))
        .with("data-idea", id.as_str())
        .with("data-role", role)
        .with("aria-describedby", HINT)
        .with("title", card.text.trim())
}

/// An idea in the matrix: pressing it opens its numbers, which stand beside it in the tray already.
fn weighed(at: &Situation<'_>, id: &CardId, card: &Card) -> Node {
    let open = at.view_state.idea.as_ref() == Some(id);
    let own = id.clone();
    chip(at, id, card).with("aria-pressed", if open { "true" } else { "false" }).on(On::Click, move |at, _, _| {
        Outcome::look(at.view_state, |view_state| {
            view_state.idea = if view_state.idea.as_ref() == Some(&own) { None } else { Some(own.clone()) };
        })
    })
}

/// Beside the matrix: the chosen idea, the ideas without a place, and the quick wins.
fn beside(at: &Situation<'_>, ideas: &[CardId]) -> Node {
    let words = at.words.priorities();
    let unrated = with_cards(at, ideas, |card| Rating::of(card).is_none());
    let mut tray = el("div").class("tray").with("data-tray", "").key("tray");
    tray = tray.child(text("h3", words.unrated));
    tray = if unrated.is_empty() {
        tray.child(text("p", words.all_rated).class("quiet"))
    } else {
        let items = unrated
            .into_iter()
            .map(|(id, card)| el("li").key(id.as_str()).child(chip(at, id, card)).child(numbers(at, id, card)));
        tray.child(el("ul").children(items))
    };
    let chosen = at.view_state.idea.as_ref().and_then(|id| Some((id, at.map.card(id)?)));
    let chosen = chosen.filter(|(id, card)| ideas.contains(id) && Rating::of(card).is_some());
    el("div")
        .class("beside-matrix")
        .children(chosen.map(|(id, card)| chosen_idea(at, id, card)))
        .child(tray)
        .child(quick_wins(at))
}

fn chosen_idea(at: &Situation<'_>, id: &CardId, card: &Card) -> Node {
    let words = at.words.priorities();
    let own = id.clone();
    el("div")
        .class("chosen")
        .key("chosen")
        .with("data-chosen", id.as_str())
        .child(text("h3", words.chosen))
        .child(text("p", card.text.trim()))
        .child(numbers(at, id, card))
        .child(
            el("div")
                .class("row")
                .child(button("button", words.unrate, move |at, _, _| rating::rate(at.map, &own, None)))
                .child(show_card(at, id)),
        )
}

fn show_card(at: &Situation<'_>, id: &CardId) -> Node {
    let focus = Focus::Card(id.clone());
    button("button quiet", at.words.priorities().show_card, move |_, _, _| Outcome::effect(Effect::GoTo(focus.clone())))
}

/// The two numbers of an idea, each a choice.
fn numbers(at: &Situation<'_>, id: &CardId, card: &Card) -> Node {
    let words = at.words.priorities();
    el("div").class("numbers").children(
        [(Axis::Impact, Column::Impact), (Axis::Effort, Column::Effort)]
            .map(|(axis, column)| labelled((words.column)(column), number(at, id, card, axis, column))),
    )
}

/// The choice of one number of an idea.
pub(super) fn number(at: &Situation<'_>, id: &CardId, card: &Card, axis: Axis, column: Column) -> Node {
    let words = at.words.priorities();
    let own = id.clone();
    let options = std::iter::once((String::new(), "–".to_owned()));
    let options = options.chain(SCALE.map(|value| (value.to_string(), value.to_string())));
    let value = axis.of(card).map(|value| value.clamp(*SCALE.start(), *SCALE.end()).to_string());
    select(&value.unwrap_or_default(), options)
        .with("data-number", column.as_str())
        .with("data-of", id.as_str())
        .with("aria-label", (words.control)(column, &name_of(at, card)))
        .on(On::Change, move |at, value, _| rating::set(at.map, &own, axis, value.parse().ok()))
}

fn quick_wins(at: &Situation<'_>) -> Node {
    let words = at.words.priorities();
    let ids = priorities::quick_wins(at.map);
    let wins = with_cards(at, &ids, |_| true);
    let list = el("div").class("quick-wins").key("wins").child(text("h3", words.quick_wins));
    if wins.is_empty() {
        return list.child(text("p", words.no_quick_wins).class("quiet"));
    }
    let items = wins.into_iter().map(|(id, card)| {
        let known = [card.owner.trim(), card.status.as_ref().map_or("", |status| (at.words.details.status)(status))];
        let known: Vec<&str> = known.into_iter().filter(|part| !part.is_empty()).collect();
        el("li")
            .key(id.as_str())
            .with("data-quick-win", id.as_str())
            .child(link_to(at, id, card))
            .child(text("span", known.join(" · ")).class("quiet"))
    });
    list.child(el("ul").children(items))
}
