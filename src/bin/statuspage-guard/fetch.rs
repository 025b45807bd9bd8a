//! `statuspage-guard fetch`: what the REST API knows, as a policy. Exit 0: all of it was read; 3: something was not; 2:
//! there is no key, or the options cannot be understood.

use super::{api_options::ApiOptions, machine};
use statuspage_guard::api::{FetchPurpose, draft_policy};
use std::process::ExitCode;

/// Writes what the REST API knows of a page as a policy: clients, templates, time zone
///
/// Clients are the page access groups, else the component groups. What could not be known is said on the standard error.
/// The key is in STATUSPAGE_API_KEY. Exit 3 where something could not be read; what was read is written all the same.
#[derive(clap::Args)]
#[command(args_override_self = true)]
pub struct FetchOptions {
    #[command(flatten)]
    api: ApiOptions,
}

pub fn run_fetch_command(options: &FetchOptions) -> Result<ExitCode, String> {
    let fetched = options.api.fetch(FetchPurpose::Policy)?;
    for problem in &fetched.problems {
        machine::print_problem(&problem.sentence);
    }
    if fetched.page.is_some() {
        let draft = draft_policy(&fetched);
        for note in fetched.notes.iter().chain(&draft.notes) {
            machine::print_problem(note);
        }
        machine::print_output(&format!("{:#}\n", draft.document))?;
    }
    Ok(match fetched.problems.is_empty() {
        true => ExitCode::SUCCESS,
        false => ExitCode::from(3),
    })
}
