//! The panel of moments of truth: those that were decided, and where to look for others. The page suggests, a person decides.

use super::node::{Node, button, command, el, figure, text};
use crate::command;
use crate::editor::announcement::{Announcement, short};
use crate::editor::details::{change_cards, dismiss_all};
use crate::editor::focus::{Focus, focus_in};
use crate::editor::outcome::{Draft, Effect, Outcome};
use crate::editor::situation::Situation;
use crate::editor::view_state::View;
use crate::method::moments::{Decided, Lack, Suggestion, bearers, decided, lacks, lane_for, suggestions};
use crate::model::{Act, CardId, CellKey, JourneyMap, Label, MomentOfTruth};
use crate::words::moments::MomentsWords;

/// Draws it.
pub fn draw(at: &Situation<'_>) -> Node {
    let words = at.words.moments();
    let decided = decided(at.map);
    let mut found = suggestions(at.map);
    for reason in found.open.iter_mut().chain(&mut found.aside).flat_map(|suggestion| &mut suggestion.reasons) {
        reason.put_in_order(at.word_order);
    }
    let lacks = lacks(at.map);
    let part = figure(decided_part(at.map, words, &decided), "moments", decided.len());
    let mut sheet = el("div").child(text("p", words.about).class("quiet")).child(part);
    if lacks.is_empty() {
        sheet = sheet.child(suggested_part(at, &found.open));
    } else {
        sheet = sheet.child(lacking_part(at, &lacks));
    }
    if found.aside.is_empty() { sheet } else { sheet.child(aside_part(at.map, words, &found.aside)) }
}

/// The sign of a high or a low: a shape, beside the word.
fn sign(moment: &MomentOfTruth) -> Node {
    let (class, sign) = match moment {
        MomentOfTruth::Low => ("moment-sign low", "▼"),
        _ => ("moment-sign high", "▲"),
    };
    text("span", sign).class(class).with("aria-hidden", "true")
}

/// A name that leads to its place on the board; plain text when its lane is hidden.
pub(super) fn place(map: &JourneyMap, name: &str, focus: Focus) -> Node {
    if !focus.exists(map) {
        return text("span", name).class("place");
    }
    button("link place", name, move |_, _, _| Outcome::effect(Effect::GoTo(focus.clone())))
}

fn card_text(map: &JourneyMap, id: &CardId) -> String {
    map.card(id).map(|card| card.text.clone()).unwrap_or_default()
}

/// Says of a card that it is a moment of truth, or none.
fn decide(at: &Situation<'_>, id: &CardId, moment: Option<&MomentOfTruth>) -> Outcome {
    let Some(card) = at.map.card(id) else { return Outcome::default() };
    let said = Announcement::MomentDecided { text: short(&card.text), moment: moment.cloned() };
    let outcome = change_cards(at.map, std::slice::from_ref(id), |card| card.moment = moment.cloned()).and_say(said);
    match at.view_state.choosing {
        Some(_) => outcome.and_effect(Effect::Look(Box::new(crate::editor::view_state::ViewState {
            choosing: None,
            ..at.view_state.clone()
        }))),
        None => outcome,
    }
}

