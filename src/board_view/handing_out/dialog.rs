//! What is in the dialog that hands the map on: the format, what is chosen of it, how the file would come out, and the way to make it.

use leptos::html;
use leptos::prelude::*;
use parcours_core::format::way_out::{WayOut, WayOutGroup};
use parcours_core::words::handing_out::{self, HandingOutWords};
use parcours_messages::{Detail, POSTER_KILOBYTES, Paper, TABLES_KILOBYTES};

use super::choices::Choices;
use super::preview::Preview;
use super::work::{Doing, Work};
use crate::board_view::editor_context::EditorContext;
use crate::browser::exchange::{Progress, Worker};

/// The content of the dialog; `closed` closes it.
pub fn content(editor: EditorContext, closed: Callback<()>) -> AnyView {
    let words = handing_out::of(&editor.app.words().language);
    let work = Work::new(editor, words, closed);
    work.look_soon();
    view! { <HandingOut editor words work closed /> }.into_any()
}

#[component]
fn HandingOut(
    editor: EditorContext,
    words: &'static HandingOutWords,
    work: Work,
    closed: Callback<()>,
) -> impl IntoView {
    let board = editor.app.words().board.cancel;
    let make = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        work.make();
    };
    let is_making = move || matches!(work.doing.get(), Some(Doing::Making(_)));
    let first = NodeRef::<html::Select>::new();
    Effect::new(move |_| {
        if let Some(field) = first.get() {
            // It can only be gone again, with the dialog.
            let _ = field.focus();
        }
    });
    let formats = WayOutGroup::ALL.map(|group| {
        let ways = WayOut::ALL.into_iter().filter(move |way| way.group() == group);
        let ways = ways.map(|way| view! { <option value=way.as_str()>{(words.name)(way)}</option> });
        view! { <optgroup label=(words.group)(group)>{ways.collect_view()}</optgroup> }
    });
    let choose = move |event| {
        if let Some(way) = WayOut::from_name(&event_target_value(&event)) {
            work.choose(|choices| choices.way = way);
        }
    };
    view! {
        <form class="hand-out" on:submit=make>
            <div class="hand-out-choices">
                <label class="field">
                    <span>{words.format}</span>
                    <select name="format" node_ref=first on:change=choose>{formats.collect_view()}</select>
                </label>
                <p class="hand-out-about">{move || (words.about)(work.choices.with(|choices| choices.way))}</p>
                <PosterChoices words work />
                <Parts editor words work />
            </div>
            <div class="hand-out-look">
                <Preview words work />
                <Told words work />
                <Doings words work />
            </div>
            <div class="dialog-buttons">
                <button type="button" class="button" on:click=move |_| closed.run(())>{board}</button>
                <button type="submit" class="button primary" aria-disabled=move || is_making().to_string()>{words.make}</button>
            </div>
        </form>
    }
}

/// A field with a few values to choose from, by their places.
#[component]
fn Choice<T: Copy + PartialEq + Send + Sync + 'static>(
    /// What the tests find it by.
    name: &'static str,
    /// What it asks for.
    label: &'static str,
    /// The values, each with what it is called.
    values: Vec<(T, &'static str)>,
    /// The value that is chosen.
    chosen: T,
    /// Called with the one that was chosen.
    choose: impl Fn(T) + 'static,
) -> impl IntoView {
    let options = values.iter().enumerate().map(|(place, (value, called))| {
        view! { <option value=place.to_string() selected=*value == chosen>{*called}</option> }
    });
    let options = options.collect_view();
    let changed = move |event| {
        let place: Option<usize> = event_target_value(&event).parse().ok();
        if let Some((value, _)) = place.and_then(|place| values.get(place)) {
            choose(*value);
        }
    };
    view! {
        <label class="field">
            <span>{label}</span>
            <select name=name on:change=changed>{options}</select>
        </label>
    }
}

#[component]
fn Tick(
    /// What the tests find it by.
    name: String,
    #[prop(into)] label: String,
    is_on: bool,
    choose: impl Fn(bool) + 'static,
) -> impl IntoView {
    view! {
        <label class="tick">
            <input type="checkbox" name=name prop:checked=is_on on:change=move |event| choose(event_target_checked(&event)) />
            <span>{label}</span>
        </label>
    }
}

