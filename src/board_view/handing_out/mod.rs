//! Handing the map on as a file of another tool, as a page of its own or as a table in the clipboard. What makes the files is loaded when it is
//! first asked for one, by the worker that is asked.

mod choices;
pub mod dialog;
pub mod plan;
mod preview;
pub mod table;
pub mod whole_page;
mod work;
