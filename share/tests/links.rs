//! A map becomes a text and comes back as it was; what is no such text is told apart.

#[path = "../../tests/support/mod.rs"]
mod support;

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use parcours_core::format::{MapFile, Opened, write as write_file};
use parcours_core::method::leave_out::LeaveOut;
use parcours_core::model::{Card, CellKey, JourneyMap, Lane, Language, Stage, Step};
use parcours_core::templates::Example;
use parcours_share::base::{pack_base, unpack_base};
use parcours_share::sealed::Sealed;
use parcours_share::{LONGEST, LinkProblem, Shared, read_bytes, write, write_bytes};
use proptest::prelude::*;

fn file(map: JourneyMap) -> MapFile {
    MapFile::new("01HZX3K9QW7T".into(), map)
}

/// The map in a text that takes no passphrase.
fn read(text: &str) -> Result<Opened, LinkProblem> {
    parcours_share::read(text).map(|shared| match shared {
        Shared::Map(opened) => *opened,
        Shared::Sealed(sealed) => panic!("{sealed:?} takes a passphrase"),
    })
}

fn example(language: Language) -> JourneyMap {
    Example::CurrentState.map(&language)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_map_comes_back_from_its_text(map in support::map()) {
        let file = file(map);
        let text = write(&file).expect("a small map has a text");
        let opened = read(&text).expect("it opens");
        prop_assert_eq!(&opened.file, &file);
        prop_assert_eq!(&opened.repairs, &[]);
        prop_assert_eq!(write(&opened.file), Ok(text), "the same map gives the same text");
    }

    #[test]
    fn a_file_comes_back_without_what_it_grew_from(file in support::file()) {
        let opened = read(&write(&file).expect("a small map has a text")).expect("it opens");
        let bare = MapFile { rev: 0, lineage: Vec::new(), base: None, ..file };
        prop_assert_eq!(opened.file, bare);
    }

    #[test]
    fn a_text_that_was_cut_or_changed_is_refused(map in support::map(), at in any::<prop::sample::Index>(), letter in "[A-Za-z0-9_-]") {
        let file = file(map);
        let text = write(&file).expect("a small map has a text");
        let cut = &text[..at.index(text.len())];
        prop_assert!(read(cut).is_err());
        let mut changed = text.clone().into_bytes();
        let at = at.index(changed.len());
        changed[at] = letter.as_bytes()[0];
        let changed = String::from_utf8(changed).expect("they are letters");
        // The last byte may end in bits that say nothing.
        prop_assert!(read(&changed).is_ok_and(|opened| opened.file == file) || (changed != text && read(&changed).is_err()));
    }

    #[test]
    fn nothing_that_is_read_stops_the_page(text in "[A-Za-z0-9_-]{0,200}", start in prop::option::of(Just("AQ"))) {
        let _ = read(&format!("{}{text}", start.unwrap_or_default()));
    }

    #[test]
    fn what_is_sealed_comes_back_and_a_cut_is_told_from_it(map in support::map(), salt: [u8; 16], nonce: [u8; 12], at in any::<prop::sample::Index>()) {
        let file = file(map);
        let content = write_bytes(&file).expect("a small map has a text");
        prop_assert_eq!(read_bytes(&content).map(|opened| opened.file), Ok(file));
        let sealed = Sealed { salt, nonce, content };
        let text = sealed.write().expect("there is room");
        prop_assert_eq!(parcours_share::read(&text), Ok(Shared::Sealed(sealed)));
        prop_assert!(parcours_share::read(&text[..at.index(text.len())]).is_err());
    }

    #[test]
    fn what_a_copy_began_with_comes_back(map in support::map()) {
        let base = pack_base(&map).expect("there is room");
        prop_assert_eq!(unpack_base(&base), Ok(map));
        let other = parcours_core::format::Base { content: "0123456789abcdef".into(), ..base };
        prop_assert_eq!(unpack_base(&other), Err(LinkProblem::Damaged));
    }
}

/// The map with words that no dictionary has and with ids as the page makes them: 12 letters of chance.
fn as_a_persons_own(map: &JourneyMap) -> JourneyMap {
    let mut map = map.clone();
    for card in map.cards.values_mut() {
        for text in [&mut card.text, &mut card.note, &mut card.owner, &mut card.source] {
            *text = text.chars().rev().collect();
        }
    }
    let mut chance = 0x9e37_79b9_7f4a_7c15_u64;
    let mut id = move || -> String {
        chance = chance.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(1);
        let letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".as_bytes();
        (0..12).map(|at| char::from(letters[(chance >> (4 + at * 5)) as usize % 32])).collect()
    };
    let names: Vec<(String, String)> = map.cards.keys().map(|name| (name.to_string(), id())).collect();
    let mut text = write_file(&file(map));
    for (old, new) in names {
        text = text.replace(&format!("\"{old}\""), &format!("\"{new}\""));
    }
    parcours_core::format::read(text.as_bytes()).expect("it opens").file.map
}

