//! Below the board: how much there is, the size it is drawn at, the language, help.

use leptos::prelude::*;

use super::command_button::CommandButton;
use super::desk::Desk;
use super::icons;
use super::theme_choice::ThemeChoice;
use crate::board::Board;
use crate::browser::clock::{self, Later};
use crate::editor::looks::Side;
use crate::editor::sight::Sight;
use crate::method::checks::open_checks;
use crate::model::{JourneyMap, Language};
use crate::presence::Presence;

/// The revision of `board` once edits have paused: for figures that take the whole map to count, which an edit must not wait for.
pub fn settled_revision(board: Board) -> RwSignal<u64> {
    /// How long after the last edit, in milliseconds.
    const PAUSE: f64 = 150.0;
    let here = Presence::here();
    let settled = RwSignal::new(0);
    let timer = StoredValue::new_local(None::<Later>);
    Effect::new(move |before: Option<u64>| {
        let revision = board.revision();
        if before.is_some_and(|before| before != revision) {
            timer.set_value(Some(here.after(PAUSE, move || settled.set(revision))));
        }
        revision
    });
    settled
}

fn counts(map: &JourneyMap) -> (usize, usize, usize, usize) {
    let moments = map.cards.values().filter(|card| card.moment.is_some()).count();
    let hidden = map.lanes.iter().filter(|lane| lane.hidden).count();
    (map.steps().count(), map.cards.len(), moments, hidden)
}

/// The footer.
#[component]
pub fn Footer(desk: Desk) -> impl IntoView {
    let words = desk.shell.words();
    let board = StoredValue::new(desk.board());
    let settled = settled_revision(desk.board());
    let counted = Memo::new(move |_| {
        settled.track();
        board.get_value().read(counts)
    });
    let to_check = Memo::new(move |_| {
        settled.track();
        let today = clock::today();
        board.get_value().read(|map| open_checks(map, &today).len())
    });
    let filtered = Memo::new(move |_| desk.looks.with(|looks| looks.sight.hidden.clone()));
    let hidden = Memo::new(move |_| {
        settled.track();
        let sight = Sight { hidden: filtered.get(), ..Sight::WHOLE };
        board.get_value().read(|map| sight.hidden_count(map))
    });
    view! {
        <footer class="footer">
            <span>{move || (words.board.step_count)(counted.get().0)}</span>
            <span>{move || (words.board.cards)(counted.get().1)}</span>
            <span>{move || (words.board.moments)(counted.get().2)}</span>
            <Show when=move || { counted.get().3 > 0 }>
                <button type="button" class="link" data-command="lanes" on:click=move |_| desk.run("lanes")>
                    {move || (words.board.hidden_lanes)(counted.get().3)}
                </button>
            </Show>
            <button type="button" class="link" data-command="checks" aria-pressed=move || (desk.looks.with(|looks| looks.side) == Some(Side::Checks)).to_string() on:click=move |_| desk.run("checks")>
                {move || (words.checks.count)(to_check.get())}
            </button>
            <Show when=move || { hidden.get() > 0 }>
                <button type="button" class="link" data-command="clear-filter" on:click=move |_| desk.run("clear-filter")>
                    {move || format!("{} · {}", (words.find.hidden)(hidden.get()), words.commands.clear_filter.title)}
                </button>
            </Show>
            <span class="spring"></span>
            <span class="zoom" role="group" aria-label=words.board.zoom>
                <CommandButton desk name="zoom-out" path=icons::MINUS />
                <button type="button" class="link" data-command="zoom-whole" title=words.commands.zoom_whole.title on:click=move |_| desk.run("zoom-whole")>
                    {move || format!("{}\u{a0}%", desk.zoom.get())}
                </button>
                <CommandButton desk name="zoom-in" path=icons::PLUS />
            </span>
            <span class="languages" role="group" aria-label=words.board.language>
                {Language::ALL.iter().map(|language| view! { <LanguageButton desk language=language.clone() /> }).collect_view()}
            </span>
            <ThemeChoice />
            <button type="button" class="link" data-command="help" on:click=move |_| desk.run("help")>
                {words.commands.help.title}
            </button>
        </footer>
    }
}

/// Changes the language of the page, and of what the template wrote and nobody touched.
#[component]
fn LanguageButton(desk: Desk, language: Language) -> impl IntoView {
    let words = desk.shell.words();
    let name = (words.board.language_name)(&language);
    let pressed = (desk.shell.language() == language).to_string();
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
            on:click=move |_| super::relabel::speak(desk, language.clone())
        >
            {code.to_ascii_uppercase()}
        </button>
    }
}
