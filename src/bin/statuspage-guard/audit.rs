//! `statuspage-guard audit`: all upcoming, open and recently completed maintenances of a page, as the REST API has them.
//! Exit 0: no finding of severity error; 1: at least one; 2: there is no key, or the policy or the options cannot be read;
//! 3: something of the API could not be read. What was read is reported all the same.

use super::{
    api_options::ApiOptions, checked_incident::check_incident, documents::Document, machine,
    policy_file::read_policy, schedule::parse_exact,
};
use chrono::Duration;
use serde_json::{Value, json};
use statuspage_guard::{
    api::{FetchPurpose, Fetched, Resource, known_clients},
    engine::{
        audience::Audience,
        audit::{AuditFinding, AuditedComponent, AuditedMaintenance, AuditedPage, audit_page},
        check::{CheckSummary, RuleOutcome, all_findings, summarise_outcomes},
        finding::{Finding, Severity},
        form::{Component, Field, Form, Handle, Status},
        policy::Policy,
        time::UtcInstant,
        window::Window,
    },
};
use std::{collections::BTreeMap, fmt::Write as _, process::ExitCode};

/// Checks all upcoming, open and recently completed maintenances of a page by the REST API
///
/// Asks every rule, and whether components were left Under Maintenance, a maintenance's time is past, or two of one client
/// overlap. The key is in STATUSPAGE_API_KEY. Exit 0 without an error, 1 with one, 2 without a key, 3 where something
/// could not be read.
#[derive(clap::Args)]
#[command(args_override_self = true)]
pub struct AuditOptions {
    #[command(flatten)]
    api: ApiOptions,
    /// What the organisation wants; the built-in policy without it
    #[arg(long, value_name = "FILE")]
    policy: Option<String>,
    /// How findings are printed
    #[arg(long, value_enum, default_value = "text")]
    format: AuditFormat,
    /// The moment that counts as now, as RFC 3339 writes it; the machine's clock without it
    #[arg(long, value_name = "RFC3339", allow_hyphen_values = true, value_parser = machine::parse_instant)]
    now: Option<UtcInstant>,
    /// For how many days a completed maintenance is looked at
    #[arg(long, value_name = "DAYS", default_value_t = 7, value_parser = clap::value_parser!(u32).range(0..=3650))]
    completed_within: u32,
}

#[derive(Clone, Copy, PartialEq, clap::ValueEnum)]
enum AuditFormat {
    Text,
    Json,
}

pub fn run_audit(options: &AuditOptions) -> Result<ExitCode, String> {
    let mut policy = match &options.policy {
        Some(file) => read_policy(file)?,
        None => Policy::default(),
    };
    let now = options.now.unwrap_or_else(machine::current_instant);
    if !policy.covers_page(options.api.page()) {
        let pages: Vec<&str> = policy.pages.iter().map(|page| page.id.as_str()).collect();
        machine::print_problem(&format!(
            "the policy counts for {}, not for {}; the page is checked by it all the same.",
            pages.join(", "),
            options.api.page()
        ));
    }
    if let Some(different) = policy.for_page(options.api.page()) {
        policy = different;
    }
    let fetched = options.api.fetch(FetchPurpose::Audit)?;
    for problem in &fetched.problems {
        machine::print_problem(&problem.sentence);
    }
    for note in &fetched.notes {
        machine::print_problem(note);
    }
    if policy.clients.is_empty() && !fetched.access_groups.is_empty() {
        policy.clients = known_clients(&fetched).0;
    }
    let since = now - Duration::days(options.completed_within.into());
    let mut audit = Audit::read(&fetched, &policy, now, since);
    for problem in &audit.problems {
        machine::print_problem(problem);
    }
    audit.add_page_findings(&fetched, &policy, now);
    machine::print_output(&match options.format {
        AuditFormat::Json => format!("{}\n", Value::Array(audit.to_json())),
        AuditFormat::Text => audit.to_text(),
    })?;
    let is_unread = !fetched.problems.is_empty() || !audit.problems.is_empty();
    Ok(match (is_unread, audit.has_error()) {
        (true, _) => ExitCode::from(3),
        (false, true) => ExitCode::from(1),
        (false, false) => ExitCode::SUCCESS,
    })
}

/// Everything that was looked at.
struct Audit {
    reports: Vec<MaintenanceReport>,
    /// What is about no single maintenance.
    of_page: Vec<Finding>,
    /// Maintenances that could not be read.
    problems: Vec<String>,
}

