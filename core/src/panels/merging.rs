//! What a merge of two copies is told as: what it changes, and the conflicts with what each side says.

use serde_json::Value;

use crate::editor::announcement::{Place, short};
use crate::method::merge::{Aspect, Change, Conflict, ConflictKey, Said, Subject};
use crate::model::{
    CellKey, Evidence, Field, JourneyMap, LaneRole, Language, MapKind, MomentOfTruth, Path, WorkStatus,
};
use crate::words::taking_in::{FIELDS, MergeWords};
use crate::words::{Words, in_a_line, signed};

/// How many things of an order are told.
const MOST_IN_ORDER: usize = 12;

/// What is told with: the maps in which things are looked up by id, the first that has one counts, and the words.
#[derive(Clone, Copy)]
pub struct Telling<'a> {
    /// The maps: the open one, the copy, and what both grew from, where it is known.
    pub maps: &'a [&'a JourneyMap],
    /// The words of the page.
    pub words: &'static Words,
    /// Those of merging.
    pub merge: &'static MergeWords,
}

/// A conflict as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToldConflict {
    /// Its name, for choosing.
    pub key: ConflictKey,
    /// What it is about.
    pub what: String,
    /// What stood there before both changed it; nothing where that is not known.
    pub before: Option<String>,
    /// What the open map says.
    pub mine: String,
    /// What the copy says.
    pub theirs: String,
    /// Whether both can be kept.
    pub takes_both: bool,
}

