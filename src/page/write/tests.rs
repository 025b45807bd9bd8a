//! Edits on pages of every kind, done one act at a time until the page shows them.
#![allow(clippy::unwrap_used)]

use super::{Act, NextAct, next_act};
use crate::{
    engine::{
        finding::Edit,
        form::{ComponentKey, NotificationMoment, Status},
        policy::Policy,
    },
    page::{
        outline::{Outline, Snapshot, state},
        read::read_form,
    },
    testing::page::outline,
};
use chrono::{NaiveDate, NaiveTime};

/// Does what a page does on an act.
fn act(page: &mut Outline, act: &Act) {
    let mut nodes = Vec::new();
    match act {
        Act::Text { node, was, value } | Act::Value { node, was, value } => {
            let mut found = page.get(*node).unwrap().clone();
            assert_eq!(found.value.as_deref().unwrap_or(""), was);
            found.value = Some(value.clone());
            nodes.push(found);
        }
        Act::Click { node } => {
            let mut found = page.get(*node).unwrap().clone();
            for (name, value) in [("aria-checked", "true"), ("aria-pressed", "true")] {
                let group = found.attr("role") == Some("radio") || name == "aria-pressed";
                if found.attr(name).is_some() {
                    let on = found.attr(name) == Some("true");
                    if group {
                        nodes.extend(
                            page.nodes()
                                .filter(|other| other.attr(name) == Some("true"))
                                .cloned()
                                .map(|mut other| {
                                    other.attributes.insert(name.into(), "false".into());
                                    other
                                }),
                        );
                    }
                    found.attributes.insert(
                        name.into(),
                        if on && !group { "false" } else { value }.into(),
                    );
                }
            }
            if found.attr("type") == Some("radio") {
                nodes.extend(
                    page.nodes()
                        .filter(|other| other.attr("type") == Some("radio"))
                        .cloned()
                        .map(|mut other| {
                            other.state &= !state::CHECKED;
                            other
                        }),
                );
            }
            if found.tag == "input" {
                found.state ^= state::CHECKED;
            }
            nodes.push(found);
        }
        Act::Press { node, key, times } => {
            let mut found = page.get(*node).unwrap().clone();
            let now: u32 = found.attr("aria-valuenow").unwrap().parse().unwrap();
            let then = if *key == "ArrowRight" {
                now + times
            } else {
                now - times
            };
            found
                .attributes
                .insert("aria-valuenow".into(), then.to_string());
            nodes.push(found);
        }
        Act::Revert { .. }
        | Act::Wait { .. }
        | Act::Expand { .. }
        | Act::Leave
        | Act::Focus { .. }
        | Act::Copy { .. } => {}
    }
    page.apply_snapshot(Snapshot {
        url: page.url.clone(),
        lang: page.lang.clone(),
        root: page.root,
        nodes,
        ..Snapshot::default()
    });
}

/// Acts until it is done, or says why not; at most as often as a page has parts of one field.
#[track_caller]
fn does(html: &str, edit: &Edit) -> Outline {
    let mut page = outline(html);
    for _ in 0..5 {
        match next_act(edit, &read_form(&page, &Policy::default()), &page) {
            NextAct::Done => return page,
            NextAct::Do(step) => act(&mut page, &step),
            NextAct::Refused(why) => panic!("{why}"),
        }
    }
    panic!("never done");
}

#[track_caller]
fn refuses(html: &str, edit: &Edit, part: &str) {
    let page = outline(html);
    let NextAct::Refused(why) = next_act(edit, &read_form(&page, &Policy::default()), &page) else {
        panic!("not refused");
    };
    assert!(why.contains(part), "{why}");
}

fn day() -> Edit {
    Edit::StartDate(NaiveDate::from_ymd_opt(2026, 12, 5).unwrap())
}

fn clock() -> Edit {
    Edit::StartTime(NaiveTime::from_hms_opt(21, 30, 0).unwrap())
}

