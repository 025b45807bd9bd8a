//! `statuspage-guard times`: all clock times of texts, printed as text or as JSON lines.

use super::{
    documents::Document,
    incident::{self, Incident},
    input_options::InputOptions,
    machine,
};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use statuspage_guard::engine::template::placeholders;
use statuspage_guard::engine::text::Span;
use statuspage_guard::engine::time::{self, ClockTime, ReadingContext, UtcInstant, format};
use std::fmt::Write as _;
use std::process::ExitCode;

const NO_INCIDENT: &str = "there is no maintenance and no incident in it. No time was looked for.";

/// Prints every clock time of a text, with its zone and its moment in UTC
///
/// Reads text, JSON lines {"id", "name", "body", "now"}, or the same documents as `check`. Exit 2 for what
/// cannot be read.
#[derive(clap::Args)]
#[command(args_override_self = true)]
pub struct TimesOptions {
    /// How times are printed
    #[arg(long, value_enum, default_value = "text")]
    format: TimesFormat,
    #[command(flatten)]
    input: InputOptions,
}

#[derive(Clone, Copy, PartialEq, clap::ValueEnum)]
enum TimesFormat {
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
    /// The start in a document of the API.
    #[serde(skip)]
    schedule: Option<UtcInstant>,
}

#[derive(Serialize)]
struct PrintedMessage<'m> {
    id: &'m Value,
    times: Vec<PrintedTime<'m>>,
    placeholders: Vec<PrintedPlaceholder<'m>>,
}

/// `start` and `end` count Unicode characters.
#[derive(Serialize)]
struct PrintedTime<'m> {
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
struct PrintedPlaceholder<'m> {
    field: &'static str,
    start: usize,
    end: usize,
    text: &'m str,
}

pub fn run_times(options: TimesOptions) -> Result<ExitCode, String> {
    let now = options.input.now_or_clock();
    let mut unreadable = false;
    for file in options.input.files {
        match machine::read_file(&file).and_then(|text| report_text(&text, now, options.format)) {
            Ok(report) => {
                if report.is_empty {
                    machine::print_problem(&format!("{file}: {NO_INCIDENT}"));
                }
                machine::print_output(&report.printed)?;
                for problem in &report.problems {
                    machine::print_problem(&format!("{file}: {problem}"));
                }
                unreadable |= !report.problems.is_empty();
            }
            Err(problem) => {
                machine::print_problem(&format!("{file}: {problem}"));
                unreadable = true;
            }
        }
    }
    Ok(ExitCode::from(if unreadable { 2 } else { 0 }))
}

/// The output for one file, and the problems of what cannot be read in it.
struct FileReport {
    printed: String,
    /// There was no text to read.
    is_empty: bool,
    problems: Vec<String>,
}

/// Reads a file as documents of the API, as JSON lines if the first line is an object with an `id`,
/// else as one text.
fn report_text(text: &str, now: UtcInstant, format: TimesFormat) -> Result<FileReport, String> {
    let MessageInput { messages, problems } = MessageInput::read(text);
    let mut printed = String::new();
    for message in &messages {
        let now = message
            .now
            .as_deref()
            .map(machine::parse_instant)
            .transpose()?
            .unwrap_or(now);
        print_message(&mut printed, message, now, format)?;
    }
    let is_empty = messages.is_empty() && problems.is_empty();
    Ok(FileReport {
        printed,
        is_empty,
        problems,
    })
}

fn print_message(
    out: &mut String,
    message: &Message,
    now: UtcInstant,
    format: TimesFormat,
) -> Result<(), String> {
    let (mut times, mut places) = (Vec::new(), Vec::new());
    for (field, text) in [("name", &message.name), ("body", &message.body)] {
        let text = text.as_deref().unwrap_or_default();
        let counted = CharacterCounter::new(text);
        times.extend(times_of(field, &counted, now, message.schedule));
        places.extend(
            placeholders::find_placeholders(text)
                .into_iter()
                .map(|span| {
                    let (start, end) = counted.characters(span);
                    PrintedPlaceholder {
                        field,
                        start,
                        end,
                        text: &text[span.start..span.end],
                    }
                }),
        );
    }
    let line = PrintedMessage {
        id: &message.id,
        times,
        placeholders: places,
    };
    match format {
        TimesFormat::JsonLines => {
            *out += &serde_json::to_string(&line).map_err(|error| error.to_string())?;
            out.push('\n');
        }
        TimesFormat::Text => write_text(out, &line),
    }
    Ok(())
}

