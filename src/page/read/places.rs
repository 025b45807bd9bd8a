//! Understood fields → the element of each field, and which field each element is a part of.

use super::reading::{FormPart, FormReading};
use crate::{
    engine::form::{FieldName, Handle},
    page::{
        controls::Toggle,
        understand::{found::Found, understood::Understood},
    },
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
    if let Some(menu) = understood
        .template
        .here()
        .and_then(|template| template.menu.as_ref())
    {
        menu.visit_nodes(|node| add(node, FormPart::Template));
    }
    for toggle in toggles(understood) {
        toggle.visit_nodes(|node| add(node, FormPart::Boxes));
    }
    if let Some(node) = understood.submit.here() {
        add(*node, FormPart::Submit);
    }
    part_by_node
}

fn toggles(understood: &Understood) -> impl Iterator<Item = &Toggle> {
    let boxes = &understood.boxes;
    [
        &boxes.now,
        &boxes.hour_before,
        &boxes.at_start,
        &boxes.at_end,
        &boxes.in_progress_at_start,
        &boxes.completed_at_end,
        &boxes.under_maintenance_at_start,
        &boxes.operational_at_end,
    ]
    .into_iter()
    .filter_map(Found::here)
}

pub fn nodes_by_field(understood: &Understood) -> LiteMap<FieldName, Handle> {
    let boxes = &understood.boxes;
    let schedule = &understood.schedule;
    let click = |found: &Found<Toggle>| found.here().map(|toggle| toggle.click);
    let notify = [
        &boxes.now,
        &boxes.hour_before,
        &boxes.at_start,
        &boxes.at_end,
    ]
    .into_iter()
    .find_map(click);
    let automation = [
        &boxes.in_progress_at_start,
        &boxes.under_maintenance_at_start,
        &boxes.completed_at_end,
        &boxes.operational_at_end,
    ]
    .into_iter()
    .find_map(click);
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
