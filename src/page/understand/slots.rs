//! A control → its texts by slot: what it is called, from every place where a person or a screen reader would
//! look. Texts come folded ([`fold`]); nothing is weighed here.

use super::{
    columns::{column_head, row_head},
    units::{has_unit_behind, leads_to_next},
    weights::weights,
};
use crate::page::{
    geometry,
    label_text::{fold, fold_identifier},
    scene::{At, LabelPattern, Role, Scene},
};

/// Where a text that may name a control was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// Label elements, `aria-labelledby`, `aria-label`.
    OwnLabel,
    /// Words that stand beside it and belong to no other control.
    Near,
    /// Title and placeholder.
    Hint,
    /// Its `name`, `id` and the like.
    Attribute,
    /// Legends, captions and headings over it.
    Over,
    /// What a person has pointed out as the field.
    Taught,
}

impl Slot {
    /// Those that name one control, the surest first.
    pub const OF_ONE_CONTROL: [Self; 4] = [Self::OwnLabel, Self::Near, Self::Hint, Self::Attribute];
    /// Of these, those that a person sees or hears.
    pub const READ_BY_PEOPLE: [Self; 3] = [Self::OwnLabel, Self::Near, Self::Hint];

    /// What of a cue's weight counts where it was found, in tenths.
    pub fn share(self) -> i32 {
        match self {
            Self::OwnLabel => weights().own_label,
            Self::Near => weights().near,
            Self::Over => weights().over,
            Self::Hint => weights().hint,
            Self::Attribute => weights().attribute,
            Self::Taught => 10,
        }
    }

    /// How a reason names the place.
    pub fn display_name(self) -> &'static str {
        match self {
            Self::OwnLabel => "label",
            Self::Near => "neighbouring words",
            Self::Hint => "hint",
            Self::Attribute => "attributes",
            Self::Over => "caption",
            Self::Taught => "description",
        }
    }
}

/// Everything that names one control, each list with the surest first.
#[derive(Clone, Debug, Default)]
pub struct SlotTexts {
    /// [`Slot::OwnLabel`].
    pub own: Vec<String>,
    /// [`Slot::Near`].
    pub near: Vec<String>,
    /// Words right after it, up to the next field: units.
    pub after: Vec<String>,
    /// Legends, captions and headings over it, from the nearest outwards.
    pub groups: Vec<String>,
    /// [`Slot::Hint`].
    pub hint: Vec<String>,
    /// [`Slot::Attribute`].
    pub attributes: String,
}

impl SlotTexts {
    pub fn of(scene: &Scene, at: At) -> Self {
        let (mut near, after) = near(scene, at);
        // What the page binds to it is its label: other words beside it are about other things.
        let bound = scene.attr(at, "aria-labelledby").is_some() || !scene.labels_of(at).is_empty();
        if bound && !bound_labels(scene, at).is_empty() {
            near.clear();
        }
        if let Some(head) = column_head(scene, at).filter(|_| !bound) {
            near.insert(0, fold(&head));
            // The words of the row stand at its first field, and hold for all of them.
            if let Some(row) = row_head(scene, at).map(|text| fold(&text))
                && !near.contains(&row)
            {
                near.insert(1, row);
            }
        }
        Self {
            own: bound_labels(scene, at)
                .iter()
                .map(|text| fold(text))
                .collect(),
            near,
            after,
            groups: groups(scene, at),
            hint: [
                "title",
                "placeholder",
                "data-placeholder",
                "aria-placeholder",
            ]
            .iter()
            .filter_map(|name| scene.attr(at, name))
            .filter(|text| !text.is_empty())
            .map(fold)
            .collect(),
            attributes: ["name", "id", "data-testid", "data-test", "autocomplete"]
                .iter()
                .filter_map(|name| scene.attr(at, name))
                .map(fold_identifier)
                .collect(),
        }
    }

    pub fn of_slot(&self, slot: Slot) -> &[String] {
        match slot {
            Slot::OwnLabel => &self.own,
            Slot::Near => &self.near,
            Slot::Hint => &self.hint,
            Slot::Attribute => std::slice::from_ref(&self.attributes),
            Slot::Over => &self.groups,
            Slot::Taught => &[],
        }
    }

