//! What only all maintenances of a page together tell: components that were left Under Maintenance, maintenances whose
//! time is past, windows of one client that overlap. Asked by the audit of the command line, never on a form.

use super::{
    finding::{Finding, Severity},
    form::{FieldName, Status},
    policy::{Policy, RuleSeverity},
    sentences::{capitalise, format_minutes, format_name, join_first_names},
    time::{
        UtcInstant,
        format::{Clock, format_clock, format_long_day},
    },
};
use chrono::Duration;

/// A rule of the audit.
#[derive(Debug)]
pub struct AuditRule {
    pub id: &'static str,
    pub severity: Severity,
    pub asks: &'static str,
}

pub static COMPONENT_LEFT: AuditRule = AuditRule {
    id: "component-left",
    severity: Severity::Error,
    asks: "No component is left Under Maintenance after its maintenance.",
};

pub static PAST_DUE: AuditRule = AuditRule {
    id: "past-due",
    severity: Severity::Error,
    asks: "No maintenance is still Scheduled after its start, or open after its end.",
};

pub static OVERLAP: AuditRule = AuditRule {
    id: "overlap",
    severity: Severity::Warning,
    asks: "No two maintenances of one client are at the same time.",
};

pub static AUDIT_RULES: [&AuditRule; 3] = [&COMPONENT_LEFT, &PAST_DUE, &OVERLAP];

/// Minutes that Statuspage's own steps may come late, and a person needs for a click.
const GRACE: i64 = 5;

/// A maintenance as the audit sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct AuditedMaintenance {
    pub name: String,
    pub status: Option<Status>,
    pub start: Option<UtcInstant>,
    pub end: Option<UtcInstant>,
    /// The ids of its components.
    pub components: Vec<String>,
    pub clients: Vec<String>,
}

/// A component as the page has it.
#[derive(Clone, Debug, PartialEq)]
pub struct AuditedComponent {
    pub id: String,
    pub name: String,
    pub is_under_maintenance: bool,
}

/// Everything that is looked at.
pub struct AuditedPage<'a> {
    /// The newest first.
    pub maintenances: &'a [AuditedMaintenance],
    pub components: &'a [AuditedComponent],
    /// Whether there can be no open maintenance beside these.
    pub has_all_maintenances: bool,
}

/// A finding, and the maintenance that it is about; none where it is about the page.
#[derive(Clone, Debug, PartialEq)]
pub struct AuditFinding {
    pub maintenance: Option<usize>,
    pub finding: Finding,
}

/// Asks every rule of the audit that the policy has not switched off.
pub fn audit_page(page: &AuditedPage, policy: &Policy, now: UtcInstant) -> Vec<AuditFinding> {
    let rules: [(&AuditRule, Vec<AuditFinding>); 3] = [
        (&COMPONENT_LEFT, find_components_left(page, now)),
        (&PAST_DUE, find_past_due(page, now)),
        (&OVERLAP, find_overlaps(page, policy, now)),
    ];
    let mut all = Vec::new();
    for (rule, found) in rules {
        let wanted = match policy.rule_severity(rule.id) {
            Some(RuleSeverity::Off) => continue,
            Some(RuleSeverity::Review) => Severity::Review,
            Some(RuleSeverity::Warning) => Severity::Warning,
            Some(RuleSeverity::Error) => Severity::Error,
            None => rule.severity,
        };
        for mut one in found {
            one.finding.rule = rule.id;
            if one.finding.severity != Severity::Review {
                one.finding.severity = wanted;
            }
            all.push(one);
        }
    }
    all
}

impl AuditedMaintenance {
    fn is_open(&self) -> bool {
        matches!(self.status, Some(Status::InProgress | Status::Verifying))
    }

    /// Whether its components may be Under Maintenance now. Where its status or its start is not known, they may.
    fn is_at_work(&self, now: UtcInstant) -> bool {
        match self.status {
            Some(Status::Scheduled) => self.start.is_none_or(|start| start <= now),
            Some(Status::Completed) => false,
            _ => true,
        }
    }

    /// From when until when it is, as far as can be known: an open one at least until now.
    fn window(&self, now: UtcInstant) -> Option<(UtcInstant, UtcInstant)> {
        let (start, end) = (self.start?, self.end?);
        match self.status {
            Some(Status::Scheduled) => Some((start, end)),
            Some(Status::InProgress | Status::Verifying) => Some((start, end.max(now))),
            _ => None,
        }
    }
}

