//! What tests share, inside the crate and beside it.

pub mod random;
pub mod zones;
