//! Boxes and forms that are none of the form's fields.

use super::mutate::Case;
use super::sketch::{Control, Place, field, row, words};
use crate::random::Random;
use statuspage_guard::page::outline::OutlineChild;

/// A form of the page's own that is none of the form's fields, before or after all else.
fn stranger(
    case: &mut Case,
    random: &mut Random,
    first: usize,
    heading: &str,
    fields: &[(&str, Control)],
    button: &str,
) {
    let height = 70
        + fields
            .iter()
            .map(|(_, control)| control.height() + 6)
            .sum::<i32>();
    let (place, at) = case.margin(random.chance(first), height);
    let Place { x, mut y, width } = place;
    let mut children = Vec::new();
    if !heading.is_empty() {
        children.push(words(&mut case.tree, "h3", heading, [x, y, 200, 20]));
        y += 24;
    }
    for (label, control) in fields {
        children.push(match label.is_empty() {
            true => {
                let one = field(&mut case.tree, *control, [x, y + 20, 220, 28]);
                if let Some(node) = case.tree.nodes.get_mut(&one) {
                    node.attributes
                        .insert("placeholder".into(), "Search…".into());
                }
                one
            }
            false => row(
                &mut case.tree,
                random,
                Place { x, y, width },
                label,
                *control,
            ),
        });
        y += control.height() + 6;
    }
    children.push(words(&mut case.tree, "button", button, [x, y, 120, 24]));
    let children = children.into_iter().map(OutlineChild::Node).collect();
    let tag = if random.chance(70) { "form" } else { "section" };
    let form = case.tree.element(tag, &[], children);
    case.put(at, form);
}

pub fn search_box(case: &mut Case, random: &mut Random) -> bool {
    stranger(case, random, 50, "", &[("", Control::Line(""))], "Search");
    true
}

pub fn note_box(case: &mut Case, random: &mut Random) -> bool {
    let label = ["Comment", "Internal note", "Add a note for your team"][random.below(3)];
    let fields = [(label, Control::Area("Who is on call?"))];
    stranger(case, random, 30, "Activity", &fields, "Add");
    true
}

pub fn filter_form(case: &mut Case, random: &mut Random) -> bool {
    let steps = ["All", "Scheduled", "In progress", "Completed"];
    let fields = [
        ("Status", Control::Menu(&steps, 3)),
        ("From", Control::Date("2026-01-01")),
        ("Component", Control::Line("")),
    ];
    stranger(case, random, 70, "Filter the list", &fields, "Filter");
    true
}

pub fn contact_form(case: &mut Case, random: &mut Random) -> bool {
    let fields = [
        ("Your name", Control::Line("Kim")),
        ("Your e-mail", Control::Line("")),
        ("Message", Control::Area("Please call me")),
    ];
    stranger(case, random, 30, "Contact support", &fields, "Send");
    // The heading tells them apart; whoever is in doubt may say so.
    case.unsure("message");
    case.unsure("name");
    true
}

/// Forms with dates, names and boxes that do something else.
pub fn second_form(case: &mut Case, random: &mut Random) -> bool {
    let day = Control::Date("2026-01-01");
    match random.below(6) {
        0 => {
            let fields = [("From", day), ("To", Control::Date("2026-01-31"))];
            stranger(case, random, 50, "Uptime report", &fields, "Download");
        }
        1 => {
            let fields = [
                ("E-mail address", Control::Line("kim@example.com")),
                ("Notify me of every update", Control::Box),
            ];
            stranger(case, random, 50, "Subscribe", &fields, "Subscribe");
        }
        2 => {
            let fields = [("Search maintenances", Control::Line("")), ("Since", day)];
            stranger(case, random, 60, "Maintenances", &fields, "Search");
        }
        3 => {
            let reply = [("Reply", Control::Area("Thanks, Kim"))];
            stranger(case, random, 20, "Discussion", &reply, "Reply");
        }
        4 => {
            let zones = ["UTC", "Europe/Berlin", "America/New_York"];
            let fields = [
                ("Your display name", Control::Line("Kim")),
                ("Language", Control::Menu(&["English", "Deutsch"], 0)),
                ("Show my times in", Control::Menu(&zones, 1)),
            ];
            stranger(case, random, 40, "Your settings", &fields, "Save settings");
            case.unsure("zone");
        }
        _ => {
            let fields = [
                ("Component name", Control::Line("Checkout")),
                (
                    "Component status",
                    Control::Menu(&["Operational", "Major outage"], 0),
                ),
            ];
            stranger(case, random, 40, "New component", &fields, "Add component");
        }
    }
    true
}
