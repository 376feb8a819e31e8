//! The panel of touchpoints: all of them by channel, the key ones marked, and where the channel changes.

use super::moments::place;
use super::node::{Node, On, button, el, select, text};
use crate::editor::announcement::{Announcement, short};
use crate::editor::details::change_cards;
use crate::editor::focus::{Focus, focus_in};
use crate::editor::outcome::Outcome;
use crate::editor::situation::Situation;
use crate::method::touchpoints::{
    Group, Inventory, Switch, Touchpoint, by_name, channels_used, hints, inventory, is_online, switches,
};
use crate::model::{CardId, CellKey, Channel, ChannelKind, JourneyMap};
use crate::words::touchpoints::TouchpointsWords;

/// Draws it.
pub fn draw(at: &Situation<'_>) -> Node {
    let words = &at.words.touchpoints;
    let inventory = inventory(at.map);
    let switches = switches(at.map);
    let mut sheet = el("div").child(counted(words, &inventory));
    let hints = hints(&inventory, at.map.stages.len());
    if !hints.is_empty() {
        let rows = hints.into_iter().map(|hint| {
            text("li", (words.hint)(hint)).key(hint.as_str()).class("hint").with("data-hint", hint.as_str())
        });
        sheet = sheet.child(el("ul").key("hints").class("entries").children(rows));
    }
    if !inventory.without_channel.is_empty() {
        sheet = sheet.child(without_channel(at, &inventory.without_channel));
    }
    for online in [true, false] {
        let groups: Vec<&Group> = inventory.groups.iter().filter(|group| is_online(&group.channel) == online).collect();
        if !groups.is_empty() {
            let title = if online { words.online } else { words.offline };
            let kind = if online { ChannelKind::Online } else { ChannelKind::Offline };
            let part = el("section").key(kind.as_str()).with("data-part", kind.as_str()).child(text("h3", title));
            sheet = sheet.child(part.children(groups.into_iter().map(|group| channel_part(at.map, words, group))));
        }
    }
    if switches.is_empty() { sheet } else { sheet.child(switches_part(at, &switches)) }
}

fn counted(words: &TouchpointsWords, inventory: &Inventory) -> Node {
    let told = match inventory.count() {
        0 => words.none.to_owned(),
        count => (words.count)(count, inventory.groups.len(), inventory.keys()),
    };
    text("p", told).class("quiet").with("data-counted", inventory.count().to_string())
}

fn channel_part(map: &JourneyMap, words: &'static TouchpointsWords, group: &Group) -> Node {
    let rows = group.touchpoints.iter().map(|touchpoint| row(map, words, touchpoint));
    el("div")
        .key(choice(&group.channel))
        .with("data-channel", choice(&group.channel))
        .child(text("h4", group.channel.name.as_str()))
        .child(el("ul").class("entries").children(rows))
}

/// A touchpoint with its mark and the steps it serves.
fn row(map: &JourneyMap, words: &'static TouchpointsWords, touchpoint: &Touchpoint) -> Node {
    let Some((first, _)) = touchpoint.cards.first() else { return el("li") };
    let (ids, key) = (touchpoint.ids(), touchpoint.key);
    let toggle = button("button small key-toggle", words.key, move |at, _, _| {
        change_cards(at.map, &ids, |card| card.key = !key)
    });
    let toggle = toggle
        .with("data-key", first.as_str())
        .with("aria-pressed", if key { "true" } else { "false" })
        .with("aria-label", (words.key_of)(&touchpoint.name));
    let head = el("div").class("row").child(place(map, &touchpoint.name, Focus::Card(first.clone()))).child(toggle);
    el("li")
        .key(first.as_str())
        .with("data-touchpoint", first.as_str())
        .child(head)
        .child(served(map, words, touchpoint))
}

