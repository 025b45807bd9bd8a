//! Located fields → the element of each field, and which field each element is a part of.

use super::reading::{FormPart, FormReading};
use crate::{
    engine::form::{FieldName, Handle},
    page::{
        controls::Toggle,
        locate::{Found, Located},
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

pub fn map_nodes_to_parts(located: &Located) -> FxHashMap<u32, FormPart> {
    let mut part_by_node = FxHashMap::default();
    let mut add = |node: u32, part: FormPart| {
        part_by_node.entry(node).or_insert(part);
    };
    for node in located.schedule.nodes() {
        add(node, FormPart::Schedule);
    }
    if let Some(node) = located.name.here() {
        add(*node, FormPart::Name);
    }
    if let Some(node) = located.message.here() {
        add(*node, FormPart::Message);
    }
    if let Some(choice) = located.status.here() {
        choice.visit_nodes(|node| add(node, FormPart::Status));
    }
    if let Some(menu) = located
        .template
        .here()
        .and_then(|template| template.menu.as_ref())
    {
        menu.visit_nodes(|node| add(node, FormPart::Template));
    }
    for toggle in toggles(located) {
        toggle.visit_nodes(|node| add(node, FormPart::Boxes));
    }
    if let Some(node) = located.submit.here() {
        add(*node, FormPart::Submit);
    }
    part_by_node
}

fn toggles(located: &Located) -> impl Iterator<Item = &Toggle> {
    let boxes = &located.boxes;
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

pub fn nodes_by_field(located: &Located) -> LiteMap<FieldName, Handle> {
    let boxes = &located.boxes;
    let schedule = &located.schedule;
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
        (FieldName::Name, located.name.here().copied()),
        (
            FieldName::Status,
            located.status.here().map(|choice| choice.node),
        ),
        (FieldName::Message, located.message.here().copied()),
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
            located.components.here().map(|rows| rows.place),
        ),
        (FieldName::Notify, notify),
        (FieldName::Automation, automation),
        (
            FieldName::Template,
            located.template.here().map(|template| template.node),
        ),
        (FieldName::Submit, located.submit.here().copied()),
    ]
    .into_iter()
    .filter_map(|(field, node)| Some((field, Handle(node?))))
    .collect()
}
