//! Drafts side by side, a row for every place: `collate` for the corpus, `collate FILE…` for drafts in
//! order; `--any-order` for texts whose order says nothing, `--json` for the table as machines read it.
#![allow(clippy::print_stderr)]

use std::io::Write;
use std::process::ExitCode;

use travaux::history::Collation;
use travaux::{Draft, Error, History, read};

const CORPUS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/corpus/families/harbour-declaration/");

fn main() -> ExitCode {
    let (flags, mut files): (Vec<String>, Vec<String>) =
        std::env::args().skip(1).partition(|argument| argument.starts_with("--"));
    if flags.iter().any(|flag| !["--any-order", "--json"].contains(&flag.as_str())) {
        eprintln!("usage: collate [--any-order] [--json] [FILE…]");
        return ExitCode::from(2);
    }
    if files.is_empty() {
        files = (1..=4).map(|number| format!("{CORPUS}draft-{number}.md")).collect();
    }
    let drafts: Result<Vec<Draft>, Error> = files.iter().map(read::path).collect();
    let drafts = match drafts {
        Ok(drafts) => drafts,
        Err(error) => {
            eprintln!("{error:#}");
            return ExitCode::FAILURE;
        }
    };
    let witnesses: Vec<&Draft> = drafts.iter().collect();
    let collation = match flags.contains(&"--any-order".to_owned()) {
        true => Collation::new(&witnesses),
        false => History::new(&witnesses).collation(),
    };
    // a pager that has read enough closes the pipe
    let _ = match flags.contains(&"--json".to_owned()) {
        true => serde_json::to_string_pretty(&collation.report())
            .map_err(std::io::Error::other)
            .and_then(|report| writeln!(std::io::stdout(), "{report}")),
        false => write!(std::io::stdout(), "{collation}"),
    };
    ExitCode::SUCCESS
}
