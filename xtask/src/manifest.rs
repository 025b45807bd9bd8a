//! One manifest, written for each browser: what the other needs would make this one's linter warn.

use crate::{build::Browser, run};
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

const SITE: &str = "https://manage.statuspage.io/*";

/// Where Statuspage's API is, with a key and without: the browser asks a person for them when they press Fetch.
const API: [&str; 2] = ["https://api.statuspage.io/*", "https://*.statuspage.io/*"];

/// What the extension's own pages and its background may load and ask: the extension's own files, and that API.
const POLICY: [&str; 9] = [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self' https://api.statuspage.io https://*.statuspage.io",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
];

/// The parts of which every word is a promise. A permission more switches an installed extension off at its update;
/// a match more lets it see another site; a source more lets it talk to somebody.
fn promised() -> [(&'static str, Value); 5] {
    let script = json!({ "matches": [SITE], "js": ["content.js"], "run_at": "document_idle" });
    [
        ("permissions", json!(["storage"])),
        ("host_permissions", json!([SITE])),
        ("optional_host_permissions", json!(API)),
        ("content_scripts", json!([script])),
        (
            "content_security_policy",
            json!({ "extension_pages": POLICY.join("; ") }),
        ),
    ]
}

/// The rest of what the manifest may have. `web_accessible_resources`, `externally_connectable`, other optional permissions
/// and whatever browsers think of next are not among it.
const OTHERS: [&str; 11] = [
    "action",
    "background",
    "browser_specific_settings",
    "default_locale",
    "description",
    "icons",
    "manifest_version",
    "name",
    "options_ui",
    "storage",
    "version",
];

pub fn for_browser(source: &str, browser: Browser, version: &str) -> Result<String> {
    let mut manifest: Value = serde_json::from_str(source)?;
    let promised = promised();
    for (key, value) in &promised {
        ensure!(manifest[key] == *value, "{key} must be {value}");
    }
    let whole = manifest.as_object_mut().context("not an object")?;
    for key in whole.keys() {
        let is_promised = promised.iter().any(|(name, _)| name == key);
        ensure!(
            is_promised || OTHERS.contains(&key.as_str()),
            "{key} may not be there"
        );
    }
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

    const SOURCE: &str = include_str!("../../extension/manifest.json");

    fn read(browser: Browser) -> Value {
        serde_json::from_str(&for_browser(SOURCE, browser, "1.2.3").unwrap_or_default())
            .unwrap_or_default()
    }

    #[test]
    fn each_browser_gets_its_own_background() {
        assert_eq!(
            read(Browser::Chrome)["background"],
            json!({"service_worker": "background.js", "type": "module"})
        );
        assert_eq!(
            read(Browser::Firefox)["background"],
            json!({"scripts": ["background.js"], "type": "module"})
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

    #[track_caller]
    fn refuses(place: &str, value: Value) {
        let mut manifest: Value = serde_json::from_str(SOURCE).unwrap_or_default();
        let (outer, key) = place.rsplit_once('/').unwrap_or_default();
        match manifest.pointer_mut(outer) {
            Some(Value::Array(list)) => list.push(value),
            Some(Value::Object(map)) => drop(map.insert(key.into(), value)),
            _ => panic!("the manifest has no {outer}"),
        }
        let refused = for_browser(&manifest.to_string(), Browser::Chrome, "1.2.3").is_err();
        assert!(refused, "{manifest}");
    }

    #[test]
    fn more_than_was_promised_is_refused() {
        let other = json!("https://status.example/*");
        refuses("/permissions/-", json!("tabs"));
        refuses("/host_permissions/-", other.clone());
        refuses("/optional_permissions", json!(["tabs"]));
        refuses("/optional_host_permissions", json!([other]));
        refuses("/optional_host_permissions/-", other.clone());
        refuses("/optional_host_permissions/-", json!("<all_urls>"));
        refuses(
            "/content_scripts/-",
            json!({ "matches": [other], "js": ["content.js"] }),
        );
        refuses("/content_scripts/0/matches/-", other.clone());
        refuses("/content_scripts/0/matches", json!([other]));
        refuses("/content_scripts/0/js/-", json!("other.js"));
        refuses("/content_scripts/0/run_at", json!("document_start"));
        refuses("/content_scripts/0/all_frames", json!(true));
        refuses("/content_scripts/0/match_about_blank", json!(true));
        refuses("/content_scripts/0/world", json!("MAIN"));
        refuses(
            "/web_accessible_resources",
            json!([{ "resources": ["guard.js"], "matches": [other] }]),
        );
        refuses("/externally_connectable", json!({ "matches": [other] }));
    }

    #[test]
    fn another_policy_of_the_pages_is_refused() {
        refuses("/content_security_policy", json!({}));
        refuses(
            "/content_security_policy/sandbox",
            json!("sandbox allow-scripts"),
        );
        let place = "/content_security_policy/extension_pages";
        let whole = POLICY.join("; ");
        refuses(place, json!("script-src 'self'; object-src 'self'"));
        refuses(place, json!(format!("{whole}; frame-src https:")));
        for part in POLICY {
            let more = whole.replace(part, &format!("{part} https://status.example"));
            refuses(place, json!(more));
            let less: Vec<&str> = POLICY.into_iter().filter(|other| *other != part).collect();
            refuses(place, json!(less.join("; ")));
        }
    }
}
