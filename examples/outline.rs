//! The clauses of a draft: `outline` for the corpus, `outline FILE` for a file; `--json` writes one
//! object a line instead, with spans in the reading text and in the file.
#![allow(clippy::print_stderr)]

use std::io::{IsTerminal, Write};
use std::process::ExitCode;

use travaux::render::{Outline, Style};
use travaux::{Draft, read};

const DRAFT: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/corpus/families/harbour-declaration/draft-4.md");

fn main() -> ExitCode {
    let mut files: Vec<String> = std::env::args().skip(1).collect();
    let arguments = files.len();
    files.retain(|argument| argument != "--json");
    let json = files.len() < arguments;
    let file = match files.as_slice() {
        [] => DRAFT,
        [file] if !file.starts_with("--") => file,
        _ => {
            eprintln!("usage: outline [--json] [FILE]");
            return ExitCode::from(2);
        }
    };
    match read::path(file) {
        Ok(draft) => {
            // a pager that has read enough closes the pipe
            let _ = show(&draft, json);
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn show(draft: &Draft, json: bool) -> std::io::Result<()> {
    let mut out = std::io::BufWriter::new(std::io::stdout());
    let color = std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let outline = Outline::new(draft).styled(Style::new().color(color));
    if !json {
        write!(out, "{outline}")?;
    }
    for record in outline.records().filter(|_| json) {
        writeln!(out, "{}", serde_json::to_string(&record)?)?;
    }
    for notice in draft.notices() {
        eprintln!("{}: {}", draft.sigil(), notice.describe(draft.text()));
    }
    out.flush()
}
