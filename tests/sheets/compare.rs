//! The view of two maps side by side.

use parcours::editor::looks::{ComparisonLooks, Looks};
use parcours::editor::outcome::{Ask, Outcome};
use parcours::editor::selection::Selection;
use parcours::editor::situation::{Beside, Shelved, Situation};
use parcours::model::{Act, Card, CellKey, Edit, Emotion, JourneyMap, LaneRole, Language, Score};
use parcours::sheet::{On, Piece, compare};
use parcours::templates::Example;
use parcours::words;

/// The French examples: the current state, and the future state that names it.
struct Desk {
    map: JourneyMap,
    beside: Vec<Beside>,
    shelf: Option<Vec<Shelved>>,
    looks: Looks,
    id: &'static str,
}

const CURRENT: &str = "example-current-state";

fn shelved(beside: &Beside) -> Shelved {
    Shelved {
        id: beside.id.clone(),
        title: beside.map.title.clone(),
        kind: beside.map.kind.clone(),
        persona: beside.map.persona.name.clone(),
        compared: beside.map.context.compared.clone(),
    }
}

impl Desk {
    fn examples() -> Self {
        let current = Beside { id: CURRENT.into(), map: Example::CurrentState.map(&Language::French) };
        let map = Example::FutureState.map(&Language::French);
        let shelf = Some(vec![shelved(&current)]);
        Self { map, beside: vec![current], shelf, looks: Looks::PLAIN, id: "example-future-state" }
    }

