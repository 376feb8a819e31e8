//! The dialogs of an open map: one at a time, each a way to do without a pointer what a drag does with one, or a question.

mod add_lane;
mod copy_to;
mod delete;
mod lanes;
mod link;
mod list;
mod move_to;
mod palette;
mod paste;

use leptos::prelude::*;

use crate::app::focusing;
use crate::app::help::Help;
use crate::board_view::editor_context::EditorContext;
use crate::board_view::exchange::{Content, EXCHANGE, ExchangeDialog, ExchangePart};
use parcours_core::editor::outcome::Dialog;

/// An open dialog.
pub fn of(editor: EditorContext, dialog: Dialog) -> AnyView {
    match dialog {
        Dialog::Move => view! { <move_to::MoveTo editor /> }.into_any(),
        Dialog::AddLane => view! { <add_lane::AddLane editor /> }.into_any(),
        Dialog::Lanes => view! { <lanes::Lanes editor /> }.into_any(),
        Dialog::Delete(focus) => view! { <delete::Delete editor focus /> }.into_any(),
        Dialog::Palette => view! { <palette::Palette editor /> }.into_any(),
        Dialog::Help => view! { <Help app=editor.app closed=move || close(editor) /> }.into_any(),
        Dialog::Link { mutual } => view! { <link::LinkTo editor mutual /> }.into_any(),
        Dialog::CopyTo(focus) => view! { <copy_to::CopyTo editor focus /> }.into_any(),
        Dialog::List => view! { <list::List editor /> }.into_any(),
        Dialog::HandOut => exchange(editor, editor.app.words().commands.export_as.title, |part| part.files),
        Dialog::Table => exchange(editor, editor.app.words().commands.copy_as_table.title, |part| part.table_by_hand),
        Dialog::TakeIn(what) => {
            EXCHANGE.shown(editor.app, || true, move |part| (part.taking_in)(editor, what)).into_any()
        }
        Dialog::Paste => view! { <paste::Paste editor /> }.into_any(),
        Dialog::Share => {
            // Named as its command is, which stands in menus with what tells of a dialog.
            let title = editor.app.words().commands.copy_link.title.trim_end_matches('…');
            view! { <ExchangeDialog editor title class="wide share" content=|part| part.link closed=closing(editor) /> }
                .into_any()
        }
    }
}

/// What closes a dialog that knows no editor.
fn closing(editor: EditorContext) -> Callback<()> {
    Callback::new(move |()| close(editor))
}

/// A dialog that hands the map on.
fn exchange(editor: EditorContext, title: &'static str, content: fn(&ExchangePart) -> Content) -> AnyView {
    view! { <ExchangeDialog editor title content closed=closing(editor) /> }.into_any()
}

/// Closes the dialog and goes back to what it was opened from.
pub(crate) fn close(editor: EditorContext) {
    editor.dialog.set(None);
    editor.settle(false);
    focusing::give_back(editor.here, move || editor.settle_now(true));
}

/// The two buttons below a dialog: leave, and do it.
#[component]
fn Buttons(
    editor: EditorContext,
    yes: &'static str,
    /// What leaving is called where it is not only leaving.
    #[prop(optional)]
    no: Option<&'static str>,
    #[prop(optional)] dangerous: bool,
) -> impl IntoView {
    let words = editor.app.words();
    view! {
        <div class="dialog-buttons">
            <button type="button" class="button" autofocus=dangerous on:click=move |_| close(editor)>
                {no.unwrap_or(words.board.cancel)}
            </button>
            <button type="submit" class="button primary" class:danger=dangerous>
                {yes}
            </button>
        </div>
    }
}
