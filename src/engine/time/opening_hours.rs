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
/// "Outside opening hours, 22:00-06:00" is when the work is done.
const NOT_THEN: &str = "outside after before during außerhalb ausserhalb nach vor während buiten na voor tijdens hors fuera fuori";
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
/// What can be open and is the work.
const WORK: &str =
    "window maintenance work wartungsfenster wartung arbeiten onderhoudsvenster onderhoud";
/// "Daily 8:00-18:00".
const OFTEN: &str = "daily weekdays täglich werktags wochentags dagelijks doordeweeks";
/// The short names of weekdays that mean something else in most texts.
const SHORT_WEEKDAYS: &str = "ma di wo do vr za zo mo mi fr sa so";

impl ClockTime {
    /// Whether the words around the time say that something is open then.
    pub fn is_opening_hours(&self, text: &str) -> bool {
        if self.verdict != Verdict::NoZone {
            return false;
        }
        let before = sentence_before(&text[..self.span.start]);
        if !self.is_range {
            return follows_open_until(before);
        }
        let behind = sentence_behind(&text[self.span.end..]);
        let is_work = letter_words(before).any(|word| is_in_word_list(NOT_THEN, word));
        let folded = normalize_text(before);
        let is_named = NAMES.iter().any(|name| folded.contains(name));
        is_named && !is_work || follows_weekdays(before) && says_open(before, behind)
    }
}

/// The sentence around a time says that something is open, and not that it is not.
fn says_open(before: &str, behind: &str) -> bool {
    let words: Vec<&str> = letter_words(before).chain(letter_words(behind)).collect();
    let has_people = words.iter().any(|word| is_in_word_list(PEOPLE, word));
    let is_open =
        |word: &str| is_in_word_list(OPEN, word) || has_people && is_in_word_list(REACHABLE, word);
    let is_not = |word: &str| is_in_word_list(NOT, word);
    let mut places = words.iter().enumerate();
    let is_said = places.any(|(n, word)| is_open(word) && (n == 0 || !is_not(words[n - 1])));
    is_said && !letter_words(before).any(is_not)
}

/// "Stores are open until 22:00", and not "the window of the stores is open until 22:00".
fn follows_open_until(before: &str) -> bool {
    let mut words = letter_words(before).rev();
    let is_until = words
        .next()
        .is_some_and(|word| is_in_word_list(UNTIL, word));
    let is_open = words.next().is_some_and(|word| is_in_word_list(OPEN, word));
    let rest: Vec<&str> = words.collect();
    let has = |list: &str| rest.iter().any(|word| is_in_word_list(list, word));
    is_until && is_open && has(PLACES) && !has(WORK) && !has(NOT)
}

/// "Mon-Fri", "Montag bis Freitag", "daily".
fn follows_weekdays(before: &str) -> bool {
    let is_weekday =
        |word: &str| look_up_word(word).weekday > 0 || is_in_word_list(SHORT_WEEKDAYS, word);
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

fn sentence_before(text: &str) -> &str {
    let near = &text[text.ceil_char_boundary(text.len().saturating_sub(REACH))..];
    let ends = near.rmatch_indices(['.', '!', '?', ';', '\n']);
    // "Mo. – Fr. von 8 bis 18 Uhr".
    let is_short = |at: usize| {
        letter_words(&near[..at])
            .next_back()
            .is_some_and(|word| word.len() <= 3)
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
