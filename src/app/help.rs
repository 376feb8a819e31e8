//! Keys, from the same table that runs them, and where maps are kept.

use leptos::prelude::*;

use crate::app::app_context::AppContext;
use crate::app::icons::{self, icon};
use crate::app::keys::written;
use crate::app::modal::Modal;
use crate::browser::element::close_dialog_around;
use parcours_core::editor::help;

/// The help, over any screen; `closed` is called once it is.
#[component]
pub fn Help(app: AppContext, closed: impl Fn() + Clone + 'static) -> impl IntoView {
    let words = app.words();
    let row = move |title: &'static str, keys: String| {
        view! {
            <tr>
                <th scope="row">{title}</th>
                <td><kbd>{keys}</kbd></td>
            </tr>
        }
    };
    let table = move |(name, rows): (&'static str, Vec<help::Row>)| {
        let rows = rows.into_iter().map(|of| {
            row(of.title, of.keys.iter().map(|chord| written(chord, words.keys)).collect::<Vec<_>>().join(", "))
        });
        view! {
            <section>
                <h3>{name}</h3>
                <table class="keys"><tbody>{rows.collect_view()}</tbody></table>
            </section>
        }
    };
    let arrows = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"].map(words.keys).join(" ");
    let ends = ["Home", "End"].map(words.keys).join(", ");
    view! {
        <Modal title=words.board.help_title class="wide" closed>
            // First, so that the help opens at its top.
            <button type="button" class="tool help-close" autofocus title=words.board.close aria-label=words.board.close on:click=|event| close_dialog_around(&event)>
                {icon(icons::CLOSE)}
            </button>
            <p>{words.board.help_write}</p>
            <p>{words.board.help_pointer}</p>
            <p>{words.board.help_where}</p>
            <p><a class="help-rescue" href="rescue.html" target="_blank" rel="noopener">{words.board.help_rescue}</a></p>
            <table class="keys">
                <tbody>{row(words.board.help_arrows, arrows)} {row(words.board.help_ends, ends)}</tbody>
            </table>
            <div class="help-groups">{help::groups(words).into_iter().map(table).collect_view()}</div>
        </Modal>
    }
}
