//! Which columns of two maps are the same moment: by id where the maps share their ids, then by name.

use crate::model::order::InOrder;
use crate::model::{CellKey, JourneyMap, Lane, Score, Step, StepId};

/// Which steps of one map stand for which steps of another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matching {
    /// Whether one map grew from the other, so that equal ids mean the same thing in both.
    pub related: bool,
    /// Pairs of steps, the first map's first, in the order of its columns. No step is in two pairs.
    pub pairs: Vec<(StepId, StepId)>,
}

impl Matching {
    /// The step of the second map that stands for `step` of the first.
    pub fn there(&self, step: &StepId) -> Option<&StepId> {
        self.pairs.iter().find(|(here, _)| here == step).map(|(_, there)| there)
    }

    /// The step of the first map that stands for `step` of the second.
    pub fn here(&self, step: &StepId) -> Option<&StepId> {
        self.pairs.iter().find(|(_, there)| there == step).map(|(here, _)| here)
    }
}

/// A column of two maps laid side by side: a step of one, of the other, or of both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The first map's step.
    pub here: Option<StepId>,
    /// The second map's.
    pub there: Option<StepId>,
}

/// Finds the steps that stand for each other. `linked` says that one of the maps is the other's future state.
///
/// Equal ids count where the maps are linked, or where at least one step of the same id has the same name in both: files written by
/// hand number their steps alike, which means nothing. Then equal names count, each step once and in order; then the only step of a
/// stage, by the stage's id or name.
pub fn match_steps(here: &JourneyMap, there: &JourneyMap, linked: bool) -> Matching {
    let same_id = |step: &Step| there.step(&step.id).is_some();
    let same_name =
        |step: &Step| same_id(step) && is_same_name(here.column_name(&step.id), there.column_name(&step.id));
    let related = linked || here.steps().any(same_name);
    let mut pairs: Vec<(StepId, StepId)> = Vec::new();
    if related {
        pairs.extend(here.steps().filter(|step| same_id(step)).map(|step| (step.id.clone(), step.id.clone())));
    }
    for step in here.steps() {
        let name = here.column_name(&step.id);
        let other = there.steps().find(|other| {
            let is_free = pairs.iter().all(|(here, there)| *here != step.id && *there != other.id);
            is_free && is_same_name(name, there.column_name(&other.id))
        });
        pairs.extend(other.map(|other| (step.id.clone(), other.id.clone())));
    }
    for stage in &here.stages {
        let [step] = stage.steps.as_slice() else { continue };
        let other = there.stages.iter().find_map(|other| {
            let [only] = other.steps.as_slice() else { return None };
            let is_free = pairs.iter().all(|(here, there)| *here != step.id && *there != only.id);
            let is_same = is_same_name(&stage.name, &other.name) || related && stage.id == other.id;
            (is_free && is_same).then(|| only.id.clone())
        });
        pairs.extend(other.map(|other| (step.id.clone(), other)));
    }
    let order = |step: &StepId| here.steps().position(|other| other.id == *step);
    pairs.put_in_order(|one, other| order(&one.0).cmp(&order(&other.0)));
    Matching { related, pairs }
}

/// The columns of both maps: the first map's in order, and each step only the second has after the one it follows there.
pub fn columns(here: &JourneyMap, there: &JourneyMap, matching: &Matching) -> Vec<Column> {
    let mut columns: Vec<Column> = here
        .steps()
        .map(|step| Column { here: Some(step.id.clone()), there: matching.there(&step.id).cloned() })
        .collect();
    let mut after = 0;
    for step in there.steps() {
        match columns.iter().position(|column| column.there.as_ref() == Some(&step.id)) {
            Some(at) => after = at + 1,
            None => {
                columns.insert(after, Column { here: None, there: Some(step.id.clone()) });
                after += 1;
            }
        }
    }
    columns
}

/// The lane whose curve tells how a journey feels: the first that is no wish and belongs to this map, else the first there is.
pub fn felt(map: &JourneyMap) -> Option<&Lane> {
    let mut curves = map.lanes.iter().filter(|lane| lane.is_emotion());
    let own = curves.clone().find(|lane| !lane.wished && !lane.locked);
    own.or_else(|| curves.next())
}

/// How `step` feels on that curve.
pub fn feeling(map: &JourneyMap, step: &StepId) -> Option<Score> {
    let cell = CellKey { step: step.clone(), lane: felt(map)?.id.clone() };
    map.emotion(&cell).map(|emotion| emotion.score)
}

/// The curve of `there` under the columns of `here`: unknown where it has no such step.
pub fn overlay(here: &JourneyMap, there: &JourneyMap, linked: bool) -> Vec<Option<Score>> {
    let matching = match_steps(here, there, linked);
    here.steps().map(|step| feeling(there, matching.there(&step.id)?)).collect()
}

/// Names are the same whatever the case of their plain letters and the space around them; no name is the same as none.
fn is_same_name(one: &str, other: &str) -> bool {
    let (one, other) = (one.trim(), other.trim());
    !one.is_empty() && one.eq_ignore_ascii_case(other)
}
