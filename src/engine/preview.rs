//! Form → what will go out when it is submitted, and afterwards by itself: each notice and when, what the components become,
//! and how the e-mail begins. As Statuspage is documented to do it; what is not documented is not in it.

use super::{
    form::{Component, Field, Form, NotificationMoment, Screen},
    policy::Policy,
    sentences::{join_all_names, join_first_names},
    time::{
        UtcInstant, Zones,
        format::{self, Clock},
    },
    window::Window,
};
use chrono::TimeDelta;

/// What is to be read before the form is submitted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Preview {
    /// A line for each moment, for what becomes of the components, and for the e-mail.
    pub lines: Vec<String>,
}

/// So much of an e-mail a phone shows.
const BEGINNING: usize = 60;

/// Nothing on a screen whose form sends nothing to anybody.
pub fn preview_form(
    form: &Form,
    page: Option<&str>,
    policy: &Policy,
    now: UtcInstant,
    zones: &dyn Zones,
) -> Option<Preview> {
    if !form.screen.is_form() {
        return None;
    }
    let outlook = Outlook {
        form,
        page,
        window: Window::from_form(form, &policy.time.zone, zones),
        clock: policy.time.clock,
        now,
    };
    let mut lines: Vec<String> = page
        .map(|page| format!("Page: {page}"))
        .into_iter()
        .collect();
    match form.screen {
        Screen::MaintenanceNew => {
            lines.extend(outlook.describe_notice(NotificationMoment::Now));
            lines.extend(outlook.describe_automation());
        }
        Screen::MaintenanceSchedule => {
            lines.push(TELLS_NOBODY.to_owned());
            lines.extend(outlook.describe_notice(NotificationMoment::Now));
            lines.extend(outlook.describe_automation());
        }
        _ => {
            lines.push(outlook.describe_post());
            lines.extend(outlook.describe_notice(NotificationMoment::Now));
            lines.extend(outlook.describe_component_statuses());
        }
    }
    if form.screen == Screen::MaintenanceStatus {
        lines.extend(outlook.describe_what_is_left());
    }
    lines.extend(outlook.describe_email());
    Some(Preview { lines })
}

const TELLS_NOBODY: &str =
    "Now: a new date, time or duration tells nobody. Post a Status Update after it.";

/// As far as is documented; which messages those are to others is not known.
const TEXT_MESSAGES: &str =
    "Text messages: most likely only when a maintenance is made, begins or is completed";

struct Outlook<'a> {
    form: &'a Form,
    page: Option<&'a str>,
    window: Option<Window>,
    clock: Clock,
    now: UtcInstant,
}

