//! Forms as small constants, for the examples of the rules, the tests and the self-test.
//!
//! `form()` is a maintenance that everything is right with under the built-in policy; each example
//! says only what differs from it.

use super::{
    audience::Audience,
    fill::Fill,
    finding::{Moment, Outcome},
    form::{
        Automation, Component, Components, Field, FieldName, Form, Handle, Notifications, Screen,
        Status, TemplateMenu,
    },
    policy::Policy,
    rules::{Case, Example, Rule},
    template,
    time::{UtcInstant, Zones},
};
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};

/// A form to be built. Static data, so that an example costs no code.
#[derive(Clone, Copy, Debug)]
pub struct Sketch {
    screen: Screen,
    name: &'static str,
    status: Status,
    /// `None`: the policy's template of the phase, filled from the form.
    message: Option<&'static str>,
    /// `2026-11-24 22:00`, in the zone of the page.
    starts: &'static str,
    minutes: u32,
    zone: &'static str,
    components: &'static [Tick],
    unseen: &'static [&'static str],
    chosen_only: bool,
    /// In the order of [`Moment::ALL`].
    notify: [bool; 4],
    missing: &'static [FieldName],
}

/// A component of a [`Sketch`]: its group (empty: none), its name, [`ON`] or [`OFF`].
pub type Tick = (&'static str, &'static str, bool);

/// Ticked.
pub const ON: bool = true;
/// Not ticked.
pub const OFF: bool = false;

/// The create screen, filled in without a fault.
pub const fn form() -> Sketch {
    Sketch {
        screen: Screen::MaintenanceNew,
        name: "Alder Market: scheduled maintenance on 24 November 2026",
        status: Status::Scheduled,
        message: None,
        starts: "2026-11-24 22:00",
        minutes: 120,
        zone: "UTC",
        components: &[
            ("Alder Market", "Alder Boston", ON),
            ("Alder Market", "Alder Denver", ON),
            ("Bluebird Foods", "Bluebird Dublin", OFF),
            ("Cedar Grocers", "Cedar Lyon", OFF),
        ],
        unseen: &[],
        chosen_only: false,
        notify: [true; 4],
        missing: &[],
    }
}

impl Sketch {
    pub const fn screen(mut self, screen: Screen) -> Self {
        self.screen = screen;
        self
    }

    pub const fn name(mut self, name: &'static str) -> Self {
        self.name = name;
        self
    }

    pub const fn status(mut self, status: Status) -> Self {
        self.status = status;
        self
    }

    pub const fn message(mut self, message: &'static str) -> Self {
        self.message = Some(message);
        self
    }

    /// Date and time as in `2026-11-24 22:00`, in the zone of the page.
    pub const fn starts(mut self, at: &'static str) -> Self {
        self.starts = at;
        self
    }

    pub const fn minutes(mut self, minutes: u32) -> Self {
        self.minutes = minutes;
        self
    }

    /// The zone as the page prints it beside the time fields; empty: it prints none.
    pub const fn zone(mut self, zone: &'static str) -> Self {
        self.zone = zone;
        self
    }

    pub const fn components(mut self, components: &'static [Tick]) -> Self {
        self.components = components;
        self
    }

    /// Groups whose members are not on the page.
    /// Only what is chosen is on the page.
    pub const fn chosen_only(mut self) -> Self {
        self.chosen_only = true;
        self
    }

