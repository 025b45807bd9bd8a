//! What the document says, key by key. Everything that is not understood is a problem; all
//! problems are found, not only the first, and nothing unknown is passed over.

use super::{
    AutomationPolicy, Client, Clock, NotificationPolicy, Phase, Policy, RulePolicy, RuleSeverity,
    Template, TimePolicy, WindowPolicy,
    reader::{At, Entry, Problem, Reader, hint},
};
use crate::engine::{
    form::Screen,
    rules::{self, OptionKind, RULES},
    text::fold,
};
use serde_json::Value;
use std::collections::BTreeMap;

const ROOT: &[&str] = &[
    "$schema",
    "version",
    "pages",
    "time",
    "clients",
    "templates",
    "phases_needing_template",
    "notifications",
    "automation",
    "window",
    "rules",
    "links",
    "locators",
];
const TIME: &[&str] = &["zone", "clock", "abbreviations"];
const CLIENT: &[&str] = &[
    "name",
    "aliases",
    "components",
    "groups",
    "time_zone",
    "email_domains",
];
const TEMPLATE: &[&str] = &["name", "phase", "title", "body", "statuspage_name"];
const NOTIFICATIONS: &[&str] = &["now", "hour_before", "at_start", "at_end"];
const AUTOMATION: &[&str] = &["name_pattern"];
const WINDOW: &[&str] = &["longest", "notice", "allowed_hours"];
const RULE: &[&str] = &["severity", "options"];

/// Every object of the document that has fixed keys, by its JSON pointer in the schema.
pub const KEYS: &[(&str, &[&str])] = &[
    ("", ROOT),
    ("/properties/time", TIME),
    ("/properties/clients/items", CLIENT),
    ("/properties/templates/items", TEMPLATE),
    ("/properties/notifications", NOTIFICATIONS),
    ("/properties/automation", AUTOMATION),
    ("/properties/window", WINDOW),
];

const PHASES: &[(&str, Phase)] = &[
    ("scheduled", Phase::Scheduled),
    ("in_progress", Phase::InProgress),
    ("completed", Phase::Completed),
    ("extended", Phase::Extended),
    ("cancelled", Phase::Cancelled),
    ("rescheduled", Phase::Rescheduled),
];
const CLOCKS: &[(&str, Clock)] = &[("24h", Clock::TwentyFour), ("12h", Clock::Twelve)];
const SEVERITIES: &[(&str, RuleSeverity)] = &[
    ("off", RuleSeverity::Off),
    ("review", RuleSeverity::Review),
    ("warning", RuleSeverity::Warning),
    ("error", RuleSeverity::Error),
];

/// Reads a document; keys that are not there have their neutral value.
pub fn policy(document: &Value) -> Result<Policy, Vec<Problem>> {
    let mut reader = Reader::default();
    let policy = reader.policy(document);
    if reader.problems.is_empty() {
        Ok(policy)
    } else {
        Err(reader.problems)
    }
}

/// What can be read of a document, problems or not.
pub fn lenient(document: &Value) -> Policy {
    Reader::default().policy(document)
}

impl Reader {
    fn policy(&mut self, document: &Value) -> Policy {
        let root = At {
            value: document,
            path: String::new(),
        };
        self.object(&root, ROOT);
        if let Some(version) = root.get("version")
            && version.value != 1
        {
            self.problem(&version, format!("{} is unknown, 1 is", version.value));
        }
        let clients = self.list(root.get("clients"), Self::client);
        self.claimed_once(&clients);
        let templates = self.list(root.get("templates"), Self::template);
        self.named_once("clients", clients.iter().map(|client| client.name.as_str()));
        let names = templates.iter().map(|t| t.as_ref().map_or("", |t| &t.name));
        self.named_once("templates", names);
        Policy {
            pages: self.texts(root.get("pages")),
            time: self.time(root.get("time")),
            clients,
            templates: templates.into_iter().flatten().collect(),
            phases_needing_template: self
                .list(root.get("phases_needing_template"), |reader, at| {
                    reader.one_of(at, PHASES)
                })
                .into_iter()
                .flatten()
                .collect(),
            notifications: self.notifications(root.get("notifications")),
            automation: self.automation(root.get("automation")),
            window: self.window(root.get("window")),
            rules: self.rules(root.get("rules")),
            links: self.links(root.get("links")),
            locators: self.locators(root.get("locators")),
        }
    }

