//! The same engine on the command line. Reads files, prints, and sets the exit code: 0 clean,
//! 1 findings, 2 unreadable input or options that are not understood.

mod check;
mod documents;
mod incident;
mod input_options;
mod machine;
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
}

fn main() -> ExitCode {
    let result = match Command::parse() {
        Command::Check(options) => check::run_check(options),
        Command::Times(options) => times::run_times(options),
    };
    result.unwrap_or_else(|message| {
        machine::print_problem(&message);
        ExitCode::from(2)
    })
}
