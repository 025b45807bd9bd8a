//! The templates of the Statuspage page itself, as far as their texts were seen: in the form, when a person applied one
//! there, and on the Templates screen. Kept in `storage.local`; what cannot be read any more is as good as not stored.

use crate::{
    engine::{
        form::{ListedTemplate, Status},
        template::{BodyPattern, Template, TemplateSource, body_from_page, read_phase},
        text::normalize_text,
        time::UtcInstant,
    },
    page::lenient::{lenient_objects, or_default},
};
use serde::{Deserialize, Serialize};

/// Days after which a template that was not seen again is forgotten.
const KEPT_DAYS: i64 = 180;
/// The templates of a few teams.
const MOST: usize = 200;
const SECONDS_OF_DAY: i64 = 86_400;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct LearntTemplates {
    #[serde(default, deserialize_with = "lenient_objects")]
    pub list: Vec<LearntTemplate>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct LearntTemplate {
    /// The id of the Statuspage page; empty where the address has none.
    #[serde(deserialize_with = "or_default")]
    pub page: String,
    #[serde(deserialize_with = "or_default")]
    pub name: String,
    #[serde(deserialize_with = "or_default")]
    pub group: Option<String>,
    #[serde(deserialize_with = "or_default")]
    pub title: Option<String>,
    #[serde(deserialize_with = "or_default")]
    pub body: String,
    #[serde(deserialize_with = "or_default")]
    pub status: Option<Status>,
    /// The day on which it was seen last, counted from 1970.
    #[serde(deserialize_with = "or_default")]
    pub day: i64,
}

impl LearntTemplates {
    pub fn from_json(text: &str) -> Self {
        let mut stored: Self = serde_json::from_str(text).unwrap_or_default();
        let is_whole = |one: &LearntTemplate| !one.name.is_empty() && !one.body.is_empty();
        stored.list.retain(is_whole);
        stored
    }

    /// Nothing where nothing was learnt.
    pub fn to_json(&self) -> String {
        if self.list.is_empty() {
            return String::new();
        }
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Takes a template over, in the place of what was known of it; whether anything is to be stored. What is not seen
    /// now, as its group where its form is open, stays as it was.
    pub fn learn(&mut self, seen: LearntTemplate) -> bool {
        let same = |one: &LearntTemplate| one.is_of(&seen.page, &seen.name);
        let first_day = seen.day - KEPT_DAYS;
        match self.list.iter_mut().find(|one| same(one)) {
            Some(known) => {
                let now = LearntTemplate {
                    group: seen.group.or(known.group.clone()),
                    title: seen.title.or(known.title.clone()),
                    status: seen.status.or(known.status),
                    ..seen
                };
                let differs = *known != now;
                *known = now;
                if !differs {
                    return false;
                }
            }
            None => self.list.push(seen),
        }
        self.list.retain(|one| one.day > first_day);
        if self.list.len() > MOST {
            let oldest = self.list.iter().enumerate().min_by_key(|(_, one)| one.day);
            if let Some((at, _)) = oldest {
                self.list.remove(at);
            }
        }
        true
    }

    pub fn forget(&mut self, page: &str, name: &str) {
        self.list.retain(|one| !one.is_of(page, name));
    }

    /// What was seen on this Statuspage page and has not expired, as templates.
    pub fn templates_of(&self, page: &str, now: UtcInstant) -> Vec<Template> {
        let first_day = day_of(now) - KEPT_DAYS;
        let is_offered = |one: &&LearntTemplate| one.page == page && one.day > first_day;
        let offered = self.list.iter().filter(is_offered);
        offered.filter_map(LearntTemplate::to_template).collect()
    }
}

impl LearntTemplate {
    pub fn new(page: &str, name: &str, body: &str, now: UtcInstant) -> Self {
        Self {
            page: page.to_owned(),
            name: name.trim().to_owned(),
            group: None,
            title: None,
            body: body.to_owned(),
            status: None,
            day: day_of(now),
        }
    }

    /// A template that the Templates screen shows with its text.
    pub fn from_listed(
        page: &str,
        row: &ListedTemplate,
        status: Option<Status>,
        now: UtcInstant,
    ) -> Option<Self> {
        let body = row.body.value().filter(|body| !body.trim().is_empty())?;
        if row.name.trim().is_empty() {
            return None;
        }
        let title = row.title.value();
        Some(Self {
            group: row.group.clone(),
            title: title.filter(|title| !title.trim().is_empty()).cloned(),
            status,
            ..Self::new(page, &row.name, body, now)
        })
    }

    fn is_of(&self, page: &str, name: &str) -> bool {
        self.page == page && normalize_text(&self.name) == normalize_text(name)
    }

    /// `None` where it is not known what it is for.
    fn to_template(&self) -> Option<Template> {
        let body = body_from_page(&self.body);
        Some(Template {
            phase: read_phase(&self.name, self.status)?,
            name: self.name.clone(),
            title: self.title.as_deref().map(body_from_page),
            pattern: BodyPattern::from_body(&body),
            body,
            statuspage_name: None,
            source: TemplateSource::Statuspage {
                group: self.group.clone(),
            },
        })
    }
}

fn day_of(now: UtcInstant) -> i64 {
    now.timestamp().div_euclid(SECONDS_OF_DAY)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeDelta;

    const NOW: UtcInstant = UtcInstant::UNIX_EPOCH;

    fn learnt(name: &str, body: &str) -> LearntTemplate {
        LearntTemplate::new("p1", name, body, NOW)
    }

    #[test]
    fn what_was_seen_of_a_page_is_offered_there() {
        let mut known = LearntTemplates::default();
        assert!(known.learn(learnt("Work starts", "On [Date] we begin.")));
        assert!(known.learn(learnt("Something", "Hello.")));
        let known = LearntTemplates::from_json(&known.to_json());
        let offered = known.templates_of("p1", NOW);
        assert_eq!(offered.len(), 1, "{offered:?}");
        assert_eq!(offered[0].body, "On {{Date}} we begin.");
        assert_eq!(known.templates_of("p2", NOW), []);
    }

    #[test]
    fn the_newest_text_counts_and_nothing_is_stored_anew_for_the_same() {
        let mut known = LearntTemplates::default();
        let grouped = LearntTemplate {
            group: Some("Planned".into()),
            ..learnt("Work starts", "Old.")
        };
        assert!(known.learn(grouped));
        assert!(known.learn(learnt("work  starts", "New.")));
        assert!(!known.learn(learnt("work  starts", "New.")));
        assert_eq!(known.list.len(), 1);
        assert_eq!(known.list[0].body, "New.");
        assert_eq!(known.list[0].group.as_deref(), Some("Planned"));
        known.forget("p1", "WORK STARTS");
        assert_eq!(known.to_json(), "");
    }

    #[test]
    fn what_is_not_seen_for_long_is_forgotten() {
        let mut known = LearntTemplates::default();
        known.learn(learnt("Work starts", "On Monday we begin."));
        let later = NOW + TimeDelta::days(KEPT_DAYS);
        assert_eq!(known.templates_of("p1", later), []);
        known.learn(LearntTemplate::new("p1", "Work ends", "All done.", later));
        assert_eq!(known.list.len(), 1);
    }

    #[test]
    fn what_is_odd_in_the_storage_takes_nothing_else_away() {
        let stored =
            r#"{"list": [{"name": 3}, {"page": "p1", "name": "n", "body": "b", "day": 1}]}"#;
        assert_eq!(LearntTemplates::from_json(stored).list.len(), 1);
        assert_eq!(LearntTemplates::from_json("[").list.len(), 0);
    }
}