    /// Something is written on or beside it.
    pub fn is_labelled(&self) -> bool {
        self.own
            .iter()
            .chain(&self.near)
            .any(|text| text.trim() != "")
    }
}

/// The names that the page itself ties to the control, unfolded.
pub fn bound_labels(scene: &Scene, at: At) -> Vec<String> {
    let mut names = Vec::new();
    if let Some(ids) = scene.attr(at, "aria-labelledby") {
        let text: Vec<String> = ids
            .split_whitespace()
            .filter_map(|id| scene.by_id(id, at))
            .map(|label| scene.text_but(label, Some(at)))
            .collect();
        names.push(text.join(" "));
    }
    if let Some(text) = scene.attr(at, "aria-label") {
        names.push(text.to_owned());
    }
    for label in scene.labels_of(at) {
        names.push(scene.text_but(*label, Some(at)));
    }
    names.retain(|name| !name.trim().is_empty());
    names
}

/// What a person reads as the name of a check box, button or option, unfolded.
pub fn visible_name(scene: &Scene, at: At) -> String {
    if let Some(name) = bound_labels(scene, at).into_iter().next() {
        return name;
    }
    match scene.role(at) {
        Role::Button | Role::Link | Role::Tab | Role::Choice => {
            let text = scene.text(at);
            if !text.is_empty() {
                return text;
            }
            let node = scene.items[at].node;
            let said = node.value.as_deref().filter(|_| node.tag == "input");
            said.or(scene.attr(at, "title"))
                .or(scene.attr(at, "label"))
                .unwrap_or("")
                .to_owned()
        }
        Role::Check | Role::Radio => {
            let text = scene.text(at);
            if !text.is_empty() {
                return text;
            }
            let beside = words_beside(scene, at);
            if beside.is_empty() {
                return scene.attr(at, "title").unwrap_or("").to_owned();
            }
            beside
                .iter()
                .map(|place| scene.runs[*place].text)
                .collect::<Vec<_>>()
                .join(" ")
        }
        _ => String::new(),
    }
}

/// As [`visible_name`], folded.
pub fn folded_name(scene: &Scene, at: At) -> String {
    fold(&visible_name(scene, at))
}

/// The outermost element around a field in which it is the only field.
pub fn exclusive_box(scene: &Scene, at: At) -> At {
    let mut outer = at;
    for around in scene.ancestors(at) {
        let far = around < scene.scope.0 || matches!(scene.role(around), Role::Form) || around == 0;
        if far || scene.count_fields_in(around) > 1 {
            break;
        }
        outer = around;
    }
    outer
}

/// Words that name nothing else, between two places of the reading order.
fn free_runs<'s>(
    scene: &'s Scene,
    from: usize,
    to: usize,
) -> impl DoubleEndedIterator<Item = usize> + 's {
    (from..to.min(scene.runs.len())).filter(|place| {
        let run = &scene.runs[*place];
        run.owner.is_none()
            && !run.hidden
            && !scene.items[run.at].aside
            && run.text.chars().any(char::is_alphabetic)
    })
}

/// As [`free_runs`], with links: the name of a component may lead to its page.
fn lettered<'s>(scene: &'s Scene, from: usize, to: usize) -> impl Iterator<Item = usize> + 's {
    (from..to.min(scene.runs.len())).filter(|place| {
        let run = &scene.runs[*place];
        let linked = run
            .owner
            .is_some_and(|owner| scene.role(owner) == Role::Link);
        !run.hidden && (run.owner.is_none() || linked) && run.text.chars().any(char::is_alphabetic)
    })
}

fn free<'s>(scene: &'s Scene, from: usize, to: usize) -> impl DoubleEndedIterator<Item = &'s str> {
    free_runs(scene, from, to).map(|place| scene.runs[place].text)
}

