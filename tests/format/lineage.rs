//! What a file tells of the copies of its map.

use parcours_core::format::lineage::{Ancestor, MOST_NAMED, ancestor, content_name};
use parcours_core::format::{Base, MapFile, read, write};
use parcours_core::model::JourneyMap;
use proptest::prelude::*;
use serde_json::Value;

use crate::support;

fn titled(title: &str) -> JourneyMap {
    JourneyMap { title: title.to_owned(), ..JourneyMap::default() }
}

fn base(map: &JourneyMap) -> Base {
    Base { content: content_name(map), packed: "packed".to_owned(), ..Base::default() }
}

proptest! {
    #[test]
    fn a_content_has_one_name(one in support::map(), other in support::map()) {
        prop_assert_eq!(content_name(&one) == content_name(&other), one == other);
        prop_assert_eq!(content_name(&one).len(), 16);
    }
}

#[test]
fn the_name_of_a_content_never_changes() {
    // Files name contents by it: another name for the same content would part every copy from its ancestors.
    assert_eq!(content_name(&titled("Parcours")), "fc5a476abc7b3ab1");
}

/// One hands a map out, another takes it in, both go on; the file comes back.
fn copies() -> (MapFile, MapFile) {
    let mut mine = MapFile::new("m".into(), titled("first"));
    mine.note();
    let mut theirs = read(write(&mine).as_bytes()).expect("it opens").file;
    theirs.begin_copy(Some(base(&theirs.map)));
    mine.map.title = "mine".into();
    theirs.map.title = "theirs".into();
    (mine, theirs)
}

#[test]
fn what_is_handed_out_tells_its_content_and_no_more_than_it_needs() {
    let mut mine = MapFile::new("m".into(), titled("first"));
    let text = mine.hand_out();
    assert_eq!(mine.lineage, [content_name(&mine.map)], "it is noted in the map too");
    assert_eq!(mine.hand_out(), text, "and handing it out again changes nothing");
    let mut theirs = read(text.as_bytes()).expect("it opens").file;
    assert_eq!(theirs.lineage, mine.lineage);
    theirs.begin_copy(Some(base(&theirs.map)));
    assert_eq!(theirs.hand_out(), text, "a copy that is as it came in goes out as it came in");
    assert!(theirs.base.is_some(), "and still knows what it began with");
    theirs.map.title = "theirs".into();
    let after = read(theirs.hand_out().as_bytes()).expect("it opens").file;
    assert_eq!(after.base, Some(base(&titled("first"))));
    assert_eq!(after.lineage, [content_name(&titled("first")), content_name(&titled("theirs"))]);
}

#[test]
fn a_copy_carries_what_both_grew_from() {
    let (mut mine, theirs) = copies();
    let theirs = read(write(&theirs).as_bytes()).expect("it opens").file;
    let first = base(&titled("first"));
    assert_eq!(ancestor(&mine, &theirs, &|_| false), Some(Ancestor::Carried(&first)));
    assert_eq!(ancestor(&theirs, &mine, &|_| false), Some(Ancestor::Carried(&first)));
    // Merged, the copy is what both have in common, and its next file is merged by that.
    mine.map.title = "both".into();
    mine.note_merged(&theirs, Some(base(&theirs.map)));
    assert_eq!(ancestor(&mine, &theirs, &|_| false), Some(Ancestor::Theirs));
    let mut later = theirs.clone();
    later.note();
    later.map.title = "theirs again".into();
    assert_eq!(ancestor(&mine, &later, &|_| false), Some(Ancestor::Carried(&base(&theirs.map))));
}

#[test]
fn a_map_that_did_not_change_is_the_ancestor_of_its_copy() {
    let (mut mine, theirs) = copies();
    mine.map = titled("first");
    assert_eq!(ancestor(&mine, &theirs, &|_| false), Some(Ancestor::Mine));
    assert_eq!(ancestor(&theirs, &mine, &|_| false), Some(Ancestor::Theirs));
    assert_eq!(ancestor(&mine, &mine.clone(), &|_| false), Some(Ancestor::Theirs));
}

#[test]
fn without_a_base_a_kept_version_will_do_and_else_there_is_none() {
    let (mine, mut theirs) = copies();
    theirs.base = None;
    let first = content_name(&titled("first"));
    assert_eq!(ancestor(&mine, &theirs, &|name| name == first), Some(Ancestor::Kept(&first)));
    assert_eq!(ancestor(&mine, &theirs, &|_| false), None);
    let stranger = MapFile::new("m".into(), titled("stranger"));
    assert_eq!(ancestor(&stranger, &theirs, &|_| true), None);
}

#[test]
fn the_last_contents_are_named_each_once() {
    let mut file = MapFile::new("m".into(), titled("0"));
    for number in 0..30 {
        file.map.title = number.to_string();
        file.note();
        file.note();
    }
    assert_eq!(file.lineage.len(), MOST_NAMED);
    assert_eq!(file.lineage.last(), Some(&content_name(&titled("29"))));
    file.map.title = "20".to_owned();
    file.note();
    assert_eq!((file.lineage.len(), file.lineage.last()), (MOST_NAMED, Some(&content_name(&titled("20")))));
}

#[test]
fn a_page_that_does_not_know_the_base_keeps_it() {
    let (_, theirs) = copies();
    let value: Value = serde_json::from_str(&write(&theirs)).expect("it is JSON");
    // As an older page has it: the last of the file, among the fields that nobody there knows.
    let older = MapFile { base: None, ..theirs.clone() };
    let older = MapFile { extra: [("base".to_owned(), value["base"].clone())].into_iter().collect(), ..older };
    assert_eq!(write(&older), write(&theirs), "it writes it back as it came");
}
