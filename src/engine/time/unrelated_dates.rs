//! A date and the words around it → whether it is another day than that of the work: "following the
//! incident of 3 May", "rescheduled from 24 November", "register by 20 November". Such a date may
//! differ from the schedule, so it is no error. Only words that are present count.

use crate::engine::words::is_in_word_list;

/// How many bytes before and after a date are examined.
const REACH: usize = 160;

/// Within three words before the date they show that it is a deadline, a past day or a publication.
const NEAR: &str = "by before after until till til since posted published updated sent issued announced \
    communicated notified informed reported written dated than was were not effective expired expires \
    expire expiring instead follows black cyber patch good easter deadline due version release build v edition \
    bis vor nach seit spätestens veröffentlicht angekündigt statt anstatt gemeldet \
    avant après depuis jusqu'au jusqu'à publié annoncé lieu \
    antes después despues tras hasta publicado anunciado lugar depois até após \
    prima dopo entro fino pubblicato annunciato \
    voor na sinds tot gepubliceerd aangekondigd";

/// They show the same anywhere before the date in its sentence.
const BEFORE: &str = "following incident incidents previously originally initially formerly instead because \
    deadline freeze holiday holidays expiry invoice announcement earlier replaces replacing supersedes \
    thanksgiving christmas outage outages disruption failure closed \
    ursprünglich zunächst bisher störung vorfall ausfall \
    initialement suite incident panne précédemment \
    originalmente inicialmente incidente anteriormente \
    inizialmente originariamente oorspronkelijk storing eerder";

/// They show the same within three words after it.
const AFTER: &str = "release version build patch incident deadline freeze edition holiday";

/// After one of these words, "from 24 November" is the former day.
const MOVED: &str = "rescheduled reschedule moved move postponed shifted changed delayed pushed brought \
    transferred verschoben verlegt déplacé déplacée reporté reportée décalé reprogramado reprogramada \
    aplazado aplazada adiado adiada trasladado spostato spostata rinviato rinviata verplaatst verzet";
const FROM: &str = "from vom von du de del da dal van";

/// Directly before a date that is struck through.
const CROSSED: [&str; 5] = ["~~", "<s>", "<del>", "<strike>", "<s> "];
/// Directly after a date that another one replaces.
const LEADS_ON: [&str; 5] = ["→", "->", "=>", "-->", "➔"];

/// Whether the words around the date from byte `start` to byte `end` show that it is not the day of
/// the work.
pub(super) fn is_unrelated_date(text: &str, start: usize, end: usize) -> bool {
    let before = sentence_before(text, start);
    let after = sentence_after(text, end);
    if CROSSED
        .iter()
        .any(|mark| before.trim_end().ends_with(mark.trim_end()))
        || LEADS_ON
            .iter()
            .any(|mark| after.trim_start().starts_with(mark))
    {
        return true;
    }
    let before: Vec<String> = words(before).rev().take(12).collect();
    let near = before.iter().take(3);
    near.clone().any(|word| is_in_word_list(NEAR, word))
        || before.iter().any(|word| is_in_word_list(BEFORE, word))
        || words(after)
            .take(3)
            .any(|word| is_in_word_list(AFTER, &word))
        || is_moved_away(text, start, end)
}

/// Whether the text moves the work away from the date: "from 24 November to the 25th", "24 November
/// has been postponed".
pub(super) fn is_moved_away(text: &str, start: usize, end: usize) -> bool {
    let before: Vec<String> = words(sentence_before(text, start)).rev().take(12).collect();
    let from = before
        .iter()
        .take(3)
        .position(|word| is_in_word_list(FROM, word));
    from.is_some_and(|at| before[at..].iter().any(|word| is_in_word_list(MOVED, word)))
        || words(sentence_after(text, end))
            .take(4)
            .any(|word| is_in_word_list(MOVED, &word))
}

