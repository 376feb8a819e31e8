//! The open map at work: where the focus is, what is selected, what is being written, and carrying out what commands come to.

use leptos::prelude::*;

use crate::board::Board;
use crate::browser::{clock, page, random};
use crate::editor::commands::{self, Command};
use crate::editor::focus::first_touched;
use crate::editor::locked;
use crate::editor::looks::{Looks, View};
use crate::editor::outcome::{Ask, Draft, Outcome, Panel};
use crate::editor::said::Said;
use crate::editor::selection::Selection;
use crate::editor::sight::{Part, Sight};
use crate::editor::situation::{Beside, Shelved, Situation, Told};
use crate::editor::stop::Stop;
use crate::format::whole::Size;
use crate::method::agenda::Agenda;
use crate::model::{CardId, MapId, Persona};
use crate::presence::Presence;
use crate::store::SaveState;
use crate::store::session::Reading;

use super::beside::Behind;
use super::keeping::Standing;
use super::menu::MenuAt;
use super::pointer::Pointing;
use super::shell::{Route, Shell};
use super::sight::SightShown;
use super::{clipboard, exporting, future, personas, versions, writing, zoom};

/// What everything around an open map shares. Copies share the same signals. No signal here has as many readers as there are cards.
#[derive(Clone, Copy)]
pub struct Desk {
    /// What every screen shares.
    pub shell: Shell,
    /// For what may end after the map was left.
    pub here: Presence,
    /// The name of the open map.
    pub id: StoredValue<MapId>,
    pub(super) board: StoredValue<Board>,
    /// Where the board's one tab stop is.
    pub stop: RwSignal<Option<Stop>>,
    /// The selected cards.
    pub selection: RwSignal<Selection>,
    /// What of the map is looked at, and how.
    pub looks: RwSignal<Looks>,
    /// The only part of the map that is looked at.
    pub(super) part: Memo<Option<Part>>,
    /// What of what is in sight the page shows already.
    pub(super) sight_shown: StoredValue<SightShown>,
    /// Other maps to look at beside this one.
    pub beside: StoredValue<Vec<Beside>>,
    /// Counts changes to them, and to the personas.
    pub beside_changed: RwSignal<u32>,
    /// The other maps of this browser, once somebody needed them.
    pub shelf: StoredValue<Option<Vec<Shelved>>>,
    /// The second line under a curve of the board.
    pub behind: RwSignal<Option<Behind>>,
    /// The agenda of the workshop, about this map or another.
    pub agenda: RwSignal<Option<Agenda>>,
    /// Rings each second while a clock is in sight.
    pub tick: Trigger,
    /// The personas kept for every map, and the name of the map this one is compared with, as they were when last looked at.
    pub kept_aside: StoredValue<(Vec<Persona>, String)>,
    /// Why the map is only shown; `None` while it can be edited.
    pub reading: RwSignal<Option<Reading>>,
    /// Where the work stands, and when it was last written.
    pub save: RwSignal<(SaveState, Option<String>)>,
    /// The earlier versions of the map, once somebody looked.
    pub versions: StoredValue<Option<Vec<Told>>>,
    /// The open dialog.
    pub panel: RwSignal<Option<Panel>>,
    /// The open menu, and where.
    pub menu: RwSignal<Option<MenuAt>>,
    /// The size of the board in percent.
    pub zoom: RwSignal<u16>,
    /// Whether something is being dragged or written, so that the bar of actions keeps out of the way.
    pub busy: RwSignal<bool>,
    /// Where that bar begins, from the top of the board's area; at its lower edge with `None`.
    pub bar_top: RwSignal<Option<f64>>,
    /// Where the pointer is, and where it was pressed.
    pub(super) pointing: StoredValue<Pointing>,
    /// Whether anything on the board was in focus yet: before that there is nothing to act on.
    pub engaged: RwSignal<bool>,
    /// The text that is being written.
    pub(super) writing: StoredValue<Option<writing::Writing>, LocalStorage>,
    /// Cards that wait for a yes before they are pasted.
    pub(super) to_paste: StoredValue<Vec<crate::model::Card>>,
    /// Ids whose elements are marked as selected, so that only what differs is touched.
    pub(super) marked: StoredValue<Vec<CardId>>,
    /// The element id that has the tab stop.
    pub(super) stopped: StoredValue<Option<String>>,
    /// The most that the map took at a revision, so that a large one is not counted anew for every word.
    pub(super) size: StoredValue<(u64, Option<Size>)>,
}

