//! A small HTTPS server that is `manage.statuspage.io` to a browser that maps that name here. It
//! gives out files and headers and knows nothing of what is in them. At the hosts of Statuspage's API the replica of the
//! API answers.

use anyhow::{Context, Result, anyhow, ensure};
use api_replica::{Api, data::PageData};
use axum::Router;
use axum::extract::{Request, State};
use axum::http::{StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use axum_server::accept::NoDelayAcceptor;
use axum_server::tls_rustls::{RustlsAcceptor, RustlsConfig};
use rustls::ServerConfig;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use std::collections::BTreeMap;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::Duration;

pub const HOST: &str = "manage.statuspage.io";

/// Where Statuspage's API is, with a key, and without one for the page of the replica.
pub const API_HOSTS: [&str; 2] = ["api.statuspage.io", "kctbh9vrtdwd.statuspage.io"];

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

impl Route {
    pub fn strict(file: impl Into<PathBuf>) -> Self {
        Self {
            file: file.into(),
            policy: Some(STRICT.into()),
        }
    }
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
    /// What answers at the hosts of the API.
    pub api: Arc<Api>,
    site: Arc<Site>,
}

/// What is given out, and what was asked for.
#[derive(Default)]
struct Site {
    api: Arc<Api>,
    gate: Gate,
    mounts: Mutex<BTreeMap<String, Mount>>,
    routes: Mutex<BTreeMap<String, Route>>,
    log: Mutex<Vec<String>>,
}

impl Server {
    /// Serves on a free port of this machine until the program ends.
    pub fn start(mounts: impl IntoIterator<Item = Mount>) -> Result<Self> {
        Self::start_with(mounts, api_replica::data::example_page())
    }

    /// The API has this page.
    pub fn start_with(mounts: impl IntoIterator<Item = Mount>, page: PageData) -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let api = Arc::new(Api::new([page]));
        let server = Self {
            port: listener.local_addr()?.port(),
            api: api.clone(),
            site: Arc::new(Site {
                api,
                ..Site::default()
            }),
        };
        for mount in mounts {
            server.mount(mount);
        }
        listener.set_nonblocking(true)?;
        let config = RustlsConfig::from_config(Arc::new(tls()?));
        let site = Router::new()
            .fallback(serve)
            .with_state(server.site.clone());
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()?;
        thread::spawn(move || {
            runtime.block_on(async {
                axum_server::from_tcp(listener)?
                    .acceptor(RustlsAcceptor::new(config).acceptor(NoDelayAcceptor))
                    .serve(site.into_make_service())
                    .await
            })
        });
        Ok(server)
    }

    pub fn mount(&self, mount: Mount) {
        if let Ok(mut mounts) = self.site.mounts.lock() {
            mounts.insert(mount.id.clone(), mount);
        }
    }

    pub fn route(&self, address: &str, route: Route) {
        if let Ok(mut routes) = self.site.routes.lock() {
            routes.insert(address.into(), route);
        }
    }

    /// Waits until a page stands still at [`HELD`].
    pub fn wait_for_held(&self, patience: Duration) -> Result<()> {
        let waiting = self
            .site
            .gate
            .waiting
            .lock()
            .map_err(|_| anyhow!("the gate broke"))?;
        let (waiting, _) = self
            .site
            .gate
            .changed
            .wait_timeout_while(waiting, patience, |waiting| *waiting == 0)
            .map_err(|_| anyhow!("the gate broke"))?;
        ensure!(*waiting > 0, "no page asked for {HELD}");
        Ok(())
    }

    /// Lets pages go on.
    pub fn release(&self) {
        if let Ok(mut waiting) = self.site.gate.waiting.lock() {
            *waiting = 0;
            self.site.gate.changed.notify_all();
        }
    }

    /// Everything that was asked for, as `METHOD /path`.
    pub fn requests(&self) -> Vec<String> {
        self.site
            .log
            .lock()
            .map(|log| log.clone())
            .unwrap_or_default()
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

async fn serve(State(site): State<Arc<Site>>, request: Request) -> Response {
    if is_for_api(&request) {
        return site.api.respond(request).await;
    }
    let (parts, body) = request.into_parts();
    // A page that sends something waits until it was taken.
    axum::body::to_bytes(body, usize::MAX).await.ok();
    let path = parts.uri.path();
    if let Ok(mut log) = site.log.lock() {
        log.push(format!("{} {path}", parts.method));
    }
    if path == HELD {
        let site = site.clone();
        // Whoever waits does so on a thread of its own, so that other requests are answered meanwhile.
        tokio::task::spawn_blocking(move || site.gate.hold())
            .await
            .ok();
    }
    site.answer(&parts.uri).into_response()
}

fn is_for_api(request: &Request) -> bool {
    let host = request.headers().get(header::HOST);
    let host = host.and_then(|host| host.to_str().ok()).unwrap_or_default();
    API_HOSTS.contains(&host.split(':').next().unwrap_or_default())
}

impl Site {
    /// What is given out at an address: a route, else a file of a mount.
    fn answer(&self, uri: &Uri) -> Answer {
        let address = uri.path_and_query().map_or(uri.path(), |all| all.as_str());
        self.route(address)
            .or_else(|| self.mounted(uri.path()))
            .unwrap_or_else(|| Answer {
                status: StatusCode::NOT_FOUND,
                kind: "text/plain; charset=utf-8",
                policy: None,
                body: format!("{} is not served here\n", uri.path()).into_bytes(),
            })
    }

    fn route(&self, address: &str) -> Option<Answer> {
        let route = self.routes.lock().ok()?.get(address)?.clone();
        given(&route.file, route.policy)
    }

    fn mounted(&self, path: &str) -> Option<Answer> {
        let rest = path.strip_prefix("/pages/")?;
        let (id, inside) = rest.split_once('/').unwrap_or((rest, ""));
        let mount = self.mounts.lock().ok()?.get(id)?.clone();
        given(&file(&mount, inside)?, mount.policy)
    }
}

struct Answer {
    status: StatusCode,
    kind: &'static str,
    policy: Option<String>,
    body: Vec<u8>,
}

impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        let headers = [
            (header::CONTENT_TYPE, self.kind),
            (header::CACHE_CONTROL, "no-store"),
            (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        ];
        let policy = self
            .policy
            .map(|policy| [(header::CONTENT_SECURITY_POLICY, policy)]);
        (self.status, headers, policy, self.body).into_response()
    }
}

fn given(file: &Path, policy: Option<String>) -> Option<Answer> {
    Some(Answer {
        status: StatusCode::OK,
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
