//! How long the work takes, as a text says it, beside the length of the schedule: "Expected duration: 3 hours" where it has
//! two. Work that ends before its window does is usual; work that takes longer is not.

use crate::engine::{
    finding::{Edit, Finding, Severity},
    form::{Field, FieldName, Status},
    lengths::{StatedLength, find_lengths},
    rule_context::RuleContext,
    sentences::format_minutes,
    text::Span,
    words::{is_in_word_list, letter_words},
};

/// What a length is called in the languages in which it is read.
const NAMES: &str = "duration dauer durée duración durata duur";
/// What may stand before the name; after any other word it is the length of something else: "outage duration".
const BEFORE_NAME: &str = "expected estimated planned scheduled approximate total maintenance window the a an its voraussichtliche geplante";
/// What may stand between the name or the verb and the length.
const BEFORE_LENGTH: &str = "is of will be the a an maintenance window work estimated total";
/// "The maintenance takes 3 hours."
const VERBS: &str = "last lasts take takes dauert";
/// Who does, among the first words of the sentence.
const SUBJECTS: &str = "maintenance work window it this expected wartung arbeiten";
/// "It may take 24 hours until orders appear" is about something else.
const PERHAPS: &str = "may might can could";
/// Not to the minute.
const ABOUT: &str =
    "about approximately approx around roughly ca circa etwa ungefähr up to maximum max";
/// So far ahead a length is looked for, in bytes.
const REACH: usize = 60;
/// So far back a sentence is read, in bytes: a text without an end of a sentence is not read again for each word.
const SENTENCE: usize = 160;
/// "About 2 hours" may be so many minutes more or less.
const SLACK: u32 = 15;

/// A length that is said to be that of the work.
#[derive(Debug, PartialEq)]
struct WorkLength {
    length: StatedLength,
    /// By a name, and not only by a verb.
    is_named: bool,
    is_about: bool,
}

/// The first length of the work in a text that is not that of the schedule. `minutes`: of the schedule.
pub fn check_stated_length(
    context: &RuleContext,
    field: FieldName,
    text: &str,
    minutes: u32,
) -> Option<Finding> {
    // What is completed took as long as it took.
    if context.form.status == Field::Value(Status::Completed) {
        return None;
    }
    let mut lengths = find_work_lengths(text).into_iter();
    let wrong = lengths.find(|stated| stated.differs_from(minutes))?;
    let Span { start, end } = wrong.length.span;
    let is_longer = wrong.length.minutes > minutes;
    let scheduled = format_minutes(minutes);
    let what = match is_longer {
        true => "it is to end before that",
        false => "clients are told less than is scheduled",
    };
    let sentence = format!(
        "{} says that it takes “{}”, but the schedule{} has {scheduled}: {what}. Make them agree.",
        context.field_name(field),
        &text[start..end],
        context.describe_when_seen(),
    );
    let severity = match wrong.is_named && is_longer {
        true => Severity::Error,
        false => Severity::Review,
    };
    let mut whole = text.to_owned();
    whole.replace_range(start..end, &scheduled);
    let mut finding = Finding::new(severity, field, sentence)
        .at_span(wrong.length.span)
        .with_fix(
            format!("Write “{scheduled}”"),
            vec![Edit::replace_text(field, whole)],
        );
    if context.form.duration.value().is_some() {
        let label = format!("Schedule it for {}", format_minutes(wrong.length.minutes));
        finding = finding.with_fix(label, vec![Edit::Duration(wrong.length.minutes)]);
    }
    Some(finding)
}

/// Whether a text says how long the work takes.
pub fn has_stated_length(text: &str) -> bool {
    !find_work_lengths(text).is_empty()
}

impl WorkLength {
    fn differs_from(&self, minutes: u32) -> bool {
        let slack = if self.is_about { SLACK } else { 0 };
        let stated = self.length.minutes;
        let is_longer = stated > minutes + slack;
        is_longer || self.is_named && stated + slack < minutes
    }
}

