//! Prints what the documentation says of the rules: `table` for the README, `chapters` for docs/rules.md.
//! `cargo xtask docs` puts it there.

use statuspage_guard::engine::docs;

fn main() {
    match std::env::args().nth(1).as_deref() {
        Some("table") => print!("{}", docs::markdown_table()),
        _ => print!("{}", docs::markdown_chapters()),
    }
}
