//! A small HTTPS server that is `manage.statuspage.io` to a browser that maps that name here. It
//! gives out files and headers and knows nothing of what is in them.

use anyhow::{Context, Result, anyhow, ensure};
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::Duration;

pub const HOST: &str = "manage.statuspage.io";

/// As strict as a careful owner of the site would make it.
pub const STRICT: &str = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self'; \
    connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; \
    frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/// The screens under `/pages/{id}`, each a file named as `data-screen` names it.
#[derive(Clone)]
pub struct Mount {
    pub id: String,
    pub folder: PathBuf,
    /// `Content-Security-Policy`, or none.
    pub policy: Option<String>,
}

impl Mount {
    pub fn strict(id: &str, folder: impl Into<PathBuf>) -> Self {
        Self {
            id: id.into(),
            folder: folder.into(),
            policy: Some(STRICT.into()),
        }
    }
}

/// One file at one address, query included, with its `Content-Security-Policy`.
#[derive(Clone)]
pub struct Route {
    pub file: PathBuf,
    pub policy: Option<String>,
}

/// Answers to [`HELD`] wait until they are let go: a page that asks for it synchronously stands still meanwhile.
#[derive(Default)]
struct Gate {
    waiting: Mutex<usize>,
    changed: Condvar,
}

/// The address whose answer waits for [`Server::release`].
pub const HELD: &str = "/held";

pub struct Server {
    pub port: u16,
    gate: Arc<Gate>,
    mounts: Arc<Mutex<BTreeMap<String, Mount>>>,
    routes: Arc<Mutex<BTreeMap<String, Route>>>,
    log: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Serves on a free port of this machine until the program ends.
    pub fn start(mounts: impl IntoIterator<Item = Mount>) -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let server = Self {
            port: listener.local_addr()?.port(),
            gate: Arc::default(),
            mounts: Arc::default(),
            routes: Arc::default(),
            log: Arc::default(),
        };
        for mount in mounts {
            server.mount(mount);
        }
        let config = Arc::new(tls()?);
        let (mounts, routes, log) = (
            server.mounts.clone(),
            server.routes.clone(),
            server.log.clone(),
        );
        let gate = server.gate.clone();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (config, mounts, log) = (config.clone(), mounts.clone(), log.clone());
                let (routes, gate) = (routes.clone(), gate.clone());
                // A browser hangs up whenever it likes; that is nobody's error.
                thread::spawn(move || {
                    connection(stream, config, &mounts, &routes, &log, &gate).ok()
                });
            }
        });
        Ok(server)
    }

    pub fn mount(&self, mount: Mount) {
        if let Ok(mut mounts) = self.mounts.lock() {
            mounts.insert(mount.id.clone(), mount);
        }
    }

    pub fn route(&self, address: &str, route: Route) {
        if let Ok(mut routes) = self.routes.lock() {
            routes.insert(address.into(), route);
        }
    }

    /// Waits until a page stands still at [`HELD`].
    pub fn wait_for_held(&self, patience: Duration) -> Result<()> {
        let waiting = self
            .gate
            .waiting
            .lock()
            .map_err(|_| anyhow!("the gate broke"))?;
        let (waiting, _) = self
            .gate
            .changed
            .wait_timeout_while(waiting, patience, |waiting| *waiting == 0)
            .map_err(|_| anyhow!("the gate broke"))?;
        ensure!(*waiting > 0, "no page asked for {HELD}");
        Ok(())
    }

    /// Lets pages go on.
    pub fn release(&self) {
        if let Ok(mut waiting) = self.gate.waiting.lock() {
            *waiting = 0;
            self.gate.changed.notify_all();
        }
    }

    /// Everything that was asked for, as `METHOD /path`.
    pub fn requests(&self) -> Vec<String> {
        self.log.lock().map(|log| log.clone()).unwrap_or_default()
    }
}

impl Gate {
    fn hold(&self) {
        let Ok(mut waiting) = self.waiting.lock() else {
            return;
        };
        *waiting += 1;
        self.changed.notify_all();
        drop(self.changed.wait_while(waiting, |waiting| *waiting > 0));
    }
}

fn tls() -> Result<ServerConfig> {
    let own = rcgen::generate_simple_self_signed([HOST.to_owned()])?;
    let certificate = CertificateDer::from(own.cert.der().to_vec());
    let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(own.signing_key.serialize_der()));
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    Ok(ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_single_cert(vec![certificate], key)?)
}

