//! What a map can start from: every file is a good map, both languages say the same, and names follow the language.

use std::collections::BTreeMap;

use parcours_core::format::{MapFile, read, write};
use parcours_core::model::{Edit, JourneyMap, Lane, LaneRole, Language, MapKind};
use parcours_core::templates::{
    Example, Preset, Template, lane_for, lanes_file, new_map, phrases, presets_for, relabel,
};
use serde_json::Value;

const LANGUAGES: [Language; 2] = [Language::English, Language::French];

/// Every file of the folder, by what it is, in English and in French.
fn files() -> Vec<(String, [&'static str; 2])> {
    let both = |file: &dyn Fn(&Language) -> &'static str| LANGUAGES.each_ref().map(file);
    let templates =
        Template::ALL.iter().map(|one| (format!("template {}", one.as_str()), both(&|language| one.file(language))));
    let examples =
        Example::ALL.iter().map(|one| (format!("example {}", one.as_str()), both(&|language| one.file(language))));
    let presets =
        Preset::ALL.iter().map(|one| (format!("preset {}", one.as_str()), both(&|language| one.file(language))));
    let lanes = [("lanes".to_owned(), both(&lanes_file))];
    templates.chain(examples).chain(presets).chain(lanes).collect()
}

fn open(name: &str, text: &str) -> MapFile {
    let opened = read(text.as_bytes()).unwrap_or_else(|problem| panic!("{name}: {problem:?}"));
    assert_eq!(opened.repairs, [], "{name}");
    opened.file
}

fn bytes(map: &JourneyMap) -> String {
    write(&MapFile::new("m".into(), map.clone()))
}

fn numbers() -> impl FnMut() -> String {
    let mut number = 0;
    move || {
        number += 1;
        format!("n{number}")
    }
}

/// Whether a lane has a question. One without a meaning of its own has nothing to ask.
fn asks(lane: &Lane) -> bool {
    !lane.question.is_empty() || lane.role == LaneRole::Custom
}

#[test]
fn every_file_opens_without_repair_and_is_written_as_we_would() {
    for (name, texts) in files() {
        for (language, text) in LANGUAGES.iter().zip(texts) {
            let file = open(&name, text);
            assert_eq!(file.map.violations(), [], "{name}");
            assert_eq!(file.map.language, *language, "{name}");
            assert!(write(&file) == text, "{name} in {language:?} is not in the order we write");
        }
    }
}

#[test]
fn every_file_of_the_folders_is_offered() {
    let count = |folder: &str| {
        let folder = format!("{}/core/src/templates/{folder}", env!("CARGO_MANIFEST_DIR"));
        std::fs::read_dir(folder).expect("the folder is there").count()
    };
    assert_eq!(count("files") + count("examples"), files().len() * 2);
    for (example, language) in Example::ALL.iter().flat_map(|example| LANGUAGES.iter().map(move |one| (example, one))) {
        let address = example.address(language);
        let path = format!("{}/core/src/templates/{address}", env!("CARGO_MANIFEST_DIR"));
        assert_eq!(std::fs::read_to_string(path).expect("it is fetched from there"), example.file(language));
    }
}

/// What two languages share: everything but the words.
fn shape(value: &mut Value, at: &str) {
    /// Fields whose texts are told to people.
    const WORDS: &str = "language title goal scenario expectations begins ends owner sources vision participants name quote segment goals \
        needs frustrations motivations habits channels price income interests label question text note tags source unit feeling";
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                let at = format!("{at}.{name}");
                if WORDS.split_whitespace().any(|word| word == name) || at == ".map.persona.role" {
                    match value {
                        Value::String(text) => *value = (!text.is_empty()).into(),
                        Value::Array(items) => *value = items.len().into(),
                        other => shape(other, &at),
                    }
                } else {
                    shape(value, &at);
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| shape(item, at)),
        _ => {}
    }
}

#[test]
fn both_languages_have_the_same_shape() {
    for (name, texts) in files() {
        let [english, french] = texts.map(|text| {
            let mut value: Value = serde_json::from_str(text).expect("it is JSON");
            shape(&mut value, "");
            serde_json::to_string_pretty(&value).expect("it is JSON")
        });
        for (line, (english, french)) in english.lines().zip(french.lines()).enumerate() {
            assert_eq!(english, french, "{name}, line {line}");
        }
        assert_eq!(english, french, "{name}");
    }
}

#[test]
fn examples_are_worth_opening() {
    for example in Example::ALL {
        let map = example.map(&Language::French);
        let steps = map.steps().count();
        assert!(map.cards.len() >= 25, "{}: {} cards", example.as_str(), map.cards.len());
        if map.lanes.iter().any(Lane::is_emotion) {
            let felt = map.steps().filter(|step| map.emotions.keys().any(|cell| cell.step == step.id)).count();
            assert!(felt * 2 > steps, "{}: {felt} of {steps} steps have a feeling", example.as_str());
        }
        assert_eq!(map.kind.as_str(), example.as_str());
    }
}

