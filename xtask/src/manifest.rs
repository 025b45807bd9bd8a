//! One manifest, written for each browser: what the other needs would make this one's linter warn.

use crate::{build::Browser, run};
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

/// The two permissions, for ever: anything more switches an installed extension off at its update.
const PERMISSIONS: &[&str] = &["storage"];
const HOSTS: &[&str] = &["https://manage.statuspage.io/*"];

pub fn for_browser(source: &str, browser: Browser, version: &str) -> Result<String> {
    let mut manifest: Value = serde_json::from_str(source)?;
    ensure!(
        manifest["permissions"] == json!(PERMISSIONS),
        "permissions must be {PERMISSIONS:?}"
    );
    ensure!(
        manifest["host_permissions"] == json!(HOSTS),
        "host_permissions must be {HOSTS:?}"
    );
    ensure!(
        manifest.get("web_accessible_resources").is_none(),
        "nothing may be web-accessible"
    );
    let whole = manifest.as_object_mut().context("not an object")?;
    whole.insert("version".into(), json!(version));
    let background = whole
        .get_mut("background")
        .and_then(Value::as_object_mut)
        .context("no background")?;
    match browser {
        Browser::Chrome => {
            background.remove("scripts");
            whole.remove("browser_specific_settings");
        }
        Browser::Firefox => {
            background.remove("service_worker");
            whole.remove("minimum_chrome_version");
            // Firefox knows no schema for `storage.managed`.
            whole.remove("storage");
        }
    }
    Ok(format!("{manifest:#}\n"))
}

/// The major version of Firefox below which the manifest lets nobody install it.
pub fn oldest_firefox() -> Result<u32> {
    let source = std::fs::read_to_string(run::root().join("extension/manifest.json"))?;
    oldest(&serde_json::from_str(&source)?)
        .context("extension/manifest.json: gecko.strict_min_version is not a version")
}

fn oldest(manifest: &Value) -> Option<u32> {
    let version = manifest["browser_specific_settings"]["gecko"]["strict_min_version"].as_str()?;
    version.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = r#"{
        "permissions": ["storage"],
        "host_permissions": ["https://manage.statuspage.io/*"],
        "background": {"service_worker": "b.js", "scripts": ["b.js"], "type": "module"},
        "browser_specific_settings": {"gecko": {"id": "x@y"}}
    }"#;

    fn read(browser: Browser) -> Value {
        serde_json::from_str(&for_browser(SOURCE, browser, "1.2.3").unwrap_or_default())
            .unwrap_or_default()
    }

    #[test]
    fn each_browser_gets_its_own_background() {
        assert_eq!(
            read(Browser::Chrome)["background"],
            json!({"service_worker": "b.js", "type": "module"})
        );
        assert_eq!(
            read(Browser::Firefox)["background"],
            json!({"scripts": ["b.js"], "type": "module"})
        );
        assert_eq!(read(Browser::Chrome)["version"], "1.2.3");
        assert!(read(Browser::Chrome)["browser_specific_settings"].is_null());
    }

    #[test]
    fn the_oldest_firefox_is_told() {
        let gecko = |version| {
            oldest(
                &json!({"browser_specific_settings": {"gecko": {"strict_min_version": version}}}),
            )
        };
        assert_eq!(gecko(json!("142.0")), Some(142));
        assert_eq!(gecko(json!(null)), None);
    }

    #[test]
    fn a_new_permission_is_refused() {
        let more = SOURCE.replace(r#"["storage"]"#, r#"["storage", "tabs"]"#);
        assert!(for_browser(&more, Browser::Chrome, "1.2.3").is_err());
    }
}
