//! Who sees what on an audience-specific page, as Statuspage has it. No document of a policy has this: it is known where the
//! page was fetched, and counts after what the policy says.

/// A page access group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AccessGroup {
    pub name: String,
    pub components: Vec<SeenComponent>,
    /// A number for each user of the group, the same in every group; none where the users were not read.
    pub users: Option<Vec<u32>>,
}

/// A component that a page access group sees. A form may have only one of both.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SeenComponent {
    pub id: String,
    pub name: String,
}
