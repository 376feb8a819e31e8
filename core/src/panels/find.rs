//! The bar that finds, filters, and says what is out of sight. Empty while there is nothing to say.

use super::node::{Node, On, command, el, select, text};
use crate::command;
use crate::editor::commands::Command;
use crate::editor::outcome::Outcome;
use crate::editor::situation::Situation;
use crate::editor::visibility::Finding;
use crate::editor::visibility_commands::{change, toggle};
use crate::method::find::{Aspect, Condition, choices};

const PREVIOUS: &str = "M6 15l6-6 6 6";
const NEXT: &str = "M6 9l6 6 6-6";
const CLOSE: &str = "M6 6l12 12M18 6L6 18";

/// The bar.
pub fn draw(at: &Situation<'_>) -> Node {
    let visibility = &at.view_state.visibility;
    let mut bar = el("div").class("find");
    if let Some(finding) = &visibility.finding {
        bar = bar.child(search_row(at, finding));
    }
    if visibility.choosing {
        bar = bar.child(filter_row(at));
    }
    if !visibility.filter.is_empty() || visibility.part.is_some() {
        bar = bar.child(state_row(at));
    }
    bar
}

/// A button with a drawing, for a command.
fn tool(at: &Situation<'_>, of: &'static Command, path: &'static str) -> Node {
    let title = of.title(at.words);
    let drawing = el("svg").class("icon").with("viewBox", "0 0 24 24").with("aria-hidden", "true");
    command("tool", of, "")
        .with("aria-label", title)
        .with("title", title)
        .child(drawing.child(el("path").with("d", path)))
}

/// A button in words for a command.
fn worded(at: &Situation<'_>, class: &'static str, of: &'static Command) -> Node {
    command(class, of, of.title(at.words))
}

fn search_row(at: &Situation<'_>, finding: &Finding) -> Node {
    let words = at.words.find();
    let field = el("input")
        .with("id", "find-field")
        .with("data-find-field", "")
        .with("type", "search")
        .with("autocomplete", "off")
        .with("aria-label", words.field)
        .with("placeholder", words.field)
        .with("value", &finding.text)
        .on(On::Input, |at, value, _| write(at, value));
    let is_known = finding.searched == finding.text && !finding.text.trim().is_empty();
    let mut count = match finding.found.len() {
        _ if !is_known => String::new(),
        0 => words.nothing.to_owned(),
        of => (words.count)(finding.at + 1, of),
    };
    if is_known && finding.out_of_sight > 0 {
        count = format!("{count} · {}", (words.more_out_of_sight)(finding.out_of_sight));
    }
    el("div")
        .key("search")
        .class("find-row")
        .with("role", "search")
        .with("aria-label", words.field)
        .child(field)
        .child(text("span", count).with("data-find-count", ""))
        .child(tool(at, command!("find-previous"), PREVIOUS))
        .child(tool(at, command!("find-next"), NEXT))
        .child(
            worded(at, "button quiet", command!("filter"))
                .with("aria-expanded", if at.view_state.visibility.choosing { "true" } else { "false" }),
        )
        .child(tool(at, command!("close-find"), CLOSE))
}

/// Notes what is looked for; the search itself waits for a pause.
fn write(at: &Situation<'_>, value: &str) -> Outcome {
    change(at, |visibility| {
        if let Some(finding) = &mut visibility.finding {
            finding.text = value.to_owned();
        }
    })
}

fn filter_row(at: &Situation<'_>) -> Node {
    let words = at.words.find();
    let mut row = el("div").key("filter").class("filter-row").with("role", "group").with("aria-label", words.filter);
    row = row.child(text("span", words.filter).class("filter-name"));
    for aspect in Aspect::ALL {
        let left: Vec<(Condition, usize)> = choices(at.map, aspect, at.word_order)
            .into_iter()
            .filter(|(condition, _)| !at.view_state.visibility.filter.contains(condition))
            .collect();
        if left.is_empty() {
            continue;
        }
        let name = (words.aspect)(aspect);
        let offered =
            left.iter().map(|(condition, count)| (condition.key(), (words.choice)(&what(at, condition), *count)));
        let mut choice = select("", std::iter::once((String::new(), name.to_owned())).chain(offered));
        // What was chosen leaves the list, and the list shows its name again.
        for option in &mut choice.children {
            option.key = option.attribute("value").unwrap_or_default().to_owned();
        }
        row = row.child(
            choice
                .key(aspect.as_str())
                .with("aria-label", name)
                .with("data-aspect", aspect.as_str())
                .with("data-on-choice", "")
                .on(On::Change, move |at, value, _| {
                    let chosen = choices(at.map, aspect, at.word_order)
                        .into_iter()
                        .find(|(condition, _)| condition.key() == value);
                    chosen.map_or_else(Outcome::default, |(condition, _)| toggle(at, &condition))
                }),
        );
    }
    if at.view_state.visibility.finding.is_none() {
        row = row.child(tool(at, command!("close-find"), CLOSE).key("close"));
    }
    row
}

/// What a condition asks for.
fn what(at: &Situation<'_>, condition: &Condition) -> String {
    let words = at.words;
    match condition {
        Condition::Tag(tag) => tag.clone(),
        Condition::Owner(owner) if owner.is_empty() => words.find().nobody.to_owned(),
        Condition::Owner(owner) => owner.clone(),
        Condition::Evidence(evidence) => (words.board.evidence_name)(evidence).to_owned(),
        Condition::Lane(id) => at.map.lane(id).map(|lane| lane.label.clone()).unwrap_or_default(),
        Condition::Role(role) => (words.find().lanes_of)((words.board.role_name)(role)),
        Condition::Moment(moment) => (words.find().moment)(moment).to_owned(),
        Condition::Status(status) => (words.details.status)(status).to_owned(),
        Condition::Channel(kind) => (words.find().channel)(kind).to_owned(),
    }
}

/// What a condition is about and what it asks for.
pub(super) fn named(at: &Situation<'_>, condition: &Condition) -> String {
    let words = at.words.find();
    (words.condition)((words.aspect)(condition.aspect()), &what(at, condition))
}

/// What is out of sight and why, each with the way to bring it back.
fn state_row(at: &Situation<'_>) -> Node {
    let (words, visibility) = (at.words.find(), &at.view_state.visibility);
    let mut row = el("div").key("state").class("find-state");
    if let Some(part) = &visibility.part {
        row = row
            .child(text("span", (words.only)(part.name(at.map))).key("part").with("data-part", ""))
            .child(worded(at, "link", command!("focus-all")).key("whole"));
    }
    for condition in &visibility.filter {
        let name = named(at, condition);
        let removed = condition.clone();
        let mark = text("span", "×").with("aria-hidden", "true");
        let chip = el("button")
            .key(condition.key())
            .with("type", "button")
            .class("filter-chip")
            .with("data-condition", condition.key())
            .with("aria-label", (words.without)(&name))
            .child(text("span", name))
            .child(mark)
            .on(On::Click, move |at, _, _| toggle(at, &removed));
        row = row.child(chip);
    }
    if !visibility.filter.is_empty() {
        row = row
            .child(
                text("span", (at.words.board.hidden)(visibility.hidden_count(at.map)))
                    .key("hidden")
                    .with("data-hidden-cards", ""),
            )
            .child(worded(at, "link", command!("clear-filter")).key("all"));
    }
    row
}
