//! The laws of personas that several maps share: whatever fails, none is lost, none is written over unseen, and no map changes.

mod support;

use std::cell::Cell;
use std::rc::Rc;

use parcours_core::model::Persona;
use parcours_core::store::personas::persona_key;
use parcours_core::store::{Kv, KvError, Library, MemoryKv, SaveError};

const NOW: &str = "2026-01-15T10:00:00.000Z";

fn persona(id: &str, name: &str) -> Persona {
    Persona { id: Some(id.into()), name: name.into(), goals: "Partir tranquille".into(), ..Persona::default() }
}

fn library() -> (MemoryKv, Library<MemoryKv>) {
    let kv = MemoryKv::default();
    (kv.clone(), Library::new(kv, "tab-1"))
}

fn names(library: &Library<impl Kv>) -> Vec<String> {
    let personas = library.personas(support::word_order).expect("storage can be asked");
    personas.into_iter().map(|persona| persona.name).collect()
}

#[test]
fn what_is_kept_comes_back_by_name_with_all_it_says() {
    let (kv, library) = library();
    let mut full = persona("p2", "Élodie");
    full.colour = Some("#d3eee2".into());
    full.age = Some(41);
    full.extra.insert("later".into(), serde_json::json!({ "a": [1] }));
    for persona in [&persona("p1", "zoe"), &full, &persona("p3", "Ana")] {
        library.keep_persona(persona, None, NOW).expect("there is room");
    }
    assert_eq!(names(&library), ["Ana", "Élodie", "zoe"]);
    assert_eq!(library.personas(support::word_order).expect("it can be asked")[1], full);
    let before = kv.contents();
    library.keep_persona(&full, None, "2026-02-01").expect("it is there, word for word");
    assert_eq!(kv.contents(), before, "keeping what is kept writes nothing");
    assert_eq!(library.list(), Ok(Vec::new()), "a persona is no map");
    library.keep_persona(&Persona { id: None, ..full }, None, NOW).expect("nothing to do");
    assert_eq!(kv.contents(), before, "without an id there is no place");
}

#[test]
fn a_version_nobody_looked_at_is_never_written_over_or_removed() {
    let (kv, library) = library();
    let (old, new, newer) = (persona("p", "old"), persona("p", "new"), persona("p", "newer"));
    library.keep_persona(&old, None, NOW).expect("there is room");
    library.keep_persona(&new, Some(&old), NOW).expect("it was looked at");
    let there = kv.contents();
    for seen in [None, Some(&old), Some(&newer)] {
        assert_eq!(library.keep_persona(&newer, seen, NOW), Err(SaveError::ChangedElsewhere), "{seen:?}");
    }
    assert_eq!(library.forget_persona(&old), Err(SaveError::ChangedElsewhere));
    assert_eq!(kv.contents(), there);
    assert_eq!(library.forget_persona(&new), Ok(()));
    assert_eq!(library.forget_persona(&new), Ok(()), "it is gone already");
    assert_eq!(kv.contents().len(), 0);
    library.keep_persona(&newer, Some(&new), NOW).expect("removed elsewhere, and wished for here");
    assert_eq!(names(&library), ["newer"]);
}

#[test]
fn a_broken_record_stands_alone_and_stays() {
    let (kv, library) = library();
    library.keep_persona(&persona("good", "good"), None, NOW).expect("there is room");
    let whole = kv.contents()[&persona_key("good")].clone();
    let bad = [
        ("cut", whole[..whole.len() / 2].to_owned()),
        ("flipped", whole.replace("tranquille", "tranquilla")),
        ("newer", whole.replace("\"e\":1", "\"e\":2")),
        ("text", "not JSON".to_owned()),
        ("list", "[1]".to_owned()),
        ("number", r#"{"name":7}"#.to_owned()),
    ];
    for (id, raw) in &bad {
        kv.put(&persona_key(id), raw);
    }
    kv.put("parcours:persona", "not one of ours");
    assert_eq!(names(&library), ["good"]);
    for (id, raw) in &bad {
        let kept = library.keep_persona(&persona(id, "new"), None, NOW);
        assert!(matches!(kept, Err(SaveError::Open(_))), "{id}: {kept:?}");
        assert!(library.forget_persona(&persona(id, "new")).is_err(), "{id}");
        assert_eq!(kv.contents()[&persona_key(id)], *raw, "{id} is left as it is");
    }
}

/// Storage that fails at the `at`-th operation, and only there: it refuses, or says yes and does nothing.
struct FaultKv {
    kv: MemoryKv,
    at: usize,
    fault: Option<KvError>,
    count: Rc<Cell<usize>>,
}

impl FaultKv {
    fn guard(&self) -> Result<bool, KvError> {
        self.count.set(self.count.get() + 1);
        match (self.count.get() == self.at, &self.fault) {
            (false, _) => Ok(true),
            (true, Some(error)) => Err(error.clone()),
            (true, None) => Ok(false),
        }
    }
}

impl Kv for FaultKv {
    fn get(&self, key: &str) -> Result<Option<String>, KvError> {
        self.guard()?;
        self.kv.get(key)
    }

    fn set_text(&self, key: &str, text: &str) -> Result<(), KvError> {
        if self.guard()? { self.kv.set_text(key, text) } else { Ok(()) }
    }

    fn remove(&self, key: &str) -> Result<(), KvError> {
        if self.guard()? { self.kv.remove(key) } else { Ok(()) }
    }

    fn keys(&self) -> Result<Vec<String>, KvError> {
        self.guard()?;
        self.kv.keys()
    }

    fn usage(&self) -> Result<parcours_core::store::Usage, KvError> {
        self.kv.usage()
    }
}

#[test]
fn a_fault_at_any_operation_loses_nothing() {
    let (old, new, other) = (persona("p", "old"), persona("p", "new"), persona("q", "other"));
    for fault in [Some(KvError::Full), Some(KvError::Blocked), None] {
        for at in 1.. {
            let (kv, calm) = library();
            calm.keep_persona(&old, None, NOW).expect("there is room");
            calm.keep_persona(&other, None, NOW).expect("there is room");
            let count = Rc::new(Cell::new(0));
            let faulty = FaultKv { kv, at, fault: fault.clone(), count: count.clone() };
            let done = Library::new(faulty, "tab-1").keep_persona(&new, Some(&old), NOW);
            let scene = format!("{fault:?} at operation {at}: {done:?}");
            let kept = names(&calm);
            assert!(kept == ["new", "other"] || (done.is_err() && kept == ["old", "other"]), "{scene}: {kept:?}");
            if count.get() < at {
                assert_eq!(done, Ok(()), "{scene}: it fails without a fault");
                break;
            }
        }
    }
}
