//! One file and more for each code a person may read, the largest and deepest among them: the right code, soon, and nothing changed.

use std::time::{Duration, Instant};

use parcours_core::format::{MapFile, Opened, Problem, Repair, limits, read};
use parcours_core::store::{Entry, Kv, KvError, Library, MemoryKv, SaveError, Usage};
use serde_json::{Value, json};

use crate::bytes;

/// How long a file may take in an unoptimised program on a machine that does other things; the page itself has two seconds, which
/// `tests/browser/hostile_input.rs` measures.
const SOON: Duration = Duration::from_secs(30);

/// Files that are as large as a file may be, or as a limit allows and one more.
pub fn large() -> Vec<(&'static str, &'static str, Vec<u8>)> {
    let file = |map: &str| format!(r#"{{"format":"parcours","schema":1,"id":"m","map":{map}}}"#).into_bytes();
    let filled = |map: &dyn Fn(&str) -> String, node: &str, end: &str| {
        let room = limits::FILE - 200;
        file(&map(&format!("{}{end}", node.repeat(room / node.len()))))
    };
    let list = |name: &str| {
        let name = name.to_owned();
        move |items: &str| format!(r#"{{"{name}":[{items}]}}"#)
    };
    let board = r#""stages":[{"id":"s","steps":[{"id":"t"}]}],"lanes":[{"id":"l","role":"action"}]"#;
    let cards = |count: usize, card: &str| {
        let cards: Vec<String> = (0..count).map(|at| card.replace("ID", &format!("c{at}"))).collect();
        file(&format!(r#"{{{board},"cards":[{}]}}"#, cards.join(",")))
    };
    vec![
        ("the largest file and a byte", "I01", vec![b' '; limits::FILE + 1]),
        ("16 MB of spaces", "I02", vec![b' '; limits::FILE]),
        ("16 MB of zero bytes", "I04", vec![0; limits::FILE]),
        ("16 MB of bytes that are no text", "I03", vec![0xFF; limits::FILE]),
        ("16 MB of UTF-16 cut in the middle", "I03", [vec![0xFF, 0xFE], vec![b'a'; limits::FILE - 3]].concat()),
        ("16 MB of quotes", "I09", vec![b'"'; limits::FILE]),
        ("16 MB of backslashes in a text", "I04", [vec![b'"'], vec![b'\\'; limits::FILE - 1]].concat()),
        ("16 MB of digits", "I06", vec![b'1'; limits::FILE]),
        ("16 MB of [", "I05", vec![b'['; limits::FILE]),
        ("16 MB of {", "I05", "{\"a\":".repeat(limits::FILE / 5).into_bytes()),
        (
            "lists in a field that nobody knows",
            "I05",
            file(&format!(r#"{{"x":{}1{}}}"#, "[".repeat(50), "]".repeat(50))),
        ),
        ("a million stages", "I09", filled(&list("stages"), "{},", "{}")),
        ("a million lanes", "I09", filled(&list("lanes"), "[],", "[]")),
        ("two million figures for cards", "I09", filled(&list("cards"), "0,", "0")),
        ("a million feelings", "I09", filled(&list("emotions"), "null,", "null")),
        ("a million ties", "I09", filled(&list("links"), "{},", "{}")),
        ("a list called with escapes", "I09", filled(&list("st\\u0061ges"), "{},", "{}")),
        ("two million figures in a field that nobody knows", "I09", filled(&list("x"), "0,", "0")),
        ("a field that nobody knows, of 16 MB", "I10", filled(&|text: &str| format!(r#"{{"x":"{text}"}}"#), "x", "")),
        ("a title of 16 MB", "I10", filled(&|text: &str| format!(r#"{{"title":"{text}"}}"#), "é", "")),
        (
            "a revision below counting",
            "I08",
            br#"{"format":"parcours","schema":1,"rev":-18446744073709551615,"map":{}}"#.to_vec(),
        ),
        (
            "a figure of 16 MB",
            "I08",
            filled(&|digits: &str| format!(r#"{{"cards":[{{"metric":{{"baseline":0.{digits}}}}}]}}"#), "1", ""),
        ),
        (
            "a word of 16 MB in a list of words",
            "I08",
            filled(&|word: &str| format!(r#"{{"cards":[{{"evidence":"{word}"}}]}}"#), "x", ""),
        ),
        ("a word with a control character", "I08", file(r#"{"kind":"x\u0001"}"#)),
        (
            "a field of the parser's own",
            "I06",
            file(&format!(r#"{{"$serde_json::private::RawValue":"{}"}}"#, "[".repeat(100_000))),
        ),
        (
            "twenty thousand cards of one name",
            "I11",
            cards(limits::CARDS, r#"{"id":"c","step":"t","lane":"l","text":"x"}"#),
        ),
        (
            "twenty thousand cards nowhere",
            "I12",
            cards(limits::CARDS, r#"{"id":"ID","step":"gone","lane":"l","text":"said"}"#),
        ),
        (
            "twenty thousand cards with a control character",
            "I14",
            cards(limits::CARDS, r#"{"id":"ID","step":"t","lane":"l","text":"a\u0001b"}"#),
        ),
    ]
}

/// The code a person reads: of the problem, or the first of the repairs'.
fn code(outcome: &Result<Opened, Problem>) -> &'static str {
    match outcome {
        Err(problem) => problem.code(),
        Ok(opened) => opened.repairs.iter().map(Repair::code).min().unwrap_or_default(),
    }
}

/// Storage with no room for anything more.
#[derive(Clone)]
struct Full(MemoryKv);

impl Kv for Full {
    fn get(&self, key: &str) -> Result<Option<String>, KvError> {
        self.0.get(key)
    }
    fn set_text(&self, _: &str, _: &str) -> Result<(), KvError> {
        Err(KvError::Full)
    }
    fn remove(&self, key: &str) -> Result<(), KvError> {
        self.0.remove(key)
    }
    fn keys(&self) -> Result<Vec<String>, KvError> {
        self.0.keys()
    }
    fn usage(&self) -> Result<Usage, KvError> {
        self.0.usage()
    }
}

#[test]
fn a_hostile_file() {
    let kv = MemoryKv::default();
    let library = Library::new(kv.clone(), "tab");
    let kept =
        MapFile::new("kept".into(), parcours_core::model::JourneyMap { title: "Mine".into(), ..Default::default() });
    library.add(kept, "2025-06-01T12:00:00.000Z", || "other".into()).expect("there is room");
    let before = kv.contents();

    let small = [
        ("empty", "I02"),
        ("not-text", "I03"),
        ("stops", "I04"),
        ("deep", "I05"),
        ("other-json", "I06"),
        ("newer-schema", "I07"),
        ("newer-reader", "I07"),
        ("title-number", "I08"),
        ("tags-51", "I09"),
        ("text-long", "I10"),
        ("same-card", "I11"),
        ("dangling", "I12"),
        ("out-of-range", "I14"),
    ];
    let small = small.map(|(name, code)| (name, code, bytes(&format!("tests/files/hostile/{name}.json"))));
    let (mut tried, mut lost) = (0, 0);
    for (name, expected, bytes) in small.into_iter().chain(large()) {
        let begin = Instant::now();
        let outcome = read(&bytes);
        let took = begin.elapsed();
        assert_eq!(code(&outcome), expected, "{name}");
        assert!(took < SOON, "{name} took {took:?}");
        tried += 1;
        // As the page does: what is refused is not added, and what is not refused needs room.
        if let Ok(opened) = outcome {
            assert_eq!(opened.file.map.violations(), []);
            let full = Library::new(Full(kv.clone()), "tab");
            let outcome = full.add(opened.file, "2025-06-02T12:00:00.000Z", || "fresh".into());
            assert_eq!(outcome.err(), Some(SaveError::Kv(KvError::Full)), "I13: {name}");
        }
        lost += usize::from(kv.contents() != before);
    }
    assert!(matches!(library.list().as_deref(), Ok([Entry::Map(map)]) if map.title == "Mine"));
    xtask::faults::report("a hostile file", tried, lost);
    assert_eq!(lost, 0);
}

/// A board at its limit that repairs would take beyond it is refused: what we write we can read.
#[test]
fn repairs_do_not_grow_a_map_past_its_limits() {
    let lanes: Vec<Value> = (0..100).map(|at| json!({ "id": format!("l{at}"), "role": "emotion" })).collect();
    let map = json!({ "stages": [{ "id": "s", "steps": [{ "id": "t" }] }], "lanes": lanes, "cards": [{ "step": "t", "lane": "l0", "text": "x" }] });
    let file = json!({ "format": "parcours", "schema": 1, "id": "m", "map": map });
    assert!(matches!(read(file.to_string().as_bytes()), Err(Problem::TooMany { count: 101, .. })));
}
