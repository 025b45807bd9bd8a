//! Work in real browsers, run by `cargo xtask`, which says in the environment where everything is.

mod bench;
mod demo;
mod drift;
mod fixes;
#[path = "../../fixture/mod.rs"]
mod fixture;
mod look;
mod pages;
mod record;
mod scenarios;

use anyhow::{Result, bail};
use e2e::browser::{Kind, path};
use e2e::server::{Mount, Server};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let Err(error) = dispatch(&arguments) {
        eprintln!("e2e: {error:#}");
        std::process::exit(1);
    }
}

fn dispatch(arguments: &[String]) -> Result<()> {
    let site = path("E2E_SITE")?;
    let server = Server::start([
        Mount::strict("kctbh9vrtdwd", site.join("react")),
        Mount::strict("w3p9xq5zt7mr", site.join("plain")),
    ])?;
    match arguments.split_first() {
        Some((word, rest)) if word == "bench" => bench::bench(&browsers(rest)?.0, &server),
        Some((word, rest)) if word == "demo" => demo::demo(rest, &server),
        Some((word, rest)) if word == "look" => look::look(rest, &server),
        Some((word, rest)) if word == "drift" => drift::drift(rest, &server),
        Some((word, rest)) if word == "pages" => pages::pages(rest, &server),
        Some((word, rest)) if word == "record" => record::record(rest, &server),
        Some((word, rest)) if word == "scenarios" => scenarios(rest, &server),
        _ => bail!("nothing to do"),
    }
}

/// Those whose name holds the words.
fn scenarios(arguments: &[String], server: &Server) -> Result<()> {
    let (kinds, wanted) = browsers(arguments)?;
    let (passed, failed) = scenarios::play(&kinds, &wanted, server)?;
    println!("{passed} passed, {failed} failed");
    if failed > 0 {
        std::process::exit(1);
    }
    Ok(())
}

/// `[--browser B] [WORDS…]`
fn browsers(arguments: &[String]) -> Result<(Vec<Kind>, String)> {
    let mut kinds = vec![Kind::Chromium, Kind::Firefox];
    let mut rest: Vec<&str> = Vec::new();
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--browser" => kinds = vec![Kind::named(words.next().map_or("", String::as_str))?],
            option if option.starts_with("--") => bail!("`{option}` is not known here"),
            other => rest.push(other),
        }
    }
    Ok((kinds, rest.join(" ")))
}
