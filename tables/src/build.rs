//! A map built piece by piece from what a file says, held to the limits of map files and put right by the same rules.

use parcours_core::format::draft::Draft;
use parcours_core::format::repair::repair;
use parcours_core::format::whole::Size;
use parcours_core::format::{ListKind, limits};
use parcours_core::model::{
    Card, CardId, CellKey, Emotion, JourneyMap, Lane, LaneId, LaneRole, Language, Stage, StageId, Step, StepId,
};

use crate::problem::{Notice, Problem};

/// A map that is being built. Ids follow from the order in which things come, so that the same file always gives the same map.
#[derive(Debug, Default)]
pub(crate) struct Builder {
    draft: Draft,
    steps: usize,
    /// What was read otherwise than it stood.
    pub notices: Vec<Notice>,
}

impl Builder {
    /// A map without anything, in `language`.
    pub fn new(language: &Language) -> Self {
        let mut builder = Self::default();
        builder.draft.map.language = language.clone();
        builder
    }

    /// What is said of the whole.
    pub fn map(&mut self) -> &mut JourneyMap {
        &mut self.draft.map
    }

    /// A new stage, without steps so far: its place among the stages.
    pub fn stage(&mut self, name: &str) -> usize {
        let at = self.draft.map.stages.len();
        let id = StageId::from(format!("s{}", at + 1));
        self.draft.map.stages.push(Stage { id, name: name.to_owned(), ..Stage::default() });
        at
    }

    /// A new step of the stage at `stage`.
    ///
    /// # Errors
    /// When there are too many.
    pub fn step(&mut self, stage: usize, name: &str) -> Result<StepId, Problem> {
        self.steps += 1;
        let stages = &mut self.draft.map.stages;
        let count = self.steps.max(stages.len());
        if count > limits::STEPS {
            return Err(Problem::too_many(ListKind::Steps, count, limits::STEPS));
        }
        let id = StepId::from(format!("t{}", self.steps));
        if let Some(stage) = stages.get_mut(stage) {
            stage.steps.push(Step { id: id.clone(), name: name.to_owned(), ..Step::default() });
        }
        Ok(id)
    }

    /// A new lane, below the others.
    ///
    /// # Errors
    /// When there are too many.
    pub fn lane(&mut self, role: LaneRole, label: &str) -> Result<LaneId, Problem> {
        let lanes = &mut self.draft.map.lanes;
        if lanes.len() >= limits::LANES {
            return Err(Problem::too_many(ListKind::Lanes, lanes.len() + 1, limits::LANES));
        }
        let id = LaneId::from(format!("l{}", lanes.len() + 1));
        lanes.push(Lane { id: id.clone(), role, label: label.to_owned(), ..Lane::default() });
        Ok(id)
    }

    /// A card, below the others of its cell, under an id of its own unless it brings one.
    ///
    /// # Errors
    /// When there are too many.
    pub fn card(&mut self, id: Option<&str>, card: Card) -> Result<(), Problem> {
        let at = self.draft.cards.len();
        if at >= limits::CARDS {
            return Err(Problem::too_many(ListKind::Cards, at + 1, limits::CARDS));
        }
        let id = id.map_or_else(|| CardId::from(format!("c{}", at + 1)), CardId::from);
        self.draft.cards.push((at, id, Box::new(card)));
        Ok(())
    }

    /// Whether a lane holds feelings.
    pub fn is_emotion(&self, lane: &LaneId) -> bool {
        self.draft.map.lane(lane).is_some_and(Lane::is_emotion)
    }

    /// A feeling.
    pub fn emotion(&mut self, cell: CellKey, emotion: Emotion) {
        let at = self.draft.emotions.len();
        self.draft.emotions.push((at, cell, emotion));
    }

    /// The map, put right, with everything that was done to it.
    ///
    /// # Errors
    /// When it would be too large to be opened again.
    pub fn finish(mut self) -> Result<(JourneyMap, Vec<Notice>), Problem> {
        limits::check_lengths(&mut self.draft)?;
        let mut repairs = Vec::new();
        let map = repair(self.draft, &mut repairs);
        Size::of_map(&map)?;
        // A stage without a step is how these formats say that nothing happens there: not worth a word.
        let told = repairs.into_iter().filter(|repair| !matches!(repair, parcours_core::format::Repair::NoStep { .. }));
        self.notices.extend(told.map(Notice::Repaired));
        Ok((map, self.notices))
    }
}
