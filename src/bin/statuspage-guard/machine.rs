//! What the engine must not know: the clock, the zones and the files of this machine.

use super::zone_tables::Tables;
use chrono::{DateTime, Datelike};
use statuspage_guard::engine::time::UtcInstant;
use std::io::{ErrorKind, Read, Write};
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

/// The zone tables, with the zone that this machine is set to.
pub fn load_zones() -> Tables {
    Tables {
        local: std::env::var("TZ").ok().filter(|zone| zone.contains('/')),
    }
}

pub fn current_instant() -> UtcInstant {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    DateTime::from_timestamp(since.as_secs() as i64, 0).unwrap_or_default()
}

/// Parses an instant in RFC 3339, with a year of four digits.
pub fn parse_instant(text: &str) -> Result<UtcInstant, String> {
    let at = text
        .parse::<DateTime<chrono::FixedOffset>>()
        .map(|at| at.to_utc())
        .map_err(|error| format!("{text:?} is not a time as RFC 3339 writes it: {error}"))?;
    match is_in_calendar(at) {
        true => Ok(at),
        false => Err(format!("{text:?} is not in the years 1970 to 9999")),
    }
}

/// Outside of these years, sums of dates could leave the range of the calendar.
pub fn is_in_calendar(at: UtcInstant) -> bool {
    (1970..=9999).contains(&at.year())
}

/// The text of a file, or of the standard input for `-`, in UTF-8, or in UTF-16 with a byte order
/// mark.
pub fn read_file(file: &str) -> Result<String, String> {
    if file != "-" && Path::new(file).is_dir() {
        return Err("it is a directory; name a file".into());
    }
    let mut bytes = Vec::new();
    let read = match file {
        "-" => std::io::stdin().read_to_end(&mut bytes).map(|_| ()),
        _ => std::fs::read(file).map(|read| bytes = read),
    };
    read.map_err(|error| error.to_string())?;
    decode_text(bytes).ok_or_else(|| "it is neither UTF-8 nor UTF-16 text".into())
}

/// PowerShell writes UTF-16, and many editors write a byte order mark before UTF-8.
fn decode_text(bytes: Vec<u8>) -> Option<String> {
    let utf_16 = |unit: fn([u8; 2]) -> u16| {
        let (pairs, rest) = bytes[2..].as_chunks::<2>();
        let units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
        String::from_utf16(&units).ok().filter(|_| rest.is_empty())
    };
    match bytes.as_slice() {
        [0xff, 0xfe, ..] => utf_16(u16::from_le_bytes),
        [0xfe, 0xff, ..] => utf_16(u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8(rest.to_vec()).ok(),
        _ => String::from_utf8(bytes).ok(),
    }
}

/// Prints to the standard output. A reader that has closed the pipe is no error, because the exit
/// code still reports the result; output lost to a full disk is one.
pub fn print_output(text: &str) -> Result<(), String> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(format!("the output could not be written: {error}"))
        }
        _ => Ok(()),
    }
}

/// Prints a problem to the standard error, if that is open.
pub fn print_problem(problem: &str) {
    let _ = writeln!(std::io::stderr(), "statuspage-guard: {problem}");
}

#[cfg(test)]
mod tests {
    use super::decode_text;

    #[test]
    fn texts_as_editors_and_shells_write_them() {
        let text = |bytes: &[u8]| decode_text(bytes.to_vec());
        assert_eq!(text(b"{}").as_deref(), Some("{}"));
        assert_eq!(text(b"\xef\xbb\xbf{}").as_deref(), Some("{}"));
        assert_eq!(text(b"\xff\xfe{\0}\0").as_deref(), Some("{}"));
        assert_eq!(text(b"\xfe\xff\0{\0}").as_deref(), Some("{}"));
        assert_eq!(text(b"\xff\xfe{\0}"), None);
        assert_eq!(text(b"caf\xe9"), None);
    }
}
