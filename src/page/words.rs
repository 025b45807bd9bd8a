//! The one table of words and weights by which fields are found. Only data; what is done with a score
//! is decided in `locate`.

mod compare;

pub use compare::{Label, fold, fold_identifier, has, has_any, same_but_for_numbers};

use crate::engine::form::Status;

/// What one field, box or button is called.
pub struct Words {
    /// How it may be called, with how sure that makes it: 10 is certain.
    pub phrases: &'static [(&'static str, i32)],
    /// A label with one of these names something else.
    pub contrary: &'static [&'static str],
}

/// A score that is at least this makes a field.
pub const ENOUGH: i32 = 6;
/// The best must be better than the next by this much.
pub const MARGIN: i32 = 3;
/// Being in the same form as the other fields, or in another one.
pub const AT_HOME: i32 = 2;
pub const ELSEWHERE: i32 = -2;
/// Share, in tenths, of a score by where the words were found.
pub const OWN: i32 = 10;
pub const NEAR: i32 = 9;
pub const HINT: i32 = 5;
pub const ATTRIBUTE: i32 = 4;

pub const NAME: Words = Words {
    phrases: &[
        ("maintenance name", 10),
        ("maintenance title", 10),
        ("name", 9),
        ("title", 9),
        ("subject", 7),
        ("headline", 7),
        ("summary", 6),
        ("maintenance called", 6),
    ],
    contrary: &[
        "search",
        "filter",
        "find",
        "component",
        "components",
        "group",
        "user",
        "file",
        "template",
        "templates",
        "company",
        "contact",
        "your",
        "first",
        "last",
        "tweet",
        "key",
        "email",
        "metric",
        "comment",
        "page",
        "domain",
        "saved",
        "project",
    ],
};

pub const MESSAGE: Words = Words {
    phrases: &[
        ("message", 10),
        ("description", 8),
        ("details", 8),
        ("body", 8),
        ("update text", 8),
        ("update content", 8),
        ("announcement", 6),
        ("rich text", 5),
    ],
    contrary: &[
        "search",
        "filter",
        "comment",
        "comments",
        "internal",
        "private",
        "note",
        "notes",
        "reply",
        "tweet",
        "twitter",
        "postmortem",
        "jira",
        "feedback",
        "chat",
        "sms",
        "text message",
        "template",
        "signature",
        "webhook",
        "slack",
        "error",
        "engineer",
        "team",
    ],
};

pub const STATUS: Words = Words {
    phrases: &[
        ("maintenance status", 10),
        ("incident status", 10),
        ("status", 9),
        ("state", 7),
        ("phase", 7),
        ("stage", 7),
        ("progress", 5),
    ],
    contrary: &[
        "component",
        "components",
        "filter",
        "search",
        "system",
        "page",
    ],
};

pub const TEMPLATE: Words = Words {
    phrases: &[
        ("apply template", 10),
        ("apply a template", 10),
        ("use template", 10),
        ("use a template", 10),
        ("choose template", 10),
        ("choose a template", 10),
        ("select a template", 10),
        ("select template", 10),
        ("insert template", 10),
        ("load template", 10),
        ("start from a template", 10),
        ("from template", 9),
        ("message template", 9),
        ("incident template", 9),
        ("maintenance template", 9),
        ("template", 8),
    ],
    contrary: &[
        "save", "new", "create", "manage", "edit", "delete", "search", "filter",
    ],
};

pub const COMPONENTS: Words = Words {
    phrases: &[
        ("components affected", 10),
        ("affected components", 10),
        ("components", 9),
        ("component", 8),
        ("affected services", 8),
        ("services affected", 8),
        ("affected sites", 8),
        ("impacted components", 10),
        ("affected systems", 8),
        ("systems affected", 8),
        ("impacted services", 8),
        ("affected parts", 8),
        ("what is affected", 8),
        ("sites", 6),
        ("services", 6),
    ],
    contrary: &[
        "notify",
        "notifications",
        "automation",
        "search",
        "filter",
        "automatically",
        "operational",
        "maintenance at",
        "at",
        "start",
        "end",
    ],
};

/// Words that change nothing about what a label names.
const NEUTRAL: &[&str] = &[
    "a",
    "an",
    "and",
    "choose",
    "enter",
    "event",
    "field",
    "for",
    "in",
    "incident",
    "is",
    "it",
    "its",
    "maintenance",
    "of",
    "on",
    "optional",
    "or",
    "our",
    "public",
    "required",
    "scheduled",
    "select",
    "set",
    "the",
    "this",
    "to",
    "update",
    "with",
    "window",
    "work",
    "short",
    "new",
    "please",
    "type",
    "write",
    "subscribers",
    "customers",
    "clients",
];

/// Says about which field the words of a button on each screen speak.
pub const SUBMIT_NEW: Words = Words {
    phrases: &[
        ("schedule now", 10),
        ("schedule maintenance", 10),
        ("schedule it", 9),
        ("schedule", 9),
        ("create maintenance", 9),
        ("create scheduled maintenance", 9),
        ("publish maintenance", 9),
        ("create", 7),
        ("publish", 7),
        ("submit", 7),
        ("save", 6),
        ("confirm", 6),
        ("post", 6),
    ],
    contrary: SUBMIT_CONTRARY,
};

