//! The size of the board, in steps from 50 to 200 %. It changes the layout's sizes; a transform would put every rectangle elsewhere.

use leptos::prelude::*;

use super::desk::Desk;
use crate::browser::page;
use crate::editor::outcome::Zoom;

/// The sizes there are, in percent.
pub const SIZES: [u16; 9] = [50, 67, 80, 90, 100, 110, 125, 150, 200];

/// Draws the board larger, smaller, whole, or as wide as there is room.
pub fn change(desk: Desk, change: Zoom) {
    let now = desk.zoom.get_untracked();
    let next = match change {
        Zoom::In => SIZES.into_iter().find(|size| *size > now),
        Zoom::Out => SIZES.into_iter().rev().find(|size| *size < now),
        Zoom::Whole => Some(100),
        Zoom::FitWidth => fitting(now),
    };
    if let Some(next) = next {
        desk.zoom.set(next);
        desk.shell.keep_settings(|settings| settings.zoom = Some(next));
    }
}

/// The largest size at which all columns are in sight.
fn fitting(now: u16) -> Option<u16> {
    let scroller = page::element("board-scroller")?;
    let room = f64::from(scroller.client_width());
    let needed = f64::from(scroller.scroll_width()) * 100.0 / f64::from(now);
    SIZES.into_iter().rev().find(|size| needed * f64::from(*size) / 100.0 <= room).or(Some(SIZES[0]))
}
