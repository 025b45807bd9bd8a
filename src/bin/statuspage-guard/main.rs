//! The same engine on the command line. Reads files, prints, and sets the exit code: 0 clean,
//! 1 findings, 2 unreadable input.

mod check;
mod documents;
mod incident;
mod machine;
mod moments;
mod tables;
mod times;

use std::process::ExitCode;

const USAGE: &str = "\
usage: statuspage-guard check [--policy FILE] [--now RFC3339] [--format text|json] [FILE…]
       statuspage-guard times [--now RFC3339] [--format text|jsonl] [FILE…]

  check   asks every rule of incidents as the REST API takes or gives them and as the public
          pages have them: one, a list, {\"incident\": …}, a webhook, summary.json. Exit 0 without
          an error, 1 with one, 2 for what cannot be read; the rest is checked all the same.
  times   prints every clock time of a text, with its zone and its moment in UTC. Reads text,
          JSON lines {\"id\", \"name\", \"body\", \"now\"}, or the same documents as check.

Both read the standard input without FILE.
";

fn main() -> ExitCode {
    let mut arguments = std::env::args_os()
        .skip(1)
        .map(|argument| argument.to_string_lossy().into_owned());
    let result = match arguments.next().as_deref() {
        Some("check") => check::run(arguments),
        Some("times") => times::run(arguments),
        Some("--help" | "-h" | "help") => machine::print(USAGE).map(|()| ExitCode::SUCCESS),
        Some(other) => Err(format!("unknown command {other:?}\n{USAGE}")),
        None => Err(USAGE.into()),
    };
    result.unwrap_or_else(|message| {
        machine::complain(&message);
        ExitCode::from(2)
    })
}
