//! What the API gives, as its published description has it. Keys that are not read here are ignored; what is
//! missing or of another kind is reported with its place: `[3].name is missing`.

use serde::{Deserialize, de::DeserializeOwned};
use serde_json::Value;

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct ApiPage {
    pub id: String,
    pub name: String,
    /// By its IANA name, such as `Etc/UTC`; some pages have a Rails name.
    pub time_zone: Option<String>,
}

impl ApiPage {
    pub fn read(document: Value, place: &str) -> Result<Self, String> {
        let page: Self = read_value(document, place)?;
        match page.id.trim().is_empty() {
            true => Err(format!("{place}.id is empty")
                .trim_start_matches('.')
                .to_owned()),
            false => Ok(page),
        }
    }
}

/// A component, or a group of them.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct ApiComponent {
    pub id: String,
    pub name: String,
    pub status: String,
    /// The group that it is in.
    pub group_id: Option<String>,
    /// A group is listed beside its components.
    pub group: Option<bool>,
}

impl ApiComponent {
    pub fn is_group(&self) -> bool {
        self.group == Some(true)
    }

    pub fn is_under_maintenance(&self) -> bool {
        self.status == "under_maintenance"
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct ApiComponentGroup {
    pub id: String,
    pub name: String,
    /// The ids of its components.
    #[serde(default)]
    pub components: Vec<String>,
}

/// Who sees what on an audience-specific page.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct PageAccessGroup {
    pub id: String,
    pub name: String,
    pub component_ids: Vec<String>,
}

/// Somebody who can see a part of an audience-specific page. The address is nobody's business here.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct PageAccessUser {
    pub id: String,
    #[serde(default)]
    pub page_access_group_ids: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct ApiTemplate {
    pub id: String,
    pub name: String,
    pub title: Option<String>,
    pub body: Option<String>,
    /// `scheduled`, `investigating` …
    pub update_status: Option<String>,
}

/// An incident or a maintenance, as it came, with its id.
#[derive(Clone, Debug, PartialEq)]
pub struct ApiIncident {
    pub id: String,
    pub value: Value,
}

/// Something that a list can be made of.
pub trait ListItem: Sized {
    fn read(item: Value, place: &str) -> Result<Self, String>;
    fn id(&self) -> &str;
}

macro_rules! read_by_serde {
    ($($kind:ty),*) => {$(
        impl ListItem for $kind {
            fn read(item: Value, place: &str) -> Result<Self, String> {
                read_value(item, place)
            }
            fn id(&self) -> &str {
                &self.id
            }
        }
    )*};
}

read_by_serde!(
    ApiComponent,
    ApiComponentGroup,
    PageAccessGroup,
    PageAccessUser,
    ApiTemplate
);

impl ListItem for ApiIncident {
    fn read(item: Value, place: &str) -> Result<Self, String> {
        #[derive(Deserialize)]
        struct Identified {
            id: String,
        }
        let Identified { id } = read_value(item.clone(), place)?;
        Ok(Self { id, value: item })
    }

    fn id(&self) -> &str {
        &self.id
    }
}

/// A value of an answer; the error says where in it what is wrong.
pub fn read_value<T: DeserializeOwned>(value: Value, place: &str) -> Result<T, String> {
    serde_path_to_error::deserialize(value).map_err(|error| {
        let inside = match error.path().to_string().as_str() {
            "." => String::new(),
            path if path.starts_with('[') => path.to_owned(),
            path => format!(".{path}"),
        };
        let what = error.inner().to_string();
        let missing = what
            .strip_prefix("missing field `")
            .and_then(|rest| rest.strip_suffix('`'));
        let path = format!("{place}{inside}");
        match missing {
            Some(key) => format!(
                "{} is missing",
                format!("{path}.{key}").trim_start_matches('.')
            ),
            None if path.is_empty() => shorten(&what),
            None => format!("{}: {}", path.trim_start_matches('.'), shorten(&what)),
        }
    })
}

/// The length of what is quoted of an answer.
const LONGEST_QUOTE: usize = 160;

/// The beginning of a text, on one line.
pub fn shorten(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LONGEST_QUOTE) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[track_caller]
    fn refuses<T: ListItem + std::fmt::Debug>(item: Value, expected: &str) {
        assert_eq!(T::read(item, "[3]").unwrap_err(), expected);
    }

    #[test]
    fn faults_have_their_places() {
        refuses::<ApiComponent>(json!({"id": "a"}), "[3].name is missing");
        refuses::<ApiComponent>(
            json!({"id": "a", "name": 7, "status": "operational"}),
            "[3].name: invalid type: integer `7`, expected a string",
        );
        refuses::<PageAccessGroup>(
            json!({"id": "a", "name": "n", "component_ids": ["x", null]}),
            "[3].component_ids[1]: invalid type: null, expected a string",
        );
        refuses::<ApiTemplate>(
            json!("x"),
            "[3]: invalid type: string \"x\", expected struct ApiTemplate",
        );
        refuses::<ApiIncident>(json!({"name": "x"}), "[3].id is missing");
        assert_eq!(
            read_value::<ApiPage>(json!({"id": "a"}), "").unwrap_err(),
            "name is missing"
        );
    }

    #[test]
    fn unknown_keys_are_ignored() {
        let item = json!({"id": "a", "name": "n", "status": "operational", "new": [1]});
        assert_eq!(ApiComponent::read(item, "[0]").unwrap().name, "n");
    }
}
