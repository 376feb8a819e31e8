//! From a place the method points at to going there.

use crate::editor::focus::{Focus, first_focus, focus_in};
use crate::editor::outcome::{Dialog, Effect, Outcome};
use crate::editor::situation::Situation;
use crate::editor::view_state::SidePanel;
use crate::method::place::Place;

/// Goes to `place`. What stands in a hidden lane is not on the board: the list of lanes shows it again.
pub fn jump(at: &Situation<'_>, place: &Place) -> Outcome {
    let focus = match place {
        Place::Header => {
            return Outcome::look(at.view_state, |view_state| view_state.side_panel = Some(SidePanel::Header));
        }
        Place::Persona => {
            return Outcome::look(at.view_state, |view_state| view_state.side_panel = Some(SidePanel::Persona));
        }
        Place::Lanes => return Outcome::effect(Effect::Open(Dialog::AddLane)),
        Place::Board => first_focus(at.map),
        Place::Stage(id) => Some(Focus::Stage(id.clone())),
        Place::Step(id) => Some(Focus::Step(id.clone())),
        Place::Lane(id) => Some(Focus::Lane(id.clone())),
        Place::Cell(cell) => Some(focus_in(at.map, cell.clone(), 0)),
        Place::Card(id) => Some(Focus::Card(id.clone())),
    };
    match focus {
        Some(focus) if focus.exists(at.map) => Outcome::effect(Effect::GoTo(focus)),
        Some(_) => Outcome::effect(Effect::Open(Dialog::Lanes)),
        None => Outcome::default(),
    }
}
