//! Maps to lay out, with every kind of text.

use parcours_core::model::{
    Card, CardId, CellKey, Channel, ChannelKind, Emotion, Evidence, JourneyMap, Lane, LaneRole, Link, LinkKind,
    MapKind, MomentOfTruth, Score, Stage, Step,
};
use proptest::prelude::*;

/// Texts as people write them, and as they do not: long words, signs of other scripts, addresses, marks and spaces of every kind.
pub fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => "[a-zA-Zéèàçœß]{1,12}",
        2 => "[ \u{a0}\u{202f}\n\t]{1,3}",
        1 => "[a-z]{30,90}",
        1 => prop::sample::select(vec![
            "日本語の文章", "العربية", "👩‍👩‍👧", "e\u{301}", "—", "/", "-", "★", "«\u{a0}oui\u{a0}»", "https://example.org/a?b=c&d", "<b>",
            "\u{ad}", "\u{200b}", "€", "Ωμέγα", "Привет", "& \"", "]]>", "\u{e000}", "\u{fffd}", "🏳️‍🌈", "ก็", "?",
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..14).prop_map(|pieces| pieces.join(" ").trim().to_owned())
}

fn any_card() -> impl Strategy<Value = Card> {
    let moment = prop::option::weighted(0.2, prop::sample::select(vec![MomentOfTruth::High, MomentOfTruth::Low]));
    let known = prop::sample::select(vec![Evidence::Assumed, Evidence::Observed, Evidence::Reported]);
    let channel = prop::option::weighted(
        0.3,
        any_text().prop_map(|name| Channel { name, kind: ChannelKind::Online, ..Channel::default() }),
    );
    (any_text(), moment, known, channel, any_text(), prop::collection::vec(any_text(), 0..3), any::<bool>()).prop_map(
        |(text, moment, evidence, channel, owner, tags, failure)| Card {
            text,
            moment,
            evidence: Some(evidence),
            channel,
            owner,
            tags,
            failure,
            ..Card::default()
        },
    )
}

/// Maps of up to 12 columns and 6 lanes.
pub fn any_map() -> impl Strategy<Value = JourneyMap> {
    let stages = prop::collection::vec((any_text(), prop::collection::vec((any_text(), 100..400_i64), 1..4)), 1..5);
    let lanes = prop::collection::vec((any_text(), any_text(), prop::sample::select(LaneRole::ALL.to_vec())), 0..6);
    let cards = prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), any_card()), 0..20);
    let feelings = prop::collection::vec(
        (any::<prop::sample::Index>(), any::<prop::sample::Index>(), -2..=2_i64, any_text()),
        0..8,
    );
    let kind = prop::sample::select(MapKind::ALL.to_vec());
    (any_text(), any_text(), kind, stages, lanes, cards, feelings, 0..6_usize).prop_map(
        |(title, goal, kind, stages, lanes, cards, feelings, links)| {
            let mut map = JourneyMap { title, kind, ..JourneyMap::default() };
            map.context.goal = goal.clone();
            map.context.scenario = goal.clone();
            map.persona.quote = goal;
            for (at, (name, steps)) in stages.into_iter().enumerate() {
                let steps = steps.into_iter().enumerate().map(|(index, (name, width))| Step {
                    id: format!("t{at}-{index}").into(),
                    name,
                    width: Some(width),
                    ..Step::default()
                });
                map.stages.push(Stage {
                    id: format!("s{at}").into(),
                    name,
                    steps: steps.collect(),
                    ..Stage::default()
                });
            }
            for (at, (label, question, role)) in lanes.into_iter().enumerate() {
                map.lanes.push(Lane { id: format!("l{at}").into(), role, label, question, ..Lane::default() });
            }
            fill(&mut map, cards, feelings, links);
            map
        },
    )
}

type Index = prop::sample::Index;

fn fill(
    map: &mut JourneyMap,
    cards: Vec<(Index, Index, Card)>,
    feelings: Vec<(Index, Index, i64, String)>,
    links: usize,
) {
    let steps: Vec<_> = map.steps().map(|step| step.id.clone()).collect();
    let of = |is_emotion: bool| {
        map.lanes.iter().filter(|lane| lane.is_emotion() == is_emotion).map(|lane| lane.id.clone()).collect()
    };
    let (plain, curves): (Vec<_>, Vec<_>) = (of(false), of(true));
    if !plain.is_empty() {
        for (at, (step, lane, card)) in cards.into_iter().enumerate() {
            let id: CardId = format!("c{at}").into();
            let cell =
                CellKey { step: steps[step.index(steps.len())].clone(), lane: plain[lane.index(plain.len())].clone() };
            map.cells.entry(cell.clone()).or_default().push(id.clone());
            map.cards.insert(id, Card { step: cell.step, lane: cell.lane, ..card });
        }
    }
    if !curves.is_empty() {
        for (step, lane, score, feeling) in feelings {
            let cell = CellKey {
                step: steps[step.index(steps.len())].clone(),
                lane: curves[lane.index(curves.len())].clone(),
            };
            map.emotions.insert(cell, Emotion { score: Score::nearest(score), feeling, ..Emotion::default() });
        }
    }
    let ids: Vec<CardId> = map.cards.keys().cloned().collect();
    for pair in ids.windows(2).take(links) {
        let link = Link { from: pair[0].clone(), to: pair[1].clone(), kind: LinkKind::Depends, ..Link::default() };
        map.links.push(link);
    }
}
