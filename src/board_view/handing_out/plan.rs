//! The action plan as a file for spreadsheets, in the order in which the person has it.

use parcours_core::editor::announcement::Announcement;
use parcours_core::format;
use parcours_core::method::priorities;
use parcours_core::words::handing_out;
use parcours_messages::{TablesFormat, TablesRequest, Told};

use crate::app::presence::all_the_same;
use crate::board_view::editor_context::EditorContext;
use crate::board_view::{exporting, keeping};
use crate::browser::exchange::{self, Failure, Progress, Worker};

/// Saves the plan; says so where nothing is planned, or the file could not be made.
pub fn save(editor: EditorContext) {
    let order = editor.look(|at| priorities::plan(at.map, at.view_state.plan, at.word_order));
    if order.is_empty() {
        return editor.say(&Announcement::NothingPlanned);
    }
    let words = handing_out::of(&editor.app.language());
    let request = TablesRequest::File {
        format: TablesFormat::PlanCsv,
        language: editor.app.language().as_str().to_owned(),
        day: String::new(),
        cards: Some(order.iter().map(|id| id.as_str().to_owned()).collect()),
    };
    let Ok(request) = serde_json::to_string(&request) else { return };
    let Some(text) = keeping::with_file(format::write) else { return };
    let plan = editor.app.words().priorities().plan;
    let name = editor.board().read(|map| format!("{} - {plan}.csv", format::name::stem(&map.title)));
    let tell = move |progress| {
        if progress == Progress::Loading {
            editor.app.say_done(editor.app.words().updates.part_on_its_way.to_owned());
        }
    };
    let (_, answer) = exchange::ask(Worker::Tables, &request, text.as_bytes(), tell);
    all_the_same(async move {
        let made = answer.await.and_then(|answer| {
            let told: Told = serde_json::from_str(&answer.told).map_err(|_| Failure::Broke(String::new()))?;
            Ok((told, answer.bytes))
        });
        match made {
            Ok((told, bytes)) => drop(exporting::hand_out_bytes(editor, name, &told.kind, &bytes)),
            Err(Failure::Refused(why)) => editor.app.say_refused(why),
            Err(Failure::Missing) => editor.app.say_refused(words.missing.to_owned()),
            Err(Failure::Broke(_)) => editor.app.say_refused(words.broke.to_owned()),
            Err(Failure::Cancelled) => {}
        }
    });
}
