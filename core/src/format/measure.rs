//! How much a text of JSON holds, counted in one pass before anything is made of it: a hostile file costs no more than its own bytes.
//!
//! This looks at brackets, commas and quotes only. Whether the text is JSON at all the parser says afterwards; what is counted here of a
//! text that is none does not matter, because it is refused either way.

use super::limits;
use super::problem::{ListKind, Problem};

/// Where a value stands, as far as its list is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// The whole file.
    File,
    Map,
    Stages,
    Stage,
    Steps,
    Lanes,
    Cards,
    Card,
    Tags,
    Persona,
    FreeFields,
    Emotions,
    Links,
    /// Anywhere else.
    Elsewhere,
}

impl Place {
    /// The place of the field `name` of an object here.
    fn field(self, name: &str) -> Self {
        match (self, name) {
            (Self::File, "map") => Self::Map,
            (Self::Map, "stages") => Self::Stages,
            (Self::Map, "lanes") => Self::Lanes,
            (Self::Map, "cards") => Self::Cards,
            (Self::Map, "emotions") => Self::Emotions,
            (Self::Map, "links") => Self::Links,
            (Self::Map, "persona") => Self::Persona,
            (Self::Stage, "steps") => Self::Steps,
            (Self::Card, "tags") => Self::Tags,
            (Self::Persona, "fields") => Self::FreeFields,
            _ => Self::Elsewhere,
        }
    }

    /// The place of an item of a list here.
    fn item(self) -> Self {
        match self {
            Self::Stages => Self::Stage,
            Self::Cards => Self::Card,
            _ => Self::Elsewhere,
        }
    }
}

/// An object or a list that is not closed yet.
#[derive(Clone, Copy)]
struct Level {
    place: Place,
    is_object: bool,
    /// The next text is the name of a field.
    wants_name: bool,
    /// The place of the next value.
    next: Place,
    /// How many items it has so far.
    items: usize,
}

/// How many of everything a text holds.
#[derive(Debug, Default)]
pub struct Counts {
    stages: usize,
    steps: usize,
    lanes: usize,
    cards: usize,
    emotions: usize,
    links: usize,
    /// The most tags of one card.
    tags: usize,
    free_fields: usize,
    values: usize,
}

impl Counts {
    /// Counts the `nth` value at `place`, an item of a list or a field.
    fn add(&mut self, list: Place, nth: usize) {
        self.values += 1;
        match list {
            Place::Stages => {
                self.stages += 1;
                // A stage without a step is given one.
                self.steps += 1;
            }
            Place::Steps => self.steps += usize::from(nth > 1),
            Place::Lanes => self.lanes += 1,
            Place::Cards => self.cards += 1,
            Place::Emotions => self.emotions += 1,
            Place::Links => self.links += 1,
            Place::Tags => self.tags = self.tags.max(nth),
            Place::FreeFields => self.free_fields = self.free_fields.max(nth),
            _ => {}
        }
    }

    /// How many values of every kind.
    pub fn values(&self) -> usize {
        self.values
    }

    /// Whether a file may hold that much.
    ///
    /// # Errors
    /// [`Problem::TooMany`] for the first list that is too long.
    pub fn check(&self) -> Result<(), Problem> {
        let counts = [
            (ListKind::Stages, self.stages, limits::STEPS),
            (ListKind::Steps, self.steps, limits::STEPS),
            (ListKind::Lanes, self.lanes, limits::LANES),
            (ListKind::Cells, self.steps.saturating_mul(self.lanes), limits::CELLS),
            (ListKind::Cards, self.cards, limits::CARDS),
            (ListKind::Emotions, self.emotions, limits::CELLS),
            (ListKind::Links, self.links, limits::LINKS),
            (ListKind::Tags, self.tags, limits::TAGS),
            (ListKind::FreeFields, self.free_fields, limits::FREE_FIELDS),
            (ListKind::Values, self.values, limits::VALUES),
        ];
        match counts.into_iter().find(|(_, count, most)| count > most) {
            Some((kind, count, most)) => Err(Problem::TooMany { kind, count, most }),
            None => Ok(()),
        }
    }
}

/// What the parser of JSON calls fields of its own: an object with one of them it takes for something else, and reads a text in it as
/// JSON once more, beyond all limits. No file has such a field.
const OF_THE_PARSER: &str = "$serde_json::private::";

/// Counts what `text` holds, as far as its values do not lie too deep.
///
/// # Errors
/// [`Problem::TooDeep`], or [`Problem::OtherFormat`] for a text made to mislead the parser.
pub fn measure(text: &str) -> Result<Counts, Problem> {
    measure_at(text, Place::File, 0)
}

/// Counts what `text` holds, a value that stands at `place`, `depth` levels below the file.
///
/// # Errors
/// As [`measure`].
pub(super) fn measure_at(text: &str, place: Place, depth: usize) -> Result<Counts, Problem> {
    let bytes = text.as_bytes();
    let mut levels: Vec<Level> = Vec::with_capacity(limits::DEPTH);
    let mut counts = Counts::default();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let begin = at;
        at += 1;
        match byte {
            b' ' | b'\t' | b'\n' | b'\r' | b':' => {}
            b',' => {
                if let Some(level) = levels.last_mut() {
                    level.wants_name = level.is_object;
                }
            }
            b'}' | b']' => drop(levels.pop()),
            b'"' => {
                at = end_of_text(bytes, at);
                match levels.last_mut() {
                    Some(level) if level.wants_name => {
                        level.wants_name = false;
                        let name = name(&text[begin..at]);
                        if name.starts_with(OF_THE_PARSER) {
                            return Err(Problem::OtherFormat);
                        }
                        level.next = level.place.field(&name);
                    }
                    _ => drop(begin_value(&mut levels, &mut counts, place)),
                }
            }
            b'{' | b'[' => {
                let place = begin_value(&mut levels, &mut counts, place);
                if levels.len() + depth >= limits::DEPTH {
                    return Err(Problem::TooDeep { most: limits::DEPTH });
                }
                let is_object = byte == b'{';
                levels.push(Level { place, is_object, wants_name: is_object, next: place.item(), items: 0 });
            }
            _ => {
                let rest = &bytes[at..];
                at += rest.iter().take_while(|byte| !b" \t\n\r:,{}[]\"".contains(byte)).count();
                begin_value(&mut levels, &mut counts, place);
            }
        }
    }
    Ok(counts)
}

/// Counts the value that begins, and tells where it stands: the outermost at `outermost`.
fn begin_value(levels: &mut [Level], counts: &mut Counts, outermost: Place) -> Place {
    let Some(level) = levels.last_mut() else {
        counts.values += 1;
        return outermost;
    };
    level.items += 1;
    let list = if level.is_object { Place::Elsewhere } else { level.place };
    counts.add(list, level.items);
    level.next
}

/// The place after the closing quote of the text that `at` is in.
fn end_of_text(bytes: &[u8], mut at: usize) -> usize {
    while let Some(&byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'"' => return at,
            // Whatever follows is part of the text, also a quote.
            b'\\' => at += 1,
            _ => {}
        }
    }
    bytes.len()
}

/// The name that `quoted` gives a field. Names of ours are plain; one written with escapes is still that name to the parser.
fn name(quoted: &str) -> std::borrow::Cow<'_, str> {
    if quoted.contains('\\') {
        return serde_json::from_str::<String>(quoted).unwrap_or_default().into();
    }
    quoted.trim_matches('"').into()
}
