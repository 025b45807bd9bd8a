//! Outline → form: what the screen holds, where each field is, and what could not be found.

mod closed_groups;
mod components;
mod hints;
mod irrelevant_nodes;
mod known_groups;
mod missing_fields;
mod notification_box;
mod other_screens;
mod places;
mod reading;
mod records;
mod texts;

use super::{
    controls::{ChoiceControl, Chosen},
    identity::{ScreenIdentity, read_headings},
    outline::{Outline, OutlineChange},
    scene::Scene,
    understand::{found::Found, understand, understood::Understood},
};
use crate::engine::{
    finding::Edit,
    form::{Field, FieldName, Form, Handle, OfferedTemplate, Screen, Status, TemplateMenu},
    policy::Policy,
    screens::{Presence, field_presence},
    target::{CheckboxName, Target},
};
use crate::page::understand::components::{ListGroup, UnseenRows};
use crate::page::understand::cues;
use crate::page::understand::issue_tracker::TrackerSection;
use crate::page::understand::schedule::Zone;
use components::read_components;
pub use hints::ReadingHints;
pub use known_groups::KnownGroups;
pub(super) use missing_fields::{missing_reason, not_found_sentence};
pub(super) use places::places_of;
use places::{map_nodes_to_parts, nodes_by_field};
use reading::FormPart;
pub use reading::FormReading;

/// Reads the whole screen.
pub fn read_form(outline: &Outline, policy: &Policy) -> FormReading {
    read_form_with(outline, &ReadingHints::of_policy(policy))
}

/// As [`read_form`], with what else is known of where fields are.
pub fn read_form_with(outline: &Outline, hints: &ReadingHints) -> FormReading {
    let mut scene = Scene::new(outline);
    let (screen, understood) = understand(&mut scene, &outline.url, &hints.locators);
    let mut reading = FormReading::without_fields(screen);
    reading.identity = ScreenIdentity::of(&outline.url, &scene);
    if screen == Screen::Other {
        return reading;
    }
    if matches!(
        screen,
        Screen::MaintenanceStatus | Screen::MaintenanceSchedule | Screen::IncidentUpdate
    ) {
        reading.form.headings = read_headings(&scene, &reading.identity);
    }
    reading.understood = understood;
    reading.part_by_node = map_nodes_to_parts(&reading.understood);
    reading.find_issue_tracker(&scene, &hints.section_words);
    reading.remember_typed_units(&scene);
    // A field that a person has pointed at is recognised by its surroundings, numbers in them included.
    if !hints.locators.contains_key(screen.as_str()) {
        reading.irrelevant_nodes = irrelevant_nodes::find_irrelevant_nodes(
            &scene,
            &reading.understood,
            &reading.part_by_node,
            !reading.form.headings.is_empty(),
        );
    }
    reading.notification_box_may_come =
        notification_box::may_come_later(&scene, &reading.understood, &reading.part_by_node);
    reading.located_by_state = scene.nodes_located_by_state();
    reading.places = nodes_by_field(&reading.understood);
    reading.find_drawn_texts(&scene);
    for part in FormPart::ALL {
        reading.fill(part, outline);
    }
    reading.fill_components(outline);
    reading.list_missing_fields();
    reading.add_ticked_groups();
    reading
}

/// Reads again what `changed`; costs no more than the change where only values changed.
pub fn refresh_reading(
    reading: FormReading,
    outline: &Outline,
    changed: &OutlineChange,
    policy: &Policy,
) -> FormReading {
    refresh_reading_with(reading, outline, changed, &ReadingHints::of_policy(policy))
}

