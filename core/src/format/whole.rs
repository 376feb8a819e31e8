//! How much a map takes as a whole. The same measure for a file that was read and for a map that is edited: what one lets in, the other
//! lets in again.

use serde::Serialize;

use super::file::{MapFile, map_text, write_compact};
use super::limits;
use super::measure::{self, Place};
use super::problem::{ListKind, Problem};
use crate::model::{CellKey, Edit, JourneyMap, SortedSet, Stage};

/// How much something takes in a file that is written on one line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    bytes: usize,
    characters: usize,
    values: usize,
}

impl Size {
    /// The size of a whole map, which is held to every limit on the way.
    ///
    /// # Errors
    /// [`Problem`] for the first limit it does not keep to.
    pub fn of_map(map: &JourneyMap) -> Result<Self, Problem> {
        let size = Self::counted(map)?;
        size.check().map(|()| size)
    }

    /// The size of a whole map, however large it is.
    ///
    /// # Errors
    /// [`Problem`] when there is too much of something in it, or it lies too deep.
    fn counted(map: &JourneyMap) -> Result<Self, Problem> {
        let text = map_text(map);
        let counts = measure::measure_at(&text, Place::Map, 1)?;
        counts.check()?;
        Ok(Self::of_text(&text, counts.values()))
    }

    /// The size of a piece of a map that lies `depth` levels below the file.
    fn of(node: &impl Serialize, depth: usize) -> Result<Self, Problem> {
        let text = json(node);
        let counts = measure::measure_at(&text, Place::Elsewhere, depth)?;
        Ok(Self::of_text(&text, counts.values()))
    }

    fn of_text(text: &str, values: usize) -> Self {
        Self { bytes: text.len(), characters: limits::length(text), values }
    }

    /// Whether a map of this size can be opened again.
    fn check(self) -> Result<(), Problem> {
        const MOST: usize = limits::FILE - limits::AROUND;
        if self.characters > limits::MAP {
            return Err(Problem::MapTooLong { length: self.characters, most: limits::MAP });
        }
        if self.values > limits::VALUES {
            return Err(Problem::TooMany { kind: ListKind::Values, count: self.values, most: limits::VALUES });
        }
        if self.bytes > MOST { Err(Problem::MapTooBig { bytes: self.bytes, most: MOST }) } else { Ok(()) }
    }

    fn plus(self, other: Self) -> Self {
        Self {
            bytes: self.bytes + other.bytes,
            characters: self.characters + other.characters,
            values: self.values + other.values,
        }
    }

    fn less(self, other: Self) -> Self {
        Self {
            bytes: self.bytes.saturating_sub(other.bytes),
            characters: self.characters.saturating_sub(other.characters),
            values: self.values.saturating_sub(other.values),
        }
    }

    /// Whether nothing of it is more than `other` has.
    pub fn fits_into(self, other: Self) -> bool {
        self.less(other) == Self::default()
    }
}

/// Whether what stands around the map in `file` is little enough for the rest to fit.
///
/// # Errors
/// [`Problem::AroundTooBig`] when it is not.
pub fn check_around(file: &MapFile) -> Result<(), Problem> {
    /// Room for what a save writes there: a longer revision, and the version of this page.
    const RESERVE: usize = 256;
    let (app, id, rev) = (file.app.clone(), file.id.clone(), file.rev);
    let (lineage, base) = (file.lineage.clone(), file.base.clone());
    let (extra, newer) = (file.extra.clone(), file.newer);
    let bare = MapFile { app, id, rev, lineage, base, extra, newer, map: JourneyMap::default() };
    let bytes = write_compact(&bare).len() + RESERVE;
    if bytes <= limits::AROUND { Ok(()) } else { Err(Problem::AroundTooBig { bytes, most: limits::AROUND }) }
}

/// Whether `map` still fits into a file once `edit` is made. `known` is the most that `map` takes, where somebody knows; else it is
/// counted. Gives the most it takes then.
///
/// # Errors
/// [`Problem`] when it would not fit. An edit that makes a map no larger is never refused.
pub fn check_edit(map: &JourneyMap, edit: &Edit, known: Option<Size>) -> Result<Option<Size>, Problem> {
    if let Edit::Replace(other) = edit {
        let size = Size::counted(other)?;
        return match size.check() {
            Err(problem) if !size.fits_into(Size::counted(map)?) => Err(problem),
            _ => Ok(Some(size)),
        };
    }
    let mut change = Change { map, comes: Size::default(), goes: Size::default(), gone: SortedSet::new() };
    change.count(edit)?;
    if change.comes.fits_into(change.goes) {
        return Ok(known);
    }
    let more = change.comes.less(change.goes);
    if let Some(after) = known.map(|known| known.plus(more)).filter(|after| after.check().is_ok()) {
        return Ok(Some(after));
    }
    let after = Size::counted(map)?.plus(more);
    after.check().map(|()| Some(after))
}

/// What an edit brings and what it takes away, at least.
struct Change<'a> {
    map: &'a JourneyMap,
    comes: Size,
    goes: Size,
    /// Whose old state was counted as gone: each has only one.
    gone: SortedSet<(What, String)>,
}

