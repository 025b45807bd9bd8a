#![allow(clippy::unwrap_used)]
use super::*;
use crate::{page::read::read_form, testing::page};

fn reported(html: &str) -> String {
    let page = page::outline(html);
    write_report(
        &page,
        &read_form(&page, &Policy::default()),
        &Policy::default(),
    )
}

#[track_caller]
fn tells_nothing_of(html: &str, secrets: &[&str]) {
    let text = reported(html).to_lowercase();
    for secret in secrets {
        assert!(!text.contains(&secret.to_lowercase()), "{secret}\n{text}");
    }
}

const PAGE: &str = "<h1>Schedule maintenance</h1><form><label for=a1b2>Maintenance name</label><input id=a1b2 name='incident[name]' value='Secret works'>
  <label>Message<textarea>Dear Sedano</textarea></label><fieldset><legend>Components affected</legend><h4>Sedano</h4>
  <label><input type=checkbox checked value=q1w2e3r4t5y6>Miami Lakes</label></fieldset><a href=/u>jo@example.com</a>
  <label><input type=checkbox>Send notifications</label><button>Schedule now</button></form>";

#[test]
fn a_report_keeps_the_words_of_the_form_and_no_names() {
    let text = reported(PAGE);
    for kept in [
        "Maintenance name",
        "Send notifications",
        "Components affected",
        "incident[name]",
        "= message",
        "= name",
        "found message: area, called (message)",
        "found by its label “message”",
        "missing status",
    ] {
        assert!(text.contains(kept), "{kept}\n{text}");
    }
    let gone = [
        "Secret", "Sedano", "Miami", "Lakes", "q1w2", "a1b2", "jo@", "example",
    ];
    tells_nothing_of(PAGE, &gone);
}

#[test]
fn a_report_says_by_what_the_schedule_was_found() {
    let text = reported(
        "<h1>Schedule maintenance</h1><form><label>Message<textarea></textarea></label>
         <label>Start date<input type=date></label><label>Start time<input type=time></label>
         <label>Duration<input></label><label>Length<input></label><p>All times in UTC</p></form>",
    );
    for kept in [
        "found start-date: date, called (start date)",
        ", found by its label “date”\n",
        "found start-time: time, called (start time)",
        ", found by its label “time”\n",
        "missing duration: Two things on the page could be the Duration: “Duration” and “Length”",
        ", found by its place beside the times\n",
    ] {
        assert!(text.contains(kept), "{kept}\n{text}");
    }
}

#[test]
fn a_hostile_page_is_told_of_no_more() {
    tells_nothing_of(
        "<fernhill-app data-fernhill=1><h1>Fernhill Grocers: Maintenance</h1><nav>Jo Smith <a href=/pages/abc123def456>Oakline</a></nav>
          <label id=component-fernhill>Message for Fernhill<textarea name='incident[components][abc123def456]' placeholder='Fernhill update' title='Oakline text' class='fernhill-dark' data-client=Fernhill>Hi</textarea></label>
          <label>Fernhill name<input aria-label='Fernhill name' value='fernhill-42'></label>
          <select aria-label='Template'><option value=oakline>Oakline notice</option></select>
          <div role=listbox aria-label=Fernhill><div role=option aria-selected=true>Oakline York</div></div>
          <p>On Tuesday Oakline York was moved to the new rack by Jo Smith and all went well.</p>
          <button title='Log out jo.smith@fernhill.example'>Jo Smith</button><img alt='Fernhill' src=/fernhill.png>
          <a href='https://manage.statuspage.io/organizations/5fd3a1/team'>Team of Fernhill</a></fernhill-app>",
        &["fernhill", "oakline", "york", "smith", "grocers", "abc123", "5fd3a1", "tuesday", "rack", "-42", "organizations"],
    );
}

