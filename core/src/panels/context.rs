//! The panel of what the map is about.

use super::day_field::day_field;
use super::node::{Node, On, command, el, labelled, select, text};
use crate::command;
use crate::editor::details::change_context;
use crate::editor::situation::Situation;
use crate::format::limits::TEXT;
use crate::method::context::{ContextField, overdue};
use crate::model::header::MapStatus;
use crate::model::{Context, MapKind, Scope};
use crate::words::Words;

/// What goes before the scope, in the order in which a map is begun.
const FIRST: [ContextField; 3] = [ContextField::Goal, ContextField::Scenario, ContextField::Expectations];
/// What comes after it.
const THEN: [ContextField; 3] = [ContextField::Begins, ContextField::Ends, ContextField::Owner];

/// Draws it.
pub fn draw(at: &Situation<'_>) -> Node {
    let words = at.words;
    let context = &at.map.context;
    let mut sheet = el("div").class("header-sheet");
    if let Some(day) = overdue(context.review.as_deref(), at.today) {
        let day = (words.persona.day)(day, at.today);
        sheet =
            sheet.child(text("p", (words.persona.overdue)(&day)).class("stale").with("data-stale", "").key("stale"));
    }
    sheet = sheet.child(traveller(at)).children(FIRST.map(|field| written(at, field)));
    if at.map.kind == MapKind::FutureState {
        sheet = sheet.child(written(at, ContextField::Vision)).child(horizon(at));
    }
    sheet
        .child(scope(at))
        .children(THEN.map(|field| written(at, field)))
        .child(status(at))
        .child(review(at))
        .child(written(at, ContextField::Participants))
        .child(written(at, ContextField::Sources))
        .child(compared(at))
}

/// Who travels, and the way to their sheet.
fn traveller(at: &Situation<'_>) -> Node {
    let persona = &at.map.persona;
    let name = if persona.name.is_empty() { at.words.board.no_persona } else { &persona.name };
    el("p").class("traveller").key("traveller").child(text("b", name)).child(command(
        "button",
        command!("persona"),
        at.words.persona.open_sheet,
    ))
}

fn name_of(field: ContextField, words: &Words) -> &'static str {
    let words = &words.board;
    match field {
        ContextField::Goal => words.goal,
        ContextField::Scenario => words.scenario,
        ContextField::Expectations => words.expectations,
        ContextField::Begins => words.begins,
        ContextField::Ends => words.ends,
        ContextField::Owner => words.owner,
        ContextField::Sources => words.sources,
        ContextField::Vision => words.vision,
        ContextField::Participants => words.participants,
    }
}

/// A field that is written in: a line, or several.
pub(super) fn writing(name: impl Into<String>, value: String, is_long: bool, most: usize) -> Node {
    let control = if is_long {
        el("textarea").with("rows", "2")
    } else {
        el("input").with("type", "text").with("autocomplete", "off")
    };
    control.takes(most).with("name", name).with("value", value)
}

fn written(at: &Situation<'_>, field: ContextField) -> Node {
    let value = field.of(&mut at.map.context.clone()).clone();
    let control = writing(field.as_str(), value, field.is_long(), TEXT).on(
        On::Change,
        move |at: &Situation<'_>, value: &str, _| {
            change_context(at.map, |context| value.trim().clone_into(field.of(context)))
        },
    );
    labelled(name_of(field, at.words), control).key(field.as_str())
}

fn review(at: &Situation<'_>) -> Node {
    let day = at.map.context.review.clone();
    dated(at.words.board.review, "review", day, |context, day| context.review = day)
}

fn horizon(at: &Situation<'_>) -> Node {
    let day = at.map.context.horizon.clone();
    dated(at.words.board.horizon, "horizon", day, |context, day| context.horizon = day)
}

fn dated(title: &str, name: &'static str, value: Option<String>, set: fn(&mut Context, Option<String>)) -> Node {
    let control = day_field(value.as_deref().unwrap_or_default(), move |at, day, _| {
        change_context(at.map, |context| set(context, day.map(str::to_owned)))
    });
    labelled(title, control.with("name", name)).key(name)
}

fn status(at: &Situation<'_>) -> Node {
    let words = &at.words.board;
    let names = [(MapStatus::Draft, words.draft_status), (MapStatus::Validated, words.validated_status)];
    let options = names.map(|(status, name)| (status.as_str().to_owned(), name.to_owned()));
    let control = select(at.map.context.status.as_str(), options)
        .with("name", "status")
        .on(On::Change, |at: &Situation<'_>, value: &str, _| {
            change_context(at.map, |context| context.status = value.into())
        });
    labelled(words.status, control).key("status")
}

/// The three scopes, each with what makes it another map than the others.
fn scope(at: &Situation<'_>) -> Node {
    let words = &at.words.persona;
    let chosen = at.map.context.scope.as_ref();
    let one = |scope: Option<&Scope>, name: &str, about: &str| {
        let value = scope.map_or("none", Scope::as_str).to_owned();
        let meant = scope.cloned();
        let mut control = el("input").with("type", "radio").with("name", "scope").with("data-scope", &*value);
        if chosen == scope {
            control = control.with("checked", "");
        }
        let control = control.on(On::Change, move |at: &Situation<'_>, _: &str, _| {
            let meant = meant.clone();
            change_context(at.map, |context| context.scope = meant)
        });
        let told = el("span").child(text("b", name)).child(text("span", about).class("quiet"));
        el("label").class("choice").key(value).child(control).child(told)
    };
    let known = Scope::ALL.iter().map(|scope| one(Some(scope), (words.scope_name)(scope), (words.scope_about)(scope)));
    el("fieldset").class("choices").key("scope").child(text("legend", words.scope)).children(known).child(one(
        None,
        words.no_scope,
        "",
    ))
}

/// The map it is compared with; chosen where the two are laid beside each other.
fn compared(at: &Situation<'_>) -> Node {
    let words = &at.words.persona;
    let name = match &at.map.context.compared {
        None => words.not_compared,
        Some(_) if at.compared.is_empty() => words.compared_missing,
        Some(_) => at.compared,
    };
    el("div")
        .class("field")
        .key("compared")
        .child(text("span", words.compared))
        .child(text("p", name).with("data-compared", at.map.context.compared.clone().unwrap_or_default()))
        .child(command("button", command!("compare"), words.choose_compared))
}
