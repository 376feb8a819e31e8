//! Laws of the layout, for any map on any paper.

mod maps;
#[path = "../support/mod.rs"]
mod support;

use std::collections::HashMap;

use maps::any_map;
use parcours_core::model::JourneyMap;
use parcours_core::words::english;
use parcours_poster::{
    Area, Deck, Detail, Drawing, Format, Kind, Logo, Options, Page, Paper, Shape, Thing, carried, layout, write,
};
use proptest::prelude::*;
use support::options_for;

/// What can be read of a text: without spaces and signs that are not seen.
fn seen(text: &str) -> String {
    let is_unseen = |letter: char| {
        letter.is_whitespace()
            || letter.is_control()
            || matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{fe00}'..='\u{fe0f}')
    };
    text.chars().filter(|letter| !is_unseen(*letter)).collect()
}

/// The texts of the cards as they are drawn.
fn drawn_cards(drawing: &Drawing) -> HashMap<String, String> {
    let mut cards: HashMap<String, String> = HashMap::new();
    for item in &drawing.items {
        let Some(Kind::Card(id)) = item.sense.map(|sense| &drawing.senses[sense].kind) else { continue };
        let text = cards.entry(id.clone()).or_default();
        if let Thing::Run(run) = &item.thing {
            text.push_str(&run.text);
        }
    }
    cards
}

/// The frame of each card.
fn frames(drawing: &Drawing) -> HashMap<String, Area> {
    let of = |item: &parcours_poster::Item| {
        let sense = &drawing.senses[item.sense?];
        match (&sense.kind, &item.thing) {
            (Kind::Card(id), Thing::Drawing(Shape::Box { area, .. }, Some(_), Some(_))) => Some((id.clone(), *area)),
            _ => None,
        }
    };
    drawing.items.iter().filter_map(of).collect()
}

/// Nothing leaves the page, and no text lies over another.
fn check_room(page: &Page) -> Result<(), TestCaseError> {
    let paper = Area::new(0.0, 0.0, page.size[0], page.size[1]);
    for item in &page.drawing.items {
        let area = item.thing.area();
        prop_assert!(paper.holds(&area, 0.5), "{item:?} is outside {paper:?}");
    }
    let runs = page.drawing.items.iter().filter_map(|item| match &item.thing {
        Thing::Run(run) if !run.text.trim().is_empty() => Some(run),
        _ => None,
    });
    let mut areas: Vec<(Area, &str)> = runs.map(|run| (run.area().inset(0.12 * run.size), run.text.as_str())).collect();
    areas.sort_by(|(one, _), (other, _)| one.top.total_cmp(&other.top));
    for (at, (area, text)) in areas.iter().enumerate() {
        let beside = areas[at + 1..].iter().take_while(|(other, _)| other.top < area.bottom());
        for (other, other_text) in beside {
            prop_assert!(!area.meets(other), "{text:?} at {area:?} lies over {other_text:?} at {other:?}");
        }
    }
    Ok(())
}

/// Every card is drawn once, whole, in its frame, and over no other.
fn check_cards(map: &JourneyMap, page: &Page) -> Result<(), TestCaseError> {
    let drawing = &page.drawing;
    let cards = drawn_cards(drawing);
    let lanes_of_cards =
        map.cards.iter().filter(|(_, card)| map.lane(&card.lane).is_some_and(|lane| !lane.is_emotion()));
    for (id, card) in lanes_of_cards {
        let drawn = cards.get(id.as_str()).map(|text| seen(text));
        prop_assert_eq!(drawn, Some(seen(&card.text)));
    }
    let frames = frames(drawing);
    for item in &drawing.items {
        let Some(mut sense) = item.sense else { continue };
        if drawing.senses[sense].kind == Kind::Chip {
            sense = drawing.senses[sense].within.unwrap_or(sense);
        }
        if let (Kind::Card(id), Thing::Run(run)) = (&drawing.senses[sense].kind, &item.thing) {
            // A grapheme that is wider than the card is the one thing that no line takes.
            let frame = frames[id];
            prop_assert!(frame.holds(&run.area(), 0.01), "{:?} leaves its card {frame:?}", run);
        }
    }
    let all: Vec<&Area> = frames.values().collect();
    for (at, one) in all.iter().enumerate() {
        for other in &all[at + 1..] {
            prop_assert!(!one.inset(0.1).meets(other), "{one:?} lies over {other:?}");
        }
    }
    Ok(())
}

fn any_options() -> impl Strategy<Value = (Paper, bool, bool, Detail)> {
    let detail = prop::sample::select(vec![Detail::Text, Detail::Moments, Detail::Everything]);
    (prop::sample::select(Paper::ALL.to_vec()), any::<bool>(), any::<bool>(), detail)
}

/// How files begin in which a map or a logo is looked for.
const HEADS: [&[u8]; 6] = [
    b"",
    b"%PDF-1.7 1 0 obj<</Length 9/Type/EmbeddedFile/Filter/FlateDecode>>stream\n",
    b"\x89PNG\r\n\x1a\n",
    b"PK\x03\x04",
    b"\xff\xd8\xff",
    b"<map xmlns=\"urn:parcours:map\">",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn every_card_is_drawn_once_in_its_place((paper, portrait, tiled, detail) in any_options(), map in any_map()) {
        let options = Options { paper, portrait, tiled, detail, ..options_for(&map) };
        let poster = layout(&map, &english::WORDS, &options);
        check_cards(&map, &poster.pages[0])?;
        check_room(&poster.pages[0])?;
    }

    #[test]
    fn no_bytes_break_what_looks_for_a_map_or_a_logo(
        head in prop::sample::select(HEADS.to_vec()),
        rest in prop::collection::vec(any::<u8>(), 0..200),
    ) {
        let file = [head, &rest].concat();
        let _ = Logo::read(&file);
        if let Some(text) = carried(&file) {
            prop_assert!(text.len() <= 4 * file.len().max(1024));
        }
    }

    #[test]
    fn every_slide_has_room_for_what_is_on_it(map in any_map()) {
        let options = Options { paper: Paper::Slide, deck: Deck::Stages, ..options_for(&map) };
        let poster = layout(&map, &english::WORDS, &options);
        prop_assert!(poster.pages.len() > map.stages.len());
        for page in &poster.pages {
            check_room(page)?;
        }
        let cards: usize = poster.pages.iter().map(|page| frames(&page.drawing).len()).sum();
        prop_assert_eq!(cards, map.cards.len());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn every_format_takes_every_map_and_gives_the_same_bytes(map in any_map()) {
        let options = Options { paper: Paper::A4, ..options_for(&map) };
        let poster = layout(&map, &english::WORDS, &options);
        for format in [Format::Pdf, Format::SvgText, Format::SvgOutlines, Format::Slides] {
            let one = write(&poster, format, &mut |_| {});
            prop_assert!(one.is_ok(), "{:?}: {:?}", format, one.err());
            let again = write(&layout(&map, &english::WORDS, &options), format, &mut |_| {});
            prop_assert_eq!(one.unwrap_or_default(), again.unwrap_or_default());
        }
    }
}
