//! Imports go one way, and the pure parts touch nothing outside themselves.

#![allow(clippy::unwrap_used, clippy::panic)]

mod imports;

use imports::Crate;
use std::collections::{BTreeMap, BTreeSet};
use std::{fs, path::Path, sync::LazyLock};

/// Each part and the parts it may not name.
const FORBIDDEN: &[(&str, &[&str])] = &[
    ("engine", &["api", "page", "ui", "session", "shell"]),
    ("page", &["api", "ui", "session", "shell"]),
    ("ui", &["api", "page", "session", "shell"]),
    ("session", &["shell"]),
    ("api", &["page", "ui", "session", "shell"]),
];

/// The files of the engine, and the folders of the same names, from the lowest to the highest: each imports
/// from those of its own row and of the rows before it.
const ENGINE: &[&[&str]] = &[
    &[
        "text",
        "words",
        "sentences",
        "decimals",
        "lengths",
        "markup",
        "sorting",
    ],
    &["time"],
    &["form", "target", "screens", "window", "zone_letters"],
    &["template", "procedure"],
    &["policy"],
    &["audience"],
    &[
        "finding",
        "finding_groups",
        "window_table",
        "fill",
        "preview",
        "read_back",
    ],
    &[
        "rule_context",
        "template_offer",
        "examples",
        "rule",
        "rules",
    ],
    &["check", "audit"],
    &["docs"],
];

/// What no pure part may name: the browser, a clock, the outside.
const IMPURE: &[&str] = &[
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "serde_wasm_bindgen",
    "gloo",
    "gloo_net",
    "chrono_tz",
    "Utc::now",
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
    "rand",
    "println!",
    "eprintln!",
    "print!",
    "eprint!",
    "dbg!",
    "thread_local!",
    "static mut",
    "env!",
];

const PURE: &[&str] = &["api", "engine", "page", "ui", "session"];

fn read(crate_root: &str) -> Crate {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    Crate::read(Path::new(crate_root), &|file| {
        fs::read_to_string(root.join(file)).ok()
    })
}

/// The library.
static LIBRARY: LazyLock<Crate> = LazyLock::new(|| read("src/lib.rs"));

/// The command line.
static BINARY: LazyLock<Crate> = LazyLock::new(|| read("src/bin/statuspage-guard/main.rs"));

fn crates() -> [&'static Crate; 2] {
    [&LIBRARY, &BINARY]
}

/// `engine` of `src/engine/form.rs` and of `src/engine.rs`; empty for the root.
fn part(file: &Path) -> &str {
    let inside = file.strip_prefix("src").unwrap();
    let first = inside.iter().next().and_then(|name| name.to_str());
    let name = first.unwrap_or_default();
    match name.strip_suffix(".rs") {
        Some("lib") => "",
        Some(name) => name,
        None => name,
    }
}

/// The row of [`ENGINE`] that a file belongs to; none for files of other parts and for `engine.rs`.
fn layer(file: &Path) -> Option<usize> {
    let inside = file.strip_prefix("src/engine").ok()?;
    let first = inside.iter().next()?.to_str()?;
    let name = first.strip_suffix(".rs").unwrap_or(first);
    let row = ENGINE.iter().position(|row| row.contains(&name));
    assert!(row.is_some(), "{}: in which row is it?", file.display());
    row
}

/// Every import between two files.
fn edges<'a>(imports: &BTreeMap<&'a Path, BTreeSet<&'a Path>>) -> Vec<(&'a Path, &'a Path)> {
    let of_file = |(from, to): (&&'a Path, &BTreeSet<&'a Path>)| {
        let from = *from;
        to.iter().map(move |to| (from, *to)).collect::<Vec<_>>()
    };
    imports.iter().flat_map(of_file).collect()
}

