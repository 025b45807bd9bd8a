//! Documents and the problems that are found in them.

use super::*;

#[track_caller]
fn problems(text: &str) -> Vec<String> {
    let problems = match PolicyProblem::parse_document(text) {
        Ok(document) => super::find_problems(&document),
        Err(problems) => problems,
    };
    problems.iter().map(ToString::to_string).collect()
}

#[test]
fn each_problem_is_told_with_its_path() {
    for (document, expected) in [
        (
            "{",
            "not JSON: EOF while parsing an object at line 1 column 1",
        ),
        ("[]", "must be an object, is a list"),
        (r#"{"version": 2}"#, "version: must be 1, is 2"),
        (r#"{"version": 1, "version": 1}"#, "version: is there twice"),
        (
            r#"{"clients": [{"name": "A"}, {"name": "B", "name": "C"}]}"#,
            "clients[1].name: is there twice",
        ),
        (
            r#"{"rules": {"utc-times": {"severity": "off", "severity": "off"}}}"#,
            "rules.utc-times.severity: is there twice",
        ),
        (
            r#"{"tiem": {}}"#,
            "tiem: unknown key, did you mean \"time\"?",
        ),
        (r#"{"colour": 1}"#, "colour: unknown key"),
        (
            r#"{"clients": [{"name": "A"}, {"name": "B"}, {"name": "C", "componets": []}]}"#,
            "clients[2].componets: unknown key, did you mean \"components\"?",
        ),
        (
            r#"{"time": {"date_format": "DD.MM.YY"}}"#,
            "time.date_format: \"DD.MM.YY\" is not like \"D MMMM YYYY\"",
        ),
        (
            r#"{"time": {"pairs": ["client", "EST"]}}"#,
            "time.pairs[1]: \"EST\" is not like \"client\"",
        ),
        (
            r#"{"placeholders": {"support": "ask", "Sites": "all"}}"#,
            "placeholders.Sites: is filled from the form already",
        ),
        (
            r#"{"placeholders": {"our_desk": "ask", "our desk": "x"}}"#,
            "placeholders.our_desk: is the same placeholder as \"our desk\"",
        ),
        (
            r#"{"templates": [{"name": "A", "phase": "verified", "body": "x"}]}"#,
            "templates[0].phase: \"verified\" is none of scheduled, in_progress, completed, extended, cancelled, \
             rescheduled, verifying, incident",
        ),
        (
            r#"{"clients": {}}"#,
            "clients: must be a list, is an object",
        ),
        (r#"{"clients": [{}]}"#, "clients[0].name: is missing"),
        (
            r#"{"clients": [{"name": " "}]}"#,
            "clients[0].name: is empty",
        ),
        (
            r#"{"clients": [{"name": "A", "groups": [7]}]}"#,
            "clients[0].groups[0]: must be a text, is 7",
        ),
        (
            r#"{"clients": [{"name": "A"}, {"name": "a"}]}"#,
            "clients[1].name: \"a\" is the name of clients[0] already",
        ),
        (
            r#"{"clients": [{"name": "A", "components": ["x"]},
                {"name": "B", "components": ["y", "X"]}]}"#,
            "clients[1].components[1]: \"X\" is clients[0]'s already",
        ),
        (
            r#"{"clients": [{"name": "A", "time_zone": "EST"}]}"#,
            "clients[0].time_zone: \"EST\" is not like \"Europe/Paris\"",
        ),
        (
            r#"{"time": {"clock": "24"}}"#,
            "time.clock: \"24\" is none of 24h, 12h, did you mean \"24h\"?",
        ),
        (
            r#"{"time": {"abbreviations": {"CST": "Chicago"}}}"#,
            "time.abbreviations.CST: \"Chicago\" is not like \"Europe/Paris\"",
        ),
        (
            r#"{"templates": [{"name": "x", "body": "y", "phase": "canceled"}]}"#,
            "templates[0].phase: \"canceled\" is none of scheduled, in_progress, completed, \
             extended, cancelled, rescheduled, verifying, incident, did you mean \"cancelled\"?",
        ),
        (
            r#"{"templates": [{"name": "x", "phase": "extended"}]}"#,
            "templates[0].body: is missing",
        ),
        (
            r#"{"notifications": {"now": "yes"}}"#,
            "notifications.now: \"yes\" is none of required, forbidden, either",
        ),
        (
            r#"{"pages": ["a", {"id": "b", "zoen": "UTC"}]}"#,
            "pages[1].zoen: unknown key, did you mean \"zone\"?",
        ),
        (r#"{"pages": [{"name": "b"}]}"#, "pages[0].id: is missing"),
        (
            r#"{"templates": [{"name": "A", "phase": "extended", "body": "x"}],
                "pages": [{"id": "b", "templates": ["a", "B"]}]}"#,
            "pages[0].templates[1]: no template is called \"B\"",
        ),
        (
            r#"{"words": ["Knapp", {"word": "MFC", "insted": "site"}]}"#,
            "words[1].insted: unknown key, did you mean \"instead\"?",
        ),
        (
            r#"{"words": [{"word": "--"}]}"#,
            "words[0].word: has no letter or digit",
        ),
        (
            r#"{"words": [{"word": "MFC", "instead": "the MFC site"}]}"#,
            "words[0].instead: has \"MFC\" in it",
        ),
        (
            r#"{"window": {"weekdays": ["Monday"]}}"#,
            "window.weekdays[0]: \"Monday\" is none of monday, tuesday, wednesday, thursday, friday, saturday, \
             sunday, did you mean \"monday\"?",
        ),
        (
            r#"{"window": {"blackout_dates": ["2026-12-24", "24.12."]}}"#,
            "window.blackout_dates[1]: \"24.12.\" is not like \"2026-12-24/2026-12-31\"",
        ),
        (
            r#"{"clients": [{"name": "A", "notice": "2 days"}]}"#,
            "clients[0].notice: must be a whole number, not negative, is a text",
        ),
        (r#"{"title": " "}"#, "title: is empty"),
        (
            r#"{"window": {"longest": -5}}"#,
            "window.longest: must be a whole number, not negative, is -5",
        ),
        (
            r#"{"window": {"allowed_hours": {"Alder Market": ["22-6"]}}}"#,
            "window.allowed_hours[\"Alder Market\"][0]: \"22-6\" is not like \"22:00-06:00\"",
        ),
        (
            r#"{"rules": {"one-clint": "off"}}"#,
            "rules.one-clint: unknown key, did you mean \"one-client\"?",
        ),
        (
            r#"{"rules": {"one-client": "of"}}"#,
            "rules.one-client: \"of\" is none of off, review, warning, error, did you mean \
             \"off\"?",
        ),
        (
            r#"{"rules": {"one-client": 1}}"#,
            "rules.one-client: must be a text or an object, is 1",
        ),
        (
            r#"{"rules": {"text-length": {"options": {"titel": 1}}}}"#,
            "rules.text-length.options.titel: unknown key, did you mean \"title\"?",
        ),
        (
            r#"{"rules": {"text-length": {"options": {"title": "9"}}}}"#,
            "rules.text-length.options.title: must be a whole number, not negative, is a text",
        ),
        (
            r#"{"links": {"one-client": "handbook"}}"#,
            "links.one-client: \"handbook\" is not like \"https://…\"",
        ),
        (
            r#"{"locators": {"maintenance-nwe": {}}}"#,
            "locators.maintenance-nwe: unknown key, did you mean \"maintenance-new\"?",
        ),
        (
            r#"{"locators": {"maintenance-new": {"mesage": {"kind": "area"}}}}"#,
            "locators.maintenance-new.mesage: unknown key, did you mean \"message\"?",
        ),
        (
            r#"{"locators": {"maintenance-new": {"message": {"label": "prose"}}}}"#,
            "locators.maintenance-new.message.kind: is missing",
        ),
    ] {
        assert_eq!(problems(document), [expected], "{document}");
    }
}

#[test]
fn a_rule_of_the_automation_is_one_that_there_is() {
    let found = problems(r#"{"automation": {"owned": {"rules": ["template-use"]}}}"#);
    let [problem] = found.as_slice() else {
        panic!("{found:?}")
    };
    assert!(problem.starts_with("automation.owned.rules[0]: \"template-use\" is none of "));
    assert!(problem.ends_with(", did you mean \"template-used\"?"));
}

#[test]
fn all_problems_are_told() {
    let document = r#"{"pages": 1, "time": {"clok": 1, "zone": 2}, "rules": {"x": "off"}}"#;
    assert_eq!(
        problems(document),
        [
            "pages: must be a list, is 1",
            "rules.x: unknown key",
            "time.clok: unknown key, did you mean \"clock\"?",
            "time.zone: must be a text, is 2",
        ]
    );
}

#[test]
fn a_step_that_cannot_be_seen_or_named_is_none() {
    let step = |step: &str| {
        let document =
            format!(r#"{{"procedures": [{{"name": "P", "kind": "cancel", "steps": [{step}]}}]}}"#);
        problems(&document)
    };
    assert_eq!(step(r#"{"does": "set_completed"}"#), [""; 0]);
    assert_eq!(
        step(r#"{"does": "insert_template"}"#),
        ["procedures[0].steps[0].phase: is missing"]
    );
    assert_eq!(
        step(r#"{"does": "by_hand"}"#),
        ["procedures[0].steps[0].text: is missing"]
    );
    assert_eq!(step(""), ["procedures[0].steps: has no step"]);
    let many = [r#"{"does": "post"}"#; 31].join(",");
    assert_eq!(
        step(&many),
        ["procedures[0].steps: has 31 steps, 30 are the most"]
    );
}

#[test]
fn null_is_as_good_as_nothing() {
    assert_eq!(
        problems(
            r#"{"window": {"longest": null}, "pages": null, "clients": [{"name": "A", "groups": null}]}"#
        ),
        [""; 0]
    );
}

#[track_caller]
fn offers(policy: &str, expected: &[&str]) {
    let mut policy = Policy::built_in_with(policy).unwrap();
    policy.remove_replaced_templates();
    let names: Vec<&str> = policy
        .templates
        .iter()
        .map(|one| one.name.as_str())
        .collect();
    assert_eq!(names, expected);
}

#[test]
fn a_built_in_template_goes_where_the_team_has_its_own_for_the_phase() {
    let with = |more: Value, pages: Value| {
        let mut templates = BUILT_IN_DOCUMENT["templates"].as_array().unwrap()[..2].to_vec();
        templates.push(more);
        serde_json::json!({"templates": templates, "pages": pages}).to_string()
    };
    let own = serde_json::json!({"name": "Ours", "phase": "scheduled", "body": "B"});
    let none = serde_json::json!([]);
    offers(
        &with(own.clone(), none),
        &["1. Maintenance-starting", "Ours"],
    );
    let pages = serde_json::json!([{"id": "p1", "templates": ["0. Maintenance-scheduled"]}]);
    let all = [
        "0. Maintenance-scheduled",
        "1. Maintenance-starting",
        "Ours",
    ];
    offers(&with(own, pages), &all);
}

#[test]
fn a_text_that_was_copied_from_statuspage_can_be_filled_in() {
    let policy = r#"{"templates": [{"name": "Ours", "phase": "scheduled", "title": "For [Client]", "body": "On [Date], [RESOLVED]."}]}"#;
    let policy = Policy::built_in_with(policy).unwrap();
    assert_eq!(policy.templates[0].body, "On {{Date}}, [RESOLVED].");
    assert_eq!(policy.templates[0].title.as_deref(), Some("For {{Client}}"));
}
