//! The boxes that say who is told when, and what happens by itself. Told apart by their words: the
//! box's own first, then the legend or heading over it.

use super::{Found, Home, Rows, eligible};
use crate::page::{
    controls::{Toggle, yes_no},
    locate::status,
    names::{self, Names},
    scene::{At, Role, Scene},
    words::{self, fold, has_any},
};

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Boxes {
    pub now: Found<Toggle>,
    pub hour_before: Found<Toggle>,
    pub at_start: Found<Toggle>,
    pub at_end: Found<Toggle>,
    pub in_progress_at_start: Found<Toggle>,
    pub completed_at_end: Found<Toggle>,
    pub under_maintenance_at_start: Found<Toggle>,
    pub operational_at_end: Found<Toggle>,
}

/// What a box is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    Now,
    HourBefore,
    AtStart,
    AtEnd,
    InProgress,
    Completed,
    UnderMaintenance,
    Operational,
}

const TELL: &[&str] = &[
    "notify",
    "notifications",
    "notification",
    "notified",
    "notifies",
    "remind",
    "reminder",
    "email",
    "e mail",
    "tell",
    "alert",
    "inform",
];
/// Said with certainty, whatever stands over it.
const TELL_NOW: &[&str] = &[
    "send notifications",
    "send notification",
    "send a notification",
    "send the notification",
    "notify subscribers",
    "notify customers",
    "notify clients",
    "notify users",
    "send email",
    "send emails",
    "send email notifications",
    "notify your subscribers",
    "notify all subscribers",
    "send update to subscribers",
    "email subscribers",
    "tell subscribers",
    "deliver notifications",
    "send subscriber notifications",
    "alert subscribers",
    "inform subscribers",
    "send notifications to subscribers",
    "notify people",
    "send notices",
];
const SET: &[&str] = &[
    "set",
    "change",
    "transition",
    "move",
    "mark",
    "switch",
    "automatically",
    "status",
    "update",
    "put",
    "turn",
    "go",
    "becomes",
    "become",
    "start",
    "begin",
    "complete",
    "automation",
    "auto",
    "automatic",
];
const BEFORE: &[&str] = &["before", "prior", "ahead", "in advance"];
const HOUR: &[&str] = &["hour", "60", "1h", "60m", "hr", "60min"];
const START: &[&str] = &[
    "start",
    "starts",
    "begin",
    "begins",
    "beginning",
    "started",
    "in progress",
    "starting",
];
const END: &[&str] = &[
    "end",
    "ends",
    "complete",
    "completed",
    "completes",
    "completion",
    "finish",
    "finished",
    "finishes",
    "over",
    "ending",
];
const ELSE: &[&str] = &[
    "tweet", "twitter", "jira", "slack", "webhook", "me", "assignee", "team",
];

/// What the words of a box are about; `over` are those of the legend or heading over it.
pub fn about(own: &str, over: &[String]) -> Option<About> {
    // A step of the status is no box.
    if has_any(own, ELSE) || words::status(own).is_some() {
        return None;
    }
    let tells = has_any(own, TELL);
    // Under "Notifications", "When completed" is a moment; elsewhere "Completed at the end" is a deed.
    let told_over = over.first().is_some_and(|text| has_any(text, TELL));
    let sets = has_any(own, SET) || (!told_over && (has_any(own, START) || has_any(own, END)));
    if !tells && sets && !has_any(own, BEFORE) {
        let target = target(own);
        if target.is_some() {
            return target;
        }
    }
    let told = tells || over.iter().take(3).any(|text| has_any(text, TELL));
    if !told {
        return None;
    }
    if has_any(own, BEFORE) {
        return has_any(own, HOUR).then_some(About::HourBefore);
    }
    if has_any(own, END) {
        return Some(About::AtEnd);
    }
    if has_any(own, START) {
        return Some(About::AtStart);
    }
    let now = has_any(own, TELL_NOW)
        || matches!(
            own.trim(),
            "notify"
                | "notifications"
                | "send"
                | "subscribers"
                | "now"
                | "send now"
                | "notification"
        )
        || has_any(
            own,
            &[
                "when scheduled",
                "notify now",
                "immediately",
                "right away",
                "on scheduling",
                "subscribers about this",
            ],
        );
    now.then_some(About::Now)
}

fn target(own: &str) -> Option<About> {
    if has_any(own, &["under maintenance"]) {
        return Some(About::UnderMaintenance);
    }
    if has_any(own, &["operational"]) {
        return Some(About::Operational);
    }
    if has_any(own, &["in progress"]) {
        return Some(About::InProgress);
    }
    has_any(own, &["completed", "complete"]).then_some(About::Completed)
}

