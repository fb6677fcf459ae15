//! Clauses that were revised, and the texts they stand in.

use std::path::{Path, PathBuf};

use travaux::{Comparison, read};

use crate::files::texts;

/// The words of a clause before and after it was revised.
pub(crate) fn revised_clauses(only_corpus: bool) -> Vec<(String, String)> {
    let mut clauses = Vec::new();
    for pair in pairs(only_corpus) {
        let [before, after] =
            pair.map(|path| read::path(path).unwrap_or_else(|error| panic!("{error:#}")));
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

/// Files that are versions of one text: neighbours of one folder, in the order of their names.
fn pairs(only_corpus: bool) -> Vec<[PathBuf; 2]> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let mut folders = vec![corpus.join("families/harbour-declaration")];
    let root = std::env::var_os("TRAVAUX_TEXTS").map(PathBuf::from);
    if let (Some(root), false) = (root, only_corpus) {
        folders
            .extend(["texts/paris-agreement", "series", "pairs"].map(|folder| root.join(folder)));
    }
    let texts: Vec<PathBuf> = folders.iter().flat_map(|folder| texts(folder)).collect();
    let neighbours = texts.windows(2).filter(|pair| pair[0].parent() == pair[1].parent());
    neighbours.map(|pair| [pair[0].clone(), pair[1].clone()]).collect()
}
