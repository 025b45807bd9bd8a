//! Forms as small constants, for the examples of the rules and for tests.
//!
//! `form()` is a maintenance that everything is right with under the built-in policy; each example
//! says only what differs from it.

mod history;

use super::{
    audience::Audience,
    fill::TemplateFiller,
    form::{
        AudienceForm, Automation, AutomationStep, Component, ComponentStatus, Components, Field,
        FieldName, Form, Handle, NotificationMoment, Notifications, Screen, Status, TemplateMenu,
        TrackerEntry,
    },
    policy::Policy,
    screens::{Presence, field_presence},
    target::{self, Target},
    template,
    time::Zones,
};
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};

/// A form to be built. Static data, so that an example costs no code. What is not set is as in
/// [`form`].
#[derive(Clone, Copy, Debug)]
pub struct Sketch {
    pub screen: Screen,
    pub name: Option<&'static str>,
    /// What the screen of a maintenance is headed with.
    pub heading: Option<&'static str>,
    pub status: Option<Status>,
    /// Not set: the policy's template of the phase, filled from the form.
    pub message: Option<&'static str>,
    /// `2026-11-24 22:00`, in the zone of the page.
    pub starts: Option<&'static str>,
    pub minutes: Option<u32>,
    pub zone: Option<&'static str>,
    pub components: Option<&'static [SketchRow]>,
    /// Groups whose members are not on the page.
    pub collapsed_groups: &'static [&'static str],
    pub chosen_only: bool,
    /// In the order of [`NotificationMoment::ALL`].
    pub notify: [Option<bool>; 4],
    /// What the menus beside the ticked components set them to.
    pub component_status: Option<ComponentStatus>,
    /// What Statuspage does not do by itself.
    pub without_automation: &'static [AutomationStep],
    /// The address of a user of the audience.
    pub email: Option<&'static str>,
    /// The groups that a user of the audience is put into.
    pub audience_groups: &'static [&'static str],
    /// The box that subscribes a user of the audience.
    pub subscribes: Option<bool>,
    /// What is there already is changed.
    pub is_change: bool,
    pub missing: &'static [FieldName],
    /// The schedule as seen on another screen: its start, and its minutes.
    pub seen_schedule: Option<(&'static str, u32)>,
    /// The status that it had when it was opened.
    pub seen_status: Option<Status>,
    /// The one that clients know, where it was changed since.
    pub former_schedule: Option<(&'static str, u32)>,
    /// Components that were left Under Maintenance when the maintenance was completed.
    pub components_left: &'static [&'static str],
    /// Rules that had found errors in the update that was posted last.
    pub posted_errors: &'static [&'static str],
    /// The status with which the list shows the maintenance whose schedule was seen.
    pub listed_status: Option<Status>,
    /// What is filled in in the section of an issue tracker, where the page has one.
    pub issue_tracker: Option<&'static [&'static str]>,
}

/// A component of a [`Sketch`]: its group (empty: none), its name, [`TICKED`] or [`UNTICKED`].
pub type SketchRow = (&'static str, &'static str, bool);

/// Ticked.
pub const TICKED: bool = true;
/// Not ticked.
pub const UNTICKED: bool = false;

/// The create screen, filled in without a fault.
pub const fn form() -> Sketch {
    Sketch {
        screen: Screen::MaintenanceNew,
        name: None,
        heading: None,
        status: None,
        message: None,
        starts: None,
        minutes: None,
        zone: None,
        components: None,
        collapsed_groups: &[],
        chosen_only: false,
        notify: [None; 4],
        component_status: None,
        without_automation: &[],
        email: None,
        audience_groups: &[],
        subscribes: None,
        is_change: false,
        missing: &[],
        seen_schedule: None,
        seen_status: None,
        former_schedule: None,
        components_left: &[],
        posted_errors: &[],
        listed_status: None,
        issue_tracker: None,
    }
}

/// The title of a form whose sketch does not say otherwise.
const NAME: &str = "Alder Market: scheduled maintenance on 24 November 2026";
/// Its start, in the zone of the page.
pub const STARTS: &str = "2026-11-24 22:00";
/// Its length.
pub const MINUTES: u32 = 120;
/// Its components.
pub const COMPONENTS: &[SketchRow] = &[
    ("Alder Market", "Alder Boston", TICKED),
    ("Alder Market", "Alder Denver", TICKED),
    ("Bluebird Foods", "Bluebird Dublin", UNTICKED),
    ("Cedar Grocers", "Cedar Lyon", UNTICKED),
];

