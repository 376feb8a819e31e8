//! The arrows themselves: measured, put on their way, and patched where that differs; and what is read out of them.

use leptos::prelude::*;
use web_sys::{Element, HtmlElement};

use crate::board_view::editor_context::EditorContext;
use crate::browser::page;
use parcours_core::editor::announcement::short;
use parcours_core::editor::arrows::{self, Area, End, Spot, distance, heads, middle, paths, routes};
use parcours_core::editor::focus::Focus;
use parcours_core::editor::zoom::Scale;
use parcours_core::method::ties::{is_drawn, ties};
use parcours_core::model::{CardId, CellKey, JourneyMap, Link, LinkKind, SortedMap, SortedSet};

/// An arrow on the page.
struct Arrow {
    group: Element,
    line: Element,
    head: Element,
    way: Vec<Spot>,
    path: String,
}

/// The arrows on the page, by the cards they join.
pub struct Drawing {
    lines: Element,
    texts: Element,
    arrows: SortedMap<(CardId, CardId), Arrow>,
    /// The links that were drawn last.
    wanted: Vec<Link>,
    /// Cards that are described.
    described: SortedSet<CardId>,
    /// The arrow that was chosen.
    pub chosen: Option<(CardId, CardId)>,
}

/// The rectangle of `element`, from the corner of the board and in pixels of the board, which is drawn at `scale`: ways are found as if it
/// were drawn at its own size, and drawn in its proportions.
pub fn area_in(overlay: &HtmlElement, element: &HtmlElement, scale: Scale) -> Area {
    let (origin, place) = (overlay.get_bounding_client_rect(), element.get_bounding_client_rect());
    let whole = |pixels: f64| (pixels / scale.factor()).round() as i32;
    Area {
        left: whole(place.left() - origin.left()),
        top: whole(place.top() - origin.top()),
        right: whole(place.right() - origin.left()),
        bottom: whole(place.bottom() - origin.top()),
    }
}

/// A point of the window, from the corner of the board and in its pixels.
pub fn spot_in(overlay: &HtmlElement, x: f64, y: f64, scale: Scale) -> Spot {
    let origin = overlay.get_bounding_client_rect();
    let whole = |pixels: f64| (pixels / scale.factor()).round() as i32;
    (whole(x - origin.left()), whole(y - origin.top()))
}

/// Puts the middle of `element` at `spot`.
pub fn put(element: &HtmlElement, spot: Spot) {
    let style = HtmlElement::style(element);
    let _ = style.set_property("left", &format!("calc({} * var(--px))", spot.0));
    let _ = style.set_property("top", &format!("calc({} * var(--px))", spot.1));
}

/// An element of a drawing in `parent`.
pub fn add(parent: &Element, name: &str, class: &str) -> Option<Element> {
    let element = page::document().create_element_ns(Some("http://www.w3.org/2000/svg"), name).ok()?;
    let _ = element.set_attribute("class", class);
    parent.append_child(&element).ok()?;
    Some(element)
}

/// The links that are drawn now: between cards in sight.
fn wanted(editor: EditorContext) -> Vec<Link> {
    // Before anything was in focus the board has a stop, but nobody chose it.
    let focus = editor.focus.get_untracked().filter(|_| editor.engaged.get_untracked());
    editor.selection.with_untracked(|selection| {
        let selected = |id: &CardId| selection.contains(id) || matches!(&focus, Some(Focus::Card(card)) if card == id);
        editor.board().read(|map| map.links.iter().filter(|link| is_drawn(link, selected)).cloned().collect())
    })
}

/// Cards an arrow could run over on a straight way: those of the column or of the lane that both its ends share.
fn between(map: &JourneyMap, from: &CardId, to: &CardId) -> Vec<CardId> {
    let (Some(one), Some(other)) = (map.card(from), map.card(to)) else { return Vec::new() };
    let mut cells: Vec<CellKey> = Vec::new();
    if one.step == other.step {
        cells.extend(map.lanes.iter().map(|lane| CellKey { step: one.step.clone(), lane: lane.id.clone() }));
    } else if one.lane == other.lane {
        cells.extend(map.steps().map(|step| CellKey { step: step.id.clone(), lane: one.lane.clone() }));
    }
    let cards = cells.iter().flat_map(|cell| map.cards_in(cell)).filter(|id| *id != from && *id != to);
    cards.cloned().collect()
}

/// Rectangles of cards and their cells, each measured once.
struct Measured<'a> {
    overlay: &'a HtmlElement,
    scale: Scale,
    cards: SortedMap<CardId, Option<(Area, Area)>>,
}

