//! A card: its text, and what else is known of it in short.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::app::icons;
use crate::board::Board;
use crate::board_view::editor_context::EditorContext;
use crate::browser::{clock, page};
use parcours_core::editor::breaks::{FITS_A_CARD, longest_word};
use parcours_core::method::measures::{current, plot};
use parcours_core::model::{Card, CardId, ChannelKind, Evidence, Metric, MomentOfTruth};
use parcours_core::words::Words;

/// A card. Reads only that card; whether it is selected or has the tab stop is marked from outside, on the few that change.
#[component]
pub fn CardView(editor: EditorContext, id: CardId) -> impl IntoView {
    let name = id.to_string();
    let selected = editor.selection.with_untracked(|selection| selection.contains(&id)).to_string();
    let filtered = editor.view_state.with_untracked(|view_state| view_state.visibility.hides(&id)).then_some("");
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
            use:filled=(editor.board(), id, editor.app.words())
        ></div>
    }
}

/// Keeps the element filled with what the card says.
///
/// Written by hand because there may be ten thousand: a closure in a view leaves marks of its own in the page, which made up half of
/// all nodes of a large board.
fn filled(element: Element, (board, id, words): (Board, CardId, &'static Words)) {
    let element = StoredValue::new_local(element);
    let effect = RenderEffect::new(move |before: Option<(bool, bool)>| {
        let (was_coloured, was_long) = before.unwrap_or_default();
        let card = board.card(&id).unwrap_or_default();
        let links = board.ties(&id);
        let longest = longest_word(&card.text);
        let long = (longest > FITS_A_CARD).then(|| longest.to_string());
        element.with_value(|element| {
            fill(element, &card, links, words);
            if card.colour.is_some() || was_coloured {
                mark(element, "data-coloured", "--own", card.colour.as_deref());
            }
            if long.is_some() || was_long {
                mark(element, "data-long", "--word", long.as_deref());
            }
        });
        (card.colour.is_some(), long.is_some())
    });
    on_cleanup(move || drop(effect));
}

fn fill(element: &Element, card: &Card, links: usize, words: &Words) {
    element.set_text_content(None);
    append(element, "p", "", &card.text);
    let mut chips = Chips { card: element, row: None };
    what_it_is(&mut chips, card, words);
    how_it_stands(&mut chips, card, links, words);
}

/// Gives the element what a style sheet needs to know of this card alone: the colour of its own, which is named among the chips, or how long a
/// word of it is.
fn mark(element: &Element, attribute: &str, property: &str, value: Option<&str>) {
    let Some(element) = element.dyn_ref::<HtmlElement>() else { return };
    let style = HtmlElement::style(element);
    match value {
        Some(value) => {
            let _ = style.set_property(property, value);
            let _ = element.set_attribute(attribute, "");
        }
        None => {
            let _ = style.remove_property(property);
            let _ = element.remove_attribute(attribute);
        }
    }
}

/// Chips of the thing itself: its figure, its channel, what it decides.
fn what_it_is(chips: &mut Chips<'_>, card: &Card, words: &Words) {
    if let Some(metric) = &card.metric {
        measure(chips, metric, words);
    }
    if let Some(channel) = &card.channel {
        let (class, path, kind) = match channel.kind {
            ChannelKind::Offline => ("chip offline", icons::OFFLINE, words.board.offline),
            _ => ("chip online", icons::ONLINE, words.board.online),
        };
        chips.channel(class, path, &channel.name, kind);
    }
    if card.key {
        chips.mark("chip key", "◆", words.details.key_mark);
    }
    if let Some(moment) = &card.moment {
        let (class, mark, said) = match moment {
            MomentOfTruth::Low => ("chip low", "▼", words.board.moment_low),
            _ => ("chip high", "▲", words.board.moment_high),
        };
        chips.short(class, &format!("{mark} {}", words.board.moment), said);
    }
}

/// Chips around it: who, how we know, by when, how far, and what hangs on it.
fn how_it_stands(chips: &mut Chips<'_>, card: &Card, links: usize, words: &Words) {
    let details = &words.details;
    chips.add("chip owner", &card.owner);
    // What is assumed needs no mark: every new card is. What is proposed stands in lanes that say so.
    match card.evidence {
        Some(Evidence::Observed) => chips.mark("chip known", "✓", words.board.observed),
        Some(Evidence::Reported) => chips.mark("chip known", words.board.reported_mark, words.board.reported),
        _ => {}
    }
    if let Some(status) = &card.status {
        chips.add("chip status", (details.status)(status));
    }
    if let Some(due) = &card.due {
        chips.add("chip due", &(details.due_mark)(due, &clock::today()));
    }
    if let Some(minutes) = card.minutes {
        chips.add("chip minutes", &(details.minutes)(minutes));
    }
    if card.failure {
        chips.short("chip failure", "F", details.failure_mark);
    }
    if card.accepted {
        chips.add("chip accepted", details.accepted_mark);
    }
    for tag in &card.tags {
        chips.add("chip tagged", &format!("#{tag}"));
    }
    if links > 0 {
        chips.short("chip quiet-chip", &format!("⇄ {links}"), &(details.link_count)(links));
    }
    if !card.note.is_empty() {
        chips.short("chip quiet-chip", "≡", details.note_mark);
    }
    if let Some(colour) = &card.colour {
        let name = details.colour_name(colour);
        chips.short("chip coloured", name, &(details.coloured)(name));
    }
}

/// Where a figure stands and where it should go, with a line in small once there are two readings.
fn measure(chips: &mut Chips<'_>, metric: &Metric, words: &Words) {
    const WIDTH: i64 = 40;
    const HEIGHT: i64 = 12;
    let told = |amount| (words.details.with_unit)(amount, &metric.unit);
    if let Some(amount) = current(metric) {
        chips.add("chip figure", &told(amount));
    }
    if let Some(target) = &metric.target {
        chips.add("chip target", &(words.details.towards)(&told(target)));
    }
    let Some(plot) = plot(metric, WIDTH, HEIGHT).filter(|plot| plot.points.len() > 1) else { return };
    let points: Vec<String> = plot.points.iter().map(|(across, down)| format!("{across},{down}")).collect();
    if let (Some(row), Some(picture), Some(line)) = (chips.row(), drawn("svg"), drawn("polyline")) {
        let _ = line.set_attribute("points", &points.join(" "));
        for (name, value) in [("viewBox", "-1 -1 42 14"), ("class", "spark"), ("aria-hidden", "true")] {
            let _ = picture.set_attribute(name, value);
        }
        let _ = picture.append_child(&line);
        let _ = row.append_child(&picture);
    }
}

/// The row of chips of a card, which is only there when there is one.
struct Chips<'a> {
    card: &'a Element,
    row: Option<Element>,
}

