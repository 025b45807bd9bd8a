//! A field that was shown to the guard is found again, on every recorded page and on the same page
//! built anew; and a page report tells nothing of what a page holds.

#![allow(clippy::unwrap_used)]

mod fixture;

use fixture::{Recording, Verdict};
use rustc_hash::FxHashMap;
use statuspage_guard::{
    engine::{
        form::{Field, FieldName, Handle},
        policy::Policy,
        target::{CheckboxName, Locator, Target},
    },
    page::{
        outline::{Node, Outline, OutlineChild, Snapshot, state},
        read::{FormReading, ReadingHints, read_form, read_form_with},
        report::write_report,
        teach::describe,
    },
};

fn outline(saw: &Snapshot) -> Outline {
    let mut outline = Outline::default();
    outline.apply_snapshot(saw.clone());
    outline
}

fn read_with(outline: &Outline, screen: &str, target: Target, locator: &Locator) -> FormReading {
    let fields = FxHashMap::from_iter([(target.as_str().to_owned(), locator.clone())]);
    let screens = FxHashMap::from_iter([(screen.to_owned(), fields)]);
    let hints = ReadingHints {
        locators: screens,
        ..ReadingHints::default()
    };
    read_form_with(outline, &hints)
}

/// The same page as another version of the site might write it: other ids and classes, the form
/// wrapped once more.
fn rebuilt(saw: &Snapshot) -> Outline {
    let mut saw = saw.clone();
    let mut next = saw.nodes.iter().map(|node| node.id).max().unwrap() + 1;
    let mut wrappers = Vec::new();
    for node in &mut saw.nodes {
        for name in ["id", "for", "aria-labelledby", "aria-describedby"] {
            if let Some(value) = node.attributes.remove(name) {
                let renamed = value.split_whitespace().map(|id| format!("x9{id}"));
                let renamed = renamed.collect::<Vec<_>>().join(" ");
                node.attributes.insert(name.to_owned(), renamed);
            }
        }
        let class = format!("c{}", node.id);
        node.attributes.insert("class".to_owned(), class);
        if node.tag == "body" || node.tag == "form" {
            wrappers.push(Node {
                id: next,
                tag: "div".to_owned(),
                children: std::mem::replace(&mut node.children, vec![OutlineChild::Node(next)]),
                ..Node::default()
            });
            next += 1;
        }
    }
    saw.nodes.extend(wrappers);
    outline(&saw)
}

/// Whether the field is where it was, or inside or around it.
fn is_there(outline: &Outline, reading: &FormReading, field: FieldName, place: u32) -> bool {
    let parts = fixture::Parts {
        at: vec![place],
        ..fixture::Parts::default()
    };
    reading.places.contains_key(&field)
        && fixture::is_placed(reading, outline, field.as_str(), &parts)
}

#[test]
fn what_was_shown_is_found_again_on_every_recorded_page() {
    let (mut found, mut refused, mut wrong) = (0, 0, Vec::new());
    for recording in Recording::all() {
        let page = outline(&recording.saw);
        let later = rebuilt(&recording.saw);
        let screen = recording.screen.screen.as_str();
        let plain = read_form(&page, &Policy::default());
        for (field, Handle(place)) in &plain.places {
            let target = match field {
                FieldName::Notify | FieldName::Automation => continue,
                field => Target::Field(*field),
            };
            let Ok((locator, _)) = describe(&page, *place, target) else {
                refused += 1;
                continue;
            };
            for (when, page) in [("now", &page), ("later", &later)] {
                let reading = read_with(page, screen, target, &locator);
                let said = reading.missing.iter().any(|(one, _)| one == field);
                if is_there(page, &reading, *field, *place) {
                    found += 1;
                } else if when == "now" || !said {
                    let why = &reading.missing;
                    wrong.push(format!(
                        "{} {when} {} {why:?}",
                        recording.name,
                        field.as_str()
                    ));
                }
            }
        }
    }
    println!(
        "{found} found, {refused} refused, {} not: {wrong:#?}",
        wrong.len()
    );
    assert!(wrong.is_empty());
    assert!(found > 600, "{found}");
}

