//! `cargo xtask …`: the only automation there is. It holds no logic of the product.

mod bench_times;
mod browsers;
mod build;
mod dist;
mod docs;
mod fixture;
mod manifest;
mod notices;
mod npm;
mod pages;
mod run;
mod site;
mod size;
mod test;
mod tools;
mod work;
mod zip;

use anyhow::{Result, bail};

const HELP: &str = "\
cargo xtask demo [--browser B] [--headless]
                                          a replica of Statuspage's screens with the guard on it
cargo xtask build [--dev]                 the unpacked extension, in target/extension/{chrome,firefox}
cargo xtask dist                          the zips for the stores and SHA256SUMS, in dist/
cargo xtask docs                          the rules in README.md and docs/rules.md, and the third-party notices
cargo xtask size                          sizes against their bounds
cargo xtask test [STEP]                   everything that is checked
cargo xtask e2e [--browser B] [WORDS]     the scenarios in real browsers whose name holds the words
cargo xtask bench [--browser B]           start, keystroke and heap, measured in real browsers
cargo xtask look [--browser B] [--zone Z] [--dark] [--fill FIELD=TEXT] [--press SELECTOR] [--shot F] [PATH]
                                          what the guard says on a page of the replica
cargo xtask record [PAGE...]              what both browsers show of the fixture pages, into tests/outlines
cargo xtask pages [--browser B] [--page P] [--shots FOLDER]
                                          every fixture page in real browsers with the extension
cargo xtask drift [--seeds N] [--from SEED] [--show N]
                                          the recorded pages changed in every way, and how they are read
cargo xtask drift --live [--browser B] [--mutants N] [--from N] [--page P] [--kind K]
                                          the same with the living pages and the real extension
cargo xtask bench-wasm                    a page opened and a letter typed in the shipped wasm: time, memory
cargo xtask work                          the same in instructions; more by a tenth than reached is refused
cargo xtask bench-times [FILE]            our reader of times, as wasm, beside chrono-node in one run
cargo xtask fixture REPORT [NAME]         a fixture page made of a page report, in tests/pages
cargo xtask help                          this

Tools that are missing are installed by apt, cargo or npm where that can be done without asking
(as root on Debian); elsewhere the line to type is printed.";

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let Err(error) = dispatch(&arguments) {
        eprintln!("xtask: {error:#}");
        std::process::exit(1);
    }
}

fn dispatch(arguments: &[String]) -> Result<()> {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["build"] => build::build(build::Profile::Release).map(drop),
        ["build", "--dev"] => build::build(build::Profile::Dev).map(drop),
        ["bench-times", rest @ ..] => bench_times::bench_times(rest),
        ["bench-wasm"] => work::bench_wasm(),
        ["work"] => work::work(),
        ["dist"] => dist::dist(),
        ["docs"] => docs::docs(false),
        ["size"] => size::size(),
        ["test"] => test::test(""),
        ["test", step] => test::test(step),
        ["demo", rest @ ..] => {
            let which = browsers::Which::of(rest, browsers::Which::Chromium);
            run::run(browsers::e2e(which)?.arg("demo").args(rest))
        }
        ["bench", rest @ ..] => {
            let which = browsers::Which::of(rest, browsers::Which::Both);
            run::run(browsers::e2e(which)?.arg("bench").args(rest))
        }
        ["look", rest @ ..] => {
            let which = browsers::Which::of(rest, browsers::Which::Chromium);
            run::run(browsers::e2e(which)?.arg("look").args(rest))
        }
        ["record", rest @ ..] => pages::record(rest),
        ["pages", rest @ ..] => pages::live(rest),
        ["drift", rest @ ..] => pages::drift(rest),
        ["e2e", rest @ ..] => {
            let which = browsers::Which::of(rest, browsers::Which::Both);
            run::run(pages::e2e(which)?.arg("scenarios").args(rest))
        }
        ["fixture", rest @ ..] => fixture::fixture(rest),
        [] | ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            Ok(())
        }
        other => bail!("`{}` is not a task\n\n{HELP}", other.join(" ")),
    }
}
