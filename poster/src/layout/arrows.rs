//! The ties between cards, as arrows along the gutters of the board.

use std::collections::HashMap;

use parcours_core::editor::arrows::{Area as Room, Arrow, End, heads, paths, routes};
use parcours_core::method::ties::{Tie, is_drawn};
use parcours_core::model::{CardId, LinkKind};

use super::board::Board;
use crate::colour::{ACCENT, INK, WHITE};
use crate::drawing::{Area, Drawing, Fill, Kind, Shape, Stroke, Thing, outline};

/// The most arrows whose ways are looked for: every one is weighed against all that run beside it.
pub const MOST: usize = 1500;

/// A card that was drawn, and the cell around it.
pub struct Drawn {
    /// The card.
    pub card: Area,
    /// Its cell.
    pub cell: Area,
}

/// Draws the arrows between the cards that were drawn.
pub fn draw(board: &Board<'_>, drawing: &mut Drawing, cards: &HashMap<&CardId, Drawn>, order: &[&CardId]) {
    let links: Vec<_> = board.map.links.iter().filter(|link| is_drawn(link, |_| false)).collect();
    let links: Vec<_> =
        links.into_iter().filter(|link| cards.contains_key(&link.from) && cards.contains_key(&link.to)).collect();
    if links.is_empty() {
        return;
    }
    let room = |area: &Area| Room {
        left: area.left.round() as i32,
        top: area.top.round() as i32,
        right: area.right().round() as i32,
        bottom: area.bottom().round() as i32,
    };
    let mut ends = Vec::new();
    let mut number: HashMap<&CardId, usize> = HashMap::new();
    let mut arrows = Vec::new();
    for link in links.iter().take(MOST) {
        let [from, to] = [&link.from, &link.to].map(|id| {
            *number.entry(id).or_insert_with(|| {
                let drawn = &cards[id];
                ends.push(End { card: room(&drawn.card), cell: room(&drawn.cell) });
                ends.len() - 1
            })
        });
        let [one, other] = [&cards[&link.from].cell, &cards[&link.to].cell];
        let left = one.left.min(other.left);
        let top = one.top.min(other.top);
        let between =
            Area::new(left, top, one.right().max(other.right()) - left, one.bottom().max(other.bottom()) - top);
        let beside = order.iter().filter(|id| **id != &link.from && **id != &link.to);
        let others = beside.map(|id| &cards[*id].card).filter(|card| between.meets(card)).map(room).collect();
        arrows.push(Arrow { from, to, others });
    }
    let ways = routes(&ends, &arrows);
    let around = Stroke { colour: WHITE, width: 4.0, dashes: None };
    let line = Stroke { colour: ACCENT.mixed(80.0, INK), width: 1.6, dashes: None };
    for ((way, path), link) in ways.iter().zip(paths(&ways)).zip(&links) {
        let said = |id: &CardId| (board.words.blueprint.quoted)(board.map.card(id).map_or("", |card| card.text.trim()));
        let tie = if link.kind == LinkKind::Mutual { Tie::Mutual } else { Tie::Needs };
        let alt = format!("{} · {}", said(&link.from), (board.words.blueprint.tied)(tie, &said(&link.to)));
        let kind = Kind::Arrow { from: link.from.to_string(), to: link.to.to_string(), said: alt };
        let sense = drawing.part(kind, Some(0));
        let path = outline(&path, |spot| spot);
        drawing.put(Some(sense), Thing::Drawing(Shape::Path(path.clone()), None, Some(around)));
        drawing.put(Some(sense), Thing::Drawing(Shape::Path(path), None, Some(line)));
        let heads = outline(&heads(way, link.kind == LinkKind::Mutual), |spot| spot);
        drawing.put(Some(sense), Thing::Drawing(Shape::Path(heads), Some(Fill::Flat(line.colour)), None));
    }
}
