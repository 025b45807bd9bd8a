//! `statuspage-guard policy check`: what is wrong in policies, with paths, and what they change. Exit 0: nothing is wrong;
//! 1: something is; 2: a file cannot be read.

use super::machine;
use serde_json::Value;
use statuspage_guard::engine::{
    policy::{BUILT_IN_DOCUMENT, PolicyProblem, PolicySource, PolicySources},
    sentences::join_first_names,
};
use std::{fmt::Write as _, process::ExitCode};

/// Work on policies
#[derive(clap::Args)]
#[command(subcommand_required = true, arg_required_else_help = true)]
pub struct PolicyOptions {
    #[command(subcommand)]
    command: PolicyCommand,
}

#[derive(clap::Subcommand)]
enum PolicyCommand {
    /// Says what is wrong in policies, with paths, and what they change of the built-in one
    Check {
        /// Files to read; `-` is the standard input
        #[arg(value_name = "FILE", required = true)]
        files: Vec<String>,
    },
}

pub fn run_policy(options: &PolicyOptions) -> Result<ExitCode, String> {
    let PolicyCommand::Check { files } = &options.command;
    let (mut is_wrong, mut unreadable) = (false, false);
    for file in files {
        match read_document(file) {
            Ok(document) => {
                let (report, is_good) = report_policy(file, document);
                machine::print_output(&report)?;
                is_wrong |= !is_good;
            }
            Err(error) => {
                machine::print_problem(&format!("{file}: {error}"));
                unreadable = true;
            }
        }
    }
    Ok(match (unreadable, is_wrong) {
        (true, _) => ExitCode::from(2),
        (false, true) => ExitCode::from(1),
        (false, false) => ExitCode::SUCCESS,
    })
}

/// A document, or what is wrong in its notation; an error where it is no JSON.
fn read_document(file: &str) -> Result<Result<Value, Vec<PolicyProblem>>, String> {
    let text = machine::read_file(file)?;
    match PolicyProblem::parse_document(&text) {
        Err(problems) if problems.iter().any(|problem| problem.path.is_empty()) => {
            let problem = problems.into_iter().find(|problem| problem.path.is_empty());
            Err(problem.map_or_else(String::new, |problem| problem.what))
        }
        read => Ok(read),
    }
}

/// What is to be said of a policy, and whether nothing is wrong in it.
fn report_policy(file: &str, document: Result<Value, Vec<PolicyProblem>>) -> (String, bool) {
    match document.and_then(|document| describe_changes(file, document)) {
        Ok(report) => (report, true),
        Err(problems) => {
            let lines = problems
                .iter()
                .map(|problem| format!("{file}: {problem}\n"));
            (lines.collect(), false)
        }
    }
}

fn describe_changes(file: &str, document: Value) -> Result<String, Vec<PolicyProblem>> {
    let merged = PolicySources {
        own: Some(document),
        ..PolicySources::default()
    }
    .merge();
    if !merged.problems.is_empty() {
        return Err(merged.problems.into_iter().map(|(_, what)| what).collect());
    }
    let mut lines = String::new();
    let mut count = 0;
    for path in merged.paths_set_by(PolicySource::Own) {
        let value_at = |document: &Value| {
            let value = path.iter().try_fold(document, |value, key| value.get(key));
            value.cloned().unwrap_or_default()
        };
        let (old, new) = (value_at(&BUILT_IN_DOCUMENT), value_at(&merged.document));
        if old != new {
            count += 1;
            let (old, new) = (describe_value(&old), describe_value(&new));
            let _ = writeln!(lines, "  {}: {old} → {new}", path.join("."));
        }
    }
    Ok(match count {
        0 => {
            format!("{file}: nothing is wrong in it. It changes nothing of the built-in policy.\n")
        }
        1 => format!("{file}: nothing is wrong in it. It changes 1 setting:\n{lines}"),
        many => format!("{file}: nothing is wrong in it. It changes {many} settings:\n{lines}"),
    })
}

/// In a few words: of a list of things with names, the names.
fn describe_value(value: &Value) -> String {
    const LONGEST: usize = 100;
    let text = match value {
        Value::Null => return "not set".into(),
        Value::Array(items) if items.is_empty() => return "none".into(),
        Value::Array(items) => {
            let names = items.iter().map(|item| item["name"].as_str());
            match names.collect::<Option<Vec<&str>>>() {
                Some(names) => format!("{} ({})", names.len(), join_first_names(&names)),
                None => value.to_string(),
            }
        }
        other => other.to_string(),
    };
    match text.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text,
    }
}
