//! Other maps beside the open one: read from storage when they are looked at, and the second, dashed line on the board.

use leptos::prelude::*;

use crate::board_view::editor_context::EditorContext;
use crate::board_view::more::MORE;
use crate::board_view::state::CurveBehind;
use parcours_core::editor::situation::{ComparedMap, OtherMap};
use parcours_core::editor::view_state::View;
use parcours_core::method::matching;
use parcours_core::model::{MapId, MapKind};
use parcours_core::panels::compare;
use parcours_core::store::Entry;

/// Reads the maps that are looked at beside the open one, from now on.
pub fn keep(editor: EditorContext) {
    let board = editor.board();
    let columns = board.clone();
    let compared = Memo::new(move |_| board.about(|map| map.context.compared.clone()));
    let view_state = Memo::new(move |_| {
        editor.view_state.with(|view_state| (view_state.view == View::Compare, view_state.comparison.curves.clone()))
    });
    Effect::new(move |before: Option<bool>| {
        compared.track();
        let shown = view_state.with(|(shown, _)| *shown);
        // Another tab may have changed them since they were last looked at.
        let afresh = before.is_none_or(|before| before != shown);
        if shown && afresh {
            read_other_maps(editor);
        }
        read_maps(editor, shown, afresh);
        shown
    });
    Effect::new(move |_| {
        editor.compared_maps_changed.track();
        columns.columns();
        columns.rows();
        let behind = MORE.get_once_loaded().and_then(|more| (more.curve_behind)(editor));
        if editor.behind.with_untracked(|shown| *shown != behind) {
            editor.behind.set(behind);
        }
    });
}

/// Lists the other maps of this browser.
fn read_other_maps(editor: EditorContext) {
    let own = editor.id.get_value();
    let maps = editor.app.library().list().unwrap_or_default().into_iter().filter_map(|entry| match entry {
        Entry::Map(map) if map.id != own => Some(OtherMap {
            id: map.id,
            title: map.title,
            kind: map.kind,
            persona: map.persona,
            compared: map.compared,
        }),
        _ => None,
    });
    editor.other_maps.set_value(Some(maps.collect()));
    editor.compared_maps_changed.update(|count| *count += 1);
}

/// Opens the maps that are looked at; those that are open already stay, unless they are wanted afresh.
fn read_maps(editor: EditorContext, shown: bool, afresh: bool) {
    let wanted: Vec<MapId> =
        editor.look(|at| if shown { compare::wanted(at) } else { compare::chosen(at).into_iter().collect() });
    let kept = editor.compared_maps.with_value(Clone::clone);
    let library = editor.app.library();
    let maps = wanted.into_iter().filter_map(|id| {
        let there = kept.iter().find(|compared| compared.id == id).filter(|_| !afresh).cloned();
        there.or_else(|| library.open(&id).ok().map(|opened| ComparedMap { id, map: opened.file.map }))
    });
    put(editor, maps.collect());
}

/// Puts `maps` beside the open one.
pub fn put(editor: EditorContext, maps: Vec<ComparedMap>) {
    if editor.compared_maps.with_value(|before| *before != maps) {
        editor.compared_maps.set_value(maps);
        editor.compared_maps_changed.update(|count| *count += 1);
    }
}

/// Under the target feeling of a future state: how it feels today, while the map of today is in this browser.
pub fn behind(editor: EditorContext) -> Option<CurveBehind> {
    editor.look(|at| {
        let compared = at.map.context.compared.as_deref().filter(|_| at.map.kind == MapKind::FutureState)?;
        let today = at.compared_maps.iter().find(|other| other.id.as_str() == compared)?;
        let scores = at.map.steps().zip(matching::overlay(at.map, &today.map, true));
        Some(CurveBehind {
            lane: matching::felt(at.map)?.id.clone(),
            title: today.map.title.clone(),
            scores: scores.filter_map(|(step, score)| Some((step.id.clone(), score?))).collect(),
        })
    })
}