#[test]
fn names_that_only_the_policy_knows_are_told_nowhere() {
    let page = page::outline("<label>acme words<textarea></textarea></label>");
    let policy = Policy::built_in_with(r#"{"clients": [{"name": "Acme"}]}"#).unwrap();
    let text = write_report(&page, &read_form(&page, &policy), &policy);
    assert!(!text.contains("acme") && text.contains("words"), "{text}");
}

#[test]
fn ticks_and_values_are_told_nowhere() {
    let ticked = "<ul role=tree><li role=treeitem aria-checked=true>A</li></ul><input type=checkbox checked><input value='2026-11-24'><input type=time value=14:07>";
    tells_nothing_of(ticked, &["true", "checked>", "2026", "14:07"]);
    assert!(reported(ticked).contains("~2030-12-30"));
}

/// A form whose components are called by everyday words.
fn with_components(rest: &str) -> String {
    let components = "<fieldset><legend>Components affected</legend><h4>First Local</h4>
        <label><input type=checkbox>Target</label><label><input type=checkbox>Central Website</label></fieldset>";
    format!(
        "<h1>Schedule maintenance</h1><form><label>Message<textarea></textarea></label>{components}{rest}<button>Schedule now</button></form>"
    )
}

#[test]
fn names_made_of_everyday_words_are_told_nowhere() {
    let rest = "<p>Target: local time</p><select aria-label='First local'><option>Target central</option></select>
        <p class='first-local'>central website</p><div title='the first'></div>";
    tells_nothing_of(
        &with_components(rest),
        &["target", "first", "local", "central", "website"],
    );
    // Where the list cannot be read, any box may be a component.
    let unsure =
        "<h1>Schedule maintenance</h1><form><label><input type=checkbox>Target</label></form>";
    tells_nothing_of(unsure, &["target"]);
    let policy =
        Policy::built_in_with(r#"{"clients": [{"name": "Team Blue", "aliases": ["Summary"]}]}"#);
    let page = page::outline("<label>Summary of the team<textarea></textarea></label>");
    let policy = policy.unwrap();
    let text = write_report(&page, &read_form(&page, &policy), &policy).to_lowercase();
    assert!(
        !text.contains("summary") && !text.contains("team"),
        "{text}"
    );
}

#[test]
fn labels_tell_only_known_words_and_no_address() {
    tells_nothing_of(
        "<label>sedano<textarea></textarea></label><label>Message help@status.text<input></label>
         <div role=textbox aria-label='narration of sedano'></div><button>Post as team@page.information</button>",
        &["sedano", "narration", "help", "information"],
    );
}

#[test]
fn what_a_control_holds_is_told_nowhere() {
    tells_nothing_of(
        "<input type=range min=0 max=900 value=777><div role=slider tabindex=0 aria-valuenow=555 aria-valuetext='about fifty'></div>
         <div role=slider tabindex=0 aria-label=Status aria-valuenow=2 aria-valuetext=Verifying></div>
         <time datetime='2027-03-04T05:06'>soon</time><p>Since 2027</p>",
        &["777", "555", "fifty", "verifying", "2027", "03-04"],
    );
    let text = reported(
        "<label>Maintenance name<input value='Update of the system'></label><h2>Edit: update of the system</h2>",
    );
    assert!(!text.contains("system"), "{text}");
}

#[test]
fn the_guards_own_sentences_stay_whole() {
    let text = reported(
        "<h1>Schedule maintenance</h1><form><label>Message<textarea></textarea></label>
        <label>Date<input value='Sedano 12\" rack'></label></form>",
    );
    for sentence in [
        "missing status: The Status field was not found.\n",
        "missing notify: The box “Send notifications” was not found.\n",
        "missing components: The list of components was not found.\n",
    ] {
        assert!(text.contains(sentence), "{sentence}\n{text}");
    }
    let two = reported(
        "<h1>Schedule maintenance</h1><form><label>Details<textarea></textarea></label>
        <label>Sedano description<textarea></textarea></label></form>",
    );
    assert!(
        two.contains(
            "missing message: Two things on the page could be the Message: “Details” and “w"
        ) && two.contains(" description”, both by their label.\n"),
        "{two}"
    );
    let boxes = "<label><input type=checkbox>Notify subscribers now</label>".repeat(2);
    let boxes = reported(&format!(
        "<h1>Schedule maintenance</h1><form>{boxes}</form>"
    ));
    assert!(
        boxes.contains(
            "the box “Send notifications”: “Notify subscribers now”, which is there twice.\n"
        ),
        "{boxes}"
    );
    assert_eq!(
        without_quotes("The status holds \"Sedano \" two\", which is odd."),
        "The status holds …, which is odd."
    );
}

#[test]
fn what_is_no_report_makes_no_page() {
    assert_eq!(fixture_from_report("something else"), None);
}

/// What was found, and what is missing.
fn health(reading: &FormReading) -> Vec<String> {
    let found = reading
        .places
        .keys()
        .map(|field| format!("found {}", field.as_str()));
    let missing = reading
        .missing
        .iter()
        .map(|(field, _)| format!("missing {}", field.as_str()));
    found.chain(missing).collect()
}

#[test]
fn a_report_of_every_recorded_page_becomes_a_page_that_reads_the_same() {
    let mut differ = Vec::new();
    let mut count = 0;
    for entry in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/outlines")).unwrap()
    {
        let path = entry.unwrap().path();
        let message: serde_json::Value =
            serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        let mut page = Outline::default();
        page.apply_snapshot(serde_json::from_value(message["saw"].clone()).unwrap());
        let before = read_form(&page, &Policy::default());
        let text = write_report(&page, &before, &Policy::default());
        let mut again = page::outline_at(&page.url, &fixture_from_report(&text).unwrap().html);
        again.lang.clone_from(&page.lang);
        let (before, after) = (
            health(&before),
            health(&read_form(&again, &Policy::default())),
        );
        count += 1;
        if before != after {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            let of = |these: &[String], those: &[String]| -> Vec<String> {
                these
                    .iter()
                    .filter(|one| !those.contains(one))
                    .cloned()
                    .collect()
            };
            differ.push(format!(
                "{name}: {:?} became {:?}",
                of(&before, &after),
                of(&after, &before)
            ));
        }
    }
    differ.sort();
    assert!(count > 50 && differ.is_empty(), "{count} {differ:#?}");
}
