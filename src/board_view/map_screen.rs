//! The screen of one map: bar, header strip, board, footer.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::app::app_context::{AppContext, Route};
use crate::app::focusing;
use crate::app::opening::{self, Ready};
use crate::app::part::{self, Progress};
use crate::app::presence::{all_the_same, hold};
use crate::app::shown_while::shown_while;
use crate::board::Board;
use crate::board_view::chrome::footer::Footer;
use crate::board_view::chrome::header_strip::HeaderStrip;
use crate::board_view::chrome::save_status::Bars;
use crate::board_view::chrome::stage_pager::StagePager;
use crate::board_view::chrome::top_bar::TopBar;
use crate::board_view::editing::EDITING;
use crate::board_view::editor_context::EditorContext;
use crate::board_view::grid::Grid;
use crate::board_view::keeping::Drawn;
use crate::board_view::more::MORE;
use crate::board_view::panels_view::panel_view::PanelView;
use crate::board_view::state::SaveStatus;
use crate::board_view::{compared_maps, editing, first_picture, keeping, printing, versions};
use crate::browser::page_events::{self, Listening};
use crate::browser::{page, tabs, worker};
use crate::presence::Presence;
use parcours_core::command;
use parcours_core::editor::outcome::Outcome;
use parcours_core::editor::view_state::{CardsShow, View, ViewState};
use parcours_core::editor::visibility::Visibility;
use parcours_core::model::{Act, Edit, Label, MapId};
use parcours_core::panels;
use parcours_core::store::Alerts;
use parcours_core::store::session::Purpose;
use parcours_core::store::{KvError, OpenError, SaveState};

/// How long a map may take to open before a word says that it is on its way, in milliseconds.
const UNTOLD: f64 = 1_000.0;

/// Opens the map called `id`, or says why it cannot be opened.
#[component]
pub fn MapScreen(id: MapId) -> impl IntoView {
    let app = expect_context::<AppContext>();
    app.not_ready();
    // Asked for once, it is not asked for again by the next map.
    let take_over = app.takes_over();
    let shown = StoredValue::new_local(None);
    let begun = StoredValue::new_local(None);
    let is_shown = RwSignal::new(false);
    let (here, screen) = (Presence::here(), Owner::current().unwrap_or_default());
    // However far it came: what is asked for when the map is left already is not kept either.
    on_cleanup(|| {
        // First what is owed: the next tab begins with it.
        keeping::write_now();
        tabs::let_go();
    });
    hold([
        // What was asked for would come to a page that is only remembered, and be held there.
        Listening::to(&page::window(), "pagehide", move |_| {
            if !is_shown.get_untracked() {
                tabs::let_go();
            }
        }),
        // Out of the browser's memory of pages comes what was there when it was left: what is stored may be newer.
        Listening::to(&page::window(), "pageshow", move |event| {
            if event.unchecked_into::<web_sys::PageTransitionEvent>().persisted() {
                app.open_anew(false);
            }
        }),
    ]);
    let is_slow = RwSignal::new(false);
    let slow = here.after(UNTOLD, move || is_slow.set(true));
    all_the_same({
        let id = id.clone();
        async move {
            let purpose = if take_over { Purpose::TakeOver } else { Purpose::Show };
            let ready = opening::open(&app.library(), &id, purpose).await;
            drop(slow);
            // The map may have been left meanwhile: then nobody shows it, and another may be on its way.
            if app.is_at(&id) && here.lasts() && !is_shown.get_untracked() {
                // What listens from here on goes with this screen.
                let new = screen.with(|| Shown::new(app, &id, ready));
                shown.set_value(Some(new));
                begun.set_value(first_picture::scrolled());
                is_shown.set(true);
                focusing::arrive(here);
                app.ready(here);
                part::prefetch_rest(here);
            }
        }
    });
    move || {
        // A change of language draws the map anew; the board, its history and what keeps it stay.
        app.watch_language();
        if is_shown.get() {
            let begun = begun.try_update_value(Option::take).flatten();
            return shown.with_value(|shown| shown.as_ref().map(|shown| shown.draw(app, &id, begun)));
        }
        // There before its word, so that the word is read out.
        let told = move || is_slow.get().then(|| app.words().board.opening);
        Some(view! { <p class="opening" role="status">{told}</p> }.into_any())
    }
}