pub const SUBMIT_UPDATE: Words = Words {
    phrases: &[
        ("update", 10),
        ("post update", 10),
        ("save changes", 9),
        ("publish update", 9),
        ("save", 8),
        ("publish", 7),
        ("submit", 7),
        ("post", 7),
        ("apply changes", 7),
        ("confirm", 6),
    ],
    contrary: SUBMIT_CONTRARY,
};

pub const SUBMIT_INCIDENT: Words = Words {
    phrases: &[
        ("create incident", 10),
        ("create", 10),
        ("open incident", 8),
        ("publish", 7),
        ("post", 7),
        ("submit", 7),
        ("save", 6),
    ],
    contrary: SUBMIT_CONTRARY,
};

const SUBMIT_CONTRARY: &[&str] = &[
    "cancel",
    "delete",
    "remove",
    "back",
    "preview",
    "draft",
    "template",
    "add",
    "discard",
    "reset",
    "filter",
    "search",
    "test",
    "comment",
    "close",
    "later",
    "reply",
    "subscribe",
    "all",
    "postmortem",
    "component",
    "components",
    "filters",
    "note",
    "notes",
    "tweet",
    "upload",
    "clear",
    "view",
    "settings",
    "preferences",
    "choices",
    "cookies",
    "password",
    "profile",
    "account",
];

/// A word that changes nothing about what a label names.
pub fn is_neutral(word: &str) -> bool {
    NEUTRAL.contains(&word)
}

/// A word of Statuspage's own screens, which tells nothing of whose page it is.
pub fn is_of_the_screen(word: &str) -> bool {
    let tables = [
        &NAME,
        &MESSAGE,
        &STATUS,
        &TEMPLATE,
        &COMPONENTS,
        &SUBMIT_NEW,
        &SUBMIT_UPDATE,
        &SUBMIT_INCIDENT,
    ];
    let known = |table: &&Words| {
        table
            .phrases
            .iter()
            .any(|(phrase, _)| phrase.split(' ').any(|part| part == word))
    };
    NEUTRAL.contains(&word)
        || tables.iter().any(known)
        || matches!(
            word,
            "send" | "notifications" | "status" | "time" | "start" | "end"
        )
}

impl Words {
    /// How surely these (folded) words name it, 0 to 10: `None` when they name something else.
    pub fn score(&self, folded: &str) -> Option<i32> {
        if has_any(folded, self.contrary) {
            return None;
        }
        let label = Label::of(folded);
        let mut best = 0;
        for (phrase, weight) in self.phrases {
            if *weight > best && label.has(phrase) {
                let strange = folded
                    .split_whitespace()
                    .filter(|word| {
                        !phrase.split(' ').any(|part| part == *word) && !NEUTRAL.contains(word)
                    })
                    .count();
                let strange = i32::try_from(strange).unwrap_or(i32::MAX).min(6);
                best = best.max(weight - strange);
            }
        }
        Some(best)
    }
}

/// The status that the words on a step, an option or a button name; nothing else may be said there
/// but its number and that it is the current one.
pub fn status(text: &str) -> Option<Status> {
    let folded = fold(text);
    let mut left = String::new();
    for word in folded.split_whitespace() {
        let noise = matches!(
            word,
            "current"
                | "currently"
                | "selected"
                | "active"
                | "step"
                | "status"
                | "maintenance"
                | "chosen"
                | "of"
        ) || word.chars().all(|c| c.is_ascii_digit());
        if !noise {
            if !left.is_empty() {
                left.push(' ');
            }
            left.push_str(word);
        }
    }
    Some(match left.as_str() {
        "scheduled" => Status::Scheduled,
        "in progress" | "inprogress" | "started" => Status::InProgress,
        "verifying" => Status::Verifying,
        "completed" | "complete" => Status::Completed,
        "investigating" => Status::Investigating,
        "identified" => Status::Identified,
        "monitoring" => Status::Monitoring,
        "resolved" => Status::Resolved,
        _ => return None,
    })
}

/// The first line of a menu, which is no choice: "Select a template", "—".
pub fn is_prompt(label: &str) -> bool {
    let folded = fold(label);
    let mut words = folded.split_whitespace().filter(|word| *word != "please");
    let first = words.next().unwrap_or("");
    let about = has(&folded, "template");
    folded.trim().is_empty()
        || matches!(first, "select" | "choose" | "pick" | "none" | "apply")
        || matches!(folded.trim(), "template" | "use a template" | "blank")
        || (about && matches!(first, "no" | "without" | "don" | "start"))
}

/// A status of a component, which the page shows in the same kinds of control.
pub fn is_component_status(text: &str) -> bool {
    matches!(
        fold(text).trim(),
        "operational"
            | "under maintenance"
            | "degraded performance"
            | "degraded"
            | "partial outage"
            | "major outage"
    )
}

#[cfg(test)]
mod tests;
