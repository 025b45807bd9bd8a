//! `utc-times`: every clock time in title and message is in UTC.

use super::{Case, Rule, example};
use crate::engine::{
    examples::form,
    finding::{Edit, Finding, Fix, Outcome, Severity, Span},
    form::FieldName,
    text::lower,
    time::{
        ClockTime, Doubt, Meaning, PageZone, Replacement, UtcInstant, Verdict, WithUtc, format,
    },
};

pub static RULE: Rule = Rule {
    id: "utc-times",
    renamed_from: &[],
    severity: Severity::Error,
    asks: "Every clock time in title and message is in UTC. A time without a zone is a warning; \
           one that can be read in several ways, \
           or whose weekday is not its date's, is for a person to look at.",
    why: "Clients in other zones read a local time an hour or more off, and again differently \
          after a daylight-saving change. UTC means the same to everybody.",
    options: &[],
    good: &[
        example(
            "Times in UTC.",
            form().message("We start on 24 November 2026 at 22:00 UTC."),
        ),
        example(
            "ISO 8601 says its zone.",
            form().message("From 2026-11-24T22:00:00Z on."),
        ),
        example(
            "Numbers that are no times.",
            form().message("Build 10:30 takes 2 hours, at a 3:1 ratio."),
        ),
    ],
    bad: &[
        example(
            "A local time.",
            form().message("We start on 24 November 2026 at 10pm EST."),
        ),
        example(
            "A range in local time.",
            form().message("24 November 2026, 14:00-16:00 CET."),
        ),
        example(
            "A time without a zone.",
            form().message("We start at 9:30 am."),
        ),
        example(
            "A weekday that is not the date's: the 24th is a Tuesday.",
            form().message("We start on Monday, 24 November 2026 at 22:00 UTC."),
        ),
    ],
    check,
};

/// More times than this in one field are not spoken of one by one: each fix is a whole text, and one
/// mends all.
const MOST: usize = 20;

fn check(case: &Case) -> Outcome {
    case.each_text(&mut |field, text| of_text(case, field, text))
}

fn of_text(case: &Case, field: FieldName, text: &str) -> Vec<Finding> {
    let zone = &case.policy.time.zone;
    let times = case.times(field, text);
    let ours = PageZone::read(zone).unwrap_or(PageZone::Utc);
    let speaker = Speaker {
        case,
        field,
        text,
        times,
        label: case.zone_label(),
        ours,
    };
    let mut findings = Vec::new();
    let mut more = Vec::new();
    for time in times {
        if findings.len() < MOST {
            findings.extend(speaker.about(time));
        } else if !speaker.is_ours(time) {
            more.push(time);
        }
    }
    if !more.is_empty() {
        let words = field.words();
        let sentence = format!(
            "{words} has {} more times that are not in {}.",
            more.len(),
            speaker.label
        );
        let some_zone = more.iter().any(|time| time.zone.is_some());
        let finding = if some_zone {
            Finding::error
        } else {
            Finding::warning
        };
        findings.push(finding(field, sentence));
    }
    if let (Some(first), Some(fix)) = (findings.first_mut(), speaker.all()) {
        first.fixes.push(fix);
    }
    findings
}

/// Speaks about the times of one field.
struct Speaker<'a> {
    case: &'a Case<'a>,
    field: FieldName,
    text: &'a str,
    times: &'a [ClockTime],
    /// The policy's zone, and how it is written behind a time.
    ours: PageZone,
    label: &'a str,
}

