//! What the commands on stages, steps, lanes and feelings come to.

use super::announcement::{Announcement, short};
use super::focus::Focus;
use super::focus_after::{beside_lane, beside_stage, beside_step};
use super::outcome::{Dialog, Draft, Effect, Fresh, Outcome};
use super::situation::Situation;
use crate::model::lane::place_in_blueprint;
use crate::model::{
    Act, CellKey, Edit, Emotion, JourneyMap, Label, Lane, MapKind, Score, Stage, Step, StepId, compose,
};

/// Adds a stage with one step, `offset` places after the stage in focus, and begins to write its name.
pub(super) fn add_stage(at: &Situation<'_>, fresh: Fresh<'_>, offset: usize) -> Outcome {
    let here = at.stage().and_then(|id| at.map.stages.iter().position(|stage| stage.id == id));
    let index = here.map_or(0, |here| here + offset);
    let step = Step { id: fresh().into(), ..Step::default() };
    let stage = Stage {
        id: fresh().into(),
        name: (at.words.board.new_stage)(at.map.stages.len() + 1),
        steps: vec![step],
        ..Stage::default()
    };
    let id = stage.id.clone();
    let label = Label::one(Act::AddStage, &stage.name);
    Outcome::edit(Edit::AddStage { stage: Box::new(stage), index }, label)
        .and_focus(Focus::Stage(id.clone()))
        .and_effect(Effect::Write(Draft::Stage(id)))
}

/// Adds a step, `offset` places after the one in focus, and begins to write its name.
pub(super) fn add_step(at: &Situation<'_>, fresh: Fresh<'_>, offset: usize) -> Outcome {
    let Some((stage, index)) = at.step().and_then(|id| {
        let (stage, _) = at.map.step(&id)?;
        let index = stage.steps.iter().position(|step| step.id == id)?;
        Some((stage.id.clone(), index + offset))
    }) else {
        return Outcome::default();
    };
    let name = (at.words.board.new_step)(at.map.steps().count() + 1);
    let step = Step { id: fresh().into(), name, ..Step::default() };
    let id = step.id.clone();
    let label = Label::one(Act::AddStep, &step.name);
    Outcome::edit(Edit::AddStep { stage, step: Box::new(step), index }, label)
        .and_focus(Focus::Step(id.clone()))
        .and_effect(Effect::Write(Draft::Step(id)))
}

/// Adds `lane` below the one in focus, with an id of its own; in a blueprint as near as its layer allows.
pub fn add_lane(at: &Situation<'_>, lane: Lane, fresh: Fresh<'_>) -> Outcome {
    let here = at.lane().and_then(|id| at.map.lanes.iter().position(|lane| lane.id == id));
    let index = here.map_or(0, |here| here + 1);
    let index = match at.map.kind {
        MapKind::ServiceBlueprint => place_in_blueprint(&at.map.lanes, &lane.role, index),
        _ => index,
    };
    let lane = Lane { id: fresh().into(), ..lane };
    let id = lane.id.clone();
    let label = Label::one(Act::AddLane, &lane.label);
    Outcome::edit(Edit::AddLane { lane: Box::new(lane), index }, label)
        .and_focus(Focus::Lane(id.clone()))
        .and_effect(Effect::Write(Draft::Lane(id)))
}

pub(super) fn rename(at: &Situation<'_>, _: Fresh<'_>) -> Outcome {
    match at.focus {
        Some(Focus::Stage(id)) => Outcome::effect(Effect::Write(Draft::Stage(id.clone()))),
        Some(Focus::Step(id)) => Outcome::effect(Effect::Write(Draft::Step(id.clone()))),
        Some(Focus::Lane(id)) => Outcome::effect(Effect::Write(Draft::Lane(id.clone()))),
        _ => Outcome::default(),
    }
}

