//! Rectangles: where the board's parts are right now, and what a carried thing would land on.

use leptos::prelude::{GetUntracked, WithUntracked};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::board_view::editor_context::EditorContext;
use crate::browser::page;
use parcours_core::editor::carried::{Carried, Target, landings_of};
use parcours_core::editor::drop_line::{card_line, lane_line, stage_line, step_line};
use parcours_core::editor::geometry::{Point, Rect, within};
use parcours_core::editor::lasso;
use parcours_core::editor::slots::{
    Column, Holds, Layout, Row, card_slot, cell_at, lane_slot, score_at, stage_slot, step_slot,
};
use parcours_core::editor::visibility::Part;
use parcours_core::model::{CardId, CellKey, curve};

/// Where a carried thing would land, and how that is shown.
#[derive(Default)]
pub struct Aim {
    /// Where it would land; `None` where it cannot.
    pub target: Option<Target>,
    /// The line that shows the place.
    pub line: Option<Rect>,
    /// The cells, or the stage header, that are lit up.
    pub lit: Vec<HtmlElement>,
    /// Whether what is carried cannot land there together.
    pub is_refused: bool,
}

/// The rectangle of an element on the screen.
pub fn rect_of(element: &HtmlElement) -> Rect {
    let rect = element.get_bounding_client_rect();
    Rect::new(rect.left(), rect.top(), rect.right(), rect.bottom())
}

/// The part of an emotion cell that the scale runs over: from the highest score to the lowest.
pub fn track_of(cell: &HtmlElement) -> Rect {
    let rect = rect_of(cell);
    let margin = rect.height() * f64::from(curve::MARGIN) / 100.0;
    Rect::new(rect.left, rect.top + margin, rect.right, rect.bottom - margin)
}

fn all(root: &HtmlElement, selector: &str) -> Vec<HtmlElement> {
    let Ok(found) = root.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|index| found.item(index)?.dyn_into().ok()).collect()
}

/// Where the board's edges are.
pub struct Edges {
    /// The board itself.
    pub board: Rect,
    /// What of it scrolls: without headers and names of lanes.
    pub scrollport: Rect,
}

/// Measures the edges of the board.
pub fn measure_edges(root: &HtmlElement) -> Edges {
    let whole = rect_of(root);
    let board = Rect::new(
        whole.left,
        whole.top,
        whole.left + f64::from(root.client_width()),
        whole.top + f64::from(root.client_height()),
    );
    let headers =
        root.query_selector(".headers").ok().flatten().map(|headers| headers.get_bounding_client_rect().bottom());
    let corner = root.query_selector(".steps > .corner").ok().flatten().map(|corner| corner.get_bounding_client_rect());
    let mut scrollport = board;
    scrollport.top = within(headers.unwrap_or(board.top), board.top, board.bottom);
    if let Some(corner) = corner.filter(|corner| corner.width() > 0.0 && corner.width() < board.width() / 2.0) {
        if page::is_right_to_left() {
            scrollport.right = corner.left();
        } else {
            scrollport.left = corner.right();
        }
    }
    Edges { board, scrollport }
}

/// Measures the board: headers and rows, not cells or cards.
pub fn measure(_: EditorContext, root: &HtmlElement) -> Layout {
    let Edges { board, scrollport } = measure_edges(root);
    let right_to_left = page::is_right_to_left();
    let columns = all(root, ".steps > [data-step]").into_iter().filter_map(|header| {
        let rect = rect_of(&header);
        Some(Column {
            step: header.get_attribute("data-step")?.into(),
            stage: header.get_attribute("data-of")?.into(),
            left: rect.left,
            right: rect.right,
        })
    });
    let rows = all(root, ".lanes > .lane").into_iter().filter_map(|row| {
        let header = row.query_selector("[data-lane]").ok().flatten()?;
        let rect = rect_of(&row);
        let holds = if row.class_list().contains("curve") { Holds::Curve } else { Holds::Cards };
        Some(Row { lane: header.get_attribute("data-lane")?.into(), top: rect.top, bottom: rect.bottom, holds })
    });
    Layout { board, scrollport, covers: Vec::new(), columns: columns.collect(), rows: rows.collect(), right_to_left }
}

