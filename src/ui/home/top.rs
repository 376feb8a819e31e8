//! Above everything: the name, the language, light or dark.

use leptos::prelude::*;

use super::actions::Shelf;
use crate::model::Language;
use crate::store::Theme;

/// The strip at the top.
#[component]
pub fn Top() -> impl IntoView {
    let shelf = expect_context::<Shelf>();
    let words = shelf.words();
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
                <span role="group" class="home-choice" aria-label=words.theme>
                    {Theme::ALL.map(|theme| view! { <ThemeButton theme=theme/> }).collect_view()}
                </span>
            </span>
        </header>
    }
}

/// A button that chooses a language. Each is named in its own.
#[component]
fn LanguageButton(language: Language, name: &'static str, short: &'static str) -> impl IntoView {
    let shelf = expect_context::<Shelf>();
    let code = language.as_str().to_owned();
    let chosen = shelf.shell.language() == language;
    view! {
        <button
            type="button"
            data-language=code.clone()
            lang=code
            aria-label=name
            title=name
            aria-pressed=chosen.to_string()
            on:click=move |_| shelf.shell.set_language(language.clone())
        >
            {short}
        </button>
    }
}

/// A button that chooses light or dark.
#[component]
fn ThemeButton(theme: Theme) -> impl IntoView {
    let shelf = expect_context::<Shelf>();
    let words = shelf.words();
    let name = match theme {
        Theme::System => words.theme_system,
        Theme::Light => words.theme_light,
        Theme::Dark => words.theme_dark,
    };
    let shape = match theme {
        Theme::System => "M2 3h12v8H2zM6 14h4M8 11v3",
        Theme::Light => {
            "M8 5a3 3 0 1 0 0 6a3 3 0 1 0 0-6M8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1 1M12 12l1 1M3 13l1-1M12 4l1-1"
        }
        Theme::Dark => "M13 9.5A5.5 5.5 0 0 1 6.5 3a5.5 5.5 0 1 0 6.5 6.5z",
    };
    view! {
        <button
            type="button"
            data-theme-choice=theme.as_str()
            aria-label=name
            title=name
            aria-pressed=move || (shelf.shell.theme.get() == theme).to_string()
            on:click=move |_| shelf.shell.theme.set(theme)
        >
            <svg viewBox="0 0 16 16" aria-hidden="true"><path d=shape/></svg>
        </button>
    }
}
