//! What was found in the files a person opened, or in what was pasted, before anything is added.

use std::sync::Arc;

use leptos::prelude::*;

use super::incoming::{Found, Incoming};
use super::{Importing, READING};
use crate::app::modal::Modal;
use crate::app::open_map;
use crate::browser::element::close_dialog_around;

/// How many repairs of a file are told one by one: there can be twenty thousand, and nobody reads more than this.
const MOST_SHOWN: usize = 200;

/// The dialog about files that cannot be opened, or not without a look, while there are any.
#[component]
pub fn ImportDialog() -> impl IntoView {
    let importing = expect_context::<Importing>();
    let incoming = move || Some(importing.incoming.get()).filter(|incoming| !incoming.is_empty());
    READING.shown(importing.app, move || incoming().is_some(), move |reading| incoming().map(reading.dialog).into_any())
}

/// The dialog about `incoming` files.
pub fn dialog(incoming: Vec<Incoming>) -> AnyView {
    let importing = expect_context::<Importing>();
    let words = importing.words();
    let foreign = incoming.iter().find_map(Incoming::foreign).map(|foreign| foreign.words());
    let is_all_foreign = incoming.iter().all(|incoming| incoming.foreign().is_some());
    let repairs: usize = incoming.iter().filter_map(Incoming::opened).map(|opened| opened.repairs.len()).sum();
    let rows = incoming.iter().cloned().map(|incoming| view! { <IncomingRow incoming=incoming/> }).collect_view();
    let all = Arc::new(incoming);
    let standing = Memo::new({
        let all = all.clone();
        move |_| {
            let maps = all.iter().filter(|incoming| incoming.id().is_some()).count();
            let foreign = || all.iter().filter_map(Incoming::foreign);
            let has_button = maps > 0 || foreign().any(|foreign| foreign.may_come());
            (maps, foreign().any(|foreign| foreign.is_busy()), has_button)
        }
    });
    let accept = move || match (standing.get().0, foreign) {
        (_, _) if repairs > 0 => (words.import_repaired)(repairs),
        (maps, Some(foreign)) => (foreign.add)(maps),
        (maps, None) => (words.import_some)(maps),
    };
    let title = foreign.filter(|_| is_all_foreign).map_or(words.import, |foreign| foreign.title);
    let button = move || {
        let all = all.clone();
        view! {
            <button
                type="button"
                class="button primary"
                data-command="import"
                disabled=move || matches!(standing.get(), (0, ..) | (_, true, _))
                on:click=move |event| {
                    close_dialog_around(&event);
                    importing.add(all.to_vec());
                }
            >
                {accept}
            </button>
        }
    };
    // A button for what may come of it stands there from the start: after a press nothing moves.
    let has_button = Memo::new(move |_| standing.get().2);
    let class = if foreign.is_some() { "home-dialog bringing" } else { "home-dialog" };
    view! {
        <Modal title class closed=move || importing.incoming.set(Vec::new())>
            {(repairs > 0).then(|| (importing.app.words().file.repairs)(repairs)).map(|text| view! { <p>{text}</p> })}
            <ul class="home-incoming">{rows}</ul>
            <div class="dialog-buttons">
                <button type="button" class="button" on:click=|event| close_dialog_around(&event)>
                    {move || if has_button.get() { words.cancel } else { words.close }}
                </button>
                {move || has_button.get().then(&button)}
            </div>
        </Modal>
    }
    .into_any()
}

/// What was found in one file.
#[component]
fn IncomingRow(incoming: Incoming) -> impl IntoView {
    let importing = expect_context::<Importing>();
    let (words, file) = (importing.words(), &importing.app.words().file);
    let found = match &incoming.found {
        Found::Problem(problem) => view! {
            <p class="home-problem">
                {(file.refused)(problem)}
                <small>{(file.problem)(problem)} " " <span class="home-code">{problem.code()}</span></small>
            </p>
        }
        .into_any(),
        Found::NotKept(why) => view! { <p class="home-problem">{why.clone()}</p> }.into_any(),
        Found::Refused => view! { <p class="home-problem">{words.refused}</p> }.into_any(),
        Found::Foreign(foreign) => foreign.clone().content(),
        Found::Map(opened) if opened.repairs.is_empty() => view! { <p>{words.ready}</p> }.into_any(),
        Found::Map(opened) => {
            let repairs = opened.repairs.iter().take(MOST_SHOWN);
            let repairs = repairs.map(|repair| view! { <li>{(file.repair)(repair)}</li> });
            let more = opened.repairs.len().saturating_sub(MOST_SHOWN);
            let more = (more > 0).then(|| view! { <li>{(importing.app.words().persona.and_more)(more)}</li> });
            view! { <ul class="home-repairs">{repairs.collect_view()} {more}</ul> }.into_any()
        }
    };
    let name = incoming.name.clone();
    let here = move || {
        let id = incoming.id().filter(|id| importing.is_here(id))?;
        let merge = untrack(|| incoming.to_merge()).is_some().then(|| {
            let incoming = incoming.clone();
            let merge = move |event: web_sys::MouseEvent| {
                close_dialog_around(&event);
                importing.to_merge.set(vec![incoming.clone()]);
                if !importing.app.is_at(&id) {
                    open_map::keep_all();
                    importing.app.open_map(&id);
                }
            };
            let called = importing.app.words().commands.merge_copy.title;
            view! { <button type="button" class="button" data-command="merge-copy" on:click=merge>{called}</button> }
        });
        Some(view! { <p>{words.already_here}</p> {merge} })
    };
    view! {
        <li>
            <h3><bdi>{name}</bdi></h3>
            {found}
            {here}
        </li>
    }
}
