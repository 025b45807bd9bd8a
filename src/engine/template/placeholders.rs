//! Placeholders and prompts that were left in a text. Knows no template: only what unfinished text
//! looks like. What merely looks alike (`[RESOLVED]`, `/repos/{owner}`, `(DD:HH:MM)`, `<br>`) is
//! left alone.

use crate::engine::finding::Span;

/// Every leftover of `text`, in its order; they never overlap.
pub fn placeholders(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut line_start = true;
    while at < text.len() {
        if line_start && let Some(end) = prompt_line(text, at) {
            found.push(Span { start: at, end });
            at = end;
            line_start = false;
            continue;
        }
        let byte = text.as_bytes()[at];
        let end = match byte {
            b'{' => braces(text, at),
            b'[' => square(text, at),
            b'<' => angle(text, at),
            b'$' => dollar(text, at),
            b'*' if text[at..].starts_with("*|") => until(text, at, "|*", 60),
            b'%' => percent(text, at),
            b'_' => underscores(text, at),
            b'?' if text[at..].starts_with("??:??") => Some(at + 5),
            _ if byte.is_ascii_alphabetic() && starts_word(text, at) => word(text, at),
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

fn before(text: &str, at: usize) -> char {
    text[..at].chars().next_back().unwrap_or('\n')
}

fn starts_word(text: &str, at: usize) -> bool {
    !before(text, at).is_alphanumeric()
}

/// The end of what begins at `at` and is closed by `close` on the same line, within `most` bytes.
fn until(text: &str, at: usize, close: &str, most: usize) -> Option<usize> {
    let bytes = &text.as_bytes()[at..];
    let close = close.as_bytes();
    let window = &bytes[..bytes.len().min(most)];
    let line = window
        .iter()
        .position(|&b| b == b'\n')
        .unwrap_or(window.len());
    let inner = window[1..line.max(1)]
        .windows(close.len())
        .position(|part| part == close)?;
    Some(at + 1 + inner + close.len())
}

/// `{{name}}`, `{% if %}`, `{NAME}`, `{start time}`; not the `{owner}` of an address.
fn braces(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    if rest.starts_with("{{") {
        return until(text, at, "}}", 120);
    }
    if rest.starts_with("{%") {
        return until(text, at, "%}", 120);
    }
    let end = until(text, at, "}", 60)?;
    let inner = &text[at + 1..end - 1];
    let named = inner.starts_with(|c: char| c.is_ascii_alphabetic())
        && inner
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ' ' | '.'));
    let address = matches!(before(text, at), '/' | '`' | '=' | ':' | '\\')
        || text[end..].starts_with(['/', '`']);
    (named && !address).then_some(end)
}

/// `[Date]`, `[insert client name]`, `[Start Time]`; not `[RESOLVED]`, not a link, not a heading.
fn square(text: &str, at: usize) -> Option<usize> {
    let end = until(text, at, "]", 90)?;
    let inner = text[at + 1..end - 1].trim();
    if matches!(before(text, at), '/' | '`' | ']' | '!' | '=')
        || text[end..].starts_with(['(', '[', '/', '`'])
    {
        return None;
    }
    // "[Date] 5 May" and "[Date]: 5 May" are headings.
    let heading = before(text, at) == '\n' && {
        let rest = text[end..].trim_start_matches([' ', '*']);
        rest.starts_with(|c: char| c.is_ascii_digit() || matches!(c, ':' | '：' | '\n'))
    };
    (!heading && asks(inner)).then_some(end)
}

/// The words in brackets ask for something to be put there.
fn asks(inner: &str) -> bool {
    const OPENERS: &[&str] = &[
        "insert",
        "enter",
        "your",
        "add",
        "describe",
        "brief",
        "specify",
        "fill",
        "choose",
        "select",
        "e.g.",
        "expected",
        "affected",
        "estimated",
        "list",
        "datum",
        "einfügen",
        "insérer",
    ];
    const HEADS: &[&str] = &[
        "date",
        "dates",
        "time",
        "times",
        "timezone",
        "zone",
        "duration",
        "name",
        "names",
        "description",
        "explanation",
        "link",
        "url",
        "email",
        "phone",
        "reason",
        "client",
        "customer",
        "site",
        "sites",
        "hours",
        "minutes",
        "day",
        "month",
        "year",
        "start",
        "end",
        "tz",
        "xx",
        "xxx",
        "uhrzeit",
        "datum",
        "kunde",
        "heure",
        "hora",
        "fecha",
        "nombre",
        "nom",
        "eta",
        "placeholder",
        "here",
        "x",
        "y",
        "placeholders",
    ];
    if inner.len() < 2 && inner != "X" && inner != "Y" || inner.bytes().any(|b| b.is_ascii_digit())
    {
        return inner.contains(", e.g.");
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
        return matches!(
            last,
            "date" | "time" | "name" | "timezone" | "zone" | "duration"
        ) || OPENERS[..7].contains(&first);
    }
    OPENERS.contains(&first) && words.next().is_some()
        || HEADS.contains(&last)
        || lower.contains("e.g.")
}

/// `<date>`, `<CLIENT NAME>`; not a tag, an address or a comment.
fn angle(text: &str, at: usize) -> Option<usize> {
    const TAGS: &[&str] = &[
        "a",
        "b",
        "i",
        "u",
        "s",
        "p",
        "br",
        "hr",
        "em",
        "ul",
        "ol",
        "li",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "tr",
        "td",
        "th",
        "div",
        "img",
        "pre",
        "sub",
        "sup",
        "del",
        "ins",
        "var",
        "kbd",
        "code",
        "span",
        "font",
        "link",
        "meta",
        "table",
        "thead",
        "tbody",
        "tfoot",
        "small",
        "strong",
        "center",
        "strike",
        "details",
        "summary",
        "blockquote",
        "html",
        "body",
        "head",
        "style",
        "script",
        "title",
        "section",
        "main",
        "time",
        "iframe",
        "video",
        "input",
        "button",
        "form",
        "label",
        "big",
        "tt",
        "dl",
        "dt",
        "dd",
        "caption",
        "col",
        "colgroup",
        "abbr",
        "cite",
        "q",
        "mark",
    ];
    let end = until(text, at, ">", 60)?;
    let inner = &text[at + 1..end - 1];
    let plain = inner.starts_with(|c: char| c.is_alphabetic())
        && inner
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ' ' | '/' | '.' | ','));
    if !plain
        || inner.contains("//")
        || inner.ends_with('/')
        || before(text, at) == '`'
        || before(text, at) == '/'
    {
        return None;
    }
    let lower = inner.to_ascii_lowercase();
    let mut words = lower.split([' ', '_', '-', '/']);
    let tag = words.next().is_some_and(|word| TAGS.contains(&word))
        && (lower.contains('=') || !lower.contains([' ', '_', '-', '/']));
    // "<time>" is a tag only where it is closed.
    let closed = text[end..].contains(&format!("</{lower}>"));
    if tag && (lower != "time" && lower != "title" && lower != "label" && lower != "link" || closed)
    {
        return None;
    }
    (!closed).then_some(end)
}

