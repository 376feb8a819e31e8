//! What does not fit into a field is said and not lost. No field cuts: what would be too long does not go in, and stays where it came
//! from; what got in by a way that cannot be refused stays in the field until it is shorter.
//!
//! One ear at the document hears every field of the page. A field says in `data-most` how many characters it takes.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, HtmlTextAreaElement};

use crate::app::app_context::AppContext;
use crate::app::presence::hold;
use crate::browser::page;
use crate::browser::page_events::Listening;
use parcours_core::editor::fitting::length_after;
use parcours_core::format::limits;

/// Listens for as long as the page is there.
pub fn listen(app: AppContext) {
    let document = page::document();
    hold(vec![
        Listening::before_others(&document, "beforeinput", move |event| {
            if let Some(field) = Field::of(&event) {
                before_input(app, &field, &event);
            }
        }),
        Listening::to(&document, "input", move |event| {
            if let Some(field) = Field::of(&event).filter(|_| !flag(&event, "isComposing")) {
                field.tell(app);
            }
        }),
        Listening::to(&document, "compositionend", move |event| {
            if let Some(field) = Field::of(&event) {
                field.tell(app);
            }
        }),
        Listening::to(&document, "focusout", |_| forget()),
    ]);
}

/// Whether what stands in `field` is short enough to be kept; if not, says so beside it.
pub fn is_fit(app: AppContext, field: &Element) -> bool {
    Field::new(field.clone()).is_none_or(|field| field.tell(app))
}

/// Says beside what has the focus why something was refused.
pub fn say(app: AppContext, text: &str) {
    app.say(text.to_owned());
    if let Some(focused) = page::focused() {
        note(&focused, text);
    }
}

fn before_input(app: AppContext, field: &Field, event: &Event) {
    let Some(comes) = comes(event).filter(|_| event.cancelable()) else { return };
    let value = field.value();
    let after = length_after(&value, field.selected(), &comes);
    if after <= field.most || after <= limits::length(&value) {
        return;
    }
    event.prevent_default();
    event.stop_propagation();
    let words = &app.words().file;
    note(&field.element, &(words.does_not_fit)(after, field.most));
}

/// The text that `event` would put in; `None` where it only takes away.
fn comes(event: &Event) -> Option<String> {
    let kind = page::property(event, "inputType").as_string()?;
    match kind.as_str() {
        "insertLineBreak" | "insertParagraph" => return Some("\n".to_owned()),
        _ if !kind.starts_with("insert") => return None,
        _ => {}
    }
    page::property(event, "data").as_string().or_else(|| {
        let transfer: web_sys::DataTransfer = page::property(event, "dataTransfer").dyn_into().ok()?;
        transfer.get_data("text/plain").ok()
    })
}

fn flag(event: &Event, name: &str) -> bool {
    page::property(event, name).is_truthy()
}

/// A field that texts go into.
struct Field {
    element: Element,
    most: usize,
}

impl Field {
    fn of(event: &Event) -> Option<Self> {
        Self::new(event.target()?.dyn_into().ok()?)
    }

    fn new(element: Element) -> Option<Self> {
        let is_text = element.matches("textarea, input[type=text], input[type=search], input:not([type])");
        let most = element.get_attribute("data-most").and_then(|most| most.parse().ok()).unwrap_or(limits::TEXT);
        is_text.unwrap_or_default().then_some(Self { element, most })
    }

    fn value(&self) -> String {
        match self.element.dyn_ref::<HtmlTextAreaElement>() {
            Some(area) => area.value(),
            None => self.element.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::value).unwrap_or_default(),
        }
    }

    /// The two ends of the selection, in UTF-16 units.
    fn selected(&self) -> (usize, usize) {
        let (start, end) = match self.element.dyn_ref::<HtmlTextAreaElement>() {
            Some(area) => (area.selection_start(), area.selection_end()),
            None => match self.element.dyn_ref::<HtmlInputElement>() {
                Some(input) => (input.selection_start(), input.selection_end()),
                None => return (0, 0),
            },
        };
        let place = |end: Result<Option<u32>, JsValue>| end.ok().flatten().unwrap_or_default() as usize;
        (place(start), place(end))
    }

    /// Says how many characters are too many, or takes back what was said.
    fn tell(&self, app: AppContext) -> bool {
        let length = limits::length(&self.value());
        if length <= self.most {
            forget();
            return true;
        }
        note(&self.element, &(app.words().file.too_many)(length - self.most, self.most));
        false
    }
}

/// Shows `text` below `field`, over everything that is open.
fn note(field: &Element, text: &str) {
    forget();
    let document = page::document();
    let around = field.closest("dialog[open]").ok().flatten();
    let around = around.or_else(|| document.body().map(Into::into));
    let (Some(around), Ok(made)) = (around, document.create_element("p")) else { return };
    made.set_class_name("fitting");
    let _ = made.set_attribute("role", "alert");
    let _ = made.set_attribute("data-fitting", "");
    made.set_text_content(Some(text));
    let _ = around.append_child(&made);
    if let Some(made) = made.dyn_ref::<HtmlElement>() {
        let (at, own) = (field.get_bounding_client_rect(), made.get_bounding_client_rect());
        let (page_width, page_height) = (root_size("clientWidth"), root_size("clientHeight"));
        let left = at.left().min(page_width - own.width()).max(0.0);
        let below = at.bottom() + 4.0;
        let top = if below + own.height() <= page_height { below } else { (at.top() - own.height() - 4.0).max(0.0) };
        let _ = made.style().set_property("left", &page::length(left));
        let _ = made.style().set_property("top", &page::length(top));
    }
}

fn root_size(name: &str) -> f64 {
    let root = page::document().document_element();
    root.and_then(|root| page::property(&root, name).as_f64()).unwrap_or_default()
}

fn forget() {
    if let Ok(Some(there)) = page::document().query_selector("[data-fitting]") {
        there.remove();
    }
}
