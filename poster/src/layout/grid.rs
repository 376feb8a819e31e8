//! The board itself: chevrons, steps, and lanes of cards and curves.

use std::collections::HashMap;

use parcours_core::model::{BlueprintLine, CardId, Lane, LaneRole, MapKind};
use parcours_core::panels::role_mark::role_path;

use super::arrows::{self, Drawn};
use super::board::{Board, Measured, SetCell};
use super::card::icon;
use super::curve::{self, chevron};
use super::measures::*;
use super::styles;
use crate::colour::{CELL, CHEVRONS, Colour, INK, LINE, LINE_STRONG, MUTED, WHITE, of_role};
use crate::drawing::{Area, Drawing, Fill, Kind, Shape, Spot, Stroke, Thing};
use crate::font::Weight;
use crate::text::Style;

/// How much a lane grows at most to fill a sheet, and how high a curve becomes.
const MOST_GROWTH: f32 = 0.4;
const HIGHEST_CURVE: f32 = 210.0;

const NUMBER: Style = Style::new(Weight::Strong, 14.0, WHITE);
const CORNER: Style = Style::new(Weight::Regular, 12.0, MUTED);
const LINE_NAME: Style = Style::new(Weight::Strong, 10.5, MUTED);

impl Measured<'_> {
    /// Shares out so much height among the lanes; what is left of it.
    pub fn spread(&mut self, board: &Board<'_>, spare: f32) -> f32 {
        let mut left = spare;
        for (lane, (_, height)) in board.lanes.iter().zip(&mut self.rows) {
            if lane.is_emotion() && *height < HIGHEST_CURVE {
                let more = (HIGHEST_CURVE - *height).min(left);
                *height += more;
                left -= more;
            }
        }
        let plain = |lane: &&&Lane| !lane.is_emotion();
        let all: f32 =
            board.lanes.iter().zip(&self.rows).filter(|(lane, _)| plain(lane)).map(|(_, (_, height))| height).sum();
        let growth = if all > 0.0 { (left / all).min(MOST_GROWTH) } else { 0.0 };
        for (lane, (_, height)) in board.lanes.iter().zip(&mut self.rows) {
            if plain(&lane) {
                left -= *height * growth;
                *height *= 1.0 + growth;
            }
        }
        self.height = self.stages + self.steps + self.rows.iter().map(|(_, height)| height).sum::<f32>();
        left
    }
}

/// Draws the board with its top left corner at `at`.
pub fn draw(board: &Board<'_>, measured: &Measured<'_>, drawing: &mut Drawing, at: Spot) {
    let table = drawing.part(Kind::Table, Some(0));
    let right = at.0 + measured.edges[measured.edges.len() - 1];
    stages(board, measured, drawing, at, table);
    let top = at.1 + measured.stages;
    steps(board, measured, drawing, (at.0, top), table);
    let top = top + measured.steps;
    let body = Area::new(at.0, top, right - at.0, measured.rows.iter().map(|(_, height)| height).sum());
    if body.height <= 0.0 {
        return;
    }
    drawing.filled(body, 8.0, WHITE);
    let mut cards: HashMap<&CardId, Drawn> = HashMap::new();
    let mut order: Vec<&CardId> = Vec::new();
    grounds(board, measured, drawing, body, at.0);
    let mut down = top;
    let mut blueprint: Vec<(BlueprintLine, f32)> = Vec::new();
    for (index, (lane, (cells, height))) in board.lanes.iter().zip(&measured.rows).enumerate() {
        if let Some((line, _)) = board.lines.iter().find(|(_, below)| *below == index) {
            blueprint.push((*line, down));
        }
        let row = drawing.part(Kind::Row, Some(table));
        name(board, measured, drawing, index, (at.0, down), row);
        let room = Area::new(at.0 + LANE, down, right - at.0 - LANE, *height);
        if lane.is_emotion() {
            curve::draw(board, measured, drawing, lane, room, row);
        } else {
            let drawn =
                cells_of(board, measured, drawing, lane, cells, Area::new(at.0, down, room.width, *height), row);
            order.extend(drawn.iter().map(|(id, _)| *id));
            cards.extend(drawn);
        }
        down += height;
    }
    for (line, height) in blueprint {
        blueprint_line(board, drawing, line, [at.0, right], height);
    }
    arrows::draw(board, drawing, &cards, &order);
}

