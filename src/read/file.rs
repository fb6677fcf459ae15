//! Files to drafts.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::markdown::markdown;
use crate::document::Draft;
use crate::error::{Error, ErrorKind};
use crate::span::Span;

/// No text people negotiate is longer; what is, is a mistake that should not take all memory.
const MOST_BYTES: u64 = 1 << 30;

/// Reads a file as a draft, cited by its name without the extension.
///
/// The format goes by the extension, in capitals or small letters: `.md` and `.markdown` are
/// Markdown, anything else that holds text is plain text.
///
/// # Errors
/// If there is no such file, or it is no regular file, holds more than 1 GiB, is of a format this
/// crate does not read, or is not UTF-8 text; the error says which, and where.
///
/// ```no_run
/// let draft = travaux::read::path("drafts/rev1.md")?;
/// println!("{} clauses", draft.clauses().len());
/// # Ok::<(), travaux::Error>(())
/// ```
pub fn path(path: impl AsRef<Path>) -> Result<Draft, Error> {
    read(path.as_ref()).map_err(|error| error.named(path.as_ref().display().to_string()))
}

/// Reads a file of data, such as a scheme, as UTF-8 text; for the text of a draft see [`path()`].
///
/// # Errors
/// If there is no such file, or it is no regular file, holds more than 1 GiB, or is not UTF-8 text.
///
/// ```
/// let error = travaux::read::data("no/such/scheme.toml").unwrap_err();
/// assert_eq!(error.to_string(), "no/such/scheme.toml: found no such file");
/// ```
pub fn data(path: impl AsRef<Path>) -> Result<String, Error> {
    let read = bytes(path.as_ref()).and_then(|bytes| text(&bytes).map(str::to_owned));
    read.map_err(|error| error.named(path.as_ref().display().to_string()))
}

fn read(path: &Path) -> Result<Draft, Error> {
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    let bytes = bytes(path)?;
    if let Some(format) = foreign_format(&bytes, extension) {
        let found = format!("found {format}, allowed: plain text (.txt) and Markdown (.md)");
        return Err(Error::new(ErrorKind::UnknownFormat, found));
    }
    let text = text(&bytes)?;
    let sigil =
        path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(match extension.to_ascii_lowercase().as_str() {
        "md" | "markdown" => markdown(sigil, text),
        _ => Draft::parse(sigil, text),
    })
}

fn bytes(path: &Path) -> Result<Vec<u8>, Error> {
    let io = |error| Error::new(ErrorKind::Io, "found no file that can be read").caused_by(error);
    let meta = std::fs::metadata(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => {
            Error::new(ErrorKind::Io, "found no such file").caused_by(error)
        }
        _ => io(error),
    })?;
    if meta.is_dir() {
        return Err(Error::new(ErrorKind::Io, "found a directory, expected a file"));
    }
    if !meta.is_file() {
        return Err(Error::new(ErrorKind::Io, "found a device or a pipe, expected a file"));
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(io)?;
    // a file may grow while it is read
    file.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(io)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(Error::new(ErrorKind::Io, "found more than 1 GiB, allowed: up to 1 GiB"));
    }
    Ok(bytes)
}

/// The name of a format that is no text, or that would be nonsense read as text.
fn foreign_format(bytes: &[u8], extension: &str) -> Option<&'static str> {
    const MAGIC: [(&[u8], &str); 10] = [
        (b"\x89PNG", "a PNG image"),
        (b"\xFF\xD8\xFF", "a JPEG image"),
        (b"GIF8", "a GIF image"),
        (b"%PDF-", "a PDF (extract its text first, with `pdftotext -layout`)"),
        (b"PK\x03\x04", "a ZIP archive (a DOCX or ODT, perhaps: save it as text first)"),
        (b"\xD0\xCF\x11\xE0", "an old Word document (save it as text first)"),
        (b"{\\rtf", "an RTF document (save it as text first)"),
        (b"\x1F\x8B", "a gzip archive"),
        (b"\xFF\xFE", "UTF-16 text (save it as UTF-8 first)"),
        (b"\xFE\xFF", "UTF-16 text (save it as UTF-8 first)"),
    ];
    let by_content = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic));
    by_content.map(|(_, name)| *name).or(match extension.to_ascii_lowercase().as_str() {
        "html" | "htm" => Some("HTML (save it as text first)"),
        "xml" | "akn" => Some("XML (save it as text first)"),
        _ => None,
    })
}

/// The bytes as text, or the place that shows they are none.
fn text(bytes: &[u8]) -> Result<&str, Error> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let valid = error.valid_up_to();
            let before = std::str::from_utf8(&bytes[..valid]).unwrap_or_default();
            let found = format!(
                "found byte 0x{:02X} (byte {valid} of the file), expected UTF-8 text",
                bytes[valid]
            );
            return Err(Error::new(ErrorKind::NotText, found).at(before, Span::new(valid, valid)));
        }
    };
    match bytes.iter().position(|byte| *byte == 0) {
        Some(nul) => {
            let found = format!("found a NUL (byte {nul} of the file), expected UTF-8 text");
            Err(Error::new(ErrorKind::NotText, found).at(text, Span::new(nul, nul)))
        }
        None => Ok(text),
    }
}
