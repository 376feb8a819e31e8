//! Light, dark, or as the system is.

use leptos::prelude::*;

use crate::app::app_context::AppContext;
use parcours_core::store::Theme;

/// Three buttons, one of them pressed.
#[component]
pub fn ThemeChoice() -> impl IntoView {
    let app = expect_context::<AppContext>();
    view! {
        <span role="group" class="home-choice" aria-label=app.words().home.theme>
            {Theme::ALL.map(|theme| view! { <ThemeButton theme=theme /> }).collect_view()}
        </span>
    }
}

/// A button that chooses light or dark.
#[component]
fn ThemeButton(theme: Theme) -> impl IntoView {
    let app = expect_context::<AppContext>();
    let words = &app.words().home;
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
            aria-pressed=move || (app.theme.get() == theme).to_string()
            on:click=move |_| app.theme.set(theme)
        >
            <svg viewBox="0 0 16 16" aria-hidden="true"><path d=shape/></svg>
        </button>
    }
}
