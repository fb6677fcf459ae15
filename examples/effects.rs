//! What the changes between two drafts do, to be read aloud: `effects` for the corpus, `effects BEFORE
//! AFTER` for two files; `--json` writes the report for machines instead.
#![allow(clippy::print_stderr)]

use std::io::{IsTerminal, Write};
use std::process::ExitCode;

use travaux::render::Style;
use travaux::{Comparison, Draft, Effects, Error, read};

const CORPUS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/corpus/families/harbour-declaration/");

fn main() -> ExitCode {
    let mut files: Vec<String> = std::env::args().skip(1).collect();
    let arguments = files.len();
    files.retain(|argument| argument != "--json");
    let json = files.len() < arguments;
    let drafts = match files.as_slice() {
        [] => pair(&format!("{CORPUS}draft-2.md"), &format!("{CORPUS}draft-3.md")),
        [before, after] => pair(before, after),
        _ => {
            eprintln!("usage: effects [--json] [BEFORE AFTER]");
            return ExitCode::from(2);
        }
    };
    let (before, after) = match drafts {
        Ok(drafts) => drafts,
        Err(error) => {
            eprintln!("{error:#}");
            return ExitCode::FAILURE;
        }
    };
    let color = std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let comparison = Comparison::new(&before, &after);
    let effects = Effects::new(&comparison);
    // a pager that has read enough closes the pipe
    let _ = match json {
        true => serde_json::to_string_pretty(&effects.report())
            .map_err(std::io::Error::other)
            .and_then(|report| writeln!(std::io::stdout(), "{report}")),
        false => write!(std::io::stdout(), "{}", effects.styled(Style::new().color(color))),
    };
    ExitCode::SUCCESS
}

fn pair(before: &str, after: &str) -> Result<(Draft, Draft), Error> {
    Ok((read::path(before)?, read::path(after)?))
}
