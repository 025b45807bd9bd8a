//! A time without a zone and the words around it → whether it is when something is open: "our stores are open Mon-Fri
//! 8:00-18:00 as usual". Such hours are local everywhere, and no part of the work.

use super::clock_time::{ClockTime, Verdict};
use super::lexicon::look_up_word;
use crate::engine::text::normalize_text;
use crate::engine::words::{is_in_word_list, letter_words};

/// How many bytes before and after a time are examined.
const REACH: usize = 100;
/// What such hours are called, without accents and apostrophes.
const NAMES: &[&str] = &[
    "opening hour",
    "opening time",
    "business hour",
    "trading hour",
    "store hour",
    "office hour",
    "support hour",
    "offnungszeit",
    "geschaftszeit",
    "servicezeit",
    "burozeit",
    "openingstijd",
    "openingsuren",
    "kantooruren",
    "winkeltijden",
    "heures douverture",
    "horario de apertura",
    "orari di apertura",
];
/// Whose they are: after any other word they are why or when the work is done, as in "outside opening hours, 22:00-06:00".
const OWNERS: &str = "the our your all s normal usual regular standard new please note that support hotline \
                      die der unsere ihre normalen neuen de onze uw les nos vos";
/// What is so on some days of the week.
const OPEN: &str = "open opened staffed geöffnet offen besetzt geopend ouvert ouverts";
/// The same of people. Of a system, its hours are those of the work: "the shop can be reached daily 08:00-20:00".
const REACHABLE: &str = "reachable available erreichbar bereikbaar";
const PEOPLE: &str =
    "support hotline helpline helpdesk desk team kundendienst kundenservice klantenservice";
/// "Not open Mon-Fri 22:00-02:00" is the work.
const NOT: &str = "not no never closed nicht kein keine geschlossen niet geen gesloten pas fermé";
const UNTIL: &str = "until till from bis ab tot vanaf";
/// What people walk into: "orders are open until 22:00" says when the work begins.
const PLACES: &str = "store stores shop shops supermarket supermarkets market markets branch branches filiale filialen markt \
                      märkte laden läden geschäft geschäfte winkel winkels magasin magasins";
/// What can be open and is the work, or a system.
const WORK: &str = "window maintenance work works update upgrade online web app portal system \
                    wartungsfenster wartung arbeiten onderhoudsvenster onderhoud werkzaamheden";
/// "Stores are open until 22:00, then the tills restart" says when the work begins.
const GOES_ON: &str = "then after afterwards thereafter before so and dann danach anschließend und daarna dan waarna en";
/// "Daily 8:00-18:00".
const OFTEN: &str = "daily weekdays täglich werktags wochentags dagelijks doordeweeks";
/// Beside the days and hours.
const AROUND_HOURS: &str = "are is remain as usual sind ist wie gewohnt zijn is from to through thru until between t m and \
                            von bis zwischen und uhr van tot tussen en uur";
/// The short names of weekdays that mean something else in most texts.
const SHORT_WEEKDAYS: &str = "ma di wo do vr za zo mo mi fr sa so";

impl ClockTime {
    /// Whether the words around the time say that something is open then.
    pub fn is_opening_hours(&self, text: &str) -> bool {
        if self.verdict != Verdict::NoZone {
            return false;
        }
        let before = sentence_before(&text[..self.span.start]);
        let behind = sentence_behind(&text[self.span.end..]);
        match self.is_range {
            true => follows_name(before) || follows_weekdays(before) && says_open(before, behind),
            false => follows_open_until(before, behind),
        }
    }
}

/// "Our opening hours (Mon-Fri", and nothing else is said before the time.
fn follows_name(before: &str) -> bool {
    let folded = normalize_text(before);
    let mut names = NAMES.iter().filter_map(|name| {
        let at = folded.rfind(name)?;
        Some((&folded[..at], &folded[at + name.len()..]))
    });
    let Some((whose, rest)) = names.next() else {
        return false;
    };
    // Without accents too.
    let owners = normalize_text(&[OWNERS, PLACES].join(" "));
    let links = normalize_text(&[OFTEN, AROUND_HOURS, "of"].join(" "));
    let is_owner = |word: &str| is_in_word_list(&owners, word);
    let is_link = |word: &str| is_weekday(word) || is_in_word_list(&links, word);
    // The ending of the name.
    let rest = rest.trim_start_matches(char::is_alphabetic);
    letter_words(last_clause(whose)).all(is_owner)
        && letter_words(rest).all(|word| is_link(word) || is_owner(word))
}