fn decided_part(map: &JourneyMap, words: &'static MomentsWords, decided: &[Decided]) -> Node {
    let title = text("h3", (words.decided)(decided.len()));
    let part = el("section").with("data-part", "decided").child(title);
    if decided.is_empty() {
        return part.child(text("p", words.none_decided).class("quiet"));
    }
    let rows = decided.iter().map(|decided| {
        let id = decided.card.clone();
        let name = card_text(map, &id);
        let choices = MomentOfTruth::ALL.iter().map(|moment| {
            let (id, moment) = (id.clone(), moment.clone());
            let word = (words.moment)(&moment);
            let is_it = decided.moment == moment;
            button("button small", word, {
                let moment = moment.clone();
                move |at, _, _| decide(at, &id, Some(&moment))
            })
            .with("data-moment", moment.as_str())
            .with("aria-pressed", if is_it { "true" } else { "false" })
            .with("aria-label", (words.about_what)(word, &name))
        });
        let remove = {
            let id = id.clone();
            button("button small", words.remove, move |at, _, _| decide(at, &id, None))
                .with("data-remove", id_of(&decided.card))
                .with("aria-label", (words.about_what)(words.remove, &name))
        };
        let head = el("p").class("row").child(sign(&decided.moment)).child(place(
            map,
            &name,
            Focus::Card(decided.card.clone()),
        ));
        el("li")
            .key(id_of(&decided.card))
            .with("data-decided", id_of(&decided.card))
            .child(head)
            .child(text("p", map.column_name(&decided.step)).class("quiet"))
            .child(el("div").class("actions").children(choices).child(remove))
    });
    part.child(el("ul").class("entries").children(rows))
}

fn id_of(id: &CardId) -> String {
    id.as_str().to_owned()
}

fn lacking_part(at: &Situation<'_>, lacks: &[Lack]) -> Node {
    let (words, commands) = (at.words.moments(), &at.words.commands);
    let go = |focus: Focus| focus.exists(at.map).then(|| place(at.map, words.go_there, focus));
    let rows = lacks.iter().map(|lack| {
        let way = match lack {
            Lack::Steps => Some(command("link place", command!("add-stage"), commands.add_stage.title)),
            Lack::EmotionLane => Some(command("link place", command!("add-lane"), commands.add_lane.title)),
            Lack::Cards { at, .. } => go(Focus::Step(at.clone())),
            Lack::Feelings { at, .. } => go(Focus::Cell(at.clone())),
        };
        el("li").class("hint").child(text("p", (words.lack)(lack))).children(way)
    });
    el("section")
        .with("data-part", "lacking")
        .child(text("h3", (words.suggested)(0)))
        .child(el("ul").class("entries").children(rows))
}

fn suggested_part(at: &Situation<'_>, open: &[Suggestion]) -> Node {
    let words = at.words.moments();
    let part = el("section").with("data-part", "suggested").child(text("h3", (words.suggested)(open.len())));
    if open.is_empty() {
        return part.child(text("p", words.none_suggested).class("quiet"));
    }
    part.child(el("ul").class("entries").children(open.iter().map(|suggestion| suggested(at, suggestion))))
}

fn reasons(words: &MomentsWords, suggestion: &Suggestion) -> Node {
    let rows = suggestion
        .reasons
        .iter()
        .map(|reason| text("li", (words.reason)(reason)).key(reason.as_str()).with("data-reason", reason.as_str()));
    el("ul").class("reasons").children(rows)
}

fn suggested(at: &Situation<'_>, suggestion: &Suggestion) -> Node {
    let words = at.words.moments();
    let step = suggestion.step.clone();
    let name = at.map.column_name(&step).to_owned();
    let choosing = at.view_state.choosing.as_ref().filter(|(other, _)| *other == step).map(|(_, moment)| moment);
    let choices = MomentOfTruth::ALL.iter().map(|moment| {
        let word = (words.moment)(moment);
        let several = bearers(at.map, suggestion, moment).len() != 1;
        let accept = {
            let (suggestion, moment) = (suggestion.clone(), moment.clone());
            button("button small", "", move |at, _, _| accept(at, &suggestion, &moment))
        };
        let accept = accept
            .child(sign(moment))
            .child(text("span", word))
            .with("data-accept", moment.as_str())
            .with("aria-label", (words.about_what)(word, &name));
        match several {
            true => accept.with("aria-expanded", if choosing == Some(moment) { "true" } else { "false" }),
            false => accept,
        }
    });
    let set_aside = aside_button(words.set_aside, words, suggestion, &name, true).with("data-aside", step.as_str());
    let row = el("li")
        .key(step.as_str())
        .with("data-suggested", step.as_str())
        .child(place(at.map, &name, Focus::Step(step.clone())))
        .child(reasons(words, suggestion))
        .child(el("div").class("actions").children(choices).child(set_aside));
    match choosing {
        Some(moment) => row.child(chooser(at, suggestion, moment)),
        None => row,
    }
}

