//! The first screen: start a map, open one, find one again.

mod actions;
mod bin;
mod curve;
mod drawing;
mod map_row;
mod maps;
mod new_map;
mod notice;
mod question;
mod recover;
mod room;
mod start;
mod top;
mod unreadable;

use leptos::prelude::*;

pub use self::actions::{Shelf, fresh_map_id};
use super::importing::Importing;
use super::shell::Shell;
use super::standing::Notices;
use crate::browser::{clock, page};
use crate::store::alerts::Source;
use crate::store::kv::PREFIX;

/// The first screen.
#[component]
pub fn Home() -> impl IntoView {
    let shell = expect_context::<Shell>();
    let words = shell.words();
    let blocked = shell.storage_blocked().then_some(words.file.storage_blocked);
    let shelf = Shelf::new(shell);
    provide_context(shelf);
    expect_context::<Importing>().is_on(shelf);
    recover::follow(shelf);
    let is_apart = page::is_on_apple_home_screen();
    page::set_title(shell.words().home.product);
    // What stays in the bin for want of time is harmless, so a storage that refuses is not mentioned.
    drop(shell.library().purge(&clock::now_text()));
    // Maps come, go and change in other tabs too.
    let elsewhere = window_event_listener(leptos::ev::storage, move |event| {
        let key = event.key();
        if key.as_ref().is_none_or(|key| key.starts_with(PREFIX)) {
            shelf.changed_elsewhere(key.as_deref());
        }
    });
    // Out of the browser's memory of pages comes a list that heard nothing meanwhile.
    let back = window_event_listener(leptos::ev::pageshow, move |event| {
        if event.persisted() {
            shelf.changed_elsewhere(None);
        }
    });
    on_cleanup(move || {
        elsewhere.remove();
        back.remove();
    });
    view! {
        <div class="home">
            <top::Top/>
            <main class="home-main">
                <p class="home-warning">{blocked}</p>
                // The board raises the same alarm where storage is blocked: once is enough.
                <p class="home-warning" role="alert">
                    {move || shell.alerts.with(|alerts| {
                        let others = alerts.lines().filter(|(source, _)| *source != Source::Storage);
                        others.map(|(_, text)| text.to_owned()).collect::<Vec<_>>().join(" ")
                    })}
                </p>
                <div class="home-headline">
                    <h1>{words.home.headline}</h1>
                    <p>{words.home.promise}</p>
                </div>
                {move || {
                    (is_apart && shelf.entries.with(Vec::is_empty))
                        .then(|| view! { <p class="home-apart" data-apart>{shell.words().updates.not_shared_with_safari}</p> })
                }}
                <div class="standings" role="status"><Notices/></div>
                <room::Unsaved/>
                <room::NothingMore/>
                <start::Start/>
                <maps::Maps/>
                <unreadable::UnreadableRecords/>
                <bin::Bin/>
                <room::Room/>
                <notice::Notice/>
                <new_map::NewMap/>
                <question::AskDeleteForGood/>
            </main>
        </div>
    }
}
