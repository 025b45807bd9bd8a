//! The form on the screen, as values. It never contains anything of the page's markup: an element is
//! only ever a [`Handle`].

mod automation;
mod components;
mod history;
mod in_words;
mod other_screens;
mod procedures;
mod seen_schedule;
mod template_menu;
mod tracker;

pub use automation::{Automation, AutomationStep};
pub use components::{Component, ComponentKey, ComponentStatus, Components};
pub use history::{NoticeHistory, PendingKind, PendingTask, TellEvidence, UnseenSave};
pub use in_words::InWords;
pub use other_screens::{
    AudienceForm, ComponentForm, ComponentList, ListedComponent, ListedNotice, ListedTemplate,
    NoticeList, TemplateList,
};
pub use procedures::{OpenProcedure, ProcedureProgress, ProcedureSteps};
pub use seen_schedule::SeenSchedule;
pub use template_menu::{OfferedTemplate, TemplateMenu};
pub use tracker::TrackerEntry;

use super::time::UtcInstant;
use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

/// Which screen of manage.statuspage.io is open. The names are the ones on `data-screen`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Screen {
    MaintenanceNew,
    MaintenanceStatus,
    MaintenanceSchedule,
    IncidentNew,
    IncidentUpdate,
    IncidentList,
    ComponentEdit,
    Components,
    AudienceGroup,
    AudienceUser,
    Templates,
    Other,
}

impl Screen {
    pub const ALL: [Self; 12] = [
        Self::MaintenanceNew,
        Self::MaintenanceStatus,
        Self::MaintenanceSchedule,
        Self::IncidentNew,
        Self::IncidentUpdate,
        Self::IncidentList,
        Self::ComponentEdit,
        Self::Components,
        Self::AudienceGroup,
        Self::AudienceUser,
        Self::Templates,
        Self::Other,
    ];

    /// The screens on which a maintenance is made or changed.
    pub const MAINTENANCES: &'static [Self] = &[
        Self::MaintenanceNew,
        Self::MaintenanceStatus,
        Self::MaintenanceSchedule,
    ];

    /// The screens on which a maintenance or an incident is made or changed.
    pub const FORMS: &'static [Self] = &[
        Self::MaintenanceNew,
        Self::MaintenanceStatus,
        Self::MaintenanceSchedule,
        Self::IncidentNew,
        Self::IncidentUpdate,
    ];

    /// The screens on which fields are looked for one by one.
    pub const WITH_FIELDS: &'static [Self] = &[
        Self::MaintenanceNew,
        Self::MaintenanceStatus,
        Self::MaintenanceSchedule,
        Self::IncidentNew,
        Self::IncidentUpdate,
        Self::AudienceGroup,
        Self::AudienceUser,
        Self::ComponentEdit,
        Self::Templates,
    ];

    /// The screens on which a group or a user of the audience is made or changed.
    pub const AUDIENCES: &'static [Self] = &[Self::AudienceGroup, Self::AudienceUser];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::MaintenanceNew => "maintenance-new",
            Self::MaintenanceStatus => "maintenance-status",
            Self::MaintenanceSchedule => "maintenance-schedule",
            Self::IncidentNew => "incident-new",
            Self::IncidentUpdate => "incident-update",
            Self::IncidentList => "incident-list",
            Self::ComponentEdit => "component-edit",
            Self::Components => "components",
            Self::AudienceGroup => "audience-group",
            Self::AudienceUser => "audience-user",
            Self::Templates => "templates",
            Self::Other => "other",
        }
    }

    /// What a person calls the screen.
    pub fn display_name(self) -> &'static str {
        match self {
            Self::MaintenanceNew => "New maintenance",
            Self::MaintenanceStatus => "Status update of a maintenance",
            Self::MaintenanceSchedule => "Schedule of a maintenance",
            Self::IncidentNew => "New incident",
            Self::IncidentUpdate => "Update of an incident",
            Self::IncidentList => "List of incidents",
            Self::ComponentEdit => "One component",
            Self::Components => "List of components",
            Self::AudienceGroup => "Group of the audience",
            Self::AudienceUser => "User of the audience",
            Self::Templates => "Templates",
            Self::Other => "Another screen",
        }
    }

    /// The form of a maintenance, on whichever of its screens.
    pub fn is_maintenance(self) -> bool {
        Self::MAINTENANCES.contains(&self)
    }

    /// The form of a maintenance or of an incident.
    pub fn is_form(self) -> bool {
        Self::FORMS.contains(&self)
    }

    /// What is made or changed there, in the middle of a sentence.
    pub fn notice_noun(self) -> &'static str {
        match self.is_incident() {
            true => "incident",
            false => "maintenance",
        }
    }

    pub fn is_incident(self) -> bool {
        matches!(self, Self::IncidentNew | Self::IncidentUpdate)
    }
}

