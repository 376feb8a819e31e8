//! What a map says in short, rule by rule.

use std::cmp::Ordering;

use parcours_core::method::figures::Figures;
use parcours_core::method::moments::decided;
use parcours_core::method::summary::{
    EvidenceCount, Peak, Trend, compare, curve_lane, feelings, frictions, measures, peaks,
};
use parcours_core::model::{
    Amount, Card, CardId, CellKey, Edit, Emotion, Evidence, JourneyMap, Lane, LaneRole, Link, LinkKind, Metric,
    MomentOfTruth, Reading, Score, Stage, Step,
};

/// Three steps; lanes of actions (a), feelings (f), frictions (p), ideas (o).
fn map() -> JourneyMap {
    let mut map = JourneyMap::default();
    let step = |id: &str| Step { id: id.into(), ..Step::default() };
    let steps = vec![step("t1"), step("t2"), step("t3")];
    map.stages = vec![Stage { id: "g".into(), steps, ..Stage::default() }];
    let lane = |id: &str, role: LaneRole| Lane { id: id.into(), role, ..Lane::default() };
    map.lanes = vec![
        lane("a", LaneRole::Action),
        lane("f", LaneRole::Emotion),
        lane("p", LaneRole::Pain),
        lane("o", LaneRole::Opportunity),
    ];
    map
}

fn add(map: &mut JourneyMap, id: &str, cell: (&str, &str), change: impl FnOnce(&mut Card)) {
    let mut card = Card::new(CellKey::new(cell.0, cell.1), id);
    change(&mut card);
    map.apply(Edit::AddCard { id: id.into(), card: Box::new(card), index: 99 }).expect("the card fits");
}

fn feel(map: &mut JourneyMap, step: &str, score: i64) {
    map.emotions.insert(CellKey::new(step, "f"), Emotion::of(Score::nearest(score)));
}

fn amount(text: &str) -> Amount {
    Amount::new(&serde_json::from_str(text).expect("a number"))
}

#[test]
fn the_curve_is_the_persons_own() {
    let lane = |id: &str, change: fn(&mut Lane)| {
        let mut lane = Lane { id: id.into(), role: LaneRole::Emotion, ..Lane::default() };
        change(&mut lane);
        lane
    };
    let check = |lanes: Vec<Lane>, expected: Option<&str>| {
        let map = JourneyMap { lanes, ..JourneyMap::default() };
        assert_eq!(curve_lane(&map).map(|lane| lane.id.as_str()), expected);
    };
    let (today, wished, own) =
        (lane("today", |lane| lane.locked = true), lane("wished", |lane| lane.wished = true), lane("own", |_| {}));
    check(vec![], None);
    check(vec![today.clone()], None);
    check(vec![today.clone(), wished.clone()], Some("wished"));
    check(vec![today, wished, own.clone(), lane("staff", |_| {})], Some("own"));
}

#[test]
fn highs_and_lows_are_the_ends_of_the_range() {
    let check = |scores: &[Option<i64>], expected: &str| {
        let scores: Vec<Option<Score>> = scores.iter().map(|score| score.map(Score::nearest)).collect();
        let told = peaks(&scores).into_iter().map(|peak| match peak {
            Some(Peak::Highest) => '^',
            Some(Peak::Lowest) => 'v',
            None => '.',
        });
        assert_eq!(told.collect::<String>(), expected);
    };
    check(&[], "");
    check(&[None, None], "..");
    check(&[Some(1)], ".");
    check(&[Some(1), None, Some(1)], "...");
    check(&[Some(1), Some(-2), None, Some(0), Some(1)], "^v..^");
}

#[test]
fn an_unknown_feeling_is_not_a_zero() {
    let mut map = map();
    feel(&mut map, "t1", 0);
    let lane = curve_lane(&map).expect("there is a curve");
    let scores: Vec<_> = feelings(&map, lane).into_iter().map(|feeling| feeling.map(|it| it.score.value())).collect();
    assert_eq!(scores, [Some(0), None, None]);
    let unfelt = |map: &JourneyMap| Figures::of(map, "").unfelt;
    assert_eq!(unfelt(&map), 2);
    map.lanes.clear();
    assert_eq!(unfelt(&map), 0);
}

#[test]
fn moments_of_truth_follow_the_journey() {
    let mut map = map();
    add(&mut map, "later", ("t3", "a"), |card| card.moment = Some(MomentOfTruth::High));
    add(&mut map, "first", ("t1", "p"), |card| card.moment = Some(MomentOfTruth::Low));
    add(&mut map, "plain", ("t2", "a"), |_| {});
    add(&mut map, "unknown", ("t2", "a"), |card| card.moment = Some(MomentOfTruth::from("sideways")));
    let told: Vec<CardId> = decided(&map).into_iter().map(|moment| moment.card).collect();
    // A word of a later version is a decision too.
    assert_eq!(told, ["first", "unknown", "later"].map(CardId::from));
}

