//! A list in order of its keys, in the place of the standard library's trees: those weigh three kilobytes in the page for every kind of
//! thing that is kept in one, and at ten thousand cards an edit takes hundredths of a millisecond more.
//!
//! Looking something up halves the list. Putting in and taking out moves what stands behind: 8 bytes a key and 4 a value, which is why
//! values stand in boxes. What is read from a file is gathered first and put in order once.

use std::borrow::Borrow;
use std::fmt;
use std::ops::{Index, Range};
use std::{slice, vec};

use super::order::places_in_order;

/// Values by key, in order of the keys.
#[derive(Clone, PartialEq, Eq)]
pub struct SortedMap<K, V> {
    keys: Vec<K>,
    /// At the place of its key.
    values: Vec<Box<V>>,
}

impl<K, V> SortedMap<K, V> {
    /// Without keys.
    pub const fn new() -> Self {
        Self { keys: Vec::new(), values: Vec::new() }
    }

    /// How many keys there are.
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Whether there is no key.
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// The keys, in order.
    pub fn keys(&self) -> slice::Iter<'_, K> {
        self.keys.iter()
    }

    /// The values, in order of their keys.
    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.values.iter().map(Box::as_ref)
    }

    /// The values, in order of their keys, to be changed.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        self.values.iter_mut().map(Box::as_mut)
    }

    /// The keys with their values, in order.
    pub fn iter(&self) -> Iter<'_, K, V> {
        Iter { keys: self.keys.iter(), values: self.values.iter() }
    }

    /// The keys alone.
    pub fn into_keys(self) -> vec::IntoIter<K> {
        self.keys.into_iter()
    }

    /// The values alone.
    pub fn into_values(self) -> impl Iterator<Item = V> {
        self.values.into_iter().map(|value| *value)
    }

    /// Takes the first key out, with its value.
    pub fn pop_first(&mut self) -> Option<(K, V)> {
        (!self.is_empty()).then(|| (self.keys.remove(0), *self.values.remove(0)))
    }

    /// Takes everything out.
    pub fn clear(&mut self) {
        *self = Self::new();
    }

    /// Keeps what `keep` says yes to.
    pub fn retain(&mut self, mut keep: impl FnMut(&K, &mut V) -> bool) {
        let (keys, values) = (std::mem::take(&mut self.keys), std::mem::take(&mut self.values));
        for (key, mut value) in keys.into_iter().zip(values) {
            if keep(&key, &mut value) {
                self.keys.push(key);
                self.values.push(value);
            }
        }
    }
}

impl<K: Ord, V> SortedMap<K, V> {
    /// The value of `key`.
    pub fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        Some(&self.values[place(&self.keys, key).ok()?])
    }

    /// The key that equals `key`, and its value.
    pub fn get_key_value<Q: Ord + ?Sized>(&self, key: &Q) -> Option<(&K, &V)>
    where
        K: Borrow<Q>,
    {
        let at = place(&self.keys, key).ok()?;
        Some((&self.keys[at], &self.values[at]))
    }

    /// The value of `key`, to be changed.
    pub fn get_mut<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        Some(&mut self.values[place(&self.keys, key).ok()?])
    }

    /// Whether `key` has a value.
    pub fn contains_key<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        place(&self.keys, key).is_ok()
    }

    /// The keys within `range` with their values, in order.
    pub fn range(&self, range: Range<K>) -> Iter<'_, K, V> {
        let [start, end] = [range.start, range.end].map(|end| place(&self.keys, &end).unwrap_or_else(|at| at));
        Iter { keys: self.keys[start..end].iter(), values: self.values[start..end].iter() }
    }

    /// Gives `key` a value; the one it had before.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        match place_to_put(&self.keys, &key) {
            Ok(at) => Some(std::mem::replace(&mut self.values[at], value)),
            Err(at) => {
                self.keys.insert(at, key);
                self.values.insert(at, Box::new(value));
                None
            }
        }
    }

    /// Takes `key` out; its value.
    pub fn remove<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        let at = place(&self.keys, key).ok()?;
        self.keys.remove(at);
        Some(*self.values.remove(at))
    }

    /// The place of `key`, to see what it holds or to put something there.
    pub fn entry(&mut self, key: K) -> Entry<'_, K, V> {
        Entry { map: self, key }
    }
}

/// The place of a key of a [`SortedMap`].
#[derive(Debug)]
pub struct Entry<'a, K, V> {
    map: &'a mut SortedMap<K, V>,
    key: K,
}

impl<'a, K: Ord, V> Entry<'a, K, V> {
    /// What it holds, made when that is nothing.
    pub fn or_insert_with(self, make: impl FnOnce() -> V) -> &'a mut V {
        let Self { map, key } = self;
        let at = place_to_put(&map.keys, &key).unwrap_or_else(|at| {
            map.keys.insert(at, key);
            map.values.insert(at, Box::new(make()));
            at
        });
        &mut map.values[at]
    }

    /// What it holds, the default when that is nothing.
    pub fn or_default(self) -> &'a mut V
    where
        V: Default,
    {
        self.or_insert_with(V::default)
    }
}

