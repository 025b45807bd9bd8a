//! Numbers by key, sorted once and asked often. One small type for all such tables, because each
//! kind of map costs the download kilobytes.

use super::sort::sort;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lookup {
    entries: Vec<(u64, u32)>,
}

impl Lookup {
    /// A key may be there with several numbers.
    pub fn of(mut entries: Vec<(u64, u32)>) -> Self {
        sort(&mut entries);
        Self { entries }
    }

    /// The entries of a key, numbers ascending.
    pub fn get(&self, key: u64) -> &[(u64, u32)] {
        let start = self.entries.partition_point(|(other, _)| *other < key);
        let rest = &self.entries[start..];
        let length = rest.partition_point(|(other, _)| *other == key);
        &rest[..length]
    }

    pub fn len(&self) -> usize {
        self.entries.len()
    }

    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// How many entries two tables have in common by their keys, each counted as often as both
    /// have it.
    pub fn common(&self, other: &Self) -> usize {
        let (mut a, mut b) = (self.entries.as_slice(), other.entries.as_slice());
        let mut common = 0;
        while let ([(left, _), a_rest @ ..], [(right, _), b_rest @ ..]) = (a, b) {
            common += usize::from(left == right);
            if left <= right {
                a = a_rest;
            }
            if right <= left {
                b = b_rest;
            }
        }
        common
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_of_a_key() {
        let lookup = Lookup::of(vec![(7, 2), (3, 1), (7, 1)]);
        assert_eq!(lookup.get(7), [(7, 1), (7, 2)]);
        assert_eq!(lookup.get(4), []);
        assert_eq!(Lookup::default().get(4), []);
    }

    #[test]
    fn what_two_have_in_common() {
        let of = |keys: &[u64]| Lookup::of(keys.iter().map(|key| (*key, 0)).collect());
        assert_eq!(of(&[1, 1, 2, 5]).common(&of(&[1, 2, 2, 9, 1, 1])), 3);
        assert_eq!(of(&[]).common(&of(&[1])), 0);
    }
}
