//! What was read by Statuspage's API and counts beside the policy, on the Statuspage page that it is of: its templates, and who
//! sees which component. Kept in `storage.local`, never with the key and never with an address of a user; what cannot be read
//! any more is as good as not stored.

use crate::{
    engine::{
        form::Status,
        policy::{AccessGroup, SeenComponent},
        template::{BodyPattern, Template, TemplateSource, body_from_page, read_phase},
        time::UtcInstant,
    },
    page::lenient::{fitting_items, lenient_objects, or_default},
};
use serde::{Deserialize, Serialize};

/// The pages of a few teams.
const MOST: usize = 20;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct FetchedPages {
    #[serde(deserialize_with = "lenient_objects")]
    pub list: Vec<FetchedPage>,
}

/// One page, as it was read last.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct FetchedPage {
    #[serde(deserialize_with = "or_default")]
    pub page: String,
    #[serde(deserialize_with = "or_default")]
    pub name: String,
    /// When it was read, in seconds since 1970.
    #[serde(deserialize_with = "or_default")]
    pub read_at: i64,
    #[serde(deserialize_with = "lenient_objects")]
    pub templates: Vec<FetchedTemplate>,
    #[serde(deserialize_with = "lenient_objects")]
    pub groups: Vec<FetchedGroup>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct FetchedTemplate {
    #[serde(deserialize_with = "or_default")]
    pub name: String,
    #[serde(deserialize_with = "or_default")]
    pub title: String,
    #[serde(deserialize_with = "or_default")]
    pub body: String,
    /// As the API writes it.
    #[serde(deserialize_with = "or_default")]
    pub status: String,
}

/// A page access group.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct FetchedGroup {
    #[serde(deserialize_with = "or_default")]
    pub name: String,
    #[serde(deserialize_with = "lenient_objects")]
    pub components: Vec<FetchedComponent>,
    /// A number for each user, the same in every group of the page.
    #[serde(deserialize_with = "fitting_items")]
    pub users: Vec<u32>,
    #[serde(deserialize_with = "or_default")]
    pub are_users_known: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct FetchedComponent {
    #[serde(deserialize_with = "or_default")]
    pub id: String,
    #[serde(deserialize_with = "or_default")]
    pub name: String,
}

impl FetchedPages {
    pub fn from_json(text: &str) -> Self {
        let mut stored: Self = serde_json::from_str(text).unwrap_or_default();
        stored.list.retain(|one| !one.page.is_empty());
        stored
    }

    /// Nothing where nothing was read.
    pub fn to_json(&self) -> String {
        if self.list.is_empty() {
            return String::new();
        }
        serde_json::to_string(self).unwrap_or_default()
    }

    pub fn of_page(&self, id: &str) -> Option<&FetchedPage> {
        self.list.iter().find(|one| one.page == id)
    }

    /// In the place of what was read of the page before.
    pub fn keep(&mut self, page: FetchedPage) {
        self.forget(&page.page);
        self.list.push(page);
        if self.list.len() > MOST {
            self.list.remove(0);
        }
    }

    pub fn forget(&mut self, page: &str) {
        self.list.retain(|one| one.page != page);
    }
}

impl FetchedPage {
    pub fn templates(&self) -> Vec<Template> {
        let templates = self.templates.iter();
        templates.filter_map(FetchedTemplate::to_template).collect()
    }

    pub fn access_groups(&self) -> Vec<AccessGroup> {
        let groups = self.groups.iter();
        groups
            .map(|group| AccessGroup {
                name: group.name.clone(),
                components: group
                    .components
                    .iter()
                    .map(|one| SeenComponent {
                        id: one.id.clone(),
                        name: one.name.clone(),
                    })
                    .collect(),
                users: group.are_users_known.then(|| group.users.clone()),
            })
            .collect()
    }

    /// `2026-11-30`; none where the clock that was stored is none.
    pub fn day(&self) -> Option<String> {
        let at = UtcInstant::from_timestamp(self.read_at, 0)?;
        Some(at.format("%Y-%m-%d").to_string())
    }
}

impl FetchedTemplate {
    /// `None` where it is not known what it is for.
    fn to_template(&self) -> Option<Template> {
        if self.name.trim().is_empty() || self.body.trim().is_empty() {
            return None;
        }
        let status = Status::by_api_name(&self.status);
        if status.is_none() && !self.status.is_empty() {
            return None;
        }
        let body = body_from_page(&self.body);
        let title = self.title.trim();
        Some(Template {
            phase: read_phase(&self.name, status)?,
            name: self.name.trim().to_owned(),
            title: (!title.is_empty()).then(|| body_from_page(title)),
            pattern: BodyPattern::from_body(&body),
            body,
            statuspage_name: None,
            source: TemplateSource::Api,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(id: &str, name: &str) -> FetchedPage {
        FetchedPage {
            page: id.into(),
            name: name.into(),
            templates: vec![
                FetchedTemplate {
                    name: "Work called off".into(),
                    title: " ".into(),
                    body: "Not on [Date].".into(),
                    status: "completed".into(),
                },
                FetchedTemplate {
                    name: "Planned".into(),
                    body: "B".into(),
                    status: "unheard_of".into(),
                    ..FetchedTemplate::default()
                },
            ],
            ..FetchedPage::default()
        }
    }

    #[test]
    fn what_was_read_last_counts_until_it_is_forgotten() {
        let mut pages = FetchedPages::default();
        pages.keep(page("p1", "Old"));
        pages.keep(page("p2", "Other"));
        pages.keep(page("p1", "New"));
        let mut pages = FetchedPages::from_json(&pages.to_json());
        let names: Vec<&str> = pages.list.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(names, ["Other", "New"]);
        let templates = pages.of_page("p1").unwrap().templates();
        assert_eq!(templates.len(), 1, "{templates:?}");
        assert_eq!(templates[0].body, "Not on {{Date}}.");
        assert_eq!(templates[0].source, TemplateSource::Api);
        assert_eq!(templates[0].title, None);
        pages.forget("p1");
        pages.forget("p2");
        assert_eq!(pages.to_json(), "");
    }

    #[test]
    fn what_is_odd_in_the_storage_takes_nothing_else_away() {
        let stored = r#"{"list": [7, {"page": "p1", "groups": [{"name": "Tern", "components": [{"id": 3, "name": "Ely"}, null],
            "users": [1, "x", 2], "are_users_known": true}, 4], "templates": {}}, {"name": "no page"}]}"#;
        let pages = FetchedPages::from_json(stored);
        assert_eq!(pages.list.len(), 1);
        let groups = pages.list[0].access_groups();
        assert_eq!(groups[0].users, Some(vec![1, 2]));
        assert_eq!(groups[0].components[0].name, "Ely");
        assert_eq!(FetchedPages::from_json("[").list.len(), 0);
    }
}
