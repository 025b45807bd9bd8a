//! A change in a form → a change of the person's own policy. Where the person's policy has no list yet, it begins
//! with the one that counts, so that what is on screen is what is changed. Only a thing that is added to a list of
//! stand-ins begins a list of its own.

use super::{
    form::item_name,
    sections::{holds_stand_ins, item_of, sorted_properties},
};
use crate::engine::policy::{SettingKind, SettingSchema, plain_text, pointer_keys, push_pointer};
use crate::engine::sorting;
use serde_json::{Map, Value};

/// What a person does at a place of the policy.
#[derive(Clone, Debug, PartialEq)]
pub enum FormEdit<'a> {
    /// Types or chooses; nothing means that it is not set any more.
    Set(&'a str),
    /// Ticks or unticks a word of a list.
    SetWord {
        word: &'a str,
        is_in: bool,
    },
    /// Adds a thing to a list or an entry to a map.
    Add,
    /// Takes a thing, an entry or a setting out.
    Remove,
    MoveUp,
    MoveDown,
    /// Gives an entry of a map another name.
    Rename(&'a str),
}

/// What came of an edit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EditResult {
    /// The control or button that goes on, by name or event.
    pub focus: Option<String>,
    /// A sentence for who cannot see it.
    pub announcement: Option<String>,
    /// Why nothing was changed.
    pub refusal: Option<String>,
}

/// Changes `own`. `base` is the document that counts without it.
pub fn apply_edit(own: &mut Value, base: &Value, pointer: &str, edit: &FormEdit) -> EditResult {
    let keys = pointer_keys(pointer);
    let Some(schema) = SettingSchema::root().at_keys(&keys) else {
        return EditResult::default();
    };
    let applied = match edit {
        FormEdit::Set(text) => set_text(own, base, &keys, schema, text),
        FormEdit::SetWord { word, is_in } => set_word(own, base, &keys, schema, word, *is_in),
        FormEdit::Add => add_item(own, base, pointer, schema),
        FormEdit::Remove => remove_item(own, base, pointer),
        FormEdit::MoveUp => move_item(own, base, pointer, false),
        FormEdit::MoveDown => move_item(own, base, pointer, true),
        FormEdit::Rename(name) if is_map_entry(&keys) => rename_entry(own, base, pointer, name),
        FormEdit::Rename(_) => None,
    };
    applied.unwrap_or_default()
}

/// The keys of everything else are those of the policy.
fn is_map_entry(keys: &[String]) -> bool {
    let outer = keys.split_last().map_or(keys, |(_, outer)| outer);
    let schema = SettingSchema::root().at_keys(outer);
    schema.is_some_and(|schema| matches!(schema.kind(), SettingKind::Map(_)))
}

/// The value at these keys, with everything around it made where it is not there yet.
fn value_at<'v>(own: &'v mut Value, base: &Value, keys: &[String]) -> Option<&'v mut Value> {
    let mut schema = SettingSchema::root();
    let mut base = Some(base);
    let mut at = own;
    for key in keys {
        make_container(at, schema, base);
        if at.is_array() {
            base = None;
        }
        base = base.and_then(|base| base.get(key));
        schema = schema.inside(key)?;
        at = match at {
            Value::Object(entries) => entries.entry(key.clone()).or_insert(Value::Null),
            Value::Array(items) => items.get_mut(key.parse::<usize>().ok()?)?,
            _ => return None,
        };
    }
    make_list(at, schema, base);
    Some(at)
}

/// Makes an object of what is written as one of its values alone, and of nothing.
fn make_container(at: &mut Value, schema: SettingSchema, base: Option<&Value>) {
    match schema.kind() {
        SettingKind::Object | SettingKind::Map(_) if !at.is_object() => {
            let mut entries = Map::new();
            let short = schema.shorthand().filter(|_| !at.is_null());
            if let Some(short) = short {
                entries.insert(short.to_owned(), at.take());
            }
            *at = entries.into();
        }
        _ => make_list(at, schema, base),
    }
}

fn make_list(at: &mut Value, schema: SettingSchema, base: Option<&Value>) {
    if !matches!(schema.kind(), SettingKind::List(_)) || at.is_array() {
        return;
    }
    let items = match (at.take(), base) {
        (Value::Null, Some(Value::Array(items))) => items.clone(),
        (Value::Null, _) => Vec::new(),
        (other, _) => vec![other],
    };
    *at = items.into();
}