/// The name of a field in `expect.json` as something to point at.
fn target(key: &str) -> Option<Target> {
    Some(match key {
        "notify.now" => Target::Box(CheckboxName::Now),
        "notify.hour_before" => Target::Box(CheckboxName::HourBefore),
        "notify.at_start" => Target::Box(CheckboxName::AtStart),
        "notify.at_end" => Target::Box(CheckboxName::AtEnd),
        "automation.in_progress_at_start" => Target::Box(CheckboxName::InProgress),
        "automation.completed_at_end" => Target::Box(CheckboxName::Completed),
        "automation.under_maintenance_at_start" => Target::Box(CheckboxName::UnderMaintenance),
        "automation.operational_at_end" => Target::Box(CheckboxName::Operational),
        key => Target::by_name(key)?,
    })
}

#[test]
fn whatever_a_person_points_at_of_a_field_shows_the_field() {
    let (mut shown, mut refused, mut wrong) = (0, Vec::new(), Vec::new());
    // What stands around the fields is alike in both browsers.
    let chromium = |recording: &Recording| recording.name.ends_with("chromium");
    for recording in Recording::all().into_iter().filter(chromium) {
        let page = outline(&recording.saw);
        let screen = recording.screen.screen.as_str();
        let truths = recording.truths();
        for (key, parts) in &recording.parts {
            let (Some(target), Some(truth)) = (target(key), truths.get(key)) else {
                continue;
            };
            for node in parts.at.iter().chain(&parts.label) {
                let which = format!("{} {key}", recording.name);
                let (locator, _) = match describe(&page, *node, target) {
                    Ok(described) => described,
                    Err(why) => {
                        refused.push(format!("{which}: {why}"));
                        continue;
                    }
                };
                let reading = read_with(&page, screen, target, &locator);
                match fixture::judge(truth, &fixture::held(&reading, key)) {
                    // Found, and in another language: that is said.
                    Verdict::Right | Verdict::SaidMissing => shown += 1,
                    verdict => wrong.push(format!("{which}: {verdict:?} {locator:?}")),
                }
            }
        }
    }
    let refusals = refused.len();
    println!("{shown} shown, {refusals} refused: {refused:#?}, wrong: {wrong:#?}");
    assert!(wrong.is_empty());
    assert!(shown > 1_100 && refusals <= 43, "{shown} {refusals}");
}

/// Words of a text that are nobody's in particular: the report may hold them as labels.
fn is_common(word: &str) -> bool {
    word.chars().count() < 5 || word.bytes().all(|byte| byte.is_ascii_digit())
}

#[test]
fn a_report_tells_nothing_of_what_a_page_holds() {
    let mut told = Vec::new();
    for recording in Recording::all() {
        let page = outline(&recording.saw);
        let reading = read_form(&page, &Policy::default());
        let text = write_report(&page, &reading, &Policy::default());
        let mut secrets: Vec<String> = Vec::new();
        for node in page.nodes() {
            let typed = node.tag == "textarea"
                || node.has_state(state::EDITABLE)
                || (node.tag == "input"
                    && matches!(node.attr("type"), None | Some("text" | "date")));
            if let Some(value) = node.value.as_deref().filter(|_| typed) {
                secrets.push(value.to_owned());
            }
        }
        if let Field::Value(components) = &reading.form.components {
            for component in &components.list {
                secrets.push(component.name.clone());
                secrets.extend(component.id.clone());
            }
        }
        let ids = recording
            .saw
            .url
            .split('/')
            .filter(|part| part.len() >= 8 && part.bytes().any(|byte| byte.is_ascii_digit()));
        secrets.extend(ids.map(str::to_owned));
        for secret in secrets {
            let secret = secret.trim();
            if !secret.is_empty() && !is_common(secret) && text.contains(secret) {
                told.push(format!("{}: {secret}", recording.name));
            }
        }
    }
    told.sort();
    told.dedup();
    assert!(told.is_empty(), "{told:#?}");
}