fn find_components_left(page: &AuditedPage, now: UtcInstant) -> Vec<AuditFinding> {
    let mut left: Vec<(Option<usize>, Vec<&str>)> = Vec::new();
    for component in page
        .components
        .iter()
        .filter(|one| one.is_under_maintenance)
    {
        let has = |one: &&AuditedMaintenance| one.components.contains(&component.id);
        if page
            .maintenances
            .iter()
            .filter(has)
            .any(|one| one.is_at_work(now))
        {
            continue;
        }
        let is_completed =
            |one: &AuditedMaintenance| one.status == Some(Status::Completed) && has(&one);
        let of = page.maintenances.iter().position(is_completed);
        match left.iter_mut().find(|(maintenance, _)| *maintenance == of) {
            Some((_, names)) => names.push(&component.name),
            None => left.push((of, vec![&component.name])),
        }
    }
    let finding = |(maintenance, names): (Option<usize>, Vec<&str>)| {
        let (verb, them) = match names.len() {
            1 => ("is", "it"),
            _ => ("are", "them"),
        };
        let names = join_first_names(&names);
        let sentence = match maintenance {
            Some(_) => format!(
                "{names} {verb} still Under Maintenance, though the maintenance is completed. Set {them} to Operational."
            ),
            None => format!(
                "{names} {verb} Under Maintenance, and no maintenance with {them} is in progress. Set {them} to \
                 Operational, or post the maintenance."
            ),
        };
        let severity = match page.has_all_maintenances {
            true => COMPONENT_LEFT.severity,
            // An open one may be among those that were not read.
            false => Severity::Review,
        };
        AuditFinding {
            maintenance,
            finding: Finding::new(severity, FieldName::Components, capitalise(sentence)),
        }
    };
    left.into_iter().map(finding).collect()
}

fn find_past_due(page: &AuditedPage, now: UtcInstant) -> Vec<AuditFinding> {
    let late = |at: UtcInstant| (at + Duration::minutes(GRACE) < now).then(|| now - at);
    let sentence = |one: &AuditedMaintenance| {
        let status = one.status?;
        if status == Status::Scheduled {
            let start = one.start?;
            let ago = describe_length(late(start)?);
            return Some(format!(
                "It should have started at {}, {ago} ago, and is still Scheduled. Set it to In progress, or move it and \
                 post why.",
                format_instant(start)
            ));
        }
        let end = one.end.filter(|_| one.is_open())?;
        let ago = describe_length(late(end)?);
        Some(format!(
            "It should have ended at {}, {ago} ago, and is still {}. Set it to Completed, or post by how much it is \
             extended.",
            format_instant(end),
            status.display_name()
        ))
    };
    let all = page.maintenances.iter().enumerate();
    all.filter_map(|(number, one)| {
        Some(AuditFinding {
            maintenance: Some(number),
            finding: Finding::new(PAST_DUE.severity, FieldName::Status, sentence(one)?),
        })
    })
    .collect()
}

/// Reported once for each two, at the one that starts later.
fn find_overlaps(page: &AuditedPage, policy: &Policy, now: UtcInstant) -> Vec<AuditFinding> {
    let mut windows: Vec<(usize, UtcInstant, UtcInstant)> = page
        .maintenances
        .iter()
        .enumerate()
        .filter_map(|(number, one)| one.window(now).map(|(start, end)| (number, start, end)))
        .collect();
    windows.sort_by_key(|(_, start, _)| *start);
    let mut found = Vec::new();
    for (at, &(later, start, end)) in windows.iter().enumerate() {
        for &(earlier, other_start, other_end) in &windows[..at] {
            if start >= other_end || other_start >= end {
                continue;
            }
            let [later_one, other] = [later, earlier].map(|number| &page.maintenances[number]);
            let shared = later_one
                .clients
                .iter()
                .filter(|client| other.clients.contains(client));
            let shared: Vec<&String> = shared.collect();
            if shared.is_empty() {
                continue;
            }
            let clock = policy.time.clock;
            let sentence = format!(
                "{} has another maintenance at the same time: “{}”, {} to {} UTC on {}. Move one of them, or make one of \
                 both.",
                join_first_names(&shared),
                format_name(&other.name),
                format_clock(other_start.time(), clock),
                format_clock(other_end.time(), clock),
                format_long_day(other_start.date_naive())
            );
            found.push(AuditFinding {
                maintenance: Some(later),
                finding: Finding::new(OVERLAP.severity, FieldName::StartTime, sentence),
            });
        }
    }
    found
}

fn describe_length(length: Duration) -> String {
    match length.num_days() {
        0 | 1 => format_minutes(u32::try_from(length.num_minutes()).unwrap_or(u32::MAX)),
        days => format!("{days} days"),
    }
}