    fn time(&mut self, at: Option<At>) -> TimePolicy {
        let mut time = TimePolicy::default();
        let Some(at) = at.filter(|at| self.object(at, TIME)) else {
            return time;
        };
        if let Some(zone) = self.zone(at.get("zone")) {
            time.zone = zone;
        }
        if let Some(clock) = at.get("clock").and_then(|at| self.one_of(at, CLOCKS)) {
            time.clock = clock;
        }
        for at in self.entries(at.get("abbreviations")) {
            let key = at.key;
            if let Some(zone) = self.zone(Some(at.at)) {
                time.abbreviations.insert(key.to_uppercase(), zone);
            }
        }
        time
    }

    fn client(&mut self, at: At) -> Client {
        if !self.object(&at, CLIENT) {
            return Client::default();
        }
        let domains = self.list(at.get("email_domains"), |reader, at| {
            let domain = reader.text(&at);
            if !domain.is_empty() && (domain.contains(['@', ' ', '/']) || !domain.contains('.')) {
                reader.problem(
                    &at,
                    format!("{domain:?} is not a domain like \"example.com\""),
                );
            }
            domain
        });
        Client {
            name: self.needed(&at, "name"),
            aliases: self.texts(at.get("aliases")),
            components: self.texts(at.get("components")),
            groups: self.texts(at.get("groups")),
            time_zone: self.zone(at.get("time_zone")),
            email_domains: domains,
        }
    }

    /// A component that two clients claim by the same words is a slip.
    fn claimed_once(&mut self, clients: &[Client]) {
        let mut claimed: BTreeMap<String, usize> = BTreeMap::new();
        for (number, client) in clients.iter().enumerate() {
            for (index, component) in client.components.iter().enumerate() {
                let first = *claimed.entry(fold(component)).or_insert(number);
                if first != number {
                    self.problems.push(Problem {
                        path: format!("clients[{number}].components[{index}]"),
                        what: format!("{component:?} is clients[{first}]'s already"),
                    });
                }
            }
        }
    }

