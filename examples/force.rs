//! What every clause of a draft commits whom to: `force` for the corpus, `force FILE` for a file.
#![allow(clippy::print_stderr)]

use std::io::{IsTerminal, Write};
use std::process::ExitCode;

use travaux::render::Style;
use travaux::{Force, read};

const DRAFT: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/corpus/families/harbour-declaration/draft-4.md");

fn main() -> ExitCode {
    let files: Vec<String> = std::env::args().skip(1).collect();
    let file = match files.as_slice() {
        [] => DRAFT,
        [file] if !file.starts_with("--") => file,
        _ => {
            eprintln!("usage: force [FILE]");
            return ExitCode::from(2);
        }
    };
    match read::path(file) {
        Ok(draft) => {
            let color = std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
            let force = Force::new(&draft);
            // a pager that has read enough closes the pipe
            let _ = write!(std::io::stdout(), "{}", force.styled(Style::new().color(color)));
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}
