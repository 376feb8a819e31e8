//! What a person's edit brings into a map: held to the same rules as what a file brings, wherever it was typed, pasted or dropped.

use super::limits::{self, check_length};
use super::problem::{ListKind, Problem};
use super::repair::{leave_out_empty_fields, put_in_range, put_persona_in_range};
use super::text::{self, Kind, Visit, clean};
use super::whole::{self, Size};
use crate::model::{Edit, JourneyMap, Path};

/// Takes out of the texts of `edit` what has no place in them, and tells whether `map` still fits into a file once it is made.
///
/// # Errors
/// [`Problem`] for what would be too long or too many; nothing is cut.
pub fn admit(map: &JourneyMap, edit: &mut Edit) -> Result<(), Problem> {
    admit_into(map, edit, None).map(drop)
}

/// As [`admit`], for a map of which somebody may know the most it takes; gives the most it takes once the edit is made. So a large map
/// is not counted anew for every word.
///
/// # Errors
/// As [`admit`].
pub fn admit_into(map: &JourneyMap, edit: &mut Edit, known: Option<Size>) -> Result<Option<Size>, Problem> {
    limits::check_edit(map, edit)?;
    let mut found = Ok(());
    clean_edit(edit, &mut |path, kind, text| {
        if let Some(cleaned) = clean(text, kind) {
            *text = cleaned;
        }
        if found.is_ok() {
            found = check_length(path, kind, text);
        }
    })?;
    found?;
    whole::check_edit(map, edit, known)
}

fn clean_edit(edit: &mut Edit, visit: &mut Visit<'_>) -> Result<(), Problem> {
    let root = &Path::Root;
    let field = |name: &'static str| Path::Field(root, name);
    match edit {
        Edit::AddCard { card, .. } | Edit::ChangeCard { card, .. } => {
            if card.tags.len() > limits::TAGS {
                return Err(Problem::TooMany { kind: ListKind::Tags, count: card.tags.len(), most: limits::TAGS });
            }
            // Controls of ours keep to the ranges; cards that another page put on the clipboard may not. There they have no name, and
            // here they have another.
            put_in_range(card, "", &mut Vec::new());
            card.extra.remove("id");
            text::of_card(card, root, visit);
        }
        Edit::AddStage { stage, .. } | Edit::ChangeStage { stage } | Edit::SplitStage { into: stage, .. } => {
            text::of_stage(stage, root, visit);
        }
        Edit::AddStep { step, .. } | Edit::ChangeStep { step } => text::of_step(step, root, visit),
        Edit::RenameStage { name, .. } | Edit::RenameStep { name, .. } => visit(&field("name"), Kind::Name, name),
        Edit::AddLane { lane, .. } | Edit::ChangeLane { lane } => text::of_lane(lane, root, visit),
        Edit::SetEmotion { emotion: Some(emotion), .. } => {
            for place in ["lane", "step"] {
                emotion.extra.remove(place);
            }
            text::of_emotion(emotion, root, visit);
        }
        Edit::SetTitle(title) => visit(&field("title"), Kind::Name, title),
        Edit::SetContext(context) => text::of_context(context, root, visit),
        Edit::SetPersona(persona) => {
            let count = persona.fields.len();
            if count > limits::FREE_FIELDS {
                return Err(Problem::TooMany { kind: ListKind::FreeFields, count, most: limits::FREE_FIELDS });
            }
            put_persona_in_range(persona, "", &mut Vec::new());
            text::of_persona(persona, root, visit);
            leave_out_empty_fields(persona);
        }
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
