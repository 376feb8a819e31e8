//! Keys, from the same table that runs them, and where maps are kept.

use leptos::prelude::*;

use super::close;
use crate::editor::commands::COMMANDS;
use crate::ui::command_button::written;
use crate::ui::desk::Desk;
use crate::ui::modal::Modal;

/// The help.
#[component]
pub fn Help(desk: Desk) -> impl IntoView {
    let words = desk.shell.words();
    let rows =
        COMMANDS.iter().filter(|command| !command.keys.is_empty() && command.name != "fill").map(move |command| {
            let keys = command.keys.iter().map(|chord| written(chord, desk)).collect::<Vec<_>>().join(", ");
            view! {
                <tr>
                    <th scope="row">{command.title(words)}</th>
                    <td><kbd>{keys}</kbd></td>
                </tr>
            }
        });
    let arrows = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"].map(words.keys).join(" ");
    let ends = ["Home", "End"].map(words.keys).join(", ");
    view! {
        <Modal title=words.board.help_title class="wide" closed=move || close(desk)>
            <p>{words.board.help_where}</p>
            <p>{words.board.help_pointer}</p>
            <p>{words.board.help_write}</p>
            <p><a class="help-rescue" href="rescue.html" target="_blank" rel="noopener">{words.board.help_rescue}</a></p>
            <table class="keys">
                <tbody>
                    <tr>
                        <th scope="row">{words.board.help_arrows}</th>
                        <td><kbd>{arrows}</kbd></td>
                    </tr>
                    <tr>
                        <th scope="row">{words.board.help_ends}</th>
                        <td><kbd>{ends}</kbd></td>
                    </tr>
                    {rows.collect_view()}
                </tbody>
            </table>
            <div class="dialog-buttons">
                <button type="button" class="button primary" autofocus on:click=move |_| close(desk)>{words.board.close}</button>
            </div>
        </Modal>
    }
}
