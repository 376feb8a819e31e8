//! The agenda in the guide: how long, what now, how much time is left.

use super::guide::open_step;
use super::node::{Node, button, el, text};
use crate::editor::outcome::{Effect, Outcome};
use crate::editor::situation::Situation;
use crate::method::agenda::{Agenda, Length};

/// Draws it.
pub(super) fn draw(at: &Situation<'_>) -> Node {
    let words = at.words.guide();
    let section = el("section").key("agenda").class("agenda").child(text("h3", words.agenda));
    let elsewhere = at.agenda.is_some_and(|agenda| agenda.is_running() && agenda.map.as_str() != at.id);
    let agenda = here(at);
    if agenda.has_begun() {
        return section
            .with("data-agenda", if agenda.is_running() { "running" } else { "paused" })
            .children(under_way(at, &agenda));
    }
    section
        .with("data-agenda", "waiting")
        .children(elsewhere.then(|| text("p", words.elsewhere).class("quiet").key("elsewhere")))
        .child(lengths(at, agenda.length()))
        .child(programme(at, &agenda))
        .child(handler("button primary", words.start, "start", |agenda, now| agenda.started(now)))
}

/// The agenda about this map; a fresh one while there is none.
fn here(at: &Situation<'_>) -> Agenda {
    at.agenda.filter(|agenda| agenda.map.as_str() == at.id).cloned().unwrap_or_default()
}

/// What is left of the activity, as it is read.
fn time(at: &Situation<'_>, agenda: &Agenda) -> String {
    let left = agenda.left(at.now);
    if left < 0 { (at.words.guide().over)(&clock(-left)) } else { clock(left) }
}

/// What the clock in the corner shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// What is done now.
    pub activity: &'static str,
    /// The time that is left of it.
    pub time: String,
    /// Whether none is.
    pub is_over: bool,
}

/// What the clock in the corner shows while the timer of this map runs.
pub fn left(at: &Situation<'_>) -> Option<Left> {
    let agenda = at.agenda.filter(|agenda| agenda.is_running() && agenda.map.as_str() == at.id)?;
    let activity = (at.words.guide().activity)(agenda.activity().0);
    Some(Left { activity, time: time(at, agenda), is_over: agenda.left(at.now) < 0 })
}

/// A button that changes the agenda.
fn handler(
    class: &'static str,
    title: &'static str,
    name: &'static str,
    change: impl Fn(Agenda, u64) -> Agenda + 'static,
) -> Node {
    button(class, title, move |at, _, _| Outcome::effect(Effect::Agenda(Box::new(change(here(at), at.now)))))
        .key(name)
        .with("data-timer", name)
}

fn lengths(at: &Situation<'_>, chosen: Length) -> Node {
    let words = at.words.guide();
    let choices = Length::ALL.map(|length| {
        button("button", (words.hours)(length.hours()), move |_, _, _| {
            Outcome::effect(Effect::Agenda(Box::new(Agenda::new(length))))
        })
        .with("aria-pressed", (length == chosen).to_string())
        .with("data-hours", length.hours().to_string())
    });
    let group = el("div").class("agenda-lengths").with("role", "group").with("aria-label", words.how_long);
    el("div").key("lengths").child(text("p", words.how_long)).child(group.children(choices))
}

/// Every activity with its minutes, the one at hand marked.
fn programme(at: &Situation<'_>, agenda: &Agenda) -> Node {
    let words = at.words.guide();
    let rows = agenda.length().activities().iter().enumerate().map(|(index, (activity, minutes))| {
        let row = el("li")
            .child(text("span", (words.activity)(*activity)))
            .child(text("span", (words.minutes)(*minutes)).class("quiet"));
        if agenda.has_begun() && index == agenda.index() { row.with("aria-current", "step") } else { row }
    });
    let summary = text("summary", words.programme).class("link");
    el("details").key("programme").class("programme").child(summary).child(el("ol").children(rows))
}

fn under_way(at: &Situation<'_>, agenda: &Agenda) -> Vec<Node> {
    let words = at.words.guide();
    let (activity, _) = agenda.activity();
    let activities = agenda.length().activities();
    let left = agenda.left(at.now);
    let clock = time(at, agenda);
    let step = activity.step().map(|step| {
        let title = (words.open_step)((words.step)(step));
        button("link", title, move |at, _, _| open_step(at.view_state, step)).key("step").with("data-timer", "step")
    });
    let now = el("p")
        .key("now")
        .child(text("span", (words.activity_of)(agenda.index() + 1, activities.len())).class("quiet"))
        .child(text("strong", (words.activity)(activity)).with("data-activity", agenda.index().to_string()));
    let time = el("p")
        .key("time")
        .class(if left < 0 { "agenda-time over" } else { "agenda-time" })
        .child(text("span", clock).class("agenda-clock").with("role", "timer").with("aria-label", words.left));
    // Whole minutes, so that only the clock changes from second to second.
    let minutes = |seconds: i64| seconds.div_euclid(60) + i64::from(seconds.rem_euclid(60) >= 30);
    let overall = el("p")
        .key("overall")
        .class("quiet")
        .child(text("span", (words.left_overall)(minutes(agenda.left_overall(at.now)))).with("data-left-overall", ""))
        .child(text("span", (words.behind)(minutes(agenda.behind(at.now)))).with("data-behind", ""));
    let run = if agenda.is_running() {
        handler("button", words.pause, "pause", |agenda, now| agenda.paused(now))
    } else {
        handler("button primary", words.resume, "start", |agenda, now| agenda.started(now))
    };
    let index = agenda.index();
    let back = (index > 0).then(|| {
        handler("button", words.previous, "previous", move |agenda, now| agenda.at(index.saturating_sub(1), now))
    });
    let on = (!agenda.is_last())
        .then(|| handler("button", words.next, "next", move |agenda, now| agenda.at(index + 1, now)));
    // Only a timer that stands still can be thrown away, so that no slip of the hand does it.
    let over = (!agenda.is_running())
        .then(|| handler("button quiet", words.start_over, "start-over", |agenda, _| Agenda::new(agenda.length())));
    let buttons =
        el("div").key("buttons").class("agenda-buttons").child(run).children(back).children(on).children(over);
    let mut parts = vec![now, time, overall, buttons];
    parts.extend(step);
    parts.push(programme(at, agenda));
    parts
}

/// Seconds as a clock tells them: 12:34, or 1:02:34.
fn clock(seconds: i64) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}
