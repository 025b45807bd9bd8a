//! A setting → its control on the page: label, hint, what counts when nothing is set, and what is wrong with it.

use super::{
    form::{ChoiceOption, Control, FormField, MapEntry, Origin, RENAME, TextKind, WORD},
    parts::action_button,
};
use crate::{
    engine::{policy::PolicySource, sentences::capitalise},
    ui::view::{Element, element},
};
use rustc_hash::FxHashMap;

/// What stands below a setting besides, by its pointer.
pub type Extras = FxHashMap<String, Vec<Element>>;

/// So many characters of what counts without a setting are displayed: two lines.
const LONGEST_DEFAULT: usize = 160;

/// The control of a setting.
pub fn field_view(field: &FormField, extras: &Extras) -> Element {
    let view = match &field.control {
        Control::Group(fields) => fieldset(field).children(field_views(fields, extras)),
        Control::List { item, count, items } => {
            let add = format!("Add a {item}");
            list_view(field, add, *count, items, extras)
        }
        Control::Map(entries) => map_view(field, entries, extras),
        Control::Words(words) => words_view(field, words),
        Control::Switch(is_on) => switch_view(field, *is_on),
        Control::Text { .. } | Control::Choice { .. } => plain_view(field),
    };
    match extras.get(&field.pointer) {
        Some(more) => view.children(more.iter().cloned()),
        None => view,
    }
}

pub fn field_views<'a>(
    fields: &'a [FormField],
    extras: &'a Extras,
) -> impl Iterator<Item = Element> + 'a {
    fields.iter().map(|field| field_view(field, extras))
}

/// An id without spaces: lists of ids are separated by them.
pub fn id_of(pointer: &str) -> String {
    let mut id = String::from("at");
    for c in pointer.chars() {
        match c {
            '/' => id.push('.'),
            c if c.is_ascii_alphanumeric() || c == '-' => id.push(c),
            c => id.push_str(&format!("_{:x}_", u32::from(c))),
        }
    }
    id
}

fn plain_view(field: &FormField) -> Element {
    let id = id_of(&field.pointer);
    let control = match &field.control {
        Control::Choice { chosen, options } => {
            let options = options.iter().map(|ChoiceOption { value, label }| {
                let option = element("option").key(value.clone());
                option.attr("value", value.clone()).text(label.clone())
            });
            let select = named(element("select"), field, chosen);
            locked(select, field, "disabled").children(options)
        }
        Control::Text {
            value,
            placeholder,
            kind,
        } => text_control(field, value, placeholder, *kind),
        _ => element("span"),
    };
    let box_of = element("div").key(field.pointer.clone());
    box_of
        .attr("class", "field")
        .child(label_for(field, &id))
        .children(hint(field))
        .child(control)
        .children(notes(field))
}

fn text_control(field: &FormField, value: &str, placeholder: &str, kind: TextKind) -> Element {
    let control = match kind {
        TextKind::Area => element("textarea").attr("rows", "6"),
        TextKind::Lines => element("textarea").attr("rows", "3"),
        TextKind::Number => element("input")
            .attr("type", "text")
            .attr("inputmode", "numeric"),
        TextKind::Line => element("input").attr("type", "text"),
    };
    let control = named(control, field, value)
        .attr("placeholder", placeholder.to_owned())
        .attr("autocomplete", "off");
    locked(control, field, "readonly")
}

fn switch_view(field: &FormField, is_on: bool) -> Element {
    let id = id_of(&field.pointer);
    let ticked = if is_on { "true" } else { "false" };
    let control = described(element("input"), field)
        .attr("type", "checkbox")
        .attr("id", id.clone())
        .attr("name", field.pointer.clone())
        .attr("data-checked", ticked);
    element("div")
        .key(field.pointer.clone())
        .attr("class", "field switch")
        .child(locked(control, field, "disabled"))
        .child(label_for(field, &id))
        .children(hint(field))
        .children(notes(field))
}

fn words_view(field: &FormField, words: &[(ChoiceOption, bool)]) -> Element {
    let boxes = words.iter().map(|(word, is_in)| {
        let name = format!("{}{WORD}{}", field.pointer, word.value);
        let ticked = if *is_in { "true" } else { "false" };
        let control = element("input")
            .attr("type", "checkbox")
            .attr("name", name.clone())
            .attr("data-checked", ticked);
        element("label")
            .key(name)
            .attr("class", "word")
            .child(locked(control, field, "disabled"))
            .text(word.label.clone())
    });
    fieldset(field).children(boxes)
}

