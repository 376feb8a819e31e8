//! Who travels, what for, from where to where: one line above the board.

use leptos::prelude::*;

use super::desk::Desk;
use super::footer::settled_revision;
use crate::browser::clock;
use crate::method::context::overdue;
use crate::method::persona::{Portrait, initials};
use crate::method::summary::evidence;
use crate::model::JourneyMap;

/// The strip.
#[component]
pub fn HeaderStrip(desk: Desk) -> impl IntoView {
    let words = desk.shell.words();
    let board = StoredValue::new(desk.board());
    let about = move || board.get_value().about(|map| (map.persona.clone(), map.context.clone()));
    let settled = settled_revision(desk.board());
    let evidence = Memo::new(move |_| {
        settled.track();
        board.get_value().read(evidence_share)
    });
    view! {
        <section class="strip" aria-label=words.commands.header.title>
            {move || {
                let (persona, context) = about();
                let today = clock::today();
                let letters = initials(&persona.name);
                let overdue = overdue(context.review.as_deref(), &today)
                    .map(|day| (words.persona.overdue)(&(words.persona.day)(day, &today)));
                let mut who = persona.name.clone();
                if let Some(age) = persona.age {
                    who = format!("{who}, {}", (words.board.age_years)(age));
                }
                if !persona.role.is_empty() {
                    who = format!("{who}, {}", persona.role);
                }
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
                        on:click=move |_| desk.run("persona")
                    >
                        {letters.clone()}
                    </button>
                    <p class="who">
                        <b>{if unknown { words.board.no_persona.to_owned() } else { who }}</b>
                        <q>{persona.quote}</q>
                    </p>
                    <Fact name=words.board.goal text=context.goal otherwise=words.board.add_goal />
                    <Fact name=words.board.from_to text=from_to />
                    <Fact name=words.board.owner text=context.owner class="fact short" />
                    {overdue.map(|overdue| view! { <p class="stale" data-stale>{overdue}</p> })}
                }
            }}
            <Show when=move || evidence.get().is_some()>
                <Fact
                    class="fact short"
                    name=words.board.evidence
                    text=evidence.get().map(|(known, assumed)| (words.board.evidence_share)(known, assumed)).unwrap_or_default()
                />
            </Show>
            <button type="button" class="button quiet" data-command="header" on:click=move |_| desk.run("header")>
                {words.board.edit_header}
            </button>
        </section>
    }
}

/// A fact of the strip; left out while there is none, unless it invites to say it.
#[component]
fn Fact(
    name: &'static str,
    text: String,
    #[prop(optional)] otherwise: &'static str,
    #[prop(default = "fact")] class: &'static str,
) -> impl IntoView {
    let shown = if text.is_empty() { otherwise.to_owned() } else { text };
    (!shown.is_empty()).then(|| {
        view! {
            <p class=class>
                <span class="fact-name">{name}</span>
                <span class="fact-text">{shown}</span>
            </p>
        }
    })
}

/// How many cards in a hundred are observed or reported, and how many are assumed; nothing on an empty map.
fn evidence_share(map: &JourneyMap) -> Option<(usize, usize)> {
    let count = evidence(map);
    let all = count.all();
    let share = |count: usize| (count * 100 + all / 2) / all;
    (all > 0).then(|| (share(count.observed + count.reported), share(count.assumed)))
}
