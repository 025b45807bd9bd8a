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
const NAMES: &str = "duration dauer durée duración durata duur length";
/// What it is called with the word "time": "estimated time to complete", "time required".
const NEEDED: &str = "complete completion required needed";
/// What may stand before the name; after any other word it is the length of something else: "outage duration".
const BEFORE_NAME: &str = "expected estimated planned scheduled approximate total maximum maintenance window the a an its \
                           voraussichtliche geplante maximale geschätzte verwachte geschatte geplande";
/// What may stand between the name or the verb and the length.
const BEFORE_LENGTH: &str = "is of will be the a an maintenance window work estimated expected total ist beträgt naar verwachting no not longer more less than nicht länger mehr als niet langer meer dan";
/// "The maintenance takes 3 hours."
const VERBS: &str = "last lasts take takes run runs dauern dauert duren duurt";
/// Who does, among the first words of the sentence.
const SUBJECTS: &str = "maintenance work works window upgrade update migration deployment rollout release it this expected expect \
                        wartung wartungsarbeiten wartungsfenster arbeiten umstellung onderhoud werkzaamheden";
/// Who can still not do what, and for how long: "the tills are offline for 3 hours".
const DOWN: &str = "down offline unavailable inaccessible unreachable interrupted";
const SERVICE: &str = "available reachable verfügbar erreichbar beschikbaar bereikbaar";
const NOT: &str = "not nicht niet";
const LONG: &str = "long lang";
/// What is done "within 3 hours".
const DONE: &str = "completed complete done finished abgeschlossen beendet afgerond";
const WITHIN: &str = "within in innerhalb binnen";
/// What has a length that is written before it: "a three-hour maintenance window".
const WINDOWS: &str = "window maintenance wartungsfenster wartung onderhoudsvenster";
/// The same of what need not be as long as the work.
const DOWNTIMES: &str =
    "downtime outage interruption ausfall ausfallzeit unterbrechung onderbreking";
/// Before such a length: "expect a 3 hour outage".
const BEFORE_DOWNTIME: &str =
    "a an expect expects about to around with approximately eine einen mit een met";
/// What may stand between the length and what has it.
const BEFORE_WINDOW: &str = "of scheduled planned service total";
/// Behind a length: it is a distance and not a length.
const DISTANCES: &str = "before after later earlier ago ahead prior vor nach vorher davor danach später früher voor na eerder later";
/// "It may take 24 hours until orders appear" is about something else, and so is what takes long after the work.
const PERHAPS: &str = "may might can could after once following nach nachdem na wenn when if";
/// Not to the minute.
const ABOUT: &str = "about approximately approx around roughly ca circa etwa ungefähr rund voraussichtlich bis zu maximal \
                     ongeveer maximaal up to at most maximum max est";
/// Between the start and the length: "22:00 UTC for 3 hours".
const BEHIND_START: &str = "for lasting für während voor gedurende and";
/// So far back a sentence is read, in bytes: a text without an end of a sentence is not read again for each length.
const SENTENCE: usize = 160;
/// No more bytes than that are between the start and its length.
const NEAR: usize = 40;
/// "About 2 hours" may be so many minutes more or less.
const SLACK: u32 = 15;

/// A length that is said to be that of the work.
#[derive(Debug, PartialEq)]
struct WorkLength {
    length: StatedLength,
    saying: Saying,
    is_about: bool,
}

/// How a length is said to be that of the work.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Saying {
    /// "Duration: 2 hours", "22:00 UTC for 2 hours": it is the whole of it.
    Named,
    /// "A 2-hour window", which may be another one.
    Window,
    /// By a verb, or of the time without service: less than the schedule is usual.
    AtMost,
}

/// A clock time of a text. Its figures are no length, as in "10 uur".
#[derive(Clone, Copy)]
pub struct TimeInText {
    pub span: Span,
    /// The schedule begins then.
    pub is_start: bool,
}