impl Sketch {
    pub const fn screen(mut self, screen: Screen) -> Self {
        self.screen = screen;
        self
    }

    pub const fn name(mut self, name: &'static str) -> Self {
        self.name = Some(name);
        self
    }

    pub const fn status(mut self, status: Status) -> Self {
        self.status = Some(status);
        self
    }

    pub const fn message(mut self, message: &'static str) -> Self {
        self.message = Some(message);
        self
    }

    /// Date and time as in `2026-11-24 22:00`, in the zone of the page.
    pub const fn starts(mut self, at: &'static str) -> Self {
        self.starts = Some(at);
        self
    }

    pub const fn minutes(mut self, minutes: u32) -> Self {
        self.minutes = Some(minutes);
        self
    }

    /// The zone as the page prints it beside the time fields; empty: it prints none.
    pub const fn zone(mut self, zone: &'static str) -> Self {
        self.zone = Some(zone);
        self
    }

    pub const fn components(mut self, components: &'static [SketchRow]) -> Self {
        self.components = Some(components);
        self
    }

    /// Only what is chosen is on the page.
    pub const fn chosen_only(mut self) -> Self {
        self.chosen_only = true;
        self
    }

    /// Groups whose members are not on the page.
    pub const fn collapsed_groups(mut self, groups: &'static [&'static str]) -> Self {
        self.collapsed_groups = groups;
        self
    }

    pub const fn notify(mut self, moment: NotificationMoment, on: bool) -> Self {
        self.notify[moment as usize] = Some(on);
        self
    }

    pub const fn component_status(mut self, status: ComponentStatus) -> Self {
        self.component_status = Some(status);
        self
    }

    /// The boxes of the automation that are not ticked.
    pub const fn without_automation(mut self, steps: &'static [AutomationStep]) -> Self {
        self.without_automation = steps;
        self
    }

    pub const fn email(mut self, email: &'static str) -> Self {
        self.email = Some(email);
        self
    }

    pub const fn audience_groups(mut self, groups: &'static [&'static str]) -> Self {
        self.audience_groups = groups;
        self
    }

    pub const fn subscribes(mut self, subscribes: bool) -> Self {
        self.subscribes = Some(subscribes);
        self
    }

    /// A group or user that was made before.
    pub const fn changes_what_is_there(mut self) -> Self {
        self.is_change = true;
        self
    }

    /// Fields that should be on the screen and were not found.
    pub const fn missing(mut self, fields: &'static [FieldName]) -> Self {
        self.missing = fields;
        self
    }

    /// The schedule as seen on another screen: its start as in [`Sketch::starts`], and its minutes.
    pub const fn seen_schedule(mut self, schedule: (&'static str, u32)) -> Self {
        self.seen_schedule = Some(schedule);
        self
    }

    pub const fn seen_status(mut self, status: Status) -> Self {
        self.seen_status = Some(status);
        self
    }

    /// The schedule that clients know. It was changed since, and no Status Update was sent.
    pub const fn former_schedule(mut self, schedule: (&'static str, u32)) -> Self {
        self.former_schedule = Some(schedule);
        self
    }

    pub const fn components_left(mut self, names: &'static [&'static str]) -> Self {
        self.components_left = names;
        self
    }

    pub const fn posted_errors(mut self, rules: &'static [&'static str]) -> Self {
        self.posted_errors = rules;
        self
    }

    pub const fn heading(mut self, title: &'static str) -> Self {
        self.heading = Some(title);
        self
    }

    pub const fn listed_status(mut self, status: Status) -> Self {
        self.listed_status = Some(status);
        self
    }

    pub const fn issue_tracker(mut self, entries: &'static [&'static str]) -> Self {
        self.issue_tracker = Some(entries);
        self
    }

    /// What the sketch says of fields that its screen never has. Such a form cannot be.
    pub fn targets_not_on_screen(&self) -> Vec<Target> {
        let schedule = self.starts.is_some() || self.zone.is_some();
        let components =
            self.components.is_some() || self.chosen_only || !self.collapsed_groups.is_empty();
        let is_set = |target: Target| match target {
            Target::Field(FieldName::Name) => self.name.is_some() || self.email.is_some(),
            Target::Field(FieldName::Status) => self.status.is_some(),
            Target::Field(FieldName::Message) => self.message.is_some(),
            Target::Field(FieldName::StartDate | FieldName::StartTime) => schedule,
            Target::Field(FieldName::Duration) => self.minutes.is_some(),
            Target::Field(FieldName::Components) => components,
            Target::Box(target::CheckboxName::Now) => self.notify[0].is_some(),
            Target::Box(target::CheckboxName::HourBefore) => self.notify[1].is_some(),
            Target::Box(target::CheckboxName::AtStart) => self.notify[2].is_some(),
            Target::Box(target::CheckboxName::AtEnd) => self.notify[3].is_some(),
            Target::Box(name) => {
                let mut off = self.without_automation.iter();
                off.any(|step| target::CheckboxName::from(*step) == name)
            }
            Target::Field(_) => false,
        };
        let is_lost = |target: &Target| matches!(target, Target::Field(field) if self.missing.contains(field));
        Target::ALL
            .into_iter()
            .filter(|target| is_set(*target) || is_lost(target))
            .filter(|target| field_presence(self.screen, *target) == Presence::Never)
            .collect()
    }

    /// The form, with every field that its screen has or may have. A title that a screen need not have is
    /// there when the sketch sets it.
    pub fn build_form(&self, policy: &Policy) -> Form {
        let has = |target| field_presence(self.screen, target) != Presence::Never;
        let field = |name| has(Target::Field(name));
        let tick = |name| has(Target::Box(name));
        let always = |name| field_presence(self.screen, Target::Field(name)) == Presence::Always;
        let start = parse_date_time(self.starts.unwrap_or(STARTS));
        let zone = self.zone.unwrap_or("UTC");
        let mut form = Form::new(self.screen);
        form.name = field_if(always(FieldName::Name) || self.name.is_some(), || {
            Some(self.name.unwrap_or(NAME).into())
        });
        let is_headed = self.screen == Screen::MaintenanceStatus && self.name.is_none();
        let heading = is_headed.then(|| self.heading.unwrap_or(NAME).to_owned());
        form.headings = heading.into_iter().collect();
        form.status = field_if(field(FieldName::Status), || {
            Some(self.status.unwrap_or(Status::Scheduled))
        });
        form.start_date = field_if(field(FieldName::StartDate), || Some(start?.date()));
        form.start_time = field_if(field(FieldName::StartTime), || Some(start?.time()));
        form.zone = field_if(field(FieldName::StartTime) && !zone.is_empty(), || {
            Some(zone.into())
        });
        form.duration = field_if(field(FieldName::Duration), || {
            Some(self.minutes.unwrap_or(MINUTES))
        });
        form.components = field_if(field(FieldName::Components), || Some(self.list()));
        form.template = field_if(field(FieldName::Template), || Some(TemplateMenu::default()));
        let notify =
            |at: usize, name| field_if(tick(name), || Some(self.notify[at].unwrap_or(true)));
        form.notify = Notifications {
            now: notify(0, target::CheckboxName::Now),
            hour_before: notify(1, target::CheckboxName::HourBefore),
            at_start: notify(2, target::CheckboxName::AtStart),
            at_end: notify(3, target::CheckboxName::AtEnd),
        };
        let automation = |step: AutomationStep| {
            let on = !self.without_automation.contains(&step);
            field_if(tick(step.into()), || Some(on))
        };
        form.automation = Automation {
            in_progress_at_start: automation(AutomationStep::InProgress),
            completed_at_end: automation(AutomationStep::Completed),
            under_maintenance_at_start: automation(AutomationStep::UnderMaintenance),
            operational_at_end: automation(AutomationStep::Operational),
        };
        let new = self.screen == Screen::MaintenanceNew;
        let submit = if new { "Schedule now" } else { "Update" };
        form.submit = field_if(field(FieldName::Submit), || Some(submit.into()));
        form.history = self.build_history();
        let entry = |text: &&str| TrackerEntry {
            description: (*text).to_owned(),
            is_certain: true,
        };
        form.issue_tracker = field_if(true, || {
            Some(self.issue_tracker?.iter().map(entry).collect())
        });
        form.message = field_if(field(FieldName::Message), || match self.message {
            Some(text) => Some(text.into()),
            None => message_from_template(&form, policy),
        });
        if Screen::AUDIENCES.contains(&self.screen) {
            form.name = Field::NotOnScreen;
            form.notify.now = Field::NotOnScreen;
            form.audience = self.build_audience_form();
        }
        for field in self.missing {
            form.mark_missing(*field);
        }
        form
    }

    fn build_audience_form(&self) -> AudienceForm {
        let is_user = self.screen == Screen::AudienceUser;
        let groups = || self.audience_groups.iter().map(|group| (*group).into());
        AudienceForm {
            is_new: !self.is_change,
            name: field_if(!is_user, || Some(self.name.unwrap_or_default().into())),
            email: field_if(is_user, || Some(self.email.unwrap_or_default().into())),
            groups: field_if(is_user, || Some(groups().collect())),
            subscribes: field_if(is_user, || Some(self.subscribes.unwrap_or(true))),
        }
    }

    fn list(&self) -> Components {
        let component = |(number, &(group, name, ticked)): (usize, &SketchRow)| Component {
            handle: Handle(u32::try_from(number).unwrap_or(0) + 1),
            id: None,
            name: name.into(),
            group: (!group.is_empty()).then(|| group.into()),
            ticked,
            status: self.component_status.filter(|_| ticked),
            whole_group: false,
        };
        let list = self.components.unwrap_or(COMPONENTS);
        Components {
            list: list.iter().enumerate().map(component).collect(),
            collapsed_groups: self
                .collapsed_groups
                .iter()
                .map(|group| (*group).into())
                .collect(),
            chosen_only: self.chosen_only,
            unclear_statuses: Vec::new(),
        }
    }
}

