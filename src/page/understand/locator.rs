//! How a control that a person has pointed out is described: by its kind, the words on and around it and its
//! neighbours, so that the description outlives a redesign or is refused. Knows no field by name.

use crate::page::understand::slots::{self, SlotTexts};
use crate::{
    engine::target::Locator,
    page::{
        label_text::fold,
        scene::{At, Role, Scene},
    },
};

/// How much each part of a description says.
const WEIGHTS: [i32; 7] = [6, 4, 2, 3, 3, 2, 2];

impl Locator {
    pub fn of(scene: &Scene, at: At) -> Self {
        let names = SlotTexts::of(scene, at);
        let first = |list: &[String]| {
            list.first()
                .map_or_else(String::new, |text| keep_steady_words(text))
        };
        let place = scene.items[at].fields;
        // The field before it, and the one after all that is in it.
        let neighbour = |place: Option<usize>| {
            let other = place.and_then(|place| scene.fields.get(place));
            let other = other.filter(|other| !scene.contains(at, **other));
            other.map_or_else(String::new, |other| {
                first(&SlotTexts::of(scene, *other).own)
            })
        };
        Self {
            kind: name_kind(scene, at).to_owned(),
            label: find_label(scene, at),
            near: first(&names.near),
            group: first(&names.groups),
            hint: first(&names.hint),
            attribute: keep_steady_words(&names.attributes),
            before: neighbour(place.checked_sub(1)),
            after: neighbour(Some(place + scene.count_fields_in(at).max(1))),
        }
    }

    /// Of the same kind and with the same label: anything else is not looked at closely.
    pub fn may_be(&self, scene: &Scene, at: At) -> bool {
        self.kind == name_kind(scene, at)
            && (self.label.is_empty() || self.label == find_label(scene, at))
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
    pub fn whole(&self) -> i32 {
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
        let mut written = pairs.iter().filter(|(mine, _)| !mine.is_empty());
        written.next().is_none_or(|(mine, theirs)| mine == theirs)
    }

    pub fn score(&self, other: &Self) -> i32 {
        if !self.is_called_alike(other) {
            return 0;
        }
        let pairs = self.parts().into_iter().zip(other.parts()).zip(WEIGHTS);
        1 + pairs
            .filter(|((mine, theirs), _)| !mine.is_empty() && mine == theirs)
            .map(|(_, weight)| weight)
            .sum::<i32>()
    }
}

/// Words without what changes from one visit to the next: counters, numbers that a framework gives,
/// and whether it must be filled in.
fn keep_steady_words(folded: &str) -> String {
    let kept = folded.split_whitespace().filter(|word| {
        !(word.bytes().any(|byte| byte.is_ascii_digit())
            || matches!(*word, "required" | "optional"))
    });
    let kept: Vec<&str> = kept.collect();
    match kept.is_empty() {
        true => folded.trim().to_owned(),
        false => kept.join(" "),
    }
}

/// What is written on it: its label, the words of a button, the caption of a group.
fn find_label(scene: &Scene, at: At) -> String {
    let role = scene.role(at);
    let own = || slots::bound_labels(scene, at).into_iter().next();
    let text = match role {
        Role::Button => slots::visible_name(scene, at),
        role if role.is_field() => own().unwrap_or_default(),
        _ if scene.count_fields_in(at) == 0 => scene.text(at),
        _ => own().unwrap_or_else(|| find_caption(scene, at)),
    };
    keep_steady_words(&fold(&text))
}

/// The legend or heading that a group begins with.
fn find_caption(scene: &Scene, at: At) -> String {
    let first = scene.fields_of(at).first().copied();
    let before = scene
        .descendants(at)
        .take_while(|inner| first.is_none_or(|first| *inner < first));
    let mut captions = before.filter(|inner| {
        matches!(scene.role(*inner), Role::Legend | Role::Heading) && !scene.items[*inner].hidden
    });
    captions
        .next()
        .map_or_else(String::new, |inner| scene.text(inner))
}

fn name_kind(scene: &Scene, at: At) -> &'static str {
    match scene.role(at) {
        Role::Text => "text",
        Role::Area => "area",
        Role::Number => "number",
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
