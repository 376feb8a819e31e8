//! The texts of a map one by one, and the characters that have no place in them.
//!
//! The rules are the same whether a text comes in a file, is typed, pasted or dropped: control characters go, and in names those that
//! turn the direction of writing; longer texts keep those, and the page shows each of them apart from what stands around it.
//! Half a character (a lone surrogate) cannot be in a text of Rust: the browser gives U+FFFD for it, and a file that holds one is no JSON.

use super::draft::Draft;
use super::letters::{is_control, turns_direction};
use crate::model::{Card, Context, Emotion, Lane, Path, Persona, Stage, Step};

/// What a text is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A title, a name, a label, a tag: short, and shown beside others.
    Name,
    /// Anything longer.
    Text,
}

/// What is done with each text: where it stands, what it is for, and the text.
pub type Visit<'a> = dyn FnMut(&Path<'_>, Kind, &mut String) + 'a;

macro_rules! texts {
    ($visit:expr, $of:expr, $path:expr, $kind:expr, $($name:ident)*) => {
        $($visit(&Path::Field($path, stringify!($name)), $kind, &mut $of.$name);)*
    };
}

macro_rules! set_texts {
    ($visit:expr, $of:expr, $path:expr, $kind:expr, $($name:ident)*) => {
        $(if let Some(text) = &mut $of.$name {
            $visit(&Path::Field($path, stringify!($name)), $kind, text);
        })*
    };
}

/// Shows `visit` every text of a map and where it stands in the file.
pub fn each_text(draft: &mut Draft, visit: &mut Visit<'_>) {
    let map = &mut draft.map;
    let root = Path::Field(&Path::Root, "map");
    visit(&Path::Field(&root, "title"), Kind::Name, &mut map.title);
    of_context(&mut map.context, &Path::Field(&root, "context"), visit);
    of_persona(&mut map.persona, &Path::Field(&root, "persona"), visit);
    let stages = Path::Field(&root, "stages");
    for (index, stage) in map.stages.iter_mut().enumerate() {
        of_stage(stage, &Path::Item(&stages, index), visit);
    }
    let lanes = Path::Field(&root, "lanes");
    for (index, lane) in map.lanes.iter_mut().enumerate() {
        of_lane(lane, &Path::Item(&lanes, index), visit);
    }
    let list = Path::Field(&root, "cards");
    for (index, _, card) in &mut draft.cards {
        of_card(card, &Path::Item(&list, *index), visit);
    }
    let list = Path::Field(&root, "emotions");
    for (index, _, emotion) in &mut draft.emotions {
        of_emotion(emotion, &Path::Item(&list, *index), visit);
    }
}

/// The texts of what the map is about.
pub fn of_context(context: &mut Context, path: &Path<'_>, visit: &mut Visit<'_>) {
    texts!(visit, context, path, Kind::Text, goal scenario expectations begins ends owner sources vision participants);
    set_texts!(visit, context, path, Kind::Name, review horizon compared);
    let dismissed = Path::Field(path, "dismissed");
    for (index, name) in context.dismissed.iter_mut().enumerate() {
        visit(&Path::Item(&dismissed, index), Kind::Name, name);
    }
}

/// The texts of who travels.
pub fn of_persona(persona: &mut Persona, path: &Path<'_>, visit: &mut Visit<'_>) {
    texts!(visit, persona, path, Kind::Name, name);
    set_texts!(visit, persona, path, Kind::Name, id colour);
    texts!(visit, persona, path, Kind::Text, role quote segment goals needs frustrations motivations habits channels price income interests sources);
    let fields = Path::Field(path, "fields");
    for (index, field) in persona.fields.iter_mut().enumerate() {
        let path = Path::Item(&fields, index);
        texts!(visit, field, &path, Kind::Name, name);
        texts!(visit, field, &path, Kind::Text, text);
    }
}

/// The texts of a stage and of its steps.
pub fn of_stage(stage: &mut Stage, path: &Path<'_>, visit: &mut Visit<'_>) {
    texts!(visit, stage, path, Kind::Name, name owner);
    set_texts!(visit, stage, path, Kind::Name, template);
    let steps = Path::Field(path, "steps");
    for (index, step) in stage.steps.iter_mut().enumerate() {
        of_step(step, &Path::Item(&steps, index), visit);
    }
}

/// The texts of a step.
pub fn of_step(step: &mut Step, path: &Path<'_>, visit: &mut Visit<'_>) {
    texts!(visit, step, path, Kind::Name, name);
    set_texts!(visit, step, path, Kind::Name, template begins ends);
}

/// The texts of a lane.
pub fn of_lane(lane: &mut Lane, path: &Path<'_>, visit: &mut Visit<'_>) {
    texts!(visit, lane, path, Kind::Name, label);
    texts!(visit, lane, path, Kind::Text, question);
    set_texts!(visit, lane, path, Kind::Name, template);
}

/// The texts of a card.
pub fn of_card(card: &mut Card, path: &Path<'_>, visit: &mut Visit<'_>) {
    texts!(visit, card, path, Kind::Text, text note owner source);
    set_texts!(visit, card, path, Kind::Name, due learnt);
    let tags = Path::Field(path, "tags");
    for (index, tag) in card.tags.iter_mut().enumerate() {
        visit(&Path::Item(&tags, index), Kind::Name, tag);
    }
    if let Some(channel) = &mut card.channel {
        texts!(visit, channel, &Path::Field(path, "channel"), Kind::Name, name);
    }
    if let Some(metric) = &mut card.metric {
        let path = Path::Field(path, "metric");
        texts!(visit, metric, &path, Kind::Name, name unit);
        let readings = Path::Field(&path, "readings");
        for (index, reading) in metric.readings.iter_mut().enumerate() {
            texts!(visit, reading, &Path::Item(&readings, index), Kind::Name, on);
        }
    }
}

/// The text of a feeling.
pub fn of_emotion(emotion: &mut Emotion, path: &Path<'_>, visit: &mut Visit<'_>) {
    texts!(visit, emotion, path, Kind::Name, feeling);
}

/// `text` without what nobody sees and what can mislead; `None` when there is nothing to take out. Nothing else is changed: how a
/// person spells is theirs, also in which of Unicode's forms.
///
/// Line ends become LF, as everywhere in a map.
pub fn clean(text: &str, kind: Kind) -> Option<String> {
    if !text.chars().any(|letter| hidden(letter, kind)) {
        return None;
    }
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    Some(text.chars().filter(|letter| !hidden(*letter, kind)).collect())
}

/// A name that a person typed, as it is kept: without what has no place in it, and without white space at its ends.
pub fn name(typed: &str) -> String {
    clean(typed, Kind::Name).as_deref().unwrap_or(typed).trim().to_owned()
}

/// Control characters, and in names those that turn the direction of writing, so that a name cannot pass for another.
fn hidden(letter: char, kind: Kind) -> bool {
    is_control(letter) || (kind == Kind::Name && turns_direction(letter))
}
