//! Texts below a folder.

use std::path::{Path, PathBuf};

/// Every text below a folder but those that describe the others, in order of names; none where there
/// is no such folder.
pub(crate) fn texts(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let extension = path.extension().and_then(|extension| extension.to_str());
            if path.is_dir() {
                folders.push(path);
            } else if matches!(extension, Some("md" | "txt")) && !path.ends_with("README.md") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}
