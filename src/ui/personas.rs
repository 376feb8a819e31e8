//! The personas kept for every map, as the open map meets them: looked at while a panel shows them, written when a person says so.

use leptos::prelude::*;

use super::desk::Desk;
use crate::browser::clock;
use crate::editor::looks::Side;
use crate::editor::said::{Said, short};
use crate::model::Persona;
use crate::store::SaveError;
use crate::store::alerts::Source;

/// Looks again at what is kept beside this map, if a panel shows it.
pub fn look_aside(desk: Desk) {
    if !matches!(desk.looks.with_untracked(|looks| looks.side), Some(Side::Header | Side::Persona)) {
        return;
    }
    let library = desk.shell.library();
    let compared = desk.board().read(|map| map.context.compared.clone());
    let other = compared.and_then(|id| library.open(&id.into()).ok());
    let title = other.map(|kept| kept.file.map.title).unwrap_or_default();
    // A storage that refuses is told of where the map is saved; without it there are no personas to choose from.
    desk.kept_aside.set_value((library.personas(desk.shell.word_order()).unwrap_or_default(), title));
    desk.beside_changed.update(|count| *count += 1);
}

/// Keeps `persona` for every map, over the version that was last looked at.
pub fn keep(desk: Desk, persona: &Persona) {
    let seen = desk.kept_aside.with_value(|(kept, _)| kept.iter().find(|kept| kept.id == persona.id).cloned());
    let kept = desk.shell.library().keep_persona(persona, seen.as_ref(), &clock::now_text());
    tell(desk, persona, kept, Said::PersonaKept);
}

/// Takes `persona` out of what is kept for every map.
pub fn forget(desk: Desk, persona: &Persona) {
    let forgotten = desk.shell.library().forget_persona(persona);
    tell(desk, persona, forgotten, Said::PersonaForgotten);
}

fn tell(desk: Desk, persona: &Persona, done: Result<(), SaveError>, said: fn(String) -> Said) {
    match done {
        Ok(()) => {
            desk.shell.calm(Source::Deed);
            desk.say(&said(short(&persona.name)));
        }
        Err(SaveError::ChangedElsewhere) => desk.say(&Said::PersonaChangedElsewhere(short(&persona.name))),
        Err(error) => desk.shell.alarm(Source::Deed, desk.shell.why_not_saved(&error)),
    }
    look_aside(desk);
}
