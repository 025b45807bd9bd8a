//! What changed on the page is read again, and nothing else.
#![allow(clippy::unwrap_used)]

use crate::{
    engine::{
        form::{Field, FieldName, Form, Handle},
        policy::Policy,
    },
    page::{
        outline::{OutlineChange, Snapshot, state},
        read::{FormReading, read_form, refresh_reading},
        scene::Scene,
    },
    testing::page::{outline, update},
};

const RAILS: &str = r#"
<nav><a href="/pages/abc123">Incidents</a> <input type=search placeholder="Search by name"></nav>
<h1>Schedule maintenance</h1>
<form action="/x"><div><label for=t>Apply template</label>
  <select id=t><option value="">None</option><option>0. Maintenance-scheduled</option></select></div>
<div><label for=incident_name>Maintenance name</label><input id=incident_name name="incident[name]" value="Works"></div>
<fieldset><legend>Maintenance status</legend>
  <label><input type=radio name=s value=scheduled checked> Scheduled</label>
  <label><input type=radio name=s value=in_progress> In progress</label>
  <label><input type=radio name=s value=verifying> Verifying</label>
  <label><input type=radio name=s value=completed> Completed</label></fieldset>
<div><label for=m>Message</label><textarea id=m>Hello</textarea></div>
<fieldset><legend>Scheduled Time</legend><p>All times are in UTC.</p>
  <label>Date <input type=date value=2026-11-24></label>
  <label>Time <input type=time value=14:00></label>
  <label>Hours <input type=number value=2></label>
  <label>Minutes <input type=number value=0></label></fieldset>
<fieldset><legend>Automation</legend>
  <label><input type=checkbox checked> Set affected components' status to 'Under Maintenance' at the start</label>
  <label><input type=checkbox> Set affected components' status to 'Operational' at the end</label>
  <label><input type=checkbox checked> Change the status to In progress at the start</label>
  <label><input type=checkbox> Change the status to Completed at the end</label>
  <label><input type=checkbox checked> Remind subscribers 60 minutes before</label></fieldset>
<fieldset><legend>Components affected</legend>
  <label><input type=checkbox> Select all</label>
  <ul><li>Sedano's<ul>
    <li><label><input type=checkbox name="incident[components][q1w2e3r4t5y6]" checked> Miami</label></li>
    <li><label><input type=checkbox> Hialeah</label></li></ul></li>
  <li>Winn<ul><li><label><input type=checkbox> Jacksonville</label></li></ul></li></ul></fieldset>
<div><label><input type=checkbox checked> Send notifications</label></div>
<button>Schedule now</button> <a href="/">Cancel</a></form>"#;

/// The create screen with that many components, in groups of ten.
fn big(components: usize) -> String {
    let mut list = String::new();
    for group in 0..components / 10 {
        list.push_str(&format!("<div class=group><h4>Client {group}</h4><ul>"));
        for site in 0..10 {
            list.push_str(&format!("<li><label><input type=checkbox value=abc{group}x{site}> <span>Site {group} {site}</span></label></li>"));
        }
        list.push_str("</ul></div>");
    }
    RAILS.replace("<label><input type=checkbox> Select all</label>", &list)
}

#[test]
fn a_keystroke_and_a_tick_change_just_that() {
    let policy = Policy::default();
    let mut page = outline(&big(1_100));
    let reading = read_form(&page, &policy);
    let Field::Value(components) = &reading.form.components else {
        panic!()
    };
    assert_eq!(components.list.len(), 1_103);
    let row = components.list[7].handle.0;
    let message = reading.places.get(&FieldName::Message).unwrap().0;
    let list = components.list.as_ptr();
    let revision = reading.components_revision;
    let mut typed = page.get(message).unwrap().clone();
    typed.value = Some("Hello you".into());
    let changed = page.apply_snapshot(Snapshot {
        url: page.url.clone(),
        lang: page.lang.clone(),
        root: page.root,
        nodes: vec![typed],
        ..Snapshot::default()
    });
    let reading = refresh_reading(reading, &page, &changed, &policy);
    assert_eq!(reading.form.message, Field::Value("Hello you".into()));
    let Field::Value(components) = &reading.form.components else {
        panic!()
    };
    assert_eq!(
        (components.list.as_ptr(), reading.components_revision),
        (list, revision)
    );
    let mut ticked = page.get(row).unwrap().clone();
    ticked.state |= state::CHECKED;
    let changed = page.apply_snapshot(Snapshot {
        url: page.url.clone(),
        lang: page.lang.clone(),
        root: page.root,
        nodes: vec![ticked],
        ..Snapshot::default()
    });
    let reading = refresh_reading(reading, &page, &changed, &policy);
    let Field::Value(components) = &reading.form.components else {
        panic!()
    };
    assert!(components.list[7].ticked);
    assert_eq!(components.list.as_ptr(), list);
    assert_eq!(reading.components_revision, revision + 1);
    assert_eq!(read_form(&page, &policy).form, reading.form);
}

