//! `statuspage-guard times`: every clock time of texts, as text or as JSON lines.

use super::machine;
use serde::{Deserialize, Serialize};
use statuspage_guard::engine::finding::Span;
use statuspage_guard::engine::table::Table;
use statuspage_guard::engine::template::placeholders;
use statuspage_guard::engine::time::{self, ClockTime, Reading, UtcInstant, format};
use std::fmt::Write as _;
use std::process::ExitCode;

#[derive(Clone, Copy, PartialEq)]
enum Format {
    Text,
    JsonLines,
}

/// One message of the input.
#[derive(Deserialize)]
struct Message {
    id: serde_json::Value,
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    body: Option<String>,
    #[serde(default)]
    now: Option<String>,
}

#[derive(Serialize)]
struct Line<'m> {
    id: &'m serde_json::Value,
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

pub fn run(arguments: impl Iterator<Item = String>) -> Result<ExitCode, String> {
    let (mut now, mut format, mut files) = (None, Format::Text, Vec::new());
    let mut arguments = arguments;
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or(format!("{argument} needs a value"));
        match argument.as_str() {
            "--now" => now = Some(machine::instant(&value()?)?),
            "--format" => {
                format = match value()?.as_str() {
                    "text" => Format::Text,
                    "jsonl" => Format::JsonLines,
                    other => return Err(format!("unknown format {other:?}: text or jsonl")),
                }
            }
            option if option.starts_with("--") => return Err(format!("unknown option {option}")),
            file => files.push(file.to_string()),
        }
    }
    if files.is_empty() {
        files.push("-".into());
    }
    let now = now.unwrap_or_else(machine::now);
    for file in files {
        let text = machine::read(&file)?;
        print!(
            "{}",
            report(&text, now, format).map_err(|error| format!("{file}: {error}"))?
        );
    }
    Ok(ExitCode::SUCCESS)
}

/// What is printed for one file: JSON lines when each line is an object with an `id`, else one text.
fn report(text: &str, now: UtcInstant, format: Format) -> Result<String, String> {
    let mut out = String::new();
    for message in messages(text)? {
        let now = message
            .now
            .as_deref()
            .map(machine::instant)
            .transpose()?
            .unwrap_or(now);
        let (mut times, mut places) = (Vec::new(), Vec::new());
        for (field, text) in [("name", &message.name), ("body", &message.body)] {
            let text = text.as_deref().unwrap_or_default();
            let counted = Counted::new(text);
            times.extend(times_of(field, &counted, now));
            places.extend(placeholders::placeholders(text).into_iter().map(|span| {
                let (start, end) = counted.characters(span);
                Placeholder {
                    field,
                    start,
                    end,
                    text: &text[span.start..span.end],
                }
            }));
        }
        let line = Line {
            id: &message.id,
            times,
            placeholders: places,
        };
        match format {
            Format::JsonLines => {
                out += &serde_json::to_string(&line).map_err(|error| error.to_string())?
            }
            Format::Text => write_text(&mut out, &line),
        }
        if format == Format::JsonLines {
            out.push('\n');
        }
    }
    Ok(out)
}

fn messages(text: &str) -> Result<Vec<Message>, String> {
    let first = text.trim_start().lines().next().unwrap_or_default();
    let json = serde_json::from_str::<serde_json::Value>(first)
        .is_ok_and(|value| value.get("id").is_some());
    if !json {
        let body = Some(text.to_string());
        return Ok(vec![Message {
            id: serde_json::Value::Null,
            name: None,
            body,
            now: None,
        }]);
    }
    let lines = text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(n, line)| {
            serde_json::from_str(line).map_err(|error| format!("line {}: {error}", n + 1))
        })
        .collect()
}

fn times_of<'m>(field: &'static str, text: &Counted<'m>, now: UtcInstant) -> Vec<Time<'m>> {
    let abbreviations = Table::new();
    let reading = Reading {
        now,
        zones: &machine::zones(),
        abbreviations: &abbreviations,
        schedule: None,
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
