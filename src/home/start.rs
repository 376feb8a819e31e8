//! The ways to begin: a type of map, an example, nothing, or a file.

use leptos::ev::Event;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlInputElement;

use super::actions::MapList;
use super::drawing::Drawing;
use crate::app::importing::Importing;
use crate::browser::files;
use parcours_core::templates::{Example, Template};

/// The ways to begin. For whoever has maps the templates are folded to one row, which starts a map all the same.
#[component]
pub fn Start(#[prop(optional)] folds: bool) -> impl IntoView {
    let map_list = expect_context::<MapList>();
    let importing = expect_context::<Importing>();
    let words = map_list.words();
    let of_a_type = Template::ALL.iter().copied().filter(|template| *template != Template::Blank);
    let choose_files = move |event: Event| {
        let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return };
        let chosen = input.files().map(|list| files::all(&list)).unwrap_or_default();
        // Emptied, so that the same file can be chosen again.
        input.set_value("");
        importing.open(chosen);
    };
    view! {
        <section class="home-start" class:folded=move || folds && !map_list.unfolded.get() aria-labelledby="home-start">
            <div class="home-head">
                <h2 id="home-start">{words.start}</h2>
                {folds.then(|| view! {
                    <button type="button" class="home-fold" data-unfold aria-controls="home-ways" aria-expanded=move || map_list.unfolded.get().to_string()
                        on:click=move |_| map_list.unfolded.update(|unfolded| *unfolded = !*unfolded)>{words.unfold}</button>
                })}
            </div>
            <fieldset id="home-ways" class="home-ways" disabled=map_list.full aria-labelledby="home-start" aria-describedby="home-nothing-more">
            <ul class="home-templates">
                {of_a_type.map(|template| view! { <TemplateCard template=template/> }).collect_view()}
            </ul>
            <div class="home-others">
                <button
                    type="button"
                    class="button"
                    data-template=Template::Blank.as_str()
                    title=words.blank_about
                    on:click=move |_| map_list.starting.set(Some(Template::Blank))
                >
                    {words.blank}
                </button>
                <label class="button">
                    {words.open_files}
                    <input
                        type="file"
                        class="home-file"
                        data-open=""
                        multiple
                        on:change=choose_files
                    />
                </label>
                <span class="home-aside">{words.open_files_about}</span>
            </div>
            </fieldset>
        </section>
    }
}

/// A type of map: its shape, the question it answers, when to use it, and an example of it.
#[component]
fn TemplateCard(template: Template) -> impl IntoView {
    let map_list = expect_context::<MapList>();
    let words = map_list.words();
    let kind = template.kind();
    let name = (map_list.app.words().board.kind)(&kind);
    let example = Example::from_name(template.as_str()).map(|example| {
        view! {
            <button
                type="button"
                class="home-example"
                data-example=example.as_str()
                aria-label=(words.example_of)(name)
                on:click=move |_| map_list.app.open_example(example, map_list.open)
            >
                {words.example}
            </button>
        }
    });
    view! {
        <li class="home-template">
            <button
                type="button"
                class="home-template-start"
                data-template=template.as_str()
                on:click=move |_| map_list.starting.set(Some(template))
            >
                <Drawing template=template/>
                <span class="home-template-name">{name.to_owned()}</span>
                <span class="home-template-question">{(words.question)(template)}</span>
                <span class="home-template-when">{(words.when)(template)}</span>
            </button>
            {example}
        </li>
    }
}
