//! Results as tables for R and pandas: `tables` shows the word edits of the corpus as CSV, `tables FOLDER
//! BEFORE AFTER` writes every table of two files into a folder, as CSV and as JSON Lines.
#![allow(clippy::print_stderr)]

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use travaux::render::Table;
use travaux::setting::Settings;
use travaux::{Comparison, Draft, Effects, Force, History, Scheme, read};

const CORPUS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/corpus/families/harbour-declaration/");

fn main() -> ExitCode {
    let files: Vec<String> = std::env::args().skip(1).collect();
    let written = match files.as_slice() {
        [] => edits(),
        [folder, before, after] => all(Path::new(folder), before, after),
        _ => {
            eprintln!("usage: tables [FOLDER BEFORE AFTER]");
            return ExitCode::from(2);
        }
    };
    if let Err(error) = written {
        eprintln!("{error}");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

fn edits() -> Result<(), Box<dyn std::error::Error>> {
    let before = read::path(format!("{CORPUS}draft-2.md"))?;
    let after = read::path(format!("{CORPUS}draft-3.md"))?;
    // a pager that has read enough closes the pipe
    let _ = write!(std::io::stdout(), "{}", Table::edits(&Comparison::new(&before, &after)).csv());
    Ok(())
}

fn all(folder: &Path, before: &str, after: &str) -> Result<(), Box<dyn std::error::Error>> {
    let (before, after): (Draft, Draft) = (read::path(before)?, read::path(after)?);
    let comparison = Comparison::new(&before, &after);
    let (map, force) = (Scheme::builtin("cyber")?.annotate(&after), Force::new(&after));
    let tables = [
        Table::clauses(&after),
        Table::changes(&comparison),
        Table::edits(&comparison),
        Table::effects(&Effects::new(&comparison)),
        Table::settings(&Settings::new(&map, &force)),
        Table::gaps(&map),
        Table::acts(&force),
        Table::traces(&History::new(&[&before, &after])),
    ];
    for table in tables {
        let file = |extension| folder.join(table.name()).with_extension(extension);
        std::fs::write(file("csv"), table.csv().to_string())?;
        std::fs::write(file("jsonl"), table.json_lines().to_string())?;
    }
    Ok(())
}
