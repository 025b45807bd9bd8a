//! A replica of Statuspage's REST API, by its published description: `/v1/pages/…` with a key, `/api/v2/…json`
//! without. Nobody here has seen the real one. Below `/with/FAULTS` it misbehaves as [`faults`] tells.

pub mod data;
mod faults;

use axum::{
    Router,
    body::{Body, Bytes},
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header},
    response::Response,
};
use data::PageData;
use faults::{Fault, FaultKind};
use futures_util::{StreamExt, stream};
use serde_json::{Value, json};
use std::{
    collections::BTreeMap,
    io,
    net::{Ipv4Addr, TcpListener},
    sync::{Arc, Mutex},
    thread,
    time::Duration,
};

/// The only key that it accepts.
pub const KEY: &str = "replica-key";

/// The page of `www/data.json`.
pub const PAGE: &str = "kctbh9vrtdwd";

/// A page with as many components as Statuspage allows.
pub const BIG_PAGE: &str = "bgpxwrthtldk";

/// The most that it puts on one page of a list.
const PAGE_SIZE: usize = 100;

/// Serves until the program ends.
pub struct Replica {
    pub port: u16,
    api: Arc<Api>,
}

/// What is given out, and what was asked for.
#[derive(Default)]
pub struct Api {
    pages: BTreeMap<String, PageData>,
    log: Mutex<Vec<String>>,
    /// Faults of every address, beside those that it names itself.
    faults: Mutex<String>,
    /// How often each fault was met.
    met: Mutex<BTreeMap<String, u32>>,
}

impl Replica {
    /// The page of `www/data.json` and the big one, on a free port of this machine.
    pub fn start() -> io::Result<Self> {
        Self::start_with([data::example_page(), data::big_page()], 0)
    }

    /// These pages, on this port, or a free one for 0.
    pub fn start_with(pages: impl IntoIterator<Item = PageData>, port: u16) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        listener.set_nonblocking(true)?;
        let port = listener.local_addr()?.port();
        let api = Arc::new(Api::new(pages));
        let router = Router::new().fallback(serve).with_state(api.clone());
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()?;
        thread::spawn(move || {
            runtime.block_on(async {
                let listener = tokio::net::TcpListener::from_std(listener)?;
                axum::serve(listener, router).await
            })
        });
        Ok(Self { port, api })
    }

    /// The address of the API; with faults, where it misbehaves.
    pub fn address(&self, faults: &str) -> String {
        match faults {
            "" => format!("http://127.0.0.1:{}/v1", self.port),
            faults => format!("http://127.0.0.1:{}/with/{faults}/v1", self.port),
        }
    }

    /// The address of what is public.
    pub fn public_address(&self) -> String {
        format!("http://127.0.0.1:{}/api/v2", self.port)
    }

    /// Everything that was asked for, as `GET /v1/pages/…`.
    pub fn requests(&self) -> Vec<String> {
        self.api.requests()
    }
}

async fn serve(State(api): State<Arc<Api>>, request: Request) -> Response {
    api.respond(request).await
}

/// `/with/500@components,slow:50/v1/…` → its faults and the rest.
fn split_faults(path: &str) -> (&str, &str) {
    let Some(rest) = path.strip_prefix("/with/") else {
        return ("", path);
    };
    match rest.find('/') {
        Some(at) => rest.split_at(at),
        None => (rest, ""),
    }
}

type Answer = (StatusCode, Value);

impl Api {
    pub fn new(pages: impl IntoIterator<Item = PageData>) -> Self {
        let pages = pages.into_iter().map(|page| (page.id.clone(), page));
        Self {
            pages: pages.collect(),
            ..Self::default()
        }
    }

    /// From now on every address misbehaves so, as [`faults`] tells; empty for none. What was asked for is forgotten.
    pub fn misbehave(&self, faults: &str) {
        if let Ok(mut own) = self.faults.lock() {
            faults.clone_into(&mut own);
        }
        if let Ok(mut met) = self.met.lock() {
            met.clear();
        }
        if let Ok(mut log) = self.log.lock() {
            log.clear();
        }
    }

    /// Everything that was asked for, as `GET /v1/pages/…`.
    pub fn requests(&self) -> Vec<String> {
        self.log.lock().map(|log| log.clone()).unwrap_or_default()
    }

    /// Answers a request, whoever took it.
    pub async fn respond(&self, request: Request) -> Response {
        let (method, uri, headers) = (request.method(), request.uri(), request.headers());
        if let Ok(mut log) = self.log.lock() {
            log.push(format!("{method} {uri}"));
        }
        if method == Method::OPTIONS {
            return with_status(StatusCode::NO_CONTENT, Body::empty());
        }
        let (faults, path) = split_faults(uri.path());
        let own = self.faults.lock().map(|own| own.clone());
        let faults = format!("{faults},{}", own.unwrap_or_default());
        let fault = self.next_fault(&faults, path);
        if let Some(Fault {
            kind: FaultKind::Slow(milliseconds),
            ..
        }) = &fault
        {
            tokio::time::sleep(Duration::from_millis(*milliseconds)).await;
        }
        let answer = self.answer(method, path, uri, headers);
        spoil(answer, fault, headers)
    }

    /// The first fault that is for this path and was not met as often as it is wanted.
    fn next_fault(&self, faults: &str, path: &str) -> Option<Fault> {
        for text in faults.split(',').filter(|text| !text.is_empty()) {
            let fault = Fault::parse(text)?;
            let mut met = self.met.lock().ok()?;
            let count = met.entry(text.to_owned()).or_default();
            if fault.is_for(path) && *count < fault.times {
                *count += 1;
                return Some(fault);
            }
        }
        None
    }

