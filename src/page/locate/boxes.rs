//! The boxes that say who is told when, and what happens by itself. Told apart by their words: the
//! box's own first, then the legend or heading over it.

use super::{Found, Home, Rows, components, eligible};
use crate::page::understand::explain::Reason;
use crate::page::{
    label_text::{self, fold, has_any},
    understand::{
        captions, cues,
        slots::{self, SlotTexts},
    },
};
use crate::{
    engine::target::CheckboxName,
    page::{
        controls::{Toggle, yes_no_toggle},
        locate::status,
        scene::{At, Role, Run, Scene},
    },
};

mod over;

use over::crossed;
pub use over::master;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Boxes {
    pub now: Found<Toggle>,
    pub hour_before: Found<Toggle>,
    pub at_start: Found<Toggle>,
    pub at_end: Found<Toggle>,
    pub in_progress_at_start: Found<Toggle>,
    pub completed_at_end: Found<Toggle>,
    pub under_maintenance_at_start: Found<Toggle>,
    pub operational_at_end: Found<Toggle>,
}

impl Boxes {
    pub fn at(&self, tick: CheckboxName) -> &Found<Toggle> {
        match tick {
            CheckboxName::Now => &self.now,
            CheckboxName::HourBefore => &self.hour_before,
            CheckboxName::AtStart => &self.at_start,
            CheckboxName::AtEnd => &self.at_end,
            CheckboxName::InProgress => &self.in_progress_at_start,
            CheckboxName::Completed => &self.completed_at_end,
            CheckboxName::UnderMaintenance => &self.under_maintenance_at_start,
            CheckboxName::Operational => &self.operational_at_end,
        }
    }

    pub fn at_mut(&mut self, tick: CheckboxName) -> &mut Found<Toggle> {
        match tick {
            CheckboxName::Now => &mut self.now,
            CheckboxName::HourBefore => &mut self.hour_before,
            CheckboxName::AtStart => &mut self.at_start,
            CheckboxName::AtEnd => &mut self.at_end,
            CheckboxName::InProgress => &mut self.in_progress_at_start,
            CheckboxName::Completed => &mut self.completed_at_end,
            CheckboxName::UnderMaintenance => &mut self.under_maintenance_at_start,
            CheckboxName::Operational => &mut self.operational_at_end,
        }
    }
}

/// More words than these are a sentence.
const CAPTION: usize = 8;

/// What the words of a box are about; `over` are those of the legend or heading over it.
pub fn classify_checkbox(own: &str, over: &[String]) -> Option<CheckboxName> {
    // A step of the status is no box.
    let other = over
        .first()
        .is_some_and(|text| has_any(text, cues::checkboxes::SOMETHING_ELSE));
    if other
        || has_any(own, cues::checkboxes::SOMETHING_ELSE)
        || cues::status::read_status(own).is_some()
    {
        return None;
    }
    let tells = mentions_notification(own);
    // Under "Notifications", "When completed" is a moment; elsewhere "Completed at the end" is a deed.
    let told_over = over
        .first()
        .is_some_and(|text| is_notification_heading(text));
    let sets = has_any(own, cues::checkboxes::CHANGES)
        || (!told_over
            && (has_any(own, cues::checkboxes::START) || has_any(own, cues::checkboxes::END)));
    let shows = has_any(own, cues::checkboxes::COMPONENTS)
        && has_any(own, &["under maintenance", "operational"]);
    if !tells && (sets || shows) && !has_any(own, cues::checkboxes::BEFORE) {
        let target = classify_change(own);
        if target.is_some() {
            return target;
        }
    }
    let told = tells
        || over
            .iter()
            .take(3)
            .any(|text| is_notification_heading(text));
    // A moment alone, in words that are understood: "begin" is Dutch as well.
    if !told || !tells && count_unknown_words(own) > 3 {
        return None;
    }
    let reminds = has_any(own, &["remind", "reminder"]) && !has_any(own, cues::checkboxes::LATER);
    if has_any(own, cues::checkboxes::BEFORE) || reminds && has_any(own, cues::checkboxes::HOUR) {
        return has_any(own, cues::checkboxes::HOUR).then_some(CheckboxName::HourBefore);
    }
    if has_any(own, cues::checkboxes::END) {
        return Some(CheckboxName::AtEnd);
    }
    if has_any(own, cues::checkboxes::START) {
        return Some(CheckboxName::AtStart);
    }
    let now = notifies_now(own)
        || matches!(
            own.trim(),
            "notify"
                | "notifications"
                | "send"
                | "subscribers"
                | "now"
                | "send now"
                | "notification"
        )
        || has_any(
            own,
            &[
                "when scheduled",
                "is scheduled",
                "notify now",
                "immediately",
                "right away",
                "on scheduling",
                "subscribers about this",
            ],
        );
    now.then_some(CheckboxName::Now)
}