/// As [`refresh_reading`], with what else is known of where fields are.
pub fn refresh_reading_with(
    reading: FormReading,
    outline: &Outline,
    changed: &OutlineChange,
    hints: &ReadingHints,
) -> FormReading {
    let values = match changed {
        OutlineChange::Values {
            values,
            irrelevant_text_changes,
        } if reading.keeps_places(values, irrelevant_text_changes)
            && !reading.holds_other_unit(values, outline) =>
        {
            values
        }
        _ => {
            let before = reading.components_revision;
            let mut next = read_form_with(outline, hints);
            next.recall_known_groups(&reading.known_groups, outline);
            next.remember_closed_groups(&reading, outline);
            next.note_changed_boxes(&reading);
            let same = next.form.components == reading.form.components;
            next.components_revision = if same { before } else { before.wrapping_add(1) };
            return next;
        }
    };
    let mut reading = reading;
    let before = reading.components_revision;
    reading.changed_boxes.clear();
    for Handle(node) in values {
        if let Some(part) = reading.part_by_node.get(node).copied() {
            reading.fill(part, outline);
        }
        reading.refresh_component(*node, outline);
    }
    if reading.components_revision != before {
        reading.refresh_ticked_groups();
    }
    reading.list_missing_fields();
    reading
}

impl FormReading {
    /// Whether every field is still where it was.
    fn keeps_places(&self, values: &[Handle], texts: &[Handle]) -> bool {
        let is_in = |list: &[u32], Handle(node): &Handle| list.binary_search(node).is_ok();
        texts.iter().all(|node| is_in(&self.irrelevant_nodes, node))
            && !values
                .iter()
                .any(|node| is_in(&self.located_by_state, node))
    }

    fn fill(&mut self, part: FormPart, outline: &Outline) {
        if part.is_as_of_notice(self.form.screen) {
            self.fill_of_notice(part, outline);
        }
        self.fill_other_screen(part, outline);
    }

    /// As a maintenance or an incident has it.
    fn fill_of_notice(&mut self, part: FormPart, outline: &Outline) {
        let seeks = FieldSearch::of(&self.form, &self.understood);
        let (form, understood) = (&mut self.form, &self.understood);
        let drawn_texts = &self.drawn_texts;
        let text = |found: &Found<u32>, field: FieldName| {
            read_found(seeks, field, found, |node| {
                let name = field.name_on(seeks.screen);
                texts::read_text(*node, outline, drawn_texts.get(node), name)
            })
        };
        match part {
            FormPart::Name => form.name = text(&understood.name, FieldName::Name),
            FormPart::Message => form.message = text(&understood.message, FieldName::Message),
            FormPart::Status => {
                form.status = read_found(seeks, FieldName::Status, &understood.status, |choice| {
                    read_status(choice, outline)
                });
            }
            FormPart::Template => {
                form.template = read_found(
                    seeks,
                    FieldName::Template,
                    &understood.template,
                    |template| {
                        Field::Value(
                            template
                                .menu
                                .as_ref()
                                .map_or_else(TemplateMenu::default, |menu| {
                                    read_template_menu(menu, outline)
                                }),
                        )
                    },
                );
            }
            FormPart::Schedule => fill_schedule(form, understood, outline),
            FormPart::Boxes => fill_checkboxes(form, understood, outline),
            FormPart::Group | FormPart::Title | FormPart::Records => {}
            FormPart::IssueTracker => {
                let section = understood.issue_tracker.as_ref();
                let read = |section: &TrackerSection| section.read_entries(outline);
                form.issue_tracker = section.map_or(Field::NotOnScreen, read);
            }
            FormPart::Submit => {
                form.submit = read_found(seeks, FieldName::Submit, &understood.submit, |node| {
                    Field::Value(read_button_label(*node, outline))
                });
            }
        }
    }

    fn fill_components(&mut self, outline: &Outline) {
        let seeks = FieldSearch::of(&self.form, &self.understood);
        let (screen, groups) = (self.form.screen, &self.known_groups);
        let rows = &self.understood.components;
        self.form.components = read_found(seeks, FieldName::Components, rows, |rows| {
            read_components(rows, screen, groups, outline)
        });
    }

    /// Whether the element holds a piece of what the edit changes.
    pub fn is_changed_in(&self, node: u32, edit: &Edit) -> bool {
        let part = match edit {
            Edit::Name(_) => FormPart::Name,
            Edit::Message(_) => FormPart::Message,
            Edit::Status(_) => FormPart::Status,
            Edit::StartDate(_) | Edit::StartTime(_) | Edit::Duration(_) => FormPart::Schedule,
            Edit::Notify { .. } | Edit::Automation { .. } => FormPart::Boxes,
            Edit::Template(_) => FormPart::Template,
            Edit::Component { .. } => {
                let rows = self.understood.components.here();
                return rows.is_some_and(|rows| rows.row(node).is_some());
            }
        };
        self.part_by_node.get(&node) == Some(&part)
    }