/// What an edit replaces.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum What {
    Card,
    Place,
    Stage,
    StageName,
    Step,
    StepName,
    Lane,
    Emotion,
    About,
}

impl Change<'_> {
    /// `new` comes, `depth` levels below the file.
    fn come(&mut self, depth: usize, new: &impl Serialize) -> Result<(), Problem> {
        self.comes = self.comes.plus(Size::of(new, depth)?);
        Ok(())
    }

    /// `new` comes in the place of `old`, which goes the first time that this is said of `what`.
    fn swap<T: Serialize>(
        &mut self,
        what: (What, &str),
        depth: usize,
        new: &T,
        old: Option<&T>,
    ) -> Result<(), Problem> {
        self.come(depth, new)?;
        if let Some(old) = old.filter(|_| self.gone.insert((what.0, what.1.to_owned()))) {
            // What stands there may lie deeper than it may come.
            self.goes = self.goes.plus(Size::of(old, 0)?);
        }
        Ok(())
    }

    /// What an item of a list has beside its own fields: a comma, and the names it is found by.
    fn item(&mut self, names: usize) {
        let more = names + 32;
        self.comes = self.comes.plus(Size { bytes: more, characters: more, values: 2 });
    }

    fn count(&mut self, edit: &Edit) -> Result<(), Problem> {
        // How deep the pieces of a map lie below the file.
        const ABOUT: usize = 2;
        const ITEM: usize = 3;
        const STEP: usize = 5;
        let map = self.map;
        match edit {
            Edit::AddCard { id, card, .. } => {
                self.item(id.as_str().len());
                self.come(ITEM, &**card)
            }
            Edit::ChangeCard { id, card } => self.swap((What::Card, id.as_str()), ITEM, &**card, map.card(id)),
            Edit::MoveCard { id, cell, .. } => {
                // A card tells where it stands: a longer name takes more.
                let place = |cell: &CellKey| (cell.step.clone(), cell.lane.clone());
                let from = map.card(id).map(|card| place(&card.cell()));
                self.swap((What::Place, id.as_str()), ITEM, &place(cell), from.as_ref())
            }
            Edit::AddStage { stage, .. } | Edit::SplitStage { into: stage, .. } => {
                self.item(0);
                self.come(ITEM, &**stage)
            }
            Edit::ChangeStage { stage } => {
                let bare = |stage: &Stage| Stage { steps: Vec::new(), ..stage.clone() };
                let old = map.stage(&stage.id).map(bare);
                self.swap((What::Stage, stage.id.as_str()), ITEM, &bare(stage), old.as_ref())
            }
            Edit::RenameStage { id, name } => {
                let old = map.stage(id).map(|stage| &stage.name);
                self.swap((What::StageName, id.as_str()), ITEM, name, old)
            }
            Edit::AddStep { step, .. } => {
                self.item(0);
                self.come(STEP, &**step)
            }
            Edit::ChangeStep { step } => {
                let old = map.step(&step.id).map(|(_, step)| step);
                self.swap((What::Step, step.id.as_str()), STEP, &**step, old)
            }
            Edit::RenameStep { id, name } => {
                let old = map.step(id).map(|(_, step)| &step.name);
                self.swap((What::StepName, id.as_str()), STEP, name, old)
            }
            Edit::AddLane { lane, .. } => {
                self.item(0);
                self.come(ITEM, &**lane)
            }
            Edit::ChangeLane { lane } => self.swap((What::Lane, lane.id.as_str()), ITEM, &**lane, map.lane(&lane.id)),
            Edit::SetEmotion { cell, emotion: Some(emotion) } => {
                let old = map.emotion(cell);
                if old.is_none() {
                    self.item(cell.step.as_str().len() + cell.lane.as_str().len());
                }
                let name = format!("{}:{}", cell.step, cell.lane);
                self.swap((What::Emotion, &name), ITEM, emotion, old)
            }
            Edit::AddLink { link, .. } => {
                self.item(0);
                self.come(ITEM, link)
            }
            Edit::SetTitle(title) => self.swap((What::About, "title"), ABOUT, title, Some(&map.title)),
            Edit::SetLanguage(language) => self.swap((What::About, "language"), ABOUT, language, Some(&map.language)),
            Edit::SetContext(context) => self.swap((What::About, "context"), ABOUT, &**context, Some(&map.context)),
            Edit::SetPersona(persona) => self.swap((What::About, "persona"), ABOUT, &**persona, Some(&map.persona)),
            Edit::Batch(edits) => edits.iter().try_for_each(|edit| self.count(edit)),
            // Only by itself; see `check_edit`.
            Edit::Replace(other) => {
                self.comes = self.comes.plus(Size::counted(other)?);
                Ok(())
            }
            Edit::RemoveCard { .. }
            | Edit::RemoveStage { .. }
            | Edit::MoveStage { .. }
            | Edit::MergeStage { .. }
            | Edit::RemoveStep { .. }
            | Edit::MoveStep { .. }
            | Edit::RemoveLane { .. }
            | Edit::MoveLane { .. }
            | Edit::RemoveLink { .. }
            | Edit::SetEmotion { emotion: None, .. } => Ok(()),
        }
    }
}

fn json(node: &impl Serialize) -> String {
    serde_json::to_string(node).expect("a map has only text keys")
}
