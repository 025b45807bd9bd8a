//! `[Date]` and `<date>`: what is in brackets asks for something, or is a label, a link, a tag.

use super::bracket_words::{FIRST_WORDS, LAST_WORDS, LAST_WORDS_INLINE, is_spaceless_request};
use super::text_around::{char_before, closing_end};
use crate::engine::template::placeholder_names::{BuiltInPlaceholder, placeholder_key};
use crate::engine::text::Span;

/// `[Date]`, `[insert client name]`, `[Start Time]`; not `[RESOLVED]`, not a link, not a heading.
pub(super) fn square_bracket_end(text: &str, at: usize) -> Option<usize> {
    let end = closing_end(text, at, "]", 90)?;
    let inner = text[at + 1..end - 1].trim();
    if matches!(char_before(text, at), '/' | '`' | ']' | '!' | '=')
        || text[end..].starts_with(['(', '[', '/', '`'])
    {
        return None;
    }
    // "[Date] 5 May" and "[Date]: 5 May" are headings.
    let heading = char_before(text, at) == '\n' && {
        let rest = text[end..].trim_start_matches([' ', '*']);
        rest.starts_with(|c: char| c.is_ascii_digit() || matches!(c, ':' | '：' | '\n'))
    };
    (!heading && asks_for_value(inner, starts_line(text, at))).then_some(end)
}

/// `【日期】`, `［日期］`, `＜日期＞`: brackets of East Asia. At the head of a line they are a heading.
pub(super) fn wide_bracket_end(text: &str, at: usize) -> Option<usize> {
    let close = match text[at..].chars().next()? {
        '【' => "】",
        '［' => "］",
        '〔' => "〕",
        '＜' => "＞",
        '｛' => "｝",
        _ => return None,
    };
    let end = closing_end(text, at, close, 60)?;
    let inner = text.get(at + 3..end - close.len())?.trim();
    (!starts_line(text, at) && asks_for_value(inner, false)).then_some(end)
}

fn starts_line(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches([' ', '*', '-', '#', '>', '\t']);
    before.is_empty() || before.ends_with('\n')
}

/// Everything in brackets behind other words of its line, brackets included.
pub fn find_bracketed(text: &str) -> Vec<Span> {
    const PAIRS: [(char, &str); 7] = [
        ('[', "]"),
        ('<', ">"),
        ('{', "}"),
        ('【', "】"),
        ('［', "］"),
        ('＜', "＞"),
        ('«', "»"),
    ];
    let mut found: Vec<Span> = Vec::new();
    // Most letters begin nothing, and a text is read at each key: only at the others it is asked which they are.
    let may_begin = |(_, byte): &(usize, u8)| matches!(byte, b'[' | b'<' | b'{' | 0xc2..);
    for (at, _) in text.bytes().enumerate().filter(may_begin) {
        let free = found.last().is_none_or(|last| last.end <= at);
        let is_begin = |(open, _): &&(char, &str)| free && text[at..].starts_with(*open);
        if let Some((_, close)) = PAIRS.iter().find(is_begin)
            && !starts_line(text, at)
            && let Some(end) = closing_end(text, at, close, 60)
            && !text[end..].starts_with(['(', '['])
        {
            found.push(Span { start: at, end });
        }
    }
    found
}

/// The words in brackets ask for something to be put there.
fn asks_for_value(inner: &str, starts_line: bool) -> bool {
    if inner.len() < 2 && inner != "X" && inner != "Y" || inner.bytes().any(|b| b.is_ascii_digit())
    {
        return inner.contains(", e.g.");
    }
    // "Extended by [Added]"; at the head of a line it is a change of a release.
    if !starts_line && BuiltInPlaceholder::by_key(&placeholder_key(inner)).is_some() {
        return true;
    }
    if !inner.is_ascii() && is_spaceless_request(inner, starts_line) {
        return true;
    }
    let lower = inner.to_lowercase();
    let mut words = lower
        .split([' ', '/', ',', '_', '-'])
        .filter(|word| !word.is_empty());
    let Some(first) = words.next() else {
        return false;
    };
    let last = words.clone().next_back().unwrap_or(first);
    // "[UPDATE]", "[LIVE SITE]" are shouted labels; "[DATE]" is still asked for.
    let shouted = inner.chars().all(|c| !c.is_lowercase())
        && words.clone().next().is_some()
        && !inner.contains('_');
    if shouted {
        let foreign = !inner.is_ascii() && LAST_WORDS.contains(&last);
        return foreign
            || matches!(
                last,
                "date" | "time" | "name" | "timezone" | "zone" | "duration"
            )
            || FIRST_WORDS[..7].contains(&first);
    }
    FIRST_WORDS.contains(&first) && words.next().is_some()
        || LAST_WORDS.contains(&last)
        || !starts_line && LAST_WORDS_INLINE.contains(&last)
        || lower.contains("e.g.")
}

/// `<date>`, `<CLIENT NAME>`; not a tag, an address or a comment.
pub(super) fn angle_bracket_end(text: &str, at: usize) -> Option<usize> {
    let end = closing_end(text, at, ">", 60)?;
    let inner = &text[at + 1..end - 1];
    if !is_plain_name(inner) || matches!(char_before(text, at), '`' | '/') {
        return None;
    }
    let lower = inner.to_ascii_lowercase();
    let is_placeholder = !is_closed_after(text, end, &lower) && !is_html_tag(&lower);
    is_placeholder.then_some(end)
}

/// Words as a person writes them: no attributes, no address, no tag that closes itself.
fn is_plain_name(inner: &str) -> bool {
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | ' ' | '/' | '.' | ',');
    inner.starts_with(char::is_alphabetic)
        && inner.chars().all(fits)
        && !inner.contains("//")
        && !inner.ends_with('/')
}

/// Whether `</name>` follows within 400 characters: then it is a tag, whatever it is called.
fn is_closed_after(text: &str, end: usize, name: &str) -> bool {
    let rest = &text[end..];
    let near = rest.char_indices().nth(400).map_or(rest.len(), |(n, _)| n);
    rest[..near].contains(&format!("</{name}>"))
}

/// A tag of HTML. Those that people write as placeholders too are tags only where they are closed.
fn is_html_tag(name: &str) -> bool {
    HTML_TAGS.contains(&name) && !matches!(name, "time" | "title" | "label" | "link")
}

#[rustfmt::skip]
const HTML_TAGS: &[&str] = &[
    "a", "b", "i", "u", "s", "p", "br", "hr", "em", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6",
    "tr", "td", "th", "div", "img", "pre", "sub", "sup", "del", "ins", "var", "kbd", "code", "span", "font",
    "link", "meta", "table", "thead", "tbody", "tfoot", "small", "strong", "center", "strike", "details",
    "summary", "blockquote", "html", "body", "head", "style", "script", "title", "section", "main", "time",
    "iframe", "video", "input", "button", "form", "label", "big", "tt", "dl", "dt", "dd", "caption", "col",
    "colgroup", "abbr", "cite", "q", "mark",
];
