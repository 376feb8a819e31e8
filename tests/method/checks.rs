//! Each rule of the hints, case by case: a map it finds fault with, and the least change after which it does not.

use crate::support;
use parcours_core::method::checks::{Check, Rule, all_of, checks, is_stale, open_checks};
use parcours_core::model::{
    Card, CellKey, Channel, ChannelKind, Context, Emotion, Evidence, JourneyMap, Lane, LaneRole, Link, LinkKind,
    MapKind, MapStatus, Metric, MomentOfTruth, Score, Stage, Step,
};
use proptest::prelude::*;

const TODAY: &str = "2026-11-22";

/// A map in a few words: stages of steps (`a b, c`), lanes as `role: step=card step=card`, where a lane of feelings holds scores.
/// Cards are named by their text. A word after `#` in front says what kind of map it is.
pub fn map(kind: MapKind, stages: &str, lanes: &[&str]) -> JourneyMap {
    let mut map = JourneyMap { kind, ..JourneyMap::default() };
    (map.context.goal, map.persona.name) = ("Decide".to_owned(), "Ada".to_owned());
    for (at, steps) in stages.split(',').enumerate() {
        let steps = steps.split_whitespace();
        let steps = steps.map(|id| Step { id: id.into(), name: id.to_owned(), ..Step::default() }).collect();
        map.stages.push(Stage { id: format!("s{at}").into(), name: format!("s{at}"), steps, ..Stage::default() });
    }
    for (at, row) in lanes.iter().enumerate() {
        let (role, held) = row.split_once(':').expect("a lane is `role: …`");
        let id = format!("l{at}");
        let lane =
            Lane { id: id.as_str().into(), role: LaneRole::from(role), label: role.to_owned(), ..Lane::default() };
        map.lanes.push(lane);
        for word in held.split_whitespace() {
            let (step, what) = word.split_once('=').expect("a card is `step=name`");
            let cell = CellKey::new(step, id.as_str());
            if role == "emotion" {
                let score = Score::nearest(what.parse().expect("a score"));
                map.emotions.insert(cell, Emotion::of(score));
            } else {
                map.cells.entry(cell.clone()).or_default().push(what.into());
                let card = Card { evidence: Some(Evidence::Observed), ..Card::new(cell, what) };
                map.cards.insert(what.into(), card);
            }
        }
    }
    assert_eq!(map.violations(), []);
    map
}

/// Changes the card called `id`.
fn card(map: &mut JourneyMap, id: &str, change: impl FnOnce(&mut Card)) {
    change(map.cards.get_mut(&id.into()).expect("the card is there"));
}

fn link(map: &mut JourneyMap, from: &str, to: &str, kind: LinkKind) {
    map.links.push(Link { from: from.into(), to: to.into(), kind, ..Link::default() });
}

fn found(map: &JourneyMap, rule: Rule) -> Vec<String> {
    checks(map, TODAY).iter().filter(|check| check.rule == rule).map(Check::name).collect()
}

/// A faulty map, what of it `rule` finds, and what mends it.
fn check(rule: Rule, mut faulty: JourneyMap, names: &[&str], mend: impl FnOnce(&mut JourneyMap)) {
    assert_eq!(found(&faulty, rule), names, "{rule:?} on the faulty map");
    mend(&mut faulty);
    assert_eq!(found(&faulty, rule), [] as [&str; 0], "{rule:?} on the mended map");
}

fn current(lanes: &[&str]) -> JourneyMap {
    map(MapKind::CurrentState, "a b,c", lanes)
}

fn blueprint(lanes: &[&str]) -> JourneyMap {
    map(MapKind::ServiceBlueprint, "a b,c", lanes)
}

