//! The view of two maps side by side.

use parcours_core::editor::outcome::{Effect, Outcome};
use parcours_core::editor::selection::Selection;
use parcours_core::editor::situation::{ComparedMap, OtherMap, Situation};
use parcours_core::editor::view_state::{ComparisonState, ViewState};
use parcours_core::model::{Act, Card, CellKey, Edit, Emotion, JourneyMap, LaneRole, Language, Score};
use parcours_core::panels::{Node, On, compare};
use parcours_core::templates::Example;
use parcours_core::words;

/// The French examples: the current state, and the future state that names it.
struct Compared {
    map: JourneyMap,
    compared_maps: Vec<ComparedMap>,
    other_maps: Option<Vec<OtherMap>>,
    view_state: ViewState,
    id: &'static str,
}

const CURRENT: &str = "example-current-state";

fn listed(compared: &ComparedMap) -> OtherMap {
    OtherMap {
        id: compared.id.clone(),
        title: compared.map.title.clone(),
        kind: compared.map.kind.clone(),
        persona: compared.map.persona.name.clone(),
        compared: compared.map.context.compared.clone(),
    }
}

impl Compared {
    fn examples() -> Self {
        let current = ComparedMap { id: CURRENT.into(), map: Example::CurrentState.map(&Language::French) };
        let map = Example::FutureState.map(&Language::French);
        let other_maps = Some(vec![listed(&current)]);
        Self { map, compared_maps: vec![current], other_maps, view_state: ViewState::PLAIN, id: "example-future-state" }
    }

    fn at<T>(&self, look: impl FnOnce(&Situation<'_>) -> T) -> T {
        let selection = Selection::default();
        look(&Situation {
            compared_maps: &self.compared_maps,
            other_maps: self.other_maps.as_deref(),
            view_state: &self.view_state,
            id: self.id,
            ..Situation::of(&self.map, &selection, words::of(&Language::French))
        })
    }

    fn draw(&self) -> Node {
        self.at(compare::draw)
    }

    /// What the control found by an attribute comes to when its value becomes `value`.
    fn change(&self, (name, is): (&str, &str), value: &str) -> Outcome {
        let drawn = self.draw();
        let control = drawn.find(name, is).expect("the control is there");
        let handler = control.handler(On::Change).expect("it does something").clone();
        self.at(|at| handler(at, value, &mut || unreachable!("nothing is made")))
    }
}

fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

fn gaps(drawn: &Node) -> Vec<&str> {
    drawn.all().into_iter().filter_map(|node| node.attribute("data-gap")).collect()
}

#[test]
fn the_example_names_its_gaps() {
    let drawn = Compared::examples().draw();
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
            "ressenti −2 → +1, 3 crans de mieux · 4 fiches retirées · 3 fiches nouvelles",
            "Écart : 11 champs et 3 pièces de trop",
            "Estimer le taux sans compte ni pièces",
            "responsable : Équipe web",
            "pour le 31 mars 2027",
        ]
    );
}

#[test]
fn the_current_state_finds_its_future_by_itself() {
    let examples = Compared::examples();
    let future = ComparedMap { id: "example-future-state".into(), map: examples.map.clone() };
    let editor = Compared {
        map: examples.compared_maps[0].map.clone(),
        other_maps: Some(vec![listed(&future)]),
        compared_maps: vec![future],
        id: CURRENT,
        view_state: ViewState::PLAIN,
    };
    let drawn = editor.draw();
    assert_eq!(gaps(&drawn), gaps(&examples.draw()), "the same gaps, from whichever side");
    assert_eq!(editor.at(compare::chosen), Some("example-future-state".into()));
    let list = drawn.find("data-compared", "").expect("a list");
    assert!(list.children.iter().all(|option| option.attribute("value") != Some("")), "no choice that cannot be made");
}

#[test]
fn the_choice_is_part_of_the_map() {
    let editor = Compared::examples();
    let outcome = editor.change(("data-compared", ""), "");
    let Some((Edit::SetContext(context), label)) = outcome.edit else { panic!("an edit") };
    assert_eq!((context.compared, label.act), (None, Act::Compare));
    assert_eq!(editor.change(("data-compared", ""), CURRENT), Outcome::default(), "the same again is no edit");
}

#[test]
fn only_what_differs() {
    let mut editor = Compared::examples();
    let rows = |editor: &Compared, differs: &str| {
        let drawn = editor.draw();
        drawn.all().into_iter().filter(|node| node.attribute("data-differs") == Some(differs)).count()
    };
    assert_eq!((rows(&editor, "true"), rows(&editor, "false")), (8, 1));
    let Some(Effect::Look(view_state)) = editor.change(("data-only-differences", ""), "true").effect else {
        panic!("looks")
    };
    editor.view_state = *view_state;
    assert_eq!((rows(&editor, "true"), rows(&editor, "false")), (8, 0));
}

