//! The screen of one map: bar, header strip, board, footer.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::context_bar::ContextBar;
use super::desk::Desk;
use super::dialogs::Dialogs;
use super::footer::Footer;
use super::grid::Grid;
use super::header_strip::HeaderStrip;
use super::keeping::Standing;
use super::menu::Menu;
use super::opening::{self, Ready};
use super::presence::{all_the_same, hold};
use super::sheet_view::SheetView;
use super::shell::{Route, Shell};
use super::side_panel::SidePanel;
use super::sight::FindBar;
use super::stage_pager::StagePager;
use super::standing::Bars;
use super::top_bar::TopBar;
use super::{beside, clipboard, keeping, keyboard, rating, timer};
use crate::board::Board;
use crate::browser::page_events::{self, Listening};
use crate::browser::{files, page, tabs, worker};
use crate::editor::looks::View;
use crate::format::name::stem;
use crate::model::MapId;
use crate::presence::Presence;
use crate::sheet;
use crate::store::Alerts;
use crate::store::session::Purpose;
use crate::store::{KvError, OpenError, SaveState, Unreadable};

/// Opens the map called `id`, or says why it cannot be opened.
#[component]
pub fn MapScreen(id: MapId) -> impl IntoView {
    let shell = expect_context::<Shell>();
    shell.not_ready();
    // Asked for once, it is not asked for again by the next map.
    let take_over = shell.takes_over();
    let shown = StoredValue::new_local(None);
    let is_shown = RwSignal::new(false);
    let (here, screen) = (Presence::here(), Owner::current().unwrap_or_default());
    // However far it came: what is asked for when the map is left already is not kept either.
    on_cleanup(|| {
        // First what is owed: the next tab begins with it.
        keeping::write_now();
        tabs::let_go();
    });
    all_the_same({
        let id = id.clone();
        async move {
            let purpose = if take_over { Purpose::TakeOver } else { Purpose::Show };
            let ready = opening::open(&shell.library(), &id, purpose).await;
            // The map may have been left meanwhile: then nobody shows it, and another may be on its way.
            if shell.is_at(&id) && here.lasts() && !is_shown.get_untracked() {
                // What listens from here on goes with this screen.
                let new = screen.with(|| Shown::new(shell, &id, ready));
                shown.set_value(Some(new));
                is_shown.set(true);
                shell.ready(here);
            }
        }
    });
    move || {
        // A change of language draws the map anew; the board, its history and what keeps it stay.
        shell.watch_language();
        is_shown.get().then(|| shown.with_value(|shown| shown.as_ref().map(|shown| shown.draw(shell, &id))))
    }
}

/// What a screen shows for as long as it is there, whatever the language.
enum Shown {
    /// An open map.
    Open(Board, Standing),
    /// Why there is none.
    NotOpened(OpenError),
}

impl Shown {
    fn new(shell: Shell, id: &MapId, ready: Ready) -> Self {
        let (kept, opened) = match ready {
            Ready::Open(kept, opened) => (*kept, opened),
            // What could not be saved when the map was left goes on here.
            Ready::Unsaved => match keeping::resume(id) {
                Some((board, standing)) => return Self::Open(board, standing),
                None => return Self::NotOpened(OpenError::Missing),
            },
        };
        if let Some(notice) = &opened.notice {
            shell.tell(notice.clone());
        }
        match kept {
            Ok(mut kept) => {
                let board = Board::new(std::mem::take(&mut kept.file.map));
                let standing = keeping::keep(shell, kept, board.clone(), &opened);
                Self::Open(board, standing)
            }
            Err(error) => {
                // Nobody edits it here: another tab may want it.
                tabs::let_go();
                Self::NotOpened(error)
            }
        }
    }

    fn draw(&self, shell: Shell, id: &MapId) -> AnyView {
        let id = id.clone();
        match self {
            Self::Open(board, standing) => {
                let desk = Desk::new(shell, id, board.clone(), *standing);
                keeping::keep_at(desk);
                provide_context(desk);
                view! { <Workbench desk /> }.into_any()
            }
            Self::NotOpened(error) => view! { <NotOpened id error=error.clone() /> }.into_any(),
        }
    }
}