impl Desk {
    /// A desk with `board` on it.
    pub fn new(shell: Shell, id: MapId, board: Board, standing: Standing) -> Self {
        let stop = board.read(crate::editor::stop::first_stop);
        let zoom = shell.library().settings().zoom.unwrap_or(100);
        let looks = RwSignal::new(Looks { view: shell.view(), ..Looks::PLAIN });
        Self {
            shell,
            here: Presence::here(),
            id: StoredValue::new(id),
            board: StoredValue::new(board),
            stop: RwSignal::new(stop),
            selection: RwSignal::new(Selection::default()),
            looks,
            part: Memo::new(move |_| looks.with(|looks| looks.sight.part.clone())),
            sight_shown: StoredValue::new(SightShown::default()),
            beside: StoredValue::new(Vec::new()),
            beside_changed: RwSignal::new(0),
            shelf: StoredValue::new(None),
            behind: RwSignal::new(None),
            agenda: RwSignal::new(shell.library().settings().agenda),
            tick: Trigger::new(),
            kept_aside: StoredValue::new((Vec::new(), String::new())),
            reading: standing.reading,
            save: standing.save,
            versions: StoredValue::new(None),
            panel: RwSignal::new(None),
            menu: RwSignal::new(None),
            zoom: RwSignal::new(zoom),
            busy: RwSignal::new(false),
            bar_top: RwSignal::new(None),
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
        let stop = self.stop.get_untracked();
        let looks = self.looks.get_untracked();
        let today = clock::today();
        let agenda = self.agenda.get_untracked();
        let id = self.id.get_value();
        self.selection.with_untracked(|selection| {
            self.beside.with_value(|beside| {
                self.shelf.with_value(|shelf| {
                    self.around(|personas, compared, versions| {
                        self.board().read_history(|history| {
                            look(&Situation {
                                reading: self.reading.get_untracked().is_some(),
                                versions,
                                stop: stop.as_ref().filter(|stop| looks.sight.shows(history.map(), stop)),
                                to_undo: history.to_undo(),
                                to_redo: history.to_redo(),
                                looks: &looks,
                                today: &today,
                                now: clock::seconds(),
                                agenda: agenda.as_ref(),
                                id: id.as_str(),
                                beside,
                                shelf: shelf.as_deref(),
                                personas,
                                compared,
                                word_order: self.shell.word_order(),
                                ..Situation::of(history.map(), selection, self.shell.words())
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
            self.shell.say(self.shell.words().safety.refused.to_owned());
        }
        reading
    }

    /// Finishes what is being written, and saves.
    pub fn keep_all(self) {
        self.keep_writing();
        super::keeping::write_now();
    }

    /// Runs the command called `name`, if it can do anything now.
    pub fn run(self, name: &str) {
        if let Some(command) = commands::find(name) {
            self.run_command(command);
        }
    }

    /// Runs a command, if it can do anything now.
    pub fn run_command(self, command: &Command) {
        self.keep_writing();
        let outcome = self.look(|at| (command.applies)(at).then(|| (command.run)(at, &mut random::id)));
        match (outcome, command.name) {
            (Some(outcome), _) => self.carry_out(outcome),
            (None, "undo") => self.say(&Said::NothingToUndo),
            (None, "redo") => self.say(&Said::NothingToRedo),
            (None, _) => {}
        }
    }

    /// Carries out what a command, a drop or a text came to.
    pub fn carry_out(self, outcome: Outcome) {
        self.takes(outcome);
    }

    /// Carries out `outcome`; whether what it brings was taken, or refused in words for want of room.
    pub(super) fn takes(self, outcome: Outcome) -> bool {
        if let Some(Ask::Copy(cards)) = &outcome.ask {
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
        if let Some(cards) = outcome.select {
            self.selection.set(Selection::only(cards));
        }
        let focus = outcome.focus.is_some();
        if let Some(stop) = &outcome.focus {
            let is_beside = |sight: &Sight| {
                let of_part = Sight { part: sight.part.clone(), ..Sight::WHOLE };
                self.board().read(|map| stop.exists(map) && !of_part.shows(map, stop))
            };
            self.look_further(|sight| {
                if is_beside(sight) {
                    sight.part = None;
                }
            });
        }
        if focus {
            self.stop.set(outcome.focus);
        }
        if let Some(said) = outcome.say {
            self.say(&said);
        }
        self.settle(focus);
        if let Some(ask) = outcome.ask {
            self.answer(ask);
        }
        true
    }

    fn answer(self, ask: Ask) {
        match ask {
            Ask::Undo => self.step_back(true),
            Ask::Redo => self.step_back(false),
            Ask::Write(draft) => self.write(draft),
            Ask::Open(panel) => self.panel.set(Some(panel)),
            Ask::Copy(_) => {}
            Ask::Paste => clipboard::paste_own(self),
            Ask::Zoom(change) => zoom::change(self, change),
            Ask::ExportJson => exporting::json(self),
            Ask::Print => page::print(),
            Ask::Home => self.shell.go(Route::Home),
            Ask::Menu => super::menu::open_at_stop(self),
            Ask::Look(looks) => self.look_with(*looks),
            Ask::Find(looks) => {
                self.look_with(*looks);
                self.focus_on_search();
            }
            Ask::GoTo(stop) => self.go_to(stop),
            Ask::MakeFuture => future::make_here(self),
            Ask::RefreshToday => future::refresh(self),
            Ask::Agenda(agenda) => self.keep_agenda(*agenda),
            Ask::KeepPersona(persona) => personas::keep(self, &persona),
            Ask::EditHere => self.shell.open_anew(true),
            Ask::EditCopy => versions::edit_copy(self),
            Ask::Version(ask) => versions::answer(self, ask),
            Ask::ForgetPersona(persona) => personas::forget(self, &persona),
        }
    }

    /// Takes the last step back, or makes it again, and goes to what it changed.
    fn step_back(self, back: bool) {
        if self.refuses() {
            return;
        }
        let board = self.board();
        let Some((label, touched)) = (if back { board.undo() } else { board.redo() }) else { return };
        let stop = board.read(|map| first_touched(map, &touched));
        self.look_further(|sight| {
            touched.cards.iter().for_each(|id| sight.uncover_card(id));
            if let Some(stop) = &stop {
                board.read(|map| sight.uncover(map, stop));
            }
        });
        if stop.is_some() {
            self.stop.set(stop);
        }
        self.say(&if back { Said::Undone(label) } else { Said::Redone(label) });
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
        super::fields::keep_typed();
    }

    /// Looks at the map that way from now on. The view is part of the address, so that Back leads out of it.
    pub fn look_with(self, looks: Looks) {
        if looks.view != self.looks.with_untracked(|looks| looks.view) {
            self.shell.go(Route::Map(self.id.get_value(), looks.view));
        }
        let before = self.looks.with_untracked(|looks| looks.sight.clone());
        let is_other = before != looks.sight;
        self.looks.set(looks);
        if is_other {
            self.sight_changed(&before);
        }
    }

    /// Keeps the agenda of the workshop so: it is about this map now.
    pub fn keep_agenda(self, agenda: Agenda) {
        let agenda = Some(agenda.about(self.id.get_value()));
        self.shell.keep_settings(|settings| settings.agenda.clone_from(&agenda));
        self.agenda.set(agenda);
    }

    /// Goes to `stop`, on the board.
    pub fn go_to(self, stop: Stop) {
        let looks = self.looks.get_untracked();
        let side = looks.side.filter(|_| !page::is_narrow());
        if looks.view != View::Board || looks.side != side {
            self.look_with(Looks { view: View::Board, side, ..looks });
        }
        self.look_further(|sight| self.board().read(|map| sight.uncover(map, &stop)));
        self.stop.set(Some(stop));
        self.settle(true);
    }

    /// Says `said` in the person's language.
    pub fn say(self, said: &Said) {
        self.shell.say((self.shell.words().said.said)(said));
    }
}