/// A day whose steps begin and end so; `-` is not said.
fn day(times: &[(&str, &str)]) -> JourneyMap {
    let names: Vec<String> = (0..times.len()).map(|at| format!("t{at}")).collect();
    let mut map = map(MapKind::DayInTheLife, &names.join(" "), &[]);
    let steps = map.stages.iter_mut().flat_map(|stage| &mut stage.steps);
    let read = |time: &str| (time != "-").then(|| time.to_owned());
    for (step, (begins, ends)) in steps.zip(times) {
        (step.begins, step.ends) = (read(begins), read(ends));
    }
    map
}

#[test]
fn the_frame() {
    let plain = || current(&["action: a=x"]);
    check(
        Rule::NoGoal,
        {
            let mut map = plain();
            map.context.goal = " ".into();
            map
        },
        &["no-goal:map"],
        |map| map.context.goal = "g".into(),
    );
    check(
        Rule::NoPersona,
        {
            let mut map = plain();
            map.persona.name.clear();
            map
        },
        &["no-persona:map"],
        |map| map.persona.name = "Ada".into(),
    );
    let reviewed = |day: &str| {
        let mut map = plain();
        map.context.review = Some(day.into());
        map
    };
    check(Rule::StaleReview, reviewed("2026-11-21"), &["stale-review:2026-11-21"], |map| {
        map.context.review = Some(TODAY.into())
    });
    let validated = {
        let mut map = plain();
        map.context.status = MapStatus::Validated;
        map
    };
    check(Rule::NoReview, validated.clone(), &["no-review:map"], |map| map.context.status = MapStatus::Draft);
    check(Rule::NoReview, validated, &["no-review:map"], |map| map.context.review = Some("2027-01-01".into()));
}

#[test]
fn size() {
    let stages = |count: usize| {
        let names: Vec<String> = (0..count).map(|at| format!("t{at}")).collect();
        map(MapKind::CurrentState, &names.join(","), &[])
    };
    check(Rule::TooManyStages, stages(13), &["too-many-stages:map"], |map| drop(map.stages.pop()));
    let row: Vec<String> = (0..121).map(|at| format!("a=c{at}")).collect();
    let crowded = current(&[&format!("action: {}", row.join(" "))]);
    check(Rule::TooManyCards, crowded, &["too-many-cards:map"], |map| {
        map.cards.remove(&"c120".into());
        map.cells.values_mut().for_each(|cell| drop(cell.pop()));
    });
}

#[test]
fn stages_without_an_owner() {
    let filled = || {
        let mut map = current(&["action: a=x"]);
        for at in 0..10 {
            let (cell, id) = (CellKey::new("a", "l0"), format!("more{at}"));
            map.cells.entry(cell.clone()).or_default().push(id.as_str().into());
            map.cards.insert(id.as_str().into(), Card::new(cell, "more"));
        }
        map
    };
    check(Rule::StageWithoutOwner, filled(), &["stage-without-owner:s0", "stage-without-owner:s1"], |map| {
        map.stages.iter_mut().for_each(|stage| stage.owner = "Web team".into());
    });
    assert_eq!(
        found(&current(&["action: a=x"]), Rule::StageWithoutOwner),
        [] as [&str; 0],
        "nothing to answer for yet"
    );
}

#[test]
fn what_stands_on_the_board() {
    let lanes = ["action: a=x", "touchpoint:", "emotion: a=1 b=-1"];
    let add = |map: &mut JourneyMap, step: &str, lane: &str| {
        let cell = CellKey::new(step, lane);
        map.cells.entry(cell.clone()).or_default().push("new".into());
        map.cards.insert("new".into(), Card::new(cell, "new"));
    };
    check(Rule::EmptyStage, current(&lanes), &["empty-stage:s1"], |map| add(map, "c", "l0"));
    check(Rule::EmptyStage, current(&lanes), &["empty-stage:s1"], |map| add(map, "c", "l1"));
    check(Rule::NoEmotion, current(&lanes), &["no-emotion:c"], |map| {
        map.emotions.insert(CellKey::new("c", "l2"), Emotion::of(Score::NEUTRAL));
    });
    // A map of what is wished for has one curve, and it is to be drawn whole: the guide counts its steps too.
    let mut wished = current(&lanes);
    wished.lanes[2].wished = true;
    assert_eq!(found(&wished, Rule::NoEmotion), ["no-emotion:c"]);
    check(Rule::NoEmotion, wished, &["no-emotion:c"], |map| map.lanes.truncate(2));
    check(Rule::NoChannel, current(&["touchpoint: a=x b=y"]), &["no-channel:x", "no-channel:y"], |map| {
        let channel = Channel { name: "Web".into(), kind: ChannelKind::Online, ..Channel::default() };
        map.cards.values_mut().for_each(|card| card.channel = Some(channel.clone()));
    });
    check(Rule::NoChannel, current(&["touchpoint: a=x"]), &["no-channel:x"], |map| map.kind = MapKind::DayInTheLife);
}

