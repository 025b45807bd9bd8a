//! Times in another zone beside their equal in the policy's: "22:00 UTC (17:00 EST)", a table of the window with
//! a line for each zone. Where `time.pairs` allows the zone, such a time is right if both are one moment.

use crate::engine::sorting;
use crate::engine::{
    finding::{Edit, Finding},
    form::FieldName,
    rule_context::RuleContext,
    time::{
        ClockTime, Doubt, PageZone, StartAndEnd, UtcInstant, Verdict, Zones, ZonesWithUtc, format,
    },
    window_table::{PairedZones, format_clocks_in_zone},
};
use chrono::Duration;
use std::{borrow::Cow, ops::Range};

/// How many times before and after it a time is compared with.
const NEAR: usize = 6;
/// More text than this around its times, and a line is no row of a table.
const ROW_WORDS: usize = 60;
/// Bytes before or after a time in one line; with more of them the line is no row.
const LONGEST_ROW: usize = 500;

/// The times of one field.
pub(super) struct FieldTimes<'a> {
    pub context: &'a RuleContext<'a>,
    pub field: FieldName,
    pub text: &'a str,
    pub times: &'a [ClockTime],
    /// The policy's zone, and how it is written behind a time.
    pub policy_zone: PageZone,
    pub label: &'a str,
    /// The zones that may stand beside it.
    paired: PairedZones,
    /// The times as they are compared with each other: where nothing says a day, on that of writing.
    compared: Cow<'a, [ClockTime]>,
}

/// What a time that is not in the policy's zone is to the times around it.
pub(super) enum Pairing<'a> {
    /// It restates one of them, in a zone that the policy allows.
    Equal,
    /// It stands beside one of them, in a zone that the policy allows, and is another moment.
    Unequal {
        beside: &'a ClockTime,
        /// IANA name of its zone.
        zone: String,
    },
    /// It stands for itself.
    None,
}

impl<'a> FieldTimes<'a> {
    pub(super) fn of(context: &'a RuleContext, field: FieldName, text: &'a str) -> Self {
        let times = context.read_times(field, text);
        let paired = PairedZones::of(context.policy, context.audience);
        let is_undated = |time: &ClockTime| time.start.is_none() && !time.is_dated;
        let compared = match times.iter().any(is_undated) && paired.allows_some() {
            true => context.read_times_as_on_day_of_writing(text).into(),
            false => times.into(),
        };
        Self {
            context,
            field,
            text,
            times,
            policy_zone: PageZone::parse(&context.policy.time.zone).unwrap_or(PageZone::Utc),
            label: context.zone_label(),
            paired,
            compared,
        }
    }

    /// UTC, or what the policy's zone shows at that moment.
    pub(super) fn is_in_policy_zone(&self, time: &ClockTime) -> bool {
        if self.policy_zone == PageZone::Utc {
            return time.verdict == Verdict::Utc;
        }
        let named = time.zone.as_deref().and_then(PageZone::parse);
        let Some(named) = named else { return false };
        let at = time.start.unwrap_or(self.context.now);
        let offset = |zone: &PageZone| zone.offset_at(self.context.zones, at);
        offset(&named).is_some() && offset(&named) == offset(&self.policy_zone)
    }

    pub(super) fn written(&self, time: &ClockTime) -> String {
        format!("“{}”", &self.text[time.span.start..time.span.end])
    }

