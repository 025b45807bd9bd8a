//! Sorting of short lists. The standard library's sort is compiled anew for each kind of item, four kilobytes at a
//! time; here all kinds share one, which sorts their places.

use std::cmp::Ordering;

/// Sorts by a key. Items with equal keys keep their order.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(items, |left, right| key(left).cmp(&key(right)));
}

/// Sorts by the items themselves.
pub fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, T::cmp);
}

/// Sorts by a comparison. Items that are equal keep their order.
pub fn sort_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let compare = |left: usize, right: usize| compare(&items[left], &items[right]);
    let mut places = sorted_places(items.len(), &compare);
    // Each cycle of places is gone round once: `places[at]` is where the item stands that belongs at `at`.
    for start in 0..places.len() {
        let mut at = start;
        loop {
            let from = std::mem::replace(&mut places[at], at);
            if from == start {
                break;
            }
            items.swap(at, from);
            at = from;
        }
    }
}

fn sorted_places(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|left, right| compare(*left, *right));
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_list_is_sorted_as_the_standard_library_does() {
        let mut random = fastrand::Rng::with_seed(3);
        for length in 0..60 {
            let list: Vec<(u8, usize)> = (0..length).map(|at| (random.u8(0..9), at)).collect();
            let (mut sorted, mut expected) = (list.clone(), list);
            sort_by_key(&mut sorted, |item| item.0);
            expected.sort_by_key(|item| item.0);
            assert_eq!(sorted, expected);
        }
    }
}
