//! Proposals in the order of the map they are for, to be looked at: by column, and in each column by row.

use super::proposals::{Column, Proposal, Proposals, Row};
use crate::model::{JourneyMap, LaneRole, SortedMap, StageId};

/// What is proposed for one column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposalGroup {
    /// The name of its stage.
    pub stage: String,
    /// The name of its step; empty where the stage has only one without a name.
    pub step: String,
    /// Whether the map has no such column yet.
    pub is_new: bool,
    /// What is proposed there, row by row.
    pub rows: Vec<ProposalRow>,
}

/// What is proposed for one lane of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposalRow {
    /// The lane's label.
    pub label: String,
    /// Its role.
    pub role: LaneRole,
    /// Whether the map has no such lane yet.
    pub is_new: bool,
    /// The proposals, by their places in the list.
    pub places: Vec<usize>,
}

/// The `proposals` for `map` in its order. New columns and lanes stand where accepting them puts them.
pub fn proposal_groups(map: &JourneyMap, proposals: &Proposals) -> Vec<ProposalGroup> {
    let rows = rows(map, &proposals.all);
    let mut found: SortedMap<(&Column, &Row), Vec<usize>> = SortedMap::new();
    for (place, proposal) in proposals.all.iter().enumerate() {
        found.entry((&proposal.column, &proposal.row)).or_default().push(place);
    }
    columns(map, proposals)
        .into_iter()
        .filter_map(|column| {
            let here = |row: &Row| Some(named_row(map, row, found.get(&(&column, row))?.clone()));
            let rows: Vec<ProposalRow> = rows.iter().filter_map(here).collect();
            (!rows.is_empty()).then(|| named_column(map, &column, rows))
        })
        .collect()
}

/// The columns of the map, and the new ones among them.
fn columns(map: &JourneyMap, proposals: &Proposals) -> Vec<Column> {
    let mut columns: Vec<Column> = map.steps().map(|step| Column::Step(step.id.clone())).collect();
    let mut last = None;
    for column in proposals.columns.iter().chain(proposals.all.iter().map(|proposal| &proposal.column)) {
        if let Some(place) = columns.iter().position(|other| other == column) {
            last = Some(place);
            continue;
        }
        let of_same_stage = |other: &Column| stage_of(map, other) == stage_of(map, column);
        let place = match columns.iter().rposition(of_same_stage) {
            Some(place) => place + 1,
            // A new stage comes after the stage of the column that was told before it.
            None => match last.and_then(|last: usize| columns.get(last).map(|column| stage_of(map, column))) {
                Some(stage) => {
                    columns.iter().rposition(|other| stage_of(map, other) == stage).map_or(0, |place| place + 1)
                }
                None => columns.len(),
            },
        };
        columns.insert(place, column.clone());
        last = Some(place);
    }
    columns
}

/// The stage of a column: one of the map's, or a new one by its name.
fn stage_of<'a>(map: &'a JourneyMap, column: &'a Column) -> (Option<&'a StageId>, &'a str) {
    match column {
        Column::Step(step) => (map.step(step).map(|(stage, _)| &stage.id), ""),
        Column::NewStep(stage, _) => (Some(stage), ""),
        Column::NewStage(stage, _) => (None, stage),
    }
}

/// The lanes of the map, and after them the new ones, in the order in which they came.
fn rows(map: &JourneyMap, all: &[Proposal]) -> Vec<Row> {
    let mut rows: Vec<Row> = map.lanes.iter().map(|lane| Row::Lane(lane.id.clone())).collect();
    for proposal in all {
        if !rows.contains(&proposal.row) {
            rows.push(proposal.row.clone());
        }
    }
    rows
}

fn named_column(map: &JourneyMap, column: &Column, rows: Vec<ProposalRow>) -> ProposalGroup {
    let of_map = |stage: &StageId| map.stage(stage).map(|stage| stage.name.clone()).unwrap_or_default();
    let (stage, step, is_new) = match column {
        Column::Step(id) => match map.step(id) {
            Some((stage, step)) => (stage.name.clone(), step.name.clone(), false),
            None => Default::default(),
        },
        Column::NewStep(stage, step) => (of_map(stage), step.clone(), true),
        Column::NewStage(stage, step) => (stage.clone(), step.clone(), true),
    };
    ProposalGroup { stage, step, is_new, rows }
}

fn named_row(map: &JourneyMap, row: &Row, places: Vec<usize>) -> ProposalRow {
    let (label, role, is_new) = match row {
        Row::Lane(id) => match map.lane(id) {
            Some(lane) => (lane.label.clone(), lane.role.clone(), false),
            None => Default::default(),
        },
        Row::New(role, label) => (label.clone(), role.clone(), true),
    };
    ProposalRow { label, role, is_new, places }
}
