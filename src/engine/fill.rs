//! Placeholders → values from the form. A value that the form does not hold for certain is never
//! made up: the placeholder stays as it is written, and the reason is given.

use super::{
    audience::Audience,
    finding::Edit,
    form::{Field, FieldName, Form, InWords, Screen},
    policy::{PageAudience, Policy},
    sentences,
    template::{BuiltInPlaceholder, Template, TemplatePiece, placeholder_key, split_pieces},
    text::normalize_text,
    time::{PageZone, UtcInstant, Zones, format, wall_clock::WallClockInstants},
    window::Window,
    window_table::{PairedZones, format_window_table},
    zone_letters::find_zone_letters,
};
use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use std::borrow::Cow;

/// What a template is filled from.
#[derive(Clone, Copy)]
pub struct TemplateFiller<'a> {
    pub form: &'a Form,
    pub policy: &'a Policy,
    pub audience: &'a Audience,
    pub zones: &'a dyn Zones,
    /// Minutes by which the maintenance was extended, where that is known from another screen.
    pub added: Option<u32>,
}

/// A text with its placeholders filled as far as they could be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FilledText {
    pub text: String,
    /// What is still a placeholder in `text`.
    pub unfilled: Vec<UnfilledPlaceholder>,
}

/// A placeholder that stayed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnfilledPlaceholder {
    /// As written, braces included.
    pub placeholder: String,
    /// A sentence for a person.
    pub why: String,
}

impl UnfilledPlaceholder {
    /// Whether no form has a field for it.
    pub fn has_no_field(&self) -> bool {
        matches!(
            BuiltInPlaceholder::by_key(&placeholder_key(&self.placeholder)),
            None | Some(BuiltInPlaceholder::Added)
        )
    }

    /// Whether a person can only write it: what the form could hold is chosen or filled in there.
    pub fn is_for_person(&self, form: &Form) -> bool {
        use BuiltInPlaceholder::{Client, Date, Duration, End, EndDate, Release, Sites};
        use BuiltInPlaceholder::{Start, WindowInZones, Zone};
        let is_out_of_reach =
            |field: &Field<NaiveDate>| matches!(field, Field::NotOnScreen | Field::Missing { .. });
        match BuiltInPlaceholder::by_key(&placeholder_key(&self.placeholder)) {
            Some(Client | Sites | Zone | WindowInZones) => false,
            Some(Release) => !form.name.is_on_screen(),
            Some(Date | Start | End | EndDate | Duration) => is_out_of_reach(&form.start_date),
            Some(BuiltInPlaceholder::Added) | None => true,
        }
    }
}

/// The start, and the length in minutes if it is known.
struct LocalWindow {
    start: LocalMoment,
    minutes: Result<u32, String>,
}

/// What the clocks of the policy's zone show.
#[derive(Clone, Copy)]
struct LocalMoment {
    clock: NaiveDateTime,
    /// The moment itself; `None` where the clocks show this twice or never, or the zone is not known here.
    at: Option<UtcInstant>,
}

impl<'a> TemplateFiller<'a> {
    /// What puts the template into the form. The title goes only where none was typed.
    pub fn insertion_edits(&self, template: &Template) -> Vec<Edit> {
        let mut edits = vec![Edit::Message(self.fill_body(template).text)];
        if let (Some(title), Field::Value(typed)) = (self.fill_title(template), &self.form.name)
            && typed.trim().is_empty()
        {
            edits.push(Edit::Name(title.text));
        }
        edits
    }

    /// The template's title, if it has one.
    pub fn fill_title(&self, template: &Template) -> Option<FilledText> {
        template.title.as_deref().map(|title| self.fill_text(title))
    }

    pub fn fill_body(&self, template: &Template) -> FilledText {
        self.fill_text(&template.body)
    }

    /// Fills any text.
    pub fn fill_text(&self, template: &str) -> FilledText {
        let mut filled = FilledText::default();
        let pieces = split_pieces(template);
        let is_end_date = |piece: &TemplatePiece| {
            let TemplatePiece::Slot { name, .. } = piece else {
                return false;
            };
            let built_in = BuiltInPlaceholder::by_key(&placeholder_key(name));
            built_in == Some(BuiltInPlaceholder::EndDate)
        };
        let says_end_date = pieces.iter().any(is_end_date);
        for (at, piece) in pieces.iter().enumerate() {
            match *piece {
                TemplatePiece::Text(text) => filled.text.push_str(text),
                TemplatePiece::Slot { name, whole } => match self.value(name, says_end_date) {
                    Ok(value) => {
                        let rest = pieces.get(at + 1..).unwrap_or_default();
                        filled
                            .text
                            .push_str(&self.without_repeated_zone(&value, rest));
                    }
                    Err(why) => {
                        filled.text.push_str(whole);
                        filled.unfilled.push(UnfilledPlaceholder {
                            placeholder: whole.into(),
                            why,
                        });
                    }
                },
            }
        }
        filled
    }

