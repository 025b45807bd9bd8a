//! Prints what is made from the rules and the types of the policy: `table` for the README, `chapters` for docs/rules.md,
//! `schema` for policy.schema.json, `check-schema` for its check in the background, `notes` for the settings page. `cargo xtask bless` puts it there.

use statuspage_guard::engine::docs;

fn main() -> Result<(), serde_json::Error> {
    match std::env::args().nth(1).as_deref() {
        Some("table") => print!("{}", docs::markdown_table()),
        Some("notes") => println!("{}", serde_json::to_string_pretty(&docs::rule_notes())?),
        Some("check-schema") => println!("{}", docs::policy_check_schema()),
        Some("schema") => println!("{}", serde_json::to_string_pretty(&docs::policy_schema())?),
        _ => print!("{}", docs::markdown_chapters()),
    }
    Ok(())
}