/// The largest sets of files of which each reaches all others of its set by `edges`.
fn circles<'a>(edges: &[(&'a Path, &'a Path)]) -> Vec<BTreeSet<&'a Path>> {
    let mut next: BTreeMap<&Path, Vec<&'a Path>> = BTreeMap::new();
    for (from, to) in edges {
        next.entry(from).or_default().push(to);
    }
    let reach = |from: &Path| {
        let mut reached: BTreeSet<&'a Path> = BTreeSet::new();
        let mut open = next.get(from).cloned().unwrap_or_default();
        while let Some(file) = open.pop() {
            if reached.insert(file) {
                open.extend(next.get(file).into_iter().flatten());
            }
        }
        reached
    };
    let reached: BTreeMap<&Path, BTreeSet<&'a Path>> =
        next.keys().map(|file| (*file, reach(file))).collect();
    let mut circles: Vec<BTreeSet<&'a Path>> = Vec::new();
    for (file, others) in &reached {
        if others.contains(file) && !circles.iter().any(|circle| circle.contains(file)) {
            let leads_back =
                |other: &&Path| reached.get(other).is_some_and(|back| back.contains(file));
            circles.push(others.iter().copied().filter(leads_back).collect());
        }
    }
    circles
}

/// The circles of a crate, with the imports that make them.
fn describe(circles: &[BTreeSet<&Path>], edges: &[(&Path, &Path)]) -> String {
    let mut text = String::new();
    for circle in circles {
        text.push_str(&format!("\na circle of {} files:\n", circle.len()));
        for (from, to) in edges {
            if circle.contains(from) && circle.contains(to) {
                text.push_str(&format!("  {} imports {}\n", from.display(), to.display()));
            }
        }
    }
    text
}

/// A parent's `mod child;` and its `pub use child::…`, which hands a name on, are no imports: they say
/// where things are. All else that a file names of another is one, in `use` and in expressions, and so is
/// what a child takes of its parent. A name that is handed on counts as an import of the file that declares
/// it. Modules that only tests compile may do as they like.
#[test]
fn no_files_import_each_other_in_a_circle() {
    for read in crates() {
        let imports = read.imports();
        let edges = edges(&imports);
        let found = circles(&edges);
        assert!(found.is_empty(), "{}", describe(&found, &edges));
    }
}

#[test]
fn imports_go_one_way() {
    for read in crates() {
        for (from, to) in edges(&read.imports()) {
            let (source, target) = (part(from), part(to));
            let forbidden = FORBIDDEN.iter().find(|(part, _)| *part == source);
            assert!(
                forbidden.is_none_or(|(_, parts)| !parts.contains(&target)),
                "{} may not import {}",
                from.display(),
                to.display()
            );
            let (low, high) = (layer(from), layer(to));
            assert!(
                low.is_none() || high <= low,
                "{} is below {}",
                from.display(),
                to.display()
            );
        }
    }
}

/// `&[&str]` or `CueTable`.
fn is_of_words(list: &syn::Type) -> bool {
    match list {
        syn::Type::Path(table) => table.path.is_ident("CueTable"),
        syn::Type::Reference(list) => match &*list.elem {
            syn::Type::Slice(list) => matches!(
                &*list.elem,
                syn::Type::Reference(item) if matches!(&*item.elem, syn::Type::Path(_))
            ),
            _ => false,
        },
        _ => false,
    }
}

/// A page report hides all words but those that fields are found by.
#[test]
fn every_list_of_cues_is_known_to_page_reports() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/page/understand/cues");
    let known = fs::read_to_string(folder.join("known_words.rs")).unwrap();
    let mut lists = 0;
    for file in fs::read_dir(&folder).unwrap() {
        let file = file.unwrap().path();
        let module = file.file_stem().unwrap().to_str().unwrap().to_owned();
        if matches!(module.as_str(), "known_words" | "tests") {
            continue;
        }
        let items = syn::parse_file(&fs::read_to_string(&file).unwrap())
            .unwrap()
            .items;
        for item in items {
            let syn::Item::Const(list) = item else {
                continue;
            };
            if matches!(list.vis, syn::Visibility::Public(_)) && is_of_words(&list.ty) {
                let name = format!("{module}::{}", list.ident);
                assert!(
                    known.contains(&format!("{name},")),
                    "{name} is not in known_words.rs"
                );
                lists += 1;
            }
        }
    }
    assert!(lists > 50, "{lists}");
}

