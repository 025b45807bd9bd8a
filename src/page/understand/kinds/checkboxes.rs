//! The boxes that say who is notified when, and what happens by itself. Told apart by their words: the
//! box's own first, then the legend or heading over it.

pub mod over;
pub mod wording;

use crate::page::understand::captions;
use crate::{
    engine::target::CheckboxName,
    page::{
        controls::{Toggle, yes_no_toggle},
        label_text::fold,
        scene::{At, Role, Run, Scene},
        understand::components::{self, Rows},
        understand::{
            binding::{Binding, Scored},
            candidates::{Page, eligible},
            choices::collect_choices,
            cues,
            score::Evidence,
            slots::{self, Slot, SlotTexts},
        },
    },
};
use over::{master, name_of_box};
use wording::{
    classify_checkbox, cue_for, has_only_known_words, is_negated, is_notification_heading,
    mentions_notification,
};

/// More words than these are a sentence.
const CAPTION: usize = 8;
/// What the words at a box say is plain, or it is not read at all.
const PLAIN: i32 = 10;

/// Every box outside the list of components, with what its words are about.
pub fn score(page: &Page, list: Option<&Rows>) -> Vec<(CheckboxName, Scored)> {
    let scene = page.scene;
    let score = |(at, toggle): (At, Toggle)| {
        let named = classify_toggle(scene, at, &toggle);
        let name = captions::moment_of_box(scene, at, named.map(|(name, ..)| name))?;
        let (slot, cue) = named.map_or((Slot::Over, ""), |(_, slot, cue)| (slot, cue));
        // "Notifications" among boxes that are not understood may be a component.
        let is_headed = || {
            let over = SlotTexts::of(scene, at).groups;
            over.first()
                .is_some_and(|text| is_notification_heading(text))
        };
        let is_listed = || components::in_list(scene, at, page.home.start) && !is_headed();
        if name == CheckboxName::Now && list.is_none() && is_listed() {
            return None;
        }
        let scored = Scored {
            at,
            binding: Binding::Toggle(negate_by_name(scene, at, toggle)),
            evidence: vec![Evidence::of_cue(slot, cue, PLAIN), page.home.evidence(at)],
        };
        Some((name, scored))
    };
    let mut toggles = find_toggles(scene);
    toggles.retain(|(_, toggle)| !list.is_some_and(|rows| rows.holds(toggle.node)));
    toggles.into_iter().filter_map(score).collect()
}

/// Every box, and every choice between yes and no.
pub fn find_toggles(scene: &Scene) -> Vec<(At, Toggle)> {
    let boxes = find_boxes(scene).map(|at| (at, Toggle::from_scene(scene, at)));
    let choices = collect_choices(scene).into_iter();
    boxes
        .chain(choices.filter_map(|(at, choice)| Some((at, yes_no_toggle(choice, scene.outline)?))))
        .collect()
}

/// The box as its words mean it.
pub fn negate_by_name(scene: &Scene, at: At, toggle: Toggle) -> Toggle {
    let negates = match toggle.yes_no_choice() {
        None => is_negated(&fold(&slots::visible_name(scene, at))),
        Some(_) => {
            let names = SlotTexts::of(scene, at);
            let own = names.own.iter().chain(&names.near);
            let mut close = own.chain(names.groups.iter().take(1));
            close.any(|text| mentions_notification(text) && is_negated(text))
        }
    };
    if negates { toggle.negated() } else { toggle }
}

/// What the words at a box say that it is about, where they stand, and which of them say it.
pub fn classify_toggle(
    scene: &Scene,
    at: At,
    toggle: &Toggle,
) -> Option<(CheckboxName, Slot, &'static str)> {
    let mut names = SlotTexts::of(scene, at);
    // A sentence is no caption.
    names
        .groups
        .retain(|text| text.split_whitespace().count() <= CAPTION);
    let by = |slot: Slot, text: &str, over: &[String]| {
        let name = classify_checkbox(text, over)?;
        Some((name, slot, cue_for(name, text)))
    };
    if toggle.yes_no_choice().is_some() {
        let own = names.own.iter().map(|text| (Slot::OwnLabel, text));
        let mut close = own.chain(names.near.iter().map(|text| (Slot::Near, text)));
        if let Some((slot, text)) = close.find(|(_, text)| mentions_notification(text)) {
            return by(slot, text, &names.groups);
        }
        let mut own = names.own.iter();
        let called = own.find_map(|text| by(Slot::OwnLabel, text, &[]));
        return called.or_else(|| {
            let (first, rest) = names.groups.split_first()?;
            by(Slot::Over, first, rest)
        });
    }
    names.groups.splice(0..0, master(scene, at));
    let own = name_of_box(scene, at);
    if !cues::checkboxes::BARE.contains(&own.trim()) {
        return by(Slot::OwnLabel, &own, &names.groups)
            .or_else(|| classify_by_hint(scene, at, own));
    }
    // Named by what stands before or over it.
    let mut beside = names.near.iter().filter(|text| text.trim() != own.trim());
    match beside.next() {
        Some(text) => by(Slot::Near, text, &[]),
        None => by(Slot::Over, names.groups.first()?, &[]),
    }
}

/// A title that says too little, with what is written under it: "Reminder", "60 minutes before".
fn classify_by_hint(
    scene: &Scene,
    at: At,
    mut own: String,
) -> Option<(CheckboxName, Slot, &'static str)> {
    if scene.role(at) != Role::Check
        || cues::status::read_status(&own).is_some()
        || !has_only_known_words(&own)
    {
        return None;
    }
    let (from, to) = scene.items[slots::exclusive_box(scene, at)].words;
    let beside = |run: &&Run| !run.hidden && run.owner.is_none_or(|owner| owner == at);
    for run in scene.runs[from..to].iter().filter(beside) {
        let text = fold(run.text);
        if !own.contains(&text) {
            own.push_str(text.trim_start());
        }
    }
    let name = classify_checkbox(&own, &[]).filter(|name| *name != CheckboxName::Now)?;
    Some((name, Slot::Near, cue_for(name, &own)))
}

/// Everything that is on or off by itself.
fn find_boxes<'s>(scene: &'s Scene) -> impl Iterator<Item = At> + 's {
    let checks = scene
        .fields
        .iter()
        .copied()
        .filter(|at| scene.role(*at) == Role::Check);
    let pressed = (scene.scope.0..scene.scope.1).filter(|at| {
        scene.role(*at) == Role::Button
            && !scene.items[*at].hidden
            && scene.attr(*at, "aria-pressed").is_some()
    });
    checks.chain(pressed).filter(|at| eligible(scene, *at))
}
