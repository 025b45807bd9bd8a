//! A person points out a field to the guard, or has it forgotten; and the page report. Nothing is stored
//! but what distinguishes the control from all others.

use super::{
    memory::Preferences,
    message::{FieldToPoint, PageRequest},
    state::{Environment, Session},
};
use crate::{
    engine::{
        form::Screen,
        policy::{MergedPolicy, Policy},
        screens::{Presence, field_presence},
        sentences::capitalise,
        target::{Locator, Locators, Target},
    },
    page::{
        outline::OutlineChange,
        read::{FormReading, ReadingHints, refresh_reading_with},
        report::write_report,
        teach,
        write::Act,
    },
    ui::teach::{FieldStatus, TeachingRow},
};
use serde_json::Value;

impl Session {
    pub(super) fn handle_teaching_click(
        &mut self,
        kind: &str,
        rest: &str,
        environment: &Environment,
        requests: &mut Vec<PageRequest>,
    ) {
        let (name, number) = rest.split_once(':').unwrap_or((rest, ""));
        match kind {
            "report" => return self.show_report(environment.policy),
            "copy-report" => return self.copy_report(requests),
            "close-report" => return drop(self.fields.take_report()),
            _ => {}
        }
        let Some(target) = Target::by_name(name) else {
            return;
        };
        let reading = self.reading.as_ref();
        let screen = reading.map_or(Screen::Other, |reading| reading.form.screen);
        let words = target.describe_on(screen);
        match kind {
            "teach" => {
                self.panel_message = Some(format!(
                    "Click on {words}, or on its label, or go to it with Tab and press Enter. \
                     Nothing on the page is changed. Escape cancels."
                ));
                self.field_to_point = Some(FieldToPoint {
                    field: target.as_str(),
                    words,
                });
            }
            "aim-cancelled" => {
                self.panel_message = None;
                requests.push(PageRequest::focus_view(format!("teach:{name}")));
            }
            "aimed" => {
                let node = number.parse().unwrap_or(0);
                match teach::describe(&self.outline, node, target) {
                    Ok((locator, more)) => {
                        let now = describe_locator(&locator) + "." + &more;
                        self.store_locator(target, Some(locator));
                        self.read_again(environment);
                        let why = self.reason_if_missing(target);
                        self.panel_message = Some(capitalise(format!("{words} is now {now}{why}")));
                    }
                    Err(why) => {
                        self.panel_message =
                            Some(format!("{} Nothing was kept.", why.in_words(screen)));
                        requests.push(PageRequest::focus_view(format!("teach:{name}")));
                    }
                }
            }
            "forget" => {
                self.store_locator(target, None);
                self.read_again(environment);
                self.panel_message = Some(format!(
                    "Forgotten: {words} is looked for by its words again."
                ));
                requests.push(PageRequest::focus_view("panel"));
            }
            _ => {}
        }
    }

    /// Also what was pointed out may be something that cannot be read.
    fn reason_if_missing(&self, target: Target) -> String {
        let reading = self.reading.as_ref();
        let status = reading.map_or(Ok(()), |reading| reading.target_status(target));
        let why = status.err().flatten();
        why.map_or_else(String::new, |why| format!(" {why}"))
    }

    /// Keeps, or drops, the description of something on this screen.
    fn store_locator(&mut self, target: Target, locator: Option<Locator>) {
        let Some(reading) = &self.reading else { return };
        let screen = reading.form.screen.as_str();
        let screens = &mut self.preferences.locators;
        let fields = screens.entry(screen.to_owned()).or_default();
        match locator {
            Some(locator) => fields.insert(target.as_str().to_owned(), locator),
            None => fields.remove(target.as_str()),
        };
        if fields.is_empty() {
            screens.remove(screen);
        }
    }

    fn show_report(&mut self, policy: &Policy) {
        if let Some(reading) = &self.reading {
            let text = write_report(&self.outline, reading, policy);
            self.fields.show_report(text);
        }
    }

    /// What was looked at, whatever has changed on the page since.
    fn copy_report(&mut self, requests: &mut Vec<PageRequest>) {
        if let Some(text) = self.fields.take_report() {
            requests.push(self.on_page(Act::Copy { text }));
            self.panel_message = Some("The page report was copied.".to_owned());
        }
    }

    fn read_again(&mut self, environment: &Environment) {
        let hints = reading_hints(environment.policy, &self.preferences);
        if let Some(reading) = self.reading.take() {
            self.reading = Some(refresh_reading_with(
                reading,
                &self.outline,
                &OutlineChange::Structure,
                &hints,
            ));
        }
        self.check_form(environment);
    }
}

/// What is known of a page before it is read: by the policy, and by what the person has pointed out.
pub fn reading_hints(policy: &Policy, preferences: &Preferences) -> ReadingHints {
    ReadingHints {
        locators: known_locators(policy, preferences),
        section_words: policy.unused_section_words(),
    }
}

/// How fields are recognised, as far as somebody has pointed them out: what the organisation has locked goes before
/// the person's own, and that before the rest of the policy.
pub fn known_locators(policy: &Policy, preferences: &Preferences) -> Locators {
    let locators = policy.locators.clone();
    merge_locators(locators, preferences, &policy.locked_locators)
}

