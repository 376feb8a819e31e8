//! A card: its text, and what else is known of it in short.

use leptos::prelude::*;

use super::desk::Desk;
use crate::model::{Card, CardId, ChannelKind, MomentOfTruth};
use crate::words::Words;

/// A card. Reads only that card; whether it is selected or has the tab stop is marked from outside, on the few that change.
#[component]
pub fn CardView(desk: Desk, id: CardId) -> impl IntoView {
    let words = desk.shell.words();
    let board = desk.board();
    let name = id.to_string();
    let selected = desk.selection.with_untracked(|selection| selection.contains(&id)).to_string();
    view! {
        <div role="option" class="card" id=format!("card-{name}") data-card=name aria-selected=selected tabindex="-1" data-drag>
            {move || {
                let card = board.card(&id).unwrap_or_default();
                let chips = chips(&card, words);
                view! {
                    <p>{card.text}</p>
                    {chips}
                }
            }}
        </div>
    }
}

/// What is set on a card besides its text, each said in words.
fn chips(card: &Card, words: &'static Words) -> Option<impl IntoView + use<>> {
    let channel = card.channel.as_ref().map(|channel| {
        let (class, kind) = match channel.kind {
            ChannelKind::Offline => ("chip offline", words.board.offline),
            _ => ("chip online", words.board.online),
        };
        let name = (!channel.name.is_empty()).then(|| view! { <span class="chip">{channel.name.clone()}</span> });
        view! { {name} <span class=class>{kind}</span> }
    });
    let moment = card.moment.as_ref().map(|moment| {
        let (class, mark, said) = match moment {
            MomentOfTruth::Low => ("chip low", "▼ ", words.board.moment_low),
            _ => ("chip high", "▲ ", words.board.moment_high),
        };
        view! {
            <span class=class title=said>
                <span aria-hidden="true">{mark}{words.board.moment}</span>
                <span class="unseen">{said}</span>
            </span>
        }
    });
    let owner = (!card.owner.is_empty()).then(|| view! { <span class="chip owner">{card.owner.clone()}</span> });
    let any = channel.is_some() || moment.is_some() || owner.is_some();
    any.then(|| view! { <span class="chips">{channel} {moment} {owner}</span> })
}
