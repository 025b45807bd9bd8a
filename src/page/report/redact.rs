//! Which of a page's words a report may contain: those of Statuspage's screens and of the web itself. Every other
//! word becomes a number, the same word the same number, so that what is tied together stays so and
//! nobody can tell whose page it is.

use crate::engine::time::field_text::{read_month, read_zone};
use crate::page::{label_text, understand::cues};
use rustc_hash::{FxHashMap, FxHashSet};

/// Words that say what a thing is and never whose it is: of HTML and ARIA, of the guard's own sentences. Those by
/// which fields are found are in the cues.
const KNOWN: &str = " \
    abbr active also any area aria article aside atomic autocomplete b backdrop badge bar base below between blank \
    bold box br browse btn busy button buttons canvas caption card cell center check checkbox checked chip chips \
    choice chosen class click code col collapse collapsed column columns combobox container contenteditable \
    control controls count cs custom data default degraded describedby dialog dir div dl down drag drop dropdown \
    dt each editable editing editor element else em empty errormessage every expand expanded false fields fieldset \
    figure flex focus footer form full gmt grid grouped groups h1 h2 h3 h4 h5 h6 half has haspopup head header \
    height help hidden high hint horizontal i icon id identified iframe image img impact important inactive \
    incidents information inline input inputs invalid invert investigating italic item items label labelled \
    labelledby lang large layer layout leave left level li line link list listbox live loading main maintenances \
    major mandatory max maximum maxlength menu menubar menuitem menuitemcheckbox menuitemradio messages meta \
    minimum modal mode monitoring months more multiline multiple multiselectable must nav navigation next none \
    novalidate ol one optgroup option options orientation other outage output overflow overview owns p panel \
    paragraph partial pattern pending performance pick picker placeholder popover popup position posting pre \
    presentation pressed primary progressbar q quill radio radiogroup range read readonly region repeat resolved \
    rest restart result results role root row rows rowspan scroll searchbox second secondary section see \
    selectable selected selection sent separator server setsize shadow simultaneously since site size slide slider \
    slot small sort source span spellcheck spinbutton spinner step stepper steps strong style sub subscription svg \
    tab tabindex table tablist tabpanel tag target tbody td textarea textbox tfoot th thead that them then there \
    they thread tick ticked timer tip today toggle tomorrow toolbar tooltip top tr tree treeitem true two u ul \
    under unit units unset up updated updates url utc valid value valuemax valuemin valuenow valuetext verifying \
    vertical visibility visible wait warning was we week weeks where whether who whole whom why widget width word \
    words wrap wrapper you years zones anything background bulletin client customer memo narrative prose reason \
    remarks story synopsis wording neighbouring ";

/// What is before the first mark of quotation, what lies between it and the last one, and what is after that.
pub fn split_quoted(sentence: &str) -> Option<(&str, &str, &str)> {
    let marks = ['"', '“', '”'];
    let begin = sentence.find(marks)?;
    let (end, mark) = sentence.rmatch_indices(marks).next()?;
    let end = end + mark.len();
    Some((&sentence[..begin], &sentence[begin..end], &sentence[end..]))
}

/// The numbers that words were given.
#[derive(Default)]
pub struct Redactor {
    unknown: Vec<String>,
    /// First word of a name → its words. A name is always replaced, whatever words it is made of.
    names: FxHashMap<String, FxHashSet<Vec<String>>>,
    /// Words of names that are not on Statuspage's own screens: always replaced too.
    words_of_names: FxHashSet<String>,
    /// The first year that was met; it becomes 2030, and the others keep their distance to it.
    first_year: Option<u32>,
}

impl Redactor {
    /// A component, a group, a client.
    pub fn add_name(&mut self, name: &str) {
        let words = words_of(name);
        let own = |word: &&String| {
            !cues::neutral::is_of_the_screen(word) && word.starts_with(char::is_alphabetic)
        };
        self.words_of_names
            .extend(words.iter().filter(own).cloned());
        self.add(words);
    }

