//! The policies that are stored, as the texts that people gave, and what they come to together. A
//! text that cannot be read is never passed over in silence.

use crate::engine::policy::{MergedPolicy, PolicyProblem, PolicySource, PolicySources};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// One text for each source; empty for none.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct StoredPolicies {
    pub own: String,
    pub imported: String,
    pub managed: String,
}

impl StoredPolicies {
    /// The text of a source; nothing is stored of the built-in one.
    pub fn text_of(&self, source: PolicySource) -> &str {
        match source {
            PolicySource::BuiltIn => "",
            PolicySource::Own => &self.own,
            PolicySource::Imported => &self.imported,
            PolicySource::Managed => &self.managed,
        }
    }

    pub fn set_text(&mut self, source: PolicySource, text: &str) {
        let place = match source {
            PolicySource::BuiltIn => return,
            PolicySource::Own => &mut self.own,
            PolicySource::Imported => &mut self.imported,
            PolicySource::Managed => &mut self.managed,
        };
        text.clone_into(place);
    }

    pub fn merge_policies(&self) -> MergedPolicy {
        let mut unread = Vec::new();
        let mut read = |source, text| {
            document(text).unwrap_or_else(|found| {
                unread.extend(found.into_iter().map(|what| (source, what)));
                None
            })
        };
        let sources = PolicySources {
            own: read(PolicySource::Own, &self.own),
            imported: read(PolicySource::Imported, &self.imported),
            managed: read(PolicySource::Managed, &self.managed),
        };
        let mut merged = sources.merge();
        merged.problems.extend(unread);
        merged
    }
}

fn document(text: &str) -> Result<Option<Value>, Vec<PolicyProblem>> {
    match text.trim() {
        "" => Ok(None),
        text => {
            let mut document = PolicyProblem::parse_document(text)?;
            remove_former_keys(&mut document);
            Ok(Some(document))
        }
    }
}

/// Nothing ever consulted these, so they were taken out of the policy. What was stored with them still
/// counts; saving such a policy again reports them as unknown.
fn remove_former_keys(document: &mut Value) {
    if let Some(Value::Object(automation)) = document.get_mut("automation") {
        automation.remove("name_pattern");
        if automation.is_empty()
            && let Value::Object(document) = document
        {
            document.remove("automation");
        }
    }
}

/// How a sentence about a source begins.
pub fn sentence_subject(source: PolicySource) -> &'static str {
    match source {
        PolicySource::BuiltIn => "The policies together",
        PolicySource::Own => "Your own policy",
        PolicySource::Imported => "The imported policy",
        PolicySource::Managed => "Your organisation's policy",
    }
}

/// What every page says while the browser does not give back what it stores.
pub const UNREAD: &str = "The policies stored in this browser could not be read, the form is checked without them. \
    They are left as they are: restart the browser to try again.";

/// The sentence on every page while a policy does not count because of problems.
pub fn problem_sentence(problems: &[(PolicySource, PolicyProblem)]) -> Option<String> {
    let (source, first) = problems.first()?;
    let more = match problems.len() - 1 {
        0 => String::new(),
        1 => " (and 1 more problem)".to_owned(),
        more => format!(" (and {more} more problems)"),
    };
    let first = first.to_string();
    let stop = if more.is_empty() && first.ends_with('?') {
        ""
    } else {
        "."
    };
    let mend = match source {
        PolicySource::Managed => "Tell those who manage your browser.",
        _ => "Mend it in the guard's settings, behind the button in the browser's toolbar.",
    };
    Some(format!(
        "{} cannot be used, the form is checked without it: {first}{more}{stop} {mend}",
        sentence_subject(*source)
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn says(stored: &StoredPolicies, expected: &str) {
        let sentence = problem_sentence(&stored.merge_policies().problems).unwrap_or_default();
        assert!(sentence.starts_with(expected), "{sentence}");
    }

    fn imported(text: &str) -> StoredPolicies {
        StoredPolicies {
            imported: text.into(),
            ..StoredPolicies::default()
        }
    }

    #[test]
    fn a_stored_policy_applies() {
        let merged = imported(r#"{"time": {"clock": "12h"}}"#).merge_policies();
        assert_eq!(merged.problems, []);
        assert_eq!(
            merged.deciding_source(&["time", "clock"]),
            PolicySource::Imported
        );
        assert_eq!(problem_sentence(&merged.problems), None);
    }

    #[test]
    fn a_policy_of_the_last_version_applies() {
        let mut merged = imported(
            r#"{"version": 1, "time": {"clock": "12h"}, "automation": {"name_pattern": "Maintenance Window - *"},
                "clients": [{"name": "Acme", "email_domains": ["acme.example"]}], "links": {}}"#,
        )
        .merge_policies();
        assert_eq!(merged.problems, []);
        assert_eq!(
            merged.read_policy().clients[0].email_domains,
            ["acme.example"]
        );
        assert_eq!(
            merged.deciding_source(&["time", "clock"]),
            PolicySource::Imported
        );
    }

    #[test]
    fn nothing_stored_is_no_problem() {
        assert_eq!(
            imported(" \n").merge_policies(),
            PolicySources::default().merge()
        );
    }

    #[test]
    fn what_cannot_be_read_is_said() {
        says(
            &imported("{"),
            "The imported policy cannot be used, the form is checked without it: not JSON: ",
        );
        says(
            &imported(r#"{"clients": [{"name": "Acme", "componets": []}], "tmie": {}}"#),
            "The imported policy cannot be used, the form is checked without it: tmie: unknown \
             key, did you mean \"time\"? (and 1 more problem). Mend it",
        );
        says(
            &imported(r#"{"tmie": {}}"#),
            "The imported policy cannot be used, the form is checked without it: tmie: unknown \
             key, did you mean \"time\"? Mend it",
        );
        says(
            &StoredPolicies {
                managed: "[]".into(),
                ..StoredPolicies::default()
            },
            "Your organisation's policy cannot be used, the form is checked without it: must be \
             an object, is a list. Tell those who manage your browser.",
        );
    }

    #[test]
    fn the_other_sources_count_all_the_same() {
        let stored = StoredPolicies {
            own: r#"{"time": {"clock": "12h"}}"#.into(),
            ..imported("{")
        };
        assert_eq!(
            stored.merge_policies().deciding_source(&["time", "clock"]),
            PolicySource::Own
        );
    }
}
