//! Spans, rewriting, and texts that nobody would write.

use super::{grammar, random::Random, times};
use statuspage_guard::engine::{
    template::placeholders::find_placeholders,
    time::{ClockTime, UtcInstant, Verdict, format::Clock, rewrite_in_utc},
};

#[track_caller]
fn spans_are_sound(text: &str, spans: impl Iterator<Item = (usize, usize)>) {
    let mut last = 0;
    for (start, end) in spans {
        assert!(
            text.is_char_boundary(start) && text.is_char_boundary(end),
            "{text:?} {start}..{end}"
        );
        assert!(last <= start && start < end, "{text:?} {start}..{end}");
        last = end;
    }
}

#[test]
fn spans_lie_on_characters_and_never_overlap() {
    let mut random = Random::new(1);
    for _ in 0..6_000 {
        let text = grammar::rubble(&mut random);
        spans_are_sound(
            &text,
            times(&text)
                .iter()
                .map(|time| (time.span.start, time.span.end)),
        );
        spans_are_sound(
            &text,
            find_placeholders(&text)
                .iter()
                .map(|span| (span.start, span.end)),
        );
        for time in times(&text) {
            if let Some(mended) = rewrite_in_utc(&text, &times(&text), &time, Clock::TwentyFour) {
                mended.apply_to(&text);
            }
        }
    }
}

fn moments(times: &[ClockTime]) -> Vec<(UtcInstant, Option<UtcInstant>)> {
    times
        .iter()
        .map(|time| (time.start.unwrap(), time.end))
        .collect()
}

/// A time in UTC, read again, is the same moment, and nothing is left to say about it.
#[test]
fn rewriting_keeps_the_moment() {
    let mut random = Random::new(2);
    for _ in 0..6_000 {
        let text = grammar::sentence(&mut random);
        let before = times(&text);
        assert_eq!(before.len(), 1, "{text:?}: {before:#?}");
        assert_eq!(before[0].verdict, Verdict::NonUtc, "{text:?}");
        let clock = if random.below(4) == 0 {
            Clock::Twelve
        } else {
            Clock::TwentyFour
        };
        let Some(mended) = rewrite_in_utc(&text, &before, &before[0], clock) else {
            panic!("{text:?}: {before:#?}");
        };
        let mended = mended.apply_to(&text);
        let after = times(&mended);
        assert!(
            after
                .iter()
                .all(|time| time.verdict == Verdict::Utc && time.review.is_none()),
            "{text:?} → {mended:?}"
        );
        assert_eq!(moments(&after), moments(&before), "{text:?} → {mended:?}");
    }
}

#[test]
fn every_sentence_keeps_its_meaning_in_longer_text() {
    let mut random = Random::new(3);
    for _ in 0..2_000 {
        let text = grammar::sentence(&mut random);
        let longer = format!(
            "Dear customers,\n\nversion 10.30 of 3 sites.\n\n{text}\n\nBuild 10:30, a 3:1 ratio and 2 hours."
        );
        assert_eq!(moments(&times(&longer)), moments(&times(&text)), "{text:?}");
    }
}
