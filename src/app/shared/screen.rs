//! The screen of a shared map: what it is and how much of it there is, to be kept or not. It may take a passphrase, or be nothing that can be opened.

use leptos::html;
use leptos::prelude::*;

use super::table::table;
use crate::app::app_context::{AppContext, Route};
use crate::app::importing::Importing;
use crate::app::importing::incoming::{Found, Incoming};
use crate::app::{focusing, part};
use crate::browser::cipher::{self, Locked};
use crate::browser::{page, random};
use crate::presence::Presence;
use parcours_core::format::{MapFile, Opened};
use parcours_core::method::preview::Preview;
use parcours_core::words::in_a_line;
use parcours_core::words::sharing::{self, SharedWords};
use parcours_share::sealed::Sealed;
use parcours_share::{LinkProblem, Shared};

/// How many of the repairs of a map are told one by one.
const MOST_SHOWN: usize = 50;

/// What came of the text in the address.
type Outcome = RwSignal<Result<Shared, LinkProblem>>;

/// The screen for the `text` in the address.
#[component]
pub fn SharedScreen(text: String) -> impl IntoView {
    let app = expect_context::<AppContext>();
    let here = Presence::here();
    let outcome: Outcome = RwSignal::new(parcours_share::read(&text));
    focusing::arrive(here);
    app.ready(here);
    part::prefetch_rest(here);
    move || {
        let words = &sharing::of(&app.watch_language()).shared;
        let content = outcome.with(|found| match found {
            Ok(Shared::Map(opened)) => view! { <Map app opened=(**opened).clone() /> }.into_any(),
            Ok(Shared::Sealed(sealed)) => view! { <Asking app screen=here sealed=sealed.clone() outcome /> }.into_any(),
            Err(problem) => {
                page::set_title(&format!("{} · Parcours", words.broken));
                let why = why(app, words, problem);
                view! {
                    <h1>{words.broken}</h1>
                    <p data-shared-problem>{why}</p>
                    <a class="button primary" href=Route::Home.hash()>{app.words().board.all_maps}</a>
                }
                .into_any()
            }
        });
        view! { <main class="shared" data-shared>{content}</main> }
    }
}

/// Why there is no map, in the person's language.
fn why(app: AppContext, words: &SharedWords, problem: &LinkProblem) -> String {
    match problem {
        LinkProblem::Empty => words.empty.to_owned(),
        LinkProblem::Characters => words.characters.to_owned(),
        LinkProblem::Newer { .. } => words.newer.to_owned(),
        LinkProblem::Damaged => words.damaged.to_owned(),
        LinkProblem::TooLarge => words.too_large.to_owned(),
        LinkProblem::TooLong { .. } => words.too_long.to_owned(),
        LinkProblem::File(problem) => (app.words().file.problem)(problem),
    }
}

/// A map, before anything is kept of it.
#[component]
fn Map(app: AppContext, opened: Opened) -> impl IntoView {
    let words = &sharing::of(&app.language()).shared;
    let importing = expect_context::<Importing>();
    let map = &opened.file.map;
    let title = (words.title)(&app.name(&map.title));
    page::set_title(&format!("{title} · Parcours"));
    let preview = Preview::of(map);
    let persona = preview.persona.map(|persona| in_a_line(&[&persona.name, &persona.role]));
    let facts = in_a_line(&[(app.words().board.kind)(&map.kind), persona.as_deref().unwrap_or_default()]);
    let counts = (words.counts)([preview.stages, preview.steps, preview.lanes, preview.cards]);
    let repairs = (!opened.repairs.is_empty()).then(|| {
        let file = &app.words().file;
        let shown = opened.repairs.iter().take(MOST_SHOWN).map(|repair| view! { <li>{(file.repair)(repair)}</li> });
        let more = opened.repairs.len().saturating_sub(MOST_SHOWN);
        let more = (more > 0).then(|| view! { <li>{(app.words().persona.and_more)(more)}</li> });
        view! { <p>{(file.repairs)(opened.repairs.len())}</p> <ul class="shared-repairs">{shown.collect_view()} {more}</ul> }
    });
    let beginning = (!preview.is_whole).then(|| view! { <p class="quiet">{words.beginning}</p> });
    let table = table(app, title.clone(), &preview);
    let name = map.title.clone();
    let save = move |_| {
        let file = MapFile { id: random::map_id(), ..opened.file.clone() };
        let found = Found::Map(Box::new(Opened { file, repairs: opened.repairs.clone() }));
        importing.add(vec![Incoming::new(app.name(&name), found)]);
    };
    view! {
        <h1><bdi>{title}</bdi></h1>
        <p data-shared-facts>{facts}</p>
        <p data-shared-counts>{counts}</p>
        <p class="quiet">{words.about}</p>
        {repairs}
        <div class="shared-choice">
            <button type="button" class="button primary" data-shared-save on:click=save>{words.save}</button>
            <a class="button" data-shared-later href=Route::Home.hash()>{words.not_now}</a>
        </div>
        {beginning}
        {table}
    }
}

/// Asks for the passphrase of a map.
#[component]
fn Asking(app: AppContext, screen: Presence, sealed: Sealed, outcome: Outcome) -> impl IntoView {
    let words = sharing::of(&app.language());
    let (link, words) = (&words.link, &words.shared);
    page::set_title(&format!("{} · Parcours", words.sealed));
    let (here, field) = (Presence::here(), NodeRef::<html::Input>::new());
    let (is_opening, is_shown) = (RwSignal::new(false), RwSignal::new(false));
    let said = RwSignal::new("");
    let open = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let Some(passphrase) = field.get_untracked().map(|field| field.value()) else { return };
        if is_opening.get_untracked() {
            return;
        }
        is_opening.set(true);
        said.set("");
        let sealed = sealed.clone();
        here.spawn(async move {
            let unsealed = cipher::unseal(&sealed, &passphrase).await;
            is_opening.set(false);
            match unsealed {
                Ok(content) => {
                    let read = parcours_share::read_bytes(&content);
                    outcome.set(read.map(|opened| Shared::Map(Box::new(opened))));
                    focusing::arrive(screen);
                }
                Err(locked) => {
                    said.set(if locked == Locked::NoCipher { words.not_opened } else { words.wrong });
                    if let Some(field) = field.get_untracked() {
                        page::focus(&field);
                        field.select();
                    }
                }
            }
        });
    };
    view! {
        <h1>{words.sealed}</h1>
        <p>{words.sealed_about}</p>
        <form class="shared-asking" on:submit=open>
            <label class="shared-field">
                <span>{words.passphrase}</span>
                <input
                    node_ref=field
                    type=move || if is_shown.get() { "text" } else { "password" }
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    data-passphrase
                    aria-describedby="shared-said"
                />
            </label>
            <label class="shared-tick">
                <input type="checkbox" on:change=move |event| is_shown.set(event_target_checked(&event)) />
                <span>{link.show_passphrase}</span>
            </label>
            <p id="shared-said" class="shared-said" role="alert">{move || said.get()}</p>
            <div class="shared-choice">
                <button type="submit" class="button primary" data-shared-open aria-disabled=move || is_opening.get().to_string()>
                    {move || if is_opening.get() { words.opening } else { words.open }}
                </button>
                <a class="button" data-shared-later href=Route::Home.hash()>{words.not_now}</a>
            </div>
        </form>
    }
}
