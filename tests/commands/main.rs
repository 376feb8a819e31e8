//! The table of commands: what it promises to keys, menus and outside tools, then laws over any map, then pictures.

mod blueprint;
mod fields;
mod listed;
mod locked;
mod offered;
mod pictures;
#[path = "../support/mod.rs"]
mod support;
mod visibility;
mod world;

use std::collections::BTreeSet;

use parcours_core::editor::clipboard::Loose;
use parcours_core::editor::commands::{COMMANDS, Command, Group, by_press, find};
use parcours_core::editor::focus::Focus;
use parcours_core::editor::header_commands::{add_lane, delete_now};
use parcours_core::editor::keys::{Chord, Press, way};
use parcours_core::editor::outcome::{Dialog, Effect, Outcome};
use parcours_core::editor::selection::Selection;
use parcours_core::editor::situation::Situation;
use parcours_core::editor::visibility::WHOLE;
use parcours_core::editor::{card_commands, drafts, focus_after};
use parcours_core::format::{MapFile, write};
use parcours_core::model::history::{Act, Label};
use parcours_core::model::{Card, CardId, CellKey, JourneyMap, Lane};
use parcours_core::words::{english, french};
use proptest::prelude::*;
use proptest::sample::{Index, subsequence};

fn press(chord: Chord) -> Press {
    Press { key: chord.key.to_owned(), primary: chord.primary, shift: chord.shift, alt: chord.alt }
}

fn keys_of(command: &Command) -> impl Iterator<Item = Chord> {
    command.keys.iter().copied()
}

/// Every place the keyboard can stand on `map`.
fn focuses(map: &JourneyMap) -> Vec<Focus> {
    let mut focuses: Vec<Focus> = map.stages.iter().map(|stage| Focus::Stage(stage.id.clone())).collect();
    focuses.extend(map.steps().map(|step| Focus::Step(step.id.clone())));
    focuses.extend(map.lanes.iter().map(|lane| Focus::Lane(lane.id.clone())));
    focuses.extend(map.cells_in_order().map(Focus::Cell));
    focuses.extend(map.cards.keys().cloned().map(Focus::Card));
    focuses.retain(|focus| focus.exists(map));
    focuses
}

/// A person at work on a map: where they stand and what they have selected.
#[derive(Clone, Debug)]
struct AtWork {
    map: JourneyMap,
    focus: Option<Focus>,
    selection: Selection,
    done: Option<Label>,
}

impl AtWork {
    fn look(&self) -> Situation<'_> {
        Situation {
            focus: self.focus.as_ref(),
            to_undo: self.done.as_ref(),
            to_redo: self.done.as_ref(),
            ..Situation::of(&self.map, &self.selection, &french::WORDS)
        }
    }
}

fn at_work() -> BoxedStrategy<AtWork> {
    let selected = |map: JourneyMap| {
        let cards: Vec<CardId> = map.cards.keys().cloned().collect();
        let count = 0..=cards.len();
        (Just(map), prop_oneof![1 => Just(Vec::new()), 2 => subsequence(cards, count)])
    };
    (support::map().prop_flat_map(selected), any::<Index>(), any::<bool>())
        .prop_map(|((map, cards), pick, done)| {
            let focuses = focuses(&map);
            let focus = (!focuses.is_empty()).then(|| pick.get(&focuses).clone());
            let done = done.then(|| Label::one(Act::AddCard, "x"));
            AtWork { focus, selection: Selection::only(cards), done, map }
        })
        .boxed()
}

fn fresh() -> impl FnMut() -> String {
    let mut number = 0;
    move || {
        number += 1;
        format!("n{number}")
    }
}

fn bytes(map: &JourneyMap) -> String {
    write(&MapFile::new("map".into(), map.clone()))
}

