//! Lines that are still the prompt of a form: "**Describe the maintenance**", "Dear,", "Reason:".

/// A line that is still the prompt of a form: "**Describe the maintenance**", "Dear,".
pub(super) fn prompt_line_end(text: &str, at: usize) -> Option<usize> {
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
    let is_mark = |c: &char| matches!(c, '*' | '_');
    let name = |line: &str| {
        let label = line.trim().trim_end_matches(|c| is_mark(&c));
        let plain: String = label
            .strip_suffix(':')?
            .chars()
            .filter(|c| !is_mark(c))
            .collect();
        Some(plain.trim().to_ascii_lowercase())
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
