//! `statuspage-guard times`: every clock time of texts, as text or as JSON lines.

use super::{
    documents::Document,
    incident::{self, Incident},
    machine,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use statuspage_guard::engine::template::placeholders;
use statuspage_guard::engine::text::Span;
use statuspage_guard::engine::time::{self, ClockTime, Reading, UtcInstant, format};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::process::ExitCode;

const NOTHING: &str = "there is no maintenance and no incident in it. No time was looked for.";

/// Prints every clock time of a text, with its zone and its moment in UTC
///
/// Reads text, JSON lines {"id", "name", "body", "now"}, or the same documents as `check`. Exit 2 for what
/// cannot be read.
#[derive(clap::Args)]
#[command(args_override_self = true)]
pub struct Options {
    /// The moment that dates without a year are near to, as RFC 3339 writes it; this one without it
    #[arg(long, value_name = "RFC3339", allow_hyphen_values = true, value_parser = machine::instant)]
    now: Option<UtcInstant>,
    /// How times are printed
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Files to read; `-` is the standard input
    #[arg(value_name = "FILE", default_value = "-")]
    files: Vec<String>,
}

#[derive(Clone, Copy, PartialEq, clap::ValueEnum)]
enum Format {
    Text,
    #[value(name = "jsonl")]
    JsonLines,
}

/// One message of the input.
#[derive(Deserialize)]
struct Message {
    id: Value,
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    body: Option<String>,
    #[serde(default)]
    now: Option<String>,
    /// The start that a document of the API says.
    #[serde(skip)]
    schedule: Option<UtcInstant>,
}

#[derive(Serialize)]
struct Line<'m> {
    id: &'m Value,
    times: Vec<Time<'m>>,
    placeholders: Vec<Placeholder<'m>>,
}

/// `start` and `end` count Unicode characters.
#[derive(Serialize)]
struct Time<'m> {
    field: &'static str,
    start: usize,
    end: usize,
    text: &'m str,
    zone: String,
    verdict: &'static str,
    utc_start: Option<String>,
    utc_end: Option<String>,
}

#[derive(Serialize)]
struct Placeholder<'m> {
    field: &'static str,
    start: usize,
    end: usize,
    text: &'m str,
}

pub fn run(options: Options) -> Result<ExitCode, String> {
    let now = options.now.unwrap_or_else(machine::now);
    let mut unreadable = false;
    for file in options.files {
        match machine::read(&file).and_then(|text| report(&text, now, options.format)) {
            Ok(report) => {
                if report.is_empty {
                    machine::complain(&format!("{file}: {NOTHING}"));
                }
                machine::print(&report.printed)?;
                for problem in &report.problems {
                    machine::complain(&format!("{file}: {problem}"));
                }
                unreadable |= !report.problems.is_empty();
            }
            Err(problem) => {
                machine::complain(&format!("{file}: {problem}"));
                unreadable = true;
            }
        }
    }
    Ok(ExitCode::from(if unreadable { 2 } else { 0 }))
}

/// What is printed for one file, and what of it cannot be read.
struct Report {
    printed: String,
    /// There was no text to read.
    is_empty: bool,
    problems: Vec<String>,
}

/// One file: a document of the API, JSON lines when each line is an object with an `id`, else one text.
fn report(text: &str, now: UtcInstant, format: Format) -> Result<Report, String> {
    let Input { messages, problems } = Input::read(text);
    let mut printed = String::new();
    for message in &messages {
        let now = message
            .now
            .as_deref()
            .map(machine::instant)
            .transpose()?
            .unwrap_or(now);
        print_message(&mut printed, message, now, format)?;
    }
    let is_empty = messages.is_empty() && problems.is_empty();
    Ok(Report {
        printed,
        is_empty,
        problems,
    })
}

fn print_message(
    out: &mut String,
    message: &Message,
    now: UtcInstant,
    format: Format,
) -> Result<(), String> {
    let (mut times, mut places) = (Vec::new(), Vec::new());
    for (field, text) in [("name", &message.name), ("body", &message.body)] {
        let text = text.as_deref().unwrap_or_default();
        let counted = Counted::new(text);
        times.extend(times_of(field, &counted, now, message.schedule));
        places.extend(
            placeholders::find_placeholders(text)
                .into_iter()
                .map(|span| {
                    let (start, end) = counted.characters(span);
                    Placeholder {
                        field,
                        start,
                        end,
                        text: &text[span.start..span.end],
                    }
                }),
        );
    }
    let line = Line {
        id: &message.id,
        times,
        placeholders: places,
    };
    match format {
        Format::JsonLines => {
            *out += &serde_json::to_string(&line).map_err(|error| error.to_string())?;
            out.push('\n');
        }
        Format::Text => write_text(out, &line),
    }
    Ok(())
}

/// The messages of a file, and what of it cannot be read.
struct Input {
    messages: Vec<Message>,
    problems: Vec<String>,
}

