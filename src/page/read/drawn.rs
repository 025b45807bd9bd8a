//! Drop-downs, clocks and lists as more libraries draw them.
#![allow(clippy::unwrap_used)]

use super::widgets::form_with;
use crate::{
    engine::{form::Status, policy::Policy},
    page::{
        outline::OutlineChange,
        read::{read_form, refresh_reading},
        testing::{outline, reads, update},
    },
};

/// A drop-down that is a list with a state, its choice printed in it and its options hidden.
fn listbox(label: &str, options: &[&str], chosen: &str) -> String {
    let options: String = options
        .iter()
        .map(|option| {
            let on = *option == chosen;
            format!("<div role=option aria-selected={on} hidden><span hidden>{option}</span></div>")
        })
        .collect();
    format!(
        "<div><label>{label}</label><div role=listbox aria-expanded=false tabindex=0>
         <div role=alert aria-live=polite>{chosen}</div><i aria-hidden=true></i><div hidden>{options}</div></div></div>"
    )
}

const STEPS: [&str; 4] = ["Scheduled", "In progress", "Verifying", "Completed"];

#[test]
fn a_list_that_opens_is_a_drop_down() {
    reads(&form_with(&listbox(
        "Maintenance status",
        &STEPS,
        "Verifying",
    )))
    .status(Status::Verifying);
}

#[test]
fn hours_and_minutes_in_lists_that_open() {
    let html = format!(
        "<h3>Scheduled time</h3><div><div><label>Date</label><input type=date value=2026-12-09></div>{}{}</div>
         <div><label>Duration</label><input type=number value=90> <span>minutes</span></div>",
        listbox("Hour", &["21", "22", "23"], "22"),
        listbox("Minute", &["00", "15", "30", "45"], "30")
    );
    reads(&form_with(&html)).schedule("2026-12-09 22:30 +90");
}

#[test]
fn the_input_in_the_frame_of_a_drop_down_is_the_drop_down() {
    let html = r#"<div role=combobox aria-haspopup=listbox aria-expanded=false aria-owns=m><div>
        <label for=s>Maintenance status</label><label aria-hidden=true id=sl hidden>Maintenance status</label>
        <div><input type=hidden value=Verifying><span>Verifying</span>
        <input id=s role=combobox aria-labelledby=sl aria-expanded=false value=Verifying></div></div></div>"#;
    reads(&form_with(html)).status(Status::Verifying);
}

/// A date, a time and what stands beside the time.
fn clock(time: &str, half: &str) -> String {
    form_with(&format!(
        "<fieldset><legend>Start</legend><label>Date <input type=date value=2026-12-09></label>
         <div><label>Time <input value='{time}'></label>{half}</div></fieldset>
         <label>Hours <input type=number value=2></label>"
    ))
}

#[test]
fn am_and_pm_beside_a_whole_time_are_part_of_it() {
    let menu = "<select aria-label='AM or PM'><option>AM<option selected>PM</select>";
    reads(&clock("10:30", menu)).schedule("2026-12-09 22:30 +120");
    let radios = "<label><input type=radio name=h>am</label><label><input type=radio name=h checked>pm</label>";
    reads(&clock("12:05", radios)).schedule("2026-12-09 12:05 +120");
    let drop_down = "<div role=combobox aria-expanded=false>PM</div>";
    reads(&clock("9:00", drop_down)).schedule("2026-12-09 21:00 +120");
    let local = "<select><option>午前<option selected>午後</select>";
    reads(&clock("9:00", local)).schedule("2026-12-09 21:00 +120");
    // What only shows it, or shows both, is not guessed.
    let button = "<button type=button>PM</button>";
    let both = "<button type=button>AM</button><button type=button>PM</button>";
    for half in [button, both] {
        reads(&clock("10:30", half)).schedule("2026-12-09 missing +120");
    }
    reads(&clock("10:30 pm", "")).schedule("2026-12-09 22:30 +120");
    reads(&clock("10:30 pm", menu)).schedule("2026-12-09 22:30 +120");
    let whole = "<label>Starts <input value='March 9, 2027 10:30'></label>";
    let html = form_with(&format!(
        "{whole}{menu}<label>Duration <input value='2 hours'></label>"
    ));
    reads(&html).schedule("2027-03-09 22:30 +120");
    reads(&clock("11", radios)).schedule("2026-12-09 unreadable \"11\" +120");
}

