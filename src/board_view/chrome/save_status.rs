//! Where a person stands with the open map: another tab edits it, something was recovered, it was long not saved to a file. Quiet bars
//! above the board, each with what to do about it.

use leptos::prelude::*;

use crate::app::notices::Notices;
use crate::board_view::editor_context::EditorContext;
use crate::board_view::keeping;
use crate::browser::clock;
use parcours_core::command;
use parcours_core::editor::commands::Command;
use parcours_core::store::reminder;
use parcours_core::store::session::ReadOnly;

/// The bars.
#[component]
pub fn Bars(editor: EditorContext) -> impl IntoView {
    let words = editor.app.words();
    let remind = RwSignal::new(reminder(editor));
    let button = move |command: &'static Command| {
        let title = command.title(words);
        view! { <button type="button" class="button small" data-command=command.name on:click=move |_| editor.run(command)>{title}</button> }
    };
    let reading = move || {
        editor.reading.get().map(|why| {
            let text = match why {
                ReadOnly::OtherTab => words.safety.other_tab,
                ReadOnly::Taken => words.safety.taken,
                ReadOnly::Deleted => words.safety.missing_elsewhere,
                ReadOnly::Newer => words.safety.newer,
            };
            let here = matches!(why, ReadOnly::OtherTab | ReadOnly::Taken);
            view! {
                <div class="standing" data-reading>
                    <span>{text}</span>
                    {here.then(|| button(command!("edit-here")))}
                    {(why != ReadOnly::Newer).then(|| button(command!("edit-copy")))}
                </div>
            }
        })
    };
    let reminded = move || {
        remind.get().map(|days| {
            view! {
                <div class="standing" data-reminder>
                    <span>{(words.safety.last_file)(days)}</span>
                    <button type="button" class="button small" data-command="export-json" on:click=move |_| {
                        remind.set(None);
                        editor.run(command!("export-json"));
                    }>{words.board.download}</button>
                    <button type="button" class="button small" data-later on:click=move |_| {
                        remind.set(None);
                        editor.app.keep_settings(|settings| settings.reminded = Some(clock::today()));
                        editor.settle(true);
                    }>{words.safety.later}</button>
                </div>
            }
        })
    };
    view! { <div class="standings" role="status">{reading} <Notices /> {reminded}</div> }
}

/// The days since the map was last saved to a file, when it is time to speak of them.
fn reminder(editor: EditorContext) -> Option<Option<i64>> {
    if editor.reading.get_untracked().is_some() {
        return None;
    }
    let put_off = editor.app.library().settings().reminded;
    reminder::due(&keeping::filed()?, put_off.as_deref(), &clock::today())
}
