//! The acts that are measured: one table for `cargo xtask bench` and `cargo xtask trace`.

use super::figures::Measure;

/// Something a person does, or the page does for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Act {
    /// From the address to every card painted, with nothing cached.
    StartCold,
    /// The same with everything in the browser's cache.
    StartWarm,
    /// A key that does nothing: the browser's own part of every other act.
    Nothing,
    /// A double click that opens a card's text.
    OpenCard,
    /// A letter in the text.
    Keystroke,
    /// Enter, which keeps the text.
    Commit,
    /// A click that begins a card.
    Add,
    /// Enter, which keeps the new card.
    KeepAdded,
    /// The Delete key on a card.
    Delete,
    /// Taking a deletion back.
    UndoDelete,
    /// Enter, which keeps another name of a stage.
    RenameStage,
    /// Lifting a card: the press and the first moves.
    DragStart,
    /// One move of a carried card, one a frame.
    DragMove,
    /// Dropping it in another cell.
    Drop,
    /// Taking a drop back.
    UndoDrop,
    /// A stage with all its cards to the other end.
    MoveStage,
    /// Taking that back.
    UndoMoveStage,
    /// One notch of the wheel, one a frame.
    Scroll,
    /// A file chosen on the first screen, until every card of it is painted.
    Import,
    /// The save that follows an edit.
    Autosave,
}

/// What is done in one go, one act after another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scene {
    /// Loads the page on the map.
    Load,
    /// Leaves it and loads it again.
    LoadAgain,
    /// Writes in cards.
    Write,
    /// Adds cards and deletes others.
    AddAndDelete,
    /// Renames a stage.
    Rename,
    /// Drags a card.
    Drag,
    /// Moves a stage to the end.
    MoveStage,
    /// Scrolls the board.
    Scroll,
    /// Opens a file.
    Import,
}

/// An act, and how both commands know it.
#[derive(Debug)]
pub(crate) struct Row {
    /// The act.
    pub act: Act,
    /// What `cargo xtask trace` calls it.
    pub name: &'static str,
    /// The scene it is part of.
    pub scene: Scene,
    /// Under which measure `cargo xtask bench` notes its processor time; `None` where the bench does not do it.
    pub work: Option<Measure>,
    /// The same for the time until it was painted.
    pub painted: Option<Measure>,
}

const fn row(act: Act, name: &'static str, scene: Scene, work: Option<Measure>, painted: Option<Measure>) -> Row {
    Row { act, name, scene, work, painted }
}

impl Act {
    /// Every act, in the order of the table of issue 13.
    pub const ALL: [Row; 20] = [
        row(Self::StartCold, "start-cold", Scene::Load, Some(Measure::Load), Some(Measure::LoadPainted)),
        row(Self::StartWarm, "start-warm", Scene::LoadAgain, None, None),
        row(Self::Nothing, "nothing", Scene::Write, Some(Measure::Floor), None),
        row(Self::OpenCard, "open-card", Scene::Write, Some(Measure::OpenCard), None),
        row(Self::Keystroke, "keystroke", Scene::Write, Some(Measure::Keystroke), None),
        row(Self::Commit, "commit", Scene::Write, Some(Measure::Commit), Some(Measure::CommitPainted)),
        row(Self::Add, "add", Scene::AddAndDelete, Some(Measure::Add), None),
        row(Self::KeepAdded, "keep-added", Scene::AddAndDelete, Some(Measure::KeepAdded), None),
        row(Self::Delete, "delete", Scene::AddAndDelete, Some(Measure::Delete), None),
        row(Self::UndoDelete, "undo-delete", Scene::AddAndDelete, Some(Measure::UndoDelete), None),
        row(Self::RenameStage, "rename-stage", Scene::Rename, None, None),
        row(Self::DragStart, "drag-start", Scene::Drag, Some(Measure::Lift), None),
        row(Self::DragMove, "drag-move", Scene::Drag, Some(Measure::Carry), None),
        row(Self::Drop, "drop", Scene::Drag, Some(Measure::Drop), Some(Measure::DropPainted)),
        row(Self::UndoDrop, "undo-drop", Scene::Drag, Some(Measure::UndoDrop), None),
        row(Self::MoveStage, "move-stage", Scene::MoveStage, Some(Measure::MoveStage), None),
        row(Self::UndoMoveStage, "undo-move-stage", Scene::MoveStage, Some(Measure::UndoMoveStage), None),
        row(Self::Scroll, "scroll", Scene::Scroll, None, None),
        row(Self::Import, "import", Scene::Import, None, None),
        row(Self::Autosave, "autosave", Scene::Write, Some(Measure::Save), None),
    ];

    /// The act that `cargo xtask trace` calls `name`.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|row| row.name == name).map(|row| row.act)
    }

    /// Its row of the table.
    pub fn row(self) -> Row {
        // The table holds every act (a test says so), each in its place.
        let [first, ..] = Self::ALL;
        Self::ALL.into_iter().find(|row| row.act == self).unwrap_or(first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_act_has_a_row_and_a_name_of_its_own() {
        for (place, row) in Act::ALL.iter().enumerate() {
            assert_eq!(row.act as usize, place, "{}", row.name);
            assert_eq!((row.act.row().name, Act::named(row.name)), (row.name, Some(row.act)));
        }
        assert_eq!(Act::ALL.len(), Act::Autosave as usize + 1, "Autosave is the last");
        assert_eq!(Act::named("dance"), None);
    }

    #[test]
    fn no_measure_is_noted_by_two_acts() {
        let rows = Act::ALL;
        let measures: Vec<Measure> = rows.iter().flat_map(|row| [row.work, row.painted]).flatten().collect();
        let distinct: std::collections::BTreeSet<Measure> = measures.iter().copied().collect();
        assert_eq!(distinct.len(), measures.len());
    }
}
