//! What libraries of components draw in ways of their own: drop-downs without a role, menus behind
//! hidden selects, what is chosen as chips, lists and trees that mark their own ticks.
#![allow(clippy::unwrap_used)]

use super::widgets::form_with;
use crate::{
    engine::form::{FieldName, Status},
    page::testing::{Reads, reads},
};

fn read(html: &str) -> Reads {
    reads(&form_with(html))
}

/// Under the caption of the list.
fn affected(html: &str) -> Reads {
    read(&format!("<div><h3>Components affected</h3>{html}</div>"))
}

#[test]
fn what_takes_the_focus_beside_a_label_is_a_drop_down() {
    let row =
        |label: &str, shown: &str| format!("<div><label>{label}</label><div>{shown}</div></div>");
    let drawn = |shown: &str| format!("<div tabindex=0><div title='{shown}'>{shown}</div></div>");
    let both = row("Maintenance status", &drawn("Verifying"))
        + &row("Apply template", &drawn("Please select"));
    read(&both).status(Status::Verifying).template("");
    // The choice may stand before what takes the focus.
    let beside =
        "<div><div>Verifying</div><div tabindex=0 aria-label='Selected Verifying. '></div></div>";
    read(&row("Maintenance status", beside)).status(Status::Verifying);
    // Two of them, or a field besides: it is not known which of them the label names.
    let two = row(
        "Maintenance status",
        &(drawn("Verifying") + &drawn("Completed")),
    );
    let field = row(
        "Maintenance status",
        &(drawn("Verifying") + "<input value=x>"),
    );
    for html in [two, field] {
        read(&html).says(FieldName::Status, "not found");
    }
}

#[test]
fn the_choice_is_read_through_slots_and_boxless_wrappers() {
    let html = "<label id=l>Maintenance status</label>
        <div role=button aria-haspopup=listbox aria-expanded=false aria-labelledby='l v' tabindex=0>
        <div style='display:contents'><span style='display:contents'><slot><div id=v><slot>Verifying</slot></div></slot></span></div>
        <p hidden>Completed</p></div>";
    read(html).status(Status::Verifying);
}

#[test]
fn the_label_of_a_hidden_part_names_the_drop_down() {
    let in_button = "<label for=t>Apply template</label><button type=button aria-haspopup=listbox aria-label='Choose one'><input id=t readonly tabindex=-1 placeholder='Choose one'></button>";
    read(in_button).template("");
    let drawn = "<label for=t>Apply template</label><div><select id=t tabindex=-1 aria-hidden=true><option>Choose…</option><option>0. Maintenance-scheduled</option></select>
        <span><span role=combobox aria-labelledby=c tabindex=0><span id=c>Choose…</span></span></span></div>";
    read(drawn).template("");
}

#[test]
fn a_sign_beside_a_field_is_no_field() {
    let html = "<div><div><label for=d>Start date</label><input id=d value='12/15/2026' aria-haspopup=dialog></div>
        <div><div><label for=t>Start time</label><input id=t role=combobox aria-haspopup=listbox value='10:00 PM'></div><div><button type=button aria-haspopup=listbox aria-label='Open timepicker options'></button></div></div>
        <div><label for=h>Duration: hours</label><input id=h type=number value=2></div><div><label for=m>Minutes</label><input id=m type=number value=30></div></div>";
    read(html).schedule("2026-12-15 22:00 +150");
}

#[test]
fn a_label_with_its_unit_says_what_part_it_is() {
    let html = "<label>Start <input type=datetime-local value='2026-12-15T22:00'></label>
        <div><label for=h><div>Duration</div><input id=h aria-label=Duration type=number value=2><div>hours</div></label>
        <label for=m><input id=m type=number value=30><div>minutes</div></label></div>";
    read(html).schedule("2026-12-15 22:00 +150");
}

fn menu(from: u32, to: u32, chosen: u32) -> String {
    let option = |n| match n == chosen {
        true => format!("<option selected>{n:02}</option>"),
        false => format!("<option>{n:02}</option>"),
    };
    format!(
        "<select>{}</select>",
        (from..=to).map(option).collect::<String>()
    )
}

