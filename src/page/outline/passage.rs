//! Finding a passage among the words of the page, where only a number made of the passage is known: the texts of messages
//! are never stored.

use super::{Outline, OutlineChild};
use crate::engine::words::split_words;
use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};

/// Numbers made of a passage, by which it is found again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PassagePrint {
    number: u64,
    words: usize,
}

/// Fewer words may stand on a page by chance.
const FEWEST_WORDS: usize = 4;
/// Odd, so that no word is multiplied away.
const BASE: u64 = 0x9e37_79b9_7f4a_7c15;

impl PassagePrint {
    /// Nothing where the text has no words.
    pub fn of_text(text: &str) -> Option<Self> {
        let words = split_words(text);
        let number = words
            .iter()
            .fold(0, |number, word| append(number, word.hash));
        (!words.is_empty()).then_some(Self {
            number,
            words: words.len(),
        })
    }
}

fn append(number: u64, word: u64) -> u64 {
    number.wrapping_mul(BASE).wrapping_add(word)
}

impl Outline {
    /// How often the passage stands among the words of the page, in whatever elements. What controls hold is not among them.
    /// `None`: it is too short to be told from other words.
    pub fn count_passage(&self, passage: &PassagePrint) -> Option<usize> {
        if passage.words < FEWEST_WORDS {
            return None;
        }
        // The number of all words up to each one: the difference of two is that of the words between.
        let mut numbers = vec![0];
        self.number_words(&mut numbers);
        let shift = (0..passage.words).fold(1_u64, |shift, _| shift.wrapping_mul(BASE));
        let ends = numbers.iter().skip(passage.words);
        let is_here = |(before, end): &(&u64, &u64)| {
            end.wrapping_sub(before.wrapping_mul(shift)) == passage.number
        };
        Some(numbers.iter().zip(ends).filter(is_here).count())
    }

    fn number_words(&self, numbers: &mut Vec<u64>) {
        let mut visited = FxHashSet::default();
        let mut todo = vec![OutlineChild::Node(self.root)];
        while let Some(next) = todo.pop() {
            match next {
                OutlineChild::Text(text) => {
                    for word in split_words(&text) {
                        let last = numbers.last().copied().unwrap_or_default();
                        numbers.push(append(last, word.hash));
                    }
                }
                OutlineChild::Node(id) => {
                    if let Some(node) = self.get(id).filter(|_| visited.insert(id)) {
                        todo.extend(node.children.iter().rev().cloned());
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::page;

    #[track_caller]
    fn counts(message: &str, html: &str, expected: Option<usize>) {
        let mut outline = Outline::default();
        outline.apply_snapshot(page::update("https://manage.statuspage.io/", html));
        let passage = PassagePrint::of_text(message).unwrap();
        assert_eq!(outline.count_passage(&passage), expected, "{html}");
    }

    #[test]
    fn a_message_is_found_however_the_page_draws_it() {
        let message = "We have moved it.\n\nSites: Alder One";
        for html in [
            "<ul><li><strong>Scheduled</strong> We have moved it. Sites: Alder One <small>12:00</small></li></ul>",
            "<table><tr><td>Scheduled</td><td><p>We have moved it.</p><p>Sites: Alder One</p></td></tr></table>",
            "<div>Scheduled - We have <b>moved</b> it.<br><br>Sites: Alder One</div>",
        ] {
            counts(message, html, Some(1));
            counts(message, &format!("{html}<aside>{html}</aside>"), Some(2));
        }
    }

    #[test]
    fn what_is_another_message_or_still_in_its_field_is_not_found() {
        let message = "We have moved it to Friday.";
        counts(message, "<p>We have moved it to Monday.</p>", Some(0));
        counts(message, "<p>We have moved it to</p>", Some(0));
        counts(
            message,
            "<label>Message <textarea>We have moved it to Friday.</textarea></label>",
            Some(0),
        );
        counts("All is done", "<p>All is done</p>", None);
    }
}
