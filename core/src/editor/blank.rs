//! What a map is offered in which nothing is written yet: stages and lanes to begin with, each offer one edit.

use super::announcement::{Announcement, short};
use super::focus::Focus;
use super::outcome::{Fresh, Outcome};
use crate::format::cells;
use crate::model::{Act, Edit, JourneyMap, Label, Lane, Stage, Step, compose};

/// Whether nothing is written on the map yet.
pub fn is_blank(map: &JourneyMap) -> bool {
    map.cards.is_empty() && map.emotions.is_empty()
}

/// Whether stages are offered, and whether lanes are: as long as it has no more than a blank map begins with.
pub fn offers(map: &JourneyMap) -> (bool, bool) {
    let is_blank = is_blank(map);
    (is_blank && map.steps().count() <= 1, is_blank && map.lanes.is_empty())
}

/// Puts `stages` in the place of those of a blank map, under ids of their own.
pub fn begin_with_stages(map: &JourneyMap, stages: Vec<Stage>, fresh: Fresh<'_>) -> Outcome {
    if !offers(map).0 || stages.is_empty() {
        return Outcome::default();
    }
    let label = Label::one(Act::AddStage, short(&names(stages.iter().map(|stage| &stage.name))));
    let mut edits: Vec<Edit> = map.stages.iter().map(|stage| compose::remove_stage(map, &stage.id)).collect();
    let (mut first, count) = (None, stages.len());
    for (index, mut stage) in stages.into_iter().enumerate() {
        stage.id = fresh().into();
        for step in &mut stage.steps {
            step.id = fresh().into();
        }
        first = first.or_else(|| Some(Focus::Stage(stage.id.clone())));
        edits.push(Edit::AddStage { stage: Box::new(stage), index });
    }
    Outcome::edit(Edit::Batch(edits), label).and_say(Announcement::StagesAdded(count)).and_focus(first)
}

/// Gives a blank map `lanes`, under ids of their own.
pub fn begin_with_lanes(map: &JourneyMap, lanes: Vec<Lane>, fresh: Fresh<'_>) -> Outcome {
    if !offers(map).1 || lanes.is_empty() {
        return Outcome::default();
    }
    let label = Label::one(Act::AddLane, short(&names(lanes.iter().map(|lane| &lane.label))));
    let (mut first, count) = (None, lanes.len());
    let add = |(index, lane): (usize, Lane)| {
        let lane = Lane { id: fresh().into(), ..lane };
        first = first.take().or_else(|| Some(Focus::Lane(lane.id.clone())));
        Edit::AddLane { lane: Box::new(lane), index }
    };
    let edits = lanes.into_iter().enumerate().map(add).collect();
    Outcome::edit(Edit::Batch(edits), label).and_say(Announcement::LanesAdded(count)).and_focus(first)
}

fn names<'a>(names: impl Iterator<Item = &'a String>) -> String {
    names.map(String::as_str).collect::<Vec<_>>().join(", ")
}

/// A stage for each line or cell of a list that was pasted; what numbers a line or marks it as one of a list is left out.
pub fn stages_of(list: &str) -> Vec<Stage> {
    let name = |text: &str| {
        let text = text.trim();
        let unmarked = text.trim_start_matches(['-', '–', '•', '*', '·']);
        let unnumbered = unmarked.trim_start_matches(|letter: char| letter.is_ascii_digit());
        let is_number = unnumbered.len() < unmarked.len() && unnumbered.starts_with(['.', ')']);
        let rest = if is_number { &unnumbered[1..] } else { unmarked };
        rest.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let names = cells::read(list).map(|cell| name(&cell.text)).filter(|name| !name.is_empty());
    names.map(|name| Stage { name, steps: vec![Step::default()], ..Stage::default() }).collect()
}
