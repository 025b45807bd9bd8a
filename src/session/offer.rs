//! What is said of the last change of a form, and what can be done about it: undo, go on, go back.

use super::{
    Session,
    changes::Standing,
    memory::{Change, Phase, Step},
};
use crate::{page::write::name_of, ui};

impl Session {
    /// What is offered about the last change of this form: its sentence and its buttons.
    pub(super) fn offer(&self) -> ui::Notice {
        let mut notice = ui::Notice {
            words: self.notice.clone(),
            ..ui::Notice::default()
        };
        if self.clipboard.is_some() {
            notice.buttons.push(ui::Choice::Copy);
        }
        let Some(change) = self.last_change() else {
            return notice;
        };
        let standings = self.standings(change);
        if self.asks_undo {
            notice.words = Some(question(change, &standings));
            notice.buttons = vec![ui::Choice::UndoAnyway, ui::Choice::LeaveAsIs];
            return notice;
        }
        match change.phase {
            Phase::Done => {
                // After another load of the page only a text that was written shows that it is the same notice:
                // a box may be ticked in every new form.
                let is_same = change.document == self.document;
                let mut steps = change.steps.iter().zip(&standings);
                let is_there = |(step, one): (&Step, &Standing)| match one {
                    Standing::Written => is_same || step.edit.new_text().is_some(),
                    other => is_same && other.is_persons(),
                };
                if steps.any(is_there) {
                    notice.words.get_or_insert_with(|| change.done.clone());
                    notice.buttons.insert(0, ui::Choice::Undo);
                }
            }
            Phase::Writing => {
                notice.words = Some(interruption(change, &standings));
                notice.buttons = vec![ui::Choice::GoOn, ui::Choice::GoBack];
            }
            Phase::Reverting => {
                notice.words = Some(interruption(change, &standings));
                notice.buttons = vec![ui::Choice::GoOnUndoing, ui::Choice::Redo];
            }
        }
        notice
    }
}

/// What an undo would take away.
fn question(change: &Change, standings: &[Standing]) -> String {
    let steps = change.steps.iter().zip(standings);
    let changed: Vec<String> = steps
        .filter(|(_, standing)| standing.is_persons())
        .map(|(step, standing)| match standing.typed() {
            Some(text) => format!("{} (“{}”)", name_of(&step.edit), beginning(text)),
            None => name_of(&step.edit).to_owned(),
        })
        .collect();
    format!(
        "Changed since “{}” was clicked: {}. Undo would replace it by what stood there before.",
        change.label,
        changed.join(", ")
    )
}

/// As much of a text as tells which it is.
fn beginning(text: &str) -> String {
    const MOST: usize = 60;
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match words.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &words[..end]),
        None => words,
    }
}

/// How far a change came.
fn interruption(change: &Change, standings: &[Standing]) -> String {
    let names = |wanted: bool| -> String {
        let steps = change.steps.iter().zip(standings);
        let names = steps
            .filter(|(_, standing)| match change.phase {
                _ if **standing == Standing::Unchanged => false,
                Phase::Reverting => (**standing == Standing::Before) == wanted,
                _ => (**standing == Standing::Written) == wanted,
            })
            .map(|(step, _)| name_of(&step.edit));
        match names.collect::<Vec<_>>().join(", ") {
            none if none.is_empty() => "nothing".to_owned(),
            names => names,
        }
    };
    let (what, done) = match change.phase {
        Phase::Reverting => ("Undo of ", "Back"),
        _ => ("", "Written"),
    };
    format!(
        "Interrupted: {what}{}. {done}: {}. Not yet: {}.",
        change.label,
        names(true),
        names(false)
    )
}
