//! The scene → which control is which field, by one method:
//!
//! | step | file | from → to |
//! |---|---|---|
//! | texts by slot | [`slots`] | a control → its own label, the words near it, its hint, its attributes … |
//! | cues | [`cues`] | one file for each kind of field: rows of words and weights, and vetoes. Only data |
//! | score | [`score`] | texts × a table of cues → a number, with the rows that fired |
//! | choice | [`score::choose`] | scored candidates → the best, if it is good enough and clearly better |
//! | the schedule | [`schedule`] | what each control can hold, and its words → dates, times, how long it takes |
//! | reasons | [`explain`] | what was not found, or not for certain → one sentence |
//!
//! A new word for a field is one row of one file in `cues`. Knows no rule, and reads a value only
//! to tell one kind of field from another.

pub mod columns;
pub mod cues;
pub mod explain;
pub mod schedule;
pub mod score;
pub mod slots;
