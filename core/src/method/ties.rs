//! What cards have to do with each other, seen from one of them.

use crate::model::order::InOrder;
use crate::model::{Card, CardId, JourneyMap, Link, LinkKind};

/// What a link means for the card at one of its ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tie {
    /// It needs the other.
    Needs,
    /// The other needs it.
    NeededBy,
    /// Each needs the other.
    Mutual,
    /// It answers the other.
    Answers,
    /// The other answers it.
    AnsweredBy,
}

impl Tie {
    /// What `link` means for `card`, and the card at its other end; `None` for a link of other cards, or of a later version.
    pub fn of<'a>(link: &'a Link, card: &CardId) -> Option<(Self, &'a CardId)> {
        let (starts, other) = match (link.from == *card, link.to == *card) {
            (true, _) => (true, &link.to),
            (_, true) => (false, &link.from),
            _ => return None,
        };
        let tie = match (&link.kind, starts) {
            (LinkKind::Depends, true) => Self::Needs,
            (LinkKind::Depends, false) => Self::NeededBy,
            (LinkKind::Mutual, _) => Self::Mutual,
            (LinkKind::Answers, true) => Self::Answers,
            (LinkKind::Answers, false) => Self::AnsweredBy,
            (LinkKind::Other(_), _) => return None,
        };
        Some((tie, other))
    }
}

/// What `card` is tied to, by what that means and then in the order of the links.
pub fn ties<'a>(map: &'a JourneyMap, card: &CardId) -> Vec<(Tie, &'a Card)> {
    let all = map.links.iter().filter_map(|link| {
        let (tie, other) = Tie::of(link, card)?;
        Some((tie, map.card(other)?))
    });
    let mut all: Vec<_> = all.collect();
    all.put_in_order(|one, other| one.0.cmp(&other.0));
    all
}

/// Whether `link` is drawn on the board; one that answers only while a card at its end is among `selected`.
pub fn is_drawn(link: &Link, selected: impl Fn(&CardId) -> bool) -> bool {
    match link.kind {
        LinkKind::Depends | LinkKind::Mutual => true,
        LinkKind::Answers => selected(&link.from) || selected(&link.to),
        LinkKind::Other(_) => false,
    }
}