#[test]
fn the_clock_right_after_its_date_needs_no_words() {
    let months: String = ["October", "November", "December"]
        .map(|month| format!("<option>{month}</option>"))
        .concat();
    let date = format!(
        "{}<select>{}</select>{}",
        menu(2021, 2031, 2026).replacen("<select", "<select id=y", 1),
        months.replace("<option>December", "<option selected>December"),
        menu(1, 31, 8)
    );
    let when = format!(
        "<div><label for=y>Scheduled Time</label><div>{date} — {} : {}</div></div>",
        menu(0, 23, 21),
        menu(0, 59, 0)
    );
    let length = "<label>Duration (minutes) <input type=number value=90></label>";
    read(&format!("{when}{length}")).schedule("2026-12-08 21:00 +90");
    // A number after the date that is not followed by minutes is no hour.
    let when = format!(
        "<div><label for=y>Scheduled Time</label><div>{date} {}</div></div>",
        menu(0, 23, 21)
    );
    read(&format!("{when}{length}")).says(FieldName::StartTime, "");
}

#[test]
fn the_offset_in_the_name_of_a_zone_is_no_time() {
    let html = "<label>Starts <input type=datetime-local value='2026-12-15T22:00'></label>
        <p>All times are in (GMT-05:00) Eastern Time (US &amp; Canada). Change it in the settings.</p>";
    read(html).zone("(GMT-05:00) Eastern Time (US & Canada)");
}

#[test]
fn chips_that_are_buttons_and_crosses_without_a_role() {
    let chip = "<span role=button tabindex=0 aria-label='Remove Alder One'><span>Alder One</span><span role=presentation aria-hidden=true><svg title=Delete></svg></span></span>";
    let field = |chips: &str| {
        format!(
            "<label>Components affected</label><div>{chips}<input role=combobox aria-label='Components affected'></div>"
        )
    };
    read(&field(chip)).components("+Alder One");
    let chip = "<li><span>Alder One</span><a class='search-choice-close'></a></li>";
    read(&field(&format!("<ul>{chip}</ul>"))).components("+Alder One");
    let chip = "<b-chip><div part=label>Alder One</div><div part=remove-button></div></b-chip>";
    read(&field(chip)).components("+Alder One");
}

#[test]
fn a_field_that_only_counts_what_is_chosen_is_said() {
    let field = |says: &str| {
        format!(
            "<div><label>Components affected</label><button type=button aria-haspopup=listbox aria-label='{says}'><input readonly tabindex=-1 placeholder='{says}'></button></div>"
        )
    };
    read(&field("2 selected of 3")).says(FieldName::Components, "2 selected of 3");
    read(&field("0 selected of 3")).components("");
}

#[test]
fn a_hidden_menu_is_read_whatever_is_drawn_for_it() {
    let html = "<label for=c>Components affected</label>
        <select id=c multiple hidden value=1><optgroup label=Alder><option value=1 selected>Alder One</option><option value=2>Alder Two</option></optgroup>
        <optgroup label=Birch><option value=3>Birch One</option></optgroup></select>
        <div><ul><li><span>Alder One</span><a class=close></a></li><li><input></li></ul></div>";
    read(html).components("+Alder/Alder One, Alder/Alder Two, Birch/Birch One");
}

#[test]
fn items_that_tell_their_tick_need_no_box_in_them() {
    let option = |name: &str, on: bool| {
        let checked = if on { "checked" } else { "" };
        format!(
            "<x-option role=option aria-selected={on}><span>{name}</span><input type=checkbox {checked} hidden></x-option>"
        )
    };
    let list = format!(
        "<x-list role=listbox aria-multiselectable=true><h4>Alder</h4>{}{}<h4>Birch</h4>{}</x-list>",
        option("Alder One", true),
        option("Alder Two", false),
        option("Birch One", true)
    );
    affected(&list).components("+Alder/Alder One, Alder/Alder Two, +Birch/Birch One");
    // A list that does not say that it takes several, and is called so.
    let html = "<ul role=listbox aria-label='Components affected'><li role=none><ul role=group aria-label=Alder><li role=option aria-selected=false>Alder One</li><li role=option aria-selected=true>Alder Two</li></ul></li></ul>";
    affected(html).components("Alder/Alder One, +Alder/Alder Two");
}

#[test]
fn titles_among_options_head_them() {
    let html = "<ul role=listbox aria-multiselectable=true><li class=head>Alder</li><li role=option aria-checked=true>Alder One</li>
        <li class=head>Birch</li><li role=option aria-checked=false>Birch One</li></ul>";
    affected(html).components("+Alder/Alder One, Birch/Birch One");
    // An item that lost its state is no title.
    affected(&html.replace("<li class=head>Birch</li>", "<li class=row>Birch</li>"))
        .says(FieldName::Components, "Birch");
}

