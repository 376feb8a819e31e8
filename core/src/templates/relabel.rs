//! Template texts in another language: a name nobody has changed follows the language, a person's own words stay.

use super::{Preset, Template, lanes_file, open};
use crate::model::{Edit, JourneyMap, Lane, Language, SortedMap};

/// A text of a template, in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Phrase {
    /// The name of a stage or a step, the label of a lane.
    pub name: String,
    /// The question of a lane.
    pub question: String,
}

/// Every text of the templates, by the key that stages, steps and lanes carry as `template`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Phrases {
    english: SortedMap<String, Phrase>,
    french: SortedMap<String, Phrase>,
}

impl Phrases {
    /// The text under `key`, in `language`.
    pub fn get(&self, key: &str, language: &Language) -> Option<&Phrase> {
        self.of(language).get(key)
    }

    /// The keys, in order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.english.keys().map(String::as_str)
    }

    fn of(&self, language: &Language) -> &SortedMap<String, Phrase> {
        match language {
            Language::French => &self.french,
            _ => &self.english,
        }
    }
}

/// The texts of all templates, presets and catalogue lanes. This reads those files, some 40 kB a language.
pub fn phrases() -> Phrases {
    Phrases { english: phrases_in(&Language::English), french: phrases_in(&Language::French) }
}

/// Puts the template texts of `map` into the language `to`, as one edit.
pub fn relabel(map: &JourneyMap, to: &Language) -> Edit {
    let phrases = phrases();
    let both = |key: &Option<String>| {
        let key = key.as_deref()?;
        Some((phrases.get(key, &map.language)?, phrases.get(key, to)?))
    };
    let mut edits = vec![Edit::SetLanguage(to.clone())];
    for stage in &map.stages {
        if let Some(name) = both(&stage.template).and_then(|texts| follow(&stage.name, texts, name_of)) {
            edits.push(Edit::RenameStage { id: stage.id.clone(), name });
        }
        for step in &stage.steps {
            if let Some(name) = both(&step.template).and_then(|texts| follow(&step.name, texts, name_of)) {
                edits.push(Edit::RenameStep { id: step.id.clone(), name });
            }
        }
    }
    for lane in &map.lanes {
        let Some(texts) = both(&lane.template) else { continue };
        let label = follow(&lane.label, texts, name_of);
        let question = follow(&lane.question, texts, |phrase| &phrase.question);
        if label.is_some() || question.is_some() {
            let lane = Lane {
                label: label.unwrap_or_else(|| lane.label.clone()),
                question: question.unwrap_or_else(|| lane.question.clone()),
                ..lane.clone()
            };
            edits.push(Edit::ChangeLane { lane: Box::new(lane) });
        }
    }
    Edit::Batch(edits)
}

/// The new text, if the present one is the template's and the new one differs.
fn follow(text: &str, (from, to): (&Phrase, &Phrase), part: impl Fn(&Phrase) -> &String) -> Option<String> {
    (text == part(from) && part(from) != part(to)).then(|| part(to).clone())
}

fn name_of(phrase: &Phrase) -> &String {
    &phrase.name
}

fn phrases_in(language: &Language) -> SortedMap<String, Phrase> {
    let templates = Template::ALL.iter().map(|template| template.file(language));
    let presets = Preset::ALL.iter().map(|preset| preset.file(language));
    let mut found = SortedMap::new();
    for file in templates.chain(presets).chain([lanes_file(language)]) {
        let map = open(file);
        let stages = map.stages.into_iter().flat_map(|stage| {
            let steps = stage.steps.into_iter().map(|step| (step.template, step.name));
            [(stage.template, stage.name)].into_iter().chain(steps)
        });
        let named = stages.map(|(key, name)| (key, Phrase { name, question: String::new() }));
        let lanes = map.lanes.into_iter().map(|lane| {
            let phrase = Phrase { name: lane.label, question: lane.question };
            (lane.template, phrase)
        });
        found.extend(named.chain(lanes).filter_map(|(key, phrase)| Some((key?, phrase))));
    }
    found
}
