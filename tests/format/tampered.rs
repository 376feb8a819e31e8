//! Files that somebody edited by hand, cut or garbled: they open sound or not at all.

use parcours_core::format::write;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::{open, support};

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_file_that_was_tampered_with_opens_sound_or_not_at_all(
        file in support::file(),
        blows in prop::collection::vec((any::<prop::sample::Index>(), blow()), 1..8),
    ) {
        let mut value: Value = serde_json::from_str(&write(&file)).expect("we write JSON");
        for (place, blow) in blows {
            let count = count(&value);
            strike(&mut value, place.index(count), &blow);
        }
        let _ = open(value.to_string().as_bytes());
    }

    #[test]
    fn a_file_that_was_cut_or_garbled_never_panics(
        file in support::file(),
        at in any::<prop::sample::Index>(),
        with in prop::collection::vec(any::<u8>(), 0..4),
        cut in any::<bool>(),
    ) {
        let mut bytes = write(&file).into_bytes();
        let at = at.index(bytes.len());
        let end = if cut { bytes.len() } else { (at + with.len()).min(bytes.len()) };
        bytes.splice(at..end, with);
        let _ = open(&bytes);
    }
}

/// What happens to a value of a file that somebody edits by hand.
#[derive(Clone, Debug)]
enum Blow {
    Replace(Value),
    Remove,
    Double,
}

fn blow() -> impl Strategy<Value = Blow> {
    let id = "[stlc][0-9]|[a-z ]{0,3}";
    prop_oneof![
        3 => id.prop_map(|id| Blow::Replace(id.into())),
        2 => (-9..9_i64).prop_map(|number| Blow::Replace(number.into())),
        1 => prop::sample::select(vec![json!(null), json!([]), json!({}), json!("\u{0}\u{202E}"), json!(2.5)]).prop_map(Blow::Replace),
        2 => Just(Blow::Remove),
        4 => Just(Blow::Double),
    ]
}

fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(count).sum(),
        Value::Object(fields) => fields.values().map(count).sum(),
        _ => 0,
    }
}

/// Strikes the value that is reached after `left` others; returns how many are left to pass.
fn strike(value: &mut Value, left: usize, blow: &Blow) -> Option<usize> {
    let mut left = match (left, blow) {
        (0, Blow::Replace(with)) => {
            *value = with.clone();
            return None;
        }
        (0, Blow::Remove | Blow::Double) => {
            match value {
                Value::Array(items) if matches!(blow, Blow::Double) => items.extend(items.clone()),
                Value::Array(items) => drop(items.pop()),
                other => *other = Value::Null,
            }
            return None;
        }
        (left, _) => left - 1,
    };
    let inside: Box<dyn Iterator<Item = &mut Value>> = match value {
        Value::Array(items) => Box::new(items.iter_mut()),
        Value::Object(fields) => Box::new(fields.values_mut()),
        _ => return Some(left),
    };
    for one in inside {
        left = strike(one, left, blow)?;
    }
    Some(left)
}
