//! The panel of moments of truth.

use parcours_core::editor::announcement::Announcement;
use parcours_core::editor::focus::Focus;
use parcours_core::editor::outcome::{Draft, Effect, Outcome};
use parcours_core::editor::selection::Selection;
use parcours_core::editor::situation::Situation;
use parcours_core::editor::view_state::ViewState;
use parcours_core::model::{Card, CellKey, Emotion, JourneyMap, Lane, LaneRole, MomentOfTruth, Score, Stage, Step};
use parcours_core::panels::{Node, On, moments};
use parcours_core::words::{Words, english, french};

/// Three steps that feel 0, -2 and +1; two pains at the second, a gain nowhere.
fn small() -> JourneyMap {
    let step = |id: &str, name: &str| Step { id: id.into(), name: name.into(), ..Step::default() };
    let lane =
        |role: LaneRole, label: &str| Lane { id: role.as_str().into(), role, label: label.into(), ..Lane::default() };
    let mut map = JourneyMap {
        stages: vec![Stage {
            id: "s".into(),
            steps: vec![step("t1", "Search"), step("t2", "Order"), step("t3", "Enjoy")],
            ..Stage::default()
        }],
        lanes: vec![
            lane(LaneRole::Need, "Needs"),
            lane(LaneRole::Emotion, "Feelings"),
            lane(LaneRole::Pain, "Pains"),
            lane(LaneRole::Gain, "Gains"),
        ],
        ..JourneyMap::default()
    };
    for (id, step, lane) in [("n", "t1", "need"), ("p1", "t2", "pain"), ("p2", "t2", "pain"), ("p3", "t3", "pain")] {
        let card = Card::new(CellKey::new(step, lane), format!("Text of {id}"));
        map.cells.entry(card.cell()).or_default().push(id.into());
        map.cards.insert(id.into(), card);
    }
    for (step, score) in [("t1", 0), ("t2", -2), ("t3", 1)] {
        map.emotions.insert(CellKey::new(step, "emotion"), Emotion::of(Score::nearest(score)));
    }
    map
}

/// A panel at work: what it looks at, and what a press on it comes to.
struct Panel {
    map: JourneyMap,
    view_state: ViewState,
    words: &'static Words,
}

impl Panel {
    fn new(map: JourneyMap) -> Self {
        Self { map, view_state: ViewState::PLAIN, words: &english::WORDS }
    }

