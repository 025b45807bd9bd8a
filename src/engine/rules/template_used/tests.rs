use super::*;
use crate::engine::{
    check::run_rule_ignoring_policy,
    examples::Sketch,
    finding::{Edit, Outcome},
    policy::Policy,
    words::split_words,
};

const STARTING: Sketch = form()
    .screen(Screen::MaintenanceStatus)
    .status(Status::InProgress);

#[track_caller]
fn outcome(sketch: Sketch) -> Outcome {
    example("", sketch).check_with(&RULE).unwrap()
}

#[test]
fn a_phase_that_needs_none_takes_free_words() {
    let status = form().screen(Screen::MaintenanceStatus);
    assert_eq!(
        outcome(status.status(Status::Scheduled).message("We start later.")),
        Outcome::NotApplicable
    );
    assert_eq!(
        outcome(form().status(Status::Verifying).message("x")),
        Outcome::NotApplicable
    );
}

#[test]
fn a_word_in_between_is_a_question() {
    let Outcome::Found(findings) = outcome(STARTING.message("The work goes on.")) else {
        panic!()
    };
    assert_eq!(findings[0].severity, Severity::Review);
    let Outcome::Found(findings) = outcome(STARTING.message("")) else {
        panic!()
    };
    assert_eq!(findings[0].severity, Severity::Warning);
}

#[test]
fn which_status_goes_with_a_cancellation_is_another_rules() {
    let cancelled = STARTING.message(
        "The maintenance for Alder Market that was planned for 24 November 2026 has been cancelled. No work will be \
         done.\n\nSites: Alder Boston and Alder Denver\n\nWe will announce a new date here before the work is carried out.",
    );
    assert_eq!(outcome(cancelled), Outcome::Pass);
    let alone = example("", cancelled).with_policy(r#"{"rules": {"cancel-completes": "off"}}"#);
    assert!(matches!(alone.check_with(&RULE), Some(Outcome::Found(_))));
}

#[test]
fn an_update_that_nobody_has_begun_announces_nothing() {
    let policy = Policy::default();
    let audience = crate::engine::audience::Audience::default();
    let check = |is_untouched, message| {
        let mut form = STARTING.message(message).build_form(&policy);
        form.is_untouched = is_untouched;
        let zones = &crate::engine::examples::UtcOnlyZones;
        let context = RuleContext::new(&form, &policy, &audience, Default::default(), zones);
        run_rule_ignoring_policy(&RULE, &context)
    };
    assert_eq!(check(true, ""), Outcome::NotApplicable);
    assert!(matches!(check(false, ""), Outcome::Found(_)));
    // A page that comes with Statuspage's own sentence would send it.
    let own =
        "Scheduled maintenance is currently in progress. We will provide updates as necessary.";
    assert!(matches!(check(true, own), Outcome::Found(_)));
}

#[test]
fn changed_words_are_a_question() {
    let message = "The scheduled maintenance for Alder is finished.\nSites: A1\nThese sites \
                   are back in normal operation. Please contact Support if you see anything \
                   unusual.";
    let Outcome::Found(findings) = outcome(STARTING.status(Status::Completed).message(message))
    else {
        panic!()
    };
    assert_eq!(findings[0].severity, Severity::Review);
    assert_eq!(
        findings[0].sentence,
        "The words of “2. Maintenance-complete” were changed: “complete” became “finished”. \
         Is that meant?"
    );
    let difference = TextDifference {
        removed: "complete".into(),
        added: "finished".into(),
    };
    assert_eq!(findings[0].differences, [difference]);
    let fix = &findings[0].fixes[0];
    assert_eq!(fix.label, "Restore “complete”");
    let restored = message.replace("finished", "complete");
    assert_eq!(fix.edits, [Edit::Message(restored)]);
}

#[test]
fn phases_of_a_policy_of_its_own() {
    let asked = |phases: &str, sketch: Sketch| {
        let policy = format!(
            r#"{{"phases_needing_template": {phases}, "templates": [
                {{"name": "V", "phase": "verifying", "body": "We verify the work for {{{{client}}}} now."}},
                {{"name": "I", "phase": "incident", "body": "An incident affects {{{{client}}}} at present."}}]}}"#
        );
        let policy = Policy::built_in_with(&policy).unwrap();
        let form = sketch.build_form(&policy);
        let audience = crate::engine::audience::Audience::default();
        let zones = &crate::engine::examples::UtcOnlyZones;
        let context = RuleContext::new(&form, &policy, &audience, Default::default(), zones);
        run_rule_ignoring_policy(&RULE, &context)
    };
    let verifying = STARTING.status(Status::Verifying);
    let incident = form()
        .screen(Screen::IncidentNew)
        .status(Status::Investigating);
    for (phase, sketch, right) in [
        ("verifying", verifying, "We verify the work for Alder now."),
        (
            "incident",
            incident,
            "An incident affects Alder at present.",
        ),
    ] {
        let sketch = sketch.message("Words of one's own.");
        let needed = format!("[{phase:?}]");
        assert_eq!(asked("[]", sketch), Outcome::NotApplicable, "{phase}");
        assert_eq!(
            asked(r#"["scheduled"]"#, sketch),
            Outcome::NotApplicable,
            "{phase}"
        );
        assert!(
            matches!(asked(&needed, sketch), Outcome::Found(_)),
            "{phase}"
        );
        assert_eq!(
            asked(&needed, sketch.message(right)),
            Outcome::Pass,
            "{phase}"
        );
    }
}

#[test]
fn inserting_the_template_mends_it() {
    let policy = Policy::default();
    for status in [Status::Scheduled, Status::InProgress, Status::Completed] {
        let sketch = match status {
            Status::Scheduled => form(),
            status => STARTING.status(status),
        };
        let Outcome::Found(findings) = outcome(sketch.message("")) else {
            panic!()
        };
        for fix in &findings[0].fixes {
            let Some(Edit::Message(text)) = fix.edits.first() else {
                panic!()
            };
            let found =
                template::recognise_template(text, &split_words(text), &policy.templates, &[])
                    .unwrap();
            assert_eq!(format!("Insert “{}”", found.template.name), fix.label);
            assert_eq!(found.comparison.changes, []);
        }
    }
}

#[test]
fn the_pages_own_menu_counts() {
    let policy = Policy::default();
    let mut built = form()
        .message("Words of Statuspage's copy.")
        .build_form(&policy);
    built.template = crate::engine::form::Field::Value(crate::engine::form::TemplateMenu {
        offered: Vec::new(),
        chosen: Some("0. maintenance-scheduled".into()),
    });
    let audience = crate::engine::audience::Audience::default();
    let context = RuleContext::new(
        &built,
        &policy,
        &audience,
        Default::default(),
        &crate::engine::examples::UtcOnlyZones,
    );
    assert_eq!(run_rule_ignoring_policy(&RULE, &context), Outcome::Pass);
}
