//! One fetch: what to do next, and what an answer changes. One request a second, as the API allows; what it answers with
//! "too many requests" is asked for again when it says so, what a server or the network spoils is tried three times. A
//! list that fails does not spoil the others.

mod lists;

use super::{
    answer::{Failure, HttpAnswer, TransportFailure, Verdict, judge_answer},
    fetched::{ApiProblem, Fetched, ProblemKind},
    request::{ApiRequest, FetchPurpose, FetchTarget},
    resource::Resource,
    wait,
};
use crate::engine::sentences::capitalise;
use rustc_hash::FxHashSet;

/// Milliseconds from one request to the next.
pub const PAUSE: u64 = 1_000;

/// Milliseconds until an answer that does not come is given up.
const LONGEST_WAIT: u32 = 30_000;

/// Tries of a request that a server or the network spoils.
const TRIES: u32 = 3;

/// Tries of a request that is one too many.
const LIMITED_TRIES: u32 = 5;

/// Pauses before a second and a third try, and where the API refuses without saying for how long: it counts over a
/// minute.
const SECOND_TRY: u64 = 2;
const THIRD_TRY: u64 = 10;
const LIMITED: u64 = 60;

/// Milliseconds; a person would not wait longer.
const LONGEST_RETRY_AFTER: u64 = 10 * 60_000;

/// Faults of single things in a list that are reported one by one.
const REPORTED_FAULTS: usize = 5;

/// What to do now.
#[derive(Debug, PartialEq)]
pub enum FetchStep {
    Ask(ApiRequest),
    /// Milliseconds until there is something to do.
    Wait(u64),
    Done,
}

/// How far it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FetchProgress {
    /// Documents that are done with, and all of them.
    pub done: usize,
    pub of: usize,
    /// "Reading the components, page 3. The API asks to wait 7 seconds."
    pub sentence: String,
}

#[derive(Debug)]
pub struct Fetch {
    target: FetchTarget,
    plan: &'static [Resource],
    /// Where in the plan it is, and on which page of the list.
    at: usize,
    list: ListState,
    /// Milliseconds between two requests.
    pause: u64,
    /// Milliseconds until an answer that does not come is given up.
    timeout: u32,
    not_before: u64,
    is_limited: bool,
    is_done: bool,
    fetched: Fetched,
}

/// The list that is being read.
#[derive(Debug, Default)]
struct ListState {
    page_number: u32,
    tries: u32,
    /// The ids that were seen of it, so that a list which ignores the page number ends.
    seen: FxHashSet<String>,
    /// How long the first page was.
    first_length: usize,
    faults: usize,
}

impl ListState {
    fn new() -> Self {
        Self {
            page_number: 1,
            ..Self::default()
        }
    }
}

impl Fetch {
    pub fn new(target: FetchTarget, purpose: FetchPurpose) -> Self {
        Self {
            plan: target.plan(purpose),
            target,
            at: 0,
            list: ListState::new(),
            pause: PAUSE,
            timeout: LONGEST_WAIT,
            not_before: 0,
            is_limited: false,
            is_done: false,
            fetched: Fetched::default(),
        }
    }

    /// Another pause than the API asks for, for a server of one's own.
    pub fn with_pause(mut self, milliseconds: u64) -> Self {
        self.pause = milliseconds;
        self
    }

    /// Milliseconds until an answer that does not come is given up.
    pub fn with_timeout(mut self, milliseconds: u32) -> Self {
        self.timeout = milliseconds;
        self
    }

    pub fn target(&self) -> &FetchTarget {
        &self.target
    }

    /// `now` in milliseconds, of any clock that only goes forward.
    pub fn next_step(&mut self, now: u64) -> FetchStep {
        let Some(resource) = self.resource() else {
            return FetchStep::Done;
        };
        if now < self.not_before {
            return FetchStep::Wait(self.not_before - now);
        }
        self.not_before = now.saturating_add(self.pause);
        let number = self.list.page_number;
        FetchStep::Ask(self.target.request(resource, number, self.timeout))
    }

    /// What came to the request that was asked for last.
    pub fn take_answer(&mut self, now: u64, answer: Result<HttpAnswer, TransportFailure>) {
        let Some(resource) = self.resource() else {
            return;
        };
        self.is_limited = false;
        match judge_answer(answer.as_ref()) {
            Verdict::Document(document) => self.take_document(resource, document),
            Verdict::Again(failure) => self.try_again(now, failure, answer.ok().as_ref()),
            Verdict::Limited(status) => self.wait_for_limit(now, status, answer.ok().as_ref()),
            Verdict::KeyRefused(answered) => self.stop(
                ProblemKind::KeyRefused,
                &format!("the API refused the key ({answered}). Check the key in Statuspage's API info"),
            ),
            Verdict::NotAllowed(answered) => self.give_up(
                ProblemKind::KeyRefused,
                &format!("the key may not read this ({answered}). It must belong to somebody who may"),
            ),
            Verdict::NotFound if resource.may_be_absent() => {
                self.fetched.notes.push(format!(
                    "The API has no list of {} for this page (404): it is taken to have none.",
                    resource.display_name().trim_start_matches("the ")
                ));
                self.end_list(true);
            }
            Verdict::NotFound if resource.is_first() => self.stop(
                ProblemKind::NotFound,
                &format!(
                    "there is no page {} at {} (404), or it may not be seen with this key. Check the id of the page",
                    self.target.page(),
                    self.target.address()
                ),
            ),
            Verdict::NotFound => self.give_up(ProblemKind::NotFound, "the API has no such list (404)"),
            Verdict::Refused(why) => self.give_up(ProblemKind::ServerFailed, &why),
            Verdict::WrongShape(why) => self.give_up(ProblemKind::WrongShape, &why),
        }
    }

