//! The words: where they may stand, how they are set, and that nothing is left unsaid in either language.

mod happenings;
mod plurals;
mod source;
mod values;

use std::collections::BTreeMap;

use happenings::{ACTS, everything_said, everything_sighted, variants};
use parcours_core::editor::announcement::{Announcement, Edge};
use parcours_core::method::agenda::Activity;
use parcours_core::method::checks::Rule;
use parcours_core::method::comparison::Fate;
use parcours_core::method::guide::GuideStep;
use parcours_core::model::history::Label;
use parcours_core::model::{BlueprintLine, Evidence, LaneRole, Language, MapKind, Score};
use parcours_core::words::compare::Counts;
use parcours_core::words::sharing::{self, Length};
use parcours_core::words::{Words, english, french};
use source::{Literal, is_shown, literals, sources, views};

const NARROW: char = '\u{202F}';
const NO_BREAK: char = '\u{A0}';

/// Words that are the same in both languages.
const SHARED: &[&str] = &[
    "Persona",
    "Sources",
    "Vision",
    "Horizon",
    "Actions",
    "Position",
    "Solutions",
    "Notes",
    "Zoom",
    "Parcours",
    "Opportunités",
    "Support",
    "Menu",
    "□, □",
    "Impact",
    "Effort",
    "Français",
    "English",
];

fn report(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

fn has_letters(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
}

/// Faults of every text of the files below `folder`, found by `fault`.
fn check(folder: &str, fault: impl Fn(&str) -> Option<String>) {
    let mut faults = Vec::new();
    for (path, code) in sources(folder) {
        let found = literals(&code).into_iter().filter_map(|Literal { text, line, .. }| {
            fault(&text).map(|fault| format!("{path}:{line}: {fault} in “{text}”"))
        });
        faults.extend(found);
    }
    report(&faults);
}

/// What is wrong with how a French text is set.
fn french_fault(text: &str) -> Option<String> {
    let letters: Vec<char> = text.chars().collect();
    for (at, letter) in letters.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| letters[at]);
        let after = letters.get(at + 1).copied();
        let ends_here = after.is_none_or(char::is_whitespace);
        let fault = match letter {
            ';' | '!' | '?' => before != Some(NARROW),
            ':' if ends_here => before != Some(NARROW),
            '%' => !matches!(before, Some(NARROW | NO_BREAK)),
            '«' => after != Some(NO_BREAK),
            '»' => before != Some(NO_BREAK),
            '\'' | '"' => true,
            '.' => after == Some('.'),
            ' ' => after == Some(' '),
            _ => false,
        };
        if fault {
            return Some(format!("`{letter}` is not set as in French"));
        }
    }
    None
}

fn words_of(text: &str) -> impl Iterator<Item = String> {
    text.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_empty()).map(str::to_lowercase)
}

#[test]
fn french_is_set_as_french_is() {
    check("core/src/words/french", |text| has_letters(text).then(|| french_fault(text)).flatten());
    for wrong in ["Quoi ?", "a : b", "a: b", "l'étape", "« a »", "100 %", "a..."] {
        assert!(french_fault(wrong).is_some(), "{wrong}");
    }
    for right in ["Quoi\u{202F}?", "a\u{202F}: b", "l’étape", "«\u{A0}a\u{A0}»", "100\u{202F}%", "12:30"] {
        assert_eq!(french_fault(right), None);
    }
}

/// « carte » is a map and a card in French; the page says « parcours » and « fiche ».
#[test]
fn french_never_says_carte_and_speaks_no_english() {
    const ENGLISH: [&str; 20] = [
        "carte", "cartes", "the", "and", "of", "card", "cards", "lane", "lanes", "step", "stage", "map", "maps",
        "save", "saved", "undo", "file", "delete", "feeling", "cell",
    ];
    // What the browser calls a key, to be looked up.
    let is_key = |text: &str| text == "Delete";
    check("core/src/words/french", |text| {
        words_of(text).find(|word| ENGLISH.contains(&word.as_str()) && !is_key(text))
    });
}

#[test]
fn english_is_set_as_english_is() {
    check("core/src/words/english", |text| {
        let space_before = [" :", " ;", " !", " ?", "\u{202F}", "«", "..."];
        let fault = space_before.iter().find(|wrong| text.contains(**wrong));
        let straight = has_letters(text) && text.contains(['\'', '"']);
        fault.map(|wrong| format!("`{wrong}`")).or(straight.then(|| "a straight quote".to_owned()))
    });
}

#[test]
fn views_hold_no_words() {
    let mut faults = Vec::new();
    for (path, code) in sources("src") {
        for view in views(&code) {
            let shown = literals(view).into_iter().filter(is_shown).map(|literal| literal.text);
            faults.extend(
                shown
                    .filter(|text| has_letters(text) && text != "Parcours")
                    .map(|text| format!("{path}: “{text}” belongs in core/src/words")),
            );
        }
    }
    report(&faults);
}

