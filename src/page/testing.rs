//! What a composed form holds, in few signs.

use crate::engine::form::{Components, Field, Form};

/// `Group/Name` of each component, a `+` before those that are ticked, `?` before what is unseen.
pub fn listed(components: &Components) -> String {
    let listed = components.list.iter().map(|component| {
        let group = component.group.as_ref();
        let group = group.map_or(String::new(), |group| format!("{group}/"));
        let mark = if component.ticked { "+" } else { "" };
        format!("{mark}{group}{}", component.name)
    });
    let unseen = components.unseen.iter().map(|name| format!("?{name}"));
    listed.chain(unseen).collect::<Vec<_>>().join(", ")
}

/// The four moments in order: `+` ticked, `-` not, `.` not here, `?` anything else.
pub fn notified(form: &Form) -> String {
    let notify = &form.notify;
    marks([
        &notify.now,
        &notify.hour_before,
        &notify.at_start,
        &notify.at_end,
    ])
}

/// The four automations, in the same way.
pub fn automated(form: &Form) -> String {
    let automation = &form.automation;
    marks([
        &automation.in_progress_at_start,
        &automation.completed_at_end,
        &automation.under_maintenance_at_start,
        &automation.operational_at_end,
    ])
}

fn marks(fields: [&Field<bool>; 4]) -> String {
    fields
        .iter()
        .map(|field| match field {
            Field::Value(true) => '+',
            Field::Value(false) => '-',
            Field::NotHere => '.',
            _ => '?',
        })
        .collect()
}
