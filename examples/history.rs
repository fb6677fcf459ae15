//! Drafts of one text in order: `history` for the corpus, `history FILE…` for files, `history FOLDER` for
//! the files of a folder by their dates. Told clause by clause, or with `--told` draft by draft; `--phrase
//! PHRASE`, `--pattern PATTERN` and `--concept ID` tell a life instead; `--json` writes what machines read.
#![allow(clippy::print_stderr)]

use std::io::{IsTerminal, Write};
use std::process::ExitCode;

use travaux::history::{Lifespan, Series};
use travaux::render::{Chronicle, Style};
use travaux::{Error, History, Scheme, read};

const CORPUS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/corpus/families/harbour-declaration/");
const USAGE: &str = "usage: history [--told | --json | --phrase PHRASE | --pattern PATTERN | \
                     --concept ID] [--language TAG] [FOLDER | FILE…]";

fn main() -> ExitCode {
    let (mut flags, mut files) = (Vec::new(), Vec::new());
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--told" | "--json" => flags.push((argument, String::new())),
            "--phrase" | "--pattern" | "--concept" | "--language" => {
                let Some(value) = arguments.next() else {
                    eprintln!("{USAGE}");
                    return ExitCode::from(2);
                };
                flags.push((argument, value));
            }
            _ => files.push(argument),
        }
    }
    match page(&flags, files) {
        // a pager that has read enough closes the pipe
        Ok(page) => _ = write!(std::io::stdout(), "{page}"),
        Err(error) => {
            eprintln!("{error:#}");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

fn page(flags: &[(String, String)], mut files: Vec<String>) -> Result<String, Error> {
    let flag = |name: &str| flags.iter().find(|(own, _)| own == name).map(|(_, v)| v.as_str());
    if files.is_empty() {
        files = (1..=4).map(|number| format!("{CORPUS}draft-{number}.md")).collect();
    }
    let (mut series, mut drafts) = (Series::default(), Vec::new());
    if files.len() == 1 && std::path::Path::new(&files[0]).is_dir() {
        series = Series::from_folder(&files[0], flag("--language"))?;
    } else {
        drafts = files.iter().map(read::path).collect::<Result<_, _>>()?;
    }
    for entry in series.ties().chain(series.undated()) {
        eprintln!("{}: {}", entry.name, entry.reason.describe());
    }
    let borrowed = series.drafts().into_iter().chain(&drafts).collect::<Vec<_>>();
    let history = History::new(&borrowed);
    let color = std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let style = Style::new().color(color);
    let mut lives: Vec<Lifespan> = Vec::new();
    lives.extend(flag("--phrase").map(|phrase| history.lifespan(phrase)));
    if let Some(pattern) = flag("--pattern") {
        lives.push(history.lifespan_of_pattern(pattern)?);
    }
    if let Some(id) = flag("--concept") {
        lives.extend(history.lifespan_of_concept(Scheme::builtin("cyber")?, id));
    }
    let json = |value: serde_json::Result<String>| value.unwrap_or_default() + "\n";
    let shown = |life: &Lifespan| life.styled(&history, style).to_string();
    Ok(match (flag("--json").is_some(), flag("--told").is_some(), lives.is_empty()) {
        (true, _, true) => json(serde_json::to_string_pretty(&history.report())),
        (true, _, false) => {
            let reports: Vec<_> = lives.iter().map(|life| life.report(&history)).collect();
            json(serde_json::to_string_pretty(&reports))
        }
        (false, true, _) => Chronicle::with_style(&history, style).to_string(),
        (false, false, true) => history.styled(style).to_string(),
        (false, false, false) => lives.iter().map(shown).collect(),
    })
}
