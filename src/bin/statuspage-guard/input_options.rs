//! The options that every command shares: the moment that counts as now, and the files to read.

use super::machine;
use statuspage_guard::engine::time::UtcInstant;

#[derive(clap::Args)]
pub struct InputOptions {
    /// The moment that counts as now, as RFC 3339 writes it; the machine's clock without it
    #[arg(long, value_name = "RFC3339", allow_hyphen_values = true, value_parser = machine::parse_instant)]
    now: Option<UtcInstant>,
    /// Files to read; `-` is the standard input
    #[arg(value_name = "FILE", default_value = "-")]
    pub files: Vec<String>,
}

impl InputOptions {
    pub fn now_or_clock(&self) -> UtcInstant {
        self.now.unwrap_or_else(machine::current_instant)
    }
}
