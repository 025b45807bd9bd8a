//! The extension in real browsers: a server, two drivers, and what is seen and done in a page.

pub mod browser;
pub mod fixtures;
pub mod guard;
pub mod options;
pub mod person;
pub mod press;
pub mod server;
pub mod trace;
pub mod webdriver;
