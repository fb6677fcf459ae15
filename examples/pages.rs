//! Results as pages of HTML: `pages FOLDER` writes those of the corpus into a folder, `pages FOLDER DRAFT
//! DRAFT…` those of files, the last of which is traced in the others.
#![allow(clippy::print_stderr)]

use std::fmt::Display;
use std::path::Path;
use std::process::ExitCode;

use travaux::history::TurningPoints;
use travaux::render::{ConceptMapPage, HistoryPage, LineagePage, OutcomePage, RedlinePage};
use travaux::{Checks, Comparison, Draft, Effects, Error, History, Lineage, Scheme, read};

const CORPUS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/corpus/");

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let Some(folder) = arguments.next() else {
        eprintln!("usage: pages FOLDER [DRAFT DRAFT…]");
        return ExitCode::from(2);
    };
    match pages(Path::new(&folder), arguments.collect()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn pages(folder: &Path, mut files: Vec<String>) -> Result<(), Error> {
    let is_corpus = files.len() < 2;
    if is_corpus {
        let draft = |number| format!("{CORPUS}families/harbour-declaration/draft-{number}.md");
        files = (1..=4).map(draft).collect();
        let checks = Checks::from_path(format!("{CORPUS}checks/red-lines.toml"))?;
        write(folder, "checks", &OutcomePage::new(&checks.run(&checks.read_texts()?)));
    }
    let drafts = files.iter().map(read::path).collect::<Result<Vec<Draft>, _>>()?;
    let scheme = Scheme::builtin("cyber")?;
    let maps: Vec<_> = drafts.iter().map(|draft| scheme.annotate(draft)).collect();
    write(folder, "concepts", &ConceptMapPage::new(&maps));

    let last = drafts.len() - 1;
    let comparison = Comparison::new(&drafts[last - 1], &drafts[last]);
    let effects = Effects::new(&comparison);
    write(folder, "redline", &RedlinePage::new(&effects).maps(&maps[last - 1], &maps[last]));

    let history = History::new(&drafts.iter().collect::<Vec<_>>());
    let lives = history.lifespans(scheme);
    let turning = TurningPoints::new(&history);
    write(folder, "history", &HistoryPage::new(&history).lives(&lives).turning_points(&turning));

    let instruments = read::folder(format!("{CORPUS}instruments"))?;
    let instruments: Vec<Draft> =
        instruments.into_iter().filter_map(|file| file.draft.ok()).collect();
    let lineage = match is_corpus {
        true => Lineage::new(&instruments),
        false => Lineage::new(&drafts[..last]),
    };
    write(folder, "lineage", &LineagePage::new(&lineage.trace(&drafts[last])));
    Ok(())
}

fn write(folder: &Path, name: &str, page: &dyn Display) {
    let path = folder.join(name).with_extension("html");
    match std::fs::write(&path, page.to_string()) {
        Ok(()) => eprintln!("{}", path.display()),
        Err(flaw) => eprintln!("{}: {flaw}", path.display()),
    }
}
