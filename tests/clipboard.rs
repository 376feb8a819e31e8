//! What is copied comes back whole; what comes from anywhere else becomes cards, one a line (failure case X31).

mod support;

use parcours::editor::clipboard::{as_cards, as_text, from_cards, from_text};
use parcours::format::limits::TEXT as TEXT_LIMIT;
use parcours::model::{Card, CardId, CellKey, JourneyMap};
use proptest::prelude::*;
use proptest::sample::subsequence;

fn texts(text: &str) -> Vec<String> {
    from_text(text).into_iter().map(|card| card.text).collect()
}

/// `text` pasted gives cards with the texts `expected`.
fn check(text: &str, expected: &[&str]) {
    assert_eq!(texts(text), expected, "{text:?}");
}

fn one_card(text: &str) -> JourneyMap {
    let mut map = JourneyMap::default();
    map.cards.insert("c".into(), Card::new(CellKey::new("t", "l"), text));
    map
}

proptest! {
    #[test]
    fn whole_cards_come_back_as_they_were((map, ids) in support::map().prop_flat_map(|map| {
        let all: Vec<CardId> = map.cards.keys().cloned().collect();
        let count = 0..=all.len();
        (Just(map), subsequence(all, count))
    })) {
        let cards: Vec<Card> = ids.iter().map(|id| map.cards[id].clone()).collect();
        prop_assert_eq!(from_cards(&as_cards(&map, &ids)), Some(cards));
    }

    #[test]
    fn as_text_a_card_is_a_line(map in support::map()) {
        let ids: Vec<CardId> = map.cards_in_order().cloned().collect();
        let lines: Vec<String> = ids
            .iter()
            .map(|id| map.cards[id].text.split_whitespace().collect::<Vec<_>>().join(" "))
            .collect();
        let text = as_text(&map, &ids);
        prop_assert_eq!(text.split('\n').map(str::to_owned).collect::<Vec<_>>(), if ids.is_empty() { vec![String::new()] } else { lines.clone() });
        let saying: Vec<String> = lines.into_iter().filter(|line| !line.is_empty()).collect();
        prop_assert_eq!(texts(&text), saying, "text goes out and comes back");
    }

    /// Any text at all: each card says something, on one line, within the limit, and no visible character is lost.
    #[test]
    fn any_text_becomes_cards(text in any::<String>()) {
        let cards = texts(&text);
        for card in &cards {
            prop_assert!(!card.trim().is_empty() && card.chars().count() <= TEXT_LIMIT);
            prop_assert!(!card.chars().any(|letter| letter.is_control() && letter != '\t'), "{:?}", card);
        }
        let visible = |text: &str| text.chars().filter(|letter| !letter.is_whitespace() && !letter.is_control()).collect::<String>();
        prop_assert_eq!(visible(&cards.concat()), visible(&text));
    }

    #[test]
    fn what_is_no_cards_is_none(text in any::<String>()) {
        prop_assert!(from_cards(&text).is_none_or(|cards| cards.is_empty()));
    }
}

#[test]
fn lines_become_cards_wherever_they_come_from() {
    check("one\ntwo", &["one", "two"]);
    check("one\r\ntwo\r\n", &["one", "two"]);
    check("one\rtwo", &["one", "two"]);
    check("one\u{B}two\u{2028}three\u{85}four", &["one", "two", "three", "four"]);
    check("\n\n  one  \n \t \n", &["one"]);
    check("a\tb", &["a\tb"]);
    check("", &[]);
    check("\0\u{7}\u{1B}", &[]);
    check("a\0b\u{7F}c", &["abc"]);
    check("👩‍🚀 décolle\nשלום עולם\n\u{202E}abc", &["👩‍🚀 décolle", "שלום עולם", "\u{202E}abc"]);
    check("<b onclick=\"x()\">bold</b>", &["<b onclick=\"x()\">bold</b>"]);
}

#[test]
fn a_text_too_long_for_a_card_is_parted_and_none_of_it_lost() {
    let long = "é".repeat(TEXT_LIMIT * 2 + 1);
    let cards = texts(&long);
    assert_eq!(cards.iter().map(|card| card.chars().count()).collect::<Vec<_>>(), [TEXT_LIMIT, TEXT_LIMIT, 1]);
    assert_eq!(cards.concat(), long);
    let gap = format!("a{}b", " ".repeat(TEXT_LIMIT * 2));
    assert_eq!(texts(&gap).iter().map(|card| card.trim()).collect::<Vec<_>>(), ["a", "b"]);
}

#[test]
fn ten_thousand_lines_are_ten_thousand_cards() {
    let text: String = (0..10_000).map(|number| format!("line {number}\n")).collect();
    let cards = texts(&text);
    assert_eq!((cards.len(), cards[9_999].as_str()), (10_000, "line 9999"));
}

#[test]
fn whole_cards_keep_every_character_and_text_keeps_one_line() {
    for text in ["deux\nlignes", "tab\tulé", "👩‍🚀", "שלום", "</script><!--", "\\u0000", "\u{2028}"] {
        let map = one_card(text);
        let back = from_cards(&as_cards(&map, &["c".into()])).expect("it was just written");
        assert_eq!(back, [map.cards[&CardId::from("c")].clone()]);
        assert!(!as_text(&map, &["c".into()]).contains('\n'));
    }
}

/// Another page may offer something under our name: what is not cards is left alone, and control characters stay outside.
#[test]
fn strangers_cards_are_read_with_care() {
    for text in ["", "null", "{}", "[1]", "[[]]", "\"a\"", "[{\"text\":7}]", "<html>"] {
        assert_eq!(from_cards(text), None, "{text}");
    }
    let card = |text: &str| format!(r#"[{{"step":"t","lane":"l","text":"{text}"}}]"#);
    let read =
        |text: &str| from_cards(&card(text)).map(|cards| cards.into_iter().map(|card| card.text).collect::<Vec<_>>());
    assert_eq!(read(r"a\u0000b\u001b\nc\td"), Some(vec!["ab\nc\td".to_owned()]));
}
