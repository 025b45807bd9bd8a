//! Everything in the repository that is made from something else in it: what the documentation and the schema of
//! policies say of the rules, and the licences of what is shipped. Recordings of pages need browsers: `cargo xtask
//! record`.

use crate::{notices, run};
use anyhow::{Context, Result, ensure};
use std::process::Command;

const BEGIN: &str = "<!-- rules: written by `cargo xtask bless` -->\n";
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
        ("policy.schema.json", printed("schema")?),
        (
            "src/engine/policy/check-schema.json",
            printed("check-schema")?,
        ),
        ("src/session/settings/rule-notes.json", printed("notes")?),
        (notices::FILE, notices::notices()?),
    ];
    let mut differences = Vec::new();
    for (name, text) in files {
        let path = run::root().join(name);
        let now = std::fs::read_to_string(&path).unwrap_or_default();
        let Some(difference) = difference(&now, &text) else {
            continue;
        };
        if check {
            differences.push(format!("{name}, {difference}"));
        } else {
            run::write(&path, text)?;
            println!("Wrote {name}");
        }
    }
    ensure!(
        differences.is_empty(),
        "not up to date, run `cargo xtask bless`:\n{}",
        differences.join("\n")
    );
    Ok(())
}

/// Where two texts part: nobody compares two whole documents by eye.
fn difference(now: &str, new: &str) -> Option<String> {
    if now == new {
        return None;
    }
    let (mut old_lines, mut new_lines) = (now.lines(), new.lines());
    let mut number = 0;
    loop {
        number += 1;
        let pair = (old_lines.next(), new_lines.next());
        if let (None, None) = pair {
            return Some("the end of the last line".into());
        }
        if pair.0 != pair.1 {
            let shown = |line: Option<&str>| line.unwrap_or("(the end)").to_owned();
            let (old, new) = (shown(pair.0), shown(pair.1));
            return Some(format!("line {number}:\n  is      {old}\n  becomes {new}"));
        }
    }
}

fn printed(what: &str) -> Result<String> {
    run::read(Command::new(run::program("example", "docs")?).arg(what))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_differ_are_told_apart_by_their_first_line_that_does() {
        assert_eq!(difference("a\nb\n", "a\nb\n"), None);
        let found = |now, new| difference(now, new).unwrap_or_default();
        assert_eq!(
            found("a\nb\n", "a\nc\n"),
            "line 2:\n  is      b\n  becomes c"
        );
        assert_eq!(
            found("a\n", "a\nc\n"),
            "line 2:\n  is      (the end)\n  becomes c"
        );
        assert_eq!(found("a", "a\n"), "the end of the last line");
    }

    #[test]
    fn the_table_stands_between_its_marks() -> Result<()> {
        let readme = format!("# A\n{BEGIN}old{END}\nafter\n");
        let new = with_table(&readme, "| rule |\n")?;
        assert_eq!(new, format!("# A\n{BEGIN}\n| rule |\n\n{END}\nafter\n"));
        assert!(with_table("# A", "").is_err());
        Ok(())
    }
}
