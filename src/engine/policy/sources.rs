//! Where a policy comes from: built-in < the person's own < imported file < managed by the
//! organisation's browser policy. The higher wins key by key; lists are replaced whole. A source
//! with a problem counts for nothing, and says so.

use super::{BUILT_IN, Policy, PolicyProblem, read, validate::current_rule_id};
use crate::engine::template::{Template, TemplateSource};
use serde_json::{Map, Value};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PolicySource {
    BuiltIn,
    Own,
    Imported,
    Managed,
}

impl PolicySource {
    pub fn display_name(self) -> &'static str {
        match self {
            Self::BuiltIn => "built in",
            Self::Own => "your own",
            Self::Imported => "imported",
            Self::Managed => "managed by your organisation",
        }
    }
}

/// The documents that are laid over the built-in one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PolicySources {
    pub own: Option<Value>,
    pub imported: Option<Value>,
    pub managed: Option<Value>,
}

/// What the sources come to.
#[derive(Clone, Debug, PartialEq)]
pub struct MergedPolicy {
    pub policy: Policy,
    /// The same as one document, for export.
    pub document: Value,
    /// Why a source was left out.
    pub problems: Vec<(PolicySource, PolicyProblem)>,
    /// What was laid over the built-in document, the lowest first.
    layers: Vec<(PolicySource, Value)>,
}

impl PolicySources {
    pub fn merge(&self) -> MergedPolicy {
        let mut document = built_in();
        let built_in_templates = document["templates"].clone();
        let mut problems = Vec::new();
        let mut layers = Vec::new();
        for (source, over) in self.documents() {
            let found = read::find_problems(over);
            if found.is_empty() {
                let over = with_current_rule_objects(over);
                merge_into(&mut document, &over);
                layers.push((source, over));
            }
            problems.extend(found.into_iter().map(|what| (source, what)));
        }
        // Two documents that are right can name the same component or the same client.
        let mut policy = read::read_policy(&document).unwrap_or_else(|found| {
            problems.extend(found.into_iter().map(|what| (PolicySource::BuiltIn, what)));
            layers.clear();
            document = built_in();
            built_in_policy()
        });
        mark_built_in(&mut policy.templates, &built_in_templates);
        for (source, over) in &layers {
            if *source == PolicySource::Managed {
                policy.locked_locators = read::read_locators(over);
            }
        }
        MergedPolicy {
            policy,
            document,
            problems,
            layers,
        }
    }

    fn documents(&self) -> impl Iterator<Item = (PolicySource, &Value)> {
        [
            (PolicySource::Own, &self.own),
            (PolicySource::Imported, &self.imported),
            (PolicySource::Managed, &self.managed),
        ]
        .into_iter()
        .filter_map(|(source, over)| over.as_ref().map(|over| (source, over)))
    }
}

impl MergedPolicy {
    /// Who decides the value at this path of keys in `document`. What [`Source::Managed`] decides is
    /// locked.
    pub fn deciding_source(&self, path: &[&str]) -> PolicySource {
        self.layers
            .iter()
            .rev()
            .find(|(_, over)| sets_value_at(over, path))
            .map_or(PolicySource::BuiltIn, |(source, _)| *source)
    }

    /// The paths at which this source says something.
    pub fn paths_set_by(&self, source: PolicySource) -> Vec<Vec<&str>> {
        let layer = self.layers.iter().find(|(one, _)| *one == source);
        layer.map_or_else(Vec::new, |(_, over)| paths_of_values(over))
    }

    /// Lays what this source says over `document`, as it was laid over the built-in one.
    pub fn copy_layer(&self, source: PolicySource, document: &mut Value) {
        for (one, over) in &self.layers {
            if *one == source {
                merge_into(document, over);
            }
        }
    }

    /// Every path of the document that has a value.
    pub fn all_paths(&self) -> Vec<Vec<&str>> {
        paths_of_values(&self.document)
    }
}