/// What is chosen of a poster; nothing for other files.
#[component]
fn PosterChoices(words: &'static HandingOutWords, work: Work) -> impl IntoView {
    let way = Memo::new(move |_| work.choices.with(|choices| choices.way));
    let papers = [(Paper::A4, "A4"), (Paper::A3, "A3"), (Paper::A2, "A2"), (Paper::A1, "A1"), (Paper::A0, "A0")];
    let details = [
        (Detail::Everything, words.with_everything),
        (Detail::Moments, words.with_moments),
        (Detail::Text, words.text_alone),
    ];
    let turns = [(false, words.landscape), (true, words.portrait)];
    move || {
        let (way, now) = (way.get(), work.choices.get_untracked());
        let is_poster = way.group() == WayOutGroup::Poster;
        let is_sheet = is_poster && way != WayOut::Slides;
        let papers = papers.into_iter().chain([(Paper::Fitting, words.fitting)]).collect();
        let times = [1, 2, 4].map(|times| (times, (words.times)(times))).to_vec();
        view! {
            {is_sheet.then(move || view! {
                <Choice name="paper" label=words.paper values=papers chosen=now.paper
                    choose=move |paper| work.choose(|choices| choices.paper = paper) />
                <Choice name="turned" label=words.turned values=turns.to_vec() chosen=now.portrait
                    choose=move |portrait| work.choose(|choices| choices.portrait = portrait) />
            })}
            {(way == WayOut::Png).then(|| view! {
                <Choice name="times" label=words.fineness values=times chosen=now.times
                    choose=move |times| work.choose(|choices| choices.times = times) />
            })}
            {is_poster.then(|| view! {
                <Choice name="detail" label=words.detail values=details.to_vec() chosen=now.detail
                    choose=move |detail| work.choose(|choices| choices.detail = detail) />
            })}
            {(way == WayOut::Pdf).then(|| view! {
                <Tick name="tiled".to_owned() label=words.tiled is_on=now.tiled
                    choose=move |tiled| work.choose(|choices| choices.tiled = tiled) />
            })}
            {(way == WayOut::Slides).then(|| view! {
                <Tick name="stages".to_owned() label=words.stage_by_stage is_on=now.stage_by_stage
                    choose=move |is_on| work.choose(|choices| choices.stage_by_stage = is_on) />
            })}
            {is_poster.then(|| view! { <LogoChoice words work /> })}
        }
    }
}

/// A picture in the corner of a poster. It is remembered nowhere.
#[component]
fn LogoChoice(words: &'static HandingOutWords, work: Work) -> impl IntoView {
    let field = NodeRef::<html::Input>::new();
    let name = Memo::new(move |_| work.choices.with(|choices| choices.logo.as_ref().map(|logo| logo.name.clone())));
    let chosen = move |_| {
        let files = field.get_untracked().and_then(|field| field.files());
        work.choose_logo(files.and_then(|files| files.get(0)));
    };
    let take_away = move |_| {
        if let Some(field) = field.get_untracked() {
            field.set_value("");
            // It is there, and the button that was pressed goes.
            let _ = field.focus();
        }
        work.choose_logo(None);
    };
    // Closed, like the choice of lanes: few posters have one, and the button below must be in sight.
    view! {
        <details class="hand-out-parts" open=name.with_untracked(Option::is_some) data-logo>
            <summary>{words.logo}</summary>
            <label class="field">
                <span>{words.logo_file}</span>
                <input type="file" name="logo" accept="image/png,image/jpeg" aria-describedby="logo-about" node_ref=field on:change=chosen />
            </label>
            <p class="hand-out-about" id="logo-about">{words.logo_about}</p>
            {move || name.get().map(|name| view! {
                <button type="button" class="button small" data-no-logo on:click=take_away>{(words.no_logo)(&name)}</button>
            })}
        </details>
    }
}

