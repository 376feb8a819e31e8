//! The panel of what the map is about.

use parcours_core::editor::outcome::{Effect, Outcome};
use parcours_core::editor::selection::Selection;
use parcours_core::editor::situation::Situation;
use parcours_core::editor::view_state::{PersonaPart, ViewState};
use parcours_core::model::header::MapStatus;
use parcours_core::model::{Act, Context, JourneyMap, MapKind, Persona, Scope};
use parcours_core::panels::{Draw, Node, On, context};
use parcours_core::words::{Words, english, french};

/// A map with a panel beside it.
pub struct Table {
    pub map: JourneyMap,
    pub personas: Vec<Persona>,
    pub view_state: ViewState,
    pub words: &'static Words,
    pub today: &'static str,
    pub compared: &'static str,
    pub draw: Draw,
    /// The last outcome that was more than an edit.
    pub last: Outcome,
}

impl Table {
    /// `map` with the panel that `draw` draws, on 16 January 2026, in English.
    pub fn new(map: JourneyMap, draw: Draw) -> Self {
        let (view_state, words, today) = (ViewState::PLAIN, &english::WORDS, "2026-01-16");
        Self { map, personas: Vec::new(), view_state, words, today, compared: "", draw, last: Outcome::default() }
    }

    fn look<T>(&self, look: impl FnOnce(&Situation<'_>) -> T) -> T {
        let selection = Selection::default();
        look(&Situation {
            personas: &self.personas,
            view_state: &self.view_state,
            today: self.today,
            compared: self.compared,
            ..Situation::of(&self.map, &selection, self.words)
        })
    }

    /// What is shown.
    pub fn shown(&self) -> Node {
        self.look(self.draw)
    }

    /// Does `on` with `value` to the control whose attribute is so, and makes the edit; whether there was one.
    pub fn does(&mut self, control: (&str, &str), on: On, value: &str) -> bool {
        let shown = self.shown();
        let node = shown.find(control.0, control.1).unwrap_or_else(|| panic!("{control:?} in\n{shown:?}"));
        let handler = node.handler(on).expect("it does something").clone();
        let mut made = 0;
        let mut fresh = || {
            made += 1;
            format!("new{made}")
        };
        self.last = self.look(|at| handler(at, value, &mut fresh));
        if let Some(Effect::Look(view_state)) = &self.last.effect {
            self.view_state = (**view_state).clone();
        }
        let Some((edit, label)) = self.last.edit.clone() else { return false };
        assert_eq!(label.act, Act::ChangeHeader);
        let before = self.map.clone();
        let (back, _) = self.map.apply(edit).expect("it fits");
        let mut undone = self.map.clone();
        undone.apply(back).expect("it can be taken back");
        assert_eq!(undone, before, "one edit, taken back whole");
        true
    }

    /// Writes `value` into the field called `name`.
    pub fn writes(&mut self, name: &str, value: &str) -> bool {
        self.does(("name", name), On::Change, value)
    }

    /// Presses the button with an attribute.
    pub fn presses(&mut self, name: &str, value: &str) -> bool {
        self.does((name, value), On::Click, "")
    }

    /// Goes to a part of the persona's panel.
    pub fn at(mut self, part: PersonaPart) -> Self {
        self.view_state.persona = part;
        self
    }
}

fn table(kind: MapKind) -> Table {
    Table::new(JourneyMap { kind, ..JourneyMap::default() }, context::draw)
}

#[test]
fn every_field_is_written_as_one_edit_and_shown() {
    let mut table = table(MapKind::FutureState);
    let texts = ["goal", "scenario", "expectations", "begins", "ends", "owner", "sources", "vision", "participants"];
    for name in texts {
        assert!(table.writes(name, &format!("  {name} said ")), "{name}");
        assert!(!table.writes(name, &format!("{name} said")), "{name}: the same again is no edit");
        assert_eq!(
            table.shown().find("name", name).and_then(|field| field.attribute("value")),
            Some(&*format!("{name} said"))
        );
    }
    assert!(table.writes("review", "2026-06-30"));
    assert!(table.writes("horizon", "2026-12-31"));
    assert!(table.writes("status", "validated"));
    assert!(table.does(("data-scope", "buyer"), On::Change, "true"));
    let said = |name: &str| format!("{name} said");
    let expected = Context {
        goal: said("goal"),
        scenario: said("scenario"),
        expectations: said("expectations"),
        begins: said("begins"),
        ends: said("ends"),
        owner: said("owner"),
        sources: said("sources"),
        vision: said("vision"),
        participants: said("participants"),
        status: MapStatus::Validated,
        review: Some("2026-06-30".into()),
        horizon: Some("2026-12-31".into()),
        scope: Some(Scope::Buyer),
        ..Context::default()
    };
    assert_eq!(table.map.context, expected);
    assert!(table.does(("data-scope", "none"), On::Change, "true"));
    assert!(table.writes("review", ""));
    assert_eq!((table.map.context.scope, table.map.context.review), (None, None));
}

#[test]
fn a_year_that_is_being_typed_is_not_meant_yet() {
    let mut table = table(MapKind::CurrentState);
    for typed in ["0002-06-30", "0020-06-30", "0202-06-30"] {
        assert!(!table.writes("review", typed), "{typed}");
    }
    assert!(table.writes("review", "2026-06-30"));
}

#[test]
fn only_a_future_state_has_a_vision_and_a_horizon() {
    for kind in [MapKind::CurrentState, MapKind::DayInTheLife, MapKind::ServiceBlueprint] {
        let shown = table(kind).shown();
        assert!(shown.find("name", "vision").is_none() && shown.find("name", "horizon").is_none());
    }
}

#[test]
fn a_review_that_has_passed_is_told_in_words() {
    let mut table = table(MapKind::CurrentState);
    let told = |table: &Table| table.shown().find("data-stale", "").map(|stale| stale.text.clone());
    assert_eq!(told(&table), None);
    table.writes("review", "2026-01-15");
    assert_eq!(told(&table).as_deref(), Some("Review overdue since 15 January"));
    table.words = &french::WORDS;
    assert_eq!(told(&table).as_deref(), Some("Revue dépassée depuis le 15 janvier"));
    table.writes("review", "2025-08-01");
    assert_eq!(told(&table).as_deref(), Some("Revue dépassée depuis le 1er août 2025"));
    table.writes("review", "2026-01-16");
    assert_eq!(told(&table), None);
}

#[test]
fn each_scope_says_what_makes_it_another_map() {
    let shown = table(MapKind::CurrentState).shown().plain_text();
    for line in ["From the first need to the last contact", "From the need to the purchase", "The use of one product"] {
        assert!(shown.contains(line), "{line}");
    }
}

#[test]
fn the_compared_map_is_named_and_chosen_elsewhere() {
    let mut table = table(MapKind::CurrentState);
    assert!(table.shown().plain_text().contains("No other map yet."));
    table.map.context.compared = Some("m2".into());
    assert!(table.shown().plain_text().contains("A map that is not in this browser."));
    table.compared = "Target";
    assert!(table.shown().plain_text().contains("Target"));
    table.presses("data-command", "compare");
    assert_eq!(table.view_state.view.as_str(), "compare");
}
