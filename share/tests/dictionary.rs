//! The dictionaries that new texts are packed with, one for each language: made of the texts that most maps share.
//!
//! Texts made with a dictionary are opened with it for ever. `PARCOURS_NEW_DICTIONARY=1 cargo test -p parcours-share` writes those of the next
//! versions, when templates have changed so much that it is worth a version; they are then added to `src/dictionary.rs`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use parcours_core::format::{MapFile, write_compact};
use parcours_core::model::{
    Amount, Card, CellKey, Channel, ChannelKind, Emotion, Evidence, JourneyMap, Lane, LaneRole, Language, Link, Metric,
    MomentOfTruth, Score, Stage, Step, WorkStatus,
};
use parcours_core::store::crc::crc;
use parcours_core::templates::{Example, Preset, Template, lane_for};

/// The window of deflate: what stands before it is never reached.
const WINDOW: usize = 32_768;

/// The committed dictionaries, each with its checksum: none may change.
const COMMITTED: &[(u8, u32)] = &[(1, 0x82e0_59ce), (2, 0x186a_6f93)];

/// The languages in the order of their versions.
const LANGUAGES: [Language; 2] = [Language::English, Language::French];

fn file_of(version: u8) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("src/dictionaries/{version}.txt"))
}

/// A card of which everything is known, and one that only says something.
fn cards() -> JourneyMap {
    let cell = || CellKey::new("t0", "l0");
    let mut map = JourneyMap::default();
    let steps = vec![Step { id: "t0".into(), passive: true, begins: Some("08:00".into()), ..Step::default() }];
    map.stages.push(Stage { id: "s0".into(), steps, ..Stage::default() });
    map.lanes.push(Lane { id: "l0".into(), hidden: true, ..Lane::default() });
    map.lanes.push(Lane { id: "l1".into(), role: LaneRole::Emotion, ..Lane::default() });
    let channel = |kind: &ChannelKind| Channel { kind: kind.clone(), ..Channel::default() };
    let metric = Metric { baseline: Some(Amount::from(0)), target: Some(Amount::from(0)), ..Metric::default() };
    let full = |at: usize| Card {
        note: " ".into(),
        tags: vec![" ".into()],
        owner: " ".into(),
        channel: Some(channel(&ChannelKind::ALL[at % 2])),
        key: true,
        moment: Some(MomentOfTruth::ALL[at % 2].clone()),
        importance: Some(5),
        performance: Some(4),
        impact: Some(3),
        effort: Some(2),
        status: Some(WorkStatus::ALL[at % 3].clone()),
        due: Some("2026-01-01".into()),
        metric: Some(metric.clone()),
        evidence: Some(Evidence::ALL[at % 4].clone()),
        source: " ".into(),
        learnt: Some("2026-01-01".into()),
        minutes: Some(5),
        failure: true,
        accepted: true,
        ..Card::new(cell(), " ")
    };
    for number in 0..24 {
        let evidence = Some(Evidence::ALL[number % 4].clone());
        let card = match number {
            0..4 => full(number),
            4..8 => Card { channel: Some(channel(&ChannelKind::ALL[number % 2])), evidence, ..Card::new(cell(), " ") },
            8..12 => Card { impact: Some(4), effort: Some(2), evidence, ..Card::new(cell(), " ") },
            12..16 => Card { importance: Some(5), performance: Some(2), evidence, ..Card::new(cell(), " ") },
            _ => Card::new(cell(), " "),
        };
        let id = format!("c{number}");
        map.cells.entry(cell()).or_default().push(id.as_str().into());
        map.cards.insert(id.as_str().into(), card);
    }
    for score in Score::ALL {
        let id = format!("t{}", score.value() + 3);
        map.stages[0].steps.push(Step { id: id.as_str().into(), ..Step::default() });
        map.emotions.insert(CellKey::new(id, "l1"), Emotion { feeling: " ".into(), ..Emotion::of(score) });
    }
    map.links.push(Link { from: "c0".into(), to: "c1".into(), ..Link::default() });
    map
}