/// What a screen shows for as long as it is there, whatever the language.
enum Shown {
    /// An open map.
    Open(Board, SaveStatus),
    /// Why there is none.
    NotOpened(OpenError),
}

impl Shown {
    fn new(app: AppContext, id: &MapId, ready: Ready) -> Self {
        let (kept, opened) = match ready {
            Ready::Open(kept, opened) => (*kept, opened),
            // What could not be saved when the map was left goes on here.
            Ready::Unsaved => match keeping::resume(id) {
                Some((board, save_status)) => return Self::Open(board, save_status),
                None => return Self::NotOpened(OpenError::Missing),
            },
        };
        if let Some(notice) = &opened.notice {
            app.tell(notice.clone());
        }
        match kept {
            Ok(mut kept) => {
                let board = Board::new(std::mem::take(&mut kept.file.map));
                let save_status = keeping::keep(app, kept, board.clone(), &opened);
                Self::Open(board, save_status)
            }
            Err(error) => {
                // Nobody edits it here: another tab may want it.
                tabs::let_go();
                Self::NotOpened(error)
            }
        }
    }

    fn draw(&self, app: AppContext, id: &MapId, begun: Option<first_picture::Scrolled>) -> AnyView {
        let id = id.clone();
        match self {
            Self::Open(board, save_status) => {
                let editor = EditorContext::new(app, id, board.clone(), *save_status);
                keeping::keep_at(Drawn {
                    editor,
                    keep_writing: EditorContext::keep_writing,
                    shown_anew: |editor| editor.settle(false),
                    replace: |editor, map| {
                        editor.carry_out(Outcome::edit(Edit::Replace(map), Label::one(Act::RestoreVersion, "")));
                    },
                    show_versions: versions::look_again,
                });
                provide_context(editor);
                let workbench = view! { <Workbench editor /> }.into_any();
                if let Some(begun) = begun {
                    first_picture::go_on(editor, begun);
                }
                workbench
            }
            Self::NotOpened(error) => {
                let error = error.clone();
                MORE.screen(app, move |more| (more.not_opened)(app, id.clone(), error.clone()))
            }
        }
    }
}

