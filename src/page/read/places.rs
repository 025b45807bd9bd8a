//! Understood fields → the element of each field, and which field each element is a part of.

use super::reading::{FormPart, FormReading};
use crate::{
    engine::{
        form::{FieldName, Handle},
        target::CheckboxName,
    },
    page::understand::understood::Understood,
};
use litemap::LiteMap;
use rustc_hash::FxHashMap;

/// Every field that was found and the element that it is at.
pub fn places_of(reading: &FormReading) -> Vec<(FieldName, u32)> {
    reading
        .places
        .iter()
        .map(|(field, Handle(node))| (*field, *node))
        .collect()
}

pub fn map_nodes_to_parts(understood: &Understood) -> FxHashMap<u32, FormPart> {
    let mut part_by_node = FxHashMap::default();
    let mut add = |node: u32, part: FormPart| {
        part_by_node.entry(node).or_insert(part);
    };
    for node in understood.schedule.nodes() {
        add(node, FormPart::Schedule);
    }
    if let Some(node) = understood.name.here() {
        add(*node, FormPart::Name);
    }
    if let Some(node) = understood.message.here() {
        add(*node, FormPart::Message);
    }
    if let Some(choice) = understood.status.here() {
        choice.visit_nodes(|node| add(node, FormPart::Status));
    }
    if let Some(template) = understood.template.here() {
        add(template.node, FormPart::Template);
        if let Some(menu) = &template.menu {
            menu.visit_nodes(|node| add(node, FormPart::Template));
        }
    }
    for name in CheckboxName::ALL {
        if let Some(toggle) = understood.boxes.at(name).here() {
            toggle.visit_nodes(|node| add(node, FormPart::Boxes));
        }
    }
    if let Some(section) = &understood.issue_tracker {
        section.visit_nodes(|node| add(node, FormPart::IssueTracker));
    }
    if let Some(node) = understood.submit.here() {
        add(*node, FormPart::Submit);
    }
    if let Some(menu) = understood.group.here() {
        menu.visit_nodes(|node| add(node, FormPart::Group));
    }
    if let Some(records) = understood.records.here() {
        records.visit_nodes(|node| add(node, FormPart::Records));
    }
    if let Some(node) = understood.title.here() {
        add(*node, FormPart::Title);
    }
    part_by_node
}

pub fn nodes_by_field(understood: &Understood) -> LiteMap<FieldName, Handle> {
    let schedule = &understood.schedule;
    let first_click = |names: [CheckboxName; 4]| {
        let mut toggles = names
            .iter()
            .filter_map(|name| understood.boxes.at(*name).here());
        toggles.next().map(|toggle| toggle.click)
    };
    let notify = first_click([
        CheckboxName::Now,
        CheckboxName::HourBefore,
        CheckboxName::AtStart,
        CheckboxName::AtEnd,
    ]);
    let automation = first_click([
        CheckboxName::InProgress,
        CheckboxName::UnderMaintenance,
        CheckboxName::Completed,
        CheckboxName::Operational,
    ]);
    [
        (FieldName::Name, understood.name.here().copied()),
        (
            FieldName::Status,
            understood.status.here().map(|choice| choice.node),
        ),
        (FieldName::Message, understood.message.here().copied()),
        (
            FieldName::StartDate,
            schedule.start_date.here().map(|day| day.first_node()),
        ),
        (
            FieldName::StartTime,
            schedule.start_time.here().map(|time| time.first_node()),
        ),
        (
            FieldName::Duration,
            schedule.duration.here().map(|length| length.first_node()),
        ),
        (
            FieldName::Components,
            understood.components.here().map(|rows| rows.place),
        ),
        (FieldName::Notify, notify),
        (FieldName::Automation, automation),
        (
            FieldName::Template,
            understood.template.here().map(|template| template.node),
        ),
        (FieldName::Submit, understood.submit.here().copied()),
    ]
    .into_iter()
    .filter_map(|(field, node)| Some((field, Handle(node?))))
    .collect()
}
