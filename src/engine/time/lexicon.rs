//! Words → their possible meanings in a time, in all languages at once. A word can have several
//! meanings; the reader decides by the context which one applies.

use super::words::{Sense, WORDS, flag, zone};
use super::zones::{ABBREVIATIONS, PLACES};
use std::sync::LazyLock;

/// All possible meanings of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct WordMeaning {
    pub flags: u32,
    pub month: u8,
    pub weekday: u8,
    pub day: Option<i8>,
    /// "ten" may be ten o'clock; 0 for other words.
    pub hour_name: u8,
    /// How the word can begin the name of a zone.
    pub zone: u8,
    /// The evidence for or against a time beside the word.
    pub role: u16,
}

impl WordMeaning {
    /// False for most words.
    pub fn has_meaning(self) -> bool {
        self.flags | u32::from(self.month | self.weekday | self.zone | self.hour_name) != 0
            || self.day.is_some()
    }

    /// The word is the `nth` of a list.
    fn add_sense(&mut self, sense: Sense, nth: impl Fn() -> u8) {
        match sense {
            Sense::Months => self.month = nth() + 1,
            Sense::Weekdays => self.weekday = nth() + 1,
            Sense::Hours => self.hour_name = nth() + 1,
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

/// The longest word of the table, in bytes. Longer words have no meaning.
const LONGEST: usize = 28;
const SLOTS: usize = 4096;

/// The position of a word: its group in [`WORDS`], its position in the list of the group, its
/// length, and some bits of its hash, which distinguish most words without comparing letters. 0 is
/// an empty slot.
#[derive(Clone, Copy)]
struct WordSlot(u32);

impl WordSlot {
    fn new(group: usize, length: usize, at: usize, hash: u32) -> Self {
        debug_assert!(group < 512 && length < 32 && at < 2048);
        Self(group as u32 | (at as u32) << 9 | Self::comparison_bits(length, hash) << 20)
    }

    /// The length and the hash bits, which equal words share; never 0.
    fn comparison_bits(length: usize, hash: u32) -> u32 {
        length as u32 | hash >> 25 << 5
    }

    /// The group of the word, and its position in the list of the group.
    fn group_and_position(self) -> (usize, usize) {
        let Self(slot) = self;
        ((slot & 511) as usize, (slot >> 9 & 2047) as usize)
    }
}

/// Words with one meaning: those of the table, then the names of zones. Of a name of several words, joined by
/// `_`, the first is looked up.
const fn group(at: usize) -> (Sense, &'static str) {
    const LETTERS: usize = WORDS.len();
    let places = LETTERS + ABBREVIATIONS.len();
    if at < LETTERS {
        WORDS[at]
    } else if at < places {
        (Sense::Zone(zone::LETTERS), ABBREVIATIONS[at - LETTERS].name)
    } else {
        (Sense::Zone(zone::PLACE), PLACES[at - places].1)
    }
}

const fn groups() -> usize {
    WORDS.len() + ABBREVIATIONS.len() + PLACES.len()
}

/// Where the word at byte `at` of a list ends, and where the next one begins.
const fn ends(list: &[u8], at: usize) -> (usize, usize) {
    let mut end = at;
    while end < list.len() && list[end] != b' ' && list[end] != b'_' {
        end += 1;
    }
    let mut next = end;
    while next < list.len() && list[next] != b' ' {
        next += 1;
    }
    (end, next + 1)
}

/// A hash table with open addressing, instead of one from a crate. Its hash is independent of case
/// and is computed byte by byte, so the lexer computes it while it finds the end of a word: no word
/// is copied to lower case or read a second time. The slots point into [`WORDS`], so the table
/// needs 16 KB and no keys of its own, and a word in several languages simply has several slots. It
/// is built on first use, because stored it would enlarge the download.
static TABLE: LazyLock<[WordSlot; SLOTS]> = LazyLock::new(build_table);

fn build_table() -> [WordSlot; SLOTS] {
    let mut table = [WordSlot(0); SLOTS];
    for place in 0..groups() {
        let list = group(place).1.as_bytes();
        let mut at = 0;
        while at < list.len() {
            let (end, next) = ends(list, at);
            let word = &list[at..end];
            let hash = word
                .iter()
                .fold(HASH_SEED, |hash, &byte| hash_byte(hash, byte));
            let mut slot = first_slot(hash);
            while table[slot].0 != 0 {
                slot = (slot + 1) % SLOTS;
            }
            table[slot] = WordSlot::new(place, word.len(), at, hash);
            at = next;
        }
    }
    table
}

pub(super) const HASH_SEED: u32 = 0x811c_9dc5;

/// One step of the FNV-1a hash; an upper-case letter counts as its lower-case one.
pub(super) fn hash_byte(hash: u32, byte: u8) -> u32 {
    (hash ^ (byte | CASE) as u32).wrapping_mul(0x0100_0193)
}

/// The bit that distinguishes lower-case ASCII letters from upper-case ones.
const CASE: u8 = 0x20;

fn first_slot(hash: u32) -> usize {
    ((hash ^ (hash >> 15)) as usize) % SLOTS
}

/// Words that are evidence of a time without any digits: "noon", "midnight", the names of hours, and words that begin
/// the name of a zone. For each value of the low bits of the first byte there are two bit sets of
/// lengths in bytes: of the words for noon, midnight and hours, and of all these words.
static STANDALONE_WORDS: [[u32; 2]; 32] = standalone_lengths();

const fn standalone_lengths() -> [[u32; 2]; 32] {
    let mut spots = [[0; 2]; 32];
    let mut place = 0;
    while place < groups() {
        let (sense, list) = group(place);
        let (is_noon, is_spot) = match sense {
            Sense::Zone(_) => (false, true),
            Sense::Flag(flag::NOON | flag::MIDNIGHT) | Sense::Hours => (true, true),
            _ => (false, false),
        };
        let list = list.as_bytes();
        let mut at = 0;
        while is_spot && at < list.len() {
            let (end, next) = ends(list, at);
            let first = list[at] as usize % 32;
            spots[first][0] |= (is_noon as u32) << (end - at);
            spots[first][1] |= 1 << (end - at);
            at = next;
        }
        place += 1;
    }
    spots
}

/// Whether a word with this first byte and this length in bytes can be such a word; the name of a
/// zone must begin with a capital. A letter and its capital have the same low bits, also as the
/// first bytes of characters beyond ASCII.
pub(super) fn may_be_standalone(first: u8, length: usize) -> bool {
    let lengths =
        STANDALONE_WORDS[usize::from(first % 32)][usize::from(!first.is_ascii_lowercase())];
    length <= LONGEST && lengths & (1 << length) != 0
}

/// The meanings of `word`, which consists of letters and apostrophes, in any case.
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
        Some(lower) => look_up_hashed(
            lower,
            lower
                .iter()
                .fold(HASH_SEED, |hash, &byte| hash_byte(hash, byte)),
        ),
        None => WordMeaning::default(),
    }
}

/// The same for ASCII letters and apostrophes with a known hash.
pub(super) fn look_up_ascii_word(word: &[u8], hash: u32) -> WordMeaning {
    if word.len() > LONGEST {
        return WordMeaning::default();
    }
    look_up_hashed(word, hash)
}

/// The same of a word that is in lower case but for ASCII letters.
fn look_up_hashed(word: &[u8], hash: u32) -> WordMeaning {
    let mut meaning = WordMeaning::default();
    let mark = WordSlot::comparison_bits(word.len(), hash);
    let mut slot = first_slot(hash);
    let table = &*TABLE;
    while table[slot].0 != 0 {
        if table[slot].0 >> 20 == mark {
            let (place, at) = table[slot].group_and_position();
            let (sense, list) = group(place);
            let (before, known) = list.as_bytes().split_at(at);
            let mut letters = known.iter().zip(word);
            if letters.all(|(known, letter)| known.eq_ignore_ascii_case(letter)) {
                meaning.add_sense(sense, || {
                    before.iter().filter(|&&byte| byte == b' ').count() as u8
                });
            }
        }
        slot = (slot + 1) % SLOTS;
    }
    meaning
}

/// The word in lower case, with a plain apostrophe for a typographic one.
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
        assert_eq!(look_up_word("DÉCEMBRE").month, 12);
        assert_eq!(look_up_word("sonntag").weekday, 7);
    }

    #[test]
    fn zones_are_found_by_the_first_word_of_their_names() {
        assert_eq!(look_up_word("akst").zone, zone::LETTERS);
        assert_eq!(look_up_word("мск").zone, zone::LETTERS);
        assert_eq!(look_up_word("МСК").zone, zone::LETTERS);
        assert_eq!(look_up_word("Kuala").zone, zone::PLACE);
        assert_eq!(look_up_word("Denver").zone, zone::PLACE);
        assert_eq!(look_up_word("Lumpur").zone, 0);
    }

    #[test]
    fn the_table_is_not_crowded() {
        let used = TABLE.iter().filter(|slot| slot.0 != 0).count();
        assert!(used * 2 < SLOTS, "{used} of {SLOTS}");
    }
}
