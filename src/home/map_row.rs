//! One map of the list: its name, what it looks like, what can be done with it.

use leptos::ev::{KeyboardEvent, SubmitEvent};
use leptos::html;
use leptos::prelude::*;

use super::actions::MapList;
use super::more::MapCommands;
use super::thumbnail::Thumbnail;
use crate::app::app_context::Route;
use crate::app::fitting;
use crate::browser::clock;
use crate::browser::element::focus_soon;
use parcours_core::format::limits;
use parcours_core::method::context::overdue;
use parcours_core::model::MapKind;
use parcours_core::store::Summary;

/// A map in the list.
#[component]
pub fn MapRow(summary: Summary) -> impl IntoView {
    let map_list = expect_context::<MapList>();
    let words = map_list.words();
    let renaming = RwSignal::new(false);
    let id = summary.id.to_string();
    let address = Route::Map(summary.id.clone(), Default::default()).hash();
    let name = map_list.name(&summary.title);
    let kind = (map_list.app.words().board.kind)(&summary.kind).to_owned();
    let persona = summary.persona.clone();
    let today = clock::today();
    let persona_words = &map_list.app.words().persona;
    let overdue = overdue(summary.review.as_deref(), &today)
        .map(|day| (persona_words.overdue)(&(persona_words.day)(day, &today)));
    let changed = summary.changed.as_deref().map(|time| (words.changed)(&map_list.time(time)));
    let file = match summary.saved_to_file.as_deref() {
        Some(time) => (words.saved_to_file)(&map_list.time(time)),
        None => words.never_saved_to_file.to_owned(),
    };
    let title = {
        let summary = summary.clone();
        move || {
            if renaming.get() {
                view! { <NameField summary=summary.clone() renaming=renaming/> }.into_any()
            } else {
                view! { <a class="home-map-name" href=address.clone()><bdi>{name.clone()}</bdi></a> }.into_any()
            }
        }
    };
    view! {
        <li class="home-map" data-map=id>
            <Thumbnail of=Some(summary.clone())/>
            <div class="home-map-about">
                <h3>{title}</h3>
                <p class="home-map-kind">
                    <span class="home-kind">{kind}</span>
                    {(!persona.is_empty()).then(|| view! { <bdi>{persona}</bdi> })}
                    {overdue.map(|overdue| view! { <span class="stale" data-stale>{overdue}</span> })}
                </p>
            </div>
            <p class="home-map-times">
                {changed.map(|changed| view! { <span>{changed}</span> })}
                <span class="home-aside">{file}</span>
            </p>
            <MapActions summary=summary renaming=renaming/>
        </li>
    }
}

/// What can be done with a map.
#[component]
fn MapActions(summary: Summary, renaming: RwSignal<bool>) -> impl IntoView {
    let map_list = expect_context::<MapList>();
    let words = map_list.words();
    let name = map_list.name(&summary.title);
    let future = words.make_future;
    let kind = summary.kind.clone();
    let summary = StoredValue::new(summary);
    let with = move |which: fn(&MapCommands) -> fn(MapList, &Summary)| {
        let summary = summary.get_value();
        map_list.with_commands(move |commands| which(commands)(map_list, &summary));
    };
    let named = |action: &str| (words.on_map)(action, &name);
    view! {
        <div class="home-map-actions" role="group" aria-label=(words.actions)(&name)>
            <button type="button" data-command="rename-map" aria-label=named(words.rename)
                on:click=move |_| renaming.set(true)>{words.rename}</button>
            <button type="button" data-command="duplicate-map" aria-label=named(words.duplicate)
                disabled=map_list.full aria-describedby="home-nothing-more"
                on:click=move |_| with(|commands| commands.duplicate)>{words.duplicate}</button>
            {(kind != MapKind::FutureState).then(|| view! {
                <button type="button" data-command="make-future-state" aria-label=named(future)
                    disabled=map_list.full aria-describedby="home-nothing-more"
                    on:click=move |_| with(|commands| commands.make_future)>{future}</button>
            })}
            <button type="button" data-command="export-json" aria-label=named(words.export)
                on:click=move |_| summary.with_value(|summary| map_list.export(summary))>{words.export}</button>
            <button type="button" data-command="delete-map" aria-label=named(words.delete)
                on:click=move |_| with(|commands| commands.delete)>{words.delete}</button>
        </div>
    }
}

/// The field for another name: Enter keeps it, Escape does not.
#[component]
fn NameField(summary: Summary, renaming: RwSignal<bool>) -> impl IntoView {
    let map_list = expect_context::<MapList>();
    let words = map_list.words();
    let field = NodeRef::<html::Input>::new();
    let title = summary.title.clone();
    let label = (words.new_name)(&map_list.name(&title));
    let back = format!("[data-map='{}'] [data-command='rename-map']", summary.id);
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            // Refused only for what is not in the page.
            let _ = field.focus();
            field.select();
        }
    });
    let leave = move || {
        renaming.set(false);
        focus_soon(back.clone());
    };
    let leave_by_key = {
        let leave = leave.clone();
        move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                event.stop_propagation();
                leave();
            }
        }
    };
    let keep = {
        let leave = leave.clone();
        move |event: SubmitEvent| {
            event.prevent_default();
            let Some(field) = field.get_untracked().filter(|field| fitting::is_fit(map_list.app, field)) else {
                return;
            };
            let name = field.value();
            leave();
            if name.trim() != summary.title {
                let summary = summary.clone();
                map_list.with_commands(move |commands| (commands.rename)(map_list, &summary, &name));
            }
        }
    };
    view! {
        <form class="home-rename" on:submit=keep on:keydown=leave_by_key>
            <input type="text" node_ref=field aria-label=label data-most=limits::NAME.to_string() autocomplete="off" value=title/>
            <button type="submit">{words.keep_name}</button>
            <button type="button" on:click=move |_| leave()>{words.cancel}</button>
        </form>
    }
}
