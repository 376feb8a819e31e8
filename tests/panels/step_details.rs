//! The panel of a step: its name, its times, and the mark that the customer does nothing.

use parcours_core::editor::focus::Focus;
use parcours_core::editor::outcome::{Effect, Outcome};
use parcours_core::editor::selection::Selection;
use parcours_core::editor::situation::Situation;
use parcours_core::editor::view_state::ViewState;
use parcours_core::model::{JourneyMap, Language, MapKind, Step};
use parcours_core::panels::{Node, On, details};
use parcours_core::templates::{Preset, Template, new_map};
use parcours_core::words::{english, french};

/// A map at work on one of its steps.
struct AtStep {
    map: JourneyMap,
    view_state: ViewState,
    focus: Focus,
}

impl AtStep {
    fn new(template: Template, step: usize) -> Self {
        let mut number = 0;
        let mut fresh = || {
            number += 1;
            format!("n{number}")
        };
        let map = new_map(template, None, &Language::English, &mut fresh);
        let id = map.steps().nth(step).expect("there are that many").id.clone();
        Self { map, view_state: ViewState::PLAIN, focus: Focus::Step(id) }
    }

    fn draw(&self) -> Node {
        self.look(details::draw)
    }

    fn look<T>(&self, look: impl FnOnce(&Situation<'_>) -> T) -> T {
        let selection = Selection::default();
        look(&Situation {
            focus: Some(&self.focus),
            view_state: &self.view_state,
            ..Situation::of(&self.map, &selection, &english::WORDS)
        })
    }

    /// Types `value` into the field with this attribute.
    fn change(&mut self, name: &str, part: &str, value: &str) {
        let drawn = self.draw();
        let field =
            drawn.all().into_iter().find(|node| node.attribute(name).is_some_and(|found| found.starts_with(part)));
        let handler = field
            .and_then(|field| field.handler(On::Change))
            .unwrap_or_else(|| panic!("no field {name}={part}"))
            .clone();
        let Outcome { edit, effect, .. } = self.look(|at| handler(at, value, &mut || "fresh".to_owned()));
        if let Some((edit, _)) = edit {
            self.map.apply(edit).expect("a deed's edit fits");
        }
        if let Some(Effect::Look(view_state)) = effect {
            self.view_state = *view_state;
        }
    }

    fn step(&self) -> &Step {
        let Focus::Step(id) = &self.focus else { panic!("a step is in focus") };
        self.map.step(id).expect("it is there").1
    }

    fn times(&self) -> (Option<&str>, Option<&str>) {
        (self.step().begins.as_deref(), self.step().ends.as_deref())
    }

    /// What stands in the two time fields, and whether they are marked as wrong.
    fn fields(&self) -> Vec<(String, bool)> {
        let drawn = self.draw();
        let fields = drawn.all().into_iter().filter(|node| node.attribute("data-time").is_some());
        let told = |field: &Node| {
            let value = field.attribute("value").unwrap_or_default().to_owned();
            (value, field.attribute("aria-invalid") == Some("true"))
        };
        fields.map(told).collect()
    }
}

#[test]
fn times_that_fit_are_kept_and_times_that_do_not_stay_in_the_fields() {
    let mut at = AtStep::new(Template::DayInTheLife, 1);
    assert_eq!(at.times(), (Some("07:30"), Some("12:00")));
    at.change("data-time", "begins", "08:00");
    assert_eq!(at.times(), (Some("08:00"), Some("12:00")));
    // Into the midday: refused, named, kept in the field, and the map is as it was.
    at.change("data-time", "ends", "12:30");
    assert_eq!(at.times(), (Some("08:00"), Some("12:00")));
    assert_eq!(at.fields(), [("08:00".to_owned(), true), ("12:30".to_owned(), true)]);
    let text = at.draw().plain_text();
    assert!(text.contains("It would clash with “Midday” (12:00–14:00)."), "{text}");
    // Put right from there.
    at.change("data-time", "ends", "11:30");
    assert_eq!(at.times(), (Some("08:00"), Some("11:30")));
    assert_eq!((at.view_state.refused.is_none(), at.fields()[1].1), (true, false));
}

#[test]
fn both_times_can_move_one_after_the_other() {
    let mut at = AtStep::new(Template::DayInTheLife, 2);
    at.change("data-time", "ends", "");
    at.change("data-time", "begins", "");
    assert_eq!(at.times(), (None, None));
    at.change("data-time", "begins", "13:30");
    at.change("data-time", "ends", "13:00");
    assert!(at.draw().plain_text().contains("It would end before it begins."));
    // What was refused is tried together with what comes.
    at.change("data-time", "begins", "12:30");
    assert_eq!(at.times(), (Some("12:30"), Some("13:00")));
    assert!(at.view_state.refused.is_none());
}

#[test]
fn a_step_is_renamed_and_marked_as_passive_in_a_blueprint() {
    let mut at = AtStep::new(Template::ServiceBlueprint, 0);
    at.change("data-step-name", "", " Ring the bell ");
    assert_eq!(at.step().name, "Ring the bell");
    at.change("data-passive", "", "true");
    assert!(at.step().passive);
    at.change("data-passive", "", "");
    assert!(!at.step().passive);
    let day = AtStep::new(Template::DayInTheLife, 0);
    assert!(day.draw().all().iter().all(|node| node.attribute("data-passive").is_none()));
}

#[test]
fn a_stage_shows_each_of_its_steps() {
    let mut at = AtStep::new(Template::DayInTheLife, 0);
    let stage = at.map.stages[0].id.clone();
    at.focus = Focus::Stage(stage);
    assert_eq!(at.draw().all().iter().filter(|node| node.attribute("data-step-details").is_some()).count(), 1);
}

#[test]
fn hours_are_told_as_far_as_they_are_known() {
    let map = Preset::WorkingDay.map(&Language::French);
    assert_eq!(map.kind, MapKind::DayInTheLife);
    let first = map.steps().next().expect("a day has steps").clone();
    let words = &french::WORDS.blueprint;
    assert_eq!(words.hours(&first), "06:30–08:00");
    assert_eq!(words.hours(&Step { ends: None, ..first.clone() }), "dès 06:30");
    assert_eq!(words.hours(&Step { begins: None, ..first.clone() }), "jusqu’à 08:00");
    assert_eq!(words.hours(&Step { begins: None, ends: None, ..first }), "");
}
