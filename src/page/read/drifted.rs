//! What pages that were changed at random taught: each was read wrongly, or silently not, before.

use crate::{engine::form::FieldName, page::testing::reads};

#[test]
fn two_starts_that_are_called_alike_are_neither() {
    reads("<dl><dt>Title</dt><dd><input></dd><dt>Begins</dt><dt>Begins</dt><dd><input aria-label=day value='8 Dec 2026'><input aria-label=clock value=19:05>UTC</dd><dd><input aria-label=day value='9 Dec 2026'><input aria-label=clock value=19:20>UTC</dd></dl>")
        .says(FieldName::StartDate, "Several things")
        .says(FieldName::StartTime, "Several things");
}

#[test]
fn the_caption_of_a_row_is_no_unit_of_the_field_before_it() {
    reads("<form><div><label for=t>Apply template</label><select id=t><option></select></div><div><label for=n></label><input id=n></div><div><div>Scheduled Time</div><div><input type=date value=2027-01-19> at <select aria-label=Hour><option>6<option selected>7</select><select aria-label=Minute><option>00<option selected>45</select><select aria-label='AM or PM'><option>AM<option selected>PM</select></div></div></form>")
        .schedule("2027-01-19 19:45 +missing");
}

#[test]
fn a_whole_time_beside_an_hour_and_a_minute_is_neither() {
    reads("<div>Start date <input type=date value=2026-11-24></div><div>Start time <input value=10:00></div><div>Start <select aria-label=Hour><option>06<option selected>07</select><select aria-label=Minute><option>00<option selected>45</select></div>")
        .says(FieldName::StartTime, "Several things");
}

#[test]
fn a_second_start_under_words_of_the_first_is_not_it() {
    reads("<fieldset><legend>Scheduled Time</legend><span><b>From</b> Starts <input type=date value=2026-12-09><input aria-label='Start time' type=time value=22:30></span><span><label></label><input type=date value=2026-12-10><input type=time value=01:15></span></fieldset>")
        .schedule("2026-12-09 22:30 +missing");
}

#[test]
fn halves_of_the_day_in_every_control() {
    let clock = |hour: &str, half: &str| {
        reads(&format!(
            "<div>Start date <input type=date value=2026-12-09></div><div>Start time <span>{hour}<select aria-label=Minute><option>00<option selected>30</select>{half}</span></div>"
        ))
    };
    let twelve = "<select aria-label=Hour><option>01<option>12<option selected>07</select>";
    let number = "<input type=number aria-label=Hour max=12 value=7>";
    for hour in [twelve, number] {
        clock(hour, "<label><input type=radio name=h>AM</label><label><input type=radio name=h checked>PM</label>")
            .schedule("2026-12-09 19:30 +missing");
        clock(
            hour,
            "<button aria-pressed=true>AM</button><button aria-pressed=false>PM</button>",
        )
        .schedule("2026-12-09 07:30 +missing");
        for untold in [
            "",
            "<button aria-pressed=false>AM</button><button aria-pressed=false>PM</button>",
            "<select><option value=''></option><option>AM<option>PM</select>",
        ] {
            clock(hour, untold).says(FieldName::StartTime, "am or pm");
        }
    }
}

#[test]
fn where_the_first_label_is_not_there_the_others_are_not_moved_up() {
    reads("<dl><dt></dt><dd><input value=8></dd><dt>Message</dt><dd><textarea>Hi</textarea></dd><dt>Maintenance name</dt><dd><input value=Works></dd></dl>")
        .says(FieldName::Name, "was not found")
        .message("Hi");
}

#[test]
fn a_part_of_the_page_with_a_heading_and_a_button_of_its_own() {
    let rest = "<div>Maintenance name <input value=Works></div><div>Start date <input type=date value=2026-12-09></div><div>Start time <input type=time value=22:30></div><div>Hours <input value=2> Minutes <input value=0></div><button>Schedule now</button>";
    reads(&format!("<section><h3>Contact support</h3><label>Message<textarea>Call me</textarea></label><button>Send</button></section>{rest}"))
        .says(FieldName::Message, "was not found");
    reads(&format!("<section><h3>Uptime report</h3><div>From <input type=date value=2026-01-01></div><div>To <input type=date value=2026-01-31></div><button>Download</button></section>{rest}"))
        .schedule("2026-12-09 22:30 +120");
    reads(&format!("<section><h3>Your settings</h3><div>Show my times in <select><option>UTC<option selected>Europe/Berlin</select></div><button>Save settings</button></section><p>All times in UTC</p>{rest}"))
        .zone("UTC")
        .submit("Schedule now");
}

