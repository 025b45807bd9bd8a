#![allow(clippy::unwrap_used)]
use super::*;
use crate::{
    engine::{
        form::{Field, Screen, Status},
        policy::Policy,
        target::CheckboxName,
    },
    page::read::{FormReading, read_form},
    testing::page::outline,
};
use rustc_hash::FxHashMap;

const NAME: Target = Target::Field(FieldName::Name);
const MESSAGE: Target = Target::Field(FieldName::Message);
const STATUS: Target = Target::Field(FieldName::Status);
const DATE: Target = Target::Field(FieldName::StartDate);
const TIME: Target = Target::Field(FieldName::StartTime);
const DURATION: Target = Target::Field(FieldName::Duration);
const COMPONENTS: Target = Target::Field(FieldName::Components);
const NOW: Target = Target::Box(CheckboxName::Now);

fn node(outline: &Outline, id: &str) -> u32 {
    let mut nodes = outline.nodes();
    nodes.find(|node| node.attr("id") == Some(id)).unwrap().id
}

fn taught(target: Target, shown: Locator) -> Policy {
    let mut policy = Policy::default();
    let fields = FxHashMap::from_iter([(target.as_str().to_owned(), shown)]);
    policy.locators.insert("maintenance-new".into(), fields);
    policy
}

/// What is read after somebody pointed at the element `id` of `before` and the page became `after`.
#[track_caller]
fn shown(before: &str, id: &str, target: Target, after: &str) -> FormReading {
    let before = outline(before);
    let (locator, _) = describe(&before, node(&before, id), target).unwrap();
    read_form(&outline(after), &taught(target, locator))
}

#[track_caller]
fn reads(page: &str, id: &str, target: Target) -> FormReading {
    shown(page, id, target, page)
}

#[track_caller]
fn refuses(page: &str, id: &str, target: Target, expected: &str) {
    let page = outline(page);
    assert_eq!(
        describe(&page, node(&page, id), target)
            .unwrap_err()
            .to_string(),
        expected
    );
}

const BEFORE: &str = "<label>Maintenance name<input></label><label>What we tell<textarea id=m>Hi</textarea></label><label>For us<textarea id=n>No</textarea></label>";

#[test]
fn a_field_that_was_shown_is_found_again() {
    assert_eq!(
        reads(BEFORE, "m", MESSAGE).form.message,
        Field::Value("Hi".into())
    );
    let moved = "<div><label>Maintenance name<input></label></div><div><label>For us<textarea>No</textarea></label></div><div><label>What we tell (required) 3/25000<textarea id=x9>New</textarea></label></div>";
    assert_eq!(
        shown(BEFORE, "m", MESSAGE, moved).form.message,
        Field::Value("New".into())
    );
}

#[test]
fn another_field_in_the_same_place_is_not_taken() {
    let page = |label: &str| {
        format!(
            "<label>Maintenance name<input></label><fieldset><legend>Texts</legend><label>{label}<textarea id=m name=text title=Write>Hi</textarea></label></fieldset><label>Zone<input></label>"
        )
    };
    let after = shown(&page("What we tell"), "m", MESSAGE, &page("Internal notes"));
    assert!(matches!(after.form.message, Field::Missing { .. }));
}

#[test]
fn what_is_no_longer_there_is_said() {
    let after = "<label>Maintenance name<input></label><label>Other<textarea>X</textarea></label>";
    let after = shown(BEFORE, "m", MESSAGE, after);
    assert_eq!(
        after.target_status(MESSAGE),
        Err(Some(
            "What was shown as the Message field is not on the page as it was."
        ))
    );
}

#[test]
fn what_cannot_be_it_is_refused_in_a_sentence() {
    let page = "<label>What we tell<textarea></textarea></label><button id=b>Save</button><label>Tell<input type=checkbox id=c></label><p id=p>Some words</p><select id=s><option>A</option></select>";
    refuses(
        page,
        "b",
        MESSAGE,
        "That is a button, and the Message field is a place for text.",
    );
    refuses(page, "s", NOW, "That is no box that is on or off.");
    refuses(
        page,
        "c",
        TIME,
        "That is a box to tick, and the Start time field is a time, or the parts of one.",
    );
    refuses(
        page,
        "c",
        STATUS,
        "That is a box to tick, and the Status field is a menu, a slider or a row of steps.",
    );
    let boxes = "<label><input type=checkbox id=c> Remind subscribers 60 minutes before</label>";
    refuses(
        boxes,
        "c",
        NOW,
        "What is written at that box says “1 hour before”.",
    );
    let twins = "<p>Text<textarea id=m></textarea></p><p>Text<textarea></textarea></p>";
    let twins = format!("{twins}{twins}{twins}");
    assert!(describe(&outline(&twins), node(&outline(&twins), "m"), MESSAGE).is_err());
}

