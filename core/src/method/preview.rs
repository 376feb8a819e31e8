//! A map as somebody looks at it before taking it in: how much there is, and its beginning as a table. A stranger made it, so what is shown is
//! bounded whatever the map holds.

use crate::model::{CellKey, Emotion, JourneyMap, Lane, LaneRole, Persona};

/// The most columns that are shown.
pub const STEPS: usize = 60;
/// The most rows that are shown.
pub const LANES: usize = 60;
/// The most cards that are shown, over all cells.
pub const CARDS: usize = 1_000;

/// A map before it is taken in.
#[derive(Clone, Debug, PartialEq)]
pub struct Preview<'a> {
    /// How many stages there are.
    pub stages: usize,
    /// How many steps.
    pub steps: usize,
    /// How many lanes, hidden ones too.
    pub lanes: usize,
    /// How many cards.
    pub cards: usize,
    /// Who travels, where something is known of them.
    pub persona: Option<&'a Persona>,
    /// The stages that are shown, each with the names of its columns.
    pub groups: Vec<(&'a str, Vec<&'a str>)>,
    /// The lanes that are shown.
    pub rows: Vec<Row<'a>>,
    /// Whether that is everything.
    pub is_whole: bool,
}

/// A lane of the table.
#[derive(Clone, Debug, PartialEq)]
pub struct Row<'a> {
    /// Its name.
    pub label: &'a str,
    /// What its cards are.
    pub role: &'a LaneRole,
    /// Whether the map hides it.
    pub is_hidden: bool,
    /// What stands in each column that is shown.
    pub crossings: Vec<Crossing<'a>>,
}

/// What stands where a lane meets a column.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Crossing<'a> {
    /// What its cards say, top to bottom.
    pub texts: Vec<&'a str>,
    /// How many more cards there are.
    pub more: usize,
    /// How it feels there, in a lane of feelings.
    pub emotion: Option<&'a Emotion>,
}

impl<'a> Preview<'a> {
    /// What is shown of `map`.
    pub fn of(map: &'a JourneyMap) -> Self {
        let mut room = STEPS;
        let mut groups: Vec<(&str, Vec<&str>)> = Vec::new();
        for stage in &map.stages {
            if room == 0 {
                break;
            }
            let names: Vec<&str> = stage.steps.iter().take(room).map(|step| step.name.as_str()).collect();
            room -= names.len();
            groups.push((&stage.name, names));
        }
        let shown: Vec<_> = map.steps().take(STEPS).map(|step| &step.id).collect();
        let mut cards_left = CARDS;
        let mut row = |lane: &'a Lane| {
            let crossings = shown.iter().map(|step| {
                let cell = CellKey { step: (*step).clone(), lane: lane.id.clone() };
                let ids = map.cards_in(&cell);
                let texts: Vec<&str> =
                    ids.iter().take(cards_left).filter_map(|id| Some(map.card(id)?.text.as_str())).collect();
                cards_left -= texts.len();
                Crossing { more: ids.len() - texts.len(), texts, emotion: map.emotion(&cell) }
            });
            Row { label: &lane.label, role: &lane.role, is_hidden: lane.hidden, crossings: crossings.collect() }
        };
        let rows: Vec<Row<'_>> = map.lanes.iter().take(LANES).map(&mut row).collect();
        let steps = map.steps().len();
        let is_whole = steps <= STEPS && map.lanes.len() <= LANES && map.cards.len() <= CARDS;
        let persona = Some(&map.persona).filter(|persona| **persona != Persona::default());
        Self {
            stages: map.stages.len(),
            steps,
            lanes: map.lanes.len(),
            cards: map.cards.len(),
            persona,
            groups,
            rows,
            is_whole,
        }
    }
}
