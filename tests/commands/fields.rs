//! Fields of a card: what a control shows of them, and what becomes of what is typed.

use parcours_core::editor::card_fields::{Field, SET, add_tags, suggestions};
use parcours_core::editor::card_links::{candidates, links_of, tie, untie, usual_way};
use parcours_core::editor::unfinished::{LinkWay, Unfinished};
use parcours_core::model::{
    Amount, Card, CardId, CellKey, Channel, ChannelKind, Edit, Evidence, JourneyMap, Lane, LaneRole, Metric,
    MomentOfTruth, Stage, Step, WorkStatus,
};
use parcours_core::words::{Words, english, french};

const ALL: [Field; 24] = [
    Field::Text,
    Field::Note,
    Field::Colour,
    Field::Owner,
    Field::Evidence,
    Field::Source,
    Field::Learnt,
    Field::Channel,
    Field::ChannelKind,
    Field::Key,
    Field::Moment,
    Field::Importance,
    Field::Performance,
    Field::Impact,
    Field::Effort,
    Field::Status,
    Field::Due,
    Field::Minutes,
    Field::Failure,
    Field::Accepted,
    Field::Measure,
    Field::Unit,
    Field::Baseline,
    Field::Target,
];

/// A value that fits the field.
fn value(field: Field) -> &'static str {
    match field {
        Field::Colour => "#3f8fd6",
        Field::Evidence => "observed",
        Field::Learnt | Field::Due => "2026-11-22",
        Field::ChannelKind => "offline",
        Field::Key | Field::Failure | Field::Accepted => SET,
        Field::Moment => "low",
        Field::Importance | Field::Performance | Field::Impact | Field::Effort => "4",
        Field::Status => "doing",
        Field::Minutes => "15",
        Field::Baseline | Field::Target => "12,5",
        _ => "words",
    }
}

fn bare() -> Card {
    Card { evidence: None, text: "text".into(), ..Card::default() }
}

#[test]
fn what_is_set_is_shown_and_emptied_again() {
    let map = JourneyMap::default();
    for field in ALL {
        let mut card = bare();
        field.write(&mut card, value(field), &map, &french::WORDS).expect("the value fits");
        assert_eq!(field.read(&card, &french::WORDS), value(field), "{field:?}");
        assert_ne!(card, bare(), "{field:?}");
        field.write(&mut card, "  ", &map, &french::WORDS).expect("nothing always fits");
        let expected = if field == Field::Text { Card { text: "words".into(), ..bare() } } else { bare() };
        assert_eq!(card, expected, "{field:?} is emptied without a trace");
    }
}

/// Typing `typed` into `field` of an empty card shows `expected`; `None` is refused and changes nothing.
fn typed(words: &'static Words, field: Field, typed: &str, expected: Option<&str>) {
    let mut card = bare();
    let written = field.write(&mut card, typed, &JourneyMap::default(), words);
    assert_eq!(written.ok().map(|()| field.read(&card, words)).as_deref(), expected, "{typed}");
    if expected.is_none() {
        assert_eq!(card, bare(), "{typed}");
    }
}

#[test]
fn what_is_typed_is_taken_or_refused_whole() {
    for words in [&french::WORDS, &english::WORDS] {
        typed(words, Field::Owner, "  Équipe web ", Some("Équipe web"));
        typed(words, Field::Minutes, "15", Some("15"));
        typed(words, Field::Minutes, "1 500", Some("1500"));
        typed(words, Field::Minutes, "1,5", None);
        typed(words, Field::Minutes, "-3", None);
        typed(words, Field::Minutes, "soon", None);
        typed(words, Field::Minutes, "9999999", None);
        typed(words, Field::Importance, "9", Some("5"));
        typed(words, Field::Importance, "0", Some("1"));
        typed(words, Field::Baseline, "many", None);
    }
    typed(&french::WORDS, Field::Target, "12 500,50", Some("12500,5"));
    typed(&french::WORDS, Field::Target, "12.5", Some("12,5"));
    typed(&french::WORDS, Field::Target, "12,500", Some("12,5"));
    typed(&english::WORDS, Field::Target, "12,500", Some("12500"));
    typed(&english::WORDS, Field::Target, "0,500", Some("0.5"));
    typed(&english::WORDS, Field::Target, "12,5", Some("12.5"));
    typed(&english::WORDS, Field::Target, "-12,500", Some("−12500"));
}

