//! The open map: its board, what stands around it, and what is opened over and beside it. One component a file, with a style sheet of the same
//! name. Views take ids and read at the leaf.

pub(crate) mod arrows;
pub(crate) mod chrome;
pub(crate) mod compared_maps;
pub(crate) mod dialogs;
pub(crate) mod drag;
pub(crate) mod editing;
pub(crate) mod editor_context;
pub(crate) mod exchange;
pub(crate) mod exporting;
pub(crate) mod find_bar;
pub(crate) mod first_picture;
pub(crate) mod future;
pub(crate) mod grid;
pub(crate) mod handing_out;
pub(crate) mod keeping;
pub(crate) mod map_screen;
pub(crate) mod more;
pub(crate) mod not_opened;
pub(crate) mod panels_view;
pub(crate) mod personas;
pub(crate) mod presenting;
pub(crate) mod printing;
pub(crate) mod relabel;
pub(crate) mod settled;
pub(crate) mod settling;
pub(crate) mod sharing;
pub(crate) mod state;
pub(crate) mod taking_in;
pub(crate) mod versions;
pub(crate) mod visibility;
