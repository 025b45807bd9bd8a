//! The settings that have the words that a person looks for.

use super::{
    form::FormBuilder,
    sections::{SECTIONS, keys_of},
};
use crate::{
    engine::text::normalize_text,
    ui::settings::form::{Control, FormField},
};

/// By the titles of their sections.
pub fn search_fields(builder: &FormBuilder, words: &str) -> Vec<(&'static str, Vec<FormField>)> {
    let words = normalize_text(words);
    let words: Vec<&str> = words.split_whitespace().collect();
    let mut found = Vec::new();
    for section in SECTIONS {
        let fields = builder.build_fields(&keys_of(section)).into_iter();
        let fields: Vec<FormField> = fields
            .filter_map(|field| keep_found(field, &words))
            .collect();
        if !fields.is_empty() {
            found.push((section.title, fields));
        }
    }
    found
}

/// The setting, with only what has the words inside; a setting that has them itself stays whole.
fn keep_found(mut field: FormField, words: &[&str]) -> Option<FormField> {
    let own = [
        field.label.as_str(),
        field.pointer.rsplit('/').next().unwrap_or_default(),
        field.hint.as_deref().unwrap_or_default(),
        &value_words(&field.control),
    ];
    let text = normalize_text(&own.join(" "));
    let has_words = |text: &str| words.iter().all(|word| text.contains(word));
    if has_words(&text) {
        return Some(field);
    }
    match &mut field.control {
        Control::Group(fields) | Control::List { items: fields, .. } => {
            let inside = std::mem::take(fields).into_iter();
            *fields = inside
                .filter_map(|inside| keep_found(inside, words))
                .collect();
            (!fields.is_empty()).then_some(field)
        }
        Control::Map(entries) => {
            entries.retain(|entry| has_words(&normalize_text(&entry.name)));
            (!entries.is_empty()).then_some(field)
        }
        _ => None,
    }
}

fn value_words(control: &Control) -> String {
    match control {
        Control::Text { value, .. } => value.clone(),
        Control::Choice { chosen, .. } => chosen.clone(),
        _ => String::new(),
    }
}