/// The words of a check box or radio button that has no label element and none inside, as places in
/// [`Scene::runs`]: after it, else before it.
pub fn words_beside(scene: &Scene, at: At) -> Vec<usize> {
    if !scene.text(at).is_empty() {
        return Vec::new();
    }
    let outer = exclusive_box(scene, at);
    let (box_words, words) = (scene.items[outer].words, scene.items[at].words);
    // The nearest element around it that has words: further out are those of boxes that are not there.
    let around = std::iter::once(at).chain(scene.ancestors(at));
    for around in around.take_while(|around| *around >= outer) {
        let reach = scene.items[around].words;
        let after: Vec<usize> = lettered(scene, words.1, reach.1).collect();
        if !after.is_empty() {
            return after;
        }
        let before: Vec<usize> = lettered(scene, reach.0, words.0).collect();
        if !before.is_empty() {
            return before;
        }
    }
    let siblings = Siblings::of(scene, at, outer);
    match siblings.labels_first {
        true => free_runs(scene, siblings.before, box_words.0)
            .next_back()
            .into_iter()
            .collect(),
        false => free_runs(scene, box_words.1, siblings.after)
            .next()
            .into_iter()
            .collect(),
    }
}

/// Whether a check box has words that are its own alone, not only some beside it.
pub fn has_own_words(scene: &Scene, at: At) -> bool {
    let (from, to) = scene.items[exclusive_box(scene, at)].words;
    lettered(scene, from, to).next().is_some()
        || !bound_labels(scene, at).is_empty()
        || !scene.text(at).is_empty()
}

/// Whether words that name no field come before the first field of an element.
pub fn has_words_before(scene: &Scene, outer: At, first: At) -> bool {
    let (from, to) = (scene.items[outer].words.0, scene.items[first].words.0);
    free_runs(scene, from, to).next().is_some()
}

/// Where the words around a box among other fields begin and end, and on which side labels stand.
struct Siblings {
    before: usize,
    after: usize,
    labels_first: bool,
    /// No words at either end: one label is not there, the first or the last.
    open: bool,
    /// One word more than fields: a caption first, then each field with its unit after it.
    caption: bool,
}

impl Siblings {
    fn of(scene: &Scene, at: At, outer: At) -> Self {
        let parent = scene.items[outer].parent;
        let (start, end) = scene.items[parent].words;
        let fields = scene.fields_of(parent);
        let place = scene.items[at].fields - scene.items[parent].fields;
        // A row of several fields keeps its words to itself.
        let words = |field: At| {
            let mut around = std::iter::once(field).chain(scene.ancestors(field));
            let child = around.find(|outer| scene.items[*outer].parent == parent);
            scene.items[child.unwrap_or(field)].words
        };
        let previous = place.checked_sub(1).and_then(|i| fields.get(i));
        let before = previous.map_or(start, |field| words(*field).1).max(start);
        let after = fields
            .get(place + 1)
            .map_or(end, |field| words(*field).0)
            .min(end);
        let (labels_first, open, caption) = scene.label_pattern(parent, || pattern(scene, parent));
        Self {
            before,
            after,
            labels_first,
            open,
            caption,
        }
    }
}

/// How labels and fields follow each other in an element.
fn pattern(scene: &Scene, parent: At) -> LabelPattern {
    let (start, end) = scene.items[parent].words;
    let fields = scene.fields_of(parent);
    let filled = |from: usize, to: usize| free_runs(scene, from, to).next().is_some();
    let mut gaps = 0;
    let mut reach = start;
    let mut leading = false;
    for (i, field) in fields.iter().enumerate() {
        let (from, to) = scene.items[exclusive_box(scene, *field)].words;
        let filled = filled(reach, from);
        leading |= i == 0 && filled;
        gaps += usize::from(filled);
        reach = to;
    }
    let trailing = filled(reach, end);
    gaps += usize::from(trailing);
    let checks = fields
        .iter()
        .all(|field| matches!(scene.role(*field), Role::Check | Role::Radio));
    (
        leading && !(checks && trailing),
        !leading && !trailing && fields.len() > 2,
        leading && trailing && gaps == fields.len() + 1,
    )
}