#[test]
fn pure_parts_touch_nothing_outside() {
    for part_name in PURE {
        let files = LIBRARY.words().into_iter();
        let files: Vec<_> = files.filter(|(file, _)| part(file) == *part_name).collect();
        assert!(!files.is_empty(), "{part_name}");
        for (file, words) in files {
            for word in IMPURE {
                let named = words.iter().find(|path| names(path, word));
                assert!(named.is_none(), "{} names {word}", file.display());
            }
        }
    }
}

/// Whether the path `word` is the whole or a part of `path`.
fn names(path: &str, word: &str) -> bool {
    format!("::{path}::").contains(&format!("::{word}::"))
}

#[test]
fn no_file_is_too_long_to_read() {
    for read in crates() {
        for (file, text) in read.texts() {
            let lines = text.lines().count();
            assert!(lines <= 500, "{} has {lines} lines", file.display());
        }
    }
}

#[test]
fn each_module_says_what_it_is() {
    for read in crates() {
        for (file, text) in read.texts() {
            assert!(text.starts_with("//! "), "{}", file.display());
        }
    }
}

/// A made-up crate of two files.
fn made_up(child: &str) -> Crate {
    let root = "mod a; mod b; pub use b::Two; use std::fs as files; \
                pub struct One; fn b() {} mod inner { pub use super::a::three; } \
                #[cfg(test)] mod tests;";
    Crate::read(Path::new("src/lib.rs"), &|file| match file.to_str()? {
        "src/lib.rs" => Some(root.into()),
        "src/a.rs" => Some("pub fn three() {}".into()),
        "src/b.rs" => Some(format!("pub struct Two; {child}")),
        _ => None,
    })
}

#[track_caller]
fn imports_of(child: &str, expected: &[&str]) {
    let read = made_up(child);
    let imports = read.imports();
    let found: Vec<_> = imports[Path::new("src/b.rs")]
        .iter()
        .map(|file| file.to_str().unwrap())
        .collect();
    assert_eq!(found, expected, "{child}");
}

#[test]
fn paths_are_followed_to_the_file_that_declares_a_name() {
    imports_of("use crate::One;", &["src/lib.rs"]);
    imports_of("use super::{a::three, One};", &["src/a.rs", "src/lib.rs"]);
    imports_of("fn f() { crate::inner::three() }", &["src/a.rs"]);
    imports_of("use super::a; fn f() { a::three() }", &["src/a.rs"]);
    imports_of("fn f() { vec![(1, crate::a::three())]; }", &["src/a.rs"]);
    imports_of("use super::a::*;", &["src/a.rs"]);
    imports_of("mod c { use super::super::One; }", &["src/lib.rs"]);
    imports_of("#[cfg(test)] mod tests { use super::super::One; }", &[]);
    imports_of("fn f() { super::b() }", &["src/lib.rs"]);
    imports_of("use crate::Two as Own; use std::fmt::Debug;", &[]);
    let read = made_up("");
    let of_root = &read.imports()[Path::new("src/lib.rs")];
    assert_eq!(*of_root, BTreeSet::from([Path::new("src/a.rs")]));
}

#[test]
fn circles_are_found() {
    let [a, b, c, d] = ["a", "b", "c", "d"].map(Path::new);
    assert_eq!(circles(&[(a, b), (b, c), (a, c)]).len(), 0);
    let found = circles(&[(a, b), (b, c), (c, a), (c, d), (d, d)]);
    assert_eq!(found, [BTreeSet::from([a, b, c]), BTreeSet::from([d])]);
}

#[test]
fn words_are_written_out() {
    let named = |child: &str, word: &str| {
        let read = made_up(child);
        read.words()[Path::new("src/b.rs")]
            .iter()
            .any(|path| names(path, word))
    };
    assert!(named("use std::{time::Instant};", "std::time"));
    assert!(named("use chrono::Utc; fn f() { Utc::now(); }", "Utc::now"));
    assert!(named("fn f() { println!() }", "println!"));
    assert!(named("static mut A: u8 = 0;", "static mut"));
    assert!(!named(
        "// std::time\nconst A: &str = \"std::time\";",
        "std::time"
    ));
    assert!(!named("use std::timeout;", "std::time"));
}
