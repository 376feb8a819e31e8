//! What the page hands out it takes back: any map that edits can reach is a file that opens again, unchanged.

use parcours_core::format::admit::{admit, admit_into};
use parcours_core::format::limits::{self, derived};
use parcours_core::format::whole::Size;
use parcours_core::format::{MapFile, Problem, read, write};
use parcours_core::model::{
    Act, Card, CardId, CellKey, Context, Edit, Emotion, Extra, FreeField, History, JourneyMap, Label, Lane, LaneRole,
    Language, Link, Persona, Score, Stage, Step,
};
use parcours_core::words;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::json;

use crate::support;

/// What a strange program put on the clipboard, or a later version into a file: unknown fields, `depth` levels deep, `length` long.
fn unknown(depth: usize, length: usize) -> Extra {
    let mut value = json!("日".repeat(length));
    for _ in 0..depth {
        value = json!([value]);
    }
    let fields = [("x-later", value), ("x-\"quoted\"\n", json!(0.5))];
    fields.map(|(name, value)| (name.to_owned(), value)).into_iter().collect()
}

/// Texts about as long as the limits, in letters of one to four bytes, and some that JSON writes longer.
fn long() -> BoxedStrategy<String> {
    let length = prop_oneof![290..310_usize, 19_990..20_010_usize, Just(1_usize), Just(9_000)];
    (select(vec!["a", "é", "日", "🙂", "\"", "\\", "\n"]), length)
        .prop_map(|(letter, length)| letter.repeat(length))
        .boxed()
}

/// What a person, another program or the page itself may do to a map at once.
#[derive(Clone, Debug)]
enum Deed {
    Edit(Box<support::Drawn>),
    /// A text in one of the places for texts.
    Texts(String, usize),
    /// Cards in every cell, with unknown fields.
    Paste {
        text: String,
        depth: usize,
        length: usize,
        each: usize,
    },
    /// Every card once more, as often as that.
    Duplicate(usize),
    Persona {
        depth: usize,
        age: i64,
        colour: String,
    },
    /// The title of a copy, a version or a future state.
    Derive(usize),
    Undo,
    Redo,
}

fn deed() -> BoxedStrategy<Deed> {
    let figure = || select(vec![i64::MIN, -1, 0, 129, 130, 131, i64::MAX]);
    let colour = || select(vec!["#aabbcc", "red", ""]).prop_map(str::to_owned);
    prop_oneof![
        3 => support::drawn().prop_map(|drawn| Deed::Edit(Box::new(drawn))),
        2 => (long(), 0..40_usize).prop_map(|(text, place)| Deed::Texts(text, place)),
        3 => (long(), 0..18_usize, select(vec![0, 10, 3_000, 30_000]), 1..3_usize)
            .prop_map(|(text, depth, length, each)| Deed::Paste { text, depth, length, each }),
        2 => (1..4_usize).prop_map(Deed::Duplicate),
        1 => (0..18_usize, figure(), colour()).prop_map(|(depth, age, colour)| Deed::Persona { depth, age, colour }),
        2 => (0..10_usize).prop_map(Deed::Derive),
        1 => Just(Deed::Undo),
        1 => Just(Deed::Redo),
    ]
    .boxed()
}

/// Every title that the page makes of another, in both languages.
fn titles(title: &str) -> Vec<String> {
    let of = |language: &Language| {
        let words = words::of(language);
        [
            (words.home.copy_of)(title),
            (words.safety.conflict_title)(title, 1),
            (words.safety.conflict_title)(title, 1_000_000),
            (words.safety.copy_title)(title, "12 November 2025 at 14:32:07"),
            (parcours_core::words::in_map::of(&words.language).future_title)(title),
        ]
    };
    Language::ALL.iter().flat_map(of).collect()
}

