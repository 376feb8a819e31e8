//! The bar that finds, filters, and says what is out of sight.

use parcours_core::editor::announcement::{Announcement, VisibilityAnnouncement};
use parcours_core::editor::outcome::{Effect, Outcome};
use parcours_core::editor::selection::Selection;
use parcours_core::editor::situation::Situation;
use parcours_core::editor::view_state::ViewState;
use parcours_core::editor::visibility::{Finding, Part};
use parcours_core::editor::visibility_commands::search_now;
use parcours_core::method::find::Condition;
use parcours_core::model::{Evidence, JourneyMap};
use parcours_core::panels::{Node, On, find};
use parcours_core::templates::Example;
use parcours_core::words::{english, french};

fn map() -> JourneyMap {
    let file = Example::ALL[0].file(&parcours_core::model::Language::French);
    parcours_core::format::read(file.as_bytes()).expect("an example opens").file.map
}

/// What the bar shows of `map` while it is looked at as `looks` says.
fn draw(map: &JourneyMap, view_state: &ViewState) -> Node {
    find::draw(&Situation { view_state, ..Situation::of(map, &Selection::default(), &french::WORDS) })
}

/// Does what the node with this attribute does, and looks on as it asks.
fn act(
    map: &JourneyMap,
    view_state: &mut ViewState,
    name: &str,
    value: &str,
    on: On,
    typed: &str,
) -> Option<Announcement> {
    let drawn = draw(map, view_state);
    let handler = drawn.find(name, value).and_then(|node| node.handler(on)).expect("there is a control").clone();
    let selection = Selection::default();
    let at = Situation { view_state, ..Situation::of(map, &selection, &french::WORDS) };
    let outcome: Outcome = handler(&at, typed, &mut || "new".to_owned());
    assert_eq!(outcome.edit, None, "looking changes no map");
    if let Some(Effect::Look(after)) = outcome.effect {
        *view_state = *after;
    }
    outcome.say
}

#[test]
fn the_bar_is_empty_while_everything_is_in_sight() {
    assert!(draw(&map(), &ViewState::PLAIN).children.is_empty());
}

#[test]
fn what_is_typed_is_searched_and_counted() {
    let (map, mut view_state) = (map(), ViewState::PLAIN);
    view_state.visibility.finding = Some(Finding::default());
    act(&map, &mut view_state, "data-find-field", "", On::Input, "CONSEILLER");
    let count =
        |view_state: &ViewState| draw(&map, view_state).find("data-find-count", "").expect("a count").text.clone();
    assert_eq!(count(&view_state), "", "nothing is said before the search is made");
    let selection = Selection::default();
    let outcome =
        search_now(&Situation { view_state: &view_state, ..Situation::of(&map, &selection, &english::WORDS) });
    assert!(matches!(outcome.say, Some(Announcement::Visibility(VisibilityAnnouncement::Found { .. }))));
    let Some(Effect::Look(after)) = outcome.effect else { panic!("the search is shown") };
    let found = after.visibility.finding.as_ref().expect("it is open").found.len();
    assert!(found > 1);
    assert_eq!(count(&after), format!("1 sur {found}"));
}

#[test]
fn conditions_are_chosen_shown_counted_and_taken_away() {
    let (map, mut view_state) = (map(), ViewState::PLAIN);
    view_state.visibility.choosing = true;
    act(&map, &mut view_state, "data-aspect", "evidence", On::Change, "evidence:observed");
    assert_eq!(view_state.visibility.filter, [Condition::Evidence(Evidence::Observed)]);
    let left = map.cards.values().filter(|card| card.evidence == Some(Evidence::Observed)).count();
    let hidden = view_state.visibility.hidden_count(&map);
    assert_eq!(left + hidden, map.cards.len(), "hidden cards are counted");
    let said = act(&map, &mut view_state, "data-aspect", "owner", On::Change, "owner:Réseau d’agences");
    let fewer = view_state.visibility.hidden_count(&map);
    assert_eq!(said, Some(Announcement::Visibility(VisibilityAnnouncement::Hidden { count: fewer })));
    assert!(fewer > hidden);
    let drawn = draw(&map, &view_state);
    assert!(drawn.plain_text().contains(&(french::WORDS.board.hidden)(fewer)), "{}", drawn.plain_text());
    let chosen = drawn.find("data-aspect", "evidence").expect("a list").find("value", "evidence:observed");
    assert!(chosen.is_none(), "what is chosen is not offered again");
    act(&map, &mut view_state, "data-condition", "owner:Réseau d’agences", On::Click, "");
    assert_eq!(view_state.visibility.hidden_count(&map), hidden);
    let said = act(&map, &mut view_state, "data-command", "clear-filter", On::Click, "");
    assert_eq!(
        (view_state.visibility.hidden.as_ref(), said),
        (None, Some(Announcement::Visibility(VisibilityAnnouncement::AllCards)))
    );
}

#[test]
fn one_part_alone_is_named_with_the_way_back() {
    let (map, mut view_state) = (map(), ViewState::PLAIN);
    view_state.visibility.part = Some(Part::Stage(map.stages[1].id.clone()));
    assert!(draw(&map, &view_state).plain_text().contains(&map.stages[1].name));
    act(&map, &mut view_state, "data-command", "focus-all", On::Click, "");
    assert_eq!(view_state, ViewState::PLAIN);
}
