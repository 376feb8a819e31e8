//! The guide and its agenda: what they show, and what their buttons come to.

use parcours_core::editor::focus::Focus;
use parcours_core::editor::outcome::{Effect, Outcome};
use parcours_core::editor::selection::Selection;
use parcours_core::editor::situation::Situation;
use parcours_core::editor::view_state::{SidePanel, ViewState};
use parcours_core::method::agenda::{Agenda, Length};
use parcours_core::method::guide::GuideStep;
use parcours_core::model::{JourneyMap, Lane, LaneRole, MapKind, Stage, Step};
use parcours_core::panels::{Node, On, guide};
use parcours_core::words::{Words, english, french};

fn map() -> JourneyMap {
    let mut map = JourneyMap::default();
    let steps = vec![Step { id: "t".into(), name: "Search".into(), ..Step::default() }];
    map.stages.push(Stage { id: "s".into(), name: "Discover".into(), steps, ..Stage::default() });
    map.lanes.push(Lane { id: "l".into(), role: LaneRole::Touchpoint, label: "Contacts".into(), ..Lane::default() });
    map
}

fn press(at: &Situation<'_>, name: &str, value: &str) -> Outcome {
    let sheet = guide::draw(at);
    let node = sheet.find(name, value).unwrap_or_else(|| panic!("no {name}={value} in\n{}", sheet.plain_text()));
    let button = node.all().into_iter().find(|node| node.handler(On::Click).is_some()).expect("it can be pressed");
    button.handler(On::Click).expect("it can be pressed")(at, "", &mut || "new".to_owned())
}

/// Looks at the map at the second `now`, with `agenda`.
fn at<T>(agenda: Option<&Agenda>, now: u64, look: impl FnOnce(&Situation<'_>) -> T) -> T {
    let (map, nothing) = (map(), Selection::default());
    look(&Situation { id: "m", now, agenda, ..Situation::of(&map, &nothing, &english::WORDS) })
}

fn open_step(sheet: &Node) -> Option<&str> {
    let open = sheet
        .all()
        .into_iter()
        .find(|node| node.children.first().is_some_and(|head| head.attribute("aria-expanded") == Some("true")));
    open.and_then(|step| step.attribute("data-guide-step"))
}

#[test]
fn the_step_to_work_on_is_open_until_a_person_opens_another() {
    at(None, 0, |at| {
        let sheet = guide::draw(at);
        assert_eq!(open_step(&sheet), Some("goal"));
        let text = sheet.plain_text();
        for part in ["Seven steps\n0 of 7 done", "0 of 6 fields about the map are filled in", "Go there"] {
            assert!(text.contains(part), "{part} in\n{text}");
        }
        let Some(Effect::Look(view_state)) = press(at, "data-guide-step", "moments").effect else { panic!("it opens") };
        assert_eq!(view_state.guide_step, Some(5));
        assert_eq!(open_step(&guide::draw(&Situation { view_state: &view_state, ..*at })), Some("moments"));
        let closed = ViewState { guide_step: Some(0), ..ViewState::PLAIN };
        assert_eq!(open_step(&guide::draw(&Situation { view_state: &closed, ..*at })), None);
        let Some(Effect::Look(view_state)) = press(at, "data-go-on", "").effect else { panic!("it leads there") };
        assert_eq!(view_state.side_panel, Some(SidePanel::Header));
    });
}

/// The commands a step leads to exist, and do what they are called.
#[test]
fn each_step_leads_to_its_places() {
    for step in GuideStep::ALL {
        let view_state = ViewState { guide_step: Some(step.number()), ..ViewState::PLAIN };
        let found = at(None, 0, |at| {
            let sheet = guide::draw(&Situation { view_state: &view_state, ..*at });
            let names = sheet.all().into_iter().filter_map(|node| node.attribute("data-command").map(str::to_owned));
            names.collect::<Vec<_>>().join(" ")
        });
        let expected = match step {
            GuideStep::Goal => "header",
            GuideStep::Persona => "persona",
            GuideStep::Stages => "add-stage touchpoints",
            GuideStep::Feelings => "",
            GuideStep::Moments => "moments",
            GuideStep::Owners => "checks priorities",
            GuideStep::Improve => "priorities compare summary",
        };
        assert_eq!(found, expected, "{step:?}");
    }
}

#[test]
fn questions_follow_the_focus() {
    let shown = |focus: Option<Focus>, kind: MapKind| {
        let (map, nothing) = (JourneyMap { kind, ..map() }, Selection::default());
        let sheet = guide::draw(&Situation { focus: focus.as_ref(), ..Situation::of(&map, &nothing, &english::WORDS) });
        let headings = sheet.all().into_iter().filter(|node| node.tag == "h4").map(|node| node.text.clone());
        (headings.collect::<Vec<_>>().join(", "), sheet.plain_text())
    };
    for (focus, expected) in [
        (None, ""),
        (Some(Focus::Lane("l".into())), "Lane: Contacts"),
        (Some(Focus::Step("t".into())), "Stage: Discover"),
        (Some(Focus::Cell(parcours_core::model::CellKey::new("t", "l"))), "Lane: Contacts, Stage: Discover"),
    ] {
        assert_eq!(shown(focus.clone(), MapKind::CurrentState).0, expected, "{focus:?}");
    }
    let lane = Some(Focus::Lane("l".into()));
    let (here, later) = (shown(lane.clone(), MapKind::CurrentState).1, shown(lane, MapKind::FutureState).1);
    assert!(here.contains("on which channel") && later.contains("which goes, which is new"));
}

/// Two questions at least for each of the roles, whatever the map is; none twice, and each a question or an advice.
#[test]
fn every_lane_and_stage_has_its_questions() {
    let all = |words: &Words| {
        let mut said: Vec<&'static [&'static str]> = Vec::new();
        for kind in MapKind::ALL {
            said.push((words.guide().stage_questions)(kind));
            said.extend(LaneRole::ALL.iter().map(|role| (words.guide().lane_questions)(role, kind)));
        }
        said
    };
    let (english, french) = (all(&english::WORDS), all(&french::WORDS));
    assert_eq!(english.len(), (LaneRole::ALL.len() + 1) * MapKind::ALL.len());
    for (english, french) in english.iter().zip(&french) {
        assert!(english.len() >= 2 && english.len() == french.len(), "{english:?} {french:?}");
        assert!(english.iter().zip(french.iter()).all(|(english, french)| english != french));
        for (at, question) in english.iter().enumerate() {
            assert!(question.contains('?') || question.ends_with('.'), "{question}");
            assert!(!english[..at].contains(question), "{question} twice");
        }
    }
}

