//! Handing the map on as a file.

use super::desk::Desk;
use super::keeping;
use crate::browser::files;
use crate::editor::said::Said;
use crate::format;

/// Saves the map as a file, in the canonical form.
pub fn json(desk: Desk) {
    desk.keep_writing();
    keeping::write_now();
    let Some(text) = keeping::with_file(format::write) else { return };
    let title = desk.board().read(|map| map.title.clone());
    let name = format::file_name(&title);
    if files::download(&name, "application/json", &text).is_some() {
        keeping::note_saved_to_file();
        desk.say(&Said::Exported(name));
    }
}
