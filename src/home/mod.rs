//! The first screen: start a map, open one, find one again.

mod actions;
mod below;
mod bin;
mod clipboard;
mod commands;
mod drawing;
mod map_row;
mod maps;
mod more;
mod new_map;
mod notice;
mod question;
mod recover;
mod room;
mod start;
mod thumbnail;
mod top;
mod unreadable;

use leptos::prelude::*;

pub use self::actions::MapList;
pub use self::below::Below;
pub use self::clipboard::listen as listen_to_clipboard;
pub use self::commands::COMMANDS;
pub use self::more::{HomePart, MORE, MapCommands};
pub use self::new_map::NewMapDialog;
pub use self::question::AskDeleteForGood;
pub use self::recover::follow as follow_copies;
use crate::app::app_context::AppContext;
use crate::app::curve_fill::fill;
use crate::app::importing::Importing;
use crate::app::notices::Notices;
use crate::app::part::Progress;
use crate::browser::{clock, page};
use parcours_core::store::alerts::Source;
use parcours_core::store::kv::PREFIX;
use parcours_core::store::{Entry, Listed};

/// The first screen.
#[component]
pub fn Home() -> impl IntoView {
    let app = expect_context::<AppContext>();
    let words = app.words();
    let blocked = app.storage_blocked().then_some(words.file.storage_blocked);
    let map_list = MapList::new(app);
    provide_context(map_list);
    let importing = expect_context::<Importing>();
    importing.is_told_on(move |said| map_list.say(said, None));
    // What only the copies have is brought back once what does it is there.
    MORE.once_loaded(move |more| {
        (more.recover)(map_list);
        (more.listen_to_clipboard)(importing);
    });
    let is_apart = page::is_on_apple_home_screen();
    page::set_title(app.words().home.product);
    // What stays in the bin for want of time is harmless, so a storage that refuses is not mentioned.
    drop(app.library().purge(&clock::now_text()));
    // Maps come, go and change in other tabs too.
    let elsewhere = window_event_listener(leptos::ev::storage, move |event| {
        let key = event.key();
        if key.as_ref().is_none_or(|key| key.starts_with(PREFIX)) {
            map_list.changed_elsewhere(key.as_deref());
        }
    });
    // Out of the browser's memory of pages comes a list that heard nothing meanwhile.
    let back = window_event_listener(leptos::ev::pageshow, move |event| {
        if event.persisted() {
            map_list.changed_elsewhere(None);
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
                    {move || app.alerts.with(|alerts| {
                        let others = alerts.lines().filter(|(source, _)| *source != Source::Storage);
                        others.map(|(_, text)| text.to_owned()).collect::<Vec<_>>().join(" ")
                    })}
                </p>
                <div class="home-headline">
                    <h1>{words.home.headline}</h1>
                    <p>{words.home.promise}</p>
                </div>
                {move || {
                    (is_apart && map_list.entries.with(Vec::is_empty))
                        .then(|| view! { <p class="home-apart" data-apart>{app.words().updates.not_shared_with_safari}</p> })
                }}
                <div class="standings" role="status"><Notices/></div>
                <room::Unsaved/>
                <room::NothingMore/>
                // Whoever has maps came for them.
                {move || {
                    if map_list.any.get() {
                        view! { <maps::Maps/> <start::Start folds=true/> }.into_any()
                    } else {
                        view! { <start::Start/> <maps::Maps/> }.into_any()
                    }
                }}
                <svg class="unseen" aria-hidden="true">{fill()}</svg>
                // Where it cannot be loaded it is said: what only the copies have is then not brought back.
                {MORE.shown(
                    app,
                    move || map_list.listed.with(has_some_below) || MORE.progress() == Progress::OutOfReach,
                    |more| (more.below)(),
                )}
                <room::Room/>
                <notice::Notice/>
                <new_map::NewMap/>
                {MORE.shown(app, move || map_list.doomed.with(Option::is_some), |more| (more.question)())}
            </main>
        </div>
    }
}

/// Whether there is anything to show below the list of maps.
fn has_some_below(listed: &Listed) -> bool {
    !listed.bin.is_empty() || listed.maps.iter().any(|entry| matches!(entry, Entry::Unreadable { .. }))
}
