//! What a person points at becomes a description that is kept, and a description is found again: by
//! kind and neighbours, never by a path. Knows nothing of who asks.

use super::{
    bind::{Bound, bind, every, fits},
    taught::alike,
};
use crate::engine::{
    form::FieldName,
    target::{Locator, Target},
};
use crate::page::understand::slots::SlotTexts;
use crate::page::{
    label_text::fold,
    outline::Outline,
    scene::{At, Role, Scene},
};

/// What is kept of what was pointed at, and what to tell the person of it; or why it cannot be that.
pub fn describe(outline: &Outline, node: u32, target: Target) -> Result<(Locator, String), String> {
    let scene = Scene::new(outline);
    let at = scene
        .find_item(node)
        .ok_or("That is no longer on the page.")?;
    let bound = meant(&scene, at, target)?;
    if let (Target::Box(tick), Some(other)) = (target, bound.meaning(&scene))
        && tick != other
    {
        return Err(format!(
            "What is written at that box says “{}”.",
            other.display_name()
        ));
    }
    let locator = Locator::of(&scene, bound.at);
    let same = alike(&scene, &locator, target)
        .into_iter()
        .filter(|(_, score)| *score >= locator.whole() - 1)
        .count();
    if same > 1 {
        return Err("Nothing tells it from another field on the page.".into());
    }
    let taken = bound
        .rows()
        .map_or_else(String::new, |(count, first, last)| {
            format!(" It has {count}, from {first} to {last}.")
        });
    Ok((locator, taken))
}

/// What a person means who points at a control, at a part of one, at its label, at the legend of a
/// group, or at what is wrapped around it.
fn meant(scene: &Scene, at: At, target: Target) -> Result<Bound, String> {
    let chain = || std::iter::once(at).chain(scene.ancestors(at).take(5));
    // A step of the status, or a row of a list, need not look like a control.
    let part = match target {
        Target::Field(FieldName::Status) => status_of(scene, at),
        Target::Field(FieldName::Components) => {
            let mut outers = chain().take_while(|outer| !is_other_control(scene, *outer, target));
            outers.find_map(|outer| bind(scene, target, outer).ok())
        }
        _ => None,
    };
    if let Some(bound) = part {
        return Ok(bound);
    }
    let control = chain().find(|outer| is_control(scene, *outer) || fits(scene, *outer, target));
    let labelled = || {
        let labels = |control: At| chain().any(|outer| scene.labels_of(control).contains(&outer));
        scene.fields.iter().copied().find(|at| labels(*at))
    };
    if let Some(control) = control.or_else(labelled) {
        return match fits(scene, control, target) {
            true => bind(scene, target, control),
            false => Err(wrong(scene, control, target)),
        };
    }
    // No control, and no label of one: what it holds, names or stands beside.
    if let Some(found) = within(scene, at, target) {
        return found;
    }
    if let Some(bound) = called(scene, at, target) {
        return Ok(bound);
    }
    let mut outers = named_group(scene, at)
        .into_iter()
        .chain(scene.ancestors(at).take(3));
    let alone = |bound: &Bound, outer: At| {
        let nodes = bound.nodes();
        let mut fields = scene.fields_of(outer).iter();
        fields.all(|field| nodes.contains(&scene.items[*field].node.id))
    };
    let beside = outers.find_map(|outer| {
        within(scene, outer, target)
            .filter(|found| found.as_ref().map_or(true, |bound| alone(bound, outer)))
    });
    beside.unwrap_or_else(|| Err(wrong(scene, at, target)))
}

/// The choice that it is a step of.
fn status_of(scene: &Scene, at: At) -> Option<Bound> {
    let chain = std::iter::once(at).chain(scene.ancestors(at).take(3));
    let chain: Vec<u32> = chain.map(|outer| scene.items[outer].node.id).collect();
    let target = Target::Field(FieldName::Status);
    let all = every(scene, target, |_| true);
    all.into_iter()
        .find(|bound| bound.steps().any(|step| chain.contains(&step)))
}

/// The one thing that the words pointed at are the name or the caption of, wherever it stands.
fn called(scene: &Scene, at: At, target: Target) -> Option<Bound> {
    let text = fold(&scene.text(at));
    let named = every(scene, target, |one| fits(scene, one, target))
        .into_iter()
        .filter(|bound| {
            let names = SlotTexts::of(scene, bound.at);
            let mut said = names
                .own
                .iter()
                .chain(names.near.first())
                .chain(names.groups.first());
            said.any(|name| *name == text)
        });
    let mut named = named.fuse();
    named.next().filter(|_| named.next().is_none())
}

/// The group or control that names itself by this element.
fn named_group(scene: &Scene, at: At) -> Option<At> {
    let id = scene.attr(at, "id").filter(|id| !id.is_empty())?;
    (scene.scope.0..scene.scope.1).find(|other| {
        scene
            .attr(*other, "aria-labelledby")
            .is_some_and(|ids| ids.split_whitespace().any(|one| one == id))
    })
}

/// The one thing inside that fits, whole or in parts.
fn within(scene: &Scene, outer: At, target: Target) -> Option<Result<Bound, String>> {
    let mut found: Option<Bound> = None;
    let mut refused = None;
    for at in std::iter::once(outer).chain(scene.descendants(outer)) {
        if !fits(scene, at, target) {
            continue;
        }
        match (bind(scene, target, at), &found) {
            (Ok(bound), Some(other)) if bound.at != other.at => {
                return Some(Err(
                    "More than one thing there could be meant: point at the control itself.".into(),
                ));
            }
            (Ok(bound), None) => {
                if bound.rows().is_some() {
                    return Some(Ok(bound));
                }
                found = Some(bound);
            }
            (Err(why), _) => refused = Some(why),
            _ => {}
        }
    }
    found.map(Ok).or(refused.map(Err))
}

fn is_other_control(scene: &Scene, at: At, target: Target) -> bool {
    is_control(scene, at) && !fits(scene, at, target)
}

fn is_control(scene: &Scene, at: At) -> bool {
    let item = &scene.items[at];
    !item.part && (item.role.is_field() || matches!(item.role, Role::Button | Role::Tab))
}

/// "That is a button, and the Message field is a place for text."
fn wrong(scene: &Scene, at: At, target: Target) -> String {
    let is = match scene.role(at) {
        Role::Text => "a line of text",
        Role::Area => "a place for longer text",
        Role::Number => "a number",
        Role::Date | Role::Time | Role::DateTime => "a date or time",
        Role::Select | Role::Combo => "a menu",
        Role::Check => "a box to tick",
        Role::Radio | Role::Choice => "one of several choices",
        Role::Range => "a slider",
        Role::Button => "a button",
        Role::Tab => "a tab",
        _ => "nothing that can be filled in",
    };
    let wanted = match target {
        Target::Field(FieldName::Name | FieldName::Message) => "a place for text",
        Target::Field(FieldName::StartDate) => "a date, or the parts of one",
        Target::Field(FieldName::StartTime) => "a time, or the parts of one",
        Target::Field(FieldName::Duration) => "a number of hours or minutes, or the end",
        Target::Field(FieldName::Template) => "a menu",
        Target::Field(FieldName::Status) => "a menu, a slider or a row of steps",
        Target::Field(FieldName::Submit) => "a button",
        Target::Field(_) => "a list of boxes, or a field with what is chosen in it",
        Target::Box(_) => "a box to tick, or a yes and no",
    };
    format!(
        "That is {is}, and {} is {wanted}.",
        target.describe_in_sentence()
    )
}

#[cfg(test)]
mod tests;
