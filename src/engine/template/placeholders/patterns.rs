//! Words and patterns in the place of figures to come: `TBD`, `XX:XX`, `YYYY-MM-DD`, `X hours`.

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
    let pattern = pattern_at(&text[at..]);
    let end = at + pattern.len();
    let (before, after) = (&text[..at], &text[end..]);
    if after.starts_with(char::is_alphanumeric)
        || matches!(char_before(text, at), '(' | '`' | '/' | '_' | '.')
    {
        return None;
    }
    // The middle of a longer pattern that was refused as a whole.
    if matches!(char_before(text, at), ':' | '-') && text[..at - 1].ends_with(['D', 'H', 'M', 'Y'])
    {
        return None;
    }
    let lead = before.trim_end_matches([' ', ':', '"', '\'']);
    let word = lead.len().saturating_sub("format".len());
    if begins(after, " format") || lead.get(word..).is_some_and(|word| begins(word, "format")) {
        return None;
    }
    (has_figures_to_come(pattern) || is_blank_number(pattern, after)).then_some(end)
}

/// The letters of patterns, figures and separators that `text` begins with. No pattern is longer than the limit;
/// a text of nothing else is still passed once.
fn pattern_at(text: &str) -> &str {
    let fits = |byte: &u8| {
        matches!(
            byte,
            b'X' | b'x'
                | b'H'
                | b'h'
                | b'M'
                | b'm'
                | b'D'
                | b'd'
                | b'Y'
                | b'y'
                | b'S'
                | b's'
                | b'T'
                | b't'
                | b'J'
                | b'j'
                | b'A'
                | b'a'
        ) || byte.is_ascii_digit()
            || matches!(byte, b':' | b'-' | b'/' | b'.' | b'%')
    };
    let length = text.bytes().take(LONGEST).take_while(fits).count();
    text[..length].trim_end_matches([':', '.', '-', '/'])
}

/// `XX:XX`, `YYYY-11-24`, German `TT.MM.JJJJ`, French `JJ/MM/AAAA`: two parts or more, each a figure or the letters for one.
fn has_figures_to_come(pattern: &str) -> bool {
    let parts = || {
        let parts = pattern.split([':', '-', '/', '.', '%']);
        parts.filter(|part| !part.is_empty())
    };
    // Alone, `TT-10` is a name.
    let names_month = parts().any(|part| matches!(part, "MM" | "mm"));
    let is_letters = |part: &str| {
        let is_one_letter = part.bytes().all(|b| b == part.as_bytes()[0]);
        part.len() >= 2 && is_one_letter && part.bytes().all(|b| matches!(b, b'X' | b'x'))
            || matches!(
                part,
                "HH" | "hh" | "MM" | "mm" | "DD" | "dd" | "YYYY" | "yyyy" | "YY" | "SS" | "ss"
            )
            || names_month
                && matches!(
                    part,
                    "TT" | "tt" | "JJ" | "jj" | "JJJJ" | "jjjj" | "AAAA" | "aaaa"
                )
    };
    let is_figure = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    parts().count() >= 2
        && parts().all(|part| is_letters(part) || is_figure(part))
        && parts().any(is_letters)
}

/// `XX%`, `XXXX`, and a shorter blank before a unit: `X hours`.
fn is_blank_number(pattern: &str, after: &str) -> bool {
    const UNITS: [&str; 9] = ["hour", "min", "day", "utc", "gmt", "am", "pm", "sec", "%"];
    let is_blank = |text: &str| text.bytes().all(|b| b == b'X');
    let percent = pattern.strip_suffix('%');
    if percent.is_some_and(|blank| blank.len() >= 2 && is_blank(blank)) {
        return true;
    }
    let next = after.strip_prefix(' ');
    let is_counted = next.is_some_and(|next| UNITS.iter().any(|unit| begins(next, unit)));
    let blank = is_blank(pattern) && !pattern.is_empty() || pattern == "xx";
    blank && (is_counted || pattern.len() >= 4)
}
