//! How much room is left in this browser, what to do when there is hardly any, and what waits for some.

use leptos::prelude::*;

use super::actions::MapList;
use crate::app::app_context::Route;
use crate::app::unsaved::{self, Waiting};
use crate::browser::{files, room};
use crate::presence::Presence;
use parcours_core::format;
use parcours_core::store::{Level, Usage};

/// The meter. Its colour says nothing that its words do not.
#[component]
pub fn Room() -> impl IntoView {
    let map_list = expect_context::<MapList>();
    let app = map_list.app;
    let words = &app.words().room;
    let lasts = RwSignal::new(None);
    let here = Presence::here();
    room::whether_it_lasts(move |answer| here.only(|| lasts.set(Some(answer)))());
    Effect::new(move |_| {
        app.library_changed.track();
        app.measure_room();
    });
    let percent = move |of: fn(Usage) -> usize| app.room.with(|usage| Usage::percent(of(*usage)));
    let level = move || app.room.with(|usage| usage.level());
    let advice = move || match level() {
        Level::Plenty => "",
        Level::Low => words.low,
        Level::Scarce => words.scarce,
    };
    (!app.storage_blocked()).then(|| {
        view! {
            <section class="home-room" data-room=move || level().as_str() aria-labelledby="home-room">
                <h2 id="home-room">{words.title}</h2>
                <div class="home-room-bar" aria-hidden="true">
                    <span style=("--part", move || format!("{}%", percent(|usage| usage.ours)))></span>
                    <span style=("--part", move || format!("{}%", percent(|usage| usage.others)))></span>
                </div>
                <p data-room-used>{move || (words.used)(percent(Usage::used), percent(|usage| usage.others))}</p>
                <p class="home-room-advice">{advice}</p>
                <p class="home-aside" data-room-lasts>{move || lasts.get().map(words.lasts)}</p>
            </section>
        }
    })
}

/// Why nothing can be added, while nothing can.
#[component]
pub fn NothingMore() -> impl IntoView {
    let map_list = expect_context::<MapList>();
    let reason = map_list.app.words().room.nothing_more;
    view! { <p id="home-nothing-more" class="home-warning">{move || map_list.full.get().then_some(reason)}</p> }
}

/// The maps that could not be saved when their board was left.
#[component]
pub fn Unsaved() -> impl IntoView {
    let map_list = expect_context::<MapList>();
    let waiting = Memo::new(move |_| {
        map_list.app.library_changed.track();
        unsaved::told()
    });
    let all = move || waiting.get().into_iter().map(|waiting| view! { <UnsavedMap waiting/> }).collect_view();
    view! { <div class="home-unsaved" role="alert">{all}</div> }
}

#[component]
fn UnsavedMap(waiting: Waiting) -> impl IntoView {
    let map_list = expect_context::<MapList>();
    let (words, room) = (map_list.app.words(), &map_list.app.words().room);
    let Waiting { id, title, why, goes_on } = waiting;
    let title = map_list.name(&title);
    let told = (room.unsaved)(&title);
    let address = Route::Map(id.clone(), Default::default()).hash();
    let unsaved_id = id.to_string();
    let download = move |_| {
        let name = format::file_name(&title);
        let made = unsaved::with_file(&id, |file| files::download(&name, "application/json", &format::write(file)));
        if made.flatten().is_none() {
            // The map still waits here.
            map_list.say(words.board.file_refused.to_owned(), None);
        }
    };
    let goes_on = goes_on.then_some(room.safety_goes_on);
    view! {
        <p class="alert" data-unsaved=unsaved_id>
            <span>{told} " " {why} " " {goes_on} " " {room.tried_again}</span>
            <button type="button" class="button" data-command="export-json" on:click=download>{words.board.download}</button>
            <a class="button" href=address>{room.back_to_it}</a>
        </p>
    }
}
