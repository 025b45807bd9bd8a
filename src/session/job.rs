//! A click being carried out: edits, one act at a time, until the page shows them. Each step is
//! decided anew from what the page shows then.

use super::message::Did;
use crate::{
    engine::{
        finding::{Edit, Moment},
        form::Form,
    },
    page::{
        outline::Outline,
        read::Reading,
        write::{Act, Next, next},
    },
};
use std::collections::VecDeque;

/// An act that changed nothing is tried once more, then the page is said not to take it.
const TRIES: u32 = 2;
/// Steps for all edits together; a menu takes two, a slider three.
const STEPS_FOR_EACH: u32 = 12;

#[derive(Clone, Debug)]
pub struct Job {
    /// What is said when it is done.
    pub done: String,
    edits: VecDeque<Edit>,
    last: Option<Act>,
    tries: u32,
    steps: u32,
    waiting: bool,
}

/// Where a job stands.
#[derive(Clone, Debug, PartialEq)]
pub enum Progress {
    Waiting,
    Act(Act),
    Finished,
    /// The page did not take this edit, for this reason.
    Failed(Edit, String),
}

impl Job {
    pub fn new(done: String, edits: impl IntoIterator<Item = Edit>) -> Self {
        let mut edits: Vec<_> = edits.into_iter().collect();
        // Where the page asks for the end, it counts from the start that there is then.
        edits.sort_by_key(|edit| matches!(edit, Edit::Duration(_)));
        let edits = VecDeque::from(edits);
        Self {
            done,
            steps: STEPS_FOR_EACH * edits.len() as u32,
            edits,
            last: None,
            tries: 0,
            waiting: false,
        }
    }

    /// Hears what became of the act on its way. `Some`: it was refused, the edit cannot be done.
    pub fn report(&mut self, did: &Did) -> Option<Progress> {
        self.waiting = false;
        if did.refused.is_empty() {
            return None;
        }
        // Gone or changed under the hands: what the page shows now decides the next step.
        let again = matches!(did.refused.as_str(), "gone" | "changed") && self.tries < TRIES;
        if again {
            return None;
        }
        let edit = self.edits.front()?.clone();
        Some(Progress::Failed(edit, refusal(&did.refused)))
    }

    pub fn advance(&mut self, reading: &Reading, outline: &Outline) -> Progress {
        if self.waiting {
            return Progress::Waiting;
        }
        while let Some(edit) = self.edits.front() {
            match next(edit, reading, outline) {
                Next::Done => {
                    self.edits.pop_front();
                    self.last = None;
                }
                Next::Refused(why) => return Progress::Failed(edit.clone(), why),
                Next::Do(act) => {
                    self.tries = match &self.last {
                        Some(last) if last.is_again(&act) => self.tries + 1,
                        _ => 1,
                    };
                    if self.tries > TRIES || self.steps == 0 {
                        let why = "The page did not take it.".to_owned();
                        return Progress::Failed(edit.clone(), why);
                    }
                    self.steps -= 1;
                    self.last = Some(act.clone());
                    self.waiting = true;
                    return Progress::Act(act);
                }
            }
        }
        Progress::Finished
    }
}

fn refusal(code: &str) -> String {
    match code {
        "gone" => "The field is not on the page any more.".to_owned(),
        "address" => "Another screen was opened meanwhile.".to_owned(),
        "disabled" => "The field is switched off on the page.".to_owned(),
        "read-only" => "The field can only be read.".to_owned(),
        "changed" => "The field was changed meanwhile.".to_owned(),
        other => format!("The browser refused it ({other})."),
    }
}

/// The edit that gives back what `edit` is about to change; `None` where what is there now is not
/// known, and so cannot be given back.
pub fn inverse(edit: &Edit, form: &Form) -> Option<Edit> {
    Some(match edit {
        Edit::Name(_) => Edit::Name(form.name.value()?.clone()),
        Edit::Message(_) => Edit::Message(form.message.value()?.clone()),
        Edit::Status(_) => Edit::Status(*form.status.value()?),
        Edit::StartDate(_) => Edit::StartDate(*form.start_date.value()?),
        Edit::StartTime(_) => Edit::StartTime(*form.start_time.value()?),
        Edit::Duration(_) => Edit::Duration(*form.duration.value()?),
        Edit::Component { component, .. } => {
            let list = &form.components.value()?.list;
            let now = list.iter().find(|one| one.key() == *component)?;
            Edit::Component {
                component: component.clone(),
                ticked: now.ticked,
            }
        }
        Edit::Notify { moment, .. } => {
            let boxes = &form.notify;
            let field = match moment {
                Moment::Now => &boxes.now,
                Moment::HourBefore => &boxes.hour_before,
                Moment::AtStart => &boxes.at_start,
                Moment::AtEnd => &boxes.at_end,
            };
            Edit::Notify {
                moment: *moment,
                on: *field.value()?,
            }
        }
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
    fn a_text_that_the_page_changes_is_the_same_act_again() {
        let text = |was: &str| Act::Text {
            node: 1,
            was: was.into(),
            value: "x".into(),
        };
        assert!(text("").is_again(&text("xx")));
        assert!(!text("").is_again(&Act::Click { node: 1 }));
    }
}
