//! What of a page's words may leave it: those of Statuspage's screens and of the web itself. Every other
//! word becomes a number, the same word the same number, so that what is tied together stays so and
//! nobody can tell whose page it is.

use crate::{
    engine::text::lower,
    page::{parse, words, zone},
};

/// Words that say what a thing is and never whose it is: of forms, of HTML and ARIA, of times.
const KNOWN: &str = " \
    a abbr about active add after alert all also am an and any apply are area aria article as aside at atomic auto \
    autocomplete automatically automation b back backdrop badge bar base before begin beginning begins below \
    between blank block body bold box br browse btn busy button buttons by calendar cancel canvas caption card \
    cell center change changes check checkbox checked chip chips choice choose chosen class clear click clock \
    close code col collapse collapsed column columns combobox comment complete completed completes component \
    components container content contenteditable control controls count create cs current custom data date \
    dates datetime day days dd default degraded delete describedby description details dialog dir disabled \
    display div dl do done down drag draft drop dropdown dt duration each edit editable editing editor element \
    else em email emails empty enabled end ending ends enter error errormessage estimated every everybody \
    everyone expand expanded expected false field fields fieldset figure file filter find finish first flex \
    focus footer for form format from full gmt go grid group grouped groups h h1 h2 h3 h4 h5 h6 half has \
    haspopup head header heading height help hh hidden high hint horizontal hour hours hr how i icon id \
    identified iframe if image img immediately impact impacted important in inactive incident incidents \
    inform information inline input inputs internal invalid invert investigating is it italic item items \
    its label labelled labelledby lang large last later layer layout leave left legend length level li line \
    link list listbox live load local long loading m main maintenance maintenances major mandatory mark max \
    maximum maxlength me menu menubar menuitem menuitemcheckbox menuitemradio message messages meta min \
    minimum minute minutes mins mm modal mode monitoring month months more move multiline multiple \
    multiselectable must name nav navigation new next no none not note notes notice notification \
    notifications notified notify novalidate now number of off ol on once one only open operational optgroup \
    option optional options or orientation other our outage output over overflow overview owns p page \
    panel paragraph partial pattern pending performance phase pick picker placeholder please pm popover \
    popup position post posted posting pre presentation pressed preview previous primary prior progress \
    progressbar publish put q quill radio radiogroup range read readonly region remind reminder remove \
    repeat required reset resolved rest restart result results rich right role root row rows rowspan \
    save schedule scheduled scroll search searchbox second secondary section see select selectable selected \
    selection send sent separator server set setsize shadow short show simultaneously since site sites size \
    skip slide slider slot small sort source span spellcheck spinbutton spinner start started starting starts \
    state status step stepper steps stop strong style sub subject submit subscriber subscribers subscription \
    summary svg switch system tab tabindex table tablist tabpanel tag target tbody td tell template templates \
    text textarea textbox tfoot th thead that the them then there they this thread tick ticked till time \
    timeline timer times timezone tip title to today toggle told tomorrow toolbar tooltip top tr tree treeitem \
    true turn tweet twitter two type tz u ul under unit units unset until up update updated updates upload url \
    use user users utc valid value valuemax valuemin valuenow valuetext verifying vertical view visibility \
    visible wait warning was we week weeks what when where whether which while who whole whom why widget width \
    will window with without word words wrap wrapper write yes you your year years yyyy zone zones \
    announcement announce affected anything background bulletin client clients contact customer customers \
    happening headline memo narrative people prose public reason remarks service services story synopsis \
    wording ";

/// The numbers that words were given.
#[derive(Default)]
pub struct Redactor {
    strange: Vec<String>,
    /// Words of what the page holds: never a label's own.
    held: Vec<String>,
}

impl Redactor {
    /// What is in the text is somebody's: should it stand in a label as well, it is not kept there.
    pub fn hold(&mut self, text: &str) {
        pieces(text, &mut |piece| {
            if let Piece::Word(word) = piece {
                let word = lower(word);
                if let Err(place) = self.held.binary_search(&word) {
                    self.held.insert(place, word);
                }
            }
        });
    }

