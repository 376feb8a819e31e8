//! The sorted list against the standard library's trees: whatever is done to both, both hold and say the same.

use std::collections::{BTreeMap, BTreeSet};

use parcours_core::model::{SortedMap, SortedSet};
use proptest::prelude::*;

/// Something done to a list.
#[derive(Clone, Debug)]
enum Deed {
    Insert(u8, String),
    Remove(u8),
    Change(u8, String),
    Add(u8),
    Retain(u8),
    PopFirst,
    Clear,
    Extend(Vec<(u8, String)>),
    Collect(Vec<(u8, String)>),
}

fn text() -> impl Strategy<Value = String> {
    "[a-c]{0,2}"
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    // Few keys, so that they meet.
    let key = || 0_u8..24;
    let pairs = move || proptest::collection::vec((key(), text()), 0..40);
    let deed = prop_oneof![
        6 => (key(), text()).prop_map(|(key, text)| Deed::Insert(key, text)),
        4 => key().prop_map(Deed::Remove),
        2 => (key(), text()).prop_map(|(key, text)| Deed::Change(key, text)),
        2 => key().prop_map(Deed::Add),
        1 => (2_u8..5).prop_map(Deed::Retain),
        1 => Just(Deed::PopFirst),
        1 => Just(Deed::Clear),
        1 => pairs().prop_map(Deed::Extend),
        1 => pairs().prop_map(Deed::Collect),
    ];
    proptest::collection::vec(deed, 0..60)
}

fn same_map(own: &SortedMap<u8, String>, tree: &BTreeMap<u8, String>) -> Result<(), TestCaseError> {
    prop_assert_eq!(own.len(), tree.len());
    prop_assert_eq!(own.is_empty(), tree.is_empty());
    prop_assert!(own.iter().eq(tree.iter()) && own.into_iter().eq(tree) && own.clone().into_iter().eq(tree.clone()));
    prop_assert_eq!(own.iter().size_hint(), tree.iter().size_hint());
    prop_assert!(own.keys().eq(tree.keys()) && own.values().eq(tree.values()));
    prop_assert!(own.clone().into_keys().eq(tree.keys().copied()));
    prop_assert!(own.clone().into_values().eq(tree.values().cloned()));
    prop_assert_eq!(own, &tree.clone().into_iter().collect());
    prop_assert_eq!(own, &tree.clone().into_iter().rev().collect());
    prop_assert_eq!(format!("{own:?}"), format!("{tree:?}"));
    for key in 0..25 {
        prop_assert_eq!(own.get(&key), tree.get(&key));
        prop_assert_eq!(own.contains_key(&key), tree.contains_key(&key));
        if let Some(value) = tree.get(&key) {
            prop_assert_eq!(&own[&key], value);
        }
        for end in key..25 {
            prop_assert!(own.range(key..end).eq(tree.range(key..end)));
        }
    }
    Ok(())
}

fn same_set(own: &SortedSet<u8>, tree: &BTreeSet<u8>) -> Result<(), TestCaseError> {
    prop_assert_eq!((own.len(), own.is_empty()), (tree.len(), tree.is_empty()));
    prop_assert!(own.iter().eq(tree.iter()) && own.into_iter().eq(tree) && own.clone().into_iter().eq(tree.clone()));
    prop_assert_eq!(own, &tree.iter().rev().copied().collect());
    prop_assert_eq!(format!("{own:?}"), format!("{tree:?}"));
    for item in 0..25 {
        prop_assert_eq!(own.contains(&item), tree.contains(&item));
    }
    Ok(())
}

proptest! {
    #[test]
    fn a_sorted_map_does_what_a_tree_does(deeds in deeds()) {
        let (mut own, mut tree) = (SortedMap::new(), BTreeMap::new());
        for deed in deeds {
            let before = own.clone();
            match deed.clone() {
                Deed::Insert(key, text) => prop_assert_eq!(own.insert(key, text.clone()), tree.insert(key, text)),
                Deed::Remove(key) => prop_assert_eq!(own.remove(&key), tree.remove(&key)),
                Deed::Change(key, text) => {
                    let changed = [own.get_mut(&key), tree.get_mut(&key)].map(|value| value.map(|value| *value += &text));
                    prop_assert_eq!(changed[0], changed[1]);
                    own.values_mut().for_each(|value| value.truncate(4));
                    tree.values_mut().for_each(|value| value.truncate(4));
                }
                Deed::Add(key) => {
                    own.entry(key).or_default().push('d');
                    tree.entry(key).or_default().push('d');
                    let made = own.entry(key / 2).or_insert_with(|| "e".to_owned()).clone();
                    prop_assert_eq!(&made, tree.entry(key / 2).or_insert_with(|| "e".to_owned()));
                }
                Deed::Retain(part) => {
                    own.retain(|key, value| { value.push('f'); key % part != 0 });
                    tree.retain(|key, value| { value.push('f'); key % part != 0 });
                }
                Deed::PopFirst => prop_assert_eq!(own.pop_first(), tree.pop_first()),
                Deed::Clear => {
                    own.clear();
                    tree.clear();
                }
                Deed::Extend(pairs) => {
                    own.extend(pairs.clone());
                    tree.extend(pairs);
                }
                Deed::Collect(pairs) => {
                    own = pairs.clone().into_iter().collect();
                    tree = pairs.into_iter().collect();
                }
            }
            same_map(&own, &tree)?;
            let then: BTreeMap<u8, String> = before.clone().into_iter().collect();
            prop_assert_eq!(own == before, tree == then, "{:?}", deed);
        }
    }

    #[test]
    fn a_sorted_set_does_what_a_tree_does(deeds in deeds()) {
        let (mut own, mut tree) = (SortedSet::new(), BTreeSet::new());
        for deed in deeds {
            let (before, then) = (own.clone(), tree.clone());
            match deed {
                Deed::Insert(item, _) | Deed::Add(item) => prop_assert_eq!(own.insert(item), tree.insert(item)),
                Deed::Remove(item) | Deed::Change(item, _) => prop_assert_eq!(own.remove(&item), tree.remove(&item)),
                Deed::Retain(part) => {
                    own.retain(|item| item % part != 0);
                    tree.retain(|item| item % part != 0);
                }
                Deed::PopFirst | Deed::Clear => {}
                Deed::Extend(pairs) => {
                    own.extend(pairs.iter().map(|(item, _)| *item));
                    tree.extend(pairs.iter().map(|(item, _)| *item));
                }
                Deed::Collect(pairs) => {
                    own = pairs.iter().map(|(item, _)| *item).collect();
                    tree = pairs.iter().map(|(item, _)| *item).collect();
                }
            }
            same_set(&own, &tree)?;
            prop_assert_eq!(own.is_superset(&before), tree.is_superset(&then));
            prop_assert_eq!(before.is_superset(&own), then.is_superset(&tree));
            prop_assert_eq!(own == before, tree == then);
        }
    }
}
