//! Editing the open map, as the board knows it: a part that is loaded once the board is drawn, while the person reads. What is pressed before it
//! is there waits for it (`early.rs`).

pub(crate) mod admitting;
pub(crate) mod clipboard;
pub(crate) mod early;
pub(crate) mod emotion_scale;
pub(crate) mod keyboard;
pub(crate) mod listening;
pub(crate) mod menus;
pub(crate) mod perform;
pub(crate) mod pointer;
pub(crate) mod roving;
pub(crate) mod stretching;
pub(crate) mod version_effects;
pub(crate) mod visibility_changes;
pub(crate) mod writing;
pub(crate) mod zoom;

use leptos::html::Div;
use leptos::prelude::*;
use web_sys::HtmlElement;

use crate::app::fields;
use crate::app::part::Part;
use crate::board_view::editor_context::EditorContext;
use crate::board_view::{exporting, keeping};
use parcours_core::command;
use parcours_core::editor::commands::Command;
use parcours_core::editor::outcome::{Draft, Outcome};
use parcours_core::editor::view_state::ViewState;
use parcours_core::editor::visibility::Visibility;

/// What edits the open map.
pub static EDITING: Part<EditingPart> = Part::new();

/// What listens to keys, pointers and the clipboard, and what they come to.
pub struct EditingPart {
    /// Listens to the page, for as long as what is being drawn is there.
    pub listen: fn(EditorContext),
    /// Listens to the board's root.
    pub listen_on_board: fn(EditorContext, &HtmlElement),
    /// Runs a command, if it can do anything now.
    pub run: fn(EditorContext, &'static Command),
    /// Carries out what a command, a drop or a text came to; whether what it brings was taken.
    pub carry_out: fn(EditorContext, Outcome) -> bool,
    /// Opens the field for a text.
    pub write: fn(EditorContext, Draft),
    /// Keeps what is being written.
    pub keep_writing: fn(EditorContext),
    /// Looks at the map another way.
    pub look_with: fn(EditorContext, ViewState),
    /// Opens the menu of the map.
    pub open_map_menu: fn(EditorContext),
}

/// Listens to the page once the part is there.
pub fn listen(editor: EditorContext) {
    EDITING.once_loaded(move |editing| (editing.listen)(editor));
}

/// Listens to the board's root once both are there. What comes before waits.
pub fn listen_on_board(editor: EditorContext) -> NodeRef<Div> {
    let root = NodeRef::<Div>::new();
    on_cleanup(early::end);
    Effect::new(move |_| {
        let Some(root) = root.get() else { return };
        match EDITING.get_once_loaded() {
            Some(editing) => untrack(|| (editing.listen_on_board)(editor, &root)),
            None => {
                early::keep(editor);
                if EDITING.is_out_of_reach() {
                    early::forget();
                }
            }
        }
    });
    root
}

impl EditorContext {
    /// Acts with the part of the program that edits, unless the map is left before it is there.
    pub fn with_editing(self, act: impl FnOnce(&'static EditingPart, Self) + 'static) {
        EDITING.with(self.app, move |editing| self.here.only(move || act(editing, self))());
    }

    /// Runs a command, if it can do anything now. One takes the map out of the page whatever else can be loaded.
    pub fn run(self, command: &'static Command) {
        if EDITING.get().is_none() && command == command!("export-json") {
            return exporting::json(self);
        }
        self.with_editing(move |editing, editor| (editing.run)(editor, command));
    }

    /// Carries out what a command, a drop or a text came to.
    pub fn carry_out(self, outcome: Outcome) {
        self.with_editing(move |editing, editor| _ = (editing.carry_out)(editor, outcome));
    }

    /// Carries out `outcome`; whether what it brings was taken, or refused in words for want of room.
    pub(crate) fn takes(self, outcome: Outcome) -> bool {
        match EDITING.get() {
            Some(editing) => (editing.carry_out)(self, outcome),
            None => {
                self.carry_out(outcome);
                true
            }
        }
    }

    /// Opens the text editor for `draft`.
    pub fn write(self, draft: Draft) {
        self.with_editing(move |editing, editor| (editing.write)(editor, draft));
    }

    /// Keeps what is being written, if anything is.
    pub fn keep_writing(self) {
        // Before the part is there nothing is written on the board.
        if let Some(editing) = EDITING.get() {
            (editing.keep_writing)(self);
        }
        fields::keep_typed();
    }

    /// Finishes what is being written, and saves.
    pub fn keep_all(self) {
        self.keep_writing();
        keeping::write_now();
    }

    /// Looks at the map that way from now on. The view is part of the address, so that Back leads out of it.
    pub fn look_with(self, view_state: ViewState) {
        self.with_editing(move |editing, editor| (editing.look_with)(editor, view_state));
    }

    /// Changes what is in sight by `change`, if that changes anything.
    pub(crate) fn look_further(self, change: impl FnOnce(&mut Visibility)) {
        let view_state = self.view_state.get_untracked();
        let mut visibility = view_state.visibility.clone();
        change(&mut visibility);
        if visibility != view_state.visibility {
            self.look_with(ViewState { visibility, ..view_state });
        }
    }
}