/// Right before the days, or right behind the time, stands that a place or people are open.
fn says_open(before: &str, behind: &str) -> bool {
    let clause = last_clause(before);
    let words: Vec<&str> = letter_words(clause).collect();
    let has = |list: &str| words.iter().any(|word| is_in_word_list(list, word));
    let has_people = has(PEOPLE);
    let is_open =
        |word: &str| is_in_word_list(OPEN, word) || has_people && is_in_word_list(REACHABLE, word);
    let mut said = words.iter().rev().skip_while(|word| is_day_or_link(word));
    let mut next = letter_words(behind)
        .skip_while(|word| is_weekday(word) || is_in_word_list("uhr uur", word));
    let is_said = said.next().is_some_and(|word| is_open(word)) || next.next().is_some_and(is_open);
    is_said && (has_people || has(PLACES)) && !has(WORK) && !has(NOT)
}

/// "Stores are open until 22:00", and not "the window of the stores is open until 22:00".
fn follows_open_until(before: &str, behind: &str) -> bool {
    let mut words = letter_words(before).rev();
    let is_until = words
        .next()
        .is_some_and(|word| is_in_word_list(UNTIL, word));
    let is_open = words.next().is_some_and(|word| is_in_word_list(OPEN, word));
    let rest: Vec<&str> = words.collect();
    let has = |list: &str| rest.iter().any(|word| is_in_word_list(list, word));
    let goes_on = |word: &str| is_in_word_list(GOES_ON, word) || is_in_word_list(WORK, word);
    is_until
        && is_open
        && has(PLACES)
        && !has(WORK)
        && !has(NOT)
        && !letter_words(behind).any(goes_on)
}

/// "Mon-Fri", "Montag bis Freitag", "daily".
fn follows_weekdays(before: &str) -> bool {
    let mut words = letter_words(before)
        .rev()
        .skip_while(|word| is_in_word_list("from von van between zwischen tussen", word));
    let Some(last) = words.next() else {
        return false;
    };
    let mut joined = words
        .skip_while(|word| is_in_word_list("to through thru until bis tot t m and und en", word));
    is_in_word_list(OFTEN, last) || is_weekday(last) && joined.next().is_some_and(is_weekday)
}

fn is_weekday(word: &str) -> bool {
    look_up_word(word).weekday > 0 || is_in_word_list(SHORT_WEEKDAYS, word)
}

fn is_day_or_link(word: &str) -> bool {
    is_weekday(word) || is_in_word_list(OFTEN, word) || is_in_word_list(AROUND_HOURS, word)
}

/// What stands behind the last comma or colon, unless hours are before it: "Mon-Fri 8:00-18:00, Sat".
fn last_clause(text: &str) -> &str {
    let marks = text.rmatch_indices([',', ':']);
    let mut ends = marks.filter(|(at, _)| !text[..*at].ends_with(|c: char| c.is_ascii_digit()));
    ends.next().map_or(text, |(at, _)| &text[at + 1..])
}

fn sentence_before(text: &str) -> &str {
    let near = &text[text.ceil_char_boundary(text.len().saturating_sub(REACH))..];
    let ends = near.rmatch_indices(['.', '!', '?', ';', '\n']);
    // "Mo. – Fr. von 8 bis 18 Uhr".
    let is_short = |at: usize| {
        letter_words(&near[..at])
            .next_back()
            .is_some_and(|word| word.len() <= 3 && is_weekday(word))
    };
    let mut ends = ends.filter(|(at, mark)| match *mark {
        "." => near[at + 1..].starts_with(' ') && !is_short(*at),
        _ => true,
    });
    ends.next().map_or(near, |(at, _)| &near[at + 1..])
}

fn sentence_behind(text: &str) -> &str {
    let near = &text[..text.floor_char_boundary(REACH)];
    let end = near.find(['.', '!', '?', ';', '\n']);
    &near[..end.unwrap_or(near.len())]
}
