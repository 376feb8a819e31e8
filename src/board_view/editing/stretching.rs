//! Making a column or a stage wider by its edge. While the pointer holds it the widths are a draft, which the board is drawn by.

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, HtmlElement, KeyboardEvent, PointerEvent};

use crate::board_view::editor_context::EditorContext;
use crate::board_view::grid::measuring::rect_of;
use crate::browser::page;
use crate::browser::page_events::Listening;
use parcours_core::editor::focus::Focus;
use parcours_core::editor::widths::{set, stretched};

/// An edge that is held.
struct Held {
    pointer: i32,
    from: f64,
    focus: Focus,
    /// The columns that become wider.
    range: Range<usize>,
    /// How wide they were, in pixels.
    taken: f64,
    widths: Vec<i32>,
    /// The pixels of an ordinary column, and those that all columns share.
    least: f64,
    room: f64,
}

type Shared = Rc<RefCell<Option<Held>>>;

/// Listens to presses on edges.
pub fn listen(editor: EditorContext, root: &HtmlElement) -> Vec<Listening> {
    let held = Shared::default();
    let on = |name: &'static str, act: fn(EditorContext, &Shared, &Event)| {
        let held = held.clone();
        Listening::before_others(root, name, move |event| act(editor, &held, &event))
    };
    let escape = {
        let held = held.clone();
        Listening::before_others(&page::window(), "keydown", move |event| {
            let is_escape = event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Escape");
            if is_escape && held.borrow_mut().take().is_some() {
                event.stop_propagation();
                let_go(editor);
            }
        })
    };
    vec![
        on("pointerdown", down),
        on("pointermove", |editor, held, event| {
            if let (Some(held), Some(event)) = (&*held.borrow(), event.dyn_ref::<PointerEvent>())
                && held.pointer == event.pointer_id()
            {
                editor.stretching.set(Some(held.all(event)));
            }
        }),
        on("pointerup", |editor, held, event| {
            let Some(event) = event.dyn_ref::<PointerEvent>() else { return };
            let Some(held) = held.borrow_mut().take_if(|held| held.pointer == event.pointer_id()) else { return };
            let outcome = editor.board().read(|map| set(map, &held.focus, &held.own(event)));
            let_go(editor);
            editor.carry_out(outcome);
        }),
        on("pointercancel", |editor, held, _| {
            if held.borrow_mut().take().is_some() {
                let_go(editor);
            }
        }),
        escape,
    ]
}

fn let_go(editor: EditorContext) {
    editor.stretching.set(None);
    editor.busy.set(false);
}

fn down(editor: EditorContext, held: &Shared, event: &Event) {
    let target = event.target().map(JsValue::from).unwrap_or_default();
    let (Some(edge), Some(pointer)) = (page::closest(&target, "[data-edge]"), event.dyn_ref::<PointerEvent>()) else {
        return;
    };
    if !pointer.is_primary() || pointer.button() != 0 || editor.narrow.get_untracked() {
        return;
    }
    // The focus stays where it is, and no finger scrolls the board with it.
    event.prevent_default();
    event.stop_propagation();
    editor.keep_writing();
    if editor.refuses() {
        return;
    }
    *held.borrow_mut() = Held::of(editor, &edge, pointer);
    if held.borrow().is_some() {
        let _ = edge.set_pointer_capture(pointer.pointer_id());
        editor.busy.set(true);
    }
}

impl Held {
    fn of(editor: EditorContext, edge: &HtmlElement, pointer: &PointerEvent) -> Option<Self> {
        let header = page::closest(edge, "[data-stage], [data-step]")?;
        let (widths, columns) = untrack(|| (editor.widths(), editor.columns()));
        let focus = match header.get_attribute("data-stage") {
            Some(id) => Focus::Stage(id.into()),
            None => Focus::Step(header.get_attribute("data-step")?.into()),
        };
        let is_within = |column: &crate::board::Column| match &focus {
            Focus::Stage(id) => column.stage == *id,
            focus => *focus == Focus::Step(column.step.clone()),
        };
        let first = columns.iter().position(is_within)?;
        let range = first..first + columns.iter().filter(|column| is_within(column)).count();
        let place =
            |at: usize| page::element(&Focus::Step(columns[at].step.clone()).element_id()).map(|step| rect_of(&step));
        let (one, last) = (place(range.start)?, place(range.end - 1)?);
        let root = page::closest(edge, ".scroller")?;
        let scale = editor.zoom.get_untracked().factor();
        /// What stands beside the columns, in pixels of the board: the names of the lanes and the margins; the style sheet's `.grid`.
        const BESIDE: f64 = 184.0 + 62.0;
        /// The narrowest column, in pixels of the board; the style sheet's `--column`.
        const NARROWEST: f64 = 168.0;
        let room = (f64::from(root.client_width()) - BESIDE) * scale;
        let least = NARROWEST * scale;
        Some(Self {
            pointer: pointer.pointer_id(),
            from: f64::from(pointer.client_x()),
            focus,
            taken: last.right.max(one.right) - last.left.min(one.left),
            range,
            widths,
            least,
            room,
        })
    }

    fn own(&self, event: &PointerEvent) -> Vec<i32> {
        let far = f64::from(event.client_x()) - self.from;
        let far = if page::is_right_to_left() { -far } else { far };
        stretched(&self.widths, self.range.clone(), (self.taken + far).max(1.0), self.least, self.room)
    }

    fn all(&self, event: &PointerEvent) -> Vec<i32> {
        let mut widths = self.widths.clone();
        widths.splice(self.range.clone(), self.own(event));
        widths
    }
}
