//! Opens one address of the replica and says what the guard shows there.

use anyhow::Result;
use e2e::browser::{Browser, Setup};
use e2e::guard::Guard;
use e2e::options::Look;
use e2e::person::Person;
use e2e::server::Server;

pub fn look(options: &Look, server: &Server) -> Result<()> {
    let setup = Setup {
        dark: options.dark,
        zone: options.zone.clone(),
        ..Setup::new(options.browser)?
    };
    let browser = Browser::start(&setup, server)?;
    browser.open(&options.path)?;
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
    for (field, text) in &options.fills {
        let seen = guard.after(|| person.pastes(field, text))?;
        println!("with {field} {text}: {}", seen.lines());
    }
    for selector in &options.presses {
        // A part that only opens is no new check.
        let seen = match selector.ends_with("summary") {
            true => guard.press(selector).and_then(|()| guard.look())?,
            false => guard.after(|| guard.press(selector))?,
        };
        println!("after {selector}: {}\n{}", seen.text(), seen.lines());
    }
    if let Some(file) = &options.shot {
        std::fs::write(file, browser.session.screenshot()?)?;
        println!("{}", file.display());
    }
    Ok(())
}
