//! A page → why each field was found there or not, as text for whoever mends the reading of a page
//! (`cargo xtask look --why`). Unlike the page report it hides nothing: it is about a page of one's own.

use crate::{
    engine::{form::Field, policy::Policy, target::Target},
    page::{
        outline::Outline,
        read::{missing_reason, read_form},
        scene::Scene,
        understand::why::{describe_bounds, describe_candidates, describe_result, describe_zone},
    },
};

/// Every field, or the one called `only`: what came of it, and the candidates that were compared.
pub fn explain_fields(outline: &Outline, only: Option<&str>) -> String {
    let reading = read_form(outline, &Policy::default());
    let scene = Scene::new(outline);
    let screen = reading.form.screen;
    let mut text = format!("screen {}\n{}\n", screen.as_str(), describe_bounds());
    let wanted = |field: &str| only.is_none_or(|only| only == field);
    for target in Target::ALL.into_iter().filter(|one| wanted(one.as_str())) {
        let found = describe_result(&scene, &reading.understood, target);
        let missing = || reading.target_status(target).err().flatten();
        let result = found.unwrap_or_else(|| missing().unwrap_or("not found").to_owned());
        text.push_str(&format!("\n{}: {result}\n", target.as_str()));
        let candidates = describe_candidates(&scene, &reading.understood, target);
        for candidate in &candidates {
            text.push_str(&format!("  {candidate}\n"));
        }
        if candidates.is_empty() {
            text.push_str("  nothing on the page can be it\n");
        }
    }
    if wanted("zone") {
        let zone = match &reading.form.zone {
            Field::Value(zone) => format!("“{zone}”"),
            other => missing_reason(other).unwrap_or("not found").to_owned(),
        };
        text.push_str(&format!("\nzone: {zone}\n"));
        for candidate in describe_zone(&scene, &reading.understood.schedule.zone) {
            text.push_str(&format!("  {candidate}\n"));
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
    fn the_candidates_of_the_schedule_are_listed_as_those_of_other_fields() {
        let page = "<form><label>Starts on<input type=date></label><label>Date<input></label>
            <label>Start time<input type=time></label><p>All times in UTC</p>
            <label>Duration<input></label><label>Length<input></label></form>";
        let text = explain_fields(&outline(page), None);
        for line in [
            "start-date: found by what it can hold: <input> “Starts on”",
            "  9  <input> “Starts on”: “starts” in its label +3, what it can hold +4, in the form +2",
            "start-time: found by its label “time”: <input> “Start time”",
            "duration: Two things on the page could be the Duration: “Duration” and “Length”, both by their label.",
            "zone: “UTC”\n       <p> “All times in UTC”: “UTC” by its place beside the times",
        ] {
            assert!(text.contains(line), "{line}\n{text}");
        }
    }

    #[test]
    fn the_rows_that_fired_are_listed_with_their_weights() {
        explains(
            "name",
            "name: found by its label “maintenance name”: <input> “Maintenance name”\n   \
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
            "template: not found\n  nothing on the page can be it",
        );
    }
}
