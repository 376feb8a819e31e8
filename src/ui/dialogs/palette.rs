//! Every command, found by its name or by another word for it.

use leptos::html;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::close;
use crate::editor::commands::{COMMANDS, Command};
use crate::format::letters::plain_letters;
use crate::presence::Presence;
use crate::ui::command_button::keys_of;
use crate::ui::desk::Desk;
use crate::ui::modal::Modal;

/// The commands that can do something now and whose words contain all of `search`.
fn found(desk: Desk, search: &str) -> Vec<&'static Command> {
    let words = desk.shell.words();
    let search = plain_letters(search);
    let wanted: Vec<&str> = search.split_whitespace().collect();
    let matches = |command: &&Command| {
        let named = (command.words)(&words.commands);
        let text = plain_letters(&format!("{} {}", named.title, named.also));
        wanted.iter().all(|word| text.contains(word))
    };
    let hidden = ["palette", "fill", "menu"];
    let all = COMMANDS.iter().filter(|command| !hidden.contains(&command.name)).filter(matches);
    desk.look(|at| all.filter(|command| (command.applies)(at)).collect())
}

/// The palette: a field and a list, as one combobox.
#[component]
pub fn Palette(desk: Desk) -> impl IntoView {
    let words = desk.shell.words();
    let search = RwSignal::new(String::new());
    let chosen = RwSignal::new(0_usize);
    let results = Memo::new(move |_| {
        search.with(|search| found(desk, search).iter().map(|command| command.name).collect::<Vec<_>>())
    });
    let run = move |name: &'static str| {
        desk.panel.set(None);
        // The command may open a dialog of its own: this one must be off the page first, or the new one would be taken for it.
        desk.here.once_shown(move || {
            desk.settle_now(true);
            desk.run(name);
        });
    };
    /// How long after the last letter, in milliseconds.
    const PAUSE: f64 = 500.0;
    let field = NodeRef::<html::Input>::new();
    let (here, said) = (Presence::here(), StoredValue::new_local(None));
    Effect::new(move |_| {
        // Said once a person pauses, not at each letter.
        let count = results.with(Vec::len);
        search.with(|_| ());
        let say = move || desk.shell.say((words.board.results)(count));
        // The one before is called off.
        said.set_value(Some(here.after(PAUSE, say)));
    });
    let on_key = move |event: KeyboardEvent| {
        let count = results.with_untracked(Vec::len);
        match event.key().as_str() {
            "ArrowDown" if count > 0 => chosen.update(|at| *at = (*at + 1) % count),
            "ArrowUp" if count > 0 => chosen.update(|at| *at = (*at + count - 1) % count),
            "Enter" => {
                if let Some(name) = results.with_untracked(|results| results.get(chosen.get_untracked()).copied()) {
                    run(name);
                }
            }
            _ => return,
        }
        event.prevent_default();
    };
    view! {
        <Modal title=words.board.palette_title class="palette" closed=move || close(desk)>
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
                aria-activedescendant=move || format!("palette-{}", chosen.get())
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
                        .filter_map(crate::editor::commands::find)
                        .enumerate()
                        .map(|(at, command)| {
                            view! {
                                <div
                                    role="option"
                                    class="palette-row"
                                    id=format!("palette-{at}")
                                    aria-selected=move || (chosen.get() == at).to_string()
                                    on:click=move |_| run(command.name)
                                >
                                    <span>{command.title(words)}</span>
                                    <kbd>{keys_of(command, desk)}</kbd>
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