/// Somebody is told, or subscribers are spoken of.
fn mentions_notification(own: &str) -> bool {
    has_any(own, cues::checkboxes::NOTIFY) || label_text::has(own, "subscribers")
}

/// What stands over boxes says that they are about telling: "Write to your subscribers" does not.
pub fn is_notification_heading(text: &str) -> bool {
    has_any(text, cues::checkboxes::NOTIFY) || text.trim() == "subscribers"
}

/// Subscribers are told, and no moment is spoken of.
fn notifies_now(own: &str) -> bool {
    let plain = mentions_notification(own)
        && has_any(own, cues::checkboxes::AUDIENCE)
        && count_unknown_words(own) == 0;
    (plain || has_any(own, cues::checkboxes::NOTIFY_NOW)) && !has_any(own, cues::checkboxes::LATER)
}

/// How many words are none of those in which people are told, and when.
fn count_unknown_words(own: &str) -> usize {
    let known = |word: &&str| {
        [
            cues::checkboxes::NOTIFY,
            cues::checkboxes::AUDIENCE,
            cues::checkboxes::FILLERS,
            cues::checkboxes::LATER,
            cues::checkboxes::BEFORE,
            cues::checkboxes::HOUR,
            cues::checkboxes::START,
            cues::checkboxes::END,
            &["at", "progress"],
        ]
        .iter()
        .any(|list| list.contains(word))
            || cues::neutral::is_neutral(word)
    };
    own.split_whitespace().filter(|word| !known(word)).count()
}

/// No word is strange to what is told or happens by itself.
fn has_only_known_words(own: &str) -> bool {
    let plain = own
        .split_whitespace()
        .filter(|word| !cues::checkboxes::CHANGES.contains(word) && *word != "time");
    plain.map(count_unknown_words).sum::<usize>() == 0
}

fn classify_change(own: &str) -> Option<CheckboxName> {
    const STATES: [(&str, CheckboxName); 5] = [
        ("under maintenance", CheckboxName::UnderMaintenance),
        ("operational", CheckboxName::Operational),
        ("in progress", CheckboxName::InProgress),
        ("completed", CheckboxName::Completed),
        ("complete", CheckboxName::Completed),
    ];
    let mut set = STATES.iter().filter(|(state, _)| is_set(own, state));
    if let Some((_, tick)) = set.next() {
        return Some(*tick);
    }
    let itself = has_any(own, &["automatically", "automatic", "auto"]) && has_only_known_words(own);
    match (
        has_any(own, cues::checkboxes::START),
        has_any(own, cues::checkboxes::END),
    ) {
        (true, false) if itself => Some(CheckboxName::InProgress),
        (false, true) if itself => Some(CheckboxName::Completed),
        _ => None,
    }
}

/// A state is named as what is set, and not as when: "Show it until completed" changes nothing.
fn is_set(own: &str, state: &str) -> bool {
    let Some((before, _)) = own.split_once(&format!(" {state} ")) else {
        return false;
    };
    let mut words = before.split_whitespace().rev();
    let mut told = words.find(|word| {
        cues::checkboxes::CHANGES.contains(word) || cues::checkboxes::CONDITIONS.contains(word)
    });
    told.take_if(|word| cues::checkboxes::CONDITIONS.contains(word))
        .is_none()
}

/// Whether a box with these words says, whatever its surroundings, that subscribers are told.
pub fn is_plainly_notify(own: &str) -> bool {
    notifies_now(own) && classify_checkbox(own, &[]).is_some()
}

/// What becomes of all components, said on one box.
pub fn is_of_all_components(own: &str) -> bool {
    has_any(own, cues::checkboxes::COMPONENTS)
        && matches!(
            classify_checkbox(own, &[]),
            Some(CheckboxName::UnderMaintenance | CheckboxName::Operational)
        )
}

