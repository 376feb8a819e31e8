//! The open map at work: where the focus is, what is selected, what is being written, and carrying out what commands come to.

use leptos::prelude::*;

use crate::app::fields;
use crate::app::spaces;
use crate::board::Board;
use crate::board_view::chrome::menu;
use crate::board_view::keeping;
use crate::browser::{clock, page, random};
use crate::presence::Presence;
use parcours_core::editor::announcement::Announcement;
use parcours_core::editor::commands::Command;
use parcours_core::editor::focus::Focus;
use parcours_core::editor::focus_after::first_touched;
use parcours_core::editor::locked;
use parcours_core::editor::outcome::{Dialog, Draft, Effect, Outcome};
use parcours_core::editor::selection::Selection;
use parcours_core::editor::situation::{ComparedMap, OtherMap, Situation, Told};
use parcours_core::editor::view_state::{CardsShow, ViewState};
use parcours_core::editor::visibility::{Part, Visibility};
use parcours_core::editor::zoom::Scale;
use parcours_core::format::whole::Size;
use parcours_core::method::agenda::Agenda;
use parcours_core::method::figures::Figures;
use parcours_core::model::{CardId, MapId, Persona};
use parcours_core::store::SaveState;
use parcours_core::store::session::ReadOnly;

use crate::app::app_context::{AppContext, Route};
use crate::app::parts::{MORE, MorePart};
use crate::board_view::chrome::menu::MenuAt;
use crate::board_view::compared_maps::CurveBehind;
use crate::board_view::keeping::SaveStatus;
use crate::board_view::pointer::Pointing;
use crate::board_view::settled::{figures, settled_revision};
use crate::board_view::visibility::VisibilityShown;
use crate::board_view::{clipboard, exporting, personas, presenting, versions, writing, zoom};

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
    /// Its figures at that revision.
    pub figures: Memo<Figures>,
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
    pub(crate) writing: StoredValue<Option<writing::Writing>, LocalStorage>,
    /// Cards that wait for a yes before they are pasted.
    pub(crate) to_paste: StoredValue<Vec<parcours_core::editor::clipboard::Loose>>,
    /// Ids whose elements are marked as selected, so that only what differs is touched.
    pub(crate) marked: StoredValue<Vec<CardId>>,
    /// The element id that has the tab stop.
    pub(crate) stopped: StoredValue<Option<String>>,
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
            figures: figures(board, settled),
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

    /// Finishes what is being written, and saves.
    pub fn keep_all(self) {
        self.keep_writing();
        keeping::write_now();
    }

    /// Runs a command, if it can do anything now.
    pub fn run(self, command: &Command) {
        self.keep_writing();
        let outcome = self.look(|at| (command.applies)(at).then(|| (command.run)(at, &mut random::id)));
        match (outcome, command.name) {
            (Some(outcome), _) => self.carry_out(outcome),
            (None, "undo") => self.say(&Announcement::NothingToUndo),
            (None, "redo") => self.say(&Announcement::NothingToRedo),
            (None, _) => {}
        }
    }

    /// Carries out what a command, a drop or a text came to.
    pub fn carry_out(self, outcome: Outcome) {
        self.takes(outcome);
    }

    /// Carries out `outcome`; whether what it brings was taken, or refused in words for want of room.
    pub(crate) fn takes(self, outcome: Outcome) -> bool {
        if let Some(Effect::Copy(cards)) = &outcome.effect {
            // Before the edit: what is cut is gone afterwards.
            clipboard::copy(self, cards);
        }
        if let Some((mut edit, label)) = outcome.edit {
            if self.refuses() {
                self.settle(outcome.focus.is_some());
                return true;
            }
            let board = self.board();
            let Some(size) = self.admits(&board, &mut edit) else { return false };
            if let Some(lane) = board.read(|map| locked::refuses(map, &edit)) {
                self.say_locked(&lane);
                self.settle(outcome.focus.is_some());
                return true;
            }
            if let Err(rejected) = board.edit(edit, label) {
                self.explain(&rejected);
                return true;
            }
            self.size.set_value((board.revision(), size));
        }
        if let Some(selection) = outcome.select {
            self.selection.set(selection);
        }
        let focus = outcome.focus.is_some();
        if let Some(focus) = &outcome.focus {
            let is_beside = |visibility: &Visibility| {
                let of_part = Visibility { part: visibility.part.clone(), ..Visibility::WHOLE };
                self.board().read(|map| focus.exists(map) && !of_part.shows(map, focus))
            };
            self.look_further(|visibility| {
                if is_beside(visibility) {
                    visibility.part = None;
                }
            });
        }
        if focus {
            self.focus.set(outcome.focus);
        }
        if let Some(said) = outcome.say {
            self.say(&said);
        }
        self.settle(focus);
        if let Some(effect) = outcome.effect {
            self.answer(effect);
        }
        true
    }

    fn answer(self, effect: Effect) {
        match effect {
            Effect::Undo => self.step_back(true),
            Effect::Redo => self.step_back(false),
            Effect::Write(draft) => self.write(draft),
            Effect::Open(dialog) => self.dialog.set(Some(dialog)),
            Effect::Copy(_) => {}
            Effect::Paste => clipboard::paste_own(self),
            Effect::Zoom(change) => zoom::change(self, change),
            Effect::Export(way) => exporting::answer(self, way),
            Effect::Present => presenting::begin(self),
            Effect::PresentBeside => presenting::begin_beside(self),
            Effect::LeavePresent => presenting::leave(self),
            Effect::SetSpaces => self.say(&spaces::change(self.app)),
            Effect::Home => self.app.go(Route::Home),
            Effect::Menu => menu::open_at_stop(self),
            Effect::Look(view_state) => self.look_with(*view_state),
            Effect::Find(view_state) => self.with_more(|_, editor| {
                editor.look_with(*view_state);
                editor.focus_on_search();
            }),
            Effect::GoTo(focus) => self.go_to(focus),
            Effect::MakeFuture => self.with_more(|more, editor| (more.future.make_here)(editor)),
            Effect::RefreshToday => self.with_more(|more, editor| (more.future.refresh)(editor)),
            Effect::Agenda(agenda) => self.keep_agenda(*agenda),
            Effect::KeepPersona(persona) => personas::keep(self, &persona),
            Effect::EditHere => self.app.open_anew(true),
            Effect::EditCopy => versions::edit_copy(self),
            Effect::Version(effect) => versions::answer(self, effect),
            Effect::ForgetPersona(persona) => personas::forget(self, &persona),
        }
    }

    /// Acts with the part of the program that is loaded on demand, unless the map is left before it is there.
    pub fn with_more(self, act: impl FnOnce(&'static MorePart, Self) + 'static) {
        MORE.with(self.app, move |more| self.here.only(move || act(more, self))());
    }

    /// Takes the last step back, or makes it again, and goes to what it changed.
    fn step_back(self, back: bool) {
        if self.refuses() {
            return;
        }
        let board = self.board();
        let Some((label, touched)) = (if back { board.undo() } else { board.redo() }) else { return };
        let focus = board.read(|map| first_touched(map, &touched));
        self.look_further(|visibility| {
            touched.cards.iter().for_each(|id| visibility.uncover_card(id));
            if let Some(focus) = &focus {
                board.read(|map| visibility.uncover(map, focus));
            }
        });
        if focus.is_some() {
            self.focus.set(focus);
        }
        self.say(&if back { Announcement::Undone(label) } else { Announcement::Redone(label) });
        self.settle(true);
    }

    /// Opens the text editor for `draft`.
    pub fn write(self, draft: Draft) {
        if self.refuses() {
            return;
        }
        self.keep_writing();
        if self.writing.with_value(Option::is_some) {
            return;
        }
        if let Some(lane) = self.board().read(|map| locked::refuses_draft(map, &draft)) {
            return self.say_locked(&lane);
        }
        if let Draft::NewCard { id, cell, index } = &draft {
            self.board().begin_card(id.clone(), cell.clone(), *index);
        }
        self.here.once_shown(move || writing::begin(self, draft));
    }

    /// Keeps what is being written, if anything is.
    pub fn keep_writing(self) {
        writing::finish(self, writing::Ending::Keep);
        fields::keep_typed();
    }

    /// Looks at the map that way from now on. The view is part of the address, so that Back leads out of it.
    pub fn look_with(self, view_state: ViewState) {
        if view_state.view != self.view_state.with_untracked(|view_state| view_state.view) {
            self.app.go(Route::Map(self.id.get_value(), view_state.view));
        }
        let before = self.view_state.with_untracked(|view_state| view_state.visibility.clone());
        let is_other = before != view_state.visibility;
        self.view_state.set(view_state);
        if is_other {
            self.visibility_changed(&before);
        }
    }

    /// Says `said` in the person's language.
    pub fn say(self, said: &Announcement) {
        self.app.say_of(said);
    }
}
