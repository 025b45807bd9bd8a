//! Findings → a view, a tree of elements as a value. Decides nothing.

pub mod view;
