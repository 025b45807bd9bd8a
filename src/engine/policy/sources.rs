//! Where a policy comes from: built-in < the person's own < imported file < managed by the
//! organisation's browser policy. The higher wins key by key; lists are replaced whole. A source
//! with a problem counts for nothing, and says so; the others count.

use super::{BUILT_IN_DOCUMENT, Client, Policy, PolicyProblem, read, validate::current_rule_id};
use crate::engine::target::Locators;
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

/// What the sources come to, as a document: the settings page works with that alone.
#[derive(Clone, Debug, PartialEq)]
pub struct MergedPolicy {
    pub document: Value,
    /// Why a source was left out.
    pub problems: Vec<(PolicySource, PolicyProblem)>,
    /// What was laid over the built-in document, the lowest first.
    layers: Vec<(PolicySource, Value)>,
}

impl PolicySources {
    pub fn merge(&self) -> MergedPolicy {
        let mut problems = Vec::new();
        let mut layers = Vec::new();
        for (source, over) in self.documents() {
            let found = read::find_problems(over);
            if found.is_empty() {
                layers.push((source, with_current_rule_objects(over)));
            }
            problems.extend(found.into_iter().map(|what| (source, what)));
        }
        // Two documents that are right can name the same component or the same client: one of them is left out.
        // That the built-in one is right, a test has found out.
        let mut document = lay_over_built_in(&layers, None);
        while !layers.is_empty() {
            let found = read::find_problems(&document);
            if found.is_empty() {
                break;
            }
            let is_mended = |without: &usize| {
                let document = lay_over_built_in(&layers, Some(*without));
                read::find_problems(&document).is_empty()
            };
            let left_out = (0..layers.len()).find(is_mended).unwrap_or_default();
            let (source, _) = layers.remove(left_out);
            problems.extend(found.into_iter().map(|what| (source, what)));
            document = lay_over_built_in(&layers, None);
        }
        MergedPolicy {
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
    /// The policy that the document is.
    pub fn read_policy(&mut self) -> Policy {
        let mut policy = match read::read_policy(&self.document) {
            Ok(policy) => policy,
            Err(problem) => {
                self.fall_back(vec![problem]);
                built_in_policy()
            }
        };
        policy.locked_locators = self.locked_locators();
        policy
    }

    /// The built-in document with the one of this text laid over it; empty for none.
    pub fn built_in_with(text: &str) -> Result<Self, Vec<PolicyProblem>> {
        let own = match text.trim() {
            "" => None,
            text => Some(PolicyProblem::parse_document(text)?),
        };
        let sources = PolicySources {
            own,
            ..PolicySources::default()
        };
        sources.merge().without_problems()
    }

    fn without_problems(self) -> Result<Self, Vec<PolicyProblem>> {
        match self.problems.is_empty() {
            true => Ok(self),
            false => Err(self.problems.into_iter().map(|(_, what)| what).collect()),
        }
    }

    /// The clients alone: the settings page needs nothing else of a policy as values.
    pub fn clients(&self) -> Vec<Client> {
        read::read_clients(&self.document)
    }

    /// Where the fields are that the document describes.
    pub fn locators(&self) -> Locators {
        read::read_locators(&self.document)
    }

    /// Those of them that the organisation's browser policy decides.
    pub fn locked_locators(&self) -> Locators {
        let mut layers = self.layers.iter();
        let managed = layers.find(|(source, _)| *source == PolicySource::Managed);
        managed.map_or_else(Locators::default, |(_, over)| read::read_locators(over))
    }

    /// Only the built-in policy counts, because what the documents come to cannot be read.
    fn fall_back(&mut self, found: Vec<PolicyProblem>) {
        let found = found.into_iter();
        self.problems
            .extend(found.map(|what| (PolicySource::BuiltIn, what)));
        self.layers.clear();
        self.document = BUILT_IN_DOCUMENT.clone();
    }

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

/// The documents over the built-in one, the lowest first, `without` one of them.
fn lay_over_built_in(layers: &[(PolicySource, Value)], without: Option<usize>) -> Value {
    let mut document = BUILT_IN_DOCUMENT.clone();
    for (number, (_, over)) in layers.iter().enumerate() {
        if Some(number) != without {
            merge_into(&mut document, over);
        }
    }
    document
}

#[expect(
    clippy::expect_used,
    reason = "the document is a part of the program, and a test reads it"
)]
fn built_in_policy() -> Policy {
    read::read_policy(&BUILT_IN_DOCUMENT).expect("the built-in policy")
}

/// The document with every rule under its present name and written out as an object, so that it
/// can be merged key by key.
fn with_current_rule_objects(document: &Value) -> Value {
    let mut document = document.clone();
    for key in ["rules", "links", "dismissal"] {
        if let Some(Value::Object(written)) = document.get_mut(key) {
            for (id, wanted) in std::mem::take(written) {
                let now = current_rule_id(&id).map_or(id.clone(), str::to_owned);
                written.insert(now, wanted);
            }
        }
    }
    if let Some(Value::Object(rules)) = document.get_mut("rules") {
        for wanted in rules.values_mut().filter(|wanted| wanted.is_string()) {
            let mut rule = Map::new();
            rule.insert("severity".to_owned(), wanted.take());
            *wanted = rule.into();
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
        let mut merged = MergedPolicy::built_in_with(document)?;
        let policy = merged.read_policy();
        merged.without_problems().map(|_| policy)
    }
}

impl Default for Policy {
    /// The built-in policy.
    fn default() -> Self {
        PolicySources::default().merge().read_policy()
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
    fn the_built_in_document_is_right() {
        assert_eq!(read::find_problems(&BUILT_IN_DOCUMENT), []);
    }

    #[test]
    fn the_higher_wins_key_by_key() {
        let mut merged = sources().merge();
        let policy = merged.read_policy();
        assert_eq!(merged.problems, []);
        assert_eq!(policy.time.zone, "UTC");
        assert_eq!(policy.time.clock, super::super::Clock::Twelve);
        assert!(
            policy.covers_page("imp1") && policy.covers_page("imp2") && !policy.covers_page("own1")
        );
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
        let mut merged = sources.merge();
        let policy = merged.read_policy();
        assert!(policy.covers_page("imp2") && !policy.covers_page("own1"));
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
        let mut merged = sources.merge();
        assert_eq!(merged.read_policy().time.zone, "Europe/Paris");
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
    fn of_documents_that_are_wrong_together_only_one_is_left_out() {
        let mut sources = sources();
        let pages = json!([{"id": "p1", "templates": ["Nowhere"]}]);
        sources.imported = Some(json!({"pages": pages, "time": {"zone": "Europe/Paris"}}));
        let mut merged = sources.merge();
        let policy = merged.read_policy();
        assert_eq!(merged.problems.len(), 1);
        assert_eq!(merged.problems[0].0, PolicySource::Imported);
        assert_eq!(policy.time.clock, super::super::Clock::Twelve);
        assert_eq!(policy.time.zone, "UTC");
        assert!(policy.covers_page("own1"));
    }

    #[test]
    fn the_merged_document_reads_as_the_policy() {
        let mut merged = sources().merge();
        assert_eq!(
            Policy::built_in_with(&merged.document.to_string()).unwrap(),
            merged.read_policy()
        );
    }

    #[test]
    fn the_built_in_policy_has_no_problem() {
        assert_eq!(PolicySources::default().merge().problems, []);
        assert_eq!(Policy::default().templates.len(), 6);
    }
}
