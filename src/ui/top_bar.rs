//! The bar above the board: which map, where it is saved, undo, redo, and what leads elsewhere.

use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::command_button::CommandButton;
use super::desk::Desk;
use super::icons::{self, icon};
use super::shell::Route;
use super::{fields, toolbar};
use crate::browser::{clock, page};
use crate::editor::commands;
use crate::editor::drafts;
use crate::editor::looks::{Side, View};
use crate::editor::outcome::Draft;
use crate::editor::typed::Happening;
use crate::format::limits;
use crate::model::Label;
use crate::store::{Level, Usage};

/// The bar.
#[component]
pub fn TopBar(desk: Desk) -> impl IntoView {
    let state = desk.save;
    let words = desk.shell.words();
    let board = StoredValue::new(desk.board());
    let kind = move || board.get_value().about(|map| (words.board.kind)(&map.kind).to_owned());
    let saved = move || {
        if desk.reading.get().is_some() {
            return words.safety.reading.to_owned();
        }
        state.with(|(state, time)| {
            let time = time.as_deref().map(|time| clock::hour(time, &words.language));
            (words.board.save)(state, time.as_deref())
        })
    };
    let room = move || {
        let room = desk.shell.room.get();
        let level = room.level();
        let told = (words.room.nearly_full)(Usage::percent(room.used()));
        (level > Level::Plenty).then(|| view! { <span class="room" data-room=level.as_str()>{told}</span> })
    };
    let tools = toolbar::one_stop(|| ());
    view! {
        <header class="bar">
            <a class="logo" href=Route::Home.hash() data-command="home" aria-label=format!("Parcours · {}", words.board.all_maps) title=words.board.all_maps>
                <svg class="logo-mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
                    <path d="M3 19Q9 19 11 12T21 5"></path>
                    <circle cx="3.5" cy="19" r="2"></circle>
                    <circle cx="11" cy="12" r="2"></circle>
                    <circle cx="20.5" cy="5" r="2"></circle>
                </svg>
                <span class="logo-name">"Parcours"</span>
            </a>
            <Title desk />
            <span class="kind">{kind}</span>
            <span class="save" data-save=move || state.with(|(state, _)| state.as_str())>{saved}</span>
            {room}
            <Tabs desk />
            <div
                class="bar-tools"
                role="toolbar"
                aria-label=words.board.map_tools
                node_ref=tools
                on:keydown=move |event| toolbar::roam(desk, &event)
            >
                <StepBack desk />
                <button type="button" class="button guide" data-command="guide" aria-pressed=move || (desk.looks.with(|looks| looks.side) == Some(Side::Guide)).to_string() on:click=move |_| desk.run("guide")>
                    {words.commands.side_guide.title}
                </button>
                <CommandButton desk name="palette" path=icons::SEARCH />
                <button
                    type="button"
                    class="tool"
                    data-menu="map"
                    aria-haspopup="menu"
                    aria-label=words.commands.menu.title
                    title=words.commands.menu.title
                    on:click=move |event| super::menu::open_map_menu(desk, &event_target(&event))
                >
                    {icon(icons::MORE)}
                </button>
                <button type="button" class="button primary export" data-command="export-json" aria-label=words.board.export title=words.commands.export_json.title on:click=move |_| desk.run("export-json")>
                    {icon(icons::EXPORT)}
                    <span>{words.board.export}</span>
                </button>
            </div>
        </header>
    }
}

/// The views of the map.
#[component]
fn Tabs(desk: Desk) -> impl IntoView {
    let words = desk.shell.words();
    let tabs = View::ALL.map(|view| {
        let name = view.as_str();
        let title = commands::find(name).map(|command| command.title(words));
        view! {
            <button
                type="button"
                class="tab"
                data-view=name
                data-command=name
                aria-current=move || (desk.looks.with(|looks| looks.view) == view).then_some("page")
                on:click=move |_| desk.run(name)
            >
                {title}
            </button>
        }
    });
    view! { <nav class="tabs" aria-label=words.board.views>{tabs.collect_view()}</nav> }
}

/// Undo and redo, named after the step they take back or make again.
#[component]
fn StepBack(desk: Desk) -> impl IntoView {
    let words = desk.shell.words();
    let board = StoredValue::new(desk.board());
    let named =
        move |step: fn(&crate::model::History) -> Option<&Label>, name: fn(&str) -> String, plain: &'static str| {
            let board = board.get_value();
            board.revision();
            let label = board.read_history(|history| step(history).map(words.said.label));
            (label.is_some(), label.map_or(plain.to_owned(), |label| name(&label)))
        };
    let undo =
        Memo::new(move |_| named(crate::model::History::to_undo, words.board.undo_named, words.commands.undo.title));
    let redo =
        Memo::new(move |_| named(crate::model::History::to_redo, words.board.redo_named, words.commands.redo.title));
    let button = |command: &'static str, path: &'static str, state: Memo<(bool, String)>| {
        view! {
            <button
                type="button"
                class="tool"
                data-command=command
                aria-disabled=move || (!state.get().0).to_string()
                aria-label=move || state.get().1
                title=move || state.get().1
                on:click=move |_| desk.run(command)
            >
                {icon(path)}
            </button>
        }
    };
    view! {
        {button("undo", icons::UNDO, undo)}
        {button("redo", icons::REDO, redo)}
    }
}

/// The id of the title's field.
const TITLE_FIELD: &str = "map-title";

/// Puts the cursor into the title.
pub fn edit_title() {
    if let Some(field) = page::element(TITLE_FIELD) {
        page::focus(&field);
        if let Some(input) = wasm_bindgen::JsCast::dyn_ref::<web_sys::HtmlInputElement>(&field) {
            input.select();
        }
    }
}

/// The title: a heading that can be written in.
#[component]
fn Title(desk: Desk) -> impl IntoView {
    let words = desk.shell.words();
    let board = StoredValue::new(desk.board());
    let title = move || board.get_value().about(|map| map.title.clone());
    let keep = move |event: web_sys::Event| {
        let text = event_target_value(&event);
        let outcome = desk.board().read(|map| drafts::keep(map, &Draft::Title, &text));
        desk.carry_out(outcome);
    };
    let on_key = move |event: KeyboardEvent| match event.key().as_str() {
        "Enter" => desk.settle_now(true),
        "Escape" => {
            let field = event_target::<web_sys::HtmlInputElement>(&event);
            let _ = fields::happens(&field, Happening::GivenUp);
            field.set_value(&board.get_value().read(|map| map.title.clone()));
            desk.settle_now(true);
        }
        _ => {}
    };
    view! {
        <h1 class="title">
            <span class="unseen">{title}</span>
            <input
                id=TITLE_FIELD
                type="text"
                aria-label=words.board.title_field
                placeholder=words.board.untitled
                data-most=limits::NAME.to_string()
                prop:value=title
                readonly=move || desk.reading.get().is_some()
                size=move || title().chars().count().clamp(12, 40).to_string()
                on:change=keep
                on:keydown=on_key
            />
        </h1>
    }
}