/// The first length of the work in a text that is not that of the schedule, which has so many minutes. `times`: all of
/// the text, in its order.
pub fn check_stated_length(
    context: &RuleContext,
    (field, text): (FieldName, &str),
    times: &[TimeInText],
    minutes: u32,
) -> Option<Finding> {
    // What is completed took as long as it took.
    if context.form.status == Field::Value(Status::Completed) {
        return None;
    }
    let mut lengths = find_work_lengths(text, times).into_iter();
    let wrong =
        lengths.find(|stated| stated.is_longer_than(minutes) || stated.is_shorter_than(minutes))?;
    let Span { start, end } = wrong.length.span;
    let scheduled = format_minutes(minutes);
    let what = match wrong.is_longer_than(minutes) {
        true => "it is to end before that",
        false => "clients are told less than is scheduled",
    };
    let sentence = format!(
        "{} says that it takes “{}”, but the schedule{} has {scheduled}: {what}. Make them agree.",
        context.field_name(field),
        &text[start..end],
        context.describe_when_seen(),
    );
    // "2 to 3 hours" need not be longer than two.
    let is_sure = wrong.saying == Saying::Named && wrong.length.minutes > minutes + wrong.slack();
    let severity = match is_sure {
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
        let label = format!("Schedule it for {}", format_minutes(wrong.length.most));
        finding = finding.with_fix(label, vec![Edit::Duration(wrong.length.most)]);
    }
    Some(finding)
}

/// Whether a text says how long the work takes.
pub fn has_stated_length(text: &str, times: &[TimeInText]) -> bool {
    !find_work_lengths(text, times).is_empty()
}

impl WorkLength {
    fn slack(&self) -> u32 {
        if self.is_about { SLACK } else { 0 }
    }

    fn is_longer_than(&self, minutes: u32) -> bool {
        self.length.most > minutes + self.slack()
    }

    fn is_shorter_than(&self, minutes: u32) -> bool {
        self.saying != Saying::AtMost && self.length.most + self.slack() < minutes
    }
}

fn find_work_lengths(text: &str, times: &[TimeInText]) -> Vec<WorkLength> {
    let lengths = find_lengths(text).into_iter();
    let read = |length: StatedLength| {
        let known = times.partition_point(|time| time.span.start < length.span.end);
        let before_it = known.checked_sub(1).map(|last| times[last]);
        if before_it.is_some_and(|time| length.span.start < time.span.end) {
            return None;
        }
        let start = before_it
            .filter(|time| time.is_start)
            .map(|time| time.span.end);
        let (before, is_about) = skip_leading_words(text, length.span.start);
        let behind = &text[length.span.end..];
        let saying = saying_before(text, before, start)
            .or_else(|| saying_behind(&text[..length.span.start], behind))?;
        let mut words = letter_words(near_start(behind));
        let is_distance = words
            .next()
            .is_some_and(|word| is_in_word_list(DISTANCES, word));
        (!is_distance).then_some(WorkLength {
            length,
            saying,
            is_about,
        })
    };
    lengths.filter_map(read).collect()
}

/// Where the words that lead to a length begin, and whether they make it one that is not to the minute.
fn skip_leading_words(text: &str, length_start: usize) -> (usize, bool) {
    let first = length_start - near_end(&text[..length_start]).len();
    let mut at = length_start;
    let mut is_about = false;
    loop {
        let before = text[first..at].trim_end_matches(|c: char| " \t\n\r*_:=~–-".contains(c));
        is_about |= text[first + before.len()..at].contains('~');
        // "Approx. 2 hours".
        let word = last_word(before.strip_suffix('.').unwrap_or(before));
        let is_about_word = is_in_word_list(ABOUT, word);
        let is_other_word = is_in_word_list(BEFORE_LENGTH, word) && before.ends_with(word);
        if word.is_empty() || !is_about_word && !is_other_word {
            return (first + before.len(), is_about);
        }
        is_about |= is_about_word;
        at = text[first..at].rfind(word).map_or(at, |from| first + from);
    }
}

/// What the words before a length make of it.
fn saying_before(text: &str, at: usize, start: Option<usize>) -> Option<Saying> {
    if start.is_some_and(|start| is_behind_start(text, at, start)) {
        return Some(Saying::Named);
    }
    let before = near_end(&text[..at]);
    let word = last_word(before);
    let rest = &before[..before.len() - word.len()];
    let is_after = |words: &str| {
        letter_words(rest)
            .next_back()
            .is_some_and(|word| is_in_word_list(words, word))
    };
    if is_in_word_list(NAMES, word) {
        return is_name_of_work(rest).then_some(Saying::Named);
    }
    if is_in_word_list(DOWNTIMES, word) {
        return is_name_of_work(rest).then_some(Saying::AtMost);
    }
    // "Time to complete: 3 hours".
    let is_time = || {
        letter_words(rest)
            .rev()
            .take(2)
            .any(|word| word.eq_ignore_ascii_case("time"))
    };
    if is_in_word_list(NEEDED, word) && is_time() {
        return Some(Saying::Named);
    }
    let is_most = is_in_word_list(VERBS, word) && is_about_work(rest)
        || word.eq_ignore_ascii_case("for") && is_after(DOWN)
        || is_in_word_list(WITHIN, word) && is_after(DONE);
    is_most.then_some(Saying::AtMost)
}

