//! Placeholders and prompts that were left in a text. Knows no template: only what unfinished text
//! looks like. What merely looks alike (`[RESOLVED]`, `/repos/{owner}`, `(DD:HH:MM)`, `<br>`) is
//! left alone.

mod blanks;
mod bracket_words;
mod brackets;
mod patterns;
mod prompts;
#[cfg(test)]
mod tests;
mod text_around;

use crate::engine::text::Span;
pub use brackets::find_bracketed;
use brackets::{angle_bracket_end, square_bracket_end, wide_bracket_end};
use patterns::word_pattern_end;
use prompts::prompt_line_end;
use text_around::{char_before, closing_end, starts_word};

/// Every leftover of `text`, in its order; they never overlap.
pub fn find_placeholders(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut line_start = true;
    while at < text.len() {
        if line_start && let Some(end) = prompt_line_end(text, at) {
            found.push(Span { start: at, end });
            at = end;
            line_start = false;
            continue;
        }
        let byte = text.as_bytes()[at];
        let end = match byte {
            b'{' => braces(text, at),
            b'[' => square_bracket_end(text, at),
            b'<' => angle_bracket_end(text, at),
            b'$' => dollar(text, at),
            b'*' if text[at..].starts_with("*|") => closing_end(text, at, "|*", 60),
            b'%' => percent(text, at),
            b'_' => underscores(text, at),
            b'?' if text[at..].starts_with("??:??") => Some(at + 5),
            0x80.. => unfilled(text, at),
            b'X' | b'x' => unfilled(text, at).or_else(|| {
                starts_word(text, at)
                    .then(|| word_pattern_end(text, at))
                    .flatten()
            }),
            _ if byte.is_ascii_alphabetic() && starts_word(text, at) => word_pattern_end(text, at),
            _ => None,
        };
        if let Some(end) = end {
            found.push(Span { start: at, end });
            at = end;
            line_start = false;
            continue;
        }
        line_start = byte == b'\n';
        // A whole word, a run of dashes or a tag is passed at once, so that nothing begins inside.
        at = skip(text, at);
    }
    found
}

/// `X月X日`, `【日期】`, `○○株式会社`.
fn unfilled(text: &str, at: usize) -> Option<usize> {
    let first = text.get(at..)?.chars().next()?;
    if !blanks::is_blank(first) {
        return wide_bracket_end(text, at);
    }
    if !blanks::can_begin_after(char_before(text, at)) {
        return None;
    }
    blanks::blank_date_end(text, at).or_else(|| blanks::circles_end(text, at))
}

/// The next place at which something can begin.
fn skip(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    if rest.starts_with("<!--") {
        return rest.find("-->").map_or(text.len(), |n| at + n + 3);
    }
    let word = rest
        .bytes()
        .take_while(|b| b.is_ascii_alphanumeric())
        .count();
    at + word.max(rest.chars().next().map_or(1, char::len_utf8))
}

/// `{{name}}`, `{% if %}`, `{NAME}`, `{start time}`; not the `{owner}` of an address.
fn braces(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    // A shortcode of a site generator is no placeholder: `{{< track "…" >}}`.
    if rest.starts_with("{{<") || rest.starts_with("{{%") {
        return None;
    }
    if rest.starts_with("{{") {
        return closing_end(text, at, "}}", 120);
    }
    if rest.starts_with("{%") {
        return closing_end(text, at, "%}", 120);
    }
    let end = closing_end(text, at, "}", 60)?;
    let inner = &text[at + 1..end - 1];
    let named = inner.starts_with(char::is_alphabetic)
        && inner
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ' ' | '.'));
    let address = matches!(char_before(text, at), '/' | '`' | '=' | ':' | '\\')
        || text[end..].starts_with(['/', '`']);
    (named && !address).then_some(end)
}

/// `${name}`, `$(name)`.
fn dollar(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    match rest.as_bytes().get(1)? {
        b'{' => closing_end(text, at, "}", 80),
        b'(' => closing_end(text, at, ")", 80).filter(|&end| !text[at + 2..end].contains(' ')),
        _ => None,
    }
}

/// `%CLIENT%`, `%start_time%`.
fn percent(text: &str, at: usize) -> Option<usize> {
    let end = closing_end(text, at, "%", 40)?;
    let inner = &text[at + 1..end - 1];
    let named = inner.len() > 1
        && inner.starts_with(|c: char| c.is_ascii_alphabetic())
        && inner
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'_');
    (named && !char_before(text, at).is_ascii_digit()).then_some(end)
}

/// A blank to be filled: three underscores or more beside words. Alone on a line they are a rule.
fn underscores(text: &str, at: usize) -> Option<usize> {
    if char_before(text, at) == '_' {
        return None;
    }
    let length = text[at..].bytes().take_while(|&b| b == b'_').count();
    if length < 3 {
        return None;
    }
    let glued = char_before(text, at).is_alphanumeric()
        || text[at + length..].starts_with(char::is_alphanumeric);
    // A rule has nothing but white space beside it on its line.
    let blank = |c: &char| matches!(c, ' ' | '\t' | '_');
    let left = text[..at].chars().rev().take(200).find(|c| !blank(c));
    let right = text[at + length..].chars().take(200).find(|c| !blank(c));
    let rule = left.is_none_or(|c| c == '\n') && right.is_none_or(|c| matches!(c, '\n' | '\r'));
    (!glued && !rule).then_some(at + length)
}
