//! What a commentary says that a text does, beside what the text does: `audit` for the corpus,
//! `audit COMMENTARY TEXT` for two files.
#![allow(clippy::print_stderr)]

use std::io::{IsTerminal, Write};
use std::process::ExitCode;

use travaux::force::Audit;
use travaux::render::Style;
use travaux::{Error, Force, read};

const CORPUS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/corpus");

fn main() -> ExitCode {
    let files: Vec<String> = std::env::args().skip(1).collect();
    let (commentary, text) = match files.as_slice() {
        [] => (
            format!("{CORPUS}/commentaries/harbour-declaration.txt"),
            format!("{CORPUS}/families/harbour-declaration/draft-4.md"),
        ),
        [commentary, text] => (commentary.clone(), text.clone()),
        _ => {
            eprintln!("usage: audit [COMMENTARY TEXT]");
            return ExitCode::from(2);
        }
    };
    match audit(&commentary, &text) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn audit(commentary: &str, text: &str) -> Result<(), Error> {
    let (commentary, text) = (read::path(commentary)?, read::path(text)?);
    let force = Force::new(&text);
    let audit = Audit::new(&commentary, &force);
    let color = std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    // a pager that has read enough closes the pipe
    let _ = write!(std::io::stdout(), "{}", audit.styled(Style::new().color(color)));
    Ok(())
}
