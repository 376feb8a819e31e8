//! What the commands of a blueprint do: links, order, marks; and the lane of the wished-for feeling.

use parcours_core::editor::announcement::Announcement;
use parcours_core::editor::commands::find;
use parcours_core::editor::focus::Focus;
use parcours_core::editor::header_commands::{add_lane, delete_now, show_lane};
use parcours_core::editor::links::{link, unlink_one};
use parcours_core::editor::outcome::{Dialog, Effect, Outcome};
use parcours_core::editor::selection::Selection;
use parcours_core::editor::situation::Situation;
use parcours_core::method::ties::ties;
use parcours_core::model::lane::lines;
use parcours_core::model::{
    BlueprintLine, Card, CardId, CellKey, Edit, History, JourneyMap, Lane, LaneRole, Language, Link, LinkKind, MapKind,
    compose,
};
use parcours_core::templates::{Example, Template, lane_for};
use parcours_core::words::{english, french};

/// A blueprint of the template with a card a, b, c, d down the first column, from the customer's actions on.
fn blueprint() -> History {
    let mut map = Template::ServiceBlueprint.map(&Language::English);
    let step = map.stages[0].steps[0].id.clone();
    for (id, lane) in ["a", "b", "c", "d"].into_iter().zip(["l2", "l3", "l4", "l5"]) {
        let card = Card::new(CellKey { step: step.clone(), lane: lane.into() }, id);
        map.apply(Edit::AddCard { id: id.into(), card: Box::new(card), index: 0 }).expect("there is room");
    }
    History::new(map)
}

/// Runs a command on `cards`, or on `stop`.
fn run(history: &mut History, name: &str, cards: &[&str], focus: Option<Focus>) -> Outcome {
    let selection = Selection::only(cards.iter().map(|id| CardId::from(*id)).collect::<Vec<_>>());
    let focus = focus.or_else(|| cards.first().map(|id| Focus::Card((*id).into())));
    let at = Situation { focus: focus.as_ref(), ..Situation::of(history.map(), &selection, &english::WORDS) };
    let command = find(name).expect("there is such a command");
    assert!(command.applies(&at), "{name} does not apply");
    let outcome = command.run(&at, &mut || "new".to_owned());
    make(history, &outcome);
    outcome
}

fn applies(history: &History, name: &str, cards: &[&str]) -> bool {
    let selection = Selection::only(cards.iter().map(|id| CardId::from(*id)).collect::<Vec<_>>());
    let at = Situation::of(history.map(), &selection, &english::WORDS);
    find(name).is_some_and(|command| command.applies(&at))
}

fn make(history: &mut History, outcome: &Outcome) {
    if let Some((edit, label)) = outcome.edit.clone() {
        history.make(edit, label).expect("a command's edit fits");
        assert_eq!(history.map().violations(), []);
    }
}

/// The links, `a>b` where a needs b and `a=b` where each needs the other.
fn check(history: &History, expected: &str) {
    let links = history.map().links.iter().map(|link| {
        let sign = match link.kind {
            LinkKind::Depends => '>',
            LinkKind::Mutual => '=',
            _ => '?',
        };
        format!("{}{sign}{}", link.from, link.to)
    });
    assert_eq!(links.collect::<Vec<_>>().join(" "), expected);
}

#[test]
fn selected_cards_are_linked_in_document_order_and_unlinked() {
    let mut history = blueprint();
    let outcome = run(&mut history, "link-cards", &["c", "a", "b"], None);
    assert_eq!(outcome.say, Some(Announcement::LinkedMany(2)));
    check(&history, "a>b b>c");
    assert_eq!(run(&mut history, "link-cards", &["a", "b"], None).say, Some(Announcement::AlreadyLinked));
    check(&history, "a>b b>c");
    run(&mut history, "link-mutual", &["a", "b"], None);
    check(&history, "a=b b>c");
    run(&mut history, "unlink", &["b", "c"], None);
    check(&history, "a=b");
    assert!(!applies(&history, "unlink", &["c", "d"]));
    run(&mut history, "unlink", &["a"], None);
    check(&history, "");
    for links in ["a=b", "a=b b>c", "a>b b>c", ""] {
        history.undo();
        check(&history, links);
    }
}

