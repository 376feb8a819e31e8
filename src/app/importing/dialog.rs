//! What was found in the files a person opened, before anything is added.

use leptos::prelude::*;

use super::{Found, Importing, Incoming, READING};
use crate::app::modal::Modal;
use crate::browser::element::close_dialog_around;

/// How many repairs of a file are told one by one: there can be twenty thousand, and nobody reads more than this.
const MOST_SHOWN: usize = 200;

/// The dialog about files that cannot be opened, or not without repairs, while there are any.
#[component]
pub fn ImportDialog() -> impl IntoView {
    let importing = expect_context::<Importing>();
    let incoming = move || Some(importing.incoming.get()).filter(|incoming| !incoming.is_empty());
    READING.shown(importing.app, move || incoming().is_some(), move |reading| incoming().map(reading.dialog).into_any())
}

/// The dialog about `incoming` files.
pub fn dialog(incoming: Vec<Incoming>) -> AnyView {
    let importing = expect_context::<Importing>();
    let tell = move |incoming: Vec<Incoming>| {
        let words = importing.words();
        let opened = || incoming.iter().filter_map(Incoming::opened);
        let (maps, repairs) = (opened().count(), opened().map(|opened| opened.repairs.len()).sum());
        let accept = match repairs {
            0 => (words.import_some)(maps),
            _ => (words.import_repaired)(repairs),
        };
        let rows = incoming.iter().cloned().map(|incoming| view! { <IncomingRow incoming=incoming/> }).collect_view();
        view! {
            <Modal title=words.import class="home-dialog" closed=move || importing.incoming.set(Vec::new())>
                {(repairs > 0).then(|| (importing.app.words().file.repairs)(repairs)).map(|text| view! { <p>{text}</p> })}
                <ul class="home-incoming">{rows}</ul>
                <div class="dialog-buttons">
                    <button type="button" class="button" on:click=|event| close_dialog_around(&event)>
                        {if maps == 0 { words.close } else { words.cancel }}
                    </button>
                    {(maps > 0).then(|| view! {
                        <button
                            type="button"
                            class="button primary"
                            data-command="import"
                            on:click=move |event| {
                                close_dialog_around(&event);
                                importing.add(incoming.clone());
                            }
                        >
                            {accept}
                        </button>
                    })}
                </div>
            </Modal>
        }
    };
    tell(incoming).into_any()
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
        Found::Map(opened) if opened.repairs.is_empty() => view! { <p>{words.ready}</p> }.into_any(),
        Found::Map(opened) => {
            let repairs = opened.repairs.iter().take(MOST_SHOWN);
            let repairs = repairs.map(|repair| view! { <li>{(file.repair)(repair)}</li> });
            let more = opened.repairs.len().saturating_sub(MOST_SHOWN);
            let more = (more > 0).then(|| view! { <li>{(importing.app.words().persona.and_more)(more)}</li> });
            view! { <ul class="home-repairs">{repairs.collect_view()} {more}</ul> }.into_any()
        }
    };
    let here = incoming.opened().is_some_and(|opened| importing.is_here(&opened.file.id));
    view! {
        <li>
            <h3><bdi>{incoming.name.clone()}</bdi></h3>
            {found}
            {here.then(|| view! { <p>{words.already_here}</p> })}
        </li>
    }
}