    /// One component's box was touched, or that of a closed group.
    fn refresh_component(&mut self, node: u32, outline: &Outline) {
        let Some(rows) = self.understood.components.here() else {
            return;
        };
        let is_its_box = |part: &&UnseenRows| {
            let group_box = part.group_box.as_ref();
            group_box.is_some_and(|group_box| group_box.node == node)
        };
        if let Some(part) = rows.unseen.iter().find(is_its_box) {
            // What its box says now holds for all of it.
            let name = part.name.clone();
            self.known_groups.forget(&name);
            self.components_revision = self.components_revision.wrapping_add(1);
            return self.fill_components(outline);
        }
        let Some(place) = rows.row(node) else {
            let is_its_box = |group: &ListGroup| {
                let group_box = group.group_box.as_ref();
                group_box.is_some_and(|group_box| group_box.node == node)
            };
            if rows.others.contains(&node) && !rows.groups.iter().any(is_its_box) {
                self.changed_boxes.push(node);
            }
            return;
        };
        let row = &rows.rows[place];
        let is_box = row.toggle.node == node && !row.toggle.is_listed();
        let now = row.toggle.read_state(outline).filter(|_| is_box);
        match (&mut self.form.components, now) {
            (Field::Value(components), Some(now)) if place < components.list.len() => {
                let component = &mut components.list[place];
                if component.ticked != now {
                    component.ticked = now;
                    self.changed_boxes.push(node);
                    self.components_revision = self.components_revision.wrapping_add(1);
                }
            }
            _ => {
                self.components_revision = self.components_revision.wrapping_add(1);
                self.fill_components(outline);
            }
        }
    }
}

/// What decides whether a field that was not found is missing, and where it may be.
#[derive(Clone, Copy)]
struct FieldSearch {
    screen: Screen,
    opaque: bool,
}

impl FieldSearch {
    fn of(form: &Form, understood: &Understood) -> Self {
        Self {
            screen: form.screen,
            opaque: understood.opaque,
        }
    }

    /// Why a field or a box that was not found is missing, if the screen must have it.
    fn reason_if_missing(self, target: Target) -> Option<String> {
        (field_presence(self.screen, target) == Presence::Always)
            .then(|| not_found_sentence(target, self.screen, self.opaque))
    }
}

/// What was found, read; else the reason why not, or nothing where the screen need not have it.
fn read_found<T, U>(
    seeks: FieldSearch,
    target: impl Into<Target>,
    found: &Found<T>,
    read: impl FnOnce(&T) -> Field<U>,
) -> Field<U> {
    match found {
        Found::Here(found) => read(found),
        Found::Unsure(why) => Field::Missing {
            why: why.in_words(seeks.screen),
        },
        Found::Nothing => seeks
            .reason_if_missing(target.into())
            .map_or(Field::NotOnScreen, |why| Field::Missing { why }),
    }
}

fn read_status(choice: &ChoiceControl, outline: &Outline) -> Field<Status> {
    let raw = match choice.read_chosen(outline) {
        Chosen::Option(at) => choice.options[at].label.clone(),
        Chosen::Text(text) => text,
        Chosen::Nothing => {
            return Field::Unreadable {
                raw: String::new(),
                why: "No status is chosen.".into(),
            };
        }
        Chosen::Unclear => {
            return Field::Unreadable {
                raw: "?".into(),
                why: "The Status field was found, but what is chosen there cannot be told.".into(),
            };
        }
    };
    match cues::status::read_status(&raw) {
        Some(status) => Field::Value(status),
        None => Field::Unreadable {
            why: format!("The status holds \"{raw}\", which is not a known status."),
            raw,
        },
    }
}

