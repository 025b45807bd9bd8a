//! No message makes a check cost more than its length, and no policy more than what stands in it. Each is
//! checked once at its limit, and four times at a quarter of it, in one run: what grows with the length takes as long,
//! what grows with the square four times as long. Only this thread's own time is counted, and the shortest of each are
//! compared, so that a busy machine spoils nothing.

#![allow(clippy::unwrap_used)]

#[path = "support/zones.rs"]
mod zones;

use chrono::DateTime;
use cpu_time::ThreadTime;
use statuspage_guard::api::{
    ApiComponent, ApiComponentGroup, Fetched, PageAccessGroup, draft_policy,
};
use statuspage_guard::engine::{
    audience::Audience,
    check::check_form,
    form::{Component, Components, Field, Form, Handle, Screen},
    policy::Policy,
    time::UtcInstant,
};
use std::time::Duration;

/// Statuspage's limit.
const LONGEST: usize = 25_000;

/// What the whole text may cost, of what its quarters cost together.
const MOST: u32 = 2;

const POLICY: &str = r#"{"clients": [
    {"name": "Alder", "aliases": ["Alder Market"], "groups": ["Alder"], "time_zone": "America/New_York"},
    {"name": "Birch", "groups": ["Birch"], "time_zone": "Europe/Berlin"}]}"#;

/// A form of Alder, with the same components for Birch.
fn form() -> Form {
    let component = |n: u32| Component {
        handle: Handle(n),
        id: None,
        name: format!("Store {}", n % 20),
        group: Some(if n < 20 { "Alder" } else { "Birch" }.into()),
        ticked: n < 20,
        status: None,
        whole_group: false,
    };
    let mut form = Form::new(Screen::MaintenanceNew);
    form.components = Field::Value(Components {
        list: (0..40).map(component).collect(),
        collapsed_groups: Vec::new(),
        chosen_only: false,
        unclear_statuses: Vec::new(),
    });
    form.start_date = Field::Value(now().date_naive());
    form.start_time = Field::Value(now().time());
    form.duration = Field::Value(120);
    form.zone = Field::Value("UTC".into());
    form
}

fn now() -> UtcInstant {
    DateTime::from_timestamp(1_795_435_200, 0).unwrap_or_default()
}

#[test]
fn hostile_messages() {
    let policy = Policy::built_in_with(POLICY).unwrap();
    let mut form = form();
    let components = form.components.value().unwrap();
    let audience = Audience::from_components(components, &policy);
    let mut took = |message: String| {
        form.message = Field::Value(message);
        let start = ThreadTime::now();
        check_form(&form, &policy, &audience, now(), &zones::Chicago);
        start.elapsed()
    };
    for piece in PIECES {
        let text = |length: usize| piece.repeat(length / piece.len());
        is_linear(piece, LONGEST, |length| took(text(length)));
    }
}

/// Components of the largest policy: about a hundred times what Statuspage allows for a page.
const MOST_COMPONENTS: usize = 100_000;

#[test]
fn big_policies() {
    let form = form();
    let components = form.components.value().unwrap();
    for (of_each, end) in [(1, ""), (100, " *"), (MOST_COMPONENTS, "")] {
        let what = format!("{of_each} components of each client, named …{end}");
        is_linear(&what, MOST_COMPONENTS, |count| {
            let text = policy(count, of_each, end);
            let start = ThreadTime::now();
            let policy = Policy::built_in_with(&text).unwrap();
            let audience = Audience::from_components(components, &policy);
            check_form(&form, &policy, &audience, now(), &zones::Chicago);
            start.elapsed()
        });
    }
}

/// A policy of so many components.
fn policy(count: usize, of_each: usize, end: &str) -> String {
    let clients = (0..count).step_by(of_each).map(|first| {
        let components = (first..count.min(first + of_each)).map(|n| format!("\"Site {n}{end}\""));
        let components = components.collect::<Vec<_>>().join(", ");
        format!("{{\"name\": \"Client {first}\", \"components\": [{components}]}}")
    });
    let clients = clients.collect::<Vec<_>>().join(",\n");
    format!("{{\"clients\": [{clients}]}}")
}

