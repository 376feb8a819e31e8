//! What everything around an open map shares: where the focus is, what is selected, what is being written. State and nothing else: what is done
//! with it stands in `editing/`.

use leptos::prelude::*;

use crate::app::app_context::AppContext;
use crate::board::Board;
use crate::board_view::more::MORE;
use crate::board_view::settled::{figures, settled_revision};
use crate::board_view::state::{CurveBehind, MenuAt, Pointing, SaveStatus, VisibilityShown, Writing};
use crate::browser::{clock, page};
use crate::presence::Presence;
use parcours_core::editor::announcement::Announcement;
use parcours_core::editor::clipboard::Loose;
use parcours_core::editor::focus::Focus;
use parcours_core::editor::outcome::Dialog;
use parcours_core::editor::selection::Selection;
use parcours_core::editor::situation::{ComparedMap, OtherMap, Situation, Told};
use parcours_core::editor::view_state::{CardsShow, ViewState};
use parcours_core::editor::visibility::Part;
use parcours_core::editor::zoom::Scale;
use parcours_core::format::whole::Size;
use parcours_core::method::agenda::Agenda;
use parcours_core::method::figures::Figures;
use parcours_core::model::{CardId, MapId, Persona};
use parcours_core::store::SaveState;
use parcours_core::store::session::ReadOnly;

/// What everything around an open map shares. Copies share the same signals. No signal here has as many readers as there are cards.
#[derive(Clone, Copy)]
pub struct EditorContext {
    /// What every screen shares.
    pub app: AppContext,
    /// For what may end after the map was left.
    pub here: Presence,
    /// The name of the open map.
    pub id: StoredValue<MapId>,
    pub(crate) board: StoredValue<Board>,
    /// The revision of the map once edits have paused.
    pub settled: RwSignal<u64>,
    /// Its figures at that revision; `None` until what counts them is there.
    pub figures: Memo<Option<Figures>>,
    /// Where the board's one tab stop is.
    pub focus: RwSignal<Option<Focus>>,
    /// The selected cards.
    pub selection: RwSignal<Selection>,
    /// What of the map is looked at, and how.
    pub view_state: RwSignal<ViewState>,
    /// The only part of the map that is looked at.
    pub(crate) part: Memo<Option<Part>>,
    /// What of what is in sight the page shows already.
    pub(crate) visibility_shown: StoredValue<VisibilityShown>,
    /// Other maps to look at beside this one.
    pub compared_maps: StoredValue<Vec<ComparedMap>>,
    /// Counts changes to them, and to the personas.
    pub compared_maps_changed: RwSignal<u32>,
    /// The other maps of this browser, once somebody needed them.
    pub other_maps: StoredValue<Option<Vec<OtherMap>>>,
    /// The second line under a curve of the board.
    pub behind: RwSignal<Option<CurveBehind>>,
    /// The agenda of the workshop, about this map or another.
    pub agenda: RwSignal<Option<Agenda>>,
    /// Notifies each second while a clock is in sight.
    pub tick: Trigger,
    /// The personas kept for every map, and the name of the map this one is compared with, as they were when last looked at.
    pub kept_aside: StoredValue<(Vec<Persona>, String)>,
    /// Why the map is only shown; `None` while it can be edited.
    pub reading: RwSignal<Option<ReadOnly>>,
    /// Where the work stands, and when it was last written.
    pub save: RwSignal<(SaveState, Option<String>)>,
    /// The earlier versions of the map, once somebody looked.
    pub versions: StoredValue<Option<Vec<Told>>>,
    /// The open dialog.
    pub dialog: RwSignal<Option<Dialog>>,
    /// The open menu, and where.
    pub menu: RwSignal<Option<MenuAt>>,
    /// The size of the board.
    pub zoom: RwSignal<Scale>,
    /// Widths of columns while an edge is being dragged, in hundredths of an ordinary one.
    pub stretching: RwSignal<Option<Vec<i32>>>,
    /// Whether the window is so narrow that one column fills it.
    pub narrow: RwSignal<bool>,
    /// Whether something is being dragged or written, so that the bar of actions keeps out of the way.
    pub busy: RwSignal<bool>,
    /// Where the pointer is, and where it was pressed.
    pub(crate) pointing: StoredValue<Pointing>,
    /// Whether anything on the board was in focus yet: before that there is nothing to act on.
    pub engaged: RwSignal<bool>,
    /// The text that is being written.
    pub(crate) writing: StoredValue<Option<Writing>, LocalStorage>,
    /// Cards that wait for a yes before they are pasted.
    pub(crate) to_paste: StoredValue<Vec<Loose>>,
    /// Ids whose elements are marked as selected, so that only what differs is touched.
    pub(crate) marked: StoredValue<Vec<CardId>>,
    /// The element id that has the tab stop.
    pub(crate) stopped: StoredValue<Option<String>>,
    /// How many rows of the board are drawn; the first, while it is drawn in slices.
    pub(crate) rows_drawn: RwSignal<usize>,
    /// The most that the map took at a revision, so that a large one is not counted anew for every word.
    pub(crate) size: StoredValue<(u64, Option<Size>)>,
}