/// The ground of the cells and the hairlines between them: under everything, so that no line cuts a curve.
fn grounds(board: &Board<'_>, measured: &Measured<'_>, drawing: &mut Drawing, body: Area, left: f32) {
    let hairline = Stroke { colour: LINE, width: 1.0, dashes: None };
    let mut down = body.top;
    for (index, (lane, (_, height))) in board.lanes.iter().zip(&measured.rows).enumerate() {
        if !lane.is_emotion() && !board.columns.is_empty() {
            let first = left + LANE;
            // The ground stays clear of the rounded corners of the board.
            let (top, low) =
                (if index == 0 { 1.0 } else { 0.0 }, if index + 1 == board.lanes.len() { 1.0 } else { 0.0 });
            let room = Area::new(first, down + top, body.right() - first - 2.0, height - top - low);
            drawing.filled(room, 0.0, CELL);
        }
        if index > 0 {
            drawing.line((left, down), (body.right(), down), hairline);
        }
        down += height;
    }
    for (index, edge) in measured.edges[..measured.edges.len() - 1].iter().enumerate() {
        let across = left + edge;
        // A curve stands on plain ground, but for where the board begins.
        let mut down = body.top;
        for (lane, (_, height)) in board.lanes.iter().zip(&measured.rows) {
            let colour = if lane.is_emotion() && index > 0 { LINE.mixed(45.0, WHITE) } else { LINE };
            drawing.line((across, down), (across, down + height), Stroke { colour, ..hairline });
            down += height;
        }
    }
    drawing.shape(Shape::Box { area: body, radius: 8.0 }, None, Some(hairline));
}

fn stages(board: &Board<'_>, measured: &Measured<'_>, drawing: &mut Drawing, at: Spot, table: usize) {
    let setter = &board.setter;
    let row = drawing.part(Kind::Row, Some(table));
    let corner = drawing.part(Kind::RowHead, Some(row));
    let middle = at.1 + (measured.stages - CORNER.leading) / 2.0;
    setter.put_text(drawing, Some(corner), board.words.board.stages, &CORNER, (at.0 + 14.0, middle));
    for (index, (group, lines)) in board.groups.iter().zip(&measured.stage_names).enumerate() {
        let left = at.0 + measured.edges[group.columns.start];
        let width = measured.edges[group.columns.end] - measured.edges[group.columns.start];
        let is_last = index + 1 == board.groups.len();
        // The point lies over the notch of the next, with a sliver between them.
        let beyond = if is_last { 0.0 } else { CHEVRON_POINT - 4.0 };
        let area = Area::new(left, at.1, width + beyond, measured.stages);
        let sense = drawing.part(Kind::ColumnHead(group.columns.len()), Some(row));
        let shape = Shape::Path(chevron(area, index == 0, CHEVRON_POINT));
        let colour = CHEVRONS[index % 2];
        drawing.put(Some(sense), Thing::Drawing(shape, Some(Fill::Flat(colour)), None));
        let number = group.number.to_string();
        let style = Style { colour: WHITE.mixed(80.0, colour), ..NUMBER };
        let wide = setter.width(&number, &style);
        let middle = |height: f32| at.1 + (measured.stages - height) / 2.0;
        let spot = (left + CHEVRON_TEXT - 10.0 - wide, middle(style.leading));
        setter.put_text(drawing, Some(sense), &number, &style, spot);
        let top = middle(lines.height(&styles::STAGE));
        let begin = (left + CHEVRON_TEXT, top);
        setter.put_lines(drawing, Some(sense), &group.stage.name, lines, &styles::STAGE, begin);
    }
}

