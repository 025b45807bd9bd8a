//! An answer of the API, or none → what it means. Texts of the API are quoted short, and never with the key.

use super::payload::shorten;
use serde_json::Value;

/// What a transport received.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HttpAnswer {
    pub status: u16,
    /// The `Retry-After` header.
    pub retry_after: Option<String>,
    /// The `Date` header.
    pub date: Option<String>,
    pub body: Vec<u8>,
}

/// Why a transport has no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TransportFailure {
    TimedOut,
    /// With the words of the transport.
    Unreachable(String),
    /// The answer broke off.
    CutOff,
    /// It is longer than any answer of the API.
    TooLong,
}

/// What is made of an answer.
pub enum Verdict {
    Document(Value),
    /// May come right when it is asked for again.
    Again(Failure),
    /// Too many requests; the API wants a pause.
    Limited(u16),
    KeyRefused(String),
    NotAllowed(String),
    NotFound,
    Refused(String),
    WrongShape(String),
}

/// What may come right by itself.
pub enum Failure {
    Server(String),
    Transport(String),
}

pub fn judge_answer(answer: Result<&HttpAnswer, &TransportFailure>) -> Verdict {
    let answer = match answer {
        Ok(answer) => answer,
        Err(failure) => return judge_failure(failure),
    };
    let status = answer.status;
    match status {
        200..=299 => read_document(&answer.body),
        300..=399 => Verdict::Refused(format!(
            "it sends to another address ({status}), which is not followed, because the key would go along. \
             Check the address of the API"
        )),
        401 => Verdict::KeyRefused(with_message(status, &answer.body)),
        403 => Verdict::NotAllowed(with_message(status, &answer.body)),
        404 => Verdict::NotFound,
        420 | 429 => Verdict::Limited(status),
        408 | 500..=599 => Verdict::Again(Failure::Server(with_message(status, &answer.body))),
        _ => Verdict::Refused(format!(
            "it answered {}",
            with_message(status, &answer.body)
        )),
    }
}

fn judge_failure(failure: &TransportFailure) -> Verdict {
    let what = match failure {
        TransportFailure::TimedOut => "no answer came in time".to_owned(),
        TransportFailure::Unreachable(words) => {
            format!("it cannot be reached ({})", shorten(words))
        }
        TransportFailure::CutOff => "the answer broke off".to_owned(),
        TransportFailure::TooLong => {
            return Verdict::WrongShape("the answer is longer than any of the API".into());
        }
    };
    Verdict::Again(Failure::Transport(what))
}

fn read_document(body: &[u8]) -> Verdict {
    let document: Value = match serde_json::from_slice(body) {
        Ok(document) => document,
        // Half a document: the other half may come with the next try.
        Err(error) if error.is_eof() => {
            return Verdict::Again(Failure::Transport("the answer broke off".into()));
        }
        Err(error) => return Verdict::WrongShape(format!("the answer is not JSON: {error}")),
    };
    match error_message(&document) {
        Some(message) => Verdict::Refused(format!("it answered “{message}”")),
        None => Verdict::Document(document),
    }
}

/// `500, “Internal error”`
fn with_message(status: u16, body: &[u8]) -> String {
    let document: Value = serde_json::from_slice(body).unwrap_or_default();
    match error_message(&document) {
        Some(message) => format!("{status}, “{message}”"),
        None => status.to_string(),
    }
}

/// `{"error": "…"}` in practice, `{"message": "…"}` by the description; a list of either has been seen too.
fn error_message(document: &Value) -> Option<String> {
    let message = document.get("error").or_else(|| document.get("message"))?;
    let message = match message {
        Value::Null => return None,
        Value::String(text) => shorten(text),
        Value::Array(several) => {
            let texts: Vec<&str> = several.iter().filter_map(Value::as_str).collect();
            shorten(&texts.join("; "))
        }
        other => shorten(&other.to_string()),
    };
    (!message.is_empty()).then_some(message)
}
