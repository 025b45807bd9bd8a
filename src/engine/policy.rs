//! What the organisation wants, as values. These types are the one description of a policy document: the
//! published schema is made from them, and `validate` checks documents against that schema. How texts become
//! documents is in `document`, how documents become a policy in `read`, where they come from in `sources`.

mod access_group;
mod checkbox_policy;
mod dismissal_policy;
mod document;
mod read;
mod setting_schema;
mod sources;
mod text_formats;
mod validate;

pub use access_group::{AccessGroup, SeenComponent};
pub use checkbox_policy::CheckboxPolicy;
pub use dismissal_policy::DismissalPolicy;
pub use document::{push_index, push_key};
pub use setting_schema::{
    SettingKind, SettingSchema, display_path, plain_text, pointer_keys, push_pointer,
};
pub use sources::{MergedPolicy, PolicySource, PolicySources};
pub use validate::{PolicyProblem, RENAMED_TO, describe_setting};

use super::{
    form::{AutomationStep, Form, NotificationMoment},
    procedure::Procedure,
    target::Locators,
    template::{Template, TemplatePhase},
    text::{matches_pattern, normalize_text},
    time::{date_format::DateFormat, format::Clock},
};
use chrono::{Datelike, NaiveDate};
use rustc_hash::FxHashMap;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Map, Value};
use std::sync::LazyLock;
use text_formats::{
    DateFormatText, Dates, HandbookLink, Hours, NonEmptyText, PairedZone, RuleId, ZoneName,
};
pub use text_formats::{PAIRED_WITH_ANY, PAIRED_WITH_CLIENT, parse_dates};

/// What the section of the form is called that teams do not use.
pub const UNUSED_SECTION_WORDS: &[&str] = &["Jira"];

/// The built-in policy as a document: also the example to write one's own from.
pub static BUILT_IN_DOCUMENT: LazyLock<Value> = LazyLock::new(|| {
    serde_json::from_str(include_str!("policy/built-in.json")).unwrap_or_default()
});

/// What an organisation wants of its maintenances. A file says only what differs from the built-in policy;
/// lists are replaced whole.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Statuspage Guard policy")]
pub struct Policy {
    /// Address of this schema, for editors.
    #[serde(rename = "$schema")]
    #[schemars(with = "Option<NonEmptyText>")]
    pub schema: Option<String>,
    /// The version of this format.
    #[serde(default)]
    #[schemars(extend("const" = 1))]
    pub version: u32,
    /// The Statuspage pages the policy applies to, by their ids; empty means every page.
    #[serde(default)]
    #[schemars(with = "Vec<IdOrPage>")]
    pub pages: Vec<PagePolicy>,
    /// Who reads the page: clients, each of whom hears of their own components alone, so that a component group is a
    /// client; or public, where everybody reads everything and groups are products.
    #[serde(default)]
    pub audience: PageAudience,
    #[serde(default)]
    pub time: TimePolicy,
    /// Which components belong to which client. Empty means: a component group is a client.
    #[serde(default)]
    pub clients: Vec<Client>,
    /// The form that titles have: literal words, {{client}} for the chosen client, other placeholders for any words,
    /// and … for anything, also nothing.
    #[schemars(with = "Option<NonEmptyText>", extend("examples" = ["[Planned Maintenance] {{client}} …"]))]
    pub title: Option<String>,
    /// Words that title and message must not have.
    #[serde(default)]
    #[schemars(with = "Vec<WordOrUnwanted>")]
    pub words: Vec<UnwantedWord>,
    /// The texts that messages are written from.
    #[serde(default)]
    pub templates: Vec<Template>,
    /// Placeholders of your own, each with the text that it is filled with, or ask: a person writes it.
    #[serde(default)]
    #[schemars(
        with = "FxHashMap<String, NonEmptyText>",
        extend("examples" = [{"support": "support@example.com", "reason": "ask"}])
    )]
    pub placeholders: FxHashMap<String, String>,
    /// The phases whose messages must come from a template.
    #[serde(default)]
    pub phases_needing_template: Vec<TemplatePhase>,
    #[serde(default)]
    pub notifications: NotificationPolicy,
    #[serde(default)]
    pub automation: AutomationPolicy,
    /// Whether incidents are made by hand here.
    #[serde(default)]
    pub incidents: IncidentPolicy,
    #[serde(default)]
    pub window: WindowPolicy,
    /// What people do with a maintenance, step by step; the panel has a list for each.
    #[serde(default)]
    pub procedures: Vec<Procedure>,
    /// How bad each rule is here, and its options.
    #[serde(default)]
    pub rules: FxHashMap<String, RulePolicy>,
    /// Rule to whether what it found may be set aside, for the form that is being filled in. If not set: errors with a
    /// reason, the rest freely.
    #[serde(default)]
    pub dismissal: FxHashMap<String, DismissalPolicy>,
    /// Rule to the page of your handbook, which is linked where the rule found something.
    #[serde(default)]
    #[schemars(with = "FxHashMap<String, HandbookLink>")]
    pub links: FxHashMap<String, String>,
    /// Screen to what is found there to how it is recognised. Of a date, time or duration in several
    /// parts, the first part is described; the others are found beside it.
    #[serde(default)]
    #[schemars(schema_with = "super::target::schema_of_locators")]
    pub locators: Locators,
    /// Those of them that the organisation's browser policy decides.
    #[serde(skip)]
    pub locked_locators: Locators,
    /// Of the Statuspage page that is open; empty where they are not known.
    #[serde(skip)]
    pub access_groups: Vec<AccessGroup>,
}