#[test]
fn a_unit_may_stand_behind_its_figure() {
    let metric = Metric { unit: "%".into(), ..Metric::default() };
    let mut card = Card { metric: Some(metric), ..bare() };
    Field::Target.write(&mut card, "42 %", &JourneyMap::default(), &french::WORDS).expect("the unit is known");
    assert_eq!(Field::Target.read(&card, &french::WORDS), "42");
    assert!(Field::Target.write(&mut card, "42 h", &JourneyMap::default(), &french::WORDS).is_err());
}

/// Naming the channel of a card that had `before` gives `after`.
fn named(before: Option<(&str, ChannelKind)>, name: &str, after: Option<(&str, ChannelKind)>) {
    let mut map = JourneyMap::default();
    let used = Channel { name: "Garage".into(), kind: ChannelKind::Offline, ..Channel::default() };
    map.cards.insert("other".into(), Card { channel: Some(used), ..bare() });
    let channel = |(name, kind): (&str, ChannelKind)| Channel { name: name.into(), kind, ..Channel::default() };
    let mut card = Card { channel: before.map(channel), ..bare() };
    Field::Channel.write(&mut card, name, &map, &french::WORDS).expect("any name fits");
    assert_eq!(card.channel, after.map(channel), "{name}");
}

#[test]
fn a_known_channel_brings_its_kind() {
    use ChannelKind::{Offline, Online};
    named(None, "Agence", Some(("Agence", Offline)));
    named(None, "branch", Some(("branch", Offline)));
    named(None, "Site web", Some(("Site web", Online)));
    named(Some(("x", Offline)), "Website", Some(("Website", Online)));
    named(None, "Garage", Some(("Garage", Offline)));
    named(Some(("", Offline)), "Guichet", Some(("Guichet", Offline)));
    named(None, "Guichet", Some(("Guichet", Online)));
    named(Some(("Agence", Offline)), "", None);
    named(Some(("", Offline)), "", Some(("", Offline)));
    named(None, "", None);
}

#[test]
fn what_is_suggested_stands_in_the_order_of_the_language() {
    let names = ["emma", "Zoé", "Élodie", "bob", "emma", "Bob", "", "Zoe"];
    let sorted = suggestions(names.into_iter(), crate::support::word_order);
    assert_eq!(sorted, ["Bob", "bob", "Élodie", "emma", "Zoe", "Zoé"]);
}

#[test]
fn tags_come_once_each() {
    let mut card = bare();
    add_tags(&mut card, " mobile, simulateur;mobile ,, prix");
    assert_eq!(card.tags, ["mobile", "simulateur", "prix"]);
    // How many there may be is for the edit to say, which is refused as a whole: nothing that was typed is dropped without a word.
    add_tags(&mut card, &(0..99).map(|number| format!("t{number}")).collect::<Vec<_>>().join(","));
    assert_eq!(card.tags.len(), 102);
    assert_eq!(suggestions(["b", "", "a", "b"].into_iter(), str::cmp), ["a", "b"]);
}

#[test]
fn what_was_refused_waits_for_its_card_and_field() {
    let mut unfinished = Unfinished::NOTHING;
    let (one, other) = (CardId::from("one"), CardId::from("other"));
    unfinished.refuse(&one, "target", Some("many"));
    unfinished.refuse(&one, "target", Some("few"));
    unfinished.refuse(&other, "target", Some("none"));
    assert_eq!(unfinished.refused(&one, "target"), Some("few"));
    assert_eq!(unfinished.refused(&one, "baseline"), None);
    unfinished.refuse(&one, "target", None);
    assert_eq!(unfinished.refused(&one, "target"), None);
    assert_eq!(unfinished.refused(&other, "target"), Some("none"));
}

/// Steps `t1` and `t2`; a pain in each, an opportunity in the first, and an action in the second, which is hidden.
fn tied() -> JourneyMap {
    let step = |id: &str| Step { id: id.into(), name: id.into(), ..Step::default() };
    let stage = Stage { id: "s".into(), steps: vec![step("t1"), step("t2")], ..Stage::default() };
    let lane = |id: &str, role: LaneRole| Lane { id: id.into(), role, label: id.into(), ..Lane::default() };
    let mut map = JourneyMap { stages: vec![stage], ..JourneyMap::default() };
    map.lanes =
        vec![lane("pains", LaneRole::Pain), lane("ideas", LaneRole::Opportunity), lane("actions", LaneRole::Action)];
    map.lanes[2].hidden = true;
    for (id, step, lane) in
        [("p1", "t1", "pains"), ("p2", "t2", "pains"), ("o1", "t2", "ideas"), ("a1", "t2", "actions")]
    {
        let card = Box::new(Card::new(CellKey::new(step, lane), id));
        map.apply(Edit::AddCard { id: id.into(), card, index: 0 }).expect("the cell exists");
    }
    map
}

