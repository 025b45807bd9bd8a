//! Requests of the REST API over HTTP, and the fetch that they belong to. Blocking: nothing else is to be done meanwhile.

use statuspage_guard::api::{ApiRequest, Fetch, FetchStep, Fetched, HttpAnswer, TransportFailure};
use std::time::Duration;
use ureq::{Agent, Body, Error, http::Response};

/// Bytes. More than any answer of the API.
const LONGEST_ANSWER: u64 = 32_000_000;

pub struct HttpTransport {
    agent: Agent,
}

impl HttpTransport {
    pub fn new() -> Self {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            // The key would go along.
            .max_redirects(0)
            .max_redirects_will_error(false)
            .user_agent(concat!("statuspage-guard/", env!("CARGO_PKG_VERSION")))
            .build();
        Self {
            agent: config.into(),
        }
    }

    pub fn send(&self, request: &ApiRequest) -> Result<HttpAnswer, TransportFailure> {
        let timeout = Duration::from_millis(request.timeout.into());
        let mut asked = self
            .agent
            .get(&request.url)
            .config()
            .timeout_global(Some(timeout))
            .build()
            .header("Accept", "application/json");
        if let Some(key) = &request.key {
            asked = asked.header("Authorization", key.header_value());
        }
        let mut answer = asked.call().map_err(describe_failure)?;
        let header = |name: &str, answer: &Response<Body>| {
            let value = answer.headers().get(name)?.to_str().ok()?;
            Some(value.to_owned())
        };
        let (retry_after, date) = (header("retry-after", &answer), header("date", &answer));
        let status = answer.status().as_u16();
        let body = answer.body_mut().with_config().limit(LONGEST_ANSWER);
        let body = body
            .read_to_vec()
            .map_err(|error| match describe_failure(error) {
                // The answer had begun.
                TransportFailure::Unreachable(_) => TransportFailure::CutOff,
                other => other,
            })?;
        Ok(HttpAnswer {
            status,
            retry_after,
            date,
            body,
        })
    }
}

fn describe_failure(error: Error) -> TransportFailure {
    match error {
        Error::Timeout(_) => TransportFailure::TimedOut,
        Error::BodyExceedsLimit(_) => TransportFailure::TooLong,
        other => TransportFailure::Unreachable(other.to_string()),
    }
}

/// A clock that only goes forward, in milliseconds, and the way to let time pass.
pub trait Clock {
    fn now(&self) -> u64;
    fn wait(&self, milliseconds: u64);
}

