//! Stages, lanes and cards of another map of this browser, brought into the open one.

use leptos::prelude::*;

use super::ending::take;
use crate::app::modal::Modal;
use crate::board_view::dialogs::close;
use crate::board_view::editor_context::EditorContext;
use crate::browser::random;
use parcours_core::editor::announcement::{Place, short};
use parcours_core::editor::focus::Focus;
use parcours_core::method::bringing::{Chosen, bring};
use parcours_core::method::copying::Copying;
use parcours_core::model::{Act, CardId, Edit, JourneyMap, Label, LaneId, MapId, StageId};
use parcours_core::store::Entry;
use parcours_core::words::in_a_line;
use parcours_core::words::taking_in::{self, BringWords};

/// The dialog: which map, what of it, and what that comes to.
#[component]
pub fn BringIn(editor: EditorContext) -> impl IntoView {
    let words = &taking_in::of(&editor.app.words().language).bring;
    let maps = other_maps(editor);
    let source = RwSignal::new(maps.first().map(|(id, _)| id.clone()).unwrap_or_default());
    let chosen = RwSignal::new(Chosen::default());
    let from = Memo::new(move |_| editor.app.library().open(&source.get()).ok().map(|kept| kept.file.map));
    // Looked at with ids of its own: what is made of it has others.
    let copying = move || {
        let chosen = chosen.get();
        let is_any = !(chosen.stages.is_empty() && chosen.lanes.is_empty() && chosen.cards.is_empty());
        from.with(|from| {
            let from = from.as_ref().filter(|_| is_any)?;
            Some(editor.board().read(|into| bring(from, &chosen, into, &mut random::id)))
        })
    };
    let would = move || match copying() {
        Some(copying) => from.with(|from| from.as_ref().map(|from| told(words, from, &copying)).unwrap_or_default()),
        None if from.with(Option::is_none) => words.not_opened.to_owned(),
        None => words.nothing.to_owned(),
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let Some(copying) = untrack(copying) else { return };
        let title = from.with_untracked(|from| from.as_ref().map(|from| from.title.clone()).unwrap_or_default());
        let title = editor.app.name(&title);
        let said = (words.brought)(copying.cards, &title);
        let focus = first_new(&copying.edit);
        take(editor, copying.edit, Label::one(Act::TakeOver, title), focus, said);
    };
    let none = maps.is_empty();
    let options = maps.into_iter().map(|(id, title)| view! { <option value=id.to_string()>{title}</option> });
    let choose_map = move |event: web_sys::Event| {
        chosen.set(Chosen::default());
        source.set(event_target_value(&event).into());
    };
    let parts = move || from.with(|from| from.as_ref().map(|from| parts(words, from, chosen)));
    view! {
        <Modal title=words.title class="wide taking-in" closed=move || close(editor)>
            {if none {
                view! {
                    <p>{words.no_other}</p>
                    <div class="dialog-buttons">
                        <button type="button" class="button primary" on:click=move |_| close(editor)>
                            {editor.app.words().board.close}
                        </button>
                    </div>
                }
                    .into_any()
            } else {
                view! {
                    <form on:submit=submit>
                        <p class="quiet">{words.about}</p>
                        <label class="field">
                            <span>{words.map}</span>
                            <select name="map" autofocus on:change=choose_map>
                                {options.collect_view()}
                            </select>
                        </label>
                        {parts}
                        <p role="status" class="taking-in-preview" data-bring-preview>{would}</p>
                        <div class="dialog-buttons">
                            <button type="button" class="button" on:click=move |_| close(editor)>
                                {editor.app.words().board.cancel}
                            </button>
                            <button
                                type="submit"
                                class="button primary"
                                data-command="bring-in-chosen"
                                disabled=move || copying().is_none()
                            >
                                {words.bring}
                            </button>
                        </div>
                    </form>
                }
                    .into_any()
            }}
        </Modal>
    }
}

/// The other maps of this browser, by name.
fn other_maps(editor: EditorContext) -> Vec<(MapId, String)> {
    let own = editor.id.get_value();
    let entries = editor.app.library().list().unwrap_or_default().into_iter();
    let maps = entries.filter_map(|entry| match entry {
        Entry::Map(map) if map.id != own => Some((map.id, editor.app.name(&map.title))),
        _ => None,
    });
    maps.collect()
}

