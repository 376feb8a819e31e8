//! A control for each field of a card, or of several cards at once.

use std::rc::Rc;

use super::Form;
use crate::editor::card_fields::{Field, SET, add_tags, remove_tag, suggestions};
use crate::editor::details::change_cards;
use crate::editor::outcome::{Effect, Fresh, Outcome};
use crate::editor::situation::Situation;
use crate::format::limits::{NAME, TEXT};
use crate::model::{Act, Card, CardId, Evidence, WorkStatus};
use crate::panels::day_field::day_field;
use crate::panels::node::{Node, On, el, select, text};

/// The value of a list whose cards differ: chosen by nobody.
const MIXED: &str = "mixed";

/// Sets `field` of `cards` to `value`, as one step. What cannot be taken stays in the field, and why is said beside it.
pub(super) fn set(at: &Situation<'_>, cards: &[CardId], field: Field, value: &str) -> Outcome {
    let mut tried = cards.first().and_then(|id| at.map.card(id)).cloned().unwrap_or_default();
    let is_refused = field.write(&mut tried, value, at.map, at.words).is_err();
    let mut outcome = change_cards(at.map, cards, |card| {
        let _ = field.write(card, value, at.map, at.words);
    });
    if let (Field::Text, Some((_, label))) = (field, &mut outcome.edit) {
        label.act = Act::EditCard;
    }
    refuse(at, outcome, cards, field.as_str(), is_refused.then_some(value))
}

/// Keeps what was refused in a field of `cards`, or that nothing is any more.
pub(super) fn refuse(
    at: &Situation<'_>,
    outcome: Outcome,
    cards: &[CardId],
    name: &str,
    typed: Option<&str>,
) -> Outcome {
    let mut view_state = at.view_state.clone();
    for card in cards {
        view_state.unfinished.refuse(card, name, typed);
    }
    if view_state == *at.view_state { outcome } else { outcome.and_effect(Effect::Look(Box::new(view_state))) }
}

/// A handler that sets `field` to the control's value, or to `fixed`.
fn sets(
    cards: &Rc<[CardId]>,
    field: Field,
    fixed: Option<String>,
) -> impl Fn(&Situation<'_>, &str, Fresh<'_>) -> Outcome + 'static {
    let cards = cards.clone();
    move |at, value, _| set(at, &cards, field, fixed.as_deref().unwrap_or(value))
}

