//! Any sound map, and what it is made of.

use parcours_core::format::{Base, MapFile};
use parcours_core::model::{
    Amount, Card, CardId, CellKey, Channel, ChannelKind, Context, Edit, Emotion, Evidence, Extra, FreeField,
    JourneyMap, Lane, LaneId, LaneRole, Language, Link, LinkKind, MapKind, Metric, MomentOfTruth, Persona, Reading,
    Scope, Score, Stage, StageId, Step, StepId, WorkStatus,
};
use proptest::collection::{btree_map, vec};
use proptest::option::{of, weighted};
use proptest::prelude::*;
use proptest::sample::select;

/// How many names of each kind there are.
const POOL: usize = 8;

/// A text as people write it: accents, quotes, several lines, other scripts.
pub fn text() -> BoxedStrategy<String> {
    prop_oneof![
        3 => "[a-zA-Zéèàçœ’ ,.!?-]{0,24}",
        1 => "[ -~]{0,12}",
        1 => select(vec!["", "deux\nlignes\ttab", "« oui »", "🙂👩‍🚀", "שלום", "\\\"</script>", "日本語", "=1+1"]).prop_map(str::to_owned),
    ]
        .boxed()
}

fn amount() -> BoxedStrategy<Amount> {
    let decimal = (-1e9..1e9_f64).prop_filter_map("a number", serde_json::Number::from_f64);
    prop_oneof![(-1_000_000_i64..1_000_000).prop_map(Amount::from), decimal.prop_map(|number| Amount::new(&number))]
        .boxed()
}

/// Fields of a later version: mostly none.
pub fn extra() -> BoxedStrategy<Extra> {
    let value = prop_oneof![
        any::<i64>().prop_map(serde_json::Value::from),
        (-1e9..1e9_f64).prop_map(serde_json::Value::from),
        text().prop_map(serde_json::Value::from),
        vec(any::<bool>(), 0..3).prop_map(serde_json::Value::from),
        Just(serde_json::json!({"b": null, "a": [{"deep": 1}]})),
    ];
    prop_oneof![4 => Just(Extra::new()), 1 => btree_map("x-[a-z]{1,6}", value, 1..3).prop_map(|fields| fields.into_iter().collect())]
        .boxed()
}

fn template() -> BoxedStrategy<Option<String>> {
    weighted(0.3, select(vec!["current-state/discover", "role/action", "other/key"]).prop_map(str::to_owned)).boxed()
}

fn day() -> BoxedStrategy<String> {
    (2020..2040, 1..13, 1..29).prop_map(|(year, month, day)| format!("{year}-{month:02}-{day:02}")).boxed()
}

/// A word of an open list, known or of a later version.
pub fn word<T: Clone + std::fmt::Debug + for<'a> From<&'a str> + 'static>(known: &'static [T]) -> BoxedStrategy<T> {
    prop_oneof![9 => select(known), 1 => "x-[a-z]{1,5}".prop_map(|word| T::from(word.as_str()))].boxed()
}

pub fn step_id() -> BoxedStrategy<StepId> {
    (0..POOL * 2).prop_map(|number| StepId::from(format!("t{number}"))).boxed()
}

pub fn stage_id() -> BoxedStrategy<StageId> {
    (0..POOL).prop_map(|number| StageId::from(format!("s{number}"))).boxed()
}

pub fn lane_id() -> BoxedStrategy<LaneId> {
    (0..POOL).prop_map(|number| LaneId::from(format!("l{number}"))).boxed()
}

pub fn card_id() -> BoxedStrategy<CardId> {
    (0..POOL * 3).prop_map(|number| CardId::from(format!("c{number}"))).boxed()
}

pub fn cell() -> BoxedStrategy<CellKey> {
    (step_id(), lane_id()).prop_map(|(step, lane)| CellKey { step, lane }).boxed()
}

pub fn step() -> BoxedStrategy<Step> {
    (step_id(), text(), template(), of("[0-2][0-9]:[0-5][0-9]"), any::<bool>(), of(100..=400_i64), extra())
        .prop_map(|(id, name, template, begins, passive, width, extra)| Step {
            id,
            name,
            template,
            ends: begins.clone(),
            begins,
            passive,
            width,
            extra,
        })
        .boxed()
}

