//! What is asked, how long it is waited, what is said.

use super::*;
use crate::api::{ProblemKind, Resource};

#[test]
fn each_list_is_asked_for_once_a_second() {
    let (fetched, asked, waited) =
        run_fetch(fetch_for_policy(), |path| json_answer(&small_page(path)));
    assert_eq!(fetched.problems, []);
    assert_eq!(
        asked,
        [
            "/pages/kctb",
            "/pages/kctb/components?page=1&per_page=100",
            "/pages/kctb/component-groups?page=1&per_page=100",
            "/pages/kctb/page_access_groups?page=1&per_page=100",
            "/pages/kctb/page_access_users?page=1&per_page=100",
            "/pages/kctb/incident_templates?page=1&per_page=100",
        ]
    );
    assert_eq!(waited, 5_000);
    assert_eq!(fetched.components.len(), 2);
    assert_eq!(fetched.groups.len(), 2);
    assert_eq!(fetched.read_wholly.len(), 6);
}

/// A list of so many components, in pages of at most `size`.
fn components(count: usize, size: usize) -> impl Fn(&str) -> Value {
    move |path| {
        if !path.contains("/components") {
            return small_page(path);
        }
        let query = path.split_once("page=").unwrap().1;
        let number: usize = query.split('&').next().unwrap().parse().unwrap();
        let one = |n: usize| json!({"id": format!("c{n}"), "name": format!("Site {n}"), "status": "operational"});
        (0..count)
            .skip((number - 1) * size)
            .take(size)
            .map(one)
            .collect()
    }
}

#[track_caller]
fn reads_components(count: usize, size: usize, requests: usize) {
    let server = components(count, size);
    let (fetched, asked, _) = run_fetch(fetch_for_policy(), |path| json_answer(&server(path)));
    assert_eq!(fetched.components.len(), count, "{count} by {size}");
    assert!(fetched.is_read_wholly(Resource::Components));
    let asked = asked
        .iter()
        .filter(|path| path.contains("/components"))
        .count();
    assert_eq!(asked, requests, "{count} by {size}");
}

#[test]
fn lists_are_read_to_their_end() {
    reads_components(0, 100, 1);
    reads_components(37, 100, 1);
    reads_components(1_100, 100, 12);
    reads_components(1_099, 100, 11);
    // A server with a limit of its own.
    reads_components(130, 25, 6);
    reads_components(50, 50, 2);
}

#[test]
fn a_server_that_ignores_the_page_number_does_not_keep_it_for_ever() {
    let server = |path: &str| match path.contains("/components") {
        true => components(200, 200)("/components?page=1"),
        false => small_page(path),
    };
    let fetched = fetched(server);
    assert_eq!(fetched.components.len(), 200);
}

#[test]
fn a_list_without_end_is_given_up() {
    let mut next = 0;
    let server = |path: &str| {
        if !path.contains("/components") {
            return json_answer(&small_page(path));
        }
        let one =
            |n: usize| json!({"id": format!("c{n}"), "name": "Site", "status": "operational"});
        next += 100;
        json_answer(&(next - 100..next).map(one).collect())
    };
    let (fetched, ..) = run_fetch(fetch_for_policy(), server);
    assert_eq!(fetched.problems[0].kind, ProblemKind::TooMuch);
    assert_eq!(
        fetched.problems[0].sentence,
        "The components were not wholly read (GET /pages/kctb/components, page 50): there are more than 5000, and only \
         these were read."
    );
}

/// The sentences after `broken` was answered for every request of the components, how often it was asked, and
/// how long the whole took.
fn with_broken_components(broken: &Answer) -> (Vec<String>, usize, u64) {
    let server = |path: &str| match path.contains("/components") {
        true => broken.clone(),
        false => json_answer(&small_page(path)),
    };
    let (fetched, asked, waited) = run_fetch(fetch_for_policy(), server);
    let asked = asked
        .iter()
        .filter(|path| path.contains("/components"))
        .count();
    let said = fetched.problems.into_iter().map(|problem| problem.sentence);
    (said.collect(), asked, waited)
}

#[track_caller]
fn says(broken: Answer, expected: &str, requests: usize) {
    let (said, asked, _) = with_broken_components(&broken);
    assert_eq!(said, [expected]);
    assert_eq!(asked, requests);
}

const COMPONENTS: &str = "(GET /pages/kctb/components)";

