//! Fields for a day: wherever one stands, it is the same.

use parcours_core::editor::focus::Focus;
use parcours_core::editor::outcome::{Effect, Outcome};
use parcours_core::editor::selection::Selection;
use parcours_core::editor::situation::Situation;
use parcours_core::editor::view_state::ViewState;
use parcours_core::model::{
    Card, CellKey, JourneyMap, Lane, LaneRole, MapKind, Metric, Reading, Stage, Step, WorkStatus,
};
use parcours_core::panels::{Draw, Node, On, context, details, priorities};
use parcours_core::words::english;

/// A map with a day wherever there can be one.
fn map() -> JourneyMap {
    let step = Step { id: "t".into(), name: "Order".into(), ..Step::default() };
    let stage = Stage { id: "s".into(), name: "Buy".into(), steps: vec![step], ..Stage::default() };
    let lane = |id: &str, role| Lane { id: id.into(), role, label: id.into(), ..Lane::default() };
    let mut map = JourneyMap { kind: MapKind::FutureState, stages: vec![stage], ..JourneyMap::default() };
    map.lanes = vec![lane("ideas", LaneRole::Opportunity), lane("measures", LaneRole::Metric)];
    map.context.review = Some("2026-01-15".into());
    map.context.horizon = Some("2026-01-15".into());
    let day = || Some("2026-01-15".to_owned());
    let idea = Card {
        due: day(),
        learnt: day(),
        status: Some(WorkStatus::Doing),
        ..Card::new(CellKey::new("t", "ideas"), "Idea")
    };
    let reading = Reading { on: "2026-01-15".into(), value: 3.into(), ..Reading::default() };
    let metric = Metric { readings: vec![reading], ..Metric::default() };
    let measure = Card { metric: Some(metric), ..Card::new(CellKey::new("t", "measures"), "Measure") };
    for (id, card) in [("i1", idea), ("m1", measure)] {
        let edit = parcours_core::model::Edit::AddCard { id: id.into(), card: Box::new(card), index: 0 };
        map.apply(edit).expect("the cell exists");
    }
    map
}

/// Looks at what `draw` draws of the map with `card` in focus.
fn look<T>(map: &JourneyMap, card: &str, draw: Draw, look: impl FnOnce(&Situation<'_>, &Node) -> T) -> T {
    let selection = Selection::only([card.into()]);
    let focus = Focus::Card(card.into());
    let at = Situation {
        focus: Some(&focus),
        view_state: &ViewState::PLAIN,
        today: "2026-11-28",
        ..Situation::of(map, &selection, &english::WORDS)
    };
    look(&at, &draw(&at))
}

/// Every field for a day that the page has.
fn each_day(mut see: impl FnMut(&Situation<'_>, &Node)) -> usize {
    let map = map();
    let mut count = 0;
    for (card, draw) in
        [("i1", context::draw as Draw), ("i1", details::draw), ("m1", details::draw), ("i1", priorities::draw)]
    {
        look(&map, card, draw, |at, sheet| {
            for field in sheet.all().into_iter().filter(|node| node.attribute("type") == Some("date")) {
                count += 1;
                see(at, field);
            }
        });
    }
    count
}

fn told(at: &Situation<'_>, field: &Node, typed: &str) -> Outcome {
    let handler = field.handler(On::Change).expect("it does something");
    handler(at, typed, &mut || "fresh".to_owned())
}

#[test]
fn every_day_is_typed_into_the_same_field() {
    let count = each_day(|_, field| {
        let about = format!("{:?}", field.attributes);
        assert_eq!(field.attribute("max"), Some("9999-12-31"), "a year has four figures: {about}");
        assert_eq!(field.attribute("data-late"), Some(""), "typed digit by digit it is one change: {about}");
    });
    // Review and horizon; due, learnt and a new reading of an idea; the same of a measure, and its reading; due in the plan.
    assert_eq!(count, 10);
}

#[test]
fn what_is_no_day_that_anybody_may_mean_changes_nothing() {
    each_day(|at, field| {
        for typed in ["12026-01-15", "275760-01-01", "0202-01-15", "2026-02-29", "2026-04-31", "2026-1-15", "soon", " "]
        {
            assert_eq!(told(at, field, typed), Outcome::default(), "{typed} in {:?}", field.attributes);
        }
        // Other than today and than any day of the map.
        let outcome = told(at, field, "2024-02-29");
        let is_new = field.attribute("data-reading-day") == Some("new");
        assert_eq!(outcome.edit.is_some(), !is_new, "{:?}", field.attributes);
        assert_eq!(matches!(outcome.effect, Some(Effect::Look(_))), is_new);
    });
}

#[test]
fn a_day_that_is_emptied_goes_but_for_the_day_of_a_reading() {
    each_day(|at, field| {
        let is_set = field.attribute("value").is_some_and(|value| !value.is_empty());
        let of_reading = field.attribute("data-reading-day").is_some();
        let outcome = told(at, field, "");
        assert_eq!(outcome.edit.is_some(), is_set && !of_reading, "{:?}", field.attributes);
    });
}
