//! The map of the house.
//!
//! | part | what it is | what it must never do |
//! |---|---|---|
//! | [`engine`] | what is right and wrong: form, policy, rules, times, templates | know the page, a browser, a clock |
//! | [`page`] | manage.statuspage.io: outline → form, edits → actions | know a rule |
//! | [`ui`] | findings → a view, a tree of elements as a value | decide anything |
//! | [`session`] | one tab: state and message → state, view and acts | see a browser |
//! | [`api`] | the Statuspage REST API: what to ask next, what came → a policy | send anything, know a page or a browser |
//! | [`shell`] | wasm entry points: messages, storage, clock, zones of the browser | hold logic |
//!
//! Imports go one way: `shell → session → ui, page → engine`, and `shell, session → api → engine`. Everything but `shell` is pure: no
//! DOM, no clock, no I/O; `tests/architecture` enforces it.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]

pub mod api;
pub mod engine;
pub mod page;
pub mod session;
#[cfg(target_arch = "wasm32")]
pub mod shell;
pub mod ui;

// What the tests in this crate share with those under tests/, which know the crate by its name.
#[cfg(test)]
extern crate self as statuspage_guard;
#[cfg(test)]
#[path = "../tests/support/mod.rs"]
mod testing;
