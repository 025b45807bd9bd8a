//! Things that look like a field of the form and are not: beside it, or in the place where it was.

use super::mutate::Case;
use super::sketch::{Control, Place, row};
use super::tree::Dice;
use crate::fixture::Truth;
use statuspage_guard::page::outline::Child;

/// What a careful person never takes for the field.
fn like(key: &str) -> &'static [(&'static str, Control)] {
    use Control::{Area, Box, Boxes, Button, Date, Line, Menu, Moment, Number};
    match key {
        "name" => &[
            ("Ticket number", Line("OPS-4411")),
            ("Tags", Line("erp, patch")),
            ("Your name", Line("Kim")),
            ("Assigned to", Line("Kim")),
            ("Change request", Line("CHG0031")),
            ("Link to the runbook", Line("https://wiki.example/runbook")),
            ("Hashtag", Line("#status")),
        ],
        "message" => &[
            ("Private notes", Area("Vendor is late again")),
            ("Internal notes", Area("Ask Kim first")),
            ("Notes for your team", Area("Ask Kim first")),
            ("Postmortem", Area("The root cause was …")),
            ("Comment", Area("Who is on call?")),
            ("Tweet", Area("We are working on it")),
            (
                "Reason for the change (not shown to customers)",
                Area("Vendor asked"),
            ),
            ("Text message", Area("Work tonight")),
            ("Custom CSS", Area("body {}")),
        ],
        "status" => &[
            (
                "Component status",
                Menu(&["Operational", "Under maintenance", "Partial outage"]),
            ),
            ("Impact", Menu(&["None", "Minor", "Major", "Critical"])),
            (
                "Show",
                Menu(&["All", "Scheduled", "In progress", "Completed"]),
            ),
            ("Visibility", Menu(&["Published", "Draft"])),
            ("Severity", Menu(&["1", "2", "3"])),
            ("Approval", Menu(&["Waiting", "Approved", "Refused"])),
        ],
        "start-date" | "start-time" => &[
            ("Posted at", Moment("2026-11-02T08:15")),
            ("Created", Date("2026-11-02")),
            ("Last updated", Moment("2026-11-02T08:15")),
            ("Reminder", Moment("2026-11-02T08:15")),
            ("Review by", Date("2026-11-02")),
            ("Expires on", Date("2027-11-02")),
            ("Occurred at", Moment("2026-11-02T08:15")),
            ("Approved on", Date("2026-11-02")),
            ("Ends at", Moment("2027-11-02T08:15")),
            ("Publish on", Date("2026-11-02")),
        ],
        "duration" => &[
            ("Reminder (minutes before)", Number("45")),
            ("Refresh every (minutes)", Number("5")),
            ("Priority", Number("3")),
            ("Grace period (hours)", Number("4")),
            ("Affected users", Number("1200")),
            ("Snooze for (minutes)", Number("10")),
        ],
        "components" => &[
            (
                "Subscribers",
                Boxes(&["kim@example.com", "lee@example.com", "jo@example.com"]),
            ),
            ("Channels", Boxes(&["E-mail", "Text message", "Webhook"])),
            ("Metrics", Boxes(&["Response time", "Uptime"])),
            ("Teams", Boxes(&["Network", "Stores", "Payments"])),
            ("Show on", Boxes(&["Status page", "Dashboard"])),
            ("Labels", Boxes(&["planned", "urgent", "vendor"])),
        ],
        "notify.now" => &[
            ("Send me a copy", Box),
            ("Notify me when somebody comments", Box),
            ("Tweet this update", Box),
            ("Post to Slack", Box),
            ("Notify the on-call engineer", Box),
            ("Remember my choices", Box),
            ("Send a test message first", Box),
            ("I have read the policy", Box),
        ],
        "submit" => &[
            ("Save draft", Button),
            ("Preview", Button),
            ("Cancel", Button),
            ("Save as template", Button),
            ("Post comment", Button),
            ("Discard changes", Button),
            ("Add component", Button),
        ],
        "template" => &[
            ("Language", Menu(&["English", "Deutsch"])),
            ("Visibility", Menu(&["Published", "Draft"])),
            ("Owner", Menu(&["Kim", "Lee"])),
        ],
        _ => &[],
    }
}

/// A stranger right after a field.
pub fn lookalike(case: &mut Case, dice: &mut Dice) -> bool {
    let keys: Vec<String> = case
        .truths
        .keys()
        .filter(|key| !like(key).is_empty())
        .cloned()
        .collect();
    let Some(key) = dice.pick(&keys).cloned() else {
        return false;
    };
    let Some(&anchor) = anchors(case, &key).last() else {
        return false;
    };
    let ends = |label: &str| label.starts_with("Ends") && case.truths.contains_key("duration");
    let Some((label, control)) = dice
        .pick(like(&key))
        .filter(|(label, _)| !ends(label))
        .copied()
    else {
        return false;
    };
    put(case, dice, anchor, label, control)
}

/// A stranger where a field was.
pub fn instead(case: &mut Case, dice: &mut Dice) -> bool {
    let keys: Vec<String> = case
        .parts
        .keys()
        .filter(|key| {
            !like(key).is_empty()
                && matches!(
                    case.truths.get(*key),
                    Some(Truth::Value(_) | Truth::Unsure(_))
                )
        })
        .cloned()
        .collect();
    let Some(key) = dice.pick(&keys).cloned() else {
        return false;
    };
    let Some((label, control)) = dice.pick(like(&key)).copied() else {
        return false;
    };
    let anchors = anchors(case, &key);
    let Some(&anchor) = anchors.last() else {
        return false;
    };
    let ends = label.starts_with("Ends");
    if ends && case.ends_instead_of_lasting() || !put(case, dice, anchor, label, control) {
        return false;
    }
    let inside = case.fields_inside(&anchors);
    for label in case.outer_labels(&key) {
        case.tree.detach(label);
    }
    for id in anchors {
        case.tree.detach(id);
    }
    for key in inside {
        case.gone(&key);
    }
    true
}

/// The row of a field, or the field itself where it has none.
fn anchors(case: &Case, key: &str) -> Vec<u32> {
    case.parts
        .get(key)
        .map_or(Vec::new(), |parts| match parts.row.is_empty() {
            true => parts.at.clone(),
            false => parts.row.clone(),
        })
}

fn put(case: &mut Case, dice: &mut Dice, anchor: u32, label: &str, control: Control) -> bool {
    let Some([x, _, right, bottom]) = case.tree.area(&[anchor]) else {
        return false;
    };
    let (mut outer, mut strange) = (anchor, String::new());
    // Where only rows, items or terms may stand, the stranger stands in one.
    while let Some(parent) = case.tree.parent(outer) {
        match case.tree.nodes[&parent].tag.as_str() {
            "tr" | "dl" | "select" | "menu" => {
                outer = parent;
                continue;
            }
            "tbody" | "table" => strange = "tr".into(),
            "ul" | "ol" => strange = "li".into(),
            _ => {}
        }
        break;
    }
    let place = Place {
        x,
        y: bottom + 10,
        width: right - x,
    };
    case.tree
        .push_down(bottom, control.height() + 14, &[anchor]);
    let mut new = row(&mut case.tree, dice, place, label, control);
    if strange == "tr" {
        new = case
            .tree
            .element("td", &[("colspan", "2")], vec![Child::Node(new)]);
    }
    if !strange.is_empty() {
        new = case.tree.element(&strange, &[], vec![Child::Node(new)]);
    }
    case.tree.beside(outer, new, true);
    true
}