/// The edit that `deed` asks for.
fn edit_of(deed: &Deed, map: &JourneyMap, fresh: &mut dyn FnMut() -> String) -> Option<Edit> {
    let cells: Vec<CellKey> = map
        .steps()
        .flat_map(|step| map.lanes.iter().filter(|lane| !lane.is_emotion()).map(move |lane| (step, lane)))
        .map(|(step, lane)| CellKey { step: step.id.clone(), lane: lane.id.clone() })
        .collect();
    match deed {
        Deed::Edit(drawn) => Some((**drawn).clone().on(map)),
        Deed::Texts(text, place) => {
            let text = || text.clone();
            let context = Context { goal: text(), dismissed: vec![text()], ..map.context.clone() };
            let mut edits = vec![
                Edit::SetTitle(text()),
                Edit::SetContext(Box::new(context)),
                Edit::SetPersona(Box::new(Persona { quote: text(), ..map.persona.clone() })),
                Edit::SetPersona(Box::new(Persona { name: text(), ..map.persona.clone() })),
            ];
            edits.extend(map.stages.iter().map(|stage| Edit::RenameStage { id: stage.id.clone(), name: text() }));
            edits.extend(map.steps().map(|step| Edit::RenameStep { id: step.id.clone(), name: text() }));
            edits.extend(map.cards.iter().map(|(id, card)| {
                let card = Card { note: text(), tags: vec![text()], ..card.clone() };
                Edit::ChangeCard { id: id.clone(), card: Box::new(card) }
            }));
            edits.extend((0..5).map(|count| {
                let field = FreeField { name: text(), text: text(), ..FreeField::default() };
                Edit::SetPersona(Box::new(Persona { fields: vec![field; count], ..map.persona.clone() }))
            }));
            let place = place % edits.len();
            Some(edits.swap_remove(place))
        }
        Deed::Paste { text, depth, length, each } => {
            let card = |cell: &CellKey| {
                let card = Card::new(cell.clone(), text.as_str());
                let mut extra = unknown(*depth, *length);
                // As a file has it, and the clipboard of ours has not.
                extra.insert("id".to_owned(), json!("c1"));
                Card { extra, minutes: Some(i64::MAX), impact: Some(-7), ..card }
            };
            let add =
                |cell: &CellKey, id: String| Edit::AddCard { id: id.into(), card: Box::new(card(cell)), index: 0 };
            (cells.len() < 100).then(|| {
                Edit::Batch(cells.iter().flat_map(|cell| vec![cell; *each]).map(|cell| add(cell, fresh())).collect())
            })
        }
        Deed::Duplicate(times) => {
            let cards = map.cards.values().flat_map(|card| vec![card; *times]);
            let add = |card: &Card| Edit::AddCard { id: fresh().into(), card: Box::new(card.clone()), index: 0 };
            (map.cards.len() < 400).then(|| Edit::Batch(cards.map(add).collect()))
        }
        Deed::Persona { depth, age, colour } => Some(Edit::SetPersona(Box::new(Persona {
            age: Some(*age),
            colour: Some(colour.clone()),
            extra: unknown(*depth, 3),
            ..map.persona.clone()
        }))),
        Deed::Derive(which) => titles(&map.title).into_iter().nth(*which).map(Edit::SetTitle),
        Deed::Undo | Deed::Redo => None,
    }
}

/// Whether `map` comes back as it is from a file.
fn comes_back(map: &JourneyMap) -> Result<(), String> {
    let file = MapFile::new("m".into(), map.clone());
    let opened = read(write(&file).as_bytes()).map_err(|problem| format!("a file of ours was refused: {problem:?}"))?;
    if !opened.repairs.is_empty() {
        return Err(format!("a file of ours was repaired: {:?}", opened.repairs));
    }
    if opened.file == file { Ok(()) } else { Err("a file of ours opened as another map".to_owned()) }
}

/// Does `deeds` to `map`, each only if it is let in.
fn after(map: JourneyMap, deeds: &[Deed]) -> JourneyMap {
    let mut history = History::new(map);
    let mut number = 0;
    let mut fresh = || {
        number += 1;
        format!("n{number}")
    };
    let mut known = None;
    for deed in deeds {
        known = match deed {
            Deed::Undo => history.undo().and(None),
            Deed::Redo => history.redo().and(None),
            _ => {
                let Some(mut edit) = edit_of(deed, history.map(), &mut fresh) else { continue };
                // What is refused is refused in words, and the map is as it was.
                let Ok(size) = admit_into(history.map(), &mut edit, known) else { continue };
                if history.make(edit, Label::many(Act::ChangeCards, 1)).is_err() {
                    continue;
                }
                size
            }
        };
    }
    history.map().clone()
}

#[test]
fn any_map_that_edits_reach_opens_again() {
    const CASES: u32 = 96;
    let config = ProptestConfig { cases: CASES, failure_persistence: None, ..ProptestConfig::default() };
    let mut runner = proptest::test_runner::TestRunner::new(config);
    let outcome = runner.run(&(support::map(), proptest::collection::vec(deed(), 1..16)), |(map, deeds)| {
        comes_back(&after(map, &deeds)).map_err(TestCaseError::fail)
    });
    xtask::faults::report("a file of ours refused", CASES as usize, usize::from(outcome.is_err()));
    outcome.unwrap_or_else(|error| panic!("{error}"));
}

