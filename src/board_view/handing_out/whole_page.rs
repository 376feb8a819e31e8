//! The whole of Parcours with the map, in one page: made of the files that this page itself was loaded from.

use parcours_core::store::session::Event;
use parcours_core::words::handing_out::{self, WholePageWords};
use parcours_messages::Told;

use crate::app::presence::all_the_same;
use crate::board_view::editor_context::EditorContext;
use crate::board_view::{exporting, keeping};
use crate::browser::one_file;
use parcours_core::format;

/// How the file would come out. It is known before anything is made.
pub fn told(words: &WholePageWords) -> Told {
    Told {
        losses: words.left_out.iter().map(|&said| said.to_owned()).collect(),
        facts: words.facts.iter().map(|&said| said.to_owned()).collect(),
        is_empty: false,
        extension: "html".to_owned(),
        kind: "text/html".to_owned(),
    }
}

/// Makes the file; `progress` hears how far it is, from 0 to 1. `None` where a file of the page cannot be had, or the map is a later version's.
pub async fn made(progress: impl FnMut(f64) + 'static) -> Option<Vec<u8>> {
    // As every file of a map: it may come back to be merged.
    let text = keeping::hand_out()?;
    one_file::make(&text, progress).await
}

/// Gives the file to the person; whether the browser took it.
pub fn hand_out(editor: EditorContext, bytes: &[u8]) -> bool {
    let name = editor.board().read(|map| format!("{}.html", format::name::stem(&map.title)));
    let is_taken = exporting::hand_out_bytes(editor, name, "text/html", bytes);
    if is_taken {
        one_file::taken();
        keeping::tell_open(Event::SavedToFile);
    }
    is_taken
}

/// Saves the page that is such a file as another one.
pub fn save(editor: EditorContext) {
    let words = handing_out::of(&editor.app.language());
    editor.app.say(words.making.to_owned());
    all_the_same(async move {
        match made(|_| {}).await {
            Some(bytes) => drop(hand_out(editor, &bytes)),
            None => editor.app.say_refused(words.missing.to_owned()),
        }
    });
}