#[test]
fn every_failure_has_its_sentence() {
    let rest = "Not asked for: the component groups, the page access groups, the page access users, the templates";
    says(
        answer(401, r#"{"error": "Could not authenticate"}"#),
        &format!(
            "The components were not read {COMPONENTS}: the API refused the key (401, “Could not authenticate”). Check \
             the key in Statuspage's API info. {rest}."
        ),
        1,
    );
    says(
        answer(403, ""),
        &format!(
            "The components were not read {COMPONENTS}: the key may not read this (403). It must belong to somebody who may."
        ),
        1,
    );
    says(
        answer(404, "<html>"),
        &format!("The components were not read {COMPONENTS}: the API has no such list (404)."),
        1,
    );
    says(
        answer(500, r#"{"message": ["Oops", "again"]}"#),
        &format!(
            "The components were not read {COMPONENTS}: the API failed (500, “Oops; again”), 3 times. Fetch again in a \
             few minutes."
        ),
        3,
    );
    says(
        answer(200, "[{"),
        &format!(
            "The components were not read {COMPONENTS}: the answer broke off, 3 times. Fetch again in a few minutes. {rest}."
        ),
        3,
    );
    says(
        answer(200, "<html>"),
        &format!(
            "The components were not read {COMPONENTS}: the answer is not JSON: expected value at line 1 column 1."
        ),
        1,
    );
    says(
        answer(302, ""),
        &format!(
            "The components were not read {COMPONENTS}: it sends to another address (302), which is not followed, because \
             the key would go along. Check the address of the API."
        ),
        1,
    );
    says(
        answer(200, r#"{"id": 7}"#),
        &format!(
            "The components were not read {COMPONENTS}: the answer must be a list, is an object."
        ),
        1,
    );
    says(
        Err(TransportFailure::TimedOut),
        &format!(
            "The components were not read {COMPONENTS}: no answer came in time, 3 times. Fetch again in a few minutes. \
             {rest}."
        ),
        3,
    );
    says(
        Err(TransportFailure::TooLong),
        &format!(
            "The components were not read {COMPONENTS}: the answer is longer than any of the API."
        ),
        1,
    );
}

#[test]
fn what_is_wrong_in_a_list_is_left_out_and_reported_with_its_place() {
    let server = |path: &str| match path.contains("/components") {
        true => {
            json!([{"id": "a", "name": "A", "status": "operational"}, {"id": "b", "name": 7, "status": "operational"}])
        }
        false => small_page(path),
    };
    let fetched = fetched(server);
    assert_eq!(fetched.components.len(), 1);
    assert!(!fetched.is_read_wholly(Resource::Components));
    assert_eq!(
        fetched.problems[0].sentence,
        format!(
            "The components were not wholly read {COMPONENTS}: [1].name: invalid type: integer `7`, expected a string."
        )
    );
    let many: Value = (0..90).map(|_| json!({"id": 1})).collect();
    let (said, ..) = with_broken_components(&json_answer(&many));
    assert_eq!(said.len(), 6);
}

#[test]
fn it_waits_as_long_as_the_api_asks() {
    let limited = |status, retry_after: Option<&str>| {
        let mut first = true;
        let server = |path: &str| match path.contains("/components") && std::mem::take(&mut first) {
            true => Ok(HttpAnswer {
                status,
                retry_after: retry_after.map(str::to_owned),
                date: None,
                body: Vec::new(),
            }),
            false => json_answer(&small_page(path)),
        };
        let (fetched, _, waited) = run_fetch(fetch_for_policy(), server);
        (fetched.problems.len(), waited)
    };
    // Five pauses of a second without it.
    assert_eq!(limited(429, Some("7")), (0, 5_000 + 7_000));
    assert_eq!(limited(420, Some("0")), (0, 5_000 + 1_000));
    assert_eq!(limited(429, None), (0, 5_000 + 60_000));
    assert_eq!(limited(429, Some("soon")), (0, 5_000 + 60_000));
    assert_eq!(limited(503, Some("9")), (0, 5_000 + 9_000));
    assert_eq!(limited(503, None), (0, 5_000 + 2_000));
    let (problems, _) = limited(429, Some("3600"));
    assert_eq!(problems, 1);
}

#[test]
fn a_limit_without_end_is_given_up() {
    let (said, asked, waited) = with_broken_components(&answer(429, ""));
    assert_eq!(asked, 5);
    assert_eq!(waited, 1_000 + 4 * 60_000);
    assert!(
        said[0].contains("the API allows no more requests with this key (429)"),
        "{said:?}"
    );
}

#[test]
fn the_key_is_in_no_sentence() {
    let echo = format!(r#"{{"error": "bad key {KEY}"}}"#);
    for status in [200, 400, 401, 403, 500] {
        let (said, ..) = with_broken_components(&answer(status, &echo));
        assert!(said[0].contains("bad key •••"), "{said:?}");
    }
    let (said, ..) = with_broken_components(&answer(
        200,
        &json!([{"id": "a", "name": {"k": KEY}}, KEY]).to_string(),
    ));
    assert!(!said.join("").contains(KEY), "{said:?}");
    let failure = Err(TransportFailure::Unreachable(format!("OAuth {KEY}")));
    let (said, ..) = with_broken_components(&failure);
    assert!(!said.join("").contains(KEY), "{said:?}");
    let mut fetch = fetch_for_policy();
    let FetchStep::Ask(request) = fetch.next_step(0) else {
        panic!()
    };
    assert!(!format!("{request:?}").contains(KEY));
}

#[test]
fn a_page_that_is_not_there_ends_it() {
    let (fetched, asked, _) = run_fetch(fetch_for_policy(), |_| {
        answer(404, r#"{"error": "Not found"}"#)
    });
    assert_eq!(asked.len(), 1);
    assert!(
        fetched.problems[0]
            .sentence
            .starts_with("The page was not read (GET /pages/kctb): there is no page kctb at https://api.example/v1"),
        "{:?}",
        fetched.problems
    );
    let (fetched, asked, _) = run_fetch(fetch_for_policy(), |_| json_answer(&json!({"id": "x"})));
    assert_eq!(asked.len(), 1);
    assert!(fetched.problems[0].sentence.contains("name is missing"));
}

#[test]
fn a_page_for_everybody_has_no_access_groups() {
    let server = |path: &str| match path.contains("page_access") {
        true => answer(404, ""),
        false => json_answer(&small_page(path)),
    };
    let (fetched, ..) = run_fetch(fetch_for_policy(), server);
    assert_eq!(fetched.problems, []);
    assert_eq!(
        fetched.notes[0],
        "The API has no list of page access groups for this page (404): it is taken to have none."
    );
}

#[test]
fn a_cancelled_fetch_keeps_what_it_has() {
    let mut fetch = fetch_for_policy();
    let mut now = 1_000_000;
    for path in ["/pages/kctb", "/pages/kctb/components?page=1"] {
        assert!(matches!(fetch.next_step(now), FetchStep::Ask(_)));
        fetch.take_answer(now + 400, json_answer(&small_page(path)));
        assert_eq!(fetch.next_step(now + 400), FetchStep::Wait(600));
        now += 1_000;
    }
    assert_eq!(fetch.progress().done, 2);
    assert_eq!(fetch.progress().sentence, "Reading the component groups.");
    fetch.cancel();
    assert_eq!(fetch.next_step(now), FetchStep::Done);
    fetch.take_answer(now, json_answer(&json!([])));
    assert_eq!(fetch.progress().sentence, "Not everything could be read.");
    let fetched = fetch.take_fetched();
    assert_eq!(fetched.problems[0].kind, ProblemKind::Cancelled);
    assert_eq!(fetched.components.len(), 2);
}

#[test]
fn a_failure_leaves_the_last_good_data() {
    let good = fetched(small_page);
    let server = |path: &str| match path.contains("/components") {
        true => answer(500, ""),
        false => json_answer(&small_page(path)),
    };
    let (mut second, ..) = run_fetch(fetch_for_policy(), server);
    assert_eq!(second.components, []);
    second.keep_unread_from(good.clone());
    assert_eq!(second.components, good.components);
    assert_eq!(second.problems.len(), 1);
    let mut other = second.clone();
    other.page.as_mut().unwrap().id = "other".into();
    let mut third = Fetched {
        page: other.page.clone(),
        ..Fetched::default()
    };
    third.keep_unread_from(good);
    assert_eq!(third.components, []);
}

#[test]
fn a_public_page_without_a_key() {
    let fetch = Fetch::new(public_target(), FetchPurpose::Audit);
    let (fetched, asked, _) = run_fetch(fetch, |path| json_answer(&public_page(path)));
    assert_eq!(
        asked,
        [
            "/summary.json",
            "/components.json",
            "/scheduled-maintenances.json"
        ]
    );
    assert_eq!(fetched.problems, []);
    assert_eq!(fetched.components.len(), 2);
    assert_eq!(fetched.incidents.len(), 1);
}
