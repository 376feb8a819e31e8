//! Which cards may be moments of truth, and why; a person decides.

use parcours_core::method::moments::{Lack, Reason, bearers, decided, lacks, lane_for, suggestions};
use parcours_core::model::{
    Card, CellKey, Channel, ChannelKind, Emotion, JourneyMap, Lane, LaneRole, MapKind, MomentOfTruth, Score, Stage,
    Step,
};

/// A lane with a role, called as it.
fn lane(role: LaneRole) -> Lane {
    Lane { id: role.as_str().into(), label: role.as_str().into(), role, ..Lane::default() }
}

/// A map of a step for each of `scores` (`.` is unknown), with an action at each and lanes for what a case adds.
fn map(scores: &str) -> JourneyMap {
    let mut map = JourneyMap::default();
    let roles = [LaneRole::Action, LaneRole::Touchpoint, LaneRole::Emotion, LaneRole::Pain, LaneRole::Gain];
    map.lanes = roles.into_iter().map(lane).collect();
    for (at, score) in scores.split_whitespace().enumerate() {
        let id = format!("t{}", at + 1);
        let steps = vec![Step { id: id.as_str().into(), name: id.clone(), ..Step::default() }];
        map.stages.push(Stage { id: format!("s{at}").into(), steps, ..Stage::default() });
        if let Ok(score) = score.parse() {
            map.emotions.insert(CellKey::new(id.as_str(), "emotion"), Emotion::of(Score::nearest(score)));
        }
        put(&mut map, &format!("a{}", at + 1), &id, "action", |_| {});
    }
    map
}

fn put(map: &mut JourneyMap, id: &str, step: &str, lane: &str, set: impl FnOnce(&mut Card)) {
    let mut card = Card::new(CellKey::new(step, lane), id);
    set(&mut card);
    map.cells.entry(card.cell()).or_default().push(id.into());
    map.cards.insert(id.into(), card);
}

fn on(name: &str, kind: ChannelKind) -> Option<Channel> {
    Some(Channel { name: name.into(), kind, ..Channel::default() })
}

/// The suggestions to look at, as `step: reason reason`.
fn told(map: &JourneyMap) -> String {
    let tell = |suggestion: &parcours_core::method::moments::Suggestion| {
        let reasons: Vec<&str> = suggestion.reasons.iter().map(|reason| reason.as_str()).collect();
        format!("{}: {}", suggestion.step, reasons.join(" "))
    };
    suggestions(map).open.iter().map(tell).collect::<Vec<_>>().join(", ")
}

#[test]
fn the_ends_and_the_peaks_are_suggested() {
    let check = |scores: &str, expected: &str| assert_eq!(told(&map(scores)), expected, "{scores}");
    check("0 -2 1 2 1", "t1: first, t2: lowest, t4: highest, t5: last");
    check("-2 0 2", "t1: first lowest, t3: last highest");
    check("0", "t1: first");
    // A level line has no peak.
    check("1 1 1", "t1: first, t3: last");
    // Equals are suggested together, as long as they are not most of the journey.
    check("0 -2 1 -2 2 0", "t1: first, t2: lowest, t4: lowest, t5: highest, t6: last");
    check("1 1 -1 1", "t1: first, t3: lowest, t4: last");
}

#[test]
fn an_unknown_feeling_is_never_zero() {
    // Were it 0, t2 would be the lowest.
    let mut known = map("1 . 2 1");
    assert_eq!(told(&known), "t1: first, t3: highest, t4: last");
    known.emotions.insert(CellKey::new("t2", "emotion"), Emotion::of(Score::NEUTRAL));
    assert_eq!(told(&known), "t1: first, t2: lowest, t3: highest, t4: last");
}

#[test]
fn a_wish_and_the_feelings_of_others_do_not_count() {
    let mut map = map("0 -1 1");
    let extra = |id: &str, wished| Lane { id: id.into(), wished, ..lane(LaneRole::Emotion) };
    map.lanes.insert(0, extra("wish", true));
    map.lanes.push(extra("staff", false));
    for lane in ["wish", "staff"] {
        map.emotions.insert(CellKey::new("t1", lane), Emotion::of(Score::LOWEST));
    }
    assert_eq!(told(&map), "t1: first, t2: lowest, t3: last highest");
}

