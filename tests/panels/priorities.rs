//! The view of matrix and action plan: what it shows, and what its controls come to.

use parcours_core::editor::announcement::Announcement;
use parcours_core::editor::focus::Focus;
use parcours_core::editor::outcome::{Effect, Outcome};
use parcours_core::editor::rating::{by_key, given_up, rate};
use parcours_core::editor::selection::Selection;
use parcours_core::editor::situation::Situation;
use parcours_core::editor::view_state::{View, ViewState};
use parcours_core::format;
use parcours_core::method::priorities::{Column, MIDDLE, Order, Rating};
use parcours_core::model::{CardId, Edit, JourneyMap, LaneRole, Language};
use parcours_core::panels::{Node, On, priorities};
use parcours_core::templates::Example;
use parcours_core::words;
use proptest::prelude::*;

use crate::support;

const TODAY: &str = "2026-11-22";

fn example(name: &str, language: Language) -> JourneyMap {
    let example = Example::ALL.iter().find(|example| example.as_str().ends_with(name)).expect("there is one");
    format::read(example.file(&language).as_bytes()).expect("an example opens").file.map
}

fn loan() -> JourneyMap {
    example("current-state", Language::English)
}

/// The view of `map`, looked at as `looks` says.
fn view<T>(map: &JourneyMap, view_state: &ViewState, look: impl FnOnce(&Situation<'_>, Node) -> T) -> T {
    let selection = Selection::default();
    let at = Situation { view_state, today: TODAY, ..Situation::of(map, &selection, words::of(&map.language)) };
    look(&at, priorities::draw(&at))
}

/// What a control comes to: found by two attributes, given `value`.
fn handler(map: &JourneyMap, view_state: &ViewState, found: [(&str, &str); 2], on: On, value: &str) -> Outcome {
    view(map, view_state, |at, drawn| {
        let has = |node: &&Node| found.iter().all(|(name, value)| node.attribute(name) == Some(value));
        let node = drawn.all().into_iter().find(has).unwrap_or_else(|| panic!("nothing is {found:?}"));
        let handler = node.handler(on).expect("it does something");
        handler(at, value, &mut || "fresh".to_owned())
    })
}

/// The map after an outcome; what it changed can be taken back.
fn after(map: &JourneyMap, outcome: &Outcome) -> JourneyMap {
    let (edit, _) = outcome.edit.clone().expect("it changes the map");
    let mut changed = map.clone();
    let (inverse, _) = changed.apply(edit).expect("the edit fits");
    let mut back = changed.clone();
    back.apply(inverse).expect("it can be taken back");
    assert_eq!(back, *map);
    changed
}

fn rating_of(map: &JourneyMap, id: &str) -> Option<(i64, i64)> {
    let card = map.card(&id.into()).expect("the card is there");
    Rating::of(card).map(|rating| (rating.impact, rating.effort))
}

fn tray(map: &JourneyMap) -> Vec<String> {
    view(map, &ViewState::PLAIN, |_, drawn| {
        let tray = drawn.find("data-tray", "").expect("there is a tray");
        let ideas = tray.all().into_iter().filter_map(|node| node.attribute("data-idea"));
        ideas.map(str::to_owned).collect()
    })
}

#[test]
fn every_idea_of_every_example_has_its_cell() {
    for example in Example::ALL {
        for language in [Language::English, Language::French] {
            let map = format::read(example.file(&language).as_bytes()).expect("an example opens").file.map;
            view(&map, &ViewState::PLAIN, |at, drawn| {
                for id in parcours_core::method::priorities::ideas(&map) {
                    let (impact, effort) = rating_of(&map, id.as_str()).expect("examples weigh their ideas");
                    let cells = drawn.all();
                    let cell = cells.iter().find(|node| {
                        node.attribute("data-impact") == Some(&impact.to_string())
                            && node.attribute("data-effort") == Some(&effort.to_string())
                    });
                    assert!(cell.is_some_and(|cell| cell.find("data-idea", id.as_str()).is_some()), "{id}");
                    assert!(drawn.find("data-row", id.as_str()).is_some(), "{id} is in the plan");
                }
                assert!(drawn.plain_text().contains(at.words.priorities().all_rated));
                let wins = drawn.all().into_iter().filter(|node| node.attribute("data-quick-win").is_some());
                assert!((1..=4).contains(&wins.count()), "{}: a few quick wins", example.as_str());
            });
        }
    }
}

#[test]
fn pointer_keys_and_numbers_come_to_the_same() {
    let mut map = loan();
    let id = CardId::from("c48");
    map = after(&map, &rate(&map, &id, None));
    assert_eq!(tray(&map), ["c48"]);
    let target = Rating { impact: 4, effort: 3 };
    let dropped = after(&map, &rate(&map, &id, Some(target)));
    let mut by_keys = map.clone();
    for key in ["ArrowLeft", "ArrowUp"] {
        by_keys = after(&by_keys, &by_key(&by_keys, &id, key).expect("it is a key"));
    }
    let mut by_numbers = map.clone();
    for (column, value) in [("impact", "4"), ("effort", "3")] {
        let outcome =
            handler(&by_numbers, &ViewState::PLAIN, [("data-number", column), ("data-of", "c48")], On::Change, value);
        by_numbers = after(&by_numbers, &outcome);
    }
    assert_eq!(rating_of(&dropped, "c48"), Some((4, 3)));
    assert_eq!((&by_keys, &by_numbers), (&dropped, &dropped));
}

#[test]
fn weighing_is_said() {
    let map = loan();
    let id = CardId::from("c48");
    let said = |outcome: Outcome| outcome.say.map(|said| (words::english::WORDS.announcements.announce)(&said));
    let name = "“A text message at each stage of the pay…”";
    assert_eq!(
        said(rate(&map, &id, Some(Rating { impact: 2, effort: 5 }))),
        Some(format!("{name}: impact 2, effort 5. To avoid."))
    );
    assert_eq!(said(rate(&map, &id, None)), Some(format!("{name} is not rated any more.")));
    assert_eq!(said(given_up(&map, &id)), Some(format!("Move cancelled. {name} stays where it was.")));
    assert_eq!(rate(&map, &id, Rating::of(&map.cards[&id])), Outcome::default());
    assert_eq!(rate(&map, &"c29".into(), Some(MIDDLE)), Outcome::default(), "a friction is no idea");
}

#[test]
fn keys_stop_at_the_edge_and_leave_other_keys_alone() {
    let map = loan();
    let id = CardId::from("c48");
    let edge = by_key(&map, &id, "ArrowUp").expect("it is a key");
    assert_eq!((edge.edit, edge.say), (None, Some(Announcement::MatrixEdge)));
    assert_eq!(by_key(&map, &id, "Enter"), None);
    let out = after(&map, &by_key(&map, &id, "Delete").expect("it is a key"));
    assert_eq!(rating_of(&out, "c48"), None);
    assert_eq!(rating_of(&after(&out, &by_key(&out, &id, "ArrowRight").expect("it is a key")), "c48"), Some((3, 3)));
}

#[test]
fn one_number_alone_leaves_an_idea_in_the_tray() {
    let mut map = loan();
    map = after(&map, &rate(&map, &"c48".into(), None));
    let outcome = handler(&map, &ViewState::PLAIN, [("data-number", "impact"), ("data-of", "c48")], On::Change, "4");
    assert_eq!(outcome.say, None);
    map = after(&map, &outcome);
    assert_eq!(tray(&map), ["c48"]);
    let outcome = handler(&map, &ViewState::PLAIN, [("data-number", "effort"), ("data-of", "c48")], On::Change, "1");
    assert_eq!(
        outcome.say,
        Some(Announcement::Rated {
            text: "A text message at each stage of the pay…".into(),
            rating: Rating { impact: 4, effort: 1 }
        })
    );
    assert!(tray(&after(&map, &outcome)).is_empty());
}

#[test]
fn pressing_an_idea_opens_and_closes_its_numbers() {
    let map = loan();
    let pressed =
        |view_state: &ViewState| match handler(&map, view_state, [("data-idea", "c48"); 2], On::Click, "").effect {
            Some(Effect::Look(view_state)) => *view_state,
            other => panic!("{other:?}"),
        };
    let open = pressed(&ViewState { view: View::Priorities, ..ViewState::PLAIN });
    assert_eq!(open.idea, Some("c48".into()));
    view(&map, &open, |_, drawn| assert!(drawn.find("data-chosen", "c48").is_some()));
    assert_eq!(pressed(&open).idea, None);
}

#[test]
fn the_plan_is_changed_in_place() {
    let map = loan();
    let change = |column: &str, value: &str| {
        let outcome = handler(&map, &ViewState::PLAIN, [("data-edits", column), ("data-of", "c46")], On::Change, value);
        after(&map, &outcome)
    };
    let card = |map: &JourneyMap| map.cards[&CardId::from("c46")].clone();
    assert_eq!(card(&change("owner", "  Zoé ")).owner, "Zoé");
    assert_eq!(card(&change("due", "2027-03-01")).due.as_deref(), Some("2027-03-01"));
    assert_eq!(
        card(&change("status", "done")).status.map(|status| status.as_str().to_owned()).as_deref(),
        Some("done")
    );
    assert_eq!(card(&change("status", "")).status, None);
    let linked = change("pain", "c32");
    let answers = parcours_core::method::priorities::answered_by(&linked, &"c46".into());
    assert_eq!(answers, [&CardId::from("c32")]);
    let typing =
        handler(&map, &ViewState::PLAIN, [("data-edits", "due"), ("data-of", "c46")], On::Change, "0202-03-01");
    assert_eq!(typing, Outcome::default());
}

#[test]
fn the_plan_sorts_by_a_column_and_says_so() {
    let map = loan();
    let by_due = handler(&map, &ViewState::PLAIN, [("data-column", "due"); 2], On::Click, "");
    let Some(Effect::Look(view_state)) = by_due.effect else { panic!("it changes the looks") };
    assert_eq!(view_state.plan, Order { by: Some(Column::Due), descending: false });
    view(&map, &view_state, |_, drawn| {
        let rows: Vec<&str> = drawn.all().into_iter().filter_map(|node| node.attribute("data-row")).collect();
        assert_eq!(rows, ["c44", "c48", "c47", "c45", "c50", "c49", "c46"]);
        let sorts: Vec<&str> = drawn.all().into_iter().filter_map(|node| node.attribute("aria-sort")).collect();
        assert_eq!(sorts, ["none", "none", "none", "none", "ascending", "none", "none", "none"]);
    });
}

#[test]
fn what_is_overdue_is_said_in_words() {
    let mut map = loan();
    let late = |map: &JourneyMap| {
        view(map, &ViewState::PLAIN, |_, drawn| {
            drawn.all().into_iter().filter(|node| node.attribute("data-overdue").is_some()).count()
        })
    };
    assert_eq!(late(&map), 0, "what was due in October is done");
    map.cards.get_mut(&CardId::from("c48")).expect("it is there").due = Some("2026-11-21".into());
    assert_eq!(late(&map), 1);
}

#[test]
fn a_row_leads_to_its_card() {
    let outcome = handler(&loan(), &ViewState::PLAIN, [("data-to", "c47"); 2], On::Click, "");
    assert_eq!(outcome.effect, Some(Effect::GoTo(Focus::Card("c47".into()))));
}

#[test]
fn what_is_missing_is_explained() {
    let is_idea = |role: &LaneRole| matches!(role, LaneRole::Opportunity | LaneRole::Solution);
    let mut map = loan();
    let ids = parcours_core::method::priorities::ideas(&map);
    map.apply(parcours_core::model::compose::remove_cards(&map, &ids)).expect("cards can go");
    view(&map, &ViewState::PLAIN, |at, drawn| {
        assert!(drawn.plain_text().contains(at.words.priorities().no_ideas));
        assert!(drawn.find("data-command", "board").is_some());
    });
    let lane = map.lanes.iter().find(|lane| is_idea(&lane.role)).expect("there is one").id.clone();
    map.apply(Edit::RemoveLane { id: lane }).expect("an empty lane can go");
    view(&map, &ViewState::PLAIN, |at, drawn| {
        assert!(drawn.plain_text().contains(at.words.priorities().no_room));
        assert!(drawn.find("data-command", "add-lane").is_some());
    });
    let mut map = loan();
    for id in parcours_core::method::priorities::ideas(&map) {
        let card = map.cards.get_mut(&id).expect("it is there");
        (card.impact, card.effort, card.status) = (None, None, None);
    }
    view(&map, &ViewState::PLAIN, |at, drawn| {
        assert!(drawn.plain_text().contains(at.words.priorities().no_plan));
        assert!(drawn.plain_text().contains(at.words.priorities().no_quick_wins));
    });
}

/// A key that means something on an idea.
fn key() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Delete"])
}

proptest! {
    // The whole view is drawn after each key: fewer maps say as much.
    #![proptest_config(ProptestConfig::with_cases(16))]

    /// Whatever the map says, each idea stands in one place: its cell or the tray; and keys only ever move it on the scale, in one
    /// step that can be taken back.
    #[test]
    fn every_idea_stands_in_one_place(map in support::map(), keys in prop::collection::vec(key(), 1..6)) {
        let mut map = map;
        let ideas = parcours_core::method::priorities::ideas(&map);
        let places = |map: &JourneyMap, id: &CardId| {
            view(map, &ViewState::PLAIN, |_, drawn| {
                drawn.all().into_iter().filter(|node| node.attribute("data-idea") == Some(id.as_str())).count()
            })
        };
        for id in &ideas {
            prop_assert_eq!(places(&map, id), 1);
            for key in &keys {
                let outcome = by_key(&map, id, key).expect("it is a key");
                if outcome.edit.is_some() {
                    map = after(&map, &outcome);
                }
                prop_assert_eq!(places(&map, id), 1);
                prop_assert_eq!(map.violations(), []);
            }
        }
    }
}