#[test]
fn a_time_that_loses_its_pm_has_that_of_the_menu_beside_it() {
    let menu = "<select><option>AM<option selected>PM</select>";
    let mut page = outline(&clock("10:30 pm", menu));
    let policy = Policy::default();
    let reading = read_form(&page, &policy);
    let mut next = update(&page.url, &clock("10:30", menu));
    next.whole = false;
    let changed = page.apply_snapshot(next);
    assert!(matches!(changed, OutlineChange::Values { .. }));
    let again = refresh_reading(reading, &page, &changed, &policy).form;
    assert_eq!(again, read_form(&page, &policy).form);
}

#[test]
fn am_and_pm_stand_between_the_date_and_the_time_or_after_the_seconds() {
    let menu = "<select><option>AM<option selected>PM</select>";
    let page = |clock: &str| {
        let html = format!(
            "<fieldset><legend>Start</legend><label>Date <input type=date value=2026-12-09></label>
             <div>{clock}</div></fieldset><label>Duration <input value='2 hours'></label>"
        );
        reads(&form_with(&html)).schedule("2026-12-09 22:30 +120");
    };
    page(&format!("{menu}<label>Time <input value=10:30></label>"));
    page(&format!(
        "<label>Hour <input value=10></label><label>Minute <input value=30></label>
         <label>Second <input value=00></label>{menu}"
    ));
}

#[test]
fn each_end_has_its_own_am_and_pm() {
    let half = |pm: bool| {
        let (am, pm) = if pm {
            ("", "selected")
        } else {
            ("selected", "")
        };
        format!("<select><option {am}>AM</option><option {pm}>PM</option></select>")
    };
    let html = format!(
        "<div><label>Start date <input type=date value=2026-12-09></label><label>Start time <input value=10:30></label>{}
         <label>End date <input type=date value=2026-12-10></label><label>End time <input value=1:15></label>{}</div>",
        half(true),
        half(false)
    );
    reads(&form_with(&html)).schedule("2026-12-09 22:30 +165");
}

#[test]
fn minutes_up_to_59_after_the_hours_of_a_clock_are_the_clocks() {
    let html = "<label>Start date <input type=date value=2026-12-09></label>
        <div><label>Start time</label><div><input type=number aria-label='hours (24hr clock)' min=0 max=23 value=22>
        <span>:</span><input type=number aria-label=minutes min=0 max=59 value=30></div></div>
        <div><label>Duration <span>minutes</span></label><input role=spinbutton value=165></div>";
    reads(&form_with(html)).schedule("2026-12-09 22:30 +165");
}

#[test]
fn a_menu_of_zones_by_their_values() {
    let html = "<div><label>Start date <input type=date value=2026-12-09></label><label>Start time <input type=time value=22:30></label>
        <select aria-label='Time zone'><option value=UTC>UTC<option value=America/New_York selected>Eastern</select></div>
        <label>Hours <input type=number value=2></label>";
    reads(&form_with(html)).zone("Eastern");
}

#[test]
fn how_many_a_group_holds_is_no_part_of_its_name() {
    let group = |name: &str, members: &str| {
        format!("<fieldset><legend>{name}</legend>{members}</fieldset>")
    };
    let members = |a: &str, b: &str| {
        format!(
            "<label><input type=checkbox checked> {a}</label><label><input type=checkbox> {b}</label>"
        )
    };
    let list = |first: &str, second: &str| {
        form_with(&format!(
            "<h2>Components affected</h2><div>{}{}</div>",
            group(first, &members("Austin", "Waco")),
            group(second, &members("Exeter", "Truro"))
        ))
    };
    reads(&list("Ridgeway (2)", "Saltmarsh (1)"))
        .components("+Ridgeway/Austin, Ridgeway/Waco, +Saltmarsh/Exeter, Saltmarsh/Truro");
    // Numbers that tell groups apart are their names.
    reads(&list("Store (1)", "Store (2)"))
        .components("+Store (1)/Austin, Store (1)/Waco, +Store (2)/Exeter, Store (2)/Truro");
}

