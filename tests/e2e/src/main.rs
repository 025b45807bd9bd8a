//! Work in real browsers, run by `cargo xtask`, which says in the environment where everything is.

mod bench;
mod demo;
mod drift;
mod fixes;
#[path = "../../fixture/mod.rs"]
mod fixture;
mod look;
mod pages;
#[path = "../../support/random.rs"]
mod random;
mod record;
mod scenarios;
mod side_by_side;

use anyhow::Result;
use clap::Parser;
use e2e::browser::path;
use e2e::options::{InBrowsers, Scenarios};
use e2e::server::{Mount, Route, Server};
use scenarios::READERS;

/// Work in real browsers, started by `cargo xtask`
#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    work: InBrowsers,
}

fn main() {
    if let Err(error) = run(&Arguments::parse().work) {
        eprintln!("e2e: {error:#}");
        std::process::exit(1);
    }
}

fn run(work: &InBrowsers) -> Result<()> {
    let server = serve_replica()?;
    match work {
        InBrowsers::Bench(options) => bench::bench(options, &server),
        InBrowsers::Demo(options) => demo::demo(options, &server),
        InBrowsers::Look(options) => look::look(options, &server),
        InBrowsers::Drift(options) => drift::drift(options, &server),
        InBrowsers::Pages(options) => pages::pages(options, &server),
        InBrowsers::Record(options) => record::record(&options.pages, &server),
        InBrowsers::E2e(options) => scenarios(options),
    }
}

/// The replica's screens, React and plain, and what clients see of what was saved there, on a server of their own.
fn serve_replica() -> Result<Server> {
    let site = path("E2E_SITE")?;
    let server = Server::start([
        Mount::strict("kctbh9vrtdwd", site.join("react")),
        Mount::strict("w3p9xq5zt7mr", site.join("plain")),
    ])?;
    for (address, name) in [
        (READERS.to_owned(), "index.html"),
        (format!("{READERS}/readers.js"), "readers.js"),
        (format!("{READERS}/style.css"), "style.css"),
    ] {
        let file = site.join("readers").join(name);
        server.route(&address, Route::strict(file));
    }
    Ok(server)
}

/// Those whose name holds the words.
fn scenarios(options: &Scenarios) -> Result<()> {
    let wanted = options.words.join(" ");
    let (passed, failed) = scenarios::play(&options.browsers.kinds(), &wanted, serve_replica)?;
    println!("{passed} passed, {failed} failed");
    if failed > 0 {
        std::process::exit(1);
    }
    Ok(())
}
