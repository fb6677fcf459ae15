//! The texts in the corpus, read.

use std::path::{Path, PathBuf};

use travaux::{Draft, read};

pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")
}

/// A draft of the Harbour Declaration.
pub(crate) fn harbour(draft: u8) -> Draft {
    read(&root().join(format!("families/harbour-declaration/draft-{draft}.md")))
}

pub(crate) fn read(path: &Path) -> Draft {
    read::path(path).unwrap_or_else(|error| panic!("{error:#}"))
}

/// Every text below a folder, in order of names.
pub(crate) fn texts(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let extension =
                path.extension().and_then(|e| e.to_str()).unwrap_or_default().to_owned();
            if path.is_dir() {
                folders.push(path);
            } else if matches!(extension.as_str(), "md" | "txt" | "tsv" | "json") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}
