//! What every screen shares: the language, the theme, the address, the maps that are kept, and the voice of the page.

use leptos::prelude::*;

use crate::app::languages;
use crate::app::saying::Saying;
use crate::browser::clock;
use crate::browser::collation;
use crate::browser::fetch;
use crate::browser::page;
use crate::browser::random;
use crate::browser::safety;
use crate::browser::storage::BrowserKv;
use crate::presence::Presence;
use parcours_core::editor::address;
use parcours_core::editor::announcement::Announcement;
use parcours_core::editor::view_state::View;
use parcours_core::format::MapFile;
use parcours_core::model::{Language, MapId, WordOrder};
use parcours_core::store::alerts::{Alerts, Source};
use parcours_core::store::session::Notice;
use parcours_core::store::{Kept, Library, SaveError, Settings, Theme, Usage};
use parcours_core::templates::Example;
use parcours_core::words::Words;

/// Which screen is shown; the address after `#`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// `#/`, and anything unknown.
    Home,
    /// `#/map/ID`, and `#/map/ID/VIEW` for another view than the board.
    Map(MapId, View),
    /// `#/map/ID/present`: the map told to a room.
    Present(MapId),
    /// `#/shared/TEXT`: a map that stands in the address itself.
    Shared(String),
}

/// The beginning of the address of a shared map.
const SHARED: &str = "/shared/";

/// The end of the address of a map that is told.
const PRESENT: &str = "present";

impl Route {
    /// Reads the part of the address after `#`.
    pub fn parse(hash: &str) -> Self {
        let hash = hash.trim_start_matches('#');
        if let Some(text) = hash.strip_prefix(SHARED) {
            return Self::Shared(text.to_owned());
        }
        match hash.strip_prefix("/map/") {
            Some(rest) if !rest.is_empty() => {
                let (id, view) = rest.split_once('/').unwrap_or((rest, ""));
                let id = address::id_in(id);
                if view == PRESENT {
                    Self::Present(id)
                } else {
                    Self::Map(id, View::from_name(view).unwrap_or_default())
                }
            }
            _ => Self::Home,
        }
    }

    /// The address of this screen.
    pub fn hash(&self) -> String {
        match self {
            Self::Home => "#/".to_owned(),
            Self::Present(id) => format!("#/map/{}/{PRESENT}", address::of(id)),
            Self::Shared(text) => format!("#{SHARED}{text}"),
            Self::Map(id, View::Board) => format!("#/map/{}", address::of(id)),
            Self::Map(id, view) => format!("#/map/{}/{}", address::of(id), view.as_str()),
        }
    }
}

/// What every screen shares. Copies share the same signals.
#[derive(Clone, Copy)]
pub struct AppContext {
    language: RwSignal<Language>,
    /// Light, dark, or as the system is.
    pub theme: RwSignal<Theme>,
    /// Whether spaces stay as they are typed, where the language would set others.
    pub plain_spaces: RwSignal<bool>,
    /// The screen that is shown.
    pub route: RwSignal<Route>,
    /// Counts changes to the list of maps, so that whoever shows it lists again.
    pub library_changed: RwSignal<u32>,
    /// What is shown of what is said, beside what was done.
    pub saying: RwSignal<Option<Saying>>,
    /// What is said next in the status region.
    pub status: RwSignal<String>,
    /// What the page raises an alarm about.
    pub alerts: RwSignal<Alerts>,
    /// What happened to maps while nobody looked; shown until a person has read it.
    pub notices: RwSignal<Vec<Notice>>,
    /// Which map is opened anew, counted, and whether it is taken over from the tab that edits it.
    pub opening: RwSignal<(u32, bool)>,
    /// How much room is taken, as it was last measured.
    pub room: RwSignal<Usage>,
    /// Whether work goes on being kept in the safety copy while the storage of the maps refuses it.
    pub safety_goes_on: RwSignal<bool>,
    /// Whether a map is shown of which rows are still being drawn.
    pub rows_to_come: StoredValue<bool>,
    library: StoredValue<Library<BrowserKv>, LocalStorage>,
    storage_blocked: bool,
}

/// The language that the page begins with: the one a person chose, else the browser's.
pub fn first_language() -> Language {
    Library::new(BrowserKv::open(), "").settings().language.unwrap_or_else(page::browser_language)
}