pub fn locate(scene: &Scene, home: Home, rows: Option<&Rows>) -> Boxes {
    let found: Vec<(CheckboxName, Toggle, bool)> = find_toggles(scene)
        .into_iter()
        .filter(|(_, toggle)| !rows.is_some_and(|rows| rows.holds(toggle.node)))
        .filter_map(|(at, toggle)| {
            let tick = captions::moment_of_box(scene, at, classify_toggle(scene, at, &toggle))?;
            // "Notifications" among boxes that are not understood may be a component.
            let headed = || {
                SlotTexts::of(scene, at)
                    .groups
                    .first()
                    .is_some_and(|text| is_notification_heading(text))
            };
            let listed = || components::in_list(scene, at, home.start) && !headed();
            if tick == CheckboxName::Now && rows.is_none() && listed() {
                return None;
            }
            Some((tick, turn_by_name(scene, at, toggle), home.holds(at)))
        })
        .collect();
    let mut boxes = Boxes::default();
    for tick in CheckboxName::ALL {
        let all = || found.iter().filter(move |(about, ..)| *about == tick);
        let at_home = all().filter(|(.., home)| *home).count();
        let mut fit = all().filter(|(.., home)| *home || at_home == 0);
        *boxes.at_mut(tick) = match (fit.next(), fit.next()) {
            (Some(_), Some(_)) => Found::Unsure(Reason::SeveralBoxes(tick)),
            (Some((_, toggle, _)), None) => Found::Here(toggle.clone()),
            _ => Found::Nothing,
        };
    }
    let at_home = found.iter().filter(|(.., at_home)| *at_home);
    let named = at_home.map(|(tick, toggle, _)| (*tick, toggle.node));
    for tick in captions::find_doubtful(scene, &named.collect::<Vec<_>>()) {
        if tick == CheckboxName::Now || *boxes.at(tick) == Found::Nothing {
            *boxes.at_mut(tick) = Found::Unsure(Reason::SeveralBoxes(tick));
        }
    }
    boxes
}

/// Every box, and every choice between yes and no.
pub fn find_toggles(scene: &Scene) -> Vec<(At, Toggle)> {
    let boxes = toggles(scene).map(|at| (at, Toggle::from_scene(scene, at)));
    let choices = status::choices(scene).into_iter();
    boxes
        .chain(choices.filter_map(|(at, choice)| Some((at, yes_no_toggle(choice, scene.outline)?))))
        .collect()
}

/// The box as its words mean it.
pub fn turn_by_name(scene: &Scene, at: At, toggle: Toggle) -> Toggle {
    let denied = match toggle.yes_no_choice() {
        None => is_negated(&fold(&slots::visible_name(scene, at))),
        Some(_) => {
            let names = SlotTexts::of(scene, at);
            let close = names.own.iter().chain(&names.near);
            let mut said = close.chain(names.groups.iter().take(1));
            said.any(|text| mentions_notification(text) && is_negated(text))
        }
    };
    if denied { toggle.negated() } else { toggle }
}

/// "Do not notify subscribers": ticked, nobody is told. What is said after who is told denies something
/// else.
fn is_negated(own: &str) -> bool {
    let first = |phrases: &[&str]| {
        let said = phrases.iter().filter(|phrase| label_text::has(own, phrase));
        said.filter_map(|phrase| own.find(&format!(" {phrase} ")))
            .min()
    };
    first(cues::checkboxes::NEGATIONS).is_some_and(|denied| {
        let told = first(cues::checkboxes::NOTIFY)
            .into_iter()
            .chain(first(cues::checkboxes::AUDIENCE))
            .min();
        told.is_none_or(|told| denied < told)
    })
}

/// What the words at a box say that it is about.
pub fn classify_toggle(scene: &Scene, at: At, toggle: &Toggle) -> Option<CheckboxName> {
    let mut names = SlotTexts::of(scene, at);
    // A sentence is no caption.
    names
        .groups
        .retain(|text| text.split_whitespace().count() <= CAPTION);
    if toggle.yes_no_choice().is_some() {
        let mut said = names.own.iter().chain(&names.near);
        if let Some(own) = said.find(|text| mentions_notification(text)) {
            return classify_checkbox(own, &names.groups);
        }
        let called = names.own.iter().find_map(|own| classify_checkbox(own, &[]));
        return called.or_else(|| {
            let (first, rest) = names.groups.split_first()?;
            classify_checkbox(first, rest)
        });
    }
    names.groups.splice(0..0, master(scene, at));
    let mut own = fold(&slots::visible_name(scene, at));
    if let Some(crossed) = crossed(scene, at) {
        own = crossed;
    }
    let bare = matches!(
        own.trim(),
        "" | "on" | "off" | "yes" | "no" | "enabled" | "disabled" | "enable"
    );
    if !bare {
        return classify_checkbox(&own, &names.groups).or_else(|| classify_by_hint(scene, at, own));
    }
    // Named by what stands before or over it.
    let mut beside = names.near.iter().filter(|text| text.trim() != own.trim());
    classify_checkbox(beside.next().or(names.groups.first())?, &[])
}

/// A title that says too little, with what is written under it: "Reminder", "60 minutes before".
fn classify_by_hint(scene: &Scene, at: At, mut own: String) -> Option<CheckboxName> {
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
    classify_checkbox(&own, &[]).filter(|tick| *tick != CheckboxName::Now)
}

/// Everything that is on or off by itself.
fn toggles<'s>(scene: &'s Scene) -> impl Iterator<Item = At> + 's {
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

#[cfg(test)]
mod tests;
