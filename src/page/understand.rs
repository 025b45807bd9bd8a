//! The scene → which control is which field, by one method:
//!
//! | step | file | from → to |
//! |---|---|---|
//! | texts by slot | [`slots`] | a control → its own label, the words near it, its hint, its attributes … |
//! | captions | [`captions`] | a box that says "Notify subscribers" → when, by what stands over it |
//! | cues | [`cues`] | one file for each kind of field: rows of words and weights, and vetoes. Only data |
//! | score | [`score`] | texts × a table of cues → a number, with the rows that fired |
//! | choice | [`score::choose`] | scored candidates → the best, if it is good enough and clearly better |
//! | reasons | [`explain`] | what was not found, or not for certain → one sentence |
//!
//! A new word for a field is one row of one file in `cues`. Knows no rule, and reads no value of a field.

pub mod captions;
pub mod columns;
pub mod cues;
pub mod explain;
pub mod score;
pub mod slots;
