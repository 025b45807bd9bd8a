//! Words in a list of components that name none: boxes that tick others, buttons for more, patterns.

use crate::page::words::{fold, has_any};

/// A name that a script fills in: a hidden row from which others are made.
pub fn looks_like_pattern(name: &str) -> bool {
    name.trim().is_empty()
        || ["{{", "${", "<%", "__", "%s"]
            .iter()
            .any(|mark| name.contains(mark))
}

pub fn is_select_all(folded: &str, group: Option<&str>) -> bool {
    let text = folded.trim();
    matches!(
        text,
        "all"
            | "everything"
            | "all components"
            | "all sites"
            | "all services"
            | "whole group"
            | "entire group"
            | "none"
    ) || has_any(
        folded,
        &[
            "select all",
            "check all",
            "toggle all",
            "deselect all",
            "tick all",
            "all in this group",
            "select none",
            "choose all",
        ],
    ) || group.is_some_and(|group| {
        let group = fold(group);
        let group = group.trim();
        text == group
            || text
                .strip_prefix("all ")
                .is_some_and(|rest| rest.trim_start_matches("of ") == group)
    })
}

pub fn is_more(folded: &str) -> bool {
    has_any(
        folded,
        &[
            "show more",
            "load more",
            "more components",
            "show all",
            "view more",
            "see more",
            "see all",
            "view all",
        ],
    ) || (folded.trim_end().ends_with(" more") && folded.chars().any(|c| c.is_ascii_digit()))
}

/// `2 of 3 selected`
pub fn is_count(folded: &str) -> bool {
    folded.split_whitespace().all(|word| {
        word.bytes().all(|b| b.is_ascii_digit()) || matches!(word, "selected" | "of" | "chosen")
    })
}