impl Input {
    fn read(text: &str) -> Self {
        let first = text.trim_start().lines().next().unwrap_or_default();
        let first = serde_json::from_str::<Value>(first).ok();
        if first.is_some_and(|value| is_line(&value)) {
            return lines(text);
        }
        let text_alone = || Self {
            messages: vec![Message {
                id: Value::Null,
                name: None,
                body: Some(text.to_string()),
                now: None,
                schedule: None,
            }],
            problems: Vec::new(),
        };
        Self::of_documents(text).unwrap_or_else(text_alone)
    }

    /// Documents of the API, one after the other; `None` where the text is something else.
    fn of_documents(text: &str) -> Option<Self> {
        if !text.trim_start().starts_with(['{', '[']) {
            return None;
        }
        let values: Result<Vec<Value>, _> = serde_json::Deserializer::from_str(text)
            .into_iter()
            .collect();
        let values = values.ok()?;
        let documents: Vec<Document> = values.iter().map(Document::read).collect();
        // JSON of something else is a text; a document of the API without any incident has none.
        let is_other =
            |document: &Document| document.incidents.is_empty() && !document.problems.is_empty();
        if documents.is_empty() || documents.iter().all(is_other) {
            return None;
        }
        let messages = |document: &Document| -> Vec<Message> {
            let incidents = document.incidents.iter();
            incidents.map(|one| message_of(one, document)).collect()
        };
        Some(Self {
            messages: documents.iter().flat_map(messages).collect(),
            problems: documents
                .into_iter()
                .flat_map(|document| document.problems)
                .collect(),
        })
    }
}

/// A line of a message, which is no document of the API: that one has its texts in updates.
fn is_line(value: &Value) -> bool {
    let has = |key: &str| value.get(key).is_some();
    has("id") && !has("incident_updates") && !has("scheduled_for")
}

/// One message a line; a line that is none hides no other.
fn lines(text: &str) -> Input {
    let (mut messages, mut problems) = (Vec::new(), Vec::new());
    let numbered = text.lines().enumerate();
    for (number, line) in numbered.filter(|(_, line)| !line.trim().is_empty()) {
        match serde_json::from_str(line) {
            Ok(message) => messages.push(message),
            Err(error) => problems.push(format!("line {}: {error}", number + 1)),
        }
    }
    Input { messages, problems }
}

/// Title and newest text of an incident, read from when it was published.
fn message_of(value: &Value, document: &Document) -> Message {
    let Incident { form, .. } = incident::read(value, document, "UTC");
    let start = form.start_date.value().zip(form.start_time.value());
    Message {
        id: value["id"].clone(),
        name: form.name.value().cloned(),
        body: form.message.value().cloned(),
        now: form.published.map(format::rfc3339),
        schedule: start.map(|(date, time)| date.and_time(*time).and_utc()),
    }
}

fn times_of<'m>(
    field: &'static str,
    text: &Counted<'m>,
    now: UtcInstant,
    schedule: Option<UtcInstant>,
) -> Vec<Time<'m>> {
    let abbreviations = BTreeMap::new();
    let reading = Reading {
        now,
        zones: &machine::zones(),
        abbreviations: &abbreviations,
        schedule,
    };
    let print = |time: &ClockTime| {
        let (start, end) = text.characters(time.span);
        Time {
            field,
            start,
            end,
            text: &text.text[time.span.start..time.span.end],
            zone: time.zone.clone().unwrap_or_else(|| "none".into()),
            verdict: time.verdict.as_str(),
            utc_start: time.start.map(format::rfc3339),
            utc_end: time.end.map(format::rfc3339),
        }
    };
    time::read(text.text, &reading).iter().map(print).collect()
}

fn write_text(out: &mut String, line: &Line) {
    for time in &line.times {
        let Time {
            field,
            start,
            end,
            text,
            zone,
            verdict,
            utc_start,
            utc_end,
        } = time;
        let instant = |at: &Option<String>| at.clone().unwrap_or_else(|| "?".into());
        let _ = write!(
            out,
            "{field} {start}..{end} {text:?} zone {zone} ({verdict}) {}",
            instant(utc_start)
        );
        if utc_end.is_some() {
            let _ = write!(out, " to {}", instant(utc_end));
        }
        out.push('\n');
    }
    for Placeholder {
        field,
        start,
        end,
        text,
    } in &line.placeholders
    {
        let _ = writeln!(out, "{field} {start}..{end} {text:?} placeholder");
    }
}

/// A text in which bytes are turned into characters without counting from the start each time.
struct Counted<'m> {
    text: &'m str,
    is_ascii: bool,
}

impl<'m> Counted<'m> {
    fn new(text: &'m str) -> Self {
        Self {
            text,
            is_ascii: text.is_ascii(),
        }
    }

    fn characters(&self, span: Span) -> (usize, usize) {
        if self.is_ascii {
            return (span.start, span.end);
        }
        let start = self.text[..span.start].chars().count();
        (
            start,
            start + self.text[span.start..span.end].chars().count(),
        )
    }
}
