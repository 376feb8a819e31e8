//! `docs/commands.md`: every command, made from the table.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use parcours_core::editor::commands::{COMMANDS, Command, Group};
use parcours_core::editor::keys::Chord;
use parcours_core::words::{english, french};

const GROUPS: [(Group, &str); 7] = [
    (Group::Map, "The map"),
    (Group::View, "What is looked at"),
    (Group::Card, "Cards"),
    (Group::Emotion, "Feelings"),
    (Group::Stage, "Stages"),
    (Group::Step, "Steps"),
    (Group::Lane, "Lanes"),
];

/// A chord as it is written in English on a keyboard with Ctrl.
fn written(chord: &Chord) -> String {
    let key = match chord.key {
        " " => "Space".to_owned(),
        key if key.len() == 1 => key.to_ascii_uppercase(),
        key => key.to_owned(),
    };
    let held = [(chord.primary, "Ctrl"), (chord.alt, "Alt"), (chord.shift, "Shift")];
    held.iter().filter(|(is_held, _)| *is_held).map(|(_, name)| format!("{name}+")).chain([key]).collect()
}

fn row(command: &Command) -> String {
    let keys: Vec<String> = command.keys.iter().map(|chord| format!("`{}`", written(chord))).collect();
    let place = if command.on_board { "on the board" } else { "anywhere" };
    format!(
        "| `{}` | {} | {} | {} | {} |\n",
        command.name,
        command.title(&english::WORDS),
        command.title(&french::WORDS),
        keys.join(", "),
        if keys.is_empty() { "" } else { place },
    )
}

fn page() -> String {
    let mut text =
        "# Commands\n\nEverything a person can do to a map, made from the table in `core/src/editor/commands.rs`\n\
        (`PARCOURS_BLESS=1 cargo test --test commands` writes this page). The name is the button's `data-command`.\n\
        On a Mac, Cmd stands for Ctrl.\n"
            .to_owned();
    for (group, title) in GROUPS {
        let _ = write!(
            text,
            "\n## {title}\n\n| Name | English | French | Keys | Where they count |\n|---|---|---|---|---|\n"
        );
        COMMANDS.iter().filter(|command| command.group == group).for_each(|command| text.push_str(&row(command)));
    }
    text
}

#[test]
fn the_page_of_commands_is_up_to_date() {
    let (path, made) = (Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/commands.md"), page());
    if std::env::var_os("PARCOURS_BLESS").is_some() {
        fs::write(&path, &made).expect("the page can be written");
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    assert!(made == committed, "docs/commands.md is not up to date: run PARCOURS_BLESS=1 cargo test --test commands");
    assert_eq!(made.matches("\n| `").count(), COMMANDS.len(), "each command once");
}
