//! `statuspage-guard check`: checks incidents as the REST API takes or gives them. Exit 0: no
//! finding of severity error; 1: at least one; 2: an input, one of its incidents or the policy
//! cannot be read, or the output cannot be written. The findings of the readable ones are printed
//! all the same.

use super::{
    checked_incident::check_incident, documents::Document, input_options::InputOptions, machine,
    policy_file::read_policy,
};
use serde_json::{Value, json};
use statuspage_guard::engine::{
    check::{CheckSummary, RuleOutcome, all_findings, summarise_outcomes},
    finding::{Edit, Finding, Fix, Severity},
    form::Form,
    policy::Policy,
    text::Span,
    time::UtcInstant,
};
use std::{fmt::Write as _, process::ExitCode};

/// One incident and its findings.
struct IncidentReport<'a> {
    file: &'a str,
    form: Form,
    id: Value,
    checked: Vec<RuleOutcome>,
}

/// Asks every rule of incidents as the REST API takes or gives them, and as the public pages have them
///
/// One incident or maintenance, a list, {"incident": …}, a webhook, summary.json; several of them may stand
/// in one file. Exit 0 without an error, 1 with one, 2 for what cannot be read; the rest is checked all the
/// same.
#[derive(clap::Args)]
#[command(args_override_self = true)]
pub struct CheckOptions {
    /// What the organisation wants; the built-in policy without it
    #[arg(long, value_name = "FILE")]
    policy: Option<String>,
    /// How findings are printed
    #[arg(long, value_enum, default_value = "text")]
    format: CheckFormat,
    #[command(flatten)]
    input: InputOptions,
}

#[derive(Clone, Copy, PartialEq, clap::ValueEnum)]
enum CheckFormat {
    Text,
    Json,
}

pub fn run_check(options: CheckOptions) -> Result<ExitCode, String> {
    let policy = match &options.policy {
        Some(file) => read_policy(file)?,
        None => Policy::default(),
    };
    let now = options.input.now_or_clock();
    let as_json = options.format == CheckFormat::Json;
    let mut reports = Vec::new();
    let mut unreadable = false;
    for file in &options.input.files {
        let (found, problems) = reports_of(file, &policy, now);
        if found.is_empty() && problems.is_empty() {
            report_no_incident(file, as_json)?;
        }
        reports.extend(found);
        for problem in &problems {
            machine::print_problem(&format!("{file}: {problem}"));
        }
        unreadable |= !problems.is_empty();
    }
    machine::print_output(&if as_json {
        let all: Vec<Value> = reports.iter().map(IncidentReport::to_json).collect();
        format!("{}\n", Value::Array(all))
    } else {
        let all: Vec<String> = reports.iter().map(IncidentReport::to_text).collect();
        all.join("\n")
    })?;
    let is_error = |report: &IncidentReport| {
        summarise_outcomes(&report.checked).worst == Some(Severity::Error)
    };
    Ok(match (unreadable, reports.iter().any(is_error)) {
        (true, _) => ExitCode::from(2),
        (false, true) => ExitCode::from(1),
        (false, false) => ExitCode::SUCCESS,
    })
}

/// A file without an incident is valid, but must not be mistaken for one that was checked.
fn report_no_incident(file: &str, as_json: bool) -> Result<(), String> {
    let sentence =
        format!("{file}: there is no maintenance and no incident in it. Nothing was checked.");
    match as_json {
        true => {
            machine::print_problem(&sentence);
            Ok(())
        }
        false => machine::print_output(&format!("{sentence}\n")),
    }
}

/// The reports on a file, and the problems of what cannot be read. A file can have several
/// documents one after the other.
fn reports_of<'a>(
    file: &'a str,
    policy: &Policy,
    now: UtcInstant,
) -> (Vec<IncidentReport<'a>>, Vec<String>) {
    let (mut reports, mut problems) = (Vec::new(), Vec::new());
    let text = match machine::read_file(file) {
        Ok(text) => text,
        Err(problem) => return (reports, vec![problem]),
    };
    let mut any = false;
    for value in serde_json::Deserializer::from_str(&text).into_iter::<Value>() {
        any = true;
        match value {
            Ok(value) => {
                let document = Document::read(&value);
                let report = |one: &&Value| IncidentReport::of(file, one, &document, policy, now);
                reports.extend(document.incidents.iter().map(report));
                problems.extend(document.problems);
            }
            Err(error) => problems.push(format!("not JSON: {error}")),
        }
    }
    if !any {
        problems.push("it is empty".into());
    }
    (reports, problems)
}