/// The messages of a file, and the problems of what cannot be read.
struct MessageInput {
    messages: Vec<Message>,
    problems: Vec<String>,
}

impl MessageInput {
    fn read(text: &str) -> Self {
        let first = text.trim_start().lines().next().unwrap_or_default();
        let first = serde_json::from_str::<Value>(first).ok();
        if first.is_some_and(|value| is_line(&value)) {
            return read_json_lines(text);
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

    /// Documents of the API, one after the other; `None` if the text is something else.
    fn of_documents(text: &str) -> Option<Self> {
        if !text.trim_start().starts_with(['{', '[']) {
            return None;
        }
        let values: Result<Vec<Value>, _> = serde_json::Deserializer::from_str(text)
            .into_iter()
            .collect();
        let values = values.ok()?;
        let documents: Vec<Document> = values.iter().map(Document::read).collect();
        // JSON without incidents or other API data is a plain text; a document of the API without
        // any incident has no text.
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

/// An object of JSON lines; a document of the API has its texts in updates instead.
fn is_line(value: &Value) -> bool {
    let has = |key: &str| value.get(key).is_some();
    has("id") && !has("incident_updates") && !has("scheduled_for")
}

/// One message per line; an unreadable line does not affect the others.
fn read_json_lines(text: &str) -> MessageInput {
    let (mut messages, mut problems) = (Vec::new(), Vec::new());
    let numbered = text.lines().enumerate();
    for (number, line) in numbered.filter(|(_, line)| !line.trim().is_empty()) {
        match serde_json::from_str(line) {
            Ok(message) => messages.push(message),
            Err(error) => problems.push(format!("line {}: {error}", number + 1)),
        }
    }
    MessageInput { messages, problems }
}

/// The title and the newest text of an incident, read as of its publication.
fn message_of(value: &Value, document: &Document) -> Message {
    let Incident { form, .. } = incident::read_incident(value, document, "UTC");
    let start = form.start_date.value().zip(form.start_time.value());
    Message {
        id: value["id"].clone(),
        name: form.name.value().cloned(),
        body: form.message.value().cloned(),
        now: form.published.map(format::format_rfc3339),
        schedule: start.map(|(date, time)| date.and_time(*time).and_utc()),
    }
}

fn times_of<'m>(
    field: &'static str,
    text: &CharacterCounter<'m>,
    now: UtcInstant,
    schedule: Option<UtcInstant>,
) -> Vec<PrintedTime<'m>> {
    let abbreviations = FxHashMap::default();
    let reading = ReadingContext {
        now,
        zones: &machine::load_zones(),
        abbreviations: &abbreviations,
        schedule,
        date_order: None,
    };
    let print = |time: &ClockTime| {
        let (start, end) = text.characters(time.span);
        PrintedTime {
            field,
            start,
            end,
            text: &text.text[time.span.start..time.span.end],
            zone: time.zone.clone().unwrap_or_else(|| "none".into()),
            verdict: time.verdict.as_str(),
            utc_start: time.start.map(format::format_rfc3339),
            utc_end: time.end.map(format::format_rfc3339),
        }
    };
    time::read_times(text.text, &reading)
        .iter()
        .map(print)
        .collect()
}

fn write_text(out: &mut String, line: &PrintedMessage) {
    for time in &line.times {
        let PrintedTime {
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
    for PrintedPlaceholder {
        field,
        start,
        end,
        text,
    } in &line.placeholders
    {
        let _ = writeln!(out, "{field} {start}..{end} {text:?} placeholder");
    }
}

/// Converts byte offsets of a text to character offsets, which are the same in an ASCII text.
struct CharacterCounter<'m> {
    text: &'m str,
    is_ascii: bool,
}

impl<'m> CharacterCounter<'m> {
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
