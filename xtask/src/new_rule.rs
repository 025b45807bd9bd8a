//! A rule that can be built and tested at once, to be made into one's own: its file with examples, its lines in the
//! list, its row among the scenarios, and what is generated of it.

use crate::{docs, run};
use anyhow::{Context, Result, ensure};

const RULE: &str = include_str!("new_rule/rule.txt");
const SCENARIO: &str = include_str!("new_rule/scenario.txt");

const FOLDER: &str = "src/engine/rules";
const LIST: &str = "src/engine/rules.rs";
const SCENARIOS: &str = "tests/e2e/src/scenarios/rules.rs";

pub fn new_rule(id: &str) -> Result<()> {
    ensure!(
        is_id(id),
        "“{id}” is no name of a rule: small letters and digits, words joined by `-`, as in title-has-client"
    );
    let module = id.replace('-', "_");
    let file = format!("{FOLDER}/{module}.rs");
    ensure!(!run::root().join(&file).exists(), "{file} is there already");
    let read = |name: &str| {
        std::fs::read_to_string(run::root().join(name)).with_context(|| format!("no {name}"))
    };
    // Both are made before anything is written, so that a file in another form leaves nothing half done.
    let list = listed(&read(LIST)?, &module).with_context(|| format!("{LIST} has no list"))?;
    let scenarios = played(&read(SCENARIOS)?, id)
        .with_context(|| format!("{SCENARIOS} has no table of cases"))?;
    for (name, text) in [
        (file.as_str(), RULE.replace("{id}", id)),
        (LIST, list),
        (SCENARIOS, scenarios),
    ] {
        run::write(&run::root().join(name), text)?;
        println!("Wrote {name}");
    }
    docs::docs(false)?;
    println!(
        "Write its question and its examples in {file}, what breaks it in {SCENARIOS}; then `cargo xtask bless`, \
         `cargo xtask check` and `cargo xtask e2e {id}`."
    );
    Ok(())
}

fn is_id(id: &str) -> bool {
    let is_word = |word: &str| {
        !word.is_empty()
            && word
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    id.starts_with(|first: char| first.is_ascii_lowercase()) && id.split('-').all(is_word)
}

/// The list with one rule more: its module in the order of the alphabet, the rule as the last that is shown.
fn listed(text: &str, module: &str) -> Option<String> {
    let line = format!("pub mod {module};\n");
    let mut modules = text.match_indices("pub mod ").map(|(at, _)| at);
    let last = text.rfind("pub mod ")?;
    let at = modules
        .find(|at| text[*at..] > *line)
        .unwrap_or(last + text[last..].find('\n')? + 1);
    let text = format!("{}{line}{}", &text[..at], &text[at..]);
    inserted(
        &text,
        "RULES: &[",
        &format!("    &{module}::RULE.without_documentation(),\n"),
    )
}

fn played(text: &str, id: &str) -> Option<String> {
    inserted(text, "CASES: &[", &SCENARIO.replace("{id}", id))
}

/// The text with some lines more at the end of the list that begins after `name`.
fn inserted(text: &str, name: &str, lines: &str) -> Option<String> {
    let start = text.find(name)?;
    let end = start + text[start..].find("\n];")? + 1;
    Some(format!("{}{lines}{}", &text[..end], &text[end..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_words_joined_by_hyphens() {
        for id in ["title-has-client", "notice", "x2-y"] {
            assert!(is_id(id), "{id}");
        }
        for id in [
            "",
            "Title",
            "title_has",
            "title-",
            "-title",
            "a--b",
            "2x",
            "../x",
        ] {
            assert!(!is_id(id), "{id}");
        }
    }

    #[test]
    fn a_rule_comes_into_the_list_twice() {
        let list = |modules: &str, rules: &str| {
            format!(
                "//! The list.\n\n{modules}\nuse x;\n\npub static RULES: &[&Rule] = &[\n{rules}];\n\nfn f() {{}}\n"
            )
        };
        let old = list(
            "pub mod alpha;\npub mod gamma;\n",
            "    &gamma::RULE.without_documentation(),\n    &alpha::RULE.without_documentation(),\n",
        );
        let rules = |new: &str| {
            format!(
                "    &gamma::RULE.without_documentation(),\n    &alpha::RULE.without_documentation(),\n    &{new}::RULE.without_documentation(),\n"
            )
        };
        for (new, modules) in [
            ("beta", "pub mod alpha;\npub mod beta;\npub mod gamma;\n"),
            ("delta", "pub mod alpha;\npub mod delta;\npub mod gamma;\n"),
            ("zeta", "pub mod alpha;\npub mod gamma;\npub mod zeta;\n"),
            ("a_b", "pub mod a_b;\npub mod alpha;\npub mod gamma;\n"),
        ] {
            assert_eq!(listed(&old, new), Some(list(modules, &rules(new))), "{new}");
        }
        assert_eq!(listed("fn f() {}", "beta"), None);
    }

    #[test]
    fn the_project_has_the_places_for_a_new_rule() -> Result<()> {
        let read = |name: &str| std::fs::read_to_string(run::root().join(name));
        let list = listed(&read(LIST)?, "zz_new").unwrap_or_default();
        assert!(list.contains("\npub mod zz_new;\n"), "{list}");
        assert!(
            list.contains("\n    &zz_new::RULE.without_documentation(),\n];\n"),
            "{list}"
        );
        let scenarios = played(&read(SCENARIOS)?, "zz-new").unwrap_or_default();
        assert!(
            scenarios.contains("\n        rule: \"zz-new\",\n"),
            "{scenarios}"
        );
        Ok(())
    }
}
