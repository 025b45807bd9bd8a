//! Every fixture page, as both browsers showed it, is read as a careful person reads it.

mod fixture;

use fixture::{Held, KEYS, Recording, Truth, Verdict, held, is_placed, judge, read_whole};

/// Checks one screen in every browser it was recorded in.
#[track_caller]
fn page(name: &str) {
    let recordings: Vec<_> = Recording::all()
        .into_iter()
        .filter(|recording| recording.name.starts_with(&format!("{name}-")))
        .collect();
    assert!(!recordings.is_empty(), "{name} was never recorded");
    let wrong: Vec<String> = recordings.iter().flat_map(complaints).collect();
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

fn complaints(recording: &Recording) -> Vec<String> {
    let (outline, reading) = read_whole(&recording.saw);
    let mut wrong = Vec::new();
    let mut say = |text: String| wrong.push(format!("{}: {text}", recording.name));
    if reading.form.screen.as_str() != recording.screen.screen {
        say(format!(
            "screen {}, should be {}",
            reading.form.screen.as_str(),
            recording.screen.screen
        ));
    }
    let truths = recording.truths();
    for key in KEYS {
        let have = held(&reading, key);
        match truths.get(key) {
            Some(truth) => {
                let verdict = judge(truth, &have);
                let fine = verdict == Verdict::Right
                    || verdict == Verdict::SaidMissing && matches!(truth, Truth::Unsure(_))
                    || have == Held::Said
                        && recording
                            .screen
                            .missing
                            .iter()
                            .any(|name| name == fixture::family(key));
                if !fine {
                    say(format!("{key} {verdict:?}: {have:?}, should be {truth:?}"));
                } else if matches!(have, Held::Value(_))
                    && !is_placed(&reading, &outline, key, &recording.parts[key])
                {
                    say(format!("{key} is marked at another place"));
                }
            }
            // Screens that do not edit the title may still show it.
            None if key == "name" && recording.screen.screen.starts_with("maintenance-s") => {}
            None => {
                if let Held::Value(value) = have {
                    say(format!("{key} is not on this screen, read {value}"));
                }
            }
        }
    }
    let said: Vec<&str> = reading
        .missing
        .iter()
        .map(|(name, _)| name.as_str())
        .collect();
    for name in &recording.screen.missing {
        if !said.contains(&name.as_str()) {
            say(format!("{name} should be said missing"));
        }
    }
    for name in said {
        let known = |list: &[String]| list.iter().any(|other| other == name);
        if !known(&recording.screen.missing) && !known(&recording.screen.may_miss) {
            say(format!("{name} is said missing"));
        }
    }
    wrong
}

#[test]
fn rails_create() {
    page("rails-create");
}
#[test]
fn rails_status() {
    page("rails-status");
}
#[test]
fn rails_schedule() {
    page("rails-schedule");
}
#[test]
fn rails_incident() {
    page("rails-incident");
}
#[test]
fn react_create() {
    page("react-create");
}
#[test]
fn react_status() {
    page("react-status");
}
#[test]
fn react_schedule() {
    page("react-schedule");
}
#[test]
fn design_create() {
    page("design-create");
}
#[test]
fn design_status() {
    page("design-status");
}
#[test]
fn design_schedule() {
    page("design-schedule");
}
#[test]
fn grid_create() {
    page("grid-create");
}
#[test]
fn grid_status() {
    page("grid-status");
}
#[test]
fn modal_create() {
    page("modal-create");
}
#[test]
fn modal_list() {
    page("modal-list");
}
#[test]
fn quill_create() {
    page("quill-create");
}
#[test]
fn quill_incident() {
    page("quill-incident");
}
#[test]
fn vue_create() {
    page("vue-create");
}
#[test]
fn vue_status() {
    page("vue-status");
}
#[test]
fn vue_schedule() {
    page("vue-schedule");
}
#[test]
fn codemirror_create() {
    page("codemirror-create");
}
#[test]
fn jquery_create() {
    page("jquery-create");
}
#[test]
fn jquery_status() {
    page("jquery-status");
}
#[test]
fn jquery_schedule() {
    page("jquery-schedule");
}
#[test]
fn nested_create() {
    page("nested-create");
}

#[test]
fn elements_create() {
    page("elements-create");
}
#[test]
fn elements_status() {
    page("elements-status");
}
#[test]
fn german_create() {
    page("german-create");
}
#[test]
fn material_create() {
    page("material-create");
}
#[test]
fn headless_create() {
    page("headless-create");
}
#[test]
fn webforms_create() {
    page("webforms-create");
}
#[test]
fn frame_create() {
    page("frame-create");
}
#[test]
fn drawer_create() {
    page("drawer-create");
}
#[test]
fn headings_create() {
    page("headings-create");
}
#[test]
fn aria_create() {
    page("aria-create");
}
#[test]
fn classic_create() {
    page("classic-create");
}
#[test]
fn slate_create() {
    page("slate-create");
}
#[test]
fn trix_create() {
    page("trix-create");
}
#[test]
fn trix_schedule() {
    page("trix-schedule");
}
#[test]
fn handbook_create() {
    page("handbook-create");
}
#[test]
fn handbook_empty() {
    page("handbook-empty");
}
#[test]
fn handbook_status() {
    page("handbook-status");
}
#[test]
fn handbook_schedule() {
    page("handbook-schedule");
}
#[test]
fn island_create() {
    page("island-create");
}
#[test]
fn island_incident() {
    page("island-incident");
}
#[test]
fn island_status() {
    page("island-status");
}
#[test]
fn island_schedule() {
    page("island-schedule");
}
#[test]
fn richtext_create() {
    page("richtext-create");
}
#[test]
fn richtext_incident() {
    page("richtext-incident");
}
#[test]
fn richtext_status() {
    page("richtext-status");
}
