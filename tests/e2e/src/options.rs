//! What is done in real browsers, and its options. `cargo xtask` has the same file for its own command line: it checks
//! and explains them there, and hands the words on to this program as they are.

use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum Kind {
    #[value(alias = "chrome")]
    Chromium,
    Firefox,
}

#[derive(Subcommand)]
pub enum InBrowsers {
    /// A replica of Statuspage's screens with the guard on it
    Demo(Demo),
    /// The scenarios in real browsers
    #[command(alias = "scenarios")]
    E2e(Scenarios),
    /// Start, letters piece by piece, a page of 110,000 nodes and heap, measured in real browsers
    Bench(Bench),
    /// What the guard says on a page of the replica, or with --why how a page of your own is read
    Look(Look),
    /// What both browsers show of the fixture pages, into tests/outlines
    Record(Record),
    /// Every fixture page in real browsers with the extension
    Pages(Pages),
    /// The fixture pages changed in every way, and how they are read: as recorded, or with --live in browsers
    Drift(Drift),
}

impl InBrowsers {
    /// The browsers that are started.
    pub fn kinds(&self) -> Vec<Kind> {
        match self {
            Self::Demo(demo) => vec![demo.browser],
            Self::Look(look) => vec![look.browser],
            Self::E2e(scenarios) => scenarios.browsers.kinds(),
            Self::Bench(bench) => bench.browsers.kinds(),
            Self::Record(_) => kinds(None),
            Self::Pages(pages) => pages.browsers.kinds(),
            Self::Drift(drift) => kinds(drift.browser),
        }
    }
}

#[derive(Args)]
pub struct Browsers {
    /// One browser instead of both
    #[arg(long = "browser", value_name = "BROWSER")]
    only: Option<Kind>,
}

impl Browsers {
    pub fn kinds(&self) -> Vec<Kind> {
        kinds(self.only)
    }
}

pub fn kinds(only: Option<Kind>) -> Vec<Kind> {
    only.map_or(Kind::value_variants().to_vec(), |kind| vec![kind])
}

#[derive(Args)]
pub struct Bench {
    #[command(flatten)]
    pub browsers: Browsers,
    /// Only the part whose name holds these words: start, letters, cold, big page, tasks, heap
    pub words: Vec<String>,
}

#[derive(Args)]
pub struct Demo {
    #[arg(long, value_enum, default_value = "chromium")]
    pub browser: Kind,
    /// A scripted visit told as text and screenshots, also where there is a display
    #[arg(long)]
    pub headless: bool,
}

#[derive(Args)]
pub struct Scenarios {
    #[command(flatten)]
    pub browsers: Browsers,
    /// Only scenarios whose name holds these words
    pub words: Vec<String>,
}

#[derive(Args)]
pub struct Look {
    /// Why each field of a file of HTML is found or not, or one of them: needs no browser
    #[arg(long, value_names = ["PAGE", "FIELD"], num_args = 1..=2, exclusive = true)]
    pub why: Vec<std::ffi::OsString>,
    #[arg(long, value_enum, default_value = "chromium")]
    pub browser: Kind,
    /// The machine's time zone as the browser sees it
    #[arg(long)]
    pub zone: Option<String>,
    #[arg(long)]
    pub dark: bool,
    /// Writes a text into the field with this label; may be said several times
    #[arg(long = "fill", value_name = "FIELD=TEXT", value_parser = filled)]
    pub fills: Vec<(String, String)>,
    /// Presses something of the guard's; may be said several times
    #[arg(long = "press", value_name = "SELECTOR")]
    pub presses: Vec<String>,
    /// Writes a screenshot to this file
    #[arg(long, value_name = "FILE")]
    pub shot: Option<PathBuf>,
    /// The address after the host
    #[arg(default_value = "/pages/kctbh9vrtdwd/incidents/new-scheduled-maintenance")]
    pub path: String,
}

fn filled(words: &str) -> Result<(String, String), &'static str> {
    let (field, text) = words.split_once('=').ok_or("there is no `=` in it")?;
    Ok((field.to_owned(), text.to_owned()))
}

#[derive(Args)]
pub struct Record {
    /// Only these pages
    pub pages: Vec<String>,
}

#[derive(Args)]
pub struct Pages {
    #[command(flatten)]
    pub browsers: Browsers,
    /// Only screens whose name begins so
    #[arg(long, default_value = "", hide_default_value = true)]
    pub page: String,
    /// Writes a screenshot of each screen into this folder
    #[arg(long, value_name = "FOLDER")]
    pub shots: Option<PathBuf>,
}

#[derive(Args)]
pub struct Drift {
    /// In the living pages, with the real extension
    #[arg(long)]
    pub live: bool,
    /// How often each recording is changed in each way
    #[arg(long, default_value_t = 18, conflicts_with = "live")]
    pub seeds: u32,
    /// How many of the pages that are misread are shown
    #[arg(long, default_value_t = 12, conflicts_with = "live")]
    pub show: u32,
    /// The first seed; in living pages the first change
    #[arg(long, default_value_t = 0)]
    pub from: usize,
    /// One browser instead of both
    #[arg(long, value_name = "BROWSER", requires = "live")]
    pub browser: Option<Kind>,
    /// How many changed pages each browser shows, spread over kinds and screens
    #[arg(long, default_value_t = 340, requires = "live")]
    pub mutants: usize,
    /// Only screens whose name begins so
    #[arg(long, default_value = "", hide_default_value = true, requires = "live")]
    pub page: String,
    /// Only this kind of change
    #[arg(long, requires = "live")]
    pub kind: Option<String>,
}
