//! A button that runs a command of the table. Unavailable ones keep the focus and say so.

use leptos::prelude::*;

use crate::app::icons::icon;
use crate::app::keys::written;
use crate::board_view::editor_context::EditorContext;
use parcours_core::editor::commands::Command;

/// The keys of a command as a person reads them: Ctrl+Z, or ⌘Z on a Mac.
pub fn keys_of(command: &Command, editor: EditorContext) -> Option<String> {
    command.keys.first().map(|chord| written(chord, editor.app.words().keys))
}

/// A button with a drawing, named by its command.
#[component]
pub fn CommandButton(
    /// The open map it acts on.
    editor: EditorContext,
    /// The command.
    command: &'static Command,
    /// Its drawing.
    path: &'static str,
    /// Whether the title stands beside the drawing, also where there is little room.
    #[prop(optional)]
    worded: bool,
) -> impl IntoView {
    let title = command.title(editor.app.words());
    let hint = match keys_of(command, editor) {
        Some(keys) => format!("{title} ({keys})"),
        None => title.to_owned(),
    };
    view! {
        <button type="button" class="tool" class:worded=worded data-command=command.name title=hint aria-label=title on:click=move |_| editor.run(command)>
            {icon(path)}
            <span>{title}</span>
        </button>
    }
}
