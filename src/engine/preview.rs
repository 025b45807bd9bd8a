//! Form → what will go out when it is submitted: each notice and when, what the components become, and how the e-mail
//! begins. As Statuspage is documented to do it; its own words for a maintenance are not all known.

use super::{
    form::{Field, Form, NotificationMoment},
    policy::Policy,
    sentences::join_all_names,
    time::{UtcInstant, Zones, format},
    window::Window,
};
use chrono::TimeDelta;

/// What is to be read before the form is submitted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Preview {
    /// A line for each moment, and for what becomes of the components.
    pub lines: Vec<String>,
    /// The name of the maintenance, which the e-mail has in its subject.
    pub subject: String,
    /// What a phone shows of the e-mail.
    pub beginning: String,
}

/// So much of an e-mail a phone shows.
const BEGINNING: usize = 60;

/// `None` while the form has no window.
pub fn preview_form(
    form: &Form,
    page: Option<&str>,
    policy: &Policy,
    now: UtcInstant,
    zones: &dyn Zones,
) -> Option<Preview> {
    let window = Window::from_form(form, &policy.time.zone, zones)?;
    let written = |at: UtcInstant| {
        let at = at.naive_utc();
        let clock = format::format_clock(at.time(), policy.time.clock);
        format!("{} {clock} UTC", format::format_short_day(at.date()))
    };
    let start = written(window.start);
    let end = window.end.map_or_else(|| "the end".to_owned(), written);
    let mut lines = Vec::new();
    lines.extend(page.map(|page| format!("Page: {page}")));
    for moment in NotificationMoment::ALL {
        let when = match moment {
            NotificationMoment::Now => "Now".to_owned(),
            NotificationMoment::HourBefore => written(window.start - TimeDelta::hours(1)),
            NotificationMoment::AtStart => start.clone(),
            NotificationMoment::AtEnd => end.clone(),
        };
        if let Some(what) = describe_notice(form, moment, window.start, now) {
            lines.push(format!("{when}: {what}"));
        }
    }
    let automation = &form.automation;
    for (moved, when, status) in [
        (
            &automation.under_maintenance_at_start,
            &start,
            "Under maintenance",
        ),
        (&automation.operational_at_end, &end, "Operational"),
    ] {
        if let Field::Value(moved) = moved {
            let verb = if *moved { "become" } else { "do not become" };
            lines.push(format!("{when}: the components {verb} {status}"));
        }
    }
    let text = first_line(form);
    let more = if text.chars().count() > BEGINNING {
        "…"
    } else {
        ""
    };
    let beginning: String = text.chars().take(BEGINNING).collect();
    Some(Preview {
        lines,
        subject: form.name.value().cloned().unwrap_or_default(),
        beginning: beginning + more,
    })
}

/// Who is told at a moment, by what. `None` where the screen has no such box.
fn describe_notice(
    form: &Form,
    moment: NotificationMoment,
    start: UtcInstant,
    now: UtcInstant,
) -> Option<String> {
    let automation = &form.automation;
    let (change, status) = match moment {
        NotificationMoment::AtStart => (&automation.in_progress_at_start, "In progress"),
        NotificationMoment::AtEnd => (&automation.completed_at_end, "Completed"),
        _ => (&Field::NotOnScreen, ""),
    };
    let nobody = || {
        form.components
            .value()
            .is_some_and(|all| all.ticked_components().next().is_none())
    };
    Some(match form.notify.field_for(moment) {
        Field::NotOnScreen => return None,
        Field::Value(false) => "subscribers are not told".to_owned(),
        Field::Value(true) if nobody() => "nobody is told, no component is chosen".to_owned(),
        Field::Value(true) if moment == NotificationMoment::HourBefore => {
            match start - now < TimeDelta::hours(1) {
                true => "no reminder, it is less than an hour to the start".to_owned(),
                false => "“Maintenance will begin as scheduled in 60 minutes.”".to_owned(),
            }
        }
        Field::Value(true) if *change == Field::Value(false) => {
            format!("nobody is told, Statuspage does not set {status} by itself")
        }
        Field::Value(true) if status.is_empty() => "subscribers get this message".to_owned(),
        Field::Value(true) => format!("subscribers are told that it is {status}"),
        Field::Missing { why } | Field::Unreadable { why, .. } | Field::Ambiguous { why, .. } => {
            format!("not known. {why}")
        }
    })
}

/// "Scheduled - Alder One - We work on the tills."
fn first_line(form: &Form) -> String {
    let status = form
        .status
        .value()
        .map_or("Scheduled", |status| status.display_name());
    let components = form.components.value();
    let names: Vec<&str> = components.map_or_else(Vec::new, |all| {
        all.ticked_components()
            .map(|one| one.name.as_str())
            .collect()
    });
    let names = match names.is_empty() {
        true => "No components affected".to_owned(),
        false => join_all_names(&names),
    };
    let message = form.message.value().map_or("", String::as_str);
    let message: Vec<&str> = message.split_whitespace().collect();
    format!("{status} - {names} - {}", message.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::examples::{UtcOnlyZones, form};

    fn lines(sketch: crate::engine::examples::Sketch, now: &str) -> Preview {
        let policy = Policy::default();
        let form = sketch.build_form(&policy);
        let now = now.parse().unwrap_or_default();
        preview_form(&form, Some("Pickwell Status"), &policy, now, &UtcOnlyZones)
            .unwrap_or_default()
    }

    #[test]
    fn every_notice_and_what_the_components_become() {
        let preview = lines(form(), "2026-01-01T00:00:00Z");
        let all = preview.lines.join("\n");
        for part in [
            "Page: Pickwell Status",
            "Now: subscribers get this message",
            "“Maintenance will begin as scheduled in 60 minutes.”",
            "subscribers are told that it is In progress",
            "subscribers are told that it is Completed",
            "the components become Under maintenance",
            "the components become Operational",
        ] {
            assert!(all.contains(part), "{part}: {all}");
        }
        assert!(
            preview.beginning.starts_with("Scheduled - Alder"),
            "{}",
            preview.beginning
        );
        assert_eq!(preview.beginning.chars().count(), BEGINNING + 1);
    }

    #[test]
    fn what_does_not_go_out_is_said() {
        let quiet = form().notify(NotificationMoment::AtEnd, false);
        let all = lines(quiet, "2027-01-01T00:00:00Z").lines.join("\n");
        assert!(
            all.contains("no reminder, it is less than an hour to the start"),
            "{all}"
        );
        assert!(all.contains("subscribers are not told"), "{all}");
    }
}