    fn with<T>(&self, look: impl FnOnce(&Situation<'_>) -> T) -> T {
        let selection = Selection::default();
        look(&Situation { view_state: &self.view_state, ..Situation::of(&self.map, &selection, self.words) })
    }

    fn drawn(&self) -> Node {
        self.with(moments::draw)
    }

    fn shows(&self, part: &str) -> String {
        self.drawn().find("data-part", part).map(Node::plain_text).unwrap_or_default().replace('\n', " | ")
    }

    /// Presses the first piece in `part` whose attribute `name` is `value`.
    fn press(&mut self, part: (&str, &str), name: &str, value: &str) -> Outcome {
        let sheet = self.drawn();
        let row = sheet.find(part.0, part.1).unwrap_or_else(|| panic!("no {part:?} in {sheet:?}"));
        let node = row.find(name, value).unwrap_or_else(|| panic!("no {name}={value} in {row:?}"));
        let handler = node.handler(On::Click).expect("it does something").clone();
        let outcome = self.with(|at| handler(at, "", &mut || "new".to_owned()));
        if let Some((edit, _)) = outcome.edit.clone() {
            self.map.apply(edit).expect("it fits");
        }
        if let Some(Effect::Look(view_state)) = &outcome.effect {
            self.view_state = (**view_state).clone();
        }
        outcome
    }
}

#[test]
fn suggestions_stand_in_the_order_of_the_journey_with_their_reasons() {
    let panel = Panel::new(small());
    assert_eq!(
        panel.shows("suggested"),
        "To look at (3) \
         | Search | First step: the first impression. | ▲ | moment of grace | ▼ | black spot | Set aside \
         | Order | Lowest feeling: −2. | ▲ | moment of grace | ▼ | black spot | Set aside \
         | Enjoy | Last step: what is remembered. | Highest feeling: +1. | ▲ | moment of grace | ▼ | black spot | Set aside"
    );
    assert_eq!(panel.shows("decided"), "Decided (0) | None yet. Three to five are usual.");
    let french = Panel { words: &french::WORDS, ..Panel::new(small()) };
    assert!(
        french
            .shows("suggested")
            .contains("Order | Ressenti le plus bas\u{202f}: −2. | ▲ | instant de grâce | ▼ | point noir | Écarter")
    );
}

#[test]
fn one_card_is_taken_at_once_and_several_are_offered() {
    let mut panel = Panel::new(small());
    let outcome = panel.press(("data-suggested", "t3"), "data-accept", "low");
    assert_eq!(panel.map.cards[&"p3".into()].moment, Some(MomentOfTruth::Low));
    let said = Announcement::MomentDecided { text: "Text of p3".into(), moment: Some(MomentOfTruth::Low) };
    assert_eq!((outcome.say, outcome.effect), (Some(said), None));
    assert!(!panel.shows("suggested").contains("Enjoy"));

    let outcome = panel.press(("data-suggested", "t2"), "data-accept", "low");
    assert_eq!(outcome.edit, None);
    let row = panel.drawn().find("data-suggested", "t2").map(Node::plain_text).unwrap_or_default().replace('\n', " | ");
    assert!(row.ends_with("Which card loses the customer? | Text of p1 | Text of p2 | New card in “Pains”"), "{row}");
    panel.press(("data-suggested", "t2"), "data-bearer", "p2");
    assert_eq!(panel.map.cards[&"p2".into()].moment, Some(MomentOfTruth::Low));
    assert_eq!(panel.view_state.choosing, None);
    assert_eq!(
        panel.shows("decided"),
        "Decided (2) | ▼ | Text of p2 | Order | moment of grace | black spot | Remove | ▼ | Text of p3 | Enjoy | moment of grace | black spot | Remove"
    );
}

#[test]
fn a_choice_that_is_pressed_again_is_closed() {
    let mut panel = Panel::new(small());
    let expanded = |panel: &Panel, moment: &str| {
        let sheet = panel.drawn();
        let row = sheet.find("data-suggested", "t2").expect("it is suggested");
        row.find("data-accept", moment).and_then(|node| node.attribute("aria-expanded")).map(str::to_owned)
    };
    panel.press(("data-suggested", "t2"), "data-accept", "low");
    assert_eq!((expanded(&panel, "low"), expanded(&panel, "high")), (Some("true".into()), Some("false".into())));
    panel.press(("data-suggested", "t2"), "data-accept", "high");
    assert_eq!((expanded(&panel, "low"), expanded(&panel, "high")), (Some("false".into()), Some("true".into())));
    panel.press(("data-suggested", "t2"), "data-accept", "high");
    assert_eq!(panel.view_state, ViewState::PLAIN);
}

#[test]
fn where_no_card_fits_a_new_one_is_offered_in_the_lane_for_it() {
    let mut panel = Panel::new(small());
    panel.press(("data-suggested", "t2"), "data-accept", "high");
    let outcome = panel.press(("data-suggested", "t2"), "data-bearer", "new");
    let draft = Draft::NewCard { id: "new".into(), cell: CellKey::new("t2", "gain"), index: 0 };
    assert_eq!(outcome.effect, Some(Effect::Write(draft)));
    panel.map.lanes.retain(|lane| lane.role != LaneRole::Gain);
    panel.press(("data-suggested", "t1"), "data-accept", "high");
    assert!(panel.shows("suggested").contains("No card here can carry it, and no lane in sight takes one."));
}

#[test]
fn what_was_decided_can_be_changed_and_removed() {
    let mut panel = Panel::new(small());
    panel.press(("data-suggested", "t3"), "data-accept", "low");
    let outcome = panel.press(("data-decided", "p3"), "class", "link place");
    assert_eq!(outcome.effect, Some(Effect::GoTo(Focus::Card("p3".into()))));
    panel.press(("data-decided", "p3"), "data-moment", "high");
    assert_eq!(panel.map.cards[&"p3".into()].moment, Some(MomentOfTruth::High));
    let outcome = panel.press(("data-decided", "p3"), "data-remove", "p3");
    assert_eq!(outcome.say, Some(Announcement::MomentDecided { text: "Text of p3".into(), moment: None }));
    assert_eq!(panel.map.cards, small().cards);
}

#[test]
fn what_is_set_aside_is_listed_folded_and_can_be_brought_back() {
    let mut panel = Panel::new(small());
    panel.press(("data-suggested", "t3"), "data-aside", "t3");
    assert_eq!(panel.map.context.dismissed, ["moment:highest:t3", "moment:last:t3"]);
    assert!(panel.shows("suggested").starts_with("To look at (2)"));
    assert_eq!(
        panel.shows("aside"),
        "Set aside (1) | Enjoy | Last step: what is remembered. | Highest feeling: +1. | Bring back"
    );
    assert_eq!(panel.drawn().find("data-part", "aside").map(|node| node.tag), Some("details"));
    panel.press(("data-set-aside", "t3"), "data-bring-back", "t3");
    assert_eq!(panel.map, small());
}

#[test]
fn a_map_that_is_not_filled_is_told_what_it_lacks() {
    let mut panel = Panel::new(small());
    panel.map.emotions.clear();
    assert_eq!(
        panel.shows("lacking"),
        "To look at (0) | The feeling is known at 0 of 3 steps. Suggestions begin when it is at half of them. | Go there"
    );
    assert_eq!(panel.shows("suggested"), "");
    let outcome = panel.press(("data-part", "lacking"), "class", "link place");
    assert_eq!(outcome.effect, Some(Effect::GoTo(Focus::Cell(CellKey::new("t1", "emotion")))));
    panel.map.lanes.remove(1);
    let outcome = panel.press(("data-part", "lacking"), "data-command", "add-lane");
    assert_eq!(outcome.effect, Some(Effect::Open(parcours_core::editor::outcome::Dialog::AddLane)));
}

#[test]
fn a_card_in_a_hidden_lane_has_no_place_to_go_to() {
    let mut panel = Panel::new(small());
    panel.press(("data-suggested", "t3"), "data-accept", "low");
    panel.map.lanes[2].hidden = true;
    let sheet = panel.drawn();
    let row = sheet.find("data-decided", "p3").expect("it is decided");
    assert_eq!(row.find("class", "place").map(|node| node.tag), Some("span"));
}