#[test]
fn said_both_ways_each_needs_the_other() {
    let mut history = blueprint();
    let mut tie = |from: &str, to: &str, mutual: bool| {
        let outcome = link(history.map(), &from.into(), &to.into(), mutual);
        make(&mut history, &outcome);
        history.map().links.clone()
    };
    assert_eq!(tie("a", "b", false)[0].kind, LinkKind::Depends);
    assert_eq!(tie("b", "a", false)[0].kind, LinkKind::Mutual);
    assert_eq!(tie("a", "b", false).len(), 1);
    assert_eq!(tie("a", "a", false).len(), 1, "nothing needs itself");
    assert_eq!(tie("a", "gone", false).len(), 1);
    let outcome = unlink_one(history.map(), &"b".into(), &"a".into());
    make(&mut history, &outcome);
    check(&history, "");
}

#[test]
fn with_one_card_the_other_is_asked_for() {
    let mut history = blueprint();
    for (name, mutual) in [("link-cards", false), ("link-mutual", true)] {
        assert_eq!(run(&mut history, name, &["a"], None).effect, Some(Effect::Open(Dialog::Link { mutual })));
    }
}

#[test]
fn a_card_says_what_it_is_tied_to_and_takes_its_links_along() {
    let mut history = blueprint();
    run(&mut history, "link-cards", &["a", "b", "c"], None);
    let told = |history: &History, words: &parcours_core::words::Words| {
        let ties = ties(history.map(), &"b".into());
        words.blueprint.ties(&ties.iter().map(|(tie, card)| (*tie, card.text.as_str())).collect::<Vec<_>>())
    };
    assert_eq!(told(&history, &english::WORDS), "needs “c” · needed by “a”");
    assert_eq!(told(&history, &french::WORDS), "dépend de «\u{a0}c\u{a0}» · nécessaire à «\u{a0}a\u{a0}»");
    run(&mut history, "delete", &["b"], None);
    check(&history, "");
    history.undo();
    check(&history, "a>b b>c");
    let step = history.map().stages[0].steps[0].id.clone();
    let outcome = delete_now(history.map(), &Focus::Step(step));
    make(&mut history, &outcome);
    check(&history, "");
    history.undo();
    check(&history, "a>b b>c");
}

fn roles(map: &JourneyMap) -> Vec<&str> {
    map.lanes.iter().map(|lane| lane.role.as_str()).collect()
}

/// What stands above each lane that has a line above it.
fn lines_of(map: &JourneyMap) -> Vec<(BlueprintLine, String)> {
    let in_sight: Vec<Lane> = map.lanes.iter().filter(|lane| !lane.hidden).cloned().collect();
    lines(&in_sight).into_iter().map(|(line, id)| (line, id.to_string())).collect()
}

#[test]
fn the_three_lines_follow_the_lanes() {
    use BlueprintLine::{Interaction, InternalInteraction, Visibility};
    let line = |line: BlueprintLine, lane: &str| (line, lane.to_owned());
    for language in [Language::English, Language::French] {
        for map in [Template::ServiceBlueprint.map(&language), Example::ServiceBlueprint.map(&language)] {
            let all = [line(Interaction, "l3"), line(Visibility, "l4"), line(InternalInteraction, "l5")];
            assert_eq!(lines_of(&map), all);
        }
    }
    let mut map = blueprint().map().clone();
    let hide = |map: &JourneyMap, id: &str, shown: bool| {
        show_lane(map.lane(&id.into()).expect("it is there"), shown).edit.expect("it changes").0
    };
    let (back, _) = map.apply(hide(&map, "l3", false)).expect("it fits");
    assert_eq!(lines_of(&map)[0], line(Interaction, "l4"));
    map.apply(back).expect("it fits");
    let (back, _) = map.apply(Edit::MoveLane { id: "l5".into(), index: 0 }).expect("it fits");
    assert!(
        lines_of(&map).iter().all(|(line, _)| *line != InternalInteraction),
        "out of order no line could part them"
    );
    map.apply(back).expect("it fits");
    assert_eq!(lines_of(&map).len(), 3);
}

