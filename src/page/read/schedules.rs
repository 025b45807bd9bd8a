//! Dates, times and durations with something beside them that changes what they say.

use super::widgets::form_with;
use crate::page::testing::reads;

const DATE: &str = "<label>Date<input type=date value=2026-12-09></label>";
const TIME: &str = "<label>Time<input type=time value=22:00></label>";
const HOURS: &str = "<label>Hours<input type=number value=2></label>";

#[test]
fn a_twin_that_holds_no_date_is_a_twin() {
    let twins = "<label>Begins on<input value=08-Dec-2026></label><label>Begins on<input value='08-Dec-2026 (copy)'></label>";
    reads(&form_with(&format!("{twins}{TIME}{HOURS}"))).schedule("missing 22:00 +120");
}

/// A time of twelve hours, with a choice beside it.
fn half(choice: &str) -> String {
    form_with(&format!(
        "<div>{DATE}<label>Time<input value=10:30></label>{choice}</div>{HOURS}"
    ))
}

#[test]
fn halves_of_the_day_in_other_words() {
    let menu = |options: [&str; 2]| {
        let [one, other] = options;
        format!("<select><option>{one}</option><option selected>{other}</option></select>")
    };
    let radio = |word: &str| format!("<label><input type=radio name=h>{word}</label>");
    reads(&half(&menu(["A", "P"]))).schedule("2026-12-09 22:30 +120");
    let radios = format!("{}{}", radio("Vormittag"), radio("Nachmittag"));
    let labelled = format!("<label>Period{}</label>", menu(["Day", "Night"]));
    for unknown in [menu(["Morning", "Evening"]), radios, labelled] {
        reads(&half(&unknown)).schedule("2026-12-09 missing +120");
    }
    // What has a name of its own, or is a zone, says nothing about the hour.
    let repeat = format!("<label>Repeat{}</label>", menu(["Yes", "No"]));
    for other in [repeat, menu(["UTC", "CET"])] {
        reads(&half(&other)).schedule("2026-12-09 10:30 +120");
    }
}

#[test]
fn hours_of_something_else_are_not_when_it_ends() {
    let when = "<fieldset><legend>Scheduled time</legend><input type=date value=2026-12-09><input type=time value=10:00></fieldset>";
    for quiet in [
        "<legend>Quiet hours</legend><input type=time value=22:00> to <input type=time value=23:00>",
        "<legend>Do not disturb</legend><label>From<input type=time value=22:00></label><label>To<input type=time value=23:00></label>",
    ] {
        reads(&form_with(&format!("{when}<fieldset>{quiet}</fieldset>")))
            .schedule("2026-12-09 missing +missing");
    }
}

#[test]
fn an_offset_after_the_name_of_a_zone_is_part_of_it() {
    let beside = |zone: &str| form_with(&format!("{DATE}{TIME} {zone} {HOURS}"));
    reads(&beside("UTC (+1)")).zone("UTC+1");
    reads(&beside("GMT +01:00")).zone("GMT+01:00");
    reads(&beside("UTC")).zone("UTC");
    // What the page converts to is not what it takes.
    reads(&beside("= 23:00 CET")).zone("not here");
    reads(&beside(
        "<small>Your time: 23:00 CET</small><small>All times in UTC</small>",
    ))
    .zone("UTC");
}

#[test]
fn a_number_whose_unit_is_chosen_beside_it() {
    let unit = |chosen: &str| {
        let option = |unit: &str| {
            let on = if unit == chosen { " selected" } else { "" };
            format!("<option{on}>{unit}</option>")
        };
        format!(
            "<select>{}{}{}</select>",
            option("minutes"),
            option("hours"),
            option("days")
        )
    };
    let form = |count: &str, unit: &str| {
        form_with(&format!(
            "{DATE}{TIME}<div><label>Duration<input type=number value={count}></label>{unit}</div>"
        ))
    };
    reads(&form("2", &unit("hours"))).schedule("2026-12-09 22:00 +120");
    reads(&form("90", &unit("minutes"))).schedule("2026-12-09 22:00 +90");
    let radios = "<label><input type=radio name=u>minutes</label><label><input type=radio name=u checked>hours</label>";
    reads(&form("1", radios)).schedule("2026-12-09 22:00 +60");
    let drop_down = "<div role=combobox aria-expanded=false>hours</div>";
    reads(&form("3", drop_down)).schedule("2026-12-09 22:00 +180");
    reads(&form("3", "")).schedule("2026-12-09 22:00 +unreadable \"3\"");
    let cells = format!(
        "<table><tr><th>Duration</th><td><input type=number value=2>{}</td></tr></table>",
        unit("hours")
    );
    reads(&form_with(&format!("{DATE}{TIME}{cells}"))).schedule("2026-12-09 22:00 +120");
}

#[test]
fn durations_as_machines_and_neighbours_write_them() {
    let minutes = |text: &str| {
        let html = form_with(&format!(
            "{DATE}{TIME}<label>Duration<input value='{text}'></label>"
        ));
        let shown = reads(&html).actual();
        shown.rsplit('+').next().unwrap_or_default().to_owned()
    };
    assert_eq!(minutes("PT2H30M"), "150");
    assert_eq!(minutes("02:30:00"), "150");
    assert_eq!(minutes("2,5 h"), "150");
    assert_eq!(minutes("1h, 30m"), "90");
    assert_eq!(minutes("1,000 minutes"), "unreadable \"1,000 minutes\"");
    assert_eq!(minutes("02:30:15"), "unreadable \"02:30:15\"");
}

#[test]
fn what_stands_further_away_is_no_part_of_it() {
    let sites = "<h3>Components affected</h3><select multiple><option>Lyon</option><option>Cork</option></select>";
    let time = "<label>Time<input value=10:30></label>";
    reads(&form_with(&format!("{DATE}{time}{HOURS}{sites}"))).schedule("2026-12-09 10:30 +120");
    // An empty line of text is no number of minutes.
    let search = "<label>Search<input type=search></label>";
    let pair = "<h3>Duration</h3><div><label>Hours<input type=number value=2></label></div>";
    reads(&format!(
        "{search}{}",
        form_with(&format!("{DATE}{time}{pair}"))
    ))
    .schedule("2026-12-09 10:30 +120");
    reads(&form_with(&format!("{search}{DATE}{time}{pair}"))).schedule("2026-12-09 10:30 +120");
}
