//! All files of a folder.

use std::path::{Path, PathBuf};

use super::file::path as read_path;
use crate::document::Draft;
use crate::error::{Error, ErrorKind};

/// A file of a folder, and what was read of it.
///
/// ```
/// use travaux::read::FileRead;
///
/// fn unread(files: &[FileRead]) -> usize {
///     files.iter().filter(|file| file.draft.is_err()).count()
/// }
/// assert_eq!(unread(&[]), 0);
/// ```
#[derive(Debug)]
pub struct FileRead {
    /// Where it is.
    pub path: PathBuf,
    /// The draft, or why it is none.
    pub draft: Result<Draft, Error>,
}

/// Reads every file of a folder as a draft, in the order of their names by bytes: each with its draft, or
/// with why it is none. Folders inside and files whose names begin with a full stop are passed over.
///
/// # Errors
/// If there is no such folder, or it cannot be listed.
///
/// ```no_run
/// for file in travaux::read::folder("drafts")? {
///     match file.draft {
///         Ok(draft) => println!("{}: {} clauses", file.path.display(), draft.clauses().len()),
///         Err(error) => println!("{error}"),
///     }
/// }
/// # Ok::<(), travaux::Error>(())
/// ```
pub fn folder(path: impl AsRef<Path>) -> Result<Vec<FileRead>, Error> {
    let path = path.as_ref();
    let refused = |cause: std::io::Error| {
        let message = match cause.kind() {
            std::io::ErrorKind::NotFound => "found no such folder",
            _ => "found a folder that cannot be listed",
        };
        Error::new(ErrorKind::Io, message).named(path.display().to_string()).caused_by(cause)
    };
    let mut files = Vec::new();
    for entry in std::fs::read_dir(path).map_err(refused)? {
        let entry = entry.map_err(refused)?;
        let is_hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
        if !is_hidden && !entry.path().is_dir() {
            files.push(entry.path());
        }
    }
    files.sort();
    Ok(files.into_iter().map(|path| FileRead { draft: read_path(&path), path }).collect())
}
