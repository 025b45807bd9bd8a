//! Texts in a list of components that name none: boxes that tick others, buttons for more, counts, patterns.

use crate::page::{
    label_text::{fold, has_any},
    understand::cues::components as words,
};

/// A name that a script fills in: a hidden row from which others are made.
pub fn looks_like_pattern(name: &str) -> bool {
    name.trim().is_empty() || words::PATTERN_SIGNS.iter().any(|sign| name.contains(sign))
}

/// A box that ticks others: all, or those of the group that it is called after.
pub fn is_select_all(folded: &str, group: Option<&str>) -> bool {
    let text = folded.trim();
    let is_of_group = |group: &str| {
        let group = fold(group);
        let group = group.trim();
        let rest = text
            .strip_prefix("all ")
            .map(|rest| rest.trim_start_matches("of "));
        text == group || rest == Some(group)
    };
    words::ALL.contains(&text)
        || has_any(folded, words::SELECT_ALL)
        || group.is_some_and(is_of_group)
}

/// The caption of a list of something else.
pub fn is_another_list(folded: &str) -> bool {
    words::OTHER_LISTS.contains(&folded.trim())
}

/// As [`is_another_list`], where the boxes may be components or not: any of these words is enough.
pub fn is_about_another_list(folded: &str) -> bool {
    is_another_list(folded) || has_any(folded, words::ABOUT_OTHER_LISTS)
}

pub fn is_more(folded: &str) -> bool {
    let counts =
        folded.trim_end().ends_with(" more") && folded.contains(|c: char| c.is_ascii_digit());
    counts || has_any(folded, words::MORE)
}

/// The whole numbers in a text.
pub fn numbers(text: &str) -> impl DoubleEndedIterator<Item = usize> {
    let parts = text.split(|c: char| !c.is_ascii_digit());
    parts.filter_map(|part| part.parse().ok())
}

/// `2 of 3 selected`, `3 components`
pub fn is_count(folded: &str) -> bool {
    let has_number = folded.contains(|c: char| c.is_ascii_digit());
    folded.split_whitespace().all(|word| {
        word.bytes().all(|b| b.is_ascii_digit())
            || words::COUNT_WORDS.contains(&word)
            || has_number && words::COUNTED_THINGS.contains(&word)
    })
}

/// `Ridgeway Foods (2)`, `(1 of 2)`, `(1/2)`: the name, and the last number.
pub fn split_count(name: &str) -> Option<(&str, usize)> {
    let (title, count) = name.strip_suffix(')')?.rsplit_once('(')?;
    let count = fold(count);
    let last = count.split_whitespace().next_back()?;
    let title = title.trim_end();
    (is_count(&count) && !title.is_empty()).then_some((title, last.parse().ok()?))
}

/// The box does something, or speaks to somebody: components are things.
pub fn is_action(folded: &str) -> bool {
    let count = folded.split_whitespace().count();
    let first = folded.split_whitespace().next().unwrap_or_default();
    words::FIRST_OF_ACTIONS.contains(&first)
        || has_any(folded, words::ABOUT_THIS_FORM)
        || count > 2 && words::ACTIONS.contains(&first)
        || count > 3 && has_any(folded, words::ADDRESSING)
}
