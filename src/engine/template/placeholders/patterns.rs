//! Words and patterns that stand for figures to come: `TBD`, `XX:XX`, `YYYY-MM-DD`, `X hours`.

use super::text_around::char_before;

/// Bytes of the longest pattern that is looked for.
const LONGEST: usize = 32;

/// `TBD`, `XX:XX`, `YYYY-MM-DD`, `X hours`, `Lorem ipsum`, "who/what/when".
pub(super) fn word_pattern_end(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let length = rest
        .bytes()
        .take_while(|b| b.is_ascii_alphanumeric())
        .count();
    let (word, after) = (&rest[..length], &rest[length..]);
    if matches!(word, "TBD" | "TBA" | "TBC") {
        return Some(at + length);
    }
    if word.eq_ignore_ascii_case("lorem") && begins(after, " ipsum") {
        return Some(at + length + 6);
    }
    if word.eq_ignore_ascii_case("who") && begins(after, "/what/when") {
        return Some(at + text[at..].find('\n').unwrap_or(text.len() - at));
    }
    figure_pattern_end(text, at)
}

/// `text` begins with `word`, in any case. Looks no further: each word of a long text is asked.
fn begins(text: &str, word: &str) -> bool {
    let first = text.as_bytes().get(..word.len());
    first.is_some_and(|first| first.eq_ignore_ascii_case(word.as_bytes()))
}

/// A pattern for figures, where figures should be: `XX:XX`, `HH:MM`, `YYYY-MM-DD`, `XX%`, `X hours`.
fn figure_pattern_end(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let shape = |c: char| {
        matches!(
            c,
            'X' | 'x' | 'H' | 'h' | 'M' | 'm' | 'D' | 'd' | 'Y' | 'y' | 'S' | 's'
        )
    };
    // No pattern is longer; a text of nothing else is still passed once.
    let length = rest
        .bytes()
        .take(LONGEST)
        .take_while(|&b| {
            shape(b as char) || b.is_ascii_digit() || matches!(b, b':' | b'-' | b'/' | b'.' | b'%')
        })
        .count();
    let mut whole = &rest[..length];
    whole = whole.trim_end_matches([':', '.', '-', '/']);
    let after = &rest[whole.len()..];
    if after.starts_with(|c: char| c.is_alphanumeric())
        || matches!(char_before(text, at), '(' | '`' | '/' | '_' | '.')
    {
        return None;
    }
    // The middle of a longer pattern that was refused as a whole.
    if matches!(char_before(text, at), ':' | '-') && text[..at - 1].ends_with(['D', 'H', 'M', 'Y'])
    {
        return None;
    }
    let parts = || {
        whole
            .split([':', '-', '/', '.', '%'])
            .filter(|part| !part.is_empty())
    };
    let one_letter = |part: &str| part.bytes().all(|b| b == part.as_bytes()[0]);
    let figure = |part: &str| {
        part.len() >= 2
            && (part.bytes().all(|b| b == b'X' || b == b'x')
                || matches!(
                    part,
                    "HH" | "hh" | "MM" | "mm" | "DD" | "dd" | "YYYY" | "yyyy" | "YY" | "SS" | "ss"
                ))
    };
    let filled = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let led = text[..at].trim_end_matches([' ', ':', '"', '\'']);
    let word = led.len().saturating_sub("format".len());
    if begins(after, " format") || led.get(word..).is_some_and(|word| begins(word, "format")) {
        return None;
    }
    if parts().count() >= 2
        && parts().all(|part| figure(part) && one_letter(part) || filled(part))
        && parts().any(figure)
    {
        return Some(at + whole.len());
    }
    let blank = whole.bytes().all(|b| b == b'X') && !whole.is_empty() || whole == "xx";
    let percent = whole.len() >= 3
        && whole.ends_with('%')
        && whole[..whole.len() - 1].bytes().all(|b| b == b'X');
    let unit = ["hour", "min", "day", "utc", "gmt", "am", "pm", "sec", "%"];
    let counted = after
        .strip_prefix(' ')
        .is_some_and(|next| unit.iter().any(|unit| begins(next, unit)));
    (percent || blank && (counted || whole.len() >= 4)).then_some(at + whole.len())
}
