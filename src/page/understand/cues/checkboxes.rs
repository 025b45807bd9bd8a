//! What the boxes for notifications and automation say.

use crate::engine::target::CheckboxName;

/// Somebody is notified.
pub const NOTIFY: &[&str] = &[
    "notify",
    "notifications",
    "notification",
    "notified",
    "notifies",
    "notices",
    "remind",
    "reminder",
    "reminders",
    "email",
    "emails",
    "e mail",
    "mail",
    "tell",
    "told",
    "alert",
    "alerts",
    "inform",
    "informed",
    "announce",
    "broadcast",
    "customers know",
    "clients know",
    "users know",
    "people know",
    "everyone know",
    "subscribers know",
];

/// Somebody is notified at once, whatever else is written there.
pub const NOTIFY_NOW: &[&str] = &[
    "send notifications",
    "send notification",
    "send a notification",
    "send the notification",
    "notify subscribers",
    "send email",
    "send emails",
    "email subscribers",
    "deliver notifications",
];

/// Who is notified.
pub const AUDIENCE: &[&str] = &[
    "subscribers",
    "customers",
    "clients",
    "users",
    "people",
    "everyone",
    "everybody",
    "all",
    "send",
];

/// Other words in which a notification is put.
pub const FILLERS: &[&str] = &[
    "e",
    "let",
    "know",
    "about",
    "by",
    "your",
    "via",
    "out",
    "now",
    "message",
    "subscriber",
];

/// A moment follows, known or not.
pub const LATER: &[&str] = &[
    "when",
    "after",
    "once it",
    "once the",
    "while",
    "until",
    "as soon as",
    "if",
    "later",
];

/// Something is changed.
pub const CHANGES: &[&str] = &[
    "set",
    "change",
    "transition",
    "move",
    "mark",
    "switch",
    "automatically",
    "status",
    "update",
    "put",
    "turn",
    "go",
    "becomes",
    "become",
    "start",
    "begin",
    "complete",
    "automation",
    "auto",
    "automatic",
];

/// A table says of its row or column that a status is changed, without saying to which.
pub const CHANGES_STATUS: &[&str] = &["change status", "status", "update status", "transition"];

/// Ahead of a moment.
pub const BEFORE: &[&str] = &["before", "prior", "ahead", "in advance"];

/// How long ahead, for the reminder of Statuspage.
pub const HOUR: &[&str] = &["hour", "60", "1h", "1 h", "60m", "hr", "60min"];

/// When the maintenance starts.
pub const START: &[&str] = &[
    "start",
    "starts",
    "begin",
    "begins",
    "beginning",
    "started",
    "in progress",
    "starting",
];

/// When the maintenance ends.
pub const END: &[&str] = &[
    "end",
    "ends",
    "complete",
    "completed",
    "completes",
    "completion",
    "finish",
    "finished",
    "finishes",
    "over",
    "ending",
    "done",
];

/// The status of components is spoken of.
pub const COMPONENTS: &[&str] = &["component", "components", "services", "sites", "affected"];

/// A box with one of these is about something else.
pub const SOMETHING_ELSE: &[&str] = &[
    "archive", "ticket", "tickets", "call", "calendar", "hide", "pin", "tweet", "twitter", "jira",
    "slack", "webhook", "me", "assignee", "team",
];

/// The box is on where nobody is notified.
pub const NEGATIONS: &[&str] = &[
    "do not",
    "dont",
    "never",
    "skip",
    "suppress",
    "mute",
    "silently",
    "without",
    "disable",
    "no notifications",
    "no notification",
    "no emails",
    "no email",
    "hold back",
    "not notify",
    "not send",
];

/// What leads to a condition.
pub const CONDITIONS: &[&str] = &["when", "until", "till", "if", "unless", "once", "while"];

/// What stands over the boxes of a moment, and names it.
pub const MOMENT_CAPTIONS: &[(CheckboxName, &[&str])] = &[
    (
        CheckboxName::HourBefore,
        &[
            "hour before",
            "60 minutes before",
            "60 min before",
            "hour ahead",
            "hour prior",
        ],
    ),
    (
        CheckboxName::AtStart,
        &[
            "at the start",
            "at start",
            "on start",
            "at the beginning",
            "at the scheduled start",
            "when it starts",
            "when it begins",
            "when maintenance starts",
            "when maintenance begins",
            "when the maintenance starts",
            "when the maintenance begins",
            "when this maintenance starts",
            "when this maintenance begins",
        ],
    ),
    (
        CheckboxName::AtEnd,
        &[
            "at the end",
            "at end",
            "on completion",
            "upon completion",
            "at the scheduled end",
            "when it ends",
            "when it is completed",
            "when maintenance ends",
            "when the maintenance ends",
            "when the maintenance is completed",
            "when this maintenance ends",
            "when completed",
        ],
    ),
];

/// A caption with one of these says what is done, and not only when.
pub const CHANGES_A_THING: &[&str] = &["set", "change", "status", "component", "components"];

/// A box that says this, and no more than the other words, is that of the reminder.
pub const REMINDERS: &[&str] = &["remind", "reminder", "reminders"];

/// What else may be said on it.
pub const REMINDER_WORDS: &[&str] = &[
    "remind",
    "reminder",
    "reminders",
    "subscribers",
    "subscriber",
    "automatic",
    "automatically",
    "send",
    "email",
    "notification",
    "notifications",
];

/// What Statuspage itself calls the box that notifies now.
pub const SEND: &[&str] = &["send notifications", "send notification"];
/// Somebody is notified as soon as it is sent.
pub const AT_ONCE: &[&str] = &[
    "when scheduled",
    "is scheduled",
    "notify now",
    "immediately",
    "right away",
    "on scheduling",
    "subscribers about this",
];

/// So too, where no other word is written there.
pub const WHOLE_LABEL_NOW: &[&str] = &[
    "notify",
    "notifications",
    "send",
    "subscribers",
    "now",
    "notification",
];

/// What is written on a box that is named by what stands beside it.
pub const BARE: &[&str] = &[
    "", "on", "off", "yes", "no", "enabled", "disabled", "enable",
];
