//! Tying cards to each other, seen from one of them.

use super::announcement::Announcement;
use super::links::{name_of, said_of};
use super::outcome::Outcome;
use super::unfinished::LinkWay;
use crate::model::{Act, CardId, Edit, JourneyMap, Label, LaneRole, Link, LinkKind};

/// The links of `card`: the place of each in the map's list, how it reads from that card, and the card at its other end.
pub fn links_of(map: &JourneyMap, card: &CardId) -> Vec<(usize, LinkWay, CardId)> {
    let links = map.links.iter().enumerate().filter_map(|(index, link)| {
        let forth = match () {
            () if link.from == *card => true,
            () if link.to == *card => false,
            () => return None,
        };
        let way = match (&link.kind, forth) {
            (LinkKind::Answers, true) => LinkWay::Answers,
            (LinkKind::Answers, false) => LinkWay::AnsweredBy,
            (LinkKind::Mutual, _) => LinkWay::Mutual,
            (_, true) => LinkWay::Needs,
            (_, false) => LinkWay::NeededBy,
        };
        Some((index, way, if forth { link.to.clone() } else { link.from.clone() }))
    });
    links.collect()
}

/// The way a card of `role` is most often tied to another.
pub fn usual_way(role: &LaneRole) -> LinkWay {
    match role {
        LaneRole::Opportunity | LaneRole::Solution => LinkWay::Answers,
        LaneRole::Pain | LaneRole::Gap => LinkWay::AnsweredBy,
        _ => LinkWay::Needs,
    }
}

/// Whether a card of `role` can stand at the other end.
fn suits(way: LinkWay, role: &LaneRole) -> bool {
    match way {
        LinkWay::Answers => matches!(role, LaneRole::Pain | LaneRole::Gap | LaneRole::Need),
        LinkWay::AnsweredBy => matches!(role, LaneRole::Opportunity | LaneRole::Solution),
        _ => true,
    }
}

fn link(card: &CardId, way: LinkWay, other: &CardId) -> Link {
    let (kind, forth) = match way {
        LinkWay::Answers => (LinkKind::Answers, true),
        LinkWay::AnsweredBy => (LinkKind::Answers, false),
        LinkWay::Needs => (LinkKind::Depends, true),
        LinkWay::NeededBy => (LinkKind::Depends, false),
        LinkWay::Mutual => (LinkKind::Mutual, true),
    };
    let (from, to) = if forth { (card, other) } else { (other, card) };
    Link { from: from.clone(), to: to.clone(), kind, ..Link::default() }
}

/// The cards that `card` can be tied to that way, each with the name of its column: those of its own column first.
pub fn candidates<'a>(map: &'a JourneyMap, card: &CardId, way: LinkWay) -> Vec<(&'a str, Vec<&'a CardId>)> {
    /// More than anyone looks through in a list.
    const MOST: usize = 400;
    let Some(here) = map.card(card) else { return Vec::new() };
    let tied: Vec<Link> = map.links.iter().filter(|link| link.from == *card || link.to == *card).cloned().collect();
    let is_free = |other: &CardId| {
        let wanted = link(card, way, other);
        other != card && !tied.iter().any(|link| link.from == wanted.from && link.to == wanted.to)
    };
    let own = map.steps().filter(|step| step.id == here.step);
    let others = map.steps().filter(|step| step.id != here.step);
    let mut left = MOST;
    let mut groups = Vec::new();
    for step in own.chain(others) {
        let lanes = map.lanes.iter().filter(|lane| !lane.is_emotion() && !lane.hidden && suits(way, &lane.role));
        let cards = lanes.flat_map(|lane| map.cards_in(&crate::model::CellKey::new(step.id.clone(), lane.id.clone())));
        let cards: Vec<&CardId> = cards.filter(|other| is_free(other)).take(left).collect();
        left -= cards.len();
        if !cards.is_empty() {
            groups.push((map.column_name(&step.id), cards));
        }
    }
    groups
}

/// Ties `card` to `other` that way.
pub fn tie(map: &JourneyMap, card: &CardId, way: LinkWay, other: &CardId) -> Outcome {
    let link = link(card, way, other);
    let said = said_of(map, &link.kind, &link.from, &link.to);
    let edit = Edit::AddLink { link, index: map.links.len() };
    Outcome::edit(edit, Label::one(Act::AddLink, name_of(map, card))).and_say(said)
}

/// Unties `card` from what the link at `index` ties it to.
pub fn untie(map: &JourneyMap, card: &CardId, index: usize) -> Outcome {
    Outcome::edit(Edit::RemoveLink { index }, Label::one(Act::RemoveLink, name_of(map, card)))
        .and_say(Announcement::Unlinked(1))
}
