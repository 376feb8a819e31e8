//! A card: its text, and what else is known of it in short.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::app::icons;
use crate::board_view::editor_context::EditorContext;
use crate::board_view::grid::prototype::{Prototype, append, set};
use crate::browser::{clock, page};
use parcours_core::editor::breaks::{FITS_A_CARD, longest_word};
use parcours_core::method::measures::{current, plot};
use parcours_core::model::{Card, CardId, ChannelKind, Evidence, Metric, MomentOfTruth};
use parcours_core::words::Words;

/// Draws the card `id`, which may not be on the map yet: then it is empty. It listens to nothing; who draws the board has it drawn again when it
/// changes ([`keep_drawn`]), and whether it is selected or has the tab stop is marked from outside, on the few that change.
///
/// Made by hand because there may be ten thousand: an element of a view, and a closure in one, leave marks of their own in the page, which made
/// up half of all nodes of a large board.
pub fn draw(editor: EditorContext, id: &CardId) -> Element {
    let element = CARD.with(Prototype::copy);
    let name = id.to_string();
    element.set_id(&format!("card-{name}"));
    let _ = element.set_attribute("data-card", &name);
    if editor.selection.with_untracked(|selection| selection.contains(id)) {
        let _ = element.set_attribute("aria-selected", "true");
    }
    if editor.view_state.with_untracked(|view_state| view_state.visibility.hides(id)) {
        let _ = element.set_attribute("data-filtered", "");
    }
    fill(editor, &element, id);
    element
}

/// Draws every card again that changes, for as long as what is being drawn is there.
pub fn keep_drawn(editor: EditorContext) {
    let effect = RenderEffect::new(move |_| {
        for id in editor.board().changed_cards().iter() {
            if let Some(element) = page::document().get_element_by_id(&format!("card-{id}")) {
                fill(editor, &element, id);
            }
        }
    });
    on_cleanup(move || drop(effect));
}

thread_local! {
    /// An empty card. Copying one costs less than making it.
    static CARD: Prototype = Prototype::new(|card| {
        set(card, &[("role", "option"), ("class", "card"), ("aria-selected", "false"), ("tabindex", "-1"), ("data-drag", "")]);
    });
}

/// Fills the element of a card with what it says.
fn fill(editor: EditorContext, element: &Element, id: &CardId) {
    let words = editor.app.words();
    editor.board().read_card(id, |card, links| {
        let nothing = Card::default();
        let card = card.unwrap_or(&nothing);
        element.set_text_content(Some(&card.text));
        let mut chips = Chips { card: element, row: None };
        what_it_is(&mut chips, card, words);
        how_it_stands(&mut chips, card, links, words);
        mark(element, "data-coloured", "--own", card.colour.as_deref());
        let longest = longest_word(&card.text);
        let long = (longest > FITS_A_CARD).then(|| longest.to_string());
        mark(element, "data-long", "--word", long.as_deref());
    });
}

/// Gives the element what a style sheet needs to know of this card alone: the colour of its own, which is named among the chips, or how long a
/// word of it is.
fn mark(element: &Element, attribute: &str, property: &str, value: Option<&str>) {
    let Some(element) = element.dyn_ref::<HtmlElement>() else { return };
    match value {
        Some(value) => {
            let _ = HtmlElement::style(element).set_property(property, value);
            let _ = element.set_attribute(attribute, "");
        }
        // Most cards never had it.
        None if element.has_attribute(attribute) => {
            let _ = HtmlElement::style(element).remove_property(property);
            let _ = element.remove_attribute(attribute);
        }
        None => {}
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
        set(&picture, &[("viewBox", "-1 -1 42 14"), ("class", "spark"), ("aria-hidden", "true")]);
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
            set(&picture, &[("viewBox", "0 0 24 24"), ("class", "icon"), ("aria-hidden", "true")]);
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
