//! The scenarios, in both browsers with the real extension: one line for each, a screenshot of each
//! that fails. A scenario waits for a state and never for a time.

mod accessible;
mod background;
mod editors;
mod empty;
mod fetch;
mod forged;
mod hostile;
mod kept;
mod life;
mod made;
mod network;
mod noticed;
mod on_screens;
mod open_groups;
mod other_makes;
mod others;
mod page;
mod panel;
mod procedure_cases;
mod procedures;
mod quiet;
mod rules;
mod saved;
mod set_aside;
mod set_up;
mod settings;
mod teach;
mod templates;
mod writing;
mod zones;

pub use hostile::FORM;

use crate::side_by_side::{self, Queue};
use anyhow::{Result, ensure};
use e2e::browser::{Browser, Kind, Setup, path};
use e2e::guard::Guard;
use e2e::person::Person;
use e2e::server::Server;
use serde_json::json;
use std::path::{Path, PathBuf};
use std::time::Instant;

pub const REACT: &str = "/pages/kctbh9vrtdwd";
pub const PLAIN: &str = "/pages/w3p9xq5zt7mr";
/// What clients see, as in www/shared/model.js.
pub const READERS: &str = "/organizations/pickwell/readers";
pub const CREATE: &str = "/incidents/new-scheduled-maintenance";

/// One open browser, and who acts and looks in it.
pub struct Scene<'a> {
    pub browser: &'a Browser,
    pub server: &'a Server,
    pub guard: Guard<'a>,
    pub person: Person<'a>,
    /// For the files that a scenario writes; no browser beside this one has the same.
    pub folder: &'a Path,
}

pub struct Scenario {
    pub name: String,
    pub play: Box<Play>,
}

type Play = dyn Fn(&Scene) -> Result<()> + Sync;

pub fn scenario(
    name: impl Into<String>,
    play: impl Fn(&Scene) -> Result<()> + Sync + 'static,
) -> Scenario {
    Scenario {
        name: name.into(),
        play: Box::new(play),
    }
}

/// A scenario in a browser that remembers nothing yet, and of which nothing is remembered.
fn scenario_from_scratch(
    name: impl Into<String>,
    play: impl Fn(&Scene) -> Result<()> + Sync + 'static,
) -> Scenario {
    scenario(name, move |scene| {
        forget(scene)?;
        play(scene)?;
        forget(scene)
    })
}

/// Empties what the replica and the guard store, and stops the background, which keeps some of it: a hundredth of what a
/// new browser costs.
fn forget(scene: &Scene) -> Result<()> {
    let session = &scene.browser.session;
    // The browser knows it as long as something of the extension runs.
    let popup = scene.browser.extension_page("popup.html")?;
    // A page without a form, so that the guard has nothing more to store.
    scene.browser.open(NO_SCREEN)?;
    session.run("localStorage.clear(); sessionStorage.clear();", json!([]))?;
    session.goto(&popup)?;
    let stored = session.run_async(
        "const { local, session } = chrome.storage;
         Promise.all([local.clear(), session.clear()])
             .then(() => Promise.all([local.get(), session.get()]))
             .then((areas) => arguments[0](areas), (error) => arguments[0](String(error)));",
        json!([]),
    )?;
    ensure!(stored == json!([{}, {}]), "{stored} is still stored");
    if scene.browser.runs_background()? {
        scene.browser.stop_background()?;
    }
    Ok(())
}

/// An address at which the server has nothing.
const NO_SCREEN: &str = "/nothing";

fn all() -> Vec<Scenario> {
    let mut all = rules::scenarios();
    all.extend(writing::scenarios());
    all.extend(editors::scenarios());
    all.extend(page::scenarios());
    all.extend(panel::scenarios());
    all.extend(quiet::scenarios());
    all.extend(empty::scenarios());
    all.extend(hostile::scenarios());
    all.extend(forged::scenarios());
    all.extend(network::scenarios());
    all.extend(noticed::scenarios());
    all.extend(kept::scenarios());
    all.extend(life::scenarios());
    all.extend(made::scenarios());
    all.extend(on_screens::scenarios());
    all.extend(saved::scenarios());
    all.extend(open_groups::scenarios());
    all.extend(procedures::scenarios());
    all.extend(others::scenarios());
    all.extend(other_makes::scenarios());
    all.extend(set_aside::scenarios());
    all.extend(settings::scenarios());
    all.extend(set_up::scenarios());
    all.extend(accessible::scenarios());
    all.extend(fetch::scenarios());
    all.extend(teach::scenarios());
    all.extend(templates::scenarios());
    all.extend(background::scenarios());
    all.extend(zones::scenarios());
    all
}

