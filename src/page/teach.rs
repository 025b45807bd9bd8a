//! Fields that a person showed: described by words, kind and neighbours, never by a path, so that the
//! description outlives a redesign or is refused with a reason. Knows nothing of who asks.

use super::{
    names::{self, Names},
    outline::Outline,
    scene::{At, Role, Scene},
};
use crate::engine::{
    form::{FieldName, Screen},
    json::Value,
    table::Table,
};

/// What is kept of a field that was shown; [`json`](Shown::json) is what the policy's `locators` hold.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shown {
    kind: String,
    label: String,
    near: String,
    group: String,
    hint: String,
    attribute: String,
    before: String,
    after: String,
}

/// How much each part of a description says.
const WEIGHTS: [i32; 7] = [6, 4, 2, 3, 3, 2, 2];

/// Describes the element that was pointed at, or says why it cannot be that field.
pub fn describe(outline: &Outline, node: u32, field: FieldName) -> Result<Value, String> {
    let scene = Scene::new(outline);
    let at = scene.find(node).ok_or("That is no longer on the page.")?;
    let at = meant(&scene, at, field)
        .ok_or_else(|| format!("That is nothing the {} field can be.", field.words()))?;
    let shown = Shown::of(&scene, at);
    let same = alike(&scene, &shown, field)
        .into_iter()
        .filter(|(_, score)| *score >= shown.whole() - 1)
        .count();
    if same > 1 {
        return Err("Nothing tells it from another field on the page.".into());
    }
    Ok(shown.json())
}

/// The field that was shown on this screen, if one was: where it is, or why it is not found again.
pub fn find(
    scene: &Scene,
    locators: &Table<String, Value>,
    screen: Screen,
    field: FieldName,
) -> Option<Result<At, String>> {
    let kept = locators.get(screen.as_str())?.get(field.as_str())?;
    let shown = Shown::read(kept);
    let gone = || {
        format!(
            "The {} field that was shown is not on the page as it was.",
            field.words()
        )
    };
    let mut all = alike(scene, &shown, field);
    all.sort_unstable_by_key(|(_, score)| -score);
    let next = all.get(1).map_or(0, |(_, score)| *score);
    Some(match all.first() {
        // Half of what was seen then is still so, and of nothing else as much.
        Some((at, score)) if *score * 2 >= shown.whole() && *score > next + 1 => Ok(*at),
        Some((_, score)) if *score * 2 >= shown.whole() => Err(format!(
            "Several things on the page could be the {} field that was shown.",
            field.words()
        )),
        _ => Err(gone()),
    })
}

fn alike(scene: &Scene, shown: &Shown, field: FieldName) -> Vec<(At, i32)> {
    (scene.scope.0..scene.scope.1)
        .filter(|at| {
            fits(scene, *at, field) && kind(scene, *at) == shown.kind && !scene.items[*at].hidden
        })
        .map(|at| (at, shown.score(&Shown::of(scene, at))))
        .collect()
}

/// The control that a person means who points at it, at its label or at something inside.
fn meant(scene: &Scene, at: At, field: FieldName) -> Option<At> {
    let labelled = || {
        scene
            .fields
            .iter()
            .copied()
            .find(|control| scene.labels(*control).contains(&at))
    };
    let around = || {
        std::iter::once(at)
            .chain(scene.around(at).take(5))
            .find(|outer| fits(scene, *outer, field))
    };
    let inside = || {
        let mut fit = scene.inside(at).filter(|inner| fits(scene, *inner, field));
        fit.next().filter(|_| fit.next().is_none())
    };
    around()
        .or_else(labelled)
        .or_else(inside)
        .filter(|at| fits(scene, *at, field))
}

/// Whether the field can be such an element at all.
fn fits(scene: &Scene, at: At, field: FieldName) -> bool {
    let role = scene.role(at);
    match field {
        FieldName::Name => matches!(role, Role::Text | Role::Area),
        FieldName::Message => matches!(role, Role::Text | Role::Area),
        FieldName::StartDate => matches!(
            role,
            Role::Text | Role::Date | Role::DateTime | Role::Select
        ),
        FieldName::StartTime => matches!(
            role,
            Role::Text | Role::Time | Role::DateTime | Role::Select
        ),
        FieldName::Duration => matches!(role, Role::Text | Role::Select),
        FieldName::Template => matches!(role, Role::Select | Role::Combo),
        FieldName::Status => matches!(
            role,
            Role::Select
                | Role::Combo
                | Role::Radio
                | Role::Range
                | Role::Button
                | Role::Tab
                | Role::Choice
        ),
        FieldName::Notify => role == Role::Check,
        FieldName::Submit => role == Role::Button,
        FieldName::Components => !role.is_field() && scene.fields_in(at) > 1,
        FieldName::Automation | FieldName::Page => false,
    }
}

fn kind(scene: &Scene, at: At) -> &'static str {
    match scene.role(at) {
        Role::Text => "text",
        Role::Area => "area",
        Role::Date => "date",
        Role::Time => "time",
        Role::DateTime => "datetime",
        Role::Select => "select",
        Role::Combo => "combobox",
        Role::Check => "checkbox",
        Role::Radio => "radio",
        Role::Range => "slider",
        Role::Button => "button",
        _ => "group",
    }
}

