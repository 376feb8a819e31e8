//! The keys as the help tells them: in groups, each command once, from the same table that runs them.

use super::commands::{COMMANDS, Group};
use super::keys::Chord;
use crate::words::Words;

/// A command, with every press that runs it.
pub struct Row {
    /// What it is called.
    pub title: &'static str,
    /// Its presses.
    pub keys: Vec<&'static Chord>,
}

/// What the groups of the help hold, in its order: cards, feelings, headers, how the map is looked at, and the map.
const GROUPS: [&[Group]; 5] =
    [&[Group::Card], &[Group::Emotion], &[Group::Stage, Group::Step, Group::Lane], &[Group::View], &[Group::Map]];

/// The groups, each with what it is called.
pub fn groups(words: &'static Words) -> Vec<(&'static str, Vec<Row>)> {
    let of = |groups: &[Group]| {
        let mut rows: Vec<Row> = Vec::new();
        for command in COMMANDS.iter().filter(|command| groups.contains(&command.group) && !command.keys.is_empty()) {
            let title = command.title(words);
            // Two things that are called the same are done by the same press: a person knows one.
            match rows.iter_mut().find(|row| row.title == title) {
                Some(row) => {
                    row.keys.extend(command.keys.iter().filter(|key| !row.keys.contains(key)).collect::<Vec<_>>())
                }
                None => rows.push(Row { title, keys: command.keys.iter().collect() }),
            }
        }
        rows
    };
    words.board.help_groups.iter().copied().zip(GROUPS.map(of)).collect()
}
