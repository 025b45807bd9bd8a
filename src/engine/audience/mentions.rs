//! Where a text names clients and sites. The names are sorted once, so that a text is read in the
//! time of its own length, however many names there are.

use crate::engine::{
    finding::Span,
    words::{Word, words},
};
use std::collections::HashMap;

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// Index of the audience's clients.
    Client(usize),
    Site {
        /// Index of the form's components.
        component: usize,
        client: usize,
    },
}

impl Named {
    pub fn client(self) -> usize {
        match self {
            Self::Client(client) | Self::Site { client, .. } => client,
        }
    }
}

/// A place in a text where a name stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    pub span: Span,
    /// Everything that is called so; never empty.
    pub named: Vec<Named>,
    /// The name is one word and is written in small letters here, so it may be an ordinary word.
    pub may_be_a_word: bool,
}

/// A name of more words is not looked for: nobody writes it out.
const LONGEST: usize = 12;

/// Names by all their words together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Index {
    names: HashMap<u64, Vec<Name>>,
    /// First word → how many words the longest name has that begins so.
    longest: HashMap<u64, usize>,
}

#[derive(Clone, Debug, PartialEq)]
struct Name {
    capital: bool,
    named: Named,
}

impl Index {
    pub fn add(&mut self, name: &str, named: Named) {
        let found = words(name);
        // A lone letter or number is in too many texts to name anything.
        let letters = found
            .iter()
            .map(|word| word.end - word.start)
            .sum::<usize>();
        let (Some(first), Some(key)) = (found.first(), prefixes(&found).last()) else {
            return;
        };
        if letters < 3 || found.len() > LONGEST {
            return;
        }
        let longest = self.longest.entry(first.hash).or_default();
        *longest = found.len().max(*longest);
        let names = self.names.entry(key).or_default();
        // Of one client's sites under one name, the first says it all.
        if names
            .iter()
            .all(|other| other.named.client() != named.client())
        {
            names.push(Name {
                capital: name.chars().any(char::is_uppercase),
                named,
            });
        }
    }

    /// The longest names in `text`, from left to right, none inside another.
    pub fn find(&self, text: &str) -> Vec<Mention> {
        let mut mentions = Vec::new();
        if self.names.is_empty() {
            return mentions;
        }
        let words = words(text);
        let mut at = 0;
        while at < words.len() {
            match self.longest(&words[at..]) {
                Some((length, names)) => {
                    let span = Span {
                        start: words[at].start,
                        end: words[at + length - 1].end,
                    };
                    let small = !text[span.start..span.end].contains(char::is_uppercase);
                    mentions.push(Mention {
                        span,
                        may_be_a_word: length == 1 && small && names.iter().all(|n| n.capital),
                        named: names.iter().map(|name| name.named).collect(),
                    });
                    at += length;
                }
                None => at += 1,
            }
        }
        mentions
    }

    fn longest(&self, words: &[Word]) -> Option<(usize, &[Name])> {
        let most = *self.longest.get(&words.first()?.hash)?;
        let keys = prefixes(&words[..most.min(words.len())]);
        let found = keys.enumerate().filter_map(|(before, key)| {
            self.names
                .get(&key)
                .map(|names| (before + 1, names.as_slice()))
        });
        found.last()
    }
}

/// One number for the first word, for the first two, and so on.
fn prefixes(words: &[Word]) -> impl Iterator<Item = u64> {
    words.iter().scan(0_u64, |key, word| {
        *key = key.rotate_left(5).wrapping_mul(0x0100_0000_01b3) ^ word.hash;
        Some(*key)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn found(text: &str) -> Vec<&str> {
        let mut index = Index::default();
        for (number, name) in [
            "Alder",
            "Alder Market UK",
            "Bluebird Foods",
            "7",
            "target",
            "Kiosk",
        ]
        .iter()
        .enumerate()
        {
            index.add(name, Named::Client(number));
        }
        index
            .find(text)
            .iter()
            .filter(|mention| !mention.may_be_a_word)
            .map(|mention| &text[mention.span.start..mention.span.end])
            .collect()
    }

    #[test]
    fn the_longest_name_is_meant() {
        assert_eq!(
            found("Alder, Alder Market UK"),
            ["Alder", "Alder Market UK"]
        );
        assert_eq!(found("Alder Market: 7"), ["Alder"]);
        assert_eq!(found("bluebird  foods’"), ["bluebird  foods"]);
        assert_eq!(found("Alders"), [""; 0]);
        assert_eq!(found("target kiosk Kiosk"), ["target", "Kiosk"]);
        assert_eq!(found(""), [""; 0]);
    }
}