/// How times are written.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct TimePolicy {
    /// The zone that every clock time is written in.
    #[schemars(with = "ZoneName")]
    pub zone: String,
    /// Hours up to 24, or twice up to 12.
    pub clock: Clock,
    /// How templates write dates: D is the day, Do the 1st, M and MM the month in digits, MMM and MMMM its name,
    /// YYYY the year, ddd and dddd the weekday.
    #[schemars(with = "DateFormatText", extend("examples" = ["D MMMM YYYY", "YYYY-MM-DD"]))]
    pub date_format: DateFormat,
    /// The other zones that a time may stand in beside its equal in `zone`, as in 22:00 UTC (17:00 EST): client for
    /// the chosen client's, any, or the name of a zone.
    #[schemars(with = "Vec<PairedZone>", extend("examples" = [["client", "America/New_York"]]))]
    pub pairs: Vec<String>,
    /// What an abbreviation that names several zones means here.
    #[schemars(with = "FxHashMap<String, ZoneName>", extend("examples" = [{"CST": "America/Chicago"}]))]
    pub abbreviations: FxHashMap<String, String>,
}

/// A Statuspage page, and what is different there.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PagePolicy {
    #[schemars(with = "NonEmptyText")]
    pub id: String,
    /// What the team calls it.
    #[schemars(with = "Option<NonEmptyText>")]
    pub name: Option<String>,
    /// The zone that every clock time is written in there, where it is not that of time.
    #[schemars(with = "Option<ZoneName>")]
    pub zone: Option<String>,
    /// Names of the templates that are offered there; empty means all.
    #[serde(default)]
    #[schemars(with = "Vec<NonEmptyText>")]
    pub templates: Vec<String>,
}

/// A page can be written as its id alone.
#[derive(JsonSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "it is only a description")]
enum IdOrPage {
    Id(NonEmptyText),
    Page(PagePolicy),
}

/// A word, or several in a row, that clients are not to read.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UnwantedWord {
    #[schemars(with = "NonEmptyText")]
    pub word: String,
    /// What to write instead.
    #[schemars(with = "Option<NonEmptyText>")]
    pub instead: Option<String>,
    /// Whether only these letters, capital and small, are meant.
    #[serde(default)]
    pub match_case: bool,
    /// Why it is not wanted, in a few words.
    #[schemars(with = "Option<NonEmptyText>")]
    pub why: Option<String>,
}

/// It can be written as the word alone.
#[derive(JsonSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "it is only a description")]
enum WordOrUnwanted {
    Word(NonEmptyText),
    Unwanted(UnwantedWord),
}

