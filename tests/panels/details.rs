//! The panel of what is known of the selected cards.

use parcours_core::editor::focus::Focus;
use parcours_core::editor::outcome::{Effect, Outcome};
use parcours_core::editor::selection::Selection;
use parcours_core::editor::situation::Situation;
use parcours_core::editor::view_state::ViewState;
use parcours_core::model::{
    Act, Amount, Card, CellKey, Edit, History, JourneyMap, Lane, LaneRole, MapKind, Metric, Reading, Stage, Step,
};
use parcours_core::panels::details::draw;
use parcours_core::panels::{Node, On};
use parcours_core::words::{Words, english, french};

/// A person at work in the panel.
struct Work {
    history: History,
    selection: Selection,
    focus: Option<Focus>,
    view_state: ViewState,
    words: &'static Words,
}

/// One step; a lane of each role that the panel treats in its own way, with a card named after it; in the first a second card.
const LANES: [(&str, LaneRole); 7] = [
    ("action", LaneRole::Action),
    ("touchpoint", LaneRole::Touchpoint),
    ("pain", LaneRole::Pain),
    ("opportunity", LaneRole::Opportunity),
    ("metric", LaneRole::Metric),
    ("backstage", LaneRole::Backstage),
    ("emotion", LaneRole::Emotion),
];

impl Work {
    fn on(cards: &[&str]) -> Self {
        let step = Step { id: "t".into(), name: "Order".into(), ..Step::default() };
        let stage = Stage { id: "s".into(), name: "Buy".into(), steps: vec![step], ..Stage::default() };
        let mut map = JourneyMap { stages: vec![stage], ..JourneyMap::default() };
        map.lanes = LANES
            .map(|(id, role)| Lane { id: id.into(), role, label: format!("Lane of {id}"), ..Lane::default() })
            .into();
        for (id, lane) in LANES.map(|(id, _)| (id, id)).into_iter().take(6).chain([("second", "action")]) {
            let card = Box::new(Card::new(CellKey::new("t", lane), format!("Text of {id}")));
            map.apply(Edit::AddCard { id: id.into(), card, index: 9 }).expect("the cell exists");
        }
        Self {
            history: History::new(map),
            selection: Selection::only(cards.iter().map(|id| (*id).into())),
            focus: cards.first().map(|id| Focus::Card((*id).into())),
            view_state: ViewState::PLAIN,
            words: &english::WORDS,
        }
    }

    fn at(&self) -> Situation<'_> {
        Situation {
            focus: self.focus.as_ref(),
            view_state: &self.view_state,
            today: "2026-11-22",
            ..Situation::of(self.history.map(), &self.selection, self.words)
        }
    }

    fn sheet(&self) -> Node {
        draw(&self.at())
    }

    fn carry_out(&mut self, outcome: Outcome) {
        if let Some((edit, label)) = outcome.edit {
            self.history.make(edit, label).expect("the panel's edits fit");
        }
        if let Some(Effect::Look(view_state)) = outcome.effect {
            self.view_state = *view_state;
        }
    }

    /// Does `on` with `value` to the control whose attribute `name` is `which`.
    fn act(&mut self, name: &str, which: &str, on: On, value: &str) {
        let sheet = self.sheet();
        let node = sheet.find(name, which).unwrap_or_else(|| panic!("no {name} {which}"));
        let handler = node.handler(on).unwrap_or_else(|| panic!("{which} does nothing on {on:?}")).clone();
        let outcome = handler(&self.at(), value, &mut || "fresh".into());
        self.carry_out(outcome);
    }

    fn set(&mut self, detail: &str, value: &str) {
        self.act("data-detail", detail, On::Change, value);
    }

    /// Presses the button `value` of the group `detail`.
    fn press(&mut self, detail: &str, value: &str) {
        let sheet = self.sheet();
        let group = sheet.find("data-detail", detail).expect("the group is there");
        let handler =
            group.find("data-value", value).and_then(|button| button.handler(On::Click)).expect("a button").clone();
        let outcome = handler(&self.at(), "", &mut || "fresh".into());
        self.carry_out(outcome);
    }

    fn card(&self, id: &str) -> Card {
        self.history.map().card(&id.into()).expect("the card is there").clone()
    }

    /// What the control `detail` shows.
    fn value(&self, detail: &str) -> String {
        let sheet = self.sheet();
        let node = sheet.find("data-detail", detail).expect("the control is there");
        node.attribute("value").unwrap_or_default().to_owned()
    }

    fn undo_to_start(&mut self) -> usize {
        std::iter::from_fn(|| self.history.undo()).count()
    }
}

