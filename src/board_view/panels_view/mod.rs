//! Draws the panels and read-only views that `panels` tells as data.

pub(crate) mod panel_fields;
pub(crate) mod panel_view;
pub(crate) mod side_panel;