#[test]
fn groups_with_legends_under_a_heading_go_on_up_to_another_list() {
    let group =
        |name: &str, boxes: &str| format!("<fieldset><legend>{name}</legend>{boxes}</fieldset>");
    let tick = |name: &str| format!("<label><input type=checkbox checked> {name}</label>");
    let (austin, exeter) = (
        group("Ridgeway", &tick("Austin")),
        group("Saltmarsh", &tick("Exeter")),
    );
    let notify = group("Notifications", &(tick("Now") + &tick("At the start")));
    let html = format!("<h2>Components affected</h2>{austin}{exeter}{notify}");
    reads(&form_with(&html))
        .components("+Ridgeway/Austin, +Saltmarsh/Exeter")
        .notify("+.+.");
}

#[test]
fn the_open_list_of_a_drop_down_is_no_status_of_its_own() {
    let option = |word: &str| {
        format!(
            "<div role=option aria-selected={} tabindex=0><div>{word}</div></div>",
            word == "Verifying"
        )
    };
    let options: String = STEPS.iter().map(|word| option(word)).collect();
    for (list, input) in [
        ("role=listbox id=m", "aria-controls=m"),
        ("id=m", "aria-controls=m"),
        ("role=listbox", ""),
    ] {
        let html = format!(
            "<label for=s>Maintenance status</label><label id=sl hidden>Maintenance status</label>
             <div><span>Verifying</span><input id=s role=combobox {input} aria-expanded=true value=Verifying></div>"
        );
        let list = format!(
            "<div {list}><div role=listbox aria-multiselectable=false aria-labelledby=sl>{options}</div></div>"
        );
        reads(&(list + &form_with(&html))).status(Status::Verifying);
    }
}

#[test]
fn a_button_that_opens_a_menu_shows_the_status() {
    let html = "<p><b>Status</b> <button type=button aria-haspopup=menu aria-expanded=false>Verifying ▾</button></p>";
    reads(&form_with(html)).status(Status::Verifying);
}

#[test]
fn several_chosen_in_the_frame_of_a_drop_down() {
    let chip = |name: &str| {
        format!(
            "<a class=label>{name}<i class=delete role=button aria-label='Remove {name}'></i></a>"
        )
    };
    let html = format!(
        "<div><label>Components affected</label><div role=combobox aria-expanded=false class=multiple>{}{}<input autocomplete=off value=''>
         <div role=alert></div><div role=listbox aria-multiselectable=true hidden><div role=option aria-selected=false hidden>Gamma</div></div></div></div>",
        chip("Alpha"),
        chip("Beta")
    );
    reads(&form_with(&html)).components("+Alpha, +Beta");
    let open = "<div><label>Components affected</label><div role=listbox aria-expanded=true aria-multiselectable=true>
        <div role=option aria-selected=true>Alpha</div><div role=option aria-selected=false>Beta</div></div></div>";
    reads(&form_with(open)).components("+Alpha, Beta");
}

#[test]
fn a_choice_printed_over_the_input_that_holds_it_is_one() {
    let html =
        "<label for=s>Maintenance status</label><div role=combobox id=s aria-haspopup=listbox>
        <input value=Verifying readonly aria-hidden=true tabindex=-1><span>Verifying</span></div>";
    reads(&form_with(html)).status(Status::Verifying);
}

#[test]
fn a_tab_that_is_called_like_the_button_is_not_the_button() {
    let html = "<form><a href=# role=button>Status update</a><a href=# role=button>Schedule</a>
        <label>Start date <input type=date value=2026-12-09></label><label>Start time <input type=time value=22:30></label>
        <label>Hours <input type=number value=2></label><button type=submit>Update</button><button type=button>Cancel</button></form>";
    crate::page::testing::reads_one(html).submit("Update");
}

