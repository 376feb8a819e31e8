//! The free fields of the persona: a few, each with a name and a text of the person's own.

use super::context::writing;
use super::node::{Node, On, button, el, labelled, text};
use crate::editor::details::change_persona;
use crate::editor::outcome::{Effect, Outcome};
use crate::editor::situation::Situation;
use crate::editor::unfinished::BlankField;
use crate::format::limits::{FREE_FIELDS, NAME, TEXT};
use crate::method::persona::FreePart;
use crate::model::{FreeField, Persona};

/// Draws them, and the way to one more while there is room.
pub(super) fn free_fields(at: &Situation<'_>) -> Node {
    let words = &at.words.persona;
    let blank = blank(at);
    let mut fields = at.map.persona.fields.clone();
    if let Some(place) = blank {
        fields.insert(place, FreeField::default());
    }
    let about = fields.is_empty().then(|| text("p", words.free_about).class("quiet").key("about"));
    let add = (blank.is_none() && fields.len() < FREE_FIELDS).then(|| {
        button("button", words.add_free, |at, _, _| {
            let persona = &at.map.persona;
            look(at, Outcome::default(), Some(BlankField::among(persona, persona.fields.len())))
        })
        .with("data-add-free", "")
        .key("add")
    });
    let rows = fields.into_iter().enumerate().map(|(row, field)| drawn(at, row, field, blank == Some(row)));
    let rows: Vec<Node> = rows.collect();
    let legend = text("legend", words.free_fields);
    el("fieldset").class("free-fields").key("free-fields").child(legend).children(about).children(rows).children(add)
}

fn drawn(at: &Situation<'_>, row: usize, mut field: FreeField, is_blank: bool) -> Node {
    let words = &at.words.persona;
    let number = row.to_string();
    let called = name_of(&field, words.free_field).to_owned();
    let parts = FreePart::ALL.map(|part| {
        let (title, most) = match part {
            FreePart::Name => (words.free_name, NAME),
            FreePart::Text => (words.free_text, TEXT),
        };
        let value = std::mem::take(part.of(&mut field));
        let name = format!("persona-free-{number}-{}", part.as_str());
        let control = writing(name, value, part == FreePart::Text, most)
            .with_if(is_blank && part == FreePart::Name, "data-begin")
            .on(On::Change, move |at: &Situation<'_>, value: &str, _| write(at, row, part, value.trim()));
        labelled(title, control)
    });
    let remove = button("tool", "×", move |at, _, _| remove(at, row));
    let remove = remove.with("aria-label", (words.remove_free)(&called)).with("data-remove-free", &*number);
    el("div")
        .class("free-field")
        .key(&*number)
        .with("role", "group")
        .with("aria-label", called)
        .with("data-free", number)
        .children(parts)
        .child(remove)
}

/// What a free field is called where it has no name.
pub(super) fn name_of<'a>(field: &'a FreeField, otherwise: &'a str) -> &'a str {
    let name = field.name.trim();
    if name.is_empty() { otherwise } else { name }
}

/// Where the field stands that says nothing yet.
fn blank(at: &Situation<'_>) -> Option<usize> {
    at.view_state.unfinished.blank?.place(&at.map.persona)
}

/// Which field of the persona stands in a row; none in the one that says nothing yet.
fn index_of(at: &Situation<'_>, row: usize) -> Option<usize> {
    match blank(at) {
        Some(place) if place == row => None,
        Some(place) if place < row => Some(row - 1),
        _ => Some(row),
    }
}

/// `outcome`, after which `blank` is the field that says nothing yet.
fn look(at: &Situation<'_>, outcome: Outcome, blank: Option<BlankField>) -> Outcome {
    let mut view_state = at.view_state.clone();
    view_state.unfinished.blank = blank;
    outcome.and_effect(Effect::Look(Box::new(view_state)))
}

/// Writes in a row. A field in which nothing is left goes, and its row waits to be written in anew.
fn write(at: &Situation<'_>, row: usize, part: FreePart, value: &str) -> Outcome {
    let Some(index) = index_of(at, row) else {
        let mut field = FreeField::default();
        value.clone_into(part.of(&mut field));
        return change_persona(at.map, |persona| {
            if !field.is_blank() {
                persona.fields.insert(row, field);
            }
        });
    };
    let mut left = at.map.persona.clone();
    let Some(field) = left.fields.get_mut(index) else { return Outcome::default() };
    value.clone_into(part.of(field));
    if !field.is_blank() {
        return change_persona(at.map, |persona| *persona = left);
    }
    without(at, left, index, |left| Some(BlankField::among(left, index)))
}

/// Takes a row away.
fn remove(at: &Situation<'_>, row: usize) -> Outcome {
    match index_of(at, row) {
        Some(index) if index < at.map.persona.fields.len() => without(at, at.map.persona.clone(), index, |_| None),
        _ => look(at, Outcome::default(), None),
    }
}

fn without(
    at: &Situation<'_>,
    mut left: Persona,
    index: usize,
    blank: impl FnOnce(&Persona) -> Option<BlankField>,
) -> Outcome {
    left.fields.remove(index);
    let blank = blank(&left);
    look(at, change_persona(at.map, |persona| *persona = left), blank)
}
