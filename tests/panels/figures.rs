//! Every figure that is shown in two places is the same in both, whatever is done to the map.

use std::collections::BTreeMap;

use crate::support::{edits, map};
use parcours_core::editor::selection::Selection;
use parcours_core::editor::situation::Situation;
use parcours_core::editor::view_state::ViewState;
use parcours_core::method::checks::{Rule, checks};
use parcours_core::method::figures::Figures;
use parcours_core::method::guide::{Aim, GuideStep, progress};
use parcours_core::method::survey::Survey;
use parcours_core::model::JourneyMap;
use parcours_core::panels::counts::{counts, known};
use parcours_core::panels::{self, Node};
use parcours_core::words;
use proptest::prelude::*;

const TODAY: &str = "2026-11-22";

/// What is shown of each figure: the place, the number beside it as data, the numbers in its words.
type Shown = BTreeMap<String, Vec<(&'static str, usize, Vec<usize>)>>;

fn numbers(text: &str) -> Vec<usize> {
    text.split(|letter: char| !letter.is_ascii_digit()).filter_map(|digits| digits.parse().ok()).collect()
}

/// Every figure the page shows of `map`, in every panel and view and in the bars around the board.
fn shown(map: &JourneyMap) -> Shown {
    let selection = Selection::default();
    let words = words::of(&map.language);
    let mut shown = Shown::new();
    let figures = Figures::of(map, TODAY);
    for count in counts(words, &figures).into_iter().chain(known(words, &figures)) {
        shown.entry(count.name.to_owned()).or_default().push(("bar", count.count, numbers(&count.said)));
    }
    shown.entry("to-check".to_owned()).or_default().push((
        "bar",
        figures.to_check,
        numbers(&(words.board.to_check)(figures.to_check)),
    ));
    let mut collect = |place: &'static str, sheet: &Node| {
        for node in sheet.all() {
            let Some(name) = node.attribute("data-figure") else { continue };
            let count =
                node.attribute("data-count").and_then(|count| count.parse().ok()).expect("a figure has a count");
            shown.entry(name.to_owned()).or_default().push((place, count, numbers(&node.plain_text())));
        }
    };
    let drawn = |view_state: &ViewState, draw: panels::Draw| {
        draw(&Situation { view_state, today: TODAY, ..Situation::of(map, &selection, words) })
    };
    collect("summary", &drawn(&ViewState::PLAIN, panels::summary::draw));
    collect("checks", &drawn(&ViewState::PLAIN, panels::checks::draw));
    collect("moments", &drawn(&ViewState::PLAIN, panels::moments::draw));
    for step in GuideStep::ALL {
        let view_state = ViewState { guide_step: Some(step.number()), ..ViewState::PLAIN };
        collect("guide", &drawn(&view_state, panels::guide::draw));
    }
    shown
}

fn agree(map: &JourneyMap) {
    let shown = shown(map);
    for (name, places) in &shown {
        let (_, first, _) = places[0];
        assert!(places.iter().all(|(_, count, _)| *count == first), "{name}: {places:?}");
        for (place, count, said) in places {
            let says = match *place {
                // So many of so many: what is left is the figure. Nothing is counted of nothing.
                "guide" if name != "founded-cards" => said.is_empty() || said[1] - said[0] == *count,
                "moments" => true,
                "summary" if name == "moments" => true,
                _ => said.contains(count) || *count == 0,
            };
            assert!(says, "{name} in {place} is {count} and says {said:?}");
        }
    }
    // The share is of the cards the guide counts.
    let evidence = Figures::of(map, TODAY).evidence;
    let founded = shown.get("founded-cards").map_or(0, |places| places[0].1);
    assert_eq!(founded, evidence.founded());
    // The hints name one by one what the guide counts and the summary sums up.
    let figures = Figures::of(map, TODAY);
    let hints = checks(map, TODAY);
    let of = |rules: &[Rule]| hints.iter().filter(|check| rules.contains(&check.rule)).count();
    let tasks: Vec<_> = progress(map).into_iter().flat_map(|progress| progress.tasks).collect();
    let left = |aim: Aim| tasks.iter().find(|task| task.aim == aim).map(|task| task.of - task.done);
    if !Survey::of(map).cards.is_empty() {
        let unanswered = [Rule::PainWithoutOpportunity, Rule::GapWithoutSolution, Rule::FailureWithoutImprovement];
        assert_eq!(of(&unanswered), figures.unanswered);
        assert_eq!(of(&[Rule::OpportunityWithoutOwner, Rule::SolutionWithoutOwner]), figures.unowned);
    }
    for (rule, aim) in [
        (Rule::StageWithoutOwner, Aim::StagesOwned),
        (Rule::NoEmotion, Aim::StepsFelt),
        (Rule::NoChannel, Aim::TouchpointsOnChannel),
    ] {
        let found = of(&[rule]);
        assert!(found == 0 || left(aim) == Some(found), "{rule:?}: {found} hints, {:?} left to do", left(aim));
    }
    let founded = tasks.iter().find(|task| task.aim == Aim::CardsFounded).expect("it is always counted");
    assert!(of(&[Rule::MostlyAssumed]) == 0 || !founded.is_done(), "half is enough for both");
    let decided: usize = tasks
        .iter()
        .filter(|task| matches!(task.aim, Aim::HighsDecided | Aim::LowsDecided))
        .map(|task| task.done)
        .sum();
    assert!(decided == figures.moments || left(Aim::HighsDecided).is_none());
}

proptest! {
    /// However a map was edited, no two places say two things of it.
    #[test]
    fn no_two_places_differ(start in map(), edits in edits()) {
        let mut map = start;
        agree(&map);
        for edit in edits {
            if map.apply(edit.on(&map)).is_ok() {
                agree(&map);
            }
        }
    }
}

/// The figures that are shown in more than one place, so that the law above compares something.
#[test]
fn the_example_shows_its_figures_twice() {
    for language in [parcours_core::model::Language::English, parcours_core::model::Language::French] {
        let example = parcours_core::templates::Example::ALL[0];
        let mut map =
            parcours_core::format::read(example.file(&language).as_bytes()).expect("an example opens").file.map;
        for card in map.cards.values_mut() {
            card.owner.clear();
        }
        let pains: Vec<_> = parcours_core::method::priorities::pains(&map);
        map.links.retain(|link| !pains.contains(&link.to));
        let shown = shown(&map);
        for name in ["cards", "moments", "founded", "to-check", "unowned", "unfelt"] {
            let places = shown.get(name).map_or(0, Vec::len);
            assert!(places > 1, "{name} is shown in {places} places");
        }
        agree(&map);
    }
}
