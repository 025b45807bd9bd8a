//! What the build refuses.

use super::*;
use tempfile::TempDir;

#[track_caller]
fn refuses(line: &str, expected: Option<&str>) {
    assert_eq!(first_call(line, &REFUSED), expected, "{line}");
}

#[test]
fn code_from_text_is_found() {
    refuses("const f = new Function('return this');", Some("Function("));
    refuses("window.eval(text)", Some("eval("));
    refuses("window.eval (text)", Some("eval("));
    refuses("node.innerHTML = text", Some(".innerHTML"));
    refuses("const onRetrieval = retrieval(isFunction(f));", None);
    refuses("node.textContent = text", None);
}

/// The extension out of a folder as wasm-bindgen and the bundler leave it, with a file more or another.
fn assembled(file: &str, text: &str) -> Result<TempDir> {
    let (parts, out) = (TempDir::new()?, TempDir::new()?);
    for part in made_files() {
        run::write(&parts.path().join(part), "")?;
    }
    run::write(&parts.path().join(file), text)?;
    assemble(Browser::Chrome, parts.path(), out.path())?;
    Ok(out)
}

#[track_caller]
fn is_refused(file: &str, text: &str, because: &str) {
    let problem =
        assembled(file, text).map_or_else(|error| format!("{error:#}"), |_| String::new());
    assert!(problem.contains(because), "{text}: {problem}");
}

#[test]
fn an_extension_that_breaks_a_promise_is_not_assembled() {
    for word in REFUSED.iter().chain(&ASKING) {
        let script = format!("const a = 1;\n({word})");
        is_refused("content.js", &script, &format!("content.js:2: `{word}`"));
    }
    is_refused("snippets/a.js", "", "snippets");
    is_refused("guard.js", "window.eval(text)", "guard.js:1: `eval(`");
}

#[test]
fn what_is_assembled_has_its_licences_and_the_manifest_of_its_browser() -> Result<()> {
    let out = assembled("guard.js", "export default fetch(url);")?;
    let read = |file: &str| std::fs::read_to_string(out.path().join(file));
    for file in notices::LICENCES {
        assert!(read(file)?.len() > 500, "{file}");
    }
    let own = std::fs::read_to_string(run::root().join("extension/manifest.json"))?;
    let expected = manifest::for_browser(&own, Browser::Chrome, &package_version()?)?;
    assert_eq!(read("manifest.json")?, expected);
    Ok(())
}

#[test]
fn two_versions_of_wasm_bindgen_are_refused() {
    let lock = |tool: &str| {
        let one = |name: &str, version: &str| {
            format!("[[package]]\nname = \"{name}\"\nversion = \"{version}\"\n\n")
        };
        one("wasm-bindgen", "0.2.130") + &one("wasm-bindgen-cli-support", tool)
    };
    assert!(same_bindgen(&lock("0.2.130")).is_ok_and(|version| version == "0.2.130"));
    assert!(same_bindgen(&lock("0.2.129")).is_err());
    assert!(same_bindgen("").is_err());
}
