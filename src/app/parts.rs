//! The parts of the program. The page starts with the core, the words of one language and the first screen; the board, and what is opened
//! over and beside it, are parts: the linked program is cut along the functions below (`xtask/parts`), and each part is loaded when somebody
//! needs it, or when nothing else is to be done.
//!
//! In a development page the program is one piece, and loading does no more than hand out its tables.

use std::future::Future;
use std::pin::Pin;
use std::sync::{LazyLock, OnceLock};

use leptos::prelude::*;
use leptos::web_sys::File;

use crate::app::app_context::{AppContext, Route};
use crate::app::help::Help;
use crate::app::importing::{self, Importing, Incoming};
use crate::app::presence::all_the_same;
use crate::board_view::arrows::Arrows;
use crate::board_view::chrome::context_bar::ContextBar;
use crate::board_view::chrome::menu::Menu;
use crate::board_view::editor_context::EditorContext;
use crate::board_view::future::{self, FutureCommands};
use crate::board_view::grid::blank::Blank;
use crate::board_view::map_screen::{MapScreen, ViewContent};
use crate::board_view::panels_view::side_panel::SidePanelView;
use crate::board_view::presenting::{self, Room};
use crate::board_view::visibility::FindBar;
use crate::board_view::{dialogs, printing};
use crate::browser::page;
use crate::home::{self, MapCommands, NewMapDialog};
use crate::presence::Presence;
use parcours_core::editor::outcome::{Dialog, Printed};
use parcours_core::editor::situation::Situation;
use parcours_core::editor::view_state::View;
use parcours_core::editor::walk::Stride;
use parcours_core::model::{Edit, JourneyMap, Language, MapId};
use parcours_core::panels;
use parcours_core::templates::{self, Template};
use parcours_core::words::Words;

/// A part could not be loaded: no network, or a page that is only half published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutOfReach;

/// How far a part has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Progress {
    /// Nobody has asked for it yet.
    NotAsked,
    /// It is being loaded.
    Loading,
    /// It is there.
    Loaded,
    /// It could not be loaded.
    OutOfReach,
}

/// Loads the table of functions of a part.
type Load<T> = fn() -> Pin<Box<dyn Future<Output = Result<&'static T, OutOfReach>>>>;

/// A part of the program: a table of functions, once it is loaded.
pub struct Part<T: 'static> {
    table: OnceLock<&'static T>,
    progress: LazyLock<ArcRwSignal<Progress>>,
    load: Load<T>,
}

impl<T: Sync> Part<T> {
    const fn new(load: Load<T>) -> Self {
        Self { table: OnceLock::new(), progress: LazyLock::new(|| ArcRwSignal::new(Progress::NotAsked)), load }
    }

