//! What a person's edit brings into a map: held to the same rules as what a file brings, wherever it was typed, pasted or dropped.

use super::limits::{self, check_edit};
use super::problem::{ListKind, Problem};
use super::repair::put_in_range;
use super::text::{self, Kind, Visit, clean};
use crate::model::{Edit, JourneyMap, Path};

/// Takes out of the texts of `edit` what has no place in them, and tells whether `map` still fits into a file once it is made.
///
/// # Errors
/// [`Problem`] for what would be too long or too many; nothing is cut.
pub fn admit(map: &JourneyMap, edit: &mut Edit) -> Result<(), Problem> {
    check_edit(map, edit)?;
    let mut problem = None;
    clean_edit(edit, &mut |path, kind, text| {
        if let Some(cleaned) = clean(text, kind) {
            *text = cleaned;
        }
        let (length, most) = (text.encode_utf16().count(), limits::longest(kind));
        if length > most && problem.is_none() {
            problem = Some(Problem::TooLong { path: path.to_string(), length, most });
        }
    })?;
    problem.map_or(Ok(()), Err)
}

fn clean_edit(edit: &mut Edit, visit: &mut Visit<'_>) -> Result<(), Problem> {
    let root = &Path::Root;
    let field = |name: &'static str| Path::Field(root, name);
    match edit {
        Edit::AddCard { card, .. } | Edit::ChangeCard { card, .. } => {
            if card.tags.len() > limits::TAGS {
                return Err(Problem::TooMany { kind: ListKind::Tags, count: card.tags.len(), most: limits::TAGS });
            }
            // Controls of ours keep to the ranges; cards that another page put on the clipboard may not.
            put_in_range(card, "", &mut Vec::new());
            text::of_card(card, root, visit);
        }
        Edit::AddStage { stage, .. } | Edit::ChangeStage { stage } | Edit::SplitStage { into: stage, .. } => {
            text::of_stage(stage, root, visit);
        }
        Edit::AddStep { step, .. } | Edit::ChangeStep { step } => text::of_step(step, root, visit),
        Edit::RenameStage { name, .. } | Edit::RenameStep { name, .. } => visit(&field("name"), Kind::Name, name),
        Edit::AddLane { lane, .. } | Edit::ChangeLane { lane } => text::of_lane(lane, root, visit),
        Edit::SetEmotion { emotion: Some(emotion), .. } => text::of_emotion(emotion, root, visit),
        Edit::SetTitle(title) => visit(&field("title"), Kind::Name, title),
        Edit::SetContext(context) => text::of_context(context, root, visit),
        Edit::SetPersona(persona) => text::of_persona(persona, root, visit),
        Edit::Batch(edits) => return edits.iter_mut().try_for_each(|edit| clean_edit(edit, visit)),
        // An earlier version of the whole map was read like any record, by the same rules.
        Edit::Replace(_)
        | Edit::RemoveCard { .. }
        | Edit::MoveCard { .. }
        | Edit::RemoveStage { .. }
        | Edit::MoveStage { .. }
        | Edit::MergeStage { .. }
        | Edit::RemoveStep { .. }
        | Edit::MoveStep { .. }
        | Edit::RemoveLane { .. }
        | Edit::MoveLane { .. }
        | Edit::SetEmotion { emotion: None, .. }
        | Edit::AddLink { .. }
        | Edit::RemoveLink { .. }
        | Edit::SetLanguage(_) => {}
    }
    Ok(())
}
