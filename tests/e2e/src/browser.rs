//! Chromium or Firefox with the extension loaded and `manage.statuspage.io` mapped to this machine.

use crate::guard::PATIENCE;
use crate::server::{API_HOSTS, HOST, Server};
use crate::trace;
use crate::webdriver::{Driver, Session};
use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::Instant;

pub use crate::options::Kind;

impl Kind {
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
        }
    }
}

/// What is started, and how it is shown.
#[derive(Clone)]
pub struct Setup {
    pub kind: Kind,
    /// The unpacked extension, or none to see the pages without it.
    pub extension: Option<PathBuf>,
    /// A second one beside it.
    pub another: Option<PathBuf>,
    /// A window on the display instead of headless.
    pub window: bool,
    pub size: (u32, u32),
    pub dark: bool,
    /// Chromium keeps a trace of what it does, for [`trace`](crate::trace).
    pub trace: bool,
    /// The machine's zone as the browser sees it; its own where none is said.
    pub zone: Option<String>,
}

impl Setup {
    pub fn new(kind: Kind) -> Result<Self> {
        let folder = match kind {
            Kind::Chromium => "chrome",
            Kind::Firefox => "firefox",
        };
        Ok(Self {
            kind,
            extension: Some(path("E2E_EXTENSION")?.join(folder)),
            another: None,
            window: false,
            size: (1280, 1000),
            dark: false,
            trace: false,
            zone: None,
        })
    }
}

/// `cargo xtask` says where everything is.
pub fn path(variable: &str) -> Result<PathBuf> {
    std::env::var_os(variable)
        .map(PathBuf::from)
        .with_context(|| format!("{variable} is not set: start this by `cargo xtask`"))
}

pub struct Browser {
    pub session: Session,
    pub kind: Kind,
    base: String,
    /// The extension's id in Chromium, which tells it only while something of the extension runs.
    known_id: OnceLock<String>,
}

impl Browser {
    pub fn start(setup: &Setup, server: &Server) -> Result<Self> {
        match setup.kind {
            Kind::Chromium => chromium(setup, server),
            Kind::Firefox => firefox(setup, server),
        }
        .with_context(|| format!("{} did not start", setup.kind.name()))
    }

    /// The whole address of a path on the mapped host.
    pub fn address(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    pub fn open(&self, path: &str) -> Result<()> {
        self.session.goto(&self.address(path))
    }

    pub fn version(&self) -> String {
        self.session.capabilities["browserVersion"]
            .as_str()
            .unwrap_or("?")
            .to_owned()
    }
}

/// The extension's id in Firefox.
fn gecko_id() -> Result<Value> {
    let manifest = std::fs::read(path("E2E_EXTENSION")?.join("firefox/manifest.json"))?;
    let manifest: Value = serde_json::from_slice(&manifest)?;
    Ok(manifest["browser_specific_settings"]["gecko"]["id"].clone())
}

impl Browser {
    /// Whether there is a background to be stopped.
    pub fn runs_background(&self) -> Result<bool> {
        match self.kind {
            Kind::Chromium => Ok(self.worker()?.is_some()),
            Kind::Firefox => {
                let script = "const { extension } = WebExtensionPolicy.getByID(arguments[0]);
                    arguments[1](extension.backgroundState);";
                Ok(self.privileged(script, json!([gecko_id()?]))? != "stopped")
            }
        }
    }

    /// Stops the extension's background as the browser does after a while without work.
    pub fn stop_background(&self) -> Result<()> {
        match self.kind {
            Kind::Chromium => {
                let worker = self.worker()?.context("no service worker is running")?;
                self.cdp("Target.closeTarget", json!({ "targetId": worker }))?;
                let deadline = Instant::now() + PATIENCE;
                // A message on its way may already have started the next one.
                while self.worker()? == Some(worker.clone()) {
                    if Instant::now() > deadline {
                        bail!("the service worker does not stop");
                    }
                }
                Ok(())
            }
            Kind::Firefox => self
                .privileged(
                    r#"const [id, done] = arguments;
                       const { extension } = WebExtensionPolicy.getByID(id);
                       extension.terminateBackground({ disableResetIdleForTest: true })
                           .then(() => done(extension.backgroundState), (error) => done(String(error)));"#,
                    json!([gecko_id()?]),
                )
                .and_then(|state| match state.as_str() {
                    Some("stopped") => Ok(()),
                    other => bail!("the background is {other:?}"),
                }),
        }
    }

    /// Replaces the running extension by itself, as an update does.
    pub fn update_extension(&self) -> Result<()> {
        match self.kind {
            Kind::Chromium => {
                let id = self.extension_id()?;
                let page = self.session.get("/window")?;
                let new = self
                    .session
                    .post("/window/new", &json!({ "type": "tab" }))?;
                self.session
                    .post("/window", &json!({ "handle": new["handle"] }))?;
                self.session.goto("chrome://extensions")?;
                self.session.run_async(
                    "chrome.developerPrivate.reload(arguments[0], { failQuietly: true }, arguments[1])",
                    json!([id]),
                )?;
                self.session.delete("/window")?;
                self.session.post("/window", &json!({ "handle": page }))?;
                Ok(())
            }
            Kind::Firefox => {
                let folder = path("E2E_EXTENSION")?.join("firefox");
                install(&self.session, &folder).map(drop)
            }
        }
    }