#[test]
fn a_new_lane_goes_into_its_layer() {
    let history = blueprint();
    let add = |role: LaneRole, focus: Option<&str>| {
        let selection = Selection::default();
        let focus = focus.map(|id| Focus::Lane(id.into()));
        let at = Situation { focus: focus.as_ref(), ..Situation::of(history.map(), &selection, &english::WORDS) };
        let lane = lane_for(&role, &Language::English);
        let outcome = add_lane(&at, lane, &mut || "new".to_owned());
        let mut map = history.map().clone();
        map.apply(outcome.edit.expect("it adds").0).expect("it fits");
        map.lanes
            .iter()
            .position(|lane| lane.id.as_str() == "new")
            .map(|at| roles(&map)[at - 1].to_owned() + " " + roles(&map)[at])
    };
    assert_eq!(add(LaneRole::Frontstage, None).as_deref(), Some("frontstage frontstage"));
    assert_eq!(add(LaneRole::Frontstage, Some("l1")).as_deref(), Some("action frontstage"));
    assert_eq!(add(LaneRole::Support, Some("l2")).as_deref(), Some("backstage support"));
    assert_eq!(add(LaneRole::Action, Some("l8")).as_deref(), Some("action action"));
    assert_eq!(add(LaneRole::Note, Some("l3")).as_deref(), Some("frontstage note"));
}

#[test]
fn lanes_go_back_into_order() {
    let mut history = blueprint();
    assert!(!applies(&history, "order-blueprint-lanes", &[]));
    let before = roles(history.map()).join(" ");
    for (id, index) in [("l5", 0), ("l2", 3)] {
        let edit = Edit::MoveLane { id: id.into(), index };
        history.make(edit, parcours_core::model::Label::many(parcours_core::model::Act::MoveLane, 1)).expect("it fits");
    }
    run(&mut history, "order-blueprint-lanes", &[], None);
    assert_eq!(lines_of(history.map()).len(), 3);
    let core = |text: &str| {
        text.split(' ')
            .filter(|role| ["evidence", "action", "frontstage", "backstage", "support"].contains(role))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(core(&roles(history.map()).join(" ")), core(&before));
    assert!(!applies(&history, "order-blueprint-lanes", &[]));
    let order: Vec<_> = history.map().lanes.iter().rev().map(|lane| lane.id.clone()).collect();
    let mut map = history.map().clone();
    map.apply(compose::order_lanes(history.map(), &order)).expect("any order fits");
    assert!(map.lanes.iter().map(|lane| &lane.id).eq(&order));
}

#[test]
fn failure_points_and_steps_without_action_are_marked_and_unmarked() {
    let mut history = blueprint();
    run(&mut history, "mark-failure", &["a", "b"], None);
    run(&mut history, "mark-failure", &["b"], None);
    let failures =
        |history: &History| ["a", "b"].map(|id| history.map().card(&id.into()).expect("it is there").failure);
    assert_eq!(failures(&history), [true, false]);
    run(&mut history, "mark-failure", &["a", "b"], None);
    assert_eq!(failures(&history), [true, true]);
    run(&mut history, "mark-failure", &["a", "b"], None);
    assert_eq!(failures(&history), [false, false]);
    let step = history.map().stages[1].steps[0].id.clone();
    let passive = |history: &History| history.map().step(&step).expect("it is there").1.passive;
    for expected in [true, false] {
        run(&mut history, "mark-passive", &[], Some(Focus::Step(step.clone())));
        assert_eq!(passive(&history), expected);
    }
    history.undo();
    assert!(passive(&history));
}

#[test]
fn the_wished_for_feeling_has_a_lane_below_the_felt_one() {
    let mut history = History::new(Template::CurrentState.map(&Language::French));
    let felt = history.map().lanes.iter().position(Lane::is_emotion).expect("the template has a curve");
    let selection = Selection::default();
    let at = Situation::of(history.map(), &selection, &french::WORDS);
    let command = find("add-wished-lane").expect("there is such a command");
    assert!(command.applies(&at));
    let outcome = command.run(&at, &mut || "new".to_owned());
    make(&mut history, &outcome);
    let lane = &history.map().lanes[felt + 1];
    assert!(lane.wished && lane.is_emotion() && lane.label == "Ressenti souhaité");
    assert!(!applies(&history, "add-wished-lane", &[]), "one is enough");
    // Nobody changed its words: they follow the language.
    let mut map = history.map().clone();
    map.apply(parcours_core::templates::relabel(&map, &Language::English)).expect("a relabelling fits");
    assert_eq!(map.lanes[felt + 1].label, "Wished-for feeling");
}

#[test]
fn on_other_maps_there_is_nothing_of_a_blueprint() {
    let mut map = blueprint().map().clone();
    map.kind = MapKind::CurrentState;
    map.links.push(Link { from: "a".into(), to: "b".into(), kind: LinkKind::Depends, ..Link::default() });
    let history = History::new(map);
    for name in ["mark-failure", "mark-passive", "order-blueprint-lanes"] {
        assert!(!applies(&history, name, &["a"]), "{name}");
    }
}
