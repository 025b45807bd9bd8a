//! What is handed out: a zip for each store, the same to the byte wherever it is made.

use crate::build::{self, Browser, Profile};
use crate::run;
use anyhow::{Result, ensure};
use std::io::{Cursor, Write};
use std::path::Path;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

/// From 10 on, `zip` has zopfli pack, in one round more for each level; after five nothing is gained any more.
const ZOPFLI_LEVEL: i64 = 14;

/// Bytes. More than any file has: in pieces, each would be packed for itself.
const WHOLE_FILE: usize = 8 * 1024 * 1024;

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
    archive(files)
}

/// Every byte of it follows from names and contents.
fn archive(mut files: Vec<(String, Vec<u8>)>) -> Result<Vec<u8>> {
    files.sort();
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(ZOPFLI_LEVEL))
        .with_zopfli_buffer(Some(WHOLE_FILE))
        // 1 January 1980, the first day that a zip file can say.
        .last_modified_time(DateTime::default())
        // Whatever this machine's system is.
        .system(System::Unix)
        .unix_permissions(0o644);
    for (name, content) in &files {
        archive.start_file(name.as_str(), options)?;
        archive.write_all(content)?;
    }
    Ok(archive.finish()?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;
    use zip::ZipArchive;

    #[test]
    fn an_archive_follows_from_names_and_contents_alone() -> Result<()> {
        let file = |name: &str| (name.to_owned(), name.repeat(99).into_bytes());
        let one = archive(vec![file("b/c.js"), file("b.js"), file("a.json")])?;
        let two = archive(vec![file("a.json"), file("b/c.js"), file("b.js")])?;
        assert_eq!(one, two);

        let mut archive = ZipArchive::new(Cursor::new(one))?;
        let names = archive
            .file_names()
            .map(|name| Ok(name?.into_owned()))
            .collect::<Result<Vec<String>>>()?;
        assert_eq!(names, ["a.json", "b.js", "b/c.js"]);
        for name in names {
            let entry = archive.by_name(&name)?;
            assert_eq!(entry.last_modified(), Some(DateTime::default()), "{name}");
            assert_eq!(entry.unix_mode(), Some(0o100_644), "{name}");
            assert!(entry.compressed_size() < entry.size(), "{name}");
            assert_eq!(std::io::read_to_string(entry)?, name.repeat(99));
        }
        Ok(())
    }
}