fn told(map: &JourneyMap, card: &str, way: LinkWay) -> String {
    let groups = candidates(map, &card.into(), way).into_iter().map(|(column, cards)| {
        let cards: Vec<&str> = cards.into_iter().map(CardId::as_str).collect();
        format!("{column}: {}", cards.join(" "))
    });
    groups.collect::<Vec<_>>().join(", ")
}

#[test]
fn cards_are_offered_by_what_the_tie_says_and_their_own_column_first() {
    let map = tied();
    assert_eq!(told(&map, "o1", LinkWay::Answers), "t2: p2, t1: p1");
    assert_eq!(told(&map, "p1", LinkWay::AnsweredBy), "t2: o1");
    assert_eq!(told(&map, "p1", LinkWay::Mutual), "t2: p2 o1");
    assert_eq!(told(&map, "gone", LinkWay::Mutual), "");
    assert_eq!(usual_way(&LaneRole::Solution), LinkWay::Answers);
    assert_eq!(usual_way(&LaneRole::Gap), LinkWay::AnsweredBy);
    assert_eq!(usual_way(&LaneRole::Backstage), LinkWay::Needs);
}

#[test]
fn a_tie_reads_from_both_its_ends_and_is_untied_from_either() {
    for (way, back) in [
        (LinkWay::Answers, LinkWay::AnsweredBy),
        (LinkWay::AnsweredBy, LinkWay::Answers),
        (LinkWay::Needs, LinkWay::NeededBy),
        (LinkWay::NeededBy, LinkWay::Needs),
        (LinkWay::Mutual, LinkWay::Mutual),
    ] {
        let mut map = tied();
        let (edit, _) = tie(&map, &"o1".into(), way, &"p1".into()).edit.expect("they can be tied");
        map.apply(edit).expect("the edit fits");
        assert_eq!(links_of(&map, &"o1".into()), [(0, way, "p1".into())]);
        assert_eq!(links_of(&map, &"p1".into()), [(0, back, "o1".into())]);
        assert_eq!(links_of(&map, &"p2".into()), []);
        assert!(!told(&map, "o1", way).contains("p1"), "a tie is not offered twice");
        let (edit, _) = untie(&map, &"p1".into(), 0).edit.expect("they can be untied");
        map.apply(edit).expect("the edit fits");
        assert_eq!(map, tied());
    }
}

#[test]
fn words_of_files_are_those_of_the_controls() {
    let card = Card {
        moment: Some(MomentOfTruth::High),
        status: Some(WorkStatus::Done),
        evidence: Some(Evidence::Reported),
        ..bare()
    };
    assert_eq!(Field::Moment.read(&card, &french::WORDS), "high");
    assert_eq!(Field::Status.read(&card, &french::WORDS), "done");
    assert_eq!(Field::Evidence.read(&card, &french::WORDS), "reported");
    assert_eq!(Field::Evidence.read(&bare(), &french::WORDS), "assumed");
}

#[test]
fn figures_are_set_as_the_language_sets_them() {
    let told = |digits: &str, unit: &str| {
        let amount = Amount::parse(digits).expect("a figure");
        [&french::WORDS, &english::WORDS].map(|words| (words.details.with_unit)(&amount, unit))
    };
    assert_eq!(told("12500,5", "%"), ["12\u{202f}500,5\u{202f}%", "12,500.5%"]);
    assert_eq!(told("-1234567", ""), ["−1\u{202f}234\u{202f}567", "−1,234,567"]);
    assert_eq!(told("999", "min"), ["999\u{202f}min", "999\u{a0}min"]);
    let day = |day: &str| [&french::WORDS, &english::WORDS].map(|words| (words.details.date)(day));
    assert_eq!(day("2026-11-22"), ["22\u{a0}nov.\u{a0}2026", "22\u{a0}Nov\u{a0}2026"]);
    assert_eq!(day("2026-05-01"), ["1er\u{a0}mai\u{a0}2026", "1\u{a0}May\u{a0}2026"]);
    assert_eq!(day("spring"), ["spring", "spring"]);
}
