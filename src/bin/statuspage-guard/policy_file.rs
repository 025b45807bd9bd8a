//! Files of policies.

use super::machine;
use statuspage_guard::engine::policy::Policy;

/// The built-in policy with the file laid over it; every problem of the file on its own line.
pub fn read_policy(file: &str) -> Result<Policy, String> {
    let text = machine::read_file(file).map_err(|error| format!("{file}: {error}"))?;
    let mut policy = Policy::built_in_with(&text).map_err(|problems| {
        let lines: Vec<String> = problems.iter().map(|p| format!("{file}: {p}")).collect();
        lines.join("\n")
    })?;
    policy.remove_replaced_templates();
    Ok(policy)
}