    /// Ends it; what was read to then stays.
    pub fn cancel(&mut self) {
        if self.resource().is_some() {
            self.stop(ProblemKind::Cancelled, "the fetch was cancelled");
        }
    }

    pub fn progress(&self) -> FetchProgress {
        let sentence = match self.resource() {
            None if self.fetched.problems.is_empty() => "Everything was read.".to_owned(),
            None => "Not everything could be read.".to_owned(),
            Some(resource) => {
                let page = match self.list.page_number {
                    1 => String::new(),
                    later => format!(", page {later}"),
                };
                let wait = match (self.is_limited, self.list.tries) {
                    (true, _) => " The API allows no more requests for now and asks to wait.",
                    (false, 0) => "",
                    (false, _) => " The first try failed; it is tried again.",
                };
                format!("Reading {}{page}.{wait}", resource.display_name())
            }
        };
        FetchProgress {
            done: self.at.min(self.plan.len()),
            of: self.plan.len(),
            sentence,
        }
    }

    /// What came; nothing is left of it here.
    pub fn take_fetched(&mut self) -> Fetched {
        std::mem::take(&mut self.fetched)
    }

    fn resource(&self) -> Option<Resource> {
        match self.is_done {
            true => None,
            false => self.plan.get(self.at).copied(),
        }
    }

    fn try_again(&mut self, now: u64, failure: Failure, answer: Option<&HttpAnswer>) {
        self.list.tries += 1;
        let (why, kind) = match failure {
            Failure::Server(answered) => (
                format!("the API failed ({answered})"),
                ProblemKind::ServerFailed,
            ),
            Failure::Transport(why) => (why, ProblemKind::Unreachable),
        };
        if self.list.tries >= TRIES {
            let why = format!("{why}, {TRIES} times. Fetch again in a few minutes");
            return match kind {
                // The others would keep the person waiting for the same.
                ProblemKind::Unreachable => self.stop(kind, &why),
                _ => self.give_up(kind, &why),
            };
        }
        let pauses = match self.list.tries {
            1 => SECOND_TRY,
            _ => THIRD_TRY,
        };
        let asked = answer.and_then(asked_for);
        let pause = asked.unwrap_or(0).max(self.pause.saturating_mul(pauses));
        self.not_before = now.saturating_add(pause.min(LONGEST_RETRY_AFTER));
    }

    fn wait_for_limit(&mut self, now: u64, status: u16, answer: Option<&HttpAnswer>) {
        self.list.tries += 1;
        self.is_limited = true;
        let wait = answer
            .and_then(asked_for)
            .unwrap_or(self.pause.saturating_mul(LIMITED));
        if wait > LONGEST_RETRY_AFTER {
            let minutes = wait.div_ceil(60_000);
            return self.stop(
                ProblemKind::RateLimited,
                &format!(
                    "the API allows no more requests with this key ({status}) for {minutes} minutes. Fetch again then"
                ),
            );
        }
        if self.list.tries >= LIMITED_TRIES {
            return self.stop(
                ProblemKind::RateLimited,
                &format!(
                    "the API allows no more requests with this key ({status}), also after waiting as long as it \
                     asked. Something else may be using the key: fetch again later"
                ),
            );
        }
        self.not_before = now.saturating_add(wait.max(self.pause));
    }

    fn report_fault(&mut self, fault: &str) {
        self.list.faults += 1;
        match self.list.faults.cmp(&(REPORTED_FAULTS + 1)) {
            std::cmp::Ordering::Less => {
                self.report(ProblemKind::WrongShape, fault, "not wholly read")
            }
            std::cmp::Ordering::Equal => self.report(
                ProblemKind::WrongShape,
                "there are more faults of this kind",
                "not wholly read",
            ),
            std::cmp::Ordering::Greater => {}
        }
    }

    /// The list is done with; on to the next document.
    fn end_list(&mut self, is_whole: bool) {
        if is_whole {
            self.fetched.read_wholly.push(self.plan[self.at]);
        }
        self.at += 1;
        self.list = ListState::new();
    }

    fn give_up(&mut self, kind: ProblemKind, why: &str) {
        if self.plan[self.at].is_first() {
            return self.stop(kind, why);
        }
        self.report(kind, why, self.extent());
        self.end_list(false);
    }

    /// Nothing else is asked for.
    fn stop(&mut self, kind: ProblemKind, why: &str) {
        let rest: Vec<&str> = self.plan[self.at + 1..]
            .iter()
            .map(|resource| resource.display_name())
            .collect();
        let rest = match rest.as_slice() {
            [] => String::new(),
            names => format!(". Not asked for: {}", names.join(", ")),
        };
        self.report(kind, &format!("{why}{rest}"), self.extent());
        self.is_done = true;
    }

    fn extent(&self) -> &'static str {
        match self.list.seen.is_empty() {
            true => "not read",
            false => "not wholly read",
        }
    }

    /// `The components were not read (GET /pages/abc/components, page 2): why.`
    fn report(&mut self, kind: ProblemKind, why: &str, extent: &str) {
        let Some(resource) = self.resource() else {
            return;
        };
        let name = resource.display_name();
        let verb = match name.ends_with('s') {
            true => "were",
            false => "was",
        };
        let asked = self
            .target
            .describe_request(resource, self.list.page_number);
        let sentence = capitalise(format!("{name} {verb} {extent} ({asked}): {why}."));
        self.fetched.problems.push(ApiProblem {
            resource,
            kind,
            sentence: self.target.hide_key_in(&sentence),
        });
    }
}

/// Milliseconds that an answer asks to wait.
fn asked_for(answer: &HttpAnswer) -> Option<u64> {
    wait::retry_after(answer.retry_after.as_deref(), answer.date.as_deref())
}