/// What people write: the words of an example.
fn words(map: &JourneyMap, found: &mut Vec<String>) {
    for id in map.cards_in_order() {
        let card = &map.cards[id];
        found.extend([&card.text, &card.note, &card.owner, &card.source].map(Clone::clone));
        found.extend(card.channel.iter().map(|channel| channel.name.clone()));
    }
    found.extend(map.emotions.values().map(|emotion| emotion.feeling.clone()));
    let (context, persona) = (&map.context, &map.persona);
    found.extend(
        [&context.goal, &context.scenario, &context.expectations, &context.begins, &context.ends].map(Clone::clone),
    );
    found.extend([&context.owner, &context.sources, &persona.role, &persona.quote, &persona.goals].map(Clone::clone));
    found.extend([&persona.needs, &persona.frustrations, &persona.habits, &persona.channels].map(Clone::clone));
}

/// The texts that maps in `language` share, the likeliest last: what is near costs least, and what does not fit is cut at the start.
fn made(language: &Language) -> String {
    let json = |thing: &dyn Fn() -> serde_json::Result<String>| thing().expect("it is JSON");
    let mut pieces: Vec<String> = Vec::new();
    for example in Example::ALL.iter().rev() {
        words(&example.map(language), &mut pieces);
    }
    let quoted = |text: &String| json(&|| serde_json::to_string(text));
    pieces = pieces.iter().filter(|text| !text.is_empty()).map(quoted).collect();
    let lanes = LaneRole::ALL.iter().map(|role| lane_for(role, language));
    let catalogue = JourneyMap { lanes: lanes.collect(), ..JourneyMap::default() };
    let presets = Preset::ALL.iter().rev().map(|preset| preset.map(language));
    let templates = Template::ALL.iter().rev().map(|template| template.map(language));
    for map in std::iter::once(catalogue).chain(presets).chain(templates) {
        pieces.extend(map.stages.iter().map(|stage| json(&|| serde_json::to_string(stage))));
        pieces.extend(map.lanes.iter().map(|lane| json(&|| serde_json::to_string(lane))));
    }
    // Of what comes twice the later counts, which is nearer.
    let mut seen = BTreeSet::new();
    let mut kept: Vec<String> = pieces.into_iter().rev().filter(|piece| seen.insert(piece.clone())).collect();
    kept.reverse();
    let mut map = cards();
    map.language = language.clone();
    let frame = write_compact(&MapFile::new("m".into(), map));
    let text = format!("{},{frame}", kept.join(","));
    let over = text.len().saturating_sub(WINDOW);
    let start = (over..text.len()).find(|at| text.is_char_boundary(*at)).expect("it ends somewhere");
    text[start..].to_owned()
}

#[test]
fn no_committed_dictionary_ever_changes() {
    for (version, sum) in COMMITTED {
        let bytes = fs::read(file_of(*version)).unwrap_or_else(|error| panic!("dictionary {version}: {error}"));
        assert_eq!(crc(&bytes), *sum, "dictionary {version} is not what texts were packed with");
        assert!(bytes.len() <= WINDOW);
    }
    let (last, _) = COMMITTED.last().expect("there is one");
    assert!(!file_of(last + 1).exists(), "a new dictionary is named here with its checksum");
}

#[test]
fn the_next_dictionaries_can_be_made() {
    for language in LANGUAGES {
        let made = made(&language);
        assert!((WINDOW / 2..=WINDOW).contains(&made.len()), "{} bytes", made.len());
        if std::env::var_os("PARCOURS_NEW_DICTIONARY").is_some() {
            let free = (1..=u8::MAX).find(|version| !file_of(*version).exists()).expect("there is room for one more");
            fs::write(file_of(free), &made).expect("it can be written");
            println!("dictionary {free}: {} bytes, checksum {:#x}", made.len(), crc(made.as_bytes()));
        }
    }
}
