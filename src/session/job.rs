//! A click being carried out: edits, one act at a time, until the page shows them. Each step is
//! decided anew from what the page shows then.

use super::message::ActResult;
use crate::{
    engine::{
        finding::Edit,
        form::{Form, Screen},
    },
    page::{
        outline::Outline,
        read::FormReading,
        write::{
            Act, NextAct, RevertState, next_act, next_revert_act, refusal_sentence, subject_of,
        },
    },
};

/// How often the page is given a moment when an act shows nothing yet, some 50 ms each. Nothing is done
/// twice: a menu that is slow to open would be closed again, a text be there twice.
const WAITS: u32 = 10;
const NOT_TAKEN: &str = "The page did not take it.";
/// Steps for all edits together; a menu takes two, a slider three.
const STEPS_FOR_EACH: u32 = 12;

#[derive(Clone, Debug)]
pub struct Job {
    /// The notice when it is done.
    pub done_notice: String,
    edits: Vec<Edit>,
    /// The one that is worked on.
    current: usize,
    /// What was done for it.
    acts: Vec<Act>,
    rejected: Vec<RejectedEdit>,
    waits: u32,
    steps: u32,
    waiting: bool,
    /// An act was done and the control still has the focus: many a control takes a value only when it is left.
    has_acted: bool,
    /// Set where the job reverts a change.
    revert: Option<RevertState>,
}

/// How far a job has come.
#[derive(Clone, Debug, PartialEq)]
pub enum JobProgress {
    Waiting,
    Act(Act),
    /// Nothing is left to do; these were not taken.
    Over(Vec<RejectedEdit>),
}

/// An edit that the page did not take.
#[derive(Clone, Debug, PartialEq)]
pub struct RejectedEdit {
    pub edit: Edit,
    /// A sentence for a person.
    pub why: String,
}

impl Job {
    pub fn new(done_notice: String, edits: impl IntoIterator<Item = Edit>) -> Self {
        // Where the page asks for the end, it counts from the start that there is then.
        let is_last = |edit: &Edit| matches!(edit, Edit::Duration(_));
        let (last, mut edits): (Vec<_>, Vec<_>) = edits.into_iter().partition(is_last);
        edits.extend(last);
        Self {
            done_notice,
            steps: STEPS_FOR_EACH * edits.len() as u32,
            edits,
            current: 0,
            acts: Vec::new(),
            rejected: Vec::new(),
            waits: WAITS,
            waiting: false,
            has_acted: false,
            revert: None,
        }
    }

    /// A job that restores former values; `formatted` texts are not written again as plain lines.
    pub fn new_revert(
        done_notice: String,
        edits: impl IntoIterator<Item = Edit>,
        formatted: bool,
    ) -> Self {
        Self {
            revert: Some(RevertState {
                formatted,
                history_refused: false,
            }),
            ..Self::new(done_notice, edits)
        }
    }

    fn next_act_for(&self, edit: &Edit, reading: &FormReading, outline: &Outline) -> NextAct {
        match self.revert {
            Some(back) => next_revert_act(edit, back, reading, outline),
            None => next_act(edit, reading, outline),
        }
    }

    /// Takes in what became of the act that was sent on that screen.
    pub fn record_result(&mut self, did: &ActResult, screen: Screen) {
        self.waiting = false;
        match did.refused.as_str() {
            "" => {}
            // Somebody writes there: it is not written over.
            code @ "changed" if did.act == Act::TEXT => self.give_up_refused(code, screen),
            // Gone, changed or at another address by now: what the page shows then decides the next step.
            "gone" | "changed" | "address" if self.steps > 0 => {
                // What was waited for was done all the same.
                if did.act != Act::WAIT {
                    self.acts.pop();
                }
            }
            Act::REFUSED_HISTORY if did.act == Act::REVERT => {
                self.acts.pop();
                if let Some(back) = &mut self.revert {
                    back.history_refused = true;
                }
            }
            code => self.give_up_refused(code, screen),
        }
    }

    pub fn next_progress(&mut self, reading: &FormReading, outline: &Outline) -> JobProgress {
        if self.waiting {
            return JobProgress::Waiting;
        }
        while let Some(edit) = self.edits.get(self.current) {
            let act = match self.next_act_for(edit, reading, outline) {
                NextAct::Done => {
                    self.next_edit();
                    self.acts.clear();
                    continue;
                }
                NextAct::Refused(why) => {
                    self.give_up_edit(why);
                    continue;
                }
                NextAct::Do(act) => act,
            };
            let again = self.acts.iter().any(|done| done.is_repeat_of(&act));
            let act = match act.node() {
                Some(node) if again && self.waits > 0 => {
                    self.waits -= 1;
                    Act::Wait { node }
                }
                _ if !again && self.steps > 0 => {
                    self.steps -= 1;
                    self.waits = WAITS;
                    self.has_acted = true;
                    self.acts.push(act.clone());
                    act
                }
                _ => {
                    self.give_up_edit(NOT_TAKEN.to_owned());
                    continue;
                }
            };
            self.waiting = true;
            return JobProgress::Act(act);
        }
        if std::mem::take(&mut self.has_acted) {
            self.waiting = true;
            return JobProgress::Act(Act::Leave);
        }
        // What came after it may have put it back.
        for edit in &self.edits {
            let known = self.rejected.iter().any(|one| one.edit == *edit);
            if !known && matches!(self.next_act_for(edit, reading, outline), NextAct::Do(_)) {
                self.rejected.push(RejectedEdit::put_back(edit));
            }
        }
        JobProgress::Over(std::mem::take(&mut self.rejected))
    }

