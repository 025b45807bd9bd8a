//! A policy as it is being written, in a box or by forms: the text, and what is wrong with it.

use crate::{
    engine::{
        policy::{MergedPolicy, PolicyProblem, PolicySource},
        time::{UtcInstant, Zones},
    },
    session::stored_policies::StoredPolicies,
};
use rustc_hash::FxHashMap;
use serde_json::{Map, Value};

/// In bytes. The storage holds five times as much; a policy is a hundredth of it.
const LONGEST: usize = 1_000_000;

#[derive(Debug, Default)]
pub struct PolicyDraft {
    pub text: String,
    /// What stood here before something else was put here.
    pub former: Option<String>,
    /// Found when it was to be saved, or at a control that a person has left; looked for again while it is mended.
    pub problems: Vec<PolicyProblem>,
    /// Lists that are being typed, by pointer: as they stand in their controls.
    pub typed_lists: FxHashMap<String, String>,
    /// Where a person has been: what is wrong elsewhere is displayed when it is to be saved.
    visited: Vec<String>,
    /// It was to be saved, so everything that is wrong is displayed.
    is_checked: bool,
}

impl PolicyDraft {
    pub fn new(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            ..Self::default()
        }
    }

    /// Puts something else here; what stood here can be brought back.
    pub fn replace_text(&mut self, text: String) {
        self.typed_lists.clear();
        let old = std::mem::replace(&mut self.text, text);
        if !old.trim().is_empty() && old.trim() != self.text.trim() {
            self.former = Some(old);
        }
    }

    /// Nothing that was wrong is displayed any more.
    pub fn forget_problems(&mut self) {
        self.problems.clear();
        self.visited.clear();
        self.is_checked = false;
    }

    /// The document that the forms change; what the text is instead where it is none.
    pub fn document(&self) -> Result<Value, PolicyProblem> {
        if self.text.trim().is_empty() {
            return Ok(Map::new().into());
        }
        let document = PolicyProblem::parse_document(&self.text);
        match document {
            Ok(document) if document.is_object() => Ok(document),
            Ok(_) => Err(PolicyProblem {
                path: String::new(),
                what: "it must be an object".to_owned(),
            }),
            Err(mut problems) => Err(problems.swap_remove(0)),
        }
    }

    /// Writes a document that a form has changed.
    pub fn write_document(&mut self, document: &Value) {
        self.text = match document.as_object().is_some_and(Map::is_empty) {
            true => String::new(),
            false => serde_json::to_string_pretty(document).unwrap_or_default(),
        };
    }

    /// The person goes on from this place of the policy, so what is wrong there is displayed from now on.
    pub fn visit(&mut self, path: String) {
        if !self.visited.contains(&path) {
            self.visited.push(path);
        }
    }

    /// Looks for everything that is wrong, because it is to be saved.
    pub fn check(&mut self, stored: &StoredPolicies, source: PolicySource, zones: &dyn Zones) {
        self.is_checked = true;
        self.check_visited(stored, source, zones);
    }

    /// Looks for what is wrong where the person has been.
    pub fn check_visited(
        &mut self,
        stored: &StoredPolicies,
        source: PolicySource,
        zones: &dyn Zones,
    ) {
        if !self.is_checked && self.visited.is_empty() {
            return;
        }
        self.problems = find_problems(&self.text, stored, source, zones);
        if !self.is_checked {
            let is_visited = |problem: &PolicyProblem| {
                let visited = |path: &String| problem.path.starts_with(path.as_str());
                self.visited.iter().any(visited)
            };
            self.problems.retain(is_visited);
        }
    }
}

/// Everything that is wrong with the text of a source, also together with the others.
pub fn find_problems(
    text: &str,
    stored: &StoredPolicies,
    source: PolicySource,
    zones: &dyn Zones,
) -> Vec<PolicyProblem> {
    if text.len() > LONGEST {
        return vec![PolicyProblem {
            path: String::new(),
            what: "is longer than 1,000,000 characters; that is no policy".into(),
        }];
    }
    let mut stored = stored.clone();
    stored.set_text(source, text);
    let mut problems = Vec::new();
    for (one, problem) in stored.merge_policies().problems {
        if one == source || one == PolicySource::BuiltIn {
            problems.push(problem);
        }
    }
    if !problems.is_empty() {
        return problems;
    }
    match MergedPolicy::built_in_with(text) {
        Ok(merged) => unknown_zones(&merged.document, zones),
        Err(problems) => problems,
    }
}

/// Zones that this browser does not know: nothing could be reckoned in them.
fn unknown_zones(document: &Value, zones: &dyn Zones) -> Vec<PolicyProblem> {
    let mut problems = Vec::new();
    let mut ask = |path: String, zone: &str| {
        if zones.offset_at(zone, UtcInstant::UNIX_EPOCH).is_none() {
            let what = format!("this browser knows no time zone {zone:?}");
            problems.push(PolicyProblem { path, what });
        }
    };
    let time = &document["time"];
    if let Some(zone) = time["zone"].as_str() {
        ask("time.zone".into(), zone);
    }
    for (key, zone) in time["abbreviations"].as_object().into_iter().flatten() {
        if let Some(zone) = zone.as_str() {
            ask(format!("time.abbreviations.{key}"), zone);
        }
    }
    let clients = document["clients"].as_array().into_iter().flatten();
    for (number, client) in clients.enumerate() {
        if let Some(zone) = client["time_zone"].as_str() {
            ask(format!("clients[{number}].time_zone"), zone);
        }
    }
    problems
}
