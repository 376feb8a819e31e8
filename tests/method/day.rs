//! A day by the clock.

use parcours_core::method::day::{Clash, clashes, minutes, new_clash};
use parcours_core::model::{JourneyMap, Stage, Step};
use parcours_core::model::{Language, MapKind};
use parcours_core::templates::{Example, Preset, Template, presets_for};

#[test]
fn times_are_hours_and_minutes() {
    for (text, expected) in [
        ("00:00", Some(0)),
        ("07:30", Some(450)),
        ("23:59", Some(1439)),
        ("24:00", None),
        ("7:30", None),
        ("07:60", None),
        ("07:3x", None),
        ("", None),
    ] {
        assert_eq!(minutes(text), expected, "{text}");
    }
}

/// A day of one step a word: `07:00-08:30`, `07:00-`, `-08:30` or `-` for no times. Steps are called t0, t1, …
fn day(times: &str) -> JourneyMap {
    let time = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let steps = times.split_whitespace().enumerate().map(|(at, times)| {
        let (begins, ends) = times.split_once('-').expect("two times");
        Step { id: format!("t{at}").into(), begins: time(begins), ends: time(ends), ..Step::default() }
    });
    let stage = Stage { id: "s".into(), steps: steps.collect(), ..Stage::default() };
    JourneyMap { stages: vec![stage], ..JourneyMap::default() }
}

/// The clashes of a day: `t1` ends before it begins, `t0/t1` overlap.
fn check(times: &str, expected: &str) {
    let told = clashes(&day(times)).into_iter().map(tell);
    assert_eq!(told.collect::<Vec<_>>().join(" "), expected, "{times}");
}

fn tell(clash: Clash) -> String {
    match clash {
        Clash::EndsFirst { step } => step.to_string(),
        Clash::Overlap { earlier, later } => format!("{earlier}/{later}"),
    }
}

#[test]
fn times_run_forward_and_steps_do_not_overlap() {
    check("", "");
    check("- - -", "");
    check("07:00-08:30 08:30-12:00 13:00-", "");
    check("07:00-08:30 08:00-12:00", "t0/t1");
    check("07:00-08:30 - -08:00", "t0/t2");
    check("09:00- 08:00-", "t0/t1");
    check("09:00-08:00", "t0");
    check("09:00-09:00", "t0");
    check("09:00- 09:00-10:00", "");
    // One wrong time is said once.
    check("07:00-08:00 06:00-09:00 09:00-10:00", "t0/t1");
}

#[test]
fn a_night_may_run_past_midnight() {
    check("07:00-08:00 22:30-06:30", "");
    check("07:00-08:00 22:30- 01:00-07:00", "");
    check("07:00-08:00 22:30-07:30", "t1");
    check("07:00-08:00 22:30-06:30 06:00-", "t1/t2");
    // Not in the middle of the day.
    check("09:00-10:00 15:00-08:00", "t1");
}

#[test]
fn a_new_clash_names_the_other_step() {
    let map = day("07:00-08:30 - 10:00-11:00");
    let check = |begins: &str, ends: &str, expected: Option<&str>| {
        let time = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let (_, step) = map.step(&"t1".into()).expect("it is there");
        let changed = Step { begins: time(begins), ends: time(ends), ..step.clone() };
        let found = new_clash(&map, &changed);
        let other =
            found.as_ref().map(|clash| clash.other(&changed.id).map_or("itself".to_owned(), ToString::to_string));
        assert_eq!(other.as_deref(), expected, "{begins}-{ends}");
    };
    check("08:30", "10:00", None);
    check("08:00", "", Some("t0"));
    check("", "10:30", Some("t2"));
    check("09:30", "09:00", Some("itself"));
    // A change that makes others clash is refused too.
    let map = day("07:00-08:00 22:00-06:30");
    let (_, first) = map.step(&"t0".into()).expect("it is there");
    let earlier = Step { begins: Some("05:00".into()), ..first.clone() };
    assert_eq!(new_clash(&map, &earlier), Some(Clash::EndsFirst { step: "t1".into() }));
}

#[test]
fn days_of_the_templates_run_forward() {
    for language in [Language::English, Language::French] {
        let days: Vec<Preset> = presets_for(&MapKind::DayInTheLife).collect();
        assert_eq!(days, [Preset::WorkingDay, Preset::Weekend, Preset::BadDay]);
        let maps = days.iter().map(|preset| preset.map(&language)).chain([Template::DayInTheLife.map(&language)]);
        for map in maps {
            assert_eq!(clashes(&map), [], "{}", map.title);
            assert!(map.steps().all(|step| step.begins.is_some() && step.ends.is_some()), "{}", map.title);
        }
        assert_eq!(clashes(&Example::DayInTheLife.map(&language)), []);
    }
}
