//! Small drawings of our own, drawn with lines on a 24 by 24 grid. They say nothing that a text beside them does not say too.

use leptos::prelude::*;

pub use parcours_core::panels::role_mark::role_path;

/// A drawing made of one path.
pub fn icon(path: &'static str) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d=path></path>
        </svg>
    }
}

/// A padlock.
pub const LOCK: &str = "M6 11h12v9H6zM9 11V8a3 3 0 0 1 6 0v3";
/// Back: undo.
pub const UNDO: &str = "M9 7L4 12l5 5M4 12h10a6 6 0 0 1 6 6";
/// Forward: redo.
pub const REDO: &str = "M15 7l5 5-5 5M20 12H10a6 6 0 0 0-6 6";
/// More of something.
pub const PLUS: &str = "M12 5v14M5 12h14";
/// Away with it.
pub const CLOSE: &str = "M6 6l12 12M18 6L6 18";
/// Less of something.
pub const MINUS: &str = "M5 12h14";
/// From one side to the other.
pub const FIT_WIDTH: &str = "M4 5v14M20 5v14M7 12h10M10 9l-3 3 3 3M14 9l3 3-3 3";
/// Rows close to each other.
pub const COMPACT: &str = "M4 5h16M4 9.7h16M4 14.3h16M4 19h16";
/// Two sides that come nearer.
pub const NARROWER: &str = "M12 5v14M3 12h6M6 9l3 3-3 3M21 12h-6M18 9l-3 3 3 3";
/// On a screen.
pub const ONLINE: &str = "M4 5h16v11H4zM9 20h6M12 16v4";
/// At a place.
pub const OFFLINE: &str = "M12 21q-7-7-7-11.5a7 7 0 0 1 14 0Q19 14 12 21zM12 8a2 2 0 1 0 0 4a2 2 0 1 0 0-4";
/// All of it.
pub const FIT_MAP: &str = "M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5M9 9h6v6H9z";
/// A pencil.
pub const PENCIL: &str = "M5 19l1-4L16 5l3 3L9 18zM14 7l3 3";
/// Four ways.
pub const MOVE: &str = "M12 3v18M3 12h18M9 6l3-3 3 3M9 18l3 3 3-3M6 9l-3 3 3 3M18 9l3 3-3 3";
/// Two sheets.
pub const COPY: &str = "M8 8h12v12H8zM16 8V4H4v12h4";
/// A bin.
pub const BIN: &str = "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13M10 11v6M14 11v6";
/// Three dots.
pub const MORE: &str = "M5 12h.1M12 12h.1M19 12h.1";
/// A lens.
pub const SEARCH: &str = "M10.5 4a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13M15.5 15.5L20 20";
/// An arrow out of a tray.
pub const EXPORT: &str = "M12 15V4M8 8l4-4 4 4M5 14v6h14v-6";
/// An eye with a line through it.
pub const HIDE: &str = "M3 12q4-6 9-6t9 6q-4 6-9 6t-9-6M4 20L20 4";
/// Two paths that become one.
pub const MERGE: &str = "M4 6q8 0 8 6t8 0M4 18q8 0 8-6M17 9l3 3-3 3";
/// One path that becomes two.
pub const SPLIT: &str = "M4 12h6q4 0 5-4l1-2h4M10 12q4 0 5 4l1 2h4";
/// To the left.
pub const LEFT: &str = "M14 6l-6 6 6 6";
/// Downwards.
pub const DOWN: &str = "M6 10l6 6 6-6";
/// To the right.
pub const RIGHT: &str = "M10 6l6 6-6 6";
/// A column to the right of another.
pub const ADD_AFTER: &str = "M5 5h5v14H5zM17 9v6M14 12h6";
/// A column to the left of another.
pub const ADD_BEFORE: &str = "M14 5h5v14h-5zM7 9v6M4 12h6";
/// A sheet with lines of writing.
pub const DETAILS: &str = "M5 4h14v16H5zM9 9h6M9 13h6M9 17h3";
/// An unknown.
pub const UNKNOWN: &str = "M9 9a3 3 0 1 1 4.5 2.6Q12 12.5 12 14M12 17.5v.1";

/// A face for a score from -2 to +2, with its eyes: the mouth says it even without colour.
pub fn face(score: i8) -> impl IntoView {
    view! {
        <svg class="face" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <circle cx="12" cy="12" r="10.5"></circle>
            <path d="M8.7 9.3v.4M15.3 9.3v.4"></path>
            <path d=parcours_core::panels::face::mouth(score)></path>
        </svg>
    }
}