#[test]
fn two_moments_with_a_word_between_are_from_and_to() {
    let row = |inside: &str| {
        form_with(&format!(
            "<div><span>Window</span><div>{inside} UTC</div></div>"
        ))
    };
    for between in ["–", "to", "until", "<span>→</span>", "<b>to</b>"] {
        let both =
            format!("<input value='2026-12-05 14:00'> {between} <input value='2026-12-05 16:30'>");
        reads(&row(&both)).schedule("2026-12-05 14:00 +150");
        let native = format!(
            "<input type=datetime-local value=2026-12-05T14:00>{between}<input type=datetime-local value=2026-12-05T16:30>"
        );
        reads(&row(&native)).schedule("2026-12-05 14:00 +150");
        let apart = format!(
            "<input type=date value=2026-12-05><input type=time value=14:00> {between} <input type=date value=2026-12-05><input type=time value=16:30>"
        );
        reads(&row(&apart)).schedule("2026-12-05 14:00 +150");
        let one_day = format!(
            "<input type=date value=2026-12-05> <input type=time value=14:00> {between} <input type=time value=16:30>"
        );
        reads(&row(&one_day)).schedule("2026-12-05 14:00 +150");
        let texts =
            format!("<input value=2026-12-05> <input value=14:00> {between} <input value=16:30>");
        reads(&row(&texts)).schedule("2026-12-05 14:00 +150");
    }
    let from = "From <input value='2026-12-05 14:00'> to <input value='2026-12-05 16:30'>";
    reads(&row(from)).schedule("2026-12-05 14:00 +150");
    let start = "<label>Start <input type=date value=2026-12-05></label> <input type=time value=14:00> to <input type=time value=16:30>";
    reads(&row(start)).schedule("2026-12-05 14:00 +150");
    let none = row("<input value='2026-12-05 14:00'> or <input value='2026-12-05 16:30'>");
    reads(&none).schedule("missing missing +missing");
}

#[test]
fn a_table_of_components_with_heads_and_states() {
    let row = |ticked: &str, name: &str| {
        format!(
            "<tr><td><input type=checkbox {ticked}></td><td>{name}</td><td>Operational</td></tr>"
        )
    };
    let html = format!(
        "<h3>Components</h3><table><tr><th></th><th>Component</th><th>Current status</th></tr>{}{}</table>",
        row("checked", "Alpha"),
        row("", "Beta")
    );
    reads(&form_with(&html)).components("+Alpha, Beta");
}

#[test]
fn a_duration_in_days_hours_and_minutes() {
    let part =
        |name: &str, count: u32| format!("<label>{name}<input type=number value={count}></label>");
    let start = "<label>Start date <input type=date value=2026-12-05></label><label>Start time <input type=time value=14:00></label>";
    let rest = part("Hours", 2) + &part("Minutes", 30);
    let group = |inside: &str| {
        form_with(&format!(
            "{start}<fieldset><legend>Duration</legend>{inside}</fieldset>"
        ))
    };
    reads(&group(&(part("Days", 1) + &rest))).schedule("2026-12-05 14:00 +1590");
    reads(&group(&part("Days", 2))).schedule("2026-12-05 14:00 +2880");
    let bare = format!(
        "{start}<div><input type=number value=1> days <input type=number value=2> hours</div>"
    );
    reads(&form_with(&bare)).schedule("2026-12-05 14:00 +1560");
    // Days of something else.
    let keep = format!(
        "{start}{rest}<p>Shown</p><label>Keep it on the page for (days)<input type=number value=7></label>"
    );
    reads(&form_with(&keep)).schedule("2026-12-05 14:00 +150");
}

#[test]
fn hours_and_a_half_and_minutes_up_to_the_start() {
    let start = "<label>Start date <input type=date value=2026-12-05></label><label>Start time <input type=time value=14:00></label>";
    let half = format!("{start}<label>Duration (hours)<input value=2.5></label>");
    reads(&form_with(&half)).schedule("2026-12-05 14:00 +150");
    let third = format!("{start}<label>Duration (hours)<input value=0.333></label>");
    reads(&form_with(&third)).schedule("2026-12-05 14:00 +unreadable \"0.333\"");
    let soon = "<div>Start in <input type=number value=30> minutes</div><div>Duration <input type=number value=2> hours</div>";
    reads(&form_with(soon)).schedule("missing missing +120");
}

#[test]
fn a_start_in_local_time_is_in_no_known_zone() {
    let html = "<label>Start (local time)<input type=datetime-local value=2026-12-05T14:00></label>
        <label>Start (UTC)<input type=datetime-local readonly value=2026-12-05T19:00></label><label>Hours<input type=number value=2></label>";
    reads(&form_with(html)).zone("ambiguous \"local time, UTC\"");
}