/// Which lanes and stages a poster shows.
#[component]
fn Parts(editor: EditorContext, words: &'static HandingOutWords, work: Work) -> impl IntoView {
    type Shown = fn(&mut Choices) -> &mut Vec<(String, bool)>;
    let untitled = editor.app.words().board.untitled;
    let named = move |name: &str| if name.trim().is_empty() { untitled.to_owned() } else { name.to_owned() };
    let (lanes, stages): (Vec<String>, Vec<String>) = editor.board().read(|map| {
        let lanes = map.lanes.iter().map(|lane| named(&lane.label)).collect();
        (lanes, map.stages.iter().map(|stage| named(&stage.name)).collect())
    });
    let names = StoredValue::new((lanes, stages));
    let is_poster = Memo::new(move |_| work.choices.with(|choices| choices.way.group() == WayOutGroup::Poster));
    let ticks = move |called: &'static str, names: Vec<String>, shown: Shown| {
        let now = work.choices.try_update_untracked(|choices| shown(choices).clone()).unwrap_or_default();
        let rows = names.into_iter().zip(now).enumerate().map(|(place, (name, (id, is_on)))| {
            let choose = move |is_on| {
                work.choose(|choices| {
                    if let Some(part) = shown(choices).get_mut(place) {
                        part.1 = is_on;
                    }
                });
            };
            view! { <li><Tick name=id label=name is_on choose /></li> }
        });
        view! { <fieldset><legend>{called}</legend><ul class="ticks">{rows.collect_view()}</ul></fieldset> }
    };
    move || {
        is_poster.get().then(|| {
            let (lanes, stages) = names.get_value();
            view! {
                <details class="hand-out-parts">
                    <summary>{words.parts}</summary>
                    {ticks(words.lanes, lanes, |choices| &mut choices.lanes)}
                    {ticks(words.stages, stages, |choices| &mut choices.stages)}
                </details>
            }
        })
    }
}

/// How the file would come out.
#[component]
fn Told(words: &'static HandingOutWords, work: Work) -> impl IntoView {
    let list = |sentences: Vec<String>| sentences.into_iter().map(|said| view! { <li>{said}</li> }).collect_view();
    let way = Memo::new(move |_| work.choices.with(|choices| choices.way));
    move || {
        // What is known of another format is not said of this one.
        work.told.get().filter(|(told_of, _)| *told_of == way.get()).map(|(way, told)| {
            let facts = (!told.facts.is_empty())
                .then(|| view! { <ul class="hand-out-facts" data-facts>{list(told.facts)}</ul> });
            let count = told.losses.len().to_string();
            let lost = match told.losses.is_empty() {
                true => view! { <p data-losses="0">{words.nothing_lost}</p> }.into_any(),
                false => view! {
                    <h3>{if way.carries_map() { words.not_shown } else { words.lost }}</h3>
                    <ul class="hand-out-lost" data-losses=count>{list(told.losses)}</ul>
                }
                .into_any(),
            };
            view! { <div data-told-of=way.as_str()>{facts} {lost}</div> }
        })
    }
}

/// What a worker is at, with a way to give up what it makes; and why there is nothing.
#[component]
fn Doings(words: &'static HandingOutWords, work: Work) -> impl IntoView {
    let said = move || {
        let worker = work.choices.with_untracked(Choices::worker);
        work.doing.get().map(|doing| match doing {
            Doing::Looking(Progress::Loading) | Doing::Making(Progress::Loading) => match worker {
                Some(Worker::Poster) => (words.loading_poster)(POSTER_KILOBYTES),
                Some(Worker::Tables) => (words.loading_tables)(TABLES_KILOBYTES),
                None => words.making.to_owned(),
            },
            Doing::Looking(_) => words.looking.to_owned(),
            Doing::Making(_) => words.making.to_owned(),
        })
    };
    // Drawn anew only when it is said otherwise: progress comes ten times a second.
    let said = Memo::new(move |_| said());
    let done = move || match work.doing.get() {
        Some(Doing::Looking(Progress::Done(part)) | Doing::Making(Progress::Done(part))) => part,
        _ => 0.0,
    };
    let is_doing = Memo::new(move |_| work.doing.with(Option::is_some));
    // Only a worker can be stopped.
    let is_making = Memo::new(move |_| {
        let is_by_worker = work.choices.with_untracked(|choices| choices.worker().is_some());
        is_by_worker && work.doing.with(|doing| matches!(doing, Some(Doing::Making(_))))
    });
    let stop = move || view! { <button type="button" class="button" data-stop on:click=move |_| work.stop()>{words.stop}</button> };
    view! {
        <p role="status" data-doing=move || said.with(Option::is_some).then_some("")>{move || said.get()}</p>
        {move || is_doing.get().then(|| view! { <progress max="1" aria-label=words.making prop:value=done></progress> })}
        {move || is_making.get().then(stop)}
        <p role="alert" class="hand-out-problem" data-problem=move || work.problem.with(Option::is_some).then_some("")>
            {move || work.problem.get()}
        </p>
    }
}