/// The stages, lanes and cards of `from`, each with a tick.
fn parts(words: &'static BringWords, from: &JourneyMap, chosen: RwSignal<Chosen>) -> impl IntoView + use<> {
    let named = |name: &str| if name.trim().is_empty() { words.unnamed.to_owned() } else { name.to_owned() };
    let stages: Vec<_> = from
        .stages
        .iter()
        .map(|stage| {
            let id: StageId = stage.id.clone();
            let change = move |is_chosen: bool| chosen.update(|chosen| put(&mut chosen.stages, &id, is_chosen));
            tick("stage", stage.id.as_str(), named(&stage.name), String::new(), change)
        })
        .collect();
    let lanes: Vec<_> = from
        .lanes
        .iter()
        .map(|lane| {
            let id: LaneId = lane.id.clone();
            let change = move |is_chosen: bool| chosen.update(|chosen| put(&mut chosen.lanes, &id, is_chosen));
            tick("lane", lane.id.as_str(), named(&lane.label), String::new(), change)
        })
        .collect();
    let cards: Vec<_> = from
        .cards_in_order()
        .filter_map(|id| {
            let card = from.card(id)?;
            let place = Place::of(from, &card.cell());
            let id: CardId = id.clone();
            let name = id.to_string();
            let change = move |is_chosen: bool| chosen.update(|chosen| put(&mut chosen.cards, &id, is_chosen));
            Some(tick("card", &name, named(&short(&card.text)), in_a_line(&[&place.column, &place.lane]), change))
        })
        .collect();
    let has_cards = !cards.is_empty();
    view! {
        <fieldset class="taking-in-ticks">
            <legend>{words.stages}</legend>
            {stages}
        </fieldset>
        <fieldset class="taking-in-ticks">
            <legend>{words.lanes}</legend>
            {lanes}
        </fieldset>
        {has_cards
            .then(|| {
                view! {
                    <details class="taking-in-ticks">
                        <summary>{words.cards}</summary>
                        {cards}
                    </details>
                }
            })}
    }
}

/// A tick for the thing called `name`, which stands at `place`.
fn tick(kind: &'static str, id: &str, name: String, place: String, change: impl Fn(bool) + Send + 'static) -> AnyView {
    let id = format!("{kind}-{id}");
    view! {
        <label class="tick">
            <input type="checkbox" data-bring=id on:change=move |event| change(event_target_checked(&event)) />
            <span>
                <bdi>{name}</bdi>
                {(!place.is_empty()).then(|| view! { " " <span class="quiet"><bdi>{place}</bdi></span> })}
            </span>
        </label>
    }
    .into_any()
}

fn put<T: PartialEq + Clone>(list: &mut Vec<T>, item: &T, is_in: bool) {
    list.retain(|other| other != item);
    if is_in {
        list.push(item.clone());
    }
}

/// What bringing it in comes to.
fn told(words: &BringWords, from: &JourneyMap, copying: &Copying) -> String {
    let mut told = vec![(words.comes)(copying.cards, copying.feelings)];
    if copying.lanes_added > 0 {
        told.push((words.lanes_added)(copying.lanes_added));
    }
    if !copying.gathered.is_empty() {
        let names: Vec<&str> = copying.gathered.iter().map(|step| from.column_name(step)).collect();
        told.push((words.gathered)(&names.join(", ")));
    }
    if copying.skipped > 0 {
        told.push((words.skipped)(copying.skipped));
    }
    told.join(" ")
}

/// The first stage, lane or card that an edit adds.
fn first_new(edit: &Edit) -> Option<Focus> {
    let Edit::Batch(edits) = edit else { return None };
    edits.iter().find_map(|edit| match edit {
        Edit::AddStage { stage, .. } => Some(Focus::Stage(stage.id.clone())),
        Edit::AddLane { lane, .. } => Some(Focus::Lane(lane.id.clone())),
        Edit::AddCard { id, .. } => Some(Focus::Card(id.clone())),
        _ => None,
    })
}