pub fn stage(steps: std::ops::Range<usize>) -> BoxedStrategy<Stage> {
    (stage_id(), text(), template(), text(), vec(step(), steps), extra())
        .prop_map(|(id, name, template, owner, steps, extra)| Stage { id, name, template, owner, steps, extra })
        .boxed()
}

pub fn lane() -> BoxedStrategy<Lane> {
    let role = prop_oneof![2 => word(LaneRole::ALL), 1 => Just(LaneRole::Emotion)];
    (lane_id(), role, text(), template(), text(), any::<[bool; 3]>(), extra())
        .prop_map(|(id, role, label, template, question, [hidden, wished, locked], extra)| Lane {
            id,
            role,
            label,
            template,
            question,
            hidden,
            wished,
            locked,
            extra,
        })
        .boxed()
}

fn metric() -> BoxedStrategy<Metric> {
    let reading = (day(), amount(), extra()).prop_map(|(on, value, extra)| Reading { on, value, extra });
    (text(), text(), of(amount()), of(amount()), vec(reading, 0..3), extra())
        .prop_map(|(name, unit, baseline, target, readings, extra)| Metric {
            name,
            unit,
            baseline,
            target,
            readings,
            extra,
        })
        .boxed()
}

fn channel() -> BoxedStrategy<Channel> {
    (text(), word(ChannelKind::ALL), extra()).prop_map(|(name, kind, extra)| Channel { name, kind, extra }).boxed()
}

/// A card; half of them say no more than a text.
pub fn card() -> BoxedStrategy<Card> {
    let plain = || (cell(), text()).prop_map(|(cell, text)| Card::new(cell, text));
    let words = (text(), weighted(0.3, "#[0-9a-f]{6}"), vec(text(), 0..3), text(), weighted(0.4, channel()), text());
    let numbers = (weighted(0.3, word(MomentOfTruth::ALL)), of(1..6_i64), of(1..6_i64), of(1..6_i64), of(1..6_i64));
    let work = (of(word(WorkStatus::ALL)), of(day()), weighted(0.3, metric()), of(word(Evidence::ALL)));
    let marks = (any::<[bool; 3]>(), of(0..600_i64));
    let full =
        (plain(), words, numbers, work, marks, extra()).prop_map(|(plain, words, numbers, work, marks, extra)| {
            let (note, colour, tags, owner, channel, source) = words;
            let (moment, importance, performance, impact, effort) = numbers;
            let (status, due, metric, evidence) = work;
            let ([key, failure, accepted], minutes) = marks;
            Card {
                note,
                colour,
                tags,
                owner,
                channel,
                source,
                moment,
                importance,
                performance,
                impact,
                effort,
                status,
                metric,
                evidence,
                key,
                failure,
                accepted,
                minutes,
                learnt: due.clone(),
                due,
                extra,
                ..plain
            }
        });
    prop_oneof![plain(), full].boxed()
}

pub fn emotion() -> BoxedStrategy<Emotion> {
    (select(&Score::ALL), text(), extra()).prop_map(|(score, feeling, extra)| Emotion { score, feeling, extra }).boxed()
}

pub fn link() -> BoxedStrategy<Link> {
    (card_id(), card_id(), word(LinkKind::ALL), extra())
        .prop_map(|(from, to, kind, extra)| Link { from, to, kind, extra })
        .boxed()
}

pub fn context() -> BoxedStrategy<Context> {
    (text(), text(), of(day()), of(day()), of(word(Scope::ALL)), vec(text(), 0..3), extra())
        .prop_map(|(goal, sources, review, horizon, scope, dismissed, extra)| Context {
            goal,
            sources,
            scope,
            dismissed,
            review,
            horizon,
            extra,
            ..Context::default()
        })
        .boxed()
}

pub fn persona() -> BoxedStrategy<Persona> {
    let kept = (of("[A-Za-z0-9_-]{1,16}"), of("#[0-9a-f]{6}"));
    let field = (text(), text(), extra()).prop_map(|(name, text, extra)| FreeField { name, text, extra });
    let fields = vec(field.prop_filter("it says something", |field| *field != FreeField::default()), 0..4);
    (text(), of(0..120_i64), text(), text(), kept, fields, extra())
        .prop_map(|(name, age, needs, price, (id, colour), fields, extra)| Persona {
            fields,
            id,
            colour,
            name,
            age,
            needs,
            price,
            extra,
            ..Persona::default()
        })
        .boxed()
}