impl Measured<'_> {
    /// The card and its cell; `None` for a card that is not in sight.
    fn of(&mut self, id: &CardId) -> Option<(Area, Area)> {
        let (overlay, scale) = (self.overlay, self.scale);
        *self.cards.entry(id.clone()).or_insert_with(|| {
            let card = page::element(&Focus::Card(id.clone()).element_id())?;
            let cell = page::closest(&card, "[data-cell]")?;
            let areas = (area_in(overlay, &card, scale), area_in(overlay, &cell, scale));
            (areas.0.right > areas.0.left).then_some(areas)
        })
    }
}

impl Drawing {
    /// A drawing in `overlay`, empty for now.
    pub fn on(overlay: &HtmlElement) -> Option<Self> {
        let part = |selector: &str| overlay.query_selector(selector).ok().flatten();
        let lines = add(&part(".arrow-lines")?, "svg", "arrow-svg")?;
        // The style sheet gives it so many pixels of the board.
        let _ = lines.set_attribute("viewBox", "0 0 100 100");
        let (arrows, described) = (SortedMap::new(), SortedSet::new());
        Some(Self { lines, texts: part(".tie-texts")?, arrows, wanted: Vec::new(), described, chosen: None })
    }

    /// Whether nothing is drawn.
    pub fn is_empty(&self) -> bool {
        self.arrows.is_empty()
    }

    /// Draws the arrows of the map as it is, where its cards are. Nothing is measured while none `moved` and the same arrows are wanted.
    pub fn draw(&mut self, editor: EditorContext, overlay: &HtmlElement, moved: bool) {
        let links = wanted(editor);
        if moved {
            self.describe(editor);
        }
        if !moved && links == self.wanted || links.is_empty() && self.arrows.is_empty() {
            return;
        }
        let mut measured = Measured { overlay, scale: editor.zoom.get_untracked(), cards: SortedMap::new() };
        let (mut numbers, mut ends) = (SortedMap::new(), Vec::new());
        let (mut drawn, mut courses) = (Vec::new(), Vec::new());
        for link in &links {
            let mut end = |id: &CardId| {
                let (card, cell) = measured.of(id)?;
                Some(*numbers.entry(id.clone()).or_insert_with(|| {
                    ends.push(End { card, cell });
                    ends.len() - 1
                }))
            };
            let (Some(from), Some(to)) = (end(&link.from), end(&link.to)) else { continue };
            let others = editor.board().read(|map| between(map, &link.from, &link.to));
            let others = others.iter().filter_map(|id| measured.of(id)).map(|(card, _)| card).collect();
            drawn.push(link);
            courses.push(arrows::Arrow { from, to, others });
        }
        let ways = routes(&ends, &courses);
        let lines = paths(&ways);
        let mut before = std::mem::take(&mut self.arrows);
        for ((link, way), line) in drawn.into_iter().zip(ways).zip(lines) {
            let ends = (link.from.clone(), link.to.clone());
            let kind = link.kind.as_str();
            let arrow = before.remove(&ends).or_else(|| self.begin(link));
            let Some(mut arrow) = arrow else { continue };
            let same_kind = arrow.group.get_attribute("data-kind").as_deref() == Some(kind);
            // Where another came to go over it, its way is the same and its line is not.
            if arrow.path != line || !same_kind {
                let _ = arrow.line.set_attribute("d", &line);
                let _ = arrow.head.set_attribute("d", &heads(&way, link.kind == LinkKind::Mutual));
                let _ = arrow.group.set_attribute("data-kind", kind);
                arrow.way = way;
                arrow.path = line;
            }
            self.arrows.insert(ends, arrow);
        }
        for gone in before.into_values() {
            gone.group.remove();
        }
        self.wanted = links;
        if self.chosen.as_ref().is_some_and(|chosen| !self.arrows.contains_key(chosen)) {
            self.chosen = None;
        }
        self.mark_chosen(editor, overlay);
    }

    fn begin(&self, link: &Link) -> Option<Arrow> {
        let group = add(&self.lines, "g", "arrow")?;
        let _ = group.set_attribute("data-arrow", &format!("{} {}", link.from, link.to));
        let line = add(&group, "path", "arrow-line")?;
        let head = add(&group, "path", "arrow-head")?;
        Some(Arrow { group, line, head, way: Vec::new(), path: String::new() })
    }

