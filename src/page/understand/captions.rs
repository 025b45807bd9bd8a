//! What stands over several boxes and says when all of them act: under "At the start time for this maintenance"
//! a box needs no more words than "Notify subscribers".

use super::{
    columns::column_head,
    cues::{
        checkboxes::{
            CHANGES_A_THING, MOMENT_CAPTIONS, NOTIFY, NOTIFY_NOW, REMINDER_WORDS, REMINDERS, SEND,
        },
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

/// What a box may be that has the words of another and has lost its caption.
pub const DOUBTFUL: [CheckboxName; 3] = [
    CheckboxName::Now,
    CheckboxName::AtStart,
    CheckboxName::AtEnd,
];

/// A box without a caption and another with the same words, of which a caption may tell the moment. `found` are the
/// boxes with what they are taken for.
pub fn find_alike(scene: &Scene, found: &[(CheckboxName, At)]) -> Option<[At; 2]> {
    let words = |at: At| fold(&visible_name(scene, at));
    let doubtful = found.iter().filter(|(name, _)| DOUBTFUL.contains(name));
    let doubtful: Vec<(CheckboxName, At)> = doubtful.copied().collect();
    let now = doubtful
        .iter()
        .filter(|(name, at)| *name == CheckboxName::Now && has_any(&words(*at), NOTIFY_NOW));
    for (_, at) in now {
        let mut others = doubtful.iter().filter(|(_, other)| other != at);
        if let Some((_, other)) = others.find(|(_, other)| words(*other) == words(*at)) {
            return Some([*at, *other]);
        }
    }
    None
}

/// The moment that the nearest caption names.
fn find_moment_over(scene: &Scene, at: At) -> Option<CheckboxName> {
    if let Some(moment) = column_head(scene, at).and_then(|head| read_moment(&head)) {
        return Some(moment);
    }
    let sends = has_any(&fold(&visible_name(scene, at)), SEND);
    let mut inner = at;
    for outer in scene.ancestors(at) {
        match find_caption(&pieces_before(scene, outer, inner), sends) {
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

/// What stands in an element before a box.
enum Piece {
    Words {
        moment: Option<CheckboxName>,
        is_heading: bool,
        /// They are about notifications.
        notifies: bool,
    },
    Boxes {
        /// Of a cell that reaches over this row and the next ones.
        moment: Option<CheckboxName>,
        /// One of them notifies subscribers.
        notifies: bool,
    },
    /// Something else to fill in.
    Field,
}

impl Piece {
    fn words(text: &str, is_heading: bool) -> Self {
        Self::Words {
            moment: read_moment(text),
            is_heading,
            notifies: has_any(&fold(text), NOTIFY) && !has_any(&fold(text), NOTIFY_NOW),
        }
    }
}

enum Caption {
    Moment(CheckboxName),
    /// What stands over the box is about something else.
    Ends,
    Nothing,
}

/// The caption among the pieces before a box; `sends` where the box is called as that for now is.
fn find_caption(pieces: &[Piece], sends: bool) -> Caption {
    let mut nearest = Caption::Nothing;
    // Where a box comes first, words after it explain it.
    let mut begins_with_box = None;
    for piece in pieces {
        match piece {
            Piece::Field => {
                nearest = Caption::Ends;
                begins_with_box = None;
            }
            Piece::Boxes {
                moment: Some(moment),
                ..
            } => nearest = Caption::Moment(*moment),
            Piece::Boxes { notifies, .. } => {
                begins_with_box.get_or_insert(true);
                // Under the caption are the boxes called otherwise: this one stands below them all.
                if sends && *notifies {
                    nearest = Caption::Ends;
                }
            }
            Piece::Words {
                moment: Some(moment),
                is_heading,
                ..
            } if *is_heading || !*begins_with_box.get_or_insert(false) => {
                nearest = Caption::Moment(*moment);
            }
            // Another heading may be of something that only stands in between.
            Piece::Words {
                is_heading: true,
                notifies,
                ..
            } => {
                begins_with_box = None;
                if sends || *notifies {
                    nearest = Caption::Ends;
                }
            }
            Piece::Words { .. } => {}
        }
    }
    nearest
}

fn pieces_before(scene: &Scene, outer: At, inner: At) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut words = scene.items[outer].words.0;
    let children = scene.children(outer).take_while(|child| *child < inner);
    for child in children.chain([inner]) {
        let (from, to) = scene.items[child].words;
        let between = scene.runs[words.min(from)..from].iter();
        let own = between.filter(|run| run.at == outer && run.owner.is_none() && !run.hidden);
        pieces.extend(own.map(|run| Piece::words(run.text, false)));
        words = to;
        if child != inner {
            pieces.push(piece_of(scene, child));
        }
    }
    pieces
}

fn piece_of(scene: &Scene, at: At) -> Piece {
    let fields = scene.fields_of(at);
    if fields.is_empty() {
        return Piece::words(&unowned_text(scene, at), is_heading(scene, at));
    }
    if fields.iter().any(|field| scene.role(*field) != Role::Check) {
        return Piece::Field;
    }
    let reaching = scene.children(at).find(|cell| {
        let rows = scene.attr(*cell, "rowspan");
        rows.is_some_and(|rows| rows != "1") && scene.count_fields_in(*cell) == 0
    });
    let notifies = |field: &At| {
        let own = fold(&visible_name(scene, *field));
        has_any(&own, NOTIFY_NOW) && !has_any(&own, SEND)
    };
    Piece::Boxes {
        moment: reaching.and_then(|cell| read_moment(&scene.text(cell))),
        notifies: fields.iter().any(notifies),
    }
}

fn is_heading(scene: &Scene, at: At) -> bool {
    (at..scene.items[at].end).any(|inner| {
        matches!(scene.role(inner), Role::Heading | Role::Legend) && !scene.items[inner].hidden
    })
}

/// The words inside that name no control; a caption may be pressed to fold what is below it.
fn unowned_text(scene: &Scene, at: At) -> String {
    let (from, to) = scene.items[at].words;
    let runs = scene.runs[from..to].iter();
    let is_free = |owner: At| scene.role(owner) == Role::Button;
    let free = runs.filter(|run| run.owner.is_none_or(is_free) && !run.hidden);
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