fn set_text(
    own: &mut Value,
    base: &Value,
    keys: &[String],
    schema: SettingSchema,
    text: &str,
) -> Option<EditResult> {
    let (last, outer) = keys.split_last()?;
    let holder = SettingSchema::root().at_keys(outer)?;
    let stays = match holder.kind() {
        SettingKind::Object => holder.requires(last),
        _ => true,
    };
    let is_list = matches!(schema.kind(), SettingKind::List(_));
    if text.is_empty() && !stays && !is_list {
        remove_at(own, keys);
        return Some(EditResult::default());
    }
    *value_at(own, base, keys)? = schema.parse_text(text);
    Some(EditResult::default())
}

fn set_word(
    own: &mut Value,
    base: &Value,
    keys: &[String],
    schema: SettingSchema,
    word: &str,
    is_in: bool,
) -> Option<EditResult> {
    let SettingKind::List(item) = schema.kind() else {
        return None;
    };
    let list = value_at(own, base, keys)?.as_array_mut()?;
    let word = item.parse_text(word);
    list.retain(|one| *one != word);
    if is_in {
        list.push(word);
    }
    // In the order of the schema, so that the same choice is the same text.
    if let SettingKind::Choice(words) = item.kind() {
        sorting::sort_by_key(list, |one| words.iter().position(|word| word == one));
    }
    Some(EditResult::default())
}

fn add_item(
    own: &mut Value,
    base: &Value,
    pointer: &str,
    schema: SettingSchema,
) -> Option<EditResult> {
    let keys = pointer_keys(pointer);
    let name = item_of(keys.last()?);
    let begins_anew = holds_stand_ins(keys.last()?) && own.pointer(pointer).is_none();
    let mut announcement = format!("A new {name} was added: fill it in.");
    if begins_anew {
        announcement.push_str(&format!(
            " The built-in {name}s are not offered any more: these are your own now."
        ));
    }
    let kept = if begins_anew { &Value::Null } else { base };
    let value = value_at(own, kept, &keys)?;
    let mut added = pointer.to_owned();
    let mut focus = String::new();
    match schema.kind() {
        SettingKind::List(item) => {
            let list = value.as_array_mut()?;
            push_pointer(&mut added, &list.len().to_string());
            list.push(empty_value(item));
            focus.push_str(&added);
            if let Some((first, _)) = sorted_properties(item).first() {
                push_pointer(&mut focus, first);
            }
        }
        SettingKind::Map(inner) => {
            if !value.is_object() {
                *value = Map::new().into();
            }
            push_pointer(&mut added, "");
            let entries = value.as_object_mut()?;
            entries.entry("").or_insert_with(|| empty_value(inner));
            focus = format!("key:{added}");
        }
        _ => return None,
    }
    Some(EditResult {
        focus: Some(focus),
        announcement: Some(announcement),
        refusal: None,
    })
}

/// A thing with everything that it must have, empty.
fn empty_value(schema: SettingSchema) -> Value {
    match schema.kind() {
        SettingKind::Object => {
            let required = schema.properties().into_iter();
            let required = required.filter(|(key, _)| schema.requires(key));
            let empty = required.map(|(key, inside)| (key.to_owned(), empty_value(inside)));
            empty.collect::<Map<String, Value>>().into()
        }
        SettingKind::Map(_) => Map::new().into(),
        SettingKind::List(_) => Vec::<Value>::new().into(),
        SettingKind::Choice(words) => words.into_iter().next().unwrap_or_default(),
        SettingKind::Switch => false.into(),
        _ => "".into(),
    }
}

