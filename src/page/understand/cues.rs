//! The words by which fields are found: one file for each kind of field, rows of data. What is done with a
//! score is decided elsewhere.

pub mod checkboxes;
pub mod components;
pub mod editors;
pub mod issue_tracker;
pub mod known_words;
pub mod message;
pub mod name;
pub mod neutral;
pub mod other_forms;
pub mod page_name;
pub mod records;
pub mod schedule;
pub mod screens;
pub mod status;
pub mod submit;
pub mod template;

/// What one field or button is called.
pub struct CueTable {
    /// Folded words, and how sure they make it: 10 is certain.
    pub cues: &'static [(&'static str, i32)],
    /// Of these cues, those that an unknown word before them makes the name of something else: "Rack name".
    pub needs_known_word: &'static [&'static str],
    /// A label with one of these names something else. A veto cannot be outvoted.
    pub vetoes: &'static [&'static str],
}

#[cfg(test)]
mod tests;
