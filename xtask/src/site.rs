//! The replica of the management screens, built from `www/` into `target/www`.

use crate::{npm, run};
use anyhow::Result;
use std::path::PathBuf;

pub fn build() -> Result<PathBuf> {
    let source = run::root().join("www");
    let out = run::target().join("www");
    let stamp = out.join("stamp");
    let mut parts = vec![std::fs::read(std::env::current_exe()?)?];
    for file in run::files(&source)? {
        parts.push(file.to_string_lossy().as_bytes().to_vec());
        parts.push(std::fs::read(source.join(file))?);
    }
    let made_from = run::digest(parts.iter().map(Vec::as_slice));
    if std::fs::read_to_string(&stamp).is_ok_and(|old| old == made_from) {
        return Ok(out);
    }
    let modules = npm::modules(&source)?;
    run::run(
        npm::node()?
            .arg(source.join("build.mjs"))
            .arg(&modules)
            .arg(&out),
    )?;
    run::write(&stamp, made_from)?;
    Ok(out)
}
