//! One hands a map out, another works on the copy, both go on: the way of the files from the first to the merged map.

use parcours_core::format::admit::admit;
use parcours_core::format::lineage::{Ancestor, ancestor};
use parcours_core::format::{MapFile, read, write};
use parcours_core::method::merge::{Choices, merge};
use parcours_core::model::{CardId, Edit, JourneyMap, Language};
use parcours_core::templates::Example;
use parcours_share::base::{pack_base, unpack_base};

/// A file as it comes to somebody else, who takes it in.
fn sent(file: &mut MapFile) -> MapFile {
    file.note();
    let mut taken = read(write(file).as_bytes()).expect("it opens").file;
    let base = pack_base(&taken.map);
    taken.begin_copy(base);
    taken
}

fn reword(map: &mut JourneyMap, place: usize, text: &str) -> CardId {
    let id = map.cards_in_order().nth(place).expect("it has that many").clone();
    map.cards.get_mut(&id).expect("it is there").text = text.into();
    id
}

/// Merges the file of the other side into `mine`, by what both grew from.
fn take_back(mine: &mut MapFile, theirs: &MapFile) {
    let base = match ancestor(mine, theirs, &|_| false).expect("they have something in common") {
        Ancestor::Mine => mine.map.clone(),
        Ancestor::Theirs => theirs.map.clone(),
        Ancestor::Carried(base) => unpack_base(base).expect("it is whole"),
        Ancestor::Kept(name) => panic!("nothing is kept, not even {name}"),
    };
    let merged = merge(Some(&base), &mine.map, &theirs.map, &Choices::default());
    assert_eq!(merged.conflicts, []);
    let mut edit = merged.into_edit();
    admit(&mine.map, &mut edit).expect("there is room");
    mine.map.apply(edit).expect("it fits");
    mine.note_merged(theirs, pack_base(&theirs.map));
}

#[test]
fn copies_go_to_and_fro_and_nothing_is_lost() {
    let mut mine = MapFile::new("m".into(), Example::ServiceBlueprint.map(&Language::French));
    let mut theirs = sent(&mut mine);
    let one = reword(&mut mine.map, 0, "mine");
    let two = reword(&mut theirs.map, 1, "theirs");
    let gone = theirs.map.cards_in_order().nth(5).expect("it has that many").clone();
    theirs
        .map
        .apply(parcours_core::model::compose::remove_cards(&theirs.map, std::slice::from_ref(&gone)))
        .expect("it fits");
    theirs.note();
    let back = read(write(&theirs).as_bytes()).expect("it opens").file;
    take_back(&mut mine, &back);
    assert_eq!((mine.map.cards[&one].text.as_str(), mine.map.cards[&two].text.as_str()), ("mine", "theirs"));
    assert!(mine.map.card(&gone).is_none(), "what one deleted and the other left alone is gone");
    // Both go on, and the file comes a second time: it is merged by what came the first time.
    reword(&mut mine.map, 0, "mine again");
    let three = reword(&mut theirs.map, 2, "theirs again");
    mine.map.apply(Edit::SetTitle("Titre".into())).expect("it fits");
    let back = read(write(&theirs).as_bytes()).expect("it opens").file;
    take_back(&mut mine, &back);
    let text = |id: &CardId| mine.map.cards[id].text.as_str();
    assert_eq!((text(&one), text(&two), text(&three)), ("mine again", "theirs", "theirs again"));
    assert_eq!(mine.map.title, "Titre");
}
