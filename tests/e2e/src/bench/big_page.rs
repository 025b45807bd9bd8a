//! A page of 110,000 nodes with a form at its end: when the first answer is there, and how long nothing else had a turn.

use super::line;
use super::probe::Notes;
use anyhow::{Result, ensure};
use e2e::browser::{Browser, path};
use e2e::server::{Route, Server};

const NODES: usize = 110_000;
const ROUNDS: usize = 3;
const ADDRESS: &str = "/pages/bench1bigpage/incidents/new-scheduled-maintenance";

pub fn big_page(browser: &Browser, server: &Server) -> Result<()> {
    let file = path("E2E_OUT")?.join("bench").join("big.html");
    std::fs::write(&file, html())?;
    let queries = ["", "?gaps"].map(|query| format!("{ADDRESS}{query}"));
    for address in &queries {
        let policy = None;
        server.route(
            address,
            Route {
                file: file.clone(),
                policy,
            },
        );
    }
    let (mut answers, mut gaps, mut characters) = (Vec::new(), Vec::new(), 0);
    for _ in 0..ROUNDS {
        let notes = visit(browser, &queries[0])?;
        answers.push(notes.first - notes.began);
        characters = notes.characters;
        let longest = visit(browser, &queries[1])?
            .gaps
            .into_iter()
            .fold(0.0, f64::max);
        gaps.push(longest);
    }
    println!("  a page of {NODES} nodes, {characters} characters sent");
    line(
        "  content script begins → first answer",
        &mut answers,
        Some(2000.0),
    );
    line(
        "  the longest without a turn for others",
        &mut gaps,
        Some(50.0),
    );
    Ok(())
}

fn visit(browser: &Browser, address: &str) -> Result<Notes> {
    browser.open(address)?;
    let notes = Notes::wait(browser, |notes| notes.first > 0.0)?;
    ensure!(notes.first > 0.0, "the big page was not answered");
    Ok(notes)
}

/// A table of rows, each eleven nodes, and the form under it.
fn html() -> String {
    let row = |number: usize| {
        let cells: String = ["store", "open", "since 9:00", "Ashby"]
            .map(|word| format!("<td>{word} {number}</td>"))
            .concat();
        format!("<tr>{cells}<td class=\"last\"></td></tr>\n")
    };
    let rows: String = (0..NODES / 11).map(row).collect();
    format!(
        "<!DOCTYPE html><title>Big</title><table>{rows}</table>{}",
        crate::scenarios::FORM
    )
}
