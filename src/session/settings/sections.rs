//! What the forms need beyond the schema: which settings stand together, their order and plain words. A setting
//! that is named nowhere here appears all the same, under *Other settings*.

use crate::engine::sorting;
use crate::engine::{
    policy::{SettingKind, SettingSchema},
    sentences::capitalise,
};

/// A part of the page.
#[derive(Debug, PartialEq)]
pub struct Section {
    /// As in the address: `#clients`.
    pub id: &'static str,
    pub title: &'static str,
    /// Its settings: keys of the policy, in order.
    pub keys: &'static [&'static str],
}

const fn section(id: &'static str, title: &'static str, keys: &'static [&'static str]) -> Section {
    Section { id, title, keys }
}

/// In the order of the page. The first is displayed where the address names none.
pub static SECTIONS: &[Section] = &[
    section("start", "First steps", &[]),
    section(
        "clients",
        "Clients and pages",
        &["audience", "clients", "pages"],
    ),
    section(
        "templates",
        "Templates",
        &["templates", "placeholders", "phases_needing_template"],
    ),
    section("rules", "Rules", &["rules", "dismissal"]),
    section("time", "Time", &["time", "window"]),
    section(
        "notifications",
        "Notifications and automation",
        &["notifications", "automation", "incidents"],
    ),
    section(
        "words",
        "Word lists and links",
        &["title", "words", "procedures", "links"],
    ),
    section("other", "Other settings", &[]),
    section("taught", "Fields pointed out", &[]),
    section("seen-templates", "Known from Statuspage", &[]),
    section("fetch", "Fetch from Statuspage", &[]),
    section("files", "Import and export", &[]),
    section("text", "As text (JSON)", &[]),
];

/// Settings that have no form of this kind: the fields pointed out are a section of their own.
const WITHOUT_FORM: &[&str] = &["locators", "$schema"];

/// Key, its label, and what one thing of the list is called.
const LABELS: &[(&str, &str, &str)] = &[
    ("clients", "Clients", "client"),
    ("pages", "Statuspage pages", "page"),
    ("templates", "Templates", "template"),
    ("rules", "Rules", "rule"),
    ("groups", "Component groups", "group"),
    ("audience", "Who reads the page", ""),
    ("phases_needing_template", "Phases that need a template", ""),
    ("statuspage_name", "Name in Statuspage's menu", ""),
    ("body", "Message", ""),
    ("phase", "For the phase", ""),
    ("notifications", "Subscribers are told", ""),
    ("now", "At once", ""),
    ("hour_before", "One hour before", ""),
    ("at_start", "At the start", ""),
    ("at_end", "At the end", ""),
    ("window", "The window of a maintenance", ""),
    ("longest", "Longest window", ""),
    ("notice", "Shortest notice", ""),
    ("severity", "How bad it is", ""),
    ("links", "Pages of your handbook", ""),
    ("dismissal", "Setting findings aside", ""),
    ("free", "Freely", ""),
    ("reason", "With a reason", ""),
    ("never", "Not at all", ""),
    ("abbreviations", "Short names of zones", "short name"),
    ("allowed_hours", "Allowed hours", "client"),
    ("placeholders", "Your own placeholders", "placeholder"),
    ("words", "Words not to use", "word"),
    ("instead", "Write instead", ""),
    ("match_case", "Only in these capital and small letters", ""),
    ("boxes", "What Statuspage does by itself", ""),
    ("owned", "Maintenances that other automation makes", ""),
    ("public", "Public: everybody reads everything", ""),
    ("incidents", "Incidents made by hand", ""),
    ("weekdays", "Days of the week", ""),
    ("blackout_dates", "Days without maintenance", "day"),
    ("procedures", "Procedures", "procedure"),
    ("kind", "Offered when it looks like", ""),
    ("steps", "Steps", "step"),
    ("does", "What is done", ""),
    ("id", "Id", ""),
    ("utc-times", "UTC times", ""),
];