/// Those whose name holds `wanted`. Where there are none it is a slip: nothing failed because nothing was played.
fn chosen(wanted: &str) -> Result<Vec<Scenario>> {
    let mut all = all();
    all.retain(|one| one.name.contains(wanted));
    ensure!(!all.is_empty(), "no scenario's name holds “{wanted}”");
    Ok(all)
}

/// Plays those whose name holds `wanted` in all the browsers at once; gives passed and failed.
pub fn play(
    kinds: &[Kind],
    wanted: &str,
    serve: impl Fn() -> Result<Server> + Sync,
) -> Result<(usize, usize)> {
    side_by_side::play(kinds, &chosen(wanted)?, |kind, number, queue| {
        let folder = path("E2E_OUT")?.join(format!("{}-{number}", kind.name()));
        std::fs::create_dir_all(&folder)?;
        let player = Player {
            kind,
            server: serve()?,
            folder,
        };
        player.play(queue)
    })
}

/// Plays in one browser after the other, with a server that no other browser asks.
struct Player {
    kind: Kind,
    server: Server,
    folder: PathBuf,
}

impl Player {
    fn start(&self) -> Result<Browser> {
        Browser::start(&Setup::new(self.kind)?, &self.server)
    }

    fn play(&self, queue: Queue<Scenario>) -> Result<(usize, usize)> {
        let mut browser = self.start()?;
        let kind = self.kind.name();
        let (mut passed, mut failed) = (0, 0);
        for one in queue {
            let start = Instant::now();
            let mut played = self.play_one(one, &browser);
            if played.as_ref().is_err_and(is_driver_hung) {
                println!(
                    "{kind:<8} again {}: the driver did not answer, so a new browser plays it",
                    one.name
                );
                browser = self.start()?;
                played = self.play_one(one, &browser);
            }
            let seconds = start.elapsed().as_secs_f32();
            match played {
                Ok(()) => {
                    passed += 1;
                    println!("{kind:<8} ok    {} ({seconds:.1} s)", one.name);
                }
                Err(error) => {
                    failed += 1;
                    println!("{kind:<8} FAIL  {} ({seconds:.1} s): {error:#}", one.name);
                    shoot(&browser, &one.name);
                    // What it left behind must not fail the next one.
                    browser = self.start()?;
                }
            }
        }
        Ok((passed, failed))
    }

    fn play_one(&self, scenario: &Scenario, browser: &Browser) -> Result<()> {
        let session = &browser.session;
        (scenario.play)(&Scene {
            browser,
            server: &self.server,
            guard: Guard { session },
            person: Person { session },
            folder: &self.folder,
        })
    }
}

/// Whether the driver stopped answering, which happens to Chromium's once in a few thousand scenarios and says nothing
/// of the guard: what the guard does wrong is an answer.
fn is_driver_hung(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<ureq::Error>())
        .any(|cause| matches!(cause, ureq::Error::Timeout(_)))
}

fn shoot(browser: &Browser, name: &str) {
    let name: String = name
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { '-' })
        .collect();
    let save = || -> Result<()> {
        let folder = path("E2E_OUT")?;
        std::fs::create_dir_all(&folder)?;
        let file = folder.join(format!("{}-{name}.png", browser.kind.name()));
        std::fs::write(&file, browser.session.screenshot()?)?;
        println!("         {}", file.display());
        Ok(())
    };
    if let Err(error) = save() {
        println!("         no screenshot: {error:#}");
    }
}

#[cfg(test)]
mod tests {
    use super::chosen;

    #[test]
    fn words_that_fit_no_scenario_are_an_error() {
        assert!(chosen("").is_ok_and(|all| all.len() > 50));
        assert!(chosen("hostile").is_ok_and(|all| all.len() > 1));
        assert!(chosen("hostille").is_err());
    }
}
