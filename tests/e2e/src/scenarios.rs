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
mod network;
mod noticed;
mod on_screens;
mod open_groups;
mod others;
mod page;
mod panel;
mod procedures;
mod quiet;
mod rules;
mod set_aside;
mod set_up;
mod settings;
mod teach;
mod templates;
mod writing;
mod zones;

pub use hostile::FORM;

use anyhow::{Result, ensure};
use e2e::browser::{Browser, Kind, Setup, path};
use e2e::guard::Guard;
use e2e::person::Person;
use e2e::server::Server;
use std::time::Instant;

pub const REACT: &str = "/pages/kctbh9vrtdwd";
pub const PLAIN: &str = "/pages/w3p9xq5zt7mr";
pub const CREATE: &str = "/incidents/new-scheduled-maintenance";

/// One open browser, and who acts and looks in it.
pub struct Scene<'a> {
    pub browser: &'a Browser,
    pub server: &'a Server,
    pub guard: Guard<'a>,
    pub person: Person<'a>,
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
    all.extend(on_screens::scenarios());
    all.extend(open_groups::scenarios());
    all.extend(procedures::scenarios());
    all.extend(others::scenarios());
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
pub fn play(kinds: &[Kind], wanted: &str, server: &Server) -> Result<(usize, usize)> {
    let chosen = chosen(wanted)?;
    let results: Vec<Result<(usize, usize)>> = std::thread::scope(|scope| {
        let running: Vec<_> = kinds
            .iter()
            .map(|kind| scope.spawn(|| play_in(*kind, &chosen, server)))
            .collect();
        running
            .into_iter()
            .map(|one| one.join().unwrap_or(Ok((0, 1))))
            .collect()
    });
    let mut total = (0, 0);
    for result in results {
        let (passed, failed) = result?;
        total.0 += passed;
        total.1 += failed;
    }
    Ok(total)
}

fn play_in(kind: Kind, chosen: &[Scenario], server: &Server) -> Result<(usize, usize)> {
    let mut browser = Browser::start(&Setup::new(kind)?, server)?;
    let (mut passed, mut failed) = (0, 0);
    for one in chosen {
        let start = Instant::now();
        let mut played = play_one(one, &browser, server);
        if played.as_ref().is_err_and(is_driver_hung) {
            println!(
                "{:<8} again {}: the driver did not answer, so a new browser plays it",
                kind.name(),
                one.name
            );
            browser = Browser::start(&Setup::new(kind)?, server)?;
            played = play_one(one, &browser, server);
        }
        let seconds = start.elapsed().as_secs_f32();
        match played {
            Ok(()) => {
                passed += 1;
                println!("{:<8} ok    {} ({seconds:.1} s)", kind.name(), one.name);
            }
            Err(error) => {
                failed += 1;
                println!(
                    "{:<8} FAIL  {} ({seconds:.1} s): {error:#}",
                    kind.name(),
                    one.name
                );
                shoot(&browser, &one.name);
                // What it left behind must not fail the next one.
                browser = Browser::start(&Setup::new(kind)?, server)?;
            }
        }
    }
    Ok((passed, failed))
}

fn play_one(scenario: &Scenario, browser: &Browser, server: &Server) -> Result<()> {
    let session = &browser.session;
    (scenario.play)(&Scene {
        browser,
        server,
        guard: Guard { session },
        person: Person { session },
    })
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
