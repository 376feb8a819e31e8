//! Setting up a new map: its title and its first stages. Enter accepts what is proposed.

use leptos::ev::SubmitEvent;
use leptos::html;
use leptos::prelude::*;

use super::actions::MapList;
use super::more::MORE;
use crate::app::fitting;
use crate::app::modal::Modal;
use crate::browser::element::close_dialog_around;
use crate::browser::random;
use parcours_core::format::limits;
use parcours_core::format::{MapFile, text};
use parcours_core::model::{JourneyMap, Language};
use parcours_core::templates::{Preset, Template, new_map, presets_for};

/// The stages a new map begins with.
#[derive(Clone, Copy, PartialEq)]
enum Stages {
    /// Those of the template.
    Template,
    /// Those of a preset.
    Preset(Preset),
    /// One, empty.
    One,
}

/// The dialog for a new map, while one is begun.
#[component]
pub fn NewMap() -> impl IntoView {
    let map_list = expect_context::<MapList>();
    let starting = move || map_list.starting.get();
    MORE.shown(map_list.app, move || starting().is_some(), move |more| starting().map(more.new_map).into_any())
}

/// The dialog for a new map.
#[component]
pub fn NewMapDialog(template: Template) -> impl IntoView {
    let map_list = expect_context::<MapList>();
    let words = map_list.words();
    let title = NodeRef::<html::Input>::new();
    let choices = choices(template);
    let chosen = RwSignal::new(choices.first().copied().unwrap_or(Stages::Template));
    let name = match template {
        Template::Blank => words.blank.to_owned(),
        _ => (map_list.app.words().board.kind)(&template.kind()).to_owned(),
    };
    let create = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(field) = title.get_untracked().filter(|field| fitting::is_fit(map_list.app, field)) else { return };
        let title = field.value();
        let map = JourneyMap { title: text::name(&title), ..made(template, chosen.get_untracked(), map_list) };
        close_dialog_around(&event);
        map_list.app.add_and_open(MapFile::new(random::map_id(), map));
    };
    let choice = move |stages: Stages| view! { <StagesChoice stages=stages chosen=chosen/> };
    view! {
        <Modal title=words.new_map class="home-dialog" closed=move || map_list.starting.set(None)>
            <form class="home-new-map" on:submit=create>
                <p><span class="home-kind">{name}</span></p>
                <label class="field">
                    <span>{words.title}</span>
                    <input
                        type="text"
                        node_ref=title
                        autofocus
                        data-most=limits::NAME.to_string()
                        autocomplete="off"
                        placeholder=words.title_hint
                    />
                </label>
                {(!choices.is_empty()).then(|| view! {
                    <fieldset class="home-stages">
                        <legend>{words.stages}</legend>
                        {choices.into_iter().map(choice).collect_view()}
                    </fieldset>
                })}
                <div class="dialog-buttons">
                    <button type="button" class="button" on:click=|event| close_dialog_around(&event)>
                        {words.cancel}
                    </button>
                    <button type="submit" class="button primary">{words.create}</button>
                </div>
            </form>
        </Modal>
    }
}

/// One list of stages to choose, with its names.
#[component]
fn StagesChoice(stages: Stages, chosen: RwSignal<Stages>) -> impl IntoView {
    let map_list = expect_context::<MapList>();
    let words = map_list.words();
    let language = map_list.app.language();
    let (name, about) = match stages {
        Stages::Preset(preset) => (preset.title(&language), stage_names(preset, &language)),
        Stages::One | Stages::Template => (words.one_stage.to_owned(), words.one_stage_about.to_owned()),
    };
    view! {
        <label class="home-stage">
            <input
                type="radio"
                name="stages"
                prop:checked=move || chosen.get() == stages
                on:change=move |_| chosen.set(stages)
            />
            <span><span class="home-stage-name">{name}</span><span class="home-aside">{about}</span></span>
        </label>
    }
}

fn choices(template: Template) -> Vec<Stages> {
    if template == Template::Blank {
        return Vec::new();
    }
    presets_for(&template.kind()).map(Stages::Preset).chain([Stages::One]).collect()
}

fn stage_names(preset: Preset, language: &Language) -> String {
    let names: Vec<String> = preset.map(language).stages.into_iter().map(|stage| stage.name).collect();
    names.join(" · ")
}

fn made(template: Template, stages: Stages, map_list: MapList) -> JourneyMap {
    let language = map_list.app.language();
    let mut fresh = random::id;
    match stages {
        Stages::Template => new_map(template, None, &language, &mut fresh),
        Stages::Preset(preset) => new_map(template, Some(preset), &language, &mut fresh),
        Stages::One => JourneyMap {
            stages: new_map(Template::Blank, None, &language, &mut fresh).stages,
            ..new_map(template, None, &language, &mut fresh)
        },
    }
}
