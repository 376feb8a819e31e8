//! Handing the map on as a file of another tool. What makes the files is loaded when it is first asked for one, by the worker that is asked.

mod choices;
pub mod dialog;
mod preview;
mod work;
