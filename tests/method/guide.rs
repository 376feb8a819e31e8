//! The seven steps, counted from a map, and the agenda, counted from the clock.

use parcours_core::method::agenda::{Activity, Agenda, Length};
use parcours_core::method::guide::{Aim, GuideStep, current, progress};
use parcours_core::method::place::Place;
use parcours_core::model::{Card, CellKey, Channel, Emotion, Evidence, JourneyMap, MapKind, MomentOfTruth, Score};
use proptest::prelude::*;

use super::checks::map;

fn task(map: &JourneyMap, aim: Aim) -> String {
    let all = progress(map);
    let task = all.iter().flat_map(|progress| &progress.tasks).find(|task| task.aim == aim);
    task.map_or("none".to_owned(), |task| format!("{}/{} {}", task.done, task.of, task.percent()))
}

#[test]
fn each_aim_is_counted_from_the_map() {
    let lanes = [
        "action: a=x b=y",
        "touchpoint: a=t c=u",
        "thought: a=h",
        "emotion: a=-1 b=2",
        "pain: a=p b=q",
        "opportunity: b=o b=r",
    ];
    let mut at = map(MapKind::CurrentState, "a b,c", &lanes);
    let change = |map: &mut JourneyMap, id: &str, change: fn(&mut Card)| change(map.cards.get_mut(&id.into()).unwrap());
    change(&mut at, "t", |card| card.channel = Some(Channel::default()));
    change(&mut at, "x", |card| card.moment = Some(MomentOfTruth::High));
    change(&mut at, "o", |card| {
        (card.owner, card.impact, card.effort) = ("Ada".into(), Some(4), Some(2));
        card.evidence = Some(Evidence::Proposed);
    });
    change(&mut at, "r", |card| (card.impact, card.due, card.evidence) = (Some(1), Some("2027-01-01".into()), None));
    for (aim, expected) in [
        (Aim::ContextFields, "1/6 16"),
        (Aim::PersonaFields, "1/6 16"),
        (Aim::StagesMet, "2/2 100"),
        (Aim::TouchpointsOnChannel, "1/2 50"),
        (Aim::StepsActed, "2/3 66"),
        (Aim::StepsThought, "1/3 33"),
        (Aim::StepsFelt, "2/3 66"),
        (Aim::LowsExplained, "1/1 100"),
        (Aim::HighsDecided, "1/1 100"),
        (Aim::LowsDecided, "0/1 0"),
        (Aim::StagesOwned, "0/2 0"),
        (Aim::FrictionsAnswered, "1/2 50"),
        (Aim::IdeasOwned, "1/2 50"),
        (Aim::IdeasRated, "1/2 50"),
        (Aim::IdeasDated, "1/2 50"),
        (Aim::CardsFounded, "7/8 100"),
        (Aim::ReviewSet, "0/1 0"),
        (Aim::StepsNeeded, "none"),
    ] {
        assert_eq!(task(&at, aim), expected, "{aim:?}");
    }
}

#[test]
fn each_kind_asks_for_what_it_is_about() {
    let kind =
        |kind: MapKind| map(kind, "a,b", &["action: a=x", "touchpoint: a=t", "need: a=n", "emotion: a=-1", "gap: a=g"]);
    let day = kind(MapKind::DayInTheLife);
    assert_eq!(task(&day, Aim::StepsNeeded), "1/2 50");
    assert_eq!(
        [Aim::TouchpointsOnChannel, Aim::HighsDecided, Aim::StagesOwned].map(|aim| task(&day, aim)),
        ["none"; 3]
    );
    let future = kind(MapKind::FutureState);
    assert_eq!(task(&future, Aim::ContextFields), "1/8 12", "with vision and horizon");
    assert_eq!(task(&future, Aim::FrictionsAnswered), "0/1 0", "gaps are its frictions");
    assert_eq!(task(&future, Aim::LowsExplained), "1/1 100");
}

#[test]
fn an_empty_map_has_everything_before_it() {
    let all = progress(&JourneyMap::default());
    assert!(all.iter().all(|progress| !progress.is_done() && progress.percent() == 0 && !progress.tasks.is_empty()));
    assert_eq!(current(&all), GuideStep::Goal);
    assert_eq!(all.iter().map(|progress| progress.step.number()).collect::<Vec<_>>(), [1, 2, 3, 4, 5, 6, 7]);
}

#[test]
fn the_way_leads_to_the_first_thing_missing() {
    let mut at = map(MapKind::CurrentState, "a b,c", &["action: a=x", "emotion: a=1"]);
    let next = |map: &JourneyMap, aim: Aim| {
        progress(map)
            .into_iter()
            .flat_map(|progress| progress.tasks)
            .find(|task| task.aim == aim)
            .and_then(|task| task.next)
    };
    assert_eq!(next(&at, Aim::StepsFelt), Some(Place::Cell(CellKey::new("b", "l1"))));
    assert_eq!(next(&at, Aim::StepsActed), Some(Place::Cell(CellKey::new("b", "l0"))));
    assert_eq!(next(&at, Aim::ReviewSet), Some(Place::Header));
    for step in ["b", "c"] {
        at.emotions.insert(CellKey::new(step, "l1"), Emotion::of(Score::HIGHEST));
    }
    assert_eq!(next(&at, Aim::StepsFelt), None);
}

