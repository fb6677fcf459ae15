//! A check file, decided on the texts it names: `check` for the red lines of the corpus, `check FILE` for
//! one of yours, `check FILE TEXT…` on other texts. The exit status is 0 if nothing but notes is in trouble,
//! 1 for a warning, 2 for an error, 3 if the file cannot be used.
#![allow(clippy::print_stderr)]

use std::io::{IsTerminal, Write};
use std::process::ExitCode;

use travaux::check::Checks;
use travaux::render::Style;
use travaux::{Error, read};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/corpus/checks/red-lines.toml");

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (file, texts) = match arguments.split_first() {
        Some((file, texts)) => (file.as_str(), texts),
        None => (FILE, &[][..]),
    };
    match check(file, texts) {
        Ok(status) => ExitCode::from(status),
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::from(3)
        }
    }
}

fn check(file: &str, texts: &[String]) -> Result<u8, Error> {
    let checks = Checks::from_path(file)?;
    let drafts = match texts {
        [] => checks.read_texts()?,
        texts => texts.iter().map(read::path).collect::<Result<_, _>>()?,
    };
    let outcome = checks.run(&drafts);
    let color = std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    // a pager that has read enough closes the pipe
    let _ = write!(std::io::stdout(), "{}", outcome.styled(Style::new().color(color)));
    Ok(outcome.exit_status())
}
