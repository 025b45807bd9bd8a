//! Words in a list of components that name none: boxes that tick others, buttons for more, patterns.

use crate::page::label_text::{fold, has_any};
use crate::page::understand::cues;

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
            "all of",
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

/// The caption of a list of something else.
pub fn is_another_list(folded: &str) -> bool {
    matches!(
        folded.trim(),
        "subscribers"
            | "recipients"
            | "channels"
            | "metrics"
            | "teams"
            | "users"
            | "labels"
            | "tags"
            | "audience"
            | "show on"
            | "notifications"
            | "automation"
            | "options"
            | "settings"
    )
}

/// As [`is_another_list`], where the boxes may be components or not: any of these words tells.
pub fn is_about_another_list(folded: &str) -> bool {
    is_another_list(folded)
        || has_any(
            folded,
            &[
                "subscribers",
                "recipients",
                "channels",
                "metrics",
                "teams",
                "users",
                "labels",
                "tags",
                "audience",
                "show on",
                "pages",
                "options",
                "settings",
                "automation",
                "automatic",
                "automations",
                "languages",
                "integrations",
                "approvers",
                "reviewers",
                "watchers",
                "visibility",
                "advanced",
                "preferences",
                "cookies",
                "social",
                "twitter",
            ],
        )
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

/// The whole numbers in a text.
pub fn numbers(text: &str) -> impl DoubleEndedIterator<Item = usize> {
    let parts = text.split(|c: char| !c.is_ascii_digit());
    parts.filter_map(|part| part.parse().ok())
}

/// `2 of 3 selected`, `3 components`
pub fn is_count(folded: &str) -> bool {
    let counted = folded.contains(|c: char| c.is_ascii_digit());
    folded.split_whitespace().all(|word| {
        word.bytes().all(|b| b.is_ascii_digit())
            || matches!(word, "selected" | "of" | "chosen")
            || counted
                && matches!(
                    word,
                    "component"
                        | "components"
                        | "item"
                        | "items"
                        | "service"
                        | "services"
                        | "site"
                        | "sites"
                )
    })
}

/// `Ridgeway Foods (2)`, `(1 of 2)`, `(1/2)`: the name, and the last number.
pub fn counted(name: &str) -> Option<(&str, usize)> {
    let (title, count) = name.strip_suffix(')')?.rsplit_once('(')?;
    let count = fold(count);
    let last = count.split_whitespace().next_back()?;
    let title = title.trim_end();
    (is_count(&count) && !title.is_empty()).then_some((title, last.parse().ok()?))
}

/// What is done, or who speaks: components are things.
pub fn is_deed(spoken: &str) -> bool {
    let count = spoken.split_whitespace().count();
    let first = spoken.split_whitespace().next().unwrap_or_default();
    matches!(first, "send" | "notify" | "remind" | "tweet" | "remember")
        || has_any(
            spoken,
            &[
                "i",
                "me",
                "post to",
                "share on",
                "this maintenance",
                "this incident",
                "this update",
                "this event",
            ],
        )
        || count > 2 && cues::components::ACTIONS.contains(&first)
        || count > 3 && has_any(spoken, &["my", "you", "your", "this"])
}