    /// A template may have the zone behind its own times: `[Start] UTC`. Before that, `00:00 UTC on 25 November` is
    /// `25 November, 00:00`.
    fn without_repeated_zone<'v>(&self, value: &'v str, rest: &[TemplatePiece]) -> Cow<'v, str> {
        let zones = self.zones_of_window();
        let is_written = |text: &str, zone: &str| {
            let rest = text.trim_start().strip_prefix(zone);
            rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        };
        let is_zone_slot = |name: &str| {
            BuiltInPlaceholder::by_key(&placeholder_key(name)) == Some(BuiltInPlaceholder::Zone)
        };
        let is_next = |zone: &str| match rest {
            [
                TemplatePiece::Text(text),
                TemplatePiece::Slot { name, .. },
                ..,
            ] if text.trim().is_empty() => is_zone_slot(name),
            [TemplatePiece::Text(text), ..] => {
                is_written(text, zone) || is_written(text, self.zone_name())
            }
            [TemplatePiece::Slot { name, .. }, ..] => is_zone_slot(name),
            [] => false,
        };
        for zone in zones.iter().filter(|zone| is_next(zone)) {
            if let Some(bare) = value.strip_suffix(&**zone) {
                return bare.trim_end().into();
            }
            if let Some((clock, date)) = value.split_once(&format!(" {zone} on ")) {
                return format!("{date}, {clock}").into();
            }
        }
        value.into()
    }

    fn value(&self, name: &str, says_end_date: bool) -> Result<String, String> {
        let key = placeholder_key(name);
        if let Some(own) = own_placeholder(self.policy, &key) {
            return match own {
                ASK => Err(format!("The policy leaves {name} to you: write it.")),
                text => Ok(text.to_owned()),
            };
        }
        match BuiltInPlaceholder::by_key(&key) {
            Some(BuiltInPlaceholder::Client) => self.client(),
            Some(BuiltInPlaceholder::Sites) => self.sites(),
            Some(BuiltInPlaceholder::Date) => Ok(self.date(self.window()?.start.clock.date())),
            Some(BuiltInPlaceholder::Start) => Ok(self.clock(self.window()?.start)),
            Some(BuiltInPlaceholder::End) => self.end_time(says_end_date),
            Some(BuiltInPlaceholder::EndDate) => Ok(self.date(self.end()?.clock.date())),
            Some(BuiltInPlaceholder::Zone) => Ok(self.zone_of_window()),
            Some(BuiltInPlaceholder::Duration) => {
                self.window()?.minutes.map(sentences::format_minutes)
            }
            Some(BuiltInPlaceholder::Added) => {
                let added = self.added.or_else(|| self.added_minutes());
                added.map(sentences::format_minutes).ok_or_else(|| {
                    "The form holds the total, not the time added. Write how much was added.".into()
                })
            }
            Some(BuiltInPlaceholder::Release) => self.release(),
            Some(BuiltInPlaceholder::WindowInZones) => self.window_in_zones(),
            None => Err(format!("The form holds nothing called {name}: write it.")),
        }
    }

    /// The one release that the title names: "Release 4.12", "version 2026.3".
    fn release(&self) -> Result<String, String> {
        let title = value_or_reason(&self.form.name, FieldName::Name)?;
        let words: Vec<&str> = title.split_whitespace().collect();
        let is_name = |word: &str| matches!(normalize_text(word).as_str(), "release" | "version");
        let number = |word: &str| {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
            bare.contains(|c: char| c.is_ascii_digit())
                .then(|| bare.to_owned())
        };
        let pairs = words.windows(2).filter(|pair| is_name(pair[0]));
        let mut named: Vec<String> = pairs.filter_map(|pair| number(pair[1])).collect();
        named.dedup();
        match named.as_slice() {
            [one] => Ok(one.clone()),
            [] => Err("The title names no release: write which one it is.".into()),
            _ => Err("The title names several releases: write which one it is.".into()),
        }
    }

    fn window_in_zones(&self) -> Result<String, String> {
        self.window()?.minutes?;
        let window = Window::from_form(self.form, &self.policy.time.zone, self.zones);
        let unknown = || "The time zone of the form is not known here.".to_owned();
        let window = window.ok_or_else(unknown)?;
        if window.is_ambiguous {
            return Err("The start comes twice, or never, in the time zone of the form.".into());
        }
        let end = window.end.ok_or_else(unknown)?;
        let paired = PairedZones::of(self.policy, self.audience);
        if paired.named.is_empty() {
            let client = self.client()?;
            return Err(format!(
                "The policy gives no time zone of {client}, or allows none beside {}.",
                self.zone_name()
            ));
        }
        format_window_table((window.start, end), &paired, self.policy, self.zones).ok_or_else(
            || {
                let zones: Vec<&str> = paired.named.iter().map(String::as_str).collect();
                let all = sentences::join_all_names(&zones);
                format!("A time zone of these is not known here: {all}.")
            },
        )
    }

    fn client(&self) -> Result<String, String> {
        if let Some(client) = self.audience.only_client() {
            return Ok(client.into());
        }
        let chosen: Vec<&str> = self.audience.chosen_client_names().collect();
        let is_certain = self.audience.unknown.is_empty() && self.audience.disputed.is_empty();
        // On a public page they are products, and a notice may be about several.
        if self.policy.audience == PageAudience::Public && is_certain && !chosen.is_empty() {
            return Ok(sentences::join_all_names(&chosen));
        }
        Err(match chosen.as_slice() {
            [] if self.audience.unknown.is_empty() => {
                "No component is chosen, so the client is not known.".into()
            }
            [_, _, ..] => format!(
                "The chosen components belong to {}.",
                sentences::join_first_names(&chosen)
            ),
            _ => "Which client the chosen components belong to is not certain.".into(),
        })
    }

    fn sites(&self) -> Result<String, String> {
        let components = value_or_reason(&self.form.components, FieldName::Components)?;
        let names: Vec<&str> = components
            .ticked_components()
            .map(|c| c.name.as_str())
            .collect();
        if names.is_empty() {
            return Err("No component is chosen.".into());
        }
        Ok(sentences::join_all_names(&names))
    }

    /// By how much the maintenance takes longer than clients know.
    fn added_minutes(&self) -> Option<u32> {
        let (before, now) = self.form.change_of_length()?;
        now.checked_sub(before)
    }

    fn window(&self) -> Result<LocalWindow, String> {
        if let Some(seen) = self.form.remembered_schedule() {
            let start = seen.start_on_form().ok_or("The schedule is not known.")?;
            let zone = seen.zone.clone().map_or(Field::NotOnScreen, Field::Value);
            return Ok(LocalWindow {
                start: self.in_policy_zone(start, &zone)?,
                minutes: Ok(seen.minutes),
            });
        }
        if self.form.screen == Screen::MaintenanceStatus && !self.form.start_date.is_on_screen() {
            return Err(SCHEDULE_NOT_SEEN.into());
        }
        let date = *value_or_reason(&self.form.start_date, FieldName::StartDate)?;
        let time = *value_or_reason(&self.form.start_time, FieldName::StartTime)?;
        Ok(LocalWindow {
            start: self.in_policy_zone(date.and_time(time), &self.form.zone)?,
            minutes: value_or_reason(&self.form.duration, FieldName::Duration).copied(),
        })
    }

    /// With its date, where that is another and the template does not say it.
    fn end_time(&self, says_end_date: bool) -> Result<String, String> {
        let end = self.end()?;
        let clock = self.clock(end);
        if says_end_date || end.clock.date() == self.window()?.start.clock.date() {
            return Ok(clock);
        }
        Ok(format!("{clock} on {}", self.date(end.clock.date())))
    }

    fn end(&self) -> Result<LocalMoment, String> {
        let window = self.window()?;
        let length = TimeDelta::minutes(window.minutes?.into());
        let beyond = || "The maintenance would end beyond the calendar.".to_owned();
        // The clocks may change in between.
        if let Some(start) = window.start.at {
            let at = start.checked_add_signed(length).ok_or_else(beyond)?;
            if let Some(clock) = self.policy_zone().wall_clock_at(self.zones, at) {
                let at = Some(at);
                return Ok(LocalMoment { clock, at });
            }
        }
        let clock = window.start.clock.checked_add_signed(length);
        let clock = clock.ok_or_else(beyond)?;
        Ok(LocalMoment { clock, at: None })
    }

    /// The form's times are in the zone that the page prints; where it prints none, in the
    /// policy's.
    fn in_policy_zone(
        &self,
        on_form: NaiveDateTime,
        printed: &Field<String>,
    ) -> Result<LocalMoment, String> {
        let in_policy = self.policy.time.zone.as_str();
        let page = match printed {
            Field::Value(zone) if !same_zone(zone, in_policy) => zone,
            Field::Value(_) | Field::NotOnScreen | Field::Missing { .. } => {
                return Ok(LocalMoment {
                    clock: on_form,
                    at: self.moment_of_clock(on_form),
                });
            }
            Field::Unreadable { why, .. } | Field::Ambiguous { why, .. } => {
                return Err(why.clone());
            }
        };
        let unknown = || format!("The times of the form are in {page}, which is not {in_policy}.");
        let offset = |zone: &str, at| match self.zones.offset_at(zone, at) {
            None if is_utc(zone) => Ok(TimeDelta::zero()),
            None => Err(unknown()),
            Some(seconds) => Ok(TimeDelta::seconds(seconds.into())),
        };
        // Two rounds: near a clock change the first offset is that of the wrong moment.
        let about = on_form.and_utc() - offset(page, on_form.and_utc())?;
        let moment = on_form.and_utc() - offset(page, about)?;
        Ok(LocalMoment {
            clock: (moment + offset(in_policy, moment)?).naive_utc(),
            at: Some(moment),
        })
    }

    fn policy_zone(&self) -> PageZone {
        match self.policy.time.zone.as_str() {
            zone if is_utc(zone) => PageZone::Utc,
            zone => PageZone::Iana(zone.to_owned()),
        }
    }

    /// The moment at which the clocks of the policy's zone show this.
    fn moment_of_clock(&self, clock: NaiveDateTime) -> Option<UtcInstant> {
        match self.policy_zone().resolve_wall_clock(self.zones, clock)? {
            WallClockInstants::Once(at) => Some(at),
            _ => None,
        }
    }

    /// The policy's zone by its name, which is right at every moment.
    fn zone_name(&self) -> &'a str {
        match self.policy.time.zone.as_str() {
            zone if is_utc(zone) => "UTC",
            zone => zone,
        }
    }

    /// How the policy's zone is written behind this moment: by the letters that people read, where the guard itself
    /// reads them back as the same moment, otherwise by its name.
    fn zone_at(&self, moment: LocalMoment) -> Cow<'a, str> {
        let name = Cow::Borrowed(self.zone_name());
        let (false, Some(at)) = (name == "UTC", moment.at) else {
            return name;
        };
        let letters = find_zone_letters(&name, at, self.zones, &self.policy.time.abbreviations);
        letters.map_or(name, Cow::Owned)
    }

    /// How the zone is written behind the start and the end, and by its name.
    fn zones_of_window(&self) -> Vec<Cow<'a, str>> {
        if self.zone_name() == "UTC" {
            return vec!["UTC".into()];
        }
        let start = self.window().map(|window| window.start);
        let moments = [start, self.end()].into_iter().flatten();
        let mut zones: Vec<_> = moments.map(|moment| self.zone_at(moment)).collect();
        zones.dedup();
        if zones.len() != 1 || zones[0] != self.zone_name() {
            zones.push(self.zone_name().into());
        }
        zones
    }

    /// One word for the whole window: where the clocks change in it, the name of the zone.
    fn zone_of_window(&self) -> String {
        match self.zones_of_window().as_slice() {
            [zone] | [zone, _] => zone.to_string(),
            _ => self.zone_name().to_owned(),
        }
    }

    fn date(&self, day: NaiveDate) -> String {
        self.policy.time.date_format.format_day(day)
    }

    fn clock(&self, moment: LocalMoment) -> String {
        let clock = format::format_clock(moment.clock.time(), self.policy.time.clock);
        format!("{clock} {}", self.zone_at(moment))
    }
}

