//! The order of words in a language, as the browser knows it.

use std::cell::RefCell;
use std::cmp::Ordering;

use js_sys::{Array, Function, Intl, Object, Reflect};
use wasm_bindgen::JsValue;

use parcours_core::model::{Language, WordOrder};

thread_local! {
    /// What compares two words, for each language that was asked for: making one takes much longer than asking it.
    static COMPARE: RefCell<Vec<(&'static str, Function)>> = const { RefCell::new(Vec::new()) };
}

/// The order of words in `language`. Figures in them count as numbers: step 2 comes before step 10.
pub fn word_order(language: &Language) -> WordOrder {
    match language {
        Language::French => |one, other| compare("fr", one, other),
        _ => |one, other| compare("en", one, other),
    }
}

fn compare(language: &'static str, one: &str, other: &str) -> Ordering {
    let said = COMPARE.with_borrow_mut(|known| {
        let at = known.iter().position(|(of, _)| *of == language).unwrap_or_else(|| {
            known.push((language, collator(language)));
            known.len() - 1
        });
        known[at].1.call2(&JsValue::NULL, &one.into(), &other.into())
    });
    // What is the same to a reader, such as a letter in two of Unicode's forms, still has an order of its own.
    match said.ok().and_then(|said| said.as_f64()) {
        Some(said) if said < 0.0 => Ordering::Less,
        Some(said) if said > 0.0 => Ordering::Greater,
        _ => one.cmp(other),
    }
}

fn collator(language: &str) -> Function {
    let options = Object::new();
    // Setting a field of a fresh object cannot fail.
    let _ = Reflect::set(&options, &"numeric".into(), &JsValue::TRUE);
    Intl::Collator::new(&Array::of1(&language.into()), &options).compare()
}