/// The fields that findings and marks are attached to. The names are the ones on `data-field`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FieldName {
    Name,
    Status,
    Message,
    StartDate,
    StartTime,
    Duration,
    Components,
    Notify,
    Automation,
    Template,
    Submit,
    Page,
}

impl FieldName {
    pub const ALL: [Self; 12] = [
        Self::Name,
        Self::Status,
        Self::Message,
        Self::StartDate,
        Self::StartTime,
        Self::Duration,
        Self::Components,
        Self::Notify,
        Self::Automation,
        Self::Template,
        Self::Submit,
        Self::Page,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Status => "status",
            Self::Message => "message",
            Self::StartDate => "start-date",
            Self::StartTime => "start-time",
            Self::Duration => "duration",
            Self::Components => "components",
            Self::Notify => "notify",
            Self::Automation => "automation",
            Self::Template => "template",
            Self::Submit => "submit",
            Self::Page => "page",
        }
    }

    /// What a person calls the field, on whichever screen: "The Message field was not found."
    pub fn display_name(self) -> &'static str {
        match self {
            Self::Name => "Maintenance name",
            Self::Status => "Status",
            Self::Message => "Message",
            Self::StartDate => "Start date",
            Self::StartTime => "Start time",
            Self::Duration => "Duration",
            Self::Components => "Components",
            Self::Notify => "Send notifications",
            Self::Automation => "Automation",
            Self::Template => "Apply template",
            Self::Submit => "Submit button",
            Self::Page => "Page",
        }
    }

    /// As [`FieldName::display_name`], by the word that the screen has for it.
    pub fn name_on(self, screen: Screen) -> &'static str {
        match self {
            Self::Name if screen.is_incident() => "Incident name",
            Self::Name if screen == Screen::AudienceGroup => "Group name",
            Self::Name if screen == Screen::AudienceUser => "Email",
            Self::Name if screen == Screen::ComponentEdit => "Component name",
            Self::Name if screen == Screen::Templates => "Template name",
            Self::Notify if screen == Screen::AudienceUser => "Subscribe this user",
            _ => self.display_name(),
        }
    }
}

/// One field of the form, as far as it could be known.
#[derive(Clone, Debug, PartialEq, Default)]
pub enum Field<T> {
    /// This screen has no such field; a rule that needs it does not apply.
    #[default]
    NotOnScreen,
    /// The screen should have it and it was not found; `why` is a sentence for a person.
    Missing {
        why: String,
    },
    /// Found, but its value is not understood: `raw` as displayed, `why` a sentence for a person.
    Unreadable {
        raw: String,
        why: String,
    },
    /// Found, and its value can be read in several ways (`11/12/2026`): never guessed.
    Ambiguous {
        raw: String,
        readings: Vec<T>,
        why: String,
    },
    Value(T),
}

impl<T> Field<T> {
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            _ => None,
        }
    }

    /// The field is, or should be, on this screen.
    pub fn is_on_screen(&self) -> bool {
        !matches!(self, Self::NotOnScreen)
    }
}

/// An element of the page, opaque to everything but `page`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Handle(pub u32);

/// A status word, of a maintenance or of an incident.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    Scheduled,
    InProgress,
    Verifying,
    Completed,
    Investigating,
    Identified,
    Monitoring,
    Resolved,
}

impl Status {
    pub const MAINTENANCE: [Self; 4] = [
        Self::Scheduled,
        Self::InProgress,
        Self::Verifying,
        Self::Completed,
    ];
    pub const INCIDENT: [Self; 4] = [
        Self::Investigating,
        Self::Identified,
        Self::Monitoring,
        Self::Resolved,
    ];

    /// The word on the screen.
    pub fn display_name(self) -> &'static str {
        match self {
            Self::Scheduled => "Scheduled",
            Self::InProgress => "In progress",
            Self::Verifying => "Verifying",
            Self::Completed => "Completed",
            Self::Investigating => "Investigating",
            Self::Identified => "Identified",
            Self::Monitoring => "Monitoring",
            Self::Resolved => "Resolved",
        }
    }

    /// The word in the REST API.
    pub fn api_name(self) -> &'static str {
        match self {
            Self::Scheduled => "scheduled",
            Self::InProgress => "in_progress",
            Self::Verifying => "verifying",
            Self::Completed => "completed",
            Self::Investigating => "investigating",
            Self::Identified => "identified",
            Self::Monitoring => "monitoring",
            Self::Resolved => "resolved",
        }
    }

    pub fn by_api_name(name: &str) -> Option<Self> {
        let mut all = Self::MAINTENANCE.into_iter().chain(Self::INCIDENT);
        all.find(|one| one.api_name() == name)
    }
}

