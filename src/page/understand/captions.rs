//! What stands over several boxes and says when all of them act: under "At the start time for this maintenance"
//! a box needs no more words than "Notify subscribers".

use super::{
    cues::{
        checkboxes::{CHANGES_A_THING, MOMENT_CAPTIONS, NOTIFY, REMINDER_WORDS, REMINDERS},
        neutral::is_neutral,
    },
    slots::{bound_labels, visible_name},
};
use crate::{
    engine::target::CheckboxName,
    page::{
        label_text::{fold, has_any},
        scene::{At, Role, Scene},
    },
};

/// Longer texts are sentences.
const MOST_WORDS: usize = 10;

/// What a box is about whose own words do not say when subscribers are notified; `tick` is what they say.
pub fn moment_of_box(scene: &Scene, at: At, tick: Option<CheckboxName>) -> Option<CheckboxName> {
    // How long before, Statuspage fixes.
    let reminds = || {
        let own = fold(&visible_name(scene, at));
        let mut words = own.split_whitespace().filter(|word| !is_neutral(word));
        words.all(|word| REMINDER_WORDS.contains(&word)) && has_any(&own, REMINDERS)
    };
    match tick {
        Some(CheckboxName::Now) => find_moment_over(scene, at)
            .or_else(|| reminds().then_some(CheckboxName::HourBefore))
            .or(tick),
        None => reminds().then_some(CheckboxName::HourBefore),
        Some(_) => tick,
    }
}

/// The moment that the nearest caption names.
fn find_moment_over(scene: &Scene, at: At) -> Option<CheckboxName> {
    let mut inner = at;
    for outer in scene.ancestors(at) {
        match find_caption(scene, outer, inner) {
            Caption::Moment(moment) => return Some(moment),
            Caption::Ends => return None,
            Caption::Nothing => {}
        }
        let mut names = bound_labels(scene, outer).into_iter();
        if let Some(moment) = names.find_map(|name| read_moment(&name)) {
            return Some(moment);
        }
        inner = outer;
    }
    None
}

enum Caption {
    Moment(CheckboxName),
    /// What stands over the box is about something else.
    Ends,
    Nothing,
}

/// The caption among the children of `outer` that stand before `inner`.
fn find_caption(scene: &Scene, outer: At, inner: At) -> Caption {
    let mut nearest = Caption::Nothing;
    // Where a box comes first, words after it explain it.
    let mut begins_with_box = None;
    for child in scene.children(outer).take_while(|child| *child < inner) {
        let mut fields = scene.fields_of(child).iter();
        if !fields.all(|field| scene.role(*field) == Role::Check) {
            nearest = Caption::Ends;
            begins_with_box = None;
        } else if scene.count_fields_in(child) > 0 {
            begins_with_box.get_or_insert(true);
        } else {
            let moment = read_moment(&unowned_text(scene, child));
            let is_heading = is_heading(scene, child);
            if let Some(moment) = moment
                && (is_heading || !*begins_with_box.get_or_insert(false))
            {
                nearest = Caption::Moment(moment);
            } else if is_heading {
                nearest = Caption::Ends;
                begins_with_box = None;
            }
        }
    }
    nearest
}

fn is_heading(scene: &Scene, at: At) -> bool {
    (at..scene.items[at].end).any(|inner| {
        matches!(scene.role(inner), Role::Heading | Role::Legend) && !scene.items[inner].hidden
    })
}

/// The words inside that name no control.
fn unowned_text(scene: &Scene, at: At) -> String {
    let (from, to) = scene.items[at].words;
    let runs = scene.runs[from..to].iter();
    let free = runs.filter(|run| run.owner.is_none() && !run.hidden);
    free.map(|run| run.text).collect::<Vec<_>>().join(" ")
}

/// The one moment that a caption names; a sentence about what is done then is none.
fn read_moment(caption: &str) -> Option<CheckboxName> {
    let folded = fold(caption);
    if folded.split_whitespace().count() > MOST_WORDS
        || has_any(&folded, NOTIFY)
        || has_any(&folded, CHANGES_A_THING)
    {
        return None;
    }
    let mut named = MOMENT_CAPTIONS
        .iter()
        .filter(|(_, phrases)| has_any(&folded, phrases));
    match (named.next(), named.next()) {
        (Some((moment, _)), None) => Some(*moment),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captions_name_one_moment() {
        use CheckboxName::{AtEnd, AtStart, HourBefore};
        for (caption, moment) in [
            ("One hour before this maintenance", Some(HourBefore)),
            ("At the start time for this maintenance", Some(AtStart)),
            ("At the end of time for this maintenance", Some(AtEnd)),
            ("When the maintenance ends:", Some(AtEnd)),
            ("60 minutes before the start", Some(HourBefore)),
            ("At the start and at the end", None),
            ("Start time", None),
            ("Automation options", None),
            ("Subscribers are notified at the start", None),
            ("Set the status at the end", None),
        ] {
            assert_eq!(read_moment(caption), moment, "{caption}");
        }
    }
}