#[test]
fn the_heaviest_friction_comes_first() {
    let mut map = map();
    feel(&mut map, "t1", 1);
    feel(&mut map, "t2", -2);
    add(&mut map, "unknown", ("t3", "p"), |card| card.importance = Some(5));
    add(&mut map, "mild", ("t1", "p"), |card| card.importance = Some(5));
    add(&mut map, "plain", ("t2", "p"), |_| {});
    add(&mut map, "matters", ("t2", "p"), |card| card.importance = Some(4));
    add(&mut map, "worst", ("t2", "p"), |card| (card.importance, card.performance) = (Some(4), Some(1)));
    add(&mut map, "accepted", ("t2", "p"), |card| card.accepted = true);
    add(&mut map, "idea", ("t2", "o"), |_| {});
    map.links.push(Link { from: "idea".into(), to: "worst".into(), kind: LinkKind::Answers, ..Link::default() });
    let found = frictions(&map);
    let names: Vec<&str> = found.iter().map(|friction| friction.id.as_str()).collect();
    assert_eq!(names, ["worst", "matters", "plain", "mild", "unknown"]);
    assert_eq!(found[0].answers, [CardId::from("idea")]);
    assert_eq!((found[0].score.map(Score::value), found[4].score), (Some(-2), None));
    assert_eq!(found[1].answers, [CardId::from("idea")], "what stands in one column is meant together");
    assert!(found[3].answers.is_empty());
}

#[test]
fn figures_compare_by_their_digits() {
    use Ordering::{Equal, Greater, Less};
    for (a, b, expected) in [
        ("66", "58", Some(Greater)),
        ("9", "10", Some(Less)),
        ("4.6", "4.60", Some(Equal)),
        ("4.6", "4.52", Some(Greater)),
        ("0.5", "0.05", Some(Greater)),
        ("-1", "1", Some(Less)),
        ("-2", "-10", Some(Greater)),
        ("-0", "0", Some(Equal)),
        ("1e5", "2", None),
        ("", "2", None),
    ] {
        assert_eq!(compare(a, b), expected, "{a} {b}");
    }
}

#[test]
fn a_figure_is_told_by_where_it_should_go() {
    let check = |baseline: Option<&str>, readings: &[&str], target: Option<&str>, expected: Trend| {
        let mut map = map();
        let readings = readings.iter().enumerate().map(|(at, value)| Reading {
            on: format!("2026-0{}-01", at + 1),
            value: amount(value),
            ..Reading::default()
        });
        let metric = Metric {
            baseline: baseline.map(amount),
            target: target.map(amount),
            readings: readings.rev().collect(),
            ..Metric::default()
        };
        add(&mut map, "m", ("t1", "a"), |card| card.metric = Some(metric));
        assert_eq!(measures(&map)[0].trend, expected, "{baseline:?} {target:?}");
    };
    check(Some("66"), &["66", "58"], Some("50"), Trend::Closer);
    check(Some("66"), &["50"], Some("50"), Trend::Reached);
    check(Some("66"), &["44.5"], Some("50"), Trend::Reached);
    check(Some("66"), &["66"], Some("50"), Trend::Same);
    check(Some("66"), &["70"], Some("50"), Trend::Further);
    check(Some("23"), &["30"], Some("50"), Trend::Closer);
    check(Some("23"), &["20"], Some("50"), Trend::Further);
    check(Some("23"), &["51"], Some("50"), Trend::Reached);
    check(None, &["40", "38"], Some("10"), Trend::Closer);
    check(None, &["40"], Some("10"), Trend::Unknown);
    check(Some("40"), &[], Some("10"), Trend::Unknown);
    check(Some("40"), &["30"], None, Trend::Unknown);
    check(Some("50"), &["45"], Some("50"), Trend::Further);
}

#[test]
fn the_latest_reading_is_the_one_of_the_latest_day() {
    let mut map = map();
    let reading = |on: &str, value| Reading { on: on.into(), value: amount(value), ..Reading::default() };
    let readings = vec![reading("2026-03-01", "2"), reading("2026-09-01", "4"), reading("2026-06-01", "3")];
    add(&mut map, "m", ("t1", "a"), |card| {
        card.metric = Some(Metric { target: Some(amount("1")), readings, ..Metric::default() });
    });
    let found = &measures(&map)[0];
    assert_eq!(found.now.map(|now| now.value.as_str()), Some("4"));
    assert_eq!(found.before.map(Amount::as_str), Some("2"));
    assert_eq!((found.goal, found.trend), (Some(Ordering::Less), Trend::Further));
}

#[test]
fn evidence_is_counted_and_what_is_not_said_is_assumed() {
    let mut map = map();
    let all = [
        Some(Evidence::Observed),
        Some(Evidence::Reported),
        Some(Evidence::Assumed),
        None,
        Some(Evidence::Proposed),
        Some(Evidence::from("dreamt")),
    ];
    for (at, evidence) in all.into_iter().enumerate() {
        add(&mut map, &format!("c{at}"), ("t1", "a"), |card| card.evidence = evidence);
    }
    let count = Figures::of(&map, "").evidence;
    assert_eq!(count, EvidenceCount { observed: 1, reported: 1, assumed: 3, proposed: 1 });
    assert_eq!((count.all(), count.about_now(), count.shares()), (6, 5, Some((40, 60))));
    assert_eq!(EvidenceCount { proposed: 3, ..EvidenceCount::default() }.shares(), None);
}
