//! Words → what they can mean in a time, in all languages at once. A word can mean several things;
//! which one holds is decided where it stands.

use super::words::{Sense, WORDS, flag};
use std::sync::LazyLock;

/// Everything that a word can mean.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct WordMeaning {
    pub flags: u32,
    pub month: u8,
    pub weekday: u8,
    pub day: Option<i8>,
    /// How it can begin a zone.
    pub zone: u8,
    /// What it says for or against a time beside it.
    pub role: u16,
}

impl WordMeaning {
    /// Most words mean nothing.
    pub fn has_meaning(self) -> bool {
        self.flags | u32::from(self.month | self.weekday | self.zone) != 0 || self.day.is_some()
    }

    fn add(&mut self, sense: Sense) {
        match sense {
            Sense::Month(month) => self.month = month,
            Sense::Weekday(weekday) => self.weekday = weekday,
            Sense::Day(day) => self.day = Some(day),
            Sense::Flag(flag) => self.flags |= flag,
            Sense::Zone(zone) => self.zone |= zone,
            Sense::Role(role) => self.role |= role,
        }
    }

    pub fn has_flag(self, flags: u32) -> bool {
        self.flags & flags != 0
    }
}

/// Longest word of the table, in bytes; longer words mean nothing.
const LONGEST: usize = 28;
const SLOTS: usize = 4096;

/// Where a word stands: its group, its length, its place in the list of the group, and some bits of
/// its hash, so that another word is told from it without a look at the letters. 0: none.
#[derive(Clone, Copy)]
struct WordSlot(u32);

impl WordSlot {
    fn new(group: usize, length: usize, at: usize, hash: u32) -> Self {
        debug_assert!(group < 128 && length < 32 && at < 2048);
        Self(group as u32 | (at as u32) << 7 | Self::mark(length, hash) << 18)
    }

    /// What two words that could be alike have in common; never 0.
    fn mark(length: usize, hash: u32) -> u32 {
        length as u32 | hash >> 23 << 5
    }

    /// The group of the word, and its place in the list of the group.
    fn place(self) -> (usize, usize) {
        let Self(slot) = self;
        ((slot & 127) as usize, (slot >> 7 & 2047) as usize)
    }
}

/// Open addressing: a look-up costs one hash and rarely a second probe. Filled when it is first needed,
/// for it is longer than the words themselves, and would be a part of the download.
static TABLE: LazyLock<[WordSlot; SLOTS]> = LazyLock::new(build_table);

fn build_table() -> [WordSlot; SLOTS] {
    let mut table = [WordSlot(0); SLOTS];
    for (group, (_, words)) in WORDS.iter().enumerate() {
        let list = words.as_bytes();
        let mut at = 0;
        while at < list.len() {
            if list[at] == b' ' {
                at += 1;
                continue;
            }
            let (mut end, mut hash) = (at, HASH_SEED);
            while end < list.len() && list[end] != b' ' {
                hash = hash_byte(hash, list[end]);
                end += 1;
            }
            let mut slot = first_slot(hash);
            while table[slot].0 != 0 {
                slot = (slot + 1) % SLOTS;
            }
            table[slot] = WordSlot::new(group, end - at, at, hash);
            at = end;
        }
    }
    table
}

pub(super) const HASH_SEED: u32 = 0x811c_9dc5;

/// A letter and its capital are mixed in alike.
pub(super) fn hash_byte(hash: u32, byte: u8) -> u32 {
    (hash ^ (byte | CASE) as u32).wrapping_mul(0x0100_0193)
}

/// The bit that an ASCII capital lacks.
const CASE: u8 = 0x20;

fn first_slot(hash: u32) -> usize {
    ((hash ^ (hash >> 15)) as usize) % SLOTS
}

/// Spots are words that alone say something of a time: "noon", "midnight", and what the name of a zone
/// begins with. Lengths in bytes, as bits, of the words for noon and of all spots, by the low bits of
/// their first byte.
static STANDALONE_WORDS: [[u32; 2]; 32] = standalone_lengths();