/// `2026-11-24 22:00`, whatever is between and after them.
pub fn parse_date_time(text: &str) -> Option<NaiveDateTime> {
    let number = |from: usize, to: usize| text.get(from..to)?.parse::<u32>().ok();
    NaiveDate::from_ymd_opt(text.get(..4)?.parse().ok()?, number(5, 7)?, number(8, 10)?)?
        .and_hms_opt(number(11, 13)?, number(14, 16)?, 0)
}

fn field_if<T>(is_here: bool, value: impl FnOnce() -> Option<T>) -> Field<T> {
    match is_here.then(value).flatten() {
        Some(value) => Field::Value(value),
        None => Field::NotOnScreen,
    }
}

/// The message that the policy's template of the form's phase makes.
fn message_from_template(form: &Form, policy: &Policy) -> Option<String> {
    let phase = *template::possible_phases(form).first()?;
    let template = policy.templates.iter().find(|t| t.phase == phase)?;
    let audience = form
        .components
        .value()
        .map(|components| Audience::from_components(components, policy))
        .unwrap_or_default();
    let fill = TemplateFiller {
        form,
        policy,
        audience: &audience,
        zones: &UtcOnlyZones,
        added: None,
    };
    Some(fill.fill_body(template).text)
}

impl Form {
    /// Makes a field missing, as on a page where it is not found.
    pub fn mark_missing(&mut self, field: FieldName) {
        fn lose<T>(field: &mut Field<T>, why: String) {
            *field = Field::Missing { why };
        }
        let subject = Target::from(field).subject_on(self.screen);
        let why = format!("{subject} was not found.");
        match field {
            FieldName::Name if self.screen == Screen::AudienceGroup => {
                lose(&mut self.audience.name, why);
            }
            FieldName::Name if self.screen == Screen::AudienceUser => {
                lose(&mut self.audience.email, why);
            }
            FieldName::Notify if self.screen == Screen::AudienceUser => {
                lose(&mut self.audience.subscribes, why);
            }
            FieldName::Name => lose(&mut self.name, why),
            FieldName::Status => lose(&mut self.status, why),
            FieldName::Message => lose(&mut self.message, why),
            FieldName::StartDate => lose(&mut self.start_date, why),
            FieldName::StartTime => lose(&mut self.start_time, why),
            FieldName::Duration => lose(&mut self.duration, why),
            FieldName::Components => lose(&mut self.components, why),
            FieldName::Notify => lose(&mut self.notify.now, why),
            FieldName::Automation => lose(&mut self.automation.in_progress_at_start, why),
            FieldName::Template => lose(&mut self.template, why),
            FieldName::Submit => lose(&mut self.submit, why),
            FieldName::Page => {}
        }
    }
}

/// Zones for where none are at hand: UTC alone, and no local zone.
pub struct UtcOnlyZones;

impl Zones for UtcOnlyZones {
    fn offset_at(&self, zone: &str, _: DateTime<Utc>) -> Option<i32> {
        matches!(zone, "UTC" | "Etc/UTC" | "GMT").then_some(0)
    }

    fn local_zone(&self) -> Option<String> {
        None
    }
}
