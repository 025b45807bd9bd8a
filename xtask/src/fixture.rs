//! A pasted page report → a fixture page to mend the locators from.

use crate::run;
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use statuspage_guard::page::report;
use std::path::Path;

pub fn fixture(file: &Path, name: Option<&str>) -> Result<()> {
    let report = std::fs::read_to_string(file)
        .with_context(|| format!("{} cannot be read", file.display()))?;
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let name = name.unwrap_or(&stem);
    ensure!(
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric()),
        "“{name}” must be letters and digits, for it becomes part of the names of recordings: \
         cargo xtask fixture REPORT NAME"
    );
    let page = report::fixture_from_report(report.trim())
        .context("this is no page report of the guard")?;
    ensure!(
        is_harmless(&page.html) && !page.css.contains("url("),
        "the report holds a script or a handler; no report of the guard does"
    );
    let folder = run::root().join("tests/pages").join(name);
    ensure!(
        !folder.exists(),
        "{} exists already; give another name",
        folder.display()
    );
    run::write(&folder.join("index.html"), page.html)?;
    run::write(&folder.join("style.css"), page.css)?;
    let expect = serde_json::to_string_pretty(&expect(&report))?;
    run::write(&folder.join("expect.json"), format!("{expect}\n"))?;
    println!(
        "Wrote {}. Fill in what a careful person sees there (tests/pages/README.md), then \
         `cargo xtask record {name}`.",
        folder.display()
    );
    Ok(())
}

/// It comes from anybody, and is opened in a browser.
fn is_harmless(html: &str) -> bool {
    let html = html.to_lowercase();
    let mut tags = html.split('<').skip(1);
    tags.all(|tag| {
        let tag = tag.split('>').next().unwrap_or_default();
        let handler = tag
            .split_whitespace()
            .any(|word| word.starts_with("on") || word.contains("javascript:"));
        let outside = ["script", "iframe", "object", "embed", "link", "base"]
            .iter()
            .any(|name| tag.split([' ', '/']).next() == Some(*name));
        !handler && !outside
    })
}

/// What is known of the page; the rest is to be filled in.
fn expect(report: &str) -> Value {
    let screen = report
        .lines()
        .find_map(|line| line.trim().strip_prefix("screen "))
        .unwrap_or("maintenance-new");
    let path = match screen {
        "maintenance-new" => "/pages/reported0000/incidents/new-scheduled-maintenance",
        "incident-new" => "/pages/reported0000/incidents/new",
        _ => "/pages/reported0000/incidents/reported0001",
    };
    json!({
        "about": "Made of a page report; values and expectations are to be filled in",
        "screens": {
            "create": {
                "path": path,
                "file": "index.html",
                "screen": screen,
                "missing": [],
                "may_miss": [],
                "fields": {},
            },
        },
    })
}

#[cfg(test)]
mod tests {
    use super::{expect, is_harmless};

    #[test]
    fn scripts_and_handlers_are_refused() {
        assert!(is_harmless(
            "<form><input type=text name=onset></form> on 1 < 2"
        ));
        for html in [
            "<SCRIPT>",
            "<img onerror=x>",
            "<a href=javascript:x>",
            "<iframe src=x>",
        ] {
            assert!(!is_harmless(html), "{html}");
        }
    }

    #[test]
    fn the_screen_of_the_report_is_kept() {
        let expect = expect("statuspage-guard page report 1\nscreen maintenance-status\nlang en\n");
        let screen = &expect["screens"]["create"];
        assert_eq!(screen["screen"], "maintenance-status");
        assert_eq!(screen["path"], "/pages/reported0000/incidents/reported0001");
    }
}