#[test]
fn a_status_is_chosen_in_every_control() {
    let words = ["Scheduled", "In progress", "Verifying", "Completed"];
    let each = |make: &dyn Fn(&str, bool) -> String| {
        words
            .iter()
            .map(|word| make(word, *word == "Scheduled"))
            .collect::<String>()
    };
    for html in [
        format!(
            "<label>Status<select>{}</select></label>",
            each(&|word, _| format!("<option>{word}</option>"))
        ),
        each(&|word, on| {
            format!(
                "<label><input type=radio name=s {}>{word}</label>",
                if on { "checked" } else { "" }
            )
        }),
        format!(
            "<div role=radiogroup>{}</div>",
            each(&|word, on| format!("<div role=radio aria-checked={on}>{word}</div>"))
        ),
        format!(
            "<div>{}</div>",
            each(&|word, on| format!("<button type=button aria-pressed={on}>{word}</button>"))
        ),
        format!(
            "<div><input type=range min=0 max=3 value=0>{}</div>",
            each(&|word, _| format!("<i>{word}</i>"))
        ),
        format!(
            "<div><p role=slider aria-valuemin=0 aria-valuemax=3 aria-valuenow=0></p>{}</div>",
            each(&|word, _| format!("<i>{word}</i>"))
        ),
    ] {
        let html = format!(
            "<form><label>Message<textarea></textarea></label>{html}<button>Schedule now</button></form>"
        );
        does(&html, &Edit::Status(Status::Completed));
    }
    refuses(
        "<label>Status<select disabled><option>Scheduled<option>Completed</select></label>",
        &Edit::Status(Status::Completed),
        "",
    );
}

#[test]
fn dates_and_times_in_the_form_they_are_shown_in() {
    for (html, shown) in [
        (
            "<label>Start date<input type=date value=2026-11-24></label>",
            "2026-12-05",
        ),
        (
            "<label>Start date<input value='Nov 24, 2026'></label>",
            "Dec 5, 2026",
        ),
        (
            "<label>Start date<input value='24.11.2026'></label>",
            "05.12.2026",
        ),
        (
            "<label>Start date<input value='' placeholder='MM/DD/YYYY'></label>",
            "12/05/2026",
        ),
        (
            "<label>Starts<input type=datetime-local value=2026-11-24T10:00></label>",
            "2026-12-05T10:00",
        ),
        (
            "<label>Starts<input value='24 Nov 2026 10:00'></label>",
            "5 Dec 2026 10:00",
        ),
        (
            "<label>Start date<input role=combobox aria-haspopup=dialog value=2026-11-24></label>",
            "2026-12-05",
        ),
    ] {
        let page = does(html, &day());
        assert!(
            page.nodes()
                .any(|node| node.value.as_deref() == Some(shown)),
            "{html}"
        );
    }
    for (html, shown) in [
        (
            "<label>Start time<input type=time value=10:00></label>",
            "21:30",
        ),
        (
            "<label>Start time<input value='9:15 AM'></label>",
            "9:30 PM",
        ),
        (
            "<label>Starts<input type=datetime-local value=2026-11-24T10:00></label>",
            "2026-11-24T21:30",
        ),
    ] {
        let page = does(html, &clock());
        assert!(
            page.nodes()
                .any(|node| node.value.as_deref() == Some(shown)),
            "{html}"
        );
    }
    refuses(
        "<label>Start date<input value=''></label>",
        &day(),
        "How the Start date",
    );
}

#[test]
fn a_box_that_says_the_opposite_is_unticked() {
    let html = "<form><label><input type=checkbox aria-checked=true role=switch checked> Do not notify subscribers</label></form>";
    let on = Edit::Notify {
        moment: NotificationMoment::Now,
        on: true,
    };
    let page = outline(html);
    let told = |on| next_act(&on, &read_form(&page, &Policy::default()), &page);
    assert!(matches!(told(on), NextAct::Do(Act::Click { .. })));
    let off = Edit::Notify {
        moment: NotificationMoment::Now,
        on: false,
    };
    assert_eq!(told(off), NextAct::Done);
}

#[test]
fn a_menu_that_is_open_is_given_time_to_fill() {
    let html = "<form><label for=s>Status</label><input id=s role=combobox aria-expanded=true aria-controls=m value=Verifying>
        <div id=m role=listbox><div role=option>Scheduled</div></div></form>";
    let page = outline(html);
    let next = next_act(
        &Edit::Status(Status::Completed),
        &read_form(&page, &Policy::default()),
        &page,
    );
    assert!(matches!(next, NextAct::Do(Act::Wait { .. })), "{next:?}");
}