    /// Text of which only known words may be told.
    pub fn strict(&mut self, text: &str) -> String {
        self.write(text, false)
    }

    /// The label of a field: unknown words are told as well, where they are no names.
    pub fn label(&mut self, text: &str) -> String {
        self.write(text, true)
    }

    /// Several lines, or a sentence: only that there is something, and the zone it prints.
    pub fn prose(&mut self, text: &str) -> String {
        match zone::find(text) {
            Some(zone) => self.strict(&zone) + " …",
            None => "…".into(),
        }
    }

    fn write(&mut self, text: &str, label: bool) -> String {
        let single = text.split_whitespace().count() == 1;
        let mut kept = String::new();
        pieces(text, &mut |piece| match piece {
            Piece::Between(sign) => {
                // Nothing that means something in HTML.
                if !matches!(sign, '<' | '>' | '"' | '\'' | '`' | '&' | '\\' | '=') {
                    kept.push(sign);
                }
            }
            Piece::Word(word) => {
                let lower = lower(word);
                let told = label
                    && (single || !word.starts_with(char::is_uppercase))
                    && !word.bytes().any(|byte| byte.is_ascii_digit())
                    && self.held.binary_search(&lower).is_err();
                match told || is_known(&lower) || zone::find(word).is_some() {
                    true => kept.push_str(word),
                    false => kept.push_str(&self.number(lower)),
                }
            }
        });
        kept
    }

    fn number(&mut self, word: String) -> String {
        let place = self.strange.iter().position(|other| *other == word);
        let place = place.unwrap_or_else(|| {
            self.strange.push(word);
            self.strange.len() - 1
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

/// A word that tells nothing of whose page it is.
pub fn is_known(word: &str) -> bool {
    let figures = word.bytes().take_while(u8::is_ascii_digit).count();
    let (number, unit) = word.split_at(figures);
    let year = matches!(number.parse(), Ok(1970..=2200));
    match (figures, unit) {
        (0, _) => {
            words::has(KNOWN, word) || words::is_of_the_screen(word) || parse::month(word).is_some()
        }
        (4, "") => year,
        (
            1..=3,
            "" | "h" | "m" | "min" | "hr" | "hrs" | "am" | "pm" | "st" | "nd" | "rd" | "th" | "t",
        ) => true,
        _ => false,
    }
}

enum Piece<'t> {
    Word(&'t str),
    Between(char),
}

/// Words as people and programmers write them: `incidentName`, `incident[name]`, `Message:`.
fn pieces<'t>(text: &'t str, take: &mut dyn FnMut(Piece<'t>)) {
    let mut start = None;
    let mut before = ' ';
    for (at, sign) in text.char_indices() {
        let word = sign.is_alphanumeric();
        let hump = sign.is_uppercase() && before.is_lowercase();
        if let Some(from) = start.filter(|_| !word || hump) {
            take(Piece::Word(&text[from..at]));
            start = None;
        }
        match word {
            true => start = start.or(Some(at)),
            false => take(Piece::Between(sign)),
        }
        before = sign;
    }
    if let Some(from) = start {
        take(Piece::Word(&text[from..]));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn strictly(text: &str, expected: &str) {
        assert_eq!(Redactor::default().strict(text), expected);
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
        strictly("jo@example.com", "wa@wb.wc");
        strictly(
            "<b onclick=\"x\">",
            "b waonclick".replace("waonclick", "wawb").as_str(),
        );
        strictly("14:30 UTC 2026", "14:30 UTC 2026");
        strictly("4711 12345678", "wa wb");
    }

    #[test]
    fn a_label_tells_its_own_words_but_no_names() {
        let mut redactor = Redactor::default();
        redactor.hold("Fernhill Grocers; acme");
        assert_eq!(redactor.label("Fernhill narration"), "wa narration");
        assert_eq!(redactor.label("Narration for Oakline"), "wb for wc");
        assert_eq!(redactor.label("Gazette"), "Gazette");
        assert_eq!(redactor.label("acme"), "wd");
    }
}
