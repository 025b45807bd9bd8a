//! How the replica misbehaves, as its address says: `/with/FAULT,FAULT/v1`. A fault is `KIND`, `KIND@LIST` for one list only
//! and `KIND*TIMES` for so many requests only.
//!
//! | kind | what becomes of an answer |
//! |---|---|
//! | `500` | this status |
//! | `429:7` | this status, with `Retry-After: 7` |
//! | `half` | it breaks off in the middle |
//! | `not-json` | a page of HTML |
//! | `wrong-types` | numbers where texts should be |
//! | `object` | an object where a list should be |
//! | `slow:500` | it comes so many milliseconds later |

use serde_json::Value;

pub struct Fault {
    pub kind: FaultKind,
    /// The end of the path that it is for; empty for all.
    list: String,
    /// For how many requests.
    pub times: u32,
}

pub enum FaultKind {
    Status { code: u16, retry_after: Option<u64> },
    Half,
    NotJson,
    WrongTypes,
    Object,
    Slow(u64),
}

impl Fault {
    pub fn parse(text: &str) -> Option<Self> {
        let (text, times) = match text.split_once('*') {
            Some((text, times)) => (text, times.parse().ok()?),
            None => (text, u32::MAX),
        };
        let (kind, list) = text.split_once('@').unwrap_or((text, ""));
        let (kind, number) = match kind.split_once(':') {
            Some((kind, number)) => (kind, Some(number.parse().ok()?)),
            None => (kind, None),
        };
        let kind = match kind {
            "half" => FaultKind::Half,
            "not-json" => FaultKind::NotJson,
            "wrong-types" => FaultKind::WrongTypes,
            "object" => FaultKind::Object,
            "slow" => FaultKind::Slow(number?),
            code => FaultKind::Status {
                code: code.parse().ok()?,
                retry_after: number,
            },
        };
        Some(Self {
            kind,
            list: list.to_owned(),
            times,
        })
    }

    pub fn is_for(&self, path: &str) -> bool {
        self.list.is_empty() || path.ends_with(&format!("/{}", self.list))
    }
}

/// The names of a document, or of the first thing of a list, are numbers.
pub fn with_wrong_types(mut document: Value) -> Value {
    let place = match &mut document {
        Value::Array(items) => items.first_mut(),
        other => Some(other),
    };
    if let Some(Value::Object(entries)) = place {
        entries.insert("name".into(), 7.into());
    }
    document
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_as_they_are_written() {
        let read = |text: &str| {
            let fault = Fault::parse(text)?;
            Some((fault.list.clone(), fault.times))
        };
        assert_eq!(read("500"), Some((String::new(), u32::MAX)));
        assert_eq!(read("429:7@components*2"), Some(("components".into(), 2)));
        assert_eq!(read("slow:5"), Some((String::new(), u32::MAX)));
        assert_eq!(read("slow"), None);
        assert_eq!(read("often"), None);
    }
}
