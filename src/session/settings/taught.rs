//! The fields that somebody has pointed out, and how one is forgotten.

use super::form::FormBuilder;
use crate::engine::sorting;
use crate::{
    engine::{
        form::Screen,
        policy::{PolicySource, push_pointer},
        target::{Locator, Locators, Target},
    },
    session::{memory::Preferences, teaching::describe_locator},
    ui::settings::taught::TaughtField,
};
use serde::Deserialize;

/// Those of the person first, then those of the policy.
pub fn taught_fields(builder: &FormBuilder, preferences: &str) -> Vec<TaughtField> {
    let of_person = Preferences::from_json(preferences).locators;
    let mut fields = Vec::new();
    for (screen, target, locator) in sorted(&of_person) {
        let event = format!("forget:{screen}/{target}");
        fields.push(taught_field(
            &screen,
            &target,
            locator,
            Some(event),
            "pointed out by you",
        ));
    }
    for (document, source) in [
        (builder.own, Some(PolicySource::Own)),
        (&builder.base.document, None),
    ] {
        let locators = Locators::deserialize(&document["locators"]).unwrap_or_default();
        for (screen, target, locator) in sorted(&locators) {
            let keys = ["locators", &screen, &target, "kind"];
            let decided = source.unwrap_or_else(|| builder.base.deciding_source(&keys));
            let event = source.map(|_| {
                let mut pointer = String::from("/locators");
                push_pointer(&mut pointer, &screen);
                push_pointer(&mut pointer, &target);
                format!("remove:{pointer}")
            });
            let by = decided.display_name();
            fields.push(taught_field(&screen, &target, locator, event, by));
        }
    }
    fields
}

/// The preferences without what was pointed out there: `maintenance-new/message`.
pub fn forget_field(preferences: &str, place: &str) -> String {
    let mut preferences = Preferences::from_json(preferences);
    if let Some((screen, target)) = place.split_once('/')
        && let Some(fields) = preferences.locators.get_mut(screen)
    {
        fields.remove(target);
        if fields.is_empty() {
            preferences.locators.remove(screen);
        }
    }
    preferences.to_json()
}

fn taught_field(
    screen: &str,
    target: &str,
    locator: &Locator,
    forget: Option<String>,
    decided_by: &str,
) -> TaughtField {
    let known = Screen::ALL.into_iter().find(|one| one.as_str() == screen);
    let field = match (Target::by_name(target), known) {
        (Some(target), Some(screen)) => target.name_on(screen).to_string(),
        _ => target.to_owned(),
    };
    TaughtField {
        screen: known.map_or_else(
            || screen.to_owned(),
            |known| known.display_name().to_owned(),
        ),
        field,
        recognised_by: describe_locator(locator),
        forget,
        decided_by: decided_by.to_owned(),
    }
}

/// In the same order each time.
fn sorted(locators: &Locators) -> Vec<(String, String, &Locator)> {
    let mut all = Vec::new();
    for (screen, fields) in locators {
        for (target, locator) in fields {
            all.push((screen.clone(), target.clone(), locator));
        }
    }
    sorting::sort_by(&mut all, |a, b| (&a.0, &a.1).cmp(&(&b.0, &b.1)));
    all
}