    /// What is in the part, if it is loaded.
    pub fn get(&self) -> Option<&'static T> {
        self.table.get().copied()
    }

    /// Loads the part; answers at once where it is loaded.
    ///
    /// # Errors
    /// [`OutOfReach`] when it cannot be loaded; the next call tries again.
    pub async fn load(&'static self) -> Result<&'static T, OutOfReach> {
        if let Some(table) = self.get() {
            return Ok(table);
        }
        self.progress.set(Progress::Loading);
        let loaded = (self.load)().await;
        if let Ok(table) = loaded {
            let _ = self.table.set(table);
            if BOARD.get().is_some() && MORE.get().is_some() {
                page::set_whole();
            }
        }
        self.progress.set(if loaded.is_ok() { Progress::Loaded } else { Progress::OutOfReach });
        loaded
    }

    /// Begins to load the part, unless that was begun.
    pub fn prefetch(&'static self) {
        if self.progress.get_untracked() == Progress::NotAsked {
            all_the_same(async { _ = self.load().await });
        }
    }

    /// Acts with the part: at once where it is loaded, so that a press that must open something in the same moment does; else once it is.
    /// Says so where it cannot be loaded.
    pub fn with(&'static self, app: AppContext, act: impl FnOnce(&'static T) + 'static) {
        if let Some(table) = self.get() {
            return act(table);
        }
        all_the_same(async move {
            match self.load().await {
                Ok(table) => act(table),
                Err(OutOfReach) => app.say_refused(app.words().updates.part_out_of_reach.to_owned()),
            }
        });
    }

    /// What `draw` makes of the part while it is `needed`: nothing as long as it is being loaded, and a sentence with a way to try again
    /// where it cannot be. Once it is loaded, it is drawn whether needed or not.
    pub fn shown(
        &'static self,
        app: AppContext,
        needed: impl Fn() -> bool + Send + Sync + 'static,
        draw: impl Fn(&'static T) -> AnyView + Send + 'static,
    ) -> impl IntoView {
        self.shown_or(needed, draw, move |not_loaded| not_loaded, app)
    }

    /// The same for a whole screen, which is needed as long as it is there.
    pub fn screen(
        &'static self,
        app: AppContext,
        draw: impl Fn(&'static T) -> AnyView + Send + 'static,
    ) -> impl IntoView {
        let as_screen = move |not_loaded: AnyView| {
            // What is painted before the program draws goes with the first screen that it draws.
            page::end_start();
            view! {
                <main class="not-opened">
                    <h1>"Parcours"</h1>
                    {not_loaded}
                    <a class="button" href=Route::Home.hash()>{app.words().board.all_maps}</a>
                </main>
            }
            .into_any()
        };
        self.shown_or(|| true, draw, as_screen, app)
    }

    fn shown_or(
        &'static self,
        needed: impl Fn() -> bool + Send + Sync + 'static,
        draw: impl Fn(&'static T) -> AnyView + Send + 'static,
        around: impl Fn(AnyView) -> AnyView + Send + 'static,
        app: AppContext,
    ) -> impl IntoView {
        let progress = Memo::new(move |_| {
            let progress = self.progress.get();
            let is_needed = progress != Progress::Loaded && needed();
            if is_needed && progress == Progress::NotAsked {
                self.prefetch();
            }
            (progress, is_needed)
        });
        move || match progress.get() {
            (Progress::Loaded, _) => self.get().map(&draw),
            (Progress::OutOfReach, true) => {
                let again = move || all_the_same(async { _ = self.load().await });
                Some(around(view! { <NotLoaded app again /> }.into_any()))
            }
            _ => None,
        }
    }
}

/// How long after the first picture of a screen the rest of the program is asked for, in milliseconds: as a task of its own, so after it.
const PAUSE: f64 = 0.0;

/// Loads the rest of the program once the screen is shown, so that what is pressed next is there and nothing of it is waited for.
pub fn prefetch_rest(here: Presence) {
    let load = || {
        BOARD.prefetch();
        MORE.prefetch();
    };
    here.next_frame(move || here.after(PAUSE, load).let_go());
}

/// Where a part would be that cannot be loaded. What is on the page goes on being saved.
#[component]
fn NotLoaded(app: AppContext, again: impl Fn() + 'static) -> impl IntoView {
    let words = app.words();
    view! {
        <div class="out-of-reach" role="alert" data-out-of-reach>
            <p>{words.updates.part_out_of_reach}</p>
            <button type="button" class="button primary" on:click=move |_| again()>{words.updates.try_again}</button>
        </div>
    }
}

/// Declares a part: its name, the table it holds, the name the linked program is cut by, and how it is loaded.
macro_rules! part {
    ($(#[$about:meta])* $name:ident: $table:ty = $module:ident, $load:ident, $made:expr) => {
        $(#[$about])*
        pub static $name: Part<$table> = Part::new(|| Box::pin($load()));

        #[cfg(not(debug_assertions))]
        #[wasm_split_helpers::wasm_split($module, fallible)]
        fn $load() -> Result<&'static $table, OutOfReach> {
            Ok($made)
        }

        #[cfg(debug_assertions)]
        async fn $load() -> Result<&'static $table, OutOfReach> {
            Ok($made)
        }
    };
}

#[cfg(not(debug_assertions))]
impl From<wasm_split_helpers::SplitLoaderError> for OutOfReach {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}

/// The part with the open map.
pub struct BoardPart {
    /// The screen of a map.
    pub screen: fn(MapId) -> AnyView,
}

/// The part with what is opened over and beside the first screen and the board: panels, the other views, dialogs, what is told to a room and put
/// on paper, and the texts of templates.
pub struct MorePart {
    /// The panel beside the board.
    pub side_panel: fn(EditorContext) -> AnyView,
    /// The bar of actions beside what is in focus.
    pub context_bar: fn(EditorContext) -> AnyView,
    /// The menu, while one is open.
    pub menu: fn(EditorContext) -> AnyView,
    /// The arrows between cards.
    pub arrows: fn(EditorContext) -> AnyView,
    /// A view that is read.
    pub view: fn(EditorContext, View) -> AnyView,
    /// The bar that finds and filters.
    pub find_bar: fn(EditorContext) -> AnyView,
    /// The map told to a room.
    pub presenting: fn(EditorContext) -> AnyView,
    /// A dialog of an open map.
    pub dialog: fn(EditorContext, Dialog) -> AnyView,
    /// The offers of a blank map.
    pub blank: fn(EditorContext) -> AnyView,
    /// The help of the first screen, and whether it is open.
    pub help: fn(AppContext, RwSignal<bool>) -> AnyView,
    /// The dialog for a new map.
    pub new_map: fn(Template) -> AnyView,
    /// Reads files, chosen or dropped on a screen.
    pub read_files: fn(Importing, Vec<File>, Route),
    /// What can be done with the maps of the list.
    pub map_commands: MapCommands,
    /// The dialog about files that need a word before they are opened.
    pub importing: fn(Vec<Incoming>) -> AnyView,
    /// Goes on telling the map.
    pub stride: fn(EditorContext, Stride),
    /// Lays out what is put on paper.
    pub lay_out: fn(EditorContext, Printed),
    /// The action plan as a file for spreadsheets; `None` while nothing is planned.
    pub plan_file: fn(&Situation<'_>) -> Option<String>,
    /// Future states.
    pub future: FutureCommands,
    /// Puts the texts that a template wrote into another language.
    pub relabel: fn(&JourneyMap, &Language) -> Edit,
}

part! {
    /// The open map.
    BOARD: BoardPart = board, load_board, &BoardPart { screen: |id| view! { <MapScreen id /> }.into_any() }
}

part! {
    /// What is opened over and beside the first screen and the board.
    MORE: MorePart = more, load_more, &MorePart {
        side_panel: |editor| view! { <SidePanelView editor /> }.into_any(),
        context_bar: |editor| view! { <ContextBar editor /> }.into_any(),
        menu: |editor| view! { <Menu editor /> }.into_any(),
        arrows: |editor| view! { <Arrows editor /> }.into_any(),
        view: |editor, view| view! { <ViewContent editor view /> }.into_any(),
        find_bar: |editor| view! { <FindBar editor /> }.into_any(),
        presenting: |editor| view! { <Room editor /> }.into_any(),
        dialog: dialogs::of,
        blank: |editor| view! { <Blank editor /> }.into_any(),
        help: |app, open| view! { <Help app closed=move || open.set(false) /> }.into_any(),
        new_map: |template| view! { <NewMapDialog template /> }.into_any(),
        read_files: importing::read_files,
        map_commands: home::COMMANDS,
        importing: importing::dialog,
        stride: presenting::go,
        lay_out: printing::lay_out,
        plan_file: panels::plan_file::plan_file,
        future: future::COMMANDS,
        relabel: templates::relabel,
    }
}

part! {
    /// The words in English.
    ENGLISH: Words = english, load_english, &parcours_core::words::english::WORDS
}

part! {
    /// The words in French.
    FRENCH: Words = french, load_french, &parcours_core::words::french::WORDS
}

/// The part with the words of `language`; English for one the page does not speak.
pub fn words_of(language: &Language) -> &'static Part<Words> {
    match language {
        Language::French => &FRENCH,
        _ => &ENGLISH,
    }
}
