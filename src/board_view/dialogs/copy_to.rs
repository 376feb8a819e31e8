//! Copying a stage or a lane to another map: which map, where, and what goes along.

use leptos::prelude::*;

use super::{Buttons, close};
use crate::app::app_context::Route;
use crate::app::modal::Modal;
use crate::app::opening;
use crate::board_view::editor_context::EditorContext;
use crate::browser::{clock, random};
use crate::presence::Presence;
use parcours_core::editor::announcement::{Announcement, VisibilityAnnouncement};
use parcours_core::editor::focus::Focus;
use parcours_core::editor::visibility_commands::name;
use parcours_core::format::admit::admit;
use parcours_core::method::copying::{Copying, lane_to, stage_to};
use parcours_core::model::{JourneyMap, MapId};
use parcours_core::store::{Entry, SaveError};
use parcours_core::words::Words;

/// The dialog, for a stage or a lane.
#[component]
pub fn CopyTo(editor: EditorContext, focus: Focus) -> impl IntoView {
    let words = editor.app.words();
    let (here, own) = (Presence::here(), editor.id.get_value());
    let maps: Vec<(MapId, String)> = editor
        .app
        .library()
        .list()
        .unwrap_or_default()
        .into_iter()
        .filter_map(|entry| match entry {
            Entry::Map(map) if map.id != own => Some((map.id, map.title)),
            _ => None,
        })
        .map(|(id, title)| (id, if title.is_empty() { words.board.untitled.to_owned() } else { title }))
        .collect();
    let title = (words.find().copy.title)(&editor.board().read(|map| name(map, &focus)));
    let target = RwSignal::new(maps.first().map(|(id, _)| id.clone()).unwrap_or_default());
    let place = RwSignal::new(usize::MAX);
    let done = RwSignal::new(None::<String>);
    let problem = RwSignal::new(String::new());
    let is_stage = matches!(focus, Focus::Stage(_));
    let focus = StoredValue::new(focus);
    let there = Memo::new(move |_| editor.app.library().open(&target.get()).ok().map(|kept| kept.file.map));
    let stages = move || {
        there.with(|map| {
            map.iter().flat_map(|map| map.stages.iter().map(|stage| stage.name.clone())).collect::<Vec<_>>()
        })
    };
    let would = move || {
        there.with(|into| match into {
            Some(into) => {
                let copying = focus.with_value(|focus| copying(editor, focus, into, place.get()));
                copying.map(|copying| told(editor, words, &copying)).unwrap_or_default()
            }
            None => words.find().copy.not_opened.to_owned(),
        })
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        here.spawn(async move {
            let (into, place) = (target.get_untracked(), place.get_untracked());
            let copied = match opening::may_change(&editor.app.library(), words, &into).await {
                Ok(()) => focus.with_value(|focus| copy(editor, focus, &into, place)),
                Err(why) => Err(why),
            };
            match copied {
                Ok((title, cards)) => {
                    editor.say(&Announcement::Visibility(VisibilityAnnouncement::CopiedTo {
                        title: title.clone(),
                        cards,
                    }));
                    done.set(Some((words.find().copy.done)(&title)));
                }
                Err(why) => problem.set(why),
            }
        });
    };
    let maps = StoredValue::new(maps);
    let choose_map = move || {
        maps.get_value()
            .into_iter()
            .map(|(id, title)| {
                let chosen = target.with_untracked(|target| *target == id);
                view! { <option value=id.to_string() selected=chosen>{title}</option> }
            })
            .collect_view()
    };
    let choose_place = move || {
        is_stage.then(|| {
            let stages = stages();
            let last = stages.len();
            let after = stages.into_iter().enumerate().map(move |(at, name)| {
                let value = if at + 1 == last { usize::MAX } else { at + 1 };
                view! { <option value=value.to_string() selected=at + 1 == last>{(words.find().copy.after)(&name)}</option> }
            });
            view! {
                <label class="field">
                    <span>{words.find().copy.place}</span>
                    <select
                        name="place"
                        on:change=move |event| place.set(event_target_value(&event).parse().unwrap_or(usize::MAX))
                    >
                        <option value="0">{words.find().copy.first}</option>
                        {after.collect_view()}
                    </select>
                </label>
            }
        })
    };
    view! {
        <Modal title closed=move || close(editor)>
            {move || match done.get() {
                Some(done) => {
                    view! {
                        <p data-copied>{done}</p>
                        <div class="dialog-buttons">
                            <button type="button" class="button" on:click=move |_| close(editor)>{words.board.close}</button>
                            <a class="button primary" data-open-copy autofocus href=Route::Map(target.get_untracked(), Default::default()).hash()>
                                {words.find().copy.open}
                            </a>
                        </div>
                    }
                        .into_any()
                }
                None if maps.with_value(Vec::is_empty) => {
                    view! {
                        <p>{words.find().copy.no_other}</p>
                        <div class="dialog-buttons">
                            <button type="button" class="button primary" on:click=move |_| close(editor)>{words.board.close}</button>
                        </div>
                    }
                        .into_any()
                }
                None => {
                    view! {
                        <form on:submit=submit>
                            <label class="field">
                                <span>{words.find().copy.to_map}</span>
                                <select
                                    name="map"
                                    on:change=move |event| {
                                        place.set(usize::MAX);
                                        target.set(event_target_value(&event).into());
                                    }
                                >
                                    {choose_map}
                                </select>
                            </label>
                            {choose_place}
                            <p class="copy-steps" data-copy-preview>{would}</p>
                            <p role="alert">{move || problem.get()}</p>
                            <Buttons editor yes=words.find().copy.copy />
                        </form>
                    }
                        .into_any()
                }
            }}
        </Modal>
    }
}