impl<'a> IncidentReport<'a> {
    fn of(
        file: &'a str,
        value: &Value,
        document: &Document,
        policy: &Policy,
        now: UtcInstant,
    ) -> Self {
        let (form, checked) = check_incident(value, document, &[], policy, now);
        IncidentReport {
            file,
            id: value["id"].clone(),
            checked,
            form,
        }
    }
}

impl IncidentReport<'_> {
    fn name(&self) -> &str {
        self.form.name.value().map_or("(no name)", String::as_str)
    }

    fn to_text(&self) -> String {
        let CheckSummary {
            ran, could_not_run, ..
        } = summarise_outcomes(&self.checked);
        let mut out = format!("{}: {}\n", self.file, self.name());
        for finding in all_findings(&self.checked) {
            let severity = finding.severity.as_str();
            let (rule, sentence) = (finding.rule, &finding.sentence);
            let _ = writeln!(out, "  {severity}: {sentence} [{rule}]");
        }
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
        let CheckSummary {
            ran,
            failed,
            to_review,
            could_not_run,
            ..
        } = summarise_outcomes(&self.checked);
        let could_not_run: Vec<Value> = could_not_run
            .iter()
            .flat_map(|(rule, needs)| needs.iter().map(move |need| (rule, need)))
            .map(
                |(rule, need)| json!({"rule": rule, "field": need.field.as_str(), "why": need.why}),
            )
            .collect();
        let found: Vec<Value> = all_findings(&self.checked)
            .map(|f| self.finding_to_json(f))
            .collect();
        json!({
            "file": self.file,
            "id": self.id,
            "name": self.form.name.value(),
            "screen": self.form.screen.as_str(),
            "ran": ran,
            "failed": failed,
            "to_review": to_review,
            "could_not_run": could_not_run,
            "findings": found,
        })
    }

    fn finding_to_json(&self, finding: &Finding) -> Value {
        json!({
            "rule": finding.rule,
            "severity": finding.severity.as_str(),
            "field": finding.field.as_str(),
            "sentence": finding.sentence,
            "span": finding.span.map(|span| self.characters(finding, span)),
            "fixes": finding.fixes.iter().map(fix_to_json).collect::<Vec<_>>(),
        })
    }

    /// Byte offsets → character offsets.
    fn characters(&self, finding: &Finding, span: Span) -> Value {
        use statuspage_guard::engine::form::FieldName;
        let text = match finding.field {
            FieldName::Name => self.form.name.value(),
            _ => self.form.message.value(),
        };
        let count = |end: usize| {
            let before = text.and_then(|text| text.get(..end));
            before.map_or(0, |before| before.chars().count())
        };
        json!({"start": count(span.start), "end": count(span.end)})
    }
}

fn fix_to_json(fix: &Fix) -> Value {
    json!({"label": fix.label, "edits": fix.edits.iter().map(edit_to_json).collect::<Vec<_>>()})
}

fn edit_to_json(edit: &Edit) -> Value {
    match edit {
        Edit::Name(text) => json!({"name": text}),
        Edit::Message(text) => json!({"message": text}),
        Edit::Status(status) => json!({"status": status.api_name()}),
        Edit::StartDate(date) => json!({"start_date": date.to_string()}),
        Edit::StartTime(time) => json!({"start_time": time.format("%H:%M").to_string()}),
        Edit::Duration(minutes) => json!({"minutes": minutes}),
        Edit::Component { component, ticked } => json!({
            "component": component.id.as_ref().unwrap_or(&component.name),
            "ticked": ticked
        }),
        Edit::Automation { step, on } => json!({"automation": step, "on": on}),
        Edit::Notify { moment, on } => json!({"notify": moment.describe_moment(), "on": on}),
    }
}
