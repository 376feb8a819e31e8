//! The moments of both maps as a table: how the feeling moves, and what became of each card.

use super::Pair;
use super::gaps::moment_name;
use crate::editor::outcome::Outcome;
use crate::editor::situation::Situation;
use crate::method::comparison::{Compared, Fate, Moment};
use crate::model::{CardId, JourneyMap};
use crate::panels::{Node, On, el, text};

pub(super) fn draw(at: &Situation<'_>, pair: &Pair<'_>) -> Node {
    let words = at.words.compare();
    let only = at.view_state.comparison.only_differences;
    let switch = el("input").with("type", "checkbox").with("data-only-differences", "").with_if(only, "checked").on(
        On::Change,
        |at, value, _| {
            let only = !value.is_empty();
            Outcome::look(at.view_state, |view_state| view_state.comparison.only_differences = only)
        },
    );
    let filter = el("label").class("tick").child(switch).child(text("span", words.only_differences));
    let headings = [words.column_moment, words.column_feeling, words.column_cards];
    let head = el("tr").children(headings.map(|name| text("th", name).with("scope", "col")));
    let shown = pair.moments.iter().filter(|moment| !only || moment.differs());
    let rows = shown.map(|moment| row(at, pair, moment));
    let table = el("table")
        .class("compare-table")
        .with("data-moments", "")
        .child(el("thead").child(head))
        .child(el("tbody").children(rows));
    el("section").child(text("h3", words.moments)).child(filter).child(table)
}

fn row(at: &Situation<'_>, pair: &Pair<'_>, moment: &Moment) -> Node {
    let words = at.words.compare();
    let mut name = el("th").with("scope", "row").child(moment_name(at, pair, moment));
    if moment.before.is_none() {
        name = name.child(text("p", words.new_moment).class("fate").key("whole"));
    } else if moment.after.is_none() {
        name = name.child(text("p", words.gone_moment).class("fate").key("whole"));
    } else if let Some(before) = moment.before.as_ref().filter(|_| moment.renamed) {
        let before = (words.renamed)(pair.before.column_name(before));
        name = name.child(text("p", before).class("quiet").key("renamed"));
    }
    let feeling = text("td", (words.feeling)(moment.felt, moment.feels)).class("compare-feeling");
    let feeling = match moment.rise() {
        Some(1..) => feeling.with("data-rise", "up"),
        Some(..=-1) => feeling.with("data-rise", "down"),
        _ => feeling,
    };
    let (kept, differing): (Vec<_>, Vec<_>) = moment.cards.iter().partition(|card| card.fate == Fate::Kept);
    let mut cell = el("td");
    if !differing.is_empty() {
        let items = differing.iter().map(|card| fate(at, pair, card));
        cell = cell.child(el("ul").class("fates").key("differing").children(items));
    }
    if !kept.is_empty() {
        let items = kept.iter().map(|card| fate(at, pair, card));
        let list = el("ul").class("fates").children(items);
        let kept = el("details").key("kept").child(text("summary", (words.kept)(kept.len()))).child(list);
        cell = cell.child(kept);
    }
    let differs = if moment.differs() { "true" } else { "false" };
    el("tr").key(Pair::key(moment)).with("data-differs", differs).child(name).child(feeling).child(cell)
}

fn fate(at: &Situation<'_>, pair: &Pair<'_>, card: &Compared) -> Node {
    let words = at.words.compare();
    let (name, other) = match &card.fate {
        Fate::Kept => ("kept", ""),
        Fate::Changed => ("changed", ""),
        Fate::Removed => ("removed", ""),
        Fate::New => ("new", ""),
        Fate::From(step) => ("from", pair.before.column_name(step)),
        Fate::To(step) => ("to", pair.after.column_name(step)),
    };
    let (before, after) = (saying(pair.before, card.before.as_ref()), saying(pair.after, card.after.as_ref()));
    let role = (at.words.board.role_name)(&card.role).to_owned();
    let id = card.after.as_ref().or(card.before.as_ref()).map(ToString::to_string).unwrap_or_default();
    let mut item = el("li")
        .key(format!("{name}-{id}"))
        .with("data-fate", name)
        .with("data-role", card.role.as_str().to_owned())
        .child(text("span", (words.fate)(&card.fate, other)).class("fate"))
        .child(text("span", role).class("fate-role"));
    if card.fate == Fate::Changed || matches!(card.fate, Fate::From(_)) && before != after {
        item = item.child(said("del", words.before, before)).child(said("ins", words.after, after));
    } else {
        let text_now = if matches!(card.fate, Fate::Removed | Fate::To(_)) { before } else { after };
        item = item.child(text("span", text_now).class("fate-text"));
    }
    item
}

fn said(tag: &'static str, which: &str, what: String) -> Node {
    el(tag).child(text("span", which).class("unseen")).child(text("span", what))
}

/// What a card says, with its channel.
fn saying(map: &JourneyMap, id: Option<&CardId>) -> String {
    let Some(card) = id.and_then(|id| map.card(id)) else { return String::new() };
    match &card.channel {
        Some(channel) if !channel.name.is_empty() => format!("{} ({})", card.text, channel.name),
        _ => card.text.clone(),
    }
}