fn steps(board: &Board<'_>, measured: &Measured<'_>, drawing: &mut Drawing, at: Spot, table: usize) {
    let setter = &board.setter;
    let row = drawing.part(Kind::Row, Some(table));
    let corner = drawing.part(Kind::RowHead, Some(row));
    setter.put_text(drawing, Some(corner), board.words.board.steps, &CORNER, (at.0 + 14.0, at.1 + 9.0));
    for (index, (column, [name, hours])) in board.columns.iter().zip(&measured.step_names).enumerate() {
        let left = at.0 + measured.edges[index] + STEP_PADDING;
        let sense = drawing.part(Kind::ColumnHead(1), Some(row));
        let next = setter.put_lines(drawing, Some(sense), &column.step.name, name, &styles::STEP, (left, at.1 + 9.0));
        let told = board.words.blueprint.hours(column.step);
        setter.put_lines(drawing, Some(sense), &told, hours, &styles::QUIET, (left, next));
    }
}

fn name(board: &Board<'_>, measured: &Measured<'_>, drawing: &mut Drawing, index: usize, at: Spot, row: usize) {
    let lane = board.lanes[index];
    let [label, question] = &measured.lane_names[index];
    let hue = of_role(&lane.role);
    let top = at.1 + LANE_PADDING + board.below_line(index);
    let mark = Area::new(at.0 + 12.0, top - 2.0, 28.0, 28.0);
    drawing.filled(mark, 7.0, hue);
    icon(drawing, None, role_path(&lane.role), (mark.left + 5.0, mark.top + 5.0), 18.0, WHITE, 1.5);
    let head = drawing.part(Kind::RowHead, Some(row));
    let left = at.0 + LANE_TEXT;
    let setter = &board.setter;
    let text = board.label(lane);
    let next = setter.put_lines(drawing, Some(head), text, label, &styles::LANE_NAME, (left, top));
    setter.put_lines(drawing, Some(head), &board.asked(lane), question, &styles::QUESTION, (left, next + 3.0));
}

/// Draws the cells of a lane; each card that was drawn, with its cell.
fn cells_of<'a>(
    board: &Board<'_>,
    measured: &Measured<'_>,
    drawing: &mut Drawing,
    lane: &Lane,
    cells: &[SetCell<'a>],
    row: Area,
    sense: usize,
) -> Vec<(&'a CardId, Drawn)> {
    let mut drawn = Vec::new();
    for (index, cell) in cells.iter().enumerate() {
        let (left, right) = (row.left + measured.edges[index], row.left + measured.edges[index + 1]);
        let area = Area::new(left, row.top, right - left, row.height);
        let part = drawing.part(Kind::Cell(1), Some(sense));
        for (id, card, spot) in &cell.cards {
            let area_of = card.draw(board, drawing, part, id, lane, (left + spot.0, row.top + spot.1));
            drawn.push((*id, Drawn { card: area_of, cell: area }));
        }
        let step = board.columns[index].step;
        let is_passive = step.passive && lane.role == LaneRole::Action && board.map.kind == MapKind::ServiceBlueprint;
        if is_passive && cell.cards.is_empty() {
            let text = board.words.blueprint.no_action;
            let lines = board.setter.lines(text, &styles::QUIET, (area.width - 20.0).max(8.0));
            board.setter.put_lines(
                drawing,
                Some(part),
                text,
                &lines,
                &styles::QUIET,
                (left + 10.0, row.top + CELL_PADDING + 2.0),
            );
        }
    }
    drawn
}

/// A line of a blueprint between two lanes, with its name on it.
fn blueprint_line(board: &Board<'_>, drawing: &mut Drawing, line: BlueprintLine, across: [f32; 2], height: f32) {
    let colour: Colour = INK.mixed(70.0, LINE_STRONG);
    let dashes = (line != BlueprintLine::Visibility).then_some([8.0, 5.0]);
    drawing.line((across[0], height), (across[1], height), Stroke { colour, width: 1.6, dashes });
    let text = (board.words.board.line)(line);
    let style = Style { colour, ..LINE_NAME };
    let width = board.setter.width(text, &style);
    let pill = Area::new(across[0] + 12.0, height - 8.5, width + 16.0, 17.0);
    let edge = Stroke { colour, width: 1.0, dashes: None };
    drawing.shape(Shape::Box { area: pill, radius: 8.5 }, Some(Fill::Flat(WHITE)), Some(edge));
    let part = drawing.part(Kind::Paragraph, Some(0));
    board.setter.put_text(drawing, Some(part), text, &style, (pill.left + 8.0, height - style.leading / 2.0));
}
