//! The ties of the card that is shown to others.

use super::Form;
use super::controls::under;
use crate::editor::announcement::short;
use crate::editor::card_links::{candidates, links_of, tie, untie, usual_way};
use crate::editor::focus::Focus;
use crate::editor::outcome::{Effect, Outcome};
use crate::editor::unfinished::LinkWay;
use crate::model::CardId;
use crate::panels::node::{Node, On, button, el, select, text};

impl Form<'_> {
    /// The links of the one card that is shown, and a way to make one.
    pub(super) fn links(&self) -> Node {
        let words = &self.at.words.details;
        let group = el("fieldset").class("links").key("links").with("data-detail", "links");
        let group = group.child(text("legend", words.links));
        let Some(card) = self.cards.first() else { return group };
        let links: Vec<Node> = links_of(self.at.map, card)
            .into_iter()
            .map(|(index, way, other)| self.link(card, index, way, other))
            .collect();
        let list = (!links.is_empty()).then(|| el("ul").key("list").children(links));
        let new = el("details").key("new").with("data-detail", "link-new");
        let new = new.child(text("summary", words.new_link).key("summary")).children(self.new_link(card));
        group.children(list).child(new)
    }

    fn text_of(&self, card: &CardId) -> String {
        self.at.map.card(card).map(|card| short(&card.text)).unwrap_or_default()
    }

    fn link(&self, card: &CardId, index: usize, way: LinkWay, other: CardId) -> Node {
        let words = &self.at.words.details;
        let name = self.text_of(&other);
        let goes_to = other.clone();
        let go =
            button("link", name.clone(), move |_, _, _| Outcome::effect(Effect::GoTo(Focus::Card(goes_to.clone()))))
                .with("aria-label", (words.go_to)(&name))
                .with("data-linked", other.to_string());
        let card = card.clone();
        let remove = text("button", "×")
            .with("type", "button")
            .with("aria-label", (words.remove_link)(&name))
            .with("data-remove-link", other.to_string())
            .on(On::Click, move |at, _, _| untie(at.map, &card, index));
        el("li")
            .key(format!("{} {other}", way.as_str()))
            .with("data-way", way.as_str())
            .child(text("span", (words.way)(way)).class("quiet"))
            .child(go)
            .child(remove)
    }

    fn new_link(&self, card: &CardId) -> Vec<Node> {
        let words = &self.at.words.details;
        let unfinished = &self.at.view_state.unfinished;
        let role = self.shown.first().and_then(|card| self.at.map.lane(&card.lane)).map(|lane| &lane.role);
        let way = unfinished.way.or_else(|| role.map(usual_way)).unwrap_or(LinkWay::Needs);
        let ways = LinkWay::ALL.map(|way| (way.as_str().to_owned(), (words.way)(way).to_owned()));
        let ways = select(way.as_str(), ways).with("data-detail", "link-way").on(On::Change, |at, value, _| {
            Outcome::look(at.view_state, |view_state| view_state.unfinished.way = LinkWay::from_name(value))
        });
        let groups = candidates(self.at.map, card, way);
        let is_there = |id: &CardId| groups.iter().any(|(_, cards)| cards.contains(&id));
        let tied = unfinished.tied.clone().filter(|tied| is_there(tied));
        let mut nodes = vec![under("link-way", words.link_way, ways, None)];
        if groups.is_empty() {
            nodes.push(text("p", words.no_candidates).class("quiet").key("none"));
            return nodes;
        }
        let choose = text("option", words.choose_card).with("value", "");
        let options = groups.iter().map(|(column, cards)| {
            let cards = cards
                .iter()
                .map(|id| text("option", self.text_of(id)).key(id.to_string()).with("value", id.to_string()));
            el("optgroup").with("label", *column).key(*column).children(cards)
        });
        let others = el("select")
            .with("value", tied.as_ref().map(CardId::as_str).unwrap_or_default())
            .with("data-detail", "link-card")
            .child(choose)
            .children(options)
            .on(On::Change, |at, value, _| {
                let tied = (!value.is_empty()).then(|| CardId::from(value));
                Outcome::look(at.view_state, |view_state| view_state.unfinished.tied = tied)
            });
        nodes.push(under("link-card", words.link_card, others, None));
        let card = card.clone();
        let add = button("button", words.add_link, move |at, _, _| match &tied {
            Some(other) => {
                let mut view_state = at.view_state.clone();
                view_state.unfinished.tied = None;
                tie(at.map, &card, way, other).and_effect(Effect::Look(Box::new(view_state)))
            }
            None => Outcome::default(),
        });
        nodes.push(add.key("add").with("data-detail", "link-add"));
        nodes
    }
}