impl Speaker<'_> {
    fn about(&self, time: &ClockTime) -> Option<Finding> {
        if let Some(review) = &time.review
            && (matches!(review.doubt, Doubt::DateOrder | Doubt::Weekday) || !self.is_ours(time))
        {
            return Some(self.doubtful(time, review.doubt, &review.readings));
        }
        if self.is_ours(time) {
            return None;
        }
        let (written, label) = (self.written(time), self.label);
        let Some(zone) = &time.zone else {
            return Some(self.without_zone(time));
        };
        let sentence = match self.mended(time) {
            Some(mended) => format!(
                "{} has {written}. Clients read {label}: write {}.",
                self.field.words(),
                short(&mended.text)
            ),
            None if time.start.is_none() && lower(zone).contains("local") => format!(
                "{} has {written}, and nobody outside can know whose time that is. Write it in {label}.",
                self.field.words()
            ),
            None => format!(
                "{} has {written}, in {zone}. Clients read {label}: write it in {label}, with its date.",
                self.field.words()
            ),
        };
        let finding = Finding::error(self.field, sentence).at(time.span);
        Some(match self.mended(time) {
            Some(mended) => self.with_fix(finding, mended),
            None => self.with_places(finding, time),
        })
    }

    /// UTC, or what the policy's zone shows at that moment.
    fn is_ours(&self, time: &ClockTime) -> bool {
        if self.ours == PageZone::Utc {
            return time.verdict == Verdict::Utc;
        }
        let named = time.zone.as_deref().and_then(PageZone::read);
        let Some(named) = named else { return false };
        let at = time.start.unwrap_or(self.case.now);
        let offset = |zone: &PageZone| zone.offset(self.case.zones, at);
        offset(&named).is_some() && offset(&named) == offset(&self.ours)
    }

    fn doubtful(&self, time: &ClockTime, doubt: Doubt, readings: &[Meaning]) -> Finding {
        let what = match doubt {
            Doubt::Season => "names a zone that is not in force on that day",
            Doubt::Abbreviation => "names a zone that several places use",
            Doubt::DateOrder => "has a date that can be read in two ways",
            Doubt::Weekday => "has a weekday that is not the date's",
            Doubt::Repeated => "comes twice on that day, because the clocks are put back",
            Doubt::Skipped => "never comes on that day, because the clocks are put forward",
        };
        let meaning =
            |reading: &Meaning| format!("{} ({})", self.moment(reading.start), reading.means);
        let readings_said: Vec<_> = readings.iter().map(meaning).collect();
        let sentence = format!(
            "{} {what}: it is {}. Write the one you mean in {}.",
            self.written(time),
            readings_said.join(" or "),
            self.label
        );
        let mut finding = Finding::review(self.field, sentence).at(time.span);
        for reading in readings {
            if let Some(mended) = self.rewritten(time, (reading.start, reading.end)) {
                finding = self.with_fix(finding, mended);
            }
        }
        finding
    }

    fn without_zone(&self, time: &ClockTime) -> Finding {
        let label = self.label;
        let sentence = format!(
            "{} has {} without a zone. Write it in {label}.",
            self.field.words(),
            self.written(time)
        );
        let mut finding = Finding::warning(self.field, sentence).at(time.span);
        if let Some((edits, words)) = self.as_read_in(time, &self.case.policy.time.zone) {
            finding = finding.fix(format!("It is {label}: write {}", short(&words)), edits);
        }
        self.with_places(finding, time)
    }

    /// Fixes that take the time as one of a client's clocks, or of the person's own. What they say is
    /// the same on every machine: what one's own time comes to is seen where it is written.
    fn with_places(&self, mut finding: Finding, time: &ClockTime) -> Finding {
        let label = self.label;
        for client in self.case.clients() {
            let Some(zone) = &client.time_zone else {
                continue;
            };
            let Some((edits, words)) = self.as_read_in(time, zone) else {
                continue;
            };
            if finding.fixes.iter().all(|fix| fix.edits != edits) {
                let place = format!("{} time ({})", format::city(zone), client.name);
                finding = finding.fix(format!("It is {place}: write {}", short(&words)), edits);
            }
        }
        let own = self.case.zones.local();
        if let Some((edits, _)) = own.and_then(|zone| self.as_read_in(time, &zone)) {
            finding = finding.fix(format!("It is my local time: write it in {label}"), edits);
        }
        finding
    }

    /// The time taken as one of `zone`: what the text becomes, and the words that are written.
    fn as_read_in(&self, time: &ClockTime, zone: &str) -> Option<(Vec<Edit>, String)> {
        let meaning = time.read_in(zone, &WithUtc(self.case.zones))?;
        let mended = self.rewritten(time, (meaning.start, meaning.end))?;
        Some((self.edits(&mended), mended.text))
    }

    /// "All times here": every time whose moment is certain, in one edit.
    fn all(&self) -> Option<Fix> {
        let certain = |time: &&ClockTime| time.review.is_none() && !self.is_ours(time);
        let mended = self.times.iter().filter(certain);
        let (mut whole, mut at, mut count) = (String::new(), 0, 0);
        for Replacement { span, text } in mended.filter_map(|time| self.mended(time)) {
            // Two that change the same words cannot both be made.
            if let Some(between) = self.text.get(at..span.start) {
                whole = whole + between + &text;
                at = span.end;
                count += 1;
            }
        }
        if count < 2 {
            return None;
        }
        whole.push_str(self.text.get(at..).unwrap_or_default());
        Some(Fix {
            label: format!("Write all {count} times here in {}", self.label),
            edits: vec![Edit::text(self.field, whole)],
        })
    }

    fn mended(&self, time: &ClockTime) -> Option<Replacement> {
        self.said_again(time)
            .or_else(|| self.rewritten(time, (time.start?, time.end)))
    }

    /// "22:00 UTC (5 PM ET)": beside the time, the same moment stands in our zone; that one stays.
    fn said_again(&self, time: &ClockTime) -> Option<Replacement> {
        let lasts = |one: &ClockTime| one.end.zip(one.start).map(|(to, from)| to - from);
        let at = self
            .times
            .partition_point(|other| other.span.start < time.span.start);
        let around = [at.wrapping_sub(1), at + 1].map(|n| self.times.get(n));
        around.into_iter().flatten().find_map(|ours| {
            let apart = (ours.start? - time.start?).num_minutes();
            if !self.is_ours(ours) || lasts(ours) != lasts(time) {
                return None;
            }
            let in_order = ours.span.start < time.span.start;
            let (one, two) = if in_order { (ours, time) } else { (time, ours) };
            let joint = self.text.get(one.span.end..two.span.start)?.trim();
            let closed = self.text.get(two.span.end..)?.starts_with([')', ']', '）']);
            let end = match joint {
                "(" | "[" | "（" if closed => {
                    two.span.end + self.text[two.span.end..].chars().next()?.len_utf8()
                }
                "/" | "=" | "," => two.span.end,
                _ => return None,
            };
            // A day that is said once is that of the first: the one that stays, or it would be another.
            let undated = !ours.is_dated && !time.is_dated;
            let told_once = undated || in_order && end > two.span.end;
            if apart != 0 && !(told_once && apart % (24 * 60) == 0) {
                return None;
            }
            let span = Span {
                start: one.span.start,
                end,
            };
            let text = self.text.get(ours.span.start..ours.span.end)?.into();
            Some(Replacement { span, text })
        })
    }

    fn rewritten(
        &self,
        time: &ClockTime,
        moments: (UtcInstant, Option<UtcInstant>),
    ) -> Option<Replacement> {
        self.case.rewrite(self.text, time, moments)
    }

    fn with_fix(&self, finding: Finding, mended: Replacement) -> Finding {
        let edits = self.edits(&mended);
        finding.fix(format!("Write {}", short(&mended.text)), edits)
    }

    fn edits(&self, mended: &Replacement) -> Vec<Edit> {
        vec![Edit::text(self.field, mended.apply(self.text))]
    }

    fn written(&self, time: &ClockTime) -> String {
        format!("“{}”", &self.text[time.span.start..time.span.end])
    }

    /// `22:00 UTC on 24 November 2026`.
    fn moment(&self, at: UtcInstant) -> String {
        let clock = format::clock(at.time(), self.case.policy.time.clock);
        format!("{clock} UTC on {}", format::long_day(at.date_naive()))
    }
}

