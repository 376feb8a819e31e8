//! Laws of the formats that go both ways, over any map.

#[path = "../../tests/support/maps.rs"]
#[allow(dead_code, unused_imports, reason = "made for more tests than these")]
mod maps;

use parcours_core::format::{self, MapFile};
use parcours_core::method::measures::latest;
use parcours_core::model::{
    Card, CellKey, ChannelKind, Emotion, Evidence, JourneyMap, Lane, LaneId, LaneRole, Language, Metric, MomentOfTruth,
    Stage, Step, StepId, WorkStatus,
};
use parcours_core::words::{self, Words};
use parcours_tables::{Content, Format, Options, Source, export, import};
use proptest::prelude::*;

/// A map as a file of ours has it: cleaned and put right.
fn clean(map: &JourneyMap) -> JourneyMap {
    let file = MapFile::new("law".into(), map.clone());
    format::read(format::write(&file).as_bytes()).expect("a sound map is read").file.map
}

/// A map whose lanes mean nothing that only a later version knows.
fn with_known_roles(mut map: JourneyMap) -> JourneyMap {
    for lane in map.lanes.iter_mut().filter(|lane| matches!(lane.role, LaneRole::Other(_))) {
        lane.role = LaneRole::Custom;
    }
    map
}

fn words_of(map: &JourneyMap) -> &'static Words {
    words::of(&map.language)
}

fn written(format: Format, map: &JourneyMap) -> Vec<u8> {
    export(format, map, words_of(map), &Options::default()).expect("a sound map is written")
}

fn read_back(bytes: &[u8], source: Source, language: &Language) -> JourneyMap {
    let proposal = import(bytes, "").expect("what was written is read");
    assert_eq!(proposal.source, source);
    let map = proposal.map(language).expect("what was written is a map").map;
    assert_eq!(map.violations(), []);
    map
}

/// A map without what `losses` says that the table of its cards cannot hold, under the names that a reader gives.
fn as_cards_hold_it(map: &JourneyMap) -> JourneyMap {
    let mut bare = JourneyMap { title: map.title.clone(), language: map.language.clone(), ..JourneyMap::default() };
    let mut steps: Vec<(StepId, StepId)> = Vec::new();
    for (at, stage) in map.stages.iter().enumerate() {
        let mut own = Stage { id: format!("s{}", at + 1).into(), name: stage.name.clone(), ..Stage::default() };
        for step in &stage.steps {
            let id = StepId::from(format!("t{}", steps.len() + 1));
            steps.push((step.id.clone(), id.clone()));
            own.steps.push(Step { id, name: step.name.clone(), ..Step::default() });
        }
        bare.stages.push(own);
    }
    let mut lanes: Vec<(LaneId, LaneId)> = Vec::new();
    for (at, lane) in map.lanes.iter().enumerate() {
        let id = LaneId::from(format!("l{}", at + 1));
        lanes.push((lane.id.clone(), id.clone()));
        let role = if matches!(lane.role, LaneRole::Other(_)) { LaneRole::Custom } else { lane.role.clone() };
        bare.lanes.push(Lane { id, role, label: lane.label.clone(), ..Lane::default() });
    }
    let place = |cell: &CellKey| CellKey {
        step: steps.iter().find(|(old, _)| *old == cell.step).expect("a step").1.clone(),
        lane: lanes.iter().find(|(old, _)| *old == cell.lane).expect("a lane").1.clone(),
    };
    for (cell, ids) in &map.cells {
        bare.cells.insert(place(cell), ids.clone());
    }
    for (id, card) in &map.cards {
        bare.cards.insert(id.clone(), as_rows_hold_it(card, place(&card.cell())));
    }
    for (cell, emotion) in &map.emotions {
        let emotion = Emotion { feeling: emotion.feeling.clone(), ..Emotion::of(emotion.score) };
        bare.emotions.insert(place(cell), emotion);
    }
    bare
}

