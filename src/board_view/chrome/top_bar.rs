//! The bar above the board: which map, where it is saved, undo, redo, and what leads elsewhere.

use leptos::prelude::*;
use web_sys::KeyboardEvent;

use crate::app::app_context::Route;
use crate::app::fields;
use crate::app::icons::{self, icon};
use crate::board_view::chrome::command_button::CommandButton;
use crate::board_view::chrome::toolbar;
use crate::board_view::editor_context::EditorContext;
use crate::board_view::state::MenuAt;
use crate::browser::{clock, page};
use parcours_core::command;
use parcours_core::editor::commands::Command;
use parcours_core::editor::drafts;
use parcours_core::editor::outcome::Draft;
use parcours_core::editor::typed::Happening;
use parcours_core::editor::view_state::{SidePanel, View};
use parcours_core::format::limits;
use parcours_core::model::Label;
use parcours_core::store::{Level, Usage};

/// The bar.
#[component]
pub fn TopBar(editor: EditorContext) -> impl IntoView {
    let state = editor.save;
    let words = editor.app.words();
    let board = StoredValue::new(editor.board());
    let kind = move || board.get_value().about(|map| (words.board.kind)(&map.kind).to_owned());
    let saved = move || {
        if editor.reading.get().is_some() {
            return words.safety.reading.to_owned();
        }
        state.with(|(state, time)| {
            let time = time.as_deref().map(|time| clock::hour(time, &words.language));
            (words.board.save)(state, time.as_deref())
        })
    };
    let room = move || {
        let room = editor.app.room.get();
        let level = room.level();
        let told = (words.room.nearly_full)(Usage::percent(room.used()));
        (level > Level::Plenty).then(|| view! { <span class="room" data-room=level.as_str()>{told}</span> })
    };
    let tools = toolbar::one_stop(|| ());
    view! {
        <header class="bar">
            <div class="bar-about">
            <a class="logo" href=Route::Home.hash() data-command="home" aria-label=format!("Parcours · {}", words.board.all_maps) title=words.board.all_maps>
                <svg class="logo-mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
                    <path d="M3 19Q9 19 11 12T21 5"></path>
                    <circle cx="3.5" cy="19" r="2"></circle>
                    <circle cx="11" cy="12" r="2"></circle>
                    <circle cx="20.5" cy="5" r="2"></circle>
                </svg>
                <span class="logo-name">"Parcours"</span>
            </a>
            <Title editor />
            <span class="kind">{kind}</span>
            <span class="save" data-save=move || state.with(|(state, _)| state.as_str()) title=saved>
                <span class="save-text">{saved}</span>
            </span>
            {room}
            </div>
            <Tabs editor />
            <div
                class="bar-tools"
                role="toolbar"
                aria-label=words.board.map_tools
                node_ref=tools
                on:keydown=move |event| toolbar::roam(editor, &event)
            >
                <StepBack editor />
                <button type="button" class="button guide" data-command="guide" aria-pressed=move || (editor.view_state.with(|view_state| view_state.side_panel) == Some(SidePanel::Guide)).to_string() on:click=move |_| editor.run(command!("guide"))>
                    {words.commands.side_guide.title}
                </button>
                <CommandButton editor command=command!("palette") path=icons::SEARCH />
                <button
                    type="button"
                    class="tool"
                    data-menu=MenuAt::MAP
                    aria-haspopup="menu"
                    aria-label=words.commands.menu.title
                    title=words.commands.menu.title
                    on:click=move |_| editor.with_editing(|editing, editor| (editing.open_map_menu)(editor))
                >
                    {icon(icons::MORE)}
                </button>
                <button
                    type="button"
                    class="button primary export"
                    data-command="export"
                    data-menu=MenuAt::EXPORT
                    aria-haspopup="menu"
                    aria-expanded=move || editor.menu.with(|menu| menu.as_ref().is_some_and(|menu| menu.is_of(MenuAt::EXPORT))).to_string()
                    aria-label=words.board.export
                    title=words.board.export
                    on:click=move |_| editor.run(command!("export"))
                >
                    {icon(icons::EXPORT)}
                    <span>{words.board.export}</span>
                </button>
            </div>
        </header>
    }
}

/// The views of the map.
#[component]
fn Tabs(editor: EditorContext) -> impl IntoView {
    let words = editor.app.words();
    let tabs = View::ALL.map(|view| {
        let name = view.as_str();
        let command = view.command();
        let title = command.title(words);
        view! {
            <button
                type="button"
                class="tab"
                data-view=name
                data-command=name
                aria-current=move || (editor.view_state.with(|view_state| view_state.view) == view).then_some("page")
                on:click=move |_| editor.run(command)
            >
                {title}
            </button>
        }
    });
    view! { <nav class="tabs" aria-label=words.board.views>{tabs.collect_view()}</nav> }
}

/// Undo and redo, named after the step they take back or make again.
#[component]
fn StepBack(editor: EditorContext) -> impl IntoView {
    let words = editor.app.words();
    let board = StoredValue::new(editor.board());
    let named = move |step: fn(&parcours_core::model::History) -> Option<&Label>,
                      name: fn(&str) -> String,
                      plain: &'static str| {
        let board = board.get_value();
        board.revision();
        let label = board.read_history(|history| step(history).map(words.announcements.label));
        (label.is_some(), label.map_or(plain.to_owned(), |label| name(&label)))
    };
    let undo = Memo::new(move |_| {
        named(parcours_core::model::History::to_undo, words.board.undo_named, words.commands.undo.title)
    });
    let redo = Memo::new(move |_| {
        named(parcours_core::model::History::to_redo, words.board.redo_named, words.commands.redo.title)
    });
    let button = |command: &'static Command, path: &'static str, state: Memo<(bool, String)>| {
        view! {
            <button
                type="button"
                class="tool"
                data-command=command.name
                aria-disabled=move || (!state.get().0).to_string()
                aria-label=move || state.get().1
                title=move || state.get().1
                on:click=move |_| editor.run(command)
            >
                {icon(path)}
            </button>
        }
    };
    view! {
        {button(command!("undo"), icons::UNDO, undo)}
        {button(command!("redo"), icons::REDO, redo)}
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
fn Title(editor: EditorContext) -> impl IntoView {
    let words = editor.app.words();
    let board = StoredValue::new(editor.board());
    let title = move || board.get_value().about(|map| map.title.clone());
    let keep = move |event: web_sys::Event| {
        let text = event_target_value(&event);
        let outcome = editor.board().read(|map| drafts::keep(map, &Draft::Title, &text));
        editor.carry_out(outcome);
    };
    let on_key = move |event: KeyboardEvent| match event.key().as_str() {
        "Enter" => editor.settle_now(true),
        "Escape" => {
            let field = event_target::<web_sys::HtmlInputElement>(&event);
            let _ = fields::happens(&field, Happening::GivenUp);
            field.set_value(&board.get_value().read(|map| map.title.clone()));
            editor.settle_now(true);
        }
        _ => {}
    };
    view! {
        <h1 class="title">
            <span class="unseen">{title}</span>
            <input
                id=TITLE_FIELD
                type="text"
                lang=move || board.get_value().about(|map| map.language.as_str().to_owned())
                aria-label=words.board.title_field
                placeholder=words.board.untitled
                data-most=limits::NAME.to_string()
                prop:value=title
                readonly=move || editor.reading.get().is_some()
                size=move || title().chars().count().clamp(12, 40).to_string()
                on:change=keep
                on:keydown=on_key
            />
        </h1>
    }
}
