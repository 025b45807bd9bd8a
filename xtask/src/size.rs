//! Sizes against the bounds that the project holds.

use crate::build::{self, Browser, Profile};
use crate::dist;
use anyhow::{Result, ensure};
use flate2::{Compression, write::GzEncoder};
use std::io::Write;

pub fn size() -> Result<()> {
    let folder = build::build(Profile::Release)?;
    let wasm = std::fs::read(folder.join("chrome/guard_bg.wasm"))?;
    let content = std::fs::read(folder.join("chrome/content.js"))?;
    let mut lines = vec![
        ("wasm".to_owned(), wasm.len(), 300_000),
        ("wasm, gzip".to_owned(), gzip(&wasm)?, 120_000),
        ("content.js".to_owned(), content.len(), 24 * 1024),
    ];
    for browser in Browser::ALL {
        let zip = dist::zipped(&folder.join(browser.name()))?;
        lines.push((format!("zip for {}", browser.name()), zip.len(), 400_000));
    }
    let mut over = 0;
    for (what, bytes, bound) in lines {
        let verdict = if bytes > bound { "OVER" } else { "ok" };
        over += usize::from(bytes > bound);
        println!("{what:<16} {bytes:>8} of {bound:>7} bytes  {verdict}");
    }
    ensure!(over == 0, "{over} over the bound");
    Ok(())
}

fn gzip(bytes: &[u8]) -> Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}