/// `${name}`, `$(name)`.
fn dollar(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    match rest.as_bytes().get(1)? {
        b'{' => until(text, at, "}", 80),
        b'(' => until(text, at, ")", 80).filter(|&end| !text[at + 2..end].contains(' ')),
        _ => None,
    }
}

/// `%CLIENT%`, `%start_time%`.
fn percent(text: &str, at: usize) -> Option<usize> {
    let end = until(text, at, "%", 40)?;
    let inner = &text[at + 1..end - 1];
    let named = inner.len() > 1
        && inner.starts_with(|c: char| c.is_ascii_alphabetic())
        && inner
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'_');
    (named && !before(text, at).is_ascii_digit()).then_some(end)
}

/// A blank to be filled: three underscores or more beside words. Alone on a line they are a rule.
fn underscores(text: &str, at: usize) -> Option<usize> {
    if before(text, at) == '_' {
        return None;
    }
    let length = text[at..].bytes().take_while(|&b| b == b'_').count();
    let line = |part: &str| part.trim_matches([' ', '\t', '_']).is_empty();
    let start = text[..at].rfind('\n').map_or(0, |n| n + 1);
    let stop = text[at..].find('\n').map_or(text.len(), |n| at + n);
    let glued = before(text, at).is_alphanumeric()
        || text[at + length..].starts_with(char::is_alphanumeric);
    let rule = line(&text[start..at]) && line(&text[at + length..stop]);
    (length >= 3 && !glued && !rule).then_some(at + length)
}