fn value_or_reason<T: InWords>(field: &Field<T>, name: FieldName) -> Result<&T, String> {
    match field {
        Field::Value(value) => Ok(value),
        Field::NotOnScreen => Err(format!(
            "This screen does not show the {}.",
            name.display_name()
        )),
        Field::Missing { why } | Field::Unreadable { why, .. } | Field::Ambiguous { why, .. } => {
            Err(why.clone())
        }
    }
}

/// Why a screen without a schedule leaves a question open.
pub const SCHEDULE_NOT_SEEN: &str = "This screen does not show the schedule, and it was not seen of this maintenance before. Open \
                                     “Schedule & Automation” once: from then on it is remembered.";

/// In the policy's `placeholders`: a person writes it.
const ASK: &str = "ask";

fn own_placeholder<'a>(policy: &'a Policy, key: &str) -> Option<&'a str> {
    let own = &mut policy.placeholders.iter();
    let (_, text) = own.find(|(name, _)| placeholder_key(name) == key)?;
    Some(text)
}

fn same_zone(on_form: &str, in_policy: &str) -> bool {
    on_form.eq_ignore_ascii_case(in_policy) || is_utc(on_form) && is_utc(in_policy)
}

/// Whether a zone, as a page prints it or a policy names it, is UTC under one of its names.
fn is_utc(zone: &str) -> bool {
    let bare: String = zone
        .chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, '+' | '-'))
        .flat_map(char::to_lowercase)
        .collect();
    let rest = ["gmt+0000", "gmt+000", "gmt0000", "utc+0000"]
        .into_iter()
        .find_map(|prefix| bare.strip_prefix(prefix))
        .unwrap_or(&bare);
    matches!(
        rest,
        "" | "utc"
            | "gmt"
            | "z"
            | "etcutc"
            | "coordinateduniversaltime"
            | "utccoordinateduniversaltime"
    ) && !bare.is_empty()
}

#[cfg(test)]
mod tests;
