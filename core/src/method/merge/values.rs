//! What a thing says, field by field. Only what both sides changed comes here: everything else is taken as it is.

use serde::Serialize;
use serde_json::Value;

use super::conflict::{Aspect, Choice, Conflict, ConflictKey, Said, Side, Subject};
use super::order::merge_order;
use super::work::Work;
use crate::format::limits;
use crate::model::order::InOrder;
use crate::model::{Extra, Field, Path, SortedSet};

/// Fields of several lines, in which both texts can stand one below the other.
const LONG_TEXTS: &[(&str, &[&str])] = &[
    ("card", &["note", "source"]),
    ("lane", &["question"]),
    ("context", &["goal", "scenario", "expectations", "begins", "ends", "sources", "vision", "participants"]),
    (
        "persona",
        &[
            "role",
            "quote",
            "segment",
            "goals",
            "needs",
            "frustrations",
            "motivations",
            "habits",
            "channels",
            "price",
            "income",
            "interests",
            "sources",
        ],
    ),
];

/// The list of a card's figures.
const READINGS: &str = "metric.readings";

/// Lists of texts, in each of which a text stands once.
const LISTS: [&str; 2] = ["tags", "dismissed"];

impl Work<'_> {
    /// What `mine` and `theirs` made of `base`.
    pub(super) fn record<T: Field + Serialize + Clone + PartialEq>(
        &mut self,
        subject: &Subject,
        base: Option<&T>,
        mine: &T,
        theirs: &T,
    ) -> T {
        if mine == theirs || base == Some(theirs) {
            return mine.clone();
        }
        if base == Some(mine) {
            return theirs.clone();
        }
        let (base, own, other) = (base.map(value_of), value_of(mine), value_of(theirs));
        let merged = self.value(subject, "", base.as_ref(), Some(&own), Some(&other)).unwrap_or_default();
        // Each field is one side's or of the same shape, so it is read as they were.
        T::read(merged, &Path::Root).unwrap_or_else(|_| mine.clone())
    }

    /// The value of a field that `name` says; that of the whole thing where it is empty. `None` where nothing is set.
    pub(super) fn value(
        &mut self,
        subject: &Subject,
        name: &str,
        base: Option<&Value>,
        mine: Option<&Value>,
        theirs: Option<&Value>,
    ) -> Option<Value> {
        if mine == theirs || (self.has_base(base) && base == theirs) {
            return mine.cloned();
        }
        if self.has_base(base) && base == mine {
            return theirs.cloned();
        }
        if let (Some(Value::Object(own)), Some(Value::Object(other))) = (mine, theirs) {
            let before = base.and_then(Value::as_object);
            return Some(Value::Object(self.object(subject, name, before, own, other)));
        }
        if LISTS.contains(&name)
            && let Some(list) = merged_list(name, base, mine, theirs)
        {
            return Some(list);
        }
        if name == READINGS
            && let Some(list) = self.readings(subject, base, mine, theirs)
        {
            return Some(list);
        }
        if base.is_none() {
            // What one side knows and the other does not is no conflict.
            match (is_said(mine), is_said(theirs)) {
                (true, false) => return mine.cloned(),
                (false, true) => return theirs.cloned(),
                (false, false) => return mine.or(theirs).cloned(),
                (true, true) => {}
            }
        }
        let key = ConflictKey { subject: subject.clone(), aspect: Aspect::Field(name.to_owned()) };
        let both = self.both(subject, name, mine, theirs);
        let fallback = if both.is_some() && name == "text" { Choice::Both } else { Choice::Mine };
        let chosen = self.chosen(&key, fallback, both.is_some());
        let said = |value: Option<&Value>| value.map_or(Said::Nothing, |value| Said::Value(value.clone()));
        self.conflicts.push(Conflict {
            key,
            base: said(base),
            mine: said(mine),
            theirs: said(theirs),
            takes_both: both.is_some(),
            chosen,
        });
        match chosen {
            Choice::Mine => mine.cloned(),
            Choice::Theirs => theirs.cloned(),
            Choice::Both => {
                if let (Subject::Card(id), "text", Some(Value::String(text))) = (subject, name, theirs) {
                    self.second_texts.push((id.clone(), text.clone()));
                }
                both
            }
        }
    }

    /// Whether what stood there before is known: in a map that has a base, a field that is not there was not set.
    fn has_base(&self, base: Option<&Value>) -> bool {
        base.is_some() || self.knows_before
    }

    fn object(&mut self, subject: &Subject, name: &str, base: Option<&Extra>, mine: &Extra, theirs: &Extra) -> Extra {
        let names: SortedSet<&String> = mine.keys().chain(theirs.keys()).collect();
        let knew = std::mem::replace(&mut self.knows_before, base.is_some());
        let mut merged = Extra::new();
        for field in names {
            let path = if name.is_empty() { field.clone() } else { format!("{name}.{field}") };
            let before = base.and_then(|base| base.get(field));
            if let Some(value) = self.value(subject, &path, before, mine.get(field), theirs.get(field)) {
                merged.insert(field.clone(), value);
            }
        }
        self.knows_before = knew;
        merged
    }

    /// Figures that were read, merged day by day; `None` where a day stands twice.
    fn readings(
        &mut self,
        subject: &Subject,
        base: Option<&Value>,
        mine: Option<&Value>,
        theirs: Option<&Value>,
    ) -> Option<Value> {
        let before = base.map(by_day);
        let (own, other) = (by_day(mine?)?, by_day(theirs?)?);
        let before = before.map_or(Some(None), |before| before.map(Some))?;
        // Fields of a file are in order of their names, and these names are days.
        let merged = self.object(subject, READINGS, before.as_ref(), &own, &other);
        Some(Value::Array(merged.into_iter().map(|(_, reading)| reading).collect()))
    }

    /// What the field says when both are kept; `None` where that makes no sense or would be too long.
    fn both(&self, subject: &Subject, name: &str, mine: Option<&Value>, theirs: Option<&Value>) -> Option<Value> {
        let (own, other) = (mine?.as_str()?, theirs?.as_str()?);
        if own.trim().is_empty() || other.trim().is_empty() {
            return None;
        }
        let kind = match subject {
            Subject::Card(_) if name == "text" => return Some(Value::from(own)),
            Subject::Card(_) => "card",
            Subject::Lane(_) => "lane",
            Subject::Context => "context",
            Subject::Persona => "persona",
            _ => return None,
        };
        let long = LONG_TEXTS.iter().any(|(of, names)| *of == kind && names.contains(&name));
        let joined = format!("{own}\n{other}");
        (long && limits::length(&joined) <= limits::TEXT).then(|| Value::from(joined))
    }

    /// What was chosen of the conflict `key`, or else `fallback`.
    pub(super) fn chosen(&self, key: &ConflictKey, fallback: Choice, takes_both: bool) -> Choice {
        let chosen = self.choices.of(key).unwrap_or(fallback);
        if chosen == Choice::Both && !takes_both { fallback } else { chosen }
    }
}

