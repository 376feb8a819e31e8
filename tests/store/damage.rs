//! A byte changed or cut anywhere: it is noticed where it matters, and no other map minds.

use parcours_core::store::keys::map_key;
use xtask::faults::report;

use super::*;

/// `text` with one bit of the byte at `at` changed, if that is still text.
fn flipped(text: &str, at: usize, bit: u8) -> Option<String> {
    let mut bytes = text.as_bytes().to_vec();
    bytes[at] ^= 1 << bit;
    String::from_utf8(bytes).ok()
}

/// What opens under M1, in the bytes of a file.
fn opens(library: &Library<MemoryKv>) -> Option<String> {
    library.open(&"M1".into()).ok().map(|kept| format::write(&kept.file))
}

#[test]
fn any_byte_of_a_record_changed_or_cut() {
    let (kv, library) = library();
    let mut crowded = file("M1", "Crédit");
    add_card(&mut crowded.map, "c1");
    library.add(crowded, NOW, fresh()).expect("there is room");
    library.add(file("M2", "other"), NOW, fresh()).expect("there is room");
    let whole = kv.contents()[&map_key(&"M1".into())].clone();
    let right = opens(&library);
    let (mut tried, mut lost, mut noticed) = (0, 0, 0);
    let mut try_one = |text: &str, thoroughly: bool| {
        kv.put("parcours:map:M1", text);
        let there = opens(&library);
        // The times and the tab around the map are not summed up: they say nothing of what a person made.
        assert!(there.is_none() || there == right, "it opens as something else: {text}");
        noticed += usize::from(there.is_none());
        lost += usize::from(there.is_some() && there != right);
        tried += 1;
        if thoroughly {
            assert!(titles(&library).contains(&"other".to_owned()), "another map minds: {text}");
            assert_eq!(library.raw(&"M1".into()).as_deref(), Some(text), "what cannot be read stays as it is");
        }
    };
    for at in 0..whole.len() {
        for bit in 0..8 {
            if let Some(text) = flipped(&whole, at, bit) {
                try_one(&text, at % 16 == 0);
            }
        }
        if whole.is_char_boundary(at) {
            try_one(&whole[..at], at % 16 == 0);
            // A piece gone from the middle.
            let end = (at + 7..=whole.len()).find(|end| whole.is_char_boundary(*end));
            if let Some(end) = end {
                try_one(&format!("{}{}", &whole[..at], &whole[end..]), false);
            }
        }
    }
    assert!(noticed * 10 > tried * 8, "{noticed} of {tried}");
    report("any byte of a record changed or cut", tried, lost);
}

/// What is not a map is damaged just as well: nothing of it keeps the maps from opening.
#[test]
fn damage_outside_the_maps_keeps_no_map_from_opening() {
    let (kv, library) = library();
    library.add(file("M1", "one"), NOW, fresh()).expect("there is room");
    library.add(file("M2", "two"), NOW, fresh()).expect("there is room");
    library.delete(&"M2".into(), NOW).expect("there is room");
    library.rename(&"M1".into(), "uno", LATER).expect("there is room");
    library.keep_settings(&Settings::default()).expect("there is room");
    let persona = parcours_core::model::Persona { id: Some("P1".into()), name: "Léa".into(), ..Default::default() };
    library.keep_persona(&persona, None, NOW).expect("there is room");
    let before = kv.contents();
    let others = ["parcours:bin:M2", "parcours:prev:M1", "parcours:set", "parcours:persona:P1", "parcours:ballast"];
    for key in others {
        let whole = &before[key];
        for at in (0..whole.len()).step_by(if whole.len() > 10_000 { 997 } else { 5 }) {
            for text in [flipped(whole, at, 1), whole.get(..at).map(str::to_owned)].into_iter().flatten() {
                kv.put(key, &text);
                assert_eq!(titles(&library), ["uno"], "{key}");
                let _ = (
                    library.settings(),
                    library.bin().expect("storage is well"),
                    library.personas(str::cmp).expect("storage is well"),
                );
                assert_eq!(library.purge(LATER), Ok(0));
                assert_eq!(kv.contents()[key], text, "nobody mends or deletes it");
            }
        }
        kv.put(key, whole);
    }
}
