//! The licences of what others wrote and the extension ships: of every crate that is compiled into the wasm.

use crate::run;
use anyhow::{Context, Result, ensure};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

pub const FILE: &str = "THIRD-PARTY-NOTICES.txt";

/// What lies beside the extension's own files in each zip.
pub const LICENCES: [&str; 3] = ["LICENSE-APACHE", "LICENSE-MIT", FILE];

const HEAD: &str = "\
The WebAssembly module of Statuspage Guard holds code of these Rust crates, and of the Rust standard library (Copyright
the Rust Project contributors), all under the MIT License or as named. Written by `cargo xtask docs`.
";

/// The text of the file.
pub fn notices() -> Result<String> {
    let mut command = run::cargo("metadata");
    let metadata = run::read(command.args([
        "--format-version=1",
        "--filter-platform=wasm32-unknown-unknown",
    ]))?;
    let metadata: Value = serde_json::from_str(&metadata)?;
    let mut by_text: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for package in shipped(&metadata, "statuspage-guard")? {
        let word = |key: &str| package[key].as_str().unwrap_or_default();
        let crate_named = format!("{} {} ({})", word("name"), word("version"), word("license"));
        let folder = Path::new(word("manifest_path"))
            .parent()
            .context("no folder")?;
        let text = licence(folder, word("license")).with_context(|| crate_named.clone())?;
        by_text.entry(text).or_default().push(crate_named);
    }
    let mut chapters: Vec<String> = by_text
        .into_iter()
        .map(|(text, mut crates)| {
            crates.sort();
            format!("{}\n\n{text}", crates.join("\n"))
        })
        .collect();
    chapters.sort();
    let line = format!("\n{}\n\n", "-".repeat(80));
    Ok(format!("{HEAD}{line}{}", chapters.join(&line)))
}

/// The packages whose code is in what is built of `root`: not what only runs while it is built.
fn shipped<'m>(metadata: &'m Value, root: &str) -> Result<Vec<&'m Value>> {
    let list = |value: &'m Value| value.as_array().into_iter().flatten();
    let package = |id: &Value| list(&metadata["packages"]).find(|one| one["id"] == *id);
    let root = list(&metadata["packages"])
        .find(|one| one["name"] == root)
        .context("the root is no package")?;
    let mut seen = BTreeSet::new();
    let mut open = vec![&root["id"]];
    let mut found = Vec::new();
    while let Some(id) = open.pop() {
        let node = list(&metadata["resolve"]["nodes"]).find(|node| node["id"] == *id);
        for dependency in list(&node.context("a package is not resolved")?["deps"]) {
            let one = package(&dependency["pkg"]).context("a dependency is no package")?;
            let is_normal = list(&dependency["dep_kinds"]).any(|kind| kind["kind"].is_null());
            let is_macro = list(&one["targets"])
                .any(|target| list(&target["kind"]).any(|kind| kind == "proc-macro"));
            if is_normal && !is_macro && seen.insert(one["id"].as_str()) {
                found.push(one);
                open.push(&one["id"]);
            }
        }
    }
    Ok(found)
}

/// What stands for the text of a crate that brings none along: the text of this licence lies beside the notices.
const APACHE: &str =
    "Used under the Apache License, Version 2.0, whose text is in LICENSE-APACHE.\n";

/// The texts that a crate brings along; of MIT and Apache the shorter one, which is for us to choose.
fn licence(folder: &Path, offered: &str) -> Result<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| {
            ["LICEN", "COPYING", "NOTICE"]
                .iter()
                .any(|begin| name.starts_with(begin))
        })
        .collect();
    names.sort();
    if names.len() > 1 {
        names.retain(|name| !name.contains("APACHE"));
    }
    if names.is_empty() && offered.split(" OR ").any(|one| one == "Apache-2.0") {
        return Ok(APACHE.to_owned());
    }
    ensure!(!names.is_empty(), "it brings no licence along");
    let mut text = String::new();
    for name in names {
        let part = std::fs::read_to_string(folder.join(name))?;
        let lines = part.trim().lines().map(str::trim_end);
        text.push_str(&lines.collect::<Vec<_>>().join("\n"));
        text.push('\n');
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_only_runs_while_it_is_built_is_not_shipped() {
        let package = |name: &str, kind: &str| json!({ "id": name, "name": name, "targets": [{ "kind": [kind] }] });
        let needs =
            |name: &str, kind: Value| json!({ "pkg": name, "dep_kinds": [{ "kind": kind }] });
        let metadata = json!({
            "packages": [package("guard", "lib"), package("dates", "lib"), package("deep", "lib"),
                package("macros", "proc-macro"), package("builder", "lib"), package("tester", "lib")],
            "resolve": { "nodes": [
                { "id": "guard", "deps": [needs("dates", json!(null)), needs("macros", json!(null)),
                    needs("builder", json!("build")), needs("tester", json!("dev"))] },
                { "id": "dates", "deps": [needs("deep", json!(null))] },
                { "id": "deep", "deps": [needs("dates", json!(null))] },
            ] },
        });
        let found = shipped(&metadata, "guard").unwrap_or_default();
        let names: Vec<_> = found.iter().map(|one| one["name"].clone()).collect();
        assert_eq!(names, ["dates", "deep"]);
    }

    #[test]
    fn the_notices_are_up_to_date() {
        let now = std::fs::read_to_string(run::root().join(FILE)).unwrap_or_default();
        let wanted = notices().unwrap_or_default();
        assert!(now == wanted, "run `cargo xtask bless`");
    }
}
