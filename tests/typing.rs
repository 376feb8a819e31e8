//! Typing: which key a press means on which keyboard, whose press it is, when what is typed counts, and as which region's hour it is told.

use parcours_core::editor::commands::COMMANDS;
use parcours_core::editor::keys::{self, Chord, Held, Keyboard, Press, is_of_input_method, key};
use parcours_core::editor::typed::{Field, Happening};
use parcours_core::model::Language;
use proptest::prelude::*;

/// The places A to Z of a keyboard.
const PLACES: &str = "abcdefghijklmnopqrstuvwxyz";

/// Keyboards of other scripts: what the places A to Z and the one of / give, in that order, without Shift and with it.
const OTHER_SCRIPTS: [(&str, &str, &str); 7] = [
    ("Russian", "фисвуапршолдьтщзйкыегмцчня.", "ФИСВУАПРШОЛДЬТЩЗЙКЫЕГМЦЧНЯ,"),
    ("Ukrainian", "фисвуапршолдьтщзйкіегмцчня.", "ФИСВУАПРШОЛДЬТЩЗЙКІЕГМЦЧНЯ,"),
    ("Greek", "αβψδεφγηιξκλμνοπ;ρστθωςχυζ/", "ΑΒΨΔΕΦΓΗΙΞΚΛΜΝΟΠ:ΡΣΤΘΩ΅ΧΥΖ?"),
    ("Hebrew", "שנבגקכעיןחלךצמםפ/רדאוה'סטז.", "ABCDEFGHIJKLMNOPQRSTUVWXYZ?"),
    ("Arabic", "ش؟ؤيثبلاهتنمةىخحضقسفعرصءغئظ", "ِآ}]ُ[ÇÃ÷ـ،/'آ×؛َ\u{64c}ٍإ‘{\u{64b}ْ\u{625}~؟"),
    ("Georgian", "აბცდეფგჰიჯკლმნოპქრსტუვწხყზ/", "ABCDEFGHIJKLMNOPQRSTUVWXYZ?"),
    ("Thai", "ฟิแกำดเ้รา่สทืนยๆพหะีอไปัผฝ", "ฤฺฉฏฎโฌ็ณ๋ษศ?์ฯญ๐ฑฆธ๊ฮ\")ํ(ฦ"),
];

/// Latin keyboards of another order: what the places A to Z give.
const OTHER_ORDERS: [(&str, &str); 5] = [
    ("AZERTY", "qbcdefghijkl,noparstuvzxyw"),
    ("QWERTZ", "abcdefghijklmnopqrstuvwxzy"),
    ("Dvorak", "axje.uidchtnmbrl'poygk,qf;"),
    ("BÉPO", "akxie,ctdjslqnrlbopèv.éyuà"),
    ("Turkish F", "uöovğhlyiaktmsdrfpnegcwzşj"),
];

/// Every shortcut of one sign beside Ctrl that the table has.
fn shortcuts() -> impl Iterator<Item = (&'static str, Chord)> {
    let all = COMMANDS.iter().flat_map(|command| command.keys.iter().map(|chord| (command.name, *chord)));
    all.filter(|(_, chord)| chord.key.len() == 1 && chord.primary)
}

fn code(place: char) -> String {
    if place == '/' { "Slash".to_owned() } else { format!("Key{}", place.to_ascii_uppercase()) }
}

fn held(chord: Chord) -> Held {
    Held { primary: chord.primary, shift: chord.shift, alt: chord.alt, alt_graph: false }
}

/// What the place of `letter` gives on a keyboard.
fn given(keyboard: &str, letter: char) -> String {
    let at = PLACES.find(letter).unwrap_or(PLACES.len());
    keyboard.chars().nth(at).expect("26 letters and /").to_string()
}

/// A press on a keyboard that gave nothing before.
fn first(key: &str, code: &str, held: Held) -> Press {
    Keyboard::default().press(key, code, held)
}

/// Every shortcut with a letter, on every keyboard of another script: the key at its letter's place runs it, and no other shortcut.
#[test]
fn on_a_keyboard_of_another_script_the_place_counts() {
    assert!(
        shortcuts().count() >= 10,
        "undo, redo twice, palette, download, duplicate, select all, details, find, help"
    );
    for (name, plain, shifted) in OTHER_SCRIPTS {
        let mut keyboard_before = Keyboard::default();
        // The letter that was typed before, or the Ctrl+Z that Ctrl+Shift+Z follows: with Shift some keys give signs that Latin ones have.
        let _ = keyboard_before.press(&given(plain, 'z'), &code('z'), Held { primary: true, ..Held::default() });
        for (command, chord) in shortcuts() {
            let mut of_script = keyboard_before;
            let letter = chord.key.chars().next().expect("a letter");
            let keyboard = if chord.shift { shifted } else { plain };
            let press = of_script.press(&given(keyboard, letter), &code(letter), held(chord));
            let meant: Vec<_> = shortcuts().filter(|(_, chord)| chord.is(&press)).collect();
            assert_eq!(meant, [(command, chord)], "{name}: {command}");
        }
    }
}

