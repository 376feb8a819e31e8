//! The stages, steps and lanes of a map by the names that an answer uses for them.

use super::Spot;
use crate::format::letters::plain_letters;
use crate::method::matching::felt;
use crate::method::proposals::{Column, Row};
use crate::model::{JourneyMap, Lane, LaneId, LaneRole, Stage, StepId};

/// The names of a map, as they are compared.
pub(super) struct Names<'a> {
    map: &'a JourneyMap,
    /// What each lane is called.
    lanes: Vec<(String, &'a Lane)>,
    /// What each stage is called, and each of its steps.
    stages: Vec<(String, Vec<String>)>,
    /// What each column is called.
    columns: Vec<(String, &'a StepId)>,
}

impl<'a> Names<'a> {
    pub(super) fn of(map: &'a JourneyMap) -> Self {
        let steps = |stage: &Stage| stage.steps.iter().map(|step| plain(&step.name)).collect();
        Self {
            map,
            lanes: map.lanes.iter().map(|lane| (plain(&lane.label), lane)).collect(),
            stages: map.stages.iter().map(|stage| (plain(&stage.name), steps(stage))).collect(),
            columns: map.steps().map(|step| (plain(map.column_name(&step.id)), &step.id)).collect(),
        }
    }

    /// The lane called `name`, or else the first of the role called so in files.
    pub(super) fn lane(&self, name: &str) -> Option<&'a Lane> {
        let name = plain(name);
        if name.is_empty() {
            return None;
        }
        let called = self.lanes.iter().find(|(label, _)| *label == name);
        let known = called.or_else(|| self.lanes.iter().find(|(_, lane)| lane.role.as_str() == name));
        known.map(|(_, lane)| *lane)
    }

    /// The row called `name`: one of the map's, or a new one. `None` where there is no name.
    pub(super) fn row(&self, name: &str) -> Option<Row> {
        let label = bare(name);
        if label.is_empty() {
            return None;
        }
        let new = || {
            let role = LaneRole::ALL.iter().find(|role| role.as_str() == plain(name));
            Row::New(role.cloned().unwrap_or(LaneRole::Custom), label.to_owned())
        };
        Some(self.lane(name).map_or_else(new, |lane| Row::Lane(lane.id.clone())))
    }

    /// The curve called `name`, or else the one that tells how the journey feels; a new one where the map has none and the name says that it
    /// is one.
    pub(super) fn curve(&self, name: &str) -> Option<Row> {
        let named = self.lane(name).filter(|lane| lane.is_emotion());
        let known = named.or_else(|| felt(self.map)).map(|lane| Row::Lane(lane.id.clone()));
        known.or_else(|| self.row(name).filter(|row| matches!(row, Row::New(LaneRole::Emotion, _))))
    }

    /// Whether the lane called `name` holds feelings.
    pub(super) fn is_curve(&self, name: &str) -> bool {
        match self.lane(name) {
            Some(lane) => lane.is_emotion(),
            None => plain(name) == LaneRole::Emotion.as_str(),
        }
    }

    /// Whether a lane is only looked at.
    pub(super) fn is_locked(&self, id: &LaneId) -> bool {
        self.map.lane(id).is_some_and(|lane| lane.locked)
    }

    /// Whether a stage or a step of the map is called `name`.
    pub(super) fn knows_column(&self, name: &str) -> bool {
        let name = plain(name);
        self.stages.iter().any(|(stage, steps)| *stage == name || steps.contains(&name))
    }

    /// The column called so; a new one where the map has no such stage or step. `None` where neither is named, unless there is only one.
    pub(super) fn column(&self, spot: &Spot) -> Option<Column> {
        let (stage, step) = (bare(&spot.stage), bare(&spot.step));
        if stage.is_empty() && step.is_empty() {
            let [(_, only)] = self.columns.as_slice() else { return None };
            return Some(Column::Step((*only).clone()));
        }
        let (plain_stage, plain_step) = (plain(stage), plain(step));
        let within = self.stages.iter().position(|(name, _)| !stage.is_empty() && *name == plain_stage);
        if let Some((within, (_, names))) = within.and_then(|at| Some((self.map.stages.get(at)?, &self.stages[at]))) {
            let named = names.iter().position(|name| *name == plain_step);
            let place = if step.is_empty() || plain_step == plain_stage { Some(0) } else { named };
            return match place {
                Some(place) => within.steps.get(place).map(|step| Column::Step(step.id.clone())),
                None => Some(Column::NewStep(within.id.clone(), step.to_owned())),
            };
        }
        // A step that was told alone, or in the place of its stage.
        let alone = if step.is_empty() { &plain_stage } else { &plain_step };
        let known = self.columns.iter().find(|(name, _)| name == alone);
        match known {
            Some((_, id)) if stage.is_empty() || step.is_empty() => Some(Column::Step((*id).clone())),
            _ if stage.is_empty() => Some(Column::NewStage(step.to_owned(), String::new())),
            _ => Some(Column::NewStage(stage.to_owned(), step.to_owned())),
        }
    }
}

/// A name without the marks of an outline around it.
pub(super) fn bare(name: &str) -> &str {
    name.trim()
        .trim_matches(['*', '_', '`', '#', '"', '«', '»', '“', '”'])
        .trim()
        .trim_end_matches(':')
        .trim()
        .trim_matches(['*', '_'])
        .trim()
}

/// A name to be compared: in small letters without marks, with single spaces.
pub(super) fn plain(name: &str) -> String {
    plain_letters(&bare(name).split_whitespace().collect::<Vec<_>>().join(" "))
}