const fn standalone_lengths() -> [[u32; 2]; 32] {
    let mut spots = [[0; 2]; 32];
    let mut group = 0;
    while group < WORDS.len() {
        let (is_noon, is_spot) = match WORDS[group].0 {
            Sense::Zone(_) => (false, true),
            Sense::Flag(flag::NOON | flag::MIDNIGHT) => (true, true),
            _ => (false, false),
        };
        let list = WORDS[group].1.as_bytes();
        let mut at = 0;
        while is_spot && at < list.len() {
            let start = at;
            while at < list.len() && list[at] != b' ' {
                at += 1;
            }
            let first = list[start] as usize % 32;
            spots[first][0] |= (is_noon as u32) << (at - start);
            spots[first][1] |= 1 << (at - start);
            at += 1;
        }
        group += 1;
    }
    spots
}

/// Whether a word with this first byte and of this length in bytes can be a spot; a zone begins
/// with a capital. A letter and its capital have the same low bits, so have the first bytes of both.
pub(super) fn may_be_standalone(first: u8, length: usize) -> bool {
    let lengths =
        STANDALONE_WORDS[usize::from(first % 32)][usize::from(!first.is_ascii_lowercase())];
    length <= LONGEST && lengths & (1 << length) != 0
}

/// What `word`, of letters and apostrophes, can mean in any case.
pub(super) fn look_up_word(word: &str) -> WordMeaning {
    if word.len() > LONGEST {
        return WordMeaning::default();
    }
    let mut hash = HASH_SEED;
    let mut all = 0;
    for &byte in word.as_bytes() {
        hash = hash_byte(hash, byte);
        all |= byte;
    }
    if all < 0x80 {
        return look_up_ascii_word(word.as_bytes(), hash);
    }
    let mut buffer = [0u8; LONGEST];
    match lowercase_into(word, &mut buffer) {
        Some(lower) => meaning_of(
            lower,
            lower
                .iter()
                .fold(HASH_SEED, |hash, &byte| hash_byte(hash, byte)),
            0,
        ),
        None => WordMeaning::default(),
    }
}

/// The same of ASCII letters and apostrophes, whose hash is known.
pub(super) fn look_up_ascii_word(word: &[u8], hash: u32) -> WordMeaning {
    if word.len() > LONGEST {
        return WordMeaning::default();
    }
    meaning_of(word, hash, CASE)
}

/// The same of a word that is in lower case once each byte has the bits of `case`.
fn meaning_of(word: &[u8], hash: u32, case: u8) -> WordMeaning {
    let mut meaning = WordMeaning::default();
    let mark = WordSlot::mark(word.len(), hash);
    let mut slot = first_slot(hash);
    let table = &*TABLE;
    while table[slot].0 != 0 {
        if table[slot].0 >> 18 == mark {
            let (group, at) = table[slot].place();
            let (sense, list) = WORDS[group];
            let known = list.as_bytes()[at..].iter();
            if known.zip(word).all(|(known, byte)| *known == byte | case) {
                meaning.add(sense);
            }
        }
        slot = (slot + 1) % SLOTS;
    }
    meaning
}

/// Lower case; a typographic apostrophe becomes a plain one.
pub(super) fn lowercase_into<'b>(word: &str, buffer: &'b mut [u8; LONGEST]) -> Option<&'b [u8]> {
    if word.len() > LONGEST {
        return None;
    }
    let mut length = 0;
    for c in word.chars() {
        let c = if c == '\u{2019}' { '\'' } else { c };
        for c in c.to_lowercase() {
            length += c
                .encode_utf8(buffer.get_mut(length..length + c.len_utf8())?)
                .len();
        }
    }
    Some(&buffer[..length])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_in_any_case() {
        assert_eq!(look_up_word("FÉVRIER").month, 2);
        assert_eq!(look_up_word("März").month, 3);
        assert_eq!(look_up_word("tomorrow").day, Some(1));
        assert!(look_up_word("Uhr").has_flag(flag::OCLOCK));
        assert!(look_up_word("jusqu’à").has_flag(flag::TO));
        assert_eq!(look_up_word("gruyère"), WordMeaning::default());
        assert_eq!(look_up_word("mar").month, 3);
        assert_eq!(look_up_word("mar").weekday, 2);
    }

    #[test]
    fn the_table_is_not_crowded() {
        let used = TABLE.iter().filter(|slot| slot.0 != 0).count();
        assert!(used * 2 < SLOTS, "{used} of {SLOTS}");
    }
}