#[test]
fn a_latin_keyboard_of_another_order_keeps_its_letters() {
    for (name, keyboard) in OTHER_ORDERS {
        for place in PLACES.chars() {
            let gives = given(keyboard, place);
            let press = first(&gives, &code(place), Held { primary: true, ..Held::default() });
            assert_eq!(press.key, gives, "{name}, the place of {place}");
        }
    }
    // Ctrl with the key that says Z, wherever it stands.
    for (gives, place) in
        [("z", "KeyW"), ("z", "KeyY"), ("z", "Slash"), ("z", "BracketLeft"), ("z", "KeyN"), ("Z", "KeyZ")]
    {
        assert!(key("z").primary().is(&first(gives, place, Held { primary: true, ..Held::default() })), "{place}");
    }
    for gives in ["ı", "İ"] {
        assert!(key("i").primary().is(&first(gives, "KeyI", Held { primary: true, ..Held::default() })), "Turkish Q");
    }
}

/// Whoever changes to another keyboard types a letter, and from then on that one counts.
#[test]
fn a_keyboard_is_the_one_of_the_last_letter() {
    let mut keyboard = Keyboard::default();
    let ctrl = Held { primary: true, ..Held::default() };
    let mut z = |gives: &str| keyboard.press(gives, "KeyZ", ctrl).key;
    assert_eq!([z(";"), z("ئ"), z("~"), z("z"), z(";"), z("я")], [";", "z", "z", "z", ";", "z"]);
}

#[test]
fn the_place_counts_only_beside_ctrl_and_never_beside_alt_graph() {
    let of = |key: &str, code: &str, held: Held| first(key, code, held).key;
    let (primary, alone) = (Held { primary: true, ..Held::default() }, Held::default());
    assert_eq!(of("я", "KeyZ", alone), "я", "typed, it is the letter");
    assert_eq!(of("я", "KeyZ", primary), "z");
    assert_eq!(of("я", "KeyZ", Held { alt_graph: true, ..primary }), "я");
    assert_eq!(of("Ω", "KeyZ", Held { alt: true, alt_graph: true, ..primary }), "Ω");
    // No letter of the alphabet stands there, or the key has a name.
    for (key, code) in [("ж", "Semicolon"), ("é", "Digit2"), ("Enter", "Enter"), ("ArrowUp", "ArrowUp"), ("F3", "F3")]
    {
        assert_eq!(of(key, code, primary), key);
    }
    for (key, code) in
        [("ą", "KeyA"), ("ß", "KeyS"), ("ơ", "KeyO"), ("ẹ", "KeyE"), ("€", "KeyE"), ("’", "KeyN"), ("", "KeyA")]
    {
        assert_eq!(of(key, code, primary), key, "Latin letters and signs are what they are");
    }
    assert_eq!(of("لا", "KeyB", primary), "b", "a key may give two letters");
    assert_eq!(of("A", "KeyA", alone), "a");
}

/// What begins a text, with what is held beside it: `c`trl or Cmd, `a`lt, alt`g`raph, on a `m`ac.
#[test]
fn what_types_a_character() {
    let check = |key: &str, held: &str, expected: bool| {
        let held_down =
            Held { primary: held.contains('c'), alt: held.contains('a'), alt_graph: held.contains('g'), shift: false };
        assert_eq!(keys::types(key, held_down, held.contains('m')), expected, "{key:?} beside {held:?}");
    };
    for typed in ["a", "Z", "é", "Ê", "7", "/", "+", "-", "?", "я", "日", "لا", "😀"] {
        check(typed, "", true);
        check(typed, "c", false);
    }
    // A third sign of the key: AltGr is Ctrl and Alt too on Windows, and Option writes on a Mac.
    check("@", "cag", true);
    check("œ", "am", true);
    check("œ", "a", false);
    check("c", "cm", false);
    for named in [" ", "", "Enter", "Tab", "F2", "Dead", "Process", "Unidentified", "ArrowUp", "Backspace", "\u{8}"] {
        check(named, "", false);
        check(named, "m", false);
    }
}

