//! The panel of who travels: the sheet, what the map's lanes tell, and the personas kept for every map.

use super::context::writing;
use super::free_fields::free_fields;
use super::node::{Node, On, button, command, el, labelled, text};
use crate::command;
use crate::editor::announcement::{Announcement, short};
use crate::editor::details::change_persona;
use crate::editor::focus::Focus;
use crate::editor::outcome::{Effect, Outcome};
use crate::editor::situation::Situation;
use crate::editor::view_state::PersonaPart;
use crate::format::limits::{AGE, NAME, TEXT};
use crate::method::persona::{Difference, PersonaField, Portrait, empathy, initials};
use crate::model::{CardId, CellKey, Persona};

/// The most that stands in a quarter of the empathy map: more is not read.
const MOST_SHOWN: usize = 24;

/// Draws it.
pub fn draw(at: &Situation<'_>) -> Node {
    let words = &at.words.persona;
    let tabs = PersonaPart::ALL.map(|part| {
        let pressed = if at.view_state.persona == part { "true" } else { "false" };
        button("tab", (words.part)(part), move |at, _, _| {
            Outcome::look(at.view_state, |view_state| view_state.persona = part)
        })
        .with("data-part", part.as_str())
        .with("aria-pressed", pressed)
    });
    let tabs = el("div").class("persona-parts").with("role", "group").with("aria-label", words.parts).children(tabs);
    let part = match at.view_state.persona {
        PersonaPart::Sheet => sheet(at),
        PersonaPart::Empathy => quarters(at),
        PersonaPart::Kept => kept(at),
    };
    el("div").class("persona-sheet").child(tabs.key("parts")).child(part.key(at.view_state.persona.as_str()))
}

fn name_or<'a>(persona: &'a Persona, otherwise: &'a str) -> &'a str {
    if persona.name.is_empty() { otherwise } else { &persona.name }
}

/// The fields.
fn sheet(at: &Situation<'_>) -> Node {
    let persona = &at.map.persona;
    let written = |field: PersonaField| {
        let value = field.of(&mut persona.clone()).clone();
        let most = if field == PersonaField::Name { NAME } else { TEXT };
        let control = writing(field.as_str(), value, field.is_long(), most).on(
            On::Change,
            move |at: &Situation<'_>, value: &str, _| {
                change_persona(at.map, |persona| value.trim().clone_into(field.of(persona)))
            },
        );
        labelled((at.words.persona.field)(field), control).key(field.as_str())
    };
    let mut fields: Vec<Node> = PersonaField::ALL.into_iter().map(written).collect();
    fields.insert(fields.len() - 1, free_fields(at));
    fields.insert(2, age(at));
    let differs = (!seen(at).is_none_or(|seen| Difference::between(seen, persona).is_none())).then(|| versions(at));
    let print = (*persona != Persona::default())
        .then(|| command("button", command!("print-persona"), at.words.commands.print_persona.title).key("print"));
    el("div").children(differs).child(portrait(at)).children(fields).children(print)
}

fn age(at: &Situation<'_>) -> Node {
    let value = at.map.persona.age.map(|age| age.to_string()).unwrap_or_default();
    let control = el("input")
        .with("type", "number")
        .with("name", "persona-age")
        .with("min", "0")
        .with("max", AGE.to_string())
        .with("value", value)
        .on(On::Change, |at: &Situation<'_>, value: &str, _| {
            let age = value.trim().parse().ok().filter(|age| (0..=AGE).contains(age));
            // What is no age is not taken for an age that is not known.
            if age.is_none() && !value.trim().is_empty() {
                return Outcome::default();
            }
            change_persona(at.map, |persona| persona.age = age)
        });
    labelled(at.words.board.age, control).key("persona-age")
}

