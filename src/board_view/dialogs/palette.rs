//! Every command, found by its name or by another word for it.

use leptos::html;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::close;
use crate::app::focusing;
use crate::app::modal::Modal;
use crate::board_view::chrome::command_button::keys_of;
use crate::board_view::editor_context::EditorContext;
use crate::browser::page;
use crate::presence::Presence;
use parcours_core::editor::commands::{COMMANDS, Command};
use parcours_core::format::letters::plain_letters;

/// The commands that can do something now and whose words contain all of `search`.
fn found(editor: EditorContext, search: &str) -> Vec<&'static Command> {
    let words = editor.app.words();
    let search = plain_letters(search);
    let wanted: Vec<&str> = search.split_whitespace().collect();
    let matches = |command: &&Command| {
        let named = (command.words)(&words.commands);
        let text = plain_letters(&format!("{} {}", named.title, named.also));
        wanted.iter().all(|word| text.contains(word))
    };
    let hidden = ["palette", "fill", "menu"];
    let all = COMMANDS.iter().filter(|command| !hidden.contains(&command.name)).filter(matches);
    editor.look(|at| all.filter(|command| command.applies(at)).collect())
}

/// The palette: a field and a list, as one combobox.
#[component]
pub fn Palette(editor: EditorContext) -> impl IntoView {
    let words = editor.app.words();
    let search = RwSignal::new(String::new());
    let chosen = RwSignal::new(0_usize);
    let results = Memo::new(move |_| search.with(|search| found(editor, search)));
    let run = move |command: &'static Command| {
        editor.dialog.set(None);
        // The command may open a dialog of its own: this one must be off the page first, or the new one would be taken for it.
        editor.here.once_shown(move || {
            if !focusing::regain() {
                editor.settle_now(true);
            }
            editor.run(command);
        });
    };
    /// How long after the last letter, in milliseconds.
    const PAUSE: f64 = 500.0;
    let field = NodeRef::<html::Input>::new();
    // Where nothing is found there is nothing to run.
    let active = Memo::new(move |_| {
        let count = results.with(Vec::len);
        (count > 0).then(|| format!("palette-{}", chosen.get()))
    });
    let (here, said) = (Presence::here(), StoredValue::new_local(None));
    Effect::new(move |_| {
        // Said once a person pauses, not at each letter.
        let count = results.with(Vec::len);
        search.with(|_| ());
        let say = move || editor.app.say((words.board.results)(count));
        // The one before is called off.
        said.set_value(Some(here.after(PAUSE, say)));
    });
    Effect::new(move |_| {
        let active = active.get();
        // The focus stays in the field, so the browser does not bring into sight what Enter would run.
        here.once_shown(move || {
            active.as_deref().and_then(page::element).as_ref().map(page::reveal);
        });
    });
    let on_key = move |event: KeyboardEvent| {
        let count = results.with_untracked(Vec::len);
        match event.key().as_str() {
            "ArrowDown" if count > 0 => chosen.update(|at| *at = (*at + 1) % count),
            "ArrowUp" if count > 0 => chosen.update(|at| *at = (*at + count - 1) % count),
            "Enter" => {
                if let Some(command) = results.with_untracked(|results| results.get(chosen.get_untracked()).copied()) {
                    run(command);
                }
            }
            _ => return,
        }
        event.prevent_default();
    };
    view! {
        <Modal title=words.board.palette_title class="palette" closed=move || close(editor)>
            <input
                type="text"
                class="palette-field"
                node_ref=field
                autofocus
                role="combobox"
                aria-expanded="true"
                aria-controls="palette-list"
                aria-autocomplete="list"
                aria-label=words.board.palette_field
                aria-activedescendant=move || active.get()
                placeholder=words.board.palette_field
                on:input=move |event| {
                    chosen.set(0);
                    search.set(event_target_value(&event));
                }
                on:keydown=on_key
            />
            <div role="listbox" id="palette-list" class="palette-list" aria-label=words.board.palette_title>
                {move || {
                    results
                        .get()
                        .into_iter()
                        .enumerate()
                        .map(|(at, command)| {
                            view! {
                                <div
                                    role="option"
                                    class="palette-row"
                                    id=format!("palette-{at}")
                                    aria-selected=move || (chosen.get() == at).to_string()
                                    on:click=move |_| run(command)
                                >
                                    <span>{command.title(words)}</span>
                                    <kbd>{keys_of(command, editor)}</kbd>
                                </div>
                            }
                        })
                        .collect_view()
                }}
            </div>
            <Show when=move || results.with(Vec::is_empty)>
                <p class="quiet">{words.board.no_command}</p>
            </Show>
        </Modal>
    }
}