fn as_rows_hold_it(card: &Card, place: CellKey) -> Card {
    let mut card = Card { step: place.step, lane: place.lane, extra: Default::default(), ..card.clone() };
    card.tags =
        card.tags.iter().map(|tag| tag.replace('\n', " ").trim().to_owned()).filter(|tag| !tag.is_empty()).collect();
    if let Some(channel) = &mut card.channel {
        channel.extra = Default::default();
        if channel.name.trim().is_empty() {
            channel.name.clear();
        }
        if matches!(channel.kind, ChannelKind::Other(_)) {
            channel.kind = words::details::channel_kind(channel.name.trim()).unwrap_or_default();
            if channel.name.is_empty() {
                card.channel = None;
            }
        }
    }
    card.moment = card.moment.filter(|moment| !matches!(moment, MomentOfTruth::Other(_)));
    card.status = card.status.filter(|status| !matches!(status, WorkStatus::Other(_)));
    card.evidence = card.evidence.filter(|known| !matches!(known, Evidence::Other(_)));
    if let Some(metric) = &mut card.metric {
        metric.extra = Default::default();
        let last = latest(metric).cloned();
        metric.readings = last.into_iter().collect();
        for reading in &mut metric.readings {
            reading.extra = Default::default();
        }
        for text in [&mut metric.name, &mut metric.unit] {
            if text.trim().is_empty() {
                text.clear();
            }
        }
        if *metric == Metric::default() {
            card.metric = None;
        }
    }
    card
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn cards_come_back_from_csv(map in maps::map()) {
        let map = clean(&map);
        let back = read_back(&written(Format::CardsCsv, &map), Source::Csv, &map.language);
        prop_assert_eq!(back, as_cards_hold_it(&map));
    }

    #[test]
    fn a_workbook_brings_back_the_map_unchanged(file in maps::file()) {
        let map = clean(&file.map);
        let options = Options { id: file.id.to_string(), rev: file.rev, lineage: file.lineage.clone(), ..Options::default() };
        let bytes = export(Format::Workbook, &map, words_of(&map), &options).expect("a sound map is written");
        let proposal = import(&bytes, "any.xlsx").expect("what was written is read");
        prop_assert_eq!(proposal.source, Source::OwnWorkbook);
        prop_assert_eq!(&proposal.notices, &[]);
        let Content::Map(back) = proposal.content else { panic!("a workbook of ours holds a map") };
        prop_assert_eq!((&back.id, back.rev, &back.lineage), (&file.id, file.rev, &file.lineage));
        prop_assert_eq!(&back.map, &map);
    }

    #[test]
    fn a_journey_of_mermaid_is_written_again_as_it_was_read(map in maps::map()) {
        let map = clean(&map);
        let text = written(Format::MermaidJourney, &map);
        if map.stages.is_empty() {
            return Ok(());
        }
        let back = read_back(&text, Source::Mermaid, &map.language);
        prop_assert_eq!(back.stages.len(), map.stages.len());
        prop_assert_eq!(back.steps().count(), map.steps().count());
        let again = String::from_utf8(written(Format::MermaidJourney, &back)).expect("text");
        prop_assert_eq!(again, String::from_utf8(text).expect("text"));
    }

    #[test]
    fn an_outline_is_written_again_as_it_was_read(map in maps::map()) {
        let map = clean(&map);
        if map.stages.is_empty() {
            return Ok(());
        }
        let map = with_known_roles(map);
        let text = written(Format::MarkdownOutline, &map);
        let back = read_back(&text, Source::Markdown, &map.language);
        let texts = |map: &JourneyMap| map.cards_in_order().map(|id| map.cards[id].text.trim().to_owned()).collect::<Vec<_>>();
        let names = |map: &JourneyMap| map.steps().map(|step| step.name.trim().to_owned()).collect::<Vec<_>>();
        prop_assert_eq!(texts(&back), texts(&map), "{}", String::from_utf8_lossy(&text));
        prop_assert_eq!(names(&back), names(&map));
        let again = String::from_utf8(written(Format::MarkdownOutline, &back)).expect("text");
        prop_assert_eq!(again, String::from_utf8(text).expect("text"));
    }

    #[test]
    fn every_format_takes_every_map(map in maps::map()) {
        let map = clean(&map);
        for format in Format::ALL {
            let bytes = written(format, &map);
            prop_assert_eq!(&written(format, &map), &bytes, "{:?} is the same for the same map", format);
            parcours_tables::losses(format, &map);
        }
    }

    #[test]
    fn no_bytes_stop_the_reader(bytes in proptest::collection::vec(any::<u8>(), 0..400), text in "[\\x00-\\x7fé•\u{202f}]{0,200}") {
        for bytes in [bytes.as_slice(), text.as_bytes()] {
            if let Ok(proposed) = import(bytes, "x").and_then(|proposal| proposal.map(&Language::French)) {
                prop_assert_eq!(proposed.map.violations(), []);
            }
        }
        if let Ok(proposal) = parcours_tables::import_pasted(&text) {
            let _ = proposal.map(&Language::English);
        }
    }
}
