//! Messages of the eyes from a file, one a line, each checked as the background would: the work whose
//! instructions `cargo xtask work` counts.

use chrono::DateTime;
use statuspage_guard::{
    engine::{
        policy::Policy,
        time::{UtcInstant, Zones},
    },
    session::{Session, Surroundings, message::FromPage},
};

struct Utc;

impl Zones for Utc {
    fn offset(&self, _zone: &str, _at: UtcInstant) -> Option<i32> {
        Some(0)
    }

    fn local(&self) -> Option<String> {
        None
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let policy = Policy::default();
    let around = Surroundings {
        policy: &policy,
        policy_problem: None,
        now: DateTime::from_timestamp(1_795_435_200, 0).unwrap_or_default(),
        zones: &Utc,
    };
    let mut session = Session::default();
    let mut answers = 0;
    let messages = std::env::args().nth(1).ok_or("no file of messages")?;
    for line in std::fs::read_to_string(messages)?.lines() {
        let updated = session.update(FromPage::read(line)?, &around);
        answers += updated.answer.write().len();
    }
    println!("{answers} bytes of answers");
    Ok(())
}