impl AppContext {
    /// Opens storage, reads what was set, and takes the language of the browser unless a person chose another.
    pub fn start() -> Self {
        let kv = BrowserKv::open();
        let storage_blocked = kv.is_memory();
        let library = Library::new(kv, &random::id()).with_copies(safety::has_copy);
        let settings = library.settings();
        let language = settings.language.unwrap_or_else(page::browser_language);
        let app = Self {
            language: RwSignal::new(language),
            theme: RwSignal::new(settings.theme),
            plain_spaces: RwSignal::new(settings.plain_spaces),
            route: RwSignal::new(Route::parse(&page::hash())),
            library_changed: RwSignal::new(0),
            status: RwSignal::new(String::new()),
            alerts: RwSignal::new(Alerts::default()),
            saying: RwSignal::new(None),
            rows_to_come: StoredValue::new(false),
            notices: RwSignal::new(Vec::new()),
            opening: RwSignal::new((0, false)),
            room: RwSignal::new(Usage::default()),
            safety_goes_on: RwSignal::new(false),
            library: StoredValue::new_local(library),
            storage_blocked,
        };
        app.say_blocked();
        Effect::new(move |_| page::set_language(app.language.get().as_str()));
        Effect::new(move |_| page::set_theme(app.theme.get().as_str()));
        Effect::new(move |before: Option<()>| {
            let (language, theme) = (app.language.get(), app.theme.get());
            if before.is_some() {
                app.keep_settings(|settings| {
                    settings.language = Some(language);
                    settings.theme = theme;
                });
            }
        });
        app
    }

    fn say_blocked(self) {
        if self.storage_blocked {
            self.alarm(Source::Storage, self.words().file.storage_blocked.to_owned());
        }
    }

