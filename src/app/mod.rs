//! The whole page: the screen the address names, and the two regions that speak.

pub(crate) mod app_context;
pub(crate) mod curve_fill;
pub(crate) mod fields;
pub(crate) mod fitting;
pub(crate) mod focusing;
pub(crate) mod help;
pub(crate) mod icons;
pub(crate) mod importing;
pub(crate) mod keys;
pub(crate) mod languages;
pub(crate) mod modal;
pub(crate) mod notices;
pub(crate) mod open_map;
pub(crate) mod opening;
pub(crate) mod part;
pub(crate) mod part_view;
pub(crate) mod parts;
pub(crate) mod presence;
pub(crate) mod saying;
pub(crate) mod shared;
pub(crate) mod shown_while;
pub(crate) mod spaces;
pub(crate) mod theme_choice;
pub(crate) mod unsaved;

use leptos::mount::mount_to_body;
use leptos::prelude::*;

use self::app_context::{AppContext, Route, first_language};
use self::importing::Importing;
use self::importing::dialog::ImportDialog;
use self::importing::drop::DropZone;
use self::open_map::BOARD;
use self::part::{OutOfReach, Part, ScreenPart};
use self::presence::hold;
use self::saying::SayingLine;
use self::shared::SHARED;
use crate::browser::clock::Later;
use crate::browser::crash;
use crate::browser::input_method;
use crate::browser::page;
use crate::browser::page_events::Listening;
use crate::browser::safety;
use crate::browser::worker;
use crate::home::Home;
use crate::presence::Presence;
use parcours_core::model::MapId;

/// Starts the page, once the words of its language are there.
pub async fn start() {
    parts::declare();
    // It takes the browser a while, and whatever screen comes asks it.
    safety::begin();
    match languages::words_of(&first_language()).load().await {
        Ok(_) => {
            crash::started();
            mount_to_body(App);
        }
        Err(OutOfReach) => crash::not_started("the words of the page could not be loaded"),
    }
}

/// The screen of `part` for what the address `names`. A function of its own, so that it is there once for all.
#[inline(never)]
fn of_part(app: AppContext, part: &'static Part<ScreenPart>, names: String) -> AnyView {
    app.not_ready();
    part.screen(app, move |part| (part.screen)(names.clone())).into_any()
}

/// What fills the page.
#[derive(Clone, PartialEq)]
enum Screen {
    /// The maps.
    Home,
    /// A map, and how often it was opened anew.
    Map(MapId, u32),
    /// What an address holds.
    Shared(String),
}

/// The page.
#[component]
pub fn App() -> impl IntoView {
    let app = AppContext::start();
    provide_context(app);
    provide_context(Importing::new(app));
    fitting::listen(app);
    spaces::listen(app);

    let follow_address = Listening::to(&page::window(), "hashchange", move |_| {
        let route = Route::parse(&page::hash());
        if app.route.get_untracked() != route {
            // Back leads away from a text that is being written, and nothing tells its field.
            open_map::keep_all();
            app.route.set(route);
        }
    });
    // What waits in memory, because it could not be saved, must not go with an update either.
    let before_update = worker::before_update(move || {
        unsaved::try_again();
        !unsaved::any()
    });
    // In this order: what belongs to an input method is heard by nobody after it.
    let keys = (keys::never_save_page(), input_method::watch(), fields::watch());
    let here = Presence::here();
    hold((follow_address, before_update, keys, focusing::watch(here)));
    // A view of the map is no other screen.
    let screen = Memo::new(move |_| match app.route.get() {
        Route::Home => Screen::Home,
        Route::Shared(text) => Screen::Shared(text),
        Route::Map(id, _) | Route::Present(id) => Screen::Map(id, app.opening.get().0),
    });
    Effect::new(move |_| {
        // A map arrives once it is open.
        if screen.with(|screen| *screen == Screen::Home) {
            focusing::arrive(here);
        }
    });

    view! {
        {move || {
            match screen.get() {
                // A change of language draws everything anew, so that no text needs to be reactive.
                Screen::Home => (move || {
                    app.watch_language();
                    let here = Presence::here();
                    app.ready(here);
                    part::prefetch_rest(here);
                    view! { <Home /> }
                }).into_any(),
                Screen::Map(id, _) => of_part(app, &BOARD, id.to_string()),
                Screen::Shared(text) => of_part(app, &SHARED, text),
            }
        }}
        <DropZone />
        <ImportDialog />
        <Speaker />
        <SayingLine />
    }
}

/// What is said to assistive technology: both regions are there from the start, or the first message would be missed.
#[component]
fn Speaker() -> impl IntoView {
    let app = expect_context::<AppContext>();
    /// Long enough for the empty region to be noticed, in milliseconds.
    const PAUSE: f64 = 20.0;
    let spoken = RwSignal::new(String::new());
    let (here, next) = (Presence::here(), StoredValue::new_local(None::<Later>));
    Effect::new(move |_| {
        let text = app.status.get();
        // The same text twice is only heard if the region was empty in between.
        spoken.set(String::new());
        // What was to be said before is called off: the latest words count.
        next.set_value(None);
        if !text.is_empty() {
            next.set_value(Some(here.after(PAUSE, move || spoken.set(text))));
        }
    });
    view! {
        <div class="unseen" role="status" aria-live="polite" aria-atomic="true" data-status>
            {move || spoken.get()}
        </div>
    }
}
