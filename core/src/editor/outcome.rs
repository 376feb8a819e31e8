//! What a command comes to: at most one edit, and what the page does around it. Data, so that every command is tested without a page.

use crate::model::{CardId, CellKey, Edit, Label, LaneId, Persona, StageId, StepId};

use super::announcement::Announcement;
use super::focus::Focus;
use super::selection::Selection;
use super::view_state::ViewState;
use crate::method::agenda::Agenda;

/// Makes ids that no map has yet.
pub type Fresh<'a> = &'a mut dyn FnMut() -> String;

/// A text that is being written, outside the document until it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Draft {
    /// A card that is not on the map yet, at `index` in `cell`.
    NewCard {
        /// The id it will have.
        id: CardId,
        /// Where it will stand.
        cell: CellKey,
        /// How many cards will stand above it.
        index: usize,
    },
    /// A card's text.
    Card(CardId),
    /// A stage's name.
    Stage(StageId),
    /// A step's name.
    Step(StepId),
    /// A lane's label.
    Lane(LaneId),
    /// The map's title.
    Title,
    /// A feeling, set on its scale.
    Emotion(CellKey),
}

/// A dialog or panel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// Where to move the selected cards, or the header in focus.
    Move,
    /// Which lane to add.
    AddLane,
    /// Which lanes are in sight.
    Lanes,
    /// Whether to delete a stage, a step or a lane that holds cards.
    Delete(Focus),
    /// Every command, found by its name.
    Palette,
    /// Keys and help.
    Help,
    /// Whether to make many cards at once.
    Paste,
    /// A list to make stages of.
    List,
    /// Which card the one in focus needs, or is needed by.
    Link {
        /// Whether each is to need the other.
        mutual: bool,
    },
    /// Which map to copy a stage or a lane to.
    CopyTo(Focus),
    /// What to hand the map on as.
    HandOut,
    /// What to take into the map from elsewhere.
    TakeIn(TakenIn),
    /// The map as a link.
    Share,
    /// The selected cards, or the map, as a table to be copied by hand: the browser did not take it.
    Table,
}

/// Where something comes from that is taken into the open map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TakenIn {
    /// A person's notes, by way of whatever model they use.
    Notes,
    /// The file of a copy of the map.
    Copy,
    /// Another map of this browser.
    OtherMap,
}

/// How large the board is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zoom {
    /// One size up.
    In,
    /// One size down.
    Out,
    /// 100 %.
    Whole,
    /// So that all columns are in sight.
    FitWidth,
    /// So that all of the map is in sight.
    FitMap,
}

/// Something to do with earlier versions of the map. A version is named by when it was kept.
#[derive(Clone, Debug, PartialEq)]
pub enum VersionEffect {
    /// Keep the present one, under a name.
    Keep(String),
    /// Call one something.
    Name(String, String),
    /// Put one in the place of the present one.
    Restore(String),
    /// Open one as a map of its own.
    OpenCopy(String),
}

/// What is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Printed {
    /// What is looked at.
    #[default]
    View,
    /// Who travels.
    Persona,
}

/// A way out of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Export {
    /// Offer them all.
    Menu,
    /// Save the map as a file.
    Json,
    /// Save the action plan as a file for spreadsheets.
    Plan,
    /// Put the selected cards, or the map where none is selected, into the clipboard as a table.
    Table,
    /// Print what is looked at.
    Print(Printed),
}

/// Something only the page can do.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Take the last step back.
    Undo,
    /// Make it again.
    Redo,
    /// Open the text editor.
    Write(Draft),
    /// Open a dialog.
    Open(Dialog),
    /// Put cards into the clipboard.
    Copy(Vec<CardId>),
    /// Take cards from the clipboard.
    Paste,
    /// Draw the board larger or smaller.
    Zoom(Zoom),
    /// Hand the map on.
    Export(Export),
    /// Tell the map to a room, on the whole screen.
    Present,
    /// Tell it in a window of its own, while this one stays as it is.
    PresentBeside,
    /// Tell it no more.
    LeavePresent,
    /// Set spaces as the language has them while a text is typed, or leave them.
    SetSpaces,
    /// Go to the first screen.
    Home,
    /// Open the menu of what is in focus.
    Menu,
    /// Look at the map that way from now on.
    Look(Box<ViewState>),
    /// Keep the agenda of the workshop so, apart from the map.
    Agenda(Box<Agenda>),
    /// Look at the map that way, and put the cursor into the field of the search.
    Find(Box<ViewState>),
    /// Show the board and go to a place on it.
    GoTo(Focus),
    /// Make the future state of the map, and open it.
    MakeFuture,
    /// Bring the lane of today in line with the map it came from.
    RefreshToday,
    /// Keep a persona for every map, over the version that was last seen there.
    KeepPersona(Box<Persona>),
    /// Take the right to edit the map from the tab that has it.
    EditHere,
    /// Keep a copy of the map and open it.
    EditCopy,
    /// Do something with earlier versions of the map.
    Version(VersionEffect),
    /// Take the persona of that id out of what is kept for every map.
    ForgetPersona(Box<Persona>),
}

/// What a command comes to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// The change to the map, and its name in the history.
    pub edit: Option<(Edit, Label)>,
    /// Where the focus goes.
    pub focus: Option<Focus>,
    /// What is selected afterwards; `None` leaves the selection.
    pub select: Option<Selection>,
    /// What is said aloud.
    pub say: Option<Announcement>,
    /// What the page does.
    pub effect: Option<Effect>,
}

impl Outcome {
    /// Changes the map.
    pub fn edit(edit: Edit, label: Label) -> Self {
        Self { edit: Some((edit, label)), ..Self::default() }
    }

    /// Only says something.
    pub fn say(said: Announcement) -> Self {
        Self { say: Some(said), ..Self::default() }
    }

    /// Only changes what is looked at, starting from the looks of the situation.
    pub fn look(before: &ViewState, change: impl FnOnce(&mut ViewState)) -> Self {
        let mut view_state = before.clone();
        change(&mut view_state);
        Self::effect(Effect::Look(Box::new(view_state)))
    }

    /// Only asks the page for something.
    pub fn effect(effect: Effect) -> Self {
        Self { effect: Some(effect), ..Self::default() }
    }

    /// And then the focus goes to `focus`.
    pub fn and_focus(mut self, focus: impl Into<Option<Focus>>) -> Self {
        self.focus = focus.into();
        self
    }

    /// And then these cards are selected.
    pub fn and_select(mut self, selection: impl Into<Selection>) -> Self {
        self.select = Some(selection.into());
        self
    }

    /// And says so.
    pub fn and_say(mut self, said: Announcement) -> Self {
        self.say = Some(said);
        self
    }

    /// And asks the page for something.
    pub fn and_effect(mut self, effect: Effect) -> Self {
        self.effect = Some(effect);
        self
    }
}