/// A client, and what is the client's.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Client {
    #[schemars(with = "NonEmptyText")]
    pub name: String,
    /// Other names that notices use for the client.
    #[serde(default)]
    #[schemars(with = "Vec<NonEmptyText>")]
    pub aliases: Vec<String>,
    /// Component ids or names; * stands for any characters.
    #[serde(default)]
    #[schemars(with = "Vec<NonEmptyText>")]
    pub components: Vec<String>,
    /// Names of component groups; * stands for any characters.
    #[serde(default)]
    #[schemars(with = "Vec<NonEmptyText>")]
    pub groups: Vec<String>,
    /// Where the client is.
    #[schemars(with = "Option<ZoneName>")]
    pub time_zone: Option<String>,
    /// Minutes between the announcement and the start that the client was promised, where it is not that of window;
    /// 0 means that a short lead is fine.
    pub notice: Option<u32>,
    /// Domains of the client's e-mail addresses, without the @; those under them count as well.
    #[serde(default)]
    #[schemars(with = "Vec<NonEmptyText>", extend("examples" = [["alder.example"]]))]
    pub email_domains: Vec<String>,
}

impl Client {
    /// Whether a group of this name is the client's.
    pub fn is_called(&self, group: &str) -> bool {
        let group = normalize_text(group);
        let names = [&self.name].into_iter().chain(&self.aliases);
        let mut names = names.chain(&self.groups);
        names.any(|name| matches_pattern(&normalize_text(name), &group))
    }
}

/// When subscribers are told.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct NotificationPolicy {
    /// When the form is submitted.
    pub now: CheckboxPolicy,
    /// As a reminder.
    pub hour_before: CheckboxPolicy,
    /// When it becomes In progress.
    pub at_start: CheckboxPolicy,
    /// When it becomes Completed.
    pub at_end: CheckboxPolicy,
}

/// What Statuspage does by itself, and what other automation does.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct AutomationPolicy {
    pub boxes: AutomationBoxes,
    pub owned: OwnedPolicy,
}

/// Maintenances that other automation makes, updates and closes, as that of release trains.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct OwnedPolicy {
    /// How they are called; * stands for any characters.
    #[schemars(with = "Vec<NonEmptyText>", extend("examples" = [["Maintenance Window - *"]]))]
    pub names: Vec<String>,
    /// The rules that are not asked of these.
    #[schemars(with = "Vec<RuleId>")]
    pub rules: Vec<String>,
}

impl OwnedPolicy {
    /// The title by which the maintenance on the form is the automation's.
    pub fn find_called<'a>(&self, form: &'a Form) -> Option<&'a str> {
        let mut titles = form.possible_titles().into_iter();
        titles.find(|title| self.is_called(title))
    }

    /// Whether a maintenance of this name is the automation's.
    pub fn is_called(&self, name: &str) -> bool {
        let name = normalize_text(name);
        let mut names = self.names.iter();
        names.any(|pattern| matches_pattern(&normalize_text(pattern), &name))
    }
}

/// What Statuspage is to do by itself at the start and at the end.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct AutomationBoxes {
    /// Set the status to In progress at the start.
    pub in_progress: CheckboxPolicy,
    /// Set the components to Under Maintenance at the start.
    pub under_maintenance: CheckboxPolicy,
    /// Set the status to Completed at the end.
    pub completed: CheckboxPolicy,
    /// Set the components back to Operational at the end.
    pub operational: CheckboxPolicy,
}

impl NotificationPolicy {
    pub fn wants(&self, moment: NotificationMoment) -> CheckboxPolicy {
        match moment {
            NotificationMoment::Now => self.now,
            NotificationMoment::HourBefore => self.hour_before,
            NotificationMoment::AtStart => self.at_start,
            NotificationMoment::AtEnd => self.at_end,
        }
    }
}

impl AutomationBoxes {
    pub fn wants(&self, step: AutomationStep) -> CheckboxPolicy {
        match step {
            AutomationStep::InProgress => self.in_progress,
            AutomationStep::UnderMaintenance => self.under_maintenance,
            AutomationStep::Completed => self.completed,
            AutomationStep::Operational => self.operational,
        }
    }
}

/// Who reads a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PageAudience {
    #[default]
    Clients,
    Public,
}

/// Whether people make incidents by hand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum IncidentPolicy {
    #[default]
    Forbidden,
    Allowed,
}

