//! Atoms after a clock → its zone: directly after it, in brackets, or after its date.

use super::atoms::{Atom, AtomKind};
use super::clock_reading::ClockReading;
use super::phrase::{Atoms, Phrase, ZoneMention};
use super::words::{flag, zone};
use super::zones::{self, Zone};

impl Atoms<'_> {
    /// Attaches the zone after the last atom of a phrase.
    pub(super) fn attach_zone(&self, phrase: &mut Phrase) {
        let after = phrase.last + 1;
        // In German every noun is written large: "um 22:00 Wartung".
        let leads = |before: usize| {
            let words = [
                "at", "from", "until", "till", "by", "before", "after", "between",
            ];
            words.contains(&self.text(before).to_ascii_lowercase().as_str())
        };
        let is_led = phrase.first.checked_sub(1).is_some_and(leads);
        let unlisted = || is_led.then(|| self.read_unlisted_name(after)).flatten();
        let Some((zone, last)) = self.read_zone_after(after, phrase.clock).or_else(unlisted) else {
            return;
        };
        let zone = combine_zones(phrase.zone, zone);
        phrase.zone = Some(zone);
        phrase.last = last;
        phrase.end = self.list[last].end;
    }

    /// The zone of the clock before atom `at`, and the last atom of the zone.
    pub(super) fn read_zone_after(
        &self,
        at: usize,
        clock: ClockReading,
    ) -> Option<(ZoneMention, usize)> {
        let at = self.skip_cjk_particles(at);
        let (mut named, mut last) = self
            .read_zone_at(at, clock)
            .or_else(|| self.read_zone_after_date(at, clock))?;
        // "22:00 UTC local time" is not UTC.
        if let &AtomKind::Zone(more) = self.kind_at(last + 1)
            && self.clock_at(last + 2).is_none()
            && !self.is_mark(last + 2, &[':'])
        {
            let Atom { start, end, .. } = self.list[last + 1];
            named = combine_zones(
                Some(named),
                ZoneMention {
                    zone: more,
                    start,
                    end,
                },
            );
            named.end = end;
            last += 1;
        }
        // "PDT (UTC-7)", "CET/CEST".
        if let Some((more, end)) = self.read_bracketed_zone(last + 1)
            && self.is_mark(last + 1, &['(', '['])
        {
            named = combine_zones(Some(named), more);
            named.end = self.list[end].end;
            last = end;
        } else if self.is_mark(last + 1, &['/'])
            && let &AtomKind::Zone(zone) = self.kind_at(last + 2)
            && self.clock_at(last + 3).is_none()
        {
            let atom = self.list[last + 2];
            named = combine_zones(
                Some(named),
                ZoneMention {
                    zone,
                    start: atom.start,
                    end: atom.end,
                },
            );
            last += 2;
        }
        Some((named, last))
    }

    /// Skips the particles of `の間（CST）` where a zone in brackets follows.
    fn skip_cjk_particles(&self, at: usize) -> usize {
        const SIGNS: [&str; 9] = ["の", "間", "间", "頃", "ご", "ろ", "まで", "迄", "的"];
        let is_sign = matches!(self.kind_at(at), AtomKind::Word(_)) && !self.text(at).is_ascii();
        if !is_sign {
            return at;
        }
        let end = (at..at + 4).find(|&n| !SIGNS.contains(&self.text(n)));
        let end = end.unwrap_or(at);
        let leads = end > at && self.read_bracketed_zone(end).is_some();
        if leads { end } else { at }
    }

    pub(super) fn read_zone_at(
        &self,
        at: usize,
        clock: ClockReading,
    ) -> Option<(ZoneMention, usize)> {
        let listed = self.is_mark(at, &[',']);
        let at = at + usize::from(listed);
        // "по московскому времени".
        let at = if self.is_word(at, flag::OCLOCK) || self.text(at) == "по" {
            at + 1
        } else {
            at
        };
        if let Some(found) = self
            .read_bracketed_zone(at)
            .or_else(|| self.read_name_with_offset(at))
        {
            return Some(found);
        }
        let atom = *self.list.get(at)?;
        let zone = match atom.kind {
            AtomKind::Zone(zone) if !self.is_estimated_not_zone(at) && !self.is_department(at) => {
                Some(zone)
            }
            AtomKind::Word(meaning) => {
                let letters = meaning.zone & zone::LETTERS != 0;
                let place = meaning.zone & zone::PLACE != 0;
                letters
                    .then(|| read_lowercase_abbreviation(self.text(at), clock))
                    .flatten()
                    .or_else(|| self.read_lowercase_region(at, clock))
                    .or_else(|| {
                        let ends = self.is_followed_by_no_noun(at + 1)
                            || matches!(self.text(at + 1), "in" | "at");
                        (meaning.has_flag(flag::LOCAL) && ends).then_some(Zone::Unknown)
                    })
                    .or_else(|| {
                        place
                            .then(|| self.read_place(at))
                            .flatten()
                            // In "10:00, Denver: 11:00" the place belongs to the next time.
                            .filter(|_| {
                                self.is_followed_by_no_noun(at + 1)
                                    && !(listed && self.is_mark(at + 1, &[':']))
                            })
                    })
            }
            _ => None,
        };
        let (start, end) = (atom.start, atom.end);
        zone.map(|zone| (ZoneMention { zone, start, end }, at))
            .or_else(|| self.read_unlisted_place_time(at))
    }

    /// "0100 central", unless a noun follows that "central" describes.
    fn read_lowercase_region(&self, at: usize, clock: ClockReading) -> Option<Zone> {
        let word = self.text(at);
        let is_region = matches!(word, "central" | "eastern" | "pacific" | "mountain");
        let is_clear = clock.has_minutes || clock.meridiem.is_some();
        if !is_region || !is_clear || !self.is_followed_by_no_noun(at + 1) {
            return None;
        }
        Some(Zone::Region(
            zones::find_place(word)?,
            zones::ZoneSeason::Any,
        ))
    }

    /// "08:00 WITA (GMT+8)", "08:00 Singapore, UTC+8": an offset after a name that may be unknown.
    fn read_name_with_offset(&self, at: usize) -> Option<(ZoneMention, usize)> {
        self.word_at(at)?;
        let is_name = |n: usize| {
            let capital = self.text(n).chars().next().is_some_and(char::is_uppercase);
            let plain = self
                .word_at(n)
                .is_some_and(|word| word.flags == 0 && word.month == 0);
            capital && plain || self.text(n) == "time" && n > at
        };
        let end = (at..at + 4)
            .find(|&n| !is_name(n))
            .filter(|&end| end > at)?;
        let joined = self.is_mark(end, &[',', '/', '-']);
        let (offset, last) = match self.kind_at(end + usize::from(joined)) {
            &AtomKind::Zone(zone @ Zone::Offset(_)) => {
                let last = end + usize::from(joined);
                let Atom { start, end, .. } = self.list[last];
                (ZoneMention { zone, start, end }, last)
            }
            _ if joined => return None,
            _ => self.read_bracketed_zone(end)?,
        };
        let is_offset = matches!(offset.zone, Zone::Offset(_));
        is_offset.then(|| {
            let named = ZoneMention {
                zone: offset.zone,
                start: self.list[at].start,
                end: self.list[last].end,
            };
            (named, last)
        })
    }

    /// "At 16:30 ICT services are restarted": an abbreviation that names a department.
    fn is_department(&self, at: usize) -> bool {
        matches!(self.text(at), "ICT" | "CAT" | "ART" | "PET" | "MET" | "SST")
            && self.word_at(at + 1).is_some()
            && !self.is_followed_by_no_noun(at + 1)
    }

    /// "17:00 Oslo time": a place that is in no table still has a zone of its own.
    fn read_unlisted_place_time(&self, at: usize) -> Option<(ZoneMention, usize)> {
        let named = |n: usize| {
            let capital = self.text(n).chars().next().is_some_and(char::is_uppercase);
            capital && self.word_at(n).is_some_and(|meaning| meaning.flags == 0)
        };
        let time = (at + 1..at + 3).find(|&n| self.text(n) == "time")?;
        let ends = self.is_followed_by_no_noun(time + 1) && !self.is_mark(time + 1, &['-']);
        ((at..time).all(named) && ends).then(|| {
            let zone = ZoneMention {
                zone: Zone::Unknown,
                start: self.list[at].start,
                end: self.list[time].end,
            };
            (zone, time)
        })
    }

    /// "at 22:00 Quito.": a name that is in no table, right behind a time that words lead to, ends its clause. Whose time
    /// it is then is not known. In "at 22:00 Maintenance begins" the sentence goes on.
    pub(super) fn read_unlisted_name(&self, at: usize) -> Option<(ZoneMention, usize)> {
        let meaning = self.word_at(at)?;
        let mut signs = self.text(at).chars();
        let is_name = signs.next().is_some_and(char::is_uppercase)
            && signs.clone().count() >= 3
            && signs.all(char::is_lowercase);
        let is_plain = meaning.flags == 0
            && meaning.month == 0
            && meaning.weekday == 0
            && meaning.day.is_none()
            && meaning.zone == 0;
        let ends = match self.kind_at(at + 1) {
            AtomKind::Stop | AtomKind::Line => true,
            AtomKind::Mark(mark) => matches!(mark, ',' | ')' | ']'),
            _ => at + 1 == self.list.len(),
        };
        (is_name && is_plain && ends).then(|| {
            let Atom { start, end, .. } = self.list[at];
            let zone = Zone::Unknown;
            (ZoneMention { zone, start, end }, at)
        })
    }

    /// "(UTC)", "(in UTC)", "[CET]", "(GMT+9, about 12 hours)".
    pub(super) fn read_bracketed_zone(&self, at: usize) -> Option<(ZoneMention, usize)> {
        if !self.is_mark(at, &['(', '[']) {
            return None;
        }
        if let Some(found) = self.read_bracketed_offset(at) {
            return Some(found);
        }
        let mut at = at + 1;
        if self.is_word(at, flag::BEFORE | flag::ON) || self.is_word(at, flag::ABOUT) {
            at += 1;
        }
        let named = match self.kind_at(at) {
            AtomKind::Word(meaning) if self.is_mark(at + 1, &[')', ']']) => ZoneMention {
                zone: if meaning.has_flag(flag::LOCAL) {
                    Zone::Unknown
                } else {
                    self.read_place(at)?
                },
                start: self.list[at].start,
                end: self.list[at].end,
            },
            &AtomKind::Zone(zone) => ZoneMention {
                zone,
                start: self.list[at].start,
                end: self.list[at].end,
            },
            &AtomKind::Mark(sign @ ('+' | '-')) => self.read_bare_offset(at, sign)?,
            _ => return None,
        };
        if matches!(self.kind_at(at), AtomKind::Mark(_)) {
            let close = self
                .list
                .iter()
                .skip(at)
                .take(6)
                .position(|atom| atom.start >= named.end)?
                + at;
            return self.is_mark(close, &[')', ']']).then_some((named, close));
        }
        if self.clock_at(at + 1).is_some() {
            return None;
        }
        // "(local time of each store)".
        let words = (at + 1..at + 6)
            .take_while(|&n| self.word_at(n).is_some())
            .count();
        let close = at
            + 1
            + if named.zone == Zone::Unknown {
                words
            } else {
                0
            };
        if !self.is_mark(close, &[')', ']']) {
            return Some((named, at));
        }
        let end = self.list[close - 1].end;
        Some((ZoneMention { end, ..named }, close))
    }

    /// "(Singapore, UTC+8)", "(SGT / GMT+8)": the offset counts, not the names.
    fn read_bracketed_offset(&self, open: usize) -> Option<(ZoneMention, usize)> {
        let close = (open + 1..open + 8).find(|&n| {
            !matches!(
                self.kind_at(n),
                AtomKind::Word(_) | AtomKind::Zone(_) | AtomKind::Mark(',' | '/' | '-' | '|' | '=')
            )
        })?;
        let mut zones = (open + 1..close).filter_map(|n| match self.kind_at(n) {
            &AtomKind::Zone(zone @ Zone::Offset(_)) => Some(zone),
            _ => None,
        });
        let (zone, other) = (zones.next()?, zones.next());
        let is_named = close > open + 2 && other.is_none();
        (is_named && self.is_mark(close, &[')', ']'])).then(|| {
            let (start, end) = (self.list[open].start, self.list[close].end);
            (ZoneMention { zone, start, end }, close)
        })
    }

    /// A place next to its time, without the word "time": "5pm in London", and in a list of cities
    /// "Denver: 1:00 PM". Used only where nothing else names the zone.
    pub(super) fn find_place_beside(&self, phrases: &[Phrase], n: usize) -> Option<ZoneMention> {
        let after = phrases[n].last + 1;
        if self.text(after) == "in" {
            let long = self
                .read_place_name(after + 1, 2)
                .map(|place| (place, after + 3));
            let found = long.or_else(|| Some((self.read_place_name(after + 1, 1)?, after + 2)));
            let (place, end) = found.filter(|&(_, end)| self.is_followed_by_no_noun(end))?;
            return Some(
                self.read_bracketed_zone(end)
                    .map_or(place, |(zone, _)| zone),
            );
        }
        let before = |n: usize| {
            let joint = phrases.get(n)?.first.checked_sub(1)?;
            if !self.is_mark(joint, &[':', '-']) {
                return None;
            }
            let long = joint
                .checked_sub(2)
                .and_then(|at| self.read_place_name(at, 2));
            long.or_else(|| self.read_place_name(joint.checked_sub(1)?, 1))
        };
        let place = before(n)?;
        let other = |n: usize| before(n).is_some_and(|other| other.zone != place.zone);
        (other(n + 1) || other(n.wrapping_sub(1))).then_some(place)
    }

    /// The zone of a place name of `words` words from atom `at` on.
    fn read_place_name(&self, at: usize, words: usize) -> Option<ZoneMention> {
        if self.word_at(at)?.zone & zone::PLACE == 0 {
            return None;
        }
        let (start, end) = (self.list[at].start, self.list.get(at + words - 1)?.end);
        let name = &self.text[start..end];
        let region = zones::find_place(&name.to_lowercase().replace(' ', "_"))?;
        let zone = Zone::Region(region, zones::ZoneSeason::Any);
        name.starts_with(char::is_uppercase)
            .then_some(ZoneMention { zone, start, end })
    }

    /// "3pm London", "3pm (UK)": a place that means its zone.
    fn read_place(&self, at: usize) -> Option<Zone> {
        let word = self.text(at);
        let capital = word.chars().next().is_some_and(char::is_uppercase);
        let region = zones::find_place(&word.to_lowercase()).filter(|_| capital)?;
        Some(Zone::Region(region, zones::ZoneSeason::Any))
    }

    /// "(+02:00)", whose digits were read as a clock.
    pub(super) fn read_bare_offset(&self, at: usize, sign: char) -> Option<ZoneMention> {
        let start = self.list[at].start;
        let atom = self.list.get(at + 1)?;
        let figures = self.text.get(atom.start..)?;
        let length = figures
            .bytes()
            .take_while(|b| b.is_ascii_digit() || *b == b':')
            .count();
        let digits: u32 = figures[..length]
            .bytes()
            .filter(u8::is_ascii_digit)
            .fold(0, |n, b| {
                n.saturating_mul(10).saturating_add((b - b'0').into())
            });
        let minutes = match length {
            5 => digits / 100 * 60 + digits % 100,
            4 => digits / 100 * 60 + digits % 100,
            2 => digits * 60,
            _ => return None,
        } as i16;
        if minutes > 14 * 60 {
            return None;
        }
        let zone = match (sign, minutes) {
            (_, 0) => Zone::Utc,
            ('-', _) => Zone::Offset(-minutes),
            _ => Zone::Offset(minutes),
        };
        Some(ZoneMention {
            zone,
            start,
            end: atom.start + length,
        })
    }

    /// `22:00 12/10/2020 GMT`, `10 AM on Monday, March 3 (PST)`.
    pub(super) fn read_zone_after_date(
        &self,
        at: usize,
        clock: ClockReading,
    ) -> Option<(ZoneMention, usize)> {
        let at_date = self.skip_date(at)?;
        let (named, last) = self.read_zone_at(at_date, clock)?;
        // In "10:00 on Monday, UTC 22:00" and "10:00, Monday UTC: 22:00" the zone belongs to the
        // next time.
        (!self.is_mark(last + 1, &[':']) && self.clock_at(last + 1).is_none())
            .then_some((named, last))
    }

    /// "EST. DOWNTIME" means "estimated", not Eastern Standard Time.
    pub(super) fn is_estimated_not_zone(&self, at: usize) -> bool {
        self.text(at).eq_ignore_ascii_case("est")
            && matches!(self.kind_at(at + 1), AtomKind::Stop | AtomKind::Mark('.'))
            && self.is_mark(at.wrapping_sub(1), &[','])
            && self.is_word(at + 2, flag::ESTIMATED)
    }
}

