//! The beginning of a table that came in, and how it is read: a field for the whole, and one for each column.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use parcours_messages::Layout;

use parcours_core::words::importing::ImportingWords;

/// What is shown of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// Its first rows, with their first cells.
    pub rows: Vec<Vec<String>>,
    /// How many rows it has.
    pub count: usize,
    /// How many columns it has.
    pub width: usize,
    /// What a column may hold: the name it goes by, and what it is called.
    pub columns: Vec<(String, String)>,
}

/// Called with how the table is to be read.
pub type Choose = Arc<dyn Fn(Layout) + Send + Sync>;

/// The table, read by `layout`.
pub fn table(
    words: &'static ImportingWords,
    shown: Shown,
    layout: ArcRwSignal<Option<Layout>>,
    choose: Choose,
) -> AnyView {
    let Shown { rows, count, width, columns } = shown;
    let across = rows.iter().map(Vec::len).max().unwrap_or_default();
    let caption = (words.rows)(rows.len(), count);
    let called = caption.clone();
    let more = width.saturating_sub(across);
    let more = (more > 0).then(|| view! { <p class="bringing-quiet">{(words.more_columns)(more)}</p> });
    let is_cards = Memo::new({
        let layout = layout.clone();
        move |_| layout.with(|layout| matches!(layout, Some(Layout::Cards(_))))
    });
    let headings = rows.first().cloned().unwrap_or_default();
    let fields = {
        let choose = choose.clone();
        move || {
            let field = |at: usize| {
                let heading = headings.get(at).map(String::as_str).unwrap_or_default();
                column(words, at, heading, &columns, layout.clone(), choose.clone())
            };
            is_cards.get().then(|| view! { <tr>{(0..across).map(field).collect_view()}</tr> })
        }
    };
    let body = rows.into_iter().enumerate().map(|(row, cells)| {
        // What stands in the first row names the columns, whichever way it is read.
        let cell = |text: String| match row {
            0 => view! { <th scope="col">{text}</th> }.into_any(),
            _ => view! { <td>{text}</td> }.into_any(),
        };
        let cells = cells.into_iter().chain(std::iter::repeat_n(String::new(), across)).take(across);
        view! { <tr>{cells.map(cell).collect_view()}</tr> }
    });
    let body = body.collect_view();
    let read_as = move |event| {
        let is_board = event_target_value(&event) == "board";
        choose(if is_board { Layout::Board } else { Layout::Cards(Vec::new()) });
    };
    view! {
        <label class="field bringing-read-as">
            <span>{words.read_as}</span>
            <select name="read-as" on:change=read_as>
                <option value="board" selected=move || !is_cards.get()>{words.as_board}</option>
                <option value="cards" selected=move || is_cards.get()>{words.as_cards}</option>
            </select>
        </label>
        <div class="bringing-table" role="region" tabindex="0" aria-label=called>
            <table data-table>
                <caption>{caption}</caption>
                <thead>{fields}</thead>
                <tbody>{body}</tbody>
            </table>
        </div>
        {more}
    }
    .into_any()
}

/// The field for what the column at `at` holds.
fn column(
    words: &'static ImportingWords,
    at: usize,
    heading: &str,
    columns: &[(String, String)],
    layout: ArcRwSignal<Option<Layout>>,
    choose: Choose,
) -> impl IntoView + use<> {
    let field = NodeRef::<html::Select>::new();
    let options = columns.iter().map(|(name, called)| view! { <option value=name.clone()>{called.clone()}</option> });
    let options = options.collect_view();
    Effect::new({
        let layout = layout.clone();
        move |_| {
            let taken = layout.with(|layout| layout.as_ref().and_then(|layout| layout.column(at).map(str::to_owned)));
            if let Some(field) = field.get() {
                field.set_value(&taken.unwrap_or_default());
            }
        }
    });
    let change = move |event| {
        let column = Some(event_target_value(&event)).filter(|column| !column.is_empty());
        if let Some(layout) = layout.get_untracked() {
            choose(layout.with_column(at, column.as_deref()));
        }
    };
    view! {
        <td>
            <select name=format!("column-{}", at + 1) aria-label=(words.column)(at + 1, heading) node_ref=field on:change=change>
                <option value="">{words.left_out}</option>
                {options}
            </select>
        </td>
    }
}
