//! A check file, decided on the texts it names: `check` for the red lines of the corpus, `check FILE` for
//! one of yours, `check FILE TEXT…` on other texts; before them `--table` for Markdown, `--junit`, `--sarif`,
//! or `--baseline` to write what fails now. A file `FILE.known` is read as what failed before. The exit
//! status is 0 if nothing but notes is in trouble, 1 for a warning, 2 for an error, 3 if a file cannot be used.
#![allow(clippy::print_stderr)]

use std::io::{IsTerminal, Write};
use std::process::ExitCode;

use travaux::check::{Baseline, Checks, Outcome};
use travaux::render::Style;
use travaux::{Error, read};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/corpus/checks/red-lines.toml");

fn main() -> ExitCode {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let is_form = arguments.first().is_some_and(|first| first.starts_with("--"));
    let form = if is_form { arguments.remove(0) } else { String::new() };
    let (file, texts) = match arguments.split_first() {
        Some((file, texts)) => (file.as_str(), texts),
        None => (FILE, &[][..]),
    };
    match check(file, texts) {
        Ok(outcome) => {
            // a pager that has read enough closes the pipe
            let _ = write!(std::io::stdout(), "{}", page(&form, &outcome));
            ExitCode::from(outcome.exit_status())
        }
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::from(3)
        }
    }
}

fn check(file: &str, texts: &[String]) -> Result<Outcome, Error> {
    let checks = Checks::from_path(file)?;
    let drafts = match texts {
        [] => checks.read_texts()?,
        texts => texts.iter().map(read::path).collect::<Result<_, _>>()?,
    };
    let known = format!("{file}.known");
    let baseline = match std::path::Path::new(&known).exists() {
        true => Baseline::from_toml(&read::data(&known)?)?,
        false => Baseline::default(),
    };
    Ok(checks.run(&drafts).against(&baseline))
}

fn page(form: &str, outcome: &Outcome) -> String {
    let color = std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    match form {
        "--table" => outcome.table().to_string(),
        "--junit" => outcome.junit().to_string(),
        "--sarif" => outcome.sarif(&[]).to_string(),
        "--baseline" => Baseline::of(outcome).to_string(),
        _ => outcome.styled(Style::new().color(color)).to_string(),
    }
}
