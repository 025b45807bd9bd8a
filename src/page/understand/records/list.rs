//! A list of things as it was found: a row for each, and what of the list is not on the page.

use crate::page::controls::ChoiceControl;

#[derive(Clone, Debug, PartialEq)]
pub struct Records {
    /// The element that a person would call the list.
    pub place: u32,
    pub rows: Vec<Record>,
    /// What the list has and does not show, as a person would call it.
    pub unseen: Vec<String>,
}

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    pub name: String,
    /// The heading over it, or what its column for that says.
    pub group: Option<String>,
    pub status: Option<RecordStatus>,
    /// What else is said in the row, in the order of the page.
    pub texts: Vec<String>,
    /// In a table: what the columns say that are called as a template's title and message.
    pub title: Option<String>,
    pub body: Option<String>,
    /// Statuspage's own id, from where the row leads.
    pub id: Option<String>,
    /// The element that leads there; of a row that leads nowhere, what it was found by.
    pub anchor: u32,
}

/// What a row says of its status.
#[derive(Clone, Debug, PartialEq)]
pub enum RecordStatus {
    Text(String),
    Menu(ChoiceControl),
}

impl Records {
    pub fn visit_nodes(&self, mut visit: impl FnMut(u32)) {
        for row in &self.rows {
            if let Some(RecordStatus::Menu(menu)) = &row.status {
                menu.visit_nodes(&mut visit);
            }
        }
    }
}
