//! Where a text has its words from: `trace` for the corpus, `trace [--json] DRAFT SOURCE…` for files, of
//! which the first is traced in the others. Front matter dates them.
#![allow(clippy::print_stderr)]

use std::io::{IsTerminal, Write};
use std::process::ExitCode;

use travaux::lineage::Lineage;
use travaux::render::Style;
use travaux::{Draft, Error, read};

const CORPUS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/corpus/");

/// The declaration of the corpus and the instruments that came before it.
fn corpus() -> Vec<String> {
    let instruments = std::fs::read_dir(format!("{CORPUS}instruments")).into_iter().flatten();
    let instruments = instruments.flatten().map(|file| file.path().display().to_string());
    let mut files: Vec<String> = instruments.collect();
    files.sort();
    files.insert(0, format!("{CORPUS}families/harbour-declaration/draft-4.md"));
    files
}

fn main() -> ExitCode {
    let mut files: Vec<String> = std::env::args().skip(1).collect();
    let as_json = files.first().is_some_and(|argument| argument == "--json");
    files.drain(..usize::from(as_json));
    if files.is_empty() {
        files = corpus();
    }
    if files.len() < 2 {
        eprintln!("usage: trace [--json] DRAFT SOURCE…");
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
    let page = match as_json {
        true => match serde_json::to_string_pretty(&tracing.report()) {
            Ok(report) => report + "\n",
            Err(flaw) => {
                eprintln!("{flaw}");
                return ExitCode::FAILURE;
            }
        },
        false => tracing.styled(Style::new().color(color)).to_string(),
    };
    // a pager that has read enough closes the pipe
    let _ = write!(std::io::stdout(), "{page}");
    ExitCode::SUCCESS
}