impl Outlook<'_> {
    /// When a moment comes, in words; `None` where it is past on a maintenance that is there already.
    fn describe_moment(&self, moment: NotificationMoment) -> Option<String> {
        let start = self.window.as_ref().map(|window| window.start);
        let (at, unknown) = match moment {
            NotificationMoment::Now => return Some("Now".to_owned()),
            NotificationMoment::HourBefore => (
                start.map(|start| start - TimeDelta::hours(1)),
                "1 hour before the start",
            ),
            NotificationMoment::AtStart => (start, "At the start"),
            NotificationMoment::AtEnd => (
                self.window.as_ref().and_then(|window| window.end),
                "At the end",
            ),
        };
        match at {
            Some(at) if at <= self.now && self.form.screen != Screen::MaintenanceNew => None,
            Some(at) => Some(self.format_instant(at)),
            None => Some(unknown.to_owned()),
        }
    }

    fn format_instant(&self, at: UtcInstant) -> String {
        let at = at.naive_utc();
        let clock = format::format_clock(at.time(), self.clock);
        format!("{} {clock} UTC", format::format_short_day(at.date()))
    }

    /// What the page shows as soon as the form is submitted: there are no drafts.
    fn describe_post(&self) -> String {
        match &self.form.status {
            Field::Value(status) => {
                format!("Now: the status page shows it as {}", status.display_name())
            }
            Field::NotOnScreen => "Now: the status page shows it".to_owned(),
            Field::Missing { why }
            | Field::Unreadable { why, .. }
            | Field::Ambiguous { why, .. } => {
                format!("Now: the status page shows it. With which status is not known. {why}")
            }
        }
    }

    /// Who is told at a moment, by what. `None` where the screen has no such box.
    fn describe_notice(&self, moment: NotificationMoment) -> Option<String> {
        let automation = &self.form.automation;
        let (change, status) = match moment {
            NotificationMoment::AtStart => (&automation.in_progress_at_start, "In progress"),
            NotificationMoment::AtEnd => (&automation.completed_at_end, "Completed"),
            _ => (&Field::NotOnScreen, ""),
        };
        let when = self.describe_moment(moment)?;
        let what = match self.form.notify.field_for(moment) {
            Field::NotOnScreen => return None,
            Field::Value(false) => "subscribers are not told".to_owned(),
            Field::Value(true) if self.chosen_names().is_some_and(|all| all.is_empty()) => {
                "nobody is told, no component is chosen".to_owned()
            }
            Field::Value(true) if moment == NotificationMoment::HourBefore => {
                match self.is_too_late_for_reminder() {
                    true => "no reminder, it is less than an hour to the start".to_owned(),
                    false => "“Maintenance will begin as scheduled in 60 minutes.”".to_owned(),
                }
            }
            Field::Value(true) if *change == Field::Value(false) => {
                format!("nobody is told, Statuspage does not set {status} by itself")
            }
            Field::Value(true) if status.is_empty() => {
                format!("{} get this message", self.describe_subscribers())
            }
            Field::Value(true) => {
                format!(
                    "{} are told that it is {status}",
                    self.describe_subscribers()
                )
            }
            Field::Missing { why }
            | Field::Unreadable { why, .. }
            | Field::Ambiguous { why, .. } => {
                format!("whether subscribers are told is not known. {why}")
            }
        };
        Some(format!("{when}: {what}"))
    }

    fn is_too_late_for_reminder(&self) -> bool {
        let window = self.window.as_ref();
        window.is_some_and(|window| window.start - self.now < TimeDelta::hours(1))
    }

    /// Who is told: whoever follows what is chosen. A screen that does not show the components says no more.
    fn describe_subscribers(&self) -> String {
        match self.chosen_names() {
            Some(names) => format!("subscribers to {}", join_first_names(&names)),
            None => "subscribers".to_owned(),
        }
    }

    /// `None` where the components cannot be read.
    fn chosen_names(&self) -> Option<Vec<&str>> {
        let all = self.form.components.value()?;
        Some(
            all.ticked_components()
                .map(|one| one.name.as_str())
                .collect(),
        )
    }

    /// What Statuspage does by itself, moment by moment.
    fn describe_automation(&self) -> Vec<String> {
        let automation = &self.form.automation;
        let mut lines: Vec<String> = NotificationMoment::ALL
            .into_iter()
            .filter(|moment| *moment != NotificationMoment::Now)
            .filter_map(|moment| self.describe_notice(moment))
            .collect();
        for (moved, moment, status) in [
            (
                &automation.under_maintenance_at_start,
                NotificationMoment::AtStart,
                "Under maintenance",
            ),
            (
                &automation.operational_at_end,
                NotificationMoment::AtEnd,
                "Operational",
            ),
        ] {
            if let (Field::Value(moved), Some(when)) = (moved, self.describe_moment(moment)) {
                let verb = if *moved { "become" } else { "do not become" };
                lines.push(format!("{when}: the components {verb} {status}"));
            }
        }
        lines
    }

    /// What the menus beside the chosen components set, a line for each status.
    fn describe_component_statuses(&self) -> Vec<String> {
        let Some(components) = self.form.components.value() else {
            return Vec::new();
        };
        let chosen: Vec<&Component> = components.ticked_components().collect();
        let mut statuses = Vec::new();
        for status in chosen.iter().filter_map(|one| one.status) {
            if !statuses.contains(&status) {
                statuses.push(status);
            }
        }
        let describe = |status| {
            let with_it = chosen.iter().filter(|one| one.status == Some(status));
            let names: Vec<&str> = with_it.map(|one| one.name.as_str()).collect();
            let verb = if names.len() == 1 { "is" } else { "are" };
            let names = join_first_names(&names);
            format!("Now: {names} {verb} set to {}", status.display_name())
        };
        statuses.into_iter().map(describe).collect()
    }

    /// Of a Status Update: who gets no e-mail of it, and what still comes by itself. The boxes of that are on the other tab.
    fn describe_what_is_left(&self) -> Vec<String> {
        let mut lines = Vec::new();
        if self.form.notify.now == Field::Value(true) {
            lines.push(TEXT_MESSAGES.to_owned());
        }
        let moments = [NotificationMoment::AtStart, NotificationMoment::AtEnd];
        let moments = moments
            .into_iter()
            .filter_map(|one| self.describe_moment(one));
        lines.extend(
            moments.map(|when| format!("{when}: what is ticked under Schedule & Automation")),
        );
        lines
    }

    /// Where the form sends one: its subject, and what a phone shows. The subject is known of incidents alone.
    fn describe_email(&self) -> Vec<String> {
        let form = self.form;
        if form.screen == Screen::MaintenanceSchedule || form.notify.now == Field::Value(false) {
            return Vec::new();
        }
        let mut lines = Vec::new();
        let subject = form.name.value().map(|name| match self.page {
            Some(page) if form.screen.is_incident() => format!("{page} Incident - {name}"),
            _ => name.clone(),
        });
        lines.extend(subject.map(|subject| format!("E-mail, approximately: “{subject}”")));
        let text = self.first_line();
        let more = if text.chars().count() > BEGINNING {
            "…"
        } else {
            ""
        };
        let beginning: String = text.chars().take(BEGINNING).collect();
        lines.push(format!("On a phone: “{beginning}{more}”"));
        lines
    }

    /// "Scheduled - Alder One - We work on the tills."
    fn first_line(&self) -> String {
        let form = self.form;
        let status = match (form.status.value(), form.screen) {
            (Some(status), _) => status.display_name(),
            (None, Screen::MaintenanceNew) => "Scheduled",
            (None, _) => "…",
        };
        let names = match self.chosen_names() {
            None => "…".to_owned(),
            Some(names) if names.is_empty() => "No components affected".to_owned(),
            Some(names) => join_all_names(&names),
        };
        let message = form.message.value().map_or("", String::as_str);
        let message: Vec<&str> = message.split_whitespace().collect();
        format!("{status} - {names} - {}", message.join(" "))
    }
}

#[cfg(test)]
mod tests;
