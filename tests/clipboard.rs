//! What is copied comes back whole; what comes from anywhere else becomes cards, one a line or cell (failure case X31).

mod support;

use parcours_core::editor::clipboard::{Loose, as_cards, as_text, from_cards, from_text, is_table, is_what_was_copied};
use parcours_core::format::limits::TEXT as TEXT_LIMIT;
use parcours_core::format::{cells, limits};
use parcours_core::model::{Card, CardId, CellKey, JourneyMap};
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

/// What ends a cell or a row.
const ENDS: [char; 4] = ['\t', '\n', '\r', '\u{2028}'];

/// Texts full of what means something to a spreadsheet.
fn written() -> impl Strategy<Value = String> {
    proptest::collection::vec(
        proptest::sample::select(vec![
            "\"",
            "\"\"",
            "\t",
            "\n",
            "\r\n",
            "\u{2028}",
            " ",
            "a",
            "é",
            "👩‍🚀",
            "=1+1",
            ",",
            ";",
        ]),
        0..8,
    )
    .prop_map(|parts| parts.concat())
}

/// `text` with LF for every line end.
fn plain_ends(text: &str) -> String {
    text.replace("\r\n", "\n").replace(['\r', '\u{2028}'], "\n")
}

fn cards(texts: &[String]) -> (JourneyMap, Vec<CardId>) {
    let mut map = JourneyMap::default();
    let ids: Vec<CardId> = (0..texts.len()).map(|at| CardId::from(format!("c{at}"))).collect();
    for (id, text) in ids.iter().zip(texts) {
        map.cards.insert(id.clone(), Card::new(CellKey::new("t", "l"), text.as_str()));
    }
    (map, ids)
}

proptest! {
    #[test]
    fn whole_cards_come_back_as_they_were((map, ids) in support::map().prop_flat_map(|map| {
        let all: Vec<CardId> = map.cards.keys().cloned().collect();
        let count = 0..=all.len();
        (Just(map), subsequence(all, count))
    })) {
        let cards: Vec<Card> = ids.iter().map(|id| map.cards[id].clone()).collect();
        let back = from_cards(&as_cards(&map, &ids)).expect("it was just written");
        // How they stand to one another comes along, counted in columns and in lanes of cards.
        let shown = |id: &CardId| map.card(id).and_then(|card| map.lane(&card.lane)).is_some_and(|lane| !lane.hidden);
        if ids.iter().all(shown) {
            let lanes: Vec<_> = map.lanes.iter().filter(|lane| !lane.hidden && !lane.is_emotion()).map(|lane| &lane.id).collect();
            let place = |card: &Card| {
                let step = map.steps().position(|step| step.id == card.step).expect("it stands there");
                (step, lanes.iter().position(|id| **id == card.lane).expect("it stands there"))
            };
            let first = back.first().map(|loose| (place(&loose.card), (loose.steps, loose.lanes)));
            for loose in &back {
                let ((step, lane), (steps, lanes)) = first.expect("there is one");
                let now = place(&loose.card);
                prop_assert_eq!((now.0 + steps, now.1 + lanes), (step + loose.steps, lane + loose.lanes));
            }
            prop_assert!(back.is_empty() || back.iter().any(|loose| loose.steps == 0) && back.iter().any(|loose| loose.lanes == 0));
        }
        prop_assert_eq!(back.into_iter().map(|loose| loose.card).collect::<Vec<_>>(), cards);
    }

    /// The texts of several cards, quotes, tabs, emoji and white space and all, come back out of plain text, as from another browser. Line
    /// ends are LF then, and white space at the ends goes, as it does from all that is typed.
    #[test]
    fn text_goes_out_and_comes_back(texts in proptest::collection::vec(written(), 2..8)) {
        let (map, ids) = cards(&texts);
        let back = texts.iter().map(|text| plain_ends(text).trim().to_owned()).filter(|text| !text.is_empty());
        prop_assert_eq!(self::texts(&as_text(&map, &ids)), back.collect::<Vec<_>>());
    }

    /// Nobody else's rules are followed where nothing has to be told apart: what goes out is what the cards hold.
    #[test]
    fn what_is_copied_is_what_the_cards_hold(texts in proptest::collection::vec(written(), 1..8)) {
        let (map, ids) = cards(&texts);
        let text = as_text(&map, &ids);
        match texts.as_slice() {
            [one] => prop_assert_eq!(&text, one),
            _ if texts.iter().all(|text| !text.starts_with('"') && !text.contains(ENDS)) => prop_assert_eq!(text, texts.join("\n")),
            _ => {}
        }
        prop_assert_eq!(from_cards(&as_cards(&map, &ids)).map(|cards| cards.into_iter().map(|loose| loose.card.text).collect::<Vec<_>>()), Some(texts.iter().map(|text| text.replace('\r', "")).collect()));
    }

    /// What a spreadsheet writes is read cell by cell, whether it puts quotes around every cell that holds some or only where it must.
    #[test]
    fn a_spreadsheet_is_read_as_it_was_written(
        rows in proptest::collection::vec(proptest::collection::vec(written(), 1..4), 1..5), crlf in any::<bool>(), often in any::<bool>(),
    ) {
        let must = |cell: &str| cell.contains(ENDS) || cell.starts_with('"') || (often && cell.contains('"'));
        let cell = |cell: &String| if must(cell) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.clone() };
        let row = |row: &Vec<String>| row.iter().map(cell).collect::<Vec<_>>().join("\t");
        let text = rows.iter().map(row).collect::<Vec<_>>().join(if crlf { "\r\n" } else { "\n" });
        let mut found: Vec<Vec<String>> = vec![Vec::new()];
        for cell in cells::read(&text) {
            found.last_mut().expect("there is one").push(cell.text.into_owned());
            if cell.ends_row {
                found.push(Vec::new());
            }
        }
        found.pop();
        let rows: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(|cell| plain_ends(cell)).collect()).collect();
        prop_assert_eq!(found, rows);
    }

    /// Any text at all: each card says something, within the limit, and no visible character is lost but quotes.
    #[test]
    fn any_text_becomes_cards(text in prop_oneof![any::<String>(), written()]) {
        let cards = texts(&text);
        for card in &cards {
            prop_assert!(!card.trim().is_empty() && card.chars().count() <= TEXT_LIMIT);
            prop_assert!(!card.chars().any(|letter| letter.is_control() && !matches!(letter, '\t' | '\n')), "{:?}", card);
        }
        let visible = |text: &str| text.chars().filter(|letter| !letter.is_whitespace() && !letter.is_control() && *letter != '"').collect::<String>();
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
    check("a\tb", &["a", "b"]);
    check("", &[]);
    check("\0\u{7}\u{1B}", &[]);
    check("a\0b\u{7F}c", &["abc"]);
    check("👩‍🚀 décolle\nשלום עולם\n\u{202E}abc", &["👩‍🚀 décolle", "שלום עולם", "\u{202E}abc"]);
    check("<b onclick=\"x()\">bold</b>", &["<b onclick=\"x()\">bold</b>"]);
}