/// The copy of `focus` into `into`.
fn copying(editor: EditorContext, focus: &Focus, into: &JourneyMap, place: usize) -> Option<Copying> {
    editor.board().read(|map| match focus {
        Focus::Stage(id) => stage_to(map, id, into, place, &mut random::id),
        Focus::Lane(id) => lane_to(map, id, into, &mut random::id),
        _ => None,
    })
}

/// What a copy would come to.
fn told(editor: EditorContext, words: &Words, copying: &Copying) -> String {
    let words = &words.find().copy;
    let mut told = vec![(words.goes_along)(copying.cards, copying.feelings)];
    if copying.lanes_added > 0 {
        told.push((words.lanes_added)(copying.lanes_added));
    }
    if !copying.gathered.is_empty() {
        let names = editor.board().read(|map| {
            let names = copying.gathered.iter().map(|step| map.column_name(step).to_owned());
            names.collect::<Vec<_>>().join(", ")
        });
        told.push((words.gathered)(&names));
    }
    if copying.skipped > 0 {
        told.push((words.skipped)(copying.skipped));
    }
    told.join(" ")
}

/// Copies `focus` into the map `id` as it is kept now; gives that map's title and how many cards went along, or says why not.
fn copy(editor: EditorContext, focus: &Focus, id: &MapId, place: usize) -> Result<(String, usize), String> {
    let (app, words) = (editor.app, editor.app.words());
    let library = app.library();
    // Another tab may save between reading and writing: then what it saved is read, and the copy made for that.
    let mut again = true;
    loop {
        let mut kept = library.open(id).map_err(|_| words.find().copy.not_opened.to_owned())?;
        let gone = || words.find().copy.not_opened.to_owned();
        let mut copying = copying(editor, focus, &kept.file.map, place).ok_or_else(gone)?;
        admit(&kept.file.map, &mut copying.edit).map_err(|problem| (words.file.problem)(&problem))?;
        if kept.file.map.apply(copying.edit).is_err() {
            return Err(words.find().copy.not_opened.to_owned());
        }
        match library.save(&mut kept, &clock::now_text()) {
            Err(SaveError::ChangedElsewhere) if again => again = false,
            Err(error) => return Err(app.why_not_saved(&error)),
            Ok(_) => {
                app.library_changed.update(|count| *count += 1);
                let title = kept.file.map.title;
                let title = if title.is_empty() { words.board.untitled.to_owned() } else { title };
                return Ok((title, copying.cards));
            }
        }
    }
}