#[test]
fn a_time_with_its_half_of_the_day_in_a_menu() {
    let html = "<form><label>Start date<input type=date value=2026-11-24></label><label>Start time<input value='09:15'></label>
        <select><option selected>AM</option><option>PM</option></select></form>";
    let page = does(html, &clock());
    let values: Vec<_> = page
        .nodes()
        .filter_map(|node| node.value.as_deref())
        .collect();
    assert_eq!(values, ["2026-11-24", "09:30", "PM"]);
}

#[test]
fn the_other_half_of_the_day_is_one_press_away() {
    let part = |name: &str, text: &str| {
        format!("<span role=spinbutton contenteditable aria-label={name}>{text}</span>")
    };
    let html = format!(
        "<form><label>Date <input type=date value=2026-12-09></label>
         <div><span id=t>Start time</span><div role=group aria-labelledby=t>{}{}{}</div></div></form>",
        part("hour", "9"),
        part("minute", "30"),
        part("AM/PM", "AM")
    );
    let page = outline(&html);
    let next = next_act(&clock(), &read_form(&page, &Policy::default()), &page);
    let NextAct::Do(Act::Press { times: 1, .. }) = next else {
        panic!("{next:?}");
    };
}

#[test]
fn durations_boxes_and_components() {
    let decimal = "<form><label>Hours<input type=number value=1.5></label><label>Minutes<input type=number value=0></label></form>";
    does(decimal, &Edit::Duration(60))
        .nodes()
        .filter_map(|node| node.value.as_deref())
        .for_each(|value| assert!(matches!(value, "1" | "0"), "{value}"));
    let split = "<form><label>Hours<input type=number value=2></label><label>Minutes<input type=number value=0></label></form>";
    let days = "<form><fieldset><legend>Duration</legend><label>Days<input type=number value=1></label><label>Hours<input type=number value=2></label></fieldset></form>";
    let page = does(days, &Edit::Duration(2940));
    let values: Vec<_> = page
        .nodes()
        .filter_map(|node| node.value.as_deref())
        .collect();
    assert_eq!(values, ["2", "1"]);
    let page = does(split, &Edit::Duration(105));
    assert_eq!(
        page.nodes()
            .filter_map(|node| node.value.as_deref())
            .collect::<Vec<_>>(),
        ["1", "45"]
    );
    does(
        "<label>Duration<select><option>1 hour</option><option>90 minutes</option></select></label>",
        &Edit::Duration(90),
    );
    let counted = |units: [&str; 2]| {
        format!(
            "<div><label>Duration<input type=number value=2></label><select aria-label=Unit><option>{}</option><option selected>{}</option></select></div>",
            units[0], units[1]
        )
    };
    does(&counted(["minutes", "hours"]), &Edit::Duration(90));
    does(&counted(["minutes", "hours"]), &Edit::Duration(180));
    refuses(&counted(["days", "hours"]), &Edit::Duration(90), "Duration");
    does(
        "<label><input type=checkbox>Send notifications</label>",
        &Edit::Notify {
            moment: NotificationMoment::Now,
            on: true,
        },
    );
    does(
        "<fieldset><legend>Send notifications?</legend><label><input type=radio name=n checked>No</label><label><input type=radio name=n>Yes</label></fieldset>",
        &Edit::Notify {
            moment: NotificationMoment::Now,
            on: true,
        },
    );
    let component = ComponentKey {
        id: None,
        group: None,
        name: "Beta".into(),
    };
    let html = "<h3>Components affected</h3><label><input type=checkbox>Alpha</label><label><input type=checkbox>Beta</label>";
    let page = does(
        html,
        &Edit::Component {
            component,
            ticked: true,
        },
    );
    assert_eq!(
        page.nodes()
            .filter(|node| node.has_state(state::CHECKED))
            .count(),
        1
    );
}

