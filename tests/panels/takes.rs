//! A field takes what a file takes: as many characters, and not one more.

use parcours_core::editor::fitting::length_after;
use parcours_core::editor::focus::Focus;
use parcours_core::editor::selection::Selection;
use parcours_core::editor::situation::Situation;
use parcours_core::editor::view_state::{PersonaPart, ViewState};
use parcours_core::format::admit::admit;
use parcours_core::format::{Problem, limits, read};
use parcours_core::panels::{Draw, Node, On, context, details, persona};
use parcours_core::words::english;
use proptest::prelude::*;

/// Whether a node is a field that texts go into.
fn is_written(node: &Node) -> bool {
    let kind = node.attribute("type").unwrap_or("text");
    node.tag == "textarea" || (node.tag == "input" && kind == "text")
}

#[test]
fn every_field_of_a_panel_takes_what_a_file_takes() {
    let file = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/files/v1.json")).expect("it is there");
    let map = read(&file).expect("it opens").file.map;
    let view_state = ViewState { persona: PersonaPart::Sheet, ..ViewState::PLAIN };
    let cards = map.cards.keys().map(|id| (details::draw as Draw, Some(Focus::Card(id.clone()))));
    let steps = map.steps().map(|step| (details::draw as Draw, Some(Focus::Step(step.id.clone()))));
    let panels = [(context::draw as Draw, None), (persona::draw as Draw, None)];
    let mut tried = 0;
    for (draw, focus) in cards.chain(steps).chain(panels) {
        let chosen = match &focus {
            Some(Focus::Card(id)) => Selection::only(vec![id.clone()]),
            _ => Selection::default(),
        };
        let at = Situation {
            focus: focus.as_ref(),
            view_state: &view_state,
            ..Situation::of(&map, &chosen, &english::WORDS)
        };
        let shown = draw(&at);
        for field in shown.all().into_iter().filter(|node| is_written(node)) {
            let Some(handler) = field.handler(On::Change) else { continue };
            let most = field.attribute("data-most").and_then(|most| most.parse::<usize>().ok());
            let most = most.unwrap_or_else(|| panic!("{field:?} does not say how much it takes"));
            // Four bytes and two UTF-16 units each: whoever counts those counts wrong.
            let outcome = |length: usize| handler(&at, &"🙂".repeat(length), &mut || "fresh".to_owned());
            let Some((mut edit, _)) = outcome(most).edit else {
                // A figure of smileys is none, and said to be none.
                assert!(outcome(most).effect.is_some() && most == limits::NAME, "{field:?}");
                continue;
            };
            assert_eq!(admit(&map, &mut edit), Ok(()), "{field:?}");
            let (mut edit, _) = outcome(most + 1).edit.expect("it is an edit");
            let refused = admit(&map, &mut edit);
            assert!(
                matches!(&refused, Err(Problem::TooLong { length, most: held, .. }) if *length == most + 1 && *held == most),
                "{field:?}: {refused:?}"
            );
            tried += 1;
        }
    }
    assert!(tried > 25, "{tried} fields");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// What is told before a text goes in is what stands there afterwards.
    #[test]
    fn the_length_that_is_told_is_the_length_there_is(
        before in "[aé日🙂\n]{0,12}", selected in "[aé日🙂\n]{0,12}", after in "[aé日🙂\n]{0,12}", comes in "[aé日🙂\n]{0,12}",
    ) {
        let units = |text: &str| text.encode_utf16().count();
        let value = format!("{before}{selected}{after}");
        let (start, end) = (units(&before), units(&before) + units(&selected));
        let there = format!("{before}{comes}{after}");
        prop_assert_eq!(length_after(&value, (start, end), &comes), limits::length(&there));
        prop_assert_eq!(length_after(&value, (start, end), &comes.replace('\n', "\r\n")), limits::length(&there));
    }
}
