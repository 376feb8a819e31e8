//! Menus: of what is in focus (right click, Shift+F10, the three dots), and of the map.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

use crate::app::focusing;
use crate::board_view::chrome::command_button::keys_of;
use crate::board_view::editor_context::EditorContext;
use crate::board_view::state::MenuAt;
use crate::browser::page;
use parcours_core::editor::commands::Command;
use parcours_core::editor::menu;
use parcours_core::format::letters::plain_letters;

/// The open menu, if any.
#[component]
pub fn Menu(editor: EditorContext) -> impl IntoView {
    let words = editor.app.words();
    let list = NodeRef::<leptos::html::Div>::new();
    Effect::new(move |_| {
        if let (Some(menu), Some(list)) = (editor.menu.get(), list.get()) {
            place(&menu, &list);
            items(&list).first().map(page::focus);
        }
    });
    move || {
        editor.menu.get().map(|menu| {
            let groups = menu.groups.iter().map(|commands| {
                let rows = commands.iter().map(|command| row(editor, command));
                view! { <div role="group" class="menu-group">{rows.collect_view()}</div> }
            });
            view! {
                <div class="menu-veil" on:mousedown=move |event| { event.prevent_default(); close(editor, true); } on:contextmenu=|event| event.prevent_default()></div>
                <div
                    class="menu"
                    role="menu"
                    aria-label=words.board.menu_of
                    node_ref=list
                    on:keydown=move |event| roam(editor, &event)
                    on:contextmenu=|event| event.prevent_default()
                >
                    {groups.collect_view()}
                </div>
            }
        })
    }
}

fn row(editor: EditorContext, command: &'static Command) -> impl IntoView {
    let title = command.title(editor.app.words());
    view! {
        <button
            type="button"
            role="menuitem"
            class="menu-row"
            tabindex="-1"
            data-command=command.name
            on:click=move |_| {
                close(editor, true);
                editor.run(command);
            }
        >
            <span>{title}</span>
            <kbd>{keys_of(command, editor)}</kbd>
        </button>
    }
}

/// Puts the menu beside what it was opened from.
fn place(menu: &MenuAt, list: &HtmlElement) {
    let window = page::window();
    let room = |size: Result<wasm_bindgen::JsValue, _>| size.ok().and_then(|size| size.as_f64()).unwrap_or_default();
    let size = (f64::from(list.offset_width()), f64::from(list.offset_height()));
    let place = menu::place(menu.anchor, size, (room(window.inner_width()), room(window.inner_height())));
    let style = HtmlElement::style(list);
    let _ = style.set_property("left", &page::length(place.x));
    let _ = style.set_property("top", &page::length(place.y));
}

/// The button of a menu, by its `data-menu`.
pub fn button_of(menu: &str) -> Option<HtmlElement> {
    let found = page::document().query_selector(&format!("[data-menu={menu}]")).ok().flatten();
    found.and_then(|button| button.dyn_into().ok())
}

fn close(editor: EditorContext, back: bool) {
    let of = editor.menu.with_untracked(|menu| menu.as_ref()?.of);
    editor.menu.set(None);
    match of.and_then(button_of) {
        _ if !back => {}
        Some(button) => page::focus(&button),
        None => {
            let menu = page::document().query_selector(".menu").ok().flatten();
            if !menu.is_some_and(|menu| focusing::leave(&menu)) {
                editor.settle_now(true);
            }
        }
    }
}

fn items(list: &HtmlElement) -> Vec<HtmlElement> {
    let Ok(found) = list.query_selector_all("[role=menuitem]") else { return Vec::new() };
    (0..found.length()).filter_map(|index| found.item(index)?.dyn_into().ok()).collect()
}

fn roam(editor: EditorContext, event: &KeyboardEvent) {
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
            return close(editor, true);
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