#[test]
fn every_key_says_the_same_wherever_it_stands_and_in_examples_too() {
    let phrases = phrases();
    let mut examples = 0;
    for (name, texts) in files() {
        for (language, text) in LANGUAGES.iter().zip(texts) {
            let map = open(&name, text).map;
            let check = |key: &Option<String>, text: &str, question: &str| {
                let Some(key) = key else { return };
                let phrase =
                    phrases.get(key, language).unwrap_or_else(|| panic!("{name}: no template has the key {key}"));
                assert_eq!((phrase.name.as_str(), phrase.question.as_str()), (text, question), "{name}: {key}");
            };
            for stage in &map.stages {
                check(&stage.template, &stage.name, "");
                stage.steps.iter().for_each(|step| check(&step.template, &step.name, ""));
            }
            for lane in &map.lanes {
                check(&lane.template, &lane.label, &lane.question);
                if !name.starts_with("example") {
                    assert!(lane.template.is_some() && asks(lane), "{name}: {}", lane.label);
                }
            }
            examples += usize::from(name.starts_with("example"));
        }
    }
    assert_eq!(examples, 8);
    for key in phrases.keys() {
        assert!(phrases.get(key, &Language::French).is_some(), "{key} has no French");
    }
}

#[test]
fn templates_and_presets_are_for_the_type_they_say() {
    for template in Template::ALL {
        let map = template.map(&Language::English);
        assert_eq!(map.kind, template.kind(), "{}", template.as_str());
        assert!(map.title.is_empty() && map.cards.is_empty() && map.emotions.is_empty() && map.links.is_empty());
    }
    for preset in Preset::ALL {
        let map = preset.map(&Language::English);
        assert_eq!(map.kind, preset.kind(), "{}", preset.as_str());
        assert!(!map.title.is_empty() && !map.stages.is_empty() && map.lanes.is_empty() && map.cards.is_empty());
    }
    for kind in MapKind::ALL {
        assert!(presets_for(kind).count() >= 3, "{kind:?}");
    }
    assert!(presets_for(&MapKind::FutureState).eq(presets_for(&MapKind::CurrentState)));
}

#[test]
fn there_is_a_lane_for_every_role() {
    for language in &LANGUAGES {
        for role in LaneRole::ALL {
            let lane = lane_for(role, language);
            assert_eq!(lane.role, *role);
            assert!(!lane.label.is_empty() && asks(&lane) && lane.template.is_some(), "{role:?}");
        }
        let unknown = LaneRole::from("x-later");
        assert_eq!(lane_for(&unknown, language).role, unknown);
    }
}

#[test]
fn names_follow_the_language_and_come_back() {
    for (name, texts) in files() {
        let [english, french] = texts.map(|text| open(&name, text).map);
        let mut map = english.clone();
        map.apply(relabel(&map, &Language::French)).unwrap_or_else(|rejected| panic!("{name}: {rejected}"));
        assert_eq!(map.language, Language::French);
        if !name.starts_with("example") {
            assert_eq!((&map.stages, &map.lanes), (&french.stages, &french.lanes), "{name}");
        }
        map.apply(relabel(&map, &Language::English)).unwrap_or_else(|rejected| panic!("{name}: {rejected}"));
        assert_eq!(bytes(&map), bytes(&english), "{name}");
    }
}

#[test]
fn a_persons_own_words_stay() {
    let mut map = Template::CurrentState.map(&Language::English);
    let (stage, lane) = (map.stages[0].id.clone(), map.lanes[0].clone());
    map.apply(Edit::RenameStage { id: stage, name: "My stage".to_owned() }).expect("the stage is there");
    map.apply(Edit::ChangeLane { lane: Box::new(Lane { question: "My question?".to_owned(), ..lane.clone() }) })
        .expect("the lane is there");
    map.apply(relabel(&map, &Language::French)).expect("a relabelling fits");
    assert_eq!(map.stages[0].name, "My stage");
    assert_eq!(map.lanes[0].question, "My question?");
    assert_ne!(map.lanes[0].label, lane.label, "a label nobody touched follows");
}

#[test]
fn a_new_map_has_names_of_its_own() {
    for template in Template::ALL {
        let presets = presets_for(&template.kind()).map(Some).chain([None]);
        for preset in presets {
            for language in &LANGUAGES {
                let map = new_map(*template, preset, language, &mut numbers());
                assert_eq!(map.violations(), []);
                assert_eq!((map.title.as_str(), &map.language, &map.kind), ("", language, &template.kind()));
                let mut ids: BTreeMap<&str, usize> = BTreeMap::new();
                let stages = map.stages.iter().map(|stage| stage.id.as_str());
                let steps = map.steps().map(|step| step.id.as_str());
                for id in stages.chain(steps).chain(map.lanes.iter().map(|lane| lane.id.as_str())) {
                    *ids.entry(id).or_default() += 1;
                }
                assert!(ids.iter().all(|(id, count)| id.starts_with('n') && *count == 1));
                let source = preset.map_or_else(|| template.map(language), |preset| preset.map(language));
                assert!(map.stages.iter().map(|stage| &stage.name).eq(source.stages.iter().map(|stage| &stage.name)));
            }
        }
    }
}

/// The stages of the texts the method comes from (product.md section 2).
#[test]
fn presets_have_the_stages_of_their_texts() {
    for (preset, english, french) in [
        (
            Preset::Worksheet,
            "Need, Research, Selection, Purchase and welcome, Use, Evolution",
            "Besoin, Recherche, Sélection, Achat et accueil, Utilisation, Évolution",
        ),
        (
            Preset::Loyalty,
            "Discovery, Comparison, Decision, Loyalty, Recommendation",
            "Découverte, Comparaison, Décision, Fidélité, Recommandation",
        ),
        (
            Preset::Funnel,
            "Awareness, Consideration, Conversion, Retention, Promotion",
            "Notoriété, Considération, Conversion, Rétention, Promotion",
        ),
    ] {
        for (language, names) in [(Language::English, english), (Language::French, french)] {
            let stages: Vec<String> = preset.map(&language).stages.into_iter().map(|stage| stage.name).collect();
            assert_eq!(stages.join(", "), names);
        }
    }
}
