//! What stands around the board: bars, menu, status.

pub(crate) mod command_button;
pub(crate) mod context_bar;
pub(crate) mod footer;
pub(crate) mod header_strip;
pub(crate) mod menu;
pub(crate) mod save_status;
pub(crate) mod stage_pager;
pub(crate) mod timer;
pub(crate) mod toolbar;
pub(crate) mod top_bar;