/// Asks until the fetch is done.
pub fn run_fetch(
    mut fetch: Fetch,
    clock: &dyn Clock,
    mut send: impl FnMut(&ApiRequest) -> Result<HttpAnswer, TransportFailure>,
) -> Fetched {
    loop {
        match fetch.next_step(clock.now()) {
            FetchStep::Done => return fetch.take_fetched(),
            FetchStep::Wait(milliseconds) => clock.wait(milliseconds),
            FetchStep::Ask(request) => {
                let answer = send(&request);
                fetch.take_answer(clock.now(), answer);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use api_replica::{BIG_PAGE, KEY, PAGE, Replica};
    use statuspage_guard::api::{ApiKey, FetchPurpose, FetchTarget};
    use std::cell::Cell;

    /// Time passes only by waiting.
    #[derive(Default)]
    struct FakeClock(Cell<u64>);

    impl Clock for FakeClock {
        fn now(&self) -> u64 {
            self.0.get()
        }

        fn wait(&self, milliseconds: u64) {
            self.0.set(self.0.get() + milliseconds);
        }
    }

    /// What is fetched of the replica with these faults, and the seconds that it would have taken.
    fn fetch_with(faults: &str, page: &str, key: &str) -> (Fetched, u64) {
        let replica = Replica::start().unwrap();
        let key = ApiKey::parse(key).unwrap();
        let target = FetchTarget::with_key(&replica.address(faults), page, key).unwrap();
        let (clock, transport) = (FakeClock::default(), HttpTransport::new());
        let fetch = Fetch::new(target, FetchPurpose::Policy);
        let fetched = run_fetch(fetch, &clock, |request| transport.send(request));
        (fetched, clock.now() / 1_000)
    }

    #[track_caller]
    fn says(faults: &str, key: &str, expected: &str) -> u64 {
        let (fetched, seconds) = fetch_with(faults, PAGE, key);
        let said: Vec<&str> = fetched
            .problems
            .iter()
            .map(|one| one.sentence.as_str())
            .collect();
        assert_eq!(said.len(), 1, "{faults}: {said:?}");
        assert!(said[0].contains(expected), "{faults}: {said:?}");
        assert!(!said[0].contains(KEY), "{said:?}");
        seconds
    }

    #[test]
    fn everything_is_read() {
        let (fetched, seconds) = fetch_with("", PAGE, KEY);
        assert_eq!(fetched.problems, []);
        assert_eq!((fetched.components.len(), fetched.groups.len()), (12, 4));
        assert_eq!(seconds, 5);
        let (fetched, seconds) = fetch_with("", BIG_PAGE, KEY);
        assert_eq!(
            (fetched.components.len(), fetched.groups.len()),
            (1_100, 11)
        );
        assert_eq!(seconds, 5 + 11);
    }

    #[test]
    fn what_passes_is_waited_for() {
        let waits = |faults: &str| {
            let (fetched, seconds) = fetch_with(faults, PAGE, KEY);
            assert_eq!(fetched.problems, [], "{faults}");
            assert_eq!(fetched.components.len(), 12, "{faults}");
            seconds
        };
        assert_eq!(waits("429:7@components*1"), 5 + 7);
        assert_eq!(waits("420:3*2"), 5 + 6);
        assert_eq!(waits("500@components*2"), 5 + 2 + 10);
        assert_eq!(waits("half@components*1"), 5 + 2);
        assert_eq!(waits("slow:20"), 5);
    }

    #[test]
    fn every_misbehaviour_has_its_sentence() {
        says(
            "429:3@components",
            KEY,
            "also after waiting as long as it asked",
        );
        says("420:9999@components", KEY, "for 167 minutes");
        says(
            "500@components",
            KEY,
            "the API failed (500, “Rejected, sent with OAuth •••”), 3 times",
        );
        says("half@components", KEY, "the answer broke off, 3 times");
        says("not-json@components", KEY, "the answer is not JSON");
        says(
            "wrong-types@components",
            KEY,
            "[0].name: invalid type: integer `7`, expected a string",
        );
        says(
            "object@components",
            KEY,
            "the answer must be a list, is an object",
        );
        says("302@components", KEY, "it sends to another address (302)");
        says("wrong-types", KEY, "name: invalid type: integer `7`");
        says(
            "",
            "another-key",
            "the API refused the key (401, “Could not authenticate”)",
        );
    }

    #[test]
    fn a_server_that_is_not_there() {
        let key = ApiKey::parse(KEY).unwrap();
        let target = FetchTarget::with_key("http://127.0.0.1:9/v1", PAGE, key).unwrap();
        let transport = HttpTransport::new();
        let fetch = Fetch::new(target, FetchPurpose::Policy);
        let fetched = run_fetch(fetch, &FakeClock::default(), |request| {
            transport.send(request)
        });
        assert!(
            fetched.problems[0]
                .sentence
                .contains("it cannot be reached"),
            "{:?}",
            fetched.problems
        );
    }

    #[test]
    fn an_answer_that_does_not_come_is_given_up() {
        let replica = Replica::start().unwrap();
        let key = ApiKey::parse(KEY).unwrap();
        let target = FetchTarget::with_key(&replica.address("slow:2000"), PAGE, key).unwrap();
        let transport = HttpTransport::new();
        let fetch = Fetch::new(target, FetchPurpose::Policy).with_timeout(20);
        let fetched = run_fetch(fetch, &FakeClock::default(), |request| {
            transport.send(request)
        });
        assert!(
            fetched.problems[0]
                .sentence
                .contains("no answer came in time, 3 times"),
            "{:?}",
            fetched.problems
        );
    }
}