/// A thing as it stands in a file.
pub(super) fn value_of(thing: &impl Serialize) -> Value {
    let text = serde_json::to_string(thing).unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_default()
}

/// Whether a value says anything.
fn is_said(value: Option<&Value>) -> bool {
    match value {
        None | Some(Value::Null | Value::Bool(false)) => false,
        Some(Value::String(text)) => !text.is_empty(),
        Some(Value::Array(items)) => !items.is_empty(),
        Some(_) => true,
    }
}

/// Readings by their days; `None` where one has no day, or two have the same.
fn by_day(list: &Value) -> Option<Extra> {
    let readings = list.as_array()?;
    let days: Option<Extra> =
        readings.iter().map(|reading| Some((reading.get("on")?.as_str()?.to_owned(), reading.clone()))).collect();
    days.filter(|days| days.len() == readings.len())
}

/// Texts that either side added, without those that either took out; `None` where a text stands twice or there would be too many.
fn merged_list(name: &str, base: Option<&Value>, mine: Option<&Value>, theirs: Option<&Value>) -> Option<Value> {
    let texts = |value: Option<&Value>| -> Option<Vec<String>> {
        let Some(value) = value else { return Some(Vec::new()) };
        let texts: Vec<String> =
            value.as_array()?.iter().map(|item| item.as_str().map(str::to_owned)).collect::<Option<_>>()?;
        let once = texts.iter().collect::<SortedSet<_>>().len() == texts.len();
        once.then_some(texts)
    };
    let (before, own, other) = (texts(base)?, texts(mine)?, texts(theirs)?);
    let stays = |text: &&String| !before.contains(text) || (own.contains(text) && other.contains(text));
    let members: SortedSet<String> = own.iter().chain(&other).filter(stays).cloned().collect();
    if name == "tags" && members.len() > limits::TAGS {
        return None;
    }
    let ordered = merge_order(Some(&before), &own, &other, &members, Side::Mine);
    let mut merged = ordered.items;
    let sorted = own.is_sorted() && other.is_sorted();
    if sorted || ordered.differs {
        merged.put_in_order(|one, other| one.cmp(other));
    }
    Some(Value::from(merged))
}