/// Gives the steps of the stage in focus to the one before.
pub(super) fn merge_stage(at: &Situation<'_>, _: Fresh<'_>) -> Outcome {
    let Some(index) = at.stage().and_then(|id| at.map.stages.iter().position(|stage| stage.id == id)) else {
        return Outcome::default();
    };
    let Some(before) = index.checked_sub(1).map(|before| &at.map.stages[before]) else { return Outcome::default() };
    let stage = &at.map.stages[index];
    let mut edits = Vec::new();
    if let [only] = stage.steps.as_slice()
        && only.name.is_empty()
    {
        // A flat stage's step went by the stage's name; it takes that name along.
        edits.push(Edit::RenameStep { id: only.id.clone(), name: stage.name.clone() });
    }
    if let [only] = before.steps.as_slice()
        && only.name.is_empty()
    {
        edits.push(Edit::RenameStep { id: only.id.clone(), name: before.name.clone() });
    }
    edits.push(Edit::MergeStage { id: stage.id.clone() });
    Outcome::edit(Edit::Batch(edits), Label::one(Act::MergeStage, &stage.name))
        .and_focus(Focus::Stage(before.id.clone()))
        .and_say(Announcement::StageMerged(stage.name.clone()))
}

pub(super) fn can_split(at: &Situation<'_>) -> bool {
    at.focus.and_then(|focus| focus.step(at.map)).is_some_and(|id| split_place(at.map, &id).is_some())
}

/// The stage of a step and how many steps stand before it there; `None` when nothing would stay behind.
fn split_place(map: &JourneyMap, id: &StepId) -> Option<(usize, usize)> {
    map.stages.iter().enumerate().find_map(|(stage, held)| {
        let step = held.steps.iter().position(|step| step.id == *id).filter(|step| *step > 0)?;
        Some((stage, step))
    })
}

/// Makes a stage of its own from the step in focus and those after it in its stage.
pub(super) fn split_stage(at: &Situation<'_>, fresh: Fresh<'_>) -> Outcome {
    let Some((stage, split)) = at.step().and_then(|id| split_place(at.map, &id)) else { return Outcome::default() };
    let stage = &at.map.stages[stage];
    let name = stage.steps[split].name.clone();
    let name = if name.is_empty() { (at.words.board.new_stage)(at.map.stages.len() + 1) } else { name };
    let into = Stage { id: fresh().into(), name: name.clone(), ..Stage::default() };
    let id = into.id.clone();
    let edit = Edit::SplitStage { id: stage.id.clone(), at: split, into: Box::new(into) };
    Outcome::edit(edit, Label::one(Act::SplitStage, &name))
        .and_focus(Focus::Stage(id.clone()))
        .and_say(Announcement::StageSplit(name))
        .and_effect(Effect::Write(Draft::Stage(id)))
}

/// Deletes the header in focus; asks first when it holds anything.
pub(super) fn delete(at: &Situation<'_>, _: Fresh<'_>) -> Outcome {
    let Some(focus) = at.focus else { return Outcome::default() };
    if holds(at.map, focus) {
        Outcome::effect(Effect::Open(Dialog::Delete(focus.clone())))
    } else {
        delete_now(at.map, focus)
    }
}

/// Whether the header at `focus` holds cards or feelings.
pub fn holds(map: &JourneyMap, focus: &Focus) -> bool {
    let of = |cell: &CellKey| under(map, focus, cell);
    map.cells.keys().any(of) || map.emotions.keys().any(of)
}

/// How many cards the header at `focus` holds.
pub fn cards_under(map: &JourneyMap, focus: &Focus) -> usize {
    compose::count_cards(map, |cell| under(map, focus, cell))
}

fn under(map: &JourneyMap, focus: &Focus, cell: &CellKey) -> bool {
    match focus {
        Focus::Stage(id) => map.step(&cell.step).is_some_and(|(stage, _)| stage.id == *id),
        Focus::Step(id) => cell.step == *id,
        Focus::Lane(id) => cell.lane == *id,
        Focus::Cell(_) | Focus::Card(_) => false,
    }
}