/// `TBD`, `XX:XX`, `YYYY-MM-DD`, `X hours`, `Lorem ipsum`, "who/what/when".
fn word(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let length = rest
        .bytes()
        .take_while(|b| b.is_ascii_alphanumeric())
        .count();
    let (word, after) = (&rest[..length], &rest[length..]);
    if matches!(word, "TBD" | "TBA" | "TBC") {
        return Some(at + length);
    }
    if word.eq_ignore_ascii_case("lorem") && after.to_ascii_lowercase().starts_with(" ipsum") {
        return Some(at + length + 6);
    }
    if word.eq_ignore_ascii_case("who") && after.to_ascii_lowercase().starts_with("/what/when") {
        return Some(at + text[at..].find('\n').unwrap_or(text.len() - at));
    }
    pattern(text, at)
}

/// A pattern for figures, where figures should be: `XX:XX`, `HH:MM`, `YYYY-MM-DD`, `XX%`, `X hours`.
fn pattern(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let shape = |c: char| {
        matches!(
            c,
            'X' | 'x' | 'H' | 'h' | 'M' | 'm' | 'D' | 'd' | 'Y' | 'y' | 'S' | 's'
        )
    };
    let length = rest
        .bytes()
        .take_while(|&b| {
            shape(b as char) || b.is_ascii_digit() || matches!(b, b':' | b'-' | b'/' | b'.' | b'%')
        })
        .count();
    let mut whole = &rest[..length];
    whole = whole.trim_end_matches([':', '.', '-', '/']);
    let after = &rest[whole.len()..];
    if after.starts_with(|c: char| c.is_alphanumeric())
        || matches!(before(text, at), '(' | '`' | '/' | '_' | '.')
    {
        return None;
    }
    // The middle of a longer pattern that was refused as a whole.
    if matches!(before(text, at), ':' | '-') && text[..at - 1].ends_with(['D', 'H', 'M', 'Y']) {
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
    let is_format = text[..at]
        .trim_end_matches([' ', ':', '"', '\''])
        .to_ascii_lowercase()
        .ends_with("format")
        || after.to_ascii_lowercase().starts_with(" format");
    if is_format {
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
    let counted = after.strip_prefix(' ').is_some_and(|next| {
        let next = next.to_ascii_lowercase();
        unit.iter().any(|unit| next.starts_with(unit))
    });
    (percent || blank && (counted || whole.len() >= 4)).then_some(at + whole.len())
}

/// A line that is still the prompt of a form: "**Describe the maintenance**", "Dear,".
fn prompt_line(text: &str, at: usize) -> Option<usize> {
    const PROMPTS: &[&str] = &[
        "describe the ",
        "please describe ",
        "add the ",
        "add a ",
        "enter the ",
        "insert ",
        "provide a ",
        "provide any ",
        "specify ",
        "list the ",
        "explain ",
        "at what time ",
        "what is the ",
        "when will ",
        "which services ",
        "who is affected",
        "fill in ",
    ];
    let stop = text[at..].find('\n').map_or(text.len(), |n| at + n);
    let line = text[at..stop].trim_end();
    let end = at + line.len();
    if line.len() > 200 || line.is_empty() {
        return None;
    }
    let lower = line.to_ascii_lowercase();
    if matches!(
        lower.as_str(),
        "dear," | "dear ," | "hi ," | "hello ," | "dear :"
    ) {
        return Some(end);
    }
    if lower.contains("to the best of your ability")
        || lower.contains("replace this text")
        || lower.contains("delete this line")
    {
        return Some(end);
    }
    let bold = lower
        .strip_prefix("**")
        .and_then(|rest| rest.strip_suffix("**"));
    if bold.is_some_and(|inner| PROMPTS.iter().any(|prompt| inner.starts_with(prompt))) {
        return Some(end);
    }
    empty_label(text, line, stop).then_some(end)
}

/// "**Reason**:" with nothing after it, and the next line is a label again or there is none.
fn empty_label(text: &str, line: &str, stop: usize) -> bool {
    const LABELS: &[&str] = &[
        "reason",
        "date",
        "time",
        "start",
        "end",
        "start time",
        "end time",
        "start date",
        "end date",
        "duration",
        "client",
        "site",
        "location",
        "estimated duration",
        "expected duration",
        "customer",
        "date and time",
    ];
    let name = |line: &str| {
        let plain: String = line
            .trim()
            .chars()
            .filter(|c| !matches!(c, '*' | '_'))
            .collect();
        plain
            .strip_suffix(':')
            .map(|name| name.trim().to_ascii_lowercase())
    };
    let labelled = |line: &str| {
        line.find(':')
            .is_some_and(|n| n < 30 && line[..n].split(' ').count() <= 4)
    };
    if !name(line).is_some_and(|name| LABELS.contains(&name.as_str())) {
        return false;
    }
    match text[stop..].lines().find(|line| !line.trim().is_empty()) {
        None => true,
        Some(next) => {
            labelled(next)
                && !next.trim_start().starts_with(['-', '•'])
                && !next.trim_start().starts_with("* ")
                || name(next).is_some()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn finds(text: &str, wanted: &[&str]) {
        let found: Vec<_> = placeholders(text)
            .iter()
            .map(|span| &text[span.start..span.end])
            .collect();
        assert_eq!(found, wanted, "{text:?}");
    }

    #[test]
    fn brackets_that_ask() {
        finds(
            "Work for {{client}} on [Date] at [Start Time].",
            &["{{client}}", "[Date]", "[Start Time]"],
        );
        finds(
            "{SITE_NAME} and ${start} and $(length) and *|NAME|* and %CLIENT%",
            &[
                "{SITE_NAME}",
                "${start}",
                "$(length)",
                "*|NAME|*",
                "%CLIENT%",
            ],
        );
        finds(
            "Dear <client name>, from <time> to <END TIME>",
            &["<client name>", "<time>", "<END TIME>"],
        );
        finds(
            "[insert the reason here] [Your Company Name] [Service 1, e.g., Web]",
            &[
                "[insert the reason here]",
                "[Your Company Name]",
                "[Service 1, e.g., Web]",
            ],
        );
    }

    #[test]
    fn blanks() {
        finds(
            "From XX:XX to HH:MM UTC, YYYY-MM-DD",
            &["XX:XX", "HH:MM", "YYYY-MM-DD"],
        );
        finds("Down for XX minutes, X hours, XX%", &["XX", "X", "XX%"]);
        finds("Start: TBD, end: ____ ", &["TBD", "____"]);
        finds("Lorem ipsum dolor", &["Lorem ipsum"]);
    }

    #[test]
    fn prompts_nobody_edited() {
        finds(
            "**Describe the change**\nWe move.",
            &["**Describe the change**"],
        );
        finds("Dear,\n\nwe will", &["Dear,"]);
        finds("**Reason**:\n**Duration**: 2 hours", &["**Reason**:"]);
        finds("Start:\nEnd:", &["Start:", "End:"]);
    }

    #[test]
    fn what_only_looks_alike() {
        for text in [
            "[RESOLVED] Login",
            "[us-east1 region]",
            "[March 3, 2026 10:00 AM - 11:00 AM]",
            "GET /users/{id}/orders",
            "zones/[ZONE_ID]",
            "uptime (DD:HH:MM)",
            "ACME(XXX)",
            "see [1]",
            "line<br/>next",
            "<!-- start: {{x}} -->",
            "| --- | --- |\n___\n",
            "[docs](https://a.b)",
            "a <b>bold</b> word",
            "<https://a.b/c>",
            "[Scheduled Maintenance] Storage",
            "100% of 5%",
            "snake_case__name",
            "[x] done",
            "Impact:\n\n- none",
            "[Date]: 5 May",
            "size XXL",
            "Hello,\nwe",
            "**Database move**",
            "<time>10:00</time>",
            "`{id}`",
            "use YYYY-MM-DD format",
            "Days of rest",
            "the date: format YYYY-MM-DD",
        ] {
            finds(text, &[]);
        }
    }
}