/// What holds for whatever `outcome` comes to on `map`; returns the map after it.
fn check(name: &str, map: &JourneyMap, outcome: &Outcome) -> JourneyMap {
    let mut after = map.clone();
    if let Some((edit, _)) = &outcome.edit {
        let (inverse, touched) = after.apply(edit.clone()).unwrap_or_else(|why| panic!("{name}: {why} at {edit:?}"));
        assert_eq!(after.violations(), [], "{name}");
        let mut back = after.clone();
        back.apply(inverse).expect("what was made can be taken back");
        assert_eq!(bytes(&back), bytes(map), "{name}: undo brings every byte back");
        for map in [&after, &back] {
            let focus = focus_after::first_touched(map, &touched);
            assert!(focus.as_ref().is_none_or(|focus| focus.exists(map)), "{name}: undo leads to {focus:?}");
        }
    }
    let focus = outcome.focus.as_ref();
    assert!(focus.is_none_or(|focus| focus.exists(&after)), "{name}: the focus goes to {focus:?}");
    for id in outcome.select.iter().flat_map(Selection::cards) {
        assert!(after.card(id).is_some(), "{name}: {id} is selected and not there");
    }
    after
}

/// A hidden lane's cards: what happens to them nobody sees.
fn is_out_of_sight(map: &JourneyMap, id: &CardId) -> bool {
    map.card(id).is_some() && !Focus::Card(id.clone()).exists(map)
}

proptest! {
    #[test]
    fn a_command_that_applies_fits_the_map_and_can_be_taken_back(work in at_work()) {
        let at = work.look();
        for command in COMMANDS.iter().filter(|command| command.applies(&at)) {
            let outcome = command.run(&at, &mut fresh());
            check(command.name, &work.map, &outcome);
            if command.group == Group::Card && let Some((edit, _)) = &outcome.edit {
                prop_assert!(outcome.say.is_some(), "{} edits cards and says nothing", command.name);
                let mut after = work.map.clone();
                let (_, touched) = after.apply(edit.clone()).expect("it was checked");
                prop_assert!(!touched.is_empty(), "{} makes an edit that changes nothing", command.name);
                let unseen = touched.cards.iter().find(|id| is_out_of_sight(&work.map, id));
                prop_assert_eq!(unseen, None, "{} touches a card of a hidden lane", command.name);
            }
            match &outcome.effect {
                Some(Effect::Open(Dialog::Delete(focus))) => {
                    let outcome = delete_now(&work.map, focus);
                    prop_assert!(outcome.edit.is_some() && outcome.say.is_some(), "{} deletes in silence", command.name);
                    check(command.name, &work.map, &outcome);
                }
                Some(Effect::Write(draft)) => {
                    let map = check(command.name, &work.map, &outcome);
                    for text in ["", "  ", " ein Text\n"] {
                        check(command.name, &map, &drafts::keep(&map, draft, text));
                    }
                }
                _ => {}
            }
        }
    }

    #[test]
    fn what_is_pasted_or_added_beside_the_table_fits_too(
        work in at_work(), cards in proptest::collection::vec(support::card(), 0..4), lane in support::lane(),
    ) {
        let at = work.look();
        check("add lane", &work.map, &add_lane(&at, Lane { hidden: false, ..lane }, &mut fresh()));
        if let Some(cell) = at.card_cell() {
            let far = |at: usize, card| Loose { card, steps: at % 2, lanes: at / 2 };
            let cards = cards.into_iter().enumerate().map(|(at, card)| far(at, card)).collect();
            let outcome = card_commands::paste(&work.map, &WHOLE, cards, (&cell, 1), &mut fresh());
            prop_assert!(outcome.say.is_some());
            check("paste", &work.map, &outcome);
        }
    }

    #[test]
    fn a_press_means_one_thing_at_a_time(work in at_work()) {
        let at = work.look();
        for on_board in [true, false] {
            let here: Vec<&Command> =
                COMMANDS.iter().filter(|command| command.on_board == on_board && command.applies(&at)).collect();
            for (number, command) in here.iter().enumerate() {
                for chord in keys_of(command) {
                    let same = |other: &&&Command| keys_of(other).any(|other| other.is(&press(chord)));
                    let other = here[number + 1..].iter().find(same).map(|other| other.name);
                    prop_assert_eq!(other, None, "{} and it share {:?}", command.name, chord);
                    let runs = by_press(&press(chord), true, &at).map(|command| command.name);
                    prop_assert!(!on_board || runs == Some(command.name), "{:?} runs {:?}", chord, runs);
                }
            }
        }
    }
}

