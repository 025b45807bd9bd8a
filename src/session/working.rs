//! What a click asks for, from the way back that is kept first to what is said when the page kept it, or
//! did not.

use super::{
    Session, Surroundings,
    job::{Job, Lost, Progress, inverse},
    memory::Undo,
    message::Request,
};
use crate::{
    engine::{
        check::findings,
        finding::{Edit, Fix},
        template::{Fill, Unfilled},
        time::UtcInstant,
    },
    page::write::{Act, Next, name_of, next},
    ui,
};
use chrono::TimeDelta;

/// How long what was done is fresh: a page that puts it back does so with its next answer.
const FRESH: TimeDelta = TimeDelta::seconds(2);

/// What became of a text that the page did not take.
pub const COPIED: &str = "it was copied to the clipboard instead";
pub const NOT_COPIED: &str = "the browser did not let it be copied to the clipboard";

/// What was done last.
#[derive(Debug)]
pub struct Fresh {
    /// When all of it was done; `None` while it is being done.
    since: Option<UtcInstant>,
    /// Each with what gives back what stood there.
    edits: Vec<(Edit, Edit)>,
}

impl Session {
    /// `rule:finding:fix:label`, of the check that was just made. A fix that says something else by
    /// now is not the one that was clicked.
    pub(super) fn fix(&self, path: &str) -> Option<&Fix> {
        let mut parts = path.splitn(4, ':');
        let (rule, finding) = (parts.next()?, parts.next()?);
        let fix: usize = parts.next()?.parse().ok()?;
        let label = parts.next();
        let finding = match finding {
            ui::QUESTION => self.question.as_ref()?,
            index => {
                let mut of_rule = findings(&self.checked).filter(|finding| finding.rule == rule);
                of_rule.nth(index.parse().ok()?)?
            }
        };
        let fix = finding.fixes.get(fix)?;
        label.is_none_or(|label| label == fix.label).then_some(fix)
    }

    pub(super) fn insert(&mut self, name: &str, around: &Surroundings) {
        let Some(reading) = &self.reading else { return };
        let Some(chosen) = around.policy.templates.iter().find(|one| one.name == name) else {
            return;
        };
        let fill = Fill {
            form: &reading.form,
            policy: around.policy,
            audience: &self.audience,
            zones: around.zones,
            added: None,
        };
        let title = fill.title(chosen).filter(|_| reading.form.name.is_here());
        let body = fill.body(chosen);
        let mut unfilled: Vec<&Unfilled> = Vec::new();
        for left in title.iter().chain([&body]).flat_map(|part| &part.unfilled) {
            if unfilled
                .iter()
                .all(|other| other.placeholder != left.placeholder)
            {
                unfilled.push(left);
            }
        }
        let mut done = format!("Inserted “{name}”.");
        for Unfilled { placeholder, why } in unfilled {
            done.push_str(&format!(" Still to fill in: {placeholder}. {why}"));
        }
        let mut edits: Vec<Edit> = title
            .map(|title| Edit::Name(title.text))
            .into_iter()
            .collect();
        edits.push(Edit::Message(body.text));
        self.begin(done, edits);
    }

    /// Starts on edits, with the way back kept first: the background may be stopped in between.
    pub(super) fn begin(&mut self, mut done: String, edits: Vec<Edit>) {
        let Some(reading) = &self.reading else { return };
        // Clicked twice: the way back is the one from before the first click.
        if self.job.is_some() || edits.iter().all(|edit| self.shows(edit)) {
            return;
        }
        let back = |edit| inverse(edit, &reading.form);
        let changes = edits.iter().filter(|edit| !self.shows(edit));
        let changes = changes.filter_map(|edit| Some((edit.clone(), back(edit)?)));
        let fresh = Fresh {
            since: None,
            edits: changes.collect(),
        };
        let back: Vec<Edit> = edits.iter().rev().filter_map(back).collect();
        if back.len() < edits.len() {
            done.push_str(
                " Not all that stood there could be read, so Undo gives back only a part.",
            );
        }
        self.memory.undo = Some(Undo {
            url: self.outline.url.clone(),
            done: done.clone(),
            edits: back,
        });
        self.start(Job::new(done, edits));
        self.fresh = Some(fresh);
    }

    /// What was done on another screen is not undone on this one.
    pub(super) fn undo(&mut self) {
        let here = |undo: &mut Undo| undo.url == self.outline.url && self.job.is_none();
        if let Some(undo) = self.memory.undo.take_if(here) {
            self.start(Job::new(format!("Undone: {}", undo.done), undo.edits));
        }
    }

    fn start(&mut self, job: Job) {
        self.notice = None;
        self.fresh = None;
        self.job = Some(job);
    }

    pub(super) fn work(&mut self, now: UtcInstant, requests: &mut Vec<Request>) {
        let (Some(job), Some(reading)) = (&mut self.job, &self.reading) else {
            return;
        };
        match job.advance(reading, &self.outline) {
            Progress::Waiting => {}
            Progress::Act(act) => requests.push(self.on_page(act)),
            Progress::Over(lost) => {
                self.notice = Some(std::mem::take(&mut job.done));
                self.job = None;
                if let Some(fresh) = &mut self.fresh {
                    fresh.since = Some(now);
                }
                self.tell(lost, requests);
            }
        }
    }

    /// A page may put back what stood there when its own script comes round to it. What a person changes
    /// there, by `hand`, is theirs from then on.
    pub(super) fn watch(&mut self, hand: &[u32], now: UtcInstant, requests: &mut Vec<Request>) {
        let (Some(fresh), Some(reading)) = (&mut self.fresh, &self.reading) else {
            return;
        };
        let Some(since) = fresh.since else { return };
        if now - since > FRESH {
            self.fresh = None;
            return;
        }
        let is_theirs = |edit: &Edit| hand.iter().any(|node| reading.is_changed_in(*node, edit));
        fresh.edits.retain(|(edit, _)| !is_theirs(edit));
        let edits = self.fresh.iter().flat_map(|fresh| &fresh.edits);
        let lost = edits.filter(|(edit, back)| !self.shows(edit) && self.shows(back));
        let lost = lost.map(|(edit, _)| Lost::put_back(edit)).collect();
        self.tell(lost, requests);
    }

    fn shows(&self, edit: &Edit) -> bool {
        let reading = self.reading.as_ref();
        reading.is_some_and(|reading| next(edit, reading, &self.outline) == Next::Done)
    }

    /// The page did not take something: the text is not lost, and it is said.
    fn tell(&mut self, lost: Vec<Lost>, requests: &mut Vec<Request>) {
        if lost.is_empty() {
            return;
        }
        self.fresh = None;
        let texts: Vec<&str> = lost.iter().filter_map(|one| one.edit.typed()).collect();
        let mut notice = if texts.is_empty() {
            "Not done, please do it by hand.".to_owned()
        } else {
            requests.push(self.on_page(Act::Copy {
                text: texts.join("\n\n"),
            }));
            format!("The page did not take the text; {COPIED}.")
        };
        for Lost { edit, why } in &lost {
            let name = name_of(edit);
            let which = if why.contains(name) {
                ["", ""]
            } else {
                [name, ": "]
            };
            for part in [" ", which[0], which[1], why] {
                notice.push_str(part);
            }
        }
        self.notice = Some(notice);
    }
}