/// Whether the document has a value there. `null` is as good as not there, and an empty object says
/// nothing about the keys below it.
fn sets_value_at(document: &Value, path: &[&str]) -> bool {
    let value = path.iter().try_fold(document, |value, key| value.get(key));
    value.is_some_and(|value| !value.is_null() && !is_empty(value))
}

/// The paths to everything in a document that is no object with keys.
fn paths_of_values(document: &Value) -> Vec<Vec<&str>> {
    let mut found = Vec::new();
    collect_paths(document, &mut Vec::new(), &mut found);
    found
}

fn collect_paths<'a>(value: &'a Value, path: &mut Vec<&'a str>, found: &mut Vec<Vec<&'a str>>) {
    match value {
        Value::Null => {}
        Value::Object(map) if path.is_empty() || !map.is_empty() => {
            for (key, value) in map {
                path.push(key);
                collect_paths(value, path, found);
                path.pop();
            }
        }
        _ => found.push(path.clone()),
    }
}

/// An empty object sets nothing about the keys below it.
fn is_empty(value: &Value) -> bool {
    value.as_object().is_some_and(Map::is_empty)
}

/// A built-in template is one also where a policy that was exported brings it along.
fn mark_built_in(templates: &mut [Template], built_in: &Value) {
    for template in templates {
        let is_it = |one: &Value| one["name"] == *template.name && one["body"] == *template.body;
        if built_in.as_array().into_iter().flatten().any(is_it) {
            template.source = TemplateSource::BuiltIn;
        }
    }
}

fn built_in() -> Value {
    serde_json::from_str(BUILT_IN).unwrap_or_default()
}

#[expect(
    clippy::expect_used,
    reason = "the document is a part of the program, and a test reads it"
)]
fn built_in_policy() -> Policy {
    read::read_policy(&built_in()).expect("the built-in policy")
}

/// The document with every rule under its present name and written out as an object, so that it
/// can be merged key by key.
fn with_current_rule_objects(document: &Value) -> Value {
    let mut document = document.clone();
    for key in ["rules", "links"] {
        if let Some(Value::Object(written)) = document.get_mut(key) {
            let rules = std::mem::take(written).into_iter();
            let rules = rules.map(|(id, wanted)| match current_rule_id(&id) {
                Some(now) => (now.to_owned(), wanted),
                None => (id, wanted),
            });
            *written = rules.collect();
        }
    }
    if let Some(Value::Object(rules)) = document.get_mut("rules") {
        for wanted in rules.values_mut().filter(|wanted| wanted.is_string()) {
            *wanted = Map::from_iter([("severity".to_owned(), wanted.take())]).into();
        }
    }
    document
}

/// Objects are merged key by key; anything else is replaced. `null` sets nothing.
fn merge_into(under: &mut Value, over: &Value) {
    match (under, over) {
        (Value::Object(under), Value::Object(over)) => {
            for (key, value) in over {
                merge_into(under.entry(key.as_str()).or_insert(Value::Null), value);
            }
        }
        (_, Value::Null) => {}
        (under, over) => *under = over.clone(),
    }
}

impl Policy {
    /// The built-in policy with `document` laid over it, key by key; empty for none.
    pub fn built_in_with(document: &str) -> Result<Self, Vec<PolicyProblem>> {
        let own = match document.trim() {
            "" => None,
            text => Some(PolicyProblem::parse_document(text)?),
        };
        let merged = PolicySources {
            own,
            ..PolicySources::default()
        }
        .merge();
        if merged.problems.is_empty() {
            Ok(merged.policy)
        } else {
            Err(merged.problems.into_iter().map(|(_, what)| what).collect())
        }
    }
}

