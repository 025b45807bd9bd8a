//! Where a text names clients and sites. The names are sorted once, so that a text is read in the
//! time of its own length, however many names there are.

use crate::engine::{
    finding::Span,
    lookup::Lookup,
    words::{Word, words},
};

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

/// Of more things under one name, the rest would change nothing.
const MOST: usize = 64;

/// Names by all their words together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Index {
    names: Vec<Name>,
    /// All words of a name → names.
    whole: Lookup,
    /// First word → how many words a name has that begins so.
    lengths: Lookup,
}

#[derive(Clone, Debug, PartialEq)]
struct Name {
    capital: bool,
    named: Named,
}

/// Names on their way into an [`Index`].
#[derive(Default)]
pub struct Gathered {
    names: Vec<Name>,
    whole: Vec<(u64, u32)>,
    lengths: Vec<(u64, u32)>,
}

impl Gathered {
    pub fn add(&mut self, name: &str, named: Named) {
        let found = words(name);
        // A lone letter or number is in too many texts to name anything.
        let letters: usize = found.iter().map(|word| word.end - word.start).sum();
        let Some(first) = found.first() else { return };
        if letters < 3 || found.len() > LONGEST {
            return;
        }
        let key = found.iter().fold(0, prefix);
        self.lengths.push((first.hash, found.len() as u32));
        self.whole.push((key, self.names.len() as u32));
        self.names.push(Name {
            capital: name.contains(char::is_uppercase),
            named,
        });
    }

    pub fn index(self) -> Index {
        Index {
            names: self.names,
            whole: Lookup::of(self.whole),
            lengths: Lookup::of(self.lengths),
        }
    }
}

impl Index {
    /// The longest names in `text`, of these words, from left to right, none inside another.
    pub fn find(&self, text: &str, words: &[Word]) -> Vec<Mention> {
        let mut mentions = Vec::new();
        if self.whole.is_empty() {
            return mentions;
        }
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

    /// How many words the longest name has that `words` begin with, and what is called so: of each
    /// client one thing.
    fn longest(&self, words: &[Word]) -> Option<(usize, Vec<&Name>)> {
        let (_, most) = self.lengths.get(words.first()?.hash).last()?;
        let mut found: Option<(usize, &[(u64, u32)])> = None;
        let mut key = 0;
        for (before, word) in words.iter().take(*most as usize).enumerate() {
            key = prefix(key, word);
            let names = self.whole.get(key);
            if !names.is_empty() {
                found = Some((before + 1, names));
            }
        }
        let (length, all) = found?;
        let mut names: Vec<&Name> = Vec::new();
        for name in all.iter().take(MOST) {
            let name = self.names.get(name.1 as usize)?;
            let client = name.named.client();
            if names.iter().all(|other| other.named.client() != client) {
                names.push(name);
            }
        }
        Some((length, names))
    }
}

/// One number for the words so far.
fn prefix(key: u64, word: &Word) -> u64 {
    key.rotate_left(5).wrapping_mul(0x0100_0000_01b3) ^ word.hash
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn found(text: &str) -> Vec<&str> {
        let mut gathered = Gathered::default();
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
            gathered.add(name, Named::Client(number));
        }
        gathered
            .index()
            .find(text, &words(text))
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
