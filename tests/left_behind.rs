//! A gesture that is left behind: what was pressed goes from the map or its screen from the page, and it is put back without a word.

use parcours_core::editor::carried::{Carried, Pressed};
use parcours_core::editor::drag::Drag;
use parcours_core::editor::geometry::Point;
use parcours_core::editor::gesture::{Effect, Event, Key, Reason};
use parcours_core::editor::press::PointerKind;
use parcours_core::model::{Card, CardId, CellKey, Edit, JourneyMap, Lane, LaneRole, Stage, Step};
use proptest::prelude::*;

const POINTER: i32 = 1;

fn at(x: f64) -> Point {
    Point::new(100.0 + x, 200.0)
}

/// One stage of one step, a lane of cards with a card, a lane of feelings.
fn map() -> JourneyMap {
    let step = Step { id: "p".into(), ..Step::default() };
    let stage = Stage { id: "s".into(), steps: vec![step], ..Stage::default() };
    let lane = |id: &str, role| Lane { id: id.into(), role, ..Lane::default() };
    let mut map = JourneyMap {
        stages: vec![stage],
        lanes: vec![lane("l", LaneRole::Action), lane("f", LaneRole::Emotion)],
        ..JourneyMap::default()
    };
    let card = Card { step: "p".into(), lane: "l".into(), ..Card::default() };
    let added = Edit::AddCard { id: CardId::from("a"), card: Box::new(card), index: 0 };
    map.apply(added).expect("there is room for a card");
    map
}

fn every_pressed() -> [Pressed; 6] {
    [
        Pressed::Card("a".into()),
        Pressed::Stage("s".into()),
        Pressed::Step("p".into()),
        Pressed::Lane("l".into()),
        Pressed::Emotion(CellKey::new("p", "f")),
        Pressed::Ground { adds: false },
    ]
}

/// Whatever happens to the map under a gesture is told as one of two things.
#[test]
fn a_change_of_the_map_is_told() {
    let map = map();
    for pressed in every_pressed() {
        assert_eq!(Event::of_change(&map, &pressed), Event::MapChanged, "{pressed:?} is there");
        let gone = if matches!(pressed, Pressed::Ground { .. }) { Event::MapChanged } else { Event::Gone };
        assert_eq!(Event::of_change(&JourneyMap::default(), &pressed), gone, "{pressed:?} is gone");
        let carried = Carried::lift(&map, &pressed, |_| false).expect("it can be carried");
        assert_eq!(carried.pressed(), pressed, "what is carried is what was pressed");
    }
}

#[test]
fn only_what_a_person_did_is_told() {
    assert!(!Reason::Gone.is_told());
    for reason in
        [Reason::Escape, Reason::Button, Reason::LostRelease, Reason::LostPointer, Reason::Away, Reason::Resized]
    {
        assert!(reason.is_told(), "{reason:?}");
    }
}

fn any_event() -> impl Strategy<Value = Event> {
    let place = (-20.0..20.0).prop_map(at);
    let down = (prop_oneof![Just(PointerKind::Mouse), Just(PointerKind::Touch)], 0..6_usize).prop_map(|(kind, of)| {
        Event::Down { pointer: POINTER, kind, at: at(0.0), pressed: Some(every_pressed()[of].clone()) }
    });
    prop_oneof![
        3 => down,
        6 => place.clone().prop_map(|at| Event::Move { pointer: POINTER, at, buttons: 1 }),
        2 => place.prop_map(|at| Event::Up { pointer: POINTER, at }),
        2 => Just(Event::HoldElapsed),
        1 => Just(Event::SettleDone),
        1 => Just(Event::Click),
        1 => Just(Event::MapChanged),
        1 => Just(Event::Key(Key::Escape)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    /// However far a gesture came: once it is gone nothing is carried, timed or drawn, it was put back if it was lifted, and until another press
    /// nothing begins again.
    #[test]
    fn what_is_gone_stays_gone(
        before in prop::collection::vec(any_event(), 0..20),
        after in prop::collection::vec(any_event(), 0..20),
    ) {
        let mut drag = Drag::default();
        for event in before {
            let _ = drag.step(event);
        }
        let (was_lifted, was_holding) = (drag.grip().is_some(), matches!(drag, Drag::Holding(_)));
        let effects = drag.step(Event::Gone);
        let expected = match (was_lifted, was_holding) {
            (true, _) => vec![Effect::CancelDrag(Reason::Gone), Effect::Settle],
            (false, true) => vec![Effect::StopHoldTimer],
            (false, false) => vec![],
        };
        prop_assert_eq!(effects, expected);
        prop_assert_eq!((drag.pressed(), drag.grip(), drag.at()), (None, None, None));
        for event in after.into_iter().filter(|event| !matches!(event, Event::Down { .. })) {
            for effect in drag.step(event) {
                let is_harmless = matches!(
                    effect,
                    Effect::PreventDefault | Effect::StopPropagation | Effect::StartSettleTimer | Effect::StopSettleTimer
                );
                prop_assert!(is_harmless, "{:?}", effect);
            }
        }
    }
}
