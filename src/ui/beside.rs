//! Other maps beside the open one: read from storage when they are looked at, and the second, dashed line on the board.

use leptos::prelude::*;

use super::desk::Desk;
use crate::editor::looks::View;
use crate::editor::situation::{Beside, Shelved};
use crate::method::matching;
use crate::model::{LaneId, MapId, MapKind, Score, StepId};
use crate::sheet::compare;
use crate::store::Entry;

/// A second line under the curve of a lane.
#[derive(Clone, Debug, PartialEq)]
pub struct Behind {
    /// The lane it is drawn in.
    pub lane: LaneId,
    /// What it is called in the legend.
    pub title: String,
    /// Its known scores.
    pub scores: Vec<(StepId, Score)>,
}

impl Behind {
    /// Its score at `step`.
    pub fn score(&self, step: &StepId) -> Option<Score> {
        self.scores.iter().find(|(other, _)| other == step).map(|(_, score)| *score)
    }
}

/// Reads the maps that are looked at beside the open one, from now on.
pub fn keep(desk: Desk) {
    let board = desk.board();
    let columns = board.clone();
    let compared = Memo::new(move |_| board.about(|map| map.context.compared.clone()));
    let looks =
        Memo::new(move |_| desk.looks.with(|looks| (looks.view == View::Compare, looks.comparison.curves.clone())));
    Effect::new(move |before: Option<bool>| {
        compared.track();
        let shown = looks.with(|(shown, _)| *shown);
        // Another tab may have changed them since they were last looked at.
        let afresh = before.is_none_or(|before| before != shown);
        if shown && afresh {
            read_shelf(desk);
        }
        read_maps(desk, shown, afresh);
        shown
    });
    Effect::new(move |_| {
        desk.beside_changed.track();
        columns.columns();
        columns.rows();
        let behind = behind(desk);
        if desk.behind.with_untracked(|shown| *shown != behind) {
            desk.behind.set(behind);
        }
    });
}

/// Lists the other maps of this browser.
fn read_shelf(desk: Desk) {
    let own = desk.id.get_value();
    let maps = desk.shell.library().list().unwrap_or_default().into_iter().filter_map(|entry| match entry {
        Entry::Map(map) if map.id != own => {
            Some(Shelved { id: map.id, title: map.title, kind: map.kind, persona: map.persona, compared: map.compared })
        }
        _ => None,
    });
    desk.shelf.set_value(Some(maps.collect()));
    desk.beside_changed.update(|count| *count += 1);
}

/// Opens the maps that are looked at; those that are open already stay, unless they are wanted afresh.
fn read_maps(desk: Desk, shown: bool, afresh: bool) {
    let wanted: Vec<MapId> =
        desk.look(|at| if shown { compare::wanted(at) } else { compare::chosen(at).into_iter().collect() });
    let kept = desk.beside.with_value(Clone::clone);
    let library = desk.shell.library();
    let maps = wanted.into_iter().filter_map(|id| {
        let there = kept.iter().find(|beside| beside.id == id).filter(|_| !afresh).cloned();
        there.or_else(|| library.open(&id).ok().map(|opened| Beside { id, map: opened.file.map }))
    });
    put(desk, maps.collect());
}

/// Puts `maps` beside the open one.
pub fn put(desk: Desk, maps: Vec<Beside>) {
    if desk.beside.with_value(|before| *before != maps) {
        desk.beside.set_value(maps);
        desk.beside_changed.update(|count| *count += 1);
    }
}

/// Under the target feeling of a future state: how it feels today, while the map of today is in this browser.
fn behind(desk: Desk) -> Option<Behind> {
    desk.look(|at| {
        let compared = at.map.context.compared.as_deref().filter(|_| at.map.kind == MapKind::FutureState)?;
        let today = at.beside.iter().find(|beside| beside.id.as_str() == compared)?;
        let scores = at.map.steps().zip(matching::overlay(at.map, &today.map, true));
        Some(Behind {
            lane: matching::felt(at.map)?.id.clone(),
            title: today.map.title.clone(),
            scores: scores.filter_map(|(step, score)| Some((step.id.clone(), score?))).collect(),
        })
    })
}
