//! A reading in plain words: one line for each field.

#![allow(dead_code)]

use statuspage_guard::{
    engine::form::{Components, Field, Form},
    page::read::FormReading,
};

/// Every field that can be asked for.
pub const FIELDS: [&str; 25] = [
    "screen",
    "name",
    "message",
    "status",
    "start date",
    "start time",
    "duration",
    "zone",
    "components",
    "list",
    "notify",
    "automation",
    "template",
    "template groups",
    "submit",
    "missing",
    "group name",
    "email",
    "groups",
    "subscribes",
    "component name",
    "component group",
    "component status",
    "rows",
    "issue tracker",
];

/// What was read of one of [`FIELDS`].
pub fn describe(reading: &FormReading, field: &str) -> String {
    let form = &reading.form;
    match field {
        "screen" => form.screen.as_str().to_owned(),
        "name" => describe_field(&form.name, |text| format!("{text:?}")),
        "message" => describe_field(&form.message, |text| format!("{text:?}")),
        "status" => describe_field(&form.status, |status| status.display_name().to_owned()),
        "start date" => describe_field(&form.start_date, ToString::to_string),
        "start time" => describe_field(&form.start_time, |time| {
            let time = time.to_string();
            time.strip_suffix(":00").unwrap_or(&time).to_owned()
        }),
        "duration" => describe_field(&form.duration, |minutes| format!("{minutes} minutes")),
        "zone" => describe_field(&form.zone, |zone| format!("{zone:?}")),
        "components" => describe_field(&form.components, describe_components),
        "list" => describe_field(&form.components, |components| {
            let all = !components.chosen_only;
            if all { "everything" } else { "what is chosen" }.to_owned()
        }),
        "notify" => describe_notify(form),
        "automation" => describe_automation(form),
        "template" => describe_field(&form.template, |menu| {
            let offered = menu.offered.iter().map(|one| format!("{:?}", one.name));
            join_or(offered, "nothing offered")
        }),
        "template groups" => describe_field(&form.template, |menu| {
            let groups = menu.offered.iter().map(|one| match &one.group {
                Some(group) => format!("{group:?}"),
                None => "none".to_owned(),
            });
            join_or(groups, "nothing offered")
        }),
        "submit" => describe_field(&form.submit, |text| format!("{text:?}")),
        "missing" => {
            let names = reading.missing.iter();
            join_or(names.map(|(field, _)| field.as_str().to_owned()), "nothing")
        }
        "group name" => describe_field(&form.audience.name, |text| format!("{text:?}")),
        "email" => describe_field(&form.audience.email, |text| format!("{text:?}")),
        "groups" => describe_field(&form.audience.groups, |groups| {
            join_or(groups.iter().map(|name| format!("{name:?}")), "none")
        }),
        "subscribes" => describe_field(&form.audience.subscribes, |on| yes_or_no(*on)),
        "component name" => describe_field(&form.component.name, |text| format!("{text:?}")),
        "component group" => describe_field(&form.component.group, |group| match group {
            Some(group) => format!("{group:?}"),
            None => "none".to_owned(),
        }),
        "component status" => describe_field(&form.component.status, |status| {
            status.display_name().to_owned()
        }),
        "rows" => describe_rows(form),
        "issue tracker" => describe_field(&form.issue_tracker, |entries| {
            let entries = entries.iter().map(|entry| {
                let doubt = if entry.is_certain { "" } else { " (perhaps)" };
                format!("{}{doubt}", entry.description)
            });
            join_or(entries, "not used")
        }),
        other => unreachable!("{other} is no field"),
    }
}

