//! What two delegations made of one text: `merge` for the corpus, `merge BASE LEFT RIGHT` for three files;
//! `--text` writes the merged text itself, with conflicts in brackets.
#![allow(clippy::print_stderr)]

use std::io::{IsTerminal, Write};
use std::process::ExitCode;

use travaux::render::Style;
use travaux::{Draft, Error, ThreeWay, read};

const CORPUS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/corpus/negotiations/pilot-pact/");

fn main() -> ExitCode {
    let mut files: Vec<String> = std::env::args().skip(1).collect();
    let arguments = files.len();
    files.retain(|argument| argument != "--text");
    let as_text = files.len() < arguments;
    if files.is_empty() {
        files = ["chair", "coast", "river"].map(|name| format!("{CORPUS}{name}.md")).to_vec();
    }
    let [base, left, right] = files.as_slice() else {
        eprintln!("usage: merge [--text] [BASE LEFT RIGHT]");
        return ExitCode::from(2);
    };
    let drafts: Result<Vec<Draft>, Error> =
        [base, left, right].into_iter().map(read::path).collect();
    let drafts = match drafts {
        Ok(drafts) => drafts,
        Err(error) => {
            eprintln!("{error:#}");
            return ExitCode::FAILURE;
        }
    };
    let merge = ThreeWay::new(&drafts[0], &drafts[1], &drafts[2]);
    let mut out = std::io::stdout();
    let color = out.is_terminal() && std::env::var_os("NO_COLOR").is_none();
    // a pager that has read enough closes the pipe
    let _ = match as_text {
        true => write!(out, "{}", merge.text()),
        false => write!(out, "{}", merge.styled(Style::new().color(color))),
    };
    ExitCode::SUCCESS
}
