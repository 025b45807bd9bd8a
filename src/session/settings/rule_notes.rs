//! What is written of each rule: how bad it is where no policy says so, why it asks, and its examples. The rules
//! themselves are not in the page's wasm; `cargo xtask docs` writes this from them.

use crate::ui::settings::rules::RuleNotes;
use std::{collections::BTreeMap, sync::LazyLock};

static NOTES: LazyLock<BTreeMap<String, RuleNotes>> =
    LazyLock::new(|| serde_json::from_str(include_str!("rule-notes.json")).unwrap_or_default());

/// The notes of a rule, by its present id.
pub fn notes_of_rule(id: &str) -> Option<&'static RuleNotes> {
    NOTES.get(id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::rules::RULES;

    #[test]
    fn every_rule_has_its_notes() {
        for rule in RULES {
            let notes = notes_of_rule(rule.id).unwrap();
            assert_eq!(notes.severity, rule.severity.as_str());
            assert_eq!(notes.good.len(), rule.good.len(), "{}", rule.id);
            assert_eq!(notes.bad.len(), rule.bad.len(), "{}", rule.id);
        }
        assert_eq!(NOTES.len(), RULES.len());
    }
}