#[test]
fn frictions_and_ideas() {
    use Rule::PainWithoutOpportunity as Pain;
    let pain = || current(&["pain: a=p", "opportunity: b=o"]);
    let name = ["pain-without-opportunity:p"];
    check(Pain, pain(), &name, |map| link(map, "o", "p", LinkKind::Answers));
    check(Pain, pain(), &name, |map| card(map, "p", |card| card.accepted = true));
    // An idea in the same step is the weaker answer, and enough.
    check(Pain, pain(), &name, |map| *map = current(&["pain: a=p", "opportunity: a=o"]));
    check(Pain, pain(), &name, |map| *map = current(&["pain: a=p", "solution: a=o"]));
    let depends = {
        let mut map = pain();
        link(&mut map, "o", "p", LinkKind::Depends);
        map
    };
    assert_eq!(found(&depends, Pain), name, "a dependency is no answer");

    let owned = |map: &mut JourneyMap| card(map, "o", |card| card.owner = "Ada".into());
    check(Rule::OpportunityWithoutOwner, current(&["opportunity: a=o"]), &["opportunity-without-owner:o"], owned);
    check(Rule::SolutionWithoutOwner, current(&["solution: a=o"]), &["solution-without-owner:o"], owned);
    check(
        Rule::SolutionWithoutOwner,
        current(&["solution: a=o", "owner: b=n"]),
        &["solution-without-owner:o"],
        |map| {
            *map = current(&["solution: a=o", "owner: a=n"]);
        },
    );
    use Rule::SolutionWithoutDate as Date;
    let solution = || current(&["solution: a=o", "metric: b=m"]);
    let name = ["solution-without-date:o"];
    check(Date, solution(), &name, |map| card(map, "o", |card| card.due = Some("2027-01-01".into())));
    check(Date, solution(), &name, |map| card(map, "o", |card| card.metric = Some(Metric::default())));
    check(Date, solution(), &name, |map| *map = current(&["solution: a=o", "metric: a=m"]));

    let gap = || map(MapKind::FutureState, "a b,c", &["gap: a=g", "solution: b=o"]);
    check(Rule::GapWithoutSolution, gap(), &["gap-without-solution:g"], |map| link(map, "o", "g", LinkKind::Answers));
}

#[test]
fn a_filled_map() {
    let row = "action: a=c0 a=c1 a=c2 a=c3 a=c4 b=c5 b=c6 c=c7 c=c8 c=c9";
    let filled = || current(&[row, "emotion: a=1 b=2"]);
    check(Rule::NoMoment, filled(), &["no-moment:map"], |map| {
        card(map, "c3", |card| card.moment = Some(MomentOfTruth::Low));
    });
    check(Rule::NoMoment, filled(), &["no-moment:map"], |map| drop(map.emotions.pop_first()));
    check(Rule::NoMoment, filled(), &["no-moment:map"], |map| map.kind = MapKind::DayInTheLife);
    let guessed = || {
        let mut map = filled();
        for at in 0..6 {
            card(&mut map, &format!("c{at}"), |card| {
                card.evidence = if at < 3 { None } else { Some(Evidence::Assumed) }
            });
        }
        map
    };
    check(Rule::MostlyAssumed, guessed(), &["mostly-assumed:map"], |map| {
        card(map, "c0", |card| card.evidence = Some(Evidence::Reported));
    });
}

