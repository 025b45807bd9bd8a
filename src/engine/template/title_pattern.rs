//! The form that a team's titles have: literal words, placeholders, and room for anything.

use super::{BuiltInPlaceholder, TemplatePiece, placeholder_key, split_pieces};
use crate::engine::text::normalize_text;

/// Room for anything, also nothing.
pub const ELLIPSIS: &str = "…";

/// A form of titles, ready to be compared with them.
pub struct TitlePattern {
    pieces: Vec<TitlePiece>,
}

#[derive(Clone, Debug, PartialEq)]
enum TitlePiece {
    /// As [`normalize_text`] has it, but for a space at its edges.
    Literal(Vec<char>),
    Client,
    /// At least one character.
    Words,
    Anything,
}

impl TitlePattern {
    pub fn parse(pattern: &str) -> Self {
        let mut pieces = Vec::new();
        for piece in split_pieces(pattern) {
            match piece {
                TemplatePiece::Slot { name, .. } => {
                    let built_in = BuiltInPlaceholder::by_key(&placeholder_key(name));
                    pieces.push(match built_in {
                        Some(BuiltInPlaceholder::Client) => TitlePiece::Client,
                        _ => TitlePiece::Words,
                    });
                }
                TemplatePiece::Text(text) => {
                    for (number, literal) in text.split(ELLIPSIS).enumerate() {
                        if number > 0 {
                            pieces.push(TitlePiece::Anything);
                        }
                        pieces.push(TitlePiece::Literal(fold_literal(literal)));
                    }
                }
            }
        }
        // Beside room for anything a space may be a part of it.
        for at in 0..pieces.len() {
            if pieces[at] != TitlePiece::Anything {
                continue;
            }
            if let Some(TitlePiece::Literal(before)) = at.checked_sub(1).map(|at| &mut pieces[at])
                && before.last() == Some(&' ')
            {
                before.pop();
            }
            if let Some(TitlePiece::Literal(after)) = pieces.get_mut(at + 1)
                && after.first() == Some(&' ')
            {
                after.remove(0);
            }
        }
        if let Some(TitlePiece::Literal(first)) = pieces.first_mut()
            && first.first() == Some(&' ')
        {
            first.remove(0);
        }
        if let Some(TitlePiece::Literal(last)) = pieces.last_mut()
            && last.last() == Some(&' ')
        {
            last.pop();
        }
        Self { pieces }
    }

    pub fn has_client(&self) -> bool {
        self.pieces.contains(&TitlePiece::Client)
    }

    /// Whether a title has this form, with one of these folded names for the client; without names, with any words.
    pub fn matches(&self, title: &str, names: &[String]) -> bool {
        let title: Vec<char> = normalize_text(title).chars().collect();
        // The places in the title that the pieces so far can lead to.
        let mut reached = vec![false; title.len() + 1];
        reached[0] = true;
        for piece in &self.pieces {
            let mut next = vec![false; title.len() + 1];
            for at in (0..=title.len()).filter(|at| reached[*at]) {
                match piece {
                    TitlePiece::Literal(literal) => mark_after(literal, &title, at, &mut next),
                    TitlePiece::Client if !names.is_empty() => {
                        for name in names {
                            let name: Vec<char> = name.chars().collect();
                            let end = at + name.len();
                            if !is_inside_word(&title, at) && !is_inside_word(&title, end) {
                                mark_after(&name, &title, at, &mut next);
                            }
                        }
                    }
                    TitlePiece::Client | TitlePiece::Words => {
                        let ends = at + 1..=title.len();
                        ends.filter(|end| !is_inside_word(&title, *end))
                            .for_each(|end| next[end] = true);
                    }
                    TitlePiece::Anything if !is_inside_word(&title, at) => {
                        let ends = at..=title.len();
                        ends.filter(|end| !is_inside_word(&title, *end))
                            .for_each(|end| next[end] = true);
                    }
                    TitlePiece::Anything => {}
                }
            }
            reached = next;
        }
        reached[title.len()]
    }
}

fn mark_after(literal: &[char], title: &[char], at: usize, next: &mut [bool]) {
    if title[at..].starts_with(literal) {
        next[at + literal.len()] = true;
    }
}

fn is_inside_word(title: &[char], at: usize) -> bool {
    let is_letter = |at: usize| title.get(at).is_some_and(|c| c.is_alphanumeric());
    at > 0 && is_letter(at - 1) && is_letter(at)
}

/// Folded, with the spaces at its edges, which part it from its neighbours.
fn fold_literal(literal: &str) -> Vec<char> {
    let edge = |has: bool| if has { " " } else { "" };
    let folded = normalize_text(literal);
    let before = edge(literal.starts_with(char::is_whitespace));
    let after = edge(!folded.is_empty() && literal.ends_with(char::is_whitespace));
    format!("{before}{folded}{after}").chars().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn is_like(pattern: &str, title: &str, expected: bool) {
        let names = ["alder market".to_owned(), "alder".to_owned()];
        let pattern = TitlePattern::parse(pattern);
        assert_eq!(pattern.matches(title, &names), expected, "{title}");
    }

    #[test]
    fn titles_and_their_forms() {
        let form = "[Planned Maintenance] {{client}} …";
        is_like(form, "[Planned Maintenance] Alder Market", true);
        is_like(form, "[planned  maintenance] ALDER: works", true);
        is_like(form, "[Planned Maintenance] Alder Market – works", true);
        is_like(form, "[Planned Maintenance] Alderney", false);
        is_like(form, "Planned Maintenance Alder Market", false);
        is_like(form, "Re: [Planned Maintenance] Alder Market", false);
        is_like("… {{client}}", "Works at Alder", true);
        is_like("… {{client}}", "Alder", true);
        is_like("… {{client}}", "Works at Calder", false);
        is_like("{{date}} – {{client}}", " – Alder", false);
        is_like("{{date}} – {{client}}", "24 Nov – Alder", true);
        is_like("{{client}} {{release}}", "Alder", false);
        is_like("Works", "works", true);
    }
}
