//! Ids of a file put right: each item of a kind has one of its own that can stand in an address, an attribute and a file.

use std::collections::{BTreeMap, BTreeSet};

use super::problem::Repair;
use crate::model::id::{LONGEST_ID, is_id};

/// The ids of one kind of thing: stages, steps, lanes or cards.
///
/// New ids follow from the file alone, so that the same file always opens as the same map.
#[derive(Debug)]
pub struct Ids {
    /// Used when nothing of an id can be kept.
    fallback: &'static str,
    /// Every good id of the file, so that a new one never takes the place of one further down.
    known: BTreeSet<String>,
    given: BTreeSet<String>,
    renamed: BTreeMap<String, String>,
    /// The last number tried after a stem.
    tried: BTreeMap<String, usize>,
}

impl Ids {
    /// The ids of a kind, all of which stand in `ids`.
    pub fn new<'a>(fallback: &'static str, ids: impl IntoIterator<Item = &'a str>) -> Self {
        let known = ids.into_iter().filter(|id| is_id(id)).map(str::to_owned).collect();
        Self { fallback, known, given: BTreeSet::new(), renamed: BTreeMap::new(), tried: BTreeMap::new() }
    }

    /// The id for the next item, which calls itself `id` at the place `path` tells.
    pub fn settle(&mut self, id: &str, path: impl FnOnce() -> String, repairs: &mut Vec<Repair>) -> String {
        if is_id(id) && self.given.insert(id.to_owned()) {
            return id.to_owned();
        }
        let now = self.fresh(id);
        if is_id(id) || self.renamed.contains_key(id) {
            repairs.push(Repair::SameId { id: id.to_owned(), now: now.clone() });
        } else {
            repairs.push(Repair::BadId { path: path(), id: id.to_owned(), now: now.clone() });
            self.renamed.insert(id.to_owned(), now.clone());
        }
        now
    }

    /// What an item that was called `id` is called now, for those who refer to it.
    pub fn now<'a>(&'a self, id: &'a str) -> &'a str {
        self.renamed.get(id).map_or(id, String::as_str)
    }

    /// An id that nothing has, close to `like`.
    pub fn fresh(&mut self, like: &str) -> String {
        /// Room for a dash and a number.
        const STEM: usize = LONGEST_ID - 8;
        let allowed = |letter: char| if is_id(letter.encode_utf8(&mut [0; 4])) { letter } else { '_' };
        let mut stem: String = like.chars().take(STEM).map(allowed).collect();
        if stem.chars().all(|letter| letter == '_') {
            self.fallback.clone_into(&mut stem);
        }
        let mut id = stem.clone();
        while self.known.contains(&id) || self.given.contains(&id) {
            let number = self.tried.entry(stem.clone()).or_insert(1);
            *number += 1;
            id = format!("{stem}-{number}");
        }
        self.given.insert(id.clone());
        id
    }
}
