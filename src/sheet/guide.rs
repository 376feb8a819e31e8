//! The panel of the method's seven steps: how far the map has come, what to do next, what to ask, and how much time is left.

use super::agenda;
use super::jump::jump;
use super::piece::{Piece, button, command, el, text};
use crate::editor::commands;
use crate::editor::looks::Looks;
use crate::editor::outcome::Outcome;
use crate::editor::situation::Situation;
use crate::method::guide::{GuideStep, Progress, Task, current, progress};

/// Draws it.
pub fn draw(at: &Situation<'_>) -> Piece {
    let words = &at.words.guide;
    let all = progress(at.map);
    let open = at.looks.guide_step.unwrap_or_else(|| current(&all).number());
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

fn step(at: &Situation<'_>, progress: &Progress, is_open: bool) -> Piece {
    let words = &at.words.guide;
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
        .child(text("span", (words.percent)(percent)).class("quiet"))
        .on(super::piece::On::Click, move |at, _, _| {
            Outcome::look(at.looks, |looks| looks.guide_step = Some(if is_open { 0 } else { step.number() }))
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
fn task_line(at: &Situation<'_>, task: &Task) -> Piece {
    let words = &at.words.guide;
    let line = (words.task)(task.aim, task.done, task.of);
    let name = format!("{}{}", words.go_on, (at.words.checks.after_colon)(&line));
    let next = task.next.clone().filter(|_| !task.is_done()).map(|place| {
        button("link", words.go_on, move |at, _, _| jump(at, &place)).with("aria-label", name).with("data-go-on", "")
    });
    let mark = if task.is_done() { "done" } else { "open" };
    el("li").key(format!("{:?}", task.aim as u8)).class(mark).child(text("span", line)).children(next)
}

/// The places in the page a step leads to, by the names of their commands.
fn ways(at: &Situation<'_>, step: GuideStep) -> impl Iterator<Item = Piece> {
    let names: &[&'static str] = match step {
        GuideStep::Goal => &["header"],
        GuideStep::Persona => &["persona"],
        GuideStep::Stages => &["add-stage", "touchpoints"],
        GuideStep::Feelings => &["board"],
        GuideStep::Moments => &["moments"],
        GuideStep::Owners => &["checks", "priorities"],
        GuideStep::Improve => &["priorities", "compare", "summary"],
    };
    let words = at.words;
    // Who is on the board already needs no way to it.
    let here = at.looks.view.as_str();
    let found = names.iter().filter(move |name| **name != here).filter_map(|name| commands::find(name));
    found.map(move |row| command("button", row.name, row.title(words)))
}

/// What to ask about the lane and the stage in focus.
fn questions(at: &Situation<'_>) -> Piece {
    let words = &at.words.guide;
    let section = el("section").key("questions").class("questions").child(text("h3", words.questions));
    let lane = at.stop.and_then(|stop| stop.lane(at.map)).and_then(|id| at.map.lane(&id));
    let stage = at.stop.and_then(|stop| stop.stage(at.map)).and_then(|id| at.map.stage(&id));
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
            let name = (words.about_stage)(&named(&stage.name, at.words.checks.nameless));
            list("stage", name, (words.stage_questions)(&at.map.kind))
        }))
}

/// Opens `step` in the panel.
pub fn open_step(looks: &Looks, step: GuideStep) -> Outcome {
    Outcome::look(looks, |looks| looks.guide_step = Some(step.number()))
}
