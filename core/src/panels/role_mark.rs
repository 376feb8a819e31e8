//! The small drawing of a lane's role, on the board, on paper and before a room.

use super::node::{Node, el};
use crate::model::LaneRole;

/// The mark of a lane of `role`; decoration, said in words beside it.
pub fn role_mark(role: &LaneRole) -> Node {
    let drawing = el("svg").class("icon").with("viewBox", "0 0 24 24").with("aria-hidden", "true");
    el("span").class("role-mark").child(drawing.child(el("path").with("d", role_path(role))))
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
