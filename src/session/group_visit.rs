//! Closed groups of components being looked into: each is opened, read and closed again, one act at a time. Nothing in the
//! form is changed by it, so there is nothing to take back.

use super::message::ActResult;
use crate::{
    engine::sentences::join_first_names,
    page::{
        outline::Outline,
        read::FormReading,
        write::{Act, GroupState, NextAct, group_state, refusal_sentence, restore_group_box},
    },
};

/// How often the page is given a moment to show what it was asked for, some 50 ms each: the components of a group may
/// come from the server.
const WAITS: u32 = 40;

#[derive(Debug)]
pub struct GroupVisit {
    /// Those that are still to be looked into, the current one last.
    groups: Vec<String>,
    step: Step,
    /// Whether the opener was pressed in this step.
    is_pressed: bool,
    waits: u32,
    waiting: bool,
    /// What the group's box held before its opener was pressed; nothing where it has none.
    box_before: Option<Option<bool>>,
    seen: Vec<String>,
    /// What is left to the person: sentences.
    problems: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Step {
    Opening,
    Closing,
}

pub enum VisitProgress {
    Waiting,
    Act(Act),
    Over,
}

impl GroupVisit {
    pub fn new(mut groups: Vec<String>) -> Self {
        groups.reverse();
        Self {
            groups,
            step: Step::Opening,
            is_pressed: false,
            waits: WAITS,
            waiting: false,
            box_before: None,
            seen: Vec::new(),
            problems: Vec::new(),
        }
    }

    /// Takes in what became of the act that was sent.
    pub fn record_result(&mut self, did: &ActResult) {
        self.waiting = false;
        let is_wait = did.act == Act::WAIT;
        // What was waited for may have been drawn anew meanwhile.
        if did.refused.is_empty() || is_wait {
            return;
        }
        let Some(name) = self.groups.last() else {
            return;
        };
        let subject = format!("What opens {name}");
        let why = refusal_sentence(&did.refused, &subject);
        self.leave_group(why);
    }

    pub fn next_progress(&mut self, reading: &FormReading, outline: &Outline) -> VisitProgress {
        if self.waiting {
            return VisitProgress::Waiting;
        }
        while let Some(name) = self.groups.last().cloned() {
            let state = group_state(&name, reading, outline);
            if let Some(act) = self.next_act_for(&name, &state, reading, outline) {
                self.waiting = true;
                return VisitProgress::Act(act);
            }
        }
        VisitProgress::Over
    }

    /// The next act for the current group; nothing where it is over, or another step begins.
    fn next_act_for(
        &mut self,
        name: &str,
        state: &GroupState,
        reading: &FormReading,
        outline: &Outline,
    ) -> Option<Act> {
        if self.step == Step::Opening && !self.is_pressed {
            self.box_before = state.group_box;
        } else if let (Some(before), Some(now)) = (self.box_before, state.group_box) {
            // The box of an open group may show what is ticked in it, which the closed one did not.
            let is_turned = matches!((before, now), (Some(before), Some(now)) if before != now);
            match state.is_open {
                Some(false) if now != before && self.step == Step::Opening => {
                    return self.give_box_back(name, before, reading, outline);
                }
                Some(true) if is_turned => {
                    self.leave_group(format!(
                        "The box of {name} changed when it was opened: look what is ticked there."
                    ));
                    return None;
                }
                _ => {}
            }
        }
        match (self.step, state.is_open) {
            (Step::Opening, Some(true)) => self.begin_step(Step::Closing),
            (Step::Closing, Some(false)) if !state.is_known => {
                self.leave_group(format!(
                    "What is ticked in {name} could not be read: open it and look."
                ));
            }
            (_, Some(false)) if state.is_known => {
                self.seen.push(name.to_owned());
                self.next_group();
            }
            (Step::Closing, _) if self.is_pressed && self.waits == 0 => {
                self.leave_group(format!("{name} did not close again."));
            }
            (Step::Opening, None) if self.is_pressed && self.waits == 0 => self.leave_group(
                format!("{name} was opened and shows no component of its own: it stays open."),
            ),
            (Step::Opening, _) if self.is_pressed && self.waits == 0 => {
                self.leave_group(format!("{name} did not open: open it by hand."));
            }
            _ => return self.press_or_wait(name, state, outline),
        }
        None
    }

    fn press_or_wait(&mut self, name: &str, state: &GroupState, outline: &Outline) -> Option<Act> {
        if self.is_pressed {
            self.waits -= 1;
            return Some(Act::Wait { node: outline.root });
        }
        let Some(node) = state.opener else {
            self.leave_group(match self.step {
                Step::Opening => format!(
                    "Open {name} by hand: nothing was found there that opens it and ticks nothing."
                ),
                Step::Closing => format!(
                    "{name} stays open: nothing was found there that closes it and ticks nothing."
                ),
            });
            return None;
        };
        self.is_pressed = true;
        let open = self.step == Step::Opening;
        Some(Act::Expand { node, open })
    }

    /// Pressing the opener has changed the group's box as well: it is set back, and the group left to the person.
    fn give_box_back(
        &mut self,
        name: &str,
        before: Option<bool>,
        reading: &FormReading,
        outline: &Outline,
    ) -> Option<Act> {
        let why = format!("Opening {name} ticks it on this page: open it by hand.");
        match restore_group_box(name, before, reading, outline) {
            NextAct::Do(act) => {
                self.leave_group(why);
                Some(act)
            }
            _ => {
                self.leave_group(format!(
                    "Opening {name} changed its box, which could not be set back: look at it."
                ));
                None
            }
        }
    }

    fn begin_step(&mut self, step: Step) {
        self.step = step;
        self.is_pressed = false;
        self.waits = WAITS;
    }

    fn next_group(&mut self) {
        self.groups.pop();
        self.box_before = None;
        self.begin_step(Step::Opening);
    }

    fn leave_group(&mut self, why: String) {
        self.problems.push(why);
        self.next_group();
    }

    /// What the panel says when it is over.
    pub fn summarise(&self, reading: &FormReading) -> String {
        let mut sentences = Vec::new();
        if !self.seen.is_empty() {
            let names = join_first_names(&self.seen);
            let components = reading.form.components.value().into_iter();
            let ticked: Vec<&str> = components
                .flat_map(|components| components.ticked_components())
                .filter(|one| {
                    one.group
                        .as_ref()
                        .is_some_and(|group| self.seen.contains(group))
                })
                .map(|one| one.name.as_str())
                .collect();
            let ticked = match ticked.is_empty() {
                true => "Nothing is ticked there.".to_owned(),
                false => format!("Ticked there: {}.", join_first_names(&ticked)),
            };
            sentences.push(format!("Opened and closed again: {names}. {ticked}"));
        }
        sentences.extend(self.problems.iter().take(3).cloned());
        let more = self.problems.len().saturating_sub(3);
        if more > 0 {
            sentences.push(format!("Open {more} more by hand."));
        }
        sentences.join(" ")
    }
}
