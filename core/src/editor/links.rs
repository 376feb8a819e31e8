//! Dependencies between cards: which there are, how they are made and taken away.
//!
//! Two cards depend on each other in one way at most: one needs the other, or each needs the other.

use super::announcement::{Announcement, short};
use super::outcome::{Dialog, Effect, Fresh, Outcome};
use super::situation::Situation;
use crate::model::order::InOrder;
use crate::model::{Act, CardId, Edit, JourneyMap, Label, Link, LinkKind};

fn is_dependency(link: &Link) -> bool {
    matches!(link.kind, LinkKind::Depends | LinkKind::Mutual)
}

fn joins(link: &Link, one: &CardId, other: &CardId) -> bool {
    (link.from == *one && link.to == *other) || (link.from == *other && link.to == *one)
}

/// Says that `from` needs `to`, or that each needs the other. Where the other way round was said already, each needs the other.
pub fn link(map: &JourneyMap, from: &CardId, to: &CardId, mutual: bool) -> Outcome {
    let edits = link_edits(&mut map.links.clone(), from, to, mutual);
    if from == to || map.card(from).is_none() || map.card(to).is_none() {
        return Outcome::default();
    }
    let Some((edits, kind)) = edits else { return Outcome::say(Announcement::AlreadyLinked) };
    let label = Label::one(Act::AddLink, name_of(map, from));
    Outcome::edit(Edit::Batch(edits), label).and_say(said_of(map, &kind, from, to))
}

/// That a link of `kind` leads from one card to the other now.
pub(super) fn said_of(map: &JourneyMap, kind: &LinkKind, from: &CardId, to: &CardId) -> Announcement {
    let (from, to) = (name_of(map, from), name_of(map, to));
    match kind {
        LinkKind::Mutual => Announcement::LinkedMutually { one: from, other: to },
        LinkKind::Answers => Announcement::LinkedAsAnswer { idea: from, friction: to },
        _ => Announcement::Linked { from, to },
    }
}

/// The first words of a card.
pub(super) fn name_of(map: &JourneyMap, id: &CardId) -> String {
    map.card(id).map(|card| short(&card.text)).unwrap_or_default()
}

/// The edits that tie two cards, made on `links` too, and the kind that comes of it; `None` when that is said already.
fn link_edits(links: &mut Vec<Link>, from: &CardId, to: &CardId, mutual: bool) -> Option<(Vec<Edit>, LinkKind)> {
    let mut kind = if mutual { LinkKind::Mutual } else { LinkKind::Depends };
    let mut edits = Vec::new();
    let present = links.iter().position(|link| is_dependency(link) && joins(link, from, to));
    if let Some(index) = present {
        let before = &links[index];
        if before.kind == LinkKind::Mutual || (!mutual && before.from == *from) {
            return None;
        }
        kind = LinkKind::Mutual;
        links.remove(index);
        edits.push(Edit::RemoveLink { index });
    }
    if links.iter().any(|link| link.from == *from && link.to == *to) {
        // Tied in another way already, and two cards are tied once in a direction.
        return None;
    }
    let index = present.unwrap_or(links.len());
    let link = Link { from: from.clone(), to: to.clone(), kind: kind.clone(), ..Link::default() };
    links.insert(index, link.clone());
    edits.push(Edit::AddLink { link, index });
    Some((edits, kind))
}

/// Takes the links at `indices` away.
fn unlink(map: &JourneyMap, mut indices: Vec<usize>) -> Outcome {
    indices.put_in_order(Ord::cmp);
    indices.dedup();
    let Some(first) = indices.first().and_then(|index| map.links.get(*index)) else { return Outcome::default() };
    let name = name_of(map, &first.from);
    let count = indices.len();
    let label = if count == 1 { Label::one(Act::RemoveLink, name) } else { Label::many(Act::RemoveLink, count) };
    let edits = indices.into_iter().rev().map(|index| Edit::RemoveLink { index });
    Outcome::edit(Edit::Batch(edits.collect()), label).and_say(Announcement::Unlinked(count))
}

/// Takes the link from `from` to `to` away, whatever it says.
pub fn unlink_one(map: &JourneyMap, from: &CardId, to: &CardId) -> Outcome {
    let found = map.links.iter().position(|link| link.from == *from && link.to == *to);
    unlink(map, found.into_iter().collect())
}

/// The dependencies among the cards in focus; of a single card all it has.
fn dependencies(at: &Situation<'_>) -> Vec<usize> {
    let cards = at.cards();
    let among = |link: &Link| match cards.as_slice() {
        [] => false,
        [only] => link.from == *only || link.to == *only,
        cards => cards.contains(&link.from) && cards.contains(&link.to),
    };
    let all = at.map.links.iter().enumerate().filter(|(_, link)| is_dependency(link) && among(link));
    all.map(|(index, _)| index).collect()
}

/// Ties the selected cards, each to the next in document order; asks for the other card when there is only one.
pub(super) fn link_selected(at: &Situation<'_>, mutual: bool) -> Outcome {
    let cards = at.cards();
    if cards.len() < 2 {
        return Outcome::effect(Effect::Open(Dialog::Link { mutual }));
    }
    if let [one, other] = cards.as_slice() {
        return link(at.map, one, other, mutual);
    }
    let mut links = at.map.links.clone();
    let made = cards.windows(2).filter_map(|pair| link_edits(&mut links, &pair[0], &pair[1], mutual));
    let made: Vec<Edit> = made.flat_map(|(edits, _)| edits).collect();
    let count = made.iter().filter(|edit| matches!(edit, Edit::AddLink { .. })).count();
    match count {
        0 => Outcome::say(Announcement::AlreadyLinked),
        _ => {
            Outcome::edit(Edit::Batch(made), Label::many(Act::AddLink, count)).and_say(Announcement::LinkedMany(count))
        }
    }
}

pub(super) fn can_unlink(at: &Situation<'_>) -> bool {
    !dependencies(at).is_empty()
}

pub(super) fn unlink_selected(at: &Situation<'_>, _: Fresh<'_>) -> Outcome {
    unlink(at.map, dependencies(at))
}