    pub(super) fn pairing_of(&self, written: &ClockTime) -> Pairing<'_> {
        if !self.paired.allows_some() {
            return Pairing::None;
        }
        let time = self.compared.get(self.place_of(written));
        let Some(time) = time.filter(|other| other.span == written.span) else {
            return Pairing::None;
        };
        if self.is_equal_to_one_of(time, &self.policy_times_near(time)) {
            return Pairing::Equal;
        }
        let mut near = self.policy_times_near(time);
        sorting::sort_by_key(&mut near, |other| {
            other.span.start.abs_diff(time.span.start)
        });
        let beside = near
            .into_iter()
            .find(|other| other.is_range == time.is_range && self.stand_together(time, other));
        match (beside, self.zone_by_own_reading(time)) {
            // On a day that is only assumed, the clocks of a zone may be others.
            (Some(beside), Some(zone)) if beside.start.is_some() && written.start.is_some() => {
                Pairing::Unequal { beside, zone }
            }
            _ => Pairing::None,
        }
    }

    /// Where the time stands among those that are compared: they are in the order of the text.
    fn place_of(&self, time: &ClockTime) -> usize {
        let is_before = |other: &ClockTime| other.span.start < time.span.start;
        self.compared.partition_point(is_before)
    }

    /// The times in the policy's zone that are near in the text, without doubt: of several places that use the
    /// same letters, it is the policy's that is meant.
    fn policy_times_near(&self, time: &ClockTime) -> Vec<&ClockTime> {
        let at = self.place_of(time);
        let near = at.saturating_sub(NEAR)..self.compared.len().min(at + NEAR + 1);
        self.compared[near]
            .iter()
            .filter(|other| other.span != time.span && self.is_in_policy_zone(other))
            .filter(|other| {
                let review = other.review.as_ref();
                review.is_none_or(|review| review.doubt == Doubt::Abbreviation)
            })
            .collect()
    }

    /// Every moment of the time is stated in the policy's zone too, and it is what an allowed zone shows then.
    fn is_equal_to_one_of(&self, time: &ClockTime, near: &[&ClockTime]) -> bool {
        let moments = |of: &dyn Fn(&ClockTime) -> Option<UtcInstant>| -> Vec<UtcInstant> {
            near.iter().filter_map(|other| of(other)).collect()
        };
        let mut stated = moments(&|other| other.start);
        stated.extend(moments(&|other| other.end));
        // "17:00 ET / 22:00 UTC until 19:00 ET / 00:00 UTC".
        let next_start = |other: &ClockTime| Some(other.start? + Duration::days(1));
        stated.extend(moments(&|other| {
            next_start(other).filter(|_| self.is_after_midnight(other))
        }));
        let candidates: Vec<StartAndEnd> = match (time.possible_moments(), time.is_range) {
            (readings, _) if !readings.is_empty() => readings,
            // "17:00 local time", "New York: 17:00": only the place says which zone it is.
            (_, false) => stated.iter().map(|at| (*at, None)).collect(),
            (_, true) => near
                .iter()
                .filter_map(|other| Some((other.start?, Some(other.end?))))
                .collect(),
        };
        let is_stated = |(start, end): &StartAndEnd| {
            stated.contains(start) && end.is_none_or(|end| stated.contains(&end))
        };
        let next_day = |(start, end): &StartAndEnd| {
            let day = Duration::days(1);
            (*start + day, end.map(|end| end + day))
        };
        let is_allowed =
            |moments: &StartAndEnd| is_stated(moments) && self.is_allowed_at(time, *moments);
        candidates.iter().any(is_allowed)
            || self.is_after_midnight(time)
                && candidates
                    .iter()
                    .map(next_day)
                    .any(|moments| is_allowed(&moments))
    }

    /// "24 November, 22:00 CET (21:00 UTC) to 00:00 CET (23:00 UTC)": the date is written once, for the start.
    fn is_after_midnight(&self, time: &ClockTime) -> bool {
        let before = self.compared[..self.place_of(time)].iter().rev().take(NEAR);
        let mut same = before.filter(|other| other.zone == time.zone && other.shares_date(time));
        same.any(|other| other.start > time.start)
    }

    /// The time is what an allowed zone shows at these moments.
    fn is_allowed_at(&self, time: &ClockTime, moments: StartAndEnd) -> bool {
        let zones = &ZonesWithUtc(self.context.zones);
        let shown = |zone: &&String| time.is_shown_in(zone, moments, zones);
        match time.zone {
            Some(_) if self.paired.any && time.start.is_some() => true,
            Some(_) => self.paired.named.iter().any(|zone| shown(&zone)),
            None => {
                let named = self.zone_of_row(time);
                named.is_some_and(|zone| time.is_shown_in(zone, moments, zones))
            }
        }
    }

    /// The allowed zone that the time is in, by what it says itself.
    fn zone_by_own_reading(&self, time: &ClockTime) -> Option<String> {
        if time.zone.is_none() {
            return self.zone_of_row(time).map(str::to_owned);
        }
        let zones = &ZonesWithUtc(self.context.zones);
        let named = self.paired.named.iter().find(|zone| {
            let readings = time.possible_moments();
            let mut readings = readings.into_iter();
            readings.any(|moments| time.is_shown_in(zone, moments, zones))
        });
        named.cloned()
    }

    /// The allowed zone whose city a line begins with: "New York: 17:00", "| New York | 17:00 | 18:00 |".
    fn zone_of_row(&self, time: &ClockTime) -> Option<&str> {
        let start = self.line_of(time)?.start;
        let before = self.text[start..time.span.start]
            .trim_start_matches(|c: char| !c.is_alphanumeric())
            .to_lowercase();
        let named = self.paired.named.iter().find(|zone| {
            let city = format::zone_city(zone).to_lowercase();
            let rest = before.strip_prefix(&city);
            rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        });
        named.map(String::as_str)
    }

    /// Two times that a reader takes for one moment: in one line with little between them, or in rows of a table.
    fn stand_together(&self, one: &ClockTime, two: &ClockTime) -> bool {
        let (first, last) = match one.span.start < two.span.start {
            true => (one, two),
            false => (two, one),
        };
        let between = &self.text[first.span.end..last.span.start];
        if !between.contains('\n') {
            let joint = between.trim();
            let opens = joint.starts_with(['(', '[', '/', '=', '|']);
            return opens && joint.len() <= ROW_WORDS;
        }
        self.is_row(one) && self.is_row(two) && self.places_in_row(one) == self.places_in_row(two)
    }

    /// A line of hardly more than times.
    fn is_row(&self, time: &ClockTime) -> bool {
        let Some(line) = self.line_of(time) else {
            return false;
        };
        let lengths = self
            .times_in(&line)
            .map(|other| other.span.end - other.span.start);
        line.len() <= lengths.sum::<usize>() + ROW_WORDS
    }

    /// How many times stand before it in its line, and in which column it therefore is.
    fn places_in_row(&self, time: &ClockTime) -> Option<usize> {
        let start = self.line_of(time)?.start;
        Some(self.times_in(&(start..time.span.start)).count())
    }

    fn times_in(&self, part: &Range<usize>) -> impl Iterator<Item = &ClockTime> {
        let first = self
            .times
            .partition_point(|time| time.span.start < part.start);
        let end = part.end;
        self.times[first..]
            .iter()
            .take_while(move |time| time.span.end <= end)
    }

    /// The line that the time stands in, unless it is too long for a row.
    fn line_of(&self, time: &ClockTime) -> Option<Range<usize>> {
        let bytes = self.text.as_bytes();
        let is_break = |byte: &u8| *byte == b'\n';
        let before = &bytes[time.span.start.saturating_sub(LONGEST_ROW)..time.span.start];
        let after = &bytes[time.span.end..bytes.len().min(time.span.end + LONGEST_ROW)];
        let start = match before.iter().rev().position(is_break) {
            Some(count) => time.span.start - count,
            None if before.len() == time.span.start => 0,
            None => return None,
        };
        let end = match after.iter().position(is_break) {
            Some(count) => time.span.end + count,
            None if time.span.end + after.len() == bytes.len() => bytes.len(),
            None => return None,
        };
        Some(start..end)
    }

    /// The finding about two times that stand together and are not one moment.
    pub(super) fn unequal_finding(
        &self,
        time: &ClockTime,
        beside: &ClockTime,
        zone: &str,
    ) -> Option<Finding> {
        let moments = (beside.start?, beside.end);
        let zones = &ZonesWithUtc(self.context.zones);
        let right = format_clocks_in_zone(moments, zone, self.context.policy, zones)?;
        let sentence = format!(
            "{} has {} beside {}, and they are not the same moment: in {} it is {right} then. Write that, or {} \
             alone.",
            self.context.field_name(self.field),
            self.written(time),
            self.written(beside),
            format::zone_city(zone),
            self.label,
        );
        let finding = Finding::error(self.field, sentence).at_span(time.span);
        // Where the day is another one too, its date must change with it: for the person to do.
        let offset = zones.offset_at(zone, moments.0)?;
        let local = moments.0.naive_utc() + chrono::Duration::seconds(offset.into());
        if time.written_day() != Some(local.date()) {
            return Some(finding);
        }
        let span = self.span_with_zone(time);
        let mut whole = self.text.to_owned();
        whole.replace_range(span.0..span.1, &right);
        let edits = vec![Edit::replace_text(self.field, whole)];
        Some(finding.with_fix(format!("Write {right}"), edits))
    }

    /// The bytes of the time with the zone that stands right behind it, in words: "17:00 in New York".
    fn span_with_zone(&self, time: &ClockTime) -> (usize, usize) {
        let (start, mut end) = (time.span.start, time.span.end);
        let rest = &self.text[end..];
        if let Some(zone) = &time.zone
            && let Some(at) = rest.find(zone.as_str())
            && matches!(rest[..at].trim(), "" | "in")
        {
            end += at + zone.len();
        }
        (start, end)
    }
}
