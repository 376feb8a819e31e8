//! What a drop comes to: one edit, its name, and what is said.

use super::announcement::{Announcement, Place, Position, short};
use super::carried::{Carried, Target, drop_in_sight, landings_of};
use super::drafts;
use super::focus::Focus;
use super::moves::{label_for, moved_many, position_after};
use super::outcome::{Draft, Outcome};
use super::visibility::Visibility;
use crate::model::{Act, Edit, JourneyMap, Label};

/// What dropping `carried` on `target` comes to for a person who sees what `visibility` shows; `None` when nothing would change.
pub fn dropped(map: &JourneyMap, visibility: &Visibility, carried: &Carried, target: &Target) -> Option<Outcome> {
    let groups = match landings_of(map, visibility, carried, target) {
        Ok(groups) => groups,
        Err(said) => return Some(Outcome::say(*said)),
    };
    let edit = drop_in_sight(map, visibility, carried, target)?;
    let outcome = match (carried, target) {
        (Carried::Cards { pressed, ids }, Target::Cards { cell, before }) => {
            let to = Place::of(map, cell);
            let card = map.card(pressed)?;
            let said = match ids.as_slice() {
                [_] => Announcement::Dropped {
                    text: short(&card.text),
                    from: Place::of(map, &card.cell()),
                    to,
                    position: position_after(map, ids, cell, before.as_ref()),
                },
                _ => {
                    let first = groups.iter().find(|group| group.ids.contains(&ids[0])).unwrap_or(&groups[0]);
                    moved_many(&groups, Place::of(map, &first.cell))
                }
            };
            Outcome::edit(edit, label_for(map, Act::MoveCards, ids))
                .and_say(said)
                .and_focus(Focus::Card(ids.first()?.clone()))
        }
        (Carried::Stage(id), _) => {
            let name = map.stage(id)?.name.clone();
            let number = if let Edit::MoveStage { index, .. } = &edit { index + 1 } else { 1 };
            let position = Position { number, of: map.stages.len() };
            Outcome::edit(edit, Label::one(Act::MoveStage, &name))
                .and_say(Announcement::StageMoved { name, position })
                .and_focus(Focus::Stage(id.clone()))
        }
        (Carried::Step(id), _) => {
            let name = map.column_name(id).to_owned();
            let mut after = map.stages.clone();
            let position = step_position(&mut after, &edit)?;
            Outcome::edit(edit, Label::one(Act::MoveStep, &name))
                .and_say(Announcement::StepMoved { name, position })
                .and_focus(Focus::Step(id.clone()))
        }
        (Carried::Lane(id), _) => {
            let name = map.lane(id)?.label.clone();
            let index = if let Edit::MoveLane { index, .. } = &edit { *index } else { 0 };
            let others = map.lanes.iter().filter(|lane| lane.id != *id);
            let above = others.take(index).filter(|lane| !lane.hidden).count();
            let of = map.lanes.iter().filter(|lane| !lane.hidden).count();
            Outcome::edit(edit, Label::one(Act::MoveLane, &name))
                .and_say(Announcement::LaneMoved { name, position: Position { number: above + 1, of } })
                .and_focus(Focus::Lane(id.clone()))
        }
        (Carried::Emotion(cell), Target::Emotion(score)) => {
            super::header_commands::set_emotion(map, cell, Some(*score))
        }
        _ => return None,
    };
    Some(outcome)
}

/// Where a step stands among all steps once `edit`, which moves it, is made.
fn step_position(stages: &mut [crate::model::Stage], edit: &Edit) -> Option<Position> {
    let Edit::MoveStep { id, stage, index } = edit else { return None };
    let of = stages.iter().map(|stage| stage.steps.len()).sum();
    for held in stages.iter_mut() {
        held.steps.retain(|step| step.id != *id);
    }
    let at = stages.iter().position(|held| held.id == *stage)?;
    let before: usize = stages[..at].iter().map(|stage| stage.steps.len()).sum();
    Some(Position { number: before + (*index).min(stages[at].steps.len()) + 1, of })
}

/// What is said when a drag is given up, and where the focus goes back to.
pub fn given_up(map: &JourneyMap, carried: &Carried) -> Outcome {
    match carried {
        Carried::Cards { pressed, .. } => match map.card(pressed) {
            Some(card) => {
                let said = Announcement::DragCancelled { text: short(&card.text), place: Place::of(map, &card.cell()) };
                Outcome::say(said)
            }
            None => Outcome::default(),
        },
        Carried::Stage(id) => named(drafts::text_of(map, &Draft::Stage(id.clone()))),
        Carried::Step(id) => named(map.column_name(id).to_owned()),
        Carried::Lane(id) => named(drafts::text_of(map, &Draft::Lane(id.clone()))),
        Carried::Emotion(cell) => named(map.column_name(&cell.step).to_owned()),
        Carried::Band { .. } => Outcome::default(),
    }
}

fn named(name: String) -> Outcome {
    Outcome::say(Announcement::HeaderDragCancelled { name })
}