impl Chips<'_> {
    fn row(&mut self) -> Option<Element> {
        if self.row.is_none() {
            self.row = append(self.card, "span", "chips", "");
        }
        self.row.clone()
    }

    fn add(&mut self, class: &str, text: &str) {
        if !text.is_empty()
            && let Some(row) = self.row()
        {
            append(&row, "span", class, text);
        }
    }

    /// A chip with a sign before its text, which is drawn and not read out.
    fn mark(&mut self, class: &str, sign: &str, text: &str) {
        if let Some(chip) = self.row().and_then(|row| append(&row, "span", class, "")) {
            hidden(&chip, sign);
            append(&chip, "span", "", text);
        }
    }

    /// A channel: its name, or else its kind, after a drawing of its kind.
    fn channel(&mut self, class: &str, path: &str, name: &str, kind: &str) {
        let Some(chip) = self.row().and_then(|row| append(&row, "span", class, "")) else { return };
        if let (Some(picture), Some(line)) = (drawn("svg"), drawn("path")) {
            let _ = line.set_attribute("d", path);
            for (attribute, value) in [("viewBox", "0 0 24 24"), ("class", "icon"), ("aria-hidden", "true")] {
                let _ = picture.set_attribute(attribute, value);
            }
            let _ = picture.append_child(&line);
            let _ = chip.append_child(&picture);
        }
        if name.is_empty() {
            append(&chip, "span", "", kind);
        } else {
            let whole = format!("{name} · {kind}");
            let _ = chip.set_attribute("title", &whole);
            append(&chip, "span", "", name);
            append(&chip, "span", "unseen", &format!(" · {kind}"));
        }
    }

    /// A chip that is short to the eye and read out in full.
    fn short(&mut self, class: &str, seen: &str, said: &str) {
        if let Some(chip) = self.row().and_then(|row| append(&row, "span", class, "")) {
            let _ = chip.set_attribute("title", said);
            hidden(&chip, seen);
            append(&chip, "span", "unseen", said);
        }
    }
}

fn drawn(name: &str) -> Option<Element> {
    page::document().create_element_ns(Some("http://www.w3.org/2000/svg"), name).ok()
}

fn hidden(to: &Element, text: &str) {
    if let Some(span) = append(to, "span", "", text) {
        let _ = span.set_attribute("aria-hidden", "true");
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
