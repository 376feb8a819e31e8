//! Cards that are carried together: a law over any map, any of its cards and any cell.

mod support;

use parcours_core::editor::carried::{Carried, Target, drop_on, landings_of};
use parcours_core::editor::visibility::WHOLE;
use parcours_core::model::{Card, CardId, CellKey, JourneyMap};
use proptest::prelude::*;

/// Where each card stands: its column, and its row among the lanes of cards in sight.
fn places(map: &JourneyMap) -> Vec<(CardId, (usize, usize))> {
    let lanes = map.lanes.iter().filter(|lane| !lane.hidden && !lane.is_emotion());
    let lanes: Vec<_> = lanes.map(|lane| lane.id.clone()).collect();
    let place = |card: &Card| {
        let step = map.steps().position(|step| step.id == card.step)?;
        Some((step, lanes.iter().position(|id| *id == card.lane)?))
    };
    map.cards.iter().filter_map(|(id, card)| Some((id.clone(), place(card)?))).collect()
}

proptest! {
    /// Cards carried together all go as far, or none goes and it is said which has nowhere to go. What is not carried stays in its cell and
    /// in its order.
    #[test]
    fn cards_carried_together_keep_their_places(
        (map, carried) in support::map().prop_flat_map(|map| {
            let all: Vec<CardId> = places(&map).into_iter().map(|(id, _)| id).collect();
            let count = 0..=all.len();
            (Just(map), proptest::sample::subsequence(all, count))
        }),
        pressed in any::<proptest::sample::Index>(), step in any::<proptest::sample::Index>(), lane in any::<proptest::sample::Index>(),
        before in proptest::option::of(any::<proptest::sample::Index>()),
    ) {
        let ids: Vec<CardId> = map.cards_in_order().filter(|id| carried.contains(id)).cloned().collect();
        let lanes: Vec<_> = map.lanes.iter().filter(|lane| !lane.hidden && !lane.is_emotion()).collect();
        prop_assume!(!ids.is_empty());
        let pressed = pressed.get(&ids).clone();
        let steps: Vec<_> = map.steps().collect();
        let cell = CellKey { step: step.get(&steps).id.clone(), lane: lane.get(&lanes).id.clone() };
        let staying: Vec<CardId> = map.cards_in(&cell).iter().filter(|id| !ids.contains(id)).cloned().collect();
        let before = before.filter(|_| !staying.is_empty()).map(|index| index.get(&staying).clone());
        let carried = Carried::Cards { pressed: pressed.clone(), ids: ids.clone() };
        let target = Target::Cards { cell: cell.clone(), before };
        let was = places(&map);
        let at = |places: &[(CardId, (usize, usize))], id: &CardId| {
            places.iter().find(|(other, _)| other == id).map(|(_, (step, lane))| (*step as isize, *lane as isize)).expect("it stands there")
        };
        match landings_of(&map, &WHOLE, &carried, &target) {
            Err(said) => {
                prop_assert!(said.is_refusal());
                prop_assert_eq!(drop_on(&map, &carried, &target), None);
            }
            Ok(groups) => {
                let edit = drop_on(&map, &carried, &target).unwrap_or(parcours_core::model::Edit::Batch(Vec::new()));
                let mut after = map.clone();
                after.apply(edit).expect("a drop fits");
                let now = places(&after);
                let far = |id: &CardId| (at(&now, id).0 - at(&was, id).0, at(&now, id).1 - at(&was, id).1);
                for id in &ids {
                    prop_assert_eq!(far(id), far(&pressed), "{:?} beside {:?}", id, pressed);
                }
                prop_assert_eq!(after.cards[&pressed].cell(), cell);
                for group in groups {
                    let side_by_side = after.cards_in(&group.cell).windows(group.ids.len()).any(|run| run == group.ids.as_slice());
                    prop_assert!(side_by_side, "{:?} in {:?}", group, after.cards_in(&group.cell));
                }
                for cell in map.cells.keys() {
                    let rest = |map: &JourneyMap| map.cards_in(cell).iter().filter(|id| !ids.contains(id)).cloned().collect::<Vec<_>>();
                    prop_assert_eq!(rest(&map), rest(&after));
                }
            }
        }
    }
}
