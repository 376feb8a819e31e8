//! What follows an act and need not be in its first picture: all of it is done in one task after the paint, what measures before what changes.
//!
//! A measure between two changes has the browser style and lay out the page at once, and again at the next ("layout thrashing"). Right after a
//! paint everything is laid out, so that a measure costs nothing.

use std::cell::RefCell;

use super::clock;

/// Changes the page by what was measured.
type Change = Box<dyn FnOnce()>;

/// Measures, and gives what is to be done about it.
type Step = Box<dyn FnOnce() -> Change>;

thread_local! {
    static STEPS: RefCell<Vec<Step>> = const { RefCell::new(Vec::new()) };
}

/// After the next paint has `measure` look at the page, changing nothing, and `change` do what comes of it. Of what several callers asked for
/// all is measured first, and then changed in the order in which it was asked for.
pub fn after_paint<T: 'static>(measure: impl FnOnce() -> T + 'static, change: impl FnOnce(T) + 'static) {
    let step: Step = Box::new(move || {
        let measured = measure();
        Box::new(move || change(measured))
    });
    let is_first = STEPS.with_borrow_mut(|steps| {
        steps.push(step);
        steps.len() == 1
    });
    if is_first {
        // A task that is begun in a frame comes after its paint.
        clock::next_frame(|| clock::after(0.0, take).let_go()).let_go();
    }
}

fn take() {
    let steps = STEPS.take();
    let changes: Vec<Change> = steps.into_iter().map(|step| step()).collect();
    changes.into_iter().for_each(|change| change());
}
