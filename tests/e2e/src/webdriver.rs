//! WebDriver, as far as the scenarios need it: JSON over HTTP to a driver on this machine.

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use ureq::http::Response;
use ureq::{Agent, Body};

const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A driver program, ended with this value.
pub struct Driver {
    child: Child,
    port: u16,
    agent: Agent,
}

impl Driver {
    /// `arguments` makes the program's arguments from the port it shall listen on; the browser
    /// inherits `zone` as the machine's.
    pub fn start(
        program: &Path,
        zone: Option<&str>,
        arguments: impl Fn(u16) -> Vec<String>,
    ) -> Result<Self> {
        let port = free_port()?;
        let child = Command::new(program)
            .args(arguments(port))
            .envs(zone.map(|zone| ("TZ", zone)))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| format!("cannot start {}", program.display()))?;
        let driver = Self {
            child,
            port,
            agent: agent(),
        };
        let deadline = Instant::now() + Duration::from_secs(20);
        // Until the driver listens there is nothing to wait on but the next try.
        while driver.get("/status").is_err() {
            if Instant::now() > deadline {
                bail!("{} does not answer", program.display());
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(driver)
    }

    fn get(&self, path: &str) -> Result<Value> {
        value(self.agent.get(self.address(path)).call())
    }

    fn post(&self, path: &str, body: &Value) -> Result<Value> {
        value(self.agent.post(self.address(path)).send_json(body))
    }

    fn delete(&self, path: &str) -> Result<Value> {
        value(self.agent.delete(self.address(path)).call())
    }

    fn address(&self, path: &str) -> String {
        format!("http://{}:{}{path}", Ipv4Addr::LOCALHOST, self.port)
    }
}

/// Asks this machine alone, whatever proxy the environment names, and on a new connection each time: a driver may
/// close one that rests in the moment in which the next request is sent.
fn agent() -> Agent {
    Agent::config_builder()
        .proxy(None)
        .max_idle_connections(0)
        .timeout_recv_response(Some(PATIENCE))
        .timeout_recv_body(Some(PATIENCE))
        // What failed is said in the body.
        .http_status_as_error(false)
        .build()
        .into()
}

/// The longest that a script may run, and a little for the driver.
const PATIENCE: Duration = Duration::from_secs(125);

fn value(answer: Result<Response<Body>, ureq::Error>) -> Result<Value> {
    let mut answer: Value = answer?
        .body_mut()
        .with_config()
        // A browser's trace is larger than what is taken unasked.
        .limit(u64::MAX)
        .read_json()
        .context("not JSON")?;
    let value = answer["value"].take();
    if let Some(error) = value.get("error").and_then(Value::as_str) {
        let message = value["message"].as_str().unwrap_or_default();
        bail!("{error}: {}", message.lines().next().unwrap_or_default());
    }
    Ok(value)
}

impl Drop for Driver {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

fn free_port() -> Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
        .local_addr()?
        .port())
}

/// One browser.
pub struct Session {
    driver: Driver,
    path: String,
    /// What the driver says of the browser it started.
    pub capabilities: Value,
}

/// A native element, for clicks and keys as a person's.
pub struct Element(String);

impl Element {
    /// The element that a script gave back.
    pub fn of(value: &Value) -> Result<Self> {
        let id = value[ELEMENT].as_str().context("no element")?;
        Ok(Self(id.to_owned()))
    }

    /// As an argument of a script.
    pub fn reference(&self) -> Value {
        json!({ ELEMENT: self.0 })
    }
}

impl Session {
    pub fn open(driver: Driver, capabilities: &Value) -> Result<Self> {
        let wanted = json!({ "capabilities": { "alwaysMatch": capabilities } });
        let value = driver.post("/session", &wanted)?;
        let id = value["sessionId"].as_str().context("no session")?;
        Ok(Self {
            path: format!("/session/{id}"),
            capabilities: value["capabilities"].clone(),
            driver,
        })
    }

    pub fn post(&self, path: &str, body: &Value) -> Result<Value> {
        self.driver
            .post(&format!("{}{path}", self.path), body)
            .with_context(|| path.trim_start_matches('/').to_owned())
    }

    pub fn get(&self, path: &str) -> Result<Value> {
        self.driver
            .get(&format!("{}{path}", self.path))
            .with_context(|| path.trim_start_matches('/').to_owned())
    }

    pub fn delete(&self, path: &str) -> Result<Value> {
        self.driver.delete(&format!("{}{path}", self.path))
    }

    pub fn goto(&self, address: &str) -> Result<()> {
        self.post("/url", &json!({ "url": address })).map(drop)
    }

    pub fn refresh(&self) -> Result<()> {
        self.post("/refresh", &json!({})).map(drop)
    }

    /// Runs the body of a function in the page; `arguments` is its `arguments`.
    pub fn run(&self, script: &str, arguments: Value) -> Result<Value> {
        self.post(
            "/execute/sync",
            &json!({ "script": script, "args": arguments }),
        )
    }

    /// Runs the body of a function that calls its last argument when it is done.
    pub fn run_async(&self, script: &str, arguments: Value) -> Result<Value> {
        self.post(
            "/execute/async",
            &json!({ "script": script, "args": arguments }),
        )
    }

    /// The element that a script gives.
    pub fn element(&self, script: &str, arguments: Value) -> Result<Element> {
        Element::of(&self.run(script, arguments)?)
    }

    pub fn find(&self, selector: &str) -> Result<Element> {
        let value = self
            .post(
                "/element",
                &json!({ "using": "css selector", "value": selector }),
            )
            .with_context(|| selector.to_owned())?;
        Element::of(&value)
    }

    pub fn click(&self, element: &Element) -> Result<()> {
        self.post(&format!("/element/{}/click", element.0), &json!({}))
            .map(drop)
    }

    pub fn clear(&self, element: &Element) -> Result<()> {
        self.post(&format!("/element/{}/clear", element.0), &json!({}))
            .map(drop)
    }

    /// Types, as a person does, after what is there.
    pub fn keys(&self, element: &Element, text: &str) -> Result<()> {
        self.post(
            &format!("/element/{}/value", element.0),
            &json!({ "text": text }),
        )
        .map(drop)
    }

    /// PNG, of the page at rest: what fades or moves in is there.
    pub fn screenshot(&self) -> Result<Vec<u8>> {
        use base64::Engine;
        self.run(SETTLE, json!([]))?;
        let value = self.get("/screenshot")?;
        Ok(base64::engine::general_purpose::STANDARD.decode(value.as_str().unwrap_or_default())?)
    }
}

const SETTLE: &str = r#"
    const roots = [document, ...[...document.querySelectorAll("*")].map((one) => one.shadowRoot).filter(Boolean)];
    const endless = (animation) => animation.effect?.getComputedTiming().endTime === Infinity;
    for (const root of roots) for (const one of root.getAnimations()) if (!endless(one)) one.finish();
"#;

impl Drop for Session {
    fn drop(&mut self) {
        self.delete("").ok();
    }
}