/// Keys that go before others of their object.
const FIRST: &[&str] = &[
    "id",
    "name",
    "kind",
    "does",
    "phase",
    "statuspage_name",
    "title",
    "body",
    "severity",
    "zone",
    "clock",
    "now",
    "hour_before",
    "at_start",
    "at_end",
    "aliases",
    "groups",
    "components",
    "time_zone",
];

/// Lists whose built-in things are offered only until there is one of the team's own.
const STAND_INS: &[&str] = &["templates"];

/// Texts that are longer than a line.
const LONG: &[&str] = &["body", "message", "text"];

/// What a key or word of a policy is called.
pub fn label_of(key: &str) -> String {
    match LABELS.iter().find(|(known, ..)| *known == key) {
        Some((_, label, _)) => (*label).to_owned(),
        None => capitalise(key.replace(['_', '-'], " ")),
    }
}

/// What one thing in a list is called.
pub fn item_of(key: &str) -> &'static str {
    match LABELS.iter().find(|(known, ..)| *known == key) {
        Some((.., item)) if !item.is_empty() => item,
        _ => "entry",
    }
}

pub fn holds_stand_ins(key: &str) -> bool {
    STAND_INS.contains(&key)
}

pub fn is_long_text(key: &str) -> bool {
    LONG.contains(&key)
}

/// The parts of an object in the order in which they are asked for.
pub fn sorted_properties(schema: SettingSchema) -> Vec<(&'static str, SettingSchema)> {
    let mut properties = schema.properties();
    let place = |key: &str| {
        FIRST
            .iter()
            .position(|one| *one == key)
            .unwrap_or(FIRST.len())
    };
    sorting::sort_by_key(&mut properties, |(key, _)| place(key));
    properties
}

/// The settings of a section. `other` has what no section names.
pub fn keys_of(section: &Section) -> Vec<&'static str> {
    let all = SettingSchema::root().properties();
    let has_form = |(key, schema): &&(&'static str, SettingSchema)| {
        !WITHOUT_FORM.contains(key) && !matches!(schema.kind(), SettingKind::Fixed)
    };
    let all: Vec<&str> = all.iter().filter(has_form).map(|(key, _)| *key).collect();
    if section.id == "other" {
        let is_placed = |key: &&str| SECTIONS.iter().any(|section| section.keys.contains(key));
        return all.into_iter().filter(|key| !is_placed(key)).collect();
    }
    let keys = section.keys.iter().copied();
    keys.filter(|key| all.contains(key)).collect()
}

/// The sections that have something to show.
pub fn shown_sections() -> impl Iterator<Item = &'static Section> {
    let is_empty = |section: &&Section| section.id == "other" && keys_of(section).is_empty();
    SECTIONS.iter().filter(move |section| !is_empty(section))
}

/// The section in which the setting at this top key is.
pub fn section_of(key: &str) -> &'static Section {
    let mut sections = SECTIONS.iter();
    let named = sections.find(|section| section.keys.contains(&key));
    let text = &SECTIONS[SECTIONS.len() - 1];
    let mut others = SECTIONS.iter().filter(|section| section.id == "other");
    let other = others.find(|section| keys_of(section).contains(&key));
    named.or(other).unwrap_or(text)
}

/// The section that has the control with this pointer.
pub fn section_at(pointer: &str) -> &'static Section {
    let key = pointer.trim_start_matches('/').split('/').next();
    section_of(key.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_setting_is_in_one_section() {
        let mut keys: Vec<&str> = SECTIONS.iter().flat_map(keys_of).collect();
        sorting::sort(&mut keys);
        let all = SettingSchema::root().properties();
        let mut expected: Vec<&str> = all.iter().map(|(key, _)| *key).collect();
        expected.retain(|key| !WITHOUT_FORM.contains(key) && *key != "version");
        assert_eq!(keys, expected);
        assert_eq!(section_of("time").id, "time");
        assert_eq!(section_of("locators").id, "text");
    }

    #[test]
    fn words_that_no_table_has_are_made_of_the_key() {
        assert_eq!(label_of("hour_before"), "One hour before");
        assert_eq!(label_of("one-client"), "One client");
        assert_eq!(label_of("in_progress"), "In progress");
    }
}