/// The parts above “More”, in order.
fn first(card: &str, kind: MapKind) -> String {
    let mut work = Work::on(&[card]);
    let mut map = work.history.map().clone();
    map.kind = kind;
    work.history = History::new(map);
    let sheet = work.sheet();
    let parts = sheet.all().into_iter().find(|node| node.key == "first").expect("there are parts");
    let names = parts.children.iter().map(|part| part.key.as_str());
    names.filter(|name| !["text", "evidence", "owner", "tags", "note"].contains(name)).collect::<Vec<_>>().join(" ")
}

#[test]
fn what_matters_for_the_lane_stands_first() {
    let current = || MapKind::CurrentState;
    assert_eq!(first("action", current()), "moment");
    assert_eq!(first("action", MapKind::ServiceBlueprint), "minutes failure moment links");
    assert_eq!(first("touchpoint", current()), "channel channel-kind key moment importance performance");
    assert_eq!(first("pain", current()), "moment links accepted source learnt");
    assert_eq!(first("opportunity", current()), "impact effort status due links");
    assert_eq!(first("metric", current()), "metric source learnt");
    assert_eq!(first("backstage", current()), "minutes failure links");
}

#[test]
fn every_field_is_there_once_for_any_card() {
    let names = |card: &str| {
        let work = Work::on(&[card]);
        let mut names: Vec<String> =
            work.sheet().all().iter().filter_map(|node| node.attribute("data-detail")).map(str::to_owned).collect();
        names.sort();
        names
    };
    let all = names("action");
    assert_eq!(all.iter().collect::<std::collections::BTreeSet<_>>().len(), all.len(), "none twice: {all:?}");
    for (card, _) in LANES.into_iter().take(6) {
        let those: Vec<String> =
            names(card).into_iter().filter(|name| name != "link-card" && name != "link-add").collect();
        let all: Vec<String> = all.iter().filter(|name| *name != "link-card" && *name != "link-add").cloned().collect();
        assert_eq!(those, all, "{card}");
    }
}

#[test]
fn a_change_is_one_step_that_is_taken_back() {
    let changes = [
        ("owner", "Web team"),
        ("note", "two\nlines"),
        ("source", "interviews"),
        ("learnt", "2026-10-01"),
        ("channel", "Branch"),
        ("importance", "5"),
        ("performance", "2"),
        ("impact", "4"),
        ("effort", "1"),
        ("status", "doing"),
        ("due", "2026-12-31"),
        ("minutes", "15"),
        ("tags", "mobile, price"),
        ("text", "Another text"),
        ("measure", "Clicks"),
        ("usual-measure", "1"),
    ];
    for (detail, value) in changes {
        let mut work = Work::on(&["touchpoint"]);
        let before = work.card("touchpoint");
        work.set(detail, value);
        assert_ne!(work.card("touchpoint"), before, "{detail}");
        let label = work.history.to_undo().expect("there is a step").clone();
        assert_eq!(label.act, if detail == "text" { Act::EditCard } else { Act::ChangeCards }, "{detail}");
        work.set(detail, value);
        assert_eq!(work.undo_to_start(), 1, "{detail}: the same again is no step");
        assert_eq!(work.card("touchpoint"), before, "{detail}");
    }
}

