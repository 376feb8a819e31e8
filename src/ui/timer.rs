//! Time passing for the agenda: a second at a time while its clock is in sight, else only to the end of the activity at hand.

use leptos::prelude::*;

use super::desk::Desk;
use crate::browser::clock::{self, Later};
use crate::editor::looks::Side;
use crate::method::agenda::Agenda;

/// Follows the agenda of this map for as long as the map is open.
pub fn follow(desk: Desk) {
    let later = StoredValue::new_local(None::<Later>);
    let in_sight = Memo::new(move |_| desk.looks.with(|looks| looks.side) == Some(Side::Guide));
    Effect::new(move |_| {
        desk.agenda.track();
        in_sight.track();
        wait(desk, in_sight, later);
    });
}

type Waiting = StoredValue<Option<Later>, LocalStorage>;

/// Waits for the next moment anything is to be done; for none while the timer stands still.
fn wait(desk: Desk, in_sight: Memo<bool>, later: Waiting) {
    let next = desk.agenda.with_untracked(|agenda| {
        let agenda =
            agenda.as_ref().filter(|agenda| agenda.is_running() && desk.id.with_value(|id| agenda.map == *id))?;
        next_moment(agenda, in_sight.get_untracked())
    });
    // Dropping the one before calls it off.
    later.set_value(next.map(|milliseconds| {
        desk.here.after(milliseconds, move || {
            tell_once(desk);
            desk.tick.notify();
            wait(desk, in_sight, later);
        })
    }));
}

/// In how many milliseconds that is.
fn next_moment(agenda: &Agenda, in_sight: bool) -> Option<f64> {
    let now = clock::now();
    // Just after the clock on the wall has changed, which is when whole seconds do.
    let to_second = 1000.0 - now % 1000.0;
    let second = clock::seconds();
    if in_sight || agenda.is_due(second) {
        return Some(to_second);
    }
    let left = u32::try_from(agenda.left(second)).ok().filter(|left| *left > 0)?;
    Some(f64::from(left - 1) * 1000.0 + to_second)
}

/// Says that the time of an activity is over, once; also to who finds it so when the page is loaded anew.
fn tell_once(desk: Desk) {
    let Some(agenda) = desk.agenda.get_untracked().filter(|agenda| agenda.is_due(clock::seconds())) else { return };
    let next = agenda.length().activities().get(agenda.index() + 1).map(|(activity, _)| *activity);
    desk.shell.say((desk.shell.words().guide.time_is_up)(agenda.activity().0, next));
    desk.keep_agenda(agenda.told());
}
