//! Opens one address of the replica and says what the guard shows there.

use anyhow::Result;
use e2e::browser::{Browser, Kind, Setup};
use e2e::guard::Guard;
use e2e::person::Person;
use e2e::server::Server;
use std::path::Path;

/// `[--browser B] [--zone Z] [--dark] [--fill FIELD=TEXT]… [--press SELECTOR]… [--shot FILE] PATH`
pub fn look(arguments: &[String], server: &Server) -> Result<()> {
    let mut kind = Kind::Chromium;
    let mut shot = None;
    let mut dark = false;
    let mut zone = None;
    let mut fills = Vec::new();
    let mut presses = Vec::new();
    let mut address = "/pages/kctbh9vrtdwd/incidents/new-scheduled-maintenance";
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--browser" => kind = Kind::named(words.next().map_or("", String::as_str))?,
            "--shot" => shot = words.next(),
            "--fill" => fills.extend(words.next().and_then(|fill| fill.split_once('='))),
            "--zone" => zone = words.next().map(|zone| zone.clone().leak() as &str),
            "--press" => presses.extend(words.next()),
            "--dark" => dark = true,
            path => address = path,
        }
    }
    let setup = Setup {
        dark,
        zone,
        ..Setup::new(kind)?
    };
    let browser = Browser::start(&setup, server)?;
    browser.open(address)?;
    let guard = Guard {
        session: &browser.session,
    };
    match guard.until("the guard showed itself", |seen| seen.revision() > 0) {
        Ok(seen) => print!("{}", seen.lines()),
        Err(error) => println!("{error:#}"),
    }
    let person = Person {
        session: &browser.session,
    };
    for (field, text) in fills {
        let seen = guard.after(|| person.pastes(field, text))?;
        println!("with {field} {text}: {}", seen.lines());
    }
    for selector in presses {
        let seen = guard.after(|| guard.press(selector))?;
        println!("after {selector}: {}\n{}", seen.text(), seen.lines());
    }
    if let Some(file) = shot {
        std::fs::write(Path::new(file), browser.session.screenshot()?)?;
        println!("{file}");
    }
    Ok(())
}