fn near(scene: &Scene, at: At) -> (Vec<String>, Vec<String>) {
    let outer = exclusive_box(scene, at);
    let (around, words) = (scene.items[outer].words, scene.items[at].words);
    let mut near: Vec<String> = Vec::new();
    let mut after: Vec<String> = free(scene, words.1, around.1).take(2).map(fold).collect();
    let before: Vec<&str> = free(scene, around.0, words.0).collect();
    if (2..=4).contains(&before.len()) {
        near.push(fold(&before.join(" ")));
    }
    near.extend(before.iter().rev().take(4).map(|text| fold(text)));
    let parent = scene.items[outer].parent;
    if before.is_empty() && parent != outer && scene.count_fields_in(parent) > 1 {
        let siblings = Siblings::of(scene, at, outer);
        let unit: Vec<String> = free(scene, around.1, siblings.after)
            .take(1)
            .map(fold)
            .filter(|text| !leads_to_next(text))
            .collect();
        let leading: Vec<String> = free(scene, siblings.before, around.0)
            .rev()
            .take(4)
            .map(fold)
            .collect();
        if siblings.open {
            near.extend(geometry::find_label_by_position(scene, at).map(fold));
        } else if siblings.caption || has_unit_behind(scene, at) {
            near.extend(unit.iter().cloned());
            after.extend(unit);
        } else if siblings.labels_first && leading.len() > 1 {
            // Labels in a column of their own: only where they stand tells whose they are.
            match geometry::find_label_by_position(scene, at) {
                Some(label) => near.push(fold(label)),
                None if leading.len() < 4 => near.extend(leading),
                None => {}
            }
        } else if siblings.labels_first {
            near.extend(leading);
        } else if after.is_empty() {
            near.extend(unit.iter().cloned());
            after.extend(unit);
        }
    }
    if near.is_empty() && before.is_empty() {
        near.extend(geometry::find_label_by_position(scene, at).map(fold));
    }
    near.extend(after.iter().cloned());
    (near, after)
}

fn groups(scene: &Scene, at: At) -> Vec<String> {
    let mut groups = Vec::new();
    let mut fields = scene.count_fields_in(exclusive_box(scene, at));
    for outer in scene.ancestors(at) {
        if outer < scene.scope.0 {
            break;
        }
        if matches!(scene.role(outer), Role::Group | Role::Choices)
            || scene.attr(outer, "aria-labelledby").is_some()
            || scene.attr(outer, "role") == Some("tablist")
        {
            groups.extend(bound_labels(scene, outer).iter().map(|text| fold(text)));
        }
        for inner in scene.descendants(outer).take(3) {
            if scene.role(inner) == Role::Legend && !scene.items[inner].hidden {
                groups.push(fold(&scene.text(inner)));
                break;
            }
        }
        let count = scene.count_fields_in(outer);
        if count > fields {
            fields = count;
            let first = scene
                .fields
                .get(scene.items[outer].fields)
                .copied()
                .unwrap_or(at);
            let start = scene.items[exclusive_box(scene, first)].words.0;
            groups.extend(
                free(scene, scene.items[outer].words.0, start)
                    .rev()
                    .take(2)
                    .map(fold),
            );
        }
        // Words beside the group, as a label stands beside a field.
        if scene.role(outer) != Role::Form
            && let Some(previous) = scene.items[outer]
                .fields
                .checked_sub(1)
                .map(|i| scene.fields[i])
        {
            let parent = scene.items[outer].parent;
            let from = scene.items[exclusive_box(scene, previous)]
                .words
                .1
                .max(scene.items[parent].words.0);
            let last = free_runs(scene, from, scene.items[outer].words.0).next_back();
            // A box without a label has taken the words after it.
            let taken = |place: &usize| {
                matches!(scene.role(previous), Role::Check | Role::Radio)
                    && bound_labels(scene, previous).is_empty()
                    && words_beside(scene, previous).contains(place)
            };
            groups.extend(
                last.filter(|place| !taken(place))
                    .map(|place| fold(scene.runs[place].text)),
            );
        }
        if groups.len() > 12 {
            break;
        }
    }
    let heading = (scene.scope.0..at)
        .rev()
        .take(400)
        .find(|before| scene.role(*before) == Role::Heading && !scene.items[*before].hidden);
    groups.extend(heading.map(|heading| fold(&scene.text(heading))));
    groups
}

/// What stands on a heading, label, tab or button.
pub fn visible_name_or_text(scene: &Scene, at: At) -> String {
    let spoken = visible_name(scene, at);
    if spoken.is_empty() {
        scene.text(at)
    } else {
        spoken
    }
}