#[test]
fn buttons_and_marks_say_what_is_pressed() {
    let mut work = Work::on(&["touchpoint"]);
    for (detail, value) in
        [("evidence", "observed"), ("moment", "low"), ("channel-kind", "offline"), ("colour", "#3f8fd6")]
    {
        work.press(detail, value);
        let sheet = work.sheet();
        let group = sheet.find("data-detail", detail).expect("the group");
        let pressed: Vec<&str> = group
            .all()
            .into_iter()
            .filter(|node| node.attribute("aria-pressed") == Some("true"))
            .filter_map(|node| node.attribute("data-value"))
            .collect();
        assert_eq!(pressed, [value], "{detail}");
    }
    for mark in ["key", "failure", "accepted"] {
        let pressed = |work: &Work| {
            work.sheet().find("data-detail", mark).expect("the mark").attribute("aria-pressed") == Some("true")
        };
        assert!(!pressed(&work));
        work.act("data-detail", mark, On::Click, "");
        assert!(pressed(&work));
        work.act("data-detail", mark, On::Click, "");
        assert!(!pressed(&work));
    }
}

/// Firefox opens a list again when a choice comes into it that is what was just written, and eats the press after it.
#[test]
fn what_cards_say_already_is_not_offered_again() {
    let offered = |work: &Work, field: &str| -> Vec<String> {
        let sheet = work.sheet();
        let list = sheet.find("id", &format!("detail-{field}-list")).expect("a list").clone();
        list.children.iter().filter_map(|choice| Some(choice.attribute("value")?.to_owned())).collect()
    };
    let mut work = Work::on(&["action"]);
    let before = ["owner", "channel", "tags"].map(|field| offered(&work, field));
    work.set("owner", "Web team");
    work.set("channel", "Kiosk");
    work.set("tags", "mobile, price");
    assert_eq!(["owner", "channel", "tags"].map(|field| offered(&work, field)), before);

    work.selection = Selection::only(["action".into(), "second".into()]);
    assert_eq!(offered(&work, "tags"), ["mobile", "price"], "the second card has neither");
    assert!(offered(&work, "owner").contains(&"Web team".to_owned()));
    assert!(offered(&work, "channel").contains(&"Kiosk".to_owned()));
    work.set("tags", "mobile");
    assert_eq!(offered(&work, "tags"), ["price"]);
}

#[test]
fn several_cards_change_as_one_and_say_where_they_differ() {
    let mut work = Work::on(&["action", "second"]);
    work.set("owner", "Web team");
    assert_eq!((work.card("action").owner, work.card("second").owner), ("Web team".into(), "Web team".into()));
    assert_eq!(work.history.to_undo().map(|label| label.count), Some(2));
    assert_eq!(work.undo_to_start(), 1);

    work.selection = Selection::only(["second".into()]);
    work.focus = Some(Focus::Card("second".into()));
    work.set("owner", "Support");
    work.set("tags", "mobile");
    work.press("moment", "high");
    work.set("importance", "3");
    work.act("data-detail", "key", On::Click, "");

    work.selection = Selection::only(["action".into(), "second".into()]);
    let sheet = work.sheet();
    assert_eq!(work.value("owner"), "");
    assert_eq!(
        sheet.find("data-detail", "owner").and_then(|owner| owner.attribute("placeholder")),
        Some("several values")
    );
    assert_eq!(work.value("importance"), "mixed");
    assert_eq!(sheet.find("data-detail", "key").and_then(|key| key.attribute("aria-pressed")), Some("mixed"));
    assert!(sheet.plain_text().contains("Moment of truth (several values)"));
    assert!(sheet.plain_text().contains("mobile (on 1)"));
    assert!(sheet.plain_text().contains("2 cards"));
    for single in ["text", "metric", "links"] {
        assert!(sheet.find("data-detail", single).is_none(), "{single}");
    }
    work.set("importance", "mixed");
    assert_eq!(work.card("action").importance, None);
    work.set("tags", "price");
    work.act("data-remove-tag", "mobile", On::Click, "");
    work.act("data-detail", "key", On::Click, "");
    for card in ["action", "second"] {
        assert_eq!((work.card(card).tags, work.card(card).key), (vec!["price".to_owned()], true));
    }
}

/// The panel was drawn for one card, and another is selected by the time the field is left.
#[test]
fn a_change_goes_to_the_cards_it_was_typed_for() {
    let mut work = Work::on(&["action"]);
    let sheet = work.sheet();
    let handler =
        sheet.find("data-detail", "owner").and_then(|owner| owner.handler(On::Change)).expect("a field").clone();
    work.selection = Selection::only(["pain".into()]);
    work.focus = Some(Focus::Card("pain".into()));
    let outcome = handler(&work.at(), "Web team", &mut String::new);
    work.carry_out(outcome);
    assert_eq!((work.card("action").owner.as_str(), work.card("pain").owner.as_str()), ("Web team", ""));
}

