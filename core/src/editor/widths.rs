//! Columns made wider and narrower: by the edge of a stage or a step, and by keys.

use std::ops::Range;

use super::announcement::Announcement;
use super::focus::Focus;
use super::outcome::Outcome;
use super::situation::Situation;
use crate::model::stage::{WIDEST, WIDTH};
use crate::model::{Act, Edit, JourneyMap, Label, Step};

/// How much wider a press of the key makes a column, in hundredths of an ordinary one.
const BY_KEY: i32 = 25;

/// The columns of a stage, or the one of a step; none of anything else.
fn columns<'a>(map: &'a JourneyMap, focus: &Focus) -> &'a [Step] {
    match focus {
        Focus::Stage(id) => map.stage(id).map_or(&[], |stage| &stage.steps),
        Focus::Step(id) => map.step(id).map_or(&[], |(_, step)| std::slice::from_ref(step)),
        Focus::Lane(_) | Focus::Cell(_) | Focus::Card(_) => &[],
    }
}

fn by_key(map: &JourneyMap, focus: &Focus, wider: bool) -> Vec<i32> {
    let more = if wider { BY_KEY } else { -BY_KEY };
    columns(map, focus).iter().map(|step| (step.width() + more).clamp(WIDTH, WIDEST)).collect()
}

/// Whether the stage or the step in focus can be made wider, or narrower.
pub(super) fn can_change(at: &Situation<'_>, wider: bool) -> bool {
    let changes = |focus| by_key(at.map, focus, wider).into_iter().ne(columns(at.map, focus).iter().map(Step::width));
    at.focus.is_some_and(changes)
}

/// Makes the columns of the stage or the step in focus wider, or narrower.
pub(super) fn change(at: &Situation<'_>, wider: bool) -> Outcome {
    at.focus.map(|focus| set(at.map, focus, &by_key(at.map, focus, wider))).unwrap_or_default()
}

/// Gives the columns of a stage, or the one of a step, these widths, in hundredths of an ordinary column.
pub fn set(map: &JourneyMap, focus: &Focus, widths: &[i32]) -> Outcome {
    let columns = columns(map, focus);
    let changed = columns.iter().zip(widths).filter(|(step, width)| step.width() != **width);
    let edits: Vec<Edit> = changed
        .map(|(step, width)| {
            // An ordinary column says nothing of its width.
            let width = (*width > WIDTH).then_some(i64::from(*width));
            Edit::ChangeStep { step: Box::new(Step { width, ..step.clone() }) }
        })
        .collect();
    let (act, name) = match focus {
        Focus::Stage(id) => (Act::ChangeStage, map.stage(id).map(|stage| stage.name.as_str()).unwrap_or_default()),
        _ => (Act::ChangeStep, columns.first().map(|step| map.column_name(&step.id)).unwrap_or_default()),
    };
    if edits.is_empty() {
        return Outcome::default();
    }
    let percent = widths.iter().sum::<i32>() / widths.len().max(1) as i32;
    Outcome::edit(Edit::Batch(edits), Label::one(act, name))
        .and_focus(focus.clone())
        .and_say(Announcement::Width { name: name.to_owned(), percent })
}

/// The widths that make the columns in `range` take `wanted` pixels together, each in its proportion, beside the others, which keep theirs.
///
/// All share `room`; none is narrower than its part of `least`, the pixels of an ordinary column.
pub fn stretched(widths: &[i32], range: Range<usize>, wanted: f64, least: f64, room: f64) -> Vec<i32> {
    let Some(own) = widths.get(range.clone()) else { return Vec::new() };
    let now: f64 = own.iter().copied().map(f64::from).sum();
    let others = widths.iter().copied().map(f64::from).sum::<f64>() - now;
    let ordinary = f64::from(WIDTH);
    let beyond_room = wanted * ordinary / least;
    let all = match (others + beyond_room) * least / ordinary < room && wanted < room {
        // The others give way.
        true => wanted * others / (room - wanted),
        false => beyond_room,
    };
    let part = all / now;
    let width = |width: &i32| ((f64::from(*width) * part).round() as i32).clamp(WIDTH, WIDEST);
    own.iter().map(width).collect()
}
