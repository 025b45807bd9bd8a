//! What the build refuses.

use super::*;

#[track_caller]
fn refuses(line: &str, expected: Option<&str>) {
    assert_eq!(first_call(line, &REFUSED), expected, "{line}");
}

#[test]
fn code_from_text_is_found() {
    refuses("const f = new Function('return this');", Some("Function("));
    refuses("window.eval(text)", Some("eval("));
    refuses("node.innerHTML = text", Some(".innerHTML"));
    refuses("const onRetrieval = retrieval(isFunction(f));", None);
    refuses("node.textContent = text", None);
}

/// A folder as wasm-bindgen and the bundler leave it, with a file more or another.
fn assembled(name: &str, file: &str, text: &str) -> Result<PathBuf> {
    let folder =
        std::env::temp_dir().join(format!("statuspage-guard-{}-{name}", std::process::id()));
    let module = folder.join("module");
    for part in ["guard.js", "guard_bg.wasm", "content.js"] {
        run::write(&module.join(part), "")?;
    }
    run::write(&module.join(file), text)?;
    let out = folder.join("out");
    let result = assemble(Browser::Chrome, &module, &out).map(|()| out);
    if result.is_err() {
        std::fs::remove_dir_all(folder)?;
    }
    result
}

#[test]
fn an_extension_that_breaks_a_promise_is_not_assembled() {
    for (number, word) in REFUSED.iter().chain(&ASKING).enumerate() {
        let script = format!("const a = 1;\n({word})");
        assert!(
            assembled(&format!("code{number}"), "content.js", &script).is_err(),
            "{word}"
        );
    }
    assert!(assembled("snippets", "snippets/a.js", "").is_err());
    assert!(assembled("other", "guard.js", "window.eval(text)").is_err());
}

#[test]
fn what_is_assembled_has_its_licences_and_the_manifest_of_its_browser() -> Result<()> {
    let out = assembled("whole", "guard.js", "export default 1;")?;
    let read = |file: &str| std::fs::read_to_string(out.join(file));
    for file in notices::LICENCES {
        assert!(read(file)?.len() > 500, "{file}");
    }
    let own = std::fs::read_to_string(run::root().join("extension/manifest.json"))?;
    let expected = manifest::for_browser(&own, Browser::Chrome, &package_version()?)?;
    assert_eq!(read("manifest.json")?, expected);
    std::fs::remove_dir_all(out.parent().context("no folder")?)?;
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
