//! Draws a sheet and keeps it as the map says: only what differs is touched, so that focus, selection and scroll stay where they are.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};

use super::desk::Desk;
use crate::browser::page;
use crate::browser::page_events::Listening;
use crate::editor::outcome::Outcome;
use crate::sheet::{Deed, Draw, On, Piece};

/// A piece and the element that shows it.
pub(super) struct Shown {
    pub(super) piece: Piece,
    element: Element,
    children: Vec<Shown>,
}

/// A sheet that follows the map, what is in focus and what is looked at.
#[component]
pub fn SheetView(
    /// The desk it is about and acts on.
    desk: Desk,
    /// What it shows.
    draw: Draw,
    /// What to listen to besides the looks and the focus: the revision of the map, at once or after a pause.
    #[prop(into)]
    revision: Signal<u64>,
    /// Whether it shows the search: others need not be drawn anew at each letter of it.
    #[prop(optional)]
    searches: bool,
) -> impl IntoView {
    let looks = Memo::new(move |_| {
        let mut looks = desk.looks.get();
        if !searches {
            looks.sight.finding = None;
        }
        looks
    });
    let root = NodeRef::<html::Div>::new();
    let shown = StoredValue::new_local(None::<Shown>);
    let listening = StoredValue::new_local(Vec::<Listening>::new());
    Effect::new(move |_| {
        let Some(root) = root.get() else { return };
        revision.track();
        // Read, not only tracked: a memo that nobody reads listens to nothing.
        looks.with(|_| ());
        desk.stop.track();
        desk.selection.track();
        desk.beside_changed.track();
        let next = desk.look(draw);
        if listening.with_value(Vec::is_empty) {
            let mut all: Vec<Listening> = On::ALL.map(|on| listen(desk, &root, shown, on)).into();
            all.extend(super::sheet_fields::listen(desk, &root, shown));
            listening.set_value(all);
        }
        // What moves from one list to another is drawn anew there: under the same id it keeps the focus.
        let in_focus = page::focused().filter(|focused| root.contains(Some(focused)) && !focused.id().is_empty());
        shown.update_value(|shown| match shown {
            Some(shown) if shown.piece.tag == next.tag => patch(shown, next),
            _ => {
                root.set_text_content(None);
                let fresh = build(next, false);
                let _ = root.append_child(&fresh.element);
                *shown = Some(fresh);
            }
        });
        if let Some(before) = in_focus.filter(|before| !before.is_connected())
            && let Some(same) = page::element(&before.id())
        {
            page::focus(&same);
        }
    });
    on_cleanup(move || drop(listening.try_update_value(std::mem::take)));
    view! { <div class="sheet" node_ref=root></div> }
}

pub(super) type Sheet = StoredValue<Option<Shown>, LocalStorage>;

fn listen(desk: Desk, root: &HtmlElement, shown: Sheet, on: On) -> Listening {
    Listening::to(root, on.event(), move |event| {
        let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
        act(desk, shown, &target, on);
    })
}

/// Does what the control at `target` is there for.
fn act(desk: Desk, shown: Sheet, target: &Element, on: On) {
    // A field that is taken off the page while it is drawn anew says at that very moment that it was changed: too late to matter.
    let found = shown.try_with_value(|shown| deed_at(shown.as_ref()?, target, on)).flatten();
    let Some(deed) = found.filter(|_| on != On::Change || !super::sheet_fields::is_half_typed(target)) else { return };
    let value = value_of(target);
    let outcome = desk.look(|at| deed(at, &value, &mut crate::browser::random::id));
    let is_nothing = outcome == Outcome::default();
    // What was refused stays in its field, to be made shorter.
    if desk.takes(outcome) && on == On::Change {
        super::sheet_fields::settle(desk, shown, target.clone(), is_nothing);
    }
}

/// What is shown in exactly `target`.
pub(super) fn shown_at<'a>(shown: &'a Shown, target: &Element) -> Option<&'a Shown> {
    if shown.element == *target {
        return Some(shown);
    }
    let inner = shown.children.iter().find(|child| child.element.contains(Some(target)));
    inner.and_then(|child| shown_at(child, target))
}

/// What the innermost piece around `target` does on `on`.
pub(super) fn deed_at(shown: &Shown, target: &Element, on: On) -> Option<Deed> {
    let inner = shown.children.iter().find(|child| child.element.contains(Some(target)));
    inner.and_then(|child| deed_at(child, target, on)).or_else(|| shown.piece.deed(on).cloned())
}

