//! The concepts of a draft: `map` for the corpus, `map DRAFT` for a file, `map DRAFT SCHEME` with a
//! scheme of your own, or another built-in one by its name.
#![allow(clippy::print_stderr)]

use std::io::{IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

use travaux::render::Style;
use travaux::{Error, Scheme, read};

const DRAFT: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/corpus/families/harbour-declaration/draft-4.md");

fn main() -> ExitCode {
    let files: Vec<String> = std::env::args().skip(1).collect();
    let mapped = match files.as_slice() {
        [] => map(DRAFT, "cyber"),
        [draft] => map(draft, "cyber"),
        [draft, scheme] => map(draft, scheme),
        _ => {
            eprintln!("usage: map [DRAFT [SCHEME]]");
            return ExitCode::from(2);
        }
    };
    if let Err(error) = mapped {
        eprintln!("{error:#}");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

fn map(draft: &str, scheme: &str) -> Result<(), Error> {
    let draft = read::path(draft)?;
    let own;
    let scheme = match Scheme::builtin(scheme) {
        Ok(scheme) => scheme,
        Err(unknown) => {
            // the name of a file, unless there is none: then rather a wrong name of a scheme
            let is_file = Path::new(scheme).exists();
            own = if is_file { Scheme::from_path(scheme)? } else { return Err(unknown) };
            &own
        }
    };
    let color = std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let map = scheme.annotate(&draft);
    // a pager that has read enough closes the pipe
    let _ = write!(std::io::stdout(), "{}", map.styled(Style::new().color(color)));
    Ok(())
}