/// What maps weigh, in characters: the examples, and the same in words and ids of a person's own, each as it is and with short ids.
#[test]
fn maps_are_this_long() {
    let short = LeaveOut { ids: true, ..LeaveOut::default() };
    let length = |map: &JourneyMap| write(&file(map.clone())).expect("an example has a text").len();
    let mut found = Vec::new();
    for language in [Language::French, Language::English] {
        for map in [example(language.clone()), as_a_persons_own(&example(language))] {
            found.push((length(&map), length(&short.of(&map))));
        }
    }
    assert_eq!(found, [(3710, 3728), (5339, 4674), (3254, 3276), (5040, 4383)]);
}

/// Texts that were made with each dictionary, and the files in them: they open for ever. `PARCOURS_NEW_DICTIONARY=1` writes those of a new one.
#[test]
fn old_texts_open() {
    const MADE_WITH: [(u8, Language); 2] = [(1, Language::English), (2, Language::French)];
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/links");
    for (version, language) in MADE_WITH {
        let [text, json] = ["txt", "json"].map(|kind| folder.join(format!("{version}.{kind}")));
        if std::env::var_os("PARCOURS_NEW_DICTIONARY").is_some() && !text.exists() {
            let file = file(example(language));
            fs::write(&text, write(&file).expect("an example has a text") + "\n").expect("it can be written");
            fs::write(&json, write_file(&file)).expect("it can be written");
        }
        let opened = read(&fs::read_to_string(text).expect("it is there")).expect("it opens");
        assert_eq!(write_file(&opened.file), fs::read_to_string(json).expect("it is there"));
    }
}

#[test]
fn a_text_is_found_among_what_a_mail_makes_of_it() {
    let file = file(example(Language::French));
    let text = write(&file).expect("an example has a text");
    let lines: Vec<&str> = text.as_bytes().chunks(76).map(|line| std::str::from_utf8(line).expect("ASCII")).collect();
    for sent in [lines.join("\r\n"), format!(" {text}\n"), format!("{text}."), format!("{text}).")] {
        assert_eq!(read(&sent).map(|opened| opened.file), Ok(file.clone()));
    }
}

#[track_caller]
fn check(text: &str, expected: LinkProblem) {
    assert_eq!(read(text), Err(expected));
}

#[test]
fn what_is_no_text_of_ours_is_told_apart() {
    check("", LinkProblem::Empty);
    check(" \n ", LinkProblem::Empty);
    check("AQ+/", LinkProblem::Characters);
    check("été", LinkProblem::Characters);
    check("A", LinkProblem::Damaged);
    check("AQ", LinkProblem::Damaged);
    check("AQAAAAAA", LinkProblem::Damaged);
    check("AAAAAAAAAA", LinkProblem::Damaged);
    check("AwAAAAAAAA", LinkProblem::Newer { version: 3 });
    check("_gAAAAAAAA", LinkProblem::Newer { version: 254 });
    check("_wAAAAAAAA", LinkProblem::Damaged);
    let long = "A".repeat(LONGEST + 1);
    check(&long, LinkProblem::TooLong { most: LONGEST });
    let endless = " ".repeat(1_000_000);
    check(&endless, LinkProblem::TooLong { most: LONGEST });
}

/// A text of so many times the same byte, packed as ours are.
fn bomb(byte: u8, times: usize) -> String {
    use base64::Engine;
    let content = vec![byte; times];
    let mut bytes = vec![1];
    bytes.extend(parcours_core::store::crc::crc(&content).to_le_bytes());
    bytes.extend(miniz_oxide::deflate::compress_to_vec(&content, 9));
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(bytes)
}

#[test]
fn a_text_that_unpacks_to_more_than_a_file_is_refused_before_it_is_all_there() {
    let began = Instant::now();
    check(&bomb(b' ', 30_000_000), LinkProblem::TooLarge);
    assert!(matches!(read(&bomb(b'[', 100_000)), Err(LinkProblem::File(_))), "lists in lists are no map");
    assert!(matches!(read(&bomb(b' ', 100_000)), Err(LinkProblem::File(_))), "nothing is no map");
    assert!(began.elapsed() < Duration::from_secs(60), "it is over soon");
}

/// Ten thousand cards in 25 steps and 8 lanes, each with a text of its own.
fn large() -> JourneyMap {
    let mut map = JourneyMap::default();
    let steps = (0..25).map(|step| Step { id: format!("t{step}").into(), ..Step::default() });
    map.stages.push(Stage { id: "s".into(), steps: steps.collect(), ..Stage::default() });
    map.lanes = (0..8).map(|lane| Lane { id: format!("l{lane}").into(), ..Lane::default() }).collect();
    for number in 0..10_000_usize {
        let cell = CellKey::new(format!("t{}", number % 25), format!("l{}", number / 25 % 8));
        let id = format!("c{number:05}");
        map.cells.entry(cell.clone()).or_default().push(id.as_str().into());
        let text = format!("{:x} and so on", number.wrapping_mul(2_654_435_761));
        map.cards.insert(id.as_str().into(), Card::new(cell, text));
    }
    map
}

#[test]
fn a_map_of_ten_thousand_cards_is_too_long_and_says_so() {
    let map = large();
    let began = Instant::now();
    assert_eq!(write(&file(map.clone())), Err(LinkProblem::TooLong { most: LONGEST }));
    // Natively and without optimisation; what goes into no address is not packed to its end.
    assert!(began.elapsed() < Duration::from_secs(20));
    assert_eq!(pack_base(&map), None);
}
