//! Carrying ideas over the matrix, and moving them by keys.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlElement, KeyboardEvent};

use crate::board_view::drag::driver::{self, Ground};
use crate::board_view::drag::preview::Marks;
use crate::board_view::editor_context::EditorContext;
use crate::board_view::grid::measuring::{Aim, rect_of};
use crate::browser::{clock, page};
use parcours_core::editor::announcement::Announcement;
use parcours_core::editor::auto_scroll::AutoScroll;
use parcours_core::editor::carried::Pressed;
use parcours_core::editor::geometry::Point;
use parcours_core::editor::outcome::Outcome;
use parcours_core::editor::press::Grip;
use parcours_core::editor::rating::{by_key, given_up, rate};
use parcours_core::editor::view_state::View;
use parcours_core::method::priorities::Rating;
use parcours_core::model::CardId;

/// Where an idea can land: a cell of the matrix, or with `None` the tray.
type Slot = (HtmlElement, Option<Rating>);

/// The matrix, and the idea that is carried over it.
struct Matrix {
    editor: EditorContext,
    idea: Option<CardId>,
    marks: Option<Marks>,
}

/// Carries over the matrix, whenever that is shown, for as long as the map is open.
pub fn listen(editor: EditorContext) {
    driver::listen(editor, Matrix { editor, idea: None, marks: None });
}

impl Ground for Matrix {
    const VIEW: View = View::Priorities;

    fn root(&self) -> Option<HtmlElement> {
        page::document().query_selector("[data-sheet=priorities]").ok()??.dyn_into().ok()
    }

    fn pressed_at(&self, target: &JsValue) -> Option<Pressed> {
        idea_at(target).map(Pressed::Card)
    }

    /// An idea is the only control in itself.
    fn is_control(&self, _: &JsValue) -> bool {
        false
    }

    fn take_up(&mut self, grip: &Grip) -> bool {
        let Pressed::Card(id) = &grip.pressed else { return false };
        let Some(lifted) = page::element(&format!("idea-{id}")) else { return false };
        self.marks = Some(Marks::show_one(lifted, grip.origin));
        self.idea = Some(id.clone());
        true
    }

    fn follow(&mut self, grip: &Grip, at: Point, scroll: &mut AutoScroll) {
        let Some(root) = self.root() else { return };
        // What is under the pointer is measured in every frame: there are few cells.
        let delta = scroll.frame(rect_of(&root), at, grip.pressed.axes(), clock::monotonic());
        if delta.x != 0.0 || delta.y != 0.0 {
            root.scroll_by_with_x_and_y(delta.x, delta.y);
        }
        let lit = slot_at(&root, at).map(|(element, _)| element);
        if let Some(marks) = &mut self.marks {
            marks.follow(at, &Aim { lit: lit.into_iter().collect(), ..Aim::default() });
        }
    }

    fn let_go(&mut self, at: Point) -> Result<Outcome, Option<Announcement>> {
        let slot = self.root().and_then(|root| slot_at(&root, at));
        match (&self.idea, slot) {
            (Some(id), Some((_, rating))) => Ok(self.editor.board().read(|map| rate(map, id, rating))),
            _ => Err(None),
        }
    }

    fn given_up(&self) -> Outcome {
        self.idea.as_ref().map(|id| self.editor.board().read(|map| given_up(map, id))).unwrap_or_default()
    }

    fn put_down(&mut self) {
        self.marks = None;
        self.idea = None;
    }

    fn key_down(&self, event: &KeyboardEvent) {
        if event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key() {
            return;
        }
        let Some(id) = event.target().and_then(|target| idea_at(&target)) else { return };
        let Some(outcome) = self.editor.board().read(|map| by_key(map, &id, &event.key())) else { return };
        event.prevent_default();
        event.stop_propagation();
        self.editor.carry_out(outcome);
    }
}

fn idea_at(target: &JsValue) -> Option<CardId> {
    page::closest(target, "[data-idea]")?.get_attribute("data-idea").map(CardId::from)
}

/// The cell under `point`, or the tray.
fn slot_at(root: &HtmlElement, point: Point) -> Option<Slot> {
    let found = root.query_selector_all("[data-impact], [data-tray]").ok()?;
    let all = (0..found.length()).filter_map(|index| found.item(index)?.dyn_into::<HtmlElement>().ok());
    let hit = all.into_iter().find(|element| rect_of(element).contains(point))?;
    let number = |name: &str| hit.get_attribute(name)?.parse().ok();
    let rating = match (number("data-impact"), number("data-effort")) {
        (Some(impact), Some(effort)) => Some(Rating { impact, effort }),
        _ => None,
    };
    Some((hit, rating))
}
