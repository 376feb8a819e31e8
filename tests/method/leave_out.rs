//! What is left out of a map that is handed on is gone, and the rest is as it was.

use parcours_core::format::{MapFile, write};
use parcours_core::method::leave_out::LeaveOut;
use parcours_core::model::{Card, CellKey, Evidence, JourneyMap, Lane, LaneRole, Link, Persona, Stage, Step};
use proptest::prelude::*;

use crate::support;

fn any_leave_out() -> impl Strategy<Value = LeaveOut> {
    any::<[bool; 6]>().prop_map(|[owners, evidence, notes, persona, hidden_lanes, ids]| LeaveOut {
        owners,
        evidence,
        notes,
        persona,
        hidden_lanes,
        ids,
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_left_is_a_sound_map(map in support::map(), leave_out in any_leave_out()) {
        let left = leave_out.of(&map);
        prop_assert_eq!(left.violations(), []);
        prop_assert_eq!(leave_out.of(&left), left, "there is nothing left to leave out");
    }

    #[test]
    fn nothing_that_is_left_out_is_in_it(map in support::map(), leave_out in any_leave_out()) {
        let left = leave_out.of(&map);
        if leave_out.owners {
            prop_assert_eq!((left.context.owner.as_str(), left.context.participants.as_str()), ("", ""));
            prop_assert!(left.stages.iter().all(|stage| stage.owner.is_empty()));
            prop_assert!(left.cards.values().all(|card| card.owner.is_empty()));
            prop_assert!(left.lanes.iter().all(|lane| lane.role != LaneRole::Owner));
        }
        if leave_out.evidence {
            prop_assert_eq!((left.context.sources.as_str(), left.persona.sources.as_str()), ("", ""));
            let is_bare = |card: &Card| card.evidence.is_none() && card.source.is_empty() && card.learnt.is_none();
            prop_assert!(left.cards.values().all(is_bare));
        }
        prop_assert!(!leave_out.notes || left.cards.values().all(|card| card.note.is_empty()));
        prop_assert!(!leave_out.persona || left.persona == Persona::default());
        prop_assert!(!leave_out.hidden_lanes || left.lanes.iter().all(|lane| !lane.hidden));
    }

    #[test]
    fn what_is_not_left_out_is_as_it_was(map in support::map(), leave_out in any_leave_out()) {
        let left = LeaveOut { ids: false, ..leave_out }.of(&map);
        let stays = |lane: &Lane| !(leave_out.owners && lane.role == LaneRole::Owner || leave_out.hidden_lanes && lane.hidden);
        let lanes: Vec<Lane> = map.lanes.iter().filter(|lane| stays(lane)).cloned().collect();
        prop_assert_eq!(&left.lanes, &lanes);
        prop_assert_eq!((&left.title, &left.kind, left.stages.len()), (&map.title, &map.kind, map.stages.len()));
        let in_lanes = |card: &&Card| lanes.iter().any(|lane| lane.id == card.lane);
        prop_assert_eq!(left.cards.len(), map.cards.values().filter(in_lanes).count());
        for (id, card) in &left.cards {
            let before = map.card(id).expect("nothing is added");
            prop_assert_eq!((&card.text, &card.tags, card.cell()), (&before.text, &before.tags, before.cell()));
        }
        if (LeaveOut { ids: false, ..leave_out }) == LeaveOut::default() {
            prop_assert_eq!(left, map);
        }
    }

    #[test]
    fn short_ids_say_the_same(map in support::map()) {
        let short = LeaveOut { ids: true, ..LeaveOut::default() }.of(&map);
        prop_assert_eq!(short.violations(), []);
        let texts = |map: &JourneyMap| -> Vec<Card> {
            let cards = map.cards_in_order().map(|id| map.cards[id].clone());
            cards.map(|card| Card { step: "".into(), lane: "".into(), ..card }).collect()
        };
        prop_assert_eq!(texts(&short), texts(&map));
        let felt = |map: &JourneyMap| -> Vec<_> { map.cells_in_order().map(|cell| map.emotion(&cell).cloned()).collect() };
        prop_assert_eq!(felt(&short), felt(&map));
        let tied = |map: &JourneyMap| -> Vec<(String, String)> {
            map.links.iter().map(|link| (map.cards[&link.from].text.clone(), map.cards[&link.to].text.clone())).collect()
        };
        prop_assert_eq!(tied(&short), tied(&map));
        prop_assert_eq!(LeaveOut { ids: true, ..LeaveOut::default() }.of(&short), short);
    }
}

#[test]
fn what_is_left_out_is_gone_and_the_rest_is_not() {
    let cell = |lane: &str| CellKey::new("t", lane);
    let mut map = JourneyMap::default();
    let steps = vec![Step { id: "t".into(), ..Step::default() }];
    map.stages.push(Stage { id: "s".into(), owner: "Sales".into(), steps, ..Stage::default() });
    map.lanes.push(Lane { id: "seen".into(), ..Lane::default() });
    map.lanes.push(Lane { id: "unseen".into(), hidden: true, ..Lane::default() });
    map.lanes.push(Lane { id: "named".into(), role: LaneRole::Owner, ..Lane::default() });
    map.persona.name = "Nadia".into();
    map.context.owner = "Anna".into();
    map.context.participants = "Ben".into();
    map.context.sources = "Interviews".into();
    for (id, lane) in [("one", "seen"), ("two", "unseen"), ("Dora", "named")] {
        let card = Card {
            owner: "Clara".into(),
            note: "Behind".into(),
            source: "Survey".into(),
            evidence: Some(Evidence::Observed),
            ..Card::new(cell(lane), id)
        };
        map.cells.insert(cell(lane), vec![id.into()]);
        map.cards.insert(id.into(), card);
    }
    map.links.push(Link { from: "one".into(), to: "two".into(), ..Link::default() });
    let none = LeaveOut::default();
    assert_eq!(none.of(&map), map);
    let said = |leave_out: LeaveOut| {
        let left = leave_out.of(&map);
        assert_eq!(left.violations(), []);
        let text = write(&MapFile::new("m".into(), left));
        let words =
            ["Sales", "Anna", "Ben", "Clara", "Dora", "Nadia", "Interviews", "Survey", "observed", "Behind", "unseen"];
        words.into_iter().filter(|word| text.contains(word)).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(said(none), "Sales Anna Ben Clara Dora Nadia Interviews Survey observed Behind unseen");
    assert_eq!(said(LeaveOut { owners: true, ..none }), "Nadia Interviews Survey observed Behind unseen");
    assert_eq!(said(LeaveOut { evidence: true, ..none }), "Sales Anna Ben Clara Dora Nadia Behind unseen");
    assert_eq!(
        said(LeaveOut { notes: true, ..none }),
        "Sales Anna Ben Clara Dora Nadia Interviews Survey observed unseen"
    );
    let without_persona = "Sales Anna Ben Clara Dora Interviews Survey observed Behind unseen";
    assert_eq!(said(LeaveOut { persona: true, ..none }), without_persona);
    assert_eq!(
        said(LeaveOut { hidden_lanes: true, ..none }),
        "Sales Anna Ben Clara Dora Nadia Interviews Survey observed Behind"
    );
    let all = LeaveOut { owners: true, evidence: true, notes: true, persona: true, hidden_lanes: true, ids: true };
    assert_eq!(said(all), "");
}
