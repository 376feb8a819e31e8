//! What is drawn while something is carried: the thing itself under the pointer, and the place where it would land.

use web_sys::{Element, HtmlElement};

use crate::board_view::grid::measuring::{Aim, rect_of};
use crate::browser::page;
use crate::presence::Presence;
use parcours_core::editor::carried::{Carried, Target};
use parcours_core::editor::focus::Focus;
use parcours_core::editor::geometry::{Point, Rect};

/// What is drawn while something is carried; dropping it takes everything away.
pub struct Marks {
    veil: Option<HtmlElement>,
    preview: Option<HtmlElement>,
    line: Option<HtmlElement>,
    lit: Vec<HtmlElement>,
    dimmed: Vec<HtmlElement>,
    /// The point of a curve, with the value it had.
    point: Option<(HtmlElement, Option<String>)>,
    grab: Point,
}

impl Marks {
    /// Draws `carried`, taken hold of at `origin`.
    pub fn show(carried: &Carried, origin: Point) -> Self {
        let (focus, others) = match carried {
            Carried::Cards { pressed, ids } => (
                Focus::Card(pressed.clone()),
                ids.iter().filter(|id| *id != pressed).cloned().map(Focus::Card).collect(),
            ),
            Carried::Stage(id) => (Focus::Stage(id.clone()), Vec::new()),
            Carried::Step(id) => (Focus::Step(id.clone()), Vec::new()),
            Carried::Lane(id) => (Focus::Lane(id.clone()), Vec::new()),
            Carried::Emotion(cell) => (Focus::Cell(cell.clone()), Vec::<Focus>::new()),
            Carried::Band { .. } => {
                let mut marks = Self::begin();
                let _ = marks.veil.as_ref().map(|veil| veil.class_list().add_1("selects"));
                marks.line = add("lasso");
                return marks;
            }
        };
        let lifted = page::element(&focus.element_id());
        let mut marks = Self::begin();
        if let Carried::Emotion(_) = carried {
            marks.point = lifted
                .and_then(|cell| cell.query_selector(".point").ok().flatten())
                .and_then(|point| wasm_bindgen::JsCast::dyn_into::<HtmlElement>(point).ok())
                .map(|point| {
                    let _ = point.class_list().add_1("held");
                    let value = point.get_attribute("data-value");
                    (point, value)
                });
            return marks;
        }
        if let Some(lifted) = lifted {
            marks.line = add("drop-line");
            marks.lift(lifted, origin, carried.cards().len());
        }
        for other in others.iter().filter_map(|focus: &Focus| page::element(&focus.element_id())) {
            marks.dim(other);
        }
        marks
    }

    /// Draws `lifted`, taken hold of at `origin`, as carried over places that are lit and have no order.
    pub fn show_one(lifted: HtmlElement, origin: Point) -> Self {
        let mut marks = Self::begin();
        marks.lift(lifted, origin, 1);
        marks
    }

    fn begin() -> Self {
        // For whoever looks from outside; no style sheet hangs anything on it, or every element would be styled anew.
        let _ = page::document().body().map(|body| body.class_list().add_1("dragging"));
        Self {
            veil: add("drag-veil"),
            preview: None,
            line: None,
            lit: Vec::new(),
            dimmed: Vec::new(),
            point: None,
            grab: Point::default(),
        }
    }

    fn lift(&mut self, lifted: HtmlElement, origin: Point, count: usize) {
        let place = rect_of(&lifted);
        self.grab = Point::new(origin.x - place.left, origin.y - place.top);
        self.preview = preview(&lifted, place.width(), count);
        self.dim(lifted);
    }

    fn dim(&mut self, element: HtmlElement) {
        let _ = element.class_list().add_1("lifted");
        self.dimmed.push(element);
    }

    /// Draws everything for the pointer at `point`.
    pub fn follow(&mut self, point: Point, aim: &Aim) {
        if let Some(preview) = &self.preview {
            set(
                preview,
                "transform",
                &format!("translate({}, {})", page::length(point.x - self.grab.x), page::length(point.y - self.grab.y)),
            );
        }
        if let Some(line) = &self.line {
            match aim.line {
                Some(place) => {
                    let _ = line.class_list().toggle_with_force("upright", place.height() > place.width());
                    lay(line, place);
                    set(line, "display", "block");
                }
                None => set(line, "display", "none"),
            }
        }
        if self.lit != aim.lit {
            self.put_out();
            for lit in &aim.lit {
                let _ = lit.class_list().add_1("drop-here");
            }
            self.lit.clone_from(&aim.lit);
        }
        if let Some(veil) = &self.veil {
            let _ = veil.class_list().toggle_with_force("refused", aim.is_refused);
        }
        if let (Some((element, _)), Some(Target::Emotion(score))) = (&self.point, &aim.target) {
            let _ = element.set_attribute("data-value", &score.value().to_string());
        }
    }

