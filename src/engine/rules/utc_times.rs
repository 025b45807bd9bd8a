//! `utc-times`: every clock time in title and message is in UTC.

use crate::engine::sorting;
use crate::engine::{
    examples::form,
    finding::{Edit, Finding, Fix, Severity},
    form::FieldName,
    rule::{Rule, Scope, example},
    rule_context::{Need, RuleContext, Skip},
    time::{ClockTime, Doubt, Meaning, Rewriting, StartAndEnd, UtcInstant, ZonesWithUtc, format},
};

mod pairs;

use pairs::{FieldTimes, Pairing};

pub static RULE: Rule = Rule {
    id: "utc-times",
    renamed_from: &[],
    severity: Severity::Error,
    asks: "Every clock time in title and message is in UTC. A time without a zone is a warning; \
           one in UTC that can be read in several ways, \
           or whose weekday is not its date's, is for a person to look at. A time in another zone is right beside \
           its equal in UTC, where the policy's `time.pairs` allows the zone.",
    why: "Clients in other zones read a local time an hour or more off, and again differently \
          after a daylight-saving change. UTC means the same to everybody.",
    applies_to: Scope::FORMS,
    needs: &[Need::Text],
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
        example(
            "A time in a zone that the policy allows beside its equal in UTC.",
            form().message("We start on 24 November 2026 at 22:00 UTC (17:00 EST)."),
        )
        .with_policy(r#"{"time": {"pairs": ["any"]}}"#),
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

/// More times than this in one field have no finding of their own: each fix is a whole text, and one
/// mends all.
const MOST: usize = 20;

fn check(context: &RuleContext) -> Result<Vec<Finding>, Skip> {
    context.check_each_text(&mut |field, text| check_text(context, field, text))
}

fn check_text(context: &RuleContext, field: FieldName, text: &str) -> Vec<Finding> {
    let field_times = FieldTimes::of(context, field, text);
    let mut findings = Vec::new();
    let mut more = Vec::new();
    for time in field_times.times {
        if findings.len() < MOST {
            findings.extend(field_times.finding_for(time));
        } else if !field_times.is_right(time) {
            more.push(time);
        }
    }
    if !more.is_empty() {
        let words = context.field_name(field);
        let sentence = format!(
            "{words} has {} more times that are not in {}.",
            more.len(),
            field_times.label
        );
        let some_zone = more.iter().any(|time| time.zone.is_some());
        let finding = if some_zone {
            Finding::error
        } else {
            Finding::warning
        };
        findings.push(finding(field, sentence));
    }
    if let (Some(first), Some(fix)) = (findings.first_mut(), field_times.fix_for_all()) {
        first.fixes.push(fix);
    }
    findings
}

impl FieldTimes<'_> {
    fn finding_for(&self, time: &ClockTime) -> Option<Finding> {
        if time.is_opening_hours(self.text) {
            return None;
        }
        let is_in_policy_zone = self.is_in_policy_zone(time);
        if !is_in_policy_zone {
            match self.pairing_of(time) {
                Pairing::Equal => return None,
                Pairing::Unequal { beside, zone } => {
                    if let Some(finding) = self.unequal_finding(time, beside, &zone) {
                        return Some(self.with_others(finding, time));
                    }
                }
                Pairing::None => {}
            }
        }
        if let Some(review) = &time.review
            && (review.doubt.is_of_moment() || !is_in_policy_zone)
        {
            return Some(self.ambiguity_finding(time, review.doubt, &review.readings));
        }
        if is_in_policy_zone {
            return None;
        }
        let (written, label) = (self.written(time), self.label);
        let Some(zone) = &time.zone else {
            return Some(self.without_zone(time));
        };
        let mended = self.rewritten_as_meant(time);
        let sentence = match &mended {
            Some(mended) => format!(
                "{} has {written}. Clients read {label}: write {}.",
                self.context.field_name(self.field),
                self.short(mended)
            ),
            None if time.start.is_none() && zone.to_lowercase().contains("local") => format!(
                "{} has {written}, and nobody outside can know whose time that is. Write it in {label}.",
                self.context.field_name(self.field)
            ),
            None => format!(
                "{} has {written}, in {zone}. Clients read {label}: write it in {label}, with its date.",
                self.context.field_name(self.field)
            ),
        };
        let finding = Finding::error(self.field, sentence).at_span(time.span);
        Some(match mended {
            Some(_) => self.with_others(finding, time),
            None => self.with_places(finding, time),
        })
    }

    /// It is in the policy's zone, or stands beside its equal there, or says when something is open.
    fn is_right(&self, time: &ClockTime) -> bool {
        self.is_in_policy_zone(time)
            || matches!(self.pairing_of(time), Pairing::Equal)
            || time.is_opening_hours(self.text)
    }

    fn ambiguity_finding(&self, time: &ClockTime, doubt: Doubt, readings: &[Meaning]) -> Finding {
        let what = match doubt {
            Doubt::Season => "names a zone that is not in force on that day",
            Doubt::Abbreviation => "names a zone that several places use",
            Doubt::DateOrder => "has a date that can be read in two ways",
            Doubt::Weekday => "has a weekday that is not the date's",
            Doubt::Week => "names a weekday without its date",
            Doubt::RelativeDay => "names a day and a date that is another day",
            Doubt::Midnight => "can be either end of its day",
            Doubt::Clocks => "says two times of the day",
            Doubt::Repeated => "comes twice on that day, because the clocks are put back",
            Doubt::Skipped => "never comes on that day, because the clocks are put forward",
        };
        // The end is given where the start is the same in each reading.
        let first = readings.first().map(|reading| reading.start);
        let one_start = readings.iter().all(|other| Some(other.start) == first);
        let meaning = |reading: &Meaning| {
            let at = reading.end.filter(|_| one_start).unwrap_or(reading.start);
            format!("{} ({})", self.moment(at), reading.means)
        };
        let meanings: Vec<_> = readings.iter().map(meaning).collect();
        let sentence = format!(
            "{} {what}: it is {}. Write the one you mean in {}.",
            self.written(time),
            meanings.join(" or "),
            self.label
        );
        // Not in the policy's zone in any reading: that alone is wrong.
        let new = if self.is_in_policy_zone(time) {
            Finding::review
        } else {
            Finding::error
        };
        let mut finding = new(self.field, sentence).at_span(time.span);
        // The day of the schedule is the likeliest, and is offered first.
        let scheduled = self
            .context
            .find_window()
            .map(|window| window.start.date_naive());
        let mut readings: Vec<&Meaning> = readings.iter().collect();
        sorting::sort_by_key(&mut readings, |reading| {
            Some(reading.start.date_naive()) != scheduled
        });
        for reading in readings {
            if let Some(mended) = self.rewritten(time, (reading.start, reading.end)) {
                finding = self.with_fix(finding, &mended);
            }
        }
        self.with_others(finding, time)
    }

    fn without_zone(&self, time: &ClockTime) -> Finding {
        let label = self.label;
        let sentence = format!(
            "{} has {} without a zone. Write it in {label}.",
            self.context.field_name(self.field),
            self.written(time)
        );
        let mut finding = Finding::warning(self.field, sentence).at_span(time.span);
        finding = self.with_others(finding, time);
        for (edits, words) in self.as_read_in(time, &self.context.policy.time.zone) {
            finding = add_fix_once(finding, format!("It is {label}: write {words}"), edits);
        }
        self.with_places(finding, time)
    }

    /// Fixes that take the time as one of a client's clocks, or of the person's own. What they say is
    /// the same on every machine: what one's own time comes to is seen where it is written.
    fn with_places(&self, mut finding: Finding, time: &ClockTime) -> Finding {
        let label = self.label;
        for client in self.context.chosen_clients() {
            let Some(zone) = &client.time_zone else {
                continue;
            };
            let place = format!("{} time ({})", format::zone_city(zone), client.name);
            for (edits, words) in self.as_read_in(time, zone) {
                finding = add_fix_once(finding, format!("It is {place}: write {words}"), edits);
            }
        }
        let own = self.context.zones.local_zone();
        if let Some((edits, _)) =
            own.and_then(|zone| self.as_read_in(time, &zone).into_iter().next())
        {
            finding = finding.with_fix(format!("It is my local time: write it in {label}"), edits);
        }
        finding
    }

    /// The time taken as one of `zone`, in each reading: what the text becomes, and the words that are
    /// written.
    fn as_read_in(&self, time: &ClockTime, zone: &str) -> Vec<(Vec<Edit>, String)> {
        let readings = time.meanings_in_zone(zone, &ZonesWithUtc(self.context.zones));
        let mended = |meaning: Meaning| {
            let mended = self.rewritten(time, (meaning.start, meaning.end))?;
            Some((self.edits(&mended), self.short(&mended)))
        };
        readings.into_iter().filter_map(mended).collect()
    }

    /// Fixes for each moment that is written beside a time as the same: "22:00 UTC (6 PM ET)".
    fn with_others(&self, mut finding: Finding, time: &ClockTime) -> Finding {
        for moments in time.collect_moments(self.text, self.times) {
            if let Some(mended) = self.rewritten(time, moments) {
                finding = self.with_fix(finding, &mended);
            }
        }
        finding
    }

    /// "All times here": every time whose moment is certain, in one edit.
    fn fix_for_all(&self) -> Option<Fix> {
        let certain = |time: &&ClockTime| time.review.is_none() && !self.is_right(time);
        let times = self.times.iter().filter(certain);
        let wanted: Vec<_> = times
            .filter_map(|time| Some((time, (time.start?, time.end))))
            .filter(|(time, moments)| self.rewritten(time, *moments).is_some())
            .collect();
        let mended = self.context.rewrite_times(self.field, self.text, &wanted)?;
        if mended.time_count() < 2 {
            return None;
        }
        Some(Fix {
            label: format!(
                "Write all {} times here in {}",
                mended.time_count(),
                self.label
            ),
            edits: self.edits(&mended),
            covers_other_rules: false,
        })
    }

    fn rewritten_as_meant(&self, time: &ClockTime) -> Option<Rewriting> {
        time.start?;
        let moments = *time.collect_moments(self.text, self.times).first()?;
        self.rewritten(time, moments)
    }

    fn rewritten(&self, time: &ClockTime, moments: StartAndEnd) -> Option<Rewriting> {
        self.context
            .rewrite_times(self.field, self.text, &[(time, moments)])
    }

    fn with_fix(&self, finding: Finding, mended: &Rewriting) -> Finding {
        let label = format!("Write {}", self.short(mended));
        add_fix_once(finding, label, self.edits(mended))
    }

    fn edits(&self, mended: &Rewriting) -> Vec<Edit> {
        vec![Edit::replace_text(self.field, mended.apply_to(self.text))]
    }

    /// A button says no more than a line of what it writes.
    fn short(&self, mended: &Rewriting) -> String {
        let line = mended.quote_rewritten(self.text);
        if line.chars().count() <= 60 {
            return line;
        }
        let cut: String = line.chars().take(57).collect();
        format!("{}…", cut.trim_end())
    }

    /// `22:00 UTC on 24 November 2026`.
    fn moment(&self, at: UtcInstant) -> String {
        let clock = format::format_clock(at.time(), self.context.policy.time.clock);
        format!(
            "{clock} UTC on {}",
            format::format_long_day(at.date_naive())
        )
    }
}

/// Adds a fix, unless another one makes the same of the text.
fn add_fix_once(finding: Finding, label: String, edits: Vec<Edit>) -> Finding {
    let known = finding.fixes.iter().any(|fix| fix.edits == edits);
    if known {
        finding
    } else {
        finding.with_fix(label, edits)
    }
}

#[cfg(test)]
mod tests;
