//! French spaces while typing: which space is set, and that nothing else is touched.

use parcours_core::editor::spaces::space_to_set;
use proptest::prelude::*;

/// Types `text` letter by letter; every space that asks for it is set.
fn typed(text: &str) -> String {
    let mut value: Vec<char> = Vec::new();
    for letter in text.chars() {
        value.push(letter);
        let so_far: String = value.iter().collect();
        let caret = so_far.encode_utf16().count();
        let Some((at, space)) = space_to_set(&so_far, caret, &letter.to_string()) else { continue };
        let mut units = 0;
        let index = value.iter().position(|letter| {
            let here = units == at;
            units += letter.len_utf16();
            here
        });
        value[index.expect("the place is one of the text")] = space;
    }
    value.into_iter().collect()
}

#[test]
fn the_right_space_stands_before_each_sign() {
    for (text, expected) in [
        ("Pourquoi ?", "Pourquoi\u{202F}?"),
        ("Vite !", "Vite\u{202F}!"),
        ("un ; deux", "un\u{202F}; deux"),
        ("Note : 3", "Note\u{A0}: 3"),
        ("« oui »", "«\u{A0}oui\u{A0}»"),
        ("Il dit « Quoi ? »", "Il dit «\u{A0}Quoi\u{202F}?\u{A0}»"),
        ("🙂 !", "🙂\u{202F}!"),
        // Nothing is added, and what begins a text or a line is meant so.
        ("Pourquoi?", "Pourquoi?"),
        (" ?", " ?"),
        ("a\n ?", "a\n ?"),
        ("a  ?", "a  ?"),
        ("12:30", "12:30"),
        ("a , b", "a , b"),
    ] {
        assert_eq!(typed(text), expected, "{text:?}");
    }
}

#[test]
fn a_sign_in_the_middle_of_a_text_counts_too() {
    assert_eq!(space_to_set("Quoi ? Oui", 6, "?"), Some((4, '\u{202F}')));
    assert_eq!(space_to_set("Quoi ? Oui", 6, "x"), None, "something else was typed");
    assert_eq!(space_to_set("", 0, "?"), None);
}

proptest! {
    /// Only plain spaces change, each into a space; typed once more from the result nothing changes any further.
    #[test]
    fn only_spaces_are_set(text in "[a-z «»:;!?\n🙂]{0,30}") {
        let set = typed(&text);
        prop_assert_eq!(set.chars().count(), text.chars().count());
        for (before, after) in text.chars().zip(set.chars()) {
            let is_set = before == ' ' && ['\u{A0}', '\u{202F}'].contains(&after);
            prop_assert!(before == after || is_set, "{before:?} became {after:?}");
        }
        prop_assert_eq!(typed(&set), set);
    }
}
