//! Controls as libraries of components draw them.
#![allow(clippy::unwrap_used)]

use crate::{
    engine::form::{Screen, Status},
    page::testing::reads,
};

/// A form with this in it.
fn with(html: &str) -> String {
    format!(
        "<form>{html}<label>Message <textarea>Hello</textarea></label><button>Schedule now</button></form>"
    )
}

#[test]
fn a_drop_down_prints_its_choice_beside_an_empty_input() {
    let html = with(
        r#"<label for=s>Maintenance status</label>
        <div class=box><div class=log role=log data-bounds="8 10 1 1"></div><div class=control>
          <div><div class=single data-bounds="19 187 1205 19">Verifying</div>
          <input role=combobox aria-expanded=false id=s value="" data-bounds="-83 197 0 0"></div></div></div>"#,
    );
    reads(&html).status(Status::Verifying);
}

#[test]
fn dates_and_times_in_drop_downs_are_read_from_where_they_are_printed() {
    let when = |words: &str, date: &str, time: &str| {
        let part = |name: &str, shown: &str| {
            format!(
                "<div><div><span>{shown}</span><input role=combobox aria-label='{words}, {name}' value=''></div></div>"
            )
        };
        let (date, time) = (part("date", date), part("time", time));
        format!("<label>{words}</label><div>{date}{time}<button>Clear</button></div>")
    };
    let (starts, ends) = (
        when("Starts", "2026-12-09", "22:30"),
        when("Ends", "2026-12-10", "01:15"),
    );
    reads(&with(&format!("{starts}{ends}"))).schedule("2026-12-09 22:30 +165");
}

#[test]
fn a_caption_over_an_empty_drop_down_is_not_its_choice() {
    let html = with(
        r#"<div><div data-bounds="8 100 300 19">Verifying</div>
        <input role=combobox aria-label="Maintenance status" value="" data-bounds="8 140 300 30"></div>"#,
    );
    reads(&html).missing("name,start-date,start-time,duration,components,notify");
}

#[test]
fn an_input_that_opens_a_list_is_a_drop_down() {
    let html = with(
        r#"<label for=s>Maintenance status</label><input id=s aria-haspopup=listbox readonly value="In progress">
        <label for=t>Apply template</label><input id=t aria-haspopup=listbox value="">"#,
    );
    reads(&html).status(Status::InProgress).template("");
}

#[test]
fn a_native_twin_that_nobody_comes_to_is_no_field() {
    let html = with(
        r#"<div aria-hidden=true><input type=datetime-local tabindex=-1 value="2026-01-01T00:00"></div>
        <label>Start date <input type=date value="2026-12-09"></label>
        <label>Start time <input type=time value="22:30"></label>
        <label>Hours <input type=number value=2></label>
        <button type=button role=checkbox aria-checked=true id=n></button>
        <input type=checkbox aria-hidden=true tabindex=-1 checked><label for=n>Send notifications</label>"#,
    );
    reads(&html)
        .screen(Screen::MaintenanceNew)
        .schedule("2026-12-09 22:30 +120")
        .notify("+...");
}
