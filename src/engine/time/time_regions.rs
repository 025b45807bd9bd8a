//! Text → the byte ranges in which a time is possible: around digits, CJK characters, the words for
//! noon, midnight and hours, and the names of zones. Only these regions are read; most texts have none.

use super::lexer::{digit_value, is_cjk};
use super::lexicon::{look_up_word, may_be_standalone};
use super::words::flag;

/// How many bytes on each side of such a place belong to its region: some twenty words.
const REACH: usize = 160;

/// The role of a byte in the search.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ByteClass {
    Other,
    Figure,
    /// A letter: ASCII, or the first byte of a Latin, Greek or Cyrillic one.
    Letter,
    /// A byte of a character other than its first.
    Inner,
    /// The first byte of any other character.
    Lead,
}

static CLASSES: [ByteClass; 256] = classes();

const fn classes() -> [ByteClass; 256] {
    let mut classes = [ByteClass::Other; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b'0'..=b'9' => ByteClass::Figure,
            b'a'..=b'z' | b'A'..=b'Z' | 0xc3..=0xdf => ByteClass::Letter,
            0x80..=0xbf => ByteClass::Inner,
            0xe0..=0xef => ByteClass::Lead,
            _ => ByteClass::Other,
        };
        byte += 1;
    }
    classes
}

/// The regions of `text`, in order and disjoint. They begin and end at white space, so that no word
/// and no address is cut. There are none if nothing in the text is evidence of a time: without
/// digits, only the words for noon, midnight and hours are.
pub(super) fn find_time_regions(text: &str) -> Vec<(usize, usize)> {
    let mut stretches = RegionFinder {
        text,
        list: Vec::new(),
        has_time_evidence: false,
    };
    // The start of the current word.
    let mut start = 0;
    for (at, &byte) in text.as_bytes().iter().enumerate() {
        #[cfg(test)]
        super::step_counter::count_step();
        let class = CLASSES[usize::from(byte)];
        if class == ByteClass::Letter || class == ByteClass::Inner && at > start {
            continue;
        }
        if at > start {
            stretches.add_word(start, at);
        }
        start = at + 1;
        if class == ByteClass::Figure || class == ByteClass::Lead && is_cjk_or_digit(text, at) {
            stretches.has_time_evidence = true;
            stretches.add_around(at);
        }
    }
    if start < text.len() {
        stretches.add_word(start, text.len());
    }
    if stretches.has_time_evidence {
        stretches.extend_to_words();
        stretches.list
    } else {
        Vec::new()
    }
}

/// A CJK character, or a full-width digit.
fn is_cjk_or_digit(text: &str, at: usize) -> bool {
    let c = text.get(at..).and_then(|rest| rest.chars().next());
    c.is_some_and(|c| is_cjk(c) || digit_value(c).is_some())
}

struct RegionFinder<'t> {
    text: &'t str,
    list: Vec<(usize, usize)>,
    /// Something found so far is evidence of a time.
    has_time_evidence: bool,
}

impl RegionFinder<'_> {
    /// Adds a region around the word from `start` to `end` if it can be a time or begin a zone.
    fn add_word(&mut self, start: usize, end: usize) {
        if !may_be_standalone(self.text.as_bytes()[start], end - start) {
            return;
        }
        let word = self.text.get(start..end).unwrap_or_default();
        let meaning = look_up_word(word);
        let is_clock = meaning.has_flag(flag::NOON | flag::MIDNIGHT) || meaning.hour_name > 0;
        if is_clock || meaning.zone != 0 && word.starts_with(char::is_uppercase) {
            self.has_time_evidence |= is_clock;
            self.add_around(start);
        }
    }

    fn add_around(&mut self, at: usize) {
        let (start, end) = (at.saturating_sub(REACH), at + REACH);
        match self.list.last_mut() {
            Some(last) if last.1 >= start => last.1 = end,
            _ => self.list.push((start, end)),
        }
    }

    /// Extends the regions to white space and joins those that meet.
    fn extend_to_words(&mut self) {
        let bytes = self.text.as_bytes();
        let cut = |at: usize| !bytes[at].is_ascii_whitespace();
        let mut whole = 0;
        for n in 0..self.list.len() {
            let (mut start, mut end) = self.list[n];
            let floor = self.list[..whole].last().map_or(0, |last| last.1);
            while start > floor && cut(start - 1) {
                start -= 1;
            }
            end = end.min(bytes.len());
            while end < bytes.len() && cut(end) {
                end += 1;
            }
            if whole > 0 && start <= floor {
                self.list[whole - 1].1 = end.max(floor);
            } else {
                self.list[whole] = (start, end);
                whole += 1;
            }
        }
        self.list.truncate(whole);
    }
}
