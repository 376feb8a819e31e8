//! A map of 10,000 cards goes through every writer.

mod support;

use parcours_core::model::{Card, CardId, CellKey, JourneyMap, Lane, LaneRole, Link, LinkKind, Stage, Step};
use parcours_core::words::english;
use parcours_poster::{Format, Kind, Options, Paper, layout, write};
use support::options_for;

/// 20 steps, 25 lanes and 20 cards in each cell, with 400 ties.
fn large() -> JourneyMap {
    let mut map = JourneyMap { title: "Large".to_owned(), ..JourneyMap::default() };
    for at in 0..5 {
        let steps = (0..4).map(|step| Step {
            id: format!("t{at}-{step}").into(),
            name: format!("Step {step}"),
            ..Step::default()
        });
        let name = format!("Stage {at}");
        map.stages.push(Stage { id: format!("s{at}").into(), name, steps: steps.collect(), ..Stage::default() });
    }
    for at in 0..25 {
        let (label, role) = (format!("Lane {at}"), LaneRole::ALL[at % 3].clone());
        map.lanes.push(Lane { id: format!("l{at}").into(), role, label, ..Lane::default() });
    }
    let steps: Vec<_> = map.steps().map(|step| step.id.clone()).collect();
    for number in 0..10_000_usize {
        let id: CardId = format!("c{number:05}").into();
        let cell = CellKey { step: steps[number % 20].clone(), lane: map.lanes[number / 20 % 25].id.clone() };
        let text = format!("Card number {number} says what somebody wrote");
        map.cards.insert(id.clone(), Card { owner: "Team".to_owned(), ..Card::new(cell.clone(), text) });
        map.cells.entry(cell).or_default().push(id);
    }
    for number in 0..400 {
        let id = |number: usize| CardId::from(format!("c{number:05}"));
        let (from, to) = (id(number * 20), id(number * 21 + 3));
        map.links.push(Link { from, to, kind: LinkKind::Depends, ..Link::default() });
    }
    map
}

#[test]
fn ten_thousand_cards_are_drawn() {
    let map = large();
    let options = Options { paper: Paper::A0, ..options_for(&map) };
    let begun = std::time::Instant::now();
    let poster = layout(&map, &english::WORDS, &options);
    println!("laid out in {:?}", begun.elapsed());
    let drawing = &poster.pages[0].drawing;
    assert_eq!(drawing.senses.iter().filter(|sense| matches!(sense.kind, Kind::Card(_))).count(), 10_000);
    for format in [Format::Pdf, Format::SvgText, Format::SvgOutlines, Format::Slides] {
        let begun = std::time::Instant::now();
        let file = write(&poster, format, &mut |_| {}).expect("written");
        println!("{format:?}: {} bytes in {:?}", file.len(), begun.elapsed());
        assert!(file.len() > 100_000);
    }
}