fn read_template_menu(menu: &ChoiceControl, outline: &Outline) -> TemplateMenu {
    let names = menu
        .options
        .iter()
        .filter(|option| !option.value.is_empty() && !cues::template::is_prompt(&option.label));
    let chosen = match menu.read_chosen(outline) {
        Chosen::Option(at) if !menu.options[at].value.is_empty() => {
            Some(menu.options[at].label.clone())
        }
        Chosen::Text(text) => Some(text),
        _ => None,
    };
    TemplateMenu {
        offered: names
            .map(|option| OfferedTemplate {
                name: option.label.clone(),
                group: option.group.clone(),
            })
            .collect(),
        chosen: chosen.filter(|text| !cues::template::is_prompt(text)),
    }
}

fn fill_schedule(form: &mut Form, understood: &Understood, outline: &Outline) {
    let seeks = FieldSearch::of(form, understood);
    let schedule = &understood.schedule;
    form.start_date = read_found(seeks, FieldName::StartDate, &schedule.start_date, |day| {
        day.read_date(outline, "start date")
    });
    form.start_time = read_found(seeks, FieldName::StartTime, &schedule.start_time, |time| {
        time.read_time(outline, "start time")
    });
    let start = form
        .start_date
        .value()
        .copied()
        .zip(form.start_time.value().copied());
    form.duration = read_found(seeks, FieldName::Duration, &schedule.duration, |length| {
        length.read_minutes(outline, start)
    });
    form.zone = match &schedule.zone {
        Zone::Nothing => Field::NotOnScreen,
        Zone::Printed(printed) => match printed.as_slice() {
            [one] => Field::Value(one.name.clone()),
            _ => {
                let names: Vec<String> = printed.iter().map(|one| one.name.clone()).collect();
                let raw = names.join(", ");
                Field::Ambiguous {
                    why: format!("Several time zones stand beside the times: {raw}."),
                    raw,
                    readings: names,
                }
            }
        },
        Zone::Control(control) => match control.part.displayed_text(outline) {
            Some(text) if !text.is_empty() => Field::Value(text),
            _ => Field::Unreadable {
                raw: String::new(),
                why: "No time zone is chosen.".into(),
            },
        },
    };
}

fn fill_checkboxes(form: &mut Form, understood: &Understood, outline: &Outline) {
    let seeks = FieldSearch::of(form, understood);
    let read = |name: CheckboxName| {
        read_found(
            seeks,
            name,
            understood.boxes.at(name),
            |toggle| match toggle.read_state(outline) {
                Some(on) => Field::Value(on),
                None => Field::Unreadable {
                    raw: "?".into(),
                    why: format!(
                        "Whether \"{}\" is ticked cannot be told.",
                        name.display_name()
                    ),
                },
            },
        )
    };
    form.notify.now = read(CheckboxName::Now);
    form.notify.hour_before = read(CheckboxName::HourBefore);
    form.notify.at_start = read(CheckboxName::AtStart);
    form.notify.at_end = read(CheckboxName::AtEnd);
    let automation = &mut form.automation;
    automation.in_progress_at_start = read(CheckboxName::InProgress);
    automation.completed_at_end = read(CheckboxName::Completed);
    automation.under_maintenance_at_start = read(CheckboxName::UnderMaintenance);
    automation.operational_at_end = read(CheckboxName::Operational);
}

fn read_button_label(node: u32, outline: &Outline) -> String {
    fn collect(node: u32, outline: &Outline, depth: usize, texts: &mut Vec<String>) {
        let Some(node) = outline.get(node).filter(|_| depth < 8) else {
            return;
        };
        for child in &node.children {
            match child {
                super::outline::OutlineChild::Text(text) => texts.push(text.clone()),
                super::outline::OutlineChild::Node(id) => collect(*id, outline, depth + 1, texts),
            }
        }
    }
    let mut texts = Vec::new();
    collect(node, outline, 0, &mut texts);
    if texts.is_empty() {
        let node = outline.get(node);
        let label = node.and_then(|node| {
            node.value
                .as_deref()
                .filter(|value| !value.is_empty())
                .or(node.attr("aria-label"))
        });
        texts.extend(label.map(str::to_owned));
    }
    texts.join(" ")
}

#[cfg(test)]
mod tests;