/// Where `key` stands among `keys`, or else where it would.
#[inline(never)]
pub(super) fn place<K: Borrow<Q>, Q: Ord + ?Sized>(keys: &[K], key: &Q) -> Result<usize, usize> {
    keys.binary_search_by(|other| other.borrow().cmp(key))
}

/// The same for a key that may be put there: what comes in order goes to the end without a search.
pub(super) fn place_to_put<K: Ord>(keys: &[K], key: &K) -> Result<usize, usize> {
    if keys.last().is_some_and(|last| last < key) { Err(keys.len()) } else { place(keys, key) }
}

impl<K, V> Default for SortedMap<K, V> {
    fn default() -> Self {
        Self::new()
    }
}

impl<K: fmt::Debug, V: fmt::Debug> fmt::Debug for SortedMap<K, V> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_map().entries(self).finish()
    }
}

impl<Q: Ord + ?Sized, K: Ord + Borrow<Q>, V> Index<&Q> for SortedMap<K, V> {
    type Output = V;

    fn index(&self, key: &Q) -> &V {
        self.get(key).expect("a key that is there")
    }
}

impl<K: Ord, V> Extend<(K, V)> for SortedMap<K, V> {
    /// One by one: for a few, or for many that come in order.
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, more: I) {
        for (key, value) in more {
            self.insert(key, value);
        }
    }
}

impl<K: Ord, V> FromIterator<(K, V)> for SortedMap<K, V> {
    /// Put in order once. Of a key that comes twice the last value counts.
    fn from_iter<I: IntoIterator<Item = (K, V)>>(all: I) -> Self {
        Self::of_boxed(all.into_iter().map(|(key, value)| (key, Box::new(value))))
    }
}

impl<K: Ord, V> SortedMap<K, V> {
    /// The same of values that stand where they will stay.
    pub fn of_boxed(all: impl IntoIterator<Item = (K, Box<V>)>) -> Self {
        let (mut keys, mut values): (Vec<K>, Vec<Box<V>>) = all.into_iter().unzip();
        if let Some(places) = last_of_each(&keys) {
            (keys, values) = (picked(keys, &places), picked(values, &places));
        }
        Self { keys, values }
    }
}

/// The places of `keys` in order, of equal ones the last; `None` when that is all of them as they stand.
pub(super) fn last_of_each<K: Ord>(keys: &[K]) -> Option<Vec<usize>> {
    if keys.is_sorted_by(|one, other| one < other) {
        return None;
    }
    let mut places = places_in_order(keys.len(), &mut |one, other| keys[one].cmp(&keys[other]).then(other.cmp(&one)));
    places.dedup_by(|later, first| keys[*later] == keys[*first]);
    Some(places)
}

/// The items at `places`.
pub(super) fn picked<T>(items: Vec<T>, places: &[usize]) -> Vec<T> {
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    places.iter().filter_map(|place| items[*place].take()).collect()
}

impl<K, V> IntoIterator for SortedMap<K, V> {
    type Item = (K, V);
    type IntoIter = IntoIter<K, V>;

    fn into_iter(self) -> IntoIter<K, V> {
        IntoIter { keys: self.keys.into_iter(), values: self.values.into_iter() }
    }
}

impl<'a, K, V> IntoIterator for &'a SortedMap<K, V> {
    type Item = (&'a K, &'a V);
    type IntoIter = Iter<'a, K, V>;

    fn into_iter(self) -> Iter<'a, K, V> {
        self.iter()
    }
}

/// The keys of a [`SortedMap`] with their values.
#[derive(Debug)]
pub struct Iter<'a, K, V> {
    keys: slice::Iter<'a, K>,
    values: slice::Iter<'a, Box<V>>,
}

impl<K, V> Clone for Iter<'_, K, V> {
    fn clone(&self) -> Self {
        Self { keys: self.keys.clone(), values: self.values.clone() }
    }
}

impl<'a, K, V> Iterator for Iter<'a, K, V> {
    type Item = (&'a K, &'a V);

    fn next(&mut self) -> Option<Self::Item> {
        Some((self.keys.next()?, self.values.next()?))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.keys.size_hint()
    }
}

/// The keys of a [`SortedMap`] that is taken apart, with their values.
#[derive(Debug)]
pub struct IntoIter<K, V> {
    keys: vec::IntoIter<K>,
    values: vec::IntoIter<Box<V>>,
}

impl<K, V> Iterator for IntoIter<K, V> {
    type Item = (K, V);

    fn next(&mut self) -> Option<Self::Item> {
        Some((self.keys.next()?, *self.values.next()?))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.keys.size_hint()
    }
}
