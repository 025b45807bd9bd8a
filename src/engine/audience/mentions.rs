//! Where a text names clients and sites. The names are indexed once, so that a text is read in the
//! time of its own length, however many names there are.

use crate::engine::{
    text::Span,
    words::{Word, split_words},
};
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::Hasher;

/// What a name refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClientOrSite {
    /// Index of the audience's clients.
    Client(usize),
    Site {
        /// Index of the form's components.
        component: usize,
        client: usize,
    },
}

impl ClientOrSite {
    pub fn client_index(self) -> usize {
        match self {
            Self::Client(client) | Self::Site { client, .. } => client,
        }
    }
}

/// A place in a text where a name is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    pub span: Span,
    /// Everything that is called so; never empty.
    pub named: Vec<ClientOrSite>,
    /// The name is one word and is written in small letters here, or is a common word at the beginning of a sentence, so
    /// it may be an ordinary word.
    pub may_be_a_word: bool,
}

/// A name of more words is not looked for: nobody writes it out.
const LONGEST: usize = 12;

/// Of more things under one name, the rest would change nothing.
const MOST: usize = 64;

/// Names by all their words together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NameIndex {
    /// Hash of all words of a name → what is called so, in the order in which it was added.
    names: FxHashMap<u64, Vec<Name>>,
    /// Hash of the first word → how many words the longest name has that begins so.
    lengths: FxHashMap<u64, usize>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Name {
    capital: bool,
    named: ClientOrSite,
}

impl NameIndex {
    pub fn add_name(&mut self, name: &str, named: ClientOrSite) {
        let found = split_words(name);
        // A lone letter or number is in too many texts to name anything.
        let letters: usize = found.iter().map(|word| word.end - word.start).sum();
        let Some(first) = found.first() else { return };
        if letters < 3 || found.len() > LONGEST {
            return;
        }
        let mut hasher = FxHasher::default();
        for word in &found {
            hasher.write_u64(word.hash);
        }
        let longest = self.lengths.entry(first.hash).or_default();
        *longest = found.len().max(*longest);
        self.names.entry(hasher.finish()).or_default().push(Name {
            capital: name.contains(char::is_uppercase),
            named,
        });
    }

    /// The longest names in `text`, of these words, from left to right, none inside another.
    pub fn find_names(&self, text: &str, words: &[Word]) -> Vec<Mention> {
        let mut mentions = Vec::new();
        if self.names.is_empty() {
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
                    let written = &text[span.start..span.end];
                    let is_small = !written.contains(char::is_uppercase);
                    let is_plain =
                        is_small || begins_sentence(&text[..span.start]) && is_common_word(written);
                    mentions.push(Mention {
                        span,
                        may_be_a_word: length == 1 && is_plain && names.iter().all(|n| n.capital),
                        named: names.iter().map(|name| name.named).collect(),
                    });
                    at += length;
                }
                None => at += 1,
            }
        }
        for at in 1..mentions.len() {
            let (before, after) = (&mentions[at - 1], &mentions[at]);
            let gap = &text[before.span.end..after.span.start];
            // Beside a site of the client it is the client's name, however it is written.
            if before.may_be_a_word && is_client_of(before, after) && gap.trim().is_empty() {
                mentions[at - 1].may_be_a_word = false;
            }
        }
        mentions
    }

    /// How many words the longest name has that `words` begin with, and what is called so: of each
    /// client one thing.
    fn longest(&self, words: &[Word]) -> Option<(usize, Vec<&Name>)> {
        let most = *self.lengths.get(&words.first()?.hash)?;
        let mut found: Option<(usize, &Vec<Name>)> = None;
        let mut hasher = FxHasher::default();
        for (before, word) in words.iter().take(most).enumerate() {
            hasher.write_u64(word.hash);
            if let Some(names) = self.names.get(&hasher.finish()) {
                found = Some((before + 1, names));
            }
        }
        let (length, all) = found?;
        let mut names: Vec<&Name> = Vec::new();
        for name in all.iter().take(MOST) {
            let client = name.named.client_index();
            if names
                .iter()
                .all(|other| other.named.client_index() != client)
            {
                names.push(name);
            }
        }
        Some((length, names))
    }
}

/// Ordinary words of notices that are names of clients and sites as well.
const COMMON_WORDS: &str = "all alpha apple arrow best bright business central city clear common complete core direct \
    east edge end every express fast first focus fresh general global good great green group harvest home impact key \
    level liberty link local main market master metro more national network new next north now office one online open \
    orange order orders other park peak pioneer planned point power prime quality quick save select server service \
    services shell shop simple site sites smart south spring standard star start store stores summit sun support \
    system systems target team test time today total union unity update urban value view vision west whole work world";

/// One names a client, the other a site of that client.
fn is_client_of(one: &Mention, other: &Mention) -> bool {
    let is_client = |named: &ClientOrSite| matches!(named, ClientOrSite::Client(_));
    let is_site = |site: &ClientOrSite, client| !is_client(site) && site.client_index() == client;
    let mut clients = one.named.iter().filter(|named| is_client(named));
    clients.any(|client| {
        let mut sites = other.named.iter();
        sites.any(|site| is_site(site, client.client_index()))
    })
}

pub fn is_common_word(word: &str) -> bool {
    let folded = word.to_lowercase();
    COMMON_WORDS
        .split_ascii_whitespace()
        .any(|common| common == folded)
}

/// Nothing of the same sentence or line goes before.
fn begins_sentence(before: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap_or_default();
    let rest = line.trim_end_matches(|c: char| {
        c.is_whitespace() || matches!(c, '"' | '“' | '(' | '*' | '-' | '•' | '>')
    });
    rest.is_empty() || rest.ends_with(['.', '!', '?', ';'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn found(text: &str) -> Vec<&str> {
        let mut index = NameIndex::default();
        for (number, name) in [
            "Alder",
            "Alder Market UK",
            "Bluebird Foods",
            "7",
            "target",
            "Kiosk",
            "North",
        ]
        .iter()
        .enumerate()
        {
            index.add_name(name, ClientOrSite::Client(number));
        }
        index
            .find_names(text, &split_words(text))
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
        assert_eq!(found("North times. North: 22:00. Our North"), ["North"]);
        assert_eq!(found("Kiosk at Kiosk"), ["Kiosk", "Kiosk"]);
        assert_eq!(found(""), [""; 0]);
    }
}