fn list_view(
    field: &FormField,
    add: String,
    count: usize,
    items: &[FormField],
    extras: &Extras,
) -> Element {
    let items = items.iter();
    let view = fieldset(field).children(items.map(|one| item_view(one, count, extras)));
    if field.locked_by.is_some() {
        return view;
    }
    view.child(action_button("add", format!("add:{}", field.pointer)).text(add))
}

/// One thing of a list: closed, only its name is there.
fn item_view(one: &FormField, count: usize, extras: &Extras) -> Element {
    let mut summary = element("summary").text(one.label.clone());
    let wrong = count_problems(one);
    if wrong > 0 {
        let words = if wrong == 1 { "problem" } else { "problems" };
        summary = summary.child(
            element("span")
                .key("wrong")
                .attr("class", "wrong")
                .text(format!(" {wrong} {words}")),
        );
    }
    let mut inside = element("div")
        .key("inside")
        .attr("class", "inside")
        .attr("role", "group")
        .attr("aria-label", one.label.clone());
    inside = match &one.control {
        Control::Group(fields) => inside.children(field_views(fields, extras)),
        _ => inside.child(plain_view(one)),
    };
    inside = inside.children(problem_list(one));
    if let Some(more) = extras.get(&one.pointer) {
        inside = inside.children(more.iter().cloned());
    }
    if one.locked_by.is_none() {
        inside = inside.child(item_actions(one, count));
    }
    element("details")
        .key(one.pointer.clone())
        .attr("class", "item")
        .child(summary)
        .child(inside)
}

fn item_actions(one: &FormField, count: usize) -> Element {
    let index = one
        .pointer
        .rsplit('/')
        .next()
        .and_then(|index| index.parse::<usize>().ok());
    let index = index.unwrap_or_default();
    let button = |event: &'static str, words: &'static str| {
        action_button(event, format!("{event}:{}", one.pointer))
            .attr("aria-label", format!("{words} {}", one.label))
            .text(words)
    };
    let mut actions = element("div").key("actions").attr("class", "actions");
    if index > 0 {
        actions = actions.child(button("up", "Move up"));
    }
    if index + 1 < count {
        actions = actions.child(button("down", "Move down"));
    }
    actions.child(button("remove", "Remove"))
}

fn map_view(field: &FormField, entries: &[MapEntry], extras: &Extras) -> Element {
    let entries = entries.iter().enumerate().map(|(index, entry)| {
        let MapEntry {
            name,
            field: value,
            is_own,
        } = entry;
        let shown = match name.as_str() {
            "" => "A new entry",
            name => name,
        };
        let mut view = element("div")
            .key(format!("entry {index}"))
            .attr("class", "entry")
            .attr("role", "group")
            .attr("aria-label", shown.to_owned());
        if *is_own && value.locked_by.is_none() {
            let key = format!("{RENAME}{}", value.pointer);
            let id = id_of(&key);
            view = view.child(
                element("div")
                    .key("name")
                    .attr("class", "field")
                    .child(element("label").attr("for", id.clone()).text("Name"))
                    .child(
                        element("input")
                            .attr("type", "text")
                            .attr("id", id)
                            .attr("name", key)
                            .attr("data-value", name.clone())
                            .attr("autocomplete", "off"),
                    ),
            );
        }
        view = view.child(field_view(value, extras));
        if *is_own && value.locked_by.is_none() {
            view = view.child(
                action_button("remove", format!("remove:{}", value.pointer))
                    .attr("aria-label", format!("Remove {shown}"))
                    .text("Remove"),
            );
        }
        view
    });
    let add = action_button("add", format!("add:{}", field.pointer));
    fieldset(field).children(entries).child(
        add.text("Add an entry")
            .attr("aria-label", format!("Add an entry: {}", field.label)),
    )
}

/// A frame with its name, what it is for and what is wrong with it as a whole.
fn fieldset(field: &FormField) -> Element {
    element("fieldset")
        .key(field.pointer.clone())
        .attr("id", id_of(&field.pointer))
        .attr("tabindex", "-1")
        .child(element("legend").text(field.label.clone()))
        .children(hint(field))
        .children(notes(field))
}

