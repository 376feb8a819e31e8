//! Ids of a file put right: each item of a kind has one of its own that can stand in an address, an attribute and a file.

use super::problem::Repair;
use crate::model::id::{LONGEST_ID, is_id};
use crate::model::{SortedMap, SortedSet};

/// The ids of one kind of thing: stages, steps, lanes or cards.
///
/// New ids follow from the file alone, so that the same file always opens as the same map.
#[derive(Debug)]
pub struct Ids {
    /// Used when nothing of an id can be kept.
    fallback: &'static str,
    /// Every good id of the file, so that a new one never takes the place of one further down, and whether an item has it.
    known: SortedMap<String, bool>,
    /// What was given besides.
    made: SortedSet<String>,
    renamed: SortedMap<String, String>,
    /// The last number tried after a stem.
    tried: SortedMap<String, usize>,
}

impl Ids {
    /// The ids of a kind, all of which stand in `ids`.
    pub fn new<'a>(fallback: &'static str, ids: impl IntoIterator<Item = &'a str>) -> Self {
        let known = ids.into_iter().filter(|id| is_id(id)).map(|id| (id.to_owned(), false)).collect();
        Self { fallback, known, made: SortedSet::new(), renamed: SortedMap::new(), tried: SortedMap::new() }
    }

    /// The id for the next item, which calls itself `id` at the place `path` tells.
    pub fn settle(&mut self, id: &str, path: impl FnOnce() -> String, repairs: &mut Vec<Repair>) -> String {
        let is_free = match self.known.get_mut(id) {
            Some(given) => !std::mem::replace(given, true),
            None => is_id(id) && self.made.insert(id.to_owned()),
        };
        if is_free {
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
        self.renamed(id).unwrap_or(id)
    }

    /// The same where that is something else.
    pub fn renamed(&self, id: &str) -> Option<&str> {
        self.renamed.get(id).map(String::as_str)
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
        while self.known.contains_key(&id) || self.made.contains(&id) {
            let number = self.tried.entry(stem.clone()).or_insert_with(|| 1);
            *number += 1;
            id = format!("{stem}-{number}");
        }
        self.made.insert(id.clone());
        id
    }
}
