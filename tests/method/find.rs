//! Which places a search finds, and which cards a filter leaves.

use parcours_core::format::letters::plain_letters;
use parcours_core::method::find::{Aspect, Condition, Place, choices, hidden_by, passes, search};
use parcours_core::model::{
    Card, CardId, CellKey, Channel, ChannelKind, Evidence, JourneyMap, Lane, LaneRole, MomentOfTruth, Stage, Step,
    WorkStatus,
};
use proptest::prelude::*;
use proptest::sample::{Index, subsequence};

use crate::support;

/// Two stages of one step, a lane of actions, a lane of frictions, and one card of every kind.
fn map() -> JourneyMap {
    let mut map = JourneyMap::default();
    for (at, name) in ["Découvrir", "Acheter"].into_iter().enumerate() {
        let step = Step { id: format!("t{at}").into(), ..Step::default() };
        map.stages.push(Stage {
            id: format!("s{at}").into(),
            name: name.into(),
            steps: vec![step],
            ..Stage::default()
        });
    }
    for (id, label, role) in [("l0", "Actions", LaneRole::Action), ("l1", "Frictions", LaneRole::Pain)] {
        map.lanes.push(Lane { id: id.into(), label: label.into(), role, ..Lane::default() });
    }
    let mut put = |id: &str, cell: CellKey, change: &dyn Fn(&mut Card)| {
        let mut card = Card::new(cell.clone(), format!("Fiche {id}"));
        change(&mut card);
        map.cells.entry(cell).or_default().push(id.into());
        map.cards.insert(id.into(), card);
    };
    put("a", CellKey::new("t0", "l0"), &|card| card.owner = "Léa".into());
    put("b", CellKey::new("t0", "l0"), &|card| {
        card.tags = vec!["urgent".into(), "prix".into()];
        card.note = "Dvořák, říp, Αθήνα, ёлка".into();
        card.evidence = Some(Evidence::Observed);
    });
    put("c", CellKey::new("t1", "l0"), &|card| {
        card.owner = "Léa".into();
        card.evidence = Some(Evidence::Observed);
        card.channel = Some(Channel { name: "Téléphone".into(), kind: ChannelKind::Offline, ..Channel::default() });
    });
    put("d", CellKey::new("t1", "l1"), &|card| {
        card.note = "Trop long à charger".into();
        card.moment = Some(MomentOfTruth::Low);
        card.status = Some(WorkStatus::Doing);
        card.source = "Entretien de mars".into();
    });
    assert_eq!(map.violations(), []);
    map
}

fn found(wanted: &str) -> String {
    let names = search(&map(), wanted, plain_letters).into_iter().map(|place| match place {
        Place::Stage(id) => id.to_string(),
        Place::Step(id) => id.to_string(),
        Place::Lane(id) => id.to_string(),
        Place::Card(id) => id.to_string(),
    });
    names.collect::<Vec<_>>().join(" ")
}

#[test]
fn a_search_reads_everything_that_is_written_whatever_the_case_and_the_accents() {
    for (wanted, expected) in [
        ("lea", "a c"),
        ("LÉA", "a c"),
        ("fiche", "a b c d"),
        ("urgent", "b"),
        ("telephone", "c"),
        ("charger long", "d"),
        ("entretien", "d"),
        ("decouvrir", "s0"),
        ("acheter", "s1"),
        ("friction", "l1"),
        ("action", "l0"),
        ("nichts", ""),
        ("dvorak", "b"),
        ("ŘÍP", "b"),
        ("αθηνα", "b"),
        ("елка", "b"),
        ("  ", ""),
    ] {
        assert_eq!(found(wanted), expected, "{wanted}");
    }
}

fn left(filter: &[Condition]) -> String {
    let map = map();
    let hidden = hidden_by(&map, filter);
    let left: Vec<String> = map.cards.keys().filter(|id| !hidden.contains(*id)).map(ToString::to_string).collect();
    left.join(" ")
}

