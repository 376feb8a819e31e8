//! The panel of the method's seven steps: how far the map has come, what to do next, what to ask, and how much time is left.

use super::agenda;
use super::jump::jump;
use super::node::{Node, button, command, el, figure, text};
use crate::command;
use crate::editor::commands::Command;
use crate::editor::outcome::Outcome;
use crate::editor::situation::Situation;
use crate::editor::view_state::ViewState;
use crate::method::guide::{Aim, GuideStep, Progress, Task, current, progress};

/// Draws it.
pub fn draw(at: &Situation<'_>) -> Node {
    let words = at.words.guide();
    let all = progress(at.map);
    let open = at.view_state.guide_step.unwrap_or_else(|| current(&all).number());
    let done = all.iter().filter(|progress| progress.is_done()).count();
    let heading = el("h3")
        .child(text("span", words.steps))
        .child(text("span", (words.steps_done)(done, all.len())).class("quiet guide-done"));
    let steps = all.iter().map(|progress| step(at, progress, open == progress.step.number()));
    let is_first = at.agenda.is_some_and(|agenda| agenda.has_begun() && agenda.map.as_str() == at.id);
    let agenda = agenda::draw(at);
    let steps = el("section").key("steps").child(heading).child(el("ol").class("guide-steps").children(steps));
    // A timer that runs is looked at all the time; before that the steps are what one comes for.
    let parts = if is_first { [agenda, steps, questions(at)] } else { [steps, questions(at), agenda] };
    el("div").class("guide").children(parts)
}

fn step(at: &Situation<'_>, progress: &Progress, is_open: bool) -> Node {
    let words = at.words.guide();
    let (step, percent) = (progress.step, progress.percent());
    let title = (words.step)(step);
    let bar = el("progress")
        .with("max", "100")
        .with("value", percent.to_string())
        .with("aria-label", title)
        .with("data-percent", percent.to_string());
    let shown = if progress.is_done() { "✓".to_owned() } else { step.number().to_string() };
    let head = el("button")
        .with("type", "button")
        .class("guide-step")
        .with("aria-expanded", is_open.to_string())
        .child(text("span", shown).class("guide-number").with("aria-hidden", "true"))
        .child(text("span", title).class("guide-title"))
        .child(text("span", (at.words.board.percent)(percent)).class("quiet"))
        .on(super::node::On::Click, move |at, _, _| {
            Outcome::look(at.view_state, |view_state| {
                view_state.guide_step = Some(if is_open { 0 } else { step.number() })
            })
        });
    let mut item = el("li")
        .key(step.as_str())
        .class(if progress.is_done() { "done" } else { "open" })
        .with("data-guide-step", step.as_str())
        .child(head)
        .child(bar);
    if is_open {
        let body = el("div").key("body").class("guide-body");
        let body = body
            .child(text("p", (words.about)(step, &at.map.kind)))
            .child(text("p", (words.to_do)(step, &at.map.kind)))
            .child(el("ul").children(progress.tasks.iter().map(|task| task_line(at, task))))
            .child(el("div").class("guide-ways").children(ways(at, step)));
        item = item.child(body);
    }
    item
}

/// What is counted, and the way to what is missing.
fn task_line(at: &Situation<'_>, task: &Task) -> Node {
    let words = at.words.guide();
    let line = (words.task)(task.aim, task.done, task.of);
    let name = format!("{}{}", words.go_on, (at.words.checks().after_colon)(&line));
    let next = task.next.clone().filter(|_| !task.is_done()).map(|place| {
        button("link", words.go_on, move |at, _, _| jump(at, &place)).with("aria-label", name).with("data-go-on", "")
    });
    let mark = if task.is_done() { "done" } else { "open" };
    let item = el("li").key(format!("{:?}", task.aim as u8)).class(mark).child(text("span", line)).children(next);
    let left = task.of - task.done;
    match task.aim {
        Aim::FrictionsAnswered => figure(item, "unanswered", left),
        Aim::IdeasOwned => figure(item, "unowned", left),
        Aim::StepsFelt => figure(item, "unfelt", left),
        Aim::CardsFounded => figure(item, "founded-cards", task.done),
        _ => item,
    }
}

/// The places in the page a step leads to.
fn ways(at: &Situation<'_>, step: GuideStep) -> impl Iterator<Item = Node> {
    let ways: &[&'static Command] = match step {
        GuideStep::Goal => &[command!("header")],
        GuideStep::Persona => &[command!("persona")],
        GuideStep::Stages => &[command!("add-stage"), command!("touchpoints")],
        GuideStep::Feelings => &[command!("board")],
        GuideStep::Moments => &[command!("moments")],
        GuideStep::Owners => &[command!("checks"), command!("priorities")],
        GuideStep::Improve => &[command!("priorities"), command!("compare"), command!("summary")],
    };
    let words = at.words;
    // Who is on the board already needs no way to it.
    let here = at.view_state.view.as_str();
    let elsewhere = ways.iter().filter(move |way| way.name != here);
    elsewhere.map(move |way| command("button", way, way.title(words)))
}

/// What to ask about the lane and the stage in focus.
fn questions(at: &Situation<'_>) -> Node {
    let words = at.words.guide();
    let section = el("section").key("questions").class("questions").child(text("h3", words.questions));
    let lane = at.focus.and_then(|focus| focus.lane(at.map)).and_then(|id| at.map.lane(&id));
    let stage = at.focus.and_then(|focus| focus.stage(at.map)).and_then(|id| at.map.stage(&id));
    if lane.is_none() && stage.is_none() {
        return section.child(text("p", words.no_focus).class("quiet").key("none"));
    }
    let list = |key: &'static str, name: String, questions: &'static [&'static str]| {
        let items = questions.iter().map(|question| text("li", *question));
        el("div")
            .key(key)
            .with("data-questions", key)
            .child(text("h4", name))
            .child(el("ul").class("bullets").children(items))
    };
    let named = |name: &str, otherwise: &str| if name.is_empty() { otherwise.to_owned() } else { name.to_owned() };
    let role = |lane: &crate::model::Lane| (at.words.board.role_name)(&lane.role).to_owned();
    section
        .children(lane.map(|lane| {
            let name = (words.about_lane)(&named(&lane.label, &role(lane)));
            list("lane", name, (words.lane_questions)(&lane.role, &at.map.kind))
        }))
        .children(stage.map(|stage| {
            let name = (words.about_stage)(&named(&stage.name, at.words.checks().nameless));
            list("stage", name, (words.stage_questions)(&at.map.kind))
        }))
}

/// Opens `step` in the panel.
pub fn open_step(view_state: &ViewState, step: GuideStep) -> Outcome {
    Outcome::look(view_state, |view_state| view_state.guide_step = Some(step.number()))
}
