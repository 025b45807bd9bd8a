//! The Statuspage REST API as values: what to ask next, how long to wait, what came, what went wrong. It sends
//! nothing itself and sees no clock: who asks hands in the time and the answers, `shell` in the browser, the command
//! line by its own transport.
//!
//! | step | file |
//! |---|---|
//! | which address, which lists, which page of a list | [`resource`], [`request`] |
//! | the key, which no text may contain | [`key`] |
//! | what to do next: ask, wait, done | [`fetch`] |
//! | an answer → what it means | [`answer`], [`wait`] |
//! | its JSON → values, each fault with its place | [`payload`] |
//! | everything that came | [`fetched`] |
//! | what came → a policy, and what of it differs from the one that counts | [`draft`], [`differences`] |

mod answer;
mod differences;
mod draft;
mod fetch;
mod fetched;
mod key;
mod payload;
mod request;
mod resource;
mod wait;

pub use answer::{HttpAnswer, TransportFailure};
pub use differences::{Difference, DifferenceKind, apply_difference, differences};
pub use draft::{ComponentIndex, PolicyDraft, draft_policy, known_clients};
pub use fetch::{Fetch, FetchProgress, FetchStep, PAUSE};
pub use fetched::{ApiProblem, Fetched, ProblemKind};
pub use key::ApiKey;
pub use payload::{
    ApiComponent, ApiComponentGroup, ApiPage, ApiTemplate, PageAccessGroup, PageAccessUser,
};
pub use request::{API_ADDRESS, ApiRequest, FetchPurpose, FetchTarget};
pub use resource::Resource;

#[cfg(test)]
pub mod tests;