fn remove_item(own: &mut Value, base: &Value, pointer: &str) -> Option<EditResult> {
    let keys = pointer_keys(pointer);
    let (last, outer) = keys.split_last()?;
    let (holder, _) = pointer.rsplit_once('/')?;
    let schema = SettingSchema::root().at_keys(outer)?;
    match schema.kind() {
        SettingKind::List(_) => {
            let list = value_at(own, base, outer)?.as_array_mut()?;
            let index: usize = last.parse().ok()?;
            if index >= list.len() {
                return None;
            }
            let removed = list.remove(index);
            let item = item_of(outer.last().map_or("", String::as_str));
            let name = item_name(item, index, &removed);
            Some(EditResult {
                focus: Some(format!("add:{holder}")),
                announcement: Some(format!("{name} was removed.")),
                refusal: None,
            })
        }
        kind => {
            remove_at(own, &keys);
            let focus = match kind {
                SettingKind::Map(_) => format!("add:{holder}"),
                _ => pointer.to_owned(),
            };
            let announcement = match kind {
                SettingKind::Map(_) => format!("{last} was removed."),
                _ => "Back to what counts without your own policy.".to_owned(),
            };
            Some(EditResult {
                focus: Some(focus),
                announcement: Some(announcement),
                refusal: None,
            })
        }
    }
}

fn move_item(own: &mut Value, base: &Value, pointer: &str, down: bool) -> Option<EditResult> {
    let keys = pointer_keys(pointer);
    let (last, outer) = keys.split_last()?;
    let (holder, _) = pointer.rsplit_once('/')?;
    let list = value_at(own, base, outer)?.as_array_mut()?;
    let from: usize = last.parse().ok()?;
    let to = match down {
        true => from + 1,
        false => from.checked_sub(1)?,
    };
    if from >= list.len() || to >= list.len() {
        return None;
    }
    list.swap(from, to);
    let item = item_of(outer.last().map_or("", String::as_str));
    let name = item_name(item, to, &list[to]);
    let (way, count) = (if down { "down" } else { "up" }, list.len());
    // At the end of the list the same button is not there any more.
    let goes_on = match down {
        true if to + 1 == count => "up",
        false if to == 0 => "down",
        _ => way,
    };
    Some(EditResult {
        focus: Some(format!("{goes_on}:{holder}/{to}")),
        announcement: Some(format!("{name} is number {} of {count} now.", to + 1)),
        refusal: None,
    })
}

fn rename_entry(own: &mut Value, base: &Value, pointer: &str, name: &str) -> Option<EditResult> {
    let keys = pointer_keys(pointer);
    let (last, outer) = keys.split_last()?;
    let name = name.trim();
    if name == last {
        return None;
    }
    let entries = value_at(own, base, outer)?.as_object_mut()?;
    if entries.contains_key(name) {
        return Some(EditResult {
            refusal: Some(format!("There is a {name} already: give it another name.")),
            ..EditResult::default()
        });
    }
    let value = entries.remove(last)?;
    entries.insert(name.to_owned(), value);
    let mut focus = pointer.rsplit_once('/')?.0.to_owned();
    push_pointer(&mut focus, name);
    Some(EditResult {
        focus: Some(focus),
        ..EditResult::default()
    })
}

/// Takes a setting out, and what is empty around it then: it says nothing.
fn remove_at(document: &mut Value, keys: &[String]) {
    let Some((first, rest)) = keys.split_first() else {
        return;
    };
    match document {
        Value::Object(entries) if rest.is_empty() => drop(entries.remove(first)),
        Value::Object(entries) => {
            if let Some(inside) = entries.get_mut(first) {
                remove_at(inside, rest);
                if inside.as_object().is_some_and(Map::is_empty) {
                    entries.remove(first);
                }
            }
        }
        Value::Array(items) => {
            let index = first.parse::<usize>().ok();
            if let Some(item) = index.and_then(|index| items.get_mut(index)) {
                remove_at(item, rest);
            }
        }
        // Written as one value alone, which is the one that is taken out.
        other if rest.is_empty() => *other = Map::new().into(),
        _ => {}
    }
}

/// The text of a control after something was put in at a place of it, counted in UTF-16 as browsers count.
pub fn insert_text(text: &str, start: usize, end: usize, inserted: &str) -> (String, usize) {
    let units: Vec<u16> = text.encode_utf16().collect();
    let start = start.min(units.len());
    let end = end.clamp(start, units.len());
    let before = String::from_utf16_lossy(&units[..start]);
    let after = String::from_utf16_lossy(&units[end..]);
    let caret = start + inserted.encode_utf16().count();
    (format!("{before}{inserted}{after}"), caret)
}

/// The value at a pointer, as it stands in its control.
pub fn text_at(document: &Value, pointer: &str) -> String {
    document
        .pointer(pointer)
        .map(plain_text)
        .unwrap_or_default()
}
