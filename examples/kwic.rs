//! Words in their surroundings: `kwic` for the corpus, or `kwic PATTERN FILE…` for a pattern of yours.
//! Behind them the terms that the first file is more about than the others, as far as the scheme `cyber`
//! has no word for them.
#![allow(clippy::print_stderr)]

use std::fmt::Write as _;
use std::io::Write;
use std::process::ExitCode;

use travaux::concordance::{Concordance, Keyness, Order};
use travaux::render::Style;
use travaux::{Draft, Error, Scheme, read};

const CORPUS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/corpus/");
const FILES: [&str; 3] = [
    "instruments/norms-package-2030.txt",
    "instruments/experts-report-2028.md",
    "families/harbour-declaration/draft-4.md",
];

fn main() -> ExitCode {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let own = FILES.map(|name| format!("{CORPUS}{name}"));
    let shown = match given.as_slice() {
        [] => kwic("norm|rule", &own),
        [pattern, files @ ..] if !files.is_empty() => kwic(pattern, files),
        _ => {
            eprintln!("usage: kwic [PATTERN FILE…]");
            return ExitCode::from(2);
        }
    };
    if let Err(error) = shown {
        eprintln!("{error:#}");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

fn kwic(pattern: &str, files: &[String]) -> Result<(), Error> {
    let drafts = files.iter().map(read::path).collect::<Result<Vec<Draft>, Error>>()?;
    let drafts: Vec<&Draft> = drafts.iter().collect();
    let lines = Concordance::of_pattern(&drafts, pattern)?.sorted(Order::Right);
    let mut page = lines.styled(Style::new().width(120)).to_string();
    let map = [Scheme::builtin("cyber")?.annotate(drafts[0])];
    let _ = writeln!(page, "\n{} is more about:", drafts[0].sigil());
    // these texts are short: one in a hundred is as unlikely as it gets
    let keyness = Keyness::new().least(2).log_likelihood(6.63);
    for term in keyness.candidates(&map, &drafts[1..]).iter().take(15) {
        let (words, here, elsewhere) = (&term.words, term.here, term.elsewhere);
        let _ = writeln!(page, "  {words} ({here} here, {elsewhere} in the others)");
    }
    // a pager that has read enough closes the pipe
    let _ = std::io::stdout().write_all(page.as_bytes());
    Ok(())
}