    fn at<T>(&self, look: impl FnOnce(&Situation<'_>) -> T) -> T {
        let selection = Selection::default();
        look(&Situation {
            beside: &self.beside,
            shelf: self.shelf.as_deref(),
            looks: &self.looks,
            id: self.id,
            ..Situation::of(&self.map, &selection, words::of(&Language::French))
        })
    }

    fn draw(&self) -> Piece {
        self.at(compare::draw)
    }

    /// What the control found by an attribute comes to when its value becomes `value`.
    fn change(&self, (name, is): (&str, &str), value: &str) -> Outcome {
        let drawn = self.draw();
        let control = drawn.find(name, is).expect("the control is there");
        let deed = control.deed(On::Change).expect("it does something").clone();
        self.at(|at| deed(at, value, &mut || unreachable!("nothing is made")))
    }
}

fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

fn gaps(drawn: &Piece) -> Vec<&str> {
    drawn.all().into_iter().filter_map(|piece| piece.attribute("data-gap")).collect()
}

#[test]
fn the_example_names_its_gaps() {
    let drawn = Desk::examples().draw();
    let headline = drawn.find("data-headline", "").expect("a headline");
    assert_eq!(headline.text, "8 moments changent, 5 solutions, toutes avec un responsable");
    assert_eq!(
        gaps(&drawn),
        [
            "Panne de voiture",
            "Premières recherches",
            "Tour des offres",
            "Simulation",
            "Rendez-vous",
            "Versement",
            "Première échéance",
            "Bouche-à-oreille"
        ]
    );
    let simulation = plain(&drawn.find("data-gap", "Simulation").expect("a gap").plain_text());
    assert_eq!(
        simulation.lines().collect::<Vec<_>>(),
        [
            "Simulation",
            "ressenti -2 → +1, mieux de 3 · 4 fiches retirées · 3 fiches nouvelles",
            "Écart : 11 champs et 3 pièces de trop",
            "Estimer le taux sans compte ni pièces",
            "responsable : Équipe web",
            "pour le 31 mars 2027",
        ]
    );
}

#[test]
fn the_current_state_finds_its_future_by_itself() {
    let examples = Desk::examples();
    let future = Beside { id: "example-future-state".into(), map: examples.map.clone() };
    let desk = Desk {
        map: examples.beside[0].map.clone(),
        shelf: Some(vec![shelved(&future)]),
        beside: vec![future],
        id: CURRENT,
        looks: Looks::PLAIN,
    };
    let drawn = desk.draw();
    assert_eq!(gaps(&drawn), gaps(&examples.draw()), "the same gaps, from whichever side");
    assert_eq!(desk.at(compare::chosen), Some("example-future-state".into()));
    let list = drawn.find("data-compared", "").expect("a list");
    assert!(list.children.iter().all(|option| option.attribute("value") != Some("")), "no choice that cannot be made");
}

#[test]
fn the_choice_is_part_of_the_map() {
    let desk = Desk::examples();
    let outcome = desk.change(("data-compared", ""), "");
    let Some((Edit::SetContext(context), label)) = outcome.edit else { panic!("an edit") };
    assert_eq!((context.compared, label.act), (None, Act::Compare));
    assert_eq!(desk.change(("data-compared", ""), CURRENT), Outcome::default(), "the same again is no edit");
}

#[test]
fn only_what_differs() {
    let mut desk = Desk::examples();
    let rows = |desk: &Desk, differs: &str| {
        let drawn = desk.draw();
        drawn.all().into_iter().filter(|piece| piece.attribute("data-differs") == Some(differs)).count()
    };
    assert_eq!((rows(&desk, "true"), rows(&desk, "false")), (8, 1));
    let Some(Ask::Look(looks)) = desk.change(("data-only-differences", ""), "true").ask else { panic!("looks") };
    desk.looks = *looks;
    assert_eq!((rows(&desk, "true"), rows(&desk, "false")), (8, 0));
}

#[test]
fn what_became_of_a_card_is_told_in_words() {
    let mut desk = Desk::examples();
    desk.map.cards.get_mut(&"c8".into()).expect("it is there").text = "Signe en ligne".to_owned();
    let drawn = desk.draw();
    let changed = drawn.find("data-fate", "changed").expect("a changed card");
    assert_eq!(
        plain(&changed.plain_text()).lines().collect::<Vec<_>>(),
        ["modifiée", "Actions", "avant : ", "Signe l’offre avec le conseiller", "après : ", "Signe en ligne"]
    );
    let cell = CellKey::new("t9", "l7");
    desk.map.cells.insert(cell.clone(), vec!["zz".into()]);
    desk.map.cards.insert("zz".into(), Card::new(cell, "Appeler après six mois"));
    let drawn = desk.draw();
    let headline = &drawn.find("data-headline", "").expect("a headline").text;
    assert_eq!(headline, "9 moments changent, 6 solutions, 1 sans responsable");
    let solution = drawn.find("data-solution", "zz").expect("the solution");
    assert_eq!(solution.plain_text(), "Appeler après six mois\nsans responsable\nsans date");
}

#[test]
fn a_missing_map_is_said_and_its_file_can_be_opened() {
    let desk = Desk { beside: Vec::new(), shelf: Some(Vec::new()), ..Desk::examples() };
    let drawn = desk.draw();
    assert!(drawn.find("data-missing", "").is_some());
    assert!(drawn.find("data-command", "home").is_some());
    assert!(drawn.find("data-moments", "").is_none());
    let unread = Desk { shelf: None, ..desk };
    assert!(unread.draw().find("data-missing", "").is_none(), "nothing is missing before anybody looked");
}

#[test]
fn a_map_alone_offers_to_make_its_future() {
    let map = Example::CurrentState.map(&Language::French);
    let desk = Desk { map, beside: Vec::new(), shelf: Some(Vec::new()), ..Desk::examples() };
    let drawn = desk.draw();
    let make = drawn.find("data-command", "make-future-state").expect("a way on");
    let outcome = desk.at(|at| make.deed(On::Click).expect("it does something")(at, "", &mut || unreachable!()));
    assert_eq!(outcome.ask, Some(Ask::MakeFuture));
}

#[test]
fn up_to_five_curves_each_told_apart_without_colour() {
    let mut desk = Desk::examples();
    let others = (0..6).map(|at| {
        let mut map = Example::CurrentState.map(&Language::French);
        map.persona.name = format!("Persona {at}");
        Beside { id: format!("m{at}").into(), map }
    });
    desk.beside.extend(others);
    desk.shelf = Some(desk.beside.iter().map(shelved).collect());
    for at in 0..4 {
        let id = format!("m{at}");
        let Some(Ask::Look(looks)) = desk.change(("data-curve", &id), "true").ask else { panic!("looks") };
        desk.looks = *looks;
    }
    assert_eq!(desk.at(compare::wanted).len(), 5, "the compared one and the four");
    let drawn = desk.draw();
    assert!(
        drawn.find("data-curve", "m5").is_some_and(|tick| tick.attribute("disabled").is_some()),
        "five is the most"
    );
    assert!(drawn.find("data-curve", "m0").is_some_and(|tick| tick.attribute("disabled").is_none()));
    let curves = drawn.find("data-curves", "several").expect("the curves");
    let named = |name: &str| curves.all().into_iter().filter(|piece| piece.attribute(name).is_some()).count();
    assert_eq!(named("data-line-of"), 5);
    let mut markers: Vec<String> = curves
        .all()
        .into_iter()
        .filter(|piece| piece.tag == "svg" && piece.attribute("class") == Some("curve-sample"))
        .flat_map(|sample| sample.all().into_iter().filter(|piece| piece.attribute("class") == Some("marker")))
        .filter_map(|marker| marker.attribute("d").map(str::to_owned))
        .collect();
    markers.sort();
    markers.dedup();
    assert_eq!(markers.len(), 5, "each has a marker of its own");
    let table = drawn.find("data-scores", "").expect("the same as a table");
    assert_eq!(table.all().into_iter().filter(|piece| piece.tag == "td").count(), 9 * 5);
    assert!(desk.change(("data-curve", "m5"), "true").ask.is_none_or(|ask| {
        let Ask::Look(looks) = ask else { return false };
        looks.comparison.curves.len() == 4
    }));
}

#[test]
fn curves_break_where_a_feeling_is_unknown() {
    let mut desk = Desk::examples();
    let stroke = |desk: &Desk, line: usize| {
        let drawn = desk.draw();
        let all = drawn.find("data-curves", "two").expect("curves").all().into_iter().cloned().collect::<Vec<_>>();
        let strokes: Vec<_> = all.iter().filter(|piece| piece.attribute("class") == Some("stroke")).collect();
        strokes[2 + line].attribute("d").unwrap_or_default().matches('M').count()
    };
    assert_eq!((stroke(&desk, 0), stroke(&desk, 1)), (1, 2), "today is unknown in the middle");
    let lane = desk.map.lanes.iter().find(|lane| lane.role == LaneRole::Emotion).expect("a curve").id.clone();
    desk.map.emotions.remove(&CellKey { step: "t6".into(), lane: lane.clone() });
    assert_eq!(stroke(&desk, 0), 2);
    desk.map.emotions.insert(CellKey { step: "t6".into(), lane }, Emotion::of(Score::LOWEST));
    assert_eq!(stroke(&desk, 0), 1);
    assert_eq!(ComparisonLooks::PLAIN, ComparisonLooks::default());
}
