//! Where in a text a time can stand: around figures, signs of scripts without word spaces, the words
//! for noon and midnight, and the names of zones. Only these stretches are read; most texts have none.

use super::lexer::{digit, is_ideograph};
use super::lexicon::{Spot, may_be_spot, meaning};
use super::words::flag;

/// Bytes on each side of such a place that are read with it: some twenty words.
const REACH: usize = 160;

/// Whether anything in the text could tell the time: most have no figure, and that is seen at once.
/// Without figures only the words for noon and midnight do.
fn may_tell(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut before = b' ';
    for (at, &byte) in bytes.iter().enumerate() {
        #[cfg(test)]
        super::work::step();
        let begins = matches!(byte, b'n' | b'm' | b'N' | b'M') && !before.is_ascii_alphabetic();
        let figure = byte.is_ascii_digit() || byte >= 0x80;
        if figure || begins && spot(text, at, word_end(bytes, at)) == Some(Spot::Noon) {
            return true;
        }
        before = byte;
    }
    false
}

/// Stretches of `text` in its order, apart from each other. They begin and end at white space, so
/// that no word and no address is cut. None when nothing in the text can tell the time.
pub(super) fn stretches(text: &str) -> Vec<(usize, usize)> {
    if !may_tell(text) {
        return Vec::new();
    }
    let mut stretches = Stretches {
        bytes: text.as_bytes(),
        list: Vec::new(),
    };
    let mut tells = false;
    let mut at = 0;
    while let Some(&byte) = stretches.bytes.get(at) {
        #[cfg(test)]
        super::work::step();
        if byte.is_ascii_alphabetic() {
            let end = word_end(stretches.bytes, at);
            let spot = spot(text, at, end);
            tells |= spot == Some(Spot::Noon);
            if spot.is_some() {
                stretches.add(at);
            }
            at = end;
        } else if byte.is_ascii_digit() {
            tells = true;
            stretches.add(at);
            at += 1;
        } else if byte < 0x80 {
            at += 1;
        } else {
            let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else {
                break;
            };
            let mut end = at + c.len_utf8();
            if is_ideograph(c) || digit(c).is_some() {
                tells = true;
                stretches.add(at);
            } else if is_letter(byte) {
                end = word_end(stretches.bytes, at);
                if let Some(spot) = spot(text, at, end) {
                    tells |= spot == Spot::Noon;
                    stretches.add(at);
                }
            }
            at = end;
        }
    }
    if tells {
        stretches.whole_words()
    } else {
        Vec::new()
    }
}

/// The first byte of a letter of Latin, Greek or Cyrillic beyond ASCII.
fn is_letter(byte: u8) -> bool {
    (0xc3..=0xdf).contains(&byte)
}

fn word_end(bytes: &[u8], start: usize) -> usize {
    let mut end = start;
    loop {
        while let Some(b'a'..=b'z' | b'A'..=b'Z') = bytes.get(end) {
            #[cfg(test)]
            super::work::step();
            end += 1;
        }
        if !bytes.get(end).is_some_and(|&byte| is_letter(byte)) {
            return end;
        }
        end += 2;
    }
}

/// What the word from `start` to `end` alone says of a time.
fn spot(text: &str, start: usize, end: usize) -> Option<Spot> {
    if !may_be_spot(text.as_bytes()[start], end - start) {
        return None;
    }
    let word = text.get(start..end)?;
    let meaning = meaning(word);
    if meaning.is(flag::NOON | flag::MIDNIGHT) {
        return Some(Spot::Noon);
    }
    let is_zone = meaning.zone != 0 && word.starts_with(char::is_uppercase);
    is_zone.then_some(Spot::Zone)
}

struct Stretches<'t> {
    bytes: &'t [u8],
    list: Vec<(usize, usize)>,
}

impl Stretches<'_> {
    fn add(&mut self, at: usize) {
        let (start, end) = (at.saturating_sub(REACH), at + REACH);
        match self.list.last_mut() {
            Some(last) if last.1 >= start => last.1 = end,
            _ => self.list.push((start, end)),
        }
    }

    /// Moves the ends apart to white space, and joins what meets.
    fn whole_words(self) -> Vec<(usize, usize)> {
        let mut whole: Vec<(usize, usize)> = Vec::with_capacity(self.list.len());
        for (mut start, mut end) in self.list {
            let floor = whole.last().map_or(0, |last| last.1);
            let cut = |at: usize| !self.bytes[at].is_ascii_whitespace();
            while start > floor && cut(start - 1) {
                start -= 1;
            }
            end = end.min(self.bytes.len());
            while end < self.bytes.len() && cut(end) {
                end += 1;
            }
            match whole.last_mut() {
                Some(last) if start <= floor => last.1 = end.max(floor),
                _ => whole.push((start, end)),
            }
        }
        whole
    }
}
