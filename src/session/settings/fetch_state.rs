//! What the section *Fetch* of the settings keeps, and what it asks of the browser. The key is in no view, no text and no
//! notice: it is handed on as an [`ApiKey`], which prints dots.

use crate::api::{ApiKey, Difference, Fetch, FetchProgress, Fetched};

/// What is typed, stored, running and read.
#[derive(Debug, Default)]
pub struct FetchSection {
    /// The id as it is typed; the policy's first page until then.
    pub(super) page: Option<String>,
    /// As it is typed, or why that is no key.
    pub(super) typed_key: Option<Result<ApiKey, String>>,
    pub(super) stored_key: Option<ApiKey>,
    pub(super) is_remembered: bool,
    pub(super) running: Option<RunningFetch>,
    pub(super) last: Option<LastFetch>,
    /// What could not be read when it was fetched last.
    pub(super) problems: Vec<String>,
    /// What was taken over, with its place in the list where it stood.
    pub(super) accepted: Vec<(usize, Difference)>,
}

/// A fetch on its way.
#[derive(Debug)]
pub struct RunningFetch {
    pub(super) page: String,
    /// The key was typed for it, and is to be stored once the API has taken it.
    pub(super) typed_key: Option<ApiKey>,
    pub(super) has_key: bool,
    pub(super) progress: FetchProgress,
}

/// The newest good data.
#[derive(Debug)]
pub struct LastFetch {
    pub(super) page: String,
    has_key: bool,
    pub(super) fetched: Fetched,
}

/// What is to be done about the API.
#[derive(Debug)]
pub enum FetchAction {
    /// To be asked for once the browser allows to ask these addresses: `https://api.statuspage.io/*`.
    Start {
        fetch: Box<Fetch>,
        addresses: String,
    },
    Cancel,
}

/// The key as the browser is to keep it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StoredKey {
    pub key: Option<ApiKey>,
    /// On this computer; else until the browser is closed.
    pub is_remembered: bool,
}

impl FetchSection {
    pub fn new(stored: StoredKey) -> Self {
        Self {
            stored_key: stored.key,
            is_remembered: stored.is_remembered,
            ..Self::default()
        }
    }

    pub(super) fn key_to_store(&self) -> StoredKey {
        StoredKey {
            key: self.stored_key.clone(),
            is_remembered: self.is_remembered,
        }
    }

    /// A fetch that failed leaves what an earlier one of the same page read.
    pub(super) fn keep_fetched(&mut self, page: String, has_key: bool, mut fetched: Fetched) {
        let problems = fetched.problems.iter();
        self.problems = problems.map(|one| one.sentence.clone()).collect();
        let earlier = self.last.take();
        let is_same = |one: &LastFetch| one.page == page && one.has_key == has_key;
        match earlier {
            Some(earlier) if is_same(&earlier) => fetched.keep_unread_from(earlier.fetched),
            Some(earlier) if fetched.page.is_none() => {
                self.last = Some(earlier);
                return;
            }
            _ => self.accepted.clear(),
        }
        if fetched.page.is_some() {
            self.last = Some(LastFetch {
                page,
                has_key,
                fetched,
            });
        }
    }
}