/// A sound map. Names may be missing from the middle of a pool, as after deletions.
pub fn map() -> BoxedStrategy<JourneyMap> {
    let about = (word(MapKind::ALL), word(Language::ALL), text(), context(), persona(), extra());
    let frame = (vec(stage(1..4), 0..4), vec(lane(), 0..6));
    let held = (vec((card_id(), card()), 0..24), vec((cell(), emotion()), 0..12), vec(link(), 0..6));
    (about, frame, held)
        .prop_map(|((kind, language, title, context, persona, extra), (stages, lanes), held)| {
            let mut map = JourneyMap { kind, language, title, context, persona, extra, ..JourneyMap::default() };
            for mut stage in stages {
                let mut seen = Vec::new();
                stage.steps.retain(|step| {
                    map.step(&step.id).is_none() && !seen.contains(&step.id) && {
                        seen.push(step.id.clone());
                        true
                    }
                });
                if map.stage(&stage.id).is_none() && !stage.steps.is_empty() {
                    map.stages.push(stage);
                }
            }
            for lane in lanes {
                if map.lane(&lane.id).is_none() {
                    map.lanes.push(lane);
                }
            }
            fill(&mut map, held);
            map
        })
        .boxed()
}

type Held = (Vec<(CardId, Card)>, Vec<(CellKey, Emotion)>, Vec<Link>);

/// Puts cards and feelings where there is room for them; a place off the board is folded onto it.
fn fill(map: &mut JourneyMap, (cards, emotions, links): Held) {
    let steps: Vec<StepId> = map.steps().map(|step| step.id.clone()).collect();
    let (curves, rows): (Vec<_>, Vec<_>) = map.lanes.iter().partition(|lane| lane.is_emotion());
    let curves: Vec<LaneId> = curves.into_iter().map(|lane| lane.id.clone()).collect();
    let rows: Vec<LaneId> = rows.into_iter().map(|lane| lane.id.clone()).collect();
    let fold = |cell: CellKey, lanes: &[LaneId]| {
        let step = pick(cell.step.as_str(), steps.iter())?;
        Some(CellKey { step, lane: pick(cell.lane.as_str(), lanes.iter())? })
    };
    for (id, mut card) in cards {
        let Some(cell) = fold(card.cell(), &rows) else { continue };
        if !map.cards.contains_key(&id) {
            (card.step, card.lane) = (cell.step.clone(), cell.lane.clone());
            map.cells.entry(cell).or_default().push(id.clone());
            map.cards.insert(id, card);
        }
    }
    for (cell, emotion) in emotions {
        if let Some(cell) = fold(cell, &curves) {
            map.emotions.insert(cell, emotion);
        }
    }
    for link in links {
        let known = map.cards.contains_key(&link.from) && map.cards.contains_key(&link.to);
        if known
            && link.from != link.to
            && !map.links.iter().any(|other| other.from == link.from && other.to == link.to)
        {
            map.links.push(link);
        }
    }
}

/// A map file around a sound map.
pub fn file() -> BoxedStrategy<MapFile> {
    let base = ("[0-9a-f]{16}", "[A-Za-z0-9_-]{0,12}", extra());
    let base = weighted(0.2, base.prop_map(|(content, packed, extra)| Base { content, packed, extra }));
    let lineage = (vec("[0-9a-f]{8}", 0..3), base);
    (map(), "[A-Za-z0-9_-]{1,64}", 0..=(1_u64 << 51), lineage, "[0-9.]{0,6}", extra())
        .prop_map(|(map, id, rev, (lineage, base), app, extra)| MapFile {
            app,
            base,
            id: id.into(),
            rev,
            lineage,
            map,
            extra,
            newer: None,
        })
        .boxed()
}

/// The one of `all` that the number in `id` falls on.
pub fn pick<'a, Id: Clone + 'a>(id: &str, all: impl Iterator<Item = &'a Id>) -> Option<Id> {
    let all: Vec<_> = all.collect();
    let number = id[1..].parse::<usize>().unwrap_or(0);
    all.get(number % all.len().max(1)).map(|id| (*id).clone())
}