#[test]
fn a_zone_of_other_times_is_not_that_of_the_fields() {
    reads("<p>All times in UTC</p><div>Start date <input type=date value=2026-12-09></div><div>Start time <input type=time value=22:30></div><p>Maintenance of Statuspage: Dec 12, 2026, 02:00 - 03:00 PST</p><div>Hours <input value=2></div>")
        .zone("UTC");
}

#[test]
fn a_notice_names_nothing_and_its_button_sends_nothing() {
    let notice = "<div role=status><p>A new version is there.</p><button>Update now</button></div>";
    reads(&format!(
        "<div>Message <textarea>Hi</textarea></div>{notice}"
    ))
    .says(FieldName::Submit, "was not found");
    let sentence = "<div><h4>Not sent</h4><p>Choose at least one component, because Send notifications is on.</p></div>";
    reads(&format!(
        "<div>{sentence}<div><label><input type=checkbox>Completed at the end</label></div></div>"
    ))
    .automation(".-..");
}

#[test]
fn the_label_of_a_hidden_line_is_not_that_of_an_editor_elsewhere() {
    reads("<form><p><label for=n style='display:none'>Maintenance name</label><input id=n style='display:none'></p><div><span id=m>Message</span><div contenteditable=true role=textbox aria-labelledby=m>Hi</div></div></form>")
        .says(FieldName::Name, "was not found");
}

#[test]
fn a_menu_that_may_be_the_template_menu_is_said() {
    let with = |menu: &str| {
        reads(&format!(
            "<form><div>Maintenance name <input value=Works></div><div>Message <textarea>Hi</textarea></div><div>{menu}</div></form>"
        ))
    };
    for menu in [
        "Saved replies <select><option value=''>None<option>0. Maintenance-scheduled<option>Maintenance Rescheduled</select>",
        "Saved replies <div role=combobox aria-expanded=false>Select…</div>",
    ] {
        with(menu).says(FieldName::Template, "may be");
    }
    with("Impact <select><option>None<option selected>Minor</select>").template("not here");
}

#[test]
fn a_deed_with_components_is_no_list_of_them() {
    reads("<form><label><input type=checkbox checked>Mark components as Under Maintenance</label><div><label><input type=checkbox>Let subscribers know</label></div></form>")
        .automation("..+.")
        .notify("-...")
        .says(FieldName::Components, "was not found");
}

#[test]
fn while_the_boxes_of_the_list_are_not_there_no_other_box_is_one() {
    reads("<form><h3>Components affected</h3><div>Alder One</div><h3>Send notifications</h3><div role=switch aria-checked=true>On</div><div>Message <textarea></textarea></div></form>")
        .says(FieldName::Components, "was not found");
    reads("<form><h3>Components affected</h3><div><label><input type=checkbox>Alder</label><ul><li><label>Alder One</label></li></ul></div></form>")
        .says(FieldName::Components, "Alder One");
}

#[test]
fn ids_that_repeat_in_custom_elements_bind_no_label_to_the_control_of_another() {
    reads("<x-line><label for=f>Maintenance name</label><input id=f value=Works></x-line><x-area><label for=f>Message</label></x-area>")
        .name("Works")
        .says(FieldName::Message, "was not found");
}

#[test]
fn a_menu_of_few_hours_is_no_clock() {
    reads("<p>All times in Coordinated Universal Time (UTC)</p><div><div>Duration</div><div><select><option>0<option selected>1</select> Hours <select><option>00<option>50<option selected>10</select> Minutes</div></div>")
        .says(FieldName::StartTime, "was not found");
}

#[test]
fn a_box_is_called_by_the_nearest_words_around_it() {
    reads("<form><div><b>Subscribers</b><div><div><span>Notify subscribers now</span></div><div><svg role=checkbox aria-checked=true></svg><span>Notify at the start</span></div><div><span>Notify at the end</span></div></div></div></form>")
        .notify("?.+.");
    reads("<form><p>Write to your subscribers</p><div><label><input type=checkbox checked>Completed at the end</label></div></form>")
        .notify("?...")
        .automation(".+..");
}