#[test]
fn agendas_come_to_their_length() {
    for length in Length::ALL {
        let minutes: u64 = length.activities().iter().map(|(_, minutes)| minutes).sum();
        assert_eq!(minutes, length.hours() * 60, "{length:?}");
        let steps: std::collections::BTreeSet<_> = length.activities().iter().filter_map(|(at, _)| at.step()).collect();
        assert_eq!(steps.len(), 7, "{length:?} goes through every step");
        let mut order: Vec<_> = length.activities().iter().filter_map(|(at, _)| at.step()).collect();
        assert!(order.is_sorted(), "{order:?}");
        order.dedup();
        assert_eq!(length.activities().last().map(|(at, _)| *at), Some(Activity::Close));
    }
    assert!(
        Activity::ALL
            .iter()
            .all(|one| Length::ALL.iter().any(|length| length.activities().iter().any(|(at, _)| at == one)))
    );
}

#[test]
fn the_timer_goes_by_the_wall() {
    let at = Agenda::new(Length::Two);
    assert!(!at.has_begun() && !at.is_due(5000));
    let at = at.started(1000);
    assert_eq!((at.left(1060), at.left_overall(1060), at.behind(1060)), (540, 7140, 0));
    // The page slept: nothing is lost, and the activity is over.
    assert!(!at.is_due(1599) && at.is_due(1600) && !at.clone().told().is_due(1600));
    assert_eq!((at.left(1900), at.behind(1900)), (-300, 300));
    let late = at.clone().at(1, 1900);
    assert_eq!((late.left(1900), late.behind(1900), late.left_overall(1900)), (600, 300, 6300));
    let early = at.clone().at(1, 1300);
    assert_eq!((early.left(1300), early.behind(1300)), (600, -300));
    let paused = at.paused(1300);
    assert_eq!([1300, 9000].map(|now| paused.left(now)), [300, 300]);
    assert_eq!(paused.started(9000).left(9100), 200);
    assert_eq!(early.at(99, 1300).activity().0, Activity::Close, "no further than the last");
}

#[derive(Clone, Debug)]
enum Deed {
    Start,
    Pause,
    Next,
    Previous,
    Tell,
    Reload,
}

fn deeds() -> BoxedStrategy<Vec<(Deed, u64)>> {
    let deed = prop_oneof![
        2 => Just(Deed::Start), 2 => Just(Deed::Pause), 2 => Just(Deed::Next),
        1 => Just(Deed::Previous), 1 => Just(Deed::Tell), 2 => Just(Deed::Reload),
    ];
    prop::collection::vec((deed, 0..4000_u64), 0..40).boxed()
}

proptest! {
    /// However it is handled: what has passed and what is left make up the length, time passes only while the timer runs, nothing
    /// but the clock changes what has passed, and what is loaded anew is what was kept.
    #[test]
    fn time_adds_up(length in prop::sample::select(&Length::ALL[..]), deeds in deeds()) {
        let mut at = Agenda::new(length).about("m".into());
        let (mut now, mut ran) = (1_700_000_000_u64, 0);
        for (deed, later) in deeds {
            if at.is_running() {
                ran += later;
            }
            now += later;
            at = match deed {
                Deed::Start => at.started(now),
                Deed::Pause => at.paused(now),
                Deed::Next => { let index = at.index() + 1; at.at(index, now) }
                Deed::Previous => { let index = at.index().saturating_sub(1); at.at(index, now) }
                Deed::Tell => at.told(),
                Deed::Reload => {
                    let text = serde_json::to_string(&at).unwrap();
                    let again = Agenda::read(&serde_json::from_str(&text).unwrap());
                    prop_assert_eq!(again.as_ref(), Some(&at));
                    again.unwrap()
                }
            };
            prop_assert_eq!(at.elapsed(now), ran);
            prop_assert_eq!(ran as i64 + at.left_overall(now), length.seconds() as i64);
            prop_assert!(at.left(now) <= at.activity().1 as i64);
            prop_assert!(at.index() < length.activities().len());
            // What is still planned is what is left of the whole and what one is behind.
            let later: u64 = length.activities()[at.index() + 1..].iter().map(|(_, minutes)| minutes * 60).sum();
            prop_assert_eq!(at.left(now).max(0) + later as i64, at.left_overall(now) + at.behind(now));
        }
    }

    /// Nothing a person has in storage breaks the page.
    #[test]
    fn nonsense_is_no_agenda(hours in 0..10_u64, index in 0..20_u64, [entered, spent, since] in prop::array::uniform3(any::<u64>()), now in 0..1_u64 << 40) {
        for spent in [spent, spent % 10_000] {
            let kept = serde_json::json!({ "map": 3, "hours": hours, "index": index, "entered": entered % 10_000, "spent": spent, "since": since });
            if let Some(agenda) = Agenda::read(&kept) {
                prop_assert_eq!(agenda.length().hours(), hours);
                prop_assert_eq!(agenda.left_overall(now) + agenda.elapsed(now) as i64, agenda.length().seconds() as i64);
                prop_assert!(agenda.left(now) <= agenda.activity().1 as i64);
            }
        }
    }
}
