//! The panel of what is known of the selected cards: what matters for a card of its lane first, everything else below.

mod controls;
mod links;
mod metric;

use std::rc::Rc;

use super::node::{Node, el, text};
use super::step_details;
use crate::editor::card_fields::Field;
use crate::editor::focus::Focus;
use crate::editor::situation::Situation;
use crate::model::{Card, CardId, LaneRole, MapKind};

/// What the controls of the panel are made from.
struct Form<'a> {
    at: &'a Situation<'a>,
    /// The cards a change goes to: those shown when it was made, even if others are selected meanwhile.
    cards: Rc<[CardId]>,
    shown: Vec<&'a Card>,
}

/// A part of the panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Field(Field),
    Tags,
    Links,
    Metric,
}

/// Draws it.
pub fn draw(at: &Situation<'_>) -> Node {
    let cards = at.cards();
    let shown: Vec<&Card> = cards.iter().filter_map(|id| at.map.card(id)).collect();
    let panel = el("div").class("details");
    let Some(card) = shown.first() else {
        let instead = step_details::draw_in_focus(at).unwrap_or_else(|| nothing_selected(at).key("hint"));
        return panel.child(instead);
    };
    let lane = at.map.lane(&card.lane);
    let roles: Vec<LaneRole> = shown.iter().filter_map(|card| Some(at.map.lane(&card.lane)?.role.clone())).collect();
    let role = roles.iter().all(|role| Some(role) == roles.first()).then(|| roles.first().cloned()).flatten();
    let first = first_parts(role.as_ref().unwrap_or(&LaneRole::Custom), &at.map.kind);
    let is_locked = shown.iter().any(|card| at.map.lane(&card.lane).is_some_and(|lane| lane.locked));
    let words = &at.words.details;
    let place = match shown.len() {
        1 => format!("{} · {}", lane.map_or("", |lane| lane.label.as_str()), at.map.column_name(&card.step)),
        count => (words.several)(count),
    };
    let form = Form { at, cards: cards.into(), shown };
    let parts = |parts: &[Part]| parts.iter().filter_map(|part| form.part(*part)).collect::<Vec<Node>>();
    let others: Vec<Part> = ALL.iter().filter(|part| !first.contains(part)).copied().collect();
    let more = el("details")
        .key("more")
        .class("more")
        .child(text("summary", words.more).key("summary"))
        .child(el("div").class("parts").key("parts").children(parts(&others)));
    panel
        .child(text("p", place).class("quiet place").key("place"))
        .children(is_locked.then(|| text("p", words.locked).class("aside").key("locked")))
        .child(
            el("fieldset")
                .key("form")
                .class("plain")
                .with("aria-label", (at.words.commands.side_details).title)
                .with_if(is_locked, "disabled")
                .child(el("div").class("parts").key("first").children(parts(first)))
                .child(more),
        )
}

/// What is said while there is no card to show.
fn nothing_selected(at: &Situation<'_>) -> Node {
    let words = &at.words.details;
    match at.focus {
        Some(Focus::Lane(_)) => text("p", words.hint_header),
        Some(Focus::Cell(_)) if at.curve_cell().is_some() => text("p", words.hint_feeling),
        _ => text("p", words.hint),
    }
    .class("quiet")
    .with("data-hint", "")
}

impl Form<'_> {
    /// The part, unless it says nothing for several cards at once.
    fn part(&self, part: Part) -> Option<Node> {
        let is_one = self.shown.len() == 1;
        match part {
            Part::Field(Field::Text) if !is_one => None,
            Part::Field(field) => Some(self.control(field)),
            Part::Tags => Some(self.tags()),
            Part::Links => is_one.then(|| self.links()),
            Part::Metric => is_one.then(|| self.metric()),
        }
    }
}

const fn field(field: Field) -> Part {
    Part::Field(field)
}

const TEXT: Part = field(Field::Text);
const NOTE: Part = field(Field::Note);
const OWNER: Part = field(Field::Owner);
const EVIDENCE: Part = field(Field::Evidence);
const SOURCE: Part = field(Field::Source);
const LEARNT: Part = field(Field::Learnt);
const CHANNEL: Part = field(Field::Channel);
const CHANNEL_KIND: Part = field(Field::ChannelKind);
const KEY: Part = field(Field::Key);
const MOMENT: Part = field(Field::Moment);
const IMPORTANCE: Part = field(Field::Importance);
const PERFORMANCE: Part = field(Field::Performance);
const IMPACT: Part = field(Field::Impact);
const EFFORT: Part = field(Field::Effort);
const STATUS: Part = field(Field::Status);
const DUE: Part = field(Field::Due);
const MINUTES: Part = field(Field::Minutes);
const FAILURE: Part = field(Field::Failure);
const ACCEPTED: Part = field(Field::Accepted);
const COLOUR: Part = field(Field::Colour);

/// Every part, in the order of the panel.
#[rustfmt::skip]
const ALL: &[Part] = &[
    TEXT, CHANNEL, CHANNEL_KIND, KEY, MOMENT, IMPORTANCE, PERFORMANCE, IMPACT, EFFORT, STATUS, DUE, ACCEPTED, Part::Links, Part::Metric,
    MINUTES, FAILURE, EVIDENCE, SOURCE, LEARNT, OWNER, Part::Tags, COLOUR, NOTE,
];

/// What matters most for a card of a lane of that role; everything else stands below.
#[rustfmt::skip]
fn first_parts(role: &LaneRole, kind: &MapKind) -> &'static [Part] {
    match role {
        LaneRole::Touchpoint => &[TEXT, CHANNEL, CHANNEL_KIND, KEY, MOMENT, EVIDENCE, OWNER, Part::Tags, IMPORTANCE, PERFORMANCE, NOTE],
        LaneRole::Frontstage => &[TEXT, CHANNEL, CHANNEL_KIND, MINUTES, FAILURE, EVIDENCE, OWNER, Part::Tags, Part::Links, NOTE],
        LaneRole::Action if *kind == MapKind::ServiceBlueprint => &[TEXT, MINUTES, FAILURE, MOMENT, EVIDENCE, OWNER, Part::Tags, Part::Links, NOTE],
        LaneRole::Backstage | LaneRole::Support | LaneRole::Evidence | LaneRole::Policy => &[TEXT, MINUTES, FAILURE, EVIDENCE, OWNER, Part::Tags, Part::Links, NOTE],
        LaneRole::Pain | LaneRole::Gap => &[TEXT, MOMENT, EVIDENCE, OWNER, Part::Tags, Part::Links, ACCEPTED, SOURCE, LEARNT, NOTE],
        LaneRole::Opportunity | LaneRole::Solution => &[TEXT, IMPACT, EFFORT, OWNER, STATUS, DUE, EVIDENCE, Part::Tags, Part::Links, NOTE],
        LaneRole::Metric => &[TEXT, Part::Metric, EVIDENCE, SOURCE, LEARNT, OWNER, Part::Tags, NOTE],
        LaneRole::Thought | LaneRole::Quote | LaneRole::Need => &[TEXT, EVIDENCE, SOURCE, LEARNT, OWNER, Part::Tags, NOTE],
        _ => &[TEXT, MOMENT, EVIDENCE, OWNER, Part::Tags, NOTE],
    }
}
