//! The personas kept for every map, as the open map meets them: looked at while a panel shows them, written when a person says so.

use leptos::prelude::*;

use crate::board_view::editor_context::EditorContext;
use crate::browser::clock;
use parcours_core::editor::announcement::{Announcement, short};
use parcours_core::editor::view_state::SidePanel;
use parcours_core::model::Persona;
use parcours_core::store::SaveError;
use parcours_core::store::alerts::Source;

/// Looks again at what is kept beside this map, if a panel shows it.
pub fn look_aside(editor: EditorContext) {
    if !matches!(
        editor.view_state.with_untracked(|view_state| view_state.side_panel),
        Some(SidePanel::Header | SidePanel::Persona)
    ) {
        return;
    }
    let library = editor.app.library();
    let compared = editor.board().read(|map| map.context.compared.clone());
    let other = compared.and_then(|id| library.open(&id.into()).ok());
    let title = other.map(|kept| kept.file.map.title).unwrap_or_default();
    // A storage that refuses is told of where the map is saved; without it there are no personas to choose from.
    editor.kept_aside.set_value((library.personas(editor.app.word_order()).unwrap_or_default(), title));
    editor.compared_maps_changed.update(|count| *count += 1);
}

/// Keeps `persona` for every map, over the version that was last looked at.
pub fn keep(editor: EditorContext, persona: &Persona) {
    let seen = editor.kept_aside.with_value(|(kept, _)| kept.iter().find(|kept| kept.id == persona.id).cloned());
    let kept = editor.app.library().keep_persona(persona, seen.as_ref(), &clock::now_text());
    tell(editor, persona, kept, Announcement::PersonaKept);
}

/// Takes `persona` out of what is kept for every map.
pub fn forget(editor: EditorContext, persona: &Persona) {
    let forgotten = editor.app.library().forget_persona(persona);
    tell(editor, persona, forgotten, Announcement::PersonaForgotten);
}

fn tell(editor: EditorContext, persona: &Persona, done: Result<(), SaveError>, said: fn(String) -> Announcement) {
    match done {
        Ok(()) => {
            editor.app.calm(Source::Action);
            editor.say(&said(short(&persona.name)));
        }
        Err(SaveError::ChangedElsewhere) => editor.say(&Announcement::PersonaChangedElsewhere(short(&persona.name))),
        Err(error) => editor.app.alarm(Source::Action, editor.app.why_not_saved(&error)),
    }
    look_aside(editor);
}
