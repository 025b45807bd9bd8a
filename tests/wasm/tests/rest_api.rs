//! The client of the REST API in a real browser, against the replica that `cargo xtask test` starts.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use gloo_timers::callback::Timeout;
use statuspage_guard::{
    api::{ApiKey, Fetch, FetchPurpose, FetchTarget, Fetched},
    shell::rest_api::{CancellableFetch, run_fetch},
};
use std::rc::Rc;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// `http://127.0.0.1:8117`
const REPLICA: &str = match option_env!("API_REPLICA") {
    Some(address) => address,
    None => "http://127.0.0.1:8117",
};

/// As in the replica.
const KEY: &str = "replica-key";
const PAGE: &str = "kctbh9vrtdwd";
const BIG_PAGE: &str = "bgpxwrthtldk";

fn fetch(faults: &str, page: &str, key: &str) -> Fetch {
    let address = match faults {
        "" => format!("{REPLICA}/v1"),
        faults => format!("{REPLICA}/with/{faults}/v1"),
    };
    let target = FetchTarget::with_key(&address, page, ApiKey::parse(key).unwrap()).unwrap();
    Fetch::new(target, FetchPurpose::Policy).with_pause(0)
}

async fn run(fetch: Fetch) -> Fetched {
    let fetch = CancellableFetch::new(fetch);
    run_fetch(&fetch, |_| {}).await;
    fetch.take_fetched()
}

#[wasm_bindgen_test]
async fn everything_is_read_page_by_page() {
    let fetched = run(fetch("", PAGE, KEY)).await;
    assert_eq!(fetched.problems, []);
    assert_eq!(fetched.components.len(), 12);
    assert_eq!(fetched.templates.len(), 7);
    let fetched = run(fetch("", BIG_PAGE, KEY)).await;
    assert_eq!(fetched.components.len(), 1_100);
}

async fn says(faults: &str, key: &str, expected: &str) {
    let fetched = run(fetch(faults, PAGE, key)).await;
    let said: Vec<&str> = fetched
        .problems
        .iter()
        .map(|one| one.sentence.as_str())
        .collect();
    assert_eq!(said.len(), 1, "{faults}: {said:?}");
    assert!(said[0].contains(expected), "{faults}: {said:?}");
    assert!(!said[0].contains(KEY), "{said:?}");
}

#[wasm_bindgen_test]
async fn every_misbehaviour_has_its_sentence() {
    says("", "another-key", "the API refused the key (401").await;
    says("500@components", KEY, "the API failed (500").await;
    says("429:9999@components", KEY, "(429) for 167 minutes").await;
    says("half@components", KEY, "the answer broke off, 3 times").await;
    says("302@components", KEY, "it sends to another address").await;
    says("wrong-types@components", KEY, "[0].name: invalid type").await;
    let late = fetch("slow:2000", PAGE, KEY).with_timeout(50);
    let fetched = run(late).await;
    assert!(
        fetched.problems[0]
            .sentence
            .contains("no answer came in time"),
        "{:?}",
        fetched.problems
    );
}

#[wasm_bindgen_test]
async fn progress_is_reported_and_a_fetch_can_be_cancelled() {
    let fetch = CancellableFetch::new(fetch("", PAGE, KEY));
    let mut seen = Vec::new();
    run_fetch(&fetch, |progress| {
        seen.push(progress.done);
        if progress.done == 3 {
            fetch.cancel();
        }
    })
    .await;
    assert!(seen.starts_with(&[0]) && seen.contains(&3), "{seen:?}");
    let fetched = fetch.take_fetched();
    assert_eq!(fetched.components.len(), 12);
    assert!(fetched.problems[0].sentence.contains("cancelled"));
}

#[wasm_bindgen_test]
async fn a_request_on_its_way_is_given_up() {
    let fetch = Rc::new(CancellableFetch::new(fetch("slow:20000", PAGE, KEY)));
    let started = js_sys::Date::now();
    let other = fetch.clone();
    let cancel = Timeout::new(100, move || other.cancel());
    run_fetch(&fetch, |_| {}).await;
    drop(cancel);
    assert!(js_sys::Date::now() - started < 10_000.0);
    let fetched = fetch.take_fetched();
    assert_eq!(fetched.problems.len(), 1);
    assert!(fetched.problems[0].sentence.contains("cancelled"));
}