#[test]
fn what_is_no_figure_stays_with_the_reason_until_it_is_one() {
    for (words, good, reason) in [(&english::WORDS, "12.5", "not a number"), (&french::WORDS, "12,5", "pas un nombre")]
    {
        let mut work = Work { words, ..Work::on(&["metric"]) };
        work.set("target", "about ten");
        work.set("baseline", "8");
        let sheet = work.sheet();
        let target = sheet.find("data-detail", "target").expect("the field");
        assert_eq!((target.attribute("value"), target.attribute("aria-invalid")), (Some("about ten"), Some("true")));
        let why = target.attribute("aria-describedby").and_then(|id| sheet.find("id", id)).expect("a reason");
        assert!(why.text.contains(reason), "{}", why.text);
        assert_eq!(work.card("metric").metric.and_then(|metric| metric.target), None);
        work.set("target", good);
        assert_eq!(work.card("metric").metric.and_then(|metric| metric.target), Amount::parse("12,5"));
        assert_eq!(work.value("target"), good);
        assert!(work.sheet().find("aria-invalid", "true").is_none());
        work.set("minutes", "a while");
        assert!(work.sheet().find("aria-invalid", "true").is_some());
        work.set("minutes", "");
        assert!(work.sheet().find("aria-invalid", "true").is_none());
    }
}

#[test]
fn readings_are_added_changed_and_taken_away_in_the_order_of_their_days() {
    let mut work = Work::on(&["metric"]);
    let readings = |work: &Work| {
        let metric = work.card("metric").metric.unwrap_or_default();
        let told = metric.readings.iter().map(|reading| format!("{} {}", reading.on, reading.value.as_str()));
        told.collect::<Vec<_>>().join(", ")
    };
    work.act("data-reading-value", "new", On::Change, "1 200,5");
    assert_eq!(readings(&work), "2026-11-22 1200.5");
    work.act("data-reading-day", "new", On::Change, "2026-03-01");
    work.act("data-reading-value", "new", On::Change, "soon");
    assert_eq!(readings(&work), "2026-11-22 1200.5");
    assert_eq!(work.sheet().find("data-reading-value", "new").and_then(|new| new.attribute("value")), Some("soon"));
    work.act("data-reading-value", "new", On::Change, "900");
    assert_eq!(readings(&work), "2026-03-01 900, 2026-11-22 1200.5");
    work.act("data-reading-value", "0", On::Change, "950");
    work.act("data-reading-day", "0", On::Change, "2026-12-01");
    assert_eq!(readings(&work), "2026-11-22 1200.5, 2026-12-01 950");
    work.act("data-reading-day", "0", On::Change, "");
    work.act("data-reading-value", "0", On::Change, "");
    assert_eq!(readings(&work), "2026-11-22 1200.5, 2026-12-01 950", "a button takes a reading away, and nothing else");
    assert!(work.sheet().plain_text().contains("2 readings, from 1,200.5 on 22\u{a0}Nov\u{a0}2026 to 950"));
    work.act("data-remove-reading", "0", On::Click, "");
    work.act("data-remove-reading", "0", On::Click, "");
    assert_eq!(work.card("metric").metric, None);
}

#[test]
fn usual_measures_name_themselves_in_the_language_of_the_map() {
    let mut work = Work { words: &french::WORDS, ..Work::on(&["metric"]) };
    work.set("usual-measure", "0");
    let metric = work.card("metric").metric.expect("a figure");
    assert_eq!((metric.name.as_str(), metric.unit.as_str()), ("Conversion rate", "%"));
    assert_eq!(work.value("usual-measure"), "0");
    work.set("measure", "Ours");
    assert_eq!(work.value("usual-measure"), "");
    assert_eq!(english::WORDS.details.measures.len(), french::WORDS.details.measures.len());
}

