//! The options of the commands that read the REST API, and the fetch that they describe.

use super::{
    http::{Clock, HttpTransport, run_fetch},
    machine,
};
use statuspage_guard::api::{
    API_ADDRESS, ApiKey, Fetch, FetchPurpose, FetchTarget, Fetched, PAUSE,
};
use std::{
    thread,
    time::{Duration, Instant},
};

/// Where the key is. An option would stand in the list of processes and in the history of a shell.
const KEY_VARIABLE: &str = "STATUSPAGE_API_KEY";

#[derive(clap::Args)]
pub struct ApiOptions {
    /// The id of the page: what stands after /pages/ in the address of the management page
    #[arg(long, value_name = "ID")]
    page: String,
    /// Another host than Statuspage's own, such as a proxy; https://api.statuspage.io/v1 without it
    #[arg(long, value_name = "URL")]
    api: Option<String>,
    /// Reads a public page without a key
    #[arg(long)]
    public: bool,
    /// Milliseconds from one request to the next; Statuspage allows one a second
    #[arg(long, value_name = "MS", default_value_t = PAUSE)]
    pause: u64,
    /// Seconds until an answer that does not come is given up
    #[arg(long, value_name = "SECONDS", default_value_t = 30, value_parser = clap::value_parser!(u32).range(1..=600))]
    timeout: u32,
}

impl ApiOptions {
    pub fn page(&self) -> &str {
        &self.page
    }

    /// Reads what the purpose needs. An error means that nothing was asked.
    pub fn fetch(&self, purpose: FetchPurpose) -> Result<Fetched, String> {
        let target = self.target()?;
        if target.sends_key_in_clear() {
            machine::print_problem(&format!(
                "the key goes to {} without encryption: use https://",
                target.address()
            ));
        }
        let fetch = Fetch::new(target, purpose)
            .with_pause(self.pause)
            .with_timeout(self.timeout.saturating_mul(1_000));
        let transport = HttpTransport::new();
        let clock = MachineClock(Instant::now());
        Ok(run_fetch(fetch, &clock, |request| transport.send(request)))
    }

    fn target(&self) -> Result<FetchTarget, String> {
        if self.public {
            return FetchTarget::public(self.api.as_deref(), &self.page);
        }
        let key = std::env::var(KEY_VARIABLE).map_err(|_| {
            format!(
                "{KEY_VARIABLE} is not set. Set it to an API key of Statuspage, or read a public page with --public."
            )
        })?;
        let key = ApiKey::parse(&key).map_err(|why| format!("{KEY_VARIABLE}: {why}"))?;
        FetchTarget::with_key(self.api.as_deref().unwrap_or(API_ADDRESS), &self.page, key)
    }
}

struct MachineClock(Instant);

impl Clock for MachineClock {
    fn now(&self) -> u64 {
        u64::try_from(self.0.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    fn wait(&self, milliseconds: u64) {
        thread::sleep(Duration::from_millis(milliseconds));
    }
}
