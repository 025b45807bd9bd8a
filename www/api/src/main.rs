//! Serves the replica of the API until it is stopped.

use api_replica::{BIG_PAGE, KEY, PAGE, Replica, data};
use clap::Parser;
use std::io;

/// A replica of Statuspage's REST API, with the data of www/data.json
#[derive(Parser)]
#[command(
    after_help = "It misbehaves below /with/FAULTS, such as http://127.0.0.1:8117/with/429:7@components*2/v1. \
    Faults: a status, half, not-json, wrong-types, object, slow:MILLISECONDS."
)]
struct Options {
    /// The port of this machine that it serves
    #[arg(long, default_value_t = 8117)]
    port: u16,
}

fn main() -> io::Result<()> {
    let options = Options::parse();
    let pages = [data::example_page(), data::big_page()];
    let replica = Replica::start_with(pages, options.port)?;
    println!(
        "Pages {PAGE} and {BIG_PAGE} with the key {KEY} at {}",
        replica.address("")
    );
    println!("Without a key, the first at {}", replica.public_address());
    loop {
        std::thread::park();
    }
}
