//! The screen of one map: bar, header strip, board, footer.

use leptos::prelude::*;

use super::context_bar::ContextBar;
use super::desk::Desk;
use super::dialogs::Dialogs;
use super::footer::Footer;
use super::grid::Grid;
use super::header_strip::HeaderStrip;
use super::menu::Menu;
use super::shell::{Route, Shell};
use super::stage_pager::StagePager;
use super::top_bar::TopBar;
use super::{clipboard, keeping, keyboard};
use crate::board::Board;
use crate::browser::{files, page, page_events};
use crate::model::MapId;
use crate::store::{OpenError, SaveState, Unreadable};

/// Opens the map called `id`, or says why it cannot be opened.
#[component]
pub fn MapScreen(id: MapId) -> impl IntoView {
    let shell = expect_context::<Shell>();
    match shell.library().open(&id) {
        Ok(mut kept) => {
            let board = Board::new(std::mem::take(&mut kept.file.map));
            let state = keeping::keep(shell, kept, board.clone());
            let desk = Desk::new(shell, id, board);
            provide_context(desk);
            view! { <Workbench desk state /> }.into_any()
        }
        Err(error) => view! { <NotOpened id error /> }.into_any(),
    }
}

#[component]
fn Workbench(desk: Desk, state: RwSignal<(SaveState, Option<String>)>) -> impl IntoView {
    let words = desk.shell.words();
    keyboard::listen(desk);
    clipboard::listen(desk);
    // What is being written goes with the page if it is not kept before the map is.
    let guards = StoredValue::new_local(page_events::on_hidden(move || {
        desk.keep_writing();
        keeping::write_now();
    }));
    on_cleanup(move || drop(guards.try_update_value(std::mem::take)));
    let board = desk.board();
    Effect::new(move |_| {
        let title = board.about(|map| map.title.clone());
        let title = if title.is_empty() { words.board.untitled.to_owned() } else { title };
        page::set_title(&format!("{title} · Parcours"));
    });
    desk.settle(false);
    view! {
        <a class="skip" href="#board-scroller" on:click=move |event| {
            event.prevent_default();
            desk.settle(true);
        }>{words.board.skip}</a>
        <div class="workbench">
            <TopBar desk state />
            <Alert desk />
            <HeaderStrip desk />
            <main class="stage-area">
                <StagePager desk />
                <Grid desk />
                <ContextBar desk />
                <Menu desk />
            </main>
            <Footer desk />
        </div>
        <Dialogs desk />
    }
}

/// What went wrong with keeping the map, for as long as it does, with a way to keep it all the same.
#[component]
fn Alert(desk: Desk) -> impl IntoView {
    let alert = desk.shell.alert;
    let words = desk.shell.words();
    view! {
        <div role="alert" class="alert" class:unseen=move || alert.with(String::is_empty)>
            <span>{move || alert.get()}</span>
            <Show when=move || !alert.with(String::is_empty)>
                <button type="button" class="button" data-command="export-json" on:click=move |_| desk.run("export-json")>
                    {words.board.download}
                </button>
            </Show>
        </div>
    }
}

#[component]
fn NotOpened(id: MapId, error: OpenError) -> impl IntoView {
    let shell = expect_context::<Shell>();
    let words = shell.words();
    let raw = shell.library().raw(&id);
    let text = match &error {
        OpenError::Unreadable(_) => words.board.broken_map,
        _ => words.board.missing_map,
    };
    let details = match error {
        OpenError::Unreadable(Unreadable::Content(problem)) => (words.file.problem)(&problem),
        _ => String::new(),
    };
    view! {
        <main class="not-opened">
            <h1>"Parcours"</h1>
            <p>{text}</p>
            <p class="quiet">{details}</p>
            {raw
                .map(|raw| {
                    view! {
                        <button type="button" class="button" on:click=move |_| {
                            files::download(&format!("{id}.json"), "application/json", &raw);
                        }>{words.board.download}</button>
                    }
                })}
            <a class="button primary" href=Route::Home.hash()>{words.board.all_maps}</a>
        </main>
    }
}