/// Whether a box with these words says, whatever its surroundings, that subscribers are told.
pub fn is_plainly_notify(own: &str) -> bool {
    has_any(own, TELL_NOW) && about(own, &[]).is_some()
}

pub fn locate(scene: &Scene, home: Home, rows: Option<&Rows>) -> Boxes {
    let mut found: Vec<(About, Toggle, bool)> = Vec::new();
    let mut add = |at: At, own: &str, over: &[String], toggle: Toggle| {
        if let Some(about) = about(own, over) {
            found.push((about, toggle, home.holds(at)));
        }
    };
    for at in toggles(scene) {
        let toggle = Toggle::of(scene, at);
        if rows.is_some_and(|rows| rows.holds(toggle.node)) {
            continue;
        }
        let mut own = fold(&names::spoken(scene, at));
        let mut over = Vec::new();
        let bare = matches!(
            own.trim(),
            "" | "on" | "off" | "yes" | "no" | "enabled" | "disabled" | "enable"
        );
        let names = Names::of(scene, at);
        if bare {
            // Named by what stands before or over it.
            let beside = names.near.iter().filter(|text| text.trim() != own.trim());
            own = beside
                .chain(&names.groups)
                .next()
                .cloned()
                .unwrap_or_default();
        } else {
            over = names.groups;
        }
        add(at, &own, &over, toggle);
    }
    for (at, choice) in status::choices(scene) {
        if let Some(toggle) = yes_no(choice) {
            let names = Names::of(scene, at);
            let (own, over) = match names
                .own
                .iter()
                .chain(&names.near)
                .find(|text| has_any(text, TELL))
            {
                Some(own) => (own.clone(), names.groups),
                None => match names.groups.split_first() {
                    Some((first, rest)) => (first.clone(), rest.to_vec()),
                    None => continue,
                },
            };
            add(at, &own, &over, toggle);
        }
    }
    let one = |wanted: About, words: &str| {
        let all = || found.iter().filter(move |(about, ..)| *about == wanted);
        let at_home = all().filter(|(.., home)| *home).count();
        let mut fit = all().filter(|(.., home)| *home || at_home == 0);
        match (fit.next(), fit.next()) {
            (Some(_), Some(_)) => {
                Found::Unsure(format!("Several boxes on the page could be \"{words}\"."))
            }
            (Some((_, toggle, _)), None) => Found::Here(toggle.clone()),
            _ => Found::Nothing,
        }
    };
    Boxes {
        now: one(About::Now, "Send notifications"),
        hour_before: one(About::HourBefore, "1 hour before"),
        at_start: one(About::AtStart, "At the start"),
        at_end: one(About::AtEnd, "At the end"),
        in_progress_at_start: one(About::InProgress, "In progress at the start"),
        completed_at_end: one(About::Completed, "Completed at the end"),
        under_maintenance_at_start: one(About::UnderMaintenance, "Under Maintenance at the start"),
        operational_at_end: one(About::Operational, "Operational at the end"),
    }
}

/// Everything that is on or off by itself.
fn toggles<'s>(scene: &'s Scene) -> impl Iterator<Item = At> + 's {
    let checks = scene
        .fields
        .iter()
        .copied()
        .filter(|at| scene.role(*at) == Role::Check);
    let pressed = (scene.scope.0..scene.scope.1).filter(|at| {
        scene.role(*at) == Role::Button
            && !scene.items[*at].hidden
            && scene.attr(*at, "aria-pressed").is_some()
    });
    checks.chain(pressed).filter(|at| eligible(scene, *at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn means(own: &str, over: &str, expected: Option<About>) {
        assert_eq!(about(&fold(own), &[fold(over)]), expected, "{own}");
    }

    #[test]
    fn boxes_say_what_they_are_about() {
        means("Send notifications", "", Some(About::Now));
        means("Notify subscribers", "", Some(About::Now));
        means(
            "Remind subscribers 60 minutes before",
            "",
            Some(About::HourBefore),
        );
        means(
            "1 hour before the start",
            "Notify subscribers",
            Some(About::HourBefore),
        );
        means("At the start", "Notifications", Some(About::AtStart));
        means(
            "When the maintenance is completed",
            "Notifications",
            Some(About::AtEnd),
        );
        means(
            "Set status to In progress at the start",
            "",
            Some(About::InProgress),
        );
        means(
            "Set affected components' status to 'Operational' at the end",
            "",
            Some(About::Operational),
        );
        means("Chicago South", "Components affected", None);
        means("Tweet this update", "Notifications", None);
    }
}
