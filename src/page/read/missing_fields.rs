//! Form → the fields that are missing, with the reason of each as a sentence.

use super::reading::FormReading;
use crate::engine::{
    form::{Field, FieldName, Form, Screen},
    target::{CheckboxName, Target},
};

/// Why there is nothing to read or to write; `opaque` where the page has a frame that cannot be looked into.
pub fn not_found_sentence(target: Target, screen: Screen, opaque: bool) -> String {
    let subject = target.subject_on(screen);
    match opaque {
        true => {
            format!("{subject} was not found: it may be in a frame that cannot be looked into.")
        }
        false => format!("{subject} was not found."),
    }
}

impl FormReading {
    /// Whether something that a person can point out was found: else why not, where the screen must
    /// have it or has it and cannot be read.
    pub fn target_status(&self, target: Target) -> Result<(), Option<&str>> {
        fn of<T>(field: &Field<T>) -> Result<(), Option<&str>> {
            match (missing_reason(field), field) {
                (Some(why), _) => Err(Some(why)),
                (None, Field::NotOnScreen) => Err(None),
                (None, _) => Ok(()),
            }
        }
        let form = &self.form;
        match target {
            Target::Box(tick) => match tick {
                CheckboxName::Now => of(&form.notify.now),
                CheckboxName::HourBefore => of(&form.notify.hour_before),
                CheckboxName::AtStart => of(&form.notify.at_start),
                CheckboxName::AtEnd => of(&form.notify.at_end),
                CheckboxName::InProgress => of(&form.automation.in_progress_at_start),
                CheckboxName::Completed => of(&form.automation.completed_at_end),
                CheckboxName::UnderMaintenance => of(&form.automation.under_maintenance_at_start),
                CheckboxName::Operational => of(&form.automation.operational_at_end),
            },
            Target::Field(field) => {
                let missing = self.missing.iter().find(|(other, _)| *other == field);
                match (missing, self.places.contains_key(&field)) {
                    (Some((_, why)), _) => Err(Some(why)),
                    (None, true) => Ok(()),
                    (None, false) => Err(None),
                }
            }
        }
    }
}

/// Every field that was not found or not understood; one that is merely empty was found.
pub fn find_missing_fields(form: &Form) -> Vec<(FieldName, String)> {
    let mut missing = Vec::new();
    let mut add = |field, why: Option<&str>| {
        if let Some(why) = why
            && !missing.iter().any(|(other, _)| *other == field)
        {
            missing.push((field, why.to_owned()));
        }
    };
    add(FieldName::Name, missing_reason(&form.name));
    add(FieldName::Status, missing_reason(&form.status));
    add(FieldName::Message, missing_reason(&form.message));
    add(FieldName::StartDate, missing_reason(&form.start_date));
    add(FieldName::StartTime, missing_reason(&form.start_time));
    add(FieldName::StartTime, missing_reason(&form.zone));
    add(FieldName::Duration, missing_reason(&form.duration));
    add(FieldName::Components, missing_reason(&form.components));
    let unseen = form
        .components
        .value()
        .map_or(&[][..], |components| &components.collapsed_groups);
    let folded = (!unseen.is_empty()).then(|| {
        format!(
            "Whether a component of “{}” is ticked cannot be known: open the group.",
            unseen.join("”, “")
        )
    });
    add(FieldName::Components, folded.as_deref());
    let unclear = form.components.value();
    let unclear = unclear.map_or(&[][..], |components| &components.unclear_statuses);
    let several = (!unclear.is_empty()).then(|| {
        format!(
            "Which component “{}” a status menu is of cannot be told: several are called so. Look at their statuses yourself.",
            unclear.join("”, “")
        )
    });
    add(FieldName::Components, several.as_deref());
    add(FieldName::Template, missing_reason(&form.template));
    let notify = &form.notify;
    for field in [
        &notify.now,
        &notify.hour_before,
        &notify.at_start,
        &notify.at_end,
    ] {
        add(FieldName::Notify, missing_reason(field));
    }
    let automation = &form.automation;
    for field in [
        &automation.in_progress_at_start,
        &automation.completed_at_end,
        &automation.under_maintenance_at_start,
        &automation.operational_at_end,
    ] {
        add(FieldName::Automation, missing_reason(field));
    }
    add(FieldName::Submit, missing_reason(&form.submit));
    let (component, audience) = (&form.component, &form.audience);
    add(FieldName::Name, missing_reason(&component.name));
    add(FieldName::Name, missing_reason(&audience.name));
    add(FieldName::Name, missing_reason(&audience.email));
    add(FieldName::Status, missing_reason(&component.status));
    add(FieldName::Notify, missing_reason(&audience.subscribes));
    // Which groups there are decides which components are seen.
    add(FieldName::Components, missing_reason(&audience.groups));
    add(FieldName::Components, missing_reason(&component.group));
    add(FieldName::Components, missing_reason(&form.component_list));
    add(FieldName::Page, missing_reason(&form.notice_list));
    add(FieldName::Template, missing_reason(&form.template_list));
    missing
}

pub fn missing_reason<T>(field: &Field<T>) -> Option<&str> {
    match field {
        Field::Missing { why } | Field::Ambiguous { why, .. } => Some(why),
        Field::Unreadable { raw, why } if !raw.is_empty() => Some(why),
        _ => None,
    }
}
