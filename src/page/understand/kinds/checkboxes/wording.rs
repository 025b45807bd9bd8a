//! The words at a box → what it is about.

use crate::{
    engine::target::CheckboxName,
    page::{
        label_text::{self, has_any},
        understand::cues::{checkboxes as cues, neutral::is_neutral, status::read_status},
    },
};

/// Its own words alone say which box it is.
pub fn is_known_box(own: &str) -> bool {
    classify_checkbox(own, &[]).is_some()
}

/// What the words of a box are about; `over` are those of the legend or heading over it.
pub fn classify_checkbox(own: &str, over: &[String]) -> Option<CheckboxName> {
    // A step of the status is no box.
    let other = over
        .first()
        .is_some_and(|text| has_any(text, cues::SOMETHING_ELSE));
    if other || has_any(own, cues::SOMETHING_ELSE) || read_status(own).is_some() {
        return None;
    }
    let notifies = mentions_notification(own);
    // Under "Notifications", "When completed" is a moment; elsewhere "Completed at the end" is a change.
    let is_under_notifications = over
        .first()
        .is_some_and(|text| is_notification_heading(text));
    let sets = has_any(own, cues::CHANGES)
        || (!is_under_notifications && (has_any(own, cues::START) || has_any(own, cues::END)));
    let shows =
        has_any(own, cues::COMPONENTS) && has_any(own, &["under maintenance", "operational"]);
    if !notifies && (sets || shows) && !has_any(own, cues::BEFORE) {
        let target = classify_change(own);
        if target.is_some() {
            return target;
        }
    }
    let is_about_notifying = notifies
        || over
            .iter()
            .take(3)
            .any(|text| is_notification_heading(text));
    // A moment alone, in words that are understood: "begin" is Dutch as well.
    if !is_about_notifying || !notifies && count_unknown_words(own) > 3 {
        return None;
    }
    let reminds = has_any(own, &["remind", "reminder"]) && !has_any(own, cues::LATER);
    if has_any(own, cues::BEFORE) || reminds && has_any(own, cues::HOUR) {
        return has_any(own, cues::HOUR).then_some(CheckboxName::HourBefore);
    }
    if has_any(own, cues::END) {
        return Some(CheckboxName::AtEnd);
    }
    if has_any(own, cues::START) {
        return Some(CheckboxName::AtStart);
    }
    let mut words = own.split_whitespace();
    let now = notifies_now(own)
        || words.all(|word| cues::WHOLE_LABEL_NOW.contains(&word))
        || has_any(own, cues::AT_ONCE);
    now.then_some(CheckboxName::Now)
}

/// Somebody is notified, or subscribers are mentioned.
pub fn mentions_notification(own: &str) -> bool {
    has_any(own, cues::NOTIFY) || label_text::has(own, "subscribers")
}

/// What stands over boxes says that they are about telling: "Write to your subscribers" does not.
pub fn is_notification_heading(text: &str) -> bool {
    has_any(text, cues::NOTIFY) || text.trim() == "subscribers"
}

/// Subscribers are notified, and no moment is mentioned.
fn notifies_now(own: &str) -> bool {
    let plain =
        mentions_notification(own) && has_any(own, cues::AUDIENCE) && count_unknown_words(own) == 0;
    (plain || has_any(own, cues::NOTIFY_NOW)) && !has_any(own, cues::LATER)
}

/// How many words are none of those in which people are notified, and when.
fn count_unknown_words(own: &str) -> usize {
    let known = |word: &&str| {
        [
            cues::NOTIFY,
            cues::AUDIENCE,
            cues::FILLERS,
            cues::LATER,
            cues::BEFORE,
            cues::HOUR,
            cues::START,
            cues::END,
            &["at", "progress"],
        ]
        .iter()
        .any(|list| list.contains(word))
            || is_neutral(word)
    };
    own.split_whitespace().filter(|word| !known(word)).count()
}

/// All words are those of notifications and of what happens by itself.
pub fn has_only_known_words(own: &str) -> bool {
    let plain = own
        .split_whitespace()
        .filter(|word| !cues::CHANGES.contains(word) && *word != "time");
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
    match (has_any(own, cues::START), has_any(own, cues::END)) {
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
    let mut last =
        words.find(|word| cues::CHANGES.contains(word) || cues::CONDITIONS.contains(word));
    last.take_if(|word| cues::CONDITIONS.contains(word))
        .is_none()
}

/// Whether a box with these words says, whatever its surroundings, that subscribers are notified.
pub fn is_plainly_notify(own: &str) -> bool {
    notifies_now(own) && classify_checkbox(own, &[]).is_some()
}

/// Whether the box is about what becomes of all components.
pub fn is_of_all_components(own: &str) -> bool {
    has_any(own, cues::COMPONENTS)
        && matches!(
            classify_checkbox(own, &[]),
            Some(CheckboxName::UnderMaintenance | CheckboxName::Operational)
        )
}

/// "Do not notify subscribers": ticked, nobody is notified. A denial after who is notified denies something
/// else.
pub fn is_negated(own: &str) -> bool {
    let first = |phrases: &[&str]| {
        let there = phrases.iter().filter(|phrase| label_text::has(own, phrase));
        there
            .filter_map(|phrase| own.find(&format!(" {phrase} ")))
            .min()
    };
    first(cues::NEGATIONS).is_some_and(|denied| {
        let who = first(cues::NOTIFY)
            .into_iter()
            .chain(first(cues::AUDIENCE))
            .min();
        who.is_none_or(|who| denied < who)
    })
}

/// The words that decide for it, as a reason names them.
pub fn cue_for(name: CheckboxName, own: &str) -> &'static str {
    let lists: &[&'static [&'static str]] = match name {
        CheckboxName::Now => &[cues::NOTIFY_NOW, cues::NOTIFY, cues::AUDIENCE],
        CheckboxName::HourBefore => &[cues::HOUR, cues::BEFORE],
        CheckboxName::AtStart | CheckboxName::InProgress => &[cues::START],
        CheckboxName::AtEnd | CheckboxName::Completed => &[cues::END],
        CheckboxName::UnderMaintenance => &[&["under maintenance"]],
        CheckboxName::Operational => &[&["operational"]],
    };
    let mut cues = lists.iter().copied().flatten();
    cues.find(|cue| label_text::has(own, cue))
        .unwrap_or(&name.display_name())
}

#[cfg(test)]
mod tests;
