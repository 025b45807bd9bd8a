//! Everything that came, and what did not.

use super::{
    payload::{
        ApiComponent, ApiComponentGroup, ApiIncident, ApiPage, ApiTemplate, PageAccessGroup,
        PageAccessUser,
    },
    resource::Resource,
};
use rustc_hash::FxHashMap;

/// What the API gave.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fetched {
    pub page: Option<ApiPage>,
    /// Without the groups.
    pub components: Vec<ApiComponent>,
    pub groups: Vec<ApiComponentGroup>,
    pub access_groups: Vec<PageAccessGroup>,
    pub access_users: Vec<PageAccessUser>,
    pub templates: Vec<ApiTemplate>,
    /// Incidents and maintenances, each once.
    pub incidents: Vec<ApiIncident>,
    /// Why something was not read, or not wholly.
    pub problems: Vec<ApiProblem>,
    /// What else a person should know of what was read.
    pub notes: Vec<String>,
    /// The lists that were read to their end.
    pub read_wholly: Vec<Resource>,
}

/// Why something was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiProblem {
    pub resource: Resource,
    pub kind: ProblemKind,
    /// Names what was asked for, says what came and what to do.
    pub sentence: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    KeyRefused,
    NotFound,
    RateLimited,
    ServerFailed,
    Unreachable,
    /// The answer is not what the API's description says.
    WrongShape,
    /// There is more of it than was asked for.
    TooMuch,
    Cancelled,
}

impl Fetched {
    pub fn is_read_wholly(&self, resource: Resource) -> bool {
        self.read_wholly.contains(&resource)
    }

    /// All components were read, from wherever.
    pub fn has_all_components(&self) -> bool {
        self.is_read_wholly(Resource::Components) || self.is_read_wholly(Resource::PublicComponents)
    }

    /// Whether it is known if the page has page access groups: if it may have, its component groups may be no clients.
    pub fn has_all_access_groups(&self) -> bool {
        self.is_read_wholly(Resource::PageAccessGroups)
            || self.is_read_wholly(Resource::PublicSummary)
    }

    /// The names of the groups of components by their ids.
    pub fn group_names(&self) -> FxHashMap<&str, &str> {
        let groups = self.groups.iter();
        groups
            .map(|group| (group.id.as_str(), group.name.as_str()))
            .collect()
    }

    /// Takes over what an earlier fetch of the same page has of each list that this one did not read to its end, so that
    /// a failure leaves the last good data. The problems of this one stay, and say which data that is.
    pub fn keep_unread_from(&mut self, earlier: Self) {
        let same_page = match (&self.page, &earlier.page) {
            (Some(own), Some(other)) => own.id == other.id,
            _ => true,
        };
        if !same_page {
            return;
        }
        let kept = earlier.read_wholly.iter();
        let kept: Vec<Resource> = kept
            .copied()
            .filter(|resource| !self.is_read_wholly(*resource))
            .collect();
        for resource in kept {
            match resource {
                Resource::Page => self.page = earlier.page.clone(),
                Resource::PublicSummary => {
                    self.page = earlier.page.clone();
                    if !self.has_all_components() {
                        self.components = earlier.components.clone();
                        self.groups = earlier.groups.clone();
                    }
                }
                Resource::Components | Resource::PublicComponents => {
                    self.components = earlier.components.clone();
                    if !self.is_read_wholly(Resource::ComponentGroups) {
                        self.groups = earlier.groups.clone();
                    }
                }
                Resource::ComponentGroups => self.groups = earlier.groups.clone(),
                Resource::PageAccessGroups => self.access_groups = earlier.access_groups.clone(),
                Resource::PageAccessUsers => self.access_users = earlier.access_users.clone(),
                Resource::IncidentTemplates => self.templates = earlier.templates.clone(),
                // What is planned and open changes by the hour: an old list would be worse than none.
                _ => continue,
            }
            self.read_wholly.push(resource);
        }
    }
}
