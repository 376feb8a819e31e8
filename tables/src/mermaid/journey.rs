//! Mermaid's `journey`: a section for each stage, a task for each step, and its feeling as a score from 1 to 5.

use parcours_core::format::{ListKind, limits};
use parcours_core::method::moments::customer_curve;
use parcours_core::model::{
    Card, CellKey, Emotion, Evidence, JourneyMap, Lane, LaneId, LaneRole, Language, MapKind, Score, StepId,
};
use parcours_core::words::Words;

use super::text::{escaped, escaped_actor, unescaped};
use crate::board_table::on_one_line;
use crate::build::Builder;
use crate::problem::{Notice, Problem};

/// The score that stands for the middle of the scale: what is written where no feeling is known, because a task must have one.
const MIDDLE: i64 = 3;

/// The lane whose feelings a journey tells: the customer's own, or the first there is.
pub(crate) fn drawn(map: &JourneyMap) -> Option<&Lane> {
    customer_curve(map).or_else(|| map.lanes.iter().find(|lane| lane.is_emotion()))
}

/// The map as a journey.
pub(crate) fn write(map: &JourneyMap, words: &Words) -> String {
    let mut text = String::from("journey\n");
    if !map.title.trim().is_empty() {
        text.push_str(&format!("    title {}\n", escaped(&on_one_line(&map.title))));
    }
    let curve = drawn(map);
    let persona = named(&map.persona.name, || words.tables.customer.to_owned()).replace(',', "#44;");
    let mut number = 0;
    for (at, stage) in map.stages.iter().enumerate() {
        text.push_str(&format!("    section {}\n", named(&stage.name, || (words.board.new_stage)(at + 1))));
        for step in &stage.steps {
            number += 1;
            let name = if step.name.trim().is_empty() { &stage.name } else { &step.name };
            let name = named(name, || (words.board.new_step)(number));
            let cell = curve.map(|lane| CellKey { step: step.id.clone(), lane: lane.id.clone() });
            let score = cell
                .and_then(|cell| map.emotion(&cell))
                .map_or(MIDDLE, |known| i64::from(known.score.value()) + MIDDLE);
            let mut actors = vec![persona.clone()];
            if map.kind == MapKind::ServiceBlueprint {
                for actor in serving(map, &step.id).into_iter().map(|owner| escaped_actor(&on_one_line(owner))) {
                    if !actors.contains(&actor) {
                        actors.push(actor);
                    }
                }
            }
            text.push_str(&format!("      {name}: {score}: {}\n", actors.join(", ")));
        }
    }
    text
}

/// `name` in a diagram; what `other` says where there is none.
pub(super) fn named(name: &str, other: impl FnOnce() -> String) -> String {
    let safe = escaped(&on_one_line(name));
    if safe.is_empty() { escaped(&other()) } else { safe }
}

/// Who serves the customer in a step of a blueprint, in their view: the owners of those cards.
fn serving<'a>(map: &'a JourneyMap, step: &StepId) -> Vec<&'a str> {
    let lanes = map.lanes.iter().filter(|lane| lane.role == LaneRole::Frontstage);
    let cells = lanes.map(|lane| CellKey { step: step.clone(), lane: lane.id.clone() });
    let cards = cells.flat_map(|cell| map.cards_in(&cell)).filter_map(|id| map.card(id));
    cards.map(|card| card.owner.trim()).filter(|owner| !owner.is_empty()).collect()
}

/// Whether a text holds a journey, whatever stands before it.
pub(crate) fn is_journey(text: &str) -> bool {
    Lines::new(text).next().is_some_and(|(_, line)| first_word(line).eq_ignore_ascii_case("journey"))
}

/// The line at which another diagram of Mermaid begins, if that is what a text holds: no table, though it may have commas.
pub(crate) fn other_diagram(text: &str) -> Option<usize> {
    const OTHERS: [&str; 14] = [
        "flowchart",
        "graph",
        "sequencediagram",
        "classdiagram",
        "statediagram",
        "statediagram-v2",
        "erdiagram",
        "gantt",
        "pie",
        "mindmap",
        "timeline",
        "quadrantchart",
        "kanban",
        "gitgraph",
    ];
    let (line, first) = Lines::new(text).next()?;
    let word = first_word(first).trim_end_matches(':').to_ascii_lowercase();
    let is_alone = !first.contains([',', ';', '\t']);
    (is_alone && OTHERS.contains(&word.as_str())).then_some(line)
}

fn first_word(line: &str) -> &str {
    line.split_whitespace().next().unwrap_or("")
}

/// What follows the word `word` on `line`.
fn after<'a>(line: &'a str, word: &str) -> Option<&'a str> {
    let start = line.get(..word.len())?;
    let rest = &line[word.len()..];
    let apart = rest.is_empty() || rest.starts_with([' ', '\t', ':', '{']);
    (apart && start.eq_ignore_ascii_case(word)).then(|| rest.trim())
}

/// The lines of a diagram that say something, each with its number from 1: without front matter, comments, settings, the fence of a
/// Markdown block, and descriptions for those who do not see the drawing.
struct Lines<'a> {
    lines: std::iter::Enumerate<std::str::Lines<'a>>,
    /// The title that the front matter tells.
    title: Option<&'a str>,
    begun: bool,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str) -> Self {
        Self { lines: text.trim_start_matches('\u{feff}').lines().enumerate(), title: None, begun: false }
    }

    fn skip_to(&mut self, end: &str) {
        for (_, line) in self.lines.by_ref() {
            let line = line.trim();
            if let (None, Some(title)) = (self.title, line.strip_prefix("title:")) {
                self.title = Some(title.trim().trim_matches(['"', '\'']));
            }
            if line.ends_with(end) {
                break;
            }
        }
    }
}

