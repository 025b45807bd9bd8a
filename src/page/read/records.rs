//! The rows of a list → the components, maintenances, incidents or templates that it shows.

use super::{other_screens::read_component_status, reading::FormReading};
use crate::{
    engine::form::{
        ComponentList, ComponentStatus, Field, Handle, ListedComponent, ListedNotice,
        ListedTemplate, NoticeList, Screen, Status, TemplateList,
    },
    page::{
        controls::{ChoiceControl, Chosen},
        outline::Outline,
        understand::{
            cues,
            found::Found,
            records::{
                is_time,
                list::{Record, RecordStatus, Records},
            },
        },
    },
};

impl FormReading {
    /// The maintenances and incidents of the list that is open: the id of each, and what leads to it.
    pub fn listed_notices(&self) -> Vec<(&str, Handle)> {
        let records = &self.understood.records;
        let list = records
            .here()
            .filter(|_| self.form.screen == Screen::IncidentList);
        let rows = list.into_iter().flat_map(|list| &list.rows);
        rows.filter_map(|row| Some((row.id.as_deref()?, Handle(row.anchor))))
            .collect()
    }

    pub(super) fn fill_records(&mut self, outline: &Outline) {
        let screen = self.form.screen;
        let records = &self.understood.records;
        match screen {
            Screen::Components => {
                self.form.component_list = read(records, "components", |list| ComponentList {
                    rows: list
                        .rows
                        .iter()
                        .map(|row| read_component(row, outline))
                        .collect(),
                    unseen: list.unseen.clone(),
                });
            }
            Screen::IncidentList => {
                let tab = self.understood.open_tab.as_ref();
                self.form.notice_list =
                    read(records, "maintenances and incidents", |list| NoticeList {
                        rows: list
                            .rows
                            .iter()
                            .map(|row| read_notice(row, tab, outline))
                            .collect(),
                        unseen: list.unseen.clone(),
                    });
            }
            // The one that is open is read from its form.
            Screen::Templates if !self.form.template_list.is_on_screen() => {
                self.form.template_list = read(records, "templates", |list| TemplateList {
                    rows: list.rows.iter().map(read_template).collect(),
                    unseen: list.unseen.clone(),
                });
            }
            _ => {}
        }
    }
}

fn read<T>(found: &Found<Records>, of: &str, make: impl Fn(&Records) -> T) -> Field<T> {
    match found {
        Found::Here(records) => Field::Value(make(records)),
        Found::Unsure(why) => Field::Missing {
            why: why.to_string(),
        },
        Found::Nothing => Field::Missing {
            why: format!("The list of {of} was not found."),
        },
    }
}

fn read_component(row: &Record, outline: &Outline) -> ListedComponent {
    let status = match &row.status {
        Some(RecordStatus::Menu(menu)) => read_component_status(menu, outline),
        Some(RecordStatus::Text(text)) => match cues::status::read_component_status(text) {
            Some(status) => Field::Value(status),
            None => no_status::<ComponentStatus>(&row.name),
        },
        None => no_status(&row.name),
    };
    ListedComponent {
        name: row.name.clone(),
        group: row.group.clone(),
        status,
        id: row.id.clone(),
    }
}

fn no_status<T>(name: &str) -> Field<T> {
    Field::Missing {
        why: format!("The status of “{name}” was not found."),
    }
}

fn read_notice(row: &Record, tab: Option<&String>, outline: &Outline) -> ListedNotice {
    let status = match &row.status {
        Some(RecordStatus::Menu(menu)) => read_status_menu(menu, outline),
        Some(RecordStatus::Text(text)) => cues::status::read_status(text),
        None => None,
    };
    let times: Vec<&str> = row
        .texts
        .iter()
        .map(String::as_str)
        .filter(|text| is_time(text))
        .collect();
    ListedNotice {
        name: row.name.clone(),
        status: status.map_or_else(|| no_status(&row.name), Field::Value),
        tab: tab.or(row.group.as_ref()).cloned(),
        times: match times.is_empty() {
            true => Field::NotOnScreen,
            false => Field::Value(times.join(", ")),
        },
        id: row.id.clone(),
    }
}

fn read_status_menu(menu: &ChoiceControl, outline: &Outline) -> Option<Status> {
    match menu.read_chosen(outline) {
        Chosen::Option(at) => cues::status::read_status(&menu.options[at].label),
        Chosen::Text(text) => cues::status::read_status(&text),
        Chosen::Nothing | Chosen::Unclear => None,
    }
}

fn read_template(row: &Record) -> ListedTemplate {
    let shown = |text: &Option<String>| match text {
        Some(text) => Field::Value(text.clone()),
        None => Field::NotOnScreen,
    };
    ListedTemplate {
        name: row.name.clone(),
        group: row.group.clone(),
        title: shown(&row.title),
        body: shown(&row.body),
    }
}
