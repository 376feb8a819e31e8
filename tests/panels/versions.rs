//! The panel of earlier versions: every version told, each button about its own, nothing that writes on a map that is only shown.

use parcours_core::editor::outcome::{Effect, Outcome, VersionEffect};
use parcours_core::editor::selection::Selection;
use parcours_core::editor::situation::{Situation, Told};
use parcours_core::model::{JourneyMap, Language};
use parcours_core::panels::{Node, On, versions};
use parcours_core::store::Version;
use parcours_core::store::versions::Reason;
use parcours_core::words;

fn told(at: &str, reason: Reason, name: &str) -> Told {
    let version = Version { at: at.into(), rev: 3, reason, name: name.into(), size: 9 };
    Told { version, time: format!("the {at}") }
}

fn drawn<T>(
    language: &Language,
    versions: Option<&[Told]>,
    reading: bool,
    look: impl FnOnce(&Situation<'_>, Node) -> T,
) -> T {
    let (map, selection) = (JourneyMap::default(), Selection::default());
    let at = Situation { versions, reading, ..Situation::of(&map, &selection, words::of(language)) };
    look(&at, versions::draw(&at))
}

/// What a control asks for when it says `value`.
fn asks(at: &Situation<'_>, node: &Node, on: On, value: &str) -> Option<VersionEffect> {
    let handler = node.handler(on).expect("it does something");
    match handler(at, value, &mut String::new) {
        Outcome { effect: Some(Effect::Version(effect)), .. } => Some(effect),
        _ => None,
    }
}

#[test]
fn each_version_says_when_why_and_what_it_is_called() {
    let all =
        [told("3", Reason::Asked, "Before the workshop"), told("2", Reason::Worked, ""), told("1", Reason::Begun, "")];
    for language in [Language::English, Language::French] {
        drawn(&language, Some(&all), false, |at, panel| {
            for told in &all {
                let row = panel.find("data-version", &told.version.at).expect("a row each");
                let text = row.plain_text();
                assert!(text.contains(&told.time), "{text}");
                assert!(text.contains((at.words.safety.reason)(told.version.reason)), "{text}");
                assert!(text.contains(&told.version.name), "{text}");
            }
            let rows = panel.all().into_iter().filter(|node| node.attribute("data-version").is_some());
            let order: Vec<&str> = rows.filter_map(|row| row.attribute("data-version")).collect();
            assert_eq!(order, ["3", "2", "1"], "as they were given: the newest first");
        });
    }
}

#[test]
fn every_button_is_about_its_own_version() {
    let all = [told("3", Reason::Asked, "Named"), told("2", Reason::Worked, "")];
    drawn(&Language::English, Some(&all), false, |at, panel| {
        for (told, called) in all.iter().zip(["Named", "the 2"]) {
            let time = told.version.at.clone();
            let row = panel.find("data-version", &time).expect("a row");
            let expected = [
                ("restore", VersionEffect::Restore(time.clone())),
                ("open-copy", VersionEffect::OpenCopy(time.clone())),
            ];
            for (name, effect) in expected {
                let button = row.find("data-version-act", name).expect("a button");
                assert_eq!(asks(at, button, On::Click, ""), Some(effect));
                let label = button.attribute("aria-label").unwrap_or_default();
                assert!(label.starts_with(&button.plain_text()) && label.contains(called), "{label}");
            }
            let field = row.find("data-version-name", "").expect("a field");
            assert_eq!(asks(at, field, On::Change, "x"), Some(VersionEffect::Name(time, "x".into())));
        }
    });
}

#[test]
fn the_present_version_is_kept_with_a_name_or_without() {
    drawn(&Language::French, Some(&[]), false, |at, panel| {
        let field = panel.find("data-keep-version", "").expect("a field");
        assert_eq!(asks(at, field, On::Change, "Atelier"), Some(VersionEffect::Keep("Atelier".into())));
        assert_eq!(asks(at, field, On::Change, "  "), None, "left empty, nothing is kept");
        let now = panel.find("data-keep-now", "").expect("a button");
        assert_eq!(asks(at, now, On::Click, ""), Some(VersionEffect::Keep(String::new())));
        assert!(panel.plain_text().contains(at.words.safety.no_versions));
    });
}

#[test]
fn a_map_that_is_only_shown_offers_nothing_that_writes() {
    let all = [told("2", Reason::Worked, "")];
    drawn(&Language::English, Some(&all), true, |_, panel| {
        assert!(panel.find("data-keep-version", "").is_none() && panel.find("data-keep-now", "").is_none());
        assert!(panel.find("data-version-act", "restore").is_none() && panel.find("data-version-name", "").is_none());
        assert!(panel.find("data-version-act", "open-copy").is_some());
    });
}

#[test]
fn where_there_is_no_place_for_versions_the_panel_says_so() {
    drawn(&Language::English, None, false, |at, panel| {
        assert!(panel.plain_text().contains(at.words.safety.versions_out_of_reach));
        assert!(panel.find("data-keep-now", "").is_none());
    });
}
