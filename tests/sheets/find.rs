//! The bar that finds, filters, and says what is out of sight.

use parcours::editor::looks::Looks;
use parcours::editor::outcome::{Ask, Outcome};
use parcours::editor::said::{Said, SightSaid};
use parcours::editor::selection::Selection;
use parcours::editor::sight::{Finding, Part};
use parcours::editor::sight_commands::search_now;
use parcours::editor::situation::Situation;
use parcours::method::find::Condition;
use parcours::model::{Evidence, JourneyMap};
use parcours::sheet::{On, Piece, find};
use parcours::templates::Example;
use parcours::words::{english, french};

fn map() -> JourneyMap {
    let file = Example::ALL[0].file(&parcours::model::Language::French);
    parcours::format::read(file.as_bytes()).expect("an example opens").file.map
}

/// What the bar shows of `map` while it is looked at as `looks` says.
fn draw(map: &JourneyMap, looks: &Looks) -> Piece {
    find::draw(&Situation { looks, ..Situation::of(map, &Selection::default(), &french::WORDS) })
}

/// Does what the piece with this attribute does, and looks on as it asks.
fn act(map: &JourneyMap, looks: &mut Looks, name: &str, value: &str, on: On, typed: &str) -> Option<Said> {
    let drawn = draw(map, looks);
    let deed = drawn.find(name, value).and_then(|piece| piece.deed(on)).expect("there is a control").clone();
    let selection = Selection::default();
    let at = Situation { looks, ..Situation::of(map, &selection, &french::WORDS) };
    let outcome: Outcome = deed(&at, typed, &mut || "new".to_owned());
    assert_eq!(outcome.edit, None, "looking changes no map");
    if let Some(Ask::Look(after)) = outcome.ask {
        *looks = *after;
    }
    outcome.say
}

#[test]
fn the_bar_is_empty_while_everything_is_in_sight() {
    assert!(draw(&map(), &Looks::PLAIN).children.is_empty());
}

#[test]
fn what_is_typed_is_searched_and_counted() {
    let (map, mut looks) = (map(), Looks::PLAIN);
    looks.sight.finding = Some(Finding::default());
    act(&map, &mut looks, "data-find-field", "", On::Input, "CONSEILLER");
    let count = |looks: &Looks| draw(&map, looks).find("data-find-count", "").expect("a count").text.clone();
    assert_eq!(count(&looks), "", "nothing is said before the search is made");
    let selection = Selection::default();
    let outcome = search_now(&Situation { looks: &looks, ..Situation::of(&map, &selection, &english::WORDS) });
    assert!(matches!(outcome.say, Some(Said::Sight(SightSaid::Found { .. }))));
    let Some(Ask::Look(after)) = outcome.ask else { panic!("the search is shown") };
    let found = after.sight.finding.as_ref().expect("it is open").found.len();
    assert!(found > 1);
    assert_eq!(count(&after), format!("1 sur {found}"));
}

#[test]
fn conditions_are_chosen_shown_counted_and_taken_away() {
    let (map, mut looks) = (map(), Looks::PLAIN);
    looks.sight.choosing = true;
    act(&map, &mut looks, "data-aspect", "evidence", On::Change, "evidence:observed");
    assert_eq!(looks.sight.filter, [Condition::Evidence(Evidence::Observed)]);
    let left = map.cards.values().filter(|card| card.evidence == Some(Evidence::Observed)).count();
    let hidden = looks.sight.hidden_count(&map);
    assert_eq!(left + hidden, map.cards.len(), "hidden cards are counted");
    let said = act(&map, &mut looks, "data-aspect", "owner", On::Change, "owner:Réseau d’agences");
    let fewer = looks.sight.hidden_count(&map);
    assert_eq!(said, Some(Said::Sight(SightSaid::Hidden { count: fewer })));
    assert!(fewer > hidden);
    let drawn = draw(&map, &looks);
    assert!(drawn.plain_text().contains(&(french::WORDS.find.hidden)(fewer)), "{}", drawn.plain_text());
    let chosen = drawn.find("data-aspect", "evidence").expect("a list").find("value", "evidence:observed");
    assert!(chosen.is_none(), "what is chosen is not offered again");
    act(&map, &mut looks, "data-condition", "owner:Réseau d’agences", On::Click, "");
    assert_eq!(looks.sight.hidden_count(&map), hidden);
    let said = act(&map, &mut looks, "data-command", "clear-filter", On::Click, "");
    assert_eq!((looks.sight.hidden.as_ref(), said), (None, Some(Said::Sight(SightSaid::AllCards))));
}

#[test]
fn one_part_alone_is_named_with_the_way_back() {
    let (map, mut looks) = (map(), Looks::PLAIN);
    looks.sight.part = Some(Part::Stage(map.stages[1].id.clone()));
    assert!(draw(&map, &looks).plain_text().contains(&map.stages[1].name));
    act(&map, &mut looks, "data-command", "focus-all", On::Click, "");
    assert_eq!(looks, Looks::PLAIN);
}
