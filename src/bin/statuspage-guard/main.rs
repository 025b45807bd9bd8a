//! The same engine on the command line. Reads files, prints, and sets the exit code: 0 clean,
//! 1 findings, 2 unreadable input or options that are not understood, 3 where the REST API could not be
//! read.

mod api_options;
mod audit;
mod check;
mod checked_incident;
mod documents;
mod fetch;
mod http;
mod incident;
mod input_options;
mod machine;
mod policy_check;
mod policy_file;
mod schedule;
mod times;
mod zone_tables;

use clap::Parser;
use std::process::ExitCode;

/// Checks Statuspage maintenances and incidents as the browser extension does
#[derive(Parser)]
#[command(version, subcommand_required = true, arg_required_else_help = true)]
enum Command {
    Check(check::CheckOptions),
    Times(times::TimesOptions),
    Policy(policy_check::PolicyOptions),
    Fetch(fetch::FetchOptions),
    Audit(audit::AuditOptions),
}

fn main() -> ExitCode {
    let result = match Command::parse() {
        Command::Check(options) => check::run_check(options),
        Command::Times(options) => times::run_times(options),
        Command::Policy(options) => policy_check::run_policy(&options),
        Command::Fetch(options) => fetch::run_fetch_command(&options),
        Command::Audit(options) => audit::run_audit(&options),
    };
    result.unwrap_or_else(|message| {
        machine::print_problem(&message);
        ExitCode::from(2)
    })
}