    pub const fn unseen(mut self, groups: &'static [&'static str]) -> Self {
        self.unseen = groups;
        self
    }

    pub const fn notify(mut self, moment: Moment, on: bool) -> Self {
        self.notify[moment as usize] = on;
        self
    }

    /// Fields that should be on the screen and were not found.
    pub const fn missing(mut self, fields: &'static [FieldName]) -> Self {
        self.missing = fields;
        self
    }

    pub fn build(&self, policy: &Policy) -> Form {
        let screen = self.screen;
        let new = screen == Screen::MaintenanceNew;
        let status = new || screen == Screen::MaintenanceStatus;
        let schedule = new || screen == Screen::MaintenanceSchedule;
        let text = status || screen.is_incident();
        let start = moment(self.starts);
        let mut form = Form::new(screen);
        form.name = here(new || screen.is_incident(), || Some(self.name.into()));
        form.status = here(text, || Some(self.status));
        form.start_date = here(schedule, || start.map(|start| start.date()));
        form.start_time = here(schedule, || start.map(|start| start.time()));
        form.duration = here(schedule, || Some(self.minutes));
        form.zone = here(schedule && !self.zone.is_empty(), || Some(self.zone.into()));
        form.components = here(text, || Some(self.list()));
        form.template = here(text, || Some(TemplateMenu::default()));
        let [now, hour_before, at_start, at_end] = [0, 1, 2, 3].map(|i| {
            here(if i == 0 { text } else { schedule }, || {
                Some(self.notify[i])
            })
        });
        form.notify = Notifications {
            now,
            hour_before,
            at_start,
            at_end,
        };
        let box_ = || here(schedule, || Some(true));
        form.automation = Automation {
            in_progress_at_start: box_(),
            completed_at_end: box_(),
            under_maintenance_at_start: box_(),
            operational_at_end: box_(),
        };
        form.submit = here(true, || {
            Some(if new { "Schedule now" } else { "Update" }.into())
        });
        form.message = here(text, || {
            Some(match self.message {
                Some(text) => text.into(),
                None => filled(&form, policy)?,
            })
        });
        for field in self.missing {
            form.lose(*field);
        }
        form
    }

    fn list(&self) -> Components {
        let component = |(number, &(group, name, ticked)): (usize, &Tick)| Component {
            handle: Handle(u32::try_from(number).unwrap_or(0) + 1),
            id: None,
            name: name.into(),
            group: (!group.is_empty()).then(|| group.into()),
            ticked,
        };
        Components {
            list: self.components.iter().enumerate().map(component).collect(),
            unseen: self.unseen.iter().map(|group| (*group).into()).collect(),
            chosen_only: self.chosen_only,
        }
    }
}

/// `2026-11-24 22:00`, whatever stands between and after.
fn moment(text: &str) -> Option<NaiveDateTime> {
    let number = |from: usize, to: usize| text.get(from..to)?.parse::<u32>().ok();
    NaiveDate::from_ymd_opt(text.get(..4)?.parse().ok()?, number(5, 7)?, number(8, 10)?)?
        .and_hms_opt(number(11, 13)?, number(14, 16)?, 0)
}

fn here<T>(is_here: bool, value: impl FnOnce() -> Option<T>) -> Field<T> {
    match is_here.then(value).flatten() {
        Some(value) => Field::Value(value),
        None => Field::NotHere,
    }
}

/// The message that the policy's template of the form's phase makes.
fn filled(form: &Form, policy: &Policy) -> Option<String> {
    let phase = *template::phases(form).first()?;
    let template = policy.templates.iter().find(|t| t.phase == phase)?;
    let audience = form
        .components
        .value()
        .map(|components| Audience::of(components, policy))
        .unwrap_or_default();
    let fill = Fill {
        form,
        policy,
        audience: &audience,
        zones: &OnlyUtc,
        added: None,
    };
    Some(fill.body(template).text)
}

impl Form {
    /// Makes a field missing, as on a page where it is not found.
    pub fn lose(&mut self, field: FieldName) {
        fn lose<T>(field: &mut Field<T>, name: FieldName) {
            *field = Field::Missing {
                why: format!("The {} field was not found.", name.words()),
            };
        }
        match field {
            FieldName::Name => lose(&mut self.name, field),
            FieldName::Status => lose(&mut self.status, field),
            FieldName::Message => lose(&mut self.message, field),
            FieldName::StartDate => lose(&mut self.start_date, field),
            FieldName::StartTime => lose(&mut self.start_time, field),
            FieldName::Duration => lose(&mut self.duration, field),
            FieldName::Components => lose(&mut self.components, field),
            FieldName::Notify => lose(&mut self.notify.now, field),
            FieldName::Automation => lose(&mut self.automation.in_progress_at_start, field),
            FieldName::Template => lose(&mut self.template, field),
            FieldName::Submit => lose(&mut self.submit, field),
            FieldName::Page => {}
        }
    }
}

impl Example {
    /// What `rule` says about the example. `None`: the example itself cannot be read.
    pub fn outcome(&self, rule: &Rule) -> Option<Outcome> {
        let policy = Policy::with(self.policy).ok()?;
        let now: UtcInstant = moment(self.now)?.and_utc();
        let form = self.form.build(&policy);
        let audience = match &form.components {
            Field::Value(components) => Audience::of(components, &policy),
            _ => Audience::default(),
        };
        Some((rule.check)(&Case::new(
            &form, &policy, &audience, now, &OnlyUtc,
        )))
    }
}

/// Zones for where none are at hand: UTC alone, and no local zone.
pub struct OnlyUtc;

impl Zones for OnlyUtc {
    fn offset(&self, zone: &str, _: DateTime<Utc>) -> Option<i32> {
        matches!(zone, "UTC" | "Etc/UTC" | "GMT").then_some(0)
    }

    fn local(&self) -> Option<String> {
        None
    }
}
