//! `cargo xtask trace --check`: no act has the browser style and lay out the page more than once before its turn ("layout thrashing").

use super::reading::read;
use super::report::forced;
use super::source;
use crate::bench::Ground;
use crate::bench::acts::Act;
use crate::bench::boards::{Board, Size};
use crate::bench::journey::{self, BEGINS, ENDS};
use xtask::Result;

/// From how many places of the program each act may force style or layout: one, but where the act is several gestures. A double click and a
/// click that begins a card are a press and an opening; lifting is a press, a first move and a frame, in each of which the page differs; and a card that
/// is dropped in another cell is drawn there anew, and takes the focus along. Besides, the bar of actions is placed at once, by up to three measures of
/// which the first forces what the change needs: what is pressed next must not be under it.
const MOST: [(Act, usize); 11] = [
    (Act::OpenCard, 3),
    (Act::Keystroke, 1),
    (Act::Commit, 3),
    (Act::Add, 3),
    (Act::KeepAdded, 3),
    (Act::Delete, 4),
    (Act::RenameStage, 3),
    (Act::DragStart, 4),
    (Act::DragMove, 1),
    (Act::Drop, 4),
    (Act::Scroll, 1),
];

/// Whether every act keeps to what it may; prints what each forces.
///
/// # Errors
/// When Chromium is missing, or the page does not do what is asked of it.
pub(crate) fn check() -> Result<bool> {
    let Ground { driver, server, runtime } = Ground::prepare()?;
    let dist = xtask::root().join("dist");
    let board = Board { size: Size::Small, emotions: false };
    let mut holds = true;
    for (act, most) in MOST {
        let recordings = runtime.block_on(journey::record(&driver, &server.url(), &board, act))?;
        // The last: what is done once in a session, such as loading a part, is done by then.
        let last = recordings.last().ok_or("nothing was recorded")?;
        let places = forced(&read(&last.events, BEGINS, ENDS)?, &|place| source(&dist, place));
        println!("{:<14}forced from {} of {most}", act.row().name, places.len());
        for (place, (times, _)) in &places {
            println!("    {times} times by {place}");
        }
        holds &= places.len() <= most;
    }
    Ok(holds)
}
