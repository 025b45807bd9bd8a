//! Sorting of small values. The standard sorts are quicker when a list is huge, but each type they are
//! used with costs the wasm some 4 KB; here it is a few hundred bytes.

/// Smallest first. Quick where the list is in order already, as most are.
pub fn sort<T: Copy + Ord>(list: &mut Vec<T>) {
    let mut merged = Vec::new();
    let mut width = 1;
    while !list.is_sorted() {
        merged.clone_from(list);
        for (pair, out) in list.chunks(2 * width).zip(merged.chunks_mut(2 * width)) {
            let (mut left, mut right) = pair.split_at(width.min(pair.len()));
            for slot in out {
                let from = match (left, right) {
                    ([], _) => &mut right,
                    ([a, ..], [b, ..]) if b < a => &mut right,
                    _ => &mut left,
                };
                if let [first, rest @ ..] = *from {
                    (*slot, *from) = (*first, rest);
                }
            }
        }
        std::mem::swap(list, &mut merged);
        width *= 2;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_any_length_is_sorted() {
        for length in 0..40u32 {
            let mut list: Vec<u32> = (0..length).map(|at| at * 7919 % 31).collect();
            let mut expected = list.clone();
            expected.sort_unstable();
            sort(&mut list);
            assert_eq!(list, expected);
        }
    }
}