#[test]
fn blueprints() {
    let whole = ["action: a=x", "frontstage: a=f", "backstage: a=k", "support: b=u"];
    check(Rule::MissingLayer, blueprint(&whole[..2]), &["missing-layer:backstage", "missing-layer:support"], |map| {
        *map = blueprint(&whole);
    });
    let shuffled = blueprint(&["frontstage: a=f", "action: a=x", "backstage: a=k", "support:"]);
    check(Rule::LanesOutOfOrder, shuffled, &["lanes-out-of-order:interaction"], |map| map.lanes.swap(0, 1));
    let support_first = blueprint(&["support:", "action: a=x", "frontstage:", "backstage:"]);
    let all = ["interaction", "visibility", "internal-interaction"].map(|line| format!("lanes-out-of-order:{line}"));
    check(Rule::LanesOutOfOrder, support_first, &all.each_ref().map(String::as_str), |map| map.lanes.rotate_left(1));
    let alone = || blueprint(&["action: a=x", "frontstage: b=f", "backstage: b=k", "support:"]);
    check(Rule::NoCustomerAction, alone(), &["no-customer-action:b"], |map| map.stages[0].steps[1].passive = true);
    let thin = || blueprint(&["action: a=x", "frontstage: a=f", "backstage: b=k", "support:"]);
    check(Rule::NothingBehind, thin(), &["nothing-behind:f"], |map| link(map, "f", "k", LinkKind::Depends));
    check(Rule::NothingBehind, thin(), &["nothing-behind:f"], |map| {
        *map = blueprint(&["action: a=x", "frontstage: a=f", "backstage:", "support: a=k"]);
    });
    use Rule::FailureWithoutImprovement as Failure;
    let fails = || blueprint(&["frontstage: a=f", "pain: b=p", "opportunity: c=o"]);
    let mut marked = fails();
    card(&mut marked, "f", |card| card.failure = true);
    let names = ["failure-without-improvement:f", "failure-without-improvement:p"];
    check(Failure, marked, &names, |map| {
        link(map, "o", "f", LinkKind::Answers);
        card(map, "p", |card| card.accepted = true);
    });
    assert_eq!(found(&fails(), Rule::PainWithoutOpportunity), [] as [&str; 0], "one card, one hint");
}

#[test]
fn days() {
    use Rule::{EndBeforeBegin, TimesOutOfOrder, TimesOverlap};
    let times = |times: &[(&str, &str)]| {
        let rules = [EndBeforeBegin, TimesOutOfOrder, TimesOverlap];
        let mut all: Vec<String> = rules.iter().flat_map(|rule| found(&day(times), *rule)).collect();
        all.sort();
        all.join(" ")
    };
    for (hours, expected) in [
        (&[("07:00", "08:00"), ("08:00", "12:00"), ("12:00", "-")][..], ""),
        (&[("07:00", "-"), ("06:00", "-")], "times-out-of-order:t1"),
        (&[("07:00", "08:30"), ("08:00", "-")], "times-overlap:t1"),
        (&[("07:00", "06:00"), ("08:00", "-")], "end-before-begin:t0"),
        (&[("07:00", "07:00")], "end-before-begin:t0"),
        // The last step may go on after midnight; what nobody said, or what is no time, is no fault.
        (&[("07:00", "-"), ("22:00", "04:15")], ""),
        (&[("07:00", "-"), ("-", "-"), ("06:00", "-")], "times-out-of-order:t2"),
        (&[("29:00", "08:00"), ("06:00", "morning")], ""),
    ] {
        assert_eq!(times(hours), expected, "{hours:?}");
    }
    let lived = map(MapKind::DayInTheLife, "a", &["action: a=x", "need:", "emotion:"]);
    check(Rule::NoNeed, lived.clone(), &["no-need:map"], |at| *at = map(MapKind::DayInTheLife, "a", &["need: a=n"]));
    check(Rule::NoMood, lived.clone(), &["no-mood:map"], |at| {
        *at = map(MapKind::DayInTheLife, "a", &["need: a=n", "emotion: a=0"])
    });
    assert_eq!(found(&lived, Rule::NoEmotion), [] as [&str; 0], "one fault, one hint");
}

