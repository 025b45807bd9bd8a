//! Documents and pages of lists → what was fetched.

use super::Fetch;
use crate::api::{
    fetched::{Fetched, ProblemKind},
    payload::{ApiComponent, ApiComponentGroup, ApiIncident, ApiPage, ListItem},
    resource::{PAGE_SIZE, Paging, Resource},
};
use rustc_hash::FxHashSet;
use serde_json::Value;

impl Fetch {
    pub(super) fn take_document(&mut self, resource: Resource, document: Value) {
        match resource {
            Resource::Page => match ApiPage::read(document, "") {
                Ok(page) => {
                    self.fetched.page = Some(page);
                    self.end_list(true);
                }
                Err(fault) => self.give_up(ProblemKind::WrongShape, &fault),
            },
            Resource::PublicSummary => self.take_summary(document),
            Resource::PublicComponents => {
                self.take_wrapped(document, "components", Self::take_components);
            }
            Resource::PublicMaintenances => {
                self.take_wrapped(document, "scheduled_maintenances", Self::take_incidents);
            }
            Resource::Components => self.take_page(document, Self::take_components),
            Resource::ComponentGroups => self.take_page(document, Self::take_groups),
            Resource::PageAccessGroups => {
                self.take_page(document, |fetch, items| {
                    fetch.take_items(items, |fetched| &mut fetched.access_groups)
                });
            }
            Resource::PageAccessUsers => {
                self.take_page(document, |fetch, items| {
                    fetch.take_items(items, |fetched| &mut fetched.access_users)
                });
            }
            Resource::IncidentTemplates => {
                self.take_page(document, |fetch, items| {
                    fetch.take_items(items, |fetched| &mut fetched.templates)
                });
            }
            Resource::UpcomingMaintenances
            | Resource::ActiveMaintenances
            | Resource::ScheduledMaintenances
            | Resource::UnresolvedIncidents
            | Resource::Incidents => self.take_page(document, Self::take_incidents),
        }
    }

    fn take_summary(&mut self, mut document: Value) {
        let page = document.get_mut("page").map(Value::take);
        match ApiPage::read(page.unwrap_or_default(), "page") {
            Ok(page) => self.fetched.page = Some(page),
            Err(fault) => return self.give_up(ProblemKind::WrongShape, &fault),
        }
        self.take_wrapped(document, "components", Self::take_components);
    }

    /// The list under this key of an answer, which comes whole.
    fn take_wrapped(
        &mut self,
        mut document: Value,
        key: &str,
        take: fn(&mut Self, Vec<Value>) -> usize,
    ) {
        let list = document.get_mut(key).map(Value::take);
        match list {
            Some(Value::Array(items)) => {
                take(self, items);
                let is_whole = self.list.faults == 0;
                self.end_list(is_whole);
            }
            Some(other) => {
                let what = format!("{key} must be a list, is {}", describe_kind(&other));
                self.give_up(ProblemKind::WrongShape, &what);
            }
            None => self.give_up(ProblemKind::WrongShape, &format!("{key} is missing")),
        }
    }

    /// One page of a list; `take` says how many of it are new.
    fn take_page(&mut self, document: Value, take: fn(&mut Self, Vec<Value>) -> usize) {
        let Value::Array(items) = document else {
            let what = format!("the answer must be a list, is {}", describe_kind(&document));
            return self.give_up(ProblemKind::WrongShape, &what);
        };
        let length = items.len();
        let new = take(self, items);
        if self.list.page_number == 1 {
            self.list.first_length = length;
        }
        let resource = self.plan[self.at];
        let is_last = resource.paging() == Paging::Whole
            || new == 0
            || length < self.list.first_length
            || ends_list(length);
        if is_last {
            let is_whole = self.list.faults == 0;
            self.end_list(is_whole);
        } else if self.list.page_number >= resource.most_pages() {
            let so_far = self.list.seen.len();
            if resource == Resource::Incidents {
                self.fetched.notes.push(format!(
                    "Only the newest {so_far} incidents and maintenances were read. A maintenance that was made before \
                     them and is completed was not looked at."
                ));
                self.end_list(true);
            } else {
                let what = format!("there are more than {so_far}, and only these were read");
                self.give_up(ProblemKind::TooMuch, &what);
            }
        } else {
            self.list.page_number += 1;
            self.list.tries = 0;
        }
    }

    /// Reads items into a list of what came; those of a wrong shape are reported and left out. How many ids were new.
    fn take_items<T: ListItem>(
        &mut self,
        items: Vec<Value>,
        list: fn(&mut Fetched) -> &mut Vec<T>,
    ) -> usize {
        let read = self.read_items(items);
        let new = read.len();
        list(&mut self.fetched).extend(read);
        new
    }

    fn read_items<T: ListItem>(&mut self, items: Vec<Value>) -> Vec<T> {
        let mut read = Vec::new();
        for (number, item) in items.into_iter().enumerate() {
            match T::read(item, &format!("[{number}]")) {
                Ok(item) => {
                    if self.list.seen.insert(item.id().to_owned()) {
                        read.push(item);
                    }
                }
                Err(fault) => self.report_fault(&fault),
            }
        }
        read
    }

    fn take_components(&mut self, items: Vec<Value>) -> usize {
        let read: Vec<ApiComponent> = self.read_items(items);
        let new = read.len();
        for component in read {
            if component.is_group() {
                self.add_group(ApiComponentGroup {
                    id: component.id,
                    name: component.name,
                    components: Vec::new(),
                });
            } else if !self
                .fetched
                .components
                .iter()
                .any(|one| one.id == component.id)
            {
                self.fetched.components.push(component);
            }
        }
        new
    }

    fn take_groups(&mut self, items: Vec<Value>) -> usize {
        let read: Vec<ApiComponentGroup> = self.read_items(items);
        let new = read.len();
        for group in read {
            // The members of a group are named here, and there by each of them.
            for component in &mut self.fetched.components {
                if component.group_id.is_none() && group.components.contains(&component.id) {
                    component.group_id = Some(group.id.clone());
                }
            }
            self.add_group(group);
        }
        new
    }

    fn add_group(&mut self, group: ApiComponentGroup) {
        match self
            .fetched
            .groups
            .iter_mut()
            .find(|one| one.id == group.id)
        {
            Some(known) => *known = group,
            None => self.fetched.groups.push(group),
        }
    }

    fn take_incidents(&mut self, items: Vec<Value>) -> usize {
        let read: Vec<ApiIncident> = self.read_items(items);
        let new = read.len();
        let known: FxHashSet<String> = self
            .fetched
            .incidents
            .iter()
            .map(|one| one.id.clone())
            .collect();
        let incidents = read.into_iter().filter(|one| !known.contains(&one.id));
        self.fetched.incidents.extend(incidents);
        new
    }
}

/// Whether a list ends with a page of this length. Servers have limits of their own for the length of a page, which are
/// round numbers: after such a page the next one is asked for, lest the rest be missed.
fn ends_list(length: usize) -> bool {
    length < PAGE_SIZE && !length.is_multiple_of(5) || length == 0
}

fn describe_kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
