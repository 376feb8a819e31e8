//! One sort for everything that is put in order: each copy of the standard library's for another kind of thing weighs three
//! kilobytes in the page, and no list here is long enough to notice the difference.

use std::cmp::Ordering;

/// How two words stand in the order of a language, in which neither case nor accents count before all letters do. Only equal texts are
/// equal. The page asks the browser, which has the tables of every language.
pub type WordOrder = fn(&str, &str) -> Ordering;

/// Puts a list in order. Equal items stay as they are.
pub trait InOrder<T> {
    /// By what `compare` says of two items.
    fn put_in_order(&mut self, compare: impl FnMut(&T, &T) -> Ordering);
}

impl<T> InOrder<T> for Vec<T> {
    fn put_in_order(&mut self, mut compare: impl FnMut(&T, &T) -> Ordering) {
        let places = places_in_order(self.len(), &mut |one, other| compare(&self[one], &self[other]));
        let mut items: Vec<Option<T>> = std::mem::take(self).into_iter().map(Some).collect();
        self.extend(places.into_iter().filter_map(|place| items[place].take()));
    }
}

/// The places of `count` items in the order that `compare` says; equal ones stay as they are.
#[inline(never)]
pub(super) fn places_in_order(count: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|one, other| compare(*one, *other));
    places
}