/// A maintenance, and what was found of it.
struct MaintenanceReport {
    id: String,
    name: String,
    status: String,
    checked: Vec<RuleOutcome>,
    of_audit: Vec<Finding>,
    audited: AuditedMaintenance,
}

impl Audit {
    fn read(fetched: &Fetched, policy: &Policy, now: UtcInstant, since: UtcInstant) -> Self {
        let groups: BTreeMap<&str, &str> = fetched.group_names().into_iter().collect();
        let components = page_components(fetched);
        let mut audit = Self {
            reports: Vec::new(),
            of_page: Vec::new(),
            problems: Vec::new(),
        };
        for incident in &fetched.incidents {
            let value = &incident.value;
            if !is_maintenance(value) || !is_recent(value, since) {
                continue;
            }
            let mut document = Document::read(value);
            document.groups.extend(&groups);
            let name = value["name"].as_str().unwrap_or("(no name)");
            for problem in &document.problems {
                audit.problems.push(format!(
                    "The maintenance “{name}” ({}) could not be read: {problem}.",
                    incident.id
                ));
            }
            for one in &document.incidents {
                let (form, checked) = check_incident(one, &document, &components, policy, now);
                audit.reports.push(MaintenanceReport {
                    id: incident.id.clone(),
                    name: name.to_owned(),
                    status: one["status"].as_str().unwrap_or_default().to_owned(),
                    checked,
                    of_audit: Vec::new(),
                    audited: audited(name, &form, policy),
                });
            }
        }
        audit
    }

    /// What only all maintenances together tell.
    fn add_page_findings(&mut self, fetched: &Fetched, policy: &Policy, now: UtcInstant) {
        let maintenances: Vec<AuditedMaintenance> = self
            .reports
            .iter()
            .map(|report| report.audited.clone())
            .collect();
        let components: Vec<AuditedComponent> = fetched
            .components
            .iter()
            .map(|component| AuditedComponent {
                id: component.id.clone(),
                name: component.name.clone(),
                is_under_maintenance: component.is_under_maintenance(),
            })
            .collect();
        let has_unread = fetched
            .problems
            .iter()
            .any(|one| one.resource.has_maintenances());
        let page = AuditedPage {
            maintenances: &maintenances,
            components: &components,
            has_all_maintenances: !has_unread && self.problems.is_empty() && was_asked(fetched),
        };
        for AuditFinding {
            maintenance,
            finding,
        } in audit_page(&page, policy, now)
        {
            match maintenance {
                Some(number) => self.reports[number].of_audit.push(finding),
                None => self.of_page.push(finding),
            }
        }
    }

    fn has_error(&self) -> bool {
        let of_reports = self.reports.iter().flat_map(MaintenanceReport::findings);
        let mut all = of_reports.chain(&self.of_page);
        all.any(|finding| finding.severity == Severity::Error)
    }

    fn to_text(&self) -> String {
        let mut out = String::new();
        for report in &self.reports {
            out += &report.to_text();
            out.push('\n');
        }
        if !self.of_page.is_empty() {
            out.push_str("The page:\n");
            write_findings(&mut out, self.of_page.iter());
            out.push('\n');
        }
        let count = |severity| {
            let of_reports = self.reports.iter().flat_map(MaintenanceReport::findings);
            let all = of_reports.chain(&self.of_page);
            all.filter(|finding| finding.severity == severity).count()
        };
        let looked_at = match self.reports.len() {
            0 => "No maintenance is upcoming, open or recently completed".to_owned(),
            1 => "1 maintenance was looked at".to_owned(),
            many => format!("{many} maintenances were looked at"),
        };
        let _ = writeln!(
            out,
            "{looked_at}: errors {}, warnings {}, questions {}.",
            count(Severity::Error),
            count(Severity::Warning),
            count(Severity::Review)
        );
        out
    }

    /// One object for each maintenance, and one without id for the page where there is something to say of it.
    fn to_json(&self) -> Vec<Value> {
        let mut all: Vec<Value> = self
            .reports
            .iter()
            .map(MaintenanceReport::to_json)
            .collect();
        if !self.of_page.is_empty() {
            let findings: Vec<Value> = self.of_page.iter().map(finding_to_json).collect();
            all.push(json!({"id": null, "name": null, "status": null, "findings": findings}));
        }
        all
    }
}

impl MaintenanceReport {
    fn findings(&self) -> impl Iterator<Item = &Finding> {
        all_findings(&self.checked).chain(&self.of_audit)
    }

