//! An article about a declaration as fifty statements, each decided on the texts and quoted: `article` for a
//! terminal, `article --table` for a table in Markdown.
#![allow(clippy::print_stderr)]

use std::io::{IsTerminal, Write};
use std::process::ExitCode;

use travaux::Error;
use travaux::check::{Checks, Outcome};
use travaux::render::Style;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/corpus/checks/article.toml");

fn main() -> ExitCode {
    let outcome = match decide() {
        Ok(outcome) => outcome,
        Err(error) => {
            eprintln!("{error:#}");
            return ExitCode::FAILURE;
        }
    };
    let color = std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let page = match std::env::args().nth(1).as_deref() {
        Some("--table") => outcome.table().to_string(),
        _ => outcome.styled(Style::new().color(color)).to_string(),
    };
    // a pager that has read enough closes the pipe
    let _ = write!(std::io::stdout(), "{page}");
    ExitCode::SUCCESS
}

fn decide() -> Result<Outcome, Error> {
    // statements, schemes, rosters: all mistakes in them would be told here, each with its line
    let checks = Checks::from_path(FILE)?;
    // each text is read once, mapped once and compared once, whoever asks
    let texts = checks.read_texts()?;
    Ok(checks.run(&texts))
}