    /// Every word of the present language. Not reactive: a change of language redraws the tree.
    pub fn words(self) -> &'static Words {
        let spoken = self.language.with_untracked(languages::words_of);
        // The page is drawn once the words of its language are there, and changes it once those of the other are.
        spoken.get().expect("a language is spoken once its words are loaded")
    }

    /// The order of words in the present language.
    pub fn word_order(self) -> WordOrder {
        collation::word_order(&self.language.get_untracked())
    }

    /// The present language.
    pub fn language(self) -> Language {
        self.language.get_untracked()
    }

    /// The present language; whoever asks is redrawn when it changes.
    pub fn watch_language(self) -> Language {
        self.language.get()
    }

    /// What came out of it, unless storage refused, which is said.
    pub fn went_well<T>(self, outcome: Result<T, SaveError>) -> Option<T> {
        match outcome {
            Ok(value) => {
                self.calm(Source::Action);
                Some(value)
            }
            Err(error) => {
                self.alarm(Source::Action, self.why_not_saved(&error));
                None
            }
        }
    }

    /// Speaks `language` from now on, once its words are there.
    pub fn set_language(self, language: Language) {
        if self.language() != language {
            self.once_spoken(language.clone(), move || {
                self.language.set(language);
                self.say_blocked();
            });
        }
    }

    /// Acts once the words of `language` are there; says so where they cannot be loaded.
    pub fn once_spoken(self, language: Language, act: impl FnOnce() + 'static) {
        languages::words_of(&language).with(self, move |_| act());
    }

    /// The view the address names.
    pub fn view(self) -> View {
        self.route.with_untracked(|route| match route {
            Route::Map(_, view) => *view,
            Route::Home | Route::Present(_) | Route::Shared(_) => View::Board,
        })
    }

    /// The maps this browser keeps.
    pub fn library(self) -> Library<BrowserKv> {
        self.library.get_value()
    }

    /// Whether this browser keeps nothing.
    pub fn storage_blocked(self) -> bool {
        self.storage_blocked
    }

    /// Changes what is set and keeps it; losing it is harmless, so a full storage is not mentioned.
    pub fn keep_settings(self, change: impl FnOnce(&mut Settings)) {
        self.library.with_value(|library| {
            let mut settings = library.settings();
            change(&mut settings);
            drop(library.keep_settings(&settings));
        });
    }

    /// Goes to a screen. The text of a shared map does not stay behind in the address: what was saved would be offered anew by Back.
    pub fn go(self, route: Route) {
        if self.route.with_untracked(|route| matches!(route, Route::Shared(_))) {
            page::replace_hash(&route.hash());
        } else {
            page::set_hash(&route.hash());
        }
        self.route.set(route);
    }

    /// Another screen is on its way.
    pub fn not_ready(self) {
        page::set_ready(false);
    }

    /// Whether the map `id` is what the address names.
    pub fn is_at(self, id: &MapId) -> bool {
        self.route.with_untracked(|route| matches!(route, Route::Map(open, _) | Route::Present(open) if open == id))
    }

    /// The `screen` is there: it takes the place of what was shown until now, and once all of it is drawn, whoever waits is told.
    pub fn ready(self, screen: Presence) {
        page::end_start();
        screen.next_frame(move || {
            if !self.rows_to_come.get_value() {
                page::set_ready(true);
            }
        });
    }

    /// Opens the map that is open anew; `take_over` takes it from the tab that edits it.
    pub fn open_anew(self, take_over: bool) {
        self.opening.update(|(count, takes)| (*count, *takes) = (*count + 1, take_over));
    }

    /// Whether the map is to be taken from the tab that edits it; only once.
    pub fn takes_over(self) -> bool {
        let takes_over = self.opening.get_untracked().1;
        self.opening.update_untracked(|(_, takes)| *takes = false);
        takes_over
    }

    /// Goes to the board of a map.
    pub fn open_map(self, id: &MapId) {
        self.go(Route::Map(id.clone(), View::Board));
    }

    /// Goes to the board of a map that was just added, and is not read again for that.
    pub fn open_added(self, kept: Kept) {
        let id = kept.file.id.clone();
        self.library().hand_over(kept);
        self.open_map(&id);
    }

    /// Fetches a worked example, adds a copy of it and goes to its board, unless the `screen` it was asked for on is left meanwhile; says so
    /// when it cannot be had.
    pub fn open_example(self, example: Example, screen: Presence) {
        let address = example.address(&self.language());
        screen.spawn(async move {
            let bytes = fetch::bytes(&address).await;
            let opened = bytes.and_then(|bytes| parcours_core::format::read(&bytes).ok());
            let Some(opened) = opened else {
                self.alarm(Source::Action, self.words().home.example_out_of_reach.to_owned());
                return;
            };
            // The first copy keeps the example's id, so that examples that belong together find each other; later ones get one of
            // their own.
            let file = MapFile { lineage: Vec::new(), ..opened.file };
            self.add_and_open(file);
        });
    }

    /// Adds a new map and goes to its board; says so when it could not be kept.
    pub fn add_and_open(self, file: MapFile) {
        match self.library().add(file, &clock::now_text(), || random::id().into()) {
            Ok(added) => {
                self.library_changed.update(|count| *count += 1);
                self.open_added(added.kept);
            }
            Err(error) => self.alarm(Source::Action, self.why_not_saved(&error)),
        }
    }

    /// Measures how much room is taken. A storage that cannot be asked has said so elsewhere.
    pub fn measure_room(self) {
        if let Ok(usage) = self.library.with_value(Library::usage) {
            self.room.maybe_update(|room| std::mem::replace(room, usage) != usage);
        }
    }

    /// Why a map was not kept, in the person's language.
    pub fn why_not_saved(self, error: &SaveError) -> String {
        (self.words().board.not_saved)(error)
    }

    /// The name a map of this title goes by.
    pub fn name(self, title: &str) -> String {
        if title.trim().is_empty() { self.words().board.untitled.to_owned() } else { title.to_owned() }
    }

    /// `source` raises an alarm, in the place of what it said before; an empty text takes that back. Other sources' stay.
    pub fn alarm(self, source: Source, text: String) {
        self.alerts.maybe_update(|alerts| alerts.set(source, text));
    }

    /// `source` takes its alarm back.
    pub fn calm(self, source: Source) {
        self.alarm(source, String::new());
    }

    /// Tells what happened to a map, until a person has read it.
    pub fn tell(self, notice: Notice) {
        self.notices.update(|notices| {
            notices.retain(|other| *other != notice);
            notices.push(notice);
        });
    }

    /// A person has read `notice`.
    pub fn read_notice(self, notice: &Notice) {
        self.notices.update(|notices| notices.retain(|other| other != notice));
    }

    /// Says `said` in the person's language, and shows it where nothing else does.
    pub fn say_of(self, said: &Announcement) {
        let text = (self.words().announcements.announce)(said);
        if said.is_refusal() {
            return self.say_refused(text);
        }
        self.saying.set(said.is_shown().then(|| Saying::Done(text.clone())));
        self.status.set(text);
    }

    /// Says something once, politely.
    pub fn say(self, text: String) {
        self.status.set(text);
        self.refusal_is_read();
    }

    /// Says what was done where that shows nowhere else, so that it is seen too.
    pub fn say_done(self, text: String) {
        self.saying.set(Some(Saying::Done(text.clone())));
        self.status.set(text);
    }

    /// Says why something was not done, so that it is seen too.
    pub fn say_refused(self, text: String) {
        self.saying.set(Some(Saying::Refused(text.clone())));
        self.status.set(text);
    }

    /// Whoever presses something has read it.
    pub fn refusal_is_read(self) {
        if self.saying.with_untracked(|saying| matches!(saying, Some(Saying::Refused(_)))) {
            self.saying.set(None);
        }
    }
}
