//! One rule for how things are called: names of fields begin with a capital, values with a small letter; a dialog is called by the deed that
//! its button does; one word for one thing; figures as they are set.

use parcours_core::method::find::Aspect;
use parcours_core::method::persona::{PersonaField, Portrait};
use parcours_core::method::priorities::Column;
use parcours_core::model::{Amount, ChannelKind, Evidence, MomentOfTruth, Score, WorkStatus};
use parcours_core::words::{Words, english, french, signed};

use crate::source::{Literal, literals, sources};
use crate::{check, report, words_of};

const BOTH: [&Words; 2] = [&english::WORDS, &french::WORDS];

fn begins_with_capital(text: &str) -> bool {
    text.chars().find(|letter| letter.is_alphabetic()).is_some_and(char::is_uppercase)
}

/// What a person chooses from, and what says that nothing is chosen.
fn values(words: &Words) -> Vec<String> {
    let (board, details) = (&words.board, &words.details);
    let mut all =
        vec![details.none, details.no_moment, details.no_channel, details.no_colour, details.high, details.low];
    all.extend([details.mixed, details.own_measure, details.choose_card, board.draft_status, board.validated_status]);
    all.extend([words.persona.no_scope, words.compare().none, words.compare().missing_option, words.find().nobody]);
    all.extend([words.priorities().none, board.online, board.offline, board.unknown]);
    all.extend(details.colours.iter().map(|(_, name)| *name));
    let mut all: Vec<String> = all.into_iter().map(str::to_owned).collect();
    all.extend(Portrait::ALL.iter().map(|portrait| (words.persona.colour)(*portrait).to_owned()));
    all.extend(WorkStatus::ALL.iter().map(|status| (details.status)(status).to_owned()));
    all.extend(Evidence::ALL.iter().map(|evidence| (board.evidence_name)(evidence).to_owned()));
    all.extend(MomentOfTruth::ALL.iter().map(|moment| (words.find().moment)(moment).to_owned()));
    all.extend(ChannelKind::ALL.iter().map(|kind| (words.find().channel)(kind).to_owned()));
    all.extend(Score::ALL.iter().map(|score| (words.announcements.score)(*score).to_owned()));
    all
}

/// The names of what has a value.
fn names(words: &Words) -> Vec<String> {
    let mut all: Vec<String> =
        Column::ALL.iter().map(|column| (words.priorities().column)(*column).to_owned()).collect();
    all.extend(Aspect::ALL.iter().map(|aspect| (words.find().aspect)(*aspect).to_owned()));
    all.extend(PersonaField::ALL.iter().map(|field| (words.persona.field)(*field).to_owned()));
    all
}

#[test]
fn names_begin_with_a_capital_and_values_do_not() {
    let mut faults = Vec::new();
    for words in BOTH {
        faults.extend(values(words).into_iter().filter(|value| begins_with_capital(value)));
        faults.extend(names(words).into_iter().filter(|name| !begins_with_capital(name)));
    }
    report(&faults);
}

#[test]
fn a_dialog_is_called_by_what_its_button_does_and_the_other_button_says_something_else() {
    for words in BOTH {
        let (board, home, copy) = (&words.board, &words.home, &words.find().copy);
        let delete_stage = words.commands.delete_stage.title;
        let dialogs = [
            ((board.moving)(2), board.apply_move.to_owned(), board.cancel),
            (board.move_title.to_owned(), board.apply_move.to_owned(), board.cancel),
            (board.paste_many_title.to_owned(), board.paste_yes.to_owned(), board.cancel),
            (board.blank_list.to_owned(), board.list_yes.to_owned(), board.cancel),
            ((board.delete_title)(delete_stage, "N"), delete_stage.to_owned(), board.keep_stage),
            ((words.blueprint.link_title)("N"), words.blueprint.link.to_owned(), board.cancel),
            ((copy.title)("N"), copy.copy.to_owned(), board.cancel),
            ((home.ask_delete_for_good)("N"), home.delete_for_good.to_owned(), home.keep_map),
            (home.new_map.to_owned(), home.create.to_owned(), home.cancel),
            (home.import.to_owned(), (home.import_some)(2), home.cancel),
            (home.import.to_owned(), (home.import_repaired)(2), home.cancel),
        ];
        for (title, yes, no) in dialogs {
            let [title_verb, yes_verb, no_verb] = [title.as_str(), &yes, no].map(|text| words_of(text).next());
            assert_eq!(title_verb, yes_verb, "{title} / {yes}");
            assert_ne!(yes_verb, no_verb, "{yes} / {no}");
            assert!(words_of(&title).count() > 1 || title == board.move_title, "{title} names nothing");
        }
    }
}

#[test]
fn one_word_stands_for_one_thing_in_french() {
    // What is said elsewhere: « case », « qualité », « ouvrir », « avancement ».
    const OTHER_WORDS: [&str; 5] = ["cellule", "cellules", "performance", "importer", "progression"];
    check("core/src/words/french", |text| words_of(text).find(|word| OTHER_WORDS.contains(&word.as_str())));
    for words in BOTH {
        for moment in MomentOfTruth::ALL {
            assert_eq!((words.find().moment)(moment), (words.moments().moment)(moment));
        }
        assert_eq!([words.summary().high, words.summary().low], [words.details.high, words.details.low]);
        assert_eq!([words.priorities().none, words.persona.no_scope], [words.details.none; 2]);
    }
}

#[test]
fn figures_are_set_as_figures() {
    assert_eq!([-2, -1, 0, 1].map(signed), ["\u{2212}2", "\u{2212}1", "0", "+1"]);
    let amount = |text| Amount::parse(text).expect("a figure");
    let [english, french] = BOTH.map(|words| {
        let told = |text, unit| (words.details.with_unit)(&amount(text), unit);
        [told("-12500", "points"), told("77", "%"), told("-0.5", "")]
    });
    assert_eq!(english, ["\u{2212}12,500\u{a0}points", "77%", "\u{2212}0.5"]);
    assert_eq!(french, ["\u{2212}12\u{202f}500\u{202f}points", "77\u{202f}%", "\u{2212}0,5"]);
    check("core/src/words/english", |text| {
        let is_apart = [" %", "\u{a0}%", "\u{202f}%"].into_iter().any(|wrong| text.contains(wrong));
        is_apart.then(|| "a space before %".to_owned())
    });
    // A hyphen before a figure would be read as a hyphen.
    check("core/src/words", |text| {
        let letters: Vec<char> = text.chars().collect();
        let is_wrong = |at: usize| {
            letters[at] == '-'
                && letters.get(at + 1).is_some_and(char::is_ascii_digit)
                && at.checked_sub(1).is_none_or(|before| letters[before].is_whitespace())
        };
        (0..letters.len()).find(|at| is_wrong(*at)).map(|_| "a hyphen for a minus".to_owned())
    });
}

#[test]
fn parts_are_set_apart_by_a_dot_and_not_by_a_dash() {
    let mut faults = Vec::new();
    for folder in ["core/src/words", "src", "core/src/panels"] {
        for (path, code) in sources(folder) {
            let dashed = literals(&code).into_iter().filter(|Literal { text, .. }| text.contains(" \u{2014} "));
            faults.extend(dashed.map(|Literal { text, line, .. }| format!("{path}:{line}: “{text}”")));
        }
    }
    report(&faults);
}