/// A board of `steps` by one lane.
fn board(steps: usize) -> JourneyMap {
    let step = |at: usize| Step { id: format!("t{at}").into(), ..Step::default() };
    let stage = Stage { id: "s".into(), steps: (0..steps).map(step).collect(), ..Stage::default() };
    let lane = Lane { id: "l".into(), role: LaneRole::Action, ..Lane::default() };
    JourneyMap { stages: vec![stage], lanes: vec![lane], ..JourneyMap::default() }
}

/// Adds copies of `card` until one is refused; how many went in, and why no more did.
fn fill(map: &mut JourneyMap, card: &Card) -> (usize, Problem) {
    let mut known = None;
    for count in 0.. {
        let id = CardId::from(format!("c{count}"));
        let mut edit = Edit::AddCard { id, card: Box::new(card.clone()), index: 0 };
        match admit_into(map, &mut edit, known) {
            Ok(size) => known = size,
            Err(problem) => return (count, problem),
        }
        map.apply(edit).expect("it fits");
    }
    unreachable!("a map has an end");
}

/// The faults that were seen: each map was exported, and refused on opening.
#[test]
fn maps_filled_to_the_brim_open_again() {
    let cell = CellKey::new("t0", "l");
    let text = |letter: &str| Card::new(cell.clone(), letter.repeat(limits::TEXT));
    let mut tried = 0;
    for (card, least) in [
        (text("a"), 250),
        (text("日"), 250),
        (text("🙂"), 190),
        (text("\""), 120),
        (Card { extra: unknown(4, 100_000), ..Card::new(cell.clone(), "unknown") }, 50),
        (Card { extra: unknown(0, 0), tags: vec!["a".repeat(300); 50], ..Card::new(cell.clone(), "") }, 300),
    ] {
        let mut map = board(1);
        let (count, problem) = fill(&mut map, &card);
        let what = card.text.chars().next();
        assert!(count >= least, "only {count} cards of {what:?} went in: {problem:?}");
        assert!(matches!(problem.code(), "I01" | "I10"), "{problem:?}");
        comes_back(&map).unwrap_or_else(|error| panic!("{count} cards of {what:?}: {error}"));
        // A full map can still be worked on: what makes it no larger is let in.
        let shorter = Card { text: "a".to_owned(), ..map.cards[&CardId::from("c0")].clone() };
        let mut edit = Edit::ChangeCard { id: "c0".into(), card: Box::new(shorter) };
        assert_eq!(admit(&map, &mut edit), Ok(()), "{what:?}");
        tried += 1;
    }
    xtask::faults::report("a file of ours refused", tried, 0);
}

#[test]
fn too_many_of_anything_are_refused_at_the_edit() {
    let mut map = board(150);
    let mut add = Vec::new();
    for at in 0..300 {
        let cell = CellKey { step: format!("t{}", at % 150).into(), lane: "l".into() };
        add.push(Edit::AddCard { id: format!("c{at}").into(), card: Box::new(Card::new(cell, "x")), index: 0 });
    }
    map.apply(Edit::Batch(add)).expect("they fit");
    let pairs = (0..300).flat_map(|from| (0..300).filter(move |to| from != *to).map(move |to| (from, to)));
    let links: Vec<Edit> = pairs
        .take(limits::LINKS + 1)
        .map(|(from, to)| {
            let link = Link { from: format!("c{from}").into(), to: format!("c{to}").into(), ..Link::default() };
            Edit::AddLink { link, index: usize::MAX }
        })
        .collect();
    let refused = admit(&map, &mut Edit::Batch(links.clone()));
    assert!(matches!(refused, Err(Problem::TooMany { count: 20_001, most: 20_000, .. })), "{refused:?}");
    let mut most = Edit::Batch(links[1..].to_vec());
    assert_eq!(admit(&map, &mut most), Ok(()));
    map.apply(most).expect("they fit");
    comes_back(&map).expect("it opens");
    // Values that nobody here knows, few letters each.
    let mut map = board(1);
    let many = Extra::from_iter([("x".to_owned(), json!(vec![0; 10_000]))]);
    let (count, problem) = fill(&mut map, &Card { extra: many, ..Card::new(CellKey::new("t0", "l"), "") });
    assert!(matches!(problem, Problem::TooMany { .. }) && count > 90, "{count} {problem:?}");
    comes_back(&map).expect("it opens");
}

