//! What the map is about and who travels: every field of the context and of the persona that this version shows.

use leptos::html;
use leptos::prelude::*;

use super::{Buttons, close};
use crate::editor::outcome::Outcome;
use crate::model::header::MapStatus;
use crate::model::{Act, Context, Edit, Label, MapKind, Persona};
use crate::ui::desk::Desk;
use crate::ui::modal::Modal;

#[component]
fn Text(label: &'static str, name: &'static str, value: String, #[prop(optional)] long: bool) -> impl IntoView {
    view! {
        <label class="field">
            <span>{label}</span>
            {if long {
                view! { <textarea name=name rows="2" maxlength="2000" prop:value=value></textarea> }.into_any()
            } else {
                view! { <input type="text" name=name maxlength="300" prop:value=value /> }.into_any()
            }}
        </label>
    }
}

#[component]
fn Day(label: &'static str, name: &'static str, value: Option<String>) -> impl IntoView {
    view! {
        <label class="field">
            <span>{label}</span>
            <input type="date" name=name prop:value=value.unwrap_or_default() />
        </label>
    }
}

/// The form. What is kept is one step of the history.
#[component]
pub fn Header(desk: Desk) -> impl IntoView {
    let words = desk.shell.words();
    let (kind, context, persona) =
        desk.board().read(|map| (map.kind.clone(), map.context.clone(), map.persona.clone()));
    let before = StoredValue::new((context.clone(), persona.clone()));
    let form = NodeRef::<html::Form>::new();
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let Some(form) = form.get() else { return };
        let (context, persona) = before.get_value();
        let context = read_context(&form, context);
        let persona = read_persona(&form, persona);
        desk.panel.set(None);
        let edit = Edit::Batch(vec![Edit::SetContext(Box::new(context)), Edit::SetPersona(Box::new(persona))]);
        desk.carry_out(Outcome::edit(edit, Label::many(Act::ChangeHeader, 1)));
        desk.settle(true);
    };
    let validated = context.status == MapStatus::Validated;
    let future = kind == MapKind::FutureState;
    view! {
        <Modal title=words.commands.header.title class="wide" closed=move || close(desk)>
            <form node_ref=form on:submit=submit>
                <div class="two-columns">
                    <fieldset>
                        <legend>{words.board.persona}</legend>
                        <Text label=words.board.name name="persona-name" value=persona.name />
                        <Text label=words.board.role name="persona-role" value=persona.role />
                        <label class="field">
                            <span>{words.board.age}</span>
                            <input
                                type="number"
                                name="persona-age"
                                min="0"
                                max="130"
                                prop:value=persona.age.map(|age| age.to_string()).unwrap_or_default()
                            />
                        </label>
                        <Text label=words.board.quote name="persona-quote" value=persona.quote long=true />
                    </fieldset>
                    <fieldset>
                        <legend>{words.board.context}</legend>
                        <Text label=words.board.goal name="goal" value=context.goal long=true />
                        <Text label=words.board.scenario name="scenario" value=context.scenario long=true />
                        <Text label=words.board.expectations name="expectations" value=context.expectations long=true />
                        <Text label=words.board.begins name="begins" value=context.begins />
                        <Text label=words.board.ends name="ends" value=context.ends />
                        <Text label=words.board.owner name="owner" value=context.owner />
                        <label class="field">
                            <span>{words.board.status}</span>
                            <select name="status">
                                <option value="draft" selected=!validated>{words.board.draft_status}</option>
                                <option value="validated" selected=validated>{words.board.validated_status}</option>
                            </select>
                        </label>
                        <Day label=words.board.review name="review" value=context.review />
                        <Text label=words.board.sources name="sources" value=context.sources long=true />
                        {future
                            .then(|| {
                                view! {
                                    <Text label=words.board.vision name="vision" value=context.vision long=true />
                                    <Day label=words.board.horizon name="horizon" value=context.horizon />
                                }
                            })}
                    </fieldset>
                </div>
                <Buttons desk yes=words.board.keep />
            </form>
        </Modal>
    }
}

/// What stands in the field `name`; `None` when the form has no such field.
fn field(form: &web_sys::HtmlFormElement, name: &str) -> Option<String> {
    use wasm_bindgen::JsCast;
    let found = form.query_selector(&format!("[name={name}]")).ok()??;
    let value = match found.dyn_ref::<web_sys::HtmlTextAreaElement>() {
        Some(area) => area.value(),
        None => match found.dyn_ref::<web_sys::HtmlSelectElement>() {
            Some(select) => select.value(),
            None => found.dyn_ref::<web_sys::HtmlInputElement>()?.value(),
        },
    };
    Some(value.trim().to_owned())
}

fn read_context(form: &web_sys::HtmlFormElement, before: Context) -> Context {
    let text = |name: &str, before: String| field(form, name).unwrap_or(before);
    let day = |name: &str, before: Option<String>| match field(form, name) {
        Some(day) => Some(day).filter(|day| !day.is_empty()),
        None => before,
    };
    Context {
        goal: text("goal", before.goal),
        scenario: text("scenario", before.scenario),
        expectations: text("expectations", before.expectations),
        begins: text("begins", before.begins),
        ends: text("ends", before.ends),
        owner: text("owner", before.owner),
        status: field(form, "status").map_or(before.status, |status| status.as_str().into()),
        review: day("review", before.review),
        sources: text("sources", before.sources),
        vision: text("vision", before.vision),
        horizon: day("horizon", before.horizon),
        ..before
    }
}

fn read_persona(form: &web_sys::HtmlFormElement, before: Persona) -> Persona {
    let text = |name: &str, before: String| field(form, name).unwrap_or(before);
    Persona {
        name: text("persona-name", before.name),
        role: text("persona-role", before.role),
        age: field(form, "persona-age").and_then(|age| age.parse().ok()),
        quote: text("persona-quote", before.quote),
        ..before
    }
}
