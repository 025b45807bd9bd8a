//! The replica of the REST API as a program of its own.

use crate::run;
use anyhow::{Context, Result};
use std::{
    io::{BufRead, BufReader},
    process::{Child, ChildStdout, Command, Stdio},
};

/// Where it is served if nothing else is said.
pub const PORT: u16 = 8117;

/// Serves it until it is stopped.
pub fn serve(port: u16) -> Result<()> {
    run::run(&mut replica(port)?)
}

/// The replica beside something that needs it; dropped, it is stopped.
pub struct Replica {
    process: Child,
    /// Kept open: a program that prints into a closed pipe ends.
    output: BufReader<ChildStdout>,
}

impl Replica {
    /// It is there when this returns.
    pub fn start(port: u16) -> Result<Self> {
        let mut process = replica(port)?
            .stdout(Stdio::piped())
            .spawn()
            .context("cannot start the replica of the API")?;
        let pipe = process.stdout.take().context("no output")?;
        let mut replica = Self {
            process,
            output: BufReader::new(pipe),
        };
        let mut line = String::new();
        replica.output.read_line(&mut line)?;
        anyhow::ensure!(!line.is_empty(), "the replica of the API is not served");
        Ok(replica)
    }
}

impl Drop for Replica {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

/// The program itself, so that there is one process to stop.
fn replica(port: u16) -> Result<Command> {
    let mut command = Command::new(run::program("bin", "api-replica")?);
    command.args(["--port", &port.to_string()]);
    Ok(command)
}
