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
    view! {
        <div role="option" class="card" id=format!("card-{name}") data-card=name aria-selected="false" tabindex="-1" data-drag>
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
        let text = if channel.name.is_empty() { kind.to_owned() } else { format!("{} · {kind}", channel.name) };
        view! { <span class=class>{text}</span> }
    });
    let moment = card.moment.as_ref().map(|moment| match moment {
        MomentOfTruth::Low => view! { <span class="chip low">{words.board.moment_low}</span> },
        _ => view! { <span class="chip high">{words.board.moment_high}</span> },
    });
    let owner = (!card.owner.is_empty()).then(|| view! { <span class="chip owner">{card.owner.clone()}</span> });
    let any = channel.is_some() || moment.is_some() || owner.is_some();
    any.then(|| view! { <span class="chips">{channel} {moment} {owner}</span> })
}