    /// Marks the chosen arrow and puts the button that deletes it at its middle.
    pub fn mark_chosen(&self, editor: EditorContext, overlay: &HtmlElement) {
        for (ends, arrow) in &self.arrows {
            let _ = arrow.group.class_list().toggle_with_force("chosen", self.chosen.as_ref() == Some(ends));
        }
        let button = overlay.query_selector("[data-delete-link]").ok().flatten();
        let Some(button) = button.and_then(|button| wasm_bindgen::JsCast::dyn_into::<HtmlElement>(button).ok()) else {
            return;
        };
        let chosen = self.chosen.as_ref().and_then(|ends| Some((ends, self.arrows.get(ends)?)));
        let Some(((from, to), arrow)) = chosen else { return button.set_hidden(true) };
        let name =
            |id: &CardId| editor.board().read(|map| map.card(id).map(|card| short(&card.text)).unwrap_or_default());
        let label = (editor.app.words().blueprint.delete_link)(&name(from), &name(to));
        let _ = button.set_attribute("aria-label", &label);
        let _ = button.set_attribute("title", &label);
        button.set_hidden(false);
        put(&button, middle(&arrow.way));
    }

    /// The arrow nearest to `spot`, if it is within `reach` pixels.
    pub fn nearest(&self, spot: Spot, reach: i32) -> Option<(CardId, CardId)> {
        let near = self.arrows.iter().map(|(ends, arrow)| (distance(&arrow.way, spot), ends));
        near.filter(|(far, _)| *far <= reach).min().map(|(_, ends)| ends.clone())
    }

    /// Cuts off what would lie over the names of the lanes.
    pub fn clip(&self, root: &HtmlElement, overlay: &HtmlElement) {
        let corner =
            root.query_selector(".steps > .corner").ok().flatten().map(|corner| corner.get_bounding_client_rect());
        let origin = overlay.get_bounding_client_rect().left();
        let whole = |pixels: f64| format!("{}px", pixels.round() as i32);
        // In no direction else: the overlay has no size of its own.
        const FAR: &str = "-100000px";
        let clip = match corner.filter(|corner| corner.width() > 0.0) {
            Some(corner) if page::is_right_to_left() => {
                format!("inset({FAR} {} {FAR} {FAR})", whole(origin - corner.left()))
            }
            Some(corner) => format!("inset({FAR} {FAR} {FAR} {})", whole(corner.right() - origin)),
            None => "none".to_owned(),
        };
        let lines = self.lines.parent_element();
        if let Some(lines) = lines.and_then(|lines| wasm_bindgen::JsCast::dyn_into::<HtmlElement>(lines).ok()) {
            let _ = HtmlElement::style(&lines).set_property("clip-path", &clip);
        }
    }

    /// Says of each tied card what it is tied to.
    fn describe(&mut self, editor: EditorContext) {
        let words = &editor.app.words().blueprint;
        let told: SortedMap<CardId, String> = editor.board().read(|map| {
            let mut tied: SortedSet<&CardId> = SortedSet::new();
            tied.extend(map.links.iter().flat_map(|link| [&link.from, &link.to]));
            let tell = |id: &CardId| {
                let ties: Vec<_> = ties(map, id).into_iter().map(|(tie, card)| (tie, short(&card.text))).collect();
                let ties: Vec<_> = ties.iter().map(|(tie, text)| (*tie, text.as_str())).collect();
                words.ties(&ties)
            };
            let mut told = SortedMap::new();
            told.extend(tied.into_iter().map(|id| (id.clone(), tell(id))));
            told
        });
        let text_id = |id: &CardId| format!("ties-{id}");
        for id in self.described.iter().filter(|id| !told.contains_key(id)) {
            if let Some(text) = page::element(&text_id(id)) {
                text.remove();
            }
            if let Some(card) = page::element(&Focus::Card(id.clone()).element_id()) {
                let _ = card.remove_attribute("aria-describedby");
            }
        }
        for (id, text) in &told {
            let name = text_id(id);
            let element = page::element(&name).map(Element::from).or_else(|| {
                let element = page::document().create_element("p").ok()?;
                element.set_id(&name);
                self.texts.append_child(&element).ok()?;
                Some(element)
            });
            if let Some(element) = element.filter(|element| element.text_content().as_deref() != Some(text)) {
                element.set_text_content(Some(text));
            }
            // A card that was drawn anew has lost it.
            if let Some(card) = page::element(&Focus::Card(id.clone()).element_id())
                && !card.has_attribute("aria-describedby")
            {
                let _ = card.set_attribute("aria-describedby", &name);
            }
        }
        self.described = told.into_keys().collect();
    }
}