/// The steps a touchpoint serves; each leads to the card there.
fn served(map: &JourneyMap, words: &'static TouchpointsWords, touchpoint: &Touchpoint) -> Node {
    let steps = touchpoint.steps().into_iter().map(|(card, step)| {
        place(map, map.column_name(step), Focus::Card(card.clone()))
            .key(step.as_str())
            .with("data-serves", step.as_str())
    });
    el("p").class("served quiet").child(text("span", words.serves)).children(steps)
}

fn without_channel(at: &Situation<'_>, touchpoints: &[Touchpoint]) -> Node {
    let (map, words) = (at.map, &at.words.touchpoints);
    let options = options(at);
    let rows = touchpoints.iter().map(|touchpoint| {
        let ids = touchpoint.ids();
        let choices = std::iter::once((String::new(), words.choose_channel.to_owned())).chain(options.clone());
        let chosen = select("", choices)
            .with("aria-label", (words.channel_for)(&touchpoint.name))
            .with("data-give-channel", ids.first().map(CardId::as_str).unwrap_or_default())
            .on(On::Change, move |at, value, _| give(at, &ids, value));
        row(map, words, touchpoint).child(chosen)
    });
    el("section")
        .key("none")
        .with("data-part", "none")
        .child(text("h3", (words.no_channel)(touchpoints.len())))
        .child(el("ul").class("entries").children(rows))
}

/// The channels to choose from: those in use, then those others use.
fn options(at: &Situation<'_>) -> Vec<(String, String)> {
    let words = &at.words.touchpoints;
    let mut channels = channels_used(at.map);
    for (name, kind) in at.words.details.channels {
        let channel = Channel { name: (*name).to_owned(), kind: kind.clone(), ..Channel::default() };
        if !channels.iter().any(|other| choice(other) == choice(&channel)) {
            channels.push(channel);
        }
    }
    channels.iter().map(|channel| (choice(channel), (words.channel)(channel))).collect()
}

/// A channel as the value of a choice: `online:Website`.
fn choice(channel: &Channel) -> String {
    format!("{}:{}", channel.kind.as_str(), channel.name)
}

fn give(at: &Situation<'_>, ids: &[CardId], value: &str) -> Outcome {
    let Some((kind, name)) = value.split_once(':') else { return Outcome::default() };
    let channel = Channel { name: name.to_owned(), kind: kind.into(), ..Channel::default() };
    let text = ids.first().and_then(|id| at.map.card(id)).map(|card| short(&card.text)).unwrap_or_default();
    let said = Announcement::ChannelGiven { text, channel: (at.words.touchpoints.channel)(&channel) };
    change_cards(at.map, ids, |card| card.channel = Some(channel.clone())).and_say(said)
}

fn switches_part(at: &Situation<'_>, switches: &[Switch]) -> Node {
    let words = &at.words.touchpoints;
    let on_board = el("input")
        .with("type", "checkbox")
        .with("data-switches", "")
        .with_if(!at.view_state.without_switches, "checked")
        .on(On::Change, |at, value, _| {
            Outcome::look(at.view_state, |view_state| view_state.without_switches = value.is_empty())
        });
    let toggle = el("label").class("on-board").child(on_board).child(text("span", words.switches_on_board));
    let rows = switches.iter().map(|switch| {
        let cell = CellKey { step: switch.to.clone(), lane: switch.lane.clone() };
        let name = format!("{} → {}", at.map.column_name(&switch.from), at.map.column_name(&switch.to));
        let told = |channels: &[Channel]| by_name(channels.to_vec(), at.word_order);
        el("li")
            .key(cell.to_string())
            .with("data-switch", cell.to_string())
            .child(place(at.map, &name, focus_in(at.map, cell, 0)))
            .child(text("p", words.switch_in_full(&told(&switch.before), &told(&switch.after))))
    });
    el("section")
        .key("switches")
        .with("data-part", "switches")
        .child(text("h3", (words.switches)(switches.len())))
        .child(text("p", words.switches_about).class("quiet"))
        .child(toggle)
        .child(el("ul").class("entries").children(rows))
}