/// The initials, and the colours they can stand on.
fn portrait(at: &Situation<'_>) -> Node {
    let words = &at.words.persona;
    let chosen = Portrait::of(&at.map.persona);
    let colours = Portrait::ALL.map(|colour| {
        let pressed = if colour == chosen { "true" } else { "false" };
        let change = move |at: &Situation<'_>, _: &str, _: crate::editor::outcome::Fresh<'_>| {
            change_persona(at.map, |persona| persona.colour = Some(colour.colour().to_owned()))
        };
        button("swatch", "", change)
            .with("data-portrait", colour.as_str())
            .with("aria-label", (words.colour)(colour))
            .with("title", (words.colour)(colour))
            .with("aria-pressed", pressed)
    });
    let group = el("div").class("swatches").with("role", "group").with("aria-label", words.portrait).children(colours);
    let face = text("span", initials(&at.map.persona.name)).class("portrait").with("aria-hidden", "true");
    el("div").class("likeness").key("portrait").child(face.with("data-portrait", chosen.as_str())).child(group)
}

/// The empathy map.
pub(super) fn quarters(at: &Situation<'_>) -> Node {
    let words = &at.words.persona;
    let found = empathy(at.map);
    let quarter = |name: &str, id: &'static str, lines: Vec<Node>| {
        let more = lines.len().saturating_sub(MOST_SHOWN);
        let body = if lines.is_empty() {
            text("p", words.nothing_there).class("quiet")
        } else {
            el("ul").children(lines.into_iter().take(MOST_SHOWN))
        };
        let more = (more > 0).then(|| text("p", (words.and_more)(more)).class("quiet").key("more"));
        el("section").class("quarter").with("data-quarter", id).child(text("h3", name)).child(body).children(more)
    };
    let cards = |ids: &[CardId]| ids.iter().filter_map(|id| line_of(at, id)).collect::<Vec<_>>();
    let mut feels: Vec<Node> = found.feelings.iter().filter_map(|cell| feeling(at, cell)).collect();
    feels.extend(cards(&found.pains));
    let mut says = cards(&found.says);
    if !at.map.persona.quote.is_empty() {
        says.insert(0, el("li").key("quote").child(text("q", at.map.persona.quote.as_str())));
    }
    el("div")
        .child(text("p", words.empathy_about).class("quiet no-print"))
        .child(quarter(words.thinks, "thinks", cards(&found.thinks)))
        .child(quarter(words.feels, "feels", feels))
        .child(quarter(words.says, "says", says))
        .child(quarter(words.does, "does", cards(&found.does)))
}

/// A line that leads to `focus`.
fn line(key: String, told: String, focus: Focus) -> Node {
    let go = button("jump", told, move |_, _, _| Outcome::effect(Effect::GoTo(focus.clone())));
    el("li").child(go.with("data-go", key.as_str())).key(key)
}

fn line_of(at: &Situation<'_>, id: &CardId) -> Option<Node> {
    let told = at.map.card(id)?.text.replace('\n', " ");
    (!told.trim().is_empty()).then(|| line(format!("card-{id}"), told, Focus::Card(id.clone())))
}

fn feeling(at: &Situation<'_>, cell: &CellKey) -> Option<Node> {
    let emotion = at.map.emotion(cell)?;
    let score = (at.words.announcements.score)(emotion.score);
    let word = if emotion.feeling.is_empty() { score } else { emotion.feeling.as_str() };
    let score = crate::words::signed(emotion.score.value());
    let told = format!("{} · {word} ({score})", at.map.column_name(&cell.step));
    Some(line(format!("cell-{}-{}", cell.step, cell.lane), told, Focus::Cell(cell.clone())))
}

/// The version of this map's persona that is kept for every map.
fn seen<'a>(at: &Situation<'a>) -> Option<&'a Persona> {
    let id = at.map.persona.id.as_ref()?;
    at.personas.iter().find(|kept| kept.id.as_ref() == Some(id))
}

