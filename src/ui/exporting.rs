//! Handing the map on as a file.

use leptos::prelude::*;

use super::desk::Desk;
use super::keeping;
use crate::browser::files;
use crate::editor::said::Said;
use crate::format;
use crate::store::envelope::file_inside;
use crate::store::session::Event;

/// Saves the map as a file, in the canonical form.
pub fn json(desk: Desk) {
    desk.keep_writing();
    keeping::write_now();
    // What a later page wrote leaves as it stands: written by this one it would be neither theirs nor ours.
    let id = desk.id.get_value();
    let as_it_stands = || file_inside(&desk.shell.library().raw(&id)?);
    let newer = keeping::with_file(|file| file.newer.is_some()) == Some(true);
    let text = if newer { as_it_stands() } else { keeping::with_file(format::write) };
    let Some(text) = text else { return };
    let title = desk.board().read(|map| map.title.clone());
    let name = format::file_name(&title);
    if files::download(&name, "application/json", &text).is_some() {
        keeping::tell_open(Event::SavedToFile);
        desk.say(&Said::Exported(name));
    } else {
        desk.shell.say(desk.shell.words().board.file_refused.to_owned());
    }
}