#[test]
fn what_became_of_a_card_is_told_in_words() {
    let mut editor = Compared::examples();
    editor.map.cards.get_mut(&"c8".into()).expect("it is there").text = "Signe en ligne".to_owned();
    let drawn = editor.draw();
    let changed = drawn.find("data-fate", "changed").expect("a changed card");
    assert_eq!(
        plain(&changed.plain_text()).lines().collect::<Vec<_>>(),
        ["modifiée", "Actions", "avant : ", "Signe l’offre avec le conseiller", "après : ", "Signe en ligne"]
    );
    let cell = CellKey::new("t9", "l7");
    editor.map.cells.insert(cell.clone(), vec!["zz".into()]);
    editor.map.cards.insert("zz".into(), Card::new(cell, "Appeler après six mois"));
    let drawn = editor.draw();
    let headline = &drawn.find("data-headline", "").expect("a headline").text;
    assert_eq!(headline, "9 moments changent, 6 solutions, 1 sans responsable");
    let solution = drawn.find("data-solution", "zz").expect("the solution");
    assert_eq!(solution.plain_text(), "Appeler après six mois\nsans responsable\nsans date");
}

#[test]
fn a_missing_map_is_said_and_its_file_can_be_opened() {
    let editor = Compared { compared_maps: Vec::new(), other_maps: Some(Vec::new()), ..Compared::examples() };
    let drawn = editor.draw();
    assert!(drawn.find("data-missing", "").is_some());
    assert!(drawn.find("data-command", "home").is_some());
    assert!(drawn.find("data-moments", "").is_none());
    let unread = Compared { other_maps: None, ..editor };
    assert!(unread.draw().find("data-missing", "").is_none(), "nothing is missing before anybody looked");
}

#[test]
fn a_map_alone_offers_to_make_its_future() {
    let map = Example::CurrentState.map(&Language::French);
    let editor = Compared { map, compared_maps: Vec::new(), other_maps: Some(Vec::new()), ..Compared::examples() };
    let drawn = editor.draw();
    let make = drawn.find("data-command", "make-future-state").expect("a way on");
    let outcome = editor.at(|at| make.handler(On::Click).expect("it does something")(at, "", &mut || unreachable!()));
    assert_eq!(outcome.effect, Some(Effect::MakeFuture));
}

#[test]
fn up_to_five_curves_each_told_apart_without_colour() {
    let mut editor = Compared::examples();
    let others = (0..6).map(|at| {
        let mut map = Example::CurrentState.map(&Language::French);
        map.persona.name = format!("Persona {at}");
        ComparedMap { id: format!("m{at}").into(), map }
    });
    editor.compared_maps.extend(others);
    editor.other_maps = Some(editor.compared_maps.iter().map(listed).collect());
    for at in 0..4 {
        let id = format!("m{at}");
        let Some(Effect::Look(view_state)) = editor.change(("data-curve", &id), "true").effect else { panic!("looks") };
        editor.view_state = *view_state;
    }
    assert_eq!(editor.at(compare::wanted).len(), 5, "the compared one and the four");
    let drawn = editor.draw();
    assert!(
        drawn.find("data-curve", "m5").is_some_and(|tick| tick.attribute("disabled").is_some()),
        "five is the most"
    );
    assert!(drawn.find("data-curve", "m0").is_some_and(|tick| tick.attribute("disabled").is_none()));
    let curves = drawn.find("data-curves", "several").expect("the curves");
    let named = |name: &str| curves.all().into_iter().filter(|node| node.attribute(name).is_some()).count();
    assert_eq!(named("data-line-of"), 5);
    let mut markers: Vec<String> = curves
        .all()
        .into_iter()
        .filter(|node| node.tag == "svg" && node.attribute("class") == Some("curve-sample"))
        .flat_map(|sample| sample.all().into_iter().filter(|node| node.attribute("class") == Some("marker")))
        .filter_map(|marker| marker.attribute("d").map(str::to_owned))
        .collect();
    markers.sort();
    markers.dedup();
    assert_eq!(markers.len(), 5, "each has a marker of its own");
    let table = drawn.find("data-scores", "").expect("the same as a table");
    assert_eq!(table.all().into_iter().filter(|node| node.tag == "td").count(), 9 * 5);
    assert!(editor.change(("data-curve", "m5"), "true").effect.is_none_or(|effect| {
        let Effect::Look(view_state) = effect else { return false };
        view_state.comparison.curves.len() == 4
    }));
}

#[test]
fn curves_break_where_a_feeling_is_unknown() {
    let mut editor = Compared::examples();
    let stroke = |editor: &Compared, line: usize| {
        let drawn = editor.draw();
        let all = drawn.find("data-curves", "two").expect("curves").all().into_iter().cloned().collect::<Vec<_>>();
        let strokes: Vec<_> = all.iter().filter(|node| node.attribute("class") == Some("stroke")).collect();
        strokes[2 + line].attribute("d").unwrap_or_default().matches('M').count()
    };
    assert_eq!((stroke(&editor, 0), stroke(&editor, 1)), (1, 2), "today is unknown in the middle");
    let lane = editor.map.lanes.iter().find(|lane| lane.role == LaneRole::Emotion).expect("a curve").id.clone();
    editor.map.emotions.remove(&CellKey { step: "t6".into(), lane: lane.clone() });
    assert_eq!(stroke(&editor, 0), 2);
    editor.map.emotions.insert(CellKey { step: "t6".into(), lane }, Emotion::of(Score::LOWEST));
    assert_eq!(stroke(&editor, 0), 1);
    assert_eq!(ComparisonState::PLAIN, ComparisonState::default());
}