#[test]
fn what_lies_too_deep_is_refused_at_the_edit() {
    let map = board(1);
    for depth in 0..20 {
        let card = Card { extra: unknown(depth, 1), ..Card::new(CellKey::new("t0", "l"), "") };
        let add = Edit::AddCard { id: "c".into(), card: Box::new(card), index: 0 };
        let persona = Edit::SetPersona(Box::new(Persona { extra: unknown(depth, 1), ..Persona::default() }));
        for mut edit in [add, persona] {
            let mut map = map.clone();
            if admit(&map, &mut edit).is_ok() {
                map.apply(edit).expect("it fits");
                comes_back(&map).unwrap_or_else(|error| panic!("{depth} levels: {error}"));
            } else {
                assert!(depth > limits::DEPTH - 6, "{depth} levels are few enough");
            }
        }
    }
}

#[test]
fn a_figure_or_a_feeling_from_elsewhere_needs_no_repair_later() {
    let mut map = board(1);
    let lane = Lane { id: "f".into(), role: LaneRole::Emotion, ..Lane::default() };
    let extra = Extra::from_iter(["lane", "step"].map(|name| (name.to_owned(), json!("elsewhere"))));
    let emotion = Emotion { score: Score::LOWEST, extra, ..Emotion::default() };
    let edits = [
        Edit::AddLane { lane: Box::new(lane), index: 1 },
        Edit::SetEmotion { cell: CellKey::new("t0", "f"), emotion: Some(emotion) },
    ];
    for mut edit in edits {
        admit(&map, &mut edit).expect("it is let in");
        map.apply(edit).expect("it fits");
    }
    comes_back(&map).expect("it opens");
}

#[test]
fn no_title_made_of_another_is_longer_than_a_title() {
    for title in [
        "a".repeat(300),
        "é".repeat(299),
        "👩\u{200D}🚀".repeat(100),
        "mot ".repeat(75),
        String::new(),
        "x".repeat(9_000),
    ] {
        let mut title = title;
        // Copies of copies.
        for _ in 0..4 {
            for derived in titles(&title) {
                let length = derived.chars().count();
                assert!(length <= limits::NAME, "{length} characters: {derived}");
            }
            title = titles(&title).swap_remove(0);
        }
    }
    assert_eq!(derived("short", |title| format!("{title} (copy)")), "short (copy)");
    assert_eq!(derived(&"a".repeat(300), |title| format!("{title} (copy)")), format!("{}… (copy)", "a".repeat(292)));
}

#[test]
fn the_most_a_map_takes_is_never_told_too_small() {
    let mut map = board(3);
    let mut known = Some(Size::of_map(&map).expect("it is small"));
    for at in 0..50 {
        let cell = CellKey { step: format!("t{}", at % 3).into(), lane: "l".into() };
        let mut edit = Edit::Batch(vec![
            Edit::AddCard {
                id: format!("c{at}").into(),
                card: Box::new(Card::new(cell.clone(), "\n".repeat(at))),
                index: 0,
            },
            Edit::ChangeCard { id: "c0".into(), card: Box::new(Card::new(cell.clone(), "small")) },
            Edit::ChangeCard { id: "c0".into(), card: Box::new(Card::new(cell.clone(), "large".repeat(at * 7 % 40))) },
            Edit::MoveCard { id: "c0".into(), cell, index: 0 },
            Edit::SetTitle("t".repeat(at * 11 % 300)),
        ]);
        known = admit_into(&map, &mut edit, known).expect("it is let in");
        map.apply(edit).expect("it fits");
        let exact = Size::of_map(&map).expect("it is small");
        assert!(exact.fits_into(known.expect("it is counted")), "{exact:?} is more than {known:?}");
    }
}

/// A file that is read is no larger once it is written: what a reader adds is counted too.
#[test]
fn a_file_that_opens_is_a_file_that_opens_again() {
    let head = r#"{"format":"parcours","schema":1,"id":"m","map":{"stages":[{"id":"s","steps":[{"id":"t"}]}],"lanes":[{"id":"l","role":"action"}],"#;
    let filled = |before: &str, node: &str, after: &str, count: usize| {
        format!("{head}{before}{}{after}}}}}", vec![node; count].join(","))
    };
    for count in [100_000, 249_000, 400_000] {
        let text = filled(r#""cards":[{"id":"c","step":"t","lane":"l","metric":{"readings":["#, "{}", "]}}]", count);
        if let Ok(opened) = read(text.as_bytes()) {
            comes_back(&opened.file.map).unwrap_or_else(|error| panic!("{count}: {error}"));
        }
    }
}
