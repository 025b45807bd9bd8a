//! Every setting that counts and who decides it, in a few words.

use super::state::is_without_effect;
use crate::{
    engine::policy::{MergedPolicy, PolicySource, describe_setting},
    session::stored_policies::{StoredPolicies, sentence_subject},
    ui::settings::{SettingsNotice, SettingsRow, SourceStatus},
};
use serde_json::Value;

/// Every setting of the policy that counts.
pub fn settings_rows(merged: &MergedPolicy) -> Vec<SettingsRow> {
    let mut rows = Vec::new();
    for path in merged.all_paths() {
        if is_without_effect(&path) {
            continue;
        }
        let mut value = &merged.document;
        for key in &path {
            value = &value[*key];
        }
        rows.push(SettingsRow {
            value: shorten_value(&path, value),
            meaning: describe_setting(&path),
            source: merged.deciding_source(&path),
            path: path.join("."),
        });
    }
    rows
}

/// A value in a few words.
fn shorten_value(path: &[&str], value: &Value) -> String {
    let words = match (path, value) {
        (["pages"], Value::Array(list)) if list.is_empty() => "every page".into(),
        (["clients"], Value::Array(list)) if list.is_empty() => {
            "each component group is a client".into()
        }
        (_, Value::Object(_)) => "none".into(),
        (_, Value::Array(list)) if list.is_empty() => "none".into(),
        (_, Value::Array(list)) => {
            let mut names = Vec::new();
            for one in list {
                names.push(match one.get("name") {
                    Some(name) => format_value(name),
                    None => format_value(one),
                });
            }
            names.join(", ")
        }
        (_, other) => format_value(other),
    };
    match words.char_indices().nth(200) {
        Some((end, _)) => format!("{} …", &words[..end]),
        None => words,
    }
}

fn format_value(value: &Value) -> String {
    match value {
        Value::Bool(true) => "yes".into(),
        Value::Bool(false) => "no".into(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// What a source comes to.
pub fn source_status<'a>(
    source: PolicySource,
    stored: &StoredPolicies,
    merged: &'a MergedPolicy,
    rows: &[SettingsRow],
) -> SourceStatus<'a> {
    let mut problems = Vec::new();
    for (one, problem) in &merged.problems {
        if *one == source {
            problems.push(problem);
        }
    }
    let mut decided = 0;
    for row in rows {
        decided += usize::from(row.source == source);
    }
    if !problems.is_empty() {
        SourceStatus::Unusable(problems)
    } else if source != PolicySource::BuiltIn && stored.text_of(source).trim().is_empty() {
        SourceStatus::Absent
    } else {
        SourceStatus::Decides(decided)
    }
}

/// The sentence after something was stored.
pub fn saved_notice(stored: &StoredPolicies, source: PolicySource) -> SettingsNotice {
    let subject = sentence_subject(source);
    if stored.text_of(source).trim().is_empty() {
        return SettingsNotice::new_success(format!("{subject} was removed."));
    }
    let merged = stored.merge_policies();
    let mut beaten = Vec::new();
    for path in merged.paths_set_by(source) {
        if merged.deciding_source(&path) > source && !is_without_effect(&path) {
            beaten.push(path.join("."));
        }
    }
    let mut words = format!("{subject} was saved and counts on every open page from now on.");
    if !beaten.is_empty() {
        words = format!(
            "{words} A higher source decides these of its settings: {}.",
            beaten.join(", ")
        );
    }
    SettingsNotice::new_success(words)
}
