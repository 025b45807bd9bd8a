//! What libraries of components draw in ways of their own: drop-downs without a role, menus behind
//! hidden selects, what is chosen as chips, lists and trees that tell their ticks themselves.
#![allow(clippy::unwrap_used)]

use super::widgets::with;
use crate::{
    engine::form::{FieldName, Status},
    page::testing::{Reads, reads},
};

fn read(html: &str) -> Reads {
    reads(&with(html))
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
    // Two of them, or a field besides: what the label names cannot be told.
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
