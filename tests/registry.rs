//! One rule, one file, one name in three spellings: the files on disk, the list and the docs agree.

#![allow(clippy::unwrap_used)]

use statuspage_guard::engine::{
    docs::{markdown_chapters, markdown_table},
    finding::{Outcome, Severity},
    rules::{RULES, by_id},
};
use std::{collections::BTreeSet, fs, path::Path};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Stems of the files in `src/engine/rules`.
fn files() -> BTreeSet<String> {
    fs::read_dir(root().join("src/engine/rules"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned())
        .collect()
}

#[test]
fn every_file_is_a_rule_of_the_list() {
    let listed: BTreeSet<String> = RULES.iter().map(|rule| rule.id.replace('-', "_")).collect();
    assert_eq!(files(), listed);
    assert_eq!(listed.len(), RULES.len(), "an id is there twice");
}

#[test]
fn each_file_begins_with_its_rule() {
    for rule in RULES {
        let file = rule.id.replace('-', "_");
        let text = fs::read_to_string(root().join(format!("src/engine/rules/{file}.rs"))).unwrap();
        assert!(text.starts_with(&format!("//! `{}`: ", rule.id)), "{file}");
        assert!(text.contains(&format!("id: \"{}\"", rule.id)), "{file}");
        assert!(text.lines().count() <= 500, "{file}");
    }
}

#[test]
fn each_rule_is_documented() {
    for rule in RULES {
        for text in [rule.asks, rule.why] {
            assert!(text.ends_with('.'), "{}: {text}", rule.id);
            assert!(!text.contains("  "), "{}: {text}", rule.id);
        }
        assert!(!rule.good.is_empty() && !rule.bad.is_empty(), "{}", rule.id);
        for example in rule.good.iter().chain(rule.bad) {
            assert!(
                example.description.ends_with('.'),
                "{}: {}",
                rule.id,
                example.description
            );
        }
        for option in rule.options {
            assert!(
                option.option_description().ends_with('.'),
                "{}: {}",
                rule.id,
                option.name()
            );
        }
        assert!(markdown_table().contains(&format!("| `{}` |", rule.id)));
        assert!(markdown_chapters().contains(&format!("## `{}`", rule.id)));
    }
}

#[test]
fn old_ids_lead_to_the_rule_and_to_no_other() {
    let mut seen = BTreeSet::new();
    for rule in RULES {
        for id in rule.renamed_from.iter().chain([&rule.id]) {
            assert!(seen.insert(*id), "{id} is two rules");
            assert_eq!(by_id(id).unwrap().id, rule.id);
        }
    }
}

#[test]
fn sentences_say_what_to_do() {
    for rule in RULES {
        for example in rule.bad {
            let Some(Outcome::Found(findings)) = example.check_with(rule) else {
                panic!("{}: {}", rule.id, example.description)
            };
            for finding in findings {
                let sentence = &finding.sentence;
                assert!(sentence.ends_with(['.', '?']), "{}: {sentence}", rule.id);
                assert!(!sentence.contains("  "), "{}: {sentence}", rule.id);
                assert!(
                    finding.severity <= rule.severity || rule.severity == Severity::Review,
                    "{}: {sentence}",
                    rule.id
                );
                for fix in finding.fixes {
                    assert!(
                        !fix.label.is_empty() && !fix.edits.is_empty(),
                        "{}",
                        rule.id
                    );
                }
            }
        }
    }
}

/// `cargo xtask docs` writes both.
#[test]
fn the_written_documentation_is_that_of_the_rules() {
    let read = |file: &str| fs::read_to_string(root().join(file)).unwrap();
    assert!(read("README.md").contains(&markdown_table()));
    assert!(read("docs/rules.md").ends_with(&format!("{}\n", markdown_chapters().trim_end())));
}
