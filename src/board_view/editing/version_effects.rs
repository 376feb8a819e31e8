//! Doing what the panel of earlier versions asks.

use crate::board_view::editing::writing;
use crate::board_view::editor_context::EditorContext;
use crate::board_view::keeping;
use crate::browser::random;
use parcours_core::editor::outcome::VersionEffect;
use parcours_core::format::MapFile;
use parcours_core::store::session::Event;

/// Does what the panel asks. What came of it is said when it is so.
pub fn answer(editor: EditorContext, effect: VersionEffect) {
    match effect {
        VersionEffect::Keep(name) => {
            // Not the field as well: it is the one that asks.
            writing::finish(editor, writing::Ending::Keep);
            keeping::tell_open(Event::KeepAsked(name));
        }
        VersionEffect::Name(at, name) => keeping::tell_open(Event::NameAsked { at, name }),
        VersionEffect::Restore(at) => {
            editor.keep_writing();
            keeping::tell_open(Event::RestoreAsked(at));
        }
        VersionEffect::OpenCopy(at) => {
            editor.keep_writing();
            keeping::write_now();
            keeping::tell_open(Event::OpenAsked(at));
        }
    }
}

/// Keeps what is shown as a map of its own, and opens it.
pub fn edit_copy(editor: EditorContext) {
    let app = editor.app;
    let file = keeping::with_file(|file| {
        let title = &file.map.title;
        let title = if title.is_empty() { app.words().board.untitled } else { title };
        let mut copy = file.clone();
        copy.map.title = (app.words().home.copy_of)(title);
        MapFile { id: random::id().into(), lineage: Vec::new(), base: None, ..copy }
    });
    if let Some(file) = file {
        app.add_and_open(file);
    }
}