/// What a control says.
pub(super) fn value_of(target: &Element) -> String {
    if let Some(input) = target.dyn_ref::<HtmlInputElement>() {
        if matches!(input.type_().as_str(), "checkbox" | "radio") {
            return if input.checked() { "true".to_owned() } else { String::new() };
        }
        return input.value();
    }
    if let Some(area) = target.dyn_ref::<HtmlTextAreaElement>() {
        return area.value();
    }
    target.dyn_ref::<HtmlSelectElement>().map(HtmlSelectElement::value).unwrap_or_default()
}

fn build(mut piece: Piece, in_svg: bool) -> Shown {
    let is_svg = in_svg || piece.tag == "svg";
    let document = page::document();
    let made = if is_svg {
        document.create_element_ns(Some("http://www.w3.org/2000/svg"), piece.tag)
    } else {
        document.create_element(piece.tag)
    };
    let element = made.expect("pieces are named as elements are");
    let children: Vec<Shown> =
        std::mem::take(&mut piece.children).into_iter().map(|child| build(child, is_svg)).collect();
    for child in &children {
        let _ = element.append_child(&child.element);
    }
    if !piece.text.is_empty() {
        element.set_text_content(Some(&piece.text));
    }
    // After the children: a select takes only a value it has an option for.
    for (name, value) in &piece.attributes {
        set(&element, name, value);
    }
    Shown { piece, element, children }
}

/// Makes `shown` show `next`, an element of the same name.
fn patch(shown: &mut Shown, mut next: Piece) {
    let Shown { piece, element, children } = shown;
    let wanted = std::mem::take(&mut next.children);
    if piece.text != next.text {
        element.set_text_content(Some(&next.text));
    }
    let is_svg = element.namespace_uri().is_some_and(|space| space.ends_with("svg"));
    let mut before: Vec<Option<Shown>> = std::mem::take(children).into_iter().map(Some).collect();
    let mut after = Vec::with_capacity(wanted.len());
    for child in wanted {
        let same = before
            .iter_mut()
            .find(|old| old.as_ref().is_some_and(|old| old.piece.tag == child.tag && old.piece.key == child.key));
        after.push(match same.and_then(Option::take) {
            Some(mut old) => {
                patch(&mut old, child);
                old
            }
            None => build(child, is_svg),
        });
    }
    let lost_focus = before.iter().flatten().any(|old| has_focus(&old.element));
    for old in before.into_iter().flatten() {
        old.element.remove();
    }
    for (index, child) in after.iter().enumerate() {
        let here = element.children().item(index as u32);
        if here.as_ref() != Some(&child.element) {
            let _ = element.insert_before(&child.element, here.as_deref());
        }
    }
    for (name, _) in &piece.attributes {
        if next.attribute(name).is_none() {
            unset(element, name);
        }
    }
    for (name, value) in &next.attributes {
        if piece.attribute(name) != Some(value) {
            set(element, name, value);
        }
    }
    *children = after;
    *piece = next;
    if lost_focus {
        // What was in focus is gone: a list goes on with what came after it, or with itself.
        let control = element.query_selector("button, input, select, textarea, a[href]").ok().flatten();
        if let Some(control) = control.and_then(|control| control.dyn_into::<HtmlElement>().ok()) {
            page::focus(&control);
        }
    }
}

fn has_focus(element: &Element) -> bool {
    page::document().active_element().is_some_and(|active| element.contains(Some(&active)))
}

fn set(element: &Element, name: &str, value: &str) {
    match name {
        // A field keeps what a person has typed until the map says something else.
        "value" if !element.has_type::<web_sys::HtmlOptionElement>() => set_property(element, name, &value.into()),
        "checked" => set_property(element, name, &true.into()),
        _ if name.starts_with("--") => {
            if let Some(element) = element.dyn_ref::<HtmlElement>() {
                let _ = HtmlElement::style(element).set_property(name, value);
            }
        }
        _ => drop(element.set_attribute(name, value)),
    }
}

fn unset(element: &Element, name: &str) {
    match name {
        "checked" => set_property(element, name, &false.into()),
        "value" => set_property(element, name, &"".into()),
        _ if name.starts_with("--") => {
            if let Some(element) = element.dyn_ref::<HtmlElement>() {
                let _ = HtmlElement::style(element).remove_property(name);
            }
        }
        _ => drop(element.remove_attribute(name)),
    }
}

pub(super) fn set_property(element: &Element, name: &str, value: &JsValue) {
    let _ = js_sys::Reflect::set(element, &name.into(), value);
}
