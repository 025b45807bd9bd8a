//! Answers as no server should give them: there is always data or a sentence, and what becomes of it is a policy.

use super::*;
use crate::{
    api::{apply_difference, differences, draft_policy},
    engine::policy::Policy,
};
use fastrand::Rng;

/// Another value at a place that is drawn.
fn change_value(value: &mut Value, random: &mut Rng) {
    let goes_in = random.u8(0..4) > 0;
    match value {
        Value::Array(items) if goes_in && !items.is_empty() => {
            let at = random.usize(0..items.len());
            match random.u8(0..8) {
                0 => drop(items.remove(at)),
                1 => items.push(items[at].clone()),
                _ => change_value(&mut items[at], random),
            }
        }
        Value::Object(entries) if goes_in && !entries.is_empty() => {
            let key = entries.keys().nth(random.usize(0..entries.len())).cloned();
            let Some(key) = key else { return };
            match random.u8(0..5) {
                0 => drop(entries.remove(&key)),
                _ => change_value(&mut entries[&key], random),
            }
        }
        value => *value = drawn_value(random),
    }
}

fn drawn_value(random: &mut Rng) -> Value {
    let texts = [
        "",
        " ",
        "*",
        "f1",
        "F1",
        "g1",
        "Fernhill",
        "under_maintenance",
        "UTC/",
        "a/b",
        "Zürich\u{202e}",
        "{{client}}",
        "\0",
        "in_progress",
        "America/Nowhere",
        "GMT+25:00",
        "Cancelled",
    ];
    match random.u8(0..10) {
        0 => Value::Null,
        1 => json!(random.bool()),
        2 => json!(random.i64(..)),
        3 => json!(-1.5e300),
        4 => json!([]),
        5 => json!({}),
        6 => json!([texts[random.usize(0..texts.len())]]),
        _ => json!(texts[random.usize(0..texts.len())]),
    }
}

/// Text that was cut, or of which bytes were changed.
fn change_text(text: String, random: &mut Rng) -> Vec<u8> {
    let mut bytes = text.into_bytes();
    match random.u8(0..6) {
        0 => bytes.truncate(random.usize(0..=bytes.len())),
        1 if !bytes.is_empty() => {
            let at = random.usize(0..bytes.len());
            bytes[at] = random.u8(..);
        }
        _ => {}
    }
    bytes
}

fn access_groups(path: &str) -> Value {
    match path.contains("/page_access_groups") {
        true => json!([
            {"id": "p1", "name": "Fernhill", "component_ids": ["f1"]},
            {"id": "p2", "name": "Oakline", "component_ids": ["g2"]}
        ]),
        false => small_page(path),
    }
}

#[test]
fn ten_thousand_changed_answers() {
    for seed in 0..10_000 {
        let random = &mut Rng::with_seed(seed);
        let is_public = random.u8(0..4) == 0;
        let pages = match random.bool() {
            _ if is_public => public_page,
            true => small_page,
            false => access_groups,
        };
        let spoilt = random.u8(0..if is_public { 3 } else { 6 });
        let mut number = 0;
        let server = |path: &str| {
            let mut document = pages(path);
            let changes = if number == spoilt { random.u8(1..4) } else { 0 };
            number = number.saturating_add(1);
            for _ in 0..changes {
                change_value(&mut document, random);
            }
            let text = document.to_string();
            Ok(HttpAnswer {
                status: 200,
                retry_after: None,
                date: None,
                body: match changes {
                    0 => text.into_bytes(),
                    _ => change_text(text, random),
                },
            })
        };
        let fetch = match is_public {
            true => Fetch::new(public_target(), FetchPurpose::Audit),
            false => fetch_for_policy(),
        };
        let (fetched, ..) = run_fetch(fetch.with_pause(0), server);
        for problem in &fetched.problems {
            assert!(problem.sentence.contains("(GET /"), "{seed}: {problem:?}");
        }
        assert!(
            fetched.page.is_some() || !fetched.problems.is_empty(),
            "{seed}: neither data nor a sentence"
        );
        let draft = draft_policy(&fetched);
        let read = Policy::built_in_with(&draft.document.to_string());
        assert!(read.is_ok(), "{seed}: {:?}\n{}", read.err(), draft.document);
        if seed % 10 != 0 {
            continue;
        }
        let mut document = json!({"version": 1});
        for piece in differences(&fetched, &document.clone()) {
            apply_difference(&mut document, &piece);
        }
        let read = Policy::built_in_with(&document.to_string());
        assert!(read.is_ok(), "{seed}: {:?}\n{document}", read.err());
    }
}
