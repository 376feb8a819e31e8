//! What is put on paper: every card once under its step on every size of sheet, and nothing to press.

use std::collections::BTreeMap;

use parcours_core::editor::outcome::Printed;
use parcours_core::editor::selection::Selection;
use parcours_core::editor::situation::Situation;
use parcours_core::editor::view_state::{View, ViewState};
use parcours_core::editor::visibility::{Part, Visibility};
use parcours_core::format;
use parcours_core::method::find::Condition;
use parcours_core::method::persona::PersonaField;
use parcours_core::model::{FreeField, JourneyMap, Language};
use parcours_core::panels::Node;
use parcours_core::panels::paper::{Run, Width, draw, parted};
use parcours_core::templates::Example;
use parcours_core::words;
use proptest::prelude::*;

use crate::support;

fn printed(map: &JourneyMap, view_state: &ViewState, what: Printed) -> Node {
    let selection = Selection::default();
    draw(
        &Situation { view_state, today: "2026-11-22", ..Situation::of(map, &selection, words::of(&map.language)) },
        what,
    )
}

fn examples() -> impl Iterator<Item = JourneyMap> {
    let languages = || [Language::English, Language::French].into_iter();
    Example::ALL.iter().flat_map(move |example| {
        languages().map(|language| format::read(example.file(&language).as_bytes()).expect("it opens").file.map)
    })
}

fn looking(view: View, visibility: Visibility) -> ViewState {
    ViewState { view, visibility, ..ViewState::PLAIN }
}

/// The cards of each width's layout, with the step of the column each stands in.
fn places(sheet: &Node) -> Vec<BTreeMap<String, Vec<String>>> {
    let layouts = Width::ALL.map(|width| sheet.find("data-sheet-width", width.as_str()).expect("it is laid out"));
    let cards = layouts.into_iter().map(|layout| {
        let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for table in layout.children.iter() {
            let nodes = table.all();
            let steps: Vec<&str> = nodes.iter().filter_map(|node| node.attribute("data-printed-step")).collect();
            for row in nodes.iter().filter(|node| node.attribute("class") == Some("printed-lane")) {
                assert_eq!(row.children.len(), steps.len() + 1, "a name and a cell for each step");
                for (cell, step) in row.children[1..].iter().zip(&steps) {
                    let cards = cell.all().into_iter().filter_map(|node| node.attribute("data-printed"));
                    cards.for_each(|card| found.entry(card.to_owned()).or_default().push((*step).to_owned()));
                }
            }
        }
        found
    });
    cards.collect()
}

/// Where each card that `sight` shows belongs.
fn wanted(map: &JourneyMap, visibility: &Visibility) -> BTreeMap<String, Vec<String>> {
    let shown = map.cards.iter().filter(|(id, _)| visibility.shows_card(map, id));
    let of_cards = shown.filter(|(_, card)| map.lane(&card.lane).is_some_and(|lane| !lane.is_emotion()));
    of_cards.map(|(id, card)| (id.to_string(), vec![card.step.to_string()])).collect()
}

proptest! {
    #[test]
    fn columns_come_in_order_once_and_a_stage_is_parted_only_where_no_sheet_holds_it(
        sizes in prop::collection::vec(1..15_usize, 0..12), most in 1..13_usize,
    ) {
        let groups = parted(&sizes, most);
        let mut columns = Vec::new();
        for group in &groups {
            let length: usize = group.iter().map(|run| run.steps.len()).sum();
            prop_assert!((1..=most).contains(&length));
            for Run { stage, steps } in group {
                prop_assert!(steps.len() == sizes[*stage] || sizes[*stage] > most);
                columns.extend(steps.clone().map(|step| (*stage, step)));
            }
        }
        let all = sizes.iter().enumerate().flat_map(|(stage, size)| (0..*size).map(move |step| (stage, step)));
        prop_assert_eq!(columns, all.collect::<Vec<_>>());
        // Each begins because the one before had no room.
        let fullest = groups.iter().map(|group| group.iter().map(|run| run.steps.len()).sum::<usize>()).max().unwrap_or(0);
        for pair in groups.windows(2) {
            let length: usize = pair[0].iter().map(|run| run.steps.len()).sum();
            prop_assert!(length + pair[1][0].steps.len() > fullest);
        }
    }

    #[test]
    fn every_card_in_sight_is_printed_once_under_its_step(map in support::map(), alone in any::<prop::sample::Index>(), kind in 0..3) {
        let part = match kind {
            1 if !map.stages.is_empty() => Some(Part::Stage(alone.get(&map.stages).id.clone())),
            2 if !map.lanes.is_empty() => Some(Part::Lane(alone.get(&map.lanes).id.clone())),
            _ => None,
        };
        let visibility = Visibility { part, ..Visibility::WHOLE };
        let wanted = wanted(&map, &visibility);
        for found in places(&printed(&map, &looking(View::Board, visibility), Printed::View)) {
            prop_assert_eq!(&found, &wanted);
        }
    }
}