fn label_for(field: &FormField, id: &str) -> Element {
    element("label")
        .attr("for", id.to_owned())
        .text(field.label.clone())
}

fn named(control: Element, field: &FormField, value: &str) -> Element {
    described(control, field)
        .attr("id", id_of(&field.pointer))
        .attr("name", field.pointer.clone())
        .attr("data-value", value.to_owned())
}

fn described(control: Element, field: &FormField) -> Element {
    let id = id_of(&field.pointer);
    let mut by = Vec::new();
    if field.hint.is_some() {
        by.push(format!("{id}:hint"));
    }
    if origin_words(field).is_some() {
        by.push(format!("{id}:origin"));
    }
    if !field.problems.is_empty() {
        by.push(format!("{id}:problems"));
    }
    let control = match by.is_empty() {
        true => control,
        false => control.attr("aria-describedby", by.join(" ")),
    };
    match field.problems.is_empty() {
        true => control,
        false => control.attr("aria-invalid", "true"),
    }
}

fn locked(control: Element, field: &FormField, attribute: &'static str) -> Element {
    match field.locked_by {
        Some(_) => control.attr(attribute, ""),
        None => control,
    }
}

fn hint(field: &FormField) -> Option<Element> {
    let words = field.hint.clone()?;
    Some(
        element("p")
            .key("hint")
            .attr("class", "hint")
            .attr("id", format!("{}:hint", id_of(&field.pointer)))
            .text(words),
    )
}

/// What counts and who decides it, and what is wrong.
fn notes(field: &FormField) -> Vec<Element> {
    let mut notes = Vec::new();
    if let Some(words) = origin_words(field) {
        let mut origin = element("div").key("origin").attr("class", "origin").child(
            element("span")
                .attr("id", format!("{}:origin", id_of(&field.pointer)))
                .text(words),
        );
        let is_own = field.origin.as_ref().is_some_and(|origin| origin.is_own);
        if is_own && field.locked_by.is_none() {
            origin = origin.child(
                action_button("reset", format!("remove:{}", field.pointer))
                    .attr("class", "quiet")
                    .attr(
                        "aria-label",
                        format!("Back to the default: {}", field.label),
                    )
                    .text("Back to the default"),
            );
        }
        notes.push(origin);
    }
    notes.extend(problem_list(field));
    notes
}

fn problem_list(field: &FormField) -> Option<Element> {
    if field.problems.is_empty() {
        return None;
    }
    let lines = field.problems.iter();
    let lines = lines.map(|what| element("li").text(format!("{}: {what}.", field.label)));
    Some(
        element("ul")
            .key("problems")
            .attr("class", "problems")
            .attr("id", format!("{}:problems", id_of(&field.pointer)))
            .children(lines),
    )
}

fn origin_words(field: &FormField) -> Option<String> {
    if let Some(source) = field.locked_by {
        field.origin.as_ref()?;
        return Some(match source {
            PolicySource::Managed => {
                "Set by your organisation's browser policy: it cannot be changed here.".to_owned()
            }
            _ => "Set by the imported policy: take it over or remove it under Import and export \
                  to change it here."
                .to_owned(),
        });
    }
    let Origin {
        default,
        default_source,
        is_own,
    } = field.origin.as_ref()?;
    let default = match default.chars().count() {
        // That nobody sets it is seen at the control.
        0 if !is_own => return None,
        0 => "nothing".to_owned(),
        1..=LONGEST_DEFAULT => default.clone(),
        _ => {
            let words = default.chars().take(LONGEST_DEFAULT);
            format!("{} …", words.collect::<String>())
        }
    };
    let source = default_source.display_name();
    Some(match is_own {
        true => format!("Your own. Without it: {default} ({source})."),
        false => format!("{}: {default}.", capitalise(source.to_owned())),
    })
}

/// How much is wrong with a setting and all inside.
pub fn count_problems(field: &FormField) -> usize {
    let inside: usize = match &field.control {
        Control::Group(fields) | Control::List { items: fields, .. } => {
            fields.iter().map(count_problems).sum()
        }
        Control::Map(entries) => entries.iter().map(|e| count_problems(&e.field)).sum(),
        _ => 0,
    };
    field.problems.len() + inside
}