impl Telling<'_> {
    /// Something that differs: what became of it, and what it is.
    pub fn change(&self, change: &Change) -> String {
        in_a_line(&[(self.merge.change)(change.kind), &self.named(&change.subject)])
    }

    /// A conflict.
    pub fn conflict(&self, conflict: &Conflict) -> ToldConflict {
        let ConflictKey { subject, aspect } = &conflict.key;
        let said = |said: &Said| self.said(aspect, said);
        ToldConflict {
            key: conflict.key.clone(),
            what: in_a_line(&[&self.named(subject), self.aspect(aspect)]),
            before: (conflict.base != Said::Nothing).then(|| said(&conflict.base)),
            mine: said(&conflict.mine),
            theirs: said(&conflict.theirs),
            takes_both: conflict.takes_both,
        }
    }

    /// What about a thing is in question; a field that has no name in the page goes by the one it has in the file.
    fn aspect<'b>(&self, aspect: &'b Aspect) -> &'b str {
        let Aspect::Field(name) = aspect else { return (self.merge.aspect)(aspect) };
        let known = FIELDS.iter().position(|field| field == name);
        known.map_or(name.as_str(), |at| self.merge.fields[at])
    }

    /// The kind of a thing and its name.
    fn named(&self, subject: &Subject) -> String {
        let kind = (self.merge.thing)(subject);
        let name = match subject {
            Subject::Map | Subject::Context | Subject::Persona | Subject::Stages | Subject::Lanes | Subject::Links => {
                String::new()
            }
            Subject::Stage(id) => self.first(|map| map.stage(id).map(|stage| stage.name.clone())),
            Subject::Step(id) => self.first(|map| map.step(id).map(|_| map.column_name(id).to_owned())),
            Subject::Lane(id) => self.first(|map| map.lane(id).map(|lane| lane.label.clone())),
            Subject::Cell(cell) | Subject::Feeling(cell) => self.place(cell),
            Subject::Card(id) => self.card(id.as_str()),
            Subject::Link(from, to) => format!("{} → {}", self.card(from.as_str()), self.card(to.as_str())),
        };
        in_a_line(&[kind, &name])
    }

    /// What the first map that knows it says of something.
    fn first<T: Default>(&self, find: impl Fn(&JourneyMap) -> Option<T>) -> T {
        self.maps.iter().find_map(|map| find(map)).unwrap_or_default()
    }

    fn card(&self, id: &str) -> String {
        self.first(|map| {
            let card = map.card(&id.into())?;
            let place = Place::of(map, &card.cell());
            let text = short(&card.text);
            Some((self.merge.at)(&text, &place.lane, &place.column))
        })
    }

    fn place(&self, cell: &CellKey) -> String {
        self.first(|map| {
            let is_here = map.lane(&cell.lane).is_some() && map.step(&cell.step).is_some();
            is_here.then(|| Place::of(map, cell)).map(|place| in_a_line(&[&place.lane, &place.column]))
        })
    }

    /// What one side says.
    fn said(&self, aspect: &Aspect, said: &Said) -> String {
        match said {
            Said::Nothing if matches!(aspect, Aspect::Presence | Aspect::Contents) => self.merge.deleted.to_owned(),
            Said::Nothing => self.merge.nothing_said.to_owned(),
            Said::Cell(cell) => self.place(cell),
            Said::Stage(id) => self.first(|map| map.stage(id).map(|stage| stage.name.clone())),
            Said::Order(ids) => {
                let mut names: Vec<String> = ids.iter().take(MOST_IN_ORDER).map(|id| self.member(id)).collect();
                if ids.len() > MOST_IN_ORDER {
                    names.push("…".to_owned());
                }
                names.join("\n")
            }
            Said::Value(value) => {
                let name = if let Aspect::Field(name) = aspect { name } else { "" };
                self.value(name, value)
            }
        }
    }

    /// A member of an order, by its id.
    fn member(&self, id: &str) -> String {
        let named = |map: &JourneyMap| {
            let stage = map.stage(&id.into()).map(|stage| stage.name.clone());
            let step = || map.step(&id.into()).map(|_| map.column_name(&id.into()).to_owned());
            let lane = || map.lane(&id.into()).map(|lane| lane.label.clone());
            let card = || map.card(&id.into()).map(|card| short(&card.text));
            stage.or_else(step).or_else(lane).or_else(card)
        };
        let known = self.maps.iter().find_map(|map| named(map));
        // A tie is told by its ends.
        let tie = || id.split_once(' ').map(|(from, to)| format!("{} → {}", self.card(from), self.card(to)));
        known.or_else(tie).unwrap_or_else(|| id.to_owned())
    }

    /// A value of the field called `name`; of a whole thing where the name is empty.
    fn value(&self, name: &str, value: &Value) -> String {
        match value {
            Value::Null => self.merge.nothing_said.to_owned(),
            Value::Bool(is_set) => self.merge.marks[usize::from(!*is_set)].to_owned(),
            Value::Number(number) => match (name, number.as_i64()) {
                ("score", Some(score)) => i8::try_from(score).map(signed).unwrap_or_else(|_| number.to_string()),
                _ => number.to_string(),
            },
            Value::String(text) if text.is_empty() => self.merge.nothing_said.to_owned(),
            Value::String(text) => self.word(name, text),
            Value::Array(items) => {
                let items: Vec<String> = items.iter().map(|item| self.value("", item)).collect();
                items.join(", ")
            }
            Value::Object(fields) => {
                // Of a whole thing, what a person knows it by.
                let known = ["text", "label", "name", "feeling", "title", "score", "value"];
                let said = known.iter().find_map(|name| Some((*name, fields.get(*name)?)));
                said.map_or_else(|| value.to_string(), |(name, value)| self.value(name, value))
            }
        }
    }

    /// A word of a field that has a list of them, as the page says it; any other text as it is.
    fn word(&self, name: &str, text: &str) -> String {
        let read = Value::String(text.to_owned());
        let words = self.words;
        let said = match name {
            "evidence" => word::<Evidence>(read).map(|word| (words.board.evidence_name)(&word).to_owned()),
            "status" => word::<WorkStatus>(read).map(|word| (words.details.status)(&word).to_owned()),
            "moment" => word::<MomentOfTruth>(read).map(|word| (words.moments().moment)(&word).to_owned()),
            "kind" => word::<MapKind>(read).map(|word| (words.board.kind)(&word).to_owned()),
            "language" => word::<Language>(read).map(|word| (words.board.language_name)(&word).to_owned()),
            "role" => word::<LaneRole>(read).map(|word| (words.board.role_name)(&word).to_owned()),
            _ => None,
        };
        said.unwrap_or_else(|| text.to_owned())
    }
}

fn word<T: Field>(value: Value) -> Option<T> {
    T::read(value, &Path::Root).ok()
}