/// Pasted from a spreadsheet, a cell is a card, whatever stands in it; in any other text quotes are a person's own.
#[test]
fn cells_become_cards_and_quotes_stay_where_a_person_wrote_them() {
    check(
        "\"Appelle le SAV\nattend 20 min\"\r\n\"Reçu un \"\"avis\"\"\"\r\n",
        &["Appelle le SAV\nattend 20 min", "Reçu un \"avis\""],
    );
    check("a\tb\r\nc\t\r\n", &["a", "b", "c"]);
    check("\"a\tb\"\t\"c\r\nd\"", &["a\tb", "c\nd"]);
    check("\"one\n\ntwo\"", &["one\n\ntwo"]);
    check("\"Oui\", dit-elle.\n\"Non\"", &["\"Oui\", dit-elle.", "\"Non\""]);
    check("dit \"oui\"\n\"non", &["dit \"oui\"", "\"non"]);
    check("\"\"\n\"\"\"\"", &["\"\"", "\""]);
    check("12\" vinyl\n\"7\" single\n", &["12\" vinyl", "\"7\" single"]);
}

/// However many quotes a hostile text begins its lines with, reading it stays one pass.
#[test]
fn quotes_without_end_are_read_in_one_pass() {
    for line in ["\"a\n", "\"\"\"a\n", "\"\"\n", "\"\"\"\"a\n", "\"a\"\"\n\"\"\n"] {
        let text = line.repeat(limits::FILE / 10 / line.len());
        let begin = std::time::Instant::now();
        let count = cells::read(&text).count();
        assert!(count > 1 && begin.elapsed().as_secs() < 20, "{line:?}: {count} cells in {:?}", begin.elapsed());
    }
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
fn a_card_alone_goes_out_character_for_character() {
    for text in ["deux\nlignes", "tab\tulé", "👩‍🚀", "שלום", "</script><!--", "\\u0000", "\u{2028}"] {
        let map = one_card(text);
        let back = from_cards(&as_cards(&map, &["c".into()])).expect("it was just written");
        assert_eq!(back, [Loose::from(map.cards[&CardId::from("c")].clone())]);
        assert_eq!(as_text(&map, &["c".into()]), text);
    }
}

/// Another page may offer something under our name: what is not cards is left alone, and control characters stay outside.
#[test]
fn strangers_cards_are_read_with_care() {
    for text in ["", "null", "{}", "[1]", "[[]]", "\"a\"", "[{\"text\":7}]", "<html>"] {
        assert_eq!(from_cards(text), None, "{text}");
    }
    let card = |text: &str| format!(r#"[{{"step":"t","lane":"l","text":"{text}"}}]"#);
    let read = |text: &str| {
        from_cards(&card(text)).map(|cards| cards.into_iter().map(|loose| loose.card.text).collect::<Vec<_>>())
    };
    assert_eq!(read(r"a\u0000b\u001b\nc\td"), Some(vec!["ab\nc\td".to_owned()]));
}

/// A clipboard that takes only text still brings back the cards: by their text, whatever the system made of its line ends.
#[test]
fn what_was_copied_is_known_again() {
    for (copied, pasted, same) in [
        ("deux\nlignes", "deux\r\nlignes", true),
        (" a\t\"b\" ", " a\t\"b\" ", true),
        ("a", "a ", false),
        ("a", "", false),
        ("", "", false),
    ] {
        assert_eq!(is_what_was_copied(copied, pasted), same, "{copied:?} {pasted:?}");
    }
}

#[test]
fn a_table_is_told_from_lines() {
    for table in
        ["\tSearch\tBuy\nActions\tasks\tpays\n", "a\tb\r\nc\td", "a\tb\nc\t\nd\te\n", "\"a\nb\"\tc\n\"d\te\"\tf"]
    {
        assert!(is_table(table), "{table:?}");
    }
    let lines = [
        "",
        "a",
        "a\nb\nc",
        "a\tb",
        "a\nb\tc",
        // Lines that are set in.
        "\ta\n\tb\n\tc",
        "a\tb\nc\td\te",
        "Il a dit\t: oui\nElle non",
        // One cell a row says something.
        "a\t\nb\t\n",
    ];
    for text in lines {
        assert!(!is_table(text), "{text:?}");
    }
}
