//! The page a manager reads in two minutes: whole on the examples, calm on a map that is half empty.

use parcours_core::editor::outcome::{Effect, Export, Printed};
use parcours_core::editor::selection::Selection;
use parcours_core::editor::situation::Situation;
use parcours_core::editor::view_state::ViewState;
use parcours_core::format;
use parcours_core::method::checks::open_checks;
use parcours_core::model::{Amount, JourneyMap, Language};
use parcours_core::panels::{Node, On, summary};
use parcours_core::templates::{Example, Template, new_map};
use parcours_core::words;

fn drawn<T>(map: &JourneyMap, look: impl FnOnce(&Situation<'_>, Node) -> T) -> T {
    let selection = Selection::default();
    let view_state = ViewState::PLAIN;
    let at = Situation {
        view_state: &view_state,
        today: "2026-11-22",
        ..Situation::of(map, &selection, words::of(&map.language))
    };
    look(&at, summary::draw(&at))
}

fn example(name: &str, language: Language) -> JourneyMap {
    let example = Example::ALL.iter().find(|example| example.as_str().ends_with(name)).expect("there is one");
    format::read(example.file(&language).as_bytes()).expect("an example opens").file.map
}

/// The texts of a part of the page.
fn part(map: &JourneyMap, name: &str) -> String {
    drawn(map, |_, page| page.find("data-part", name).map(Node::plain_text).unwrap_or_default())
}

#[test]
fn every_example_reads_without_gaps() {
    for example in Example::ALL {
        for language in [Language::English, Language::French] {
            let map = format::read(example.file(&language).as_bytes()).expect("an example opens").file.map;
            drawn(&map, |at, page| {
                let name = format!("{} {}", example.as_str(), language.as_str());
                for part in ["curve", "moments", "frictions", "plan", "open", "measures", "evidence"] {
                    assert!(page.find("data-part", part).is_some(), "{name}: {part}");
                }
                let words = at.words.summary();
                let read = page.plain_text();
                let gaps = [
                    words.nothing,
                    words.no_header,
                    words.no_feelings,
                    words.no_moments,
                    words.no_plan,
                    words.no_owner,
                    at.words.priorities().no_text,
                    at.words.board.untitled,
                ];
                for gap in gaps {
                    assert!(!read.contains(gap), "{name}: “{gap}”");
                }
                assert!(read.contains(&map.title) && read.contains(&map.persona.name), "{name}");
                assert!(read.contains(&map.context.goal), "{name}");
            });
        }
    }
}

#[test]
fn the_loan_reads_as_a_practitioner_would_tell_it() {
    let map = example("current-state", Language::English);
    let moments = part(&map, "moments");
    assert!(moments.starts_with(
        "Moments of truth\n★▼ black spot\n14 fields and 3 documents before any rate\nSimulation\n★▲ moment of grace\nEvery page explained"
    ));
    let frictions = part(&map, "frictions");
    assert!(
        frictions.starts_with(
            "What hurts most\n14 fields and 3 documents before any rate\nSimulation · very bad · importance 5 of 5\nAnswered by: Estimate the rate in three questions\n"
        ),
        "{frictions}"
    );
    assert!(frictions.ends_with("and 2 more on the board"), "{frictions}");
    let plan = part(&map, "plan");
    assert!(
        plan.starts_with(
            "Action plan\nQuick wins\nA text message at each stage of the payout\nLoan team · 29\u{a0}Jan\u{a0}2027 · under way\n"
        ),
        "{plan}"
    );
    assert!(
        part(&map, "measures")
            .contains("Bounce rate, car loan page\n68%\n66%\n30\u{a0}Sep\u{a0}2026\ndown to 50%\ncloser to the target")
    );
    assert!(part(&map, "evidence").contains("50 cards: "));
    assert!(part(&map, "open").contains("1 step has no known feeling."));
}

#[test]
fn french_numbers_have_a_comma_and_days_a_month() {
    let map = example("current-state", Language::French);
    let measures = part(&map, "measures");
    assert!(
        measures.contains("4,5\u{202f}sur 5\n4,6\u{202f}sur 5\n30\u{a0}sept.\u{a0}2026\nmonter à 4,7\u{202f}sur 5"),
        "{measures}"
    );
    let day = words::french::WORDS.summary().day;
    assert_eq!(
        ["2026-04-01", "2026-08-31", "soon"].map(day),
        ["1er\u{a0}avr.\u{a0}2026", "31\u{a0}août\u{a0}2026", "soon"]
    );
}

#[test]
fn the_curve_breaks_where_nobody_knows() {
    let map = example("current-state", Language::English);
    drawn(&map, |_, page| {
        let strokes = page.all();
        let stroke = strokes.iter().find(|node| node.attribute("class") == Some("stroke")).expect("there is a line");
        let path = stroke.attribute("d").unwrap_or_default();
        assert_eq!(path.matches('M').count(), 2, "one unknown step parts the line in two: {path}");
        let peaks: Vec<&str> = strokes.iter().filter_map(|node| node.attribute("data-peak")).collect();
        assert_eq!(peaks, ["lowest", "highest"]);
    });
    assert!(part(&map, "curve").contains("(unknown)"));
}

#[test]
fn an_empty_map_says_so_in_one_line() {
    let mut number = 0;
    let mut fresh = || {
        number += 1;
        format!("n{number}")
    };
    let empty = new_map(Template::CurrentState, None, &Language::English, &mut fresh);
    drawn(&empty, |at, page| {
        assert!(page.find("data-empty", "summary").is_some());
        assert!(page.plain_text().contains(at.words.summary().no_header));
        assert!(page.all().iter().all(|node| node.attribute("data-part").is_none()));
    });
}

#[test]
fn a_half_empty_map_leaves_out_or_says_in_a_line() {
    let mut map = example("current-state", Language::English);
    map.emotions.clear();
    for card in map.cards.values_mut() {
        (card.metric, card.moment, card.impact, card.effort, card.status) = (None, None, None, None, None);
    }
    drawn(&map, |at, page| {
        let words = at.words.summary();
        assert!(page.find("data-part", "measures").is_none());
        for line in [words.no_feelings, words.no_moments, words.no_plan] {
            assert!(page.plain_text().contains(line), "{line}");
        }
        assert!(page.find("data-command", "moments").is_some() && page.find("data-command", "priorities").is_some());
    });
}

#[test]
fn the_page_can_be_printed_and_leads_to_the_checks() {
    let map = example("current-state", Language::English);
    drawn(&map, |at, page| {
        let print = page.find("data-command", "print").and_then(|button| button.handler(On::Click)).expect("a button");
        assert_eq!(print(at, "", &mut String::new).effect, Some(Effect::Export(Export::Print(Printed::View))));
        let open = open_checks(at.map, at.today).len();
        assert!(open > 0, "an example leaves something to do");
        let checks = page.find("data-command", "checks").expect("there is something to check");
        assert_eq!(checks.text, (at.words.summary().open_checks)(open));
    });
}

/// What stands under each heading of the plan.
#[test]
fn quick_wins_hold_quick_wins_only() {
    let mut map = example("current-state", Language::English);
    let ideas = parcours_core::method::priorities::ideas(&map);
    let ratings = [(5, 1), (2, 5), (5, 5), (3, 2), (4, 2)];
    for (id, (impact, effort)) in ideas.iter().zip(ratings) {
        let card = map.cards.get_mut(id).expect("an idea is a card");
        (card.impact, card.effort) = (Some(impact), Some(effort));
    }
    drawn(&map, |at, page| {
        let under = |group: &str| -> Vec<String> {
            let group = page.find("data-group", group).expect("there is such a group");
            group.all().iter().filter_map(|node| node.attribute("data-planned").map(str::to_owned)).collect()
        };
        let is = |id: &str, wanted: parcours_core::method::priorities::Quadrant| {
            let card = at.map.card(&id.into()).expect("it is there");
            parcours_core::method::priorities::Rating::of(card).map(|rating| rating.quadrant()) == Some(wanted)
        };
        use parcours_core::method::priorities::Quadrant;
        assert_eq!(under("quick-win").len(), 2);
        assert!(under("quick-win").iter().all(|id| is(id, Quadrant::QuickWin)));
        assert!(under("avoid").iter().all(|id| is(id, Quadrant::Avoid)) && !under("avoid").is_empty());
        assert!(under("then").iter().all(|id| !is(id, Quadrant::QuickWin) && !is(id, Quadrant::Avoid)));
    });
}

/// A measure that only has a before, or whose before is its now, tells nothing.
#[test]
fn the_measures_of_every_example_show_a_before_and_an_after() {
    for example in Example::ALL {
        for language in [Language::English, Language::French] {
            let map = format::read(example.file(&language).as_bytes()).expect("an example opens").file.map;
            let measures = parcours_core::method::summary::measures(&map);
            assert!(!measures.is_empty());
            for measure in measures {
                let now = measure.now.expect("a reading").value.as_str();
                let before = measure.before.expect("a baseline").as_str();
                assert_ne!(before, now, "{} {}: {}", example.as_str(), language.as_str(), measure.metric.name);
            }
        }
    }
}

/// The summary and the card's details set a figure alike: one function tells it.
#[test]
fn figures_below_zero_and_large_ones_are_set_as_everywhere() {
    let (mut map, amount) = (example("current-state", Language::French), |text| Amount::parse(text).expect("a figure"));
    let card = map.cards.values_mut().find(|card| card.metric.is_some()).expect("it is measured");
    let metric = card.metric.as_mut().expect("it is measured");
    (metric.name, metric.unit) = ("Solde".into(), "€".into());
    (metric.baseline, metric.target) = (Some(amount("-12500")), Some(amount("-3.5")));
    let measures = part(&map, "measures");
    assert!(
        measures.contains("Solde\n−12\u{202f}500\u{202f}€") && measures.contains("monter à −3,5\u{202f}€"),
        "{measures}"
    );
}