fn connection(
    stream: TcpStream,
    config: Arc<ServerConfig>,
    mounts: &Mutex<BTreeMap<String, Mount>>,
    routes: &Mutex<BTreeMap<String, Route>>,
    log: &Mutex<Vec<String>>,
    gate: &Gate,
) -> Result<()> {
    stream.set_nodelay(true)?;
    let mut stream = BufReader::new(StreamOwned::new(ServerConnection::new(config)?, stream));
    while let Some(request) = Request::read(&mut stream)? {
        if let Ok(mut log) = log.lock() {
            log.push(format!("{} {}", request.method, request.path));
        }
        if request.path == HELD {
            gate.hold();
        }
        let mounts = mounts
            .lock()
            .map(|mounts| mounts.clone())
            .unwrap_or_default();
        let route = routes
            .lock()
            .ok()
            .and_then(|routes| routes.get(&request.address).cloned());
        let answer = route
            .and_then(|route| given(&route.file, route.policy))
            .unwrap_or_else(|| answer(&request.path, &mounts));
        let mut head = format!(
            "HTTP/1.1 {}\r\nContent-Type: {}\r\nContent-Length: {}\r\nCache-Control: no-store\r\n\
             X-Content-Type-Options: nosniff\r\n",
            answer.status,
            answer.kind,
            answer.body.len()
        );
        if let Some(policy) = answer.policy {
            head.push_str(&format!("Content-Security-Policy: {policy}\r\n"));
        }
        head.push_str("\r\n");
        let out = stream.get_mut();
        out.write_all(head.as_bytes())?;
        out.write_all(&answer.body)?;
        out.flush()?;
    }
    Ok(())
}

struct Request {
    method: String,
    /// As asked for.
    address: String,
    /// Without the query.
    path: String,
}

impl Request {
    fn read(stream: &mut impl BufRead) -> Result<Option<Self>> {
        let mut first = String::new();
        if stream.read_line(&mut first)? == 0 {
            return Ok(None);
        }
        let mut words = first.split_whitespace();
        let (method, address) = (words.next().unwrap_or(""), words.next().unwrap_or("/"));
        let mut length = 0;
        loop {
            let mut line = String::new();
            if stream.read_line(&mut line)? == 0 || line.trim().is_empty() {
                break;
            }
            let (name, value) = line.split_once(':').unwrap_or((&line, ""));
            if name.eq_ignore_ascii_case("content-length") {
                length = value.trim().parse().unwrap_or(0);
            }
        }
        std::io::copy(&mut stream.take(length), &mut std::io::sink())?;
        Ok(Some(Self {
            method: method.into(),
            address: address.into(),
            path: address.split(['?', '#']).next().unwrap_or("/").into(),
        }))
    }
}

struct Answer {
    status: &'static str,
    kind: &'static str,
    policy: Option<String>,
    body: Vec<u8>,
}

fn answer(path: &str, mounts: &BTreeMap<String, Mount>) -> Answer {
    found(path, mounts).unwrap_or_else(|| Answer {
        status: "404 Not Found",
        kind: "text/plain; charset=utf-8",
        policy: None,
        body: format!("{path} is not served here\n").into_bytes(),
    })
}

fn found(path: &str, mounts: &BTreeMap<String, Mount>) -> Option<Answer> {
    let rest = path.strip_prefix("/pages/")?;
    let (id, inside) = rest.split_once('/').unwrap_or((rest, ""));
    let mount = mounts.get(id)?;
    given(&file(mount, inside)?, mount.policy.clone())
}

fn given(file: &Path, policy: Option<String>) -> Option<Answer> {
    Some(Answer {
        status: "200 OK",
        kind: kind(file),
        policy,
        body: std::fs::read(file)
            .with_context(|| file.display().to_string())
            .ok()?,
    })
}

/// A file of the folder by its own name; else the screen that the address stands for; else the
/// page that draws every screen itself.
fn file(mount: &Mount, inside: &str) -> Option<PathBuf> {
    let plain = Path::new(inside);
    let stays_inside = plain
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    let named = mount.folder.join(plain);
    if stays_inside && !inside.is_empty() && named.is_file() {
        return Some(named);
    }
    // A name with an ending is a file that is missing, not a screen.
    if plain.extension().is_some() {
        return None;
    }
    [screen(inside), "index"]
        .into_iter()
        .map(|name| mount.folder.join(name).with_extension("html"))
        .find(|path| path.is_file())
}

/// Statuspage's addresses, as far as they are known.
fn screen(inside: &str) -> &'static str {
    let parts: Vec<&str> = inside.split('/').filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        ["incidents"] => "incident-list",
        ["incidents", "new-scheduled-maintenance"] => "maintenance-new",
        ["incidents", "new"] => "incident-new",
        ["incidents", incident] if incident.starts_with("inc") => "incident-update",
        ["incidents", _] => "maintenance-status",
        ["components"] => "components",
        ["components", ..] => "component-edit",
        _ => "index",
    }
}

fn kind(file: &Path) -> &'static str {
    match file.extension().and_then(|end| end.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_screens() {
        assert_eq!(
            screen("incidents/new-scheduled-maintenance"),
            "maintenance-new"
        );
        assert_eq!(screen("incidents/k2v8"), "maintenance-status");
        assert_eq!(screen("incidents/inc4"), "incident-update");
        assert_eq!(screen(""), "index");
    }

    #[test]
    fn nothing_outside_the_folder_is_served() {
        let mount = Mount::strict("p", "/etc");
        assert_eq!(file(&mount, "../etc/hostname"), None);
        assert_eq!(file(&mount, "hostname"), Some("/etc/hostname".into()));
    }
}
