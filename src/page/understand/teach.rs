//! What a person points at becomes a description that is kept, and a description is found again: by
//! kind and neighbours, never by a path. Knows nothing of who asks.

use super::{
    bind::{Bound, bind, collect_bindable, fits},
    explain::{Reason, TeachingReason},
    taught::find_alike,
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

/// What is kept of what was pointed at, and what to say to the person of it; or why it cannot be that.
pub fn describe(outline: &Outline, node: u32, target: Target) -> Result<(Locator, String), Reason> {
    let scene = Scene::new(outline);
    let at = scene.find_item(node).ok_or(TeachingReason::NotThere)?;
    let bound = find_meant(&scene, at, target)?;
    if let (Target::Box(tick), Some(other)) = (target, bound.meaning(&scene))
        && tick != other
    {
        return Err(TeachingReason::OtherBox(other).into());
    }
    let locator = Locator::of(&scene, bound.at);
    let same = find_alike(&scene, &locator, target)
        .into_iter()
        .filter(|(_, score)| *score >= locator.whole() - 1)
        .count();
    if same > 1 {
        return Err(TeachingReason::NotDistinct.into());
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
fn find_meant(scene: &Scene, at: At, target: Target) -> Result<Bound, Reason> {
    let chain = || std::iter::once(at).chain(scene.ancestors(at).take(5));
    // A step of the status, or a row of a list, need not look like a control.
    let part = match target {
        Target::Field(FieldName::Status) => find_status_of_step(scene, at),
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
            false => Err(refuse(scene, control, target)),
        };
    }
    // No control, and no label of one: what it holds, names or stands beside.
    if let Some(found) = find_within(scene, at, target) {
        return found;
    }
    if let Some(bound) = find_by_caption(scene, at, target) {
        return Ok(bound);
    }
    let mut outers = find_group_named_by(scene, at)
        .into_iter()
        .chain(scene.ancestors(at).take(3));
    let alone = |bound: &Bound, outer: At| {
        let nodes = bound.binding.nodes();
        let mut fields = scene.fields_of(outer).iter();
        fields.all(|field| nodes.contains(&scene.items[*field].node.id))
    };
    let beside = outers.find_map(|outer| {
        find_within(scene, outer, target)
            .filter(|found| found.as_ref().map_or(true, |bound| alone(bound, outer)))
    });
    beside.unwrap_or_else(|| Err(refuse(scene, at, target)))
}

/// The choice that it is a step of.
fn find_status_of_step(scene: &Scene, at: At) -> Option<Bound> {
    let chain = std::iter::once(at).chain(scene.ancestors(at).take(3));
    let chain: Vec<u32> = chain.map(|outer| scene.items[outer].node.id).collect();
    let target = Target::Field(FieldName::Status);
    let all = collect_bindable(scene, target, |_| true);
    all.into_iter()
        .find(|bound| bound.steps().any(|step| chain.contains(&step)))
}

/// The one thing that the words pointed at are the name or the caption of, wherever it stands.
fn find_by_caption(scene: &Scene, at: At, target: Target) -> Option<Bound> {
    let text = fold(&scene.text(at));
    let named = collect_bindable(scene, target, |one| fits(scene, one, target))
        .into_iter()
        .filter(|bound| {
            let names = SlotTexts::of(scene, bound.at);
            let mut texts = names
                .own
                .iter()
                .chain(names.near.first())
                .chain(names.groups.first());
            texts.any(|name| *name == text)
        });
    let mut named = named.fuse();
    named.next().filter(|_| named.next().is_none())
}

/// The group or control that names itself by this element.
fn find_group_named_by(scene: &Scene, at: At) -> Option<At> {
    let id = scene.attr(at, "id").filter(|id| !id.is_empty())?;
    (scene.scope.0..scene.scope.1).find(|other| {
        scene
            .attr(*other, "aria-labelledby")
            .is_some_and(|ids| ids.split_whitespace().any(|one| one == id))
    })
}

/// The one thing inside that fits, whole or in parts.
fn find_within(scene: &Scene, outer: At, target: Target) -> Option<Result<Bound, Reason>> {
    let mut found: Option<Bound> = None;
    let mut refusal = None;
    for at in std::iter::once(outer).chain(scene.descendants(outer)) {
        if !fits(scene, at, target) {
            continue;
        }
        match (bind(scene, target, at), &found) {
            (Ok(bound), Some(other)) if bound.at != other.at => {
                return Some(Err(TeachingReason::SeveralThere.into()));
            }
            (Ok(bound), None) => {
                if bound.rows().is_some() {
                    return Some(Ok(bound));
                }
                found = Some(bound);
            }
            (Err(why), _) => refusal = Some(why),
            _ => {}
        }
    }
    found.map(Ok).or(refusal.map(Err))
}

fn is_other_control(scene: &Scene, at: At, target: Target) -> bool {
    is_control(scene, at) && !fits(scene, at, target)
}

fn is_control(scene: &Scene, at: At) -> bool {
    let item = &scene.items[at];
    !item.part && (item.role.is_field() || matches!(item.role, Role::Button | Role::Tab))
}

fn refuse(scene: &Scene, at: At, target: Target) -> Reason {
    let role = scene.role(at);
    TeachingReason::NotThat { role, target }.into()
}

#[cfg(test)]
mod tests;