/// Every way in which the engines tell of a composition, and what is none.
#[test]
fn a_press_of_an_input_method_is_told_from_one_of_ours() {
    const ENTER: u32 = 13;
    const TAKEN: u32 = 229;
    let cases = [
        ("Chromium and Firefox, composing", true, TAKEN, true, true),
        ("composing, and the event has its own code", true, ENTER, true, true),
        ("told only by where it happens", false, ENTER, true, true),
        ("Safari, whose composition ends before the press that ended it", false, TAKEN, false, true),
        ("a plain press", false, ENTER, false, false),
        ("an event without a code", false, 0, false, false),
    ];
    for (what, is_composing, code, is_open, expected) in cases {
        assert_eq!(is_of_input_method(is_composing, code, is_open), expected, "{what}");
    }
}

fn happening() -> impl Strategy<Value = Happening> {
    use Happening::{Changed, Finished, GivenUp, Left, Pressed, Typed};
    prop_oneof![Just(Pressed), Just(Typed), Just(Changed), Just(Left), Just(Finished), Just(GivenUp)]
}

/// What ends a text, in any order and as often as a browser may tell of it. A text that is left, the browser tells of; a day chosen from
/// a calendar is no typing, and it tells of that too.
fn endings() -> impl Strategy<Value = Vec<Happening>> {
    use Happening::{Changed, Finished, Left};
    prop::collection::vec(prop_oneof![Just(Changed), Just(Finished), Just(Left)], 1..6)
}

proptest! {
    /// However a field is finished, and however often, what was typed into it counts exactly once, whatever happened to it before.
    #[test]
    fn what_is_typed_counts_once(is_late: bool, before in prop::collection::vec(happening(), 0..8), mut ends in endings()) {
        let mut field = Field { is_late, ..Field::default() };
        for happening in before {
            let _ = field.step(happening);
        }
        let _ = field.step(Happening::GivenUp);
        let typing = if is_late { Happening::Pressed } else { Happening::Typed };
        // It counts while it is typed only where a day was being waited for; then no more until it is finished.
        for happening in [typing, Happening::Typed, typing] {
            prop_assert!(!field.step(happening));
        }
        // Left, it is finished; of a text the browser tells right after.
        ends.push(Happening::Left);
        if !is_late {
            ends.push(Happening::Changed);
        }
        let counted = ends.iter().filter(|ending| {
            let was_typed = field.is_typed;
            field.step(**ending) && (was_typed || !is_late)
        });
        prop_assert_eq!(counted.count(), 1, "{:?}", ends);
        prop_assert!(!field.step(Happening::Finished) && !field.step(Happening::Left));
    }

    /// What is given up never counts.
    #[test]
    fn what_is_given_up_does_not_count(is_late: bool, before in prop::collection::vec(happening(), 0..8)) {
        let mut field = Field { is_late, ..Field::default() };
        for happening in before {
            let _ = field.step(happening);
        }
        let _ = field.step(Happening::GivenUp);
        prop_assert!(!field.step(Happening::Finished) && !field.step(Happening::Left));
        // A text that the browser says was changed all the same; a day it says so of was chosen since.
        prop_assert_eq!(field.step(Happening::Changed), is_late);
    }

    /// A day counts never while it is typed, whatever the browser says of it meanwhile.
    #[test]
    fn a_day_does_not_count_while_it_is_typed(keys in 1_usize..9) {
        let mut field = Field { is_late: true, ..Field::default() };
        for _ in 0..keys {
            prop_assert!(!field.step(Happening::Pressed) && !field.step(Happening::Typed) && !field.step(Happening::Changed));
        }
        prop_assert!(field.step(Happening::Left) && !field.step(Happening::Left));
    }
}

#[test]
fn a_day_chosen_from_a_calendar_counts_at_once() {
    let mut field = Field { is_late: true, ..Field::default() };
    assert!(!field.step(Happening::Typed) && field.step(Happening::Changed));
    assert!(!field.step(Happening::Left), "and no second time");
}

/// The region is the person's, the language the page's.
#[test]
fn times_are_written_as_the_browsers_region_writes_the_language() {
    let cases: [(&str, &[&str], &str); 12] = [
        ("en", &["en-GB", "en"], "en-GB"),
        ("en", &["en-US"], "en-US"),
        ("en", &["fr-FR", "en-GB", "en-US"], "en-GB"),
        ("fr", &["en-GB", "fr-CA", "fr"], "fr-CA"),
        ("fr", &["en-GB"], "fr"),
        ("en", &[], "en"),
        ("en", &["EN-gb"], "en-gb"),
        ("en", &["enm-GB", "e", ""], "en"),
        ("en", &["en-Latn-GB-oxendict"], "en-Latn-GB"),
        ("en", &["en-150"], "en-150"),
        ("en", &["en-GB-u-hc-h12"], "en-GB"),
        ("en", &["en_US.UTF-8", "en-US@posix", "en-"], "en"),
    ];
    for (language, wished, expected) in cases {
        assert_eq!(Language::from(language).of_region(wished.iter().copied()), expected, "{wished:?}");
    }
}