/// The finder itself: one that sees nothing would let everything pass.
#[test]
fn words_in_views_are_found() {
    let found = |code: &str| -> Vec<String> {
        let all = views(code).into_iter().flat_map(literals).filter(is_shown);
        all.map(|literal| literal.text).collect()
    };
    assert_eq!(found(r#"view! { <p>"Hello"</p> }"#), ["Hello"]);
    assert_eq!(found(r#"view! { <p class="quiet" title="Hello">{words.a} "there"</p> }"#), ["Hello", "there"]);
    assert_eq!(
        found(r#"view! { <p class="quiet" id=format!("card-{id}")>{match x { A => "a" }}</p> }"#),
        [] as [&str; 0]
    );
    assert_eq!(literals("'\"' \"a{b}\\u{202F}: c\" // \"d\"")[0].text, "a□\u{202F}: c");
}

/// Each field that both languages give as a plain text.
#[test]
fn the_two_languages_say_different_things() {
    let fields = |folder: &str| -> BTreeMap<String, String> {
        let mut fields = BTreeMap::new();
        for (path, code) in sources(folder) {
            let file = path.rsplit('/').next().unwrap_or_default().to_owned();
            for literal in literals(&code) {
                let name =
                    literal.before.trim_end().rsplit([',', '{', '\n']).next().unwrap_or_default().trim().to_owned();
                if name.ends_with(':') || name.ends_with("=>") {
                    fields.insert(format!("{file} {name}"), literal.text);
                }
            }
        }
        fields
    };
    let (english, french) = (fields("core/src/words/english"), fields("core/src/words/french"));
    assert!(english.len() > 200, "{}", english.len());
    let faults = english.iter().filter_map(|(name, text)| {
        let same = french.get(name) == Some(text) && has_letters(text) && !SHARED.contains(&text.as_str());
        same.then(|| format!("{name} “{text}” is the same in French"))
    });
    report(&faults.collect::<Vec<_>>());
}

/// The words of both languages for one thing: neither empty, each its own, both well set.
fn both(say: impl Fn(&Words) -> String) {
    let [english, french] = [&english::WORDS, &french::WORDS].map(say);
    assert!(!english.trim().is_empty() && !french.trim().is_empty(), "{english} / {french}");
    assert!(english != french || SHARED.contains(&english.as_str()), "{english} is the same in both");
    assert_eq!(french_fault(&french), None, "{french}");
}

#[test]
fn everything_that_happens_has_words() {
    let said = everything_said();
    assert_eq!(said.len(), variants("core/src/editor/announcement.rs", "Announcement"));
    for what in said {
        both(|words| (words.announcements.announce)(&what));
    }
    let sighted = everything_sighted();
    assert_eq!(sighted.len(), variants("core/src/editor/announcement.rs", "VisibilityAnnouncement"));
    for what in sighted {
        both(|words| (words.announcements.announce)(&Announcement::Visibility(what.clone())));
    }
    for edge in [Edge::Above, Edge::Below, Edge::Before, Edge::After] {
        both(|words| (words.announcements.announce)(&Announcement::Edge(edge)));
    }
    assert_eq!(ACTS.len(), variants("core/src/model/history.rs", "Act"));
    for act in ACTS {
        both(|words| (words.announcements.label)(&Label::one(*act, "N")));
        both(|words| (words.announcements.label)(&Label::many(*act, 2)));
    }
    both(|words| {
        (words.announcements.announce)(&Announcement::Feeling {
            column: "N".into(),
            score: None,
            feeling: String::new(),
        })
    });
}

#[test]
fn the_comparison_has_words() {
    for (differing, solutions, alone) in [(0, 0, 0), (1, 0, 0), (2, 1, 0), (4, 2, 1)] {
        both(|words| (words.compare().headline)(differing, solutions, alone));
    }
    let (low, high) = (Some(Score::LOWEST), Some(Score::HIGHEST));
    for (felt, feels) in [(low, high), (high, low), (low, low), (None, high), (low, None), (None, None)] {
        both(|words| (words.compare().feeling)(felt, feels));
    }
    let counts = Counts { changed: 1, removed: 2, new: 1, moved: 2 };
    both(|words| (words.compare().counts)(&counts).join(" "));
    let (from, to) = (Fate::From("t1".into()), Fate::To("t1".into()));
    for fate in [Fate::Kept, Fate::Changed, Fate::Removed, Fate::New, from, to] {
        both(|words| (words.compare().fate)(&fate, "N"));
    }
    for month in 1..=12 {
        both(|words| (words.compare().due)(&format!("2027-{month:02}-01")));
    }
    let due = |words: &Words, day: &str| (words.compare().due)(day);
    assert_eq!(due(&french::WORDS, "2027-01-01"), "pour le 1er janvier 2027");
    assert_eq!(due(&english::WORDS, "2027-03-31"), "by 31 March 2027");
    assert_eq!(due(&english::WORDS, "soon"), "by soon");
    // The chip of a card leaves out the year that everybody is in.
    let chip = |words: &Words, day: &str| (words.details.due_mark)(day, "2026-11-28").replace('\u{a0}', " ");
    assert_eq!(
        ["2026-10-30", "2026-10-01", "2027-03-31"].map(|day| chip(&french::WORDS, day)),
        ["pour le 30 oct.", "pour le 1er oct.", "pour le 31 mars 2027"]
    );
    assert_eq!(
        ["2026-10-30", "2026-10-01", "2027-03-31"].map(|day| chip(&english::WORDS, day)),
        ["by 30 Oct", "by 1 Oct", "by 31 Mar 2027"]
    );
}

#[test]
fn everything_there_is_has_a_name() {
    for role in LaneRole::ALL {
        both(|words| (words.board.role_name)(role).to_owned());
    }
    for kind in MapKind::ALL {
        both(|words| (words.board.kind)(kind).to_owned());
    }
    for line in BlueprintLine::ALL {
        both(|words| (words.board.line)(line).to_owned());
    }
    for evidence in Evidence::ALL {
        both(|words| (words.board.evidence_name)(evidence).to_owned());
    }
    for score in Score::ALL {
        both(|words| (words.announcements.score)(score).to_owned());
        both(|words| (words.announcements.score_on_scale)(score));
    }
    both(|words| (words.board.new_stage)(1));
    for rule in Rule::ALL {
        both(|words| (words.checks().title)(*rule).to_owned());
        both(|words| (words.checks().why)(*rule).to_owned());
    }
    for activity in Activity::ALL {
        both(|words| (words.guide().activity)(activity).to_owned());
        both(|words| (words.guide().time_is_up)(activity, Some(Activity::Close)));
    }
    for (step, kind) in GuideStep::ALL.iter().flat_map(|step| MapKind::ALL.iter().map(move |kind| (*step, kind))) {
        both(|words| (words.guide().step)(step).to_owned());
        both(|words| (words.guide().about)(step, kind).to_owned());
        both(|words| (words.guide().to_do)(step, kind).to_owned());
    }
}

#[test]
fn a_shared_map_is_told_in_both_languages() {
    let [english, french] = [Language::English, Language::French].map(|language| sharing::of(&language));
    let counts =
        [[1, 2, 0, 1], [2, 1, 1, 1_000_000]].map(|counts| [english, french].map(|words| (words.shared.counts)(counts)));
    assert_eq!(counts[0], ["1 stage · 2 steps · 0 lanes · 1 card", "1 étape · 2 moments · 0 ligne · 1 fiche"]);
    let many = "1\u{202F}000\u{202F}000";
    assert_eq!(counts[1][0], "2 stages · 1 step · 1 lane · 1,000,000 cards");
    assert_eq!(counts[1][1], format!("2 étapes · 1 moment · 1 ligne · {many} fiches"));
    assert_eq!([1, 2].map(english.shared.more), ["and 1 more card", "and 2 more cards"]);
    assert_eq!([1, 2].map(french.shared.more), ["et 1 autre fiche", "et 2 autres fiches"]);
    assert_eq!([1, 12_345].map(english.link.characters), ["1 character", "12,345 characters"]);
    assert_eq!(
        [1, 12_345].map(french.link.characters),
        ["1 caractère".to_owned(), "12\u{202F}345 caractères".to_owned()]
    );
    for words in [english, french] {
        let said = [2_000, 2_001, 8_001, 32_001].map(|characters| (words.link.length)(Length::of(characters)));
        assert!(said[0].is_empty() && said[1..].iter().all(|said| said.contains("00")), "{said:?}");
        assert!((words.link.no_code)(1_200).contains("200") && (words.link.too_long)(60_000).contains("60"));
    }
}

/// The words the product settled on (product.md section 1): one word for one thing.
#[test]
fn one_word_for_one_thing() {
    let kinds = |words: &Words| MapKind::ALL.iter().map(|kind| (words.board.kind)(kind).to_owned()).collect::<Vec<_>>();
    assert_eq!(kinds(&english::WORDS), ["Current state", "Day in the life", "Future state", "Service blueprint"]);
    assert_eq!(kinds(&french::WORDS), ["État actuel", "Une journée dans la vie", "État futur", "Blueprint de service"]);
    assert_eq!(
        ((french::WORDS.board.new_stage)(1), (french::WORDS.board.new_step)(1)),
        ("Étape 1".to_owned(), "Moment 1".to_owned())
    );
    let key = french::WORDS.keys;
    let keys = ["Enter", "Escape", "Shift", "Delete", "Home", "End"].map(key);
    assert_eq!(keys, ["Entrée", "Échap", "Maj", "Suppr", "Origine", "Fin"]);
}
