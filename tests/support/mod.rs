//! What tests share, inside the crate and beside it.

pub mod page;
pub mod zones;
