//! A map as a list tells of it.

use super::envelope::{Past, Unreadable};
use super::kept::Kept;
use crate::format::letters::plain_letters;
use crate::model::{CellKey, JourneyMap, MapId, MapKind, Score};

/// One record in the list.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    /// A map that opens.
    Map(Summary),
    /// A record that does not; nobody changes or deletes it.
    Unreadable {
        /// Where it is kept.
        key: String,
        /// Its text, for download.
        raw: String,
        /// What is wrong with it.
        why: Unreadable,
    },
}

/// A map at a glance.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// Names the map.
    pub id: MapId,
    /// Its revision.
    pub rev: u64,
    /// The checksum of its content.
    pub crc: String,
    /// What it was made from.
    pub past: Past,
    /// What it is called; may be empty.
    pub title: String,
    /// Its type.
    pub kind: MapKind,
    /// Who travels; may be empty.
    pub persona: String,
    /// The id of the map it is compared with.
    pub compared: Option<String>,
    /// The day it is to be looked at again, `YYYY-MM-DD`.
    pub review: Option<String>,
    /// How many steps each stage has, left to right.
    pub stages: Vec<usize>,
    /// The first curve, a score or unknown for each step, left to right.
    pub curve: Vec<Option<Score>>,
    /// When it last changed, if the record says.
    pub changed: Option<String>,
    /// When it was last saved to a file, if ever.
    pub saved_to_file: Option<String>,
}

impl Summary {
    /// The summary of an open map.
    pub fn of(kept: &Kept) -> Self {
        let map = &kept.file.map;
        Self {
            id: kept.file.id.clone(),
            rev: kept.file.rev,
            crc: kept.crc.clone(),
            past: kept.past.clone(),
            title: map.title.clone(),
            kind: map.kind.clone(),
            persona: map.persona.name.clone(),
            compared: map.context.compared.clone(),
            review: map.context.review.clone(),
            stages: map.stages.iter().map(|stage| stage.steps.len()).collect(),
            curve: curve(map),
            changed: kept.changed.clone(),
            saved_to_file: kept.saved_to_file.clone(),
        }
    }

    /// Whether the title or the persona has every word of `search`, whatever the accents and the case.
    pub fn matches(&self, search: &str) -> bool {
        let here = plain_letters(&format!("{} {}", self.title, self.persona));
        plain_letters(search).split_whitespace().all(|word| here.contains(word))
    }
}

fn curve(map: &JourneyMap) -> Vec<Option<Score>> {
    let Some(lane) = map.lanes.iter().find(|lane| lane.is_emotion() && !lane.wished) else { return Vec::new() };
    let score = |step: &crate::model::Step| {
        let cell = CellKey { step: step.id.clone(), lane: lane.id.clone() };
        map.emotion(&cell).map(|emotion| emotion.score)
    };
    map.steps().map(score).collect()
}
