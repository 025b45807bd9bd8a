//! `cargo xtask …`: the only automation there is. It holds no logic of the product.

mod api;
mod bench_times;
mod browsers;
mod build;
mod dist;
mod docs;
mod fixture;
mod manifest;
mod new_rule;
mod notices;
mod npm;
// The options of the program of tests/e2e, most of which it reads itself.
#[path = "../../tests/e2e/src/options.rs"]
#[allow(dead_code)]
mod options;
mod pages;
mod run;
mod site;
mod size;
mod test;
mod tools;
mod work;

use anyhow::Result;
use clap::Parser;
use options::InBrowsers;
use std::path::PathBuf;

/// Everything that is done with this repository
///
/// Tools that are missing are installed by apt, cargo or npm where that can be done without asking (as root on
/// Debian); elsewhere the line to type is printed.
#[derive(Parser)]
#[command(
    name = "cargo xtask",
    bin_name = "cargo xtask",
    subcommand_required = true,
    arg_required_else_help = true
)]
enum Task {
    /// The unpacked extension, in target/extension/{chrome,firefox}
    Build {
        /// Quick to build; not optimised
        #[arg(long)]
        dev: bool,
    },
    /// The zips for the stores and SHA256SUMS, in dist/
    Dist,
    /// Writes everything that is generated: the rules in README.md and docs/rules.md, the schemas of policies, what the
    /// settings page displays of the rules, and the third-party notices
    #[command(alias = "docs")]
    Bless,
    /// A replica of Statuspage's REST API on this machine, which misbehaves on request
    Api {
        #[arg(long, default_value_t = api::PORT)]
        port: u16,
    },
    /// A new rule: its file with examples, its line in the list, its row among the scenarios
    NewRule {
        /// As it is called everywhere, such as title-has-client
        id: String,
    },
    /// Sizes against their bounds
    Size,
    /// What needs no browser and takes under two minutes: format, lints, native tests without drift, documentation
    Check,
    /// Everything that is checked, or some steps of it
    #[command(after_help = test::steps())]
    Test {
        /// Only steps whose name holds these words
        words: Vec<String>,
    },
    #[command(flatten)]
    InBrowsers(InBrowsers),
    /// A page opened and a letter typed in the shipped wasm: time, memory
    BenchWasm,
    /// The same in instructions; more by a tenth than reached is refused
    Work,
    /// Other weights of the evidence by which fields are found, on the recorded pages and their drift: what each would
    /// change
    Fit,
    /// Our reader of times, as wasm, beside chrono-node in one run
    BenchTimes {
        /// Messages to read, in lines {"name", "body", "lang", "now"}
        #[arg(default_value = bench_times::MESSAGES)]
        file: PathBuf,
    },
    /// A fixture page made of a page report, in tests/pages
    Fixture {
        report: PathBuf,
        /// Letters and digits; the report's name without it
        name: Option<String>,
    },
}

fn main() {
    if let Err(error) = run(Task::parse()) {
        eprintln!("xtask: {error:#}");
        std::process::exit(1);
    }
}

fn run(task: Task) -> Result<()> {
    match task {
        Task::Build { dev: false } => build::build(build::Profile::Release).map(drop),
        Task::Build { dev: true } => build::build(build::Profile::Dev).map(drop),
        Task::Dist => dist::dist(),
        Task::Bless => docs::docs(false),
        Task::Check => test::check(),
        Task::Api { port } => api::serve(port),
        Task::NewRule { id } => new_rule::new_rule(&id),
        Task::Size => size::size(),
        Task::Test { words } => test::test(&words.join(" ")),
        Task::InBrowsers(InBrowsers::Drift(drift)) if !drift.live => pages::drift(&drift),
        Task::InBrowsers(InBrowsers::Look(look)) if !look.why.is_empty() => pages::why(&look.why),
        Task::InBrowsers(work) => browsers::start(&work),
        Task::BenchWasm => work::bench_wasm(),
        Task::Work => work::work(),
        Task::Fit => pages::fit(),
        Task::BenchTimes { file } => bench_times::bench_times(&file),
        Task::Fixture { report, name } => fixture::fixture(&report, name.as_deref()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn tasks_and_options_fit_together() {
        Task::command().debug_assert();
    }

    #[test]
    fn options_of_living_pages_need_live() {
        let is_known = |words: &str| {
            let words = format!("xtask drift {words}");
            Task::try_parse_from(words.split_whitespace()).is_ok()
        };
        assert!(is_known("--seeds 2 --from 3 --show 4"));
        assert!(is_known(
            "--live --browser chrome --mutants 2 --from 3 --kind twins"
        ));
        assert!(!is_known("--mutants 2"));
        assert!(!is_known("--browser chrome"));
        assert!(!is_known("--live --seeds 2"));
    }
}