#[test]
fn the_agenda_is_chosen_started_paused_and_gone_through() {
    let mut agenda: Option<Agenda> = None;
    let mut now = 1000;
    let mut step = |name: &str, value: &str, later: u64| {
        now += later;
        let kept = agenda.clone();
        at(kept.as_ref(), now, |at| {
            let Some(Effect::Agenda(next)) = press(at, name, value).effect else {
                panic!("{value} changes the agenda")
            };
            agenda = Some(next.about("m".into()));
            guide::draw(&Situation { agenda: agenda.as_ref(), ..*at }).plain_text()
        })
    };
    step("data-hours", "4", 0);
    let text = step("data-timer", "start", 0);
    for part in ["Activity 1 of 12", "Agree on the goal", "15:00", "4 h left in all", "On time", "Pause"] {
        assert!(text.contains(part), "{part} in\n{text}");
    }
    let text = step("data-timer", "next", 300);
    for part in ["Activity 2 of 12", "20:00", "3 h 55 min left in all", "10 min ahead"] {
        assert!(text.contains(part), "{part} in\n{text}");
    }
    let text = step("data-timer", "pause", 1260);
    for part in ["1:00 over", "Resume", "Start over"] {
        assert!(text.contains(part), "{part} in\n{text}");
    }
    assert!(step("data-timer", "start", 5000).contains("1:00 over"), "time stood still");
    step("data-timer", "previous", 0);
    step("data-timer", "pause", 0);
    assert!(step("data-timer", "start-over", 0).contains("How long is the workshop?"));
    assert_eq!(agenda.map(|agenda| (agenda.length(), agenda.has_begun())), Some((Length::Four, false)));
}

#[test]
fn a_timer_of_another_map_is_mentioned_and_left_alone() {
    let other = Agenda::new(Length::Two).about("other".into()).started(900);
    let text = at(Some(&other), 1000, |at| guide::draw(at).plain_text());
    assert!(text.contains("runs for another map") && text.contains("Start"), "{text}");
    let nothing = Selection::default();
    let map = map();
    let at = Situation { agenda: Some(&other), id: "m", ..Situation::of(&map, &nothing, &french::WORDS) };
    assert!(guide::draw(&at).plain_text().contains("un autre parcours"));
}