/// Words for a night are near the date, so it may be named by the day on which the night begins.
pub(super) fn mentions_night(text: &str, start: usize, end: usize) -> bool {
    const NIGHT: &str = "night nights tonight overnight evening midnight nacht abend nuit soir soirée noche \
        noite notte sera avond";
    let is = |word: String| is_in_word_list(NIGHT, &word);
    let near = words(sentence_before(text, start)).rev().take(4).any(is);
    near || words(sentence_after(text, end)).take(3).any(is)
}

/// A word that often precedes a date is directly before it.
pub(super) fn follows_date_word(text: &str, start: usize) -> bool {
    const ENGLISH: &str = "on date dates day start starts from this";
    follows_word_of(ENGLISH, text, start) || follows_foreign_date_word(text, start)
}

/// The same for languages other than English, in which "out" and "set" are months.
pub(super) fn follows_foreign_date_word(text: &str, start: usize) -> bool {
    const OTHERS: &str = "am den dem le el il em op no na vom del du datum fecha data";
    follows_word_of(OTHERS, text, start)
}

fn follows_word_of(list: &str, text: &str, start: usize) -> bool {
    let last = words(sentence_before(text, start)).next_back();
    last.is_some_and(|word| is_in_word_list(list, &word))
}

fn words(text: &str) -> impl DoubleEndedIterator<Item = String> {
    let is_apostrophe = |c: char| matches!(c, '\'' | '\u{2019}');
    text.split(move |c: char| !c.is_alphanumeric() && !is_apostrophe(c))
        .filter(|word| !word.is_empty())
        .map(|word| word.to_lowercase().replace('\u{2019}', "'"))
}

/// The part of the sentence before byte `at`, within reach.
fn sentence_before(text: &str, at: usize) -> &str {
    let from = text.floor_char_boundary(at.saturating_sub(REACH));
    let before = text.get(from..at).unwrap_or_default();
    let ends = before.rmatch_indices(['.', '!', '?', ';', '\n']);
    let mut ends = ends.filter(|(end, mark)| is_sentence_end(before, *end, mark));
    ends.next().map_or(before, |(end, _)| &before[end + 1..])
}

/// The part of the sentence from byte `at` on.
fn sentence_after(text: &str, at: usize) -> &str {
    let to = text.floor_char_boundary((at + REACH).min(text.len()));
    let after = text.get(at..to).unwrap_or_default();
    let mut ends = after.match_indices(['.', '!', '?', ';', '\n']);
    ends.find(|(end, mark)| is_sentence_end(after, *end, mark))
        .map_or(after, |(end, _)| &after[..end])
}

/// A mark ends a sentence if a space or nothing follows; the dot of "24. November" does not.
fn is_sentence_end(text: &str, at: usize, mark: &str) -> bool {
    let next = text[at + 1..].chars().next();
    mark == "\n"
        || next.is_none_or(char::is_whitespace)
            && !(mark == "." && text[..at].ends_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn aside(text: &str, expected: bool) {
        let start = text.find("24").unwrap_or_default();
        assert_eq!(
            is_unrelated_date(text, start, start + 2),
            expected,
            "{text}"
        );
    }

    #[test]
    fn another_day() {
        aside("Moved from 24 November to the 25th", true);
        aside("Following the incident of 24 November we work", true);
        aside("(previously 24 November)", true);
        aside("Please confirm by Tuesday, 24 November", true);
        aside("Fix for the outage of 24 November", true);
        aside("Verschoben vom 24. November", true);
        aside("prévu initialement le 24 novembre", true);
        aside("the 24 November release", true);
        aside("The work of 24 November has been moved to the 25th", true);
        aside("~~24 November~~ 25 November", true);
        aside("24 → 25 November", true);
    }

    #[test]
    fn the_day_of_the_work() {
        aside("Maintenance on 24 November", false);
        aside("Moved to 24 November", false);
        aside("We restart. On 24 November we work", false);
        aside("After that we rest.\n24 November: work", false);
        aside("Vom 24. November an", false);
        aside("Work from 24 November, since it must be", false);
    }
}
