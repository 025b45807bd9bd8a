//! Text → days without a month, in English: "on the 24th". Those near a clock time are left to the
//! reader of times.

use super::clock_time::ClockTime;
use super::day_endings::ENDINGS;
use crate::engine::text::Span;

/// The spans of the ordinals, and the days that they name.
pub(super) fn find_ordinal_days(text: &str, times: &[ClockTime]) -> Vec<(Span, u32)> {
    let mut days = Vec::new();
    for (start, _) in text.match_indices("the ") {
        let figures = start + "the ".len();
        let rest = &text[figures..];
        let after = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        let written = &rest[..rest.len() - after.len()];
        let day = written.parse().ok().filter(|day| (1..=31).contains(day));
        let ordinal = ENDINGS.into_iter().find(|end| after.starts_with(end));
        let (Some(day), Some(ordinal), true) = (day, ordinal, written.len() <= 2) else {
            continue;
        };
        let span = Span {
            start: figures,
            end: figures + written.len() + ordinal.len(),
        };
        if follows_date_preposition(&text[..start])
            && is_followed_by_no_noun(&text[span.end..])
            && !has_time_nearby(text, span, times)
        {
            days.push((span, day));
        }
    }
    days
}

/// "On the", "until the"; in "the 2nd of three" nothing of the kind precedes it.
fn follows_date_preposition(before: &str) -> bool {
    const LEADS: [&str; 10] = [
        "on", "from", "to", "until", "till", "by", "between", "and", "before", "after",
    ];
    let word = before
        .trim_end()
        .rsplit(|c: char| !c.is_alphabetic())
        .next();
    word.is_some_and(|word| LEADS.contains(&word.to_lowercase().as_str()))
}

/// No noun follows that the ordinal could belong to, as in "on the 2nd floor".
fn is_followed_by_no_noun(after: &str) -> bool {
    const GOES_ON: [&str; 9] = [
        "from", "at", "between", "and", "until", "to", "we", "for", "with",
    ];
    let rest = after.trim_start_matches(' ');
    let word: String = rest.chars().take_while(|c| c.is_alphabetic()).collect();
    match rest.chars().next() {
        Some(c) if c.is_alphabetic() => {
            rest != after && GOES_ON.contains(&word.to_lowercase().as_str())
        }
        Some('-' | '/') => rest != after,
        Some(c) => !c.is_alphanumeric(),
        None => true,
    }
}

/// A clock time is near in the same sentence, so the day may be that of the time.
fn has_time_nearby(text: &str, span: Span, times: &[ClockTime]) -> bool {
    const REACH: usize = 160;
    let after = times.partition_point(|time| time.span.start < span.end);
    let between = |from: usize, to: usize| {
        let near = to.saturating_sub(from) <= REACH;
        let words = text.get(from..to).unwrap_or_default();
        near && !words.contains(['\n', '!', '?']) && !words.contains(". ")
    };
    let follows = times.get(after);
    let leads = after.checked_sub(1).and_then(|n| times.get(n));
    follows.is_some_and(|time| between(span.end, time.span.start))
        || leads.is_some_and(|time| between(time.span.end, span.start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_without_a_month() {
        let days = |text: &str| -> Vec<u32> {
            find_ordinal_days(text, &[])
                .into_iter()
                .map(|(_, day)| day)
                .collect()
        };
        assert_eq!(days("Maintenance on the 24th"), [24]);
        assert_eq!(days("From the 3rd to the 4th, we work"), [3, 4]);
        assert_eq!(days("on the 2nd floor, the 3rd party, on the 45th"), [0; 0]);
    }
}
