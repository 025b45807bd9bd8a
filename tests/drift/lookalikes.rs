//! Things that look like a field of the form and are not: beside it, or in the place where it was.

use super::mutate::Case;
use super::sketch::{Control, row};
use super::tree::Tree;
use crate::random::Random;

/// What a careful person never takes for the field.
fn like(key: &str) -> &'static [(&'static str, Control<'static>)] {
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
                Menu(&["Operational", "Under maintenance", "Partial outage"], 0),
            ),
            ("Impact", Menu(&["None", "Minor", "Major", "Critical"], 0)),
            (
                "Show",
                Menu(&["All", "Scheduled", "In progress", "Completed"], 0),
            ),
            ("Visibility", Menu(&["Published", "Draft"], 0)),
            ("Severity", Menu(&["1", "2", "3"], 0)),
            ("Approval", Menu(&["Waiting", "Approved", "Refused"], 0)),
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
            ("Language", Menu(&["English", "Deutsch"], 0)),
            ("Visibility", Menu(&["Published", "Draft"], 0)),
            ("Owner", Menu(&["Kim", "Lee"], 0)),
        ],
        _ => &[],
    }
}

/// A stranger right after a field.
pub fn lookalike(case: &mut Case, random: &mut Random) -> bool {
    let keys: Vec<String> = case.truths.keys().cloned().collect();
    // Beside the length, an end is no stranger.
    let fits = |case: &Case, label: &str| {
        !(label.starts_with("Ends") && case.truths.contains_key("duration"))
    };
    beside(case, random, &keys, fits).is_some()
}

/// A stranger where a field was.
pub fn instead(case: &mut Case, random: &mut Random) -> bool {
    let keys: Vec<String> = case.parts.keys().cloned().collect();
    let fits =
        |case: &Case, label: &str| !(label.starts_with("Ends") && case.ends_instead_of_lasting());
    let keys: Vec<String> = keys
        .into_iter()
        .filter(|key| case.expected(key).is_some())
        .collect();
    let Some(key) = beside(case, random, &keys, fits) else {
        return false;
    };
    let anchors = case.anchors(&key);
    let inside = case.fields_inside(&anchors);
    for id in case.outer_labels(&key).into_iter().chain(anchors) {
        case.tree.detach(id);
    }
    for key in inside {
        case.gone(&key);
    }
    true
}

/// Puts something that looks like one of the fields beside it: which one.
fn beside(
    case: &mut Case,
    random: &mut Random,
    keys: &[String],
    fits: fn(&Case, &str) -> bool,
) -> Option<String> {
    let keys: Vec<&String> = keys.iter().filter(|key| !like(key).is_empty()).collect();
    let key = random.choose(&keys)?.to_string();
    let anchor = *case.anchors(&key).last()?;
    let (label, control) = *random
        .choose(like(&key))
        .filter(|(label, _)| fits(case, label))?;
    let put = |tree: &mut Tree, place| row(tree, random, place, label, control);
    case.stand_after(anchor, control.height(), put)
        .then_some(key)
}
