//! Which other card the one in focus needs, or is needed by: what an arrow drawn by hand says, by choosing from lists.

use leptos::prelude::*;

use super::{Buttons, close};
use crate::app::modal::Modal;
use crate::board_view::editor_context::EditorContext;
use parcours_core::editor::announcement::short;
use parcours_core::editor::links::link;
use parcours_core::model::{CardId, CellKey, JourneyMap};

/// A lane's name, and its cards with their columns.
type Choices = Vec<(String, Vec<(CardId, String)>)>;

/// Every card in sight but `own`, by lane.
fn choices(map: &JourneyMap, own: &CardId) -> Choices {
    let lanes = map.lanes.iter().filter(|lane| !lane.hidden && !lane.is_emotion());
    let by_lane = lanes.map(|lane| {
        let cards = map.steps().flat_map(|step| {
            let cell = CellKey { step: step.id.clone(), lane: lane.id.clone() };
            let cards = map.cards_in(&cell).iter().filter(|id| *id != own);
            cards.filter_map(|id| {
                let text = short(&map.card(id)?.text);
                Some((id.clone(), format!("{text} ({})", map.column_name(&step.id))))
            })
        });
        (lane.label.clone(), cards.collect::<Vec<_>>())
    });
    by_lane.filter(|(_, cards)| !cards.is_empty()).collect()
}

/// The dialog, for the card in focus.
#[component]
pub fn LinkTo(editor: EditorContext, mutual: bool) -> impl IntoView {
    let words = editor.app.words();
    let own = editor.look(|at| at.cards()).into_iter().next().unwrap_or_default();
    let choices = editor.board().read(|map| choices(map, &own));
    let chosen = RwSignal::new(choices.first().and_then(|(_, cards)| cards.first()).map(|(id, _)| id.to_string()));
    let relation = RwSignal::new(if mutual { "mutual" } else { "needs" }.to_owned());
    let relations = [
        ("needs", words.blueprint.needs),
        ("needed-by", words.blueprint.needed_by),
        ("mutual", words.blueprint.mutual),
    ];
    let relations = relations.map(|(value, name)| {
        let selected = (value == "mutual") == mutual && value != "needed-by";
        view! { <option value=value selected=selected>{name}</option> }
    });
    let groups = choices.into_iter().map(|(label, cards)| {
        let cards = cards.into_iter().map(|(id, text)| view! { <option value=id.to_string()>{text}</option> });
        view! { <optgroup label=label>{cards.collect_view()}</optgroup> }
    });
    let title = editor.board().read(|map| map.card(&own).map(|card| short(&card.text)).unwrap_or_default());
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        editor.dialog.set(None);
        let other = CardId::from(chosen.get_untracked().unwrap_or_default());
        let outcome = editor.board().read(|map| match relation.get_untracked().as_str() {
            "needed-by" => link(map, &other, &own, false),
            relation => link(map, &own, &other, relation == "mutual"),
        });
        editor.carry_out(outcome);
        editor.settle(true);
    };
    view! {
        <Modal title=(words.blueprint.link_title)(&title) closed=move || close(editor)>
            <form on:submit=submit>
                <label class="field">
                    <span>{words.blueprint.relation}</span>
                    <select name="relation" on:change=move |event| relation.set(event_target_value(&event))>
                        {relations.collect_view()}
                    </select>
                </label>
                <label class="field">
                    <span>{words.blueprint.other_card}</span>
                    <select name="card" on:change=move |event| chosen.set(Some(event_target_value(&event)))>
                        {groups.collect_view()}
                    </select>
                </label>
                <Buttons editor yes=words.blueprint.link />
            </form>
        </Modal>
    }
}
