//! The names of placeholders that the form fills, as templates write them.

/// What the form itself fills.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BuiltInPlaceholder {
    Client,
    Sites,
    Date,
    Start,
    End,
    EndDate,
    Zone,
    Duration,
    Added,
    Release,
    WindowInZones,
}

impl BuiltInPlaceholder {
    /// By the name that [`placeholder_key`] makes of what is written.
    pub fn by_key(key: &str) -> Option<Self> {
        Some(match key {
            "client" | "clientname" | "customer" => Self::Client,
            "sites" | "site" | "components" | "component" => Self::Sites,
            "date" | "startdate" => Self::Date,
            "start" | "starttime" => Self::Start,
            "end" | "endtime" => Self::End,
            "enddate" => Self::EndDate,
            "zone" | "timezone" => Self::Zone,
            "duration" | "total" => Self::Duration,
            "added" => Self::Added,
            "release" => Self::Release,
            "windowinzones" => Self::WindowInZones,
            _ => return None,
        })
    }

    /// Whether a policy may say what it is filled with: the form does not always hold it.
    pub fn may_be_set_by_policy(self) -> bool {
        matches!(self, Self::Added | Self::Release)
    }
}

/// Placeholders are alike without regard to case and separators.
pub fn placeholder_key(name: &str) -> String {
    name.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}
