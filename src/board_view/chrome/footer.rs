//! Below the board: how much there is, the size it is drawn at, the language, help.

use leptos::prelude::*;

use crate::app::icons;
use crate::app::shown_while::shown_while;
use crate::app::spaces::SpacesChoice;
use crate::app::theme_choice::ThemeChoice;
use crate::board_view::chrome::command_button::CommandButton;
use crate::board_view::editor_context::EditorContext;
use crate::board_view::more::MORE;
use crate::board_view::relabel;
use parcours_core::command;
use parcours_core::editor::blank::is_blank;
use parcours_core::editor::commands;
use parcours_core::editor::view_state::{CardsShow, SidePanel};
use parcours_core::editor::visibility::Visibility;
use parcours_core::model::Language;
use parcours_core::panels::counts::counts;

/// The footer.
#[component]
pub fn Footer(editor: EditorContext) -> impl IntoView {
    let words = editor.app.words();
    let board = StoredValue::new(editor.board());
    let hidden_lanes =
        Memo::new(move |_| editor.figures.with(|figures| figures.map_or(0, |figures| figures.hidden_lanes)));
    // Of an empty map it is not said that nothing is to be checked.
    let to_check = Memo::new(move |_| {
        editor
            .figures
            .with(|figures| figures.map(|figures| figures.to_check))
            .filter(|count| *count > 0 || !board.get_value().read(is_blank))
    });
    // With the counts, so that nothing moves when they come.
    let is_counted = Memo::new(move |_| editor.figures.with(Option::is_some));
    let filtered = Memo::new(move |_| editor.view_state.with(|view_state| view_state.visibility.hidden.clone()));
    let hidden = Memo::new(move |_| {
        editor.settled.track();
        let visibility = Visibility { hidden: filtered.get(), ..Visibility::WHOLE };
        board.get_value().read(|map| visibility.hidden_count(map))
    });
    view! {
        <footer class="footer">
            {move || {
                let shown = editor.figures.with(|figures| figures.as_ref().map(|figures| counts(words, figures)));
                let shown = shown.into_iter().flatten().map(|count| {
                    view! { <span data-figure=count.name data-count=count.count.to_string()>{count.said}</span> }
                });
                shown.collect_view()
            }}
            {shown_while(move || hidden_lanes.get() > 0, move || view! {
                <button type="button" class="link" data-command="lanes" on:click=move |_| editor.run(command!("lanes"))>
                    {move || (words.board.hidden_lanes)(hidden_lanes.get())}
                </button>
            }.into_any())}
            {shown_while(move || is_counted.get(), move || view! {
                <button type="button" class="link" data-command="checks" data-figure="to-check" data-count=move || to_check.get().map(|count| count.to_string()) aria-pressed=move || (editor.view_state.with(|view_state| view_state.side_panel) == Some(SidePanel::Checks)).to_string() on:click=move |_| editor.run(command!("checks"))>
                    {move || to_check.get().map_or_else(|| words.commands.side_checks.title.to_owned(), words.board.to_check)}
                </button>
            }.into_any())}
            {shown_while(move || hidden.get() > 0, move || view! {
                <button type="button" class="link" data-command="clear-filter" on:click=move |_| editor.run(command!("clear-filter"))>
                    {move || format!("{} · {}", (words.board.hidden)(hidden.get()), words.commands.clear_filter.title)}
                </button>
            }.into_any())}
            <span class="spring"></span>
            <Density editor />
            {MORE.shown(editor.app, || false, move |more| (more.clock)(editor))}
            <span class="zoom" role="group" aria-label=words.board.zoom>
                <CommandButton editor command=command!("zoom-out") path=icons::MINUS />
                <button type="button" class="link" data-command="zoom-whole" title=words.commands.zoom_whole.title on:click=move |_| editor.run(command!("zoom-whole"))>
                    {move || (words.board.percent)(editor.zoom.get().percent().into())}
                </button>
                <CommandButton editor command=command!("zoom-in") path=icons::PLUS />
                <CommandButton editor command=command!("zoom-fit") path=icons::FIT_WIDTH />
                <CommandButton editor command=command!("zoom-map") path=icons::FIT_MAP />
            </span>
            <span class="languages" role="group" aria-label=words.board.language>
                {Language::ALL.iter().map(|language| view! { <LanguageButton editor language=language.clone() /> }).collect_view()}
            </span>
            <SpacesChoice />
            <ThemeChoice />
            <button type="button" class="link" data-command="help" on:click=move |_| editor.run(command!("help"))>
                {words.commands.help.title}
            </button>
        </footer>
    }
}

/// How much of the map is seen at once: what cards show, and how low lanes are.
#[component]
fn Density(editor: EditorContext) -> impl IntoView {
    let words = &editor.app.words().commands;
    let named = [
        (CardsShow::All, &words.cards_all),
        (CardsShow::Moment, &words.cards_moment),
        (CardsShow::Text, &words.cards_text),
    ];
    let chosen = move || editor.view_state.with(|view_state| view_state.cards.as_str());
    view! {
        <select
            class="density"
            aria-label=editor.app.words().board.cards_show
            prop:value=chosen
            on:change=move |event| commands::find(&format!("cards-{}", event_target_value(&event))).into_iter().for_each(|command| editor.run(command))
        >
            {named.map(|(choice, named)| view! { <option value=choice.as_str() selected=chosen() == choice.as_str()>{named.title}</option> }).collect_view()}
        </select>
        <button
            type="button"
            class="tool density"
            data-command="compact-lanes"
            title=words.compact_lanes.title
            aria-label=words.compact_lanes.title
            aria-pressed=move || editor.view_state.with(|view_state| view_state.compact).to_string()
            on:click=move |_| editor.run(command!("compact-lanes"))
        >
            {icons::icon(icons::COMPACT)}
        </button>
    }
}

/// Changes the language of the page, and of what the template wrote and nobody touched.
#[component]
fn LanguageButton(editor: EditorContext, language: Language) -> impl IntoView {
    let words = editor.app.words();
    let name = (words.board.language_name)(&language);
    let pressed = (editor.app.language() == language).to_string();
    let code = language.as_str().to_owned();
    view! {
        <button
            type="button"
            class="link"
            data-language=code.clone()
            lang=code.clone()
            aria-pressed=pressed
            // The visible letters too: voice control goes by what is seen.
            aria-label=format!("{} · {name}", code.to_ascii_uppercase())
            title=name
            on:click=move |_| relabel::speak(editor, language.clone())
        >
            {code.to_ascii_uppercase()}
        </button>
    }
}