    /// The address of a page of the extension itself.
    pub fn extension_page(&self, path: &str) -> Result<String> {
        match self.kind {
            Kind::Chromium => Ok(format!(
                "chrome-extension://{}/{path}",
                self.extension_id()?
            )),
            Kind::Firefox => {
                let host = self.privileged(
                    "arguments[1](WebExtensionPolicy.getByID(arguments[0]).mozExtensionHostname)",
                    json!([gecko_id()?]),
                )?;
                let host = host.as_str().context("no host")?;
                Ok(format!("moz-extension://{host}/{path}"))
            }
        }
    }

    /// Gives or takes the right to see a site, as a person does in Firefox's list of extensions.
    pub fn allow_site(&self, host: &str, allowed: bool) -> Result<()> {
        let done = self.privileged(
            r#"const [id, verb, origin, done] = arguments;
               const { ExtensionPermissions } =
                   ChromeUtils.importESModule("resource://gre/modules/ExtensionPermissions.sys.mjs");
               const { extension } = WebExtensionPolicy.getByID(id);
               ExtensionPermissions[verb](id, { permissions: [], origins: [origin] }, extension)
                   .then(() => done("done"), (error) => done(String(error)));"#,
            json!([
                gecko_id()?,
                if allowed { "add" } else { "remove" },
                format!("https://{host}/*")
            ]),
        )?;
        ensure!(done == "done", "{done}");
        Ok(())
    }

    /// Sets what the organisation's browser policy gives the extension, as its managed storage; nothing takes it back.
    /// The extension is loaded anew in Firefox, which reads a policy only once.
    pub fn set_managed_policy(&self, policy: Option<&str>) -> Result<()> {
        match self.kind {
            Kind::Chromium => {
                let id = self.extension_id()?;
                let given = policy.map(|policy| {
                    // Mandatory, for the machine.
                    json!({ "namespace": id, "name": "policy", "value": policy, "source": 0, "scope": 1, "level": 1 })
                });
                let given: Vec<Value> = given.into_iter().collect();
                self.session.goto("chrome://policy/test")?;
                let script = "const [given, done] = arguments;
                    import('chrome://resources/js/cr.js')
                        .then(({ sendWithPromise }) => sendWithPromise('setLocalTestPolicies', JSON.stringify(given), ''))
                        .then(() => done('done'), (error) => done(String(error)));";
                let done = self.session.run_async(script, json!([given]))?;
                ensure!(done == "done", "{done}");
                Ok(())
            }
            Kind::Firefox => {
                let id = gecko_id()?;
                let id = id.as_str().context("no id")?;
                let given = policy.map(|policy| json!({ id: { "policy": policy } }));
                let script =
                    "Services.policies.wrappedJSObject.setExtensionPolicies(arguments[0] ?? {});
                    arguments[1]();";
                self.privileged(script, json!([given]))?;
                self.update_extension()
            }
        }
    }

    /// Waits until Firefox asks the person whether the extension may see a site, and answers.
    pub fn answer_permission_prompt(&self, allowed: bool) -> Result<()> {
        let done = self.privileged(
            r#"const [allowed, done] = arguments;
               const end = Date.now() + 10000;
               // The buttons do nothing for a moment, so that nobody presses them by mistake.
               const press = (asked) => {
                   const { panel } = Services.wm.getMostRecentWindow("navigator:browser").PopupNotifications;
                   const prompt = panel.state === "open" && panel.firstElementChild;
                   if (asked && !prompt) return done("done");
                   if (Date.now() > end) return done(asked ? "the prompt stays" : "nothing was asked");
                   if (prompt) (allowed ? prompt.button : prompt.secondaryButton).click();
                   setTimeout(() => press(asked || Boolean(prompt)), 100);
               };
               const { setTimeout } = ChromeUtils.importESModule("resource://gre/modules/Timer.sys.mjs");
               press(false);"#,
            json!([allowed]),
        )?;
        ensure!(done == "done", "{done}");
        Ok(())
    }

    /// A command to Chromium itself.
    pub fn cdp(&self, command: &str, parameters: Value) -> Result<Value> {
        self.session.post(
            "/goog/cdp/execute",
            &json!({ "cmd": command, "params": parameters }),
        )
    }

    /// The running service worker of the extension.
    fn worker(&self) -> Result<Option<String>> {
        let targets = self.cdp("Target.getTargets", json!({}))?;
        Ok(targets["targetInfos"]
            .as_array()
            .into_iter()
            .flatten()
            .find(|target| target["type"] == "service_worker")
            .and_then(|target| target["targetId"].as_str())
            .map(str::to_owned))
    }

    fn extension_id(&self) -> Result<String> {
        if let Some(id) = self.known_id.get() {
            return Ok(id.clone());
        }
        let targets = self.cdp("Target.getTargets", json!({}))?;
        let id = targets["targetInfos"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|target| target["url"].as_str()?.strip_prefix("chrome-extension://"))
            .filter_map(|rest| rest.split('/').next())
            .next()
            .context("no extension is running")?;
        Ok(self.known_id.get_or_init(|| id.to_owned()).clone())
    }