/// When a maintenance may be.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct WindowPolicy {
    /// Minutes; a longer window is questioned.
    pub longest: Option<u32>,
    /// Minutes between the announcement and the start that clients are promised; 0 means that a short lead is fine.
    pub notice: Option<u32>,
    /// The days of the week on which a maintenance may be; empty means every day.
    pub weekdays: Vec<WeekdayName>,
    /// Days on which no maintenance may be, one by one or from the first to the last.
    #[schemars(with = "Vec<Dates>", extend("examples" = [["2026-11-27", "2026-12-20/2027-01-02"]]))]
    pub blackout_dates: Vec<String>,
    /// Client name to hours in the client's own zone.
    #[schemars(
        with = "FxHashMap<String, Vec<Hours>>",
        extend("examples" = [{"Alder Market": ["22:00-06:00"]}])
    )]
    pub allowed_hours: FxHashMap<String, Vec<String>>,
}

/// A day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum WeekdayName {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl WeekdayName {
    pub fn is_day(self, day: NaiveDate) -> bool {
        day.weekday().num_days_from_monday() == self as u32
    }
}

/// What is wanted of a rule.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct RulePolicy {
    /// If not set: the rule's own.
    pub severity: Option<RuleSeverity>,
    pub options: Map<String, Value>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RuleSeverity {
    Off,
    Review,
    Warning,
    Error,
}

impl Policy {
    /// Whether the policy counts for the page with this id.
    pub fn covers_page(&self, id: &str) -> bool {
        self.pages.is_empty() || self.page(id).is_some()
    }

    /// What it says of the page with this id.
    pub fn page(&self, id: &str) -> Option<&PagePolicy> {
        self.pages.iter().find(|page| page.id == id)
    }

    /// The policy as it is on the page with this id, where something is different there.
    pub fn for_page(&self, id: &str) -> Option<Self> {
        let page = self.page(id)?;
        if page.zone.is_none() && page.templates.is_empty() {
            return None;
        }
        let mut policy = self.clone();
        if let Some(zone) = &page.zone {
            policy.time.zone.clone_from(zone);
        }
        if !page.templates.is_empty() {
            let is_named = |template: &Template| {
                let names = [Some(&template.name), template.statuspage_name.as_ref()];
                let mut names = names.into_iter().flatten().map(|name| normalize_text(name));
                let mut wanted = page.templates.iter().map(|name| normalize_text(name));
                names.any(|name| wanted.any(|wanted| wanted == name))
            };
            policy.templates.retain(is_named);
        }
        Some(policy)
    }

    /// What the policy wants of a rule, if it says anything.
    pub fn rule_severity(&self, rule: &str) -> Option<RuleSeverity> {
        self.rules.get(rule)?.severity
    }

    /// An option of a rule, as the policy sets it.
    pub fn rule_option(&self, rule: &str, option: &str) -> Option<&Value> {
        self.rules.get(rule)?.options.get(option)
    }

    /// What the section of the form is called that is not to be used; nothing where that is not asked.
    pub fn unused_section_words(&self) -> Vec<String> {
        const RULE: &str = "no-jira";
        if self.rule_severity(RULE) == Some(RuleSeverity::Off) {
            return Vec::new();
        }
        match self.rule_option(RULE, "words").and_then(Value::as_array) {
            Some(words) => {
                let words = words.iter().filter_map(Value::as_str);
                words.map(str::to_owned).collect()
            }
            None => UNUSED_SECTION_WORDS
                .iter()
                .map(|word| (*word).to_owned())
                .collect(),
        }
    }

    /// A number in the options of a rule.
    pub fn rule_number(&self, rule: &str, option: &str) -> Option<usize> {
        usize::try_from(self.rule_option(rule, option)?.as_u64()?).ok()
    }
}

impl Default for TimePolicy {
    fn default() -> Self {
        Self {
            zone: "UTC".to_owned(),
            clock: Clock::TwentyFour,
            date_format: DateFormat::default(),
            pairs: vec![PAIRED_WITH_CLIENT.to_owned()],
            abbreviations: FxHashMap::default(),
        }
    }
}

impl Default for NotificationPolicy {
    fn default() -> Self {
        Self {
            now: CheckboxPolicy::Required,
            hour_before: CheckboxPolicy::Required,
            at_start: CheckboxPolicy::Required,
            at_end: CheckboxPolicy::Required,
        }
    }
}
