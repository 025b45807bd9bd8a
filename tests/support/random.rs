//! Random numbers that are the same for the same seed everywhere (splitmix64), so that a failure can be seen again. Not
//! from a crate: the next version of one may draw others, and then what was counted is not what is tested.

#![allow(dead_code)]

#[derive(Clone, Debug)]
pub struct Random(pub u64);

impl Random {
    /// From 0 up to, and without, the end.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % end.max(1) as u64) as usize
    }

    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    pub fn one_in(&mut self, sides: usize) -> bool {
        self.below(sides) == 0
    }

    /// One of a list that has something in it.
    pub fn pick<'a, T: ?Sized>(&mut self, list: &[&'a T]) -> &'a T {
        list[self.below(list.len())]
    }

    /// One of a list that may be empty.
    pub fn choose<'a, T>(&mut self, list: &'a [T]) -> Option<&'a T> {
        list.get(self.below(list.len()))
    }

    pub fn word(&mut self) -> String {
        (0..6)
            .map(|_| char::from(b'a' + self.below(26) as u8))
            .collect()
    }
}
