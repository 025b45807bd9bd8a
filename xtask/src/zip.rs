//! Zip files of which every byte follows from the content: names sorted, time and mode fixed.

use anyhow::{Context, Result};
use flate2::{Compression, Crc, write::DeflateEncoder};
use std::io::Write;

/// 1 January 1980, the first day that a zip file can say.
const DATE: u16 = 0x21;
const VERSION: u16 = 20;
const DEFLATED: u16 = 8;
/// Names are UTF-8.
const FLAGS: u16 = 1 << 11;
/// A regular file that everybody may read, as Unix says it.
const MODE: u32 = 0o100644 << 16;

/// `files` are names with `/` and contents; they are sorted here.
pub fn zip(mut files: Vec<(String, Vec<u8>)>) -> Result<Vec<u8>> {
    files.sort();
    let mut out = Vec::new();
    let mut directory = Vec::new();
    for (name, content) in &files {
        let mut crc = Crc::new();
        crc.update(content);
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(content)?;
        let packed = encoder.finish()?;

        let mut common = Vec::new();
        for half in [VERSION, FLAGS, DEFLATED, 0, DATE] {
            common.extend(half.to_le_bytes());
        }
        for word in [crc.sum(), size(packed.len())?, size(content.len())?] {
            common.extend(word.to_le_bytes());
        }
        common.extend(u16::try_from(name.len())?.to_le_bytes());
        common.extend([0, 0]);

        let offset = size(out.len())?;
        out.extend(b"PK\x03\x04");
        out.extend(&common);
        out.extend(name.as_bytes());
        out.extend(packed);

        directory.extend(b"PK\x01\x02");
        // Made by version 2.0 on Unix.
        directory.extend([20, 3]);
        directory.extend(&common);
        // No comment, first disk, binary.
        directory.extend([0; 6]);
        directory.extend(MODE.to_le_bytes());
        directory.extend(offset.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let count = u16::try_from(files.len())?.to_le_bytes();
    let (start, length) = (size(out.len())?, size(directory.len())?);
    out.extend(directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend(count);
    out.extend(count);
    out.extend(length.to_le_bytes());
    out.extend(start.to_le_bytes());
    out.extend([0, 0]);
    Ok(out)
}

fn size(bytes: usize) -> Result<u32> {
    u32::try_from(bytes).context("too large for a zip file")
}
