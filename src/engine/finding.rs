//! What a rule found, with its fixes. Values only; how they look is decided in `ui`.

use super::{
    form::{AutomationStep, ComponentKey, FieldName, NotificationMoment, PendingTask, Status},
    text::Span,
};
use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

/// How bad, for `data-outcome`. `Review` is a question for a person, not a verdict.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub enum Severity {
    Review,
    Warning,
    Error,
}

impl Severity {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Review => "review",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// What one rule found out about one form.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    Pass,
    /// The rule has nothing to ask on this screen or in this state. Not a pass.
    NotApplicable,
    /// What the rule needs was not found or not understood. Never silent.
    CouldNotRun(Vec<MissingField>),
    Found(Vec<Finding>),
}

/// A field that a rule needs and did not get.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingField {
    pub field: FieldName,
    /// A sentence for a person: "The Message field was not found."
    pub why: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    pub rule: &'static str,
    pub severity: Severity,
    pub field: FieldName,
    /// What will go wrong and what to do: names the client, the component, the time.
    pub sentence: String,
    /// Where in the field's text, if it is about a part of it.
    pub span: Option<Span>,
    pub fixes: Vec<Fix>,
    /// What differs from the text that was wanted, in order.
    pub differences: Vec<TextDifference>,
    /// What is pending on a maintenance, where it is about that: it stays across screens until it is done or set aside.
    pub pending: Option<PendingMark>,
}

/// That a finding is about something pending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PendingMark {
    /// Statuspage's own id of the maintenance, or what stands for it.
    pub notice: String,
    /// Why the person has set it aside, empty for no reason; `None` where it is not set aside.
    pub set_aside: Option<String>,
}

/// Words that a text has not, or has instead, or has more than the one that it is compared with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextDifference {
    /// Empty where words were only added.
    pub removed: String,
    /// Empty where words were only removed.
    pub added: String,
}

impl Finding {
    /// `check` says afterwards whose finding it is, and applies the policy's severity.
    pub fn new(severity: Severity, field: FieldName, sentence: impl Into<String>) -> Self {
        Self {
            rule: "",
            severity,
            field,
            sentence: sentence.into(),
            span: None,
            fixes: Vec::new(),
            differences: Vec::new(),
            pending: None,
        }
    }

    /// It is about something that is pending.
    pub fn about_task(mut self, task: &PendingTask) -> Self {
        self.pending = Some(PendingMark {
            notice: task.notice.clone(),
            set_aside: task.set_aside.clone(),
        });
        self
    }

    pub fn error(field: FieldName, sentence: impl Into<String>) -> Self {
        Self::new(Severity::Error, field, sentence)
    }

    pub fn warning(field: FieldName, sentence: impl Into<String>) -> Self {
        Self::new(Severity::Warning, field, sentence)
    }

    pub fn review(field: FieldName, sentence: impl Into<String>) -> Self {
        Self::new(Severity::Review, field, sentence)
    }

    /// Where in the field's text it is.
    pub fn at_span(mut self, span: Span) -> Self {
        self.span = Some(span);
        self
    }

    pub fn with_fix(mut self, label: impl Into<String>, edits: Vec<Edit>) -> Self {
        self.fixes.push(Fix::new(label, edits));
        self
    }

    /// A fix that also mends what other rules find wrong with the same words: it leads where they stand in one card.
    pub fn with_covering_fix(mut self, label: impl Into<String>, edits: Vec<Edit>) -> Self {
        self.fixes.push(Fix {
            label: label.into(),
            edits,
            covers_other_rules: true,
        });
        self
    }

    pub fn with_fixes(mut self, fixes: impl IntoIterator<Item = Fix>) -> Self {
        self.fixes.extend(fixes);
        self
    }
}

/// A mend that the person can have with one click.
#[derive(Clone, Debug, PartialEq)]
pub struct Fix {
    /// The words on the button: "Write 22:00 UTC".
    pub label: String,
    pub edits: Vec<Edit>,
    /// What it writes is right for the other rules that speak of the same words as well.
    pub covers_other_rules: bool,
}

impl Fix {
    pub fn new(label: impl Into<String>, edits: Vec<Edit>) -> Self {
        Self {
            label: label.into(),
            edits,
            covers_other_rules: false,
        }
    }
}

/// A change of the form, made only when clicked. Whole values, so that it can be checked against
/// what is on the page at the moment of the click, and undone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Edit {
    Name(String),
    Message(String),
    Status(Status),
    StartDate(#[serde(with = "date_as_days")] NaiveDate),
    StartTime(#[serde(with = "time_as_seconds")] NaiveTime),
    /// Minutes.
    Duration(u32),
    Component {
        component: ComponentKey,
        ticked: bool,
    },
    Notify {
        moment: NotificationMoment,
        on: bool,
    },
    /// What Statuspage does by itself.
    Automation {
        step: AutomationStep,
        on: bool,
    },
    /// The line of the page's own template menu that is called so.
    Template(String),
}

/// A date is stored as its days since the year 0: chrono's own way brings its reader of formats along.
mod date_as_days {
    use chrono::{Datelike, NaiveDate};
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn serialize<S: Serializer>(date: &NaiveDate, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_i32(date.num_days_from_ce())
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(stored: D) -> Result<NaiveDate, D::Error> {
        let days = i32::deserialize(stored)?;
        NaiveDate::from_num_days_from_ce_opt(days).ok_or_else(|| D::Error::custom("no date"))
    }
}

/// A time of day is stored as its seconds since midnight.
mod time_as_seconds {
    use chrono::{NaiveTime, Timelike};
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn serialize<S: Serializer>(time: &NaiveTime, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_u32(time.num_seconds_from_midnight())
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(stored: D) -> Result<NaiveTime, D::Error> {
        let seconds = u32::deserialize(stored)?;
        NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0)
            .ok_or_else(|| D::Error::custom("no time of day"))
    }
}

impl Edit {
    /// A new text of the title or of the message.
    pub fn replace_text(field: FieldName, whole: String) -> Self {
        match field {
            FieldName::Name => Self::Name(whole),
            _ => Self::Message(whole),
        }
    }

    /// The new text, where it is one of title or message.
    pub fn new_text(&self) -> Option<&str> {
        match self {
            Self::Name(text) | Self::Message(text) => Some(text),
            _ => None,
        }
    }
}