fn find_work_lengths(text: &str) -> Vec<WorkLength> {
    let mut found = Vec::new();
    let mut at = 0;
    for piece in text.split_inclusive(|c: char| !c.is_alphabetic()) {
        let word = piece.trim_end_matches(|c: char| !c.is_alphabetic());
        let before = &text[..at];
        let is_named = is_in_word_list(NAMES, word) && is_name_of_work(before);
        if is_named || is_in_word_list(VERBS, word) && is_about_work(before) {
            found.extend(read_length(text, at + word.len(), is_named));
        }
        at += piece.len();
    }
    found
}

/// The word before, in the same phrase, leaves it the length of the work.
fn is_name_of_work(before: &str) -> bool {
    let mut phrases = near_end(before).rsplit(|c: char| !c.is_alphabetic() && c != ' ');
    let word = phrases
        .next()
        .and_then(|phrase| letter_words(phrase).next_back());
    word.is_none_or(|word| is_in_word_list(BEFORE_NAME, word))
}

/// The sentence is about the work, and does not say what may be.
fn is_about_work(before: &str) -> bool {
    let sentence = near_end(before)
        .rsplit(['.', '\n', ';', '!'])
        .next()
        .unwrap_or_default();
    let is_perhaps = letter_words(sentence).any(|word| is_in_word_list(PERHAPS, word));
    !is_perhaps
        && letter_words(sentence)
            .take(3)
            .any(|word| is_in_word_list(SUBJECTS, word))
}

/// What of a text is read backwards from its end.
fn near_end(text: &str) -> &str {
    &text[text.ceil_char_boundary(text.len().saturating_sub(SENTENCE))..]
}

/// The length that follows, with nothing between but words that lead to one.
fn read_length(text: &str, from: usize, is_named: bool) -> Option<WorkLength> {
    let rest = &text[from..text.floor_char_boundary(from + REACH)];
    let mut length = *find_lengths(rest).first()?;
    let between = &rest[..length.span.start];
    let is_about =
        letter_words(between).any(|word| is_in_word_list(ABOUT, word)) || between.contains('~');
    let leads_to_it = letter_words(between)
        .all(|word| is_in_word_list(BEFORE_LENGTH, word) || is_in_word_list(ABOUT, word));
    if !leads_to_it || between.contains(|c: char| c.is_ascii_digit() || ",;(".contains(c)) {
        return None;
    }
    length.span.start += from;
    length.span.end += from;
    Some(WorkLength {
        length,
        is_named,
        is_about,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn states(text: &str, expected: &[(u32, bool)]) {
        let found = find_work_lengths(text);
        let found: Vec<_> = found
            .iter()
            .map(|one| (one.length.minutes, one.is_named))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn lengths_of_the_work() {
        states("Expected duration: 2 hours", &[(120, true)]);
        states("**Duration:** approx. 90 minutes", &[(90, true)]);
        states("Voraussichtliche Dauer: etwa 2 Stunden", &[(120, true)]);
        states("It has an estimated duration of 3 hours.", &[(180, true)]);
        states(
            "1 December, 22:00 UTC; expected to last 3 hours.",
            &[(180, false)],
        );
        states(
            "The maintenance is expected to take up to 1h30.",
            &[(90, false)],
        );
        states(
            "It starts at 22:00 UTC. It will take about two hours.",
            &[(120, false)],
        );
    }

    #[test]
    fn lengths_of_other_things() {
        for text in [
            "Outage duration: 10 minutes",
            "Orders may take up to 24 hours to appear.",
            "It may take 24 hours until all orders appear.",
            "Each restart takes 5 minutes.",
            "Duration: 22:00 to 00:00 UTC (2 hours)",
            "For the duration of the work, 2 hours before and after, orders wait.",
            "Please take 5 minutes to read this.",
        ] {
            states(text, &[]);
        }
    }
}