/// Deletes the header at `focus` with all it holds.
pub fn delete_now(map: &JourneyMap, focus: &Focus) -> Outcome {
    let cards = cards_under(map, focus);
    match focus {
        Focus::Stage(id) => {
            let name = map.stage(id).map(|stage| stage.name.clone()).unwrap_or_default();
            Outcome::edit(compose::remove_stage(map, id), Label::one(Act::DeleteStage, &name))
                .and_focus(beside_stage(map, id))
                .and_say(Announcement::StageDeleted { name, cards })
        }
        Focus::Step(id) => {
            let name = map.column_name(id).to_owned();
            let only = map.step(id).is_some_and(|(stage, _)| stage.steps.len() == 1);
            let focus = match map.step(id) {
                Some((stage, _)) if only => beside_stage(map, &stage.id),
                _ => beside_step(map, id),
            };
            Outcome::edit(compose::remove_step(map, id), Label::one(Act::DeleteStep, &name))
                .and_focus(focus)
                .and_say(Announcement::StepDeleted { name, cards })
        }
        Focus::Lane(id) => {
            let name = map.lane(id).map(|lane| lane.label.clone()).unwrap_or_default();
            Outcome::edit(compose::remove_lane(map, id), Label::one(Act::DeleteLane, &name))
                .and_focus(beside_lane(map, id))
                .and_say(Announcement::LaneDeleted { name, cards })
        }
        Focus::Cell(_) | Focus::Card(_) => Outcome::default(),
    }
}

pub(super) fn hide_lane(at: &Situation<'_>, _: Fresh<'_>) -> Outcome {
    let Some(lane) = at.lane().and_then(|id| at.map.lane(&id)) else { return Outcome::default() };
    show_lane(lane, false)
        .and_focus(beside_lane(at.map, &lane.id))
        .and_say(Announcement::LaneHidden(lane.label.clone()))
}

/// Shows or hides a lane; what it holds is kept.
pub fn show_lane(lane: &Lane, in_sight: bool) -> Outcome {
    let act = if in_sight { Act::ShowLane } else { Act::HideLane };
    let label = Label::one(act, &lane.label);
    Outcome::edit(Edit::ChangeLane { lane: Box::new(Lane { hidden: !in_sight, ..lane.clone() }) }, label)
}

pub(super) fn write_emotion(at: &Situation<'_>, _: Fresh<'_>) -> Outcome {
    match at.curve_cell() {
        Some(cell) => Outcome::effect(Effect::Write(Draft::Emotion(cell))),
        None => Outcome::default(),
    }
}

/// Changes the feeling in focus by one; an unknown one starts from neutral.
pub(super) fn change_emotion(at: &Situation<'_>, change: impl Fn(Score) -> Score) -> Outcome {
    let Some(cell) = at.curve_cell() else { return Outcome::default() };
    let score = at.map.emotion(&cell).map_or(Score::NEUTRAL, |emotion| emotion.score);
    set_emotion(at.map, &cell, Some(change(score)))
}

pub(super) fn forget_emotion(at: &Situation<'_>) -> Outcome {
    match at.curve_cell() {
        Some(cell) => set_emotion(at.map, &cell, None),
        None => Outcome::default(),
    }
}

/// Sets the score at `cell`, or makes it unknown; the word for the feeling stays while there is a score.
pub fn set_emotion(map: &JourneyMap, cell: &CellKey, score: Option<Score>) -> Outcome {
    let before = map.emotion(cell).cloned();
    let emotion = score.map(|score| Emotion { score, ..before.unwrap_or_default() });
    feel(map, cell, emotion)
}

/// Names the feeling at `cell`; nothing happens while its score is unknown.
pub fn name_feeling(map: &JourneyMap, cell: &CellKey, feeling: &str) -> Outcome {
    match map.emotion(cell) {
        Some(emotion) => feel(map, cell, Some(Emotion { feeling: feeling.trim().to_owned(), ..emotion.clone() })),
        None => Outcome::default(),
    }
}

fn feel(map: &JourneyMap, cell: &CellKey, emotion: Option<Emotion>) -> Outcome {
    let column = map.column_name(&cell.step).to_owned();
    let said = Announcement::Feeling {
        column: column.clone(),
        score: emotion.as_ref().map(|emotion| emotion.score),
        feeling: emotion.as_ref().map(|emotion| emotion.feeling.clone()).unwrap_or_default(),
    };
    Outcome::edit(Edit::SetEmotion { cell: cell.clone(), emotion }, Label::one(Act::SetEmotion, short(&column)))
        .and_focus(Focus::Cell(cell.clone()))
        .and_say(said)
}