    /// Draws the band of a selection.
    pub fn draw_band(&mut self, band: Rect) {
        if let Some(line) = &self.line {
            lay(line, band);
        }
    }

    fn put_out(&mut self) {
        for lit in self.lit.drain(..) {
            let _ = lit.class_list().remove_1("drop-here");
        }
    }
}

impl Drop for Marks {
    fn drop(&mut self) {
        let _ = page::document().body().map(|body| body.class_list().remove_1("dragging"));
        self.put_out();
        for element in self.preview.iter().chain(&self.line).chain(&self.veil) {
            element.remove();
        }
        for element in &self.dimmed {
            let _ = element.class_list().remove_1("lifted");
        }
        if let Some((element, value)) = &self.point {
            let _ = element.class_list().remove_1("held");
            if let Some(value) = value {
                let _ = element.set_attribute("data-value", value);
            }
        }
    }
}

/// A copy of `lifted` that follows the pointer, with the count when there are several.
fn preview(lifted: &HtmlElement, width: f64, count: usize) -> Option<HtmlElement> {
    let frame = add("drag-preview")?;
    let copy: Element = wasm_bindgen::JsCast::dyn_into(lifted.clone_node_with_deep(true).ok()?).ok()?;
    for name in [
        "id",
        "role",
        "tabindex",
        "data-card",
        "data-stage",
        "data-step",
        "data-lane",
        "data-drag",
        "data-idea",
        "aria-selected",
    ] {
        let _ = copy.remove_attribute(name);
    }
    if let Some(row) = page::closest(lifted, "[data-role]").and_then(|row| row.get_attribute("data-role")) {
        let _ = frame.set_attribute("data-role", &row);
    }
    if let Ok(named) = copy.query_selector_all("[id]") {
        for index in 0..named.length() {
            let inner = named.item(index).and_then(|node| wasm_bindgen::JsCast::dyn_into::<Element>(node).ok());
            let _ = inner.map(|inner| inner.remove_attribute("id"));
        }
    }
    let _ = frame.append_child(&copy);
    if count > 1 {
        let badge = page::document().create_element("span").ok()?;
        badge.set_class_name("badge");
        badge.set_text_content(Some(&count.to_string()));
        let _ = frame.append_child(&badge);
    }
    set(&frame, "width", &page::length(width));
    // As large as the board it was taken from.
    if let Some(board) = page::closest(lifted, ".scroller") {
        let zoom = HtmlElement::style(&board).get_property_value("--zoom").unwrap_or_default();
        set(&frame, "--zoom", &zoom);
    }
    Some(frame)
}

/// A new element at the end of the page, out of reach of assistive technology and of the pointer.
fn add(class: &str) -> Option<HtmlElement> {
    let document = page::document();
    let element: HtmlElement = wasm_bindgen::JsCast::dyn_into(document.create_element("div").ok()?).ok()?;
    element.set_class_name(class);
    let _ = element.set_attribute("aria-hidden", "true");
    document.body()?.append_child(&element).ok()?;
    Some(element)
}

fn lay(element: &HtmlElement, over: Rect) {
    set(element, "left", &page::length(over.left));
    set(element, "top", &page::length(over.top));
    set(element, "width", &page::length(over.width()));
    set(element, "height", &page::length(over.height()));
}

fn set(element: &HtmlElement, property: &str, value: &str) {
    let _ = HtmlElement::style(element).set_property(property, value);
}

/// Lights up what just landed, once the page has drawn it; the style sheet lets it fade.
pub fn flash_later(here: Presence, carried: &Carried) {
    let ids: Vec<String> = carried.cards().iter().map(|id| Focus::Card(id.clone()).element_id()).collect();
    let landed = move || ids.iter().filter_map(|id| page::element(id)).collect::<Vec<_>>();
    here.next_frame(move || {
        for element in landed() {
            let _ = element.class_list().remove_1("landed");
        }
        // Only a picture without the class lets the fading begin anew.
        here.after_paint(landed, |landed| {
            for element in landed {
                let _ = element.class_list().add_1("landed");
            }
        });
    });
}