/// A button says no more than a line of what it writes.
fn short(text: &str) -> String {
    let line = text.replace('\n', " ");
    if line.chars().count() <= 60 {
        return line;
    }
    let cut: String = line.chars().take(57).collect();
    format!("{}…", cut.trim_end())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::engine::form::Field;
    use crate::engine::{
        audience::Audience,
        form::{Form, Screen},
        policy::Policy,
        time::tests::{Rules, instant},
    };

    fn findings(message: &str) -> Vec<Finding> {
        let mut form = Form::new(Screen::MaintenanceNew);
        form.message = Field::Value(message.into());
        let outcome = check(&Case::new(
            &form,
            &Policy::default(),
            &Audience::default(),
            instant("2026-11-23T12:00:00Z"),
            &Rules,
        ));
        match outcome {
            Outcome::Found(findings) => findings,
            Outcome::Pass => Vec::new(),
            other => panic!("{other:?}"),
        }
    }

    /// The severity and every text that a fix would make.
    #[track_caller]
    fn says(message: &str, severity: Severity, fixed: &[&str]) {
        let findings = findings(message);
        assert_eq!(findings.len(), 1, "{findings:#?}");
        assert_eq!(findings[0].severity, severity, "{}", findings[0].sentence);
        let made: Vec<_> = findings[0]
            .fixes
            .iter()
            .map(|fix| match &fix.edits[..] {
                [Edit::Message(text)] => text.as_str(),
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(made, fixed);
        for text in made {
            assert_eq!(self::findings(text), [], "{text}");
        }
    }

    #[test]
    fn mends() {
        says("24 Nov, 10pm EST", Severity::Error, &["25 Nov, 03:00 UTC"]);
        says(
            "24 Nov, 14:00-16:00 CET",
            Severity::Error,
            &["24 Nov, 13:00-15:00 UTC"],
        );
        says("at 9:30 am", Severity::Warning, &[]);
        says(
            "24 Nov at 9:30 am",
            Severity::Warning,
            &["24 Nov at 09:30 UTC", "24 Nov at 15:30 UTC"],
        );
        says("at 9 am local time", Severity::Error, &[]);
        says(
            "24 Nov at 9 am local time",
            Severity::Error,
            &["24 Nov at 15:00 UTC"],
        );
    }

    #[test]
    fn a_moment_that_is_said_twice_is_said_once() {
        let once = |message: &str, fixed: &str| says(message, Severity::Error, &[fixed]);
        once("24 Nov, 22:00 UTC (5 PM ET).", "24 Nov, 22:00 UTC.");
        once("24 Nov, 5 PM ET (22:00 UTC).", "24 Nov, 22:00 UTC.");
        once(
            "24 Nov, 22:00-23:00 UTC / 5-6 PM ET",
            "24 Nov, 22:00-23:00 UTC",
        );
        // The day is that of the time that stays.
        once("25 Nov, 01:00 UTC (8 PM ET).", "25 Nov, 01:00 UTC.");
        let fixed = "24 Nov, 01:00 UTC (2026-11-25) (01:00 UTC)";
        once("24 Nov, 8 PM ET (01:00 UTC)", fixed);
        let fixed = "24 Nov 22:00 UTC, 22:00 UTC on 25 Nov";
        once("24 Nov 22:00 UTC, 5 PM ET on 25 Nov", fixed);
        // Another moment, and another length, are none of it.
        once(
            "24 Nov, 22:00 UTC (6 PM ET)",
            "24 Nov, 22:00 UTC (23:00 UTC)",
        );
        once(
            "24 Nov, 22:00 UTC (5-6 PM ET)",
            "24 Nov, 22:00 UTC (22:00-23:00 UTC)",
        );
    }

    #[test]
    fn asks_where_in_doubt() {
        says(
            "4 July 2026 at 10 am EST",
            Severity::Review,
            &["4 July 2026 at 15:00 UTC", "4 July 2026 at 14:00 UTC"],
        );
        says(
            "24 Nov at 10 am CST",
            Severity::Review,
            &["24 Nov at 16:00 UTC", "24 Nov at 02:00 UTC"],
        );
        says(
            "on 11/12/2026 at 10:00 UTC",
            Severity::Review,
            &["on 2026-11-12 at 10:00 UTC", "on 2026-12-11 at 10:00 UTC"],
        );
    }

    #[test]
    fn says_nothing_without_need() {
        for text in [
            "22:00 UTC",
            "2021-01-12T22:00:00Z",
            "Build 10:30",
            "3:1 ratio",
            "2 hours",
        ] {
            assert_eq!(findings(text), [], "{text}");
        }
    }

    #[test]
    fn very_many_times_are_counted() {
        let findings = findings(&"24 Nov 10:00 EST. ".repeat(25));
        assert_eq!(findings.len(), MOST + 1);
        let last = findings.last().unwrap();
        assert_eq!(
            last.sentence,
            "Message has 5 more times that are not in UTC."
        );
        let all = findings[0].fixes.last().unwrap();
        assert_eq!(all.label, "Write all 25 times here in UTC");
    }

    #[test]
    fn mends_all_at_once() {
        let findings = findings("24 Nov from 9 am EST. On 26 Nov at 10 am EST again.");
        let last = findings[0].fixes.last().unwrap();
        assert_eq!(last.label, "Write all 2 times here in UTC");
        assert_eq!(
            last.edits,
            [Edit::Message(
                "24 Nov from 14:00 UTC. On 26 Nov at 15:00 UTC again.".into()
            )]
        );
    }
}