impl Default for Policy {
    /// The built-in policy.
    fn default() -> Self {
        PolicySources::default().merge().policy
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::policy::RuleSeverity;
    use serde_json::json;

    fn sources() -> PolicySources {
        PolicySources {
            own: Some(json!({
                "time": {"clock": "12h", "zone": "Europe/Berlin"},
                "rules": {"text-length": "off", "one-client": "warning"},
                "pages": ["own1"]
            })),
            imported: Some(json!({
                "time": {"zone": "Europe/Paris"},
                "rules": {"text-length": {"options": {"title": 100}}},
                "pages": ["imp1", "imp2"]
            })),
            managed: Some(json!({"time": {"zone": "UTC"}, "rules": {"one-client": "error"}})),
        }
    }

    #[test]
    fn the_higher_wins_key_by_key() {
        let MergedPolicy {
            policy, problems, ..
        } = sources().merge();
        assert_eq!(problems, []);
        assert_eq!(policy.time.zone, "UTC");
        assert_eq!(policy.time.clock, super::super::Clock::Twelve);
        assert_eq!(policy.pages, ["imp1", "imp2"]);
        assert_eq!(policy.rule_severity("text-length"), Some(RuleSeverity::Off));
        assert_eq!(policy.rule_number("text-length", "title"), Some(100));
        assert_eq!(
            policy.rule_severity("one-client"),
            Some(RuleSeverity::Error)
        );
        assert_eq!(policy.templates, Policy::default().templates);
    }

    #[test]
    fn it_is_known_who_decides() {
        let merged = sources().merge();
        assert_eq!(
            merged.deciding_source(&["time", "zone"]),
            PolicySource::Managed
        );
        assert_eq!(
            merged.deciding_source(&["time", "clock"]),
            PolicySource::Own
        );
        assert_eq!(merged.deciding_source(&["pages"]), PolicySource::Imported);
        assert_eq!(
            merged.deciding_source(&["templates"]),
            PolicySource::BuiltIn
        );
        let rule = |id, key| merged.deciding_source(&["rules", id, key]);
        assert_eq!(rule("text-length", "severity"), PolicySource::Own);
        assert_eq!(rule("text-length", "options"), PolicySource::Imported);
        assert_eq!(rule("one-client", "severity"), PolicySource::Managed);
    }

    #[test]
    fn null_says_nothing() {
        let mut sources = sources();
        sources.managed = Some(json!({"pages": null, "time": {"zone": null}}));
        let merged = sources.merge();
        assert_eq!(merged.policy.pages, ["imp1", "imp2"]);
        assert_eq!(
            merged.deciding_source(&["time", "zone"]),
            PolicySource::Imported
        );
        assert_eq!(
            merged.paths_set_by(PolicySource::Managed),
            Vec::<Vec<&str>>::new()
        );
    }

    #[test]
    fn every_value_has_its_path() {
        let merged = sources().merge();
        assert_eq!(
            merged.paths_set_by(PolicySource::Imported),
            [
                vec!["pages"],
                vec!["rules", "text-length", "options", "title"],
                vec!["time", "zone"]
            ]
        );
        assert!(
            merged
                .all_paths()
                .contains(&vec!["notifications", "at_end"])
        );
    }

    #[test]
    fn a_source_with_a_problem_counts_for_nothing() {
        let mut sources = sources();
        sources.managed = Some(json!({"time": {"zone": "Asia/Tokyo", "clok": "24h"}}));
        let merged = sources.merge();
        assert_eq!(merged.policy.time.zone, "Europe/Paris");
        assert_eq!(
            merged.problems[0].1.to_string(),
            "time.clok: unknown key, did you mean \"clock\"?"
        );
        assert_eq!(merged.problems[0].0, PolicySource::Managed);
        assert_eq!(
            merged.deciding_source(&["time", "zone"]),
            PolicySource::Imported
        );
    }

    #[test]
    fn the_merged_document_reads_as_the_policy() {
        let merged = sources().merge();
        assert_eq!(
            Policy::built_in_with(&merged.document.to_string()).unwrap(),
            merged.policy
        );
    }

    #[test]
    fn the_built_in_policy_has_no_problem() {
        assert_eq!(PolicySources::default().merge().problems, []);
        assert_eq!(Policy::default().templates.len(), 6);
    }
}