    fn answer(&self, method: &Method, path: &str, uri: &Uri, headers: &HeaderMap) -> Answer {
        if method != Method::GET {
            return error(StatusCode::METHOD_NOT_ALLOWED, "This replica is only read");
        }
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        match parts.as_slice() {
            ["v1", rest @ ..] => {
                let key = headers
                    .get(header::AUTHORIZATION)
                    .map(HeaderValue::as_bytes);
                match key == Some(format!("OAuth {KEY}").as_bytes()) {
                    true => self.managed(rest, uri.query().unwrap_or_default()),
                    false => error(StatusCode::UNAUTHORIZED, "Could not authenticate"),
                }
            }
            ["api", "v2", document] => {
                let page = self.pages.values().next();
                let found = page.and_then(|page| page.public_document(document));
                found.map_or_else(not_found, |document| (StatusCode::OK, document))
            }
            _ => not_found(),
        }
    }

    fn managed(&self, path: &[&str], query: &str) -> Answer {
        let pages = || self.pages.values().map(PageData::page).collect();
        let (list, is_list) = match path {
            ["pages"] => (Some(pages()), false),
            ["pages", page] => (self.pages.get(*page).map(PageData::page), false),
            ["pages", page, list @ ..] => {
                let page = self.pages.get(*page);
                (page.and_then(|page| page.list(&list.join("/"))), true)
            }
            _ => (None, false),
        };
        match list {
            Some(Value::Array(items)) if is_list => (StatusCode::OK, page_of(items, query)),
            Some(document) => (StatusCode::OK, document),
            None => not_found(),
        }
    }
}

/// One page of a list.
fn page_of(items: Vec<Value>, query: &str) -> Value {
    let number = |names: &[&str]| {
        let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        let pair = pairs.find(|(name, _)| names.contains(name));
        pair.and_then(|(_, value)| value.parse::<usize>().ok())
    };
    let size = number(&["per_page", "limit"])
        .unwrap_or(PAGE_SIZE)
        .clamp(1, PAGE_SIZE);
    let before = number(&["page"]).unwrap_or(1).max(1) - 1;
    items
        .into_iter()
        .skip(before.saturating_mul(size))
        .take(size)
        .collect()
}

fn error(status: StatusCode, message: &str) -> Answer {
    (status, json!({ "error": message }))
}

fn not_found() -> Answer {
    error(StatusCode::NOT_FOUND, "Not found")
}

fn spoil((status, document): Answer, fault: Option<Fault>, headers: &HeaderMap) -> Response {
    let text = document.to_string();
    let Some(fault) = fault else {
        return with_status(status, Body::from(text));
    };
    match fault.kind {
        FaultKind::Slow(_) => with_status(status, Body::from(text)),
        FaultKind::Status { code, retry_after } => {
            let status = StatusCode::from_u16(code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            // As careless servers do, it quotes what it was sent.
            let sent = headers
                .get(header::AUTHORIZATION)
                .and_then(|key| key.to_str().ok());
            let (_, body) = error(
                status,
                &format!("Rejected, sent with {}", sent.unwrap_or("nothing")),
            );
            let mut answer = with_status(status, Body::from(body.to_string()));
            let headers = answer.headers_mut();
            if let Some(seconds) = retry_after {
                headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
            }
            if status.is_redirection() {
                headers.insert(header::LOCATION, HeaderValue::from_static("/v1/elsewhere"));
            }
            answer
        }
        FaultKind::Half => {
            let half = Bytes::from(text.as_bytes()[..text.len() / 2].to_vec());
            // The half must be on its way before the line breaks.
            let broken = stream::once(async {
                tokio::time::sleep(Duration::from_millis(20)).await;
                Err(io::Error::other("the line broke"))
            });
            let body = stream::once(async { Ok(half) }).chain(broken);
            with_status(status, Body::from_stream(body))
        }
        FaultKind::NotJson => with_status(status, Body::from("<html>Down for a moment</html>")),
        FaultKind::WrongTypes => with_status(
            status,
            Body::from(faults::with_wrong_types(document).to_string()),
        ),
        FaultKind::Object => {
            with_status(status, Body::from(json!({ "data": document }).to_string()))
        }
    }
}

fn with_status(status: StatusCode, body: Body) -> Response {
    let mut answer = Response::new(body);
    *answer.status_mut() = status;
    let headers = answer.headers_mut();
    let fixed = [
        (header::CONTENT_TYPE, "application/json"),
        // Tests of the client run on a page of their own.
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (header::ACCESS_CONTROL_ALLOW_HEADERS, "authorization"),
        (header::ACCESS_CONTROL_EXPOSE_HEADERS, "retry-after, date"),
    ];
    for (name, value) in fixed {
        headers.insert(name, HeaderValue::from_static(value));
    }
    answer
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_come_in_pages() {
        let items: Vec<Value> = (0..250).map(Value::from).collect();
        let length = |query: &str| page_of(items.clone(), query).as_array().map(Vec::len);
        assert_eq!(length(""), Some(100));
        assert_eq!(length("page=3&per_page=100"), Some(50));
        assert_eq!(length("page=2&limit=20"), Some(20));
        assert_eq!(length("page=4&per_page=1000"), Some(0));
    }

    #[test]
    fn faults_stand_before_the_address() {
        assert_eq!(split_faults("/v1/pages/p"), ("", "/v1/pages/p"));
        assert_eq!(
            split_faults("/with/500@components,half/v1/pages/p"),
            ("500@components,half", "/v1/pages/p")
        );
    }
}