/// The personas kept for every map.
fn kept(at: &Situation<'_>) -> Node {
    let words = &at.words.persona;
    let others = at.personas.iter().filter(|kept| kept.id != at.map.persona.id);
    let others: Vec<Node> = others.filter_map(|other| choice(at, other)).collect();
    let list = if others.is_empty() {
        text("p", words.no_others).class("quiet")
    } else {
        el("ul").class("personas").children(others)
    };
    let begin = button("button", words.new_persona, |at, _, _| {
        let mut outcome = change_persona(at.map, |persona| *persona = Persona::default());
        if let Outcome { edit: Some(_), .. } = outcome {
            outcome = outcome.and_say(Announcement::PersonaBegun).and_effect(part_ask(at, PersonaPart::Sheet));
        }
        outcome
    });
    el("div")
        .child(versions(at))
        .child(text("h3", words.others))
        .child(list)
        .child(begin.with("data-new-persona", "").key("new"))
}

fn part_ask(at: &Situation<'_>, part: PersonaPart) -> Effect {
    let mut view_state = at.view_state.clone();
    view_state.persona = part;
    Effect::Look(Box::new(view_state))
}

/// Another persona, to have it travel here.
fn choice(at: &Situation<'_>, other: &Persona) -> Option<Node> {
    let words = &at.words.persona;
    let id = other.id.clone()?;
    let name = name_or(other, words.nameless);
    let chosen = id.clone();
    let choose = button("button", words.choose, move |at, _, _| take(at, &chosen))
        .with("data-choose-persona", id.as_str())
        .with("aria-label", (words.choose_named)(name));
    let face = text("span", initials(&other.name)).class("portrait").with("aria-hidden", "true");
    let told = el("span").class("told").child(text("b", name)).child(text("span", other.role.as_str()).class("quiet"));
    let face = face.with("data-portrait", Portrait::of(other).as_str());
    Some(el("li").key(id).child(face).child(told).child(choose))
}

/// Has the persona kept as `id` travel on this map.
fn take(at: &Situation<'_>, id: &str) -> Outcome {
    let Some(kept) = at.personas.iter().find(|kept| kept.id.as_deref() == Some(id)) else { return Outcome::default() };
    let outcome = change_persona(at.map, |persona| kept.clone_into(persona));
    outcome.and_say(Announcement::PersonaChosen(short(name_or(kept, at.words.persona.nameless))))
}

/// Where this map's persona stands against the version that is kept, and what can be done about it.
fn versions(at: &Situation<'_>) -> Node {
    let words = &at.words.persona;
    let persona = &at.map.persona;
    let note = |state: &'static str, told: String| {
        el("div").class("versions").with("data-kept", state).key("versions").child(text("p", told))
    };
    let keep = |name: &'static str| button("button", name, keep).with("data-keep-persona", "");
    let Some(seen) = seen(at) else {
        if persona.name.is_empty() {
            return note("nameless", words.name_first.to_owned());
        }
        return note("no", words.only_here.to_owned()).child(keep(words.keep).key("keep"));
    };
    let difference = Difference::between(seen, persona);
    if difference.is_none() {
        let forget = button("button", words.forget, |at, _, _| {
            Outcome::effect(Effect::ForgetPersona(Box::new(at.map.persona.clone())))
        });
        return note("yes", words.kept.to_owned()).child(forget.with("data-forget-persona", "").key("forget"));
    }
    let mut names: Vec<&str> = difference.fields.iter().map(|field| (words.field)(*field)).collect();
    names.extend(difference.age.then_some(at.words.board.age));
    names.extend(difference.free.then_some(words.free_fields));
    names.extend(difference.other.then_some(words.other_difference));
    let id = seen.id.clone().unwrap_or_default();
    let take_over = button("button", words.take_over, move |at, _, _| take(at, &id)).with("data-take-persona", "");
    let mut note = note("differs", (words.differs)(&names.join(", "))).child(take_over.key("take"));
    if !persona.name.is_empty() {
        note = note.child(keep(words.update).key("keep")).child(text("p", words.update_about).class("quiet"));
    }
    note
}

/// Keeps this map's persona for every map, under an id of its own from now on.
fn keep(at: &Situation<'_>, _: &str, fresh: crate::editor::outcome::Fresh<'_>) -> Outcome {
    let mut persona = at.map.persona.clone();
    let id = persona.id.get_or_insert_with(&mut *fresh).clone();
    change_persona(at.map, |persona| persona.id = Some(id)).and_effect(Effect::KeepPersona(Box::new(persona)))
}