    fn named_once<'a>(&mut self, list: &str, names: impl Iterator<Item = &'a str>) {
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for (number, name) in names.enumerate().filter(|(_, name)| !name.is_empty()) {
            let first = *seen.entry(fold(name)).or_insert(number);
            if first != number {
                self.problems.push(Problem {
                    path: format!("{list}[{number}].name"),
                    what: format!("{name:?} is the name of {list}[{first}] already"),
                });
            }
        }
    }

    fn template(&mut self, at: At) -> Option<Template> {
        if !self.object(&at, TEMPLATE) {
            return None;
        }
        let name = self.needed(&at, "name");
        let body = self.needed(&at, "body");
        let title = at.get("title").map(|at| self.text(&at));
        let statuspage_name = at.get("statuspage_name").map(|at| self.text(&at));
        let phase = match at.get("phase") {
            Some(at) => self.one_of(at, PHASES),
            None => {
                self.missing(&at, "phase");
                None
            }
        };
        Some(Template {
            name,
            phase: phase?,
            title,
            body,
            statuspage_name,
        })
    }

    fn notifications(&mut self, at: Option<At>) -> NotificationPolicy {
        let mut notifications = NotificationPolicy::default();
        let Some(at) = at.filter(|at| self.object(at, NOTIFICATIONS)) else {
            return notifications;
        };
        for (key, on) in [
            ("now", &mut notifications.now),
            ("hour_before", &mut notifications.hour_before),
            ("at_start", &mut notifications.at_start),
            ("at_end", &mut notifications.at_end),
        ] {
            if let Some(at) = at.get(key) {
                match at.value {
                    Value::Bool(value) => *on = *value,
                    _ => self.wrong(&at, "true or false"),
                }
            }
        }
        notifications
    }

    fn automation(&mut self, at: Option<At>) -> AutomationPolicy {
        let at = at.filter(|at| self.object(at, AUTOMATION));
        AutomationPolicy {
            name_pattern: at
                .and_then(|at| at.get("name_pattern"))
                .map(|at| self.text(&at)),
        }
    }

    fn window(&mut self, at: Option<At>) -> WindowPolicy {
        let mut window = WindowPolicy::default();
        let Some(at) = at.filter(|at| self.object(at, WINDOW)) else {
            return window;
        };
        window.longest = at.get("longest").and_then(|at| self.number(&at));
        window.notice = at.get("notice").and_then(|at| self.number(&at));
        for entry in self.entries(at.get("allowed_hours")) {
            let hours = self.list(Some(entry.at), |reader, at| {
                let hours = reader.text(&at);
                if !hours.is_empty() && !is_hours(&hours) {
                    reader.problem(&at, format!("{hours:?} is not like \"22:00-06:00\""));
                }
                hours
            });
            window.allowed_hours.insert(entry.key.into(), hours);
        }
        window
    }

    fn rules(&mut self, at: Option<At>) -> BTreeMap<String, RulePolicy> {
        let mut wanted: BTreeMap<String, RulePolicy> = BTreeMap::new();
        for Entry { key, at } in self.entries(at) {
            let Some(rule) = rules::by_id(key) else {
                self.unknown_rule(&at, key);
                continue;
            };
            let read = self.rule(rule, &at);
            if wanted.insert(rule.id.into(), read).is_some() {
                self.problem(
                    &at,
                    format!("is called {} now, which is there too", rule.id),
                );
            }
        }
        wanted
    }

    fn rule(&mut self, rule: &rules::Rule, at: &At) -> RulePolicy {
        let mut read = RulePolicy::default();
        if at.value.is_string() {
            read.severity = self.one_of(at.clone(), SEVERITIES);
            return read;
        }
        if !at.value.is_object() {
            self.wrong(at, "a severity (off, review, warning, error) or an object");
            return read;
        }
        self.object(at, RULE);
        read.severity = at
            .get("severity")
            .and_then(|at| self.one_of(at, SEVERITIES));
        let names: Vec<&str> = rule.options.iter().map(|option| option.name).collect();
        let Some(options) = at.get("options").filter(|at| self.object(at, &names)) else {
            return read;
        };
        for option in rule.options {
            let Some(at) = options.get(option.name) else {
                continue;
            };
            let before = self.problems.len();
            match option.kind {
                OptionKind::Number => {
                    self.number(&at);
                }
                OptionKind::Text => {
                    self.text(&at);
                }
                OptionKind::Switch if at.value.is_boolean() => {}
                OptionKind::Switch => self.wrong(&at, "true or false"),
                OptionKind::Texts => {
                    self.texts(Some(at.clone()));
                }
            }
            if self.problems.len() == before {
                read.options.insert(option.name.into(), at.value.clone());
            }
        }
        read
    }

    fn links(&mut self, at: Option<At>) -> BTreeMap<String, String> {
        let mut links = BTreeMap::new();
        for Entry { key, at } in self.entries(at) {
            let address = self.text(&at);
            let Some(rule) = rules::by_id(key) else {
                self.unknown_rule(&at, key);
                continue;
            };
            if !address.is_empty() && !address.starts_with("https://") {
                self.problem(&at, "must begin with https://".into());
            }
            links.insert(rule.id.into(), address);
        }
        links
    }

    fn locators(&mut self, at: Option<At>) -> BTreeMap<String, BTreeMap<String, Value>> {
        let mut locators = BTreeMap::new();
        let screens = Screen::ALL.map(Screen::as_str);
        if at.as_ref().is_some_and(|at| !self.object(at, &screens)) {
            return locators;
        }
        for screen in self.entries(at) {
            let fields = self
                .entries(Some(screen.at))
                .into_iter()
                .map(|field| (field.key.into(), field.at.value.clone()))
                .collect();
            locators.insert(screen.key.into(), fields);
        }
        locators
    }

    /// A zone by its shape; whether there is such a zone is known only where zones are.
    fn zone(&mut self, at: Option<At>) -> Option<String> {
        let at = at?;
        let zone = self.text(&at);
        if !zone.is_empty() && !zone_shape(&zone) {
            self.problem(
                &at,
                format!("{zone:?} is not the name of a time zone like \"UTC\" or \"Europe/Paris\""),
            );
        }
        Some(zone)
    }

    fn unknown_rule(&mut self, at: &At, id: &str) {
        let known = RULES
            .iter()
            .flat_map(|rule| rule.renamed_from.iter().copied().chain([rule.id]));
        let hint = hint(id, known);
        self.problem(at, format!("unknown rule{hint}"));
    }
}

/// `UTC`, or an area and a place: `America/Argentina/Salta`.
pub fn zone_shape(zone: &str) -> bool {
    let part = |part: &str| {
        part.starts_with(|c: char| c.is_ascii_alphabetic())
            && part
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '+'))
    };
    matches!(zone, "UTC" | "GMT") || zone.contains('/') && zone.split('/').all(part)
}

/// `22:00-06:00`.
fn is_hours(hours: &str) -> bool {
    let is_clock = |text: &str| {
        let Some((hour, minute)) = text.trim().split_once(':') else {
            return false;
        };
        match (hour.parse::<u8>(), minute.parse::<u8>()) {
            (Ok(hour), Ok(minute)) => (hour < 24 && minute < 60) || (hour, minute) == (24, 0),
            _ => false,
        }
    };
    hours
        .split_once('-')
        .is_some_and(|(from, to)| is_clock(from) && is_clock(to))
}

#[cfg(test)]
mod tests;
