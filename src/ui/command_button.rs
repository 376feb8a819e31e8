//! A button that runs a command of the table. Unavailable ones keep the focus and say so.

use leptos::prelude::*;

use super::desk::Desk;
use super::icons::icon;
use crate::editor::commands::{self, Command};
use crate::editor::keys::Chord;

/// The keys of a command as a person reads them: Ctrl+Z, or ⌘Z on a Mac.
pub fn keys_of(command: &Command, desk: Desk) -> Option<String> {
    command.keys.first().map(|chord| written(chord, desk))
}

/// A chord as a person reads it.
pub fn written(chord: &Chord, desk: Desk) -> String {
    let key_names = desk.shell.words().keys;
    let mac = crate::browser::page::is_mac();
    let mut parts: Vec<String> = Vec::new();
    if chord.primary {
        parts.push(if mac { "⌘".to_owned() } else { "Ctrl".to_owned() });
    }
    if chord.alt {
        parts.push(if mac { "⌥".to_owned() } else { "Alt".to_owned() });
    }
    if chord.shift {
        parts.push(if mac { "⇧".to_owned() } else { key_names("Shift").to_owned() });
    }
    let name = key_names(chord.key);
    parts.push(if name.len() == 1 { name.to_ascii_uppercase() } else { name.to_owned() });
    parts.join(if mac { "" } else { "+" })
}

/// A button with a drawing, named by its command.
#[component]
pub fn CommandButton(
    /// The desk it acts on.
    desk: Desk,
    /// The command's stable name.
    name: &'static str,
    /// Its drawing.
    path: &'static str,
    /// Whether the title stands beside the drawing.
    #[prop(optional)]
    worded: bool,
) -> impl IntoView {
    let command = commands::find(name).expect("buttons name commands of the table");
    let title = command.title(desk.shell.words());
    let hint = match keys_of(command, desk) {
        Some(keys) => format!("{title} ({keys})"),
        None => title.to_owned(),
    };
    view! {
        <button type="button" class="tool" class:worded=worded data-command=name title=hint aria-label=title on:click=move |_| desk.run(name)>
            {icon(path)}
            {worded.then(|| view! { <span>{title}</span> })}
        </button>
    }
}
