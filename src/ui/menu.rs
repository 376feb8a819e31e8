//! Menus: of what is in focus (right click, Shift+F10, the three dots), and of the map.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

use super::command_button::keys_of;
use super::desk::Desk;
use crate::browser::page;
use crate::editor::commands::{self, Command, Group};
use crate::editor::stop::Stop;
use crate::format::letters::plain_letters;

/// An open menu: where it stands, in pixels of the window, and what it offers.
#[derive(Clone, PartialEq)]
pub struct MenuAt {
    left: f64,
    top: f64,
    names: Vec<&'static str>,
}

/// Commands that make no sense as a menu's row: they only exist as keys.
const KEYS_ONLY: [&str; 8] =
    ["fill", "menu", "select", "select-up", "select-down", "clear-selection", "emotion-higher", "emotion-lower"];

/// Opens the menu of what is in focus, beside it.
pub fn open_at_stop(desk: Desk) {
    let element = desk.stop.with_untracked(|stop| page::element(&stop.as_ref()?.element_id()));
    let Some(element) = element else { return };
    let place = element.get_bounding_client_rect();
    open(desk, place.left() + 12.0, place.bottom().min(place.top() + 60.0));
}

/// Opens the menu of what is in focus, at a point of the window.
pub fn open(desk: Desk, left: f64, top: f64) {
    let group = match desk.stop.get_untracked() {
        Some(Stop::Stage(_)) => Group::Stage,
        Some(Stop::Step(_)) => Group::Step,
        Some(Stop::Lane(_)) => Group::Lane,
        Some(Stop::Cell(_)) if desk.look(|at| at.curve_cell().is_some()) => Group::Emotion,
        _ => Group::Card,
    };
    let moves = ["move", "move-left", "move-right", "move-up", "move-down"];
    let mut names: Vec<&'static str> = offered(desk, group).collect();
    if matches!(group, Group::Stage | Group::Step | Group::Lane) {
        names.extend(moves.into_iter().filter(|name| applies(desk, name)));
    }
    if desk.look(|at| matches!(at.stop, Some(Stop::Lane(id)) if at.map.lane(id).is_some_and(|lane| lane.is_emotion())))
    {
        names.extend(["add-wished-lane"].into_iter().filter(|name| applies(desk, name)));
    }
    show(desk, left, top, names);
}

/// Opens the menu of the map below `button`.
pub fn open_map_menu(desk: Desk, button: &HtmlElement) {
    let place = button.get_bounding_client_rect();
    let names = [
        "rename-map",
        "header",
        "make-future-state",
        "refresh-today",
        "persona",
        "find",
        "filter",
        "clear-filter",
        "focus-all",
        "details",
        "guide",
        "checks",
        "moments",
        "touchpoints",
        "lanes",
        "add-stage",
        "add-step",
        "add-lane",
        "versions",
        "export-json",
        "palette",
        "help",
        "home",
    ];
    show(desk, place.left(), place.bottom() + 4.0, names.into_iter().filter(|name| applies(desk, name)).collect());
}

fn offered(desk: Desk, group: Group) -> impl Iterator<Item = &'static str> {
    commands::in_group(group)
        .map(|command| command.name)
        .filter(move |name| !KEYS_ONLY.contains(name) && applies(desk, name))
}

fn applies(desk: Desk, name: &str) -> bool {
    commands::find(name).is_some_and(|command| desk.look(|at| (command.applies)(at)))
}

fn show(desk: Desk, left: f64, top: f64, names: Vec<&'static str>) {
    if !names.is_empty() {
        desk.menu.set(Some(MenuAt { left, top, names }));
    }
}

/// The open menu, if any.
#[component]
pub fn Menu(desk: Desk) -> impl IntoView {
    let words = desk.shell.words();
    let list = NodeRef::<leptos::html::Div>::new();
    Effect::new(move |_| {
        if let (Some(menu), Some(list)) = (desk.menu.get(), list.get()) {
            place(&menu, &list);
            items(&list).first().map(page::focus);
        }
    });
    move || {
        desk.menu.get().map(|menu| {
            let rows = menu.names.iter().filter_map(|name| commands::find(name)).map(|command| row(desk, command));
            view! {
                <div class="menu-veil" on:pointerdown=move |_| close(desk, true) on:contextmenu=|event| event.prevent_default()></div>
                <div
                    class="menu"
                    role="menu"
                    aria-label=words.board.menu_of
                    node_ref=list
                    on:keydown=move |event| roam(desk, &event)
                    on:contextmenu=|event| event.prevent_default()
                >
                    {rows.collect_view()}
                </div>
            }
        })
    }
}

fn row(desk: Desk, command: &'static Command) -> impl IntoView {
    let title = command.title(desk.shell.words());
    view! {
        <button
            type="button"
            role="menuitem"
            class="menu-row"
            tabindex="-1"
            data-command=command.name
            on:click=move |_| {
                close(desk, true);
                desk.run_command(command);
            }
        >
            <span>{title}</span>
            <kbd>{keys_of(command, desk)}</kbd>
        </button>
    }
}

/// Keeps the menu inside the window.
fn place(menu: &MenuAt, list: &HtmlElement) {
    let window = page::window();
    let room = |size: Result<wasm_bindgen::JsValue, _>| size.ok().and_then(|size| size.as_f64()).unwrap_or_default();
    let left = menu.left.min(room(window.inner_width()) - f64::from(list.offset_width()) - 8.0).max(8.0);
    let top = menu.top.min(room(window.inner_height()) - f64::from(list.offset_height()) - 8.0).max(8.0);
    let style = HtmlElement::style(list);
    let _ = style.set_property("left", &page::length(left));
    let _ = style.set_property("top", &page::length(top));
}

fn close(desk: Desk, back: bool) {
    desk.menu.set(None);
    if back {
        desk.settle_now(true);
    }
}

fn items(list: &HtmlElement) -> Vec<HtmlElement> {
    let Ok(found) = list.query_selector_all("[role=menuitem]") else { return Vec::new() };
    (0..found.length()).filter_map(|index| found.item(index)?.dyn_into().ok()).collect()
}

fn roam(desk: Desk, event: &KeyboardEvent) {
    event.stop_propagation();
    let Some(list) = event.current_target().and_then(|list| list.dyn_into::<HtmlElement>().ok()) else { return };
    let items = items(&list);
    let focused = page::focused();
    let at = items.iter().position(|item| Some(item) == focused.as_ref()).unwrap_or_default();
    let key = event.key();
    let to = match key.as_str() {
        "ArrowDown" => Some((at + 1) % items.len()),
        "ArrowUp" => Some((at + items.len() - 1) % items.len()),
        "Home" => Some(0),
        "End" => Some(items.len() - 1),
        "Escape" | "Tab" => {
            event.prevent_default();
            return close(desk, true);
        }
        letter if letter.chars().count() == 1 && letter != " " => {
            let begins = |index: &usize| {
                let text = items[*index].text_content().unwrap_or_default();
                plain_letters(&text).starts_with(&plain_letters(letter))
            };
            (at + 1..items.len()).chain(0..at).find(begins)
        }
        _ => None,
    };
    if let Some(to) = to {
        event.prevent_default();
        page::focus(&items[to]);
    }
}
