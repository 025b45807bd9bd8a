//! What the message is called.

use super::CueTable;

pub const MESSAGE: CueTable = CueTable {
    cues: &[
        ("message", 10),
        ("description", 8),
        ("details", 8),
        ("body", 8),
        ("update text", 8),
        ("update content", 8),
        ("announcement", 6),
        ("rich text", 5),
    ],
    vetoes: &[
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