/// What the words behind a length make of it.
fn saying_behind(before: &str, behind: &str) -> Option<Saying> {
    let mut phrases = near_start(behind).split(|c: char| !c.is_alphabetic() && !" -".contains(c));
    let words: Vec<&str> = letter_words(phrases.next()?).collect();
    let (first, rest) = words.split_first()?;
    let is_next_one_of = |words: &str| {
        rest.first()
            .is_some_and(|word| is_in_word_list(words, word))
    };
    // "Die Kassen sind 4 Stunden offline", "4 uur niet beschikbaar".
    let is_down =
        is_in_word_list(DOWN, first) || is_in_word_list(NOT, first) && is_next_one_of(SERVICE);
    if is_down || is_in_word_list(VERBS, first) && is_about_work(before) {
        return Some(Saying::AtMost);
    }
    if is_in_word_list(LONG, first) {
        return is_about_work(before).then_some(Saying::Window);
    }
    let mut nouns = words
        .iter()
        .skip_while(|word| is_in_word_list(BEFORE_WINDOW, word));
    let noun = nouns.next()?;
    if is_in_word_list(DOWNTIMES, noun) {
        // "Last week's 3 hour outage" is not this one.
        let is_coming = first.eq_ignore_ascii_case("of")
            || is_in_word_list(BEFORE_DOWNTIME, last_word(before.trim_end()));
        return is_coming.then_some(Saying::AtMost);
    }
    is_in_word_list(WINDOWS, noun).then_some(Saying::Window)
}

/// "22:00 UTC for 3 hours", "22:00 UTC (3 hours)": nothing else is between the end of the start and the length.
fn is_behind_start(text: &str, at: usize, start: usize) -> bool {
    let between = text.get(start..at);
    between
        .filter(|between| between.len() <= NEAR)
        .is_some_and(|between| {
            let mut words = letter_words(between);
            words.all(|word| is_in_word_list(BEHIND_START, word))
                && !between.contains(|c: char| c.is_ascii_digit() || ".;:!?±/\n".contains(c))
        })
}

/// The word before, in the same phrase, leaves it the length of the work.
fn is_name_of_work(before: &str) -> bool {
    let mut phrases = before.rsplit(|c: char| !c.is_alphabetic() && c != ' ');
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
            .take(4)
            .any(|word| is_in_word_list(SUBJECTS, word))
}

/// The letters with which a text ends.
fn last_word(text: &str) -> &str {
    let rest = text.trim_end_matches(char::is_alphabetic);
    &text[rest.len()..]
}

/// What of a text is read backwards from its end.
fn near_end(text: &str) -> &str {
    &text[text.ceil_char_boundary(text.len().saturating_sub(SENTENCE))..]
}