impl Form<'_> {
    /// What all cards have in `field`; `None` where they differ.
    fn common(&self, field: Field) -> Option<String> {
        let mut values = self.shown.iter().map(|card| field.read(card, self.at.words));
        let first = values.next()?;
        values.all(|value| value == first).then_some(first)
    }

    /// The control of `field` under its name.
    pub(super) fn control(&self, field: Field) -> Node {
        match field {
            Field::Text => self.written(field, el("textarea").with("rows", "2").takes(TEXT).with("data-enter", "")),
            Field::Note => self.written(field, el("textarea").with("rows", "3").takes(TEXT)),
            Field::Owner => {
                let owners = self.at.map.cards.values().map(|card| card.owner.as_str());
                let owners = suggestions(owners.chain([self.at.map.context.owner.as_str()]), self.at.word_order);
                self.suggested(field, line(TEXT), owners)
            }
            Field::Channel => {
                let used = self.at.map.cards.values().filter_map(|card| Some(card.channel.as_ref()?.name.as_str()));
                let known = self.at.words.details.channels.iter().map(|(name, _)| *name);
                self.suggested(field, line(NAME), suggestions(used.chain(known), self.at.word_order))
            }
            Field::Source => self.written(field, line(TEXT)),
            Field::Measure | Field::Unit => self.written(field, line(NAME)),
            Field::Minutes => self.written(field, line(NAME).with("inputmode", "numeric")),
            Field::Baseline | Field::Target => self.written(field, line(NAME).with("inputmode", "decimal")),
            Field::Learnt | Field::Due => self.dated(field),
            Field::Evidence | Field::Moment | Field::ChannelKind | Field::Colour => self.buttons(field),
            Field::Key | Field::Failure | Field::Accepted => self.toggle(field),
            Field::Importance | Field::Performance | Field::Impact | Field::Effort => {
                let levels = (1..=5).map(|level: i64| (level.to_string(), level.to_string()));
                self.list(field, levels.collect())
            }
            Field::Status => {
                let names = WorkStatus::ALL.iter();
                let names =
                    names.map(|status| (status.as_str().to_owned(), (self.at.words.details.status)(status).to_owned()));
                self.list(field, names.collect())
            }
        }
    }

    fn name(&self, field: Field) -> &'static str {
        (self.at.words.details.field)(field)
    }

    /// A field to write in. What was refused stands in it still, with the reason below.
    fn written(&self, field: Field, input: Node) -> Node {
        let name = field.as_str();
        let refused = self.cards.first().and_then(|card| self.at.view_state.unfinished.refused(card, name));
        let common = self.common(field);
        let input = match &common {
            None => input.with("placeholder", self.at.words.details.mixed),
            Some(_) => input,
        };
        let why = if field == Field::Minutes {
            self.at.words.details.not_minutes
        } else {
            self.at.words.details.not_a_figure
        };
        let value = refused.map(str::to_owned).or(common).unwrap_or_default();
        let input = input.with("data-detail", name).with("value", value).on(On::Change, sets(&self.cards, field, None));
        under(name, self.name(field), input, refused.map(|_| why))
    }

    /// A field for a day.
    fn dated(&self, field: Field) -> Node {
        let cards = self.cards.clone();
        let common = self.common(field).unwrap_or_default();
        let input = day_field(&common, move |at, day, _| set(at, &cards, field, day.unwrap_or_default()));
        under(field.as_str(), self.name(field), input.with("data-detail", field.as_str()), None)
    }

    /// A field to write in, with what else it could say. What it says already is not offered: Firefox opens the list again when the one
    /// choice comes into it that was just written, and the next press then only closes the list.
    fn suggested(&self, field: Field, input: Node, mut suggestions: Vec<&str>) -> Node {
        let list = format!("detail-{}-list", field.as_str());
        let said = self.common(field);
        suggestions.retain(|suggestion| said.as_deref() != Some(*suggestion));
        self.written(field, input.with("list", list.clone())).child(data_list(list, suggestions))
    }

    /// A list to choose from; the first choice takes what was chosen away.
    fn list(&self, field: Field, options: Vec<(String, String)>) -> Node {
        let words = &self.at.words.details;
        let common = self.common(field);
        let mixed = common.is_none().then(|| (MIXED.to_owned(), words.mixed.to_owned()));
        let none = (String::new(), words.none.to_owned());
        let cards = self.cards.clone();
        let chosen = common.unwrap_or_else(|| MIXED.to_owned());
        let choice = select(&chosen, mixed.into_iter().chain([none]).chain(options))
            .with("data-detail", field.as_str())
            .on(On::Change, move |at, value, _| match value {
                MIXED => Outcome::default(),
                _ => set(at, &cards, field, value),
            });
        under(field.as_str(), self.name(field), choice, None)
    }

    /// Buttons of which one is pressed: few choices, all in sight.
    fn buttons(&self, field: Field) -> Node {
        let words = &self.at.words.details;
        let board = &self.at.words.board;
        let owned = |value: &str, name: &str| (value.to_owned(), name.to_owned());
        let common = self.common(field);
        let choices: Vec<(String, String)> = match field {
            Field::Evidence => [Evidence::Observed, Evidence::Reported, Evidence::Assumed, Evidence::Proposed]
                .iter()
                .map(|evidence| owned(evidence.as_str(), (board.evidence_name)(evidence)))
                .collect(),
            Field::Moment => vec![owned("", words.no_moment), owned("high", words.high), owned("low", words.low)],
            Field::ChannelKind => {
                vec![owned("", words.no_channel), owned("online", board.online), owned("offline", board.offline)]
            }
            _ => {
                let none = owned("", words.no_colour);
                let known = words.colours.iter().map(|(code, name)| owned(code, name));
                let own = common.iter().filter(|code| !code.is_empty() && words.colour_name(code) == code.as_str());
                let own = own.map(|code| owned(code, code)).collect::<Vec<_>>();
                [none].into_iter().chain(known).chain(own).collect()
            }
        };
        let heading = format!("detail-{}", field.as_str());
        let buttons = choices.into_iter().map(|(value, name)| {
            let pressed = common.as_ref() == Some(&value);
            let button = text("button", name)
                .with("type", "button")
                .with("data-value", value.clone())
                .with("aria-pressed", pressed.to_string());
            let button = if field == Field::Colour && !value.is_empty() {
                button.with("--swatch", value.clone()).with("data-swatch", "")
            } else {
                button
            };
            button.key(value.clone()).on(On::Click, sets(&self.cards, field, Some(value)))
        });
        let mixed = if common.is_none() { format!(" ({})", words.mixed) } else { String::new() };
        let choices = el("div").class(if field == Field::Colour { "swatches" } else { "segments" });
        el("div")
            .class("field")
            .key(field.as_str())
            .with("role", "group")
            .with("aria-labelledby", heading.clone())
            .with("data-detail", field.as_str())
            .child(text("span", format!("{}{mixed}", self.name(field))).with("id", heading))
            .child(choices.children(buttons))
    }

    /// A mark that is set or not.
    fn toggle(&self, field: Field) -> Node {
        let common = self.common(field);
        let pressed = match common.as_deref() {
            None => MIXED,
            Some(SET) => "true",
            Some(_) => "false",
        };
        let next = if pressed == "true" { String::new() } else { SET.to_owned() };
        text("button", self.name(field))
            .with("type", "button")
            .class("toggle")
            .key(field.as_str())
            .with("data-detail", field.as_str())
            .with("aria-pressed", pressed)
            .on(On::Click, sets(&self.cards, field, Some(next)))
    }

    /// The tags of the cards, each with a button that takes it off, and a field for more.
    pub(super) fn tags(&self) -> Node {
        let words = &self.at.words.details;
        let mut all: Vec<&str> = Vec::new();
        for tag in self.shown.iter().flat_map(|card| &card.tags) {
            if !all.contains(&tag.as_str()) {
                all.push(tag);
            }
        }
        let tags = all.into_iter().map(|tag| {
            let count = self.shown.iter().filter(|card| card.tags.iter().any(|other| other == tag)).count();
            let shown = if count == self.shown.len() { tag.to_owned() } else { (words.tag_of_some)(tag, count) };
            let (cards, gone) = (self.cards.clone(), tag.to_owned());
            let remove = text("button", "×")
                .with("type", "button")
                .with("aria-label", (words.remove_tag)(tag))
                .with("data-remove-tag", tag)
                .on(On::Click, move |at, _, _| change_cards(at.map, &cards, |card| remove_tag(card, &gone)));
            el("li").class("tag").key(tag).child(text("span", shown)).child(remove)
        });
        let cards = self.cards.clone();
        let add = line(NAME)
            .with("value", "")
            .with("placeholder", words.add_tag)
            .with("aria-label", words.add_tag)
            .with("data-detail", "tags")
            .with("list", "detail-tags-list")
            .on(On::Change, move |at, value, _| change_cards(at.map, &cards, |card: &mut Card| add_tags(card, value)));
        // As for every field, what is said already is not offered.
        let is_on_all = |tag: &&String| self.shown.iter().all(|card| card.tags.contains(tag));
        let known = self.at.map.cards.values().flat_map(|card| &card.tags).filter(|tag| !is_on_all(tag));
        el("div")
            .class("field")
            .key("tags")
            .with("role", "group")
            .with("aria-labelledby", "detail-tags")
            .child(text("span", words.tags).with("id", "detail-tags"))
            .children(
                (!self.shown.iter().all(|card| card.tags.is_empty())).then(|| el("ul").class("tags").children(tags)),
            )
            .child(add)
            .child(data_list("detail-tags-list".to_owned(), suggestions(known.map(String::as_str), self.at.word_order)))
    }
}

/// A line to write in.
pub(super) fn line(longest: usize) -> Node {
    el("input").with("type", "text").with("autocomplete", "off").takes(longest)
}

/// `control` under its name, with what is wrong with it.
pub(super) fn under(key: &str, name: &str, control: Node, fault: Option<&str>) -> Node {
    let id = format!("detail-{key}-fault");
    let control = match fault {
        Some(_) => control.with("aria-invalid", "true").with("aria-describedby", id.clone()),
        None => control,
    };
    let label = el("label").class("field").child(text("span", name)).child(control);
    let fault = fault.map(|fault| text("p", fault).class("fault").with("id", id).with("role", "alert"));
    el("div").class("control").key(key).with("data-control", key).child(label).children(fault)
}

fn data_list(id: String, suggestions: Vec<&str>) -> Node {
    let options = suggestions.into_iter().map(|suggestion| el("option").key(suggestion).with("value", suggestion));
    el("datalist").with("id", id).children(options)
}
