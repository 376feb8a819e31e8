//! A card: its text, and what else is known of it in short.

use leptos::prelude::*;
use web_sys::Element;

use super::desk::Desk;
use crate::board::Board;
use crate::browser::page;
use crate::model::{Card, CardId, ChannelKind, MomentOfTruth};
use crate::words::Words;

/// A card. Reads only that card; whether it is selected or has the tab stop is marked from outside, on the few that change.
#[component]
pub fn CardView(desk: Desk, id: CardId) -> impl IntoView {
    let name = id.to_string();
    let selected = desk.selection.with_untracked(|selection| selection.contains(&id)).to_string();
    let filtered = desk.looks.with_untracked(|looks| looks.sight.hides(&id)).then_some("");
    view! {
        <div
            role="option"
            class="card"
            id=format!("card-{name}")
            data-card=name
            aria-selected=selected
            data-filtered=filtered
            tabindex="-1"
            data-drag
            use:filled=(desk.board(), id, desk.shell.words())
        ></div>
    }
}

/// Keeps the element filled with what the card says.
///
/// Written by hand because there may be ten thousand: a closure in a view leaves marks of its own in the page, which made up half of
/// all nodes of a large board.
fn filled(element: Element, (board, id, words): (Board, CardId, &'static Words)) {
    let element = StoredValue::new_local(element);
    let effect = RenderEffect::new(move |_| {
        let card = board.card(&id).unwrap_or_default();
        element.with_value(|element| fill(element, &card, words));
    });
    on_cleanup(move || drop(effect));
}

fn fill(element: &Element, card: &Card, words: &Words) {
    element.set_text_content(None);
    append(element, "p", "", &card.text);
    let has_chips = card.channel.is_some() || card.moment.is_some() || !card.owner.is_empty();
    let Some(chips) = has_chips.then(|| append(element, "span", "chips", "")).flatten() else { return };
    if let Some(channel) = &card.channel {
        append_named(&chips, "chip", &channel.name);
        match channel.kind {
            ChannelKind::Offline => append(&chips, "span", "chip offline", words.board.offline),
            _ => append(&chips, "span", "chip online", words.board.online),
        };
    }
    if let Some(moment) = &card.moment {
        let (class, mark, said) = match moment {
            MomentOfTruth::Low => ("chip low", "▼", words.board.moment_low),
            _ => ("chip high", "▲", words.board.moment_high),
        };
        if let Some(chip) = append(&chips, "span", class, "") {
            let short = append(&chip, "span", "", &format!("{mark} {}", words.board.moment));
            let _ = short.map(|short| short.set_attribute("aria-hidden", "true"));
            append(&chip, "span", "unseen", said);
        }
    }
    append_named(&chips, "chip owner", &card.owner);
}

fn append_named(to: &Element, class: &str, text: &str) {
    if !text.is_empty() {
        append(to, "span", class, text);
    }
}

/// Adds an element at the end of `to`, with text and no markup.
fn append(to: &Element, tag: &str, class: &str, text: &str) -> Option<Element> {
    let element = page::document().create_element(tag).ok()?;
    if !class.is_empty() {
        element.set_class_name(class);
    }
    if !text.is_empty() {
        element.set_text_content(Some(text));
    }
    to.append_child(&element).ok()?;
    Some(element)
}