/// What of a text is read from its beginning.
fn near_start(text: &str) -> &str {
    &text[..text.floor_char_boundary(SENTENCE)]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of each length its minutes, and how it is said.
    #[track_caller]
    fn states(text: &str, expected: &[(u32, Saying)]) {
        let starts = text
            .match_indices("22:00 UTC")
            .map(|(start, time)| TimeInText {
                span: Span {
                    start,
                    end: start + time.len(),
                },
                is_start: true,
            });
        let found = find_work_lengths(text, &starts.collect::<Vec<_>>());
        let found: Vec<_> = found
            .iter()
            .map(|one| (one.length.most, one.saying))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn lengths_of_the_work() {
        states("Expected duration: 2 hours", &[(120, Saying::Named)]);
        states("**Duration:** approx. 90 minutes", &[(90, Saying::Named)]);
        states(
            "Voraussichtliche Dauer: etwa 2 Stunden",
            &[(120, Saying::Named)],
        );
        states("Dauer: ca. 2,5 Std.", &[(150, Saying::Named)]);
        states(
            "Estimated time to complete: 3 hours",
            &[(180, Saying::Named)],
        );
        states(
            "It has an estimated duration of 3 hours.",
            &[(180, Saying::Named)],
        );
        states(
            "1 December, 22:00 UTC; expected to last 3 hours.",
            &[(180, Saying::AtMost)],
        );
        states(
            "The maintenance is expected to take up to 1h30.",
            &[(90, Saying::AtMost)],
        );
        states(
            "It starts at 22:00 UTC. It will take about two hours.",
            &[(120, Saying::AtMost)],
        );
        states(
            "Work starts at 22:00 UTC on Nov 24 and takes about two and a half hours.",
            &[(150, Saying::AtMost)],
        );
        states(
            "Die Arbeiten dauern voraussichtlich drei bis vier Stunden.",
            &[(240, Saying::AtMost)],
        );
        states(
            "Die Wartung wird 3 Stunden dauern.",
            &[(180, Saying::AtMost)],
        );
        states(
            "Het onderhoud duurt naar verwachting drie uur.",
            &[(180, Saying::AtMost)],
        );
    }

    #[test]
    fn lengths_behind_the_start() {
        states(
            "24 November 22:00 UTC for 3 hours.",
            &[(180, Saying::Named)],
        );
        states("24 November 22:00 UTC (3 hours)", &[(180, Saying::Named)]);
        states("24 November 22:00 UTC, 3h", &[(180, Saying::Named)]);
        states("24 November 22:00 UTC + 3h", &[(180, Saying::Named)]);
        states("24 November 22:00 UTC (+/- 15 minutes)", &[]);
        states("24 November 22:00 UTC, ±15 min", &[]);
        states("22:00 UTC, for approx. 3-4 hours", &[(240, Saying::Named)]);
        states("22:00 UTC (3 hours before opening)", &[]);
        states("22:00 UTC. 3 hours later it opens.", &[]);
        states("22:00 UTC for 2 sites, 3 hours each", &[]);
    }

    #[test]
    fn lengths_of_windows_and_of_the_time_without_service() {
        states(
            "A three-hour maintenance window begins at 22:00 UTC.",
            &[(180, Saying::Window)],
        );
        states("The window is 4 hours long.", &[(240, Saying::Window)]);
        states("Expect 3 hours of downtime.", &[(180, Saying::AtMost)]);
        states(
            "Sites will be down for up to 4 hours.",
            &[(240, Saying::AtMost)],
        );
        states(
            "Tills may be offline for 10 minutes.",
            &[(10, Saying::AtMost)],
        );
        states(
            "Work will be completed within 3 hours.",
            &[(180, Saying::AtMost)],
        );
        states(
            "Die Kassen sind bis zu 4 Stunden offline.",
            &[(240, Saying::AtMost)],
        );
        states(
            "De kassa's zijn maximaal 4 uur niet beschikbaar.",
            &[(240, Saying::AtMost)],
        );
        states("Downtime: 5 minutes", &[(5, Saying::AtMost)]);
        states(
            "Voraussichtliche Ausfallzeit: 4 Stunden",
            &[(240, Saying::AtMost)],
        );
        states(
            "The work will take no longer than 3 hours.",
            &[(180, Saying::AtMost)],
        );
        states(
            "Die Wartung dauert nicht länger als 3 Stunden.",
            &[(180, Saying::AtMost)],
        );
    }

    #[test]
    fn lengths_of_other_things() {
        for text in [
            "Outage duration: 10 minutes",
            "Orders may take up to 24 hours to appear.",
            "It may take 24 hours until all orders appear.",
            "After the maintenance it takes 24 hours until reports are whole.",
            "Each restart takes 5 minutes.",
            "Duration: 22:00 to 00:00 UTC (2 hours)",
            "For the duration of the work, 2 hours before and after, orders wait.",
            "Please take 5 minutes to read this.",
            "We announce a maintenance at least 48 hours before it.",
            "Backups are kept for 30 days.",
            "Sites are open 24 hours.",
            "Last week's 3 hour outage was unrelated.",
            "We fixed the cause of the 5 hour outage.",
            "Duration: 22:00 UTC hours",
        ] {
            states(text, &[]);
        }
    }
}
