//! A long sentence → what of it fits two lines of the panel: how it begins, and what to do. The rest is there once it is
//! opened.

/// So many characters two lines of the panel have, in a font that runs wide.
const TWO_LINES: usize = 84;

/// Of the beginning there must be so much that one sees what it is about.
const SHORTEST_BEGINNING: usize = 24;

/// A sentence in three parts, which together are the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShortSentence<'a> {
    pub beginning: &'a str,
    /// Not displayed until the person asks for it.
    pub rest: &'a str,
    /// What to do; empty where the buttons of the fixes say it, or where it is too long.
    pub action: &'a str,
}

impl ShortSentence<'_> {
    /// The beginning ends where a sentence does, so that nothing seems to be cut off.
    pub fn ends_whole(&self) -> bool {
        self.beginning.ends_with(['.', '?', '!'])
    }
}

/// `None` where the whole fits.
pub fn shorten_sentence(sentence: &str, has_fixes: bool) -> Option<ShortSentence<'_>> {
    let first_line = sentence.find('\n').unwrap_or(sentence.len());
    if first_line == sentence.len() && count_chars(sentence) <= TWO_LINES {
        return None;
    }
    let breaks = find_breaks(&sentence[..first_line]);
    let action_start = match has_fixes || first_line < sentence.len() {
        true => sentence.len(),
        false => find_action(&breaks).unwrap_or(sentence.len()),
    };
    let free = TWO_LINES.saturating_sub(count_chars(&sentence[action_start..]) + 1);
    let (action_start, free) = match free < SHORTEST_BEGINNING {
        true => (sentence.len(), TWO_LINES - 1),
        false => (action_start, free),
    };
    let end = find_end(sentence, &breaks, action_start.min(first_line), free);
    Some(ShortSentence {
        beginning: &sentence[..end],
        rest: &sentence[end..action_start],
        action: &sentence[action_start..],
    })
}

fn count_chars(text: &str) -> usize {
    text.chars().count()
}

/// How well a sentence can be cut at a place; the better the greater.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum BreakKind {
    Word,
    Comma,
    Clause,
    Sentence,
}

struct Break {
    kind: BreakKind,
    /// Where the part before it ends, in bytes.
    at: usize,
    /// The same in characters.
    column: usize,
    /// Where the part after it begins, with its space.
    next: usize,
}

/// Every space, by what stands before it. Within quotes and brackets a mark is not the sentence's own.
fn find_breaks(text: &str) -> Vec<Break> {
    let mut breaks = Vec::new();
    let mut depth = 0_usize;
    // What a person wrote, who need not close a bracket.
    let mut quotes = 0_usize;
    let mut before = ' ';
    for (column, (at, c)) in text.char_indices().enumerate() {
        match c {
            '“' => quotes += 1,
            '”' => quotes = quotes.saturating_sub(1),
            '(' if quotes == 0 => depth += 1,
            ')' if quotes == 0 => depth = depth.saturating_sub(1),
            ' ' => {
                let is_own = depth == 0 && quotes == 0;
                let (kind, marks) = match before {
                    '.' | '?' | '!' if is_own => (BreakKind::Sentence, 0),
                    ':' | ';' if is_own => (BreakKind::Clause, 1),
                    ',' if is_own => (BreakKind::Comma, 1),
                    _ => (BreakKind::Word, 0),
                };
                breaks.push(Break {
                    kind,
                    at: at - marks,
                    column: column - marks,
                    next: at,
                });
            }
            _ => {}
        }
        before = c;
    }
    breaks
}

/// Findings end with what to do: in a sentence of its own, else after a colon.
fn find_action(breaks: &[Break]) -> Option<usize> {
    let last = |kind: BreakKind| breaks.iter().rev().find(|one| one.kind == kind);
    let last = last(BreakKind::Sentence).or_else(|| last(BreakKind::Clause));
    last.map(|one| one.next)
}

/// Where the beginning ends: at the best break that leaves enough of it.
fn find_end(sentence: &str, breaks: &[Break], limit: usize, free: usize) -> usize {
    let mut kinds = [
        (BreakKind::Sentence, free * 2 / 5),
        (BreakKind::Clause, free * 2 / 5),
        (BreakKind::Comma, free * 3 / 4),
        (BreakKind::Word, 1),
    ]
    .into_iter();
    let fits = |one: &&Break| one.at <= limit && one.column <= free;
    let found = kinds.find_map(|(kind, least)| {
        let mut fitting = breaks.iter().rev().filter(fits);
        fitting.find(|one| one.kind >= kind && one.column >= least)
    });
    match found {
        Some(one) => one.at,
        // One word without an end.
        None => sentence
            .char_indices()
            .nth(free)
            .map_or(limit, |(at, _)| at.min(limit)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{finding::Outcome, rules::RULES};

    #[track_caller]
    fn shows(sentence: &str, has_fixes: bool, expected: &str) {
        let shown = match shorten_sentence(sentence, has_fixes) {
            None => sentence.to_owned(),
            Some(short) => {
                assert_eq!(
                    [short.beginning, short.rest, short.action].concat(),
                    sentence
                );
                let dots = if short.ends_whole() { "" } else { "…" };
                format!("{}{dots}{}", short.beginning, short.action)
            }
        };
        assert_eq!(shown, expected);
    }

    #[test]
    fn what_to_do_stays_readable() {
        shows("Nobody is told.", false, "Nobody is told.");
        shows(
            "The maintenance name mentions Bluebird Foods, and the components are those of Alder Market. Change the name.",
            false,
            "The maintenance name mentions Bluebird Foods, and the components… Change the name.",
        );
        shows(
            "Alder One was seen still Under Maintenance, and “Night. Work” is completed since yesterday: set Operational.",
            false,
            "Alder One was seen still Under Maintenance, and “Night. Work” is… set Operational.",
        );
        shows(
            "Message has “22:00 UTC”, but the schedule is 23:00–01:00 UTC. Clients read the one, Statuspage acts by the \
             other: make them agree.",
            true,
            "Message has “22:00 UTC”, but the schedule is 23:00–01:00 UTC.",
        );
        shows(
            "The maintenance name mentions “Ostrava (old”, and the components are those of Tern & Sons. Change the name.",
            false,
            "The maintenance name mentions “Ostrava (old”, and the components… Change the name.",
        );
        shows(&"a".repeat(100), false, &format!("{}…", "a".repeat(83)));
        shows("One\ntwo.", false, "One…");
    }

    /// Every sentence that the rules' own examples lead to fits, and says what to do or has a button that does.
    #[test]
    fn every_rule_says_what_to_do_in_two_lines() {
        let mut unclear = Vec::new();
        for rule in RULES {
            for outcome in rule.bad.iter().filter_map(|one| one.check_with(rule)) {
                let Outcome::Found(findings) = outcome else {
                    continue;
                };
                for finding in findings {
                    let has_fixes = !finding.fixes.is_empty();
                    let Some(short) = shorten_sentence(&finding.sentence, has_fixes) else {
                        continue;
                    };
                    let length = count_chars(short.beginning) + count_chars(short.action) + 1;
                    if length > TWO_LINES || short.action.is_empty() && !has_fixes {
                        unclear.push(format!("{}: {short:?}", rule.id));
                    }
                }
            }
        }
        assert!(unclear.is_empty(), "{unclear:#?}");
    }
}