fn format_instant(at: UtcInstant) -> String {
    let clock = format_clock(at.time(), Clock::TwentyFour);
    format!("{clock} UTC on {}", format_long_day(at.date_naive()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::examples::parse_date_time;

    fn at(written: &str) -> UtcInstant {
        parse_date_time(written).unwrap().and_utc()
    }

    fn maintenance(status: Status, start: &str, end: &str, client: &str) -> AuditedMaintenance {
        AuditedMaintenance {
            name: format!("{client} {start}"),
            status: Some(status),
            start: Some(at(start)),
            end: Some(at(end)),
            components: vec![format!("{client}-site")],
            clients: vec![client.to_owned()],
        }
    }

    fn component(client: &str, is_under_maintenance: bool) -> AuditedComponent {
        AuditedComponent {
            id: format!("{client}-site"),
            name: format!("{client} Site"),
            is_under_maintenance,
        }
    }

    #[track_caller]
    fn audits(
        maintenances: &[AuditedMaintenance],
        components: &[AuditedComponent],
        expected: &[&str],
    ) {
        let page = AuditedPage {
            maintenances,
            components,
            has_all_maintenances: true,
        };
        let found = audit_page(&page, &Policy::default(), at("2026-11-23 12:00"));
        let found: Vec<String> = found
            .iter()
            .map(|one| {
                format!(
                    "{:?} {}: {}",
                    one.maintenance, one.finding.rule, one.finding.sentence
                )
            })
            .collect();
        assert_eq!(found, expected);
    }

    const START: &str = "2026-11-23 10:00";
    const END: &str = "2026-11-23 13:00";

    #[test]
    fn components_left() {
        let left = component("Oakline", true);
        let open = maintenance(Status::InProgress, START, END, "Oakline");
        let completed = maintenance(Status::Completed, START, END, "Oakline");
        let planned = maintenance(
            Status::Scheduled,
            "2026-11-24 10:00",
            "2026-11-24 11:00",
            "Oakline",
        );
        audits(
            std::slice::from_ref(&open),
            std::slice::from_ref(&left),
            &[],
        );
        audits(&[completed.clone(), open], std::slice::from_ref(&left), &[]);
        audits(
            std::slice::from_ref(&completed),
            &[component("Oakline", false)],
            &[],
        );
        audits(
            &[planned.clone(), completed],
            std::slice::from_ref(&left),
            &[
                "Some(1) component-left: Oakline Site is still Under Maintenance, though the maintenance is completed. Set it \
               to Operational.",
            ],
        );
        audits(
            &[planned],
            &[left, component("Fernhill", true)],
            &[
                "None component-left: Oakline Site and Fernhill Site are Under Maintenance, and no maintenance with them is in \
               progress. Set them to Operational, or post the maintenance.",
            ],
        );
    }

    #[test]
    fn past_due() {
        let status = |status, start: &str, end: &str| [maintenance(status, start, end, "Oakline")];
        audits(&status(Status::InProgress, START, END), &[], &[]);
        audits(
            &status(Status::InProgress, START, "2026-11-23 11:56"),
            &[],
            &[],
        );
        audits(
            &status(Status::Scheduled, "2026-11-23 11:58", END),
            &[],
            &[],
        );
        audits(
            &status(Status::Completed, START, "2026-11-23 11:00"),
            &[],
            &[],
        );
        audits(
            &status(Status::Scheduled, START, END),
            &[],
            &[
                "Some(0) past-due: It should have started at 10:00 UTC on 23 November 2026, 2 hours ago, and is still \
               Scheduled. Set it to In progress, or move it and post why.",
            ],
        );
        audits(
            &status(Status::Verifying, START, "2026-11-23 11:00"),
            &[],
            &[
                "Some(0) past-due: It should have ended at 11:00 UTC on 23 November 2026, 1 hour ago, and is still Verifying. \
               Set it to Completed, or post by how much it is extended.",
            ],
        );
    }

    #[test]
    fn overlaps() {
        let planned = |start, end, client| maintenance(Status::Scheduled, start, end, client);
        let [six, eight, nine, ten] = [
            "2026-11-24 06:00",
            "2026-11-24 08:00",
            "2026-11-24 09:00",
            "2026-11-24 10:00",
        ];
        audits(
            &[planned(six, eight, "A"), planned(eight, ten, "A")],
            &[],
            &[],
        );
        audits(
            &[planned(six, nine, "A"), planned(eight, ten, "B")],
            &[],
            &[],
        );
        audits(
            &[planned(eight, ten, "A"), planned(six, nine, "A")],
            &[],
            &[
                "Some(0) overlap: A has another maintenance at the same time: “A 2026-11-24 06:00”, 06:00 to 09:00 UTC on 24 \
               November 2026. Move one of them, or make one of both.",
            ],
        );
        // What is open after its end goes on until now at least.
        let late = maintenance(Status::InProgress, START, "2026-11-23 11:56", "A");
        let next = planned("2026-11-23 11:58", "2026-11-23 13:00", "A");
        let page = AuditedPage {
            maintenances: &[late, next],
            components: &[],
            has_all_maintenances: true,
        };
        let found = audit_page(&page, &Policy::default(), at("2026-11-23 12:00"));
        assert_eq!(found.len(), 1);
    }

    #[test]
    fn the_policy_decides_how_bad_it_is() {
        let with = |policy: &str, has_all_maintenances| {
            let page = AuditedPage {
                maintenances: &[],
                components: &[component("Oakline", true)],
                has_all_maintenances,
            };
            let policy = Policy::built_in_with(policy).unwrap();
            let found = audit_page(&page, &policy, at(START));
            found
                .iter()
                .map(|one| one.finding.severity)
                .collect::<Vec<_>>()
        };
        assert_eq!(with("", true), [Severity::Error]);
        assert_eq!(
            with(r#"{"rules": {"component-left": "warning"}}"#, true),
            [Severity::Warning]
        );
        assert_eq!(with(r#"{"rules": {"component-left": "off"}}"#, true), []);
        assert_eq!(with("", false), [Severity::Review]);
    }
}
