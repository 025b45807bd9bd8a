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