fn merge_locators(mut all: Locators, preferences: &Preferences, locked: &Locators) -> Locators {
    replace_locators(&mut all, &preferences.locators);
    replace_locators(&mut all, locked);
    all
}

/// A description is replaced whole: half of one and half of another would fit nothing.
fn replace_locators(all: &mut Locators, over: &Locators) {
    for (screen, fields) in over {
        let under = all.entry(screen.clone()).or_default();
        under.extend(fields.clone());
    }
}

/// How a field is recognised, for people.
pub fn describe_locator(locator: &Locator) -> String {
    let mut words = format!("the {}", locator.kind);
    let parts = [
        (&locator.label, "called"),
        (&locator.near, "beside"),
        (&locator.hint, "with the hint"),
        (&locator.group, "under"),
    ];
    let mut written = parts.iter().filter(|(text, _)| !text.is_empty());
    if let Some((text, says)) = written.next() {
        words.push_str(&format!(" {says} “{text}”"));
    }
    words
}

/// Nothing is to be pointed at any more.
pub fn stop_pointing() -> Option<FieldToPoint> {
    Some(FieldToPoint {
        field: "",
        words: String::new(),
    })
}

/// The policy as a document that contains what the person has pointed out as well, but for what the
/// organisation decides.
pub fn export_document(merged: MergedPolicy, preferences: &str) -> Value {
    let preferences = Preferences::from_json(preferences);
    let locators = merge_locators(merged.locators(), &preferences, &merged.locked_locators());
    let mut document = merged.document;
    if let (Value::Object(document), Ok(locators)) = (&mut document, serde_json::to_value(locators))
    {
        document.insert("locators".to_owned(), locators);
    }
    document
}

/// What can be pointed out on the screen, for the panel: the fields that it has, and those that it may have.
pub fn teaching_rows(
    reading: &FormReading,
    locators: &Locators,
    policy: &Policy,
    preferences: &Preferences,
) -> Vec<TeachingRow> {
    let screen = reading.form.screen;
    let of = |map: &Locators, target: Target| {
        let locator = map.get(screen.as_str())?.get(target.as_str())?;
        Some(describe_locator(locator))
    };
    let rows = Target::ALL.into_iter().map(|target| TeachingRow {
        target,
        words: target.describe_on(screen),
        name: target.name_on(screen),
        status: match reading.target_status(target) {
            Ok(()) => FieldStatus::Found,
            Err(Some(_)) => FieldStatus::Missing,
            Err(None) => FieldStatus::NotOnScreen,
        },
        found_by: reading.describe_found_by(target),
        is_own: of(&policy.locked_locators, target).is_none()
            && of(&preferences.locators, target).is_some(),
        recognised_by: of(locators, target),
    });
    rows.filter(|row| {
        row.status != FieldStatus::NotOnScreen
            || row.recognised_by.is_some()
            || field_presence(screen, row.target) != Presence::Never
    })
    .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::{page::read::read_form, testing::page::outline};

    fn described(label: &str) -> Locators {
        let json = format!(
            r#"{{"maintenance-new": {{"message": {{"kind": "area", "label": "{label}"}}}}}}"#
        );
        serde_json::from_str(&json).unwrap()
    }

    #[track_caller]
    fn counts(policy: &str, own: &str, locked: &str, expected: &str) {
        let of = |label: &str| match label {
            "" => Locators::default(),
            label => described(label),
        };
        let policy = Policy {
            locators: of(policy),
            locked_locators: of(locked),
            ..Policy::default()
        };
        let preferences = Preferences {
            locators: of(own),
            ..Preferences::default()
        };
        assert_eq!(known_locators(&policy, &preferences), of(expected));
    }

    #[test]
    fn the_organisation_goes_before_the_person_and_the_person_before_the_policy() {
        counts("", "", "", "");
        counts("policy", "", "", "policy");
        counts("policy", "own", "", "own");
        counts("locked", "own", "locked", "locked");
    }

    #[track_caller]
    fn lists(html: &str, field: &str, status: FieldStatus, found_by: Option<&str>) {
        let reading = read_form(&outline(html), &Policy::default());
        let (policy, preferences) = (Policy::default(), Preferences::default());
        let rows = teaching_rows(&reading, &Locators::default(), &policy, &preferences);
        let row = rows
            .iter()
            .find(|row| row.target.as_str() == field)
            .unwrap();
        assert_eq!(row.status, status);
        assert_eq!(row.found_by.as_deref(), found_by);
    }

    #[test]
    fn a_row_says_by_what_its_field_was_found() {
        let by_label = "<label>Details<textarea></textarea></label>";
        let by = Some("by its label “details”");
        lists(by_label, "message", FieldStatus::Found, by);
        let by = Some("as the only place for a longer text");
        lists("<textarea></textarea>", "message", FieldStatus::Found, by);
        let two = "<textarea></textarea><textarea></textarea>";
        lists(two, "message", FieldStatus::Missing, None);
    }

    #[test]
    fn a_description_is_said_in_words() {
        let all = described("prose");
        let message = all
            .get("maintenance-new")
            .and_then(|fields| fields.get("message"));
        let said = message.map(describe_locator);
        assert_eq!(said.as_deref(), Some("the area called “prose”"));
    }
}