#[test]
fn names_are_unique_and_in_kebab_case_and_titles_stand_in_both_languages() {
    let names: BTreeSet<&str> = COMMANDS.iter().map(|command| command.name).collect();
    assert_eq!(names.len(), COMMANDS.len());
    for command in COMMANDS {
        let kebab =
            command.name.split('-').all(|word| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase()));
        assert!(kebab, "{}", command.name);
        let titles = [command.title(&english::WORDS), command.title(&french::WORDS)];
        assert!(titles.iter().all(|title| !title.trim().is_empty()), "{}", command.name);
    }
}

/// Outside tools drive the page through these (the contract's `data-command`).
#[test]
fn the_names_others_rely_on_are_there() {
    for name in ["undo", "redo", "add-stage", "add-step", "add-lane", "move", "export-json"] {
        assert!(find(name).is_some(), "{name}");
    }
}

/// WCAG 2.1.4: dictation would press single characters by the dozen. Only a feeling in focus takes `+` and `-`.
#[test]
fn no_single_character_is_a_command_outside_a_feeling() {
    for command in COMMANDS {
        for chord in keys_of(command) {
            let is_character = chord.key.chars().count() == 1 && chord.key != " ";
            let alone = is_character && !chord.primary && !chord.alt;
            assert!(!alone || command.group == Group::Emotion && command.on_board, "{}: {chord:?}", command.name);
        }
    }
}

#[test]
fn keys_stay_away_from_what_browsers_systems_and_arrows_own() {
    for command in COMMANDS {
        for chord in keys_of(command) {
            let (key, modified) = (chord.key, chord.primary || chord.alt);
            let owned = chord.primary && ["n", "t", "w", "q", "l", "r", "+", "-", "0", "="].contains(&key)
                || chord.primary && chord.shift && ["p", "t", "n", "i", "j", "c"].contains(&key)
                || chord.alt && !chord.shift && ["ArrowLeft", "ArrowRight"].contains(&key)
                || chord.alt && (key.starts_with('F') || key.len() == 1)
                || (modified || chord.shift) && ["Tab", "Enter", " ", "Escape"].contains(&key)
                || ["Tab", "CapsLock", "Insert", "ScrollLock"].contains(&key);
            assert!(!owned, "{}: {chord:?}", command.name);
            assert_eq!(way(&press(chord), false), None, "{}: {chord:?} leads somewhere", command.name);
        }
    }
}

#[test]
fn a_character_counts_wherever_the_keyboard_has_it() {
    let work = AtWork { map: JourneyMap::default(), focus: None, selection: Selection::default(), done: None };
    let runs = |key: &str, shift: bool| {
        let press = Press { key: key.into(), primary: true, shift, alt: false };
        by_press(&press, false, &work.look()).map(|command| command.name)
    };
    assert_eq!((runs("/", false), runs("/", true)), (Some("help"), Some("help")), "AZERTY needs Shift for it");
    assert_eq!((runs("k", false), runs("k", true)), (Some("palette"), None));
    assert_eq!(runs("d", false), None, "a key of the board counts only there");
}

#[test]
fn a_new_card_is_assumed_until_somebody_checks_it() {
    let outcome = card_commands::delete_cards(&JourneyMap::default(), &[]);
    assert_eq!(outcome, Outcome::default());
    let card = Card::new(CellKey::new("t", "l"), "text");
    assert_eq!(card.evidence.map(|evidence| evidence.as_str().to_owned()).as_deref(), Some("assumed"));
}