    /// The value of a field: replaced wherever the page repeats it. One word alone may as well be the page's.
    pub fn add_value(&mut self, text: &str) {
        for line in text.lines() {
            let words = words_of(line);
            if words.len() > 1 {
                self.add(words);
            }
        }
    }

    fn add(&mut self, words: Vec<String>) {
        if let Some(first) = words.first() {
            self.names.entry(first.clone()).or_default().insert(words);
        }
    }

    /// Several lines, or a sentence: only that there is something, and the zone it prints.
    pub fn redact_prose(&mut self, text: &str) -> String {
        match read_zone(text) {
            Some(zone) => self.redact_text(&zone) + " …",
            None => "…".into(),
        }
    }

    /// A sentence of the guard's own about controls: what it quotes stands on the page.
    pub fn redact_quoted(&mut self, sentence: &str) -> String {
        match split_quoted(sentence) {
            Some((before, quoted, after)) => {
                format!("{before}{}{after}", self.redact_text(quoted))
            }
            None => sentence.to_owned(),
        }
    }

    /// Text of which only known words are kept, and none of a name.
    pub fn redact_text(&mut self, text: &str) -> String {
        self.replace_unknown(text, true)
    }

    /// A word of HTML or ARIA, which is no name even where somebody is called the same.
    pub fn redact_markup(&mut self, text: &str) -> String {
        self.replace_unknown(text, false)
    }

    fn replace_unknown(&mut self, text: &str, names: bool) -> String {
        // Whatever else it says, it says how to write to somebody.
        if has_address(text) {
            return self.number_of(text.to_lowercase());
        }
        let mut parts = Vec::new();
        visit_pieces(text, &mut |piece| parts.push(piece));
        let words: Vec<String> = parts
            .iter()
            .filter_map(TextPiece::word)
            .map(str::to_lowercase)
            .collect();
        let hidden = if names {
            self.words_of_names_in(&words)
        } else {
            vec![false; words.len()]
        };
        let mut words = words.into_iter().zip(hidden);
        let mut kept = String::new();
        for part in parts {
            match part {
                TextPiece::Between(sign) => {
                    // Nothing that means something in HTML.
                    if !matches!(sign, '<' | '>' | '"' | '\'' | '`' | '&' | '\\' | '=') {
                        kept.push(sign);
                    }
                }
                TextPiece::Word(word) => {
                    let (lower, hidden) = words.next().unwrap_or_default();
                    let known = is_known(&lower) || read_zone(word).is_some();
                    match parse_year(&lower) {
                        Some(year) if !hidden => kept.push_str(&self.other_year(year)),
                        _ if known && !hidden => kept.push_str(word),
                        _ => kept.push_str(&self.number_of(lower)),
                    }
                }
            }
        }
        kept
    }

    /// Which of the words are a name, or one of its words.
    fn words_of_names_in(&self, words: &[String]) -> Vec<bool> {
        let of_a_name = |word| self.words_of_names.contains(word);
        let mut hidden: Vec<bool> = words.iter().map(of_a_name).collect();
        for at in 0..words.len() {
            for name in self.names.get(&words[at]).into_iter().flatten() {
                if words[at..].starts_with(name) {
                    hidden[at..at + name.len()].fill(true);
                }
            }
        }
        hidden
    }

    fn other_year(&mut self, year: u32) -> String {
        let first = *self.first_year.get_or_insert(year);
        (2030 + year).saturating_sub(first).to_string()
    }

    fn number_of(&mut self, word: String) -> String {
        let place = self.unknown.iter().position(|other| *other == word);
        let place = place.unwrap_or_else(|| {
            self.unknown.push(word);
            self.unknown.len() - 1
        });
        format!("w{}", letters(place))
    }
}

/// A number in letters: digits in names are what ids are known by.
fn letters(mut number: usize) -> String {
    let mut text = String::new();
    loop {
        text.insert(0, char::from(b'a' + (number % 26) as u8));
        if number < 26 {
            return text;
        }
        number = number / 26 - 1;
    }
}