impl Notifications {
    pub fn field_for(&self, moment: NotificationMoment) -> &Field<bool> {
        match moment {
            NotificationMoment::Now => &self.now,
            NotificationMoment::HourBefore => &self.hour_before,
            NotificationMoment::AtStart => &self.at_start,
            NotificationMoment::AtEnd => &self.at_end,
        }
    }

    pub fn field_for_mut(&mut self, moment: NotificationMoment) -> &mut Field<bool> {
        match moment {
            NotificationMoment::Now => &mut self.now,
            NotificationMoment::HourBefore => &mut self.hour_before,
            NotificationMoment::AtStart => &mut self.at_start,
            NotificationMoment::AtEnd => &mut self.at_end,
        }
    }
}

/// When subscribers are notified. A box that this page does not have is `NotOnScreen`.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Notifications {
    /// "Send notifications": when the form is submitted.
    pub now: Field<bool>,
    pub hour_before: Field<bool>,
    pub at_start: Field<bool>,
    pub at_end: Field<bool>,
}

/// When subscribers are notified.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NotificationMoment {
    Now,
    HourBefore,
    AtStart,
    AtEnd,
}

impl NotificationMoment {
    pub const ALL: [Self; 4] = [Self::Now, Self::HourBefore, Self::AtStart, Self::AtEnd];

    /// Goes on after "subscribers are told".
    pub fn describe_moment(self) -> &'static str {
        match self {
            Self::Now => "now",
            Self::HourBefore => "1 hour before the start",
            Self::AtStart => "at the start",
            Self::AtEnd => "at the end",
        }
    }
}

/// What is on the screen. Of a screen that has none of a field, it is [`Field::NotOnScreen`].
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    pub screen: Screen,
    /// "Maintenance name" or "Incident name".
    pub name: Field<String>,
    /// What a screen of one maintenance or incident is headed with: its title, where the screen has no field of it.
    pub headings: Vec<String>,
    pub status: Field<Status>,
    pub message: Field<String>,
    /// In the time zone of the Statuspage page, not of the browser.
    pub start_date: Field<NaiveDate>,
    pub start_time: Field<NaiveTime>,
    /// Minutes.
    pub duration: Field<u32>,
    /// The zone as the page prints it beside the time fields (`UTC`, `Pacific Time (US & Canada)`).
    pub zone: Field<String>,
    pub components: Field<Components>,
    pub template: Field<TemplateMenu>,
    pub automation: Automation,
    pub notify: Notifications,
    /// The words on the submit button.
    pub submit: Field<String>,
    pub component: ComponentForm,
    pub audience: AudienceForm,
    pub component_list: Field<ComponentList>,
    pub notice_list: Field<NoticeList>,
    pub template_list: Field<TemplateList>,
    /// What is filled in in the section of an issue tracker.
    pub issue_tracker: Field<Vec<TrackerEntry>>,
    /// When the message was published: "tomorrow" is read from there. `None`: it is being written now.
    pub published: Option<UtcInstant>,
    /// What is remembered from the screens that were open before.
    pub history: NoticeHistory,
    /// It is the form of an update as it was loaded: nothing is being written there yet.
    pub is_untouched: bool,
}

impl Form {
    /// A form of `screen` on which nothing has been looked for yet.
    pub fn new(screen: Screen) -> Self {
        Self {
            screen,
            name: Field::NotOnScreen,
            headings: Vec::new(),
            status: Field::NotOnScreen,
            message: Field::NotOnScreen,
            start_date: Field::NotOnScreen,
            start_time: Field::NotOnScreen,
            duration: Field::NotOnScreen,
            zone: Field::NotOnScreen,
            components: Field::NotOnScreen,
            template: Field::NotOnScreen,
            automation: Default::default(),
            notify: Notifications::default(),
            submit: Field::NotOnScreen,
            component: Default::default(),
            audience: Default::default(),
            component_list: Field::NotOnScreen,
            notice_list: Field::NotOnScreen,
            template_list: Field::NotOnScreen,
            issue_tracker: Field::NotOnScreen,
            published: None,
            history: Default::default(),
            is_untouched: false,
        }
    }

    /// The box that decides whether subscribers, or the user who is being made, are told.
    pub fn notification_box(&self, moment: NotificationMoment) -> &Field<bool> {
        match (moment, self.screen) {
            (NotificationMoment::Now, Screen::AudienceUser) => &self.audience.subscribes,
            _ => self.notify.field_for(moment),
        }
    }
}