#[test]
fn a_full_cell_is_parted_into_rows_that_bear_the_name_of_the_lane() {
    let mut map = examples().next().expect("there is one");
    let card = map.cards.keys().next().cloned().expect("it has cards");
    let cell = map.cards[&card].cell();
    for at in 0..40 {
        let id: parcours_core::model::CardId = format!("more-{at}").into();
        map.cards.insert(id.clone(), map.cards[&card].clone());
        map.cells.entry(cell.clone()).or_default().push(id);
    }
    let sheet = printed(&map, &ViewState::PLAIN, Printed::View);
    assert!(places(&sheet).iter().all(|found| *found == wanted(&map, &Visibility::WHOLE)));
    let label = &map.lane(&cell.lane).expect("it is there").label;
    for width in Width::ALL {
        let layout = sheet.find("data-sheet-width", width.as_str()).expect("it is laid out");
        let rows = layout.all().into_iter().filter(|node| node.attribute("class") == Some("printed-lane"));
        let of_lane = rows.filter(|row| row.children[0].plain_text().starts_with(label.as_str()));
        let full = of_lane.map(|row| row.all().iter().filter(|node| node.attribute("data-printed").is_some()).count());
        let full: Vec<usize> = full.collect();
        assert!(full.len() > 3 && full.iter().all(|count| *count <= 24), "{full:?}");
    }
}

#[test]
fn the_sheet_says_what_is_left_out() {
    for mut map in examples() {
        let said = |map: &JourneyMap, view_state: &ViewState| {
            let sheet = printed(map, view_state, Printed::View);
            let all = sheet.all().into_iter().filter(|node| node.attribute("data-left-out").is_some());
            all.map(|node| node.text.replace(['\u{a0}', '\u{202f}'], " ")).collect::<Vec<_>>()
        };
        assert!(said(&map, &ViewState::PLAIN).is_empty());
        let stage = Visibility { part: Some(Part::Stage(map.stages[0].id.clone())), ..Visibility::WHOLE };
        assert!(said(&map, &looking(View::Board, stage))[0].contains(&map.stages[0].name));

        let hidden: Vec<_> = map.cards.keys().take(3).cloned().collect();
        let visibility = Visibility {
            filter: vec![Condition::Tag("délai".to_owned())],
            hidden: Some(std::sync::Arc::new(hidden.into_iter().collect())),
            ..Visibility::WHOLE
        };
        let view_state = looking(View::Board, visibility.clone());
        let told = said(&map, &view_state);
        let (french, english) =
            (format!("3 fiches sur {}", map.cards.len()), format!("3 cards of {}", map.cards.len()));
        assert!(told[0].contains("délai") && (told[0].contains(&french) || told[0].contains(&english)), "{told:?}");
        assert!(
            places(&printed(&map, &view_state, Printed::View)).iter().all(|found| *found == wanted(&map, &visibility))
        );

        map.lanes[1].hidden = true;
        assert!(said(&map, &ViewState::PLAIN)[0].contains(&map.lanes[1].label));
    }
}

#[test]
fn nothing_on_paper_can_be_pressed_or_filled_in() {
    let views = View::ALL.map(|view| (view, Printed::View));
    for map in examples() {
        for (view, what) in views.into_iter().chain([(View::Board, Printed::Persona)]) {
            let sheet = printed(&map, &looking(view, Visibility::WHOLE), what);
            for node in sheet.all() {
                let controls = ["button", "input", "select", "textarea", "details", "summary", "fieldset"];
                assert!(!controls.contains(&node.tag), "{view:?}: {} “{}”", node.tag, node.text);
                assert!(node.handlers.is_empty() && node.attribute("id").is_none(), "{view:?}: {}", node.text);
            }
        }
    }
}

#[test]
fn the_priorities_and_the_persona_are_told_whole() {
    for map in examples() {
        let words = words::of(&map.language);
        let sheet = printed(&map, &looking(View::Priorities, Visibility::WHOLE), Printed::View);
        let said = sheet.plain_text();
        for id in parcours_core::method::priorities::ideas(&map) {
            assert!(said.contains(map.cards[&id].text.trim()), "{}", map.cards[&id].text);
        }
        assert!(!said.contains(words.priorities().hint) && !said.contains(words.priorities().plan_hint));
        let persona = printed(&map, &ViewState::PLAIN, Printed::Persona).plain_text();
        for text in [&map.persona.name, &map.persona.quote, &map.persona.goals, &map.persona.needs] {
            assert!(persona.contains(text.trim()), "{text}");
        }
    }
}

#[test]
fn free_fields_and_participants_are_printed() {
    for mut map in examples() {
        let words = words::of(&map.language);
        let free = |name: &str, text: &str| FreeField { name: name.into(), text: text.into(), ..FreeField::default() };
        map.persona.fields = vec![free("Motto", "Slow and sure"), free("", "Has no car"), free("Device", "")];
        map.persona.sources = "Ten interviews".into();
        map.context.participants = "Claire, facilitator\n\nKarim, adviser".into();
        let persona = printed(&map, &ViewState::PLAIN, Printed::Persona).plain_text();
        let nameless = words.persona.free_field;
        let last = (words.persona.field)(PersonaField::Sources);
        let expected = format!("\nMotto\nSlow and sure\n{nameless}\nHas no car\nDevice\n{last}\nTen interviews\n");
        assert!(persona.contains(&expected), "{persona}");
        for view in [View::Board, View::Summary] {
            let sheet = printed(&map, &looking(view, Visibility::WHOLE), Printed::View);
            let fact = sheet.find("data-fact", "participants").expect("it is set").plain_text();
            assert_eq!(fact, format!("{}\nClaire, facilitator · Karim, adviser", words.board.participants));
        }
    }
}
