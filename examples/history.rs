//! Drafts of one text in order: `history` for the corpus, `history FILE…` for files; `history --phrase
//! PHRASE [FILE…]` tells the life of a phrase instead.
#![allow(clippy::print_stderr)]

use std::io::{IsTerminal, Write};
use std::process::ExitCode;

use travaux::render::Style;
use travaux::{Draft, Error, History, read};

const CORPUS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/corpus/families/harbour-declaration/");

fn main() -> ExitCode {
    let mut files: Vec<String> = std::env::args().skip(1).collect();
    let mut phrase = None;
    if files.first().is_some_and(|argument| argument == "--phrase") {
        if files.len() < 2 {
            eprintln!("usage: history [--phrase PHRASE] [FILE…]");
            return ExitCode::from(2);
        }
        phrase = files.drain(..2).nth(1);
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
    let color = std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let style = Style::new().color(color);
    let history = History::new(&drafts.iter().collect::<Vec<_>>());
    // a pager that has read enough closes the pipe
    let _ = match phrase {
        Some(phrase) => {
            let lifespan = history.lifespan(&phrase);
            write!(std::io::stdout(), "{}", lifespan.styled(&history, style))
        }
        None => write!(std::io::stdout(), "{}", history.styled(style)),
    };
    ExitCode::SUCCESS
}
