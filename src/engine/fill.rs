//! Placeholders → values from the form. A value that the form does not hold for certain is never
//! made up: the placeholder stays as it is written, and the reason is given.

use super::{
    audience::Audience,
    finding::Edit,
    form::{Field, FieldName, Form, InWords},
    policy::Policy,
    sentences,
    template::{Template, TemplatePiece, split_pieces},
    time::{Zones, format},
};
use chrono::{NaiveDateTime, NaiveTime, TimeDelta};

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

/// The start, in the policy's zone, and the length in minutes if it is known.
struct LocalWindow {
    start: NaiveDateTime,
    minutes: Result<u32, String>,
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
        let is_end_date = |piece: &TemplatePiece| matches!(piece, TemplatePiece::Slot { name, .. } if placeholder_key(name) == "enddate");
        let says_end_date = pieces.iter().any(is_end_date);
        for piece in pieces {
            match piece {
                TemplatePiece::Text(text) => filled.text.push_str(text),
                TemplatePiece::Slot { name, whole } => match self.value(name, says_end_date) {
                    Ok(value) => filled.text.push_str(&value),
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

    fn value(&self, name: &str, says_end_date: bool) -> Result<String, String> {
        match placeholder_key(name).as_str() {
            "client" | "clientname" | "customer" => self.client(),
            "sites" | "site" | "components" | "component" => self.sites(),
            "date" | "startdate" => Ok(self.window()?.start.date().in_words()),
            "start" | "starttime" => Ok(self.clock(self.window()?.start.time())),
            "end" | "endtime" => self.end_time(says_end_date),
            "enddate" => Ok(self.end()?.date().in_words()),
            "zone" | "timezone" => Ok(self.zone().into()),
            "duration" | "total" => self.window()?.minutes.map(sentences::format_minutes),
            "added" => self.added.map(sentences::format_minutes).ok_or_else(|| {
                "The form holds the total, not the time added: write how much was added.".into()
            }),
            _ => Err(format!("The form holds nothing called {name}: write it.")),
        }
    }

    fn client(&self) -> Result<String, String> {
        if let Some(client) = self.audience.only_client() {
            return Ok(client.into());
        }
        let chosen: Vec<&str> = self.audience.chosen_client_names().collect();
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

    fn window(&self) -> Result<LocalWindow, String> {
        let date = *value_or_reason(&self.form.start_date, FieldName::StartDate)?;
        let time = *value_or_reason(&self.form.start_time, FieldName::StartTime)?;
        Ok(LocalWindow {
            start: self.in_policy_zone(date.and_time(time))?,
            minutes: value_or_reason(&self.form.duration, FieldName::Duration).copied(),
        })
    }

    /// With its date, where that is another and the template does not say it.
    fn end_time(&self, says_end_date: bool) -> Result<String, String> {
        let end = self.end()?;
        let clock = self.clock(end.time());
        if says_end_date || end.date() == self.window()?.start.date() {
            return Ok(clock);
        }
        Ok(format!("{clock} on {}", end.date().in_words()))
    }

    fn end(&self) -> Result<NaiveDateTime, String> {
        let window = self.window()?;
        window
            .start
            .checked_add_signed(TimeDelta::minutes(window.minutes?.into()))
            .ok_or_else(|| "The maintenance would end beyond the calendar.".into())
    }

    /// The form's times are in the zone that the page prints; where it prints none, in the
    /// policy's.
    fn in_policy_zone(&self, on_form: NaiveDateTime) -> Result<NaiveDateTime, String> {
        let in_policy = self.policy.time.zone.as_str();
        let page = match &self.form.zone {
            Field::Value(zone) if same_zone(zone, in_policy) => return Ok(on_form),
            Field::NotOnScreen | Field::Missing { .. } => return Ok(on_form),
            Field::Value(zone) => zone,
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
        Ok((moment + offset(in_policy, moment)?).naive_utc())
    }

    fn zone(&self) -> &str {
        match self.policy.time.zone.as_str() {
            zone if is_utc(zone) => "UTC",
            zone => zone,
        }
    }

    fn clock(&self, time: NaiveTime) -> String {
        let clock = format::format_clock(time, self.policy.time.clock);
        format!("{clock} {}", self.zone())
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

/// Placeholders are alike without regard to case and separators.
fn placeholder_key(name: &str) -> String {
    name.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
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
mod tests {
    use super::*;
    use crate::engine::{
        examples::{Sketch, TICKED, UNTICKED, UtcOnlyZones, form},
        form::Screen,
    };
    use crate::testing::zones::Fixed;

    /// One hour east of UTC.
    const EAST: Fixed = Fixed(3600);

    fn with(sketch: Sketch, template: &str, policy: &str, zones: &dyn Zones) -> FilledText {
        let policy = Policy::built_in_with(policy).unwrap();
        let form = sketch.build_form(&policy);
        let audience = form
            .components
            .value()
            .map_or_else(Audience::default, |list| {
                Audience::from_components(list, &policy)
            });
        let fill = TemplateFiller {
            form: &form,
            policy: &policy,
            audience: &audience,
            zones,
            added: None,
        };
        fill.fill_text(template)
    }

    #[track_caller]
    fn filled(sketch: Sketch, template: &str) -> String {
        with(sketch, template, "", &UtcOnlyZones).text
    }

    #[test]
    fn values_of_the_form() {
        for (template, expected) in [
            (
                "{{client}}: {{sites}}",
                "Alder Market: Alder Boston and Alder Denver",
            ),
            ("{{date}} {{ Start Time }}", "24 November 2026 22:00 UTC"),
            (
                "{{start}}–{{end}}",
                "22:00 UTC–00:00 UTC on 25 November 2026",
            ),
            ("{{end}}, {{end_date}}", "00:00 UTC, 25 November 2026"),
            ("{{duration}} {{total}} {{zone}}", "2 hours 2 hours UTC"),
            ("{{reason}} {{added}}", "{{reason}} {{added}}"),
        ] {
            assert_eq!(filled(form(), template), expected);
        }
        assert_eq!(filled(form().minutes(90), "{{end}}"), "23:30 UTC");
    }

    #[test]
    fn what_is_not_certain_stays_and_says_why() {
        let why = |sketch, template| {
            let filled = with(sketch, template, "", &UtcOnlyZones);
            assert_eq!(filled.text, template);
            filled.unfilled[0].why.clone()
        };
        assert_eq!(
            why(form().components(&[("A", "a", UNTICKED)]), "{{client}}"),
            "No component is chosen, so the client is not known."
        );
        assert_eq!(
            why(
                form().components(&[("A", "a", TICKED), ("B", "b", TICKED)]),
                "{{client}}"
            ),
            "The chosen components belong to A and B."
        );
        assert_eq!(
            why(form().screen(Screen::MaintenanceStatus), "{{start}}"),
            "This screen does not show the Start date."
        );
        assert_eq!(
            why(form().missing(&[FieldName::Duration]), "{{end}}"),
            "The Duration field was not found."
        );
        assert_eq!(
            why(form().zone("Pacific Time (US & Canada)"), "{{start}}"),
            "The times of the form are in Pacific Time (US & Canada), which is not UTC."
        );
    }

    #[test]
    fn another_zone_is_converted() {
        let sketch = form().zone("Europe/Nowhere").starts("2026-11-24 00:30");
        let text = with(sketch, "{{date}} {{start}}", "", &EAST).text;
        assert_eq!(text, "23 November 2026 23:30 UTC");
        let policy = r#"{"time": {"zone": "Europe/Nowhere", "clock": "12h"}}"#;
        let text = with(form(), "{{date}} {{start}}", policy, &EAST).text;
        assert_eq!(text, "24 November 2026 11:00 PM Europe/Nowhere");
    }

    #[test]
    fn utc_has_many_names() {
        for zone in [
            "UTC",
            "(GMT+00:00) UTC",
            "Etc/UTC",
            "UTC+00:00",
            "Coordinated Universal Time",
        ] {
            assert!(is_utc(zone), "{zone}");
        }
        for zone in [
            "",
            "(GMT+00:00) London",
            "GMT+1",
            "Europe/London",
            "(GMT-08:00) UTC",
        ] {
            assert!(!is_utc(zone), "{zone}");
        }
    }
}