/// A word that does not identify whose page it is.
pub fn is_known(word: &str) -> bool {
    let figures = word.bytes().take_while(u8::is_ascii_digit).count();
    let (_, unit) = word.split_at(figures);
    match (figures, unit) {
        (0, _) => {
            label_text::has(KNOWN, word)
                || cues::known_words::is_cue_word(word)
                || cues::neutral::is_of_the_screen(word)
                || read_month(word).is_some()
        }
        (4, "") => parse_year(word).is_some(),
        (
            1..=3,
            "" | "h" | "m" | "min" | "hr" | "hrs" | "am" | "pm" | "st" | "nd" | "rd" | "th" | "t",
        ) => true,
        _ => false,
    }
}

/// Perhaps that of an e-mail.
pub fn has_address(text: &str) -> bool {
    text.contains(['@', '\u{ff20}'])
}

pub fn parse_year(word: &str) -> Option<u32> {
    let year = word.parse().ok()?;
    (word.len() == 4 && (1970..=2200).contains(&year)).then_some(year)
}

enum TextPiece<'t> {
    Word(&'t str),
    Between(char),
}

impl<'t> TextPiece<'t> {
    fn word(&self) -> Option<&'t str> {
        match self {
            Self::Word(word) => Some(word),
            Self::Between(_) => None,
        }
    }
}

fn words_of(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    visit_pieces(text, &mut |piece| {
        words.extend(piece.word().map(str::to_lowercase))
    });
    words
}

/// Words as people and programmers write them: `incidentName`, `incident[name]`, `Message:`.
fn visit_pieces<'t>(text: &'t str, take: &mut dyn FnMut(TextPiece<'t>)) {
    let mut start = None;
    let mut before = ' ';
    for (at, sign) in text.char_indices() {
        let word = sign.is_alphanumeric();
        let hump = sign.is_uppercase() && before.is_lowercase();
        if let Some(from) = start.filter(|_| !word || hump) {
            take(TextPiece::Word(&text[from..at]));
            start = None;
        }
        match word {
            true => start = start.or(Some(at)),
            false => take(TextPiece::Between(sign)),
        }
        before = sign;
    }
    if let Some(from) = start {
        take(TextPiece::Word(&text[from..]));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn strictly(text: &str, expected: &str) {
        assert_eq!(Redactor::default().redact_text(text), expected);
    }

    #[test]
    fn known_words_stay_and_all_others_become_numbers() {
        strictly("Maintenance name *", "Maintenance name *");
        strictly("Fernhill London, Fernhill York", "wa wb, wa wc");
        strictly(
            "incident[components][abc123def456]",
            "incident[components][wa]",
        );
        strictly("componentFernhill", "componentwa");
        strictly("Mail jo@example.com", "wa");
        strictly("help@status.text", "wa");
        strictly(
            "<b onclick=\"zz\">",
            "b waonclick".replace("waonclick", "wawb").as_str(),
        );
        strictly("14:30 UTC 2026", "14:30 UTC 2030");
        strictly("2027, 2026, 2028", "2030, 2029, 2031");
        strictly("4711 12345678", "wa wb");
    }

    #[test]
    fn names_are_told_nowhere_whatever_words_they_are_made_of() {
        let mut redactor = Redactor::default();
        redactor.add_name("Target");
        redactor.add_name("First Message");
        redactor.add_value("Upload of the system\nNow");
        assert_eq!(redactor.redact_text("Target: Message"), "wa: Message");
        assert_eq!(redactor.redact_text("First message, first"), "wb wc, wb");
        assert_eq!(redactor.redact_text("target-list"), "wa-list");
        assert_eq!(
            redactor.redact_text("Edit: upload of the system now"),
            "Edit: wd we wf wg now"
        );
        assert_eq!(redactor.redact_markup("target"), "target");
    }
}