/// The rows of the list that the screen has, and what of it is not on the page.
fn describe_rows(form: &Form) -> String {
    let under = |group: &Option<String>| match group {
        Some(group) => format!("{group} › "),
        None => String::new(),
    };
    let listed = |rows: Vec<String>, unseen: &[String]| {
        let unseen = unseen.iter().map(|name| format!("{name} (not seen)"));
        join_or(rows.into_iter().chain(unseen), "none")
    };
    if form.component_list.is_on_screen() {
        return describe_field(&form.component_list, |list| {
            let rows = list.rows.iter().map(|row| {
                let status = describe_field(&row.status, |status| status.display_name().into());
                format!("{}{} {status}", under(&row.group), row.name)
            });
            listed(rows.collect(), &list.unseen)
        });
    }
    if form.notice_list.is_on_screen() {
        return describe_field(&form.notice_list, |list| {
            let rows = list.rows.iter().map(|row| {
                let status = describe_field(&row.status, |status| status.display_name().into());
                let times = describe_field(&row.times, |times| format!("at {times:?}"));
                let id = row
                    .id
                    .as_ref()
                    .map_or(String::new(), |id| format!(" #{id}"));
                format!("{}{:?} {status} {times}{id}", under(&row.tab), row.name)
            });
            listed(rows.collect(), &list.unseen)
        });
    }
    describe_field(&form.template_list, |list| {
        let rows = list.rows.iter().map(|row| {
            let part = |name: &str, field: &Field<String>| match field {
                Field::NotOnScreen => String::new(),
                field => format!(
                    " {name} {}",
                    describe_field(field, |text| format!("{text:?}"))
                ),
            };
            let (title, body) = (part("title", &row.title), part("body", &row.body));
            format!("{}{:?}{title}{body}", under(&row.group), row.name)
        });
        listed(rows.collect(), &list.unseen)
    })
}

/// The sentence that says why a field is missing.
pub fn reason<'a>(reading: &'a FormReading, field: &str) -> Option<&'a str> {
    let found = reading
        .missing
        .iter()
        .find(|(name, _)| name.as_str() == field);
    found.map(|(_, reason)| reason.as_str())
}

fn describe_field<T>(field: &Field<T>, describe: impl Fn(&T) -> String) -> String {
    match field {
        Field::NotOnScreen => "not here".to_owned(),
        Field::Missing { .. } => "missing".to_owned(),
        Field::Unreadable { raw, .. } => format!("unreadable {raw:?}"),
        Field::Ambiguous { raw, .. } => format!("ambiguous {raw:?}"),
        Field::Value(value) => describe(value),
    }
}

pub fn yes_or_no(on: bool) -> String {
    if on { "yes" } else { "no" }.to_owned()
}

fn describe_components(components: &Components) -> String {
    let listed = components.list.iter().map(|component| {
        let group = component.group.as_ref();
        let group = group.map_or(String::new(), |group| format!("{group} › "));
        let group = group.as_str();
        let ticked = match (component.ticked, component.whole_group) {
            (true, false) => " (ticked)",
            (true, true) => " (all ticked)",
            (false, true) => " (all)",
            (false, false) => "",
        };
        let status = component
            .status
            .map(|status| format!(" {}", status.display_name()));
        let status = status.unwrap_or_default();
        let group = if component.whole_group { "" } else { group };
        format!("{group}{}{ticked}{status}", component.name)
    });
    let unseen = components.collapsed_groups.iter();
    let unseen = unseen.map(|name| format!("{name} (not seen)"));
    join_or(listed.chain(unseen), "none")
}

fn describe_notify(form: &Form) -> String {
    let notify = &form.notify;
    describe_boxes([
        ("now", &notify.now),
        ("an hour before", &notify.hour_before),
        ("at the start", &notify.at_start),
        ("at the end", &notify.at_end),
    ])
}

fn describe_automation(form: &Form) -> String {
    let automation = &form.automation;
    describe_boxes([
        ("in progress", &automation.in_progress_at_start),
        ("completed", &automation.completed_at_end),
        ("under maintenance", &automation.under_maintenance_at_start),
        ("operational", &automation.operational_at_end),
    ])
}

/// The boxes that the page has, each with whether it is ticked.
fn describe_boxes(boxes: [(&str, &Field<bool>); 4]) -> String {
    let here = boxes
        .into_iter()
        .filter(|(_, field)| **field != Field::NotOnScreen);
    let described = here.map(|(name, field)| {
        let state = match field {
            Field::Value(true) => "yes",
            Field::Value(false) => "no",
            _ => "unclear",
        };
        format!("{name} {state}")
    });
    join_or(described, "not here")
}

fn join_or(parts: impl Iterator<Item = String>, none: &str) -> String {
    let joined = parts.collect::<Vec<_>>().join(", ");
    if joined.is_empty() {
        none.to_owned()
    } else {
        joined
    }
}
