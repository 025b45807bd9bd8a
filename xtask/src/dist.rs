//! What is handed out: a zip for each store, the same to the byte wherever it is made.

use crate::build::{self, Browser, Profile};
use crate::{run, zip};
use anyhow::{Result, ensure};
use std::path::Path;

pub fn dist() -> Result<()> {
    let out = run::root().join("dist");
    let version = build::package_version()?;
    let mut sums = String::new();
    for (browser, bytes) in built_twice()? {
        let name = format!("statuspage-guard-{version}-{}.zip", browser.name());
        sums.push_str(&format!("{}  {name}\n", run::digest([bytes.as_slice()])));
        run::write(&out.join(&name), &bytes)?;
        println!("dist/{name}  {} bytes", bytes.len());
    }
    run::write(&out.join("SHA256SUMS"), &sums)?;
    print!("{sums}");
    Ok(())
}

/// The second time everything after the compiler is made anew.
fn built_twice() -> Result<Vec<(Browser, Vec<u8>)>> {
    let first = zips()?;
    std::fs::remove_file(run::target().join("extension/stamp"))?;
    let second = zips()?;
    for ((browser, one), (_, two)) in first.iter().zip(&second) {
        ensure!(one == two, "two builds for {} differ", browser.name());
    }
    Ok(first)
}

fn zips() -> Result<Vec<(Browser, Vec<u8>)>> {
    let folder = build::build(Profile::Release)?;
    Browser::ALL
        .into_iter()
        .map(|browser| Ok((browser, zipped(&folder.join(browser.name()))?)))
        .collect()
}

pub fn zipped(folder: &Path) -> Result<Vec<u8>> {
    let files = run::files(folder)?
        .into_iter()
        .map(|file| {
            let name = file.to_string_lossy().replace('\\', "/");
            Ok((name, std::fs::read(folder.join(&file))?))
        })
        .collect::<Result<Vec<_>>>()?;
    zip::zip(files)
}
