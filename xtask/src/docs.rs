//! The parts of the documentation that are made from the rules themselves, and the licences of what is shipped.

use crate::{notices, run};
use anyhow::{Context, Result, ensure};

const BEGIN: &str = "<!-- rules: written by `cargo xtask docs` -->\n";
const END: &str = "<!-- end of rules -->";

/// Writes them; with `check` it only says whether they are up to date.
pub fn docs(check: bool) -> Result<()> {
    let readme = std::fs::read_to_string(run::root().join("README.md"))?;
    let chapters = printed("chapters")?;
    let files = [
        ("README.md", with_table(&readme, &printed("table")?)?),
        (
            "docs/rules.md",
            format!("# The rules\n\n{BEGIN}\n{}\n", chapters.trim_end()),
        ),
        (notices::FILE, notices::notices()?),
    ];
    for (name, text) in files {
        let path = run::root().join(name);
        let now = std::fs::read_to_string(&path).unwrap_or_default();
        ensure!(
            !check || now == text,
            "{name} is not up to date: run `cargo xtask docs`"
        );
        if now != text {
            run::write(&path, text)?;
            println!("Wrote {name}");
        }
    }
    Ok(())
}

fn printed(what: &str) -> Result<String> {
    run::read(run::cargo("run").args(["--quiet", "--example=docs", "--", what]))
}

fn with_table(readme: &str, table: &str) -> Result<String> {
    let (before, rest) = readme
        .split_once(BEGIN)
        .context("README.md has no place for the rules")?;
    let (_, after) = rest
        .split_once(END)
        .context("README.md does not say where the rules end")?;
    Ok(format!("{before}{BEGIN}\n{table}\n{END}{after}"))
}
