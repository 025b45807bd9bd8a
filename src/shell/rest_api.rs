//! Requests of the REST API by the browser's own fetch, and the fetch that they belong to. What is asked, how long it is
//! waited and what an answer means is decided in [`api`](crate::api).

use crate::api::{
    ApiRequest, Fetch, FetchProgress, FetchStep, Fetched, HttpAnswer, TransportFailure,
};
use gloo_net::http::{Request, Response};
use gloo_timers::{callback::Timeout, future::TimeoutFuture};
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};
use web_sys::{
    AbortController, ReferrerPolicy, RequestCache, RequestCredentials, RequestRedirect,
    ResponseType,
};

/// Bytes. More than any answer of the API.
const LONGEST_ANSWER: usize = 32_000_000;

/// Milliseconds; after so long somebody who waits learns that it still goes on, and a cancelled fetch ends.
const LONGEST_PAUSE: u64 = 500;

/// A fetch that can be given up, also while an answer is awaited.
pub struct CancellableFetch {
    fetch: RefCell<Fetch>,
    /// Gives up the request that is on its way.
    request: RefCell<Option<AbortController>>,
}

impl CancellableFetch {
    pub fn new(fetch: Fetch) -> Self {
        Self {
            fetch: RefCell::new(fetch),
            request: RefCell::default(),
        }
    }

    pub fn cancel(&self) {
        self.fetch.borrow_mut().cancel();
        if let Some(request) = self.request.take() {
            request.abort();
        }
    }

    /// What came; nothing is left of it here.
    pub fn take_fetched(&self) -> Fetched {
        self.fetch.borrow_mut().take_fetched()
    }
}

/// Asks until the fetch is done or cancelled. `report` is called whenever something may have changed.
pub async fn run_fetch(running: &CancellableFetch, mut report: impl FnMut(&FetchProgress)) {
    let fetch = &running.fetch;
    loop {
        let progress = fetch.borrow().progress();
        report(&progress);
        let step = fetch.borrow_mut().next_step(now());
        match step {
            FetchStep::Done => return,
            FetchStep::Wait(milliseconds) => {
                let milliseconds = milliseconds.min(LONGEST_PAUSE);
                TimeoutFuture::new(u32::try_from(milliseconds).unwrap_or(u32::MAX)).await;
            }
            FetchStep::Ask(request) => {
                let answer = send(&request, running).await;
                fetch.borrow_mut().take_answer(now(), answer);
            }
        }
    }
}

/// Milliseconds, of a clock that only goes forward.
fn now() -> u64 {
    let clock = web_sys::window().and_then(|window| window.performance());
    clock.map_or_else(js_sys::Date::now, |clock| clock.now()) as u64
}

/// Sends one request, without cookies, and without going where it is sent on.
async fn send(
    request: &ApiRequest,
    running: &CancellableFetch,
) -> Result<HttpAnswer, TransportFailure> {
    let unreachable = |words: &str| TransportFailure::Unreachable(words.to_owned());
    let controller = AbortController::new().map_err(|_| unreachable("the browser refuses"))?;
    let signal = controller.signal();
    running.request.replace(Some(controller.clone()));
    let is_late = Rc::new(Cell::new(false));
    let late = is_late.clone();
    let timer = Timeout::new(request.timeout, move || {
        late.set(true);
        controller.abort();
    });
    let mut asked = Request::get(&request.url)
        .header("Accept", "application/json")
        .cache(RequestCache::NoStore)
        .credentials(RequestCredentials::Omit)
        .redirect(RequestRedirect::Manual)
        .referrer_policy(ReferrerPolicy::NoReferrer)
        .abort_signal(Some(&signal));
    if let Some(key) = &request.key {
        asked = asked.header("Authorization", &key.header_value());
    }
    let answer = asked.send().await;
    let failure = |or: TransportFailure| match is_late.get() {
        true => TransportFailure::TimedOut,
        false => or,
    };
    let answer = answer.map_err(|error| failure(unreachable(&error.to_string())))?;
    let body = answer.binary().await;
    let body = body.map_err(|_| failure(TransportFailure::CutOff))?;
    drop(timer);
    match body.len() > LONGEST_ANSWER {
        true => Err(TransportFailure::TooLong),
        false => Ok(read_answer(&answer, body)),
    }
}

fn read_answer(answer: &Response, body: Vec<u8>) -> HttpAnswer {
    // Of an answer that sends on, the browser shows nothing but that.
    let status = match answer.type_() {
        ResponseType::Opaqueredirect => 302,
        _ => answer.status(),
    };
    HttpAnswer {
        status,
        retry_after: answer.headers().get("retry-after"),
        date: answer.headers().get("date"),
        body,
    }
}