    fn to_text(&self) -> String {
        let CheckSummary {
            ran, could_not_run, ..
        } = summarise_outcomes(&self.checked);
        let mut out = format!("{} ({}, {})\n", self.name, self.id, self.status);
        write_findings(&mut out, self.findings());
        for (rule, needs) in &could_not_run {
            for need in needs {
                let _ = writeln!(out, "  could not check: {} [{rule}]", need.why);
            }
        }
        let could_not = match could_not_run.len() {
            0 => String::new(),
            count => format!(", {count} could not"),
        };
        let _ = writeln!(out, "  {ran} rules ran{could_not}.");
        out
    }

    fn to_json(&self) -> Value {
        let could_not_run = summarise_outcomes(&self.checked).could_not_run;
        let could_not_run: Vec<Value> = could_not_run
            .iter()
            .flat_map(|(rule, needs)| needs.iter().map(move |need| (rule, need)))
            .map(
                |(rule, need)| json!({"rule": rule, "field": need.field.as_str(), "why": need.why}),
            )
            .collect();
        json!({
            "id": self.id,
            "name": self.name,
            "status": self.status,
            "findings": self.findings().map(finding_to_json).collect::<Vec<_>>(),
            "could_not_run": could_not_run,
        })
    }
}

fn write_findings<'f>(out: &mut String, findings: impl Iterator<Item = &'f Finding>) {
    for finding in findings {
        let severity = finding.severity.as_str();
        let (rule, sentence) = (finding.rule, &finding.sentence);
        let _ = writeln!(out, "  {severity}: {sentence} [{rule}]");
    }
}

fn finding_to_json(finding: &Finding) -> Value {
    json!({
        "rule": finding.rule,
        "severity": finding.severity.as_str(),
        "field": finding.field.as_str(),
        "text": finding.sentence,
    })
}

/// Every list of maintenances of the plan was come to.
fn was_asked(fetched: &Fetched) -> bool {
    fetched.is_read_wholly(Resource::Incidents)
        || fetched.is_read_wholly(Resource::PublicMaintenances)
}

fn is_maintenance(incident: &Value) -> bool {
    let status = incident["status"].as_str();
    incident["impact"] == "maintenance"
        || !incident["scheduled_for"].is_null()
        || Status::MAINTENANCE
            .iter()
            .any(|one| Some(one.api_name()) == status)
}

/// Not completed, or not before this moment. One whose end is not known may be recent.
fn is_recent(maintenance: &Value, since: UtcInstant) -> bool {
    if maintenance["status"] != "completed" {
        return true;
    }
    let updates = maintenance["incident_updates"]
        .as_array()
        .into_iter()
        .flatten();
    let completed = updates.filter(|update| update["status"] == "completed");
    let moments = completed.flat_map(|update| [&update["display_at"], &update["created_at"]]);
    let own = ["resolved_at", "scheduled_until"].map(|key| &maintenance[key]);
    let moments = moments
        .chain(own)
        .filter_map(|at| parse_exact(at.as_str()?));
    moments.max().is_none_or(|at| at >= since)
}

/// The components of the page as they stand on a form, none of them chosen.
fn page_components(fetched: &Fetched) -> Vec<Component> {
    let groups = fetched.group_names();
    let group = |id: &Option<String>| groups.get(id.as_deref()?).copied();
    fetched
        .components
        .iter()
        .map(|component| Component {
            handle: Handle(0),
            id: Some(component.id.clone()),
            name: component.name.clone(),
            group: group(&component.group_id).map(str::to_owned),
            ticked: false,
            status: None,
            whole_group: false,
        })
        .collect()
}

fn audited(name: &str, form: &Form, policy: &Policy) -> AuditedMaintenance {
    let window = Window::from_form(form, "UTC", &machine::load_zones());
    let components = match &form.components {
        Field::Value(components) => components.clone(),
        _ => Default::default(),
    };
    let audience = Audience::from_components(&components, policy);
    let chosen = components.list.iter().filter(|component| component.ticked);
    AuditedMaintenance {
        name: name.to_owned(),
        status: form.status.value().copied(),
        start: window.as_ref().map(|window| window.start),
        end: window.and_then(|window| window.end),
        components: chosen
            .filter_map(|component| component.id.clone())
            .collect(),
        clients: audience.chosen_client_names().map(str::to_owned).collect(),
    }
}
