//! Who travels, what for, from where to where: one line above the board.

use leptos::html::Section;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::app::icons::{self, icon};
use crate::app::presence::hold;
use crate::app::shown_while::shown_while;
use crate::board_view::editor_context::EditorContext;
use crate::browser::clock;
use crate::browser::page_events::Resizing;
use parcours_core::command;
use parcours_core::method::context::overdue;
use parcours_core::method::persona::{Portrait, initials};
use parcours_core::panels::counts::known;
use parcours_core::words::in_a_line;

/// The strip.
#[component]
pub fn HeaderStrip(editor: EditorContext) -> impl IntoView {
    let words = editor.app.words();
    let board = StoredValue::new(editor.board());
    let about = move || board.get_value().about(|map| (map.persona.clone(), map.context.clone()));
    // What the map says is read out in its own language (WCAG 3.1.2).
    let language = move || board.get_value().about(|map| map.language.as_str().to_owned());
    // Whether some of it is not to be seen, and whether it is shown whole all the same.
    let (cut, whole) = (RwSignal::new(false), RwSignal::new(false));
    let strip = NodeRef::<Section>::new();
    let look_again = move || {
        let strip = strip.get_untracked();
        let is_cut = strip.is_some_and(|strip| whole.get_untracked() || is_cut(&strip));
        cut.maybe_update(|cut| std::mem::replace(cut, is_cut) != is_cut);
    };
    let here = editor.here;
    Effect::new(move |_| {
        let Some(strip) = strip.get() else { return };
        // Told when its size is known anyway, so nothing is laid out only to be measured; the first time with the first picture.
        hold(Resizing::of(&strip, look_again));
    });
    Effect::new(move |before: Option<()>| {
        about();
        editor.figures.track();
        if before.is_some() {
            here.next_frame(move || here.after(0.0, look_again).let_go());
        }
    });
    view! {
        <section class="strip" class:whole=move || whole.get() node_ref=strip aria-label=words.commands.header.title>
            {move || {
                let (persona, context) = about();
                let today = clock::today();
                let letters = initials(&persona.name);
                let overdue = overdue(context.review.as_deref(), &today)
                    .map(|day| (words.persona.overdue)(&(words.persona.day)(day, &today)));
                let age = persona.age.map(words.board.age_years).unwrap_or_default();
                let who = in_a_line(&[&persona.name, &age, &persona.role]);
                let from_to = [context.begins.as_str(), context.ends.as_str()]
                    .into_iter()
                    .filter(|part| !part.is_empty())
                    .collect::<Vec<_>>()
                    .join(" → ");
                let unknown = persona.name.is_empty();
                view! {
                    <button
                        type="button"
                        class="portrait"
                        data-command="persona"
                        data-portrait=Portrait::of(&persona).as_str()
                        // Who speaks to the page says what stands on the button.
                        aria-label=format!("{letters} · {}", words.commands.persona.title)
                        title=words.commands.persona.title
                        on:click=move |_| editor.run(command!("persona"))
                    >
                        {letters.clone()}
                    </button>
                    <p class="who" lang=(!unknown).then(language)>
                        <b>{if unknown { words.board.no_persona.to_owned() } else { who }}</b>
                        <q>{persona.quote}</q>
                    </p>
                    <Fact name=words.board.goal text=context.goal language=language() otherwise=words.board.add_goal />
                    <Fact name=words.board.from_to text=from_to language=language() />
                    <Fact name=words.board.owner text=context.owner language=language() class="fact owner" />
                    {overdue.map(|overdue| view! { <p class="stale" data-stale>{overdue}</p> })}
                }
            }}
            {move || {
                editor.figures.with(|figures| known(words, figures.as_ref()?)).map(|known| view! {
                    <p class="fact evidence" data-figure=known.name data-count=known.count.to_string()>
                        <span class="fact-name">{words.board.evidence}</span>
                        <span class="fact-text">{known.said}</span>
                    </p>
                })
            }}
            {shown_while(move || cut.get(), move || view! {
                <button
                    type="button"
                    class="tool strip-more"
                    data-whole-context
                    title=words.board.whole_context
                    aria-label=words.board.whole_context
                    aria-expanded=move || whole.get().to_string()
                    on:click=move |_| whole.update(|whole| *whole = !*whole)
                >
                    {icon(icons::DOWN)}
                </button>
            }.into_any())}
            <button type="button" class="button quiet" data-command="header" on:click=move |_| editor.run(command!("header"))>
                {words.board.edit_header}
            </button>
        </section>
    }
}

/// Whether a fact of the strip is left out for want of room, or ends before its end.
fn is_cut(strip: &HtmlElement) -> bool {
    let Ok(facts) = strip.query_selector_all(".who > *, .fact") else { return false };
    let mut facts = (0..facts.length()).filter_map(|at| facts.item(at)?.dyn_into::<HtmlElement>().ok());
    facts.any(|fact| {
        let is_empty = fact.text_content().is_none_or(|text| text.is_empty());
        !is_empty && (fact.offset_width() == 0 || fact.scroll_height() > fact.client_height() + 1)
    })
}

/// A fact of the strip; left out while there is none, unless it invites to say it.
#[component]
fn Fact(
    name: &'static str,
    text: String,
    language: String,
    #[prop(optional)] otherwise: &'static str,
    #[prop(default = "fact")] class: &'static str,
) -> impl IntoView {
    let language = (!text.is_empty()).then_some(language);
    let shown = if text.is_empty() { otherwise.to_owned() } else { text };
    (!shown.is_empty()).then(|| {
        view! {
            <p class=class>
                <span class="fact-name">{name}</span>
                " "
                <span class="fact-text" lang=language>{shown}</span>
            </p>
        }
    })
}
