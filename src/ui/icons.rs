//! Small drawings of our own, drawn with lines on a 24 by 24 grid. They say nothing that a text beside them does not say too.

use leptos::prelude::*;

use crate::model::LaneRole;

/// A drawing made of one path.
pub fn icon(path: &'static str) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d=path></path>
        </svg>
    }
}

/// The drawing of a lane's role.
pub fn role_path(role: &LaneRole) -> &'static str {
    match role {
        LaneRole::Action => "M4 12h14M13 6l6 6-6 6",
        LaneRole::Touchpoint => "M12 4v16M4 12h16M8 8l8 8M16 8l-8 8",
        LaneRole::Thought => "M5 5h14v10h-8l-4 4v-4H5z",
        LaneRole::Emotion => "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M8.5 10v.5M15.5 10v.5M8 14.5q4 3.5 8 0",
        LaneRole::Pain => "M12 4l9 16H3zM12 10v4M12 17v.5",
        LaneRole::Gain => "M12 4l2.4 5.2 5.6.7-4.1 3.9 1.1 5.6-5-2.8-5 2.8 1.1-5.6L4 9.9l5.6-.7z",
        LaneRole::Quote => "M6 8h4v5q0 3-3 4M14 8h4v5q0 3-3 4",
        LaneRole::Opportunity => "M9 18h6M10 21h4M8.5 15q-3-2.2-3-5.5a6.5 6.5 0 0 1 13 0q0 3.3-3 5.5z",
        LaneRole::Solution => "M5 13l4.5 4.5L19 7",
        LaneRole::Metric => "M5 20V11M12 20V5M19 20v-6",
        LaneRole::Owner => "M12 4a4 4 0 1 0 0 8a4 4 0 1 0 0-8M4.5 20q1.5-5.5 7.5-5.5t7.5 5.5",
        LaneRole::Context => "M12 21q-7-7-7-11.5a7 7 0 0 1 14 0Q19 14 12 21zM12 8a2 2 0 1 0 0 4a2 2 0 1 0 0-4",
        LaneRole::Need => "M12 20q-8-5.5-8-11a4.2 4.2 0 0 1 8-2a4.2 4.2 0 0 1 8 2q0 5.5-8 11z",
        LaneRole::Gap => "M4 6h5v12H4M20 6h-5v12h5M11 12h2",
        LaneRole::Evidence => "M6 3h9l4 4v14H6zM14 3v5h5M9 13h7M9 17h5",
        LaneRole::Frontstage => "M4 5h16v11H4zM9 20h6M12 16v4",
        LaneRole::Backstage => "M4 8h16M4 16h16M8 5v6M16 13v6",
        LaneRole::Support => "M6 6h12v5H6zM6 14h12v5H6zM9 8.5v.1M9 16.5v.1",
        LaneRole::Policy => "M12 3l7 3v6q0 6-7 9q-7-3-7-9V6z",
        LaneRole::Note => "M5 4h14v11l-5 5H5zM14 20v-5h5",
        LaneRole::Custom | LaneRole::Other(_) => "M5 5h6v6H5zM13 5h6v6h-6zM5 13h6v6H5zM13 13h6v6h-6z",
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
/// To the right.
pub const RIGHT: &str = "M10 6l6 6-6 6";
/// A column to the right of another.
pub const ADD_AFTER: &str = "M5 5h5v14H5zM17 9v6M14 12h6";
/// A column to the left of another.
pub const ADD_BEFORE: &str = "M14 5h5v14h-5zM7 9v6M4 12h6";
/// An unknown.
pub const UNKNOWN: &str = "M9 9a3 3 0 1 1 4.5 2.6Q12 12.5 12 14M12 17.5v.1";

/// A face for a score from -2 to +2, with its eyes: the mouth says it even without colour.
pub fn face(score: i8) -> impl IntoView {
    view! {
        <svg class="face" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <circle cx="12" cy="12" r="10.5"></circle>
            <path d="M8.7 9.3v.4M15.3 9.3v.4"></path>
            <path d=crate::sheet::face::mouth(score)></path>
        </svg>
    }
}