/// Where `carried` would land at `point`.
pub fn aim(editor: EditorContext, layout: &Layout, carried: &Carried, point: Point) -> Aim {
    let part = editor.view_state.with_untracked(|view_state| view_state.visibility.part.clone());
    match carried {
        // Alone in sight there is nothing to be put before or after.
        Carried::Stage(_) if matches!(part, Some(Part::Stage(_))) => Aim::default(),
        Carried::Lane(_) if matches!(part, Some(Part::Lane(_))) => Aim::default(),
        Carried::Cards { .. } => aim_cards(editor, layout, carried, point),
        Carried::Stage(id) => match stage_slot(layout, id, point) {
            Some(Target::Stage { before }) => Aim {
                line: stage_line(layout, before.as_ref()),
                target: Some(Target::Stage { before }),
                ..Aim::default()
            },
            _ => Aim::default(),
        },
        Carried::Step(id) => match step_slot(layout, id, point) {
            Some(Target::Step { stage, before }) => Aim {
                line: step_line(layout, &stage, before.as_ref()),
                lit: page::element(&format!("stage-{stage}")).into_iter().collect(),
                target: Some(Target::Step { stage, before }),
                is_refused: false,
            },
            _ => Aim::default(),
        },
        Carried::Lane(id) => match lane_slot(layout, id, point) {
            Some(Target::Lane { before }) => Aim {
                line: lane_line(layout, before.as_ref()),
                target: Some(Target::Lane { before }),
                ..Aim::default()
            },
            _ => Aim::default(),
        },
        Carried::Band { .. } => Aim::default(),
        Carried::Emotion(cell) => {
            let track = page::element(&parcours_core::editor::focus::Focus::Cell(cell.clone()).element_id());
            let target = track.map(|track| Target::Emotion(score_at(track_of(&track), point.y)));
            Aim { target, ..Aim::default() }
        }
    }
}

fn aim_cards(editor: EditorContext, layout: &Layout, carried: &Carried, point: Point) -> Aim {
    /// Between two cards, in pixels of the board; the style sheet's `--gap`.
    const GAP: f64 = 6.0;
    let gap = GAP * editor.zoom.get_untracked().factor();
    let Some(key) = cell_at(layout, point) else { return Aim::default() };
    let Some(cell) = cell_element(&key) else { return Aim::default() };
    let cards = cards_of(&cell);
    let target = card_slot(&key, &cards, carried.cards(), point);
    let groups = editor.look(|at| landings_of(at.map, &at.view_state.visibility, carried, &target));
    let is_refused = groups.is_err();
    let line = match &target {
        Target::Cards { before, .. } if !is_refused => card_line(&cards, carried.cards(), before.as_ref(), gap),
        _ => None,
    };
    let mut lit: Vec<HtmlElement> = groups.iter().flatten().filter_map(|group| cell_element(&group.cell)).collect();
    if lit.is_empty() && !is_refused {
        lit.push(cell);
    }
    Aim { line, target: Some(target), lit, is_refused }
}

/// The cards in sight that `band` touches.
pub fn cards_in(layout: &Layout, band: Rect) -> Vec<CardId> {
    let cells = lasso::cells(layout, band).into_iter().filter_map(|key| cell_element(&key));
    lasso::touched(band, cells.flat_map(|cell| cards_of(&cell)))
}

/// How much of cards, feelings and places to add at lies under `cover`, in square pixels.
pub fn covered(layout: &Layout, cover: Rect) -> usize {
    let area = |content: Rect| {
        let under = content.within(&cover);
        if content.meets(&cover) { (under.width() * under.height()).ceil() as usize } else { 0 }
    };
    let cells = lasso::every_cell(layout, cover).into_iter();
    cells
        .filter_map(|(key, holds)| match holds {
            Holds::Curve => page::element(&parcours_core::editor::focus::Focus::Cell(key).element_id())
                .map(|track| area(rect_of(&track))),
            Holds::Cards => {
                let contents = all(&cell_element(&key)?, "[data-card]:not([data-filtered]), .add");
                Some(contents.iter().map(|content| area(rect_of(content))).sum())
            }
        })
        .sum()
}

/// The cards of a cell that are in sight, with where they are.
fn cards_of(cell: &HtmlElement) -> Vec<(CardId, Rect)> {
    all(cell, "[data-card]:not([data-filtered])")
        .into_iter()
        .filter_map(|card| Some((card.get_attribute("data-card")?.into(), rect_of(&card))))
        .collect()
}

fn cell_element(key: &CellKey) -> Option<HtmlElement> {
    let list = page::element(&parcours_core::editor::focus::Focus::Cell(key.clone()).element_id())?;
    page::closest(&list, "[data-cell]")
}
