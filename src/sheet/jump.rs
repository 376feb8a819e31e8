//! From a place the method points at to going there.

use crate::editor::looks::Side;
use crate::editor::outcome::{Ask, Outcome, Panel};
use crate::editor::situation::Situation;
use crate::editor::stop::{Stop, first_stop, stop_in};
use crate::method::place::Place;

/// Goes to `place`. What stands in a hidden lane is not on the board: the list of lanes shows it again.
pub fn jump(at: &Situation<'_>, place: &Place) -> Outcome {
    let stop = match place {
        Place::Header => return Outcome::look(at.looks, |looks| looks.side = Some(Side::Header)),
        Place::Persona => return Outcome::look(at.looks, |looks| looks.side = Some(Side::Persona)),
        Place::Lanes => return Outcome::ask(Ask::Open(Panel::AddLane)),
        Place::Board => first_stop(at.map),
        Place::Stage(id) => Some(Stop::Stage(id.clone())),
        Place::Step(id) => Some(Stop::Step(id.clone())),
        Place::Lane(id) => Some(Stop::Lane(id.clone())),
        Place::Cell(cell) => Some(stop_in(at.map, cell.clone(), 0)),
        Place::Card(id) => Some(Stop::Card(id.clone())),
    };
    match stop {
        Some(stop) if stop.exists(at.map) => Outcome::ask(Ask::GoTo(stop)),
        Some(_) => Outcome::ask(Ask::Open(Panel::Lanes)),
        None => Outcome::default(),
    }
}
