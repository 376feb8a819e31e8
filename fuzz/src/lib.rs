//! What must hold for any bytes at all: the bodies of the fuzz targets.
//!
//! `tests/fuzzed.rs` runs the same functions natively on the corpus and on mutations of it, because a fuzzer needs a nightly toolchain.

#[path = "../../tests/support/chain.rs"]
mod chain;

use parcours_core::editor::answer;
use parcours_core::format::admit::admit;
use parcours_core::format::{self, SCHEMA, decode, read, restore, upgrades as steps, write};
use parcours_core::method::proposals::accept;
use parcours_core::model::{Language, MapId};
use parcours_core::store::envelope::Envelope;
use parcours_core::store::{Entry, Library, MemoryKv, Saved};
use parcours_core::templates::Template;

/// A target: bytes in, nothing out, and a panic where something does not hold.
pub type Target = fn(&[u8]);

/// Every target by its name, which is also that of its corpus.
pub const TARGETS: &[(&str, Target)] = &[
    ("import_bytes", import_bytes),
    ("envelope_read", envelope_read),
    ("upgrades", upgrades),
    ("answer_read", answer_read),
];

/// A file from anywhere is refused, or opens as a sound map that comes back from its own file as it is.
pub fn import_bytes(bytes: &[u8]) {
    let Ok(opened) = read(bytes) else { return };
    assert_eq!(opened.file.map.violations(), []);
    assert_eq!(opened.file.newer, None, "a file of a later version is refused");
    let written = write(&opened.file);
    let again = read(written.as_bytes()).expect("what we write we can read");
    assert_eq!(again.repairs, [], "what was put right stays right");
    assert!(again.file == opened.file, "it comes back as it was");
    assert_eq!(write(&again.file), written, "the same map gives the same bytes");
}

/// A record of any text stands alone: storage can be listed, other maps stay, and what opens can be saved and opened again.
pub fn envelope_read(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Ok(envelope) = Envelope::read(text) {
        let again = serde_json::to_string(&envelope).expect("an envelope can be written");
        assert!(Envelope::read(&again).is_ok(), "what we write we can read");
    }
    let kv = MemoryKv::default();
    for key in ["parcours:map:M1", "parcours:bin:M2", "parcours:persona:p1", "parcours:set"] {
        kv.put(key, text);
    }
    let library = Library::new(kv.clone(), "tab");
    let listed = library.list().expect("memory can be asked");
    assert_eq!(listed.len(), 1, "a record is never left out");
    let _ = (library.bin(), library.personas(|one, other| one.cmp(other)), library.settings());
    let id = MapId::from("M1");
    let opened = library.open(&id);
    assert_eq!(matches!(listed.as_slice(), [Entry::Map(_)]), opened.is_ok());
    let Ok(mut kept) = opened else { return };
    kept.file.map.title.push_str(" again");
    let outcome = library.save(&mut kept, "2025-06-01T12:00:00.000Z");
    if kept.newer() {
        assert!(
            outcome.is_err() && library.raw(&id).as_deref() == Some(text),
            "what a later page wrote is never written"
        );
        return;
    }
    assert_eq!(outcome, Ok(Saved::Written));
    let again = library.open(&id).expect("what was saved can be opened");
    assert!(again.file == kept.file, "it comes back as it was");
}

/// Upgrades refuse or go through, from any version, and never leave a file half done that then opens.
pub fn upgrades(bytes: &[u8]) {
    let Ok(text) = decode::text(bytes) else { return };
    let Ok(value) = decode::json(&text) else { return };
    for from in 0..=SCHEMA {
        let mut file = value.clone();
        let _ = steps::upgrade(&mut file, from, &steps::STEPS);
    }
    for from in 0..=3 {
        let mut file = value.clone();
        let outcome = steps::upgrade(&mut file, from, &chain::CHAIN);
        if outcome.is_ok() && from == 1 {
            assert_eq!(file["schema"], 3, "every step was taken");
        }
    }
    if let Ok(opened) = restore(&text) {
        assert_eq!(opened.file.map.violations(), []);
        let written = format::write_compact(&opened.file);
        assert!(restore(&written).expect("what we write we can read").file == opened.file, "it comes back as it was");
    }
}

/// The answer of a model is refused, or all it proposes comes to an edit that fits the map and leaves it sound.
pub fn answer_read(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let map = Template::CurrentState.map(&Language::French);
    let Ok(answer) = answer::read(text, &map) else { return };
    let mut numbers = 0..;
    let mut fresh = || format!("n{}", numbers.next().unwrap_or_default());
    let mut edit = accept(&map, &answer.proposals, |_| true, &mut fresh);
    if admit(&map, &mut edit).is_err() {
        return;
    }
    let mut after = map.clone();
    after.apply(edit).expect("what is proposed fits");
    assert_eq!(after.violations(), []);
    assert!(after.cards.len() <= answer.proposals.all.len(), "nothing comes that was not proposed");
}
