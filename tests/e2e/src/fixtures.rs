//! The fixture pages of `tests/pages` as a server gives them out, and how a browser comes to each of
//! their screens.

use crate::browser::{Browser, path};
use crate::press::press;
use crate::server::{Route, Server};
use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};
use std::path::Path;

const POLICY: &str = "default-src 'self'; script-src 'self'; style-src 'self'; \
    require-trusted-types-for 'script'";

/// ` >> ` in a selector steps into a shadow root or a frame; defines `deep(selector)`.
pub const DEEP: &str = r#"
    const deep = (selector) => {
        const one = (whole) => whole.split(" >> ").reduce(
            (scopes, step, index) => scopes.flatMap((scope) =>
                [...(index ? scope.shadowRoot ?? scope.contentDocument ?? scope : scope).querySelectorAll(step)]),
            [document]);
        return selector.includes(" >> ") ? selector.split(/,\s*/).flatMap(one) : one(selector);
    };
"#;

/// Calls back when the selector matches, or with false when it does not in ten seconds.
const WAIT: &str = r#"
    const [selector, done] = arguments;
    const end = performance.now() + 10000;
    const look = () => {
        if (deep(selector).length) done(true);
        else if (performance.now() > end) done(false);
        else setTimeout(look, 10);
    };
    look();
"#;

/// One screen of a page, as its `expect.json` describes it.
#[derive(Clone, Debug)]
pub struct Screen {
    pub page: String,
    pub name: String,
    pub expect: Value,
}

/// Every screen of every page.
pub fn screens() -> Result<Vec<Screen>> {
    let mut all = Vec::new();
    let mut folders: Vec<_> = std::fs::read_dir(path("E2E_ROOT")?.join("tests/pages"))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|folder| folder.join("expect.json").is_file())
        .collect();
    folders.sort();
    for folder in folders {
        let file = folder.join("expect.json");
        let whole: Value = serde_json::from_slice(&std::fs::read(&file)?)
            .with_context(|| file.display().to_string())?;
        let page = folder.file_name().unwrap_or_default().to_string_lossy();
        for (name, expect) in whole["screens"].as_object().into_iter().flatten() {
            all.push(Screen {
                page: page.to_string(),
                name: name.clone(),
                expect: expect.clone(),
            });
        }
    }
    Ok(all)
}

/// Those whose label begins so: `react`, `react-create`.
pub fn screens_named(beginning: &str) -> Result<Vec<Screen>> {
    let mut all = screens()?;
    all.retain(|screen| screen.label().starts_with(beginning));
    ensure!(!all.is_empty(), "no fixture page is called “{beginning}”");
    Ok(all)
}

/// Puts every screen and every file of the pages on the server.
pub fn serve(server: &Server) -> Result<()> {
    let pages = path("E2E_ROOT")?.join("tests/pages");
    let route = |address: &str, file: &Path| {
        let policy = Some(POLICY.into());
        server.route(
            address,
            Route {
                file: file.into(),
                policy,
            },
        );
    };
    for screen in screens()? {
        route(
            screen.word("path"),
            &pages.join(&screen.page).join(screen.word("file")),
        );
        for folder in [
            pages.join(&screen.page),
            path("E2E_PAGES")?.join(&screen.page),
        ] {
            for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
                let name = entry.file_name();
                let address = format!("/fixtures/{}/{}", screen.page, name.to_string_lossy());
                route(&address, &entry.path());
            }
        }
    }
    Ok(())
}

impl Screen {
    pub fn label(&self) -> String {
        format!("{}-{}", self.page, self.name)
    }

    pub fn word(&self, name: &str) -> &str {
        self.expect[name].as_str().unwrap_or_default()
    }

    /// Opens the page and goes the steps to the screen.
    pub fn visit(&self, browser: &Browser) -> Result<()> {
        browser.open(self.word("path"))?;
        let ready = self.expect["ready"].as_str().unwrap_or("body");
        self.wait(browser, ready)?;
        for step in self.expect["steps"].as_array().into_iter().flatten() {
            if let Some(selector) = step["click"].as_str() {
                let find = format!("{DEEP} return deep(arguments[0])[0];");
                let found = press(&browser.session, &find, json!([selector]))?;
                ensure!(found, "{}: there is no {selector}", self.label());
            }
            if let Some(selector) = step["wait"].as_str() {
                self.wait(browser, selector)?;
            }
        }
        Ok(())
    }

    fn wait(&self, browser: &Browser, selector: &str) -> Result<()> {
        let came = browser
            .session
            .run_async(&format!("{DEEP}{WAIT}"), json!([selector]))?;
        if came != true {
            bail!("{}: {selector} never came", self.label());
        }
        Ok(())
    }

    /// The selectors of the fields: `{field: {at, label, row}}`.
    pub fn selectors(&self) -> Value {
        let fields = self.expect["fields"].as_object().into_iter().flatten();
        fields
            .map(|(key, field)| {
                let parts: serde_json::Map<String, Value> = ["at", "label", "row"]
                    .iter()
                    .filter(|part| field[**part].is_string())
                    .map(|part| ((*part).into(), field[*part].clone()))
                    .collect();
                (key.clone(), Value::Object(parts))
            })
            .collect::<serde_json::Map<String, Value>>()
            .into()
    }
}