#[test]
fn a_number_that_counts_moves_nothing_and_one_in_a_name_is_read() {
    const PAGE: &str = "<label>Message<textarea>Hi</textarea></label><small>2 of 25,000 characters</small>
      <div>All times are UTC+2. <label>Start time<input value=14:00></label></div>
      <fieldset><legend>Components affected</legend><label><input type=checkbox>Kiosk 7</label>
      <span><input type=checkbox><i>Kiosk 8</i></span></fieldset><button>Schedule 1 maintenance</button>";
    let policy = Policy::default();
    let after = |old: &str, new: &str| {
        let mut page = outline(PAGE);
        let reading = read_form(&page, &policy);
        let list = reading.form.components.value().unwrap().list.as_ptr();
        assert!(PAGE.contains(old));
        let changed = page.apply_snapshot(Snapshot {
            whole: false,
            ..update(&page.url, &PAGE.replace(old, new))
        });
        let again = refresh_reading(reading, &page, &changed, &policy);
        assert_eq!(again.form, read_form(&page, &policy).form);
        (
            list == again.form.components.value().unwrap().list.as_ptr(),
            again.form,
        )
    };
    assert!(after("2 of 25", "3 of 25").0);
    assert!(
        after("2 of 25,000", "24,001 of 25,000")
            .1
            .message
            .is_on_screen()
    );
    assert_eq!(after("UTC+2", "UTC+3").1.zone, Field::Value("UTC+3".into()));
    let names = |form: Form| {
        form.components
            .value()
            .unwrap()
            .list
            .iter()
            .map(|one| one.name.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        names(after("Kiosk 7", "Kiosk 70").1),
        ["Kiosk 70", "Kiosk 8"]
    );
    assert_eq!(names(after("Kiosk 8", "Kiosk 9").1), ["Kiosk 7", "Kiosk 9"]);
    let submit = after("Schedule 1", "Schedule 2").1.submit;
    assert_eq!(submit, Field::Value("Schedule 2 maintenance".into()));
}

#[test]
fn a_time_that_loses_its_pm_has_that_of_the_menu_beside_it() {
    let form = |time: &str| {
        format!(
            "<form><fieldset><legend>Start</legend><label>Date <input type=date value=2026-12-09></label>
             <div><label>Time <input value='{time}'></label><select><option>AM<option selected>PM</select></div></fieldset>
             <label>Hours <input type=number value=2></label><label>Message <textarea>Hello</textarea></label>
             <button>Schedule now</button></form>"
        )
    };
    let mut page = outline(&form("10:30 pm"));
    let policy = Policy::default();
    let reading = read_form(&page, &policy);
    let mut next = update(&page.url, &form("10:30"));
    next.whole = false;
    let changed = page.apply_snapshot(next);
    assert!(matches!(changed, OutlineChange::Values { .. }));
    let again = refresh_reading(reading, &page, &changed, &policy).form;
    assert_eq!(again, read_form(&page, &policy).form);
}

/// The scene collects them in a set, which gives them in any order, and they are searched as an ascending list.
#[test]
fn a_range_that_loses_its_end_says_nothing_of_how_long_it_takes() {
    let form = |text: &str| format!("<label>Maintenance window<input id=w value='{text}'></label>");
    let policy = Policy::default();
    let mut page = outline(&form("2026-12-01 22:00 – 23:30"));
    let reading = read_form(&page, &policy);
    assert_eq!(reading.form.duration, Field::Value(90));
    let next = update(&page.url, &form("2026-12-01 21:00"));
    let typed = Snapshot {
        whole: false,
        ..next
    };
    let changed = page.apply_snapshot(typed);
    let reading = refresh_reading(reading, &page, &changed, &policy);
    let start = reading.form.start_time.value().map(ToString::to_string);
    assert_eq!(start.as_deref(), Some("21:00:00"));
    assert!(matches!(reading.form.duration, Field::Unreadable { .. }));
}

#[test]
fn a_range_typed_into_an_empty_field_is_read_as_one() {
    let form = |text: &str| {
        format!("<label>Name<input></label><label>Maintenance window<input value='{text}'></label>")
    };
    let policy = Policy::default();
    let mut page = outline(&form(""));
    let mut reading = read_form(&page, &policy);
    for typed in [
        "2",
        "2026-12-01",
        "2026-12-01 22:00",
        "2026-12-01 22:00 – 23:3",
        "2026-12-01 22:00 – 23:30",
    ] {
        let changed = page.apply_snapshot(Snapshot {
            whole: false,
            ..update(&page.url, &form(typed))
        });
        reading = refresh_reading(reading, &page, &changed, &policy);
    }
    assert_eq!(reading.form.duration, Field::Value(90));
    let start = reading.form.start_time.value().map(ToString::to_string);
    assert_eq!(start.as_deref(), Some("22:00:00"));
}

#[test]
fn each_element_that_was_located_by_its_state_is_located_again_when_that_changes() {
    const TABS: u32 = 40;
    let tabs: String = (0..TABS)
        .map(|tab| {
            format!(
                "<a role=tab aria-selected={} href='/t{tab}'>Tab {tab}</a>",
                tab == 3
            )
        })
        .collect();
    let page = outline(&format!("<div role=tablist>{tabs}</div>{RAILS}"));
    let scene = Scene::new(&page);
    let mut numbers: Vec<u32> = scene.items.iter().map(|item| item.node.id).collect();
    // In an order that is none.
    numbers.sort_by_key(|number| number.wrapping_mul(2_654_435_761) % 1_009);
    for number in &numbers {
        let at = scene.find_item(*number).unwrap();
        scene.read_state_attribute(at, "aria-selected");
    }
    let mut reading = read_form(&page, &Policy::default());
    reading.located_by_state = scene.nodes_located_by_state();
    assert!(reading.located_by_state.is_sorted());
    for number in numbers {
        assert!(!reading.keeps_places(&[Handle(number)], &[]), "{number}");
    }
}

#[test]
fn a_box_that_cannot_be_read_is_named() {
    let page = RAILS.replace(
        "<label><input type=checkbox checked> Remind subscribers 60 minutes before</label>",
        "<div role=checkbox aria-checked=mixed tabindex=0>Remind subscribers 60 minutes before</div>",
    );
    assert_ne!(page, RAILS);
    let reading = read_form(&outline(&page), &Policy::default());
    let sentence = "Whether \"1 hour before\" is ticked cannot be told.";
    assert!(
        reading
            .missing
            .contains(&(FieldName::Notify, sentence.to_owned())),
        "{:?}",
        reading.missing
    );
}

#[test]
fn a_group_that_is_closed_over_a_tick_is_known_by_what_was_seen_in_it() {
    let closed = "<li>▸ <span role=checkbox aria-checked=false>Northgate</span></li>";
    let open = "<li>▾ <span role=checkbox aria-checked=false>Northgate</span><ul>
        <li><label><input type=checkbox checked> Mill</label></li><li><label><input type=checkbox> Quay</label></li></ul></li>";
    let form = |group: &str| {
        format!(
            "<form><h3>Components affected</h3><ul><li>▾ <label><input type=checkbox> Oaks</label><ul>
            <li><label><input type=checkbox> Alder</label></li><li><label><input type=checkbox> Birch</label></li></ul></li>
            {group}<li>▸ <span role=checkbox aria-checked=false>Southgate</span></li></ul><label>Message <textarea>Hello</textarea></label><button>Schedule now</button></form>"
        )
    };
    let policy = Policy::default();
    let unknown = |reading: &FormReading| {
        let Field::Value(components) = &reading.form.components else {
            panic!("{:?}", reading.form.components)
        };
        components.collapsed_groups.clone()
    };
    let ticked = |reading: &FormReading| {
        let components = reading.form.components.value().unwrap();
        let ticked = components.ticked_components();
        ticked.map(|one| one.name.clone()).collect::<Vec<_>>()
    };
    let mut page = outline(&form(closed));
    let reading = read_form(&page, &policy);
    assert_eq!(unknown(&reading), [""; 0]);
    let mut show = |reading, group: &str| {
        let changed = page.apply_snapshot(update(&page.url.clone(), &form(group)));
        refresh_reading(reading, &page, &changed, &policy)
    };
    let reading = show(reading, open);
    assert_eq!(unknown(&reading), [""; 0]);
    let reading = show(reading, closed);
    assert_eq!(unknown(&reading), [""; 0]);
    assert_eq!(ticked(&reading), ["Mill"]);
    let reading = show(reading, "</ul></form><form><p>Loading</p><ul>");
    let reading = show(reading, closed);
    assert_eq!(ticked(&reading), ["Mill"]);
    let middle = closed.replace("=false", "=mixed");
    let reading = show(reading, &middle);
    assert_eq!(unknown(&reading), ["Northgate"]);
    let reading = show(reading, open);
    assert_eq!(unknown(&reading), [""; 0]);
}

#[test]
fn the_box_for_notifications_is_missing_once_a_component_is_ticked() {
    let policy = Policy::default();
    let awaited = RAILS.replace(
        "<div><label><input type=checkbox checked> Send notifications</label></div>",
        "",
    );
    let awaited = awaited.replace("[q1w2e3r4t5y6]\" checked", "[q1w2e3r4t5y6]\"");
    let mut page = outline(&awaited);
    let reading = read_form(&page, &policy);
    assert_eq!(reading.missing, []);
    let Field::Value(components) = &reading.form.components else {
        panic!("{:?}", reading.form.components)
    };
    let mut ticked = page.get(components.list[0].handle.0).unwrap().clone();
    ticked.state |= state::CHECKED;
    let changed = page.apply_snapshot(Snapshot {
        url: page.url.clone(),
        lang: page.lang.clone(),
        root: page.root,
        nodes: vec![ticked],
        ..Snapshot::default()
    });
    let reading = refresh_reading(reading, &page, &changed, &policy);
    let missing: Vec<FieldName> = reading.missing.iter().map(|(field, _)| *field).collect();
    assert_eq!(missing, [FieldName::Notify]);
}