#[test]
fn what_cannot_be_changed_is_left_alone() {
    refuses(
        "<label>Message<textarea readonly>A</textarea></label>",
        &Edit::Message("B".into()),
        "The Message field can only be read.",
    );
    refuses(
        "<label>Maintenance name<input disabled value=A></label>",
        &Edit::Name("B".into()),
        "The Maintenance name field is switched off on the page.",
    );
    let (date, time) = (
        NaiveDate::from_ymd_opt(2026, 12, 3).unwrap(),
        NaiveTime::from_hms_opt(21, 0, 0).unwrap(),
    );
    refuses(
        "<label>Start date<input disabled value=2026-12-01></label>",
        &Edit::StartDate(date),
        "The Start date field is switched off on the page.",
    );
    refuses(
        "<label>Start time<input type=time readonly value=22:00></label>",
        &Edit::StartTime(time),
        "The Start time field can only be read.",
    );
    refuses(
        "<label>Duration<select aria-disabled=true><option selected>1 hour<option>2 hours</select></label>",
        &Edit::Duration(120),
        "The Duration field is switched off on the page.",
    );
    refuses(
        "<label>Maintenance window<input value='2026-12-01 22:00 – 23:30'></label>",
        &Edit::StartTime(time),
        "The start and the end are in one field, which can only be changed by hand.",
    );
    refuses("<p>Nothing</p>", &Edit::Message("B".into()), "not found");
    does(
        "<label>Message<textarea readonly>A</textarea></label>",
        &Edit::Message("A".into()),
    );
}

#[test]
fn what_a_person_could_not_type_or_choose_is_not_written() {
    refuses(
        "<label>Maintenance name<input maxlength=3 value=A></label>",
        &Edit::Name("Four".into()),
        "The Maintenance name field takes at most 3 characters.",
    );
    does(
        "<label>Maintenance name<input maxlength=4 value=A></label>",
        &Edit::Name("Four".into()),
    );
    let hours = |limits: &str| {
        format!(
            "<form><label>Hours<input type=number {limits} value=2></label><label>Minutes<input type=number value=0></label></form>"
        )
    };
    refuses(&hours("max=3"), &Edit::Duration(240), "takes at most 3.");
    refuses(&hours("min=2"), &Edit::Duration(60), "takes at least 2.");
    refuses(
        &hours("min=1 step=2"),
        &Edit::Duration(240),
        "takes steps of 2.",
    );
    does(&hours("min=1 max=5 step=2"), &Edit::Duration(180));
    refuses(
        "<label>Start date<input type=date value=2026-11-24 max=2026-12-04></label>",
        &day(),
        "takes at most 2026-12-04.",
    );
    does(
        "<label>Start date<input type=date value=2026-11-24 min=2026-11-24 max=2026-12-05></label>",
        &day(),
    );
    refuses(
        "<label>Status<select><option>Scheduled<option disabled>Completed</select></label>",
        &Edit::Status(Status::Completed),
        "The Status field is switched off on the page.",
    );
}

#[test]
fn a_text_that_the_page_trims_is_what_was_written() {
    let page = outline("<label>Message<textarea>Done</textarea></label>");
    let edit = Edit::Message("Done \n".into());
    assert_eq!(
        next_act(&edit, &read_form(&page, &Policy::default()), &page),
        NextAct::Done
    );
}

#[test]
fn a_chip_is_taken_away_by_its_cross_and_none_is_typed() {
    let page = |chips: &str| {
        outline(&format!(
            "<div role=group aria-label='Components affected'>{chips}<input aria-autocomplete=list></div>"
        ))
    };
    let both =
        page("<span>Alder <button>×</button></span><span>Birch <button id=cross>×</button></span>");
    let edit = |ticked| Edit::Component {
        component: ComponentKey {
            id: None,
            group: None,
            name: "Birch".into(),
        },
        ticked,
    };
    let asked = |page: &Outline, ticked| {
        next_act(&edit(ticked), &read_form(page, &Policy::default()), page)
    };
    let cross = both
        .nodes()
        .find(|node| node.attr("id") == Some("cross"))
        .unwrap()
        .id;
    assert_eq!(asked(&both, false), NextAct::Do(Act::Click { node: cross }));
    assert_eq!(asked(&both, true), NextAct::Done);
    let one = page("<span>Alder <button>×</button></span>");
    assert_eq!(asked(&one, false), NextAct::Done);
    let refused = "Birch can only be typed into the field by hand.".to_owned();
    assert_eq!(asked(&one, true), NextAct::Refused(refused));
}