#[test]
fn conditions_of_one_aspect_widen_and_those_of_several_narrow() {
    let owner = |name: &str| Condition::Owner(name.into());
    let observed = || Condition::Evidence(Evidence::Observed);
    for (filter, expected) in [
        (vec![], "a b c d"),
        (vec![owner("Léa")], "a c"),
        (vec![owner("")], "b d"),
        (vec![owner("Léa"), owner("")], "a b c d"),
        (vec![owner("Léa"), observed()], "c"),
        (vec![Condition::Evidence(Evidence::Assumed)], "a d"),
        (vec![Condition::Tag("prix".into()), Condition::Tag("urgent".into())], "b"),
        (vec![Condition::Lane("l1".into())], "d"),
        (vec![Condition::Role(LaneRole::Action), observed()], "b c"),
        (vec![Condition::Moment(MomentOfTruth::Low)], "d"),
        (vec![Condition::Status(WorkStatus::Doing), Condition::Status(WorkStatus::Done)], "d"),
        (vec![Condition::Channel(ChannelKind::Offline)], "c"),
        (vec![Condition::Channel(ChannelKind::Online)], ""),
    ] {
        assert_eq!(left(&filter), expected, "{filter:?}");
    }
}

#[test]
fn tags_and_people_are_offered_in_the_order_of_the_language() {
    let mut map = map();
    let cards = map.cards.values_mut().zip(["emma", "Élodie", "Bob", "Zoé"]);
    for (card, name) in cards {
        card.owner = name.into();
        card.tags = vec![name.to_lowercase()];
    }
    let offered = |aspect| {
        let told = choices(&map, aspect, support::word_order).into_iter().map(|(condition, _)| condition.key());
        told.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(offered(Aspect::Owner), "owner:Bob owner:Élodie owner:emma owner:Zoé");
    assert_eq!(offered(Aspect::Tag), "tag:bob tag:élodie tag:emma tag:zoé");
}

/// Any conditions, of those that some card meets.
fn filtered() -> BoxedStrategy<(JourneyMap, Vec<Condition>)> {
    let pick = |map: JourneyMap| {
        let all: Vec<Condition> = Aspect::ALL
            .into_iter()
            .flat_map(|aspect| choices(&map, aspect, support::word_order))
            .map(|(condition, _)| condition)
            .collect();
        let count = 0..=all.len().min(5);
        (Just(map), subsequence(all, count))
    };
    support::map().prop_flat_map(pick).boxed()
}

proptest! {
    #[test]
    fn what_is_shown_and_what_is_hidden_is_all((map, filter) in filtered()) {
        let hidden = hidden_by(&map, &filter);
        let shown = map.cards.values().filter(|card| passes(&map, &filter, card)).count();
        prop_assert_eq!(shown + hidden.len(), map.cards.len());
        if filter.is_empty() {
            prop_assert!(hidden.is_empty());
        }
    }

    #[test]
    fn one_more_condition_widens_its_aspect_or_narrows_the_rest((map, filter) in filtered()) {
        let Some((last, before)) = filter.split_last() else { return Ok(()) };
        let (with, without) = (hidden_by(&map, &filter), hidden_by(&map, before));
        match before.iter().any(|other| other.aspect() == last.aspect()) {
            true => prop_assert!(without.is_superset(&with)),
            false => prop_assert!(with.is_superset(&without)),
        }
    }

    #[test]
    fn a_choice_says_how_many_cards_it_leaves((map, _) in filtered()) {
        for (condition, count) in Aspect::ALL.into_iter().flat_map(|aspect| choices(&map, aspect, support::word_order)) {
            let hidden = hidden_by(&map, std::slice::from_ref(&condition));
            prop_assert_eq!(map.cards.len() - hidden.len(), count, "{:?}", condition);
            prop_assert!(count > 0);
        }
    }

    #[test]
    fn every_card_is_found_by_its_own_words_once_and_in_order(map in support::map(), pick in any::<Index>()) {
        let ids: Vec<CardId> = map.cards_in_order().cloned().collect();
        prop_assume!(!ids.is_empty());
        let text = &map.cards[pick.get(&ids)].text;
        prop_assume!(!plain_letters(text).trim().is_empty());
        let found: Vec<CardId> = search(&map, text, plain_letters).into_iter().filter_map(|place| match place {
            Place::Card(id) => Some(id),
            _ => None,
        }).collect();
        prop_assert!(found.contains(pick.get(&ids)));
        let order: Vec<&CardId> = ids.iter().filter(|id| found.contains(*id)).collect();
        prop_assert_eq!(found.iter().collect::<Vec<_>>(), order);
    }
}