#[test]
fn a_change_of_owner_is_suggested_at_the_step_that_is_entered() {
    let owned = |owners: [(&str, &str, &str); 2]| {
        let mut map = map("0 0 0");
        map.lanes.extend([lane(LaneRole::Opportunity), lane(LaneRole::Owner)]);
        for (step, lane, owner) in owners {
            put(&mut map, &format!("o{step}"), step, lane, |card| {
                card.owner = owner.into();
                if lane == "owner" {
                    card.text = owner.into();
                }
            });
        }
        map
    };
    let check = |owners, expected: &str| assert_eq!(told(&owned(owners)), expected, "{owners:?}");
    check([("t1", "touchpoint", "Web"), ("t2", "touchpoint", "Shop")], "t1: first, t2: owner, t3: last");
    check([("t1", "owner", "Web"), ("t2", "owner", "Shop")], "t1: first, t2: owner, t3: last");
    check([("t1", "touchpoint", "Web"), ("t2", "touchpoint", "Web")], "t1: first, t3: last");
    // Who owns an idea does not serve the customer.
    check([("t1", "opportunity", "Web"), ("t2", "opportunity", "Shop")], "t1: first, t3: last");
    // Nobody is named between them: nothing is known.
    check([("t1", "touchpoint", "Web"), ("t3", "touchpoint", "Shop")], "t1: first, t3: last");
    let mut future = owned([("t1", "owner", "Web"), ("t2", "owner", "Shop")]);
    future.kind = MapKind::FutureState;
    assert_eq!(told(&future), "t1: first, t3: last");
}

#[test]
fn a_change_of_channel_is_suggested_at_the_step_that_is_entered() {
    let check = |second: Option<Channel>, expected: &str| {
        let mut map = map("0 0 0");
        put(&mut map, "x", "t1", "touchpoint", |card| card.channel = on("Website", ChannelKind::Online));
        put(&mut map, "y", "t2", "touchpoint", |card| card.channel = second);
        assert_eq!(told(&map), expected);
    };
    check(on("Branch", ChannelKind::Offline), "t1: first, t2: channel, t3: last");
    check(on("App", ChannelKind::Online), "t1: first, t2: channel, t3: last");
    check(on("website", ChannelKind::Online), "t1: first, t3: last");
    check(None, "t1: first, t3: last");
}

#[test]
fn the_widest_gap_between_importance_and_performance_is_suggested() {
    let check = |rated: &[(&str, i64, i64)], expected: &str| {
        let mut map = map("0 0 0");
        for (at, (step, importance, performance)) in rated.iter().enumerate() {
            put(&mut map, &format!("g{at}"), step, "pain", |card| {
                (card.importance, card.performance) = (Some(*importance), Some(*performance));
            });
        }
        assert_eq!(told(&map), expected, "{rated:?}");
    };
    check(&[("t1", 4, 3), ("t2", 5, 1)], "t1: first, t2: gap, t3: last");
    check(&[("t2", 5, 3), ("t3", 4, 2)], "t1: first, t2: gap, t3: last gap");
    // Done better than it matters is no gap.
    check(&[("t2", 2, 5)], "t1: first, t3: last");
}

