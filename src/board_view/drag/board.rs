//! Carrying things over the board: rectangles are measured here, and what is drawn while something is carried (the preview, the line where
//! it would land) is outside the tree, so that nothing on the board is drawn anew before the drop.

use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::HtmlElement;

use crate::board_view::drag::driver::{self, Ground};
use crate::board_view::drag::preview::{Marks, flash_later};
use crate::board_view::editor_context::EditorContext;
use crate::board_view::grid::measuring::{self, Aim, measure};
use crate::browser::{clock, page};
use parcours_core::editor::announcement::Announcement;
use parcours_core::editor::auto_scroll::AutoScroll;
use parcours_core::editor::card_commands::selected;
use parcours_core::editor::carried::{Carried, Pressed, is_same_place_in_sight};
use parcours_core::editor::drops::{dropped, given_up};
use parcours_core::editor::focus::Focus;
use parcours_core::editor::geometry::Point;
use parcours_core::editor::lasso;
use parcours_core::editor::outcome::Outcome;
use parcours_core::editor::press::{Grip, PointerKind};
use parcours_core::editor::selection::Selection;
use parcours_core::editor::slots::Layout;
use parcours_core::editor::view_state::View;
use parcours_core::model::CellKey;

pub use crate::board_view::grid::measuring::track_of;

/// The board, and what is carried over it.
struct BoardGround {
    editor: EditorContext,
    root: HtmlElement,
    carried: Option<Carried>,
    layout: Option<Layout>,
    marks: Option<Marks>,
    /// Where a band begins, in pixels of what scrolls, and what it adds to.
    band: Option<(Point, Selection)>,
    /// What was selected before it, for when it is given up.
    before: Selection,
}

/// Carries over the board `root` for as long as what is being drawn is there.
pub fn listen(editor: EditorContext, root: &HtmlElement) {
    let root = root.clone();
    driver::listen(
        editor,
        BoardGround {
            editor,
            root,
            carried: None,
            layout: None,
            marks: None,
            band: None,
            before: Selection::default(),
        },
    );
}

impl Ground for BoardGround {
    const VIEW: View = View::Board;

    fn root(&self) -> Option<HtmlElement> {
        Some(self.root.clone())
    }

    fn pressed_at(&self, target: &JsValue) -> Option<Pressed> {
        let Some(hit) = page::closest(target, "[data-drag]") else {
            let is_empty = page::closest(target, ".grid").is_some()
                && page::closest(target, ".headers, .lane-header, .line-name, [data-emotion]").is_none();
            return is_empty.then_some(Pressed::Ground { adds: false });
        };
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
        // The place to add a card at is as wide as its cell: a band begins there as beside it.
        page::closest(target, "[data-no-drag], textarea, input, select, a[href], button:not([data-add])").is_some()
    }

    fn take_up(&mut self, grip: &Grip) -> bool {
        let editor = self.editor;
        let selection = editor.selection.get_untracked();
        let visibility = editor.view_state.with_untracked(|view_state| view_state.visibility.clone());
        let carried = editor.board().read(|map| {
            Carried::lift(map, &grip.pressed, |id| selection.contains(id) && visibility.shows_card(map, id))
        });
        let Some(carried) = carried else { return false };
        // Before anything is drawn, so that nothing is laid out for it.
        self.layout = Some(measure(editor, &self.root));
        if let Carried::Cards { pressed, .. } = &carried
            && !selection.contains(pressed)
        {
            editor.selection.set(Selection::only([pressed.clone()]));
            editor.settle_now(false);
        }
        if let Carried::Band { adds } = carried {
            let begins = Point::new(
                grip.origin.x + f64::from(self.root.scroll_left()),
                grip.origin.y + f64::from(self.root.scroll_top()),
            );
            self.band = Some((begins, if adds { selection } else { Selection::default() }));
            self.before = editor.selection.get_untracked();
        }
        self.marks = Some(Marks::show(&carried, grip.origin));
        self.carried = Some(carried);
        true
    }

    fn measure_again(&mut self) {
        self.layout = None;
    }

    fn follow(&mut self, grip: &Grip, at: Point, scroll: &mut AutoScroll) {
        let Some(carried) = &self.carried else { return };
        let layout = self.layout.get_or_insert_with(|| measure(self.editor, &self.root));
        let delta = scroll.frame(layout.scrollport, at, grip.pressed.axes(), clock::monotonic());
        if delta.x != 0.0 || delta.y != 0.0 {
            self.root.scroll_by_with_x_and_y(delta.x, delta.y);
            *layout = measure(self.editor, &self.root);
        }
        if let Some((begins, kept)) = &self.band {
            let origin =
                Point::new(begins.x - f64::from(self.root.scroll_left()), begins.y - f64::from(self.root.scroll_top()));
            let band = lasso::band(origin, at);
            let mut selection = kept.clone();
            selection.add(measuring::cards_in(layout, band));
            if self.editor.selection.with_untracked(|now| now.cards() != selection.cards()) {
                self.editor.selection.set(selection);
                self.editor.settle_now(false);
            }
            if let Some(marks) = &mut self.marks {
                marks.draw_band(band.within(&layout.scrollport));
            }
            return;
        }
        let aim = measuring::aim(self.editor, layout, carried, at);
        if let Some(marks) = &mut self.marks {
            marks.follow(at, &aim);
        }
    }

    fn let_go(&mut self, at: Point) -> Result<Outcome, Option<Announcement>> {
        if self.band.is_some() {
            // The last move may not have been drawn.
            let grip =
                Grip { pointer: 0, kind: PointerKind::Mouse, origin: at, pressed: Pressed::Ground { adds: false } };
            self.follow(&grip, at, &mut AutoScroll::default());
            let cards = self.editor.look(|look| look.selection.in_order(look.map, &look.view_state.visibility));
            let first = cards.first().cloned().map(Focus::Card);
            let outcome = self.editor.look(|look| selected(look, Selection::only(cards)));
            // Where it is, and not brought into sight: the board may have been scrolled on the way.
            first.into_iter().for_each(|focus| self.editor.point_at(focus));
            return Ok(outcome);
        }
        let Some(carried) = &self.carried else { return Err(None) };
        let layout = measure(self.editor, &self.root);
        let Aim { target, .. } = measuring::aim(self.editor, &layout, carried, at);
        let outcome = target.and_then(|target| {
            self.editor.look(|look| {
                match is_same_place_in_sight(look.map, &look.view_state.visibility, carried, &target) {
                    true => None,
                    false => dropped(look.map, &look.view_state.visibility, carried, &target),
                }
            })
        });
        match outcome {
            Some(Outcome { edit: None, say, .. }) => Err(say),
            Some(outcome) => {
                flash_later(self.editor.here, carried);
                Ok(outcome)
            }
            None => Err((!layout.board.contains(at)).then_some(Announcement::DroppedOutside)),
        }
    }

    fn given_up(&self) -> Outcome {
        if self.band.is_some() {
            return Outcome::default().and_select(self.before.clone());
        }
        self.carried.as_ref().map(|carried| self.editor.board().read(|map| given_up(map, carried))).unwrap_or_default()
    }

    fn put_down(&mut self) {
        self.marks = None;
        self.carried = None;
        self.layout = None;
        self.band = None;
    }
}
