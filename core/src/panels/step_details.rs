//! What is known of a step besides its name: when it begins and ends, and whether the customer does nothing there.

use super::node::{Node, On, el, labelled, text};
use crate::editor::blueprint_commands::{change_stage, change_step, set_passive, set_times, times_shown};
use crate::editor::focus::Focus;
use crate::editor::situation::Situation;
use crate::format::limits::NAME;
use crate::method::day::Clash;
use crate::method::priorities::owners;
use crate::model::{MapKind, Stage, Step, StepId};

/// The steps in focus: the one whose header is, or all of the stage whose header is; `None` while neither is.
pub fn draw_in_focus(at: &Situation<'_>) -> Option<Node> {
    let (stage, steps): (Option<&Stage>, Vec<&Step>) = match at.focus? {
        Focus::Step(id) => (None, vec![at.map.step(id)?.1]),
        Focus::Stage(id) => (at.map.stage(id), at.map.stage(id)?.steps.iter().collect()),
        _ => return None,
    };
    let panel = el("div").class("step-details").key("steps").children(stage.map(|stage| owner_of(at, stage)));
    Some(panel.children(steps.into_iter().map(|step| draw_step(at, step))))
}

/// Who answers for a stage on our side.
fn owner_of(at: &Situation<'_>, stage: &Stage) -> Node {
    let id = stage.id.clone();
    let known = owners(at.map, at.word_order).into_iter().map(|owner| el("option").with("value", owner));
    let owner = el("input").with("type", "text").takes(NAME).with("value", stage.owner.clone());
    let owner = owner.with("list", "stage-owner-list").with("data-stage-owner", id.to_string());
    let owner = owner.on(On::Change, move |at, value, _| match at.map.stage(&id) {
        Some(stage) => change_stage(Stage { owner: value.trim().to_owned(), steps: Vec::new(), ..stage.clone() }),
        None => Default::default(),
    });
    el("section")
        .class("step-detail")
        .key(stage.id.to_string())
        .child(text("h3", stage.name.clone()))
        .child(labelled(at.words.board.owner, owner))
        .child(el("datalist").with("id", "stage-owner-list").children(known))
}

/// One step: its name, its times, and the mark that the customer does nothing.
pub fn draw_step(at: &Situation<'_>, step: &Step) -> Node {
    let words = &at.words.blueprint;
    let id = &step.id;
    let name = el("input").with("type", "text").takes(NAME).with("value", step.name.clone());
    // A step without a name of its own goes by its stage's.
    let name = name.with("placeholder", at.map.column_name(id));
    let name = name.with("data-step-name", id.to_string()).on(On::Change, {
        let id = id.clone();
        move |at, value, _| match at.map.step(&id) {
            Some((_, step)) => change_step(at.map, Step { name: value.trim().to_owned(), ..step.clone() }),
            None => Default::default(),
        }
    });
    let fault = fault(at, id);
    let (begins, ends) = times_shown(at, step);
    let times = el("div")
        .class("step-times")
        .child(labelled(words.begins, time(id, "begins", begins, fault.is_some())))
        .child(labelled(words.ends, time(id, "ends", ends, fault.is_some())));
    let mut node = el("section").class("step-detail").key(id.to_string()).with("data-step-details", id.to_string());
    node = node.child(text("h3", at.map.column_name(id))).child(labelled(words.step_name, name)).child(times);
    // Always there, so that what comes to stand in it is read out.
    let mut message = el("p").class("step-fault").with("role", "alert").with("id", fault_id(id));
    message.text = fault.unwrap_or_default();
    node = node.child(message);
    if at.map.kind == MapKind::ServiceBlueprint {
        node = node.child(passive(at, step));
    }
    node
}

fn fault_id(step: &StepId) -> String {
    format!("step-fault-{step}")
}

/// A time field. What is typed into it is tried with what stands in the other one, refused or not.
fn time(step: &StepId, name: &'static str, value: &str, refused: bool) -> Node {
    let field = el("input").with("type", "time").with("value", value).with("data-time", format!("{name}:{step}"));
    let field = field.with("aria-invalid", refused.to_string()).with("aria-describedby", fault_id(step));
    let step = step.clone();
    field.on(On::Change, move |at, value, _| {
        let Some((_, now)) = at.map.step(&step) else { return Default::default() };
        let (begins, ends) = times_shown(at, now);
        match name {
            "begins" => set_times(at, &step, value, ends),
            _ => set_times(at, &step, begins, value),
        }
    })
}

/// Why the times in the fields of `step` are not on the map.
fn fault(at: &Situation<'_>, step: &StepId) -> Option<String> {
    let words = &at.words.blueprint;
    let refused = at.view_state.refused.as_ref().filter(|refused| refused.step == *step)?;
    let why = match (&refused.clash, refused.clash.other(step)) {
        (Clash::EndsFirst { .. }, _) | (_, None) => words.ends_first.to_owned(),
        (_, Some(other)) => {
            let times = at.map.step(other).map(|(_, step)| words.hours(step)).unwrap_or_default();
            (words.overlaps)(at.map.column_name(other), &times)
        }
    };
    Some(format!("{why} {}", words.kept))
}

fn passive(at: &Situation<'_>, step: &Step) -> Node {
    let id = step.id.clone();
    let tick =
        el("input").with("type", "checkbox").with_if(step.passive, "checked").with("data-passive", id.to_string());
    let tick = tick.on(On::Change, move |at, value, _| match at.map.step(&id) {
        Some((_, step)) => set_passive(at.map, step, value == "true"),
        None => Default::default(),
    });
    el("label").class("tick").child(tick).child(text("span", at.words.blueprint.passive))
}