/// What the methods the page follows ask to measure (product.md section 2), by a word of its name in each language.
#[test]
fn usual_measures_hold_what_the_methods_ask_for() {
    for (english, french) in [
        ("Conversion", "conversion"),
        ("NPS", "NPS"),
        ("CSAT", "CSAT"),
        ("CES", "CES"),
        ("Retention", "fidélisation"),
        ("Churn", "attrition"),
        ("Engagement", "Engagement"),
        ("CLV", "CLV"),
        ("CAC", "CAC"),
        ("resolution", "résolution"),
        ("Waiting", "attente"),
        ("clicks", "clics"),
        ("Cost", "Coût"),
        ("stage", "étape"),
    ] {
        let place = |words: &Words, name: &str| {
            let found = words.details.measures.iter().position(|(measure, _)| measure.contains(name));
            found.unwrap_or_else(|| panic!("no {name}"))
        };
        assert_eq!(
            place(&english::WORDS, english),
            place(&french::WORDS, french),
            "{english} stands at the same place"
        );
    }
}

#[test]
fn a_line_is_drawn_and_told() {
    let mut work = Work::on(&["metric"]);
    let reading = |on: &str, value: i64| Reading { on: on.into(), value: value.into(), ..Reading::default() };
    let metric = Metric {
        unit: "%".into(),
        baseline: Some(10.into()),
        target: Some(60.into()),
        readings: vec![reading("2026-01-01", 20), reading("2026-02-01", 40)],
        ..Metric::default()
    };
    let card = Box::new(Card { metric: Some(metric), ..work.card("metric") });
    let mut map = work.history.map().clone();
    map.apply(Edit::ChangeCard { id: "metric".into(), card }).expect("the card is there");
    work.history = History::new(map);
    let sheet = work.sheet();
    let picture = sheet.find("role", "img").expect("a drawing");
    let told = "2 readings, from 20% on 1\u{a0}Jan\u{a0}2026 to 40% on 1\u{a0}Feb\u{a0}2026. Baseline 10%. Target 60%.";
    assert_eq!(picture.attribute("aria-label"), Some(told));
    let tags: Vec<&str> = picture.children.iter().map(|node| node.tag).collect();
    assert_eq!(tags, ["line", "text", "line", "text", "polyline", "circle", "circle"]);
}

#[test]
fn cards_are_tied_and_untied() {
    let mut work = Work::on(&["opportunity"]);
    assert_eq!(work.value("link-way"), "answers");
    work.act("data-detail", "link-add", On::Click, "");
    assert_eq!(work.history.map().links, [], "nothing is chosen yet");
    work.set("link-card", "pain");
    work.act("data-detail", "link-add", On::Click, "");
    assert_eq!(work.history.map().links.len(), 1);
    assert_eq!(work.history.to_undo().map(|label| label.act), Some(Act::AddLink));
    assert!(work.sheet().plain_text().contains("answers\nText of pain"));
    assert_eq!(work.sheet().find("data-detail", "link-card").map(|_| ()), None, "no other friction is left");
    work.set("link-way", "mutual");
    work.set("link-card", "backstage");
    work.act("data-detail", "link-add", On::Click, "");
    assert_eq!(work.history.map().links.len(), 2);
    work.act("data-remove-link", "pain", On::Click, "");
    assert_eq!(work.history.map().links.len(), 1);
    assert_eq!(work.history.to_undo().map(|label| label.act), Some(Act::RemoveLink));
}

#[test]
fn without_a_card_a_hint_says_what_to_do() {
    let hint = |focus: Option<Focus>| Work { focus, ..Work::on(&[]) }.sheet().plain_text();
    let words = &english::WORDS.details;
    assert_eq!(hint(None), words.hint);
    assert_eq!(hint(Some(Focus::Lane("pain".into()))), words.hint_header);
    assert_eq!(hint(Some(Focus::Cell(CellKey::new("t", "emotion")))), words.hint_feeling);
}

#[test]
fn what_came_from_another_map_is_only_looked_at() {
    let mut work = Work::on(&["action"]);
    assert!(work.sheet().find("disabled", "").is_none());
    let mut map = work.history.map().clone();
    map.lanes[0].locked = true;
    work.history = History::new(map);
    assert!(work.sheet().find("disabled", "").is_some());
    assert!(work.sheet().plain_text().contains(english::WORDS.details.locked));
}
