//! Who has whose words: `overlap` for the texts of the corpus, or `overlap DIR` for a folder of yours and all
//! folders in it, as a page; with `--csv`, `--jsonl` or `--graphml` for programs. Dates come from front matter, or
//! from the name of a file: `call-2018-11-12.md`.
#![allow(clippy::print_stderr)]

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use travaux::lineage::Source;
use travaux::lineage::overlap::{Collection, Overlap, OverlapOptions, Progress};
use travaux::read;
use travaux::render::Style;

const CORPUS: [&str; 3] = ["families/harbour-declaration", "instruments", "negotiations"];

fn main() -> ExitCode {
    let (form, given): (Vec<String>, Vec<String>) =
        std::env::args().skip(1).partition(|argument| argument.starts_with("--"));
    let corpus = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/corpus"));
    let mut files = Vec::new();
    match given.as_slice() {
        [] => CORPUS.iter().for_each(|folder| find(&corpus.join(folder), &mut files)),
        folders => folders.iter().for_each(|folder| find(Path::new(folder), &mut files)),
    }
    let (mut collection, mut drafts) = (Collection::new(), Vec::new());
    for file in &files {
        match read::path(file) {
            Ok(draft) => {
                let name = file.file_name().unwrap_or_default().to_string_lossy();
                collection.add(Source::from(&draft).in_file(&name));
                // only a page quotes words as they are printed
                drafts.extend(form.is_empty().then_some(draft));
            }
            Err(error) => eprintln!("left out: {error}"),
        }
    }
    let overlap = Overlap::watched(&collection, OverlapOptions::new(), show);
    let page = match form.first().map(String::as_str) {
        None => overlap.styled(Style::new()).quoting(&drafts).to_string(),
        Some("--csv") => overlap.csv().to_string(),
        Some("--jsonl") => overlap.json_lines().to_string(),
        Some("--graphml") => overlap.graphml().to_string(),
        Some(_) => {
            eprintln!("usage: overlap [--csv|--jsonl|--graphml] [DIR…]");
            return ExitCode::from(2);
        }
    };
    // a pager that has read enough closes the pipe
    drop(std::io::stdout().write_all(page.as_bytes()));
    ExitCode::SUCCESS
}

/// The files in a folder and those in it, in order of their names.
fn find(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        match path.is_dir() {
            true => find(&path, files),
            false if path.file_stem().is_some_and(|name| name == "README") => {}
            false => files.push(path),
        }
    }
}

/// Every tenth of what is to be done, where that is much.
fn show(Progress { step, done, of }: Progress) {
    let tenth = of.div_ceil(10).max(1);
    if of > 1000 && done % tenth == 0 {
        eprintln!("{step:?}: {} of 10", done / tenth);
    }
}