/// Takes a suggestion up: at once where only one card can carry it, else after a choice.
fn accept(at: &Situation<'_>, suggestion: &Suggestion, moment: &MomentOfTruth) -> Outcome {
    if let [only] = bearers(at.map, suggestion, moment).as_slice() {
        return decide(at, only, Some(moment));
    }
    let wanted = Some((suggestion.step.clone(), moment.clone()));
    Outcome::look(at.view_state, |view_state| {
        view_state.choosing = if view_state.choosing == wanted { None } else { wanted }
    })
}

/// The cards that can carry it, and a new one.
fn chooser(at: &Situation<'_>, suggestion: &Suggestion, moment: &MomentOfTruth) -> Node {
    let words = at.words.moments();
    let cards = bearers(at.map, suggestion, moment);
    let rows = cards.iter().map(|id| {
        let (card, moment) = (id.clone(), moment.clone());
        let choice = button("button choice", card_text(at.map, id), move |at, _, _| decide(at, &card, Some(&moment)));
        el("li").key(id.as_str()).child(choice.with("data-bearer", id.as_str()))
    });
    let lane = lane_for(at.map, moment).and_then(|id| at.map.lane(id));
    let last = match lane {
        Some(lane) => {
            let cell = CellKey { step: suggestion.step.clone(), lane: lane.id.clone() };
            let new = button("button choice", (words.new_card)(&lane.label), move |at, _, fresh| {
                write_new(at, &cell, fresh())
            });
            Some(el("li").key("+").child(new.with("data-bearer", "new")))
        }
        None if cards.is_empty() => Some(text("li", words.nowhere).key("+").class("quiet")),
        None => None,
    };
    el("div")
        .class("chooser")
        .child(text("p", (words.which)(moment)))
        .child(el("ul").class("entries").children(rows).children(last))
}

/// Begins a new card at the end of `cell`. Where the board is out of sight, it comes first.
fn write_new(at: &Situation<'_>, cell: &CellKey, id: String) -> Outcome {
    if at.view_state.view != View::Board {
        return Outcome::effect(Effect::GoTo(focus_in(at.map, cell.clone(), usize::MAX)));
    }
    let index = at.map.cards_in(cell).len();
    Outcome::effect(Effect::Write(Draft::NewCard { id: id.into(), cell: cell.clone(), index }))
}

fn aside_button(
    title: &'static str,
    words: &'static MomentsWords,
    suggestion: &Suggestion,
    name: &str,
    aside: bool,
) -> Node {
    let (names, step) = (suggestion.names(), name.to_owned());
    let set = button("button small", title, move |at, _, _| {
        dismiss_all(at.map, &names, Label::one(Act::Dismiss, short(&step)), aside)
    });
    set.with("aria-label", (words.about_what)(title, name))
}

fn aside_part(map: &JourneyMap, words: &'static MomentsWords, aside: &[Suggestion]) -> Node {
    let rows = aside.iter().map(|suggestion| {
        let name = map.column_name(&suggestion.step);
        let back = aside_button(words.bring_back, words, suggestion, name, false);
        el("li")
            .key(suggestion.step.as_str())
            .with("data-set-aside", suggestion.step.as_str())
            .child(place(map, name, Focus::Step(suggestion.step.clone())))
            .child(reasons(words, suggestion))
            .child(el("div").class("actions").child(back.with("data-bring-back", suggestion.step.as_str())))
    });
    el("details")
        .key("aside")
        .with("data-part", "aside")
        .child(text("summary", (words.aside)(aside.len())))
        .child(el("ul").class("entries").children(rows))
}
