//! Words → what they can mean in a time, in all languages at once. A word can mean several things;
//! which one holds is decided where it stands.

use super::words::{Sense, WORDS, flag, zone};
use super::zones::{ABBREVIATIONS, PLACES};
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
    pub fn is_any(self) -> bool {
        self.flags | u32::from(self.month | self.weekday | self.zone) != 0 || self.day.is_some()
    }

    /// The word is the `nth` of a list.
    fn add(&mut self, sense: Sense, nth: impl Fn() -> u8) {
        match sense {
            Sense::Months => self.month = nth() + 1,
            Sense::Weekdays => self.weekday = nth() + 1,
            Sense::Month(month) => self.month = month,
            Sense::Weekday(weekday) => self.weekday = weekday,
            Sense::Day(day) => self.day = Some(day),
            Sense::Flag(flag) => self.flags |= flag,
            Sense::Zone(zone) => self.zone |= zone,
            Sense::Role(role) => self.role |= role,
        }
    }

    pub fn is(self, flags: u32) -> bool {
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
        debug_assert!(group < 512 && length < 32 && at < 2048);
        Self(group as u32 | (at as u32) << 9 | Self::mark(length, hash) << 20)
    }

    /// What two words that could be alike have in common; never 0.
    fn mark(length: usize, hash: u32) -> u32 {
        length as u32 | hash >> 25 << 5
    }

    /// The group of the word, and its place in the list of the group.
    fn place(self) -> (usize, usize) {
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

/// Open addressing: a look-up costs one hash and rarely a second probe. Filled when it is first needed,
/// for it is longer than the words themselves, and would be a part of the download.
static TABLE: LazyLock<[WordSlot; SLOTS]> = LazyLock::new(build);

fn build() -> [WordSlot; SLOTS] {
    let mut table = [WordSlot(0); SLOTS];
    for place in 0..groups() {
        let list = group(place).1.as_bytes();
        let mut at = 0;
        while at < list.len() {
            let (end, next) = ends(list, at);
            let word = &list[at..end];
            let hash = word.iter().fold(SEED, |hash, &byte| mix(hash, byte));
            let mut slot = spread(hash);
            while table[slot].0 != 0 {
                slot = (slot + 1) % SLOTS;
            }
            table[slot] = WordSlot::new(place, word.len(), at, hash);
            at = next;
        }
    }
    table
}

pub(super) const SEED: u32 = 0x811c_9dc5;

/// A letter and its capital are mixed in alike.
pub(super) fn mix(hash: u32, byte: u8) -> u32 {
    (hash ^ (byte | CASE) as u32).wrapping_mul(0x0100_0193)
}

/// The bit that an ASCII capital lacks.
const CASE: u8 = 0x20;

fn spread(hash: u32) -> usize {
    ((hash ^ (hash >> 15)) as usize) % SLOTS
}

/// Spots are words that alone say something of a time: "noon", "midnight", and what the name of a zone
/// begins with. Lengths in bytes, as bits, of the words for noon and of all spots, by the low bits of
/// their first byte.
static SPOTS: [[u32; 2]; 32] = spots();

const fn spots() -> [[u32; 2]; 32] {
    let mut spots = [[0; 2]; 32];
    let mut place = 0;
    while place < groups() {
        let (sense, list) = group(place);
        let (is_noon, is_spot) = match sense {
            Sense::Zone(_) => (false, true),
            Sense::Flag(flag::NOON | flag::MIDNIGHT) => (true, true),
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

/// Whether a word with this first byte and of this length in bytes can be a spot; a zone begins
/// with a capital. A letter and its capital have the same low bits, so have the first bytes of both.
pub(super) fn may_be_spot(first: u8, length: usize) -> bool {
    let lengths = SPOTS[usize::from(first % 32)][usize::from(!first.is_ascii_lowercase())];
    length <= LONGEST && lengths & (1 << length) != 0
}

/// What `word`, of letters and apostrophes, can mean in any case.
pub(super) fn meaning(word: &str) -> WordMeaning {
    if word.len() > LONGEST {
        return WordMeaning::default();
    }
    let mut hash = SEED;
    let mut all = 0;
    for &byte in word.as_bytes() {
        hash = mix(hash, byte);
        all |= byte;
    }
    if all < 0x80 {
        return of_letters(word.as_bytes(), hash);
    }
    let mut buffer = [0u8; LONGEST];
    match lower(word, &mut buffer) {
        Some(lower) => meaning_of(
            lower,
            lower.iter().fold(SEED, |hash, &byte| mix(hash, byte)),
        ),
        None => WordMeaning::default(),
    }
}

/// The same of ASCII letters and apostrophes, whose hash is known.
pub(super) fn of_letters(word: &[u8], hash: u32) -> WordMeaning {
    if word.len() > LONGEST {
        return WordMeaning::default();
    }
    meaning_of(word, hash)
}

/// The same of a word that is in lower case but for ASCII letters.
fn meaning_of(word: &[u8], hash: u32) -> WordMeaning {
    let mut meaning = WordMeaning::default();
    let mark = WordSlot::mark(word.len(), hash);
    let mut slot = spread(hash);
    let table = &*TABLE;
    while table[slot].0 != 0 {
        if table[slot].0 >> 20 == mark {
            let (place, at) = table[slot].place();
            let (sense, list) = group(place);
            let (before, known) = list.as_bytes().split_at(at);
            let mut letters = known.iter().zip(word);
            if letters.all(|(known, letter)| known.eq_ignore_ascii_case(letter)) {
                meaning.add(sense, || {
                    before.iter().filter(|&&byte| byte == b' ').count() as u8
                });
            }
        }
        slot = (slot + 1) % SLOTS;
    }
    meaning
}

/// Lower case; a typographic apostrophe becomes a plain one.
pub(super) fn lower<'b>(word: &str, buffer: &'b mut [u8; LONGEST]) -> Option<&'b [u8]> {
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
        assert_eq!(meaning("FÉVRIER").month, 2);
        assert_eq!(meaning("März").month, 3);
        assert_eq!(meaning("tomorrow").day, Some(1));
        assert!(meaning("Uhr").is(flag::OCLOCK));
        assert!(meaning("jusqu’à").is(flag::TO));
        assert_eq!(meaning("gruyère"), WordMeaning::default());
        assert_eq!(meaning("mar").month, 3);
        assert_eq!(meaning("mar").weekday, 2);
        assert_eq!(meaning("DÉCEMBRE").month, 12);
        assert_eq!(meaning("sonntag").weekday, 7);
    }

    #[test]
    fn zones_are_found_by_the_first_word_of_their_names() {
        assert_eq!(meaning("akst").zone, zone::LETTERS);
        assert_eq!(meaning("мск").zone, zone::LETTERS);
        assert_eq!(meaning("МСК").zone, zone::LETTERS);
        assert_eq!(meaning("Kuala").zone, zone::PLACE);
        assert_eq!(meaning("Denver").zone, zone::PLACE);
        assert_eq!(meaning("Lumpur").zone, 0);
    }

    #[test]
    fn the_table_is_not_crowded() {
        let used = TABLE.iter().filter(|slot| slot.0 != 0).count();
        assert!(used * 2 < SLOTS, "{used} of {SLOTS}");
    }
}
