//! The text that a person gives to whatever model they use, to have a first map made of their notes. Nothing is sent from here: it is copied,
//! and the answer is pasted back ([`answer`](super::answer)).

use crate::model::JourneyMap;
use crate::words::prompt::PromptWords;

/// The text for `map` as it is, with its lanes and their questions, and the person's `notes`.
pub fn prompt(map: &JourneyMap, notes: &str, words: &PromptWords) -> String {
    let mut parts = vec![words.intro.to_owned(), (words.kind)(&map.kind).to_owned()];
    parts.extend(about(map, words));
    parts.push(section(words.stages, &stages(map, words)));
    parts.push(section(words.lanes, &lanes(map, words)));
    let rules: Vec<String> = words.rule.iter().enumerate().map(|(at, rule)| format!("{}. {rule}", at + 1)).collect();
    parts.push(section(words.rules, &rules.join("\n")));
    parts.push(section(words.answer, &format!("{}\n\n```json\n{}\n```", words.form, form(words))));
    let mark = mark(notes);
    parts.push(section(words.notes, &format!("{}\n\n{mark}\n{}\n{mark}", words.material, notes.trim())));
    parts.join("\n\n") + "\n"
}

fn section(heading: &str, text: &str) -> String {
    format!("## {heading}\n\n{text}")
}

/// What the map is about, as far as it says.
fn about(map: &JourneyMap, words: &PromptWords) -> Option<String> {
    let context = &map.context;
    let who = [map.persona.name.as_str(), map.persona.role.as_str()];
    let who: Vec<&str> = who.into_iter().filter(|text| !text.trim().is_empty()).collect();
    let who = who.join(", ");
    let says = [&map.title, &context.goal, &context.scenario, &context.begins, &context.ends, &who];
    let lines: Vec<String> = words
        .names
        .iter()
        .zip(says)
        .filter(|(_, says)| !says.trim().is_empty())
        .map(|(name, says)| format!("- {}", (words.line)(name, &on_one_line(says))))
        .collect();
    (!lines.is_empty()).then(|| section(words.about, &lines.join("\n")))
}

fn stages(map: &JourneyMap, words: &PromptWords) -> String {
    let lines: Vec<String> = map
        .stages
        .iter()
        .filter(|stage| !stage.name.trim().is_empty() || stage.steps.iter().any(|step| !step.name.trim().is_empty()))
        .enumerate()
        .map(|(at, stage)| {
            let steps: Vec<String> = stage.steps.iter().map(|step| on_one_line(&step.name)).collect();
            let steps: Vec<&str> = steps.iter().map(String::as_str).filter(|name| !name.is_empty()).collect();
            let name = on_one_line(&stage.name);
            let line = if steps.is_empty() { name } else { (words.steps)(&name, &steps.join(", ")) };
            format!("{}. {line}", at + 1)
        })
        .collect();
    if lines.is_empty() { words.no_stages.to_owned() } else { lines.join("\n") }
}

/// The lanes that may be written in.
fn lanes(map: &JourneyMap, words: &PromptWords) -> String {
    let open = map.lanes.iter().filter(|lane| !lane.locked && !lane.label.trim().is_empty());
    let lines: Vec<String> = open
        .map(|lane| {
            let mut says = on_one_line(&lane.question);
            if lane.is_emotion() {
                says = [says.as_str(), words.scale].join(" ").trim().to_owned();
            }
            let label = on_one_line(&lane.label);
            if says.is_empty() { format!("- {label}") } else { format!("- {}", (words.line)(&label, &says)) }
        })
        .collect();
    if lines.is_empty() { words.no_lanes.to_owned() } else { lines.join("\n") }
}

/// The form of the answer. Its names are those that the reader knows, whatever the language.
fn form(words: &PromptWords) -> String {
    let [stage, step, lane, text, word] = words.examples;
    [
        "{".to_owned(),
        format!("  \"stages\": [{{ \"name\": \"{stage}\", \"steps\": [\"{step}\"] }}],"),
        format!(
            "  \"cards\": [{{ \"stage\": \"{stage}\", \"step\": \"{step}\", \"lane\": \"{lane}\", \"text\": \"{text}\" }}],"
        ),
        format!("  \"feelings\": [{{ \"stage\": \"{stage}\", \"step\": \"{step}\", \"score\": -1, \"word\": \"{word}\" }}]"),
        "}".to_owned(),
    ]
    .join("\n")
}

/// A line that the notes do not hold, so that nothing in them passes for their end.
fn mark(notes: &str) -> String {
    let mut mark = "=== NOTES ===".to_owned();
    while notes.contains(&mark) {
        mark = format!("={mark}=");
    }
    mark
}

/// A text without its line ends; spaces that do not break stay.
fn on_one_line(text: &str) -> String {
    text.split([' ', '\t', '\n']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
