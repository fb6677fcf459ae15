//! Clauses that were revised, and the texts they stand in.

use std::path::{Path, PathBuf};

use travaux::{Comparison, read};

/// The words of a clause before and after it was revised.
pub(crate) fn revised_clauses(only_corpus: bool) -> Vec<(String, String)> {
    let mut clauses = Vec::new();
    for (old, new) in pairs(only_corpus) {
        let [before, after] =
            [old, new].map(|path| read::path(path).unwrap_or_else(|error| panic!("{error:#}")));
        for change in Comparison::new(&before, &after).clauses() {
            let pieces = change.pieces();
            let before: String = pieces.iter().map(|piece| piece.before).collect();
            let after: String = pieces.iter().map(|piece| piece.after).collect();
            if !before.is_empty() && !after.is_empty() && before != after {
                clauses.push((before, after));
            }
        }
    }
    clauses
}

/// Files that are versions of one text.
fn pairs(only_corpus: bool) -> Vec<(PathBuf, PathBuf)> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let mut pairs = neighbours(&corpus.join("families/harbour-declaration"));
    let root = std::env::var_os("TRAVAUX_TEXTS").map(PathBuf::from);
    if let (Some(root), false) = (root, only_corpus) {
        pairs.extend(neighbours(&root.join("texts/paris-agreement")));
        for folder in folders(&root.join("series")) {
            pairs.extend(neighbours(&folder));
        }
        let files: Vec<PathBuf> =
            folders(&root.join("pairs")).iter().flat_map(|folder| entries(folder)).collect();
        let olds = files.iter().filter(|path| path.to_string_lossy().ends_with(".old.md"));
        for old in olds {
            let new = PathBuf::from(old.to_string_lossy().replace(".old.md", ".new.md"));
            pairs.push((old.clone(), new));
        }
    }
    pairs
}

/// The texts of a folder, each with the next in the order of their names.
fn neighbours(folder: &Path) -> Vec<(PathBuf, PathBuf)> {
    let is_text = |path: &PathBuf| path.extension().is_some_and(|end| end == "md" || end == "txt");
    let texts: Vec<PathBuf> = entries(folder).into_iter().filter(is_text).collect();
    texts.windows(2).map(|pair| (pair[0].clone(), pair[1].clone())).collect()
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let found = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut entries: Vec<PathBuf> = found.map(|entry| entry.path()).collect();
    entries.sort();
    entries
}

/// A folder and all folders in it.
fn folders(root: &Path) -> Vec<PathBuf> {
    let mut folders = vec![root.to_owned()];
    let mut next = 0;
    while next < folders.len() {
        folders.extend(entries(&folders[next]).into_iter().filter(|path| path.is_dir()));
        next += 1;
    }
    folders
}