#[component]
fn Workbench(desk: Desk) -> impl IntoView {
    let words = desk.shell.words();
    beside::keep(desk);
    timer::follow(desk);
    keyboard::listen(desk);
    clipboard::listen(desk);
    rating::listen(desk);
    // What is being written goes with the page if it is not kept before the map is.
    let mut guards = page_events::on_hidden(move || desk.keep_all());
    // After what was written: the next page of this tab, or another tab, need not wait until this one is cleared away.
    guards.push(Listening::to(&page::window(), "pagehide", |_| tabs::let_go()));
    // Out of the browser's memory of pages comes what was there when it was left: what is stored may be newer.
    guards.push(Listening::to(&page::window(), "pageshow", move |event| {
        if event.unchecked_into::<web_sys::PageTransitionEvent>().persisted() {
            desk.shell.open_anew(false);
        }
    }));
    guards.push(worker::before_update(move || {
        desk.keep_all();
        keeping::is_kept()
    }));
    hold(guards);
    let board = desk.board();
    Effect::new(move |_| {
        let title = board.about(|map| map.title.clone());
        let title = if title.is_empty() { words.board.untitled.to_owned() } else { title };
        page::set_title(&format!("{title} · Parcours"));
    });
    let view = Memo::new(move |_| desk.looks.with(|looks| looks.view));
    Effect::new(move |_| {
        // Back and forward go through the views too.
        if let Route::Map(_, view) = desk.shell.route.get()
            && view != desk.looks.with_untracked(|looks| looks.view)
        {
            desk.looks.update(|looks| looks.view = view);
        }
    });
    desk.settle(false);
    view! {
        <a class="skip" href="#board-scroller" on:click=move |event| {
            event.prevent_default();
            desk.settle(true);
        }>{words.board.skip}</a>
        <div class="workbench" class:read-only=move || desk.reading.get().is_some()>
            <TopBar desk />
            <Alert desk />
            <Bars desk />
            <HeaderStrip desk />
            <div class="middle">
                <main class="stage-area">
                    <div class="board-area" class:bar-above=move || desk.bar_top.get().is_some() hidden=move || view.get() != View::Board>
                        <FindBar desk />
                        <StagePager desk />
                        <Grid desk />
                        <ContextBar desk />
                    </div>
                    <ViewArea desk view />
                    <Menu desk />
                </main>
                <SidePanel desk />
            </div>
            <Footer desk />
        </div>
        <Dialogs desk />
    }
}

/// A view that is read: everything but the board.
#[component]
fn ViewArea(desk: Desk, view: Memo<View>) -> impl IntoView {
    let board = StoredValue::new(desk.board());
    let revision = Signal::derive(move || board.get_value().revision());
    move || {
        let name = view.get().as_str();
        sheet::of_view(view.get()).map(|draw| {
            view! {
                <div class="view-area" data-sheet=name tabindex="-1">
                    <SheetView desk draw revision />
                </div>
            }
        })
    }
}

/// What went wrong with keeping the map, for as long as it does, with a way to keep it all the same.
#[component]
fn Alert(desk: Desk) -> impl IntoView {
    let state = desk.save;
    let alerts = desk.shell.alerts;
    let words = desk.shell.words();
    let full = move || state.with(|(state, _)| *state == SaveState::Failed(KvError::Full.into()));
    let goes_on = move || (full() && desk.shell.safety_goes_on.get()).then_some(words.room.safety_goes_on);
    let tried_again = move || full().then_some(words.room.tried_again);
    view! {
        <div role="alert" class="alert" class:unseen=move || alerts.with(Alerts::is_empty)>
            <span>{move || alerts.with(Alerts::text)} " " {goes_on} " " {tried_again}</span>
            <Show when=move || !alerts.with(Alerts::is_empty)>
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
                            files::download(&format!("{}.json", stem(id.as_str())), "application/json", &raw);
                        }>{words.board.download}</button>
                    }
                })}
            <a class="button primary" href=Route::Home.hash()>{words.board.all_maps}</a>
        </main>
    }
}
