//! Imports go one way, and the pure parts touch nothing outside themselves.

#![allow(clippy::unwrap_used)]

use std::{
    fs,
    path::{Path, PathBuf},
};

/// Each part and the parts it may not name.
const FORBIDDEN: &[(&str, &[&str])] = &[
    ("engine", &["page", "ui", "session", "shell", "api"]),
    ("page", &["ui", "session", "shell", "api"]),
    ("ui", &["page", "session", "shell", "api"]),
    ("session", &["shell", "api"]),
    ("api", &["engine", "page", "ui", "session", "shell"]),
];

/// What no pure part may name: the browser, a clock, the outside.
const IMPURE: &[&str] = &[
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "gloo",
    "chrono_tz",
    "Utc::now",
    "Local::now",
    "chrono::Local",
    "Instant::now",
    "SystemTime",
    "std::time",
    "std::fs",
    "std::io",
    "std::net",
    "std::env",
    "std::process",
    "std::thread",
    "std::path",
    "tokio",
    "rand::",
    "println!",
    "eprintln!",
    "print!",
    "thread_local!",
    "static mut",
    "env!(",
];

const PURE: &[&str] = &["engine", "page", "ui", "session"];

/// Source files of a part: `src/<part>.rs` and everything under `src/<part>/`, without the modules
/// that only tests have.
fn sources(part: &str) -> Vec<PathBuf> {
    fn walk(path: &Path, found: &mut Vec<PathBuf>) {
        let Ok(entries) = fs::read_dir(path) else {
            return;
        };
        for entry in entries {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    walk(&src.join(part), &mut found);
    let root = src.join(format!("{part}.rs"));
    if root.exists() {
        found.push(root);
    }
    let only_tests: Vec<PathBuf> = found.iter().flat_map(|file| test_modules(file)).collect();
    found.retain(|file| !only_tests.iter().any(|module| file.starts_with(module)));
    found.retain(|file| !only_tests.contains(&file.with_extension("")));
    found.sort();
    found
}

/// The modules that a file declares for tests alone, as paths without their ending.
fn test_modules(file: &Path) -> Vec<PathBuf> {
    let text = fs::read_to_string(file).unwrap();
    let folder = file.with_extension("");
    let after = text.split("#[cfg(test)]\n").skip(1);
    after
        .filter_map(|rest| {
            let line = rest.lines().next()?;
            let (_, name) = line.strip_suffix(';')?.split_once("mod ")?;
            Some(folder.join(name))
        })
        .collect()
}

/// The code of a file: without comments, without texts, and without the tests at its end, which may
/// do as they like.
fn code(text: &str) -> String {
    let text = text
        .split("#[cfg(test)]\nmod tests {")
        .next()
        .unwrap_or(text);
    let mut code = String::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if rest.starts_with("//") {
            rest = rest.find('\n').map_or("", |end| &rest[end..]);
        } else if rest.starts_with("/*") {
            rest = rest.find("*/").map_or("", |end| &rest[end + 2..]);
        } else if let Some(hashes) = raw_string(rest) {
            let open = rest.find('"').unwrap() + 1;
            let close = format!("\"{}", "#".repeat(hashes));
            code.push_str("\"\"");
            rest = rest[open..]
                .find(&close)
                .map_or("", |end| &rest[open + end + close.len()..]);
        } else if c == '"' {
            let mut end = 1;
            let bytes = rest.as_bytes();
            while end < bytes.len() && bytes[end] != b'"' {
                end += if bytes[end] == b'\\' { 2 } else { 1 };
            }
            code.push_str("\"\"");
            rest = rest.get(end + 1..).unwrap_or("");
        } else if rest.starts_with("'\"'") || rest.starts_with("'\\\"'") {
            rest = &rest[rest[1..].find('\'').unwrap() + 2..];
        } else {
            code.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    code
}

/// The number of `#` of the raw string that `text` begins with.
fn raw_string(text: &str) -> Option<usize> {
    let text = text.strip_prefix('r')?;
    let hashes = text.len() - text.trim_start_matches('#').len();
    text[hashes..].starts_with('"').then_some(hashes)
}

/// Whether `code` names the path `word`: not as a part of a longer word.
fn names(code: &str, word: &str) -> bool {
    code.match_indices(word).any(|(at, _)| {
        let is_part = |c: char| c.is_alphanumeric() || c == '_';
        !code[..at].ends_with(is_part)
            && (word.ends_with(|c| !is_part(c)) || !code[at + word.len()..].starts_with(is_part))
    })
}

/// Whether `code` reaches into the part `part` of this crate, by itself or in a group of imports.
fn reaches(code: &str, part: &str) -> bool {
    let flat: String = code.split_whitespace().collect::<Vec<_>>().join(" ");
    ["crate::", "super::super::", "statuspage_guard::"]
        .iter()
        .any(|root| {
            flat.match_indices(root).any(|(at, _)| {
                let rest = &flat[at + root.len()..];
                let group = rest.strip_prefix('{').map(top_level);
                match group {
                    Some(group) => group.iter().any(|path| begins(path.trim(), part)),
                    None => begins(rest, part),
                }
            })
        })
}

/// The code with the `super::` that lead to the crate's root written as `crate::`.
fn from_the_root(code: &str, folder: &Path, part: &str) -> String {
    if folder.ends_with("src") {
        code.replace("super::", "crate::")
    } else if folder.ends_with(part) {
        code.replace("super::super::", "crate::")
    } else {
        code.to_owned()
    }
}

fn begins(path: &str, part: &str) -> bool {
    path.strip_prefix(part)
        .is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
}

/// The paths of a group of imports, those inside inner groups left out.
fn top_level(group: &str) -> Vec<String> {
    let mut depth = 0;
    let mut paths = vec![String::new()];
    for c in group.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => paths.push(String::new()),
            c if depth == 0 => paths.last_mut().unwrap().push(c),
            _ => {}
        }
    }
    paths
}

#[test]
fn imports_go_one_way() {
    for (part, forbidden) in FORBIDDEN {
        for file in sources(part) {
            let code = code(&fs::read_to_string(&file).unwrap());
            let code = from_the_root(&code, file.parent().unwrap(), part);
            assert!(
                !code.contains("super::super::super::"),
                "{}: say crate::",
                file.display()
            );
            for other in *forbidden {
                assert!(
                    !reaches(&code, other),
                    "{} may not know {other}",
                    file.display()
                );
            }
        }
    }
}

#[test]
fn pure_parts_touch_nothing_outside() {
    for part in PURE {
        let sources = sources(part);
        assert!(!sources.is_empty(), "{part}");
        for file in sources {
            let code = code(&fs::read_to_string(&file).unwrap());
            for word in IMPURE {
                assert!(!names(&code, word), "{} names {word}", file.display());
            }
        }
    }
}

#[test]
fn no_file_is_too_long_to_read() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for part in PURE.iter().chain(&["shell", "api", "bin"]) {
        for file in sources(part) {
            let lines = fs::read_to_string(&file).unwrap().lines().count();
            let name = file.strip_prefix(&src).unwrap().display();
            assert!(lines <= 500, "{name} has {lines} lines");
        }
    }
}

#[test]
fn each_module_says_what_it_is() {
    for part in PURE.iter().chain(&["shell", "api", "bin"]) {
        for file in sources(part) {
            let text = fs::read_to_string(&file).unwrap();
            assert!(text.starts_with("//! "), "{}", file.display());
        }
    }
}

#[test]
fn the_scanner_sees_what_it_should() {
    let text = "use crate::{engine::form, page::{read, x}};\n// crate::ui\nlet a = \"crate::shell \
                \\\" Utc::now\"; std::time::Instant";
    let code = code(text);
    assert!(reaches(&code, "page") && reaches(&code, "engine"));
    assert!(!reaches(&code, "read") && !reaches(&code, "ui") && !reaches(&code, "shell"));
    assert!(names(&code, "std::time") && !names(&code, "Utc::now"));
    assert!(!names("mystd::timeout", "std::time"));
    assert!(reaches("use crate::page;", "page") && !reaches("use crate::pages;", "page"));
    assert!(!names(&self::code("r#\"std::fs\"# '\"' 'std"), "std::fs"));
}
