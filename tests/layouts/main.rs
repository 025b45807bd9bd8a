//! Every HTML file in this folder is a page, and says in a comment what a person reads there. README.md tells how.
//! Nothing here knows how fields are found: a page goes in, the public result of the reader comes out.

mod case;
#[path = "../support/outcome.rs"]
mod outcome;
#[path = "../support/page.rs"]
mod page;

use case::Case;
use libtest_mimic::{Arguments, Failed, Trial};
use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

fn main() -> ExitCode {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/layouts");
    let mut tests = vec![
        Trial::test("the runner reports what differs", || {
            wrong_expectations_are_reported().map_err(Failed::from)
        }),
        Trial::test("the runner refuses what it cannot check", || {
            incomplete_cases_are_refused().map_err(Failed::from)
        }),
    ];
    for file in html_files(&folder) {
        let name = file.strip_prefix(&folder).unwrap_or(&file);
        let name = name.with_extension("").to_string_lossy().replace('\\', "/");
        tests.push(Trial::test(name, move || {
            check(&file).map_err(Failed::from)
        }));
    }
    libtest_mimic::run(&Arguments::from_args(), tests).exit_code()
}

/// The files of a folder and of those in it, sorted.
fn html_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    let mut found = Vec::new();
    for path in paths {
        if path.is_dir() {
            found.extend(html_files(&path));
        } else if path
            .extension()
            .is_some_and(|extension| extension == "html")
        {
            found.push(path);
        }
    }
    found
}

fn check(file: &Path) -> Result<(), String> {
    let html = fs::read_to_string(file).map_err(|error| error.to_string())?;
    let differences = Case::parse(&html).and_then(|case| case.compare());
    differences.map_err(|why| format!("{}\n{why}", file.display()))
}

const PAGE: &str = "<form><label>Message<textarea>Hi</textarea></label></form>";

fn compare(expected: &str) -> Result<(), String> {
    Case::parse(&format!("<!-- expect:\n{expected}\n-->{PAGE}"))?.compare()
}

fn wrong_expectations_are_reported() -> Result<(), String> {
    compare("message: \"Hi\"\nmissing name: \"was not found\"")?;
    for (expected, reported) in [
        (
            "message: \"Ho\"",
            "message: expected \"Ho\"\n         got \"Hi\"",
        ),
        ("name: \"Hi\"", "name: expected \"Hi\"\n      got missing"),
        (
            "missing message: any reason",
            "missing message: expected any reason\n                 got nothing",
        ),
        (
            "missing name: \"Several things\"",
            "missing name: expected \"Several things\"",
        ),
        ("missing: nothing", "missing: expected nothing"),
    ] {
        match compare(expected) {
            Err(why) if why.contains(reported) => {}
            other => return Err(format!("{expected}: {other:?}")),
        }
    }
    Ok(())
}

fn incomplete_cases_are_refused() -> Result<(), String> {
    for expected in [
        "",
        "title: \"Hi\"",
        "message \"Hi\"",
        "missing title: any reason",
    ] {
        if compare(expected).is_ok() {
            return Err(format!("{expected:?} was accepted"));
        }
    }
    match Case::parse(PAGE) {
        Ok(_) => Err("a page without an expectation was accepted".into()),
        Err(_) => Ok(()),
    }
}