#[test]
fn nothing_is_suggested_before_the_map_is_filled() {
    let lack = |map: &JourneyMap| -> Vec<&str> {
        assert_eq!(told(map), "");
        lacks(map)
            .iter()
            .map(|lack| match lack {
                Lack::Steps => "steps",
                Lack::Cards { .. } => "cards",
                Lack::EmotionLane => "lane",
                Lack::Feelings { .. } => "feelings",
            })
            .collect()
    };
    assert_eq!(lack(&JourneyMap::default()), ["steps"]);
    assert_eq!(lack(&map(". . 1")), ["feelings"]);
    let mut bare = map("1 0 -1");
    bare.cards.clear();
    bare.cells.clear();
    assert_eq!(lack(&bare), ["cards"]);
    assert_eq!(lacks(&bare), [Lack::Cards { filled: 0, of: 3, at: "t1".into() }]);
    bare.lanes.retain(|lane| !lane.is_emotion());
    assert_eq!(lack(&bare), ["cards", "lane"]);
    // A blueprint is drawn for who does what, and half of a map is enough.
    let mut blueprint = map(". . .");
    blueprint.kind = MapKind::ServiceBlueprint;
    blueprint.lanes.retain(|lane| !lane.is_emotion());
    assert_eq!(told(&blueprint), "t1: first, t3: last");
    assert_eq!(told(&map("1 .")), "t1: first, t2: last");
}

#[test]
fn what_was_decided_is_no_longer_suggested() {
    let mut map = map("0 -2 2");
    put(&mut map, "p", "t2", "pain", |card| card.moment = Some(MomentOfTruth::Low));
    assert_eq!(told(&map), "t1: first, t3: last highest");
    let decided: Vec<String> =
        decided(&map).iter().map(|one| format!("{} {} {}", one.step, one.card, one.moment.as_str())).collect();
    assert_eq!(decided, ["t2 p low"]);
}

#[test]
fn what_was_set_aside_stays_aside_until_there_is_another_reason() {
    let mut map = map("0 -2 2");
    map.context.dismissed = suggestions(&map).open[1].names();
    assert_eq!(map.context.dismissed, ["moment:lowest:t2"]);
    assert_eq!(told(&map), "t1: first, t3: last highest");
    assert_eq!(suggestions(&map).aside[0].names(), ["moment:lowest:t2"]);
    put(&mut map, "g", "t2", "pain", |card| (card.importance, card.performance) = (Some(5), Some(1)));
    assert_eq!(told(&map), "t1: first, t2: gap, t3: last highest");
}

#[test]
fn a_low_is_borne_by_a_pain_and_a_high_by_a_gain() {
    let mut map = map("0 -2 2");
    put(&mut map, "gain", "t2", "gain", |_| {});
    put(&mut map, "pain", "t2", "pain", |_| {});
    put(&mut map, "contact", "t2", "touchpoint", |_| {});
    let borne = |map: &JourneyMap, moment| {
        let suggestion = &suggestions(map).open[1];
        bearers(map, suggestion, &moment).iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(borne(&map, MomentOfTruth::Low), "pain contact a2");
    assert_eq!(borne(&map, MomentOfTruth::High), "gain contact a2");
    assert_eq!(lane_for(&map, &MomentOfTruth::Low).map(ToString::to_string), Some("pain".into()));
    assert_eq!(lane_for(&map, &MomentOfTruth::High).map(ToString::to_string), Some("gain".into()));
    // The card that gave the reason comes first, wherever it stands.
    map.lanes.push(lane(LaneRole::Need));
    put(&mut map, "rated", "t2", "need", |card| (card.importance, card.performance) = (Some(5), Some(1)));
    assert_eq!(borne(&map, MomentOfTruth::Low), "rated pain contact a2");
    // What only is looked at here cannot be decided on.
    map.lanes.iter_mut().filter(|lane| lane.role == LaneRole::Pain).for_each(|lane| lane.locked = true);
    assert_eq!(borne(&map, MomentOfTruth::Low), "rated contact a2");
    assert_eq!(lane_for(&map, &MomentOfTruth::Low).map(ToString::to_string), Some("touchpoint".into()));
}

#[test]
fn names_are_told_in_the_order_of_the_language() {
    let names = |names: [&str; 3]| names.map(str::to_owned).to_vec();
    let mut reason =
        Reason::Owner { before: names(["emma", "Élodie", "Bob"]), after: names(["Zoé", "anna", "Émile"]) };
    reason.put_in_order(crate::support::word_order);
    let told = Reason::Owner { before: names(["Bob", "Élodie", "emma"]), after: names(["anna", "Émile", "Zoé"]) };
    assert_eq!(reason, told);
}
