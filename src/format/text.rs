//! The texts of a map one by one, and the characters that have no place in them.

use super::draft::Draft;
use crate::model::Path;

/// What a text is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A title, a name, a label, a tag: short, and shown beside others.
    Name,
    /// Anything longer.
    Text,
}

/// Shows `visit` every text of a map and where it stands in the file.
pub fn each_text(draft: &mut Draft, visit: &mut impl FnMut(&Path<'_>, Kind, &mut String)) {
    let map = &mut draft.map;
    let root = Path::Field(&Path::Root, "map");
    visit(&Path::Field(&root, "title"), Kind::Name, &mut map.title);

    macro_rules! texts {
        ($of:expr, $path:expr, $kind:expr, $($name:ident)*) => {
            $(visit(&Path::Field($path, stringify!($name)), $kind, &mut $of.$name);)*
        };
    }
    macro_rules! set_texts {
        ($of:expr, $path:expr, $kind:expr, $($name:ident)*) => {
            $(if let Some(text) = &mut $of.$name {
                visit(&Path::Field($path, stringify!($name)), $kind, text);
            })*
        };
    }

    let path = Path::Field(&root, "context");
    texts!(map.context, &path, Kind::Text, goal scenario expectations begins ends owner sources vision);
    set_texts!(map.context, &path, Kind::Name, review horizon compared);
    let dismissed = Path::Field(&path, "dismissed");
    for (index, name) in map.context.dismissed.iter_mut().enumerate() {
        visit(&Path::Item(&dismissed, index), Kind::Name, name);
    }
    let path = Path::Field(&root, "persona");
    texts!(map.persona, &path, Kind::Name, name);
    set_texts!(map.persona, &path, Kind::Name, id colour);
    texts!(map.persona, &path, Kind::Text, role quote segment goals needs frustrations motivations habits channels price sources);

    let stages = Path::Field(&root, "stages");
    for (index, stage) in map.stages.iter_mut().enumerate() {
        let path = Path::Item(&stages, index);
        texts!(stage, &path, Kind::Name, name owner);
        set_texts!(stage, &path, Kind::Name, template);
        let steps = Path::Field(&path, "steps");
        for (index, step) in stage.steps.iter_mut().enumerate() {
            texts!(step, &Path::Item(&steps, index), Kind::Name, name);
            set_texts!(step, &Path::Item(&steps, index), Kind::Name, template begins ends);
        }
    }
    let lanes = Path::Field(&root, "lanes");
    for (index, lane) in map.lanes.iter_mut().enumerate() {
        let path = Path::Item(&lanes, index);
        texts!(lane, &path, Kind::Name, label);
        texts!(lane, &path, Kind::Text, question);
        set_texts!(lane, &path, Kind::Name, template);
    }

    let list = Path::Field(&root, "cards");
    for (index, _, card) in &mut draft.cards {
        let path = Path::Item(&list, *index);
        texts!(card, &path, Kind::Text, text note owner source);
        set_texts!(card, &path, Kind::Name, due learnt);
        let tags = Path::Field(&path, "tags");
        for (index, tag) in card.tags.iter_mut().enumerate() {
            visit(&Path::Item(&tags, index), Kind::Name, tag);
        }
        if let Some(channel) = &mut card.channel {
            texts!(channel, &Path::Field(&path, "channel"), Kind::Name, name);
        }
        if let Some(metric) = &mut card.metric {
            let path = Path::Field(&path, "metric");
            texts!(metric, &path, Kind::Name, name unit);
            let readings = Path::Field(&path, "readings");
            for (index, reading) in metric.readings.iter_mut().enumerate() {
                texts!(reading, &Path::Item(&readings, index), Kind::Name, on);
            }
        }
    }
    let list = Path::Field(&root, "emotions");
    for (index, _, emotion) in &mut draft.emotions {
        texts!(emotion, &Path::Item(&list, *index), Kind::Name, feeling);
    }
}

/// `text` without what nobody sees and what can mislead; `None` when there is nothing to take out.
///
/// Line ends become LF, as everywhere in a map.
pub fn clean(text: &str, kind: Kind) -> Option<String> {
    if !text.chars().any(|letter| hidden(letter, kind)) {
        return None;
    }
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    Some(text.chars().filter(|letter| !hidden(*letter, kind)).collect())
}

/// Control characters, and in names those that turn the direction of writing, so that a name cannot pass for another.
fn hidden(letter: char, kind: Kind) -> bool {
    match letter {
        '\n' | '\t' => false,
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => kind == Kind::Name,
        _ => letter.is_control(),
    }
}