#[test]
fn trees_of_items_that_head_the_group_beside_them() {
    let item = |name: &str, on: &str, more: &str| {
        format!(
            "<div><div role=treeitem aria-checked={on} {more}><i class=x-icon aria-hidden=true><span aria-hidden=true>play_arrow</span></i><div role=checkbox aria-checked={on} aria-hidden=true tabindex=-1></div><div>{name}</div></div>"
        )
    };
    let group = |name: &str, on: &str, members: &str| {
        format!(
            "{}<div><div role=group>{members}</div></div></div>",
            item(name, on, "aria-expanded=true")
        )
    };
    let leaf = |name: &str, on: &str| item(name, on, "") + "</div>";
    let html = format!(
        "<div role=tree>{}{}</div>",
        group(
            "Alder",
            "mixed",
            &(leaf("Alder One", "true") + &leaf("Alder Two", "false"))
        ),
        group("Birch", "true", &leaf("Birch One", "true"))
    );
    affected(&html).components("+Alder/Alder One, Alder/Alder Two, +Birch/Birch One");
}

#[test]
fn leaves_whose_drawn_box_is_in_a_label_are_not_folded() {
    let item = |level: u32, name: &str, state: &str, sign: &str, on: &str| {
        format!(
            "<div role=treeitem aria-level={level} aria-expanded={state}>{sign}<label><input type=checkbox value='{name}' {on}><span><b><svg></svg></b></span></label><span>{name}</span></div>"
        )
    };
    let html = format!(
        "<div role=tree>{}{}{}</div>",
        item(
            0,
            "Alder",
            "true",
            "<span role=button><svg></svg></span>",
            ""
        ),
        item(1, "Alder One", "false", "", "checked"),
        item(1, "Alder Two", "false", "", "")
    );
    affected(&html).components("+Alder/Alder One, Alder/Alder Two");
}

#[test]
fn words_for_the_ears_are_no_part_of_a_name() {
    let html = "<ul role=tree><li role=treeitem><div role=checkbox aria-checked=true aria-label='Multiple Selection Mode'></div><span>Alder One</span><span data-bounds='-500 -600 0 0'>Tree Item Is Active</span></li></ul>";
    affected(html).components("+Alder One");
}

#[test]
fn a_box_in_a_box_is_one() {
    let html = |words: &str, on: bool| {
        let checked = if on { "checked" } else { "" };
        format!(
            "<x-box role=checkbox aria-checked={on} aria-labelledby=l tabindex=0><label for=i><input id=i type=checkbox {checked} hidden><div id=l>{words}</div></label></x-box>"
        )
    };
    read(&html("Send notifications", true)).notify("+...");
    affected(&html("Alder One", true)).components("+Alder One");
}

/// A date and a time in five menus after one label.
fn five(label: &str, id: &str, day: u32, clock: (u32, u32)) -> String {
    let first = menu(1, 31, day).replacen("<select", &format!("<select id={id}"), 1);
    let month = "<select><option>November</option><option selected>December</option></select>";
    let (year, hour, minute) = (
        menu(2021, 2031, 2026),
        menu(0, 23, clock.0),
        menu(0, 59, clock.1),
    );
    format!("<p><label for={id}>{label}</label>{first}{month}{year}{hour} : {minute}</p>")
}

#[test]
fn a_clock_without_words_is_told_with_its_date() {
    let (starts, ends) = (
        five("Start date", "s", 24, (9, 30)),
        five("End date", "e", 24, (11, 15)),
    );
    read(&format!("{starts}{ends}")).schedule("2026-12-24 09:30 +105");
    let again = five("Start date", "a", 24, (9, 30));
    read(&format!("{starts}{again}{ends}")).schedule("missing missing +missing");
    // Under a word for how long it takes, the clock of a date is still none.
    let length = five("Length", "e", 24, (11, 15));
    read(&format!("{starts}{length}")).schedule("2026-12-24 09:30 +missing");
}

#[test]
fn a_line_with_a_name_of_its_own_is_not_the_message() {
    let html = "<form><div><div>Message</div><div><input aria-label=URL placeholder='Enter a URL'></div>
        <x-editor role=textbox contenteditable>Hello</x-editor></div><button>Schedule now</button></form>";
    reads(html).message("Hello");
}
