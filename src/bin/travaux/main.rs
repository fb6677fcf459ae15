//! `travaux`, the library as a program: what became of every clause of a text, what its changes do, which
//! ideas it names, where its words come from.

mod arguments;
mod commands;
mod context;
mod exit;
mod files;
mod formats;
mod git;
mod inputs;
mod names;
mod output;
mod pages;
mod progress;
mod schemes;
mod tables;

use std::io::Write;
use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    let arguments = arguments::Arguments::parse();
    match commands::run(&arguments) {
        Ok(exit) => exit.into(),
        Err(failure) => {
            // there is nobody left to tell if this fails too
            let _ = writeln!(std::io::stderr(), "{failure}");
            exit::COULD_NOT_RUN.into()
        }
    }
}