    /// Runs a script with the rights of Firefox itself.
    fn privileged(&self, script: &str, arguments: Value) -> Result<Value> {
        self.session
            .post("/moz/context", &json!({ "context": "chrome" }))?;
        let value = self.session.run_async(script, arguments);
        self.session
            .post("/moz/context", &json!({ "context": "content" }))?;
        value
    }
}

fn chromium(setup: &Setup, server: &Server) -> Result<Browser> {
    let driver = Driver::start(&path("E2E_CHROMEDRIVER")?, setup.zone.as_deref(), |port| {
        vec![format!("--port={port}")]
    })?;
    let (width, height) = setup.size;
    let hosts = [HOST].into_iter().chain(API_HOSTS);
    let rules: Vec<String> = hosts
        .map(|host| format!("MAP {host}:443 127.0.0.1:{}", server.port))
        .collect();
    let mut arguments = vec![
        format!("--host-resolver-rules={}", rules.join(",")),
        format!("--window-size={width},{height}"),
        "--no-first-run".into(),
        "--disable-background-networking".into(),
        "--disable-component-update".into(),
        "--disable-sync".into(),
        "--disable-quic".into(),
        "--disable-features=DisableLoadExtensionCommandLineSwitch".into(),
        "--lang=en-US".into(),
    ];
    if !setup.window {
        arguments.extend(["--headless=new".into(), "--disable-gpu".into()]);
    }
    if setup.dark {
        arguments.push("--force-dark-mode".into());
    }
    if is_root() {
        arguments.push("--no-sandbox".into());
    }
    let folders: Vec<_> = setup.extension.iter().chain(&setup.another).collect();
    if !folders.is_empty() {
        let folders = folders.iter().map(|folder| folder.to_string_lossy());
        let folder = folders.collect::<Vec<_>>().join(",");
        arguments.push(format!("--load-extension={folder}"));
        arguments.push(format!("--disable-extensions-except={folder}"));
    }
    let mut options = json!({ "binary": path("E2E_CHROMIUM")?, "args": arguments });
    if setup.trace {
        options["perfLoggingPrefs"] = json!({
            "enableNetwork": false, "enablePage": false, "traceCategories": trace::CATEGORIES,
        });
    }
    let session = Session::open(
        driver,
        &json!({
            "acceptInsecureCerts": true,
            "timeouts": { "script": 120_000 },
            "pageLoadStrategy": "eager",
            "goog:chromeOptions": options,
            "goog:loggingPrefs": { "performance": if setup.trace { "ALL" } else { "OFF" } },
        }),
    )?;
    Ok(Browser {
        session,
        kind: Kind::Chromium,
        base: format!("https://{HOST}"),
        known_id: OnceLock::new(),
    })
}

fn firefox(setup: &Setup, server: &Server) -> Result<Browser> {
    let driver = Driver::start(&path("E2E_GECKODRIVER")?, setup.zone.as_deref(), |port| {
        // Two ports of its own; 0 lets it choose the second, so that runs beside it do not collide.
        vec![
            format!("--port={port}"),
            "--websocket-port=0".into(),
            "--allow-system-access".into(),
        ]
    })?;
    let (width, height) = setup.size;
    let mut arguments = vec![format!("--width={width}"), format!("--height={height}")];
    if !setup.window {
        arguments.push("-headless".into());
    }
    let hosts: Vec<&str> = [HOST].into_iter().chain(API_HOSTS).collect();
    let preferences = json!({
        "network.dns.localDomains": hosts.join(","),
        // The API is asked at its own port.
        "network.socket.forcePort": format!("443={}", server.port),
        "ui.systemUsesDarkTheme": i32::from(setup.dark),
        "intl.accept_languages": "en-US",
        "extensions.background.idle.timeout": 30_000,
        // The bench measures less than a millisecond.
        "privacy.reduceTimerPrecision": false,
    });
    let session = Session::open(
        driver,
        &json!({
            "acceptInsecureCerts": true,
            "timeouts": { "script": 120_000 },
            "pageLoadStrategy": "eager",
            "moz:firefoxOptions": {
                "binary": path("E2E_FIREFOX")?, "args": arguments, "prefs": preferences,
            },
        }),
    )?;
    for extension in setup.extension.iter().chain(&setup.another) {
        install(&session, extension)?;
    }
    Ok(Browser {
        session,
        kind: Kind::Firefox,
        base: format!("https://{HOST}:{}", server.port),
        known_id: OnceLock::new(),
    })
}

fn install(session: &Session, extension: &Path) -> Result<Value> {
    session
        .post(
            "/moz/addon/install",
            &json!({ "path": extension, "temporary": true }),
        )
        .context("Firefox refused the extension")
}

fn is_root() -> bool {
    cfg!(unix)
        && std::process::Command::new("id")
            .arg("-u")
            .output()
            .is_ok_and(|output| output.stdout.starts_with(b"0\n"))
}
