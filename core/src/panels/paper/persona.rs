//! The sheet of who travels on paper: a portrait in words, and what the map's lanes tell of them.

use super::plain;
use crate::editor::situation::Situation;
use crate::method::persona::{PersonaField, Portrait, initials};
use crate::panels::free_fields::name_of;
use crate::panels::{Node, el, text};

/// Draws it.
pub(super) fn draw(at: &Situation<'_>) -> Node {
    let persona = &at.map.persona;
    let written = |field: PersonaField| field.of(&mut persona.clone()).trim().to_owned();
    let name = written(PersonaField::Name);
    let name = if name.is_empty() { at.words.board.persona.to_owned() } else { name };
    let portrait = text("span", initials(&persona.name)).class("portrait");
    let age = persona.age.map(|age| (at.words.board.age_years)(age)).unwrap_or_default();
    let about: Vec<String> = [age, written(PersonaField::Role), written(PersonaField::Segment)]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    let quote = Some(written(PersonaField::Quote)).filter(|quote| !quote.is_empty());
    let head = el("header").child(portrait.with("data-portrait", Portrait::of(persona).as_str())).child(
        el("div")
            .child(text("h1", name))
            .child(text("p", about.join(" · ")).class("quiet"))
            .children(quote.map(|quote| text("q", quote))),
    );
    let said_above = [PersonaField::Name, PersonaField::Role, PersonaField::Segment, PersonaField::Quote];
    let told = |id: &str, name: &str, said: &str| {
        el("div").with("data-field", id).child(text("dt", name)).child(text("dd", said))
    };
    let fields = PersonaField::ALL.into_iter().filter(|field| !said_above.contains(field)).filter_map(|field| {
        let said = Some(written(field)).filter(|said| !said.is_empty())?;
        Some(told(field.as_str(), (at.words.persona.field)(field), &said))
    });
    let mut fields: Vec<Node> = fields.collect();
    let sources = fields.pop_if(|field| field.attribute("data-field") == Some(PersonaField::Sources.as_str()));
    let free = persona.fields.iter().filter(|field| !field.is_blank());
    fields.extend(free.map(|field| told("free", name_of(field, at.words.persona.free_field), field.text.trim())));
    fields.extend(sources);
    el("div")
        .class("printed-persona")
        .child(head)
        .child(el("dl").children(fields))
        .children(plain(crate::panels::persona::quarters(at)).map(|quarters| quarters.class("quarters")))
}