#[test]
fn an_empty_template_is_no_fault() {
    for kind in MapKind::ALL {
        let empty = map(kind.clone(), "a b,c", &["action:", "touchpoint:", "emotion:", "pain:", "frontstage:"]);
        assert_eq!(checks(&empty, TODAY), [], "{kind:?}");
    }
}

#[test]
fn a_review_is_stale_the_day_after() {
    let context = |review: Option<&str>| Context { review: review.map(str::to_owned), ..Context::default() };
    for (review, today, stale) in [
        (Some("2026-11-21"), TODAY, true),
        (Some("2026-11-22"), TODAY, false),
        (Some("2027-01-01"), TODAY, false),
        (Some(""), TODAY, false),
        (Some("2026-11-21"), "", false),
        (None, TODAY, false),
    ] {
        assert_eq!(is_stale(&context(review), today), stale, "{review:?} on {today}");
    }
}

#[test]
fn hints_are_set_aside_alone_or_with_their_rule() {
    let mut map = current(&["touchpoint: a=x b=y"]);
    map.context.dismissed = vec!["no-channel:x".into()];
    let open = |map: &JourneyMap| -> Vec<String> {
        open_checks(map, TODAY).iter().filter(|check| check.rule == Rule::NoChannel).map(Check::name).collect()
    };
    assert_eq!(open(&map), ["no-channel:y"]);
    map.context.dismissed = vec![all_of(Rule::NoChannel)];
    assert_eq!(open(&map), [] as [&str; 0]);
    assert_eq!(found(&map, Rule::NoChannel).len(), 2, "set aside is not gone");
}

proptest! {
    /// No two hints share a name, none is about a lane that is only looked at, and each leads to something that is there.
    #[test]
    fn hints_are_told_apart_and_lead_somewhere(map in support::map()) {
        let found = checks(&map, TODAY);
        let names: std::collections::BTreeSet<String> = found.iter().map(Check::name).collect();
        prop_assert_eq!(names.len(), found.len());
        for check in &found {
            use parcours_core::method::place::Place;
            let is_there = match &check.place {
                Place::Header | Place::Persona | Place::Lanes | Place::Board => true,
                Place::Stage(id) => map.stage(id).is_some(),
                Place::Step(id) => map.step(id).is_some(),
                Place::Lane(id) => map.lane(id).is_some(),
                Place::Cell(cell) => map.step(&cell.step).is_some() && map.lane(&cell.lane).is_some_and(|lane| !lane.locked),
                Place::Card(id) => map.card(id).and_then(|card| map.lane(&card.lane)).is_some_and(|lane| !lane.locked),
            };
            prop_assert!(is_there, "{:?}", check);
        }
    }
}

/// The worked examples show what a map looks like at the end of a workshop: little is left to check, and each hint is a real one.
#[test]
fn the_examples_leave_little_to_check() {
    use parcours_core::model::Language;
    use parcours_core::templates::Example;
    for (example, language) in
        Example::ALL.iter().flat_map(|example| Language::ALL.iter().map(move |one| (example, one)))
    {
        let file = parcours_core::format::read(example.file(language).as_bytes()).expect("it is a map file");
        let names: Vec<String> = checks(&file.file.map, TODAY).iter().map(Check::name).collect();
        assert!(names.len() <= 6, "{example:?} in {language:?}: {names:#?}");
    }
}