    /// The edits of which something was done.
    pub fn begun_edits(&self) -> impl Iterator<Item = &Edit> {
        let count = self.current + usize::from(!self.acts.is_empty());
        self.edits.iter().take(count)
    }

    fn next_edit(&mut self) {
        self.current += 1;
        if let Some(back) = &mut self.revert {
            back.history_refused = false;
        }
    }

    fn give_up_refused(&mut self, code: &str, screen: Screen) {
        let edit = self.edits.get(self.current);
        let subject = edit.map_or_else(String::new, |edit| subject_of(edit, screen));
        self.give_up_edit(refusal_sentence(code, &subject));
    }

    /// Gives up the edit that is worked on. A title and a message do not depend on each other; of all else
    /// the rest was meant together with it.
    fn give_up_edit(&mut self, why: String) {
        self.acts.clear();
        let Some(edit) = self.edits.get(self.current).cloned() else {
            return;
        };
        self.next_edit();
        if edit.new_text().is_none() {
            self.edits.truncate(self.current);
        }
        self.rejected.push(RejectedEdit { edit, why });
    }
}

impl RejectedEdit {
    /// The page took it, and then put the former value back.
    pub fn put_back(edit: &Edit) -> Self {
        Self {
            edit: edit.clone(),
            why: "The page put back what stood there before.".to_owned(),
        }
    }
}

/// The edit that gives back what `edit` is about to change; `None` where what is there now is not
/// known, and so cannot be given back.
pub fn inverse_edit(edit: &Edit, form: &Form) -> Option<Edit> {
    Some(match edit {
        Edit::Name(_) => Edit::Name(form.name.value()?.clone()),
        Edit::Message(_) => Edit::Message(form.message.value()?.clone()),
        Edit::Status(_) => Edit::Status(*form.status.value()?),
        Edit::StartDate(_) => Edit::StartDate(*form.start_date.value()?),
        Edit::StartTime(_) => Edit::StartTime(*form.start_time.value()?),
        Edit::Duration(_) => Edit::Duration(*form.duration.value()?),
        Edit::Component { component, .. } => {
            let list = &form.components.value()?.list;
            let now = list.iter().find(|one| one.to_key() == *component)?;
            Edit::Component {
                component: component.clone(),
                ticked: now.ticked,
            }
        }
        Edit::Notify { moment, .. } => Edit::Notify {
            moment: *moment,
            on: *form.notification_box(*moment).value()?,
        },
        Edit::Automation { step, .. } => Edit::Automation {
            step: *step,
            on: *form.automation.field_for(*step).value()?,
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_long_it_takes_comes_after_the_start_that_it_counts_from() {
        let start = Edit::StartTime(chrono::NaiveTime::MIN);
        let job = Job::new(String::new(), [Edit::Duration(30), start.clone()]);
        assert_eq!(job.edits, [start, Edit::Duration(30)]);
    }

    #[test]
    fn a_click_that_is_waited_for_is_not_made_again() {
        let mut job = Job::new(String::new(), [Edit::Duration(30)]);
        job.acts.push(Act::Click { node: 1 });
        let mut gone = |act: &str| {
            job.record_result(
                &ActResult {
                    act: act.into(),
                    refused: "gone".into(),
                },
                Screen::MaintenanceNew,
            );
            job.acts.len()
        };
        assert_eq!(gone(Act::WAIT), 1);
        assert_eq!(gone("click"), 0);
    }

    #[test]
    fn an_edit_goes_on_where_the_history_refuses() {
        let mut job = Job::new_revert(String::new(), [Edit::Message("x".into())], false);
        job.acts.push(Act::Revert {
            node: 1,
            was: String::new(),
        });
        job.record_result(
            &ActResult {
                act: Act::REVERT.into(),
                refused: Act::REFUSED_HISTORY.into(),
            },
            Screen::MaintenanceNew,
        );
        assert_eq!(job.revert.map(|back| back.history_refused), Some(true));
        assert!(job.acts.is_empty() && job.rejected.is_empty());
    }

    #[test]
    fn a_text_that_the_page_changes_is_the_same_act_again() {
        let text = |was: &str| Act::Text {
            node: 1,
            was: was.into(),
            value: "x".into(),
        };
        assert!(text("").is_repeat_of(&text("xx")));
        assert!(!text("").is_repeat_of(&Act::Click { node: 1 }));
    }
}
