//! What is right and wrong about an announcement. Pure: the form, the policy and `now` come in,
//! outcomes go out. It never sees a page, a browser, a clock or a file.

pub mod audience;
pub mod audit;
pub mod check;
pub mod decimals;
#[cfg(not(target_arch = "wasm32"))]
pub mod docs;
pub mod examples;
pub mod fill;
pub mod finding;
pub mod finding_groups;
pub mod form;
pub mod lengths;
pub mod markup;
pub mod policy;
pub mod preview;
pub mod procedure;
pub mod read_back;
pub mod rule;
pub mod rule_context;
pub mod rules;
pub mod screens;
pub mod sentences;
pub mod sorting;
pub mod target;
pub mod template;
pub mod template_offer;
pub mod text;
pub mod time;
pub mod window;
pub mod window_table;
pub mod words;
pub mod zone_letters;
