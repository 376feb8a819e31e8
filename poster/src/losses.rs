//! What of a map a poster does not show, told before it is made. The map itself is in every file whole.

use std::collections::BTreeSet;

use parcours_core::method::ties::is_drawn;
use parcours_core::model::{Card, CardId, JourneyMap};
use parcours_core::words::Words;
use unicode_segmentation::UnicodeSegmentation;

use crate::layout::MOST_ARROWS;
use crate::options::{Deck, Detail, Options, Paper};
use crate::text::addresses;
use crate::{Format, lacking};

/// Something that is not shown, and how many there are of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Loss {
    /// Lanes that are hidden or were not chosen.
    Lanes(usize),
    /// Stages that were not chosen.
    Stages(usize),
    /// Cards that stand in one of them.
    Cards(usize),
    /// Cards of which more is known than is shown.
    Details(usize),
    /// Notes of cards: a poster shows what is on the board.
    Notes(usize),
    /// Ties that are not drawn as arrows: ideas to what they answer, and those beyond the most that are drawn.
    Ties(usize),
    /// Different signs that the font lacks: they are drawn as pictures, or as hollow squares where there is none.
    Signs(usize),
    /// Addresses that cannot be followed.
    Addresses(usize),
    /// Slides after the first: the format holds one page.
    Slides(usize),
}

/// What a poster of `map` does not show when it is written as `format`. None of these is 0.
pub fn losses(map: &JourneyMap, words: &Words, options: &Options, format: Format) -> Vec<Loss> {
    let lanes: BTreeSet<_> = options.lanes_of(map).into_iter().map(|lane| &lane.id).collect();
    let stages = options.stages_of(map);
    let steps: BTreeSet<_> = stages.iter().flat_map(|(_, stage)| &stage.steps).map(|step| &step.id).collect();
    let is_shown = |card: &&Card| lanes.contains(&card.lane) && steps.contains(&card.step);
    let shown: Vec<&Card> = map.cards.values().filter(is_shown).collect();
    let count = |holds: fn(&Card) -> bool| shown.iter().filter(|card| holds(card)).count();
    let details = match options.detail {
        Detail::Everything => 0,
        Detail::Moments => count(has_details),
        Detail::Text => count(|card| has_details(card) || card.moment.is_some()),
    };
    let is_there = |id: &CardId| map.card(id).as_ref().is_some_and(is_shown);
    let ties = map.links.iter().filter(|link| is_there(&link.from) && is_there(&link.to));
    let (drawn, others): (Vec<_>, Vec<_>) = ties.partition(|link| is_drawn(link, |_| false));
    let linked: usize = shown.iter().map(|card| addresses(&card.text).len()).sum();
    let has_own_letters = matches!(format, Format::Slides | Format::SvgText);
    let is_deck = options.paper == Paper::Slide && options.deck == Deck::Stages;
    let holds_one = matches!(format, Format::Png(_) | Format::SvgText | Format::SvgOutlines);
    let slides = if is_deck && holds_one { crate::layout::pages(map, words, options).len() - 1 } else { 0 };
    let all = [
        Loss::Lanes(map.lanes.len() - lanes.len()),
        Loss::Stages(map.stages.len() - stages.len()),
        Loss::Cards(map.cards.len() - shown.len()),
        Loss::Details(details),
        Loss::Notes(count(|card| !card.note.trim().is_empty())),
        Loss::Ties(others.len() + drawn.len().saturating_sub(MOST_ARROWS)),
        Loss::Signs(if has_own_letters { 0 } else { signs(map, words, options) }),
        Loss::Addresses(if matches!(format, Format::Png(_)) { linked } else { 0 }),
        Loss::Slides(slides),
    ];
    all.into_iter().filter(|loss| loss.count() > 0).collect()
}

/// How many different signs the font lacks.
fn signs(map: &JourneyMap, words: &Words, options: &Options) -> usize {
    let texts = lacking(map, words, options);
    texts.iter().flat_map(|lacking| lacking.text.graphemes(true)).collect::<BTreeSet<_>>().len()
}

impl Loss {
    /// How many.
    pub fn count(self) -> usize {
        match self {
            Self::Lanes(count)
            | Self::Stages(count)
            | Self::Cards(count)
            | Self::Details(count)
            | Self::Notes(count)
            | Self::Ties(count)
            | Self::Signs(count)
            | Self::Addresses(count)
            | Self::Slides(count) => count,
        }
    }
}

/// Whether chips would be drawn beside the one of a moment of truth.
fn has_details(card: &Card) -> bool {
    let plain = Card {
        step: card.step.clone(),
        lane: card.lane.clone(),
        text: card.text.clone(),
        note: card.note.clone(),
        colour: card.colour.clone(),
        moment: card.moment.clone(),
        evidence: card.evidence.clone(),
        ..Card::default()
    };
    let is_known = card.evidence.as_ref().is_some_and(|evidence| {
        use parcours_core::model::Evidence;
        matches!(evidence, Evidence::Observed | Evidence::Reported)
    });
    is_known || *card != plain
}