impl EditorContext {
    /// The context of an editor with `board` open in it.
    pub fn new(app: AppContext, id: MapId, board: Board, save_status: SaveStatus) -> Self {
        let focus = board.read(parcours_core::editor::focus::first_focus);
        let settings = app.library().settings();
        let zoom = settings.zoom.map_or(Scale::OWN, Scale::of_percent);
        let cards = CardsShow::from_name(settings.cards.as_deref().unwrap_or_default());
        let view_state =
            RwSignal::new(ViewState { view: app.view(), cards, compact: settings.compact, ..ViewState::PLAIN });
        let settled = settled_revision(board.clone(), Presence::here());
        let board = StoredValue::new(board);
        Self {
            app,
            here: Presence::here(),
            id: StoredValue::new(id),
            settled,
            figures: figures(board, settled, || MORE.get_once_loaded().map(|more| more.figures)),
            board,
            focus: RwSignal::new(focus),
            selection: RwSignal::new(Selection::default()),
            view_state,
            part: Memo::new(move |_| view_state.with(|view_state| view_state.visibility.part.clone())),
            visibility_shown: StoredValue::new(VisibilityShown::default()),
            compared_maps: StoredValue::new(Vec::new()),
            compared_maps_changed: RwSignal::new(0),
            other_maps: StoredValue::new(None),
            behind: RwSignal::new(None),
            agenda: RwSignal::new(settings.agenda),
            tick: Trigger::new(),
            kept_aside: StoredValue::new((Vec::new(), String::new())),
            reading: save_status.reading,
            save: save_status.save,
            versions: StoredValue::new(None),
            dialog: RwSignal::new(None),
            menu: RwSignal::new(None),
            zoom: RwSignal::new(zoom),
            stretching: RwSignal::new(None),
            narrow: RwSignal::new(page::is_narrow()),
            busy: RwSignal::new(false),
            pointing: StoredValue::new(Pointing::default()),
            engaged: RwSignal::new(false),
            writing: StoredValue::new_local(None),
            to_paste: StoredValue::new(Vec::new()),
            marked: StoredValue::new(Vec::new()),
            stopped: StoredValue::new(None),
            rows_drawn: RwSignal::new(usize::MAX),
            size: StoredValue::new((0, None)),
        }
    }

    /// The open map.
    pub fn board(self) -> Board {
        self.board.get_value()
    }

    /// Looks at the map as commands do.
    pub fn look<T>(self, look: impl FnOnce(&Situation<'_>) -> T) -> T {
        let focus = self.focus.get_untracked();
        let view_state = self.view_state.get_untracked();
        let today = clock::today();
        let agenda = self.agenda.get_untracked();
        let id = self.id.get_value();
        self.selection.with_untracked(|selection| {
            self.compared_maps.with_value(|compared_maps| {
                self.other_maps.with_value(|other_maps| {
                    self.around(|personas, compared, versions| {
                        self.board().read_history(|history| {
                            look(&Situation {
                                reading: self.reading.get_untracked().is_some(),
                                versions,
                                focus: focus.as_ref().filter(|focus| view_state.visibility.shows(history.map(), focus)),
                                to_undo: history.to_undo(),
                                to_redo: history.to_redo(),
                                view_state: &view_state,
                                today: &today,
                                now: clock::seconds(),
                                agenda: agenda.as_ref(),
                                id: id.as_str(),
                                compared_maps,
                                other_maps: other_maps.as_deref(),
                                personas,
                                compared,
                                word_order: self.app.word_order(),
                                ..Situation::of(history.map(), selection, self.app.words())
                            })
                        })
                    })
                })
            })
        })
    }

    /// What stands around the map while a panel shows it.
    fn around<T>(self, look: impl FnOnce(&[Persona], &str, Option<&[Told]>) -> T) -> T {
        self.kept_aside.with_value(|(personas, compared)| {
            self.versions.with_value(|versions| look(personas, compared, versions.as_deref()))
        })
    }

    /// Whether the map is only shown; if so, says that nothing was changed.
    pub fn refuses(self) -> bool {
        let reading = self.reading.get_untracked().is_some();
        if reading {
            self.app.say_refused(self.app.words().safety.refused.to_owned());
        }
        reading
    }

    /// Says `said` in the person's language.
    pub fn say(self, said: &Announcement) {
        self.app.say_of(said);
    }
}