/// An abbreviation in lower case that is no ordinary word: "10pm est".
pub(super) fn read_lowercase_abbreviation(word: &str, clock: ClockReading) -> Option<Zone> {
    if !(2..=4).contains(&word.len()) || !word.is_ascii() {
        return None;
    }
    let index = zones::find_abbreviation(&word.to_ascii_uppercase())?;
    let safe = matches!(
        word.to_ascii_lowercase().as_str(),
        "pst"
            | "pdt"
            | "cst"
            | "cdt"
            | "mst"
            | "mdt"
            | "edt"
            | "cet"
            | "cest"
            | "bst"
            | "jst"
            | "kst"
            | "aest"
            | "aedt"
            | "msk"
            | "hkt"
            | "sgt"
    );
    let shaky = matches!(
        word.to_ascii_lowercase().as_str(),
        "est" | "ist" | "et" | "ct" | "pt" | "mt"
    );
    (safe || shaky && clock.meridiem.is_some()).then_some(Zone::Abbreviation(index))
}

/// Two names of one zone: an offset takes precedence ("CST (UTC+8)"), and two seasons mean the
/// region.
pub(super) fn combine_zones(first: Option<ZoneMention>, second: ZoneMention) -> ZoneMention {
    let Some(first) = first else { return second };
    let region = |zone: Zone| match zone {
        Zone::Region(region, _) => Some(region),
        Zone::Abbreviation(index) => Some(zones::ABBREVIATIONS[usize::from(index)].region),
        _ => None,
    };
    let zone = match (first.zone, second.zone) {
        (a, b) if a == b => a,
        (Zone::Utc, other) => other,
        (_, offset @ Zone::Offset(_)) => offset,
        (a @ Zone::Abbreviation(_), b @ Zone::Abbreviation(_)) if region(a) == region(b) => {
            Zone::Region(region(a).unwrap_or_default(), zones::ZoneSeason::Any)
        }
        // "CST (China Standard Time)": the long name decides between the meanings.
        (Zone::Abbreviation(_), long @ Zone::Region(..)) => long,
        (a, _) => a,
    };
    ZoneMention {
        zone,
        start: first.start,
        end: second.end,
    }
}
