//! The examples of the rules in words, for the documentation and the settings page.

use super::{DAY_BEFORE, Example};
use crate::engine::{
    examples::{STARTS, SketchRow, form},
    form::NotificationMoment,
    sentences,
    target::CheckboxName,
};

impl Example {
    /// What the example's form has that differs from [`form`], a line for each.
    pub fn describe_contents(&self) -> Vec<String> {
        contents(self)
    }
}

fn contents(example: &Example) -> Vec<String> {
    let sketch = &example.form;
    let mut lines = Vec::new();
    let mut add = |name: &str, value: String| lines.push(format!("{name}: {value}"));
    if sketch.screen != form().screen {
        add("Screen", sketch.screen.display_name().into());
    }
    if let Some(name) = sketch.name {
        add("Title", quote_text(name));
    }
    if let Some(heading) = sketch.heading {
        add("Heading", quote_text(heading));
    }
    if let Some(status) = sketch.status {
        add("Status", status.display_name().into());
    }
    if let Some(message) = sketch.message {
        add("Message", quote_text(message));
    }
    let zone = sketch.zone.unwrap_or("UTC");
    if sketch.starts.is_some() || sketch.zone.is_some() {
        let starts = sketch.starts.unwrap_or(STARTS);
        add("Start", format!("{starts}, time zone of the form {zone}"));
    }
    if let Some(minutes) = sketch.minutes {
        add("Duration", sentences::format_minutes(minutes));
    }
    if let Some(list) = sketch.components {
        add("Components", describe_components(list));
    }
    if let Some(status) = sketch.component_status {
        add(
            "Status of the chosen components",
            status.display_name().into(),
        );
    }
    for (moment, on) in NotificationMoment::ALL.into_iter().zip(sketch.notify) {
        if let Some(on) = on {
            let state = if on { "ticked" } else { "not ticked" };
            add(
                "Notification",
                format!("{} – {state}", moment.describe_moment()),
            );
        }
    }
    for step in sketch.without_automation {
        let name = CheckboxName::from(*step).display_name();
        add("Automation", format!("{name} – not ticked"));
    }
    if let Some(email) = sketch.email {
        add("Email", email.into());
    }
    if !sketch.audience_groups.is_empty() {
        let groups = sketch.audience_groups.join(", ");
        add("Groups of the user", quote_text(&groups));
    }
    if let Some(subscribes) = sketch.subscribes {
        let state = if subscribes { "ticked" } else { "not ticked" };
        add("Subscribe this user", state.into());
    }
    if let Some(status) = sketch.listed_status {
        add("Status in the list", status.display_name().into());
    }
    if !example.policy.is_empty() {
        add("Policy", quote_text(example.policy));
    }
    if example.now != DAY_BEFORE {
        add("Seen at", example.now.into());
    }
    lines
}

pub fn describe_components(list: &[SketchRow]) -> String {
    let row = |(group, name, ticked): &SketchRow| {
        let mark = if *ticked { "☑" } else { "☐" };
        match *group {
            "" => format!("{mark} {name}"),
            group => format!("{mark} {group} / {name}"),
        }
    };
    list.iter().map(row).collect::<Vec<_>>().join(", ")
}

/// A text as it is, on one line.
pub fn quote_text(text: &str) -> String {
    match text {
        "" => "(empty)".into(),
        text => {
            let words: Vec<_> = text.split_whitespace().collect();
            format!("`{}`", words.join(" "))
        }
    }
}
