//! Where a text has its words from: `trace` for the corpus, `trace DRAFT SOURCE…` for files, of which the
//! first is traced in the others.
#![allow(clippy::print_stderr)]

use std::io::{IsTerminal, Write};
use std::process::ExitCode;

use travaux::lineage::Lineage;
use travaux::render::Style;
use travaux::{Draft, Error, read};

fn main() -> ExitCode {
    let files: Vec<String> = std::env::args().skip(1).collect();
    if files.len() < 2 {
        eprintln!("usage: trace DRAFT SOURCE…");
        return ExitCode::from(2);
    }
    let drafts: Result<Vec<Draft>, Error> = files.iter().map(read::path).collect();
    let drafts = match drafts {
        Ok(drafts) => drafts,
        Err(error) => {
            eprintln!("{error:#}");
            return ExitCode::FAILURE;
        }
    };
    let color = std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let lineage = Lineage::new(&drafts[1..]);
    let tracing = lineage.trace(&drafts[0]);
    // a pager that has read enough closes the pipe
    let _ = write!(std::io::stdout(), "{}", tracing.styled(Style::new().color(color)));
    ExitCode::SUCCESS
}
