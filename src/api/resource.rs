//! Everything that is asked for: its path, what it is called, whether it comes in pages.

/// A document of the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Resource {
    Page,
    Components,
    ComponentGroups,
    PageAccessGroups,
    PageAccessUsers,
    IncidentTemplates,
    UpcomingMaintenances,
    ActiveMaintenances,
    ScheduledMaintenances,
    UnresolvedIncidents,
    Incidents,
    /// Of a public page, without a key.
    PublicSummary,
    PublicComponents,
    PublicMaintenances,
}

/// How a document comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paging {
    /// In one answer.
    Whole,
    /// In pages, with this name for how many things are on one.
    Pages { size_key: &'static str },
}

/// The most that the API puts on one page of a list.
pub const PAGE_SIZE: usize = 100;

impl Resource {
    /// "the components"
    pub fn display_name(self) -> &'static str {
        match self {
            Self::Page => "the page",
            Self::Components => "the components",
            Self::ComponentGroups => "the component groups",
            Self::PageAccessGroups => "the page access groups",
            Self::PageAccessUsers => "the page access users",
            Self::IncidentTemplates => "the templates",
            Self::UpcomingMaintenances => "the upcoming maintenances",
            Self::ActiveMaintenances => "the active maintenances",
            Self::ScheduledMaintenances => "the scheduled maintenances",
            Self::UnresolvedIncidents => "the unresolved incidents",
            Self::Incidents => "the newest incidents and maintenances",
            Self::PublicSummary => "the public summary",
            Self::PublicComponents => "the public components",
            Self::PublicMaintenances => "the public maintenances",
        }
    }

    /// What stands after the address of the API.
    pub fn path(self, page: &str) -> String {
        let inside = match self {
            Self::PublicSummary => return "/summary.json".into(),
            Self::PublicComponents => return "/components.json".into(),
            Self::PublicMaintenances => return "/scheduled-maintenances.json".into(),
            Self::Page => "",
            Self::Components => "/components",
            Self::ComponentGroups => "/component-groups",
            Self::PageAccessGroups => "/page_access_groups",
            Self::PageAccessUsers => "/page_access_users",
            Self::IncidentTemplates => "/incident_templates",
            Self::UpcomingMaintenances => "/incidents/upcoming",
            Self::ActiveMaintenances => "/incidents/active_maintenance",
            Self::ScheduledMaintenances => "/incidents/scheduled",
            Self::UnresolvedIncidents => "/incidents/unresolved",
            Self::Incidents => "/incidents",
        };
        format!("/pages/{page}{inside}")
    }

    pub fn paging(self) -> Paging {
        match self {
            Self::Page
            | Self::PublicSummary
            | Self::PublicComponents
            | Self::PublicMaintenances => Paging::Whole,
            Self::Incidents => Paging::Pages { size_key: "limit" },
            _ => Paging::Pages {
                size_key: "per_page",
            },
        }
    }

    /// After how many pages a list is given up. Statuspage has at most 1,100 components; old incidents can be
    /// without number, and those of years ago are nobody's question.
    pub fn most_pages(self) -> u32 {
        match self {
            Self::Incidents => 10,
            _ => 50,
        }
    }

    /// Where the API has no such list for a page that is not audience-specific, it answers that it is not found.
    pub fn may_be_absent(self) -> bool {
        matches!(self, Self::PageAccessGroups | Self::PageAccessUsers)
    }

    /// Without it, nothing else can be asked for.
    pub fn is_first(self) -> bool {
        matches!(self, Self::Page | Self::PublicSummary)
    }

    /// A list of maintenances among which an open one could be.
    pub fn has_maintenances(self) -> bool {
        matches!(
            self,
            Self::UpcomingMaintenances
                | Self::ActiveMaintenances
                | Self::ScheduledMaintenances
                | Self::UnresolvedIncidents
                | Self::Incidents
                | Self::PublicMaintenances
        )
    }
}