/// What was fetched of a page: one group of all components, and a page access group for each ten of them.
fn fetched_page(count: usize) -> Fetched {
    let ids: Vec<String> = (0..count).map(|n| format!("id{n}")).collect();
    let component = |id: &String| ApiComponent {
        id: id.clone(),
        name: format!("Site {id}"),
        status: "operational".into(),
        group_id: Some("all".into()),
        group: None,
    };
    let seen_by = |(n, ids): (usize, &[String])| PageAccessGroup {
        id: format!("group{n}"),
        name: format!("Client {n}"),
        component_ids: ids.to_vec(),
    };
    Fetched {
        components: ids.iter().map(component).collect(),
        groups: vec![ApiComponentGroup {
            id: "all".into(),
            name: "All".into(),
            components: Vec::new(),
        }],
        access_groups: ids.chunks(10).enumerate().map(seen_by).collect(),
        ..Fetched::default()
    }
}

#[test]
fn big_pages() {
    is_linear("a page that was fetched", 20_000, |count| {
        let fetched = fetched_page(count);
        let start = ThreadTime::now();
        draft_policy(&fetched);
        start.elapsed()
    });
}

#[track_caller]
fn is_linear(what: &str, most: usize, mut took: impl FnMut(usize) -> Duration) {
    let (mut quarters, mut whole) = (Duration::MAX, Duration::MAX);
    // What is done in no time at all says nothing.
    let linear = (0..20).any(|_| {
        quarters = quarters.min((0..4).map(|_| took(most / 4)).sum());
        whole = whole.min(took(most));
        whole < (quarters * MOST).max(Duration::from_millis(5))
    });
    assert!(
        linear,
        "{what:?}: four quarters {quarters:?}, the whole {whole:?}"
    );
}

const PIECES: [&str; 72] = [
    // Markup.
    "<b>",
    "<b></i>",
    "<script>",
    "&lt;",
    "<a href=\"",
    "[x](javascript:a) ",
    // Clocks, dates, zones.
    "1:1:1:",
    "12 12 12 ",
    "EST EST ",
    "UTC+1+1 ",
    "Jan 1 2 3 ",
    "10:00 ",
    "10:00/",
    "10am ",
    "noon ",
    "10:00 EST ",
    "10:00 CST, ",
    "10:00; ",
    "(10:00 EST) ",
    "10:00-11:00 EST; ",
    "24 Nov 10:00 EST. ",
    "Monday 24 November 2026 10:00 UTC. ",
    "22:00 UTC (5 PM ET) ",
    "22:00 UTC / ",
    "5pm in London ",
    "Denver: 10:00\nNew York: 12:00\n",
    "24/Nov/2026:10:00:00 ",
    "22:00 (+1) ",
    "午前2時 ",
    "10:00まで ",
    "4h de l'après-midi ",
    "10 uur 's avonds ",
    "Start: 22:00 UTC End: 23:00 UTC ",
    "about 22:00 UTC ",
    // What is to be filled in.
    "{{x}} ",
    "{{",
    "{{{{x}} ",
    "}}",
    "____",
    "_ ",
    "[Date] ",
    "<client> ",
    "XX:XX ",
    "XX ",
    "TBD ",
    "$(",
    "%a",
    "*|",
    "<!--",
    "((((",
    "[[[[",
    "]](",
    "Client: \n",
    // Names of components, sites and clients.
    "Birch ",
    "Birch Store 1 ",
    "Store 1 ",
    "Store 1, Store 2 and Store 3 ",
    "Store ",
    "Alder Market ",
    "Alder Alder Market Birch, ",
    // Words of templates, and nothing.
    "Maintenance is scheduled for Alder on ",
    "Sites: Birch\n",
    "Expected duration: 2 hours\n",
    "duration ",
    "work takes ",
    "22:00 UTC for 3 hours ",
    "24 Nov 22:00 UTC, and for and ",
    "- - - ",
    "a ",
    "\n",
    "é",
    "\u{200b}",
];
