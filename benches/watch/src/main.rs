//! Messages of the eyes from a file, one a line, each checked as the background would: the work whose
//! instructions `cargo xtask work` counts.

use chrono::DateTime;
use statuspage_guard::{
    engine::{
        policy::Policy,
        time::{UtcInstant, Zones},
    },
    session::{Environment, Session, message::FromPage},
};

/// Every zone is UTC: the tables of the zones are the browser's work and not counted.
struct Utc;

impl Zones for Utc {
    fn offset_at(&self, _: &str, _: UtcInstant) -> Option<i32> {
        Some(0)
    }

    fn local_zone(&self) -> Option<String> {
        None
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let policy = Policy::default();
    let around = Environment {
        policy: &policy,
        policy_problem: None,
        now: DateTime::from_timestamp(1_795_435_200, 0).unwrap_or_default(),
        zones: &Utc,
    };
    let mut session = Session::default();
    let mut answers = 0;
    let messages = std::env::args().nth(1).ok_or("no file of messages")?;
    for line in std::fs::read_to_string(messages)?.lines() {
        let updated = session.handle_message(FromPage::from_json(line)?, &around);
        answers += updated.answer.to_json().len();
    }
    println!("{answers} bytes of answers");
    Ok(())
}
