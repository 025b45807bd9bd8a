//! A page → why each field was found there or not, as text for whoever mends the reading of a page
//! (`cargo xtask look --why`). Unlike the page report it hides nothing: it is about a page of one's own.

use crate::{
    engine::policy::Policy,
    page::{
        outline::Outline,
        read::read_form,
        scene::Scene,
        understand::why::{collect_evidence, describe_bounds},
    },
};

/// Every field, or the one called `only`: what came of it, and the candidates that were compared.
pub fn explain_fields(outline: &Outline, only: Option<&str>) -> String {
    let reading = read_form(outline, &Policy::default());
    let screen = reading.form.screen;
    let mut text = format!("screen {}\n{}\n", screen.as_str(), describe_bounds());
    let wanted = |field: &str| only.is_none_or(|only| only == field);
    let evidence = collect_evidence(&mut Scene::new(outline), screen);
    for field in evidence.iter().filter(|evidence| wanted(evidence.field)) {
        text.push_str(&format!("\n{}: {}\n", field.field, field.result));
        for candidate in &field.candidates {
            text.push_str(&format!("  {candidate}\n"));
        }
        if field.candidates.is_empty() {
            text.push_str("  nothing on the page has a word of its cues\n");
        }
    }
    let listed = |name: &str| evidence.iter().any(|evidence| evidence.field == name);
    for (field, reason) in &reading.missing {
        if wanted(field.as_str()) && !listed(field.as_str()) {
            text.push_str(&format!("\n{}: {reason}\n", field.as_str()));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::page::outline;

    const PAGE: &str = "<form><label>Maintenance name<input></label>
        <label>Details<textarea></textarea></label><label>Description<textarea></textarea></label>
        <button>Schedule now</button></form>";

    #[track_caller]
    fn explains(field: &str, expected: &str) {
        let text = explain_fields(&outline(PAGE), Some(field));
        let lines: Vec<&str> = text.lines().skip(3).collect();
        assert_eq!(lines.join("\n"), expected);
    }

    #[test]
    fn the_rows_that_fired_are_listed_with_their_weights() {
        explains(
            "name",
            "name: found: <input> “Maintenance name”\n   \
             12  <input> “Maintenance name”: “maintenance name” in its label +10, in the form +2",
        );
        explains(
            "message",
            "message: Two things on the page could be the Message: “Details” and “Description”, both by their label.\n   \
             12  <textarea> “Details”: “details” in its label +8, its kind of control +2, in the form +2\n   \
             12  <textarea> “Description”: “description” in its label +8, its kind of control +2, in the form +2",
        );
        explains(
            "template",
            "template: not found\n  nothing on the page has a word of its cues",
        );
    }
}