#[component]
fn Workbench(editor: EditorContext) -> impl IntoView {
    let words = editor.app.words();
    compared_maps::keep(editor);
    MORE.once_loaded(move |more| (more.follow)(editor));
    editing::listen(editor);
    printing::listen(editor);
    // What is being written goes with the page if it is not kept before the map is.
    let mut guards = page_events::on_hidden(move || editor.keep_all());
    // After what was written: the next page of this tab, or another tab, need not wait until this one is cleared away.
    guards.push(Listening::to(&page::window(), "pagehide", |_| tabs::let_go()));
    guards.push(Listening::to(&page::window(), "resize", move |_| {
        editor.narrow.maybe_update(|narrow| std::mem::replace(narrow, page::is_narrow()) != *narrow);
    }));
    guards.push(worker::before_update(move || {
        editor.keep_all();
        keeping::is_kept()
    }));
    hold(guards);
    let board = editor.board();
    let view = Memo::new(move |_| editor.view_state.with(|view_state| view_state.view));
    Effect::new(move |_| {
        let title = board.about(|map| map.title.clone());
        let title = if title.is_empty() { words.board.untitled.to_owned() } else { title };
        let view = Some(view.get()).filter(|view| *view != View::Board).map(View::command);
        let view = view.map(|command| format!("{} · ", command.title(words))).unwrap_or_default();
        page::set_title(&format!("{view}{title} · Parcours"));
    });
    Effect::new(move |before: Option<View>| {
        let now = view.get();
        if before.is_some_and(|before| before != now) {
            // Back and forward go to another view under a menu or a dialog, which was about what is no longer there.
            editor.menu.set(None);
            editor.dialog.set(None);
        }
        match before {
            Some(before) if before != now && now == View::Board => {
                focusing::give_back(editor.here, move || editor.settle_now(true))
            }
            Some(before) if before != now => focusing::arrive(editor.here),
            _ => {}
        }
        now
    });
    Effect::new(move |_| {
        // Back and forward go through the views too.
        let before = editor.view_state.get_untracked();
        let view_state = match editor.app.route.get() {
            Route::Map(_, view) => ViewState { view, telling: None, ..before.clone() },
            Route::Present(_) => {
                ViewState { telling: Some(before.telling.clone().unwrap_or_default()), ..before.clone() }
            }
            Route::Home | Route::Shared(_) => return,
        };
        if view_state != before {
            editor.view_state.set(view_state);
        }
    });
    Effect::new(move |before: Option<(CardsShow, bool)>| {
        let now = editor.view_state.with(|view_state| (view_state.cards, view_state.compact));
        if before.is_some_and(|before| before != now) {
            editor.app.keep_settings(|settings| {
                settings.cards = Some(now.0.as_str().to_owned());
                settings.compact = now.1;
            });
        }
        now
    });
    let telling = Memo::new(move |_| editor.view_state.with(|view_state| view_state.telling.is_some()));
    editor.settle(false);
    view! {
        <a class="skip" href="#board-scroller" on:click=move |event| {
            event.prevent_default();
            editor.settle(true);
        }>{words.board.skip}</a>
        <div class="workbench" prop:inert=move || telling.get() class:read-only=move || editor.reading.get().is_some()>
            <TopBar editor />
            <Alert editor />
            <Bars editor />
            <HeaderStrip editor />
            <div class="middle">
                <main class="stage-area">
                    <div class="board-area" hidden=move || view.get() != View::Board>
                        {MORE.shown(editor.app, move || editor.view_state.with(|view_state| view_state.visibility != Visibility::WHOLE), move |more| (more.find_bar)(editor))}
                        {move || editor.narrow.get().then(|| view! { <StagePager editor /> })}
                        <Grid editor />
                        {MORE.shown(editor.app, move || editor.engaged.get(), move |more| (more.context_bar)(editor))}
                    </div>
                    <ViewArea editor view />
                    // Nothing is drawn of what edits. Where it cannot be loaded it is said below the board, so that nothing moves under a press.
                    {EDITING.shown(editor.app, || EDITING.progress() == Progress::OutOfReach, |_| ().into_any())}
                    {MORE.shown(editor.app, move || editor.menu.with(Option::is_some), move |more| (more.menu)(editor))}
                </main>
                {MORE.shown(editor.app, move || editor.view_state.with(|view_state| view_state.side_panel.is_some()), move |more| (more.side_panel)(editor))}
            </div>
            <Footer editor />
        </div>
        {MORE.shown(editor.app, move || telling.get(), move |more| telling.get().then(|| (more.presenting)(editor)).into_any())}
        {MORE.shown(
            editor.app,
            move || editor.dialog.with(Option::is_some),
            move |more| editor.dialog.get().map(|dialog| (more.dialog)(editor, dialog)).into_any(),
        )}
    }
}

/// A view that is read: everything but the board.
#[component]
fn ViewArea(editor: EditorContext, view: Memo<View>) -> impl IntoView {
    let is_read = move || view.get() != View::Board;
    MORE.shown(editor.app, is_read, move |more| is_read().then(|| (more.view)(editor, view.get())).into_any())
}

/// What is in it.
#[component]
pub fn ViewContent(editor: EditorContext, view: View) -> impl IntoView {
    let board = StoredValue::new(editor.board());
    let revision = Signal::derive(move || board.get_value().revision());
    let name = view.as_str();
    panels::of_view(view).map(|draw| {
        view! {
            <div class="view-area" data-sheet=name tabindex="-1">
                <PanelView editor draw revision />
            </div>
        }
    })
}

/// What went wrong with keeping the map, for as long as it does, with a way to keep it all the same.
#[component]
fn Alert(editor: EditorContext) -> impl IntoView {
    let state = editor.save;
    let alerts = editor.app.alerts;
    let words = editor.app.words();
    let full = move || state.with(|(state, _)| *state == SaveState::Failed(KvError::Full.into()));
    let goes_on = move || (full() && editor.app.safety_goes_on.get()).then_some(words.room.safety_goes_on);
    let tried_again = move || full().then_some(words.room.tried_again);
    view! {
        <div role="alert" class="alert" class:unseen=move || alerts.with(Alerts::is_empty)>
            <span>{move || alerts.with(Alerts::text)} " " {goes_on} " " {tried_again}</span>
            {shown_while(move || !alerts.with(Alerts::is_empty), move || view! {
                <button type="button" class="button" data-command="export-json" on:click=move |_| editor.run(command!("export-json"))>
                    {words.board.download}
                </button>
            }.into_any())}
        </div>
    }
}