#[test]
fn a_label_a_wrapper_and_a_legend_stand_for_the_control() {
    let page = "<div id=row><span id=beside>What we tell</span><div><textarea>Hi</textarea></div></div><label id=l for=n>Called</label><input id=n value=A>
      <fieldset><legend id=legend>Step</legend><label><input type=radio name=s checked> In progress</label><label><input type=radio name=s> Completed</label></fieldset>
      <p id=q>Will they be told?</p><div role=radiogroup aria-labelledby=q><label><input type=radio name=t checked>Yes</label><label><input type=radio name=t>No</label></div>";
    for id in ["row", "beside"] {
        assert_eq!(
            reads(page, id, MESSAGE).form.message,
            Field::Value("Hi".into()),
            "{id}"
        );
    }
    assert_eq!(reads(page, "l", NAME).form.name, Field::Value("A".into()));
    assert_eq!(
        reads(page, "legend", STATUS).form.status,
        Field::Value(Status::InProgress)
    );
    assert_eq!(reads(page, "q", NOW).form.notify.now, Field::Value(true));
    let inside = "<div id=row><p>A<textarea></textarea></p><p>B<textarea></textarea></p></div>";
    refuses(
        inside,
        "row",
        MESSAGE,
        "More than one thing there could be meant: point at the control itself.",
    );
}

fn menu(id: &str, from: u32, to: u32, chosen: u32) -> String {
    let options = (from..=to).map(|number| {
        let selected = if number == chosen { " selected" } else { "" };
        format!("<option{selected}>{number:02}</option>")
    });
    format!("<select id={id}>{}</select>", options.collect::<String>())
}

/// `YYYY-MM-DD HH:MM +minutes`, as far as known.
#[track_caller]
fn schedule(page: &str, target: Target, ids: &[&str], expected: &str) {
    for id in ids {
        let form = reads(page, id, target).form;
        let read = match target {
            DATE => form.start_date.value().map(ToString::to_string),
            TIME => form.start_time.value().map(ToString::to_string),
            _ => form.duration.value().map(ToString::to_string),
        };
        assert_eq!(read.as_deref(), Some(expected), "{id}");
    }
}

#[test]
fn the_parts_of_a_date_come_along() {
    let page = format!(
        "<div id=all><p id=caption>Anfang</p>{}{}{}</div>",
        menu("d", 1, 31, 24),
        menu("m", 1, 12, 11),
        menu("y", 2025, 2028, 2026)
    );
    schedule(
        &page,
        DATE,
        &["d", "m", "y", "all", "caption"],
        "2026-11-24",
    );
    let boxes = "<p>Anfang <input id=m placeholder=MM value=11>/<input id=d placeholder=DD value=24>/<input id=y placeholder=YYYY value=2026></p>";
    schedule(boxes, DATE, &["d", "m", "y"], "2026-11-24");
    refuses(
        "<p>Anfang <input id=a value=11>/<input id=b value=10>/<input id=c value=2026></p>",
        "a",
        DATE,
        "Which of the boxes there are the year, the month and the day cannot be told.",
    );
}

#[test]
fn the_parts_of_a_time_come_along() {
    let half = "<select id=h><option>AM</option><option selected>PM</option></select>";
    let page = format!(
        "<div>Beginn {}:{}</div><div>{half}</div>",
        menu("hh", 1, 12, 2),
        menu("mm", 0, 59, 30)
    );
    schedule(
        &format!("<fieldset><legend id=legend>Um</legend>{page}</fieldset>"),
        TIME,
        &["hh", "mm", "h", "legend"],
        "14:30:00",
    );
    let two = "<p>Um <input id=a size=2 value=14>:<input id=b size=2 value=05></p>";
    schedule(two, TIME, &["a", "b"], "14:05:00");
}

#[test]
fn two_times_in_one_row_are_kept_apart() {
    let row = format!(
        "<p>{}:{} bis {}:{}</p>",
        menu("a", 0, 23, 8),
        menu("b", 0, 59, 0),
        menu("c", 0, 23, 9),
        menu("d", 0, 59, 30)
    );
    schedule(&row, TIME, &["a", "b"], "08:00:00");
    schedule(&row, TIME, &["c", "d"], "09:30:00");
}

#[test]
fn the_parts_of_a_duration_come_along() {
    let page = "<p id=p>Dauer <input id=h type=number value=2> h <input id=m type=number value=30> min</p>";
    schedule(page, DURATION, &["h", "m", "p"], "150");
    refuses(
        "<p>Dauer <input id=a type=number value=2> <input type=number value=30> min</p>",
        "a",
        DURATION,
        "Which of the boxes there are the hours and the minutes cannot be told.",
    );
    let end = "<label>Start date<input type=date value=2026-11-24></label><label>Start time<input type=time value=22:00></label><p>Ende <input id=d type=date value=2026-11-25> <input id=t type=time value=01:00></p>";
    schedule(end, DURATION, &["d", "t"], "180");
}