impl<'a> Iterator for Lines<'a> {
    type Item = (usize, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let (at, line) = self.lines.next()?;
            let line = line.trim();
            if line.is_empty() || line.starts_with("```") || line.starts_with("~~~") {
                continue;
            }
            if line == "---" && !self.begun {
                self.skip_to("---");
                continue;
            }
            if line.starts_with("%%") {
                if line.starts_with("%%{") && !line.contains("}%%") {
                    self.skip_to("}%%");
                }
                continue;
            }
            self.begun = true;
            if after(line, "acctitle").is_some() {
                continue;
            }
            if let Some(described) = after(line, "accdescr") {
                if described.starts_with('{') && !described.contains('}') {
                    self.skip_to("}");
                }
                continue;
            }
            return Some((at + 1, line));
        }
    }
}

/// A task of a journey.
struct Task {
    line: usize,
    name: String,
    /// The score, 1 to 5, unless there is none.
    score: Option<i64>,
    actors: Vec<String>,
}

/// The map that a journey tells.
///
/// # Errors
/// When the text is no journey, or tells of more than a map holds.
pub(crate) fn read(text: &str, language: &Language) -> Result<(JourneyMap, Vec<Notice>), Problem> {
    let mut lines = Lines::new(text);
    let Some((line, first)) = lines.next() else { return Err(Problem::NoJourney { line: 1 }) };
    if !first_word(first).eq_ignore_ascii_case("journey") {
        return Err(Problem::NoJourney { line });
    }
    let mut builder = Builder::new(language);
    let mut title = None;
    let mut sections: Vec<(String, Vec<Task>)> = Vec::new();
    let mut count = 0;
    for (line, said) in lines.by_ref() {
        if let Some(said) = after(said, "title") {
            title = Some(on_one_line(unescaped(said)));
        } else if let Some(name) = after(said, "section") {
            sections.push((on_one_line(unescaped(name)), Vec::new()));
        } else if let Some(task) = task(line, said, &mut builder.notices) {
            count += 1;
            if count > limits::STEPS {
                return Err(Problem::too_many(ListKind::Steps, count, limits::STEPS));
            }
            match sections.last_mut() {
                Some((_, tasks)) => tasks.push(task),
                None => sections.push((String::new(), vec![task])),
            }
        } else {
            builder.notices.push(Notice::LineLeftOut { line });
        }
        if sections.len() > limits::STEPS {
            return Err(Problem::too_many(ListKind::Stages, sections.len(), limits::STEPS));
        }
    }
    builder.map().title = title.or_else(|| lines.title.map(|title| on_one_line(unescaped(title)))).unwrap_or_default();
    put_into(builder, &sections)
}

fn put_into(mut builder: Builder, sections: &[(String, Vec<Task>)]) -> Result<(JourneyMap, Vec<Notice>), Problem> {
    let persona = sections.iter().flat_map(|(_, tasks)| tasks).find_map(|task| task.actors.first()).cloned();
    let persona = persona.unwrap_or_default();
    let curve = builder.lane(LaneRole::Emotion, "")?;
    let mut serving: Option<LaneId> = None;
    for (name, tasks) in sections {
        let stage = builder.stage(name);
        for task in tasks {
            // What we write of a stage that has one step without a name.
            let is_flat = tasks.len() == 1 && task.name == *name;
            let step = builder.step(stage, if is_flat { "" } else { &task.name })?;
            if let Some(score) = task.score {
                let nearest = Score::nearest(score - MIDDLE);
                if i64::from(nearest.value()) != score - MIDDLE {
                    builder.notices.push(Notice::ScoreRounded { line: task.line, was: score.to_string() });
                }
                builder.emotion(CellKey { step: step.clone(), lane: curve.clone() }, Emotion::of(nearest));
            }
            for actor in task.actors.iter().filter(|actor| **actor != persona) {
                let lane = match &serving {
                    Some(lane) => lane.clone(),
                    None => serving.insert(builder.lane(LaneRole::Frontstage, "")?).clone(),
                };
                let card = Card::new(CellKey { step: step.clone(), lane }, actor);
                builder.card(None, Card { owner: actor.clone(), evidence: Some(Evidence::Assumed), ..card })?;
            }
        }
    }
    let map = builder.map();
    map.persona.name = persona;
    if serving.is_some() {
        map.kind = MapKind::ServiceBlueprint;
    }
    builder.finish()
}

/// The task on a line: its name, its score and who takes part, parted by colons.
fn task(line: usize, said: &str, notices: &mut Vec<Notice>) -> Option<Task> {
    let mut parts = said.splitn(3, ':');
    let name = on_one_line(unescaped(parts.next()?));
    let score_text = parts.next()?.trim();
    let score = match score_text.parse::<f64>() {
        Ok(number) if number.is_finite() => {
            let nearest = number.round().clamp(-9.0, 9.0) as i64;
            if (number - nearest as f64).abs() > f64::EPSILON {
                notices.push(Notice::ScoreRounded { line, was: score_text.to_owned() });
            }
            Some(nearest)
        }
        _ => {
            notices.push(Notice::NoScore { line, was: score_text.to_owned() });
            None
        }
    };
    let actors = parts.next().unwrap_or("").split(',').map(|actor| on_one_line(unescaped(actor)));
    Some(Task { line, name, score, actors: actors.filter(|actor| !actor.trim().is_empty()).collect() })
}
