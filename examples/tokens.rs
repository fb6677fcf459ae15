//! The tokens of a text: `tokens` for a sample, `tokens FILE` for a file.
#![allow(clippy::print_stderr)]

use std::io::Write;
use std::process::ExitCode;

use travaux::{Draft, read};

const SAMPLE: &str =
    "(iv) Recalls A/RES/70/237, para. 13 (f), and doesn't [re]open capacity-building…";

fn main() -> ExitCode {
    let draft = match std::env::args().nth(1) {
        None => Draft::parse("sample", SAMPLE),
        Some(file) => match read::path(&file) {
            Ok(draft) => draft,
            Err(error) => {
                eprintln!("{error:#}");
                return ExitCode::FAILURE;
            }
        },
    };
    let mut out = std::io::stdout().lock();
    for token in draft.tokens().iter(draft.text()) {
        let span = token.span();
        let (start, end, kind) = (span.start(), span.end(), format!("{:?}", token.kind()));
        if writeln!(out, "{start:>6}..{end:<6} {kind:<12} {}", token.word()).is_err() {
            // a pager that has read enough closes the pipe
            break;
        }
    }
    ExitCode::SUCCESS
}
