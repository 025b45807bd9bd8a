//! The replica with the guard at work on it: in a window where there is a display, else as a short
//! scripted visit that is told as text and screenshots.

use anyhow::{Context, Result};
use e2e::browser::{Browser, Kind, Setup, path};
use e2e::guard::{Guard, Seen};
use e2e::options::Demo;
use e2e::person::Person;
use e2e::server::Server;
use std::path::PathBuf;

const CREATE: &str = "/pages/kctbh9vrtdwd/incidents/new-scheduled-maintenance";
const LIST: &str = "/pages/kctbh9vrtdwd/incidents";

/// Wide enough for the form and the panel beside it.
const SIZE: (u32, u32) = (1440, 1000);

pub fn demo(options: &Demo, server: &Server) -> Result<()> {
    if options.headless || !has_display() {
        visit(options.browser, server)
    } else {
        window(options.browser, server)
    }
}

fn has_display() -> bool {
    !cfg!(target_os = "linux")
        || ["DISPLAY", "WAYLAND_DISPLAY"]
            .iter()
            .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

/// A window that stays until the person is done.
fn window(kind: Kind, server: &Server) -> Result<()> {
    let setup = Setup {
        window: true,
        size: SIZE,
        ..Setup::new(kind)?
    };
    let browser = Browser::start(&setup, server)?;
    browser.open(CREATE)?;
    println!(
        "{} {} shows the replica with the guard on it. The plain form is at {}",
        kind.name(),
        browser.version(),
        browser.address("/pages/w3p9xq5zt7mr/incidents/new-scheduled-maintenance")
    );
    let guard = Guard {
        session: &browser.session,
    };
    match guard.until("the guard showed itself", |seen| seen.revision() > 0) {
        Ok(seen) => print!("{}", seen.lines()),
        Err(_) => println!("{}", no_guard(kind)),
    }
    println!("Press Enter here to close it.");
    // Without a terminal it ends when its input does.
    std::io::stdin().read_line(&mut String::new())?;
    Ok(())
}

/// What to do where the browser took no unpacked extension from the command line.
fn no_guard(kind: Kind) -> String {
    let folder = Setup::new(kind)
        .ok()
        .and_then(|setup| setup.extension)
        .unwrap_or_default();
    match kind {
        Kind::Chromium => format!(
            "The guard is not there: branded Chrome takes no extension from the command line. Open \
             chrome://extensions in this window, switch on “Developer mode”, choose “Load unpacked” and \
             the folder {}, then reload the page. Chromium needs none of this.",
            folder.display()
        ),
        Kind::Firefox => format!(
            "The guard is not there. Open about:debugging#/runtime/this-firefox, choose “Load Temporary \
             Add-on” and the file {}, then reload the page.",
            folder.join("manifest.json").display()
        ),
    }
}

/// What a person might do, step by step.
fn visit(kind: Kind, server: &Server) -> Result<()> {
    println!(
        "There is no display, so this is a scripted visit in {}.",
        kind.name()
    );
    let setup = Setup {
        size: SIZE,
        ..Setup::new(kind)?
    };
    let browser = Browser::start(&setup, server)?;
    let guard = Guard {
        session: &browser.session,
    };
    let person = Person {
        session: &browser.session,
    };
    let mut album = Album::new(kind)?;

    browser.open(CREATE)?;
    let seen = guard
        .until("the guard showed itself", |seen| !seen.rules().is_empty())
        .with_context(|| no_guard(kind))?;
    album.show("The form is opened", &seen, &browser)?;

    person.writes("Maintenance name", "Conveyor update at Ashby")?;
    person.writes(
        "Message",
        "We update the conveyors on [Date], from 10pm EST.",
    )?;
    person.sets_status("Verifying")?;
    person.clicks("Fernhill Ashby")?;
    person.clicks("Oakline Dunmore")?;
    let seen = guard.until("the mistakes are found", |seen| {
        seen.finds("one-client") && seen.finds("never-verifying")
    })?;
    album.show(
        "Two clients, a local time, a placeholder, Verifying",
        &seen,
        &browser,
    )?;

    person.clicks("Oakline Dunmore")?;
    person.sets_status("Scheduled")?;
    guard.until("one client is left", |seen| !seen.finds("one-client"))?;
    guard.press("button[data-template]")?;
    let seen = guard.until("the template is in", |seen| {
        seen.undo() && !seen.finds("template-used")
    })?;
    album.show(
        "One client; the template inserted with one click",
        &seen,
        &browser,
    )?;
    println!(
        "The message now:\n  {}\n",
        person.value("Message")?.replace('\n', "\n  ")
    );

    browser.open(&format!("{LIST}/new"))?;
    let seen = guard.until("wrong-screen fires", |seen| seen.finds("wrong-screen"))?;
    album.show("The wrong screen", &seen, &browser)?;

    println!("Screenshots:");
    for file in album.files {
        println!("  {}", file.display());
    }
    Ok(())
}

struct Album {
    folder: PathBuf,
    files: Vec<PathBuf>,
}

impl Album {
    fn new(kind: Kind) -> Result<Self> {
        let folder = path("E2E_OUT")?.join(format!("demo-{}", kind.name()));
        std::fs::create_dir_all(&folder)?;
        Ok(Self {
            folder,
            files: Vec::new(),
        })
    }

    fn show(&mut self, title: &str, seen: &Seen, browser: &Browser) -> Result<()> {
        let file = self.folder.join(format!("{}.png", self.files.len() + 1));
        std::fs::write(&file, browser.session.screenshot()?)?;
        self.files.push(file);
        println!("\n{}. {title}\n{}", self.files.len(), seen.lines());
        Ok(())
    }
}
