//! Controls as libraries of components draw them.
#![allow(clippy::unwrap_used)]

use crate::{
    engine::form::{Screen, Status},
    page::testing::{Reads, reads},
};

/// A form with this in it.
pub fn form_with(html: &str) -> String {
    format!(
        "<form>{html}<label>Message <textarea>Hello</textarea></label><button>Schedule now</button></form>"
    )
}

fn listed(html: &str) -> Reads {
    reads(&form_with(html))
}

#[test]
fn a_drop_down_prints_its_choice_beside_an_empty_input() {
    let html = form_with(
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
    reads(&form_with(&format!("{starts}{ends}"))).schedule("2026-12-09 22:30 +165");
}

#[test]
fn a_caption_over_an_empty_drop_down_is_not_its_choice() {
    let html = form_with(
        r#"<div><div data-bounds="8 100 300 19">Verifying</div>
        <input role=combobox aria-label="Maintenance status" value="" data-bounds="8 140 300 30"></div>"#,
    );
    reads(&html).missing("name,status,start-date,start-time,duration,components,notify");
}

#[test]
fn an_input_that_opens_a_list_is_a_drop_down() {
    let html = form_with(
        r#"<label for=s>Maintenance status</label><input id=s aria-haspopup=listbox readonly value="In progress">
        <label for=t>Apply template</label><input id=t aria-haspopup=listbox value="">"#,
    );
    reads(&html).status(Status::InProgress).template("");
}

#[test]
fn a_native_twin_that_nobody_comes_to_is_no_field() {
    let html = form_with(
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

#[test]
fn a_tree_of_one_flat_list_is_told_by_how_far_in_its_words_stand() {
    let item = |x: i32, expanded: bool, ticked: &str, sign: &str, name: &str| {
        format!(
            "<div role=treeitem aria-expanded={expanded}>{sign}<span role=checkbox aria-checked={ticked} \
             aria-label='Select {name}'></span><span data-bounds='{x} 0 90 16'>{name}</span></div>"
        )
    };
    let html = [
        item(480, true, "mixed", "<svg></svg>", "Ridgeway"),
        item(504, false, "true", "", "Austin"),
        item(504, false, "false", "", "Waco"),
        item(480, false, "false", "<svg></svg>", "Saltmarsh"),
    ];
    listed(&format!(
        "<h3>Components affected</h3><div role=tree>{}</div>",
        html.concat()
    ))
    .components("+Ridgeway/Austin, Ridgeway/Waco, ?Saltmarsh");
}

#[test]
fn a_tree_is_told_by_its_levels() {
    listed(
        "<h3>Components affected</h3><div role=tree aria-multiselectable=true><ul><li role=none>
           <a href=# role=treeitem aria-level=1 aria-selected=false aria-expanded=true>Ridgeway</a><ul role=group>
             <li role=none><a href=# role=treeitem aria-level=2 aria-selected=true>Austin</a></li>
             <li role=none><a href=# role=treeitem aria-level=2 aria-selected=false>Waco</a></li></ul></li>
         <li role=none><a href=# role=treeitem aria-level=1 aria-selected=false>Status page</a></li></ul></div>",
    )
    .components("+Ridgeway/Austin, Ridgeway/Waco, Status page");
}

#[test]
fn boxes_without_words_are_called_as_the_items_of_the_tree_they_stand_on() {
    let item = |name: &str, ticked: &str, inside: &str| {
        format!(
            "<div role=treeitem aria-expanded=true><label><input type=checkbox {ticked}></label><span>{name}</span>
             <div role=group>{inside}</div></div>"
        )
    };
    let members = item("Austin", "checked", "") + &item("Waco", "", "");
    listed(&format!(
        "<h3>Components affected</h3><div role=tree>{}</div>",
        item("Ridgeway", "", &members)
    ))
    .components("+Ridgeway/Austin, Ridgeway/Waco");
}

#[test]
fn a_group_box_over_boxes_that_are_only_set_in() {
    let tick = |x: i32, y: i32, name: &str, ticked: &str| {
        format!(
            "<div><input type=checkbox id={name} {ticked} data-bounds='{x} {y} 20 20'><label for={name}>{name}</label></div>"
        )
    };
    let html = |lone: &str| {
        format!(
            "<h4>Components affected</h4><div><div>{}{}{}</div><div>{}{}{}</div></div>",
            tick(0, 10, "Ridgeway", "checked"),
            tick(20, 40, "Austin", "checked"),
            tick(20, 70, "Waco", "checked"),
            tick(0, 100, "Saltmarsh", ""),
            tick(20, 130, "Exeter", lone),
            tick(20, 160, "Truro", "checked")
        )
    };
    listed(&html(""))
        .components("+Ridgeway/Austin, +Ridgeway/Waco, Saltmarsh/Exeter, +Saltmarsh/Truro");
    // A box that says no over a yes is no box for all of them.
    listed(&html("checked"))
        .components("+Ridgeway/Austin, +Ridgeway/Waco, Saltmarsh, +Exeter, +Truro");
}

#[test]
fn counts_and_signs_are_no_part_of_the_name_of_a_group() {
    let group = |n: i32, name: &str, members: &str| {
        format!(
            "<div><h3><button id=h{n} aria-expanded={}><span>{name}</span><span>1 <!-- --> of <!-- --> 2</span><span>▾</span></button></h3>
             <div role=region aria-labelledby=h{n}>{members}</div></div>",
            !members.is_empty()
        )
    };
    let members = "<label><input type=checkbox checked> Austin</label><label><input type=checkbox> Waco</label>";
    let first = group(1, "Ridgeway", members);
    let inner = format!("<div role=group aria-label=checkbox-group>{members}</div>");
    listed(&format!(
        "<h2>Components affected</h2>{first}{}{}",
        group(2, "Tanglewood", &inner),
        group(3, "Saltmarsh", "")
    ))
    .components("+Ridgeway/Austin, Ridgeway/Waco, +Tanglewood/Austin, Tanglewood/Waco, ?Saltmarsh");
}

#[test]
fn a_slider_that_says_its_number_twice_is_read_by_its_scale() {
    let html = form_with(
        r#"<label>Maintenance status</label><div><div role=slider aria-valuemin=0 aria-valuemax=3 aria-valuenow=2
        aria-valuetext=2></div><span>Scheduled</span><span>In progress</span><span>Verifying</span><span>Completed</span></div>"#,
    );
    reads(&html).status(Status::Verifying);
}

/// A date of year, month and day and a time, each number a part of its own.
fn segments(label: &str, texts: [&str; 5]) -> String {
    let parts = ["month", "day", "year", "hour", "minute"].iter().zip(texts);
    let parts = parts.map(|(name, text)| {
        format!(
            "<span role=spinbutton contenteditable aria-label='{name}, ' aria-labelledby=l{label}>{text}</span>"
        )
    });
    format!(
        "<div><span id=l{label}>{label}</span><div role=group aria-labelledby=l{label}>{}</div></div>",
        parts.collect::<String>()
    )
}

#[test]
fn dates_number_by_number() {
    let ends = segments("Ends", ["Dec", "10", "2026", "01", "15"]);
    let html = segments("Starts", ["12", "9", "2026", "22", "30"]) + &ends;
    reads(&form_with(&html)).schedule("2026-12-09 22:30 +165");
    let empty = segments("Starts", ["mm", "dd", "yyyy", "––", "––"]) + &ends;
    reads(&form_with(&empty)).missing("name,status,start-date,duration,components,notify");
}

#[test]
fn hours_and_minutes_of_a_clock_beside_those_of_a_duration() {
    let part = |name: &str, text: &str| {
        format!("<span role=spinbutton contenteditable aria-label={name}>{text}</span>")
    };
    let html = format!(
        "<label>Date <input type=date value=2026-12-09></label>
         <div><span id=t>Time</span><div role=group aria-labelledby=t>{}{}</div></div>
         <label>Hours <input type=number value=2></label><label>Minutes <input type=number value=45></label>",
        part("Hours", "22"),
        part("Minutes", "30")
    );
    reads(&form_with(&html)).schedule("2026-12-09 22:30 +165");
    let html = "<label>Date <input type=date value=2026-12-09></label>
        <div><label>Time</label><div><input role=spinbutton aria-valuemin=0 aria-valuemax=23 value=22>:
          <input role=spinbutton aria-valuemin=0 aria-valuemax=59 value=30></div></div>
        <label>Hours <input type=number value=2></label><label>Minutes <input type=number value=45></label>";
    reads(&form_with(html)).schedule("2026-12-09 22:30 +165");
}

#[test]
fn a_date_on_the_button_that_opens_its_calendar() {
    let html = "<label for=d>Start date</label><button id=d type=button><span>☐</span> December 9, 2026</button>
        <label>Start time <input type=time value=22:30></label>
        <label>Duration</label><button type=button>December 10, 2026</button>";
    reads(&form_with(html)).schedule("2026-12-09 22:30 +missing");
    let html =
        "<label for=d>Starts</label><button id=d aria-haspopup=dialog>09 Dec 2026 22:30</button>
        <label>Hours <input type=number value=2></label>";
    reads(&form_with(html)).schedule("2026-12-09 22:30 +120");
}

#[test]
fn the_label_of_a_hidden_text_names_the_editor_that_stands_for_it() {
    let html = "<form><label for=n>Notes</label><textarea id=n>About it</textarea><label for=m>Message</label>
        <textarea id=m hidden><p>Hello</p></textarea><div><button>B</button><div contenteditable>Hello</div></div>
        <button>Schedule now</button></form>";
    reads(html).message("Hello");
}

#[test]
fn a_hidden_select_is_read_where_something_else_shows_the_same() {
    let html = |shown: &str| {
        form_with(&format!(
            "<label for=s>Maintenance status</label><select id=s hidden><option>Scheduled<option selected>Verifying
             </select><div><a><span>{shown}</span></a></div>"
        ))
    };
    reads(&html("Verifying")).status(Status::Verifying);
    reads(&html("Scheduled"))
        .missing("name,status,start-date,start-time,duration,components,notify");
    let around = "<label for=s>Maintenance status</label><div role=combobox aria-haspopup=true>
        <select id=s hidden><option>Scheduled</option><option selected>Verifying</option></select>
        <div role=listbox><div role=option>Verifying</div></div></div>";
    reads(&form_with(around)).status(Status::Verifying);
}

#[test]
fn steps_whose_data_say_which_is_the_one() {
    let step =
        |data: &str, word: &str| format!("<button type=button {data}><span>{word}</span></button>");
    let html = format!(
        "<h4>Maintenance status</h4><div>{}{}{}{}</div>",
        step("data-completed=true", "Scheduled"),
        step("data-completed=true", "In progress"),
        step("data-progress=true", "Verifying"),
        step("", "Completed")
    );
    reads(&form_with(&html)).status(Status::Verifying);
}

#[test]
fn the_one_step_that_a_slider_prints() {
    let html = "<div role=group aria-labelledby=l><span id=l>Maintenance status</span><output>Verifying</output>
        <input type=range aria-labelledby=l min=0 max=3 value=2 aria-valuetext=2></div>";
    reads(&form_with(html)).status(Status::Verifying);
}
