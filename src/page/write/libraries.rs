//! What is pressed in the controls that libraries of components draw in ways of their own.
#![allow(clippy::unwrap_used)]

use super::{Act, NextAct, next_act};
use crate::{
    engine::{
        finding::Edit,
        form::{ComponentKey, Status},
        policy::Policy,
    },
    page::read::read_form,
    testing::page::{outline, outline_at},
};

/// The first act for the edit is a click on the element with the id `pressed`.
#[track_caller]
fn presses(html: &str, edit: &Edit) {
    let page = outline(&format!(
        "<form>{html}<label>Message <textarea>Hello</textarea></label><button>Schedule now</button></form>"
    ));
    let mut nodes = page.nodes();
    let node = nodes.find(|node| node.attr("id") == Some("pressed"));
    let node = node.unwrap().id;
    let reading = read_form(&page, &Policy::default());
    assert_eq!(
        next_act(edit, &reading, &page),
        NextAct::Do(Act::Click { node })
    );
}

fn untick(name: &str, group: Option<&str>) -> Edit {
    Edit::Component {
        component: ComponentKey {
            id: None,
            name: name.into(),
            group: group.map(str::to_owned),
        },
        ticked: false,
    }
}

#[test]
fn what_a_hidden_menu_holds_is_taken_away_by_the_cross_drawn_for_it() {
    let html = "<label for=c>Components affected</label>
        <select id=c multiple hidden><optgroup label=Alder><option value=1 selected>Alder One</option></optgroup><optgroup label=Birch><option value=2 selected>Birch One</option></optgroup></select>
        <div><div><div>Alder One</div><div role=button aria-label='Remove Alder One'></div></div><div><div>Birch One</div><div role=button id=pressed aria-label='Remove Birch One'></div></div></div>";
    presses(html, &untick("Birch One", Some("Birch")));
}

#[test]
fn the_box_of_an_item_is_pressed_and_not_the_item() {
    let item = |name: &str, id: &str| {
        format!(
            "<div role=treeitem aria-checked=true><div role=checkbox aria-checked=true aria-hidden=true tabindex=-1 {id}></div><div>{name}</div></div>"
        )
    };
    let html = format!(
        "<h3>Components affected</h3><div role=tree>{}{}</div>",
        item("Alder One", ""),
        item("Birch One", "id=pressed")
    );
    presses(&html, &untick("Birch One", None));
}

#[test]
fn the_only_open_list_is_that_of_the_open_drop_down() {
    let html = |list: &str| {
        format!("<div><label id=l>Maintenance status</label><div role=button aria-haspopup=listbox aria-expanded=true aria-labelledby=l tabindex=0>Verifying</div></div>
        <div><ul {list}><li role=option>Scheduled</li><li role=option id=pressed>In progress</li><li role=option>Completed</li></ul></div>")
    };
    presses(&html("role=listbox"), &Edit::Status(Status::InProgress));
}

#[test]
fn what_a_code_editor_draws_is_not_written_over_through_the_line_that_takes_its_keys() {
    let page = outline(
        "<form><label for=m>Message</label><textarea id=m style='display:none'></textarea><div class=CodeMirror><div><textarea></textarea></div>
        <div><pre>From 22:00 UTC</pre><pre>Two hours</pre></div></div><button>Schedule now</button></form>",
    );
    let reading = read_form(&page, &Policy::default());
    let write = |text: &str| next_act(&Edit::Message(text.into()), &reading, &page);
    assert_eq!(write("From 22:00 UTC\nTwo hours"), NextAct::Done);
    let NextAct::Refused(why) = write("From 23:00 UTC") else {
        panic!("{:?}", write("From 23:00 UTC"))
    };
    assert!(why.contains("select all of it and paste"), "{why}");
}

#[test]
fn a_closed_group_is_taken_out_by_its_box() {
    let html = "<h3>Components affected</h3><ul>
        <li>▸ <label><input type=checkbox id=pressed checked> Alder</label></li>
        <li>▸ <label><input type=checkbox> Birch</label></li></ul>";
    presses(html, &untick("Alder", Some("Alder")));
}

#[test]
fn a_row_whose_box_is_only_drawn_is_pressed_there() {
    let html = "<h3>Components affected</h3>
        <div><p><span class='bx on' id=pressed></span><b>Alder One</b></p><p><span class=bx></span><b>Birch One</b></p></div>";
    presses(html, &untick("Alder One", None));
}

#[test]
fn what_is_listed_with_a_menu_alone_is_taken_out_by_its_cross_or_by_hand() {
    let row = |name: &str, cross: &str| {
        format!(
            "<li>{name} <select><option>Operational<option selected>Under maintenance</select>{cross}</li>"
        )
    };
    let page = |cross: &str| {
        let rows = row("Alder One", cross) + &row("Birch One", "");
        outline_at(
            "https://manage.statuspage.io/pages/abc123/incidents/p31zjtct2jer",
            &format!(
                "<form><h3>Affected components</h3><ul>{rows}</ul><label>Message <textarea>Hello</textarea></label></form>"
            ),
        )
    };
    let asked = |cross: &str| {
        let page = page(cross);
        next_act(
            &untick("Alder One", None),
            &read_form(&page, &Policy::default()),
            &page,
        )
    };
    assert!(matches!(
        asked("<button type=button aria-label='Remove Alder One'>×</button>"),
        NextAct::Do(Act::Click { .. })
    ));
    assert_eq!(
        asked(""),
        NextAct::Refused("Alder One can only be taken out of the list by hand.".to_owned())
    );
}
