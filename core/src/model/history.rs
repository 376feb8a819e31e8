//! The open map and the way back: every step a person took, with its name and the edit that takes it back.

use std::collections::VecDeque;

use super::edit::{Edit, Rejected};
use super::map::JourneyMap;
use super::touched::Touched;
use super::written::Written;

/// How many steps can be taken back. A workshop of eight hours rarely needs more than the last hour.
pub const DEPTH: usize = 500;

/// What a person did, for the names of undo and redo; worded in `words`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Act {
    /// A card was added.
    AddCard,
    /// A card was reworded.
    EditCard,
    /// Cards were moved.
    MoveCards,
    /// Cards were copied beside themselves.
    DuplicateCards,
    /// Cards were put in from the clipboard.
    PasteCards,
    /// Cards were taken to the clipboard.
    CutCards,
    /// Cards were deleted.
    DeleteCards,
    /// A stage was added.
    AddStage,
    /// A stage was renamed.
    RenameStage,
    /// A stage was moved.
    MoveStage,
    /// A stage was merged into the one before.
    MergeStage,
    /// A stage was parted.
    SplitStage,
    /// A stage was deleted.
    DeleteStage,
    /// A step was added.
    AddStep,
    /// A step was renamed.
    RenameStep,
    /// A step was moved.
    MoveStep,
    /// A step was deleted.
    DeleteStep,
    /// A lane was added.
    AddLane,
    /// A lane was renamed.
    RenameLane,
    /// A lane was moved.
    MoveLane,
    /// A lane was hidden.
    HideLane,
    /// A hidden lane was shown.
    ShowLane,
    /// A lane was deleted.
    DeleteLane,
    /// A feeling was set, changed or made unknown.
    SetEmotion,
    /// The map was renamed.
    RenameMap,
    /// The context or the persona was changed.
    ChangeHeader,
    /// What is known of cards was changed, not their text or place.
    ChangeCards,
    /// What is known of a stage was changed, not its name or place.
    ChangeStage,
    /// What is known of a step was changed, not its name or place.
    ChangeStep,
    /// What is known of a lane was changed.
    ChangeLane,
    /// Two cards were tied.
    AddLink,
    /// Two cards were untied.
    RemoveLink,
    /// A hint was set aside, or brought back.
    Dismiss,
    /// Cards, feelings or columns were taken over from another map.
    TakeOver,
    /// Another map was chosen to compare this one with.
    Compare,
    /// An earlier version was restored.
    RestoreVersion,
    /// The template texts were put in another language.
    ChangeLanguage,
    /// What somebody proposed was accepted.
    AcceptProposals,
    /// A copy of the map was merged into it.
    Merge,
}

/// The name of a step: what was done, to what it is called, and to how many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// What was done.
    pub act: Act,
    /// What it was done to; empty when there were several.
    pub name: String,
    /// To how many.
    pub count: usize,
}

impl Label {
    /// `act` on one thing called `name`.
    pub fn one(act: Act, name: impl Into<String>) -> Self {
        Self { act, name: name.into(), count: 1 }
    }

    /// `act` on `count` things.
    pub fn many(act: Act, count: usize) -> Self {
        Self { act, name: String::new(), count }
    }
}

#[derive(Clone, Debug)]
struct Step {
    label: Label,
    /// Takes the step back, or makes it again once it was taken back.
    edit: Edit,
}

/// A map with its past and, after an undo, its future.
#[derive(Clone, Debug, Default)]
pub struct History {
    map: JourneyMap,
    /// What was written of it and still holds.
    written: Written,
    done: VecDeque<Step>,
    undone: Vec<Step>,
}

impl History {
    /// A map nothing has been done to yet.
    pub fn new(map: JourneyMap) -> Self {
        Self { map, ..Self::default() }
    }

    /// The map as it is now.
    pub fn map(&self) -> &JourneyMap {
        &self.map
    }

    /// Puts `map` in the place of this one, with nothing to undo; what differs. For a map that another tab edits.
    ///
    /// # Errors
    /// [`Rejected`] when `map` does not hold together; nothing changes.
    pub fn show(&mut self, map: JourneyMap) -> Result<Touched, Rejected> {
        let (_, touched) = self.map.replace(map)?;
        self.written.forget(&touched, &self.map);
        self.done.clear();
        self.undone.clear();
        Ok(touched)
    }

    /// The map itself with what was written of it, for the one who saves it; a change made here would have no way back.
    pub fn to_write(&mut self) -> (&mut JourneyMap, &mut Written) {
        (&mut self.map, &mut self.written)
    }

    /// Makes `edit` and remembers it as `label`. An edit that changes nothing is not remembered and leaves redo as it was.
    ///
    /// # Errors
    /// [`Rejected`] when the edit does not fit; map and history are then unchanged.
    pub fn make(&mut self, edit: Edit, label: Label) -> Result<Touched, Rejected> {
        let (inverse, touched) = self.map.apply(edit)?;
        if touched.is_empty() {
            return Ok(touched);
        }
        self.written.forget(&touched, &self.map);
        self.undone.clear();
        if self.done.len() == DEPTH {
            self.done.pop_front();
        }
        self.done.push_back(Step { label, edit: inverse });
        Ok(touched)
    }

    /// Takes the last step back; `None` when there is none.
    pub fn undo(&mut self) -> Option<(Label, Touched)> {
        let step = self.done.pop_back()?;
        let (edit, touched) = self.map.apply(step.edit).expect("history only holds edits that fit");
        self.written.forget(&touched, &self.map);
        self.undone.push(Step { label: step.label.clone(), edit });
        Some((step.label, touched))
    }

    /// Makes the last step that was taken back again; `None` when there is none.
    pub fn redo(&mut self) -> Option<(Label, Touched)> {
        let step = self.undone.pop()?;
        let (edit, touched) = self.map.apply(step.edit).expect("history only holds edits that fit");
        self.written.forget(&touched, &self.map);
        self.done.push_back(Step { label: step.label.clone(), edit });
        Some((step.label, touched))
    }

    /// The name of the step that undo would take back.
    pub fn to_undo(&self) -> Option<&Label> {
        self.done.back().map(|step| &step.label)
    }

    /// The name of the step that redo would make again.
    pub fn to_redo(&self) -> Option<&Label> {
        self.undone.last().map(|step| &step.label)
    }

    /// How many steps can be taken back.
    pub fn depth(&self) -> usize {
        self.done.len()
    }
}
