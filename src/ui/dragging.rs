//! Carrying things over the board: rectangles are measured here, and what is drawn while something is carried (the preview, the line where
//! it would land) is outside the tree, so that nothing on the board is drawn anew before the drop.

use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::HtmlElement;

use super::carrying::{self, Ground};
use super::desk::Desk;
use super::drag_marks::{Marks, flash_later};
use super::measuring::{self, Aim, measure};
use crate::browser::{clock, page};
use crate::editor::auto_scroll::AutoScroll;
use crate::editor::carried::{Carried, Pressed, is_same_place_in_sight};
use crate::editor::drops::{dropped, given_up};
use crate::editor::geometry::Point;
use crate::editor::looks::View;
use crate::editor::outcome::Outcome;
use crate::editor::press::Grip;
use crate::editor::said::Said;
use crate::editor::selection::Selection;
use crate::editor::slots::Layout;
use crate::model::CellKey;

pub use super::measuring::track_of;

/// The board, and what is carried over it.
struct BoardGround {
    desk: Desk,
    root: HtmlElement,
    carried: Option<Carried>,
    layout: Option<Layout>,
    marks: Option<Marks>,
}

/// Carries over the board `root` for as long as what is being drawn is there.
pub fn listen(desk: Desk, root: &HtmlElement) {
    let root = root.clone();
    carrying::listen(desk, BoardGround { desk, root, carried: None, layout: None, marks: None });
}

impl Ground for BoardGround {
    const VIEW: View = View::Board;

    fn root(&self) -> Option<HtmlElement> {
        Some(self.root.clone())
    }

    fn pressed_at(&self, target: &JsValue) -> Option<Pressed> {
        let hit = page::closest(target, "[data-drag]")?;
        let named = |name: &str| hit.get_attribute(name);
        if let Some(id) = named("data-card") {
            return Some(Pressed::Card(id.into()));
        }
        if let Some(track) = page::closest(&hit, "[data-emotion]") {
            return CellKey::parse(&track.get_attribute("data-emotion")?).map(Pressed::Emotion);
        }
        let header = named("data-stage").map(|id| Pressed::Stage(id.into()));
        header
            .or_else(|| named("data-step").map(|id| Pressed::Step(id.into())))
            .or_else(|| named("data-lane").map(|id| Pressed::Lane(id.into())))
    }

    fn is_control(&self, target: &JsValue) -> bool {
        page::closest(target, "[data-no-drag], textarea, input, select, a[href], button").is_some()
    }

    fn take_up(&mut self, grip: &Grip) -> bool {
        let desk = self.desk;
        let selection = desk.selection.get_untracked();
        let sight = desk.looks.with_untracked(|looks| looks.sight.clone());
        let carried = desk
            .board()
            .read(|map| Carried::lift(map, &grip.pressed, |id| selection.contains(id) && sight.shows_card(map, id)));
        let Some(carried) = carried else { return false };
        if let Carried::Cards { pressed, .. } = &carried
            && !selection.contains(pressed)
        {
            desk.selection.set(Selection::only([pressed.clone()]));
            desk.settle_now(false);
        }
        self.marks = Some(Marks::show(&carried, grip.origin));
        self.carried = Some(carried);
        self.layout = None;
        true
    }

    fn measure_again(&mut self) {
        self.layout = None;
    }

    fn follow(&mut self, grip: &Grip, at: Point, scroll: &mut AutoScroll) {
        let Some(carried) = &self.carried else { return };
        let layout = self.layout.get_or_insert_with(|| measure(self.desk, &self.root));
        let delta = scroll.frame(layout.scrollport, at, grip.pressed.axes(), clock::monotonic());
        if delta.x != 0.0 || delta.y != 0.0 {
            self.root.scroll_by_with_x_and_y(delta.x, delta.y);
            *layout = measure(self.desk, &self.root);
        }
        let aim = measuring::aim(self.desk, layout, carried, at);
        if let Some(marks) = &mut self.marks {
            marks.follow(at, &aim);
        }
    }

    fn let_go(&mut self, at: Point) -> Result<Outcome, Option<Said>> {
        let Some(carried) = &self.carried else { return Err(None) };
        let layout = measure(self.desk, &self.root);
        let Aim { target, .. } = measuring::aim(self.desk, &layout, carried, at);
        let outcome = target.and_then(|target| {
            self.desk.look(|look| match is_same_place_in_sight(look.map, &look.looks.sight, carried, &target) {
                true => None,
                false => dropped(look.map, carried, &target),
            })
        });
        match outcome {
            Some(outcome) => {
                flash_later(self.desk.here, carried);
                Ok(outcome)
            }
            None => Err((!layout.board.contains(at)).then_some(Said::DroppedOutside)),
        }
    }

    fn given_up(&self) -> Outcome {
        self.carried.as_ref().map(|carried| self.desk.board().read(|map| given_up(map, carried))).unwrap_or_default()
    }

    fn put_down(&mut self) {
        self.marks = None;
        self.carried = None;
        self.layout = None;
    }
}
