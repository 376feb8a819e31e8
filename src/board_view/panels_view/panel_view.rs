//! Draws a panel or a read-only view and keeps it as the map says: only what differs is touched, so that focus, selection and scroll stay where they are.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};

use crate::board_view::editor_context::EditorContext;
use crate::board_view::panels_view::panel_fields;
use crate::browser::page_events::Listening;
use crate::browser::{page, random};
use parcours_core::editor::outcome::Outcome;
use parcours_core::panels::{Draw, Handler, Node, On};

/// A node and the element that shows it.
pub(crate) struct Shown {
    pub(crate) node: Node,
    element: Element,
    children: Vec<Shown>,
}

/// A panel that follows the map, what is in focus and what is looked at.
#[component]
pub fn PanelView(
    /// The open map it is about and acts on.
    editor: EditorContext,
    /// What it shows.
    draw: Draw,
    /// What to listen to besides what is looked at and the focus: the revision of the map, at once or after a pause.
    #[prop(into)]
    revision: Signal<u64>,
    /// Whether it shows the search: others need not be drawn anew at each letter of it.
    #[prop(optional)]
    searches: bool,
) -> impl IntoView {
    let view_state = Memo::new(move |_| {
        let mut view_state = editor.view_state.get();
        if !searches {
            view_state.visibility.finding = None;
        }
        view_state
    });
    let root = NodeRef::<html::Div>::new();
    let shown = StoredValue::new_local(None::<Shown>);
    let listening = StoredValue::new_local(Vec::<Listening>::new());
    Effect::new(move |_| {
        let Some(root) = root.get() else { return };
        revision.track();
        // Read, not only tracked: a memo that nobody reads listens to nothing.
        view_state.with(|_| ());
        editor.focus.track();
        editor.selection.track();
        editor.compared_maps_changed.track();
        let next = editor.look(draw);
        if listening.with_value(Vec::is_empty) {
            let mut all: Vec<Listening> = On::ALL.map(|on| listen(editor, &root, shown, on)).into();
            all.extend(panel_fields::listen(editor, &root, shown));
            listening.set_value(all);
        }
        // What moves from one list to another is drawn anew there: under the same id it keeps the focus.
        let in_focus = page::focused().filter(|focused| root.contains(Some(focused)) && !focused.id().is_empty());
        shown.update_value(|shown| match shown {
            Some(shown) if shown.node.tag == next.tag => patch(shown, next),
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

/// The nodes of a panel as they are drawn now; none before it is drawn for the first time.
pub(crate) type Drawn = StoredValue<Option<Shown>, LocalStorage>;

fn listen(editor: EditorContext, root: &HtmlElement, shown: Drawn, on: On) -> Listening {
    Listening::to(root, on.event(), move |event| {
        let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
        act(editor, shown, &target, on);
    })
}

/// Does what the control at `target` is there for.
fn act(editor: EditorContext, shown: Drawn, target: &Element, on: On) {
    // A field that is taken off the page while it is drawn anew says at that very moment that it was changed: too late to matter.
    let found = shown.try_with_value(|shown| handler_at(shown.as_ref()?, target, on)).flatten();
    let Some(handler) = found.filter(|_| on != On::Change || !panel_fields::is_half_typed(target)) else {
        return;
    };
    let value = value_of(target);
    let outcome = editor.look(|at| handler(at, &value, &mut random::id));
    let is_nothing = outcome == Outcome::default();
    // What was refused stays in its field, to be made shorter.
    if editor.takes(outcome) && on == On::Change {
        panel_fields::settle(editor, shown, target.clone(), is_nothing);
    }
}

/// What is shown in exactly `target`.
pub(crate) fn shown_at<'a>(shown: &'a Shown, target: &Element) -> Option<&'a Shown> {
    if shown.element == *target {
        return Some(shown);
    }
    let inner = shown.children.iter().find(|child| child.element.contains(Some(target)));
    inner.and_then(|child| shown_at(child, target))
}

/// What the innermost node around `target` does on `on`.
pub(crate) fn handler_at(shown: &Shown, target: &Element, on: On) -> Option<Handler> {
    let inner = shown.children.iter().find(|child| child.element.contains(Some(target)));
    inner.and_then(|child| handler_at(child, target, on)).or_else(|| shown.node.handler(on).cloned())
}

/// What a control says.
pub(crate) fn value_of(target: &Element) -> String {
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

/// The element of a node that nothing follows.
pub(crate) fn element_of(node: Node) -> Element {
    build(node, false).element
}

fn build(mut node: Node, in_svg: bool) -> Shown {
    let is_svg = in_svg || node.tag == "svg";
    let document = page::document();
    let made = if is_svg {
        document.create_element_ns(Some("http://www.w3.org/2000/svg"), node.tag)
    } else {
        document.create_element(node.tag)
    };
    let element = made.expect("nodes are named as elements are");
    let children: Vec<Shown> =
        std::mem::take(&mut node.children).into_iter().map(|child| build(child, is_svg)).collect();
    for child in &children {
        let _ = element.append_child(&child.element);
    }
    if !node.text.is_empty() {
        element.set_text_content(Some(&node.text));
    }
    // After the children: a select takes only a value it has an option for.
    for (name, value) in &node.attributes {
        set(&element, name, value);
    }
    Shown { node, element, children }
}

/// Makes `shown` show `next`, an element of the same name.
fn patch(shown: &mut Shown, mut next: Node) {
    let Shown { node, element, children } = shown;
    let wanted = std::mem::take(&mut next.children);
    if node.text != next.text {
        element.set_text_content(Some(&next.text));
    }
    let is_svg = element.namespace_uri().is_some_and(|space| space.ends_with("svg"));
    let mut before: Vec<Option<Shown>> = std::mem::take(children).into_iter().map(Some).collect();
    let mut after = Vec::with_capacity(wanted.len());
    for child in wanted {
        let same = before
            .iter_mut()
            .find(|old| old.as_ref().is_some_and(|old| old.node.tag == child.tag && old.node.key == child.key));
        after.push(match same.and_then(Option::take) {
            Some(mut old) => {
                patch(&mut old, child);
                old
            }
            None => build(child, is_svg),
        });
    }
    let lost_focus = before.iter().flatten().any(|old| has_focus(&old.element));
    // Safari gives a pressed button no focus, so that one that goes leaves it nowhere.
    let is_nowhere = || page::focused().is_some_and(|focused| focused.tag_name().eq_ignore_ascii_case("body"));
    let begins = lost_focus || (before.iter().any(Option::is_some) && is_nowhere());
    for old in before.into_iter().flatten() {
        old.element.remove();
    }
    for (index, child) in after.iter().enumerate() {
        let here = element.children().item(index as u32);
        if here.as_ref() != Some(&child.element) {
            let _ = element.insert_before(&child.element, here.as_deref());
        }
    }
    for (name, _) in &node.attributes {
        if next.attribute(name).is_none() {
            unset(element, name);
        }
    }
    for (name, value) in &next.attributes {
        if node.attribute(name) != Some(value) {
            set(element, name, value);
        }
    }
    *children = after;
    *node = next;
    // What was in focus is gone: it goes on with what it began, a list with what came after it, or with itself.
    let first = |wanted: &str| element.query_selector(wanted).ok().flatten();
    let control = begins
        .then(|| first("[data-begin]"))
        .flatten()
        .or_else(|| lost_focus.then(|| first("button, input, select, textarea, a[href]")).flatten());
    if let Some(control) = control.and_then(|control| control.dyn_into::<HtmlElement>().ok()) {
        page::focus(&control);
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

pub(crate) fn set_property(element: &Element, name: &str, value: &JsValue) {
    let _ = js_sys::Reflect::set(element, &name.into(), value);
}
