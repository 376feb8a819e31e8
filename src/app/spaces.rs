//! French spaces are set while a person types: one ear at the document hears every field that texts go into.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, HtmlTextAreaElement};

use crate::app::app_context::AppContext;
use crate::app::presence::{all_the_same, hold};
use crate::browser::page;
use crate::browser::page_events::Listening;
use parcours_core::editor::announcement::Announcement;
use parcours_core::editor::spaces::space_to_set;
use parcours_core::model::Language;

/// Listens for as long as the page is there.
pub fn listen(app: AppContext) {
    hold(Listening::to(&page::document(), "input", move |event| {
        if has_its_own(app) && !app.plain_spaces.get_untracked() {
            // What is put in is told of at once: by then nobody may still be hearing of the letter.
            all_the_same(async move { _ = set(&event) });
        }
    }));
}

/// Whether the page's language has spaces of its own.
fn has_its_own(app: AppContext) -> bool {
    app.language() == Language::French
}

/// Sets spaces from now on, or leaves them as they are typed; gives what is to be said of it.
pub fn change(app: AppContext) -> Announcement {
    let plain = !app.plain_spaces.get_untracked();
    app.plain_spaces.set(plain);
    app.keep_settings(|settings| settings.plain_spaces = plain);
    Announcement::Spaces { set: !plain }
}

/// The button that does so, beside the choices of language and colours; not there where the language has no spaces of its own.
#[component]
pub fn SpacesChoice() -> impl IntoView {
    let app = expect_context::<AppContext>();
    const SIGN: &str = "«\u{a0}»";
    let about = app.words().commands.spaces_about;
    has_its_own(app).then(|| {
        view! {
            <span class="home-choice spaces-choice">
                <button
                    type="button"
                    data-command="set-spaces"
                    // The visible letters too: voice control goes by what is seen.
                    aria-label=format!("{SIGN} {about}")
                    title=about
                    aria-pressed=move || (!app.plain_spaces.get()).to_string()
                    on:click=move |_| app.say((app.words().announcements.announce)(&change(app)))
                >
                    {SIGN}
                </button>
            </span>
        }
    })
}

/// Sets the space that the letter just typed asks for. It goes in as a text of its own, so that one undo takes it back and no more.
fn set(event: &Event) -> Option<()> {
    let text = |name: &str| page::property(event, name).as_string();
    if text("inputType")? != "insertText" {
        return None;
    }
    let typed = text("data")?;
    let field = event.target()?;
    let select = |start: u32, end: u32| {
        if let Some(area) = field.dyn_ref::<HtmlTextAreaElement>() {
            return area.set_selection_range(start, end).ok();
        }
        field.dyn_ref::<HtmlInputElement>()?.set_selection_range(start, end).ok()
    };
    let (value, caret) = match field.dyn_ref::<HtmlTextAreaElement>() {
        Some(area) => (area.value(), area.selection_end().ok()??),
        None => {
            let input = field.dyn_ref::<HtmlInputElement>().filter(|input| input.type_() == "text")?;
            (input.value(), input.selection_end().ok()??)
        }
    };
    let (at, space) = space_to_set(&value, caret as usize, &typed)?;
    let at = u32::try_from(at).ok()?;
    select(at, at + 1)?;
    let document = page::document();
    // The one way of putting a text in that the browser's own undo knows of.
    let put: js_sys::Function = page::property(&document, "execCommand").dyn_into().ok()?;
    let _ = put.call3(&document, &"insertText".into(), &false.into(), &space.to_string().into());
    select(caret, caret)
}
