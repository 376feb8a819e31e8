//! The order of a list that two sides changed: what either moved or put in stands after its neighbour of that side, by id and never by
//! number, and what neither moved stays as it was.

use super::conflict::Side;
use crate::model::order::InOrder;
use crate::model::{SortedMap, SortedSet};

/// A list of the merged map.
#[derive(Debug)]
pub(super) struct Ordered<T> {
    /// Those of the members that stand in one of the lists.
    pub items: Vec<T>,
    /// Whether the sides put the same things elsewhere; then `owner` has decided.
    pub differs: bool,
}

/// The `members` in the order that `mine` and `theirs` made of `base`. Where there is no base, what both have stands as the `owner` has it.
pub(super) fn merge_order<T: Ord + Clone>(
    base: Option<&[T]>,
    mine: &[T],
    theirs: &[T],
    members: &SortedSet<T>,
    owner: Side,
) -> Ordered<T> {
    let of = |list: &[T]| -> Vec<T> { list.iter().filter(|item| members.contains(*item)).cloned().collect() };
    let lists = [of(mine), of(theirs)];
    let [in_mine, in_theirs]: [SortedSet<T>; 2] = [set(&lists[0]), set(&lists[1])];
    let common = |list: &[T]| -> Vec<T> {
        list.iter().filter(|item| in_mine.contains(*item) && in_theirs.contains(*item)).cloned().collect()
    };
    let commons = [common(&lists[0]), common(&lists[1])];
    let (skeleton, kept, mut differs) = match base {
        Some(base) => {
            let base = of(base);
            let kept = [set(&unmoved(&base, &lists[0])), set(&unmoved(&base, &lists[1]))];
            let stays = |item: &&T| {
                let left = |side: usize, has: &SortedSet<T>| !has.contains(*item) || kept[side].contains(*item);
                let somewhere = in_mine.contains(*item) || in_theirs.contains(*item);
                somewhere && left(0, &in_mine) && left(1, &in_theirs)
            };
            let skeleton: Vec<T> = base.iter().filter(stays).cloned().collect();
            (skeleton, kept, false)
        }
        None => {
            let skeleton = commons[place(owner)].clone();
            (skeleton, [SortedSet::new(), SortedSet::new()], commons[0] != commons[1])
        }
    };
    let stays = set(&skeleton);
    let parents = [0, 1].map(|side| parents(&lists[side], &stays, &kept[side]));
    let mut followers: SortedMap<Option<T>, Vec<T>> = SortedMap::new();
    for side in [Side::Mine, Side::Theirs] {
        for (item, after) in &parents[place(side)] {
            match parents[place(side.other())].get(item) {
                Some(other) if other != after => {
                    differs = true;
                    if side != owner {
                        continue;
                    }
                }
                Some(_) if side != owner => continue,
                _ => {}
            }
            followers.entry(after.clone()).or_default().push(item.clone());
        }
    }
    let mut items = Vec::with_capacity(stays.len());
    walk(None, &mut followers, &mut items);
    for item in &skeleton {
        items.push(item.clone());
        walk(Some(item.clone()), &mut followers, &mut items);
    }
    Ordered { items, differs }
}

fn place(side: Side) -> usize {
    match side {
        Side::Mine => 0,
        Side::Theirs => 1,
    }
}

fn set<T: Ord + Clone>(list: &[T]) -> SortedSet<T> {
    list.iter().cloned().collect()
}

/// What a side put somewhere, each with what it stands after: the nearest on its left that stays, or that the same side put there.
fn parents<T: Ord + Clone>(list: &[T], stays: &SortedSet<T>, kept: &SortedSet<T>) -> SortedMap<T, Option<T>> {
    let mut last: Option<T> = None;
    let mut found = Vec::new();
    for item in list {
        if !stays.contains(item) {
            // The other side moved it: where it stands here says nothing.
            if kept.contains(item) {
                continue;
            }
            found.push((item.clone(), last.clone()));
        }
        last = Some(item.clone());
    }
    found.into_iter().collect()
}

/// Puts down all that follows `first`, in order of their names where the two sides put something after the same thing.
fn walk<T: Ord + Clone>(first: Option<T>, followers: &mut SortedMap<Option<T>, Vec<T>>, items: &mut Vec<T>) {
    let mut open = following(&first, followers);
    while let Some(item) = open.pop() {
        items.push(item.clone());
        open.extend(following(&Some(item), followers));
    }
}

/// What follows `item`, the last first.
fn following<T: Ord + Clone>(item: &Option<T>, followers: &mut SortedMap<Option<T>, Vec<T>>) -> Vec<T> {
    let mut next = followers.get_mut(item).map(std::mem::take).unwrap_or_default();
    next.put_in_order(|one, other| other.cmp(one));
    next
}

/// The longest run of `list` that stands in the order of `base` (Fredman 1975): what the side that made `list` did not move.
fn unmoved<T: Ord + Clone>(base: &[T], list: &[T]) -> Vec<T> {
    let ranks: SortedMap<&T, usize> = base.iter().enumerate().map(|(rank, item)| (item, rank)).collect();
    let known: Vec<(&T, usize)> = list.iter().filter_map(|item| Some((item, *ranks.get(&item)?))).collect();
    // The place in `known` of the lowest end of a run of each length, and what comes before each item in the best run to it.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(known.len());
    for (at, (_, rank)) in known.iter().enumerate() {
        let length = ends.partition_point(|end| known[*end].1 < *rank);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut run = Vec::with_capacity(ends.len());
    let mut next = ends.last().copied();
    while let Some(at) = next {
        run.push(known[at].0.clone());
        next = before[at];
    }
    run.reverse();
    run
}
