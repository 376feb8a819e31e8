//! What is told of a merge before it is done.

use parcours_core::method::merge::{Choices, changes, merge};
use parcours_core::model::{Card, CellKey, JourneyMap, Lane, LaneRole, Language, Stage, Step};
use parcours_core::panels::merging::Telling;
use parcours_core::words;

fn base() -> JourneyMap {
    let mut map = JourneyMap::default();
    for id in ["Search", "Pay"] {
        let steps = vec![Step { id: id.into(), name: id.into(), ..Step::default() }];
        map.stages.push(Stage { id: format!("s{id}").into(), name: format!("Stage {id}"), steps, ..Stage::default() });
    }
    map.lanes.push(Lane { id: "l".into(), role: LaneRole::Action, label: "Actions".into(), ..Lane::default() });
    for (id, step, text) in [("a", "Search", "Alpha"), ("b", "Search", "Beta"), ("c", "Pay", "Gamma")] {
        put(&mut map, id, step, text);
    }
    map
}

fn put(map: &mut JourneyMap, id: &str, step: &str, text: &str) {
    let cell = CellKey { step: step.into(), lane: "l".into() };
    map.cells.entry(cell.clone()).or_default().push(id.into());
    map.cards.insert(id.into(), Card::new(cell, text));
}

fn reword(map: &mut JourneyMap, id: &str, text: &str) {
    map.cards.get_mut(&id.into()).expect("it is there").text = text.into();
}

#[test]
fn what_comes_in_and_what_is_in_question_is_told_in_both_languages() {
    let base = base();
    let (mut mine, mut theirs) = (base.clone(), base.clone());
    reword(&mut mine, "a", "Alpha here");
    mine.title = "Mine".into();
    reword(&mut theirs, "a", "Alpha there");
    put(&mut theirs, "d", "Pay", "Delta");
    let merged = merge(Some(&base), &mine, &theirs, &Choices::default());
    for (language, comes_in, only_here, what, mine_says) in [
        (
            Language::English,
            vec!["added · Card · “Alpha there” (Actions, Search)", "added · Card · “Delta” (Actions, Pay)"],
            "changed · The map",
            "Card · “Alpha here” (Actions, Search) · Text",
            "Alpha here",
        ),
        (
            Language::French,
            vec![
                "ajout · Fiche · «\u{a0}Alpha there\u{a0}» (Actions, Search)",
                "ajout · Fiche · «\u{a0}Delta\u{a0}» (Actions, Pay)",
            ],
            "modification · Le parcours",
            "Fiche · «\u{a0}Alpha here\u{a0}» (Actions, Search) · Texte",
            "Alpha here",
        ),
    ] {
        let own = &words::taking_in::of(&language).merge;
        let maps = [&mine, &theirs, &base, &merged.map];
        let telling = Telling { maps: &maps, words: words::of(&language), merge: own };
        let told = |before: &JourneyMap| -> Vec<String> {
            changes(before, &merged.map).iter().map(|change| telling.change(change)).collect()
        };
        assert_eq!(told(&mine), comes_in);
        assert!(told(&theirs).iter().any(|line| line == only_here), "{:?}", told(&theirs));
        let [conflict] = merged.conflicts.as_slice() else { panic!("one conflict: {:?}", merged.conflicts) };
        let conflict = telling.conflict(conflict);
        assert_eq!((conflict.what.as_str(), conflict.mine.as_str()), (what, mine_says));
        assert_eq!((conflict.theirs.as_str(), conflict.before.as_deref()), ("Alpha there", Some("Alpha")));
        assert!(conflict.takes_both);
    }
}

#[test]
fn what_one_side_deleted_is_told_as_deleted() {
    let base = base();
    let (mut mine, mut theirs) = (base.clone(), base.clone());
    reword(&mut mine, "c", "Gamma here");
    theirs.cards.remove(&"c".into());
    theirs.cells.remove(&CellKey { step: "Pay".into(), lane: "l".into() });
    let merged = merge(Some(&base), &mine, &theirs, &Choices::default());
    let maps = [&mine, &theirs, &base];
    let own = &words::taking_in::of(&Language::English).merge;
    let telling = Telling { maps: &maps, words: words::of(&Language::English), merge: own };
    let told = telling.conflict(&merged.conflicts[0]);
    assert_eq!((told.mine.as_str(), told.theirs.as_str(), told.takes_both), ("Gamma here", "Deleted", false));
}