impl Shown {
    fn of(scene: &Scene, at: At) -> Self {
        let names = Names::of(scene, at);
        let first = |list: &[String]| {
            list.first()
                .map_or(String::new(), |text| text.trim().to_owned())
        };
        let place = scene.items[at].fields;
        let neighbour = |place: Option<usize>| {
            let other = place
                .and_then(|place| scene.fields.get(place))
                .filter(|other| **other != at);
            other.map_or(String::new(), |other| first(&Names::of(scene, *other).own))
        };
        let label = match scene.role(at) {
            Role::Button => super::words::fold(&names::spoken(scene, at))
                .trim()
                .to_owned(),
            _ => first(&names.own),
        };
        Self {
            kind: kind(scene, at).to_owned(),
            label,
            near: first(&names.near),
            group: first(&names.groups),
            hint: first(&names.hint),
            attribute: names.attributes.trim().to_owned(),
            before: neighbour(place.checked_sub(1)),
            after: neighbour(Some(place + 1)),
        }
    }

    fn parts(&self) -> [&str; 7] {
        [
            &self.label,
            &self.near,
            &self.group,
            &self.hint,
            &self.attribute,
            &self.before,
            &self.after,
        ]
    }

    /// What would be scored were nothing changed.
    fn whole(&self) -> i32 {
        self.score(self)
    }

    /// What is written on it, or else beside it, is the same: with other words it is another field.
    fn is_called_alike(&self, other: &Self) -> bool {
        let pairs = [
            (&self.label, &other.label),
            (&self.near, &other.near),
            (&self.hint, &other.hint),
            (&self.attribute, &other.attribute),
        ];
        let mut told = pairs.iter().filter(|(mine, _)| !mine.is_empty());
        told.next().is_none_or(|(mine, theirs)| mine == theirs)
    }

    fn score(&self, other: &Self) -> i32 {
        if !self.is_called_alike(other) {
            return 0;
        }
        let pairs = self.parts().into_iter().zip(other.parts()).zip(WEIGHTS);
        1 + pairs
            .filter(|((mine, theirs), _)| !mine.is_empty() && mine == theirs)
            .map(|(_, weight)| weight)
            .sum::<i32>()
    }

    pub fn json(&self) -> Value {
        let mut kept = Table::default();
        kept.insert("kind".into(), Value::from(self.kind.as_str()));
        for (name, text) in KEYS.into_iter().zip(self.parts()) {
            if !text.is_empty() {
                kept.insert(name.to_owned(), Value::from(text));
            }
        }
        Value::Object(kept)
    }

    fn read(kept: &Value) -> Self {
        let text = |key: &str| kept[key].as_str().unwrap_or("").to_owned();
        let [label, near, group, hint, attribute, before, after] = KEYS.map(text);
        Self {
            kind: text("kind"),
            label,
            near,
            group,
            hint,
            attribute,
            before,
            after,
        }
    }
}

const KEYS: [&str; 7] = [
    "label",
    "near",
    "group",
    "hint",
    "attribute",
    "before",
    "after",
];

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::{
        engine::{form::Field, policy::Policy},
        page::{read::read, testing::outline},
    };

    fn node(outline: &Outline, id: &str) -> u32 {
        outline
            .nodes()
            .find(|node| node.attr("id") == Some(id))
            .unwrap()
            .id
    }

    fn taught(field: FieldName, shown: Value) -> Policy {
        let mut policy = Policy::default();
        let fields = Table::from([(field.as_str().to_owned(), shown)]);
        policy
            .locators
            .insert("maintenance-new".into(), Value::Object(fields));
        policy
    }

    const BEFORE: &str = "<label>Maintenance name<input></label><label>What we tell<textarea id=m>Hi</textarea></label><label>For us<textarea id=n>No</textarea></label>";

    #[test]
    fn a_field_that_was_shown_is_found_again() {
        let before = outline(BEFORE);
        let shown = describe(&before, node(&before, "m"), FieldName::Message).unwrap();
        let policy = taught(FieldName::Message, shown);
        assert_eq!(
            read(&before, &policy).form.message,
            Field::Value("Hi".into())
        );
        let moved = outline(
            "<div><label>Maintenance name<input></label></div><div><label>For us<textarea>No</textarea></label></div><div><label>What we tell<textarea id=x9>New</textarea></label></div>",
        );
        assert_eq!(
            read(&moved, &policy).form.message,
            Field::Value("New".into())
        );
    }

    #[test]
    fn another_field_in_the_same_place_is_not_taken() {
        let page = |label: &str| {
            outline(&format!(
                "<label>Maintenance name<input></label><fieldset><legend>Texts</legend><label>{label}<textarea id=m name=text title=Write>Hi</textarea></label></fieldset><label>Zone<input></label>"
            ))
        };
        let before = page("What we tell");
        let shown = describe(&before, node(&before, "m"), FieldName::Message).unwrap();
        let after = read(&page("Internal notes"), &taught(FieldName::Message, shown));
        assert!(matches!(after.form.message, Field::Missing { .. }));
    }

    #[test]
    fn what_no_longer_fits_is_refused_with_a_reason() {
        let before = outline(BEFORE);
        let shown = describe(&before, node(&before, "m"), FieldName::Message).unwrap();
        let after = outline(
            "<label>Maintenance name<input></label><label>Other<textarea>X</textarea></label>",
        );
        let Field::Missing { why } = read(&after, &taught(FieldName::Message, shown))
            .form
            .message
        else {
            panic!()
        };
        assert!(why.contains("that was shown"), "{why}");
        assert!(describe(&before, node(&before, "m"), FieldName::Notify).is_err());
    }
}
