//! Above everything: the name, the language, light or dark.

use leptos::prelude::*;

use super::actions::MapList;
use super::more::MORE;
use crate::app::spaces::SpacesChoice;
use crate::app::theme_choice::ThemeChoice;
use parcours_core::model::Language;

/// The strip at the top.
#[component]
pub fn Top() -> impl IntoView {
    let map_list = expect_context::<MapList>();
    let words = map_list.words();
    let helping = RwSignal::new(false);
    view! {
        <header class="home-top">
            <span class="home-brand">
                <svg viewBox="0 0 16 16" aria-hidden="true">
                    <path d="M1 13C5 13 5 8 8 8s3-5 7-5"/>
                    <circle cx="8" cy="8" r="2"/>
                </svg>
                {words.product}
            </span>
            <span class="home-choices">
                <span role="group" class="home-choice" aria-label=words.languages>
                    <LanguageButton language=Language::French name="Français" short="FR"/>
                    <LanguageButton language=Language::English name="English" short="EN"/>
                </span>
                <SpacesChoice/>
                <ThemeChoice/>
                <button type="button" class="link" data-command="help" on:click=move |_| helping.set(true)>
                    {map_list.app.words().commands.help.title}
                </button>
            </span>
            {MORE.shown(
                map_list.app,
                move || helping.get(),
                move |more| helping.get().then(|| (more.help)(map_list.app, helping)).into_any(),
            )}
        </header>
    }
}

/// A button that chooses a language. Each is named in its own.
#[component]
fn LanguageButton(language: Language, name: &'static str, short: &'static str) -> impl IntoView {
    let map_list = expect_context::<MapList>();
    let code = language.as_str().to_owned();
    let chosen = map_list.app.language() == language;
    view! {
        <button
            type="button"
            data-language=code.clone()
            lang=code
            // The visible letters too: voice control goes by what is seen.
            aria-label=format!("{short} · {name}")
            title=name
            aria-pressed=chosen.to_string()
            on:click=move |_| map_list.app.set_language(language.clone())
        >
            {short}
        </button>
    }
}
