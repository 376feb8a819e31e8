//! The map, or some of its cards, as a table for the clipboard; and the table in a dialog, where the browser did not take it.

use leptos::html;
use leptos::prelude::*;
use parcours_core::format;
use parcours_core::model::CardId;
use parcours_core::words::handing_out;
use parcours_messages::{Copied, TablesRequest};

use crate::board_view::editor_context::EditorContext;
use crate::board_view::exchange::MadeTable;
use crate::board_view::{exporting, keeping};
use crate::browser::exchange::{self, Worker};
use crate::browser::{copying, page};
use crate::presence::Presence;

/// The table of the open map, or of these `cards`; nothing where it could not be made.
pub fn made(editor: EditorContext, cards: Option<Vec<CardId>>) -> MadeTable {
    Box::pin(async move {
        let text = keeping::with_file(format::write)?;
        let cards = cards.map(|cards| cards.iter().map(|id| id.as_str().to_owned()).collect());
        let language = editor.app.language().as_str().to_owned();
        let request = serde_json::to_string(&TablesRequest::Copy { cards, language }).ok()?;
        let (_, answer) = exchange::ask(Worker::Tables, &request, text.as_bytes(), |_| {});
        let Copied { text, html } = serde_json::from_str(&answer.await.ok()?.told).ok()?;
        Some([text, html])
    })
}

/// Says that the table is in the clipboard.
pub fn copied(editor: EditorContext, cards: Option<Vec<CardId>>) {
    let words = &handing_out::of(&editor.app.language()).table;
    editor.app.say_done((words.copied)(cards.map(|cards| cards.len())));
}

/// The content of the dialog; `closed` closes it.
pub fn content(editor: EditorContext, closed: Callback<()>) -> AnyView {
    let words = &handing_out::of(&editor.app.language()).table;
    let here = Presence::here();
    let table = RwSignal::new(None::<[String; 2]>);
    let said = RwSignal::new(words.refused);
    let field = NodeRef::<html::Textarea>::new();
    let select = move || {
        if let Some(field) = field.get_untracked() {
            page::focus(&field);
            field.select();
        }
    };
    let cards = exporting::chosen_cards(editor);
    here.spawn({
        let cards = cards.clone();
        async move {
            match made(editor, cards).await {
                Some(made) => {
                    table.set(Some(made));
                    here.next_frame(select);
                }
                None => said.set(words.not_made),
            }
        }
    });
    let copy = move |_| {
        let Some(made) = table.get_untracked() else { return };
        let cards = cards.clone();
        let taken = copying::copy_table(async move { Some(made) });
        here.spawn(async move {
            if taken.await {
                closed.run(());
                copied(editor, cards);
            } else {
                said.set(words.refused);
                select();
            }
        });
    };
    let file = move |_| {
        let Some([text, _]) = table.get_untracked() else { return };
        let name = editor.board().read(|map| format!("{}.tsv", format::name::stem(&map.title)));
        if exporting::hand_out(editor, name, "text/tab-separated-values", &text) {
            closed.run(());
        }
    };
    let is_missing = Memo::new(move |_| table.with(Option::is_none));
    view! {
        <p role="status" data-table-said>{move || said.get()}</p>
        <label class="field">
            <span>{words.field}</span>
            <textarea node_ref=field class="share-link" rows="8" readonly spellcheck="false" data-table
                prop:value=move || table.with(|table| table.as_ref().map(|[text, _]| text.clone()).unwrap_or_default())></textarea>
        </label>
        <div class="dialog-buttons">
            <button type="button" class="button" on:click=move |_| closed.run(())>{editor.app.words().board.close}</button>
            <button type="button" class="button" data-table-file disabled=move || is_missing.get() on:click=file>{words.file}</button>
            <button type="button" class="button primary" data-table-copy disabled=move || is_missing.get() on:click=copy>
                {words.copy}
            </button>
        </div>
    }
    .into_any()
}