#[test]
fn one_control_for_date_and_time_is_both() {
    let page = "<label>Anfang<input id=x type=datetime-local value=2026-11-24T14:00></label>";
    let form = reads(page, "x", DATE).form;
    assert!(form.start_date.value().is_some());
    schedule(page, TIME, &["x"], "14:00:00");
}

#[test]
fn a_box_that_was_shown_is_found_among_its_like() {
    let page = "<label><input type=checkbox id=a checked> Zu Beginn</label><label><input type=checkbox id=b> Danach fertig</label>";
    for (target, id, expected) in [
        (Target::Box(CheckboxName::AtStart), "a", true),
        (Target::Box(CheckboxName::Completed), "b", false),
    ] {
        let reading = reads(page, id, target);
        assert_eq!(reading.target_status(target), Ok(()));
        let form = reading.form;
        let read = match target {
            Target::Box(CheckboxName::AtStart) => form.notify.at_start,
            _ => form.automation.completed_at_end,
        };
        assert_eq!(read, Field::Value(expected));
    }
}

#[test]
fn a_row_a_group_and_the_list_stand_for_the_whole_list() {
    let page = "<div id=list><h3 id=heading>Standorte</h3><fieldset><legend id=group>Alder</legend><label id=row><input type=checkbox id=one checked> Alder One</label><label><input type=checkbox> Alder Two</label></fieldset><fieldset><legend>Birch</legend><label><input type=checkbox> Birch One</label></fieldset></div><label><input type=checkbox> Notify subscribers</label><label>Text<textarea></textarea></label>";
    for id in ["list", "heading", "group", "row", "one"] {
        let form = reads(page, id, COMPONENTS).form;
        let list = form.components.value().map(|all| all.list.len());
        assert_eq!(list, Some(3), "{id}");
    }
    let page = outline(page);
    let (_, more) = describe(&page, node(&page, "one"), COMPONENTS).unwrap();
    assert_eq!(more, " It has 3, from Alder One to Birch One.");
}

#[test]
fn a_field_that_components_are_typed_into_is_shown_by_any_part_of_it() {
    let page = "<p id=wrap><b id=caption>Standorte</b> <span id=chip>Alder <button>×</button></span><input id=field role=combobox></p><label>Text<textarea></textarea></label>";
    for id in ["wrap", "caption", "chip", "field"] {
        let form = reads(page, id, COMPONENTS).form;
        let list = form.components.value().map(|all| all.list.len());
        assert_eq!(list, Some(1), "{id}");
    }
}

#[test]
fn what_was_shown_is_no_other_field_at_the_same_time() {
    let page =
        "<label>Name<input id=n value=A></label><label>Message<textarea id=m>Hi</textarea></label>";
    let form = reads(page, "m", NAME).form;
    assert_eq!(form.name, Field::Value("Hi".into()));
    assert!(matches!(form.message, Field::Missing { .. }));
}

#[test]
fn a_time_that_was_shown_has_the_half_of_the_day_beside_it() {
    let time =
        |hour, minute| Field::Value(chrono::NaiveTime::from_hms_opt(hour, minute, 0).unwrap());
    let radios = |name: &str, am: &str, pm: &str| {
        format!(
            "<label><input type=radio name={name} {am}>AM</label><label><input type=radio name={name} {pm}>PM</label>"
        )
    };
    let menu = "<select><option>AM</option><option selected>PM</option></select>";
    for half in [menu.to_owned(), radios("a", "", "checked")] {
        let page = format!("<p>Uur <input id=t value=10:30>{half}</p>");
        assert_eq!(reads(&page, "t", TIME).form.start_time, time(22, 30));
    }
    let clock = |id: &str, hour: u32| {
        format!(
            "<select aria-label=Hour id={id}><option>9<option selected>{hour}</option><option>12</option></select><select aria-label=Minute><option>00</option><option selected>30</option></select>"
        )
    };
    let page = format!(
        "<p>Uur {}{} Ende {}{}</p>",
        clock("s", 10),
        radios("a", "checked", ""),
        clock("t", 11),
        radios("b", "", "checked")
    );
    assert_eq!(reads(&page, "s", TIME).form.start_time, time(10, 30));
    assert_eq!(reads(&page, "t", TIME).form.start_time, time(23, 30));
}

#[test]
fn a_reason_has_the_words_of_the_screen() {
    let reason = Reason::from(TeachingReason::Gone(NAME));
    assert_eq!(
        reason.in_words(Screen::IncidentUpdate),
        "What was shown as the Incident name field is not on the page as it was."
    );
    assert_eq!(
        reason.in_words(Screen::MaintenanceNew),
        "What was shown as the Maintenance name field is not on the page as it was."
    );
}