#[test]
fn a_drop_down_that_shows_nothing_is_said() {
    let part = |name: &str, shown: &str| {
        format!(
            "<div><div><div role=combobox aria-expanded=false aria-label='{name}'>{shown}</div></div></div>"
        )
    };
    let html = |date: &str, time: &str, hours: &str| {
        form_with(
            &(part("Start date", date) + &part("Start time", time) + &part("Duration", hours)),
        )
    };
    reads(&html("2026-12-05", "14:00", "2 hours")).schedule("2026-12-05 14:00 +120");
    let page = reads(&html("2026-12-05", "", "2 hours"));
    page.says(crate::engine::form::FieldName::StartTime, "cannot be told");
}

#[test]
fn boxes_are_told_by_what_stands_over_them() {
    let tick = |name: &str, on: &str| format!("<label><input type=checkbox {on}> {name}</label>");
    for legend in ["Subscribers", "Alerts", "Reminders", "Who is told"] {
        let boxes = [
            tick("Now", "checked"),
            tick("1 hour before", ""),
            tick("At the start", "checked"),
            tick("At the end", ""),
        ];
        let html = format!(
            "<fieldset><legend>{legend}</legend>{}</fieldset>",
            boxes.concat()
        );
        reads(&form_with(&html)).notify("+-+-");
    }
}

#[test]
fn the_label_of_a_field_beside_names_no_other() {
    let field = |label: &str, place: &str, value: &str| {
        format!("<div>{label}<input data-bounds='{place}' value='{value}'></div>")
    };
    // The second has lost its label and stands on the line of the first one's.
    let html = field(
        "<span data-bounds='0 0 50 16'>Begins</span>",
        "0 20 200 30",
        "Sat, 19 Dec 2026 18:30",
    ) + &field("", "210 0 200 30", "Sat, 19 Dec 2026 20:00");
    reads(&form_with(&html)).schedule("2026-12-19 18:30 +missing");
}

#[test]
fn a_box_that_says_the_opposite() {
    let tick = |on: &str, words: &str| {
        form_with(&format!(
            "<label><input type=checkbox {on}> {words}</label>"
        ))
    };
    reads(&tick("", "Do not notify subscribers")).notify("+...");
    reads(&tick("checked", "Don't send notifications")).notify("-...");
    for plain in [
        "Notify subscribers",
        "Notify subscribers without delay",
        "Send notifications (do not tick this for drafts)",
    ] {
        reads(&tick("checked", plain)).notify("+...");
    }
    let asked = "<fieldset><legend>Do not notify subscribers</legend><label><input type=radio name=n checked> Yes</label><label><input type=radio name=n> No</label></fieldset>";
    reads(&form_with(asked)).notify("-...");
    let menu = "<label>Notify subscribers<select><option>Yes</option><option selected>No</option></select></label>";
    reads(&form_with(menu)).notify("-...");
}

#[test]
fn a_group_may_share_its_row_with_its_state() {
    let row = |name: &str| {
        format!("<tr><td><label><input type=checkbox>{name}</label></td><td>Operational</td></tr>")
    };
    for beside in ["<th></th>", "<td>Operational</td>"] {
        let html = format!(
            "<h3>Components affected</h3><table><tr><th>Alder</th>{beside}</tr>{}{}
             <tr><th>Birch</th>{beside}</tr>{}</table>",
            row("Lyon"),
            row("Cork"),
            row("Galway")
        );
        reads(&form_with(&html)).components("Alder/Lyon, Alder/Cork, Birch/Galway");
    }
}

#[test]
fn a_menu_of_statuses_is_no_template_menu() {
    let html = "<label for=t>Apply template</label><select id=t><option>Scheduled</option><option>In progress</option></select>";
    let page = reads(&form_with(html));
    assert_eq!(
        page.0.form.template,
        crate::engine::form::Field::NotOnScreen
    );
}

#[test]
fn weeks_are_not_left_out_of_a_duration() {
    let part = |name: &str| format!("<label>{name}<input type=number value=1></label>");
    let html = format!(
        "<fieldset><legend>Duration</legend>{}{}{}</fieldset>",
        part("Weeks"),
        part("Days"),
        part("Hours")
    );
    reads(&form_with(&html)).schedule("missing missing +missing");
}
