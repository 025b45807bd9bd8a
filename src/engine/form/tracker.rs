//! The section of an issue tracker, such as Jira, that a page may have beside the fields of a notice.

/// Something in the section that is filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrackerEntry {
    /// `“Create a Jira issue” is chosen`.
    pub description: String,
    /// It is surely in use. What a page may have filled in by itself is not.
    pub is_certain: bool,
}
